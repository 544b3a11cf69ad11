/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much at least is worth a large page: a block of just this size is one. */
#define SP_LARGE_PAGE (2 * 1024 * 1024)

/* Memory that is filled soon and nearly whole; NULL if there is none. Free with g_free(). */
gpointer sp_large_memory_try_new (gsize size);
/* The same; ends the program where there is none. */
gpointer sp_large_memory_new     (gsize size);

G_END_DECLS
