/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-open-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "sp-large-memory.h"
#include "sp-open-read.h"
#include "sp-open-stretch.h"
#include "sp-project-error.h"
#include "sp-save.h"
#include "sp-store-private.h"
#include "sp-working-copy-state.h"

/* Looking at rows that are then written. */
#define ROWS_OF_STORE 0.1

/* The filling of a store with the rows of a file. */
typedef struct
{
  SpIncoming *opening;
  SpStore *store;
} Filling;

static gboolean
fill_cb (sqlite3   *database,
         gpointer   data,
         GError   **error)
{
  const Filling *filling = data;
  SpIncoming *opening = filling->opening;

  if (sqlite3_exec (database, "DELETE FROM project", NULL, NULL, NULL) != SQLITE_OK)
    {
      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                   _("The working copy cannot be written (%s)."), sqlite3_errmsg (database));
      return FALSE;
    }
  /* With the rows, or not at all: a working copy that knows its file is complete. */
  return sp_hostile_copy_rows (opening->hostile, database, error)
         && (opening->rows != NULL || sp_hostile_check_references (opening->hostile, database, error))
         && sp_store_set_state (filling->store, SP_STATE_FILE_HASH, sp_incoming_get_hash (opening), error);
}

static gboolean
mark_saved (SpStore  *store,
            GError  **error)
{
  SpWorkingCopyMark mark = sp_working_copy_mark_take (store);

  return sp_working_copy_mark_write (&mark, store, error);
}

static gboolean
check_hope (SpIncoming  *opening,
            GError     **error)
{
  if (g_hash_table_size (opening->hostile->tables) > 0)
    return TRUE;

  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_DAMAGED,
               _("“%s” is damaged, and nothing in it can be read."), opening->hostile->name);
  return FALSE;
}

/* A new database at PATH with the rows of the file, or nothing there. */
static SpStore *
build_store (SpIncoming  *opening,
             const char  *path,
             GError     **error)
{
  g_autoptr (SpStore) store = NULL;
  Filling filling = { .opening = opening };

  if (!check_hope (opening, error))
    return NULL;

  if (opening->rows != NULL)
    sp_incoming_set_progress (opening, SP_OPEN_ROWS_START + ROWS_OF_STORE, 1.0 - SP_OPEN_ROWS_START - ROWS_OF_STORE);
  store = sp_store_new_for_path (path, TRUE, error);
  if (store == NULL)
    return NULL;
  filling.store = store;
  if (((opening->flags & SP_OPEN_PRIVATE) && !sp_store_become_fleeting (store, error))
      || !sp_store_fill (store, fill_cb, &filling, opening->rows, error) || !mark_saved (store, error))
    {
      sp_store_close (store);
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&store);
}

static SpStore *
build_in_copy (SpIncoming     *opening,
               SpWorkingCopy  *copy,
               GError        **error)
{
  g_autofree char *path = sp_working_copy_build_path (copy, SP_WORKING_COPY_DATABASE);

  return build_store (opening, path, error);
}

/* The file was changed by another program, or on another machine: what differs becomes an edit. */
static gboolean
take_over_file (SpIncoming  *opening,
                SpStore     *store,
                GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr (SpStore) outside = NULL;

  if (!sp_incoming_ensure_scratch (opening, error))
    return FALSE;
  path = sp_working_copy_build_path (opening->scratch, "outside");
  outside = build_store (opening, path, error);
  if (outside == NULL)
    return FALSE;

  sp_store_close (outside);
  return sp_open_take_over (store, path, error)
         && sp_store_set_state (store, SP_STATE_FILE_HASH, sp_incoming_get_hash (opening), error)
         && mark_saved (store, error);
}

/* A working copy that cannot be used, or was never finished, is no reason not to open the file. */
static SpStore *
begin_again (SpIncoming     *opening,
             SpWorkingCopy  *copy,
             GError        **error)
{
  return sp_working_copy_put_aside (copy, error) ? build_in_copy (opening, copy, error) : NULL;
}

/* A working copy that was saved to this file, and not edited since, has its rows. */
static SpSnapshot *
get_rows_cb (SpStore  *store,
             gpointer  data)
{
  SpIncoming *opening = data;
  g_autofree char *hash = NULL;
  g_autofree char *revision = NULL;

  if (!sp_store_get_state (store, SP_STATE_FILE_HASH, &hash, NULL)
      || !sp_store_get_state (store, SP_STATE_SAVED_REVISION, &revision, NULL)
      || g_strcmp0 (hash, sp_incoming_get_hash (opening)) != 0
      || revision == NULL || g_ascii_strtoll (revision, NULL, 10) != sp_store_get_revision (store))
    return NULL;
  return sp_snapshot_ref (opening->rows);
}

