/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-save.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sp-schema.h"
#include "sp-store-private.h"

#define IMAGE_FILE "saving"

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

  stripped = (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK
              && sp_store_harden (database, NULL)
              && sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
             || fail (database, error);
  sqlite3_close (database);
  return stripped;
}

static void
drop_image (SpSaving *self)
{
  if (self->image != NULL)
    g_unlink (self->image);
  g_clear_pointer (&self->image, g_free);
}

/**
 * sp_saving_begin:
 * @store: a working copy, not within an edit
 * @copy: its folder; outlives the saving
 * @file: where to save
 * @known_hash: (nullable): SHA-256 of what may be replaced there, or %NULL for whatever it is
 * @flags: what goes with it
 * @keep: whether the result is kept as a generation
 * @error: return location for an error
 *
 * Copies the working copy as it is now. Takes time in proportion to its size; afterwards it may be edited.
 *
 * Returns: (transfer full): the saving, or %NULL with %SP_PROJECT_ERROR_NOT_WRITABLE (the private folder)
 */
SpSaving *
sp_saving_begin (SpStore        *store,
                 SpWorkingCopy  *copy,
                 GFile          *file,
                 const char     *known_hash,
                 SpSaveFlags     flags,
                 gboolean        keep,
                 GError        **error)
{
  g_autoptr (SpSaving) self = g_new0 (SpSaving, 1);

  self->copy = copy;
  self->file = g_object_ref (file);
  self->known_hash = g_strdup (known_hash);
  self->flags = flags;
  self->keep = keep;
  self->mark = sp_working_copy_mark_take (store);
  self->image = sp_working_copy_build_path (copy, IMAGE_FILE);
  g_unlink (self->image);
  self->digest = sp_save_digest (sp_store_get_database (store), flags, error);
  if (self->digest == NULL || !copy_database (store, self->image, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sp_saving_run:
 * @self: a saving that was begun
 * @cancellable: (nullable): stops it as long as the old file stands
 * @error: return location for an error
 *
 * Makes of the copy what is going to be the user's file, without history and without anything that was deleted;
 * reads it back, and puts it in the file's place. Safe in any thread.
 *
 * Returns: whether it is saved; if not, the error of sp_save_publish() or sp_save_check_image()
 */
gboolean
sp_saving_run (SpSaving      *self,
               GCancellable  *cancellable,
               GError       **error)
{
  gboolean saved = !g_cancellable_set_error_if_cancelled (cancellable, error)
                   && strip_private (self->image, self->flags, error)
                   && sp_save_check_image (self->image, self->flags, self->digest, cancellable, error)
                   && sp_save_publish (self->image, self->file, self->known_hash, self->copy, &self->hash,
                                       cancellable, error);

  if (saved && self->keep)
    sp_save_keep_generation (self->copy, self->image);
  /* Now, not when it is freed: the next saving may have begun by then. */
  drop_image (self);
  return saved;
}

/**
 * sp_saving_free:
 * @self: a saving that is not running
 *
 * Frees it, and deletes what is left of it in the private folder if it was never run.
 */
void
sp_saving_free (SpSaving *self)
{
  drop_image (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->known_hash, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->hash, g_free);
  g_free (self);
}
