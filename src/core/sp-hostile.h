/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-project.h"

G_BEGIN_DECLS

/* No text and no row of a project is longer, in bytes: the same for what is written. */
#define SP_HOSTILE_MAX_LENGTH (256 * 1024 * 1024)

/*
 * SpHostile: a private copy of a file of unknown origin, opened for reading on a hardened connection. None of its
 * SQL text ever runs: its schema has to be ours to the letter, and rows are read column by known column.
 */
typedef struct
{
  char *name;                   /* the file's name, for messages */
  sqlite3 *database;
  guint version;                /* of its schema */
  gboolean recover;             /* go on after damage, and note it in losses */
  GPtrArray *losses;            /* of char * */
  GHashTable *tables;           /* names of the tables that are there and ours */
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer progress_data;
} SpHostile;

/* From the first bytes of a file: may it be a project of a version that we know? */
gboolean sp_hostile_check_header (const guint8 *bytes, gsize size, const char *name, GError **error);

SpHostile *sp_hostile_open     (const char *path, const char *name, gboolean recover, GCancellable *cancellable,
                                GError **error);
void       sp_hostile_free     (SpHostile *self);
/* The document's UUID in its usual form, or NULL if there is no valid one. */
char      *sp_hostile_dup_uuid (SpHostile *self);
gboolean   sp_hostile_check    (SpHostile *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHostile, sp_hostile_free)

/* Copies all rows into DATABASE, which has our schema, no rows and an open transaction with deferred keys. */
gboolean   sp_hostile_copy_rows       (SpHostile *self, sqlite3 *database, GError **error);
gboolean   sp_hostile_check_references (SpHostile *self, sqlite3 *database, GError **error);

/* Fails with DAMAGED, or notes a loss and returns TRUE when recovering. */
gboolean   sp_hostile_report   (SpHostile *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean   sp_hostile_is_cancelled (SpHostile *self, GError **error);

G_END_DECLS
