/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-linkage.h"

G_BEGIN_DECLS

/* How many additions and comparisons sp_leaf_order_optimal() would take over these merges of N rows. */
double sp_leaf_order_estimate (const SpMerge *merges, guint n);

/* The order of the N rows in which the sum of the distances of neighbours is least, of all orders that turn the
 * branches of the tree. */
guint *sp_leaf_order_optimal (const SpMatrix *distances, const SpMerge *merges);

G_END_DECLS
