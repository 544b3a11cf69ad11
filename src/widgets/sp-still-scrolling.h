/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolling that ends where the hand ends, for those who want no motion. */

void sp_still_scrolling_follow (GtkScrolledWindow *scrolled);

G_END_DECLS
