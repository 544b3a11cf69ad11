/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

/* Reads FILE into PATH, a private file that is made for it, and returns the SHA-256 of what was read. */
char    *sp_open_read (GFile *file, const char *path, GCancellable *cancellable,
                       SpProgressFunc progress, gpointer progress_data, GError **error);

/* The SHA-256 of a file's bytes as it is now; NULL without an error if there is no such file. */
gboolean sp_open_hash (GFile *file, char **hash, GCancellable *cancellable, GError **error);

G_END_DECLS