/* In two threads; NULL if it cannot be read. */
static guint8 *
read_copy (const char *path,
           gsize      *size)
{
  g_autofd int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autofree guint8 *bytes = NULL;
  struct stat status;
  SpStretch first, second;
  GThread *thread;

  if (descriptor < 0 || fstat (descriptor, &status) != 0 || status.st_size <= 0 || status.st_size > SP_OPEN_MAX_IN_MEMORY)
    return NULL;
  *size = (gsize) status.st_size;
  bytes = sp_large_memory_try_new (*size);
  if (bytes == NULL)
    return NULL;
  first = (SpStretch) { descriptor, bytes, 0, *size / 2 };
  second = (SpStretch) { descriptor, bytes, *size / 2, *size - *size / 2 };
  thread = g_thread_new ("rest", sp_stretch_read_thread, &second);
  sp_stretch_read_thread (&first);
  g_thread_join (thread);
  return first.n_read + second.n_read == *size ? g_steal_pointer (&bytes) : NULL;
}

/* Where rows are known without reading them, nobody would meet a damaged page before an edit does. Before the database is
 * opened: to close the file again would take SQLite's locks away. */
static gboolean
is_sound (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree guint8 *bytes = NULL;
  gsize size;

  if (g_file_test (log, G_FILE_TEST_EXISTS))
    return FALSE;
  bytes = read_copy (path, &size);
  return bytes != NULL && sp_hostile_are_pages_sound (bytes, size);
}

static SpStore *
open_copy (SpIncoming *opening,
           const char *path)
{
  return is_sound (path) ? sp_store_new_with_rows (path, get_rows_cb, opening, NULL)
                         : sp_store_new_for_path (path, FALSE, NULL);
}

static SpStore *
take_up (SpIncoming     *opening,
         SpWorkingCopy  *copy,
         GError        **error)
{
  g_autofree char *path = sp_working_copy_build_path (copy, SP_WORKING_COPY_DATABASE);
  g_autoptr (SpStore) store = open_copy (opening, path);
  g_autofree char *known = NULL;

  sp_save_clean_up (copy);
  if (store == NULL || !sp_store_get_state (store, SP_STATE_FILE_HASH, &known, NULL) || known == NULL)
    {
      if (store != NULL)
        sp_store_close (store);
      return begin_again (opening, copy, error);
    }
  if (g_strcmp0 (known, sp_incoming_get_hash (opening)) != 0 && !take_over_file (opening, store, error))
    {
      sp_store_close (store);
      return NULL;
    }
  return g_steal_pointer (&store);
}

static gboolean
open_kept (SpIncoming  *opening,
           SpOpened    *opened,
           GError     **error)
{
  g_autofree char *uuid = g_ascii_strdown (sp_snapshot_get_project (opening->rows)->uuid, -1);
  g_autofree char *origin = sp_open_dup_origin (opening->file);
  g_autoptr (SpWorkingCopy) copy = sp_working_copy_claim (uuid, origin, sp_incoming_get_hash (opening), error);
  if (copy == NULL)
    return FALSE;

  if (sp_working_copy_has_database (copy))
    opened->store = take_up (opening, copy, error);
  else
    opened->store = build_in_copy (opening, copy, error);
  if (opened->store == NULL && !sp_working_copy_has_database (copy))
    sp_working_copy_remove (g_steal_pointer (&copy));
  opened->copy = g_steal_pointer (&copy);
  return opened->store != NULL;
}

/* What was rescued is a document without a file: nothing is saved over what is left of the damaged one. */
static gboolean
open_recovered (SpIncoming  *opening,
                SpOpened    *opened,
                GError     **error)
{
  g_autofree char *uuid = sp_hostile_dup_uuid (opening->hostile);
  g_autofree char *replacement = g_uuid_string_random ();

  opened->copy = sp_working_copy_claim (uuid != NULL ? uuid : replacement, NULL, NULL, error);
  if (opened->copy == NULL)
    return FALSE;

  opened->store = build_in_copy (opening, opened->copy, error);
  if (opened->store == NULL)
    {
      sp_working_copy_remove (g_steal_pointer (&opened->copy));
      return FALSE;
    }
  return sp_store_set_state (opened->store, SP_STATE_FILE_HASH, NULL, error)
         && sp_store_set_state (opened->store, SP_STATE_SAVED_REVISION, NULL, error);
}

