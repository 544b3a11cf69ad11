/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include "sp-kept-rows.h"

/*
 * The rows of a large edit while it is undone. They are taken out of their tables and put back as they stood there, with
 * the ids of their words, to which later edits that are undone may refer. To have a session record that, and to apply what
 * it recorded, takes several times as long.
 *
 * For each range of ids there are its rows, then for each field of words the rows of their table. Rows that the tables had
 * are not held against the rules once more, which would take as long as all the rest: a checksum tells that they are the same.
 */

/* One table, either of rows or of words. */
typedef struct
{
  const char *table;
  const char *column;                 /* by which its rows belong to a range */
  const SpAddedRange *range;
  gboolean of_words;
} Part;

typedef gboolean (* PartFunc) (SpStore *self, const Part *part, gpointer data, GError **error);

static gboolean
for_each_part (SpStore             *self,
               const SpAddedRange  *range,
               PartFunc             func,
               gpointer             data,
               GError             **error)
{
  const SpRowType *type = &sp_row_types[range->table];
  const Part rows = { type->name, "id", range, FALSE };

  if (!func (self, &rows, data, error))
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS)
      {
        g_autofree char *name = g_strconcat (type->name, "_", type->fields[i].name, NULL);
        const Part words = { name, type->name, range, TRUE };

        if (!func (self, &words, data, error))
          return FALSE;
      }
  return TRUE;
}

static guint64
count_rows (const SpAddedRange *range)
{
  return (guint64) (range->last - range->first) + 1;
}

static guint64
count_all_rows (const GArray *added)
{
  guint64 n = 0;

  for (guint i = 0; i < added->len; i++)
    n += count_rows (&g_array_index (added, SpAddedRange, i));
  return n;
}

static void
bind_range (sqlite3_stmt       *statement,
            const SpAddedRange *range)
{
  sqlite3_bind_int64 (statement, 1, range->first);
  sqlite3_bind_int64 (statement, 2, range->last);
}

