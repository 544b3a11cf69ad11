/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The private folders and their locks; all paths in the file system's encoding. */
char    *sp_private_folder_ensure    (const char *name, GError **error);
int      sp_private_folder_lock      (const char *folder, gboolean wait);
gboolean sp_private_folder_delete    (const char *folder);
guint64  sp_private_folder_measure   (const char *folder, gint64 *changed);

G_END_DECLS
