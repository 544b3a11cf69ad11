/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*SpTaskProgress) (double fraction, gpointer object);

/* From the task's thread: calls PROGRESS with OBJECT in the thread that began the task, unless it is over by then. */
void sp_task_progress_tell (GTask *task, double fraction, SpTaskProgress progress, GObject *object);

G_END_DECLS
