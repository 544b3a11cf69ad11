/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-export.h"

G_BEGIN_DECLS

typedef void (*SpExportProgress) (double fraction, gpointer object);

/* Draws and writes a picture in a thread of its own. PROGRESS is called in the thread that called. */
void   sp_export_task_start  (SpSnapshot *snapshot, const SpPictureOptions *picture, GFile *file,
                              const SpExportOptions *options, GCancellable *cancellable, SpExportProgress progress,
                              GObject *object, GAsyncReadyCallback callback, gpointer data);
GFile *sp_export_task_finish (GAsyncResult *result, GError **error);

G_END_DECLS
