/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads SIZE bytes from PLACE on, wherever the descriptor stands: how many there were, or -1 with errno. */
gssize   sp_read_at             (int descriptor, guint8 *bytes, gsize size, gsize place);

/* SpStretch: a part of a file on its way into memory. Two are read at once, since the most of the time the system takes
 * to hand out the memory. */
typedef struct
{
  int descriptor;
  guint8 *bytes;                /* of the whole file */
  gsize start;
  gsize size;
  GCancellable *cancellable;    /* nullable */
  gsize n_read;
  int failure;                  /* as errno; 0 for none */
} SpStretch;

/* For g_thread_new() with an SpStretch; returns NULL. */
gpointer sp_stretch_read_thread (gpointer stretch);

G_END_DECLS
