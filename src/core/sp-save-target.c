/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sp-open-read.h"
#include "sp-project-error.h"
#include "sp-sha256.h"

#define BLOCK_SIZE (256 * 1024)
#define MAX_LINKS 40
#define MAX_NAME 200
#define TEMPORARY_PREFIX ".~"
#define TEMPORARY_SUFFIX ".tmp"
#define NOTE_FILE "temporary"

/* A file that is being replaced. */
typedef struct
{
  char *path;                   /* the real one, symbolic links followed */
  char *name;                   /* for messages */
  char *temporary;              /* beside it */
  gboolean exists;
  struct stat before;
  gboolean renamed;
  char *hash;                   /* of the new bytes */
} Target;

static void
clear_target (Target *target)
{
  g_clear_pointer (&target->path, g_free);
  g_clear_pointer (&target->name, g_free);
  g_clear_pointer (&target->temporary, g_free);
  g_clear_pointer (&target->hash, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, clear_target)

/* Also where the last of the links points to nothing yet. */
static char *
follow_links (const char *path)
{
  g_autofree char *current = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (current, NULL);
      g_autofree char *folder = NULL;

      if (link == NULL)
        return g_steal_pointer (&current);
      folder = g_path_get_dirname (current);
      g_free (current);
      current = g_path_is_absolute (link) ? g_steal_pointer (&link) : g_build_filename (folder, link, NULL);
    }
  return g_steal_pointer (&current);
}

static gboolean
refuse_changed (const char  *name,
                GError     **error)
{
  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_CHANGED_OUTSIDE,
               _("“%s” was not saved, for another program changed the file; your work is kept. "
                 "Save under another name to keep both, or open the file again to take over what changed."), name);
  return FALSE;
}

static gboolean
check_known (GFile         *file,
             const char    *name,
             const char    *known_hash,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *hash = NULL;

  if (known_hash == NULL)
    return TRUE;
  if (!sp_open_hash (file, &hash, cancellable, error))
    {
      g_prefix_error_literal (error, _("The project was not saved; your work is kept. "));
      return FALSE;
    }
  return hash == NULL || strcmp (hash, known_hash) == 0 || refuse_changed (name, error);
}

static gboolean
look_at_target (Target  *target,
                GError **error)
{
  target->exists = g_stat (target->path, &target->before) == 0;
  if (!target->exists)
    return TRUE;

  if (!S_ISREG (target->before.st_mode))
    {
      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                   _("“%s” was not saved; your work is kept. There is something else of that name."), target->name);
      return FALSE;
    }
  /* Renaming over it would succeed all the same: the user's wish counts. */
  if (g_access (target->path, W_OK) != 0)
    {
      sp_project_set_write_error (error, errno, target->name);
      return FALSE;
    }
  return TRUE;
}

static char *
name_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;

  if (strlen (base) > MAX_NAME)
    base[MAX_NAME] = '\0';
  name = g_strdup_printf (TEMPORARY_PREFIX "%s-%08x" TEMPORARY_SUFFIX, base, g_random_int ());
  return g_build_filename (folder, name, NULL);
}

