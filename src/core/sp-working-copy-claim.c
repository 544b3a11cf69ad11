/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-working-copy-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sp-project-error.h"
#include "sp-working-copy-folder.h"
#include "sp-working-copy-state.h"

/* Which folder is whose: how they are made, found and taken. */

#define SCRATCH_FOLDER "scratch"
#define UUID_LENGTH 36

static void
delete_if_abandoned (const char *folder)
{
  int lock = sp_private_folder_lock (folder, FALSE);

  if (lock < 0)
    return;
  sp_private_folder_delete (folder);
  g_clear_fd (&lock, NULL);
}

/* What a process left that was killed. */
static void
clean_scratch (const char *base)
{
  g_autoptr (GDir) directory = g_dir_open (base, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *folder = g_build_filename (base, name, NULL);

      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        delete_if_abandoned (folder);
    }
}

/* The name of a folder is the document's UUID, and -2, -3 ... for the same document at further places. */
static gboolean
belongs_to (const char *name,
            const char *uuid)
{
  const char *rest = g_str_has_prefix (name, uuid) ? name + strlen (uuid) : NULL;

  return rest != NULL && (*rest == '\0' || (*rest == '-' && g_ascii_isdigit (rest[1])));
}

static GPtrArray *
list_folders (const char *base,
              const char *uuid)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (base, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      if (belongs_to (name, uuid))
        g_ptr_array_add (folders, g_build_filename (base, name, NULL));
    }
  return g_steal_pointer (&folders);
}

static char *
find_free_folder (const char *base,
                  const char *uuid)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *name = number == 1 ? g_strdup (uuid) : g_strdup_printf ("%s-%u", uuid, number);
      g_autofree char *folder = g_build_filename (base, name, NULL);

      if (!g_file_test (folder, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&folder);
    }
}

static char *
find_folder (const char *base,
             const char *uuid,
             const char *origin)
{
  g_autoptr (GPtrArray) folders = list_folders (base, uuid);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *found = sp_working_copy_read_origin (g_ptr_array_index (folders, i));

      if (strcmp (found, origin) == 0)
        return g_strdup (g_ptr_array_index (folders, i));
    }
  return NULL;
}

static gboolean
is_gone (const char *origin)
{
  g_autoptr (GFile) file = g_file_new_for_uri (origin);

  return g_file_peek_path (file) != NULL && !g_file_query_exists (file, NULL);
}

/* A file that was renamed keeps its history: nothing stands at the old place, and the content is the one known. */
static SpWorkingCopy *
claim_if_moved (const char *folder,
                const char *hash)
{
  g_autofree char *database = g_build_filename (folder, SP_WORKING_COPY_DATABASE, NULL);
  g_autofree char *origin = sp_working_copy_read_origin (folder);
  g_autoptr (SpWorkingCopy) self = NULL;
  g_auto (SpWorkingCopyState) state = { 0 };

  if (*origin == '\0' || !is_gone (origin))
    return NULL;

  self = sp_working_copy_hold (folder, FALSE);
  if (self != NULL && sp_working_copy_state_read (database, &state) && g_strcmp0 (state.file_hash, hash) == 0)
    return g_steal_pointer (&self);
  return NULL;
}

static SpWorkingCopy *
claim_moved (const char *base,
             const char *uuid,
             const char *hash)
{
  g_autoptr (GPtrArray) folders = list_folders (base, uuid);
  SpWorkingCopy *self = NULL;

  for (guint i = 0; self == NULL && hash != NULL && i < folders->len; i++)
    self = claim_if_moved (g_ptr_array_index (folders, i), hash);
  return self;
}

static SpWorkingCopy *
claim_existing (const char  *folder,
                GError     **error)
{
  SpWorkingCopy *self = sp_working_copy_hold (folder, FALSE);

  if (self == NULL && errno == EWOULDBLOCK)
    g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_IN_USE,
                         _("The project is open in another window or program. Close it there first."));
  else if (self == NULL)
    sp_project_set_private_error (error, errno, folder);
  return self;
}

