/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-export-task.h"

typedef struct
{
  SpSnapshot *snapshot;
  GArray *jobs;
  guint job;                    /* that is being done */
  SpTaskProgress progress;
  GObject *object;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->snapshot, sp_snapshot_unref);
  g_clear_pointer (&export->jobs, g_array_unref);
  g_clear_object (&export->object);
  g_free (export);
}

static gboolean
progress_cb (double   fraction,
             gpointer data)
{
  GTask *task = data;
  Export *export = g_task_get_task_data (task);

  sp_task_progress_tell (task, (export->job + fraction) / export->jobs->len, export->progress, export->object);
  return !g_cancellable_is_cancelled (g_task_get_cancellable (task));
}

static void
export_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Export *export = task_data;

  for (export->job = 0; export->job < export->jobs->len; export->job++)
    {
      const SpExportJob *job = &g_array_index (export->jobs, SpExportJob, export->job);
      g_autoptr (GError) error = NULL;

      if (!sp_export_picture (export->snapshot, &job->picture, job->file, &job->options, cancellable, progress_cb, task,
                              &error))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

static void
clear_job (gpointer data)
{
  SpExportJob *job = data;

  sp_picture_options_clear (&job->picture);
  g_clear_object (&job->file);
}

/**
 * sp_export_jobs_new:
 *
 * Returns: (transfer full) (element-type SpExportJob): an empty list
 */
GArray *
sp_export_jobs_new (void)
{
  GArray *jobs = g_array_new (FALSE, FALSE, sizeof (SpExportJob));

  g_array_set_clear_func (jobs, clear_job);
  return jobs;
}

/**
 * sp_export_jobs_add:
 * @jobs: (element-type SpExportJob): a list
 * @picture: how the picture is to look
 * @options: the format
 * @file: where it is to go
 *
 * Adds a file to be written.
 */
void
sp_export_jobs_add (GArray                 *jobs,
                    const SpPictureOptions *picture,
                    const SpExportOptions  *options,
                    GFile                  *file)
{
  SpExportJob job = { .options = *options, .file = g_object_ref (file) };

  sp_picture_options_copy (picture, &job.picture);
  g_array_append_val (jobs, job);
}

/**
 * sp_export_task_start:
 * @snapshot: the rows
 * @jobs: (element-type SpExportJob): what to write, one at least
 * @cancellable: stops it; what is written by then stays
 * @progress: called now and then, in the calling thread
 * @object: given to @progress, and kept alive until the end
 * @callback: called at the end
 * @data: for @callback
 *
 * Exports pictures without blocking the caller.
 */
void
sp_export_task_start (SpSnapshot          *snapshot,
                      GArray              *jobs,
                      GCancellable        *cancellable,
                      SpTaskProgress       progress,
                      GObject             *object,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (object, cancellable, callback, data);
  Export *export = g_new0 (Export, 1);

  export->snapshot = sp_snapshot_ref (snapshot);
  export->jobs = g_array_ref (jobs);
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
 * Returns: whether all was written
 */
gboolean
sp_export_task_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_export_task_start), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
