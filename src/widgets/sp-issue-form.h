/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-form.h"

G_BEGIN_DECLS

/* SpIssueForm: the fields of an issue. */
#define SP_TYPE_ISSUE_FORM (sp_issue_form_get_type ())
G_DECLARE_FINAL_TYPE (SpIssueForm, sp_issue_form, SP, ISSUE_FORM, SpRowForm)

G_END_DECLS
