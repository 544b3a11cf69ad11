/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-statement-order.h"

G_BEGIN_DECLS

/* Sorts lines in a thread. LINES is of SpStatementLine, of which only the statements are given, those of SNAPSHOT. */
void    sp_statement_lines_sort_async  (GArray *lines, SpSnapshot *snapshot, SpStatementColumn column, gboolean descending,
                                        GObject *source, GCancellable *cancellable, GAsyncReadyCallback callback);
/* The lines and *ORDER, both (transfer full), or NULL if it was cancelled. */
GArray *sp_statement_lines_sort_finish (GAsyncResult *result, SpStatementOrder **order);

G_END_DECLS
