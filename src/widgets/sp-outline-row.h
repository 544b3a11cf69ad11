/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-outline-model.h"

G_BEGIN_DECLS

/*
 * SpOutlineRow: an item in a list: name, detail, count. It can be dragged onto others of its kind.
 * Signal: dropped (SpOutlineItem moved, gboolean after): another item is to stand before or after this one.
 */
#define SP_TYPE_OUTLINE_ROW (sp_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (SpOutlineRow, sp_outline_row, SP, OUTLINE_ROW, GtkBox)

GtkWidget     *sp_outline_row_new      (void);
SpOutlineItem *sp_outline_row_get_item (SpOutlineRow *self);
void           sp_outline_row_set_item (SpOutlineRow *self, SpOutlineItem *item);   /* nullable */

G_END_DECLS
