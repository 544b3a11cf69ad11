/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"
#include "sp-working-copy.h"

G_BEGIN_DECLS

/* What opening a file ends in. */
typedef struct
{
  SpWorkingCopy *copy;
  SpStore *store;
  char *hash;                   /* SHA-256 of the file */
  GStrv losses;
} SpOpened;

gboolean sp_open_file    (GFile *file, SpOpenFlags flags, GCancellable *cancellable,
                          SpProgressFunc progress, gpointer progress_data, SpOpened *opened, GError **error);
SpSnapshot *sp_open_rows (GFile *file, GCancellable *cancellable,
                          SpProgressFunc progress, gpointer progress_data, GError **error);
void     sp_opened_clear (SpOpened *opened);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpOpened, sp_opened_clear)

/* The URI of the file itself, symbolic links followed: by it the working copy is found. */
char    *sp_open_dup_origin (GFile *file);

/* Makes the rows of STORE those of the working copy at PATH, as one edit; nothing if they are the same. */
gboolean sp_open_take_over (SpStore *store, const char *path, GError **error);

G_END_DECLS
