/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-import.h"
#include "sp-task-progress.h"

G_BEGIN_DECLS

/* Imports, or tries to, in a thread of its own; the store is lent to it. PROGRESS is called in the thread that called. */
void     sp_import_task_start  (SpStore *store, GListModel *files, gboolean dry_run, gboolean skip_bad_rows,
                                GCancellable *cancellable, SpTaskProgress progress, GObject *object,
                                GAsyncReadyCallback callback, gpointer data);
/* Has to be called, once: takes the store back. */
gboolean sp_import_task_finish (GAsyncResult *result, SpImportReport **report, GError **error);

G_END_DECLS
