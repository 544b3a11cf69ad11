/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-agreement.h"

G_BEGIN_DECLS

/* The positive ties of a symmetric matrix as a graph of igraph's, behind this file. The arrays have an entry per row. */
gboolean sp_graph_find_communities   (const SpMatrix *ties, double resolution, guint32 seed, guint *communities,
                                      double *modularity, GError **error);
gboolean sp_graph_measure_centrality (const SpMatrix *ties, double *betweenness, double *eigenvector, GError **error);

G_END_DECLS
