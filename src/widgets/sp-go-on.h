/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For drawing and computing in a worker thread: DATA is the GCancellable of the task. */
gboolean sp_go_on_unless_cancelled_cb (double fraction, gpointer data);

G_END_DECLS
