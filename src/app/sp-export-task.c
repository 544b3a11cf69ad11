/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-export-task.h"

typedef struct
{
  SpSnapshot *snapshot;
  SpPictureOptions picture;
  SpExportOptions options;
  GFile *file;
  GCancellable *cancellable;
  SpExportProgress progress;
  GObject *object;
} Export;

typedef struct
{
  GTask *task;
  double fraction;
} ProgressNote;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->snapshot, sp_snapshot_unref);
  g_clear_pointer (&export->picture.places, g_hash_table_unref);
  g_clear_object (&export->file);
  g_clear_object (&export->cancellable);
  g_clear_object (&export->object);
  g_free (export);
}

static void
free_note (gpointer data)
{
  ProgressNote *note = data;

  g_clear_object (&note->task);
  g_free (note);
}

static gboolean
tell_progress_cb (gpointer data)
{
  ProgressNote *note = data;
  Export *export = g_task_get_task_data (note->task);

  if (!g_task_get_completed (note->task))
    export->progress (note->fraction, export->object);
  return G_SOURCE_REMOVE;
}

static gboolean
progress_cb (double   fraction,
             gpointer data)
{
  GTask *task = data;
  Export *export = g_task_get_task_data (task);
  ProgressNote *note = g_new0 (ProgressNote, 1);

  note->task = g_object_ref (task);
  note->fraction = fraction;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell_progress_cb, note, free_note);
  return !g_cancellable_is_cancelled (export->cancellable);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GError) error = NULL;

  if (sp_export_picture (export->snapshot, &export->picture, export->file, &export->options, cancellable,
                         progress_cb, task, &error))
    g_task_return_pointer (task, g_object_ref (export->file), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_export_task_start:
 * @snapshot: the rows
 * @picture: how the picture is to look
 * @file: where it is to go
 * @options: the format
 * @cancellable: stops it; nothing is written then
 * @progress: called now and then, in the calling thread
 * @object: given to @progress, and kept alive until the end
 * @callback: called at the end
 * @data: for @callback
 *
 * Exports a picture without blocking the caller.
 */
void
sp_export_task_start (SpSnapshot             *snapshot,
                      const SpPictureOptions *picture,
                      GFile                  *file,
                      const SpExportOptions  *options,
                      GCancellable           *cancellable,
                      SpExportProgress        progress,
                      GObject                *object,
                      GAsyncReadyCallback     callback,
                      gpointer                data)
{
  g_autoptr (GTask) task = g_task_new (object, cancellable, callback, data);
  Export *export = g_new0 (Export, 1);

  export->snapshot = sp_snapshot_ref (snapshot);
  export->picture = *picture;
  if (picture->places)
    g_hash_table_ref (picture->places);
  export->options = *options;
  export->file = g_object_ref (file);
  export->cancellable = g_object_ref (cancellable);
  export->progress = progress;
  export->object = g_object_ref (object);
  g_task_set_source_tag (task, sp_export_task_start);
  g_task_set_task_data (task, export, free_export);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * sp_export_task_finish:
 * @result: what the callback was given
 * @error: return location for an error of sp_export_picture()
 *
 * Returns: (transfer full): the file that was written, or `NULL`
 */
GFile *
sp_export_task_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_export_task_start), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
