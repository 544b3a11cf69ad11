/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a list that leads somewhere: connect to its "activated". Words from data, never markup. */
GtkWidget *sp_arrow_row_new (const char *title, const char *detail);

G_END_DECLS
