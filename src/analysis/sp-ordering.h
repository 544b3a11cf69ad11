/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix.h"
#include "sp-position.h"

G_BEGIN_DECLS

/* The order of the actors (or issues): a permutation of 0 .. n-1, indexes into the snapshot, first row first. */
guint *sp_order_actors (SpSnapshot *snapshot, SpPositions *positions, SpOrder order);
guint *sp_order_issues (SpSnapshot *snapshot, SpPositions *positions, SpOrder order);

/* From a symmetric matrix of agreements in -1 .. 1 (NAN unknown): average linkage with optimal leaf ordering up to
 * some hundreds, spectral beyond. A tie keeps the given order. */
guint *sp_order_by_similarity (const SpMatrix *agreement);

G_END_DECLS
