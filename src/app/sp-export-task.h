/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-export.h"
#include "sp-task-progress.h"

G_BEGIN_DECLS

/* One file to be written. */
typedef struct
{
  SpPictureOptions picture;     /* a copy by sp_picture_options_copy () */
  SpExportOptions options;
  GFile *file;
} SpExportJob;

/* Of SpExportJob, which are cleared with the array. */
GArray *sp_export_jobs_new   (void);
void    sp_export_jobs_add   (GArray *jobs, const SpPictureOptions *picture, const SpExportOptions *options, GFile *file);

/* Draws and writes pictures in a thread of its own, one after the other. PROGRESS is called in the thread that called. */
void     sp_export_task_start  (SpSnapshot *snapshot, GArray *jobs, GCancellable *cancellable, SpTaskProgress progress,
                                GObject *object, GAsyncReadyCallback callback, gpointer data);
gboolean sp_export_task_finish (GAsyncResult *result, GError **error);

G_END_DECLS
