/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-sorting.h"

typedef struct
{
  SpSnapshot *snapshot;
  SpStatementColumn column;
  gboolean descending;
  SpStatementOrder *order;
  GArray *lines;
} Sorting;

static void
sorting_free (Sorting *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->order, sp_statement_order_free);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_free (self);
}

static void
sort_in_thread (GTask        *task,
                gpointer      object,
                gpointer      data,
                GCancellable *cancellable)
{
  Sorting *self = data;

  self->order = sp_statement_order_new (self->snapshot, self->column, self->descending);
  for (guint i = 0; i < self->lines->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      SpStatementLine *line = &g_array_index (self->lines, SpStatementLine, i);

      sp_statement_order_read (self->order, line->statement, line);
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  g_array_sort_with_data (self->lines, sp_statement_order_compare, self->order);
  g_task_return_boolean (task, TRUE);
}

/**
 * sp_statement_lines_sort_async:
 * @lines: (element-type SpStatementLine): lines of which only the statements are given
 * @snapshot: the rows that they are of
 * @column: what to sort by
 * @descending: whether the greatest comes first
 * @source: for @callback
 * @cancellable: stops it
 * @callback: called when it is done
 *
 * Takes O(n log n) time for n lines, in a thread.
 */
void
sp_statement_lines_sort_async (GArray              *lines,
                               SpSnapshot          *snapshot,
                               SpStatementColumn    column,
                               gboolean             descending,
                               GObject             *source,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Sorting *self = g_new0 (Sorting, 1);

  self->lines = g_array_ref (lines);
  self->snapshot = sp_snapshot_ref (snapshot);
  self->column = column;
  self->descending = descending;
  g_task_set_source_tag (task, sp_statement_lines_sort_async);
  g_task_set_task_data (task, self, (GDestroyNotify) sorting_free);
  g_task_run_in_thread (task, sort_in_thread);
}

/**
 * sp_statement_lines_sort_finish:
 * @result: what the callback was given
 * @order: (out) (transfer full): the order that they are in
 *
 * Returns: (transfer full) (nullable): the lines in their order, or `NULL` if it was cancelled
 */
GArray *
sp_statement_lines_sort_finish (GAsyncResult      *result,
                                SpStatementOrder **order)
{
  Sorting *self = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return NULL;
  *order = g_steal_pointer (&self->order);
  return g_steal_pointer (&self->lines);
}
