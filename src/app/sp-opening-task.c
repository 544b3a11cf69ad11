/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-opening-task.h"

#include "sp-task-progress.h"

typedef struct
{
  GFile *file;
  SpOpenFlags flags;
  SpProgressFunc progress;
  GObject *object;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->file);
  g_clear_object (&opening->object);
  g_free (opening);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  GTask *task = data;
  Opening *opening = g_task_get_task_data (task);

  sp_task_progress_tell (task, fraction, opening->progress, opening->object);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_project_open (opening->file, opening->flags, cancellable,
                                                   opening->progress ? progress_cb : NULL, task, &error);

  if (project)
    g_task_return_pointer (task, g_steal_pointer (&project), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_opening_task_start:
 * @file: a project file
 * @flags: how to open it
 * @cancellable: (nullable): stops it
 * @progress: (nullable): called now and then, in the calling thread
 * @object: given to @progress, and kept alive until the end
 * @callback: called at the end, when there is nothing to draw
 * @data: for @callback
 *
 * Opens a project without blocking the caller.
 */
void
sp_opening_task_start (GFile               *file,
                       SpOpenFlags          flags,
                       GCancellable        *cancellable,
                       SpProgressFunc       progress,
                       GObject             *object,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (object, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  opening->file = g_object_ref (file);
  opening->flags = flags;
  opening->progress = progress;
  opening->object = g_object_ref (object);
  g_task_set_source_tag (task, sp_opening_task_start);
  /* A window that is ready to be drawn is drawn before its project is shown. */
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * sp_opening_task_finish:
 * @result: what the callback was given
 * @error: return location for an error of sp_project_open()
 *
 * Returns: (transfer full): the project, or `NULL`
 */
SpProject *
sp_opening_task_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_opening_task_start), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sp_opening_task_get_file:
 * @result: what the callback was given
 *
 * Returns: (transfer none): the file that was to be opened
 */
GFile *
sp_opening_task_get_file (GAsyncResult *result)
{
  const Opening *opening = g_task_get_task_data (G_TASK (result));

  return opening->file;
}
