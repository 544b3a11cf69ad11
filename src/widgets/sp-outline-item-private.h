/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-outline-model.h"

G_BEGIN_DECLS

SpOutlineItem *sp_outline_item_new (SpSnapshot *snapshot, SpTable table, SpId id, guint n_statements);

G_END_DECLS