/* The name is written down before, so that the next saving can delete what this one leaves when it is killed. */
static int
create_temporary (Target     *target,
                  const char *note)
{
  for (;;)
    {
      int descriptor;

      g_free (target->temporary);
      target->temporary = name_temporary (target->path);
      g_file_set_contents (note, target->temporary, -1, NULL);
      descriptor = g_open (target->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (descriptor >= 0 || errno != EEXIST)
        return descriptor;
    }
}

static gboolean
write_all (int           descriptor,
           const guint8 *block,
           gsize         size)
{
  while (size > 0)
    {
      gssize n_written = write (descriptor, block, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return FALSE;
      block += n_written;
      size -= (gsize) n_written;
    }
  return TRUE;
}

static gboolean
copy_image (int            image,
            int            descriptor,
            Target        *target,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (SpSha256) checksum = sp_sha256_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gssize n_read;

  while ((n_read = read (image, block, BLOCK_SIZE)) != 0)
    {
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0 || !write_all (descriptor, block, (gsize) n_read))
        {
          sp_project_set_write_error (error, errno, target->name);
          return FALSE;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      sp_sha256_update (checksum, block, (gsize) n_read);
    }
  target->hash = sp_sha256_end (checksum);
  return TRUE;
}

/* The new file belongs to whom the old one did, as far as that is allowed, and has its mode. */
static gboolean
take_over_mode (int     descriptor,
                Target *target)
{
  if (!target->exists)
    return TRUE;
  if (fchown (descriptor, target->before.st_uid, target->before.st_gid) != 0
      && fchown (descriptor, (uid_t) -1, target->before.st_gid) != 0)
    g_debug ("The owner of the saved file changes");

  return fchmod (descriptor, target->before.st_mode & 07777) == 0;
}

static gboolean
write_temporary (const char    *image,
                 int            descriptor,
                 Target        *target,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofd int source = g_open (image, O_RDONLY | O_CLOEXEC, 0);

  if (source < 0)
    {
      sp_project_set_write_error (error, errno, target->name);
      return FALSE;
    }
  if (!copy_image (source, descriptor, target, cancellable, error))
    return FALSE;
  if (!take_over_mode (descriptor, target) || fsync (descriptor) != 0)
    {
      sp_project_set_write_error (error, errno, target->name);
      return FALSE;
    }
  return TRUE;
}

/* Between the comparison and now. */
static gboolean
is_as_before (const Target *target)
{
  struct stat now;
  gboolean exists = g_stat (target->path, &now) == 0;

  if (exists != target->exists || !exists)
    return exists == target->exists;

  return now.st_ino == target->before.st_ino && now.st_size == target->before.st_size
         && now.st_mtim.tv_sec == target->before.st_mtim.tv_sec
         && now.st_mtim.tv_nsec == target->before.st_mtim.tv_nsec;
}

/* Some file systems have no such thing for folders. */
static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  return descriptor < 0 || fsync (descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EBADF;
}

static gboolean
put_in_place (Target   *target,
              gboolean  compared,
              GError  **error)
{
  if (compared && !is_as_before (target))
    return refuse_changed (target->name, error);
  if (g_rename (target->temporary, target->path) != 0)
    {
      sp_project_set_write_error (error, errno, target->name);
      return FALSE;
    }
  target->renamed = TRUE;
  if (sync_folder (target->path))
    return TRUE;

  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
               _("“%s” was written, but the drive does not confirm it; your work is kept. %s"),
               target->name, sp_project_explain_errno (errno));
  return FALSE;
}

static gboolean
replace_by_rename (const char    *image,
                   int            descriptor,
                   Target        *target,
                   gboolean       compared,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean written = write_temporary (image, descriptor, target, cancellable, error);

  if (close (descriptor) != 0 && written)
    {
      sp_project_set_write_error (error, errno, target->name);
      written = FALSE;
    }
  written = written && put_in_place (target, compared, error);
  if (!target->renamed)
    g_unlink (target->temporary);
  return written;
}

static gboolean
is_folder_closed (int reason)
{
  return reason == EACCES || reason == EPERM || reason == EROFS;
}

/**
 * sp_save_publish:
 * @image: (type filename): the private file with the new bytes
 * @file: the user's file
 * @known_hash: (nullable): SHA-256 of the bytes that may be replaced, or %NULL for whatever is there
 * @copy: the working copy that is saved; keeps what has to be remembered meanwhile
 * @hash: (inout): SHA-256 of what stands in the file, set as soon as it does, also if the drive does not confirm it
 * @cancellable: (nullable): stops it as long as the old file stands
 * @error: return location for an error
 *
 * Puts the new bytes in the file's place: written beside it, on the disk, and renamed over it, so that there is the
 * whole old file or the whole new one at every moment. A symbolic link stays and what it points to is replaced.
 * Where the folder takes no new file, GIO replaces the content.
 *
 * Returns: whether it is saved; if not, %SP_PROJECT_ERROR_CHANGED_OUTSIDE, %SP_PROJECT_ERROR_NOT_WRITABLE or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
sp_save_publish (const char    *image,
                 GFile         *file,
                 const char    *known_hash,
                 SpWorkingCopy *copy,
                 char         **hash,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *backup = sp_working_copy_build_path (copy, "replaced");
  g_autofree char *note = sp_working_copy_build_path (copy, NOTE_FILE);
  g_auto (Target) target = { .name = sp_project_dup_file_name (file),
                             .path = path != NULL ? follow_links (path) : NULL };
  gboolean saved;
  int descriptor;

  if (target.path != NULL && !look_at_target (&target, error))
    return FALSE;
  if (!check_known (file, target.name, known_hash, cancellable, error))
    return FALSE;
  if (target.path == NULL)
    return sp_save_replace_by_stream (image, file, backup, hash, cancellable, error);

  sp_save_clean_up (copy);
  descriptor = create_temporary (&target, note);
  if (descriptor < 0 && target.exists && is_folder_closed (errno))
    return sp_save_replace_by_stream (image, file, backup, hash, cancellable, error);
  if (descriptor < 0)
    {
      sp_project_set_write_error (error, errno, target.name);
      return FALSE;
    }
  saved = replace_by_rename (image, descriptor, &target, known_hash != NULL, cancellable, error);
  g_unlink (note);
  if (target.renamed)
    *hash = g_steal_pointer (&target.hash);
  return saved;
}

/**
 * sp_save_clean_up:
 * @copy: a working copy, held
 *
 * Deletes the temporary file of a saving that was killed, if there is one: the one whose name was written down, and
 * nothing that is not named as ours are.
 */
void
sp_save_clean_up (SpWorkingCopy *copy)
{
  g_autofree char *note = sp_working_copy_build_path (copy, NOTE_FILE);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  if (!g_file_get_contents (note, &path, NULL, NULL))
    return;
  name = g_path_get_basename (path);
  if (g_str_has_prefix (name, TEMPORARY_PREFIX) && g_str_has_suffix (name, TEMPORARY_SUFFIX))
    g_unlink (path);
  g_unlink (note);
}
