/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-tables-task.h"

#include "sp-import.h"

typedef struct
{
  SpSnapshot *snapshot;
  GFile *folder;
} Tables;

static void
free_tables (gpointer data)
{
  Tables *tables = data;

  g_clear_pointer (&tables->snapshot, sp_snapshot_unref);
  g_clear_object (&tables->folder);
  g_free (tables);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Tables *tables = task_data;
  g_autoptr (GError) error = NULL;

  if (sp_tables_write (tables->snapshot, tables->folder, cancellable, &error))
    g_task_return_pointer (task, g_object_ref (tables->folder), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sp_tables_task_start:
 * @snapshot: the rows
 * @folder: where they are to go
 * @cancellable: stops it
 * @object: kept alive until the end
 * @callback: called at the end
 * @data: for @callback
 *
 * Writes a data package without blocking the caller.
 */
void
sp_tables_task_start (SpSnapshot          *snapshot,
                      GFile               *folder,
                      GCancellable        *cancellable,
                      GObject             *object,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (object, cancellable, callback, data);
  Tables *tables = g_new0 (Tables, 1);

  tables->snapshot = sp_snapshot_ref (snapshot);
  tables->folder = g_object_ref (folder);
  g_task_set_source_tag (task, sp_tables_task_start);
  g_task_set_task_data (task, tables, free_tables);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * sp_tables_task_finish:
 * @result: what the callback was given
 * @error: return location for an error of sp_tables_write()
 *
 * Returns: (transfer full): the folder that was written, or `NULL`
 */
GFile *
sp_tables_task_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sp_tables_task_start), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
