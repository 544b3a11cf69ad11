/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-form.h"

G_BEGIN_DECLS

/* SpSourceForm: the fields of a source. */
#define SP_TYPE_SOURCE_FORM (sp_source_form_get_type ())
G_DECLARE_FINAL_TYPE (SpSourceForm, sp_source_form, SP, SOURCE_FORM, SpRowForm)

G_END_DECLS