/* What was used here last is whole, whatever happened to the file since. It is opened as work that stands in no file. */
static gboolean
fall_back_on_copy (SpIncoming  *opening,
                   SpOpened    *opened,
                   GError     **error)
{
  g_autofree char *origin = sp_open_dup_origin (opening->file);
  g_autofree char *path = NULL;
  g_autoptr (GStrvBuilder) losses = g_strv_builder_new ();

  if (!sp_working_copy_claim_place (origin, &opened->copy, error))
    return FALSE;
  if (opened->copy == NULL)
    return TRUE;

  path = sp_working_copy_build_path (opened->copy, SP_WORKING_COPY_DATABASE);
  opened->store = sp_store_new_for_path (path, FALSE, NULL);
  if (opened->store == NULL)
    {
      g_clear_pointer (&opened->copy, sp_working_copy_release);
      return TRUE;
    }
  g_strv_builder_add (losses, _("The project was taken from its working copy on this computer, as it was used here last. "
                                "What was changed in the file elsewhere since is not in it."));
  opened->losses = g_strv_builder_end (losses);
  return sp_store_set_state (opened->store, SP_STATE_SAVED_REVISION, NULL, error);
}

static gboolean
open_scratch (SpIncoming  *opening,
              SpOpened    *opened,
              GError     **error)
{
  if (!sp_incoming_ensure_scratch (opening, error))
    return FALSE;
  opened->store = build_in_copy (opening, opening->scratch, error);
  if (opened->store == NULL)
    return FALSE;

  opened->copy = g_steal_pointer (&opening->scratch);
  return TRUE;
}

static void
take_losses (SpIncoming *opening,
             SpOpened   *opened)
{
  g_ptr_array_add (opening->hostile->losses, NULL);
  opened->losses = (GStrv) g_ptr_array_steal (opening->hostile->losses, NULL);
}

static gboolean
open_read (SpIncoming  *opening,
           SpOpened    *opened,
           GError     **error)
{
  gboolean done;

  if (opening->flags & SP_OPEN_PRIVATE)
    done = open_scratch (opening, opened, error);
  else if (opening->flags & SP_OPEN_RECOVER)
    done = open_recovered (opening, opened, error);
  else
    done = open_kept (opening, opened, error);
  if (done)
    take_losses (opening, opened);
  return done;
}

/**
 * sp_opened_clear:
 * @opened: what opening ended in
 *
 * Closes and lets go of all that is still there.
 */
void
sp_opened_clear (SpOpened *opened)
{
  if (opened->store != NULL)
    sp_store_close (opened->store);
  g_clear_object (&opened->store);
  g_clear_pointer (&opened->copy, sp_working_copy_release);
  g_clear_pointer (&opened->hash, g_free);
  g_clear_pointer (&opened->losses, g_strfreev);
}

/**
 * sp_open_file:
 * @file: the user's file
 * @flags: how to open it
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told 0 to 1
 * @progress_data: for @progress
 * @opened: (out caller-allocates): zeroed; the working copy, held, and its store
 * @error: return location for an error
 *
 * Reads the file's bytes into the private folder, checks them as those of a stranger, and takes up the working copy
 * that belongs to it or makes one from its rows. SQLite never sees the user's file.
 *
 * Takes time in proportion to the file's size: little more than reading it if it is the one last read or written.
 *
 * Returns: whether it is open; if not, an error as sp_project_open() describes
 */
gboolean
sp_open_file (GFile           *file,
              SpOpenFlags      flags,
              GCancellable    *cancellable,
              SpProgressFunc   progress,
              gpointer         progress_data,
              SpOpened        *opened,
              GError         **error)
{
  g_auto (SpIncoming) opening = { .file = file, .flags = flags, .cancellable = cancellable,
                                  .progress = progress, .progress_data = progress_data };

  if ((flags & SP_OPEN_RECOVER) && !(flags & SP_OPEN_PRIVATE) && !fall_back_on_copy (&opening, opened, error))
    return FALSE;
  if (opened->store == NULL)
    {
      if (!sp_incoming_read (&opening, ROWS_OF_STORE, TRUE, error) || !open_read (&opening, opened, error))
        return FALSE;
      sp_incoming_get_hash (&opening);
      opened->hash = g_steal_pointer (&opening.hash);
    }
  if (progress != NULL)
    progress (1.0, progress_data);
  return TRUE;
}
