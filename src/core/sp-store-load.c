/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-row-sql.h"
#include "sp-words.h"

/* From the database to snapshots. */

#define MAX_WORD_FIELDS 2

/* To look up a row of the database takes as long as to read so many in a row. */
#define ROWS_PER_LOOK 8
#define MANY_ROWS 1000

/* Rows of one table with their words. */
typedef struct
{
  const SpRowType *type;
  SpWordsReader *words[MAX_WORD_FIELDS];
  guint n_words;
} RowReader;

static void
clear_row_reader (RowReader *self)
{
  for (guint i = 0; i < self->n_words; i++)
    g_clear_pointer (&self->words[i], sp_words_reader_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RowReader, clear_row_reader)

static gboolean
begin_reading (RowReader  *self,
               SpStore    *store,
               SpTable     table,
               SpId        id,
               GError    **error)
{
  self->type = &sp_row_types[table];
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->type->fields[i].kind == SP_FIELD_WORDS)
      {
        self->words[self->n_words] = sp_words_reader_new (store, self->type, &self->type->fields[i], id, error);
        if (self->words[self->n_words++] == NULL)
          {
            self->n_words--;
            return FALSE;
          }
      }
  return TRUE;
}

static gboolean
put_row (RowReader          *self,
         SpTable             table,
         sqlite3_stmt       *statement,
         SpSnapshotBuilder  *builder,
         GError            **error)
{
  SpAnyRow row;

  sp_row_sql_read (self->type, statement, &row);
  for (guint i = 0; i < self->n_words; i++)
    if (!sp_words_reader_read (self->words[i], row.head.id, &row, error))
      return FALSE;

  if (table == SP_TABLE_PROJECT)
    sp_snapshot_builder_set_project (builder, &row.project);
  else
    sp_snapshot_builder_put (builder, table, &row);
  return TRUE;
}

static gboolean
load_table (SpStore            *self,
            SpTable             table,
            SpSnapshotBuilder  *builder,
            GError            **error)
{
  g_auto (RowReader) reader = { NULL };
  g_autofree char *sql = sp_row_sql_build_select (&sp_row_types[table], sp_row_types[table].has_id ? "ORDER BY id" : "");
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);
  int result = SQLITE_ERROR;

  if (statement == NULL || !begin_reading (&reader, self, table, SP_ID_NONE, error))
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (!put_row (&reader, table, statement, builder, error))
      break;
  if (result != SQLITE_DONE && result != SQLITE_ROW)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/**
 * sp_store_load:
 * @self: a store with an open database
 * @error: return location for an error
 *
 * Reads everything. Takes time in proportion to the number of rows: some seconds for a million.
 *
 * Returns: (transfer full) (nullable): what the database holds; `NULL` with %SP_STORE_ERROR_FAILED
 */
SpSnapshot *
sp_store_load (SpStore  *self,
               GError  **error)
{
  g_autoptr (SpSnapshotBuilder) builder = sp_snapshot_builder_new (NULL);

  for (guint table = 0; table < SP_N_TABLES; table++)
    if (!load_table (self, table, builder, error))
      return NULL;
  return sp_snapshot_builder_end (g_steal_pointer (&builder));
}

static gboolean
refresh_row (SpStore             *self,
             const SpChangeItem  *item,
             SpSnapshotBuilder   *builder,
             GError             **error)
{
  g_auto (RowReader) reader = { NULL };
  sqlite3_stmt *statement;
  gboolean read = TRUE;
  int result;

  if (item->kind == SP_CHANGE_DELETE)
    {
      sp_snapshot_builder_remove (builder, item->table, item->id);
      return TRUE;
    }

  statement = sp_store_prepare_row (self, item->table, SP_ROW_SELECT, error);
  if (statement == NULL || !begin_reading (&reader, self, item->table, item->id, error))
    return FALSE;
  if (sp_row_types[item->table].has_id)
    sqlite3_bind_int64 (statement, 1, item->id);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    read = put_row (&reader, item->table, statement, builder, error);
  else
    read = sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return read;
}

/**
 * sp_store_finish_snapshot:
 * @self: a store with an open database
 * @builder: (transfer full): the next snapshot in the making
 * @change: what is still to be done in it
 * @error: return location for an error
 *
 * Reads the touched rows, and no others.
 *
 * Returns: (transfer full) (nullable): the next snapshot; `NULL` with %SP_STORE_ERROR_FAILED
 */
SpSnapshot *
sp_store_finish_snapshot (SpStore            *self,
                          SpSnapshotBuilder  *builder,
                          SpChange           *change,
                          GError            **error)
{
  for (guint i = 0; i < sp_change_get_n_items (change); i++)
    if (!refresh_row (self, sp_change_get_item (change, i), builder, error))
      {
        sp_snapshot_builder_free (builder);
        return NULL;
      }
  return sp_snapshot_builder_end (builder);
}

/**
 * sp_store_refresh:
 * @self: a store with an open database
 * @change: what was changed since the present snapshot was made
 * @error: return location for an error
 *
 * Reads the touched rows, and no others; after a change of a good part of all rows, everything.
 *
 * Returns: (transfer full) (nullable): the next snapshot; `NULL` with %SP_STORE_ERROR_FAILED
 */
SpSnapshot *
sp_store_refresh (SpStore   *self,
                  SpChange  *change,
                  GError   **error)
{
  if (sp_change_get_n_items (change) > sp_snapshot_count_rows (self->snapshot) / ROWS_PER_LOOK + MANY_ROWS)
    return sp_store_load (self, error);

  return sp_store_finish_snapshot (self, sp_snapshot_builder_new (self->snapshot), change, error);
}
