/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-open-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "sp-open-read.h"
#include "sp-project-error.h"
#include "sp-reading.h"
#include "sp-sha256.h"

/* From the user's file to rows that were looked at. */

static gpointer
hash_thread (gpointer data)
{
  g_autoptr (GBytes) bytes = data;
  g_autoptr (SpSha256) sum = sp_sha256_new ();

  sp_sha256_update (sum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return sp_sha256_end (sum);
}

/**
 * sp_incoming_get_hash:
 * @self: a file that was read
 *
 * Waits for it if need be.
 *
 * Returns: (transfer none) (nullable): the SHA-256 of the file, in hexadecimal; %NULL if it was not asked for
 */
const char *
sp_incoming_get_hash (SpIncoming *self)
{
  if (self->hashing != NULL)
    self->hash = g_thread_join (g_steal_pointer (&self->hashing));
  return self->hash;
}

/**
 * sp_incoming_clear:
 * @self: a file, read or not
 *
 * Lets go of all that is still there.
 */
void
sp_incoming_clear (SpIncoming *self)
{
  sp_incoming_get_hash (self);
  g_clear_pointer (&self->hostile, sp_hostile_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->rows, sp_snapshot_unref);
  g_clear_pointer (&self->scratch, sp_working_copy_release);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->name, g_free);
}

/**
 * sp_incoming_ensure_scratch:
 * @self: a file
 * @error: return location for an error
 *
 * Returns: whether there is a scratch folder for it; if not, %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_incoming_ensure_scratch (SpIncoming  *self,
                            GError     **error)
{
  if (self->scratch == NULL)
    self->scratch = sp_working_copy_new_scratch (error);
  return self->scratch != NULL;
}

static char *
build_incoming_path (SpIncoming *self)
{
  return sp_working_copy_build_path (self->scratch, "incoming");
}

/* Into memory, or if that is too much into the scratch folder. */
static gboolean
read_file (SpIncoming  *self,
           GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *incoming = NULL;

  g_clear_pointer (&self->name, g_free);
  self->name = sp_project_dup_file_name (self->file);
  self->bytes = sp_open_read_bytes (self->file, self->cancellable, self->progress, self->progress_data, &reason);
  if (self->bytes != NULL)
    return TRUE;
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (!sp_incoming_ensure_scratch (self, error))
    return FALSE;
  incoming = build_incoming_path (self);
  self->hash = sp_open_read (self->file, incoming, self->cancellable, self->progress, self->progress_data, error);
  return self->hash != NULL;
}

/**
 * sp_incoming_set_progress:
 * @self: a file that is read
 * @start: where in the opening what follows begins
 * @size: which part of the opening it is
 */
void
sp_incoming_set_progress (SpIncoming *self,
                          double      start,
                          double      size)
{
  self->hostile->progress = self->progress;
  self->hostile->progress_data = self->progress_data;
  self->hostile->progress_start = start;
  self->hostile->progress_size = size;
}

/* What looks as our own savings do is read without SQLite, as the part of the opening from START on. */
static gboolean
read_plain_rows (SpIncoming  *self,
                 SpPageFile  *pages,
                 double       start,
                 double       size,
                 gboolean    *doubt,
                 GError     **error)
{
  self->hostile = sp_hostile_new_for_pages (pages, self->name, self->cancellable);
  *doubt = self->hostile == NULL;
  if (*doubt)
    return FALSE;
  sp_incoming_set_progress (self, start, size);
  self->rows = sp_hostile_read (self->hostile, doubt, error);
  if (*doubt)
    g_clear_pointer (&self->hostile, sp_hostile_free);
  return self->rows != NULL;
}

static gboolean
open_through_sqlite (SpIncoming  *self,
                     GError     **error)
{
  g_autofree char *incoming = NULL;

  if (!sp_incoming_ensure_scratch (self, error))
    return FALSE;
  incoming = build_incoming_path (self);
  if (self->bytes != NULL && !sp_open_write_bytes (self->bytes, incoming, error))
    return FALSE;
  self->hostile = sp_hostile_open (incoming, self->name, (self->flags & SP_OPEN_RECOVER) != 0,
                                   self->cancellable, error);
  return self->hostile != NULL;
}

