/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-selection.h"
#include "sp-store.h"

G_BEGIN_DECLS

/* SpStatementsPage: all statements in a table, to sort, to filter and to select. */
#define SP_TYPE_STATEMENTS_PAGE (sp_statements_page_get_type ())
G_DECLARE_FINAL_TYPE (SpStatementsPage, sp_statements_page, SP, STATEMENTS_PAGE, AdwBin)

void sp_statements_page_set_store     (SpStatementsPage *self, SpStore *store);            /* nullable */
void sp_statements_page_set_selection (SpStatementsPage *self, SpSelection *selection);
void sp_statements_page_focus_filter  (SpStatementsPage *self);

gboolean          sp_statements_page_edit_focused (SpStatementsPage *self);

G_END_DECLS
