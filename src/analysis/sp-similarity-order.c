/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-ordering.h"

#include <math.h>

#include "sp-fiedler.h"
#include "sp-leaf-order.h"

/* Up to here the best order of the tree is looked for: some seconds and some hundred megabytes. */
#define MOST_ROWS_IN_TREE 6000
#define MOST_STEPS_IN_TREE 1.5e10

static gboolean
is_comparable (const SpMatrix *agreement, guint row)
{
  for (guint i = 0; i < agreement->n_rows; i++)
    if (i != row && !isnan (sp_matrix_get (agreement, row, i)))
      return TRUE;
  return FALSE;
}

/* Rows that agree or disagree with any other, first; those of which nothing is known after them. */
static guint
split_rows (const SpMatrix *agreement, guint *rows)
{
  guint n = agreement->n_rows;
  guint n_known = 0;
  guint n_unknown = 0;

  for (guint i = 0; i < n; i++)
    {
      if (is_comparable (agreement, i))
        rows[n_known++] = i;
      else
        rows[n - ++n_unknown] = i;
    }
  for (guint i = 0; i < n_unknown / 2; i++)
    {
      guint row = rows[n_known + i];

      rows[n_known + i] = rows[n - 1 - i];
      rows[n - 1 - i] = row;
    }
  return n_known;
}

/* From agreement, 1 to -1, to a distance, 0 to 1, in which an unknown one is the mean. */
static SpMatrix *
measure_distances (const SpMatrix *agreement, const guint *rows, guint n)
{
  SpMatrix *distances = sp_matrix_new (n, n);
  double sum = 0.0;
  gsize n_known = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        double distance = (1.0 - sp_matrix_get (agreement, rows[i], rows[j])) / 2.0;

        sp_matrix_set (distances, i, j, i == j ? 0.0 : distance);
        if (i != j && !isnan (distance))
          {
            sum += distance;
            n_known++;
          }
      }
  for (gsize i = 0; i < (gsize) n * n; i++)
    if (isnan (distances->values[i]))
      distances->values[i] = sum / (double) n_known;
  return distances;
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b, gpointer vector)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;
  const double *entries = vector;

  if (entries[left] != entries[right])
    return entries[left] < entries[right] ? -1 : 1;
  return left < right ? -1 : left > right;
}

static guint *
order_by_spectrum (const SpMatrix *distances)
{
  guint n = distances->n_rows;
  g_autofree double *vector = sp_fiedler_compute (distances);
  guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (vector != NULL)
    g_sort_array (order, n, sizeof (guint), compare_entries_cb, vector);
  return order;
}

static guint *
order_by_tree (const SpMatrix *distances, SpMerge **tree)
{
  guint n = distances->n_rows;
  g_autofree SpMerge *merges = NULL;
  guint *order;

  if (n > MOST_ROWS_IN_TREE)
    return NULL;
  merges = sp_linkage_average (distances);
  if (sp_leaf_order_estimate (merges, n) > MOST_STEPS_IN_TREE)
    return NULL;
  order = sp_leaf_order_optimal (distances, merges);
  *tree = g_steal_pointer (&merges);
  return order;
}

/* An order and its reverse are equally good: take the one that goes along with the given order. */
static void
turn_like_given_order (guint *order, guint n)
{
  double along = 0.0;

  for (guint i = 0; i < n; i++)
    along += ((double) i - (n - 1) / 2.0) * order[i];
  for (guint i = 0; along < 0.0 && i < n / 2; i++)
    {
      guint row = order[i];

      order[i] = order[n - 1 - i];
      order[n - 1 - i] = row;
    }
}

/**
 * sp_order_by_similarity:
 * @agreement: a symmetric matrix of agreements in -1 .. 1, `NAN` where unknown
 *
 * Sorts rows so that those that agree come to lie together.
 *
 * The distance of two rows is their agreement turned round and scaled to 0 .. 1; an unknown one is the mean of the known
 * ones. Up to some thousands of rows they are clustered by average linkage and the branches of the tree turned so that
 * the sum of the distances of neighbours is least (Bar-Joseph, Gifford and Jaakkola 2001); beyond, they are sorted by the
 * Fiedler vector of L = D - S, S = max(d) - d. Rows of which no agreement is known at all come last, in the given order.
 * Of the two directions the one nearer to the given order is taken.
 *
 * Takes O(n²) to O(n³ / 6) time with a small constant over a tree (about a second for 3,000 rows) and some dozens of
 * O(n²) steps beyond; room for 36 n² bytes; safe in a worker thread; always the same for the same matrix.
 *
 * Returns: (transfer full) (array): indexes of rows, first row first
 */
guint *
sp_order_by_similarity (const SpMatrix *agreement)
{
  g_autoptr (SpSimilarityTree) tree = NULL;

  return sp_order_by_similarity_tree (agreement, &tree);
}

static SpSimilarityTree *
make_tree (const guint *rows, guint n, SpMerge **merges)
{
  SpSimilarityTree *tree;

  if (*merges == NULL || n < 2)
    return NULL;
  tree = g_new0 (SpSimilarityTree, 1);
  tree->n_leaves = n;
  tree->rows = g_memdup2 (rows, n * sizeof (guint));
  tree->merges = g_steal_pointer (merges);
  return tree;
}

/**
 * sp_order_by_similarity_tree:
 * @agreement: as for sp_order_by_similarity()
 * @tree: (out) (transfer full) (nullable): the tree of clusters, whose merges have as height the mean distance, 0 to 1, of
 *   the rows that they join; `NULL` where there is none
 *
 * Sorts rows as sp_order_by_similarity() does, and tells by which tree. The rows of each cluster stand together in the
 * order, so that the tree can be drawn beside it without a crossing.
 *
 * Returns: (transfer full) (array): indexes of rows, first row first
 */
guint *
sp_order_by_similarity_tree (const SpMatrix *agreement, SpSimilarityTree **tree)
{
  guint n = agreement->n_rows;
  guint *order = g_new (guint, MAX (n, 1));
  guint n_known = split_rows (agreement, order);
  g_autoptr (SpMatrix) distances = measure_distances (agreement, order, n_known);
  g_autofree SpMerge *merges = NULL;
  g_autofree guint *places = order_by_tree (distances, &merges);
  g_autofree guint *rows = g_memdup2 (order, MAX (n_known, 1) * sizeof (guint));

  if (places == NULL)
    places = order_by_spectrum (distances);
  turn_like_given_order (places, n_known);
  for (guint i = 0; i < n_known; i++)
    order[i] = rows[places[i]];
  *tree = make_tree (rows, n_known, &merges);
  return order;
}

/**
 * sp_similarity_tree_free:
 * @self: (nullable): a tree
 *
 * Frees it.
 */
void
sp_similarity_tree_free (SpSimilarityTree *self)
{
  if (self == NULL)
    return;
  g_free (self->rows);
  g_free (self->merges);
  g_free (self);
}
