/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-position.h"

G_BEGIN_DECLS

/*
 * SpShareBar: a small bar that tells a share of a whole, or how actors divide on the five steps of a stance. The words
 * for it stand beside it.
 */
#define SP_TYPE_SHARE_BAR (sp_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpShareBar, sp_share_bar, SP, SHARE_BAR, GtkWidget)

void sp_share_bar_set_share  (SpShareBar *self, double share);                          /* 0 .. 1 */
void sp_share_bar_set_counts (SpShareBar *self, const double counts[SP_N_STEPS]);       /* strongly oppose first */

G_END_DECLS
