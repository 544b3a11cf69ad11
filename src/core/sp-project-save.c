/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-project-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sp-open.h"
#include "sp-save.h"
#include "sp-store-private.h"
#include "sp-working-copy-state.h"

/* A fault here loses nothing: the next opening finds the file different, compares, and sees the same rows. */
static void
note_saved (SpProject               *self,
            const char              *hash,
            const SpWorkingCopyMark *mark)
{
  g_autoptr (GError) error = NULL;

  g_set_str (&self->hash, hash);
  if (mark != NULL)
    self->saved_revision = mark->revision;
  if (!sp_store_set_state (self->store, SP_STATE_FILE_HASH, hash, &error)
      || (mark != NULL && !sp_working_copy_mark_write (mark, self->store, &error)))
    g_info ("The working copy does not know that it was saved: %s", error->message);
}

static gboolean
check_can_save (SpProject  *self,
                GError    **error)
{
  if (self->copy == NULL)
    g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED, _("The project is closed."));
  else if (sp_store_is_editing (self->store))
    g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED,
                         _("The project cannot be saved within an edit. Finish the edit first."));
  else
    return TRUE;
  return FALSE;
}

/* Writes the project to FILE; *HASH is what stands there afterwards, also after some errors. */
static gboolean
write_to (SpProject     *self,
          GFile         *file,
          const char    *known_hash,
          SpSaveFlags    flags,
          gboolean       keep,
          char         **hash,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *image = NULL;
  gboolean saved;

  if (!check_can_save (self, error))
    return FALSE;

  image = sp_working_copy_build_path (self->copy, "saving");
  g_unlink (image);
  saved = sp_save_make_image (self->store, image, flags, cancellable, error)
          && sp_save_publish (image, file, known_hash, self->copy, hash, cancellable, error);
  if (saved && keep)
    sp_save_keep_generation (self->copy, image);
  else
    g_unlink (image);
  return saved;
}

static gboolean
is_own_file (SpProject *self,
             GFile     *file)
{
  g_autofree char *own = self->file != NULL ? sp_open_dup_origin (self->file) : NULL;
  g_autofree char *other = sp_open_dup_origin (file);

  return g_strcmp0 (own, other) == 0;
}

static void
take_file (SpProject *self,
           GFile     *file)
{
  const SpProjectRow *project = sp_snapshot_get_project (sp_store_get_snapshot (self->store));
  g_autofree char *origin = sp_open_dup_origin (file);
  g_autoptr (GError) error = NULL;

  if (!self->private_copy && !sp_working_copy_move (self->copy, project->uuid, origin, &error))
    g_info ("The working copy does not know its file: %s", error->message);
  sp_project_set_file (self, file);
}

/**
 * sp_project_save:
 * @self: a project that has a file
 * @flags: whether to write over a file that was changed outside, and whether to leave the log away
 * @cancellable: (nullable): stops it as long as the old file stands
 * @error: return location for an error
 *
 * Writes the whole project to its file: afterwards there is the whole new file, or after an error the whole old one.
 * The working copy is safe in either case. To be called in the thread that edits.
 *
 * Takes time in proportion to the project's size.
 *
 * Returns: whether it is saved; if not, %SP_PROJECT_ERROR_CHANGED_OUTSIDE, %SP_PROJECT_ERROR_NOT_WRITABLE,
 *   %SP_PROJECT_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
sp_project_save (SpProject     *self,
                 SpSaveFlags    flags,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const char *known = flags & SP_SAVE_REPLACE ? NULL : self->hash;
  g_autofree char *hash = NULL;
  SpWorkingCopyMark mark;
  gboolean saved;

  g_return_val_if_fail (SP_IS_PROJECT (self), FALSE);

  if (self->file == NULL)
    {
      g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED,
                           _("The project has no file yet. Choose a name for it."));
      return FALSE;
    }
  if (!check_can_save (self, error))
    return FALSE;
  mark = sp_working_copy_mark_take (self->store);
  saved = write_to (self, self->file, known, flags & ~SP_SAVE_NEW_DOCUMENT, TRUE, &hash, cancellable, error);
  if (hash != NULL)
    note_saved (self, hash, saved ? &mark : NULL);
  sp_project_tell_state (self);
  return saved;
}

/**
 * sp_project_save_as:
 * @self: a project
 * @file: the file that becomes the project's
 * @flags: as for sp_project_save()
 * @cancellable: (nullable): stops it as long as the old file stands
 * @error: return location for an error
 *
 * Saves the project to another file and goes on with that one. A file that is there is replaced: the caller has
 * asked. The history comes along.
 *
 * Returns: whether it is saved; errors as for sp_project_save()
 */
gboolean
sp_project_save_as (SpProject     *self,
                    GFile         *file,
                    SpSaveFlags    flags,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *hash = NULL;
  SpWorkingCopyMark mark;

  g_return_val_if_fail (SP_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (is_own_file (self, file))
    return sp_project_save (self, flags, cancellable, error);

  if (!check_can_save (self, error))
    return FALSE;
  mark = sp_working_copy_mark_take (self->store);
  if (!write_to (self, file, NULL, flags & ~SP_SAVE_NEW_DOCUMENT, TRUE, &hash, cancellable, error))
    return FALSE;
  note_saved (self, hash, &mark);
  take_file (self, file);
  sp_project_tell_state (self);
  return TRUE;
}

/**
 * sp_project_save_copy:
 * @self: a project
 * @file: another file
 * @flags: as for sp_project_save()
 * @cancellable: (nullable): stops it as long as the old file stands
 * @error: return location for an error
 *
 * Writes the project to another file and goes on with its own. The copy is the same document, which can be merged
 * with this one, unless @flags has %SP_SAVE_NEW_DOCUMENT.
 *
 * Returns: whether it is written; errors as for sp_project_save()
 */
gboolean
sp_project_save_copy (SpProject     *self,
                      GFile         *file,
                      SpSaveFlags    flags,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (SP_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (is_own_file (self, file))
    return sp_project_save (self, flags, cancellable, error);

  return write_to (self, file, NULL, flags, FALSE, &hash, cancellable, error);
}
