/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-theme.h"

G_BEGIN_DECLS

void        sp_widgets_init       (void);

/* The theme of the pictures that goes with how the desktop looks now. */
SpThemeKind sp_widgets_find_theme (GtkWidget *widget);

G_END_DECLS
