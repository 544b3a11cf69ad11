/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-working-copy-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "sp-project-error.h"
#include "sp-working-copy-folder.h"

#define ORIGIN_FILE "origin"

/* A folder that is held: what is in it. */

/**
 * sp_working_copy_hold:
 * @folder: (type filename): an existing folder of ours
 * @scratch: whether it is deleted when it is released
 *
 * Takes the folder for this process alone.
 *
 * Returns: (transfer full) (nullable): the folder, or %NULL with `errno`
 */
SpWorkingCopy *
sp_working_copy_hold (const char *folder,
                      gboolean    scratch)
{
  int lock = sp_private_folder_lock (folder, FALSE);
  SpWorkingCopy *self;

  if (lock < 0)
    return NULL;

  self = g_new0 (SpWorkingCopy, 1);
  self->folder = g_strdup (folder);
  self->lock = lock;
  self->scratch = scratch;
  return self;
}

/**
 * sp_working_copy_read_origin:
 * @folder: (type filename): a folder of ours
 *
 * Returns: (transfer full): the URI of the file that it belongs to, or "" if there is none
 */
char *
sp_working_copy_read_origin (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, ORIGIN_FILE, NULL);
  char *origin = NULL;

  return g_file_get_contents (path, &origin, NULL, NULL) ? origin : g_strdup ("");
}

/**
 * sp_working_copy_release:
 * @self: (transfer full): a folder held
 *
 * Gives the folder back; a scratch one is deleted. Its database has to be closed before.
 */
void
sp_working_copy_release (SpWorkingCopy *self)
{
  if (self->scratch)
    sp_private_folder_delete (self->folder);
  g_clear_fd (&self->lock, NULL);
  g_clear_pointer (&self->folder, g_free);
  g_free (self);
}

/**
 * sp_working_copy_remove:
 * @self: (transfer full): a folder held
 *
 * Deletes the folder with all that is in it.
 */
void
sp_working_copy_remove (SpWorkingCopy *self)
{
  self->scratch = TRUE;
  sp_working_copy_release (self);
}

/**
 * sp_working_copy_put_aside:
 * @self: a folder held
 * @error: return location for an error
 *
 * Moves a folder whose database cannot be used to a name of its own and puts an empty one, held, in its place.
 * Nothing is deleted.
 *
 * Returns: whether it worked; if not, %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_working_copy_put_aside (SpWorkingCopy  *self,
                           GError        **error)
{
  g_autofree char *origin = sp_working_copy_read_origin (self->folder);
  g_autofree char *aside = g_strdup_printf ("%s.broken-%" G_GINT64_FORMAT, self->folder, g_get_real_time ());
  int lock;

  if (g_rename (self->folder, aside) != 0 || g_mkdir (self->folder, 0700) != 0
      || (lock = sp_private_folder_lock (self->folder, FALSE)) < 0)
    {
      sp_project_set_private_error (error, errno, self->folder);
      return FALSE;
    }
  g_clear_fd (&self->lock, NULL);
  self->lock = lock;
  return sp_working_copy_set_origin (self, origin, error);
}

/**
 * sp_working_copy_build_path:
 * @self: a folder held
 * @name: the name of something in it
 *
 * Returns: (transfer full) (type filename): its path
 */
char *
sp_working_copy_build_path (SpWorkingCopy *self,
                            const char    *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/**
 * sp_working_copy_has_database:
 * @self: a folder held
 *
 * Returns: whether a database was made in it
 */
gboolean
sp_working_copy_has_database (SpWorkingCopy *self)
{
  g_autofree char *path = sp_working_copy_build_path (self, SP_WORKING_COPY_DATABASE);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * sp_working_copy_dup_origin:
 * @self: a folder held
 *
 * Returns: (transfer full): the URI of the file that it belongs to, or "" if there is none
 */
char *
sp_working_copy_dup_origin (SpWorkingCopy *self)
{
  return sp_working_copy_read_origin (self->folder);
}

/**
 * sp_working_copy_set_origin:
 * @self: a folder held
 * @origin: the URI of the file that it belongs to; "" for none yet
 * @error: return location for an error
 *
 * Notes, durably, to which file the working copy belongs.
 *
 * Returns: whether it worked; if not, %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_working_copy_set_origin (SpWorkingCopy  *self,
                            const char     *origin,
                            GError        **error)
{
  g_autofree char *path = sp_working_copy_build_path (self, ORIGIN_FILE);

  if (g_file_set_contents_full (path, origin, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL))
    return TRUE;

  sp_project_set_private_error (error, errno, path);
  return FALSE;
}
