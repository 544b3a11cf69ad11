/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-hostile.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-schema.h"
#include "sp-values.h"

/* Searches of gaps in one broken table: each costs a few pages. */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
#define MAX_SEARCHES 20
#else
#define MAX_SEARCHES 4000
#endif
#define ROWS_BETWEEN_LOOKS 256

/*
 * The copying of one table: rows are read in order of id from the file, each value is looked at, and the row goes
 * into our own table, whose constraints have the last word.
 */
typedef struct
{
  SpHostile *hostile;
  const SpSchemaTable *table;
  sqlite3_stmt *forward;
  sqlite3_stmt *backward;
  sqlite3_stmt *insert;
  int n_columns;
  int *types;                   /* SQLITE_INTEGER, SQLITE_FLOAT or SQLITE_TEXT */
  guint searches_left;
  gint64 n_rows;
  gint64 n_done;
  double fraction_start;
  double fraction_size;
} TableCopy;

typedef enum
{
  SCAN_END,                     /* all rows of the range were read */
  SCAN_BROKEN,                  /* something could not be read */
  SCAN_FAILED,                  /* the error is set */
} ScanResult;

static gboolean
report_value (TableCopy   *copy,
              gint64       id,
              const char  *column,
              const char  *what,
              GError     **error)
{
  return sp_hostile_report (copy->hostile, error, _("Table “%s”, row %lld, “%s”: %s."),
                            copy->table->name, (long long) id, column, what);
}

static gboolean
is_date_column (const char *column)
{
  static const char * const dates[] = { "as_of", "date", "retrieved", "start_date", "end_date", NULL };

  return g_strv_contains (dates, column);
}

/* Texts that mean something have a form. */
static gboolean
is_well_formed (const char *column,
                const char *text)
{
  SpColour colour;
  SpDate date;

  if (is_date_column (column))
    return sp_date_parse (text, &date);
  if (strcmp (column, "colour") == 0)
    return sp_colour_parse (text, &colour);
  if (strcmp (column, "uuid") == 0)
    return g_uuid_string_is_valid (text);
  return TRUE;
}