/* SIZE is which part of the opening it is to look at the rows. */
static gboolean
read_rows (SpIncoming  *self,
           double       size,
           GError     **error)
{
  gboolean recover = (self->flags & SP_OPEN_RECOVER) != 0;
  SpPageFile *pages = NULL;
  gboolean doubt = TRUE;

  if (!recover && self->bytes != NULL)
    pages = sp_page_file_new (g_bytes_get_data (self->bytes, NULL), g_bytes_get_size (self->bytes));
  if (pages != NULL && read_plain_rows (self, pages, SP_OPEN_ROWS_START, size, &doubt, error))
    return TRUE;
  if (!doubt || !open_through_sqlite (self, error))
    return FALSE;
  sp_incoming_set_progress (self, SP_OPEN_ROWS_START, recover ? 1.0 - SP_OPEN_ROWS_START : size);
  if (recover)
    return TRUE;
  if (!sp_hostile_check (self->hostile, error))
    return FALSE;
  self->rows = sp_hostile_read (self->hostile, &doubt, error);
  return self->rows != NULL;
}

/* Without a copy of the whole in memory; *DOUBT, without an error, if the file is not of the kind for that. */
static gboolean
read_by_pages (SpIncoming  *self,
               double       size,
               gboolean    *doubt,
               GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SpReading) reading = sp_reading_begin (self->file, self->cancellable, error);
  SpPageFile *pages = NULL;

  *doubt = reading != NULL && sp_reading_open_pages (reading, &pages, error);
  if (pages == NULL)
    return FALSE;
  self->name = sp_project_dup_file_name (self->file);
  read_plain_rows (self, pages, 0.0, SP_OPEN_ROWS_START + size, doubt, &reason);
  g_clear_pointer (&self->hostile, sp_hostile_free);
  /* Whatever was found in a file that changed meanwhile. */
  if (!sp_reading_check_unchanged (reading, error))
    {
      *doubt = FALSE;
      g_clear_pointer (&self->rows, sp_snapshot_unref);
      return FALSE;
    }
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return self->rows != NULL;
}

/* What stands at the place of a project that was used here is its ruin, not another kind of file. */
static void
explain_ruin (SpIncoming  *self,
              GError     **error)
{
  g_autofree char *origin = sp_open_dup_origin (self->file);
  g_autofree char *reason = NULL;

  if (!g_error_matches (*error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_PROJECT)
      || !sp_working_copy_has_place (origin))
    return;

  reason = g_strdup ((*error)->message);
  g_clear_error (error);
  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_DAMAGED,
               _("%s A project was there when it was used last. Recovering takes it from its working copy."), reason);
}

/**
 * sp_open_dup_origin:
 * @file: a file
 *
 * Gives the one URI of a file, by whichever symbolic link it was named.
 *
 * Returns: (transfer full): the URI
 */
char *
sp_open_dup_origin (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  char *origin = real != NULL ? g_filename_to_uri (real, NULL, NULL) : g_file_get_uri (file);

  free (real);
  return origin;
}

/**
 * sp_incoming_read:
 * @self: zeroed but for file, flags, cancellable and progress
 * @size: which part of the opening it is to look at the rows
 * @hash: whether to find out its SHA-256, in a thread beside
 * @error: return location for an error
 *
 * Reads the bytes of a file and looks at all of its rows, as at those of a stranger; of one to recover nothing but the
 * schema. What our own savings look like is read without SQLite, from memory, or page by page where nobody asks for the
 * SHA-256; any other file is judged by SQLite, from a private copy.
 *
 * Returns: whether the rows are there, or can be recovered; if not, an error as sp_project_open() describes
 */
gboolean
sp_incoming_read (SpIncoming  *self,
                  double       size,
                  gboolean     hash,
                  GError     **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean doubt = TRUE;

  /* Who asks for the hash wants it and the rows of the same bytes. */
  if (!hash && (self->flags & SP_OPEN_RECOVER) == 0 && read_by_pages (self, size, &doubt, &reason))
    return TRUE;
  if (!doubt || !read_file (self, &reason))
    {
      explain_ruin (self, &reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (hash && self->bytes != NULL)
    self->hashing = g_thread_new ("hash", hash_thread, g_bytes_ref (self->bytes));
  return read_rows (self, size, error);
}

/**
 * sp_open_rows:
 * @file: the user's file
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told 0 to 1
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Does what sp_open_file() does, without a working copy: nothing is written, but for a file that only SQLite can judge,
 * whose bytes are in the private folder meanwhile.
 *
 * Returns: (transfer full) (nullable): the rows of the file, or %NULL with an error as sp_project_open() describes
 */
SpSnapshot *
sp_open_rows (GFile           *file,
              GCancellable    *cancellable,
              SpProgressFunc   progress,
              gpointer         progress_data,
              GError         **error)
{
  g_auto (SpIncoming) incoming = { .file = file, .cancellable = cancellable,
                                   .progress = progress, .progress_data = progress_data };

  if (!sp_incoming_read (&incoming, 1.0 - SP_OPEN_ROWS_START, FALSE, error))
    return NULL;
  if (progress != NULL)
    progress (1.0, progress_data);
  return g_steal_pointer (&incoming.rows);
}
