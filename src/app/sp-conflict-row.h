/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-merge.h"

G_BEGIN_DECLS

/* SpConflictRow: one conflict of a merge, both sides beside each other. Signal chosen: the user decided. */
#define SP_TYPE_CONFLICT_ROW (sp_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (SpConflictRow, sp_conflict_row, SP, CONFLICT_ROW, GtkBox)

GtkWidget *sp_conflict_row_new  (void);
/* The merge has to live as long as the row shows it. */
void       sp_conflict_row_show (SpConflictRow *self, SpMerge *merge, guint index);

G_END_DECLS
