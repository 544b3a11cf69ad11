/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-project-private.h"

#include <glib/gi18n-lib.h>

#include "sp-merge-private.h"
#include "sp-open.h"
#include "sp-row-check.h"
#include "sp-store-private.h"
#include "sp-working-copy-state.h"

static void
read_saved_revision (SpProject *self)
{
  g_autofree char *revision = NULL;

  sp_store_get_state (self->store, SP_STATE_SAVED_REVISION, &revision, NULL);
  self->saved_revision = revision != NULL ? g_ascii_strtoll (revision, NULL, 10) : -1;
}

/**
 * sp_project_take_opened:
 * @opened: a working copy with its store, which the project takes over
 * @file: (nullable): the project's file
 *
 * Returns: (transfer full): the project
 */
SpProject *
sp_project_take_opened (SpOpened *opened,
                        GFile    *file)
{
  SpProject *self = g_object_new (SP_TYPE_PROJECT, NULL);

  self->copy = g_steal_pointer (&opened->copy);
  self->store = g_steal_pointer (&opened->store);
  self->hash = g_steal_pointer (&opened->hash);
  self->losses = g_steal_pointer (&opened->losses);
  g_set_object (&self->file, file);
  read_saved_revision (self);
  self->was_modified = sp_project_is_modified (self);
  self->told_title = sp_project_dup_title (self);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (sp_project_tell_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "history-changed", G_CALLBACK (sp_project_tell_state), self, G_CONNECT_SWAPPED);
  return self;
}

/* What a new project begins with. */
typedef struct
{
  const char *uuid;
  const char *title;
} Beginning;

static gboolean
fill_new_cb (sqlite3   *database,
             gpointer   data,
             GError   **error)
{
  const Beginning *beginning = data;
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (database, "UPDATE project SET uuid = ?1, title = ?2", -1, &statement, NULL);

  sqlite3_bind_text (statement, 1, beginning->uuid, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, beginning->title, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result != SQLITE_DONE)
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                 _("The working copy cannot be written (%s)."), sqlite3_errmsg (database));
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static gboolean
begin_new (SpOpened    *opened,
           const char  *title,
           GError     **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *path = NULL;
  Beginning beginning = { .uuid = uuid, .title = title != NULL ? title : "" };
  const SpProjectRow row = { .title = beginning.title };

  if (!sp_row_check (SP_TABLE_PROJECT, &row, error))
    return FALSE;
  opened->copy = sp_working_copy_claim (uuid, NULL, NULL, error);
  if (opened->copy == NULL)
    return FALSE;

  path = sp_working_copy_build_path (opened->copy, SP_WORKING_COPY_DATABASE);
  opened->store = sp_store_new_for_path (path, TRUE, error);
  /* An empty project is nothing that could be lost. */
  if (opened->store != NULL && sp_store_fill (opened->store, fill_new_cb, &beginning, NULL, error))
    {
      SpWorkingCopyMark mark = sp_working_copy_mark_take (opened->store);

      if (sp_working_copy_mark_write (&mark, opened->store, error))
        return TRUE;
    }

  if (opened->store != NULL)
    sp_store_close (opened->store);
  sp_working_copy_remove (g_steal_pointer (&opened->copy));
  return FALSE;
}

/**
 * sp_project_new:
 * @title: (nullable): the project's title
 * @error: return location for an error
 *
 * Makes a project that has no file yet. Its working copy is kept when it is closed with edits in it.
 *
 * Returns: (transfer full): the project, or %NULL with %SP_STORE_ERROR_INVALID (no title) or
 *   %SP_PROJECT_ERROR_NOT_WRITABLE (the private folder)
 */
SpProject *
sp_project_new (const char  *title,
                GError     **error)
{
  g_auto (SpOpened) opened = { 0 };

  return begin_new (&opened, title, error) ? sp_project_take_opened (&opened, NULL) : NULL;
}

