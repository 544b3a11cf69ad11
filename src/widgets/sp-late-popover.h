/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Popovers that are made when their buttons are pressed for the first time. */

typedef GtkWidget *(*SpLatePopoverFunc) (gpointer owner);

void sp_late_popover_attach      (GtkMenuButton *button, SpLatePopoverFunc make, gpointer owner);
void sp_late_popover_attach_menu (GtkMenuButton *button, const char *resource, const char *name);

G_END_DECLS
