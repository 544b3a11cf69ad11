/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-form.h"

G_BEGIN_DECLS

/* SpSourceErrorForm: the fields of a known error of a source. */
#define SP_TYPE_SOURCE_ERROR_FORM (sp_source_error_form_get_type ())
G_DECLARE_FINAL_TYPE (SpSourceErrorForm, sp_source_error_form, SP, SOURCE_ERROR_FORM, SpRowForm)

/* For a new one: where it is printed. */
void sp_source_error_form_set_passage (SpSourceErrorForm *self, SpId source, SpPassage passage, const char *quote);
void sp_source_error_form_make_compact (SpSourceErrorForm *self);

G_END_DECLS
