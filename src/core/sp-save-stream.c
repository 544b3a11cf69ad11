/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sp-open-read.h"
#include "sp-project-error.h"

static gboolean
fail (GFile         *file,
      const GError  *reason,
      GError       **error)
{
  g_autofree char *name = sp_project_dup_file_name (file);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    sp_project_set_write_error (error, EACCES, name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    sp_project_set_write_error (error, EROFS, name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    sp_project_set_write_error (error, ENOSPC, name);
  else
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                 _("“%s” was not saved; your work is kept. %s"), name, reason->message);
  return FALSE;
}

static gboolean
copy_into (const char    *path,
           GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (source, cancellable, error);
  g_autoptr (GFileOutputStream) output = NULL;

  if (input != NULL)
    output = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);

  return output != NULL
         && g_output_stream_splice (G_OUTPUT_STREAM (output), G_INPUT_STREAM (input),
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                    cancellable, error) >= 0;
}

static gboolean
hash_path (const char  *path,
           char       **hash,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return sp_open_hash (file, hash, NULL, error);
}

/* What was written has to come back. */
static gboolean
read_back (const char  *image,
           GFile       *file,
           char       **hash,
           GError     **error)
{
  g_autofree char *wanted = NULL;
  g_autofree char *found = NULL;

  if (!hash_path (image, &wanted, error) || !sp_open_hash (file, &found, NULL, error))
    return FALSE;
  if (g_strcmp0 (wanted, found) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("What was written could not be read back."));
      return FALSE;
    }
  *hash = g_steal_pointer (&wanted);
  return TRUE;
}

static gboolean
keep_old (GFile         *file,
          const char    *backup,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (backup);

  return !g_file_query_exists (file, cancellable)
         || g_file_copy (file, target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
}

/* GIO may have written into the file itself: the old bytes go back if it was stopped half-way. */
static void
put_back (GFile      *file,
          const char *backup)
{
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  if (g_file_test (backup, G_FILE_TEST_EXISTS) && hash_path (backup, &before, NULL)
      && sp_open_hash (file, &now, NULL, NULL) && g_strcmp0 (before, now) != 0)
    copy_into (backup, file, NULL, NULL);
}

/**
 * sp_save_replace_by_stream:
 * @image: (type filename): the private file with the new bytes
 * @file: the user's file
 * @backup: (type filename): where the old bytes are kept meanwhile
 * @hash: (out): SHA-256 of what stands in the file, set as soon as it does
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Replaces the content of a file by way of GIO: for files without a path, and where the folder takes no new file.
 * What was written is read back; if it is not right, the old bytes are put back.
 *
 * Returns: whether it is saved; if not, %SP_PROJECT_ERROR_NOT_WRITABLE or %G_IO_ERROR_CANCELLED
 */
gboolean
sp_save_replace_by_stream (const char    *image,
                           GFile         *file,
                           const char    *backup,
                           char         **hash,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean saved;

  if (!keep_old (file, backup, cancellable, &reason))
    return fail (file, reason, error);

  saved = copy_into (image, file, cancellable, &reason) && read_back (image, file, hash, &reason);
  if (!saved)
    put_back (file, backup);
  g_unlink (backup);
  return saved || fail (file, reason, error);
}
