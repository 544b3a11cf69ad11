/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Puts a file where another one may be: whole, or not at all. */
gboolean sp_whole_file_write (GFile *file, const char *data, gsize size, GFileCreateFlags flags, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
