/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Works on half of something; what it writes is of its half alone. */
typedef void (*SpHalfFunc) (gpointer half);

/* Works on both halves of N things: at once where there are so many that a thread is worth it. */
void sp_halves_run (SpHalfFunc func, gpointer first, gpointer second, gsize n);

G_END_DECLS
