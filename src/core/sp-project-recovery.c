/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-project-recovery.h"

#include <glib/gi18n-lib.h>

#include "sp-project-error.h"
#include "sp-project-private.h"
#include "sp-store-private.h"
#include "sp-working-copy-state.h"

static char *
choose_title (SpWorkingCopyState *state,
              GFile              *file)
{
  if (*state->title != '\0')
    return g_steal_pointer (&state->title);
  return file != NULL ? sp_project_dup_file_name (file) : g_strdup (_("Untitled"));
}

static SpRecoverable *
look_into (const char *name)
{
  g_autoptr (SpWorkingCopy) copy = sp_working_copy_claim_named (name, NULL);
  g_auto (SpWorkingCopyState) state = { 0 };
  g_autofree char *database = NULL;
  g_autofree char *origin = NULL;
  SpRecoverable *self;

  if (copy == NULL)
    return NULL;
  database = sp_working_copy_build_path (copy, SP_WORKING_COPY_DATABASE);
  if (!sp_working_copy_state_read (database, &state) || !sp_working_copy_state_is_ahead (&state))
    return NULL;

  origin = sp_working_copy_dup_origin (copy);
  self = g_new0 (SpRecoverable, 1);
  self->name = g_strdup (name);
  self->file = *origin != '\0' ? g_file_new_for_uri (origin) : NULL;
  self->title = choose_title (&state, self->file);
  self->time = state.last_time;
  self->label = state.last_label != NULL ? g_steal_pointer (&state.last_label) : g_strdup ("");
  return self;
}

static int
compare_time (gconstpointer a,
              gconstpointer b)
{
  const SpRecoverable *first = *(const SpRecoverable * const *) a;
  const SpRecoverable *second = *(const SpRecoverable * const *) b;

  return (first->time < second->time) - (first->time > second->time);
}

/**
 * sp_recoverable_free:
 * @self: work that can be recovered
 *
 * Frees what is known of it, not the work.
 */
void
sp_recoverable_free (SpRecoverable *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->label, g_free);
  g_free (self);
}

/**
 * sp_recoverable_list:
 *
 * Lists the working copies that hold edits which their file does not have and that nobody has open. Takes some
 * milliseconds for each that is kept.
 *
 * Returns: (transfer full) (element-type SpRecoverable): the last edited first
 */
GPtrArray *
sp_recoverable_list (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_recoverable_free);
  g_auto (GStrv) names = sp_working_copy_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      SpRecoverable *found = look_into (names[i]);

      if (found != NULL)
        g_ptr_array_add (list, found);
    }
  g_ptr_array_sort (list, compare_time);
  return g_steal_pointer (&list);
}

/**
 * sp_recoverable_open:
 * @self: work that can be recovered
 * @error: return location for an error
 *
 * Opens the working copy as it was left, with its history. Its file is not looked at: if it was changed meanwhile,
 * saving says so.
 *
 * Returns: (transfer full): the project, or %NULL with %SP_PROJECT_ERROR_IN_USE, %SP_STORE_ERROR_FAILED (the working
 *   copy is damaged) or %SP_PROJECT_ERROR_NOT_WRITABLE
 */
SpProject *
sp_recoverable_open (SpRecoverable  *self,
                     GError        **error)
{
  g_auto (SpOpened) opened = { 0 };
  g_autofree char *path = NULL;

  opened.copy = sp_working_copy_claim_named (self->name, error);
  if (opened.copy == NULL)
    return NULL;

  path = sp_working_copy_build_path (opened.copy, SP_WORKING_COPY_DATABASE);
  opened.store = sp_store_new_for_path (path, FALSE, error);
  if (opened.store == NULL || !sp_store_get_state (opened.store, SP_STATE_FILE_HASH, &opened.hash, error))
    return NULL;

  return sp_project_take_opened (&opened, self->file);
}

/**
 * sp_recoverable_delete:
 * @self: work that can be recovered
 * @error: return location for an error
 *
 * Gives the work up.
 *
 * Returns: whether it is gone; if not, %SP_PROJECT_ERROR_IN_USE or %SP_PROJECT_ERROR_NOT_WRITABLE
 */
gboolean
sp_recoverable_delete (SpRecoverable  *self,
                       GError        **error)
{
  g_autoptr (SpWorkingCopy) copy = sp_working_copy_claim_named (self->name, error);

  if (copy == NULL)
    return FALSE;

  sp_working_copy_remove (g_steal_pointer (&copy));
  return TRUE;
}
