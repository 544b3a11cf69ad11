/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-centrality.h"

#include "sp-graph.h"

static double
find_weight (const SpMatrix *ties, guint row, guint column)
{
  return ties == NULL || column == row ? 0.0 : sp_matrix_get (ties, row, column);
}

/* What is below 0 in the one and above 0 in the other is a negative tie; two of both are one, as strong as they together. */
static void
count_ties (const SpMatrix *ties, const SpMatrix *negative, guint row, SpCentrality *centrality)
{
  for (guint column = 0; column < ties->n_columns; column++)
    {
      double weight = find_weight (ties, row, column);
      double against = fmax (find_weight (negative, row, column), 0.0) + fmax (-weight, 0.0);

      if (weight > 0.0)
        {
          centrality->degree++;
          centrality->strength += weight;
        }
      if (against > 0.0)
        {
          centrality->negative_degree++;
          centrality->negative_strength += against;
        }
    }
}

/**
 * sp_centrality_compute:
 * @ties: symmetric, actors x actors
 * @error: return location for an error
 *
 * Measures how central every actor is: number and sum of its positive and of its negative ties; betweenness, where a way is the
 * longer the weaker its ties are (1 / weight), as a share of the pairs of others (L. C. Freeman, A set of measures of
 * centrality based on betweenness, Sociometry 40, 1977); and the eigenvector of the positive ties (P. Bonacich, Factoring and
 * weighting approaches to status scores and clique identification, Journal of Mathematical Sociology 2, 1972).
 *
 * Unknown ties are none; an actor without positive ties has a betweenness and an eigenvector entry of 0.
 *
 * Takes O(A E log A) time for A actors and E ties.
 *
 * Returns: (transfer full) (array): one for each row, or `NULL` with %SP_ANALYSIS_ERROR_FAILED
 */
SpCentrality *
sp_centrality_compute (const SpMatrix *ties, GError **error)
{
  return sp_centrality_compute_signed (ties, NULL, ties->n_rows, error);
}

/**
 * sp_centrality_compute_signed:
 * @positive: symmetric, actors x actors
 * @negative: (nullable): of the same size, what is above 0 being a negative tie
 * @n_counted: how many of the rows take part: all, or with roll-up those who speak for nobody else
 * @error: return location for an error
 *
 * As sp_centrality_compute(), for networks in which two actors can be tied positively and negatively at once, or in which
 * not all take part: betweenness is a share of the pairs of those who do.
 *
 * Returns: (transfer full) (array): one for each row, or `NULL` with %SP_ANALYSIS_ERROR_FAILED
 */
SpCentrality *
sp_centrality_compute_signed (const SpMatrix *positive, const SpMatrix *negative, guint n_counted, GError **error)
{
  guint n = positive->n_rows;
  g_autofree SpCentrality *centralities = g_new0 (SpCentrality, MAX (n, 1));
  g_autofree double *betweenness = g_new0 (double, MAX (n, 1));
  g_autofree double *eigenvector = g_new0 (double, MAX (n, 1));
  double n_pairs = (n_counted - 1.0) * (n_counted - 2.0) / 2.0;

  if (!sp_graph_measure_centrality (positive, betweenness, eigenvector, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      count_ties (positive, negative, i, &centralities[i]);
      centralities[i].betweenness = n_counted > 2 ? betweenness[i] / n_pairs : 0.0;
      centralities[i].eigenvector = centralities[i].degree > 0 ? eigenvector[i] : 0.0;
    }
  return g_steal_pointer (&centralities);
}