static SpWorkingCopy *
claim_new (const char  *folder,
           const char  *origin,
           GError     **error)
{
  g_autoptr (SpWorkingCopy) self = NULL;

  if (g_mkdir (folder, 0700) != 0 || (self = sp_working_copy_hold (folder, FALSE)) == NULL)
    {
      sp_project_set_private_error (error, errno, folder);
      return NULL;
    }
  if (!sp_working_copy_set_origin (self, origin, error))
    {
      sp_working_copy_remove (g_steal_pointer (&self));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static SpWorkingCopy *
claim_in (const char  *base,
          const char  *uuid,
          const char  *origin,
          const char  *hash,
          GError     **error)
{
  g_autofree char *folder = origin != NULL ? find_folder (base, uuid, origin) : NULL;
  g_autofree char *free_folder = find_free_folder (base, uuid);
  g_autoptr (SpWorkingCopy) moved = NULL;

  if (folder != NULL)
    return claim_existing (folder, error);
  if (origin == NULL)
    return claim_new (free_folder, "", error);

  moved = claim_moved (base, uuid, hash);
  if (moved == NULL)
    return claim_new (free_folder, origin, error);
  return sp_working_copy_set_origin (moved, origin, error) ? g_steal_pointer (&moved) : NULL;
}

/* One process at a time makes, finds and deletes folders. */
static char *
enter_base (const char  *name,
            int         *lock,
            GError     **error)
{
  g_autofree char *base = sp_private_folder_ensure (name, error);

  if (base == NULL)
    return NULL;
  *lock = sp_private_folder_lock (base, TRUE);
  if (*lock < 0)
    {
      sp_project_set_private_error (error, errno, base);
      return NULL;
    }
  return g_steal_pointer (&base);
}

/**
 * sp_working_copy_new_scratch:
 * @error: return location for an error
 *
 * Makes a folder that is deleted when it is released, and deletes those of processes that were killed.
 *
 * Returns: (transfer full): the folder, or %NULL with %SP_PROJECT_ERROR_NOT_WRITABLE
 */
SpWorkingCopy *
sp_working_copy_new_scratch (GError **error)
{
  g_autofd int lock = -1;
  g_autofree char *base = enter_base (SCRATCH_FOLDER, &lock, error);
  g_autofree char *folder = NULL;
  SpWorkingCopy *self;

  if (base == NULL)
    return NULL;

  clean_scratch (base);
  folder = g_build_filename (base, "XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL || (self = sp_working_copy_hold (folder, TRUE)) == NULL)
    {
      sp_project_set_private_error (error, errno, base);
      return NULL;
    }
  return self;
}

/**
 * sp_working_copy_claim:
 * @uuid: the document's UUID, checked by the caller
 * @origin: (nullable): the URI of its file, or %NULL for a new document
 * @hash: (nullable): the SHA-256 of the file now, by which a file that was renamed is known
 * @error: return location for an error
 *
 * Takes the working copy of the document at that place for this process alone, and makes an empty one if there is
 * none. A copy of the file at another place has the same UUID and gets a working copy of its own.
 *
 * Returns: (transfer full): the folder, or %NULL with %SP_PROJECT_ERROR_IN_USE or %SP_PROJECT_ERROR_NOT_WRITABLE
 */
SpWorkingCopy *
sp_working_copy_claim (const char  *uuid,
                       const char  *origin,
                       const char  *hash,
                       GError     **error)
{
  g_autofd int lock = -1;
  g_autofree char *base = enter_base (SP_WORKING_COPY_KEPT, &lock, error);

  return base != NULL ? claim_in (base, uuid, origin, hash, error) : NULL;
}

static char *
find_place (const char *base,
            const char *origin)
{
  g_auto (GStrv) names = sp_working_copy_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (base, names[i], NULL);
      g_autofree char *found = sp_working_copy_read_origin (folder);

      if (strcmp (found, origin) == 0)
        return g_steal_pointer (&folder);
    }
  return NULL;
}

/**
 * sp_working_copy_has_place:
 * @origin: the URI of a file
 *
 * Returns: whether a project of that place was used here, and is kept
 */
gboolean
sp_working_copy_has_place (const char *origin)
{
  g_autofd int lock = -1;
  g_autofree char *base = enter_base (SP_WORKING_COPY_KEPT, &lock, NULL);
  g_autofree char *folder = base != NULL ? find_place (base, origin) : NULL;

  return folder != NULL;
}

/**
 * sp_working_copy_claim_place:
 * @origin: the URI of a file
 * @copy: (out) (transfer full) (nullable): the folder; %NULL if there is none for that place
 * @error: return location for an error
 *
 * Takes the working copy that stands for a file whose content does not tell any more which document it is.
 *
 * Returns: whether the answer is right; if not, %SP_PROJECT_ERROR_IN_USE or %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_working_copy_claim_place (const char     *origin,
                             SpWorkingCopy **copy,
                             GError        **error)
{
  g_autofd int lock = -1;
  g_autofree char *base = enter_base (SP_WORKING_COPY_KEPT, &lock, error);
  g_autofree char *folder = base != NULL ? find_place (base, origin) : NULL;

  *copy = folder != NULL ? claim_existing (folder, error) : NULL;
  return base != NULL && (folder == NULL || *copy != NULL);
}

/**
 * sp_working_copy_claim_named:
 * @name: the name of a working copy
 * @error: return location for an error
 *
 * Takes a working copy for this process alone, whatever file it belongs to.
 *
 * Returns: (transfer full): the folder, or %NULL with %SP_PROJECT_ERROR_IN_USE or %SP_PROJECT_ERROR_NOT_WRITABLE
 */
SpWorkingCopy *
sp_working_copy_claim_named (const char  *name,
                             GError     **error)
{
  g_autofd int lock = -1;
  g_autofree char *base = enter_base (SP_WORKING_COPY_KEPT, &lock, error);
  g_autofree char *folder = base != NULL ? g_build_filename (base, name, NULL) : NULL;

  return folder != NULL ? claim_existing (folder, error) : NULL;
}

/**
 * sp_working_copy_list_names:
 *
 * Lists what is kept.
 *
 * Returns: (transfer full): the names of the working copies, those that were put aside left out
 */
GStrv
sp_working_copy_list_names (void)
{
  g_autofree char *base = sp_private_folder_ensure (SP_WORKING_COPY_KEPT, NULL);
  g_autoptr (GDir) directory = base != NULL ? g_dir_open (base, 0, NULL) : NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      if (strlen (name) >= UUID_LENGTH && strchr (name, '.') == NULL)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static void
give_up_origin (const char *folder,
                const char *origin)
{
  g_autofree char *found = sp_working_copy_read_origin (folder);
  g_autoptr (SpWorkingCopy) other = strcmp (found, origin) == 0 ? sp_working_copy_hold (folder, FALSE) : NULL;

  if (other != NULL)
    sp_working_copy_set_origin (other, "", NULL);
}

/**
 * sp_working_copy_move:
 * @self: a folder held
 * @uuid: the document's UUID
 * @origin: the URI of the file that it belongs to from now on
 * @error: return location for an error
 *
 * Notes that the document was saved to another place. What it replaced there may have been a copy of the same
 * document with a working copy of its own: that one stays, but belongs to no file any more.
 *
 * Returns: whether it worked; if not, %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_working_copy_move (SpWorkingCopy  *self,
                      const char     *uuid,
                      const char     *origin,
                      GError        **error)
{
  g_autofd int lock = -1;
  g_autofree char *base = enter_base (SP_WORKING_COPY_KEPT, &lock, error);
  g_autoptr (GPtrArray) folders = base != NULL ? list_folders (base, uuid) : NULL;

  if (folders == NULL)
    return FALSE;
  for (guint i = 0; i < folders->len; i++)
    {
      if (strcmp (g_ptr_array_index (folders, i), self->folder) != 0)
        give_up_origin (g_ptr_array_index (folders, i), origin);
    }
  return sp_working_copy_set_origin (self, origin, error);
}

/**
 * sp_working_copy_exists:
 * @uuid: a document's UUID
 * @origin: the URI of its file
 *
 * Looks whether there is a history for the document at that place.
 *
 * Returns: whether there is a working copy, in use or not
 */
gboolean
sp_working_copy_exists (const char *uuid,
                        const char *origin)
{
  g_autofd int lock = -1;
  g_autofree char *base = enter_base (SP_WORKING_COPY_KEPT, &lock, NULL);
  g_autofree char *folder = base != NULL ? find_folder (base, uuid, origin) : NULL;

  return folder != NULL;
}
