/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-project-private.h"

/*
 * A saving that runs in a thread of its own. Whoever needs it to be over, such as closing, can wait for it without a
 * main loop; its end is noted once, by who comes first.
 */
struct _SpPendingSaving
{
  SpSaving *saving;
  GMutex mutex;
  GCond cond;
  gboolean done;                /* with these, under the mutex */
  gboolean saved;
  GError *error;
  gboolean noted;               /* in the project's thread */
  gboolean copy;                /* goes to a file that does not become the project's */
};

static void
clear_pending (gpointer data)
{
  SpPendingSaving *pending = data;

  g_clear_pointer (&pending->saving, sp_saving_free);
  g_clear_error (&pending->error);
  g_mutex_clear (&pending->mutex);
  g_cond_clear (&pending->cond);
}

static void
release_pending (gpointer pending)
{
  g_atomic_rc_box_release_full (pending, clear_pending);
}

static void
run_cb (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  SpPendingSaving *pending = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = sp_saving_run (pending->saving, cancellable, &error);

  g_mutex_lock (&pending->mutex);
  pending->saved = saved;
  pending->error = g_steal_pointer (&error);
  pending->done = TRUE;
  g_cond_broadcast (&pending->cond);
  g_mutex_unlock (&pending->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
note_end (SpProject       *self,
          SpPendingSaving *pending)
{
  if (pending->noted)
    return;

  pending->noted = TRUE;
  if (!pending->copy)
    sp_project_end_saving (self, pending->saving, pending->saved);
  g_clear_pointer (&self->pending, release_pending);
}

static void
end_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GTask) outer = data;
  SpPendingSaving *pending = g_task_get_task_data (G_TASK (result));

  note_end (SP_PROJECT (g_task_get_source_object (outer)), pending);
  if (pending->saved)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_error_copy (pending->error));
}

/**
 * sp_project_wait_for_saving:
 * @self: a project
 *
 * Waits until no saving runs in another thread, and notes its end.
 */
void
sp_project_wait_for_saving (SpProject *self)
{
  SpPendingSaving *pending = self->pending;

  if (pending == NULL)
    return;

  g_mutex_lock (&pending->mutex);
  while (!pending->done)
    g_cond_wait (&pending->cond, &pending->mutex);
  g_mutex_unlock (&pending->mutex);
  note_end (self, pending);
}

static void
run (SpProject           *self,
     SpSaving            *saving,
     gboolean             copy,
     GCancellable        *cancellable,
     GTask               *outer)
{
  g_autoptr (GTask) inner = NULL;

  self->pending = g_atomic_rc_box_new0 (SpPendingSaving);
  g_mutex_init (&self->pending->mutex);
  g_cond_init (&self->pending->cond);
  self->pending->saving = saving;
  self->pending->copy = copy;
  /* Without the project as its source: the thread must not be the last to let go of it. */
  inner = g_task_new (NULL, cancellable, end_cb, g_object_ref (outer));
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, g_atomic_rc_box_acquire (self->pending), release_pending);
  g_task_run_in_thread (inner, run_cb);
}

/**
 * sp_project_save_async:
 * @self: a project
 * @file: (nullable): the file that becomes the project's, or %NULL for the one it has
 * @flags: as for sp_project_save()
 * @cancellable: (nullable): stops it as long as the old file stands
 * @callback: called in the thread-default context when it is over
 * @data: for @callback
 *
 * Saves while editing goes on: the rows are copied at once, all else is done in a thread. What is edited meanwhile is
 * not in the file, and the project stays modified. One saving runs at a time: another one waits for it.
 */
void
sp_project_save_async (SpProject           *self,
                       GFile               *file,
                       SpSaveFlags          flags,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) outer = NULL;
  SpSaving *saving;
  GError *error = NULL;

  g_return_if_fail (SP_IS_PROJECT (self));

  outer = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (outer, sp_project_save_async);
  g_task_set_check_cancellable (outer, FALSE);
  saving = sp_project_begin_saving (self, file, flags, &error);
  if (saving != NULL)
    run (self, saving, FALSE, cancellable, outer);
  else
    g_task_return_error (outer, error);
}

/**
 * sp_project_save_copy_async:
 * @self: a project
 * @file: another file
 * @flags: as for sp_project_save_copy()
 * @cancellable: (nullable): stops it as long as the old file stands
 * @callback: called in the thread-default context when it is over
 * @data: for @callback
 *
 * Writes the project to another file and goes on with its own, as sp_project_save_copy() does, while editing goes on. To
 * be ended with sp_project_save_finish().
 */
void
sp_project_save_copy_async (SpProject           *self,
                            GFile               *file,
                            SpSaveFlags          flags,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  g_autoptr (GTask) outer = NULL;
  SpSaving *saving;
  GError *error = NULL;
  gboolean copy = FALSE;

  g_return_if_fail (SP_IS_PROJECT (self) && G_IS_FILE (file));

  outer = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (outer, sp_project_save_copy_async);
  g_task_set_check_cancellable (outer, FALSE);
  saving = sp_project_begin_copy (self, file, flags, &copy, &error);
  if (saving != NULL)
    run (self, saving, copy, cancellable, outer);
  else
    g_task_return_error (outer, error);
}

/**
 * sp_project_save_finish:
 * @self: a project
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it is saved; errors as for sp_project_save()
 */
gboolean
sp_project_save_finish (SpProject     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
