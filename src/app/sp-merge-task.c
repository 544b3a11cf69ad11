/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-merge-task.h"

/* How far it is when the other copy is open, and when the state that both come from is found or known to be lost. */
#define OPENED 0.5
#define FOUND 0.9

typedef struct
{
  SpProject *ours;
  GFile *file;
  SpProject *other;
  SpMerge *merge;               /* owned by whoever gave it, when it is applied */
  GStrv notes;
  SpTaskProgress progress;
  GObject *object;
} Merging;

static void
free_merging (gpointer data)
{
  Merging *merging = data;

  g_clear_object (&merging->ours);
  g_clear_object (&merging->file);
  g_clear_object (&merging->other);
  g_clear_object (&merging->object);
  g_clear_pointer (&merging->notes, g_strfreev);
  g_free (merging);
}

static Merging *
create_merging (SpProject *ours,
                GObject   *object)
{
  Merging *merging = g_new0 (Merging, 1);

  merging->ours = g_object_ref (ours);
  merging->object = g_object_ref (object);
  return merging;
}

static void
opening_progress_cb (double   fraction,
                     gpointer data)
{
  GTask *task = data;
  Merging *merging = g_task_get_task_data (task);

  sp_task_progress_tell (task, OPENED * fraction, merging->progress, merging->object);
}

static gboolean
compare (Merging       *merging,
         GTask         *task,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (SpSnapshot) base = NULL;

  merging->other = sp_project_open (merging->file, SP_OPEN_PRIVATE, cancellable, opening_progress_cb, task, error);
  if (merging->other == NULL)
    return FALSE;

  base = sp_merge_find_base (merging->ours, merging->other, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  sp_task_progress_tell (task, FOUND, merging->progress, merging->object);
  merging->merge = sp_merge_new (base, sp_store_get_snapshot (sp_project_get_store (merging->ours)),
                                 sp_store_get_snapshot (sp_project_get_store (merging->other)));
  return TRUE;
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Merging *merging = task_data;
  g_autoptr (GError) error = NULL;

  sp_store_borrow (sp_project_get_store (merging->ours));
  if (compare (merging, task, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
apply_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Merging *merging = task_data;
  SpStore *store = sp_project_get_store (merging->ours);
  g_autoptr (GError) error = NULL;

  sp_store_borrow (store);
  if (sp_merge_apply (merging->merge, store, sp_project_get_store (merging->other), &merging->notes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run (Merging             *merging,
     gpointer             tag,
     GTaskThreadFunc      function,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (merging->object, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  /* What was done when it was cancelled too late is told as done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, merging, free_merging);
  /* A saving in another thread notes its end in the store: before that is lent. */
  sp_project_wait_for_saving (merging->ours);
  sp_store_lend (sp_project_get_store (merging->ours));
  g_task_run_in_thread (task, function);
}

/* The task may be let go of in its thread: the project's objects have to go before, here. */
static Merging *
end (GAsyncResult *result)
{
  Merging *merging = g_task_get_task_data (G_TASK (result));

  sp_store_take_back (sp_project_get_store (merging->ours));
  g_clear_object (&merging->ours);
  return merging;
}

/**
 * sp_merge_task_compare:
 * @ours: an open project, not in an edit
 * @file: another copy of it
 * @cancellable: stops it
 * @progress: called now and then, in the calling thread
 * @object: given to @progress, and kept alive until the end
 * @callback: called at the end
 * @data: for @callback
 *
 * Finds out what two copies of a project did to the state that both come from, without blocking the caller. Until the
 * end nothing can be written.
 */
void
sp_merge_task_compare (SpProject           *ours,
                       GFile               *file,
                       GCancellable        *cancellable,
                       SpTaskProgress       progress,
                       GObject             *object,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  Merging *merging = create_merging (ours, object);

  merging->file = g_object_ref (file);
  merging->progress = progress;
  run (merging, sp_merge_task_compare, compare_in_thread, cancellable, callback, data);
}

/**
 * sp_merge_task_compare_finish:
 * @result: what the callback was given
 * @other: (out) (transfer full): the other copy, open for reading
 * @error: return location for an error of sp_project_open()
 *
 * Takes the store back.
 *
 * Returns: (transfer full) (nullable): what was found
 */
SpMerge *
sp_merge_task_compare_finish (GAsyncResult  *result,
                              SpProject    **other,
                              GError       **error)
{
  Merging *merging;

  g_return_val_if_fail (g_async_result_is_tagged (result, sp_merge_task_compare), NULL);

  merging = end (result);
  *other = g_steal_pointer (&merging->other);
  return g_task_propagate_boolean (G_TASK (result), error) ? merging->merge : NULL;
}

/**
 * sp_merge_task_apply:
 * @ours: the project, as it was compared
 * @merge: what was found, with all conflicts decided; to be kept until the end
 * @other: the other copy
 * @cancellable: stops it as long as nothing is done
 * @object: kept alive until the end
 * @callback: called at the end
 * @data: for @callback
 *
 * Merges as one edit, without blocking the caller. Until the end nothing else can be written.
 */
void
sp_merge_task_apply (SpProject           *ours,
                     SpMerge             *merge,
                     SpProject           *other,
                     GCancellable        *cancellable,
                     GObject             *object,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  Merging *merging = create_merging (ours, object);

  merging->merge = merge;
  merging->other = g_object_ref (other);
  run (merging, sp_merge_task_apply, apply_in_thread, cancellable, callback, data);
}

/**
 * sp_merge_task_apply_finish:
 * @result: what the callback was given
 * @notes: (out) (transfer full) (nullable): sentences on what was settled without asking
 * @error: return location for an error of sp_merge_apply()
 *
 * Takes the store back, which tells everybody what was merged.
 *
 * Returns: whether it was done
 */
gboolean
sp_merge_task_apply_finish (GAsyncResult  *result,
                            GStrv         *notes,
                            GError       **error)
{
  Merging *merging;

  g_return_val_if_fail (g_async_result_is_tagged (result, sp_merge_task_apply), FALSE);

  merging = end (result);
  *notes = g_steal_pointer (&merging->notes);
  g_clear_object (&merging->other);
  return g_task_propagate_boolean (G_TASK (result), error);
}