static gboolean
write_part (SpStore     *self,
            const Part  *part,
            gpointer     data,
            GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE %s BETWEEN ?1 AND ?2", part->table, part->column);
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);
  int result;

  if (statement == NULL)
    return FALSE;
  bind_range (statement, part->range);
  /* Whoever has the lock gets it again in less time than anew for each value. */
  sqlite3_mutex_enter (sqlite3_db_mutex (self->database));
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    sp_kept_rows_add (data, statement);
  sqlite3_mutex_leave (sqlite3_db_mutex (self->database));
  sp_kept_rows_end_table (data);
  if (result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/* All rows of the range are there, or the history is that of another state. */
static gboolean
delete_part (SpStore     *self,
             const Part  *part,
             gpointer     data,
             GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s BETWEEN ?1 AND ?2", part->table, part->column);
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_range (statement, part->range);
  if (!sp_store_step (self, statement, error))
    return FALSE;
  return part->of_words || (guint64) sqlite3_changes64 (self->database) == count_rows (part->range)
         || sp_store_refuse_history (error);
}

/* Words are deleted before those whose they are. */
static gboolean
delete_words (SpStore     *self,
              const Part  *part,
              gpointer     data,
              GError     **error)
{
  return !part->of_words || delete_part (self, part, data, error);
}

static gboolean
delete_others (SpStore     *self,
               const Part  *part,
               gpointer     data,
               GError     **error)
{
  return part->of_words || delete_part (self, part, data, error);
}

/* A table stands behind those that it refers to. The large indexes are not asked before rows are deleted that statements
 * and links refer to. */
static gboolean
delete_rows (SpStore       *self,
             const GArray  *added,
             gboolean       without_indexes,
             GError       **error)
{
  if (without_indexes && !sp_store_drop_large_indexes (self, error))
    return FALSE;
  for (guint i = added->len; i > 0; i--)
    {
      const SpAddedRange *range = &g_array_index (added, SpAddedRange, i - 1);

      if (without_indexes && range->table < SP_TABLE_STATEMENT)
        {
          without_indexes = FALSE;
          if (!sp_store_create_large_indexes (self, sp_snapshot_count_rows (self->snapshot), error))
            return FALSE;
        }
      if (!for_each_part (self, range, delete_words, NULL, error) || !for_each_part (self, range, delete_others, NULL, error))
        return FALSE;
    }
  return !without_indexes || sp_store_create_large_indexes (self, sp_snapshot_count_rows (self->snapshot), error);
}

/**
 * sp_store_take_out_added:
 * @self: a store in a transaction
 * @added: rows that an edit added, in order of table and id
 * @bytes: (inout): what the history keeps of the edit; what sp_store_put_back_added() takes is appended
 * @error: return location for an error
 *
 * Deletes rows with their words. Actors may speak for actors whatever their ids: references count at the end of the
 * transaction. Takes time in proportion to the number of rows.
 *
 * Returns: whether it succeeded; if not, %SP_STORE_ERROR_FAILED, also where not all rows are there
 */
gboolean
sp_store_take_out_added (SpStore       *self,
                         const GArray  *added,
                         GByteArray   **bytes,
                         GError       **error)
{
  const gboolean most = count_all_rows (added) >= sp_snapshot_count_rows (self->snapshot) / 2;
  SpKeptRowsWriter writer;
  gboolean written = TRUE;

  sp_kept_rows_writer_begin (&writer, *bytes);
  for (guint i = 0; written && i < added->len; i++)
    written = for_each_part (self, &g_array_index (added, SpAddedRange, i), write_part, &writer, error);
  g_byte_array_unref (*bytes);
  *bytes = sp_kept_rows_finish (&writer);
  return written && sp_store_run (self, "PRAGMA defer_foreign_keys = ON", error) && delete_rows (self, added, most, error);
}

static char *
build_insert (SpStore     *self,
              const Part  *part,
              GError     **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s WHERE %s BETWEEN ?1 AND ?2", part->table, part->column);
  sqlite3_stmt *statement = sp_store_prepare (self, select, error);
  GString *insert;

  if (statement == NULL)
    return NULL;
  insert = g_string_new ("INSERT INTO ");
  g_string_append_printf (insert, "%s VALUES (?", part->table);
  for (int i = 1; i < sqlite3_column_count (statement); i++)
    g_string_append (insert, ", ?");
  g_string_append_c (insert, ')');
  return g_string_free_and_steal (insert);
}

static gboolean
read_part (SpStore     *self,
           const Part  *part,
           gpointer     data,
           GError     **error)
{
  SpKeptRowsReader *reader = data;
  g_autofree char *sql = build_insert (self, part, error);
  sqlite3_stmt *statement = sql != NULL ? sp_store_prepare (self, sql, error) : NULL;
  gboolean written = TRUE;
  guint64 n_rows = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_mutex_enter (sqlite3_db_mutex (self->database));
  for (; written && sp_kept_rows_next (reader, statement); n_rows++)
    written = sp_store_step (self, statement, error);
  sqlite3_mutex_leave (sqlite3_db_mutex (self->database));
  sqlite3_clear_bindings (statement);
  return written && ((!reader->damaged && (part->of_words || n_rows == count_rows (part->range)))
                     || sp_store_refuse_history (error));
}

static gboolean
put_back (SpStore           *self,
          const GArray      *added,
          SpKeptRowsReader  *reader,
          GError           **error)
{
  const guint n_before = sp_snapshot_count_rows (self->snapshot);
  const guint64 n_rows = count_all_rows (added);
  const gboolean without_indexes = n_rows >= n_before;

  if (without_indexes && !sp_store_drop_large_indexes (self, error))
    return FALSE;
  for (guint i = 0; i < added->len; i++)
    if (!for_each_part (self, &g_array_index (added, SpAddedRange, i), read_part, reader, error))
      return FALSE;
  if (!sp_kept_rows_is_at_end (reader))
    return sp_store_refuse_history (error);
  return !without_indexes || sp_store_create_large_indexes (self, n_before + n_rows, error);
}

/**
 * sp_store_put_back_added:
 * @self: a store in a transaction
 * @added: rows that an edit added, in order of table and id
 * @size: of @bytes
 * @bytes: what sp_store_take_out_added() wrote
 * @error: return location for an error
 *
 * Makes rows again with their words. Takes time in proportion to the number of rows.
 *
 * Returns: whether it succeeded; if not, %SP_STORE_ERROR_FAILED, also where the bytes are damaged
 */
gboolean
sp_store_put_back_added (SpStore       *self,
                         const GArray  *added,
                         gsize          size,
                         gconstpointer  bytes,
                         GError       **error)
{
  SpKeptRowsReader reader;
  gboolean done;

  sp_kept_rows_reader_begin (&reader, bytes, size);
  if (reader.damaged)
    return sp_store_refuse_history (error);
  done = sp_store_run (self, "PRAGMA defer_foreign_keys = ON; PRAGMA ignore_check_constraints = ON", error)
         && put_back (self, added, &reader, error);
  return sp_store_run (self, "PRAGMA ignore_check_constraints = OFF", done ? error : NULL) && done;
}
