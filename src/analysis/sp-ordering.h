/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-linkage.h"
#include "sp-position.h"

G_BEGIN_DECLS

/* The order of the actors (or issues): a permutation of 0 .. n-1, indexes into the snapshot, first row first. */
guint *sp_order_actors (SpSnapshot *snapshot, SpPositions *positions, SpOrder order);
guint *sp_order_issues (SpSnapshot *snapshot, SpPositions *positions, SpOrder order);

/* From a symmetric matrix of agreements in -1 .. 1 (NAN unknown): average linkage with optimal leaf ordering up to
 * some hundreds, spectral beyond. A tie keeps the given order. */
guint *sp_order_by_similarity (const SpMatrix *agreement);

/* The tree whose leaves an order by similarity follows. */
typedef struct
{
  guint n_leaves;
  guint *rows;                /* by leaf: the row of the matrix; rows of which nothing is known are no leaves */
  SpMerge *merges;            /* n_leaves - 1, of numbers of leaves and of earlier merges */
} SpSimilarityTree;

/* The same with its tree, or NULL where there is none: two comparable rows make one, and some thousands are too many. */
guint *sp_order_by_similarity_tree (const SpMatrix *agreement, SpSimilarityTree **tree);
void   sp_similarity_tree_free     (SpSimilarityTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSimilarityTree, sp_similarity_tree_free)

G_END_DECLS
