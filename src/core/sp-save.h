/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"
#include "sp-working-copy.h"

G_BEGIN_DECLS

/* A private file with the rows of STORE and nothing else: no history, no free pages; checked and read back. */
gboolean sp_save_make_image (SpStore *store, const char *path, SpSaveFlags flags,
                             GCancellable *cancellable, GError **error);
/* Does the image hold the rows of the store? */
gboolean sp_save_check_image (SpStore *store, const char *path, SpSaveFlags flags,
                              GCancellable *cancellable, GError **error);

/* Puts the bytes of IMAGE in the place of FILE, whole or not at all, if FILE is the one of KNOWN_HASH (NULL: whatever
 * it is). COPY keeps what has to be remembered meanwhile. */
gboolean sp_save_publish (const char *image, GFile *file, const char *known_hash, SpWorkingCopy *copy,
                          char **hash, GCancellable *cancellable, GError **error);
/* Deletes what a saving that was killed left beside the user's file. */
void     sp_save_clean_up (SpWorkingCopy *copy);
gboolean sp_save_replace_by_stream (const char *image, GFile *file, const char *backup,
                                    char **hash, GCancellable *cancellable, GError **error);

/* Moves IMAGE to the generations that are kept, and deletes the oldest beyond five. */
void     sp_save_keep_generation (SpWorkingCopy *copy, const char *image);
GPtrArray *sp_save_list_generations (SpWorkingCopy *copy);   /* of GFile, oldest first */

G_END_DECLS
