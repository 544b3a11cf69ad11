/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix.h"

G_BEGIN_DECLS

/* A step of clustering: clusters 0 .. n-1 are the single rows, cluster n + i is what merge i makes. */
typedef struct
{
  guint left;
  guint right;
  guint size;                 /* rows in the merged cluster */
  double height;              /* the distance at which the two meet */
} SpMerge;

/* Average linkage of the n rows of a symmetric matrix of distances without unknown ones: n - 1 merges, by height. */
SpMerge *sp_linkage_average (const SpMatrix *distances);

G_END_DECLS
