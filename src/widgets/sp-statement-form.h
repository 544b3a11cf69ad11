/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-form.h"

G_BEGIN_DECLS

/* SpStatementForm: the fields of a statement. */
#define SP_TYPE_STATEMENT_FORM (sp_statement_form_get_type ())
G_DECLARE_FINAL_TYPE (SpStatementForm, sp_statement_form, SP, STATEMENT_FORM, SpRowForm)

/* For a new statement: what is known of it already. */
void sp_statement_form_preset      (SpStatementForm *self, SpId actor, SpId issue);
void sp_statement_form_set_passage (SpStatementForm *self, SpId source, SpPassage passage, const char *quote);

G_END_DECLS
