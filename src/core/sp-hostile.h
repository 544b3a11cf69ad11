/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-page-file.h"
#include "sp-project.h"

G_BEGIN_DECLS

/* No text and no row of a project is longer, in bytes: the same for what is written. */
#define SP_HOSTILE_MAX_LENGTH (256 * 1024 * 1024)

/* Where the version of the schema stands in the header of a file, most significant byte first. */
#define SP_HOSTILE_VERSION_OFFSET 60

#define SP_HOSTILE_MAX_TABLES 16

/*
 * SpHostile: a file of unknown origin, opened for reading. One that looks as our own savings do is read from its bytes;
 * any other, and one to recover, through SQLite from a private copy on a hardened connection. None of its SQL text ever
 * runs: its schema has to be ours to the letter, and rows are read column by known column.
 */
typedef struct
{
  char *name;                   /* the file's name, for messages */
  SpPageFile *pages;            /* NULL where SQLite reads */
  guint32 roots[SP_HOSTILE_MAX_TABLES];   /* first pages, in the order of sp_schema_tables */
  GArray *index_roots;          /* of gint64 */
  sqlite3 *database;            /* NULL where pages are read */
  guint version;                /* of its schema */
  gboolean recover;             /* go on after damage, and note it in losses */
  GPtrArray *losses;            /* of char * */
  GStringChunk *mended;         /* values that were mended in the present row; NULL as long as there are none */
  GHashTable *tables;           /* names of the tables and indexes that are there and ours */
  GCancellable *cancellable;
  SpProgressFunc progress;
  gpointer progress_data;
  double progress_start;        /* which part of the opening this is */
  double progress_size;
  gint64 n_rows;                /* of all tables, as far as is known */
  gint64 n_done;
} SpHostile;

/* From the first bytes of a file: may it be a project of a version that we know? */
gboolean sp_hostile_check_header (const guint8 *bytes, gsize size, const char *name, GError **error);

SpHostile *sp_hostile_new      (const char *name, gboolean recover, GCancellable *cancellable);
/* Takes PAGES, which may be NULL; NULL without an error if the file has to go through SQLite. */
SpHostile *sp_hostile_new_for_pages (SpPageFile *pages, const char *name, GCancellable *cancellable);
/* Of any database of SQLite, our own ones too: is the structure of each page as it should be? */
gboolean   sp_hostile_are_pages_sound (const guint8 *bytes, gsize size);
SpHostile *sp_hostile_open     (const char *path, const char *name, gboolean recover, GCancellable *cancellable,
                                GError **error);
void       sp_hostile_free     (SpHostile *self);
/* The document's UUID in its usual form, or NULL if there is no valid one. */
char      *sp_hostile_dup_uuid (SpHostile *self);
gboolean   sp_hostile_check    (SpHostile *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHostile, sp_hostile_free)

/* Reads and looks at everything: the one reader of whole files. *DOUBT, without an error: SQLite has to judge. */
SpSnapshot *sp_hostile_read          (SpHostile *self, gboolean *doubt, GError **error);
/* Copies all rows into DATABASE, which has our schema, no rows and an open transaction with deferred keys. */
gboolean   sp_hostile_copy_rows       (SpHostile *self, sqlite3 *database, GError **error);
gboolean   sp_hostile_check_references (SpHostile *self, sqlite3 *database, GError **error);
/* What no single row shows, in rows that were not recovered: names, circles, the project's own row. */
gboolean   sp_hostile_check_snapshot   (SpHostile *self, SpSnapshot *snapshot, GError **error);

/* Fails with DAMAGED, or notes a loss and returns TRUE when recovering. */
gboolean   sp_hostile_report   (SpHostile *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean   sp_hostile_is_cancelled (SpHostile *self, GError **error);

G_END_DECLS
