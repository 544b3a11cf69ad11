/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names for the entries of menus and drop-downs, which GTK leaves without one in the accessibility tree. */

void sp_entry_names_give (void);

G_END_DECLS
