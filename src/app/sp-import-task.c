/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-import-task.h"

typedef struct
{
  SpStore *store;
  GListModel *files;
  SpImportOptions options;
  SpTaskProgress progress;
  GObject *object;
  SpImportReport *report;
} Import;

static void
free_import (gpointer data)
{
  Import *import = data;

  g_clear_object (&import->store);
  g_clear_object (&import->files);
  g_clear_object (&import->object);
  g_clear_pointer (&import->report, sp_import_report_free);
  g_free (import);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  GTask *task = data;
  Import *import = g_task_get_task_data (task);

  sp_task_progress_tell (task, fraction, import->progress, import->object);
}

static void
import_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Import *import = task_data;
  g_autoptr (GError) error = NULL;

  import->options.progress = progress_cb;
  import->options.progress_data = task;
  sp_store_borrow (import->store);
  if (sp_import (import->store, import->files, &import->options, &import->report, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_import_task_start:
 * @store: the project, not in an edit
 * @files: as for sp_import()
 * @dry_run: whether to look only
 * @skip_bad_rows: whether to leave out rows that are wrong
 * @cancellable: stops it; nothing is changed then
 * @progress: called now and then, in the calling thread
 * @object: given to @progress, and kept alive until the end
 * @callback: called at the end
 * @data: for @callback
 *
 * Imports without blocking the caller. Until the end nothing else can be written.
 */
void
sp_import_task_start (SpStore             *store,
                      GListModel          *files,
                      gboolean             dry_run,
                      gboolean             skip_bad_rows,
                      GCancellable        *cancellable,
                      SpTaskProgress       progress,
                      GObject             *object,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (object, cancellable, callback, data);
  Import *import = g_new0 (Import, 1);

  import->store = g_object_ref (store);
  import->files = g_object_ref (files);
  import->options = (SpImportOptions) { .dry_run = dry_run, .skip_bad_rows = skip_bad_rows };
  import->progress = progress;
  import->object = g_object_ref (object);
  g_task_set_source_tag (task, sp_import_task_start);
  /* What was committed when it was cancelled too late is told as done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, free_import);
  sp_store_lend (store);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * sp_import_task_finish:
 * @result: what the callback was given
 * @report: (out) (transfer full) (nullable): what was done or would be
 * @error: return location for an error of sp_import()
 *
 * Takes the store back, which tells everybody what was imported.
 *
 * Returns: whether it was done
 */
gboolean
sp_import_task_finish (GAsyncResult    *result,
                       SpImportReport **report,
                       GError         **error)
{
  Import *import;

  g_return_val_if_fail (g_async_result_is_tagged (result, sp_import_task_start), FALSE);

  import = g_task_get_task_data (G_TASK (result));
  sp_store_take_back (import->store);
  *report = g_steal_pointer (&import->report);
  return g_task_propagate_boolean (G_TASK (result), error);
}
