/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-hostile.h"
#include "sp-schema.h"
#include "sp-store-private.h"

static gboolean
is_same_value (sqlite3_stmt *a,
               sqlite3_stmt *b,
               int           column)
{
  int type = sqlite3_column_type (a, column);
  const void *bytes;

  if (sqlite3_column_type (b, column) != type)
    return FALSE;

  switch (type)
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_column_int64 (a, column) == sqlite3_column_int64 (b, column);
    case SQLITE_FLOAT:
      return sqlite3_column_double (a, column) == sqlite3_column_double (b, column);
    default:
      bytes = sqlite3_column_blob (a, column);
      return sqlite3_column_bytes (a, column) == sqlite3_column_bytes (b, column)
             && (bytes == NULL
                 || memcmp (bytes, sqlite3_column_blob (b, column), (gsize) sqlite3_column_bytes (a, column)) == 0);
    }
}

static gboolean
is_same_row (sqlite3_stmt *a,
             sqlite3_stmt *b)
{
  for (int column = 0; column < sqlite3_column_count (a); column++)
    {
      if (!is_same_value (a, b, column))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_rows (sqlite3_stmt *a,
               sqlite3_stmt *b)
{
  for (;;)
    {
      int result_a = sqlite3_step (a);
      int result_b = sqlite3_step (b);

      if (result_a != result_b || (result_a != SQLITE_ROW && result_a != SQLITE_DONE))
        return FALSE;
      if (result_a == SQLITE_DONE)
        return TRUE;
      if (!is_same_row (a, b))
        return FALSE;
    }
}

static char *
list_columns (const SpSchemaTable *table,
              SpSaveFlags          flags)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) columns = NULL;

  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      if (!(flags & SP_SAVE_NEW_DOCUMENT) || strcmp (table->columns[i], "uuid") != 0)
        g_strv_builder_add (builder, table->columns[i]);
    }
  columns = g_strv_builder_end (builder);
  return g_strjoinv ("\", \"", columns);
}

static gboolean
has_same_table (sqlite3             *a,
                sqlite3             *b,
                const SpSchemaTable *table,
                SpSaveFlags          flags)
{
  g_autofree char *columns = list_columns (table, flags);
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" ORDER BY id", columns, table->name);
  sqlite3_stmt *rows_a = NULL;
  sqlite3_stmt *rows_b = NULL;
  gboolean same;

  same = sqlite3_prepare_v2 (a, sql, -1, &rows_a, NULL) == SQLITE_OK
         && sqlite3_prepare_v2 (b, sql, -1, &rows_b, NULL) == SQLITE_OK
         && has_same_rows (rows_a, rows_b);
  sqlite3_finalize (rows_a);
  sqlite3_finalize (rows_b);
  return same;
}

static gboolean
has_same_tables (sqlite3     *a,
                 sqlite3     *b,
                 SpSaveFlags  flags)
{
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    {
      if (strcmp (table->name, "log") == 0 && (flags & SP_SAVE_WITHOUT_LOG))
        continue;
      if (!has_same_table (a, b, table, flags))
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_save_check_image:
 * @store: the working copy that the image was made from, unchanged since
 * @path: (type filename): the image
 * @flags: whether the log went with it
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Opens the image as the file of a stranger, as it will be opened one day, and compares every row.
 *
 * Returns: whether it is right; if not, %SP_PROJECT_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
sp_save_check_image (SpStore       *store,
                     const char    *path,
                     SpSaveFlags    flags,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (SpHostile) image = sp_hostile_open (path, name, FALSE, cancellable, NULL);

  if (image != NULL && sp_hostile_check (image, NULL)
      && has_same_tables (sp_store_get_database (store), image->database, flags))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED,
                       _("The project was not saved; your work is kept. What was written to the private folder "
                         "could not be read back. Check the drive and try again."));
  return FALSE;
}
