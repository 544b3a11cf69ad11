/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-save.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sp-hostile.h"
#include "sp-schema.h"
#include "sp-store-private.h"

static gboolean
fail (sqlite3  *database,
      GError  **error)
{
  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
               _("The project was not saved; your work is kept. "
                 "Its copy in the private folder cannot be written (%s)."),
               sqlite3_errmsg (database));
  return FALSE;
}

/* SQLite makes the copy from within a transaction of its own, so it is of one moment. */
static gboolean
copy_database (SpStore     *store,
               const char  *path,
               GError     **error)
{
  sqlite3 *database = sp_store_get_database (store);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (database, "VACUUM INTO ?1", -1, &statement, NULL);

  sqlite3_bind_text (statement, 1, path, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE || fail (database, error);
}

/* The image is written anew if anything fails, so its own journal need not outlive a crash. What is dropped is
 * overwritten first, and the second VACUUM leaves no page that was ever used for something else. */
static char *
list_commands (SpSaveFlags flags)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (GString) sql = g_string_new ("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                                          " PRAGMA secure_delete = ON; BEGIN;");

  for (const SpSchemaTable *table = sp_schema_private_tables; table->name != NULL; table++)
    g_string_append_printf (sql, "DROP TABLE \"%s\";", table->name);
  if (flags & SP_SAVE_WITHOUT_LOG)
    g_string_append (sql, "DELETE FROM log;");
  if (flags & SP_SAVE_NEW_DOCUMENT)
    g_string_append_printf (sql, "UPDATE project SET uuid = '%s';", uuid);
  g_string_append (sql, "COMMIT; VACUUM");
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

static gboolean
strip_private (const char   *path,
               SpSaveFlags   flags,
               GError      **error)
{
  g_autofree char *sql = list_commands (flags);
  sqlite3 *database = NULL;
  gboolean stripped;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK)
    sp_store_harden (database, NULL);
  stripped = sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK || fail (database, error);
  sqlite3_close (database);
  return stripped;
}

/**
 * sp_save_make_image:
 * @store: a working copy, not within an edit
 * @path: (type filename): a file in the private folder that does not exist
 * @flags: whether the log goes with it
 * @cancellable: (nullable): stops it between its steps
 * @error: return location for an error
 *
 * Makes what is going to be the user's file. Takes time in proportion to the working copy's size.
 *
 * Returns: whether it is there and was read back; if not, there is no such file and the error says why
 */
gboolean
sp_save_make_image (SpStore       *store,
                    const char    *path,
                    SpSaveFlags    flags,
                    GCancellable  *cancellable,
                    GError       **error)
{
  if (copy_database (store, path, error)
      && !g_cancellable_set_error_if_cancelled (cancellable, error)
      && strip_private (path, flags, error)
      && sp_save_check_image (store, path, flags, cancellable, error))
    return TRUE;

  g_unlink (path);
  return FALSE;
}
