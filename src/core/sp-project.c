/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-project-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-open.h"
#include "sp-project-error.h"
#include "sp-save.h"
#include "sp-store-private.h"
#include "sp-working-copy-state.h"

/*
 * A project file and the working copy in which it is edited. The file is read once when it is opened and written
 * anew when it is saved; between the two only the working copy is touched.
 */
G_DEFINE_FINAL_TYPE (SpProject, sp_project, G_TYPE_OBJECT)

enum
{
  PROP_FILE = 1,
  PROP_TITLE,
  PROP_MODIFIED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
find_title (SpProject *self)
{
  return sp_project_make_title (sp_store_get_snapshot (self->store), self->file);
}

static void
sp_project_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SpProject *self = SP_PROJECT (object);

  switch (property_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_take_string (value, sp_project_dup_title (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, sp_project_is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_project_dispose (GObject *object)
{
  SpProject *self = SP_PROJECT (object);

  sp_project_close (self);
  g_clear_object (&self->store);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (sp_project_parent_class)->dispose (object);
}

static void
sp_project_finalize (GObject *object)
{
  SpProject *self = SP_PROJECT (object);

  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->told_title, g_free);
  g_clear_pointer (&self->losses, g_strfreev);

  G_OBJECT_CLASS (sp_project_parent_class)->finalize (object);
}

static void
sp_project_class_init (SpProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_project_get_property;
  object_class->dispose = sp_project_dispose;
  object_class->finalize = sp_project_finalize;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_project_init (SpProject *self)
{
  self->saved_revision = -1;
}

/**
 * sp_project_tell_state:
 * @self: a project
 *
 * Notifies of what is different from what was told last.
 */
void
sp_project_tell_state (SpProject *self)
{
  g_autofree char *title = find_title (self);
  gboolean modified = sp_project_is_modified (self);

  if (self->was_modified != modified)
    {
      self->was_modified = modified;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
    }
  if (g_set_str (&self->told_title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * sp_project_set_file:
 * @self: a project
 * @file: the file that is the project's from now on
 *
 * Only the object learns of it, not the working copy.
 */
void
sp_project_set_file (SpProject *self,
                     GFile     *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

/**
 * sp_project_close:
 * @self: a project
 *
 * Closes the working copy. It is kept with its history, except one that was opened for reading only and one of a
 * new project in which nothing was done. Closing twice does no harm.
 */
void
sp_project_close (SpProject *self)
{
  gboolean empty;

  g_return_if_fail (SP_IS_PROJECT (self));

  if (self->copy == NULL)
    return;

  sp_project_wait_for_saving (self);
  empty = self->file == NULL && !sp_project_is_modified (self);
  g_signal_handlers_disconnect_by_data (self->store, self);
  sp_store_close (self->store);
  if (empty)
    sp_working_copy_remove (g_steal_pointer (&self->copy));
  else
    sp_working_copy_release (g_steal_pointer (&self->copy));
  if (!self->private_copy)
    sp_working_copy_prune (NULL);
}

/**
 * sp_project_discard:
 * @self: a project
 *
 * Closes the working copy and leaves what was not saved behind: opened again, the project is as in its file. Where
 * the history reaches back to it, what was left behind can be redone; otherwise the working copy is deleted.
 */
void
sp_project_discard (SpProject *self)
{
  g_return_if_fail (SP_IS_PROJECT (self));

  if (self->copy == NULL)
    return;

  sp_project_wait_for_saving (self);
  if (sp_store_is_editing (self->store))
    sp_store_rollback (self->store);
  if (sp_project_is_modified (self) && (self->file == NULL || !sp_working_copy_mark_return (self->store, NULL)))
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      sp_store_close (self->store);
      sp_working_copy_remove (g_steal_pointer (&self->copy));
    }
  sp_project_close (self);
}

/**
 * sp_project_get_store:
 * @self: a project
 *
 * Returns: (transfer none): where it is read and edited
 */
SpStore *
sp_project_get_store (SpProject *self)
{
  g_return_val_if_fail (SP_IS_PROJECT (self), NULL);

  return self->store;
}

/**
 * sp_project_get_file:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): its file, or %NULL if it was never saved or was recovered from a damaged file
 */
GFile *
sp_project_get_file (SpProject *self)
{
  g_return_val_if_fail (SP_IS_PROJECT (self), NULL);

  return self->file;
}

/**
 * sp_project_dup_title:
 * @self: a project
 *
 * Returns: (transfer full): the project's title, else the file's name without its ending, else "Untitled"
 */
char *
sp_project_dup_title (SpProject *self)
{
  g_return_val_if_fail (SP_IS_PROJECT (self), NULL);

  return find_title (self);
}

/**
 * sp_project_make_title:
 * @snapshot: the rows of a project
 * @file: (nullable): its file
 *
 * Returns: (transfer full): the project's title, else the file's name without its ending, else "Untitled"
 */
char *
sp_project_make_title (SpSnapshot *snapshot,
                       GFile      *file)
{
  const char *title = sp_snapshot_get_project (snapshot)->title;
  g_autofree char *name = NULL;

  if (*title != '\0')
    return g_strdup (title);
  if (file == NULL)
    return g_strdup (_("Untitled"));

  name = sp_project_dup_file_name (file);
  if (g_str_has_suffix (name, ".standpoint") && strlen (name) > strlen (".standpoint"))
    name[strlen (name) - strlen (".standpoint")] = '\0';
  return g_steal_pointer (&name);
}

/**
 * sp_project_is_modified:
 * @self: a project
 *
 * Returns: whether the working copy is ahead of the file
 */
gboolean
sp_project_is_modified (SpProject *self)
{
  g_return_val_if_fail (SP_IS_PROJECT (self), FALSE);

  return sp_store_get_revision (self->store) != self->saved_revision;
}

/**
 * sp_project_list_generations:
 * @self: a project
 *
 * Lists what was saved before and is still kept in the private folder: whole project files, each of which can be
 * opened with %SP_OPEN_PRIVATE.
 *
 * Returns: (transfer full) (element-type GFile): at most five files, oldest first; named by the time in microseconds
 */
GPtrArray *
sp_project_list_generations (SpProject *self)
{
  g_return_val_if_fail (SP_IS_PROJECT (self) && self->copy != NULL, NULL);

  return sp_save_list_generations (self->copy);
}

/**
 * sp_project_forget_history:
 * @self: an open project
 * @error: return location for an error
 *
 * Removes from this computer what was done so far: the edits, of which none can be undone then, and the versions that
 * were saved before. The project stays as it is, and so does the log, which goes along with its file. Takes time in
 * proportion to the size of the project.
 *
 * Returns: whether nothing of it is left; if not, an error of the store or %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_project_forget_history (SpProject  *self,
                           GError    **error)
{
  g_return_val_if_fail (SP_IS_PROJECT (self) && self->copy != NULL, FALSE);

  sp_project_wait_for_saving (self);
  return sp_store_forget_history (self->store, error) && sp_save_forget_generations (self->copy, error);
}

/**
 * sp_project_has_working_copy:
 * @rows: the rows of a project file, as sp_project_read() gives them
 * @file: the file
 *
 * Returns: whether opening the file takes up a working copy that is there
 */
gboolean
sp_project_has_working_copy (SpSnapshot *rows,
                             GFile      *file)
{
  g_autofree char *origin = sp_open_dup_origin (file);

  return sp_working_copy_exists (sp_snapshot_get_project (rows)->uuid, origin);
}

/**
 * sp_project_get_losses:
 * @self: a project
 *
 * Returns: (transfer none) (array zero-terminated=1): what could not be recovered, a sentence each
 */
const char * const *
sp_project_get_losses (SpProject *self)
{
  static const char * const none[] = { NULL };

  g_return_val_if_fail (SP_IS_PROJECT (self), none);

  return self->losses != NULL ? (const char * const *) self->losses : none;
}