/**
 * sp_project_open:
 * @file: a project file
 * @flags: how to open it
 * @cancellable: (nullable): stops it
 * @progress: (nullable) (scope call): told 0 to 1 from the calling thread
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Opens a project in its working copy. The file is only read. If it is the one last read or written here, the
 * working copy is taken up with its history and with edits that were not saved; if another program changed it, what
 * differs becomes one edit.
 *
 * Takes time in proportion to the file's size; safe in a worker thread, from which the project may be handed on.
 *
 * Returns: (transfer full): the project, or %NULL with
 *   %SP_PROJECT_ERROR_UNREADABLE (missing, no permission, changed meanwhile),
 *   %SP_PROJECT_ERROR_NOT_PROJECT (another kind of file),
 *   %SP_PROJECT_ERROR_NEWER, %SP_PROJECT_ERROR_DAMAGED (open with %SP_OPEN_RECOVER),
 *   %SP_PROJECT_ERROR_IN_USE (open in another window or program),
 *   %SP_PROJECT_ERROR_NOT_WRITABLE (the private folder), or %G_IO_ERROR_CANCELLED
 */
SpProject *
sp_project_open (GFile           *file,
                 SpOpenFlags      flags,
                 GCancellable    *cancellable,
                 SpProgressFunc   progress,
                 gpointer         progress_data,
                 GError         **error)
{
  g_auto (SpOpened) opened = { 0 };
  SpProject *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!sp_open_file (file, flags, cancellable, progress, progress_data, &opened, error))
    return NULL;

  self = sp_project_take_opened (&opened, flags & SP_OPEN_RECOVER && !(flags & SP_OPEN_PRIVATE) ? NULL : file);
  self->private_copy = (flags & SP_OPEN_PRIVATE) != 0;
  return self;
}

/**
 * sp_project_read:
 * @file: a project file
 * @cancellable: (nullable): stops it
 * @progress: (nullable) (scope call): told 0 to 1 from the calling thread
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Reads what a project file holds, for those who only look at it. The file is trusted as little as sp_project_open()
 * trusts it, and refused for the same reasons, but no working copy is made.
 *
 * Takes time in proportion to the file's size: about a quarter of a second for a million statements. Safe in any thread.
 *
 * Returns: (transfer full): the rows, or %NULL with an error as sp_project_open() has, %SP_PROJECT_ERROR_IN_USE apart
 */
SpSnapshot *
sp_project_read (GFile           *file,
                 GCancellable    *cancellable,
                 SpProgressFunc   progress,
                 gpointer         progress_data,
                 GError         **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return sp_open_rows (file, cancellable, progress, progress_data, error);
}

static gboolean
take_rows (SpStore     *store,
           SpSnapshot  *rows,
           const char  *label,
           GError     **error)
{
  if (!sp_store_begin (store, label, error))
    return FALSE;
  if (sp_store_become (store, rows, NULL, error))
    return sp_store_commit (store, error);

  sp_store_rollback (store);
  return FALSE;
}

static SpProject *
copy_rows (SpSnapshot  *rows,
           const char  *label,
           GError     **error)
{
  g_autoptr (SpProject) self = sp_project_new (NULL, error);

  if (self == NULL)
    return NULL;
  if (take_rows (self->store, rows, label, error))
    return g_steal_pointer (&self);

  sp_project_discard (self);
  return NULL;
}

/**
 * sp_project_open_copy:
 * @file: a project file
 * @label: what taking its rows is called in the history
 * @error: return location for an error
 *
 * Makes a document of its own, which has no file yet, with the rows of a file: an example, or a version that was saved
 * before. Takes time in proportion to the file's size.
 *
 * Returns: (transfer full): the project, or %NULL with an error as sp_project_open() or the store have
 */
SpProject *
sp_project_open_copy (GFile       *file,
                      const char  *label,
                      GError     **error)
{
  g_autoptr (SpSnapshot) rows = sp_project_read (file, NULL, NULL, NULL, error);

  return rows != NULL ? copy_rows (rows, label, error) : NULL;
}
