/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line on the terminal that tells how far long work is; nothing where standard error is no terminal. */
typedef struct
{
  const char *task;             /* translated */
  gint64 begun;
  int shown;                    /* per cent, or -1 */
} SpProgress;

#define SP_PROGRESS_INIT(task_) ((SpProgress) { .task = (task_), .begun = g_get_monotonic_time (), .shown = -1 })

/* As SpProgressFunc and as SpLayoutProgress; DATA is an SpProgress. */
void     sp_progress_show_cb (double fraction, gpointer data);
gboolean sp_progress_go_on_cb (double fraction, gpointer data);
/* Takes the line away. */
void     sp_progress_end     (SpProgress *self);

G_END_DECLS
