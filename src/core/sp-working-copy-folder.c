/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-working-copy-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "sp-project-error.h"

/* Read at every call: GLib remembers what it saw first, and tests move the folder. */
static char *
find_state_folder (void)
{
  const char *state = g_getenv ("XDG_STATE_HOME");

  if (state != NULL && g_path_is_absolute (state))
    return g_build_filename (state, "standpoint", NULL);

  return g_build_filename (g_get_home_dir (), ".local", "state", "standpoint", NULL);
}

/* The lock of a file that was deleted meanwhile protects nothing. */
static gboolean
is_still_there (int         descriptor,
                const char *path)
{
  struct stat opened, named;

  return fstat (descriptor, &opened) == 0 && g_stat (path, &named) == 0
         && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

static int
flock_patiently (int descriptor,
                 int operation)
{
  int result;

  do
    result = flock (descriptor, operation);
  while (result != 0 && errno == EINTR);

  return result;
}

/**
 * sp_private_folder_ensure:
 * @name: the name of a folder within ours
 * @error: return location for an error
 *
 * Makes the folder for working copies, readable by the user alone.
 *
 * Returns: (transfer full) (type filename): its path, or %NULL with %SP_PROJECT_ERROR_NOT_WRITABLE
 */
char *
sp_private_folder_ensure (const char  *name,
                          GError     **error)
{
  g_autofree char *state = find_state_folder ();
  g_autofree char *folder = g_build_filename (state, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (state, 0700) != 0 || g_chmod (folder, 0700) != 0)
    {
      sp_project_set_private_error (error, errno, folder);
      return NULL;
    }

  return g_steal_pointer (&folder);
}

/**
 * sp_private_folder_lock:
 * @folder: (type filename): an existing folder of ours
 * @wait: whether to wait for another process
 *
 * Takes the folder for this process; closing the descriptor, or the end of the process, gives it back.
 *
 * Returns: a file descriptor, or -1 with `errno` (`EWOULDBLOCK`: another has it)
 */
int
sp_private_folder_lock (const char *folder,
                        gboolean    wait)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  for (;;)
    {
      g_autofd int descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (descriptor < 0 || flock_patiently (descriptor, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0)
        return -1;
      if (is_still_there (descriptor, path))
        return g_steal_fd (&descriptor);
    }
}

/**
 * sp_private_folder_delete:
 * @folder: (type filename): a folder of ours
 *
 * Deletes the folder and what is in it, symbolic links themselves and not what they point to.
 *
 * Returns: whether all of it went
 */
gboolean
sp_private_folder_delete (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat information;

      if (g_lstat (path, &information) == 0 && S_ISDIR (information.st_mode))
        sp_private_folder_delete (path);
      else
        g_unlink (path);
    }

  return g_rmdir (folder) == 0;
}

/**
 * sp_private_folder_measure:
 * @folder: (type filename): a folder of ours
 * @changed: (out) (nullable): when something in it was last changed, in Unix seconds
 *
 * Adds up what the folder takes on the disk.
 *
 * Returns: the size in bytes
 */
guint64
sp_private_folder_measure (const char *folder,
                           gint64     *changed)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint64 size = 0;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat information;

      if (g_lstat (path, &information) != 0)
        continue;
      if (S_ISDIR (information.st_mode))
        size += sp_private_folder_measure (path, NULL);
      size += (guint64) information.st_size;
      if (changed != NULL)
        *changed = MAX (*changed, (gint64) information.st_mtime);
    }

  return size;
}
