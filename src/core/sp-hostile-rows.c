/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sp-hostile-table.h"

/* Searches of gaps in one broken table: each costs a few pages. */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
#define MAX_SEARCHES 20
#else
#define MAX_SEARCHES 4000
#endif

/*
 * The copying of one table: rows are read in order of id from the file, each value is looked at, and the row goes
 * into our own table.
 */
typedef struct
{
  SpHostile *hostile;
  const SpSchemaTable *table;
  sqlite3_stmt *forward;
  sqlite3_stmt *backward;
  sqlite3_stmt *insert;
  SpTableRules rules;
  guint searches_left;
} TableCopy;

typedef enum
{
  SCAN_END,                     /* all rows of the range were read */
  SCAN_BROKEN,                  /* something could not be read */
  SCAN_FAILED,                  /* the error is set */
} ScanResult;

static gboolean
look_around (TableCopy  *copy,
             GError    **error)
{
  SpHostile *hostile = copy->hostile;

  if (++hostile->n_done % SP_ROWS_BETWEEN_LOOKS != 0)
    return TRUE;
  return sp_hostile_look_around (hostile, (double) hostile->n_done / (double) MAX (hostile->n_rows, 1), error);
}

static gboolean
insert_row (TableCopy         *copy,
            gint64             id,
            const SpRawValue  *values,
            GError           **error)
{
  sqlite3 *database = sqlite3_db_handle (copy->insert);
  int result;

  sp_raw_row_bind (copy->insert, copy->rules.n_columns, values);
  result = sqlite3_step (copy->insert);
  sqlite3_reset (copy->insert);
  if ((result & 0xff) == SQLITE_CONSTRAINT || (result & 0xff) == SQLITE_MISMATCH)
    return sp_hostile_report (copy->hostile, error, _("Table “%s”, row %lld breaks a rule of its table (%s)."),
                              copy->table->name, (long long) id, sqlite3_errmsg (database));
  if (result == SQLITE_DONE)
    return TRUE;

  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
               _("The working copy cannot be written (%s)."), sqlite3_errmsg (database));
  return FALSE;
}

static gboolean
copy_row (TableCopy   *copy,
          gint64       id,
          SpRawValue  *values,
          GError     **error)
{
  SpVerdict verdict = sp_hostile_check_row (copy->hostile, &copy->rules, id, values, error);

  return verdict != SP_VERDICT_FAIL
         && (verdict == SP_VERDICT_LEAVE_OUT || insert_row (copy, id, values, error))
         && look_around (copy, error);
}

/* Reads the rows of LOW .. HIGH in one direction; *LAST becomes the id of the last good row. Ids that do not go on in
 * their direction come from pages that point in a circle. */
static ScanResult
scan_rows (TableCopy     *copy,
           sqlite3_stmt  *rows,
           int            direction,
           gint64         low,
           gint64         high,
           gint64        *last,
           GError       **error)
{
  SpRawValue values[SP_RAW_MAX_COLUMNS];
  int result;

  *last = direction > 0 ? low - 1 : high + 1;
  sqlite3_bind_int64 (rows, 1, low);
  sqlite3_bind_int64 (rows, 2, high);
  while ((result = sqlite3_step (rows)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      if (id < low || id > high || (direction > 0 ? id <= *last : id >= *last))
        break;
      sp_raw_row_read_statement (rows, copy->rules.n_columns, values);
      if (!copy_row (copy, id, values, error))
        {
          sqlite3_reset (rows);
          return SCAN_FAILED;
        }
      *last = id;
    }
  sqlite3_reset (rows);
  if (sp_hostile_is_cancelled (copy->hostile, error))
    return SCAN_FAILED;

  return result == SQLITE_DONE ? SCAN_END : SCAN_BROKEN;
}

/* From both ends of a range up to the damage, and then in both halves of what is left: ids are random, so a page that
 * can be read in the middle of damage is met sooner or later. */
static gboolean
rescue_range (TableCopy  *copy,
              gint64      low,
              gint64      high,
              GError    **error)
{
  ScanResult result;
  gint64 first, last, middle;

  if (low > high || copy->searches_left == 0)
    return TRUE;
  copy->searches_left--;

  result = scan_rows (copy, copy->forward, 1, low, high, &first, error);
  if (result != SCAN_BROKEN)
    return result == SCAN_END;
  result = scan_rows (copy, copy->backward, -1, first + 1, high, &last, error);
  if (result != SCAN_BROKEN)
    return result == SCAN_END;

  middle = first + (last - first) / 2;
  if (last - first < 3)
    return TRUE;
  return rescue_range (copy, first + 1, middle, error) && rescue_range (copy, middle + 1, last - 1, error);
}

static sqlite3_stmt *
prepare_insert (sqlite3             *database,
                const SpSchemaTable *table)
{
  g_autofree char *columns = g_strjoinv ("\", \"", (char **) table->columns);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_string_printf (sql, "INSERT INTO \"%s\" (\"%s\") VALUES (?1", table->name, columns);
  for (guint column = 1; table->columns[column] != NULL; column++)
    g_string_append_printf (sql, ", ?%u", column + 1);
  g_string_append_c (sql, ')');
  sqlite3_prepare_v2 (database, sql->str, -1, &statement, NULL);
  return statement;
}

static gint64
count_rows (sqlite3             *database,
            const SpSchemaTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table->name);
  sqlite3_stmt *statement = NULL;
  gint64 count = 0;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return count;
}

