/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-import.h"
#include "sp-import-names.h"
#include "sp-table-file.h"

G_BEGIN_DECLS

/* An import on its way: what the files of this folder hand to each other. */
typedef struct
{
  SpStore *store;
  SpSnapshot *base;                 /* the project before the import */
  const SpImportOptions *options;
  GCancellable *cancellable;
  SpImportNames *names;
  GPtrArray *files;                 /* of SpTableFile, in the order that references need */
  GPtrArray *packages;              /* of SpDataPackage */
  GStringChunk *texts;              /* texts of rows that are not cells as they stand */
  GPtrArray *lists;                 /* of GStrv */
  GPtrArray *drafts;                /* of SpImportDraft: rows that others refer to */
  GHashTable *drafts_by_id[SP_N_TABLES];    /* SpId* -> SpImportDraft */
  goffset table_size;               /* of all files */
  goffset text_size;                /* of all source texts read so far */
  GPtrArray *created[SP_N_TABLES];  /* of char* */
  GPtrArray *problems;              /* of char* */
  guint n_problems;
  guint64 n_rows;                   /* of all files */
  guint64 n_rows_read;
  GError *failure;                  /* of the store, after which nothing can go on */
  SpImportReport *report;
} SpImporter;

/* Where a row stands, for messages. */
typedef struct
{
  SpTableFile *file;
  guint row;
} SpImportPlace;

/* An actor, issue or source that is to be written once all rows of its table are read. */
typedef struct
{
  const SpTableFormat *format;
  SpImportPlace place;
  gpointer row;
  gboolean is_new;
  gboolean is_changed;
  SpImportPlace speaker_place;      /* the row that says for whom an actor speaks, or no file */
  SpId speaks_for;
  gboolean has_new_speaker;
} SpImportDraft;

void     sp_importer_add_problem  (SpImporter *self, SpImportPlace place, const char *column, const char *problem);
void     sp_importer_refuse_cell  (SpImporter *self, SpImportPlace place, guint field, const char *found);
gboolean sp_importer_is_stopped   (SpImporter *self, guint row);

/* sp-import-row.c: the cells of a row into a struct. Where COMPLETE, empty cells change nothing and lists grow. */
gboolean sp_importer_read_row     (SpImporter *self, SpImportPlace place, gpointer row, gboolean complete);
gboolean sp_importer_read_id      (SpImporter *self, SpImportPlace place, SpId *id);
const char *sp_importer_get_text  (SpImporter *self, SpImportPlace place, guint field);
SpId     sp_importer_find_named   (SpImporter *self, SpImportPlace place, SpTable table, const char *name);

/* sp-import-drafts.c: actors, issues and sources. */
void     sp_importer_read_drafts  (SpImporter *self, SpTableFile *file);
void     sp_importer_write_drafts (SpImporter *self, SpTable table);
void     sp_importer_free_draft   (SpImportDraft *draft);

/* sp-import-write.c: a row into the store, and whatever the store refuses into the problems. */
SpId     sp_importer_add_row      (SpImporter *self, SpTable table, SpImportPlace place, gconstpointer row);
gboolean sp_importer_update_row   (SpImporter *self, SpTable table, SpImportPlace place, gconstpointer row);
gconstpointer sp_importer_find_base_row (SpImporter *self, SpTable table, SpId id);
gboolean sp_importer_has_row      (SpImporter *self, SpTable table, SpId id);

/* sp-import-streams.c: rows that nothing refers to are written as they are read. */
void     sp_importer_read_project (SpImporter *self, SpTableFile *file);
void     sp_importer_read_stream  (SpImporter *self, SpTableFile *file);
void     sp_importer_read_votes   (SpImporter *self, SpTableFile *file);

G_END_DECLS
