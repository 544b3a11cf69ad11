/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Works on half of something; what it writes is of its half alone. */
typedef void (*SpHalfFunc) (gpointer half);

/* Works on both halves at once, the second in a thread of its own. */
void sp_halves_run (SpHalfFunc func, gpointer first, gpointer second);

G_END_DECLS
