/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-task-progress.h"

typedef struct
{
  GTask *task;
  double fraction;
  SpTaskProgress progress;
  GObject *object;            /* kept alive by the task */
} Note;

static void
free_note (gpointer data)
{
  Note *note = data;

  g_clear_object (&note->task);
  g_free (note);
}

static gboolean
tell_cb (gpointer data)
{
  Note *note = data;

  if (!g_task_get_completed (note->task))
    note->progress (note->fraction, note->object);
  return G_SOURCE_REMOVE;
}

/**
 * sp_task_progress_tell:
 * @task: a task that runs in a thread
 * @fraction: from 0 to 1
 * @progress: (nullable): whom to tell
 * @object: for @progress; the task keeps it alive
 *
 * Tells the thread that began a task how far it is.
 */
void
sp_task_progress_tell (GTask          *task,
                       double          fraction,
                       SpTaskProgress  progress,
                       GObject        *object)
{
  Note *note;

  if (progress == NULL)
    return;
  note = g_new0 (Note, 1);
  note->task = g_object_ref (task);
  note->fraction = fraction;
  note->progress = progress;
  note->object = object;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell_cb, note, free_note);
}
