/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-agreement.h"

G_BEGIN_DECLS

/* How an actor stands in a network of ties: positive and negative ones apart, the last two by positive ones. */
typedef struct
{
  guint degree;
  guint negative_degree;
  double strength;
  double negative_strength;   /* not negative */
  double betweenness;         /* 0 .. 1: the share of pairs of others whose shortest ways lead through it */
  double eigenvector;         /* 0 .. 1, the most central one 1 */
} SpCentrality;

/* For each row of a symmetric matrix of ties, of which NAN is none. */
SpCentrality *sp_centrality_compute (const SpMatrix *ties, GError **error);
/* The same where two can be tied both ways, and only N_COUNTED of the rows take part: NEGATIVE is nullable, and what is
 * above 0 in it counts. */
SpCentrality *sp_centrality_compute_signed (const SpMatrix *positive, const SpMatrix *negative, guint n_counted,
                                            GError **error);

G_END_DECLS
