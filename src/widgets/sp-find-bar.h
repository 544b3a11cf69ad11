/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* SpFindBar: finds words in the text of a text view: marks all of them, counts them, and goes from one to the next. */
#define SP_TYPE_FIND_BAR (sp_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpFindBar, sp_find_bar, SP, FIND_BAR, AdwBin)

void  sp_find_bar_set_view (SpFindBar *self, GtkTextView *view);
void  sp_find_bar_open     (SpFindBar *self);
void  sp_find_bar_close    (SpFindBar *self);
guint sp_find_bar_get_n_matches (SpFindBar *self);

G_END_DECLS
