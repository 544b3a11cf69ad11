/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/* The order by hand of actors, issues and sources. Each move is one edit. */
gboolean sp_row_order_move_before (SpStore *store, SpTable table, SpId id, SpId before, GError **error);
gboolean sp_row_order_move_by     (SpStore *store, SpTable table, SpId id, int steps, GError **error);

G_END_DECLS
