/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout.h"

G_BEGIN_DECLS

/* A random graph with planted blocs: most links stay within a bloc. */
typedef struct
{
  guint n_nodes;
  guint n_edges;
  guint *bloc;
  SpLayoutEdge *edges;
} LayoutPlanted;

LayoutPlanted *layout_planted_new  (guint n_nodes, guint bloc_size, double links, double inside, guint64 seed);
void           layout_planted_free (LayoutPlanted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoutPlanted, layout_planted_free)

/* Of each node's ten nearest in the picture, the share from its own bloc. */
double layout_planted_measure_share (const LayoutPlanted *self, const double *x, const double *y);

/* Normalised stress over the paths from SAMPLE nodes (0: from all), the best scaling taken out. */
double layout_planted_measure_stress (const LayoutPlanted *self, const double *x, const double *y, guint sample);

/* How many pairs of links cross. */
guint64 layout_planted_count_crossings (const LayoutPlanted *self, const double *x, const double *y);

G_END_DECLS
