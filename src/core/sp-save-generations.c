/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-save.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "sp-project-error.h"

#define SUFFIX ".standpoint"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* Oldest first: the names are times of equal length. */
static GPtrArray *
list_generations (const char *folder)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      if (g_str_has_suffix (name, SUFFIX))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

/**
 * sp_save_keep_generation:
 * @copy: the working copy that was saved
 * @image: (type filename): what was saved, a private file that was checked
 *
 * Keeps what was saved, and of all that was saved the last five. A fault here is none of the saving.
 */
void
sp_save_keep_generation (SpWorkingCopy *copy,
                         const char    *image)
{
  g_autofree char *folder = sp_working_copy_build_path (copy, SP_WORKING_COPY_GENERATIONS);
  g_autofree char *name = g_strdup_printf ("%020" G_GINT64_FORMAT SUFFIX, g_get_real_time ());
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) paths = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_rename (image, path) != 0)
    {
      g_unlink (image);
      return;
    }
  paths = list_generations (folder);
  for (guint i = 0; i + SP_PROJECT_MAX_GENERATIONS < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

/**
 * sp_save_list_generations:
 * @copy: a working copy
 *
 * Lists what was saved from it and is still kept: whole project files.
 *
 * Returns: (transfer full) (element-type GFile): the files, oldest first
 */
GPtrArray *
sp_save_list_generations (SpWorkingCopy *copy)
{
  g_autofree char *folder = sp_working_copy_build_path (copy, SP_WORKING_COPY_GENERATIONS);
  g_autoptr (GPtrArray) paths = list_generations (folder);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (files, g_file_new_for_path (g_ptr_array_index (paths, i)));
  return g_steal_pointer (&files);
}

/**
 * sp_save_forget_generations:
 * @copy: a working copy that is held
 * @error: return location for an error
 *
 * Deletes what was saved before.
 *
 * Returns: whether nothing of it is left; if not, %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_save_forget_generations (SpWorkingCopy  *copy,
                            GError        **error)
{
  g_autofree char *folder = sp_working_copy_build_path (copy, SP_WORKING_COPY_GENERATIONS);
  g_autoptr (GPtrArray) paths = list_generations (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      if (g_unlink (g_ptr_array_index (paths, i)) != 0 && errno != ENOENT)
        {
          sp_project_set_private_error (error, errno, g_ptr_array_index (paths, i));
          return FALSE;
        }
    }
  return TRUE;
}
