/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes the tables of a project into a folder, in a thread of its own. */
void     sp_tables_task_start  (SpSnapshot *snapshot, GFile *folder, GCancellable *cancellable, GObject *object,
                                GAsyncReadyCallback callback, gpointer data);
GFile   *sp_tables_task_finish (GAsyncResult *result, GError **error);

G_END_DECLS
