/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-project.h"

G_BEGIN_DECLS

/* Opens a project file in a thread of its own. PROGRESS is called in the thread that called. */
void       sp_opening_task_start  (GFile *file, SpOpenFlags flags, GCancellable *cancellable,
                                   SpProgressFunc progress, GObject *object,
                                   GAsyncReadyCallback callback, gpointer data);
SpProject *sp_opening_task_finish (GAsyncResult *result, GError **error);
GFile     *sp_opening_task_get_file (GAsyncResult *result);

G_END_DECLS