static void
end_table (TableCopy *copy)
{
  g_clear_pointer (&copy->forward, sqlite3_finalize);
  g_clear_pointer (&copy->backward, sqlite3_finalize);
  g_clear_pointer (&copy->insert, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TableCopy, end_table)

/* As far as it can be read, from both sides of each gap. */
static gboolean
rescue_table (TableCopy  *copy,
              GError    **error)
{
  SpHostile *hostile = copy->hostile;
  ScanResult result;
  gint64 last;

  copy->forward = sp_hostile_prepare_rows (hostile->database, copy->table, "ASC");
  copy->backward = sp_hostile_prepare_rows (hostile->database, copy->table, "DESC");
  result = scan_rows (copy, copy->forward, 1, G_MININT64 + 1, G_MAXINT64 - 1, &last, error);
  if (result != SCAN_BROKEN)
    return result == SCAN_END;
  return sp_hostile_report (hostile, error, _("Some rows of the table “%s” cannot be read."), copy->table->name)
         && rescue_range (copy, MAX (last + 1, 1), SP_ID_MAX, error);
}

/* Rows that sp_hostile_read() has found whole. */
static gboolean
copy_whole_table (TableCopy  *copy,
                  GError    **error)
{
  g_auto (SpHostileTable) rows = { NULL };
  SpStep step;

  sp_hostile_table_begin (&rows, copy->hostile, copy->table, TRUE);
  while ((step = sp_hostile_table_next (&rows)) == SP_STEP_ROW)
    if (!copy_row (copy, rows.id, rows.values, error))
      return FALSE;
  return step == SP_STEP_END || (!sp_hostile_is_cancelled (copy->hostile, error)
                                 && sp_hostile_report (copy->hostile, error,
                                                       _("Some rows of the table “%s” cannot be read."), copy->table->name));
}

static gboolean
copy_table (SpHostile            *hostile,
            sqlite3              *database,
            const SpSchemaTable  *table,
            GError              **error)
{
  g_auto (TableCopy) copy = { .hostile = hostile, .table = table, .searches_left = MAX_SEARCHES };

  copy.insert = prepare_insert (database, table);
  sp_table_rules_get (table, &copy.rules);
  return hostile->recover ? rescue_table (&copy, error) : copy_whole_table (&copy, error);
}

/**
 * sp_hostile_copy_rows:
 * @self: an opened copy
 * @database: our own tables, empty, within a transaction in which foreign keys are deferred
 * @error: return location for an error
 *
 * Copies the rows, column by known column, after sp_hostile_check_row() has looked at them. When recovering, a bad value
 * becomes unknown, a bad row is left out, each is noted as a loss, and the constraints of our tables have the last word;
 * otherwise sp_hostile_read() comes first.
 *
 * Takes time in proportion to the file's size; tells progress.
 *
 * Returns: whether the rows are there; if not, %SP_PROJECT_ERROR_DAMAGED, %SP_PROJECT_ERROR_NOT_WRITABLE or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
sp_hostile_copy_rows (SpHostile  *self,
                      sqlite3    *database,
                      GError    **error)
{
  self->n_done = 0;
  if (self->pages == NULL)
    {
      self->n_rows = 0;
      for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
        self->n_rows += g_hash_table_contains (self->tables, table->name) ? count_rows (self->database, table) : 0;
    }
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    if (g_hash_table_contains (self->tables, table->name) && !copy_table (self, database, table, error))
      return FALSE;
  return TRUE;
}
