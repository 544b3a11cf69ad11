/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-project.h"
#include "sp-working-copy-state.h"
#include "sp-working-copy.h"

G_BEGIN_DECLS

/*
 * SpSaving: one saving. It is begun in the thread that edits, which waits for a copy of the rows; it is run in any
 * thread, while editing goes on; and the project notes its end.
 */
typedef struct
{
  SpWorkingCopy *copy;          /* borrowed */
  GFile *file;
  char *known_hash;             /* what may be replaced; NULL for whatever is there */
  SpSaveFlags flags;
  gboolean keep;                /* as a generation */
  SpWorkingCopyMark mark;       /* where the working copy stood */
  char *image;                  /* a private file */
  char *digest;                 /* of the rows */
  char *hash;                   /* SHA-256 of what stands in the file; NULL as long as it is the old one */
} SpSaving;

SpSaving *sp_saving_begin (SpStore *store, SpWorkingCopy *copy, GFile *file, const char *known_hash, SpSaveFlags flags,
                           gboolean keep, GError **error);
gboolean  sp_saving_run   (SpSaving *self, GCancellable *cancellable, GError **error);
void      sp_saving_free  (SpSaving *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSaving, sp_saving_free)

/* What tells whether two databases hold the same rows, as far as they are saved. */
char    *sp_save_digest (sqlite3 *database, SpSaveFlags flags, GError **error);
gboolean sp_save_check_image (const char *path, SpSaveFlags flags, const char *digest,
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
void       sp_save_keep_generation  (SpWorkingCopy *copy, const char *image);
GPtrArray *sp_save_list_generations (SpWorkingCopy *copy);   /* of GFile, oldest first */
gboolean   sp_save_forget_generations (SpWorkingCopy *copy, GError **error);

G_END_DECLS
