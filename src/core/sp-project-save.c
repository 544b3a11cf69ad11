/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-project-private.h"

#include <glib/gi18n-lib.h>

#include "sp-open.h"
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

static gboolean
save_to (SpProject     *self,
         GFile         *file,
         SpSaveFlags    flags,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (SpSaving) saving = sp_project_begin_saving (self, file, flags, error);
  gboolean saved;

  if (saving == NULL)
    return FALSE;

  saved = sp_saving_run (saving, cancellable, error);
  sp_project_end_saving (self, saving, saved);
  return saved;
}

/**
 * sp_project_begin_saving:
 * @self: a project
 * @file: (nullable): where to save, or %NULL for its own file
 * @flags: how to save
 * @error: return location for an error
 *
 * Copies the rows for a saving after which @file is the project's.
 *
 * Returns: (transfer full): the saving, to be run and ended with sp_project_end_saving()
 */
SpSaving *
sp_project_begin_saving (SpProject    *self,
                         GFile        *file,
                         SpSaveFlags   flags,
                         GError      **error)
{
  gboolean own = file == NULL || is_own_file (self, file);
  GFile *target = own ? self->file : file;

  sp_project_wait_for_saving (self);
  if (target == NULL)
    {
      g_set_error_literal (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED,
                           _("The project has no file yet. Choose a name for it."));
      return NULL;
    }
  if (!check_can_save (self, error))
    return NULL;

  return sp_saving_begin (self->store, self->copy, target, own && !(flags & SP_SAVE_REPLACE) ? self->hash : NULL,
                          flags & ~SP_SAVE_NEW_DOCUMENT, TRUE, error);
}

/**
 * sp_project_begin_copy:
 * @self: a project
 * @file: another file
 * @flags: how to save
 * @copy: (out): whether it is a copy; %FALSE if @file is the project's own
 * @error: return location for an error
 *
 * Copies the rows for a saving after which the project goes on with its own file.
 *
 * Returns: (transfer full): the saving, to be run, and to be ended with sp_project_end_saving() if it is no copy
 */
SpSaving *
sp_project_begin_copy (SpProject    *self,
                       GFile        *file,
                       SpSaveFlags   flags,
                       gboolean     *copy,
                       GError      **error)
{
  *copy = !is_own_file (self, file);
  if (!*copy)
    return sp_project_begin_saving (self, NULL, flags, error);

  sp_project_wait_for_saving (self);
  if (!check_can_save (self, error))
    return NULL;
  return sp_saving_begin (self->store, self->copy, file, NULL, flags, FALSE, error);
}

/**
 * sp_project_end_saving:
 * @self: a project
 * @saving: a saving that was run
 * @saved: whether it succeeded
 *
 * Notes what stands in the file now, also after an error that came late.
 */
void
sp_project_end_saving (SpProject *self,
                       SpSaving  *saving,
                       gboolean   saved)
{
  if (saved && saving->file != self->file)
    take_file (self, saving->file);
  if (saving->hash != NULL && saving->file == self->file)
    note_saved (self, saving->hash, saved ? &saving->mark : NULL);
  sp_project_tell_state (self);
}

/**
 * sp_project_save:
 * @self: a project that has a file
 * @flags: whether to write over a file that was changed outside, and whether to leave the log away
 * @cancellable: (nullable): stops it as long as the old file stands
 * @error: return location for an error
 *
 * Writes the whole project to its file: afterwards there is the whole new file, or after an error the whole old one.
 * The working copy is safe in either case. To be called in the thread that edits; sp_project_save_async() does not
 * hold it up.
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
  g_return_val_if_fail (SP_IS_PROJECT (self), FALSE);

  return save_to (self, NULL, flags, cancellable, error);
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
  g_return_val_if_fail (SP_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return save_to (self, file, flags, cancellable, error);
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
  g_autoptr (SpSaving) saving = NULL;
  gboolean copy = FALSE;
  gboolean saved;

  g_return_val_if_fail (SP_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  saving = sp_project_begin_copy (self, file, flags, &copy, error);
  if (saving == NULL)
    return FALSE;

  saved = sp_saving_run (saving, cancellable, error);
  if (!copy)
    sp_project_end_saving (self, saving, saved);
  return saved;
}
