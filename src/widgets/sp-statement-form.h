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

/* For a small form beside the passage. */
void     sp_statement_form_make_compact (SpStatementForm *self);
gboolean sp_statement_form_needs_stance (SpStatementForm *self);
void     sp_statement_form_focus_stance (SpStatementForm *self);
SpId     sp_statement_form_get_actor    (SpStatementForm *self);

G_END_DECLS
