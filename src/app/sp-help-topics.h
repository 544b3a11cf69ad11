/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *sp_help_find_topic (GtkWidget *widget);

G_END_DECLS
