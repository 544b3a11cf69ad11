/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-merge.h"
#include "sp-task-progress.h"

G_BEGIN_DECLS

/* Opens another copy of a project for reading, looks for what both come from, and compares, in a thread of its own. The
 * project's store is lent to it. PROGRESS is called in the thread that called. */
void     sp_merge_task_compare        (SpProject *ours, GFile *file, GCancellable *cancellable, SpTaskProgress progress,
                                       GObject *object, GAsyncReadyCallback callback, gpointer data);
/* Has to be called, once: takes the store back. OTHER is the opened copy. */
SpMerge *sp_merge_task_compare_finish (GAsyncResult *result, SpProject **other, GError **error);

/* Makes the project what comes out of the merge, in a thread of its own, to which its store is lent. */
void     sp_merge_task_apply          (SpProject *ours, SpMerge *merge, SpProject *other, GCancellable *cancellable,
                                       GObject *object, GAsyncReadyCallback callback, gpointer data);
/* Has to be called, once: takes the store back, which tells what was merged. */
gboolean sp_merge_task_apply_finish   (GAsyncResult *result, GStrv *notes, GError **error);

G_END_DECLS
