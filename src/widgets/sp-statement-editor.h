/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-statement-edits.h"

G_BEGIN_DECLS

/*
 * SpStatementEditor: a small popover with the field for one column of the table of statements, for one statement or
 * for many at once. Enter writes, Escape leaves everything as it was. Signal: edited (char *told).
 */
#define SP_TYPE_STATEMENT_EDITOR (sp_statement_editor_get_type ())
G_DECLARE_FINAL_TYPE (SpStatementEditor, sp_statement_editor, SP, STATEMENT_EDITOR, GtkPopover)

GtkWidget *sp_statement_editor_new     (SpStore *store, GArray *ids, SpStatementColumn column);
GtkWidget *sp_statement_editor_new_tag (SpStore *store, GArray *ids);
gboolean   sp_statement_editor_can     (SpStatementColumn column);

G_END_DECLS
