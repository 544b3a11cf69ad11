/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-selection.h"
#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpOutline: the list beside the pages: actors, issues or sources, with a filter; to select, to order by hand and to
 * open a context menu on.
 *
 * Signal: activated (a row was opened, not only selected).
 */
#define SP_TYPE_OUTLINE (sp_outline_get_type ())
G_DECLARE_FINAL_TYPE (SpOutline, sp_outline, SP, OUTLINE, AdwBin)

void       sp_outline_set_store     (SpOutline *self, SpStore *store);            /* nullable */
void       sp_outline_set_selection (SpOutline *self, SpSelection *selection);
void       sp_outline_show_table    (SpOutline *self, SpTable table);
SpTable    sp_outline_get_table     (SpOutline *self);
void       sp_outline_focus_filter  (SpOutline *self);
guint      sp_outline_get_n_shown   (SpOutline *self);

G_END_DECLS
