/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * SpWorkingCopy: a folder of ours under XDG_STATE_HOME/standpoint, held by this process alone as long as the
 * struct lives. A kept one is named by the document's UUID and holds the database with its history, the place of
 * the file that it belongs to and the generations that were saved; a scratch one goes with the struct.
 */
typedef struct _SpWorkingCopy SpWorkingCopy;

#define SP_WORKING_COPY_KEPT "working-copies"
#define SP_WORKING_COPY_DATABASE "project.sqlite"
#define SP_WORKING_COPY_GENERATIONS "generations"

SpWorkingCopy *sp_working_copy_new_scratch (GError **error);
/* The working copy of the document UUID that stands at ORIGIN (a URI; NULL for one without a file). HASH helps to
 * know a file that was moved. */
SpWorkingCopy *sp_working_copy_claim       (const char *uuid, const char *origin, const char *hash, GError **error);
/* The one that stands for that place, whatever document it is; *COPY is NULL if there is none. */
gboolean       sp_working_copy_has_place   (const char *origin);
gboolean       sp_working_copy_claim_place (const char *origin, SpWorkingCopy **copy, GError **error);
/* The one of that name, as sp_working_copy_list_names() gives it. */
SpWorkingCopy *sp_working_copy_claim_named (const char *name, GError **error);
void           sp_working_copy_release     (SpWorkingCopy *self);
/* Releases it and deletes its folder. */
void           sp_working_copy_remove      (SpWorkingCopy *self);
/* Puts the folder aside under another name, so that a broken one is in nobody's way and yet not lost. */
gboolean       sp_working_copy_put_aside   (SpWorkingCopy *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWorkingCopy, sp_working_copy_release)

char          *sp_working_copy_build_path  (SpWorkingCopy *self, const char *name);
gboolean       sp_working_copy_has_database (SpWorkingCopy *self);
char          *sp_working_copy_dup_origin  (SpWorkingCopy *self);   /* "" if it belongs to no file */
gboolean       sp_working_copy_set_origin  (SpWorkingCopy *self, const char *origin, GError **error);
/* The same after saving elsewhere: another working copy of the document that stood for that place gives it up. */
gboolean       sp_working_copy_move        (SpWorkingCopy *self, const char *uuid, const char *origin, GError **error);
/* Is there one for this document and place, open or not? */
gboolean       sp_working_copy_exists      (const char *uuid, const char *origin);

/* The names of all that are kept, in use or not. */
GStrv          sp_working_copy_list_names  (void);

/* What is kept; 0 for no limit. */
typedef struct
{
  guint n_copies;
  guint64 n_bytes;
  guint n_days;
} SpWorkingCopyLimits;

const SpWorkingCopyLimits *sp_working_copy_get_limits (void);

/* Deletes the oldest working copies beyond the limits (NULL for the usual ones), never one in use or one that is
 * ahead of its file. */
void sp_working_copy_prune (const SpWorkingCopyLimits *limits);

G_END_DECLS
