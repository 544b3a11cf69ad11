/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-hostile.h"
#include "sp-schema.h"
#include "sp-sha256.h"

/* So many bytes go into the digest at once. */
#define BYTES_AT_ONCE (64 * 1024)

static void
append (GByteArray    *bytes,
        guint8         type,
        gconstpointer  value,
        gsize          size)
{
  guint8 *place;

  g_byte_array_set_size (bytes, bytes->len + (guint) (1 + size));
  place = bytes->data + bytes->len - size;
  place[-1] = type;
  if (size > 0)
    memcpy (place, value, size);
}

static void
append_bytes (GByteArray    *bytes,
              guint8         type,
              sqlite3_value *value)
{
  const guint8 *content = sqlite3_value_blob (value);
  const int length = sqlite3_value_bytes (value);

  append (bytes, type, &length, sizeof length);
  if (length > 0)
    g_byte_array_append (bytes, content, (guint) length);
}

/* Type and length stand before the bytes, so that no two rows run into the same digest. The value belongs to a statement
 * that nobody else uses; to ask the statement for each of its parts would lock the connection each time. */
static void
append_value (GByteArray    *bytes,
              sqlite3_value *value)
{
  const guint8 type = (guint8) sqlite3_value_type (value);
  gint64 integer;
  double real;

  switch (type)
    {
    case SQLITE_INTEGER:
      integer = sqlite3_value_int64 (value);
      append (bytes, type, &integer, sizeof integer);
      break;
    case SQLITE_FLOAT:
      real = sqlite3_value_double (value);
      append (bytes, type, &real, sizeof real);
      break;
    case SQLITE_NULL:
      append (bytes, type, NULL, 0);
      break;
    default:
      append_bytes (bytes, type, value);
      break;
    }
}

static void
flush (SpSha256   *checksum,
       GByteArray *bytes)
{
  if (bytes->len > 0)
    sp_sha256_update (checksum, bytes->data, bytes->len);
  g_byte_array_set_size (bytes, 0);
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
digest_table (SpSha256            *checksum,
              sqlite3             *database,
              const SpSchemaTable *table,
              SpSaveFlags          flags)
{
  g_autofree char *columns = list_columns (table, flags);
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" ORDER BY id", columns, table->name);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  sqlite3_stmt *row = NULL;
  int result = sqlite3_prepare_v2 (database, sql, -1, &row, NULL);

  sp_sha256_update (checksum, table->name, strlen (table->name));
  if (result == SQLITE_OK)
    {
      const int n_columns = sqlite3_column_count (row);

      while ((result = sqlite3_step (row)) == SQLITE_ROW)
        {
          for (int column = 0; column < n_columns; column++)
            append_value (bytes, sqlite3_column_value (row, column));
          if (bytes->len >= BYTES_AT_ONCE)
            flush (checksum, bytes);
        }
      flush (checksum, bytes);
    }
  sqlite3_finalize (row);
  return result == SQLITE_DONE;
}

/**
 * sp_save_digest:
 * @database: a connection to a working copy or to a project file
 * @flags: whether the log and the UUID go with it
 * @error: return location for an error
 *
 * Reads all rows that are saved. Two databases with the same digest have the same rows. Takes time in proportion to
 * their size.
 *
 * Returns: (transfer full): the digest, or %NULL with %SP_PROJECT_ERROR_NOT_WRITABLE
 */
char *
sp_save_digest (sqlite3      *database,
                SpSaveFlags   flags,
                GError      **error)
{
  g_autoptr (SpSha256) checksum = sp_sha256_new ();

  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    {
      if (strcmp (table->name, "log") == 0 && (flags & SP_SAVE_WITHOUT_LOG))
        continue;
      if (!digest_table (checksum, database, table, flags))
        {
          g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                       _("The project was not saved; your work is kept. The working copy cannot be read (%s)."),
                       sqlite3_errmsg (database));
          return NULL;
        }
    }
  return sp_sha256_end (checksum);
}

/**
 * sp_save_check_image:
 * @path: (type filename): what is going to be the user's file
 * @flags: whether the log and the UUID went with it
 * @digest: of the working copy that it was made from
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Opens the image as the file of a stranger, as it will be opened one day, and compares every row.
 *
 * Returns: whether it is right; if not, %SP_PROJECT_ERROR_NOT_WRITABLE or %G_IO_ERROR_CANCELLED
 */
gboolean
sp_save_check_image (const char    *path,
                     SpSaveFlags    flags,
                     const char    *digest,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (SpHostile) image = sp_hostile_open (path, name, FALSE, cancellable, NULL);
  g_autofree char *found = NULL;

  if (image != NULL && sp_hostile_check (image, NULL))
    found = sp_save_digest (image->database, flags, NULL);
  if (g_strcmp0 (found, digest) == 0)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                       _("The project was not saved; your work is kept. What was written to the private folder "
                         "could not be read back. Check the drive and try again."));
  return FALSE;
}