static gboolean
bind_text (TableCopy     *copy,
           sqlite3_stmt  *row,
           int            column,
           gint64         id,
           GError       **error)
{
  const char *name = copy->table->columns[column];
  const char *text = (const char *) sqlite3_column_text (row, column);
  int length = sqlite3_column_bytes (row, column);

  if (text == NULL || !g_utf8_validate_len (text, (gsize) length, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", text != NULL ? length : 0);

      if (!report_value (copy, id, name, _("the text is not valid UTF-8"), error))
        return FALSE;
      sqlite3_bind_text (copy->insert, column + 1, is_well_formed (name, valid) ? valid : "", -1, SQLITE_TRANSIENT);
      return TRUE;
    }
  if (!is_well_formed (name, text))
    {
      g_autofree char *uuid = g_uuid_string_random ();

      if (!report_value (copy, id, name, _("the text has not the form that it needs"), error))
        return FALSE;
      sqlite3_bind_text (copy->insert, column + 1, strcmp (name, "uuid") == 0 ? uuid : "", -1, SQLITE_TRANSIENT);
      return TRUE;
    }
  sqlite3_bind_text (copy->insert, column + 1, text, length, SQLITE_STATIC);
  return TRUE;
}

static gboolean
bind_value (TableCopy     *copy,
            sqlite3_stmt  *row,
            int            column,
            gint64         id,
            GError       **error)
{
  int type = sqlite3_column_type (row, column);

  if (copy->types[column] == SQLITE_TEXT && type != SQLITE_NULL)
    sqlite3_bind_text (copy->insert, column + 1, "", 0, SQLITE_STATIC);
  else
    sqlite3_bind_null (copy->insert, column + 1);
  if (type == SQLITE_NULL)
    return TRUE;
  if (type != copy->types[column]
      || (type == SQLITE_FLOAT && !isfinite (sqlite3_column_double (row, column))))
    return report_value (copy, id, copy->table->columns[column], _("the value is of a wrong type"), error);

  if (type == SQLITE_TEXT)
    return bind_text (copy, row, column, id, error);
  if (type == SQLITE_FLOAT)
    sqlite3_bind_double (copy->insert, column + 1, sqlite3_column_double (row, column));
  else
    sqlite3_bind_int64 (copy->insert, column + 1, sqlite3_column_int64 (row, column));
  return TRUE;
}

static gboolean
look_around (TableCopy  *copy,
             GError    **error)
{
  SpHostile *hostile = copy->hostile;

  copy->n_done++;
  if (copy->n_done % ROWS_BETWEEN_LOOKS != 0)
    return TRUE;
  if (hostile->progress != NULL && copy->n_rows > 0)
    hostile->progress (copy->fraction_start
                       + copy->fraction_size * MIN (1.0, (double) copy->n_done / (double) copy->n_rows),
                       hostile->progress_data);
  return !sp_hostile_is_cancelled (hostile, error);
}

static gboolean
copy_row (TableCopy     *copy,
          sqlite3_stmt  *row,
          gint64         id,
          GError       **error)
{
  sqlite3 *database = sqlite3_db_handle (copy->insert);
  int result;

  for (int column = 0; column < copy->n_columns; column++)
    {
      if (!bind_value (copy, row, column, id, error))
        return FALSE;
    }
  result = sqlite3_step (copy->insert);
  sqlite3_reset (copy->insert);
  if ((result & 0xff) == SQLITE_CONSTRAINT || (result & 0xff) == SQLITE_MISMATCH)
    {
      if (!sp_hostile_report (copy->hostile, error, _("Table “%s”, row %lld breaks a rule of its table (%s)."),
                              copy->table->name, (long long) id, sqlite3_errmsg (database)))
        return FALSE;
    }
  else if (result != SQLITE_DONE)
    {
      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                   _("The working copy cannot be written (%s)."), sqlite3_errmsg (database));
      return FALSE;
    }
  return look_around (copy, error);
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
  int result;

  *last = direction > 0 ? low - 1 : high + 1;
  sqlite3_bind_int64 (rows, 1, low);
  sqlite3_bind_int64 (rows, 2, high);
  while ((result = sqlite3_step (rows)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      if (id < low || id > high || (direction > 0 ? id <= *last : id >= *last))
        break;
      if (!copy_row (copy, rows, id, error))
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

static char *
join_columns (const SpSchemaTable *table)
{
  g_autofree char *joined = g_strjoinv ("\", \"", (char **) table->columns);

  return g_strdup_printf ("\"%s\"", joined);
}

static sqlite3_stmt *
prepare_rows (sqlite3             *database,
              const SpSchemaTable *table,
              const char          *order)
{
  g_autofree char *columns = join_columns (table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id BETWEEN ?1 AND ?2 ORDER BY id %s",
                                          columns, table->name, order);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);
  return statement;
}

static sqlite3_stmt *
prepare_insert (sqlite3             *database,
                const SpSchemaTable *table)
{
  g_autofree char *columns = join_columns (table);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_string_printf (sql, "INSERT INTO \"%s\" (%s) VALUES (?1", table->name, columns);
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

/* The declared types come from our own table, not from the file. */
static void
read_types (TableCopy *copy,
            sqlite3   *database)
{
  sqlite3_stmt *own = prepare_rows (database, copy->table, "ASC");

  copy->n_columns = sqlite3_column_count (own);
  copy->types = g_new (int, MAX (1, copy->n_columns));
  for (int column = 0; column < copy->n_columns; column++)
    {
      const char *declared = sqlite3_column_decltype (own, column);

      copy->types[column] = g_strcmp0 (declared, "INTEGER") == 0 ? SQLITE_INTEGER
                            : g_strcmp0 (declared, "REAL") == 0  ? SQLITE_FLOAT
                                                                 : SQLITE_TEXT;
    }
  sqlite3_finalize (own);
}

static void
end_table (TableCopy *copy)
{
  g_clear_pointer (&copy->forward, sqlite3_finalize);
  g_clear_pointer (&copy->backward, sqlite3_finalize);
  g_clear_pointer (&copy->insert, sqlite3_finalize);
  g_clear_pointer (&copy->types, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TableCopy, end_table)

static gboolean
copy_table (SpHostile            *hostile,
            sqlite3              *database,
            const SpSchemaTable  *table,
            double                fraction_start,
            double                fraction_size,
            GError              **error)
{
  g_auto (TableCopy) copy = { .hostile = hostile, .table = table, .searches_left = MAX_SEARCHES,
                              .fraction_start = fraction_start, .fraction_size = fraction_size };
  ScanResult result;
  gint64 last;

  copy.forward = prepare_rows (hostile->database, table, "ASC");
  copy.backward = prepare_rows (hostile->database, table, "DESC");
  copy.insert = prepare_insert (database, table);
  copy.n_rows = count_rows (hostile->database, table);
  read_types (&copy, database);

  result = scan_rows (&copy, copy.forward, 1, G_MININT64 + 1, G_MAXINT64 - 1, &last, error);
  if (result != SCAN_BROKEN)
    return result == SCAN_END;
  return sp_hostile_report (hostile, error, _("Some rows of the table “%s” cannot be read."), table->name)
         && rescue_range (&copy, MAX (last + 1, 1), SP_ID_MAX, error);
}

/**
 * sp_hostile_copy_rows:
 * @self: an opened copy
 * @database: our own tables, empty, within a transaction in which foreign keys are deferred
 * @error: return location for an error
 *
 * Copies the rows, column by known column, after looking at each value: its type, that text is UTF-8, that dates,
 * colours and the UUID have their form. The constraints of our tables check ranges. When recovering, a bad value
 * becomes unknown, a bad row is left out, and each is noted as a loss.
 *
 * Takes time in proportion to the file's size; tells progress from 0.5 to 1.
 *
 * Returns: whether the rows are there; if not, %SP_PROJECT_ERROR_DAMAGED, %SP_PROJECT_ERROR_NOT_WRITABLE or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
sp_hostile_copy_rows (SpHostile  *self,
                      sqlite3    *database,
                      GError    **error)
{
  gint64 n_rows = 1, n_before = 0;

  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    n_rows += g_hash_table_contains (self->tables, table->name) ? count_rows (self->database, table) : 0;

  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    {
      gint64 n_here;

      if (!g_hash_table_contains (self->tables, table->name))
        continue;
      n_here = count_rows (self->database, table);
      if (!copy_table (self, database, table, 0.5 + 0.5 * (double) n_before / (double) n_rows,
                       0.5 * (double) n_here / (double) n_rows, error))
        return FALSE;
      n_before += n_here;
    }
  return TRUE;
}
