/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

/* Larger files are not taken into memory. */
#define SP_OPEN_MAX_IN_MEMORY (1024 * 1024 * 1024)

/* Reads FILE into memory; NULL without an error if it is too large for that. */
GBytes  *sp_open_read_bytes (GFile *file, GCancellable *cancellable,
                             SpProgressFunc progress, gpointer progress_data, GError **error);

/* Writes BYTES into PATH, a private file that is made for them. */
gboolean sp_open_write_bytes (GBytes *bytes, const char *path, GError **error);

/* Reads FILE into PATH, a private file that is made for it, and returns the SHA-256 of what was read. */
char    *sp_open_read (GFile *file, const char *path, GCancellable *cancellable,
                       SpProgressFunc progress, gpointer progress_data, GError **error);

/* The SHA-256 of a file's bytes as it is now; NULL without an error if there is no such file. */
gboolean sp_open_hash (GFile *file, char **hash, GCancellable *cancellable, GError **error);

G_END_DECLS
