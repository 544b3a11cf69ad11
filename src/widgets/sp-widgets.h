/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-theme.h"

G_BEGIN_DECLS

/* The narrowest window, 360 pixels, less what a border takes of it. */
#define SP_NARROWEST_DIALOG 340

void        sp_widgets_init       (void);
void        sp_widgets_fit_dialog (AdwDialog *dialog);

/* The theme of the pictures that goes with how the desktop looks now. */
SpThemeKind sp_widgets_find_theme (GtkWidget *widget);

G_END_DECLS
