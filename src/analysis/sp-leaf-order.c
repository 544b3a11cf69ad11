/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-leaf-order.h"

#include <math.h>
#include <string.h>

/* A length known to the compiler, which can then do several entries at once. */
#define BLOCK 16

/* The rows of a cluster, neighbours in an arbitrary order of the tree's leaves, with where its right branch begins.
 * A single row has no branches: its middle is its end. */
typedef struct
{
  guint start;
  guint middle;
  guint end;
} Span;

typedef struct
{
  guint n;
  const SpMerge *merges;
  Span *spans;                /* by cluster, 2n - 1 */
  guint *rows;                /* by leaf */
  float *distances;           /* n x n, by leaf */
  float *lengths;             /* n x n, by leaf: of the shortest path through the least cluster that holds both, from
                               * the one to the other */
  float *half;                /* scratch: the same, gone through the left branch and one step into the right */
} Tree;

/* Lays the leaves out; the branch with the smaller first row comes first, so that a tie keeps the given order. */
static void
lay_out_leaves (Tree *self)
{
  guint n = self->n;
  g_autofree guint *first_rows = g_new (guint, 2 * (gsize) n);

  for (guint i = 0; i < n; i++)
    first_rows[i] = i;
  for (guint i = 0; i + 1 < n; i++)
    first_rows[n + i] = MIN (first_rows[self->merges[i].left], first_rows[self->merges[i].right]);
  self->spans[2 * n - 2] = (Span) { 0, n, n };
  for (guint cluster = 2 * n - 2; cluster >= n; cluster--)
    {
      const SpMerge *merge = &self->merges[cluster - n];
      gboolean turned = first_rows[merge->right] < first_rows[merge->left];
      guint first = turned ? merge->right : merge->left;
      guint second = turned ? merge->left : merge->right;
      guint size = first < n ? 1 : self->merges[first - n].size;
      Span *span = &self->spans[cluster];

      span->middle = span->start + size;
      self->spans[first] = (Span) { span->start, span->middle, span->middle };
      self->spans[second] = (Span) { span->middle, span->end, span->end };
    }
  for (guint i = 0; i < n; i++)
    self->rows[self->spans[i].start] = i;
}

/* Distances are rounded so that the sum of all along a path is exact: equal paths then compare as equal, and the result
 * does not depend on the order of additions. */
static void
copy_distances (Tree *self, const SpMatrix *distances)
{
  gsize n = self->n;
  double greatest = 0.0;
  double unit;

  for (gsize i = 0; i < n * n; i++)
    greatest = MAX (greatest, distances->values[i]);
  unit = greatest > 0.0 ? ldexp (1.0, 24 - (int) ceil (log2 ((double) n)) - (int) ceil (log2 (greatest))) : 1.0;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      self->distances[i * n + j] = (float) (nearbyint (sp_matrix_get (distances, self->rows[i], self->rows[j]) * unit));
}

/* target[j] = min (target[j], base + step[j]) */
static void
shorten (float *restrict target, const float *restrict step, float base, guint n)
{
  guint i = 0;

  for (; i + BLOCK <= n; i += BLOCK)
    for (guint j = 0; j < BLOCK; j++)
      {
        float length = base + step[i + j];

        target[i + j] = length < target[i + j] ? length : target[i + j];
      }
  for (; i < n; i++)
    {
      float length = base + step[i];

      target[i] = length < target[i] ? length : target[i];
    }
}

/* The product of two tables in which to multiply is to add and to add is to take the least: for I in the rows
 * and J in the columns, target[I][J] = min over K in the inner ones of left[I][K] + right[K][J]. */
static void
join_paths (float *target, const float *left, const float *right, gsize stride, Span rows, Span inner, Span columns)
{
  for (guint i = rows.start; i < rows.end; i++)
    {
      for (guint j = columns.start; j < columns.end; j++)
        target[i * stride + j] = INFINITY;
      for (guint k = inner.start; k < inner.end; k++)
        shorten (target + i * stride + columns.start, right + k * stride + columns.start, left[i * stride + k],
                 columns.end - columns.start);
    }
}

static Span
take_left (Span span)
{
  return (Span) { span.start, span.middle, span.middle };
}

/* The ends of a path lie in different branches; both ends of a single row are that row. */
static Span
take_right (Span span)
{
  return span.end - span.start == 1 ? span : (Span) { span.middle, span.end, span.end };
}

static gboolean
is_single (Span span)
{
  return span.end - span.start == 1;
}

static void
find_lengths_in_cluster (Tree *self, Span left, Span right)
{
  gsize n = self->n;

  join_paths (self->half, self->lengths, self->distances, n, take_left (left), take_right (left), right);
  if (!is_single (left))
    join_paths (self->half, self->lengths, self->distances, n, take_right (left), take_left (left), right);
  join_paths (self->lengths, self->half, self->lengths, n, left, take_right (right), take_left (right));
  if (!is_single (right))
    join_paths (self->lengths, self->half, self->lengths, n, left, take_left (right), take_right (right));
  for (guint i = left.start; i < left.end; i++)
    for (guint j = right.start; j < right.end; j++)
      self->lengths[j * n + i] = self->lengths[i * n + j];
}

static Span
get_branch (const Tree *self, guint cluster, gboolean right)
{
  const SpMerge *merge = &self->merges[cluster - self->n];
  Span a = self->spans[merge->left];
  Span b = self->spans[merge->right];

  return (a.start < b.start) == right ? b : a;
}

static void
find_lengths (Tree *self)
{
  for (guint cluster = self->n; cluster < 2 * self->n - 1; cluster++)
    find_lengths_in_cluster (self, get_branch (self, cluster, FALSE), get_branch (self, cluster, TRUE));
}

/* The leaves that can be the other end of a path through SPAN which begins at END. */
static Span
list_other_ends (Span span, guint end)
{
  if (is_single (span))
    return span;
  return end < span.middle ? take_right (span) : take_left (span);
}

/* Where a shortest path from FIRST in the one branch to LAST in the other leaves the one and enters the other. */
static void
find_joint (const Tree *self, Span from, guint first, Span to, guint last, guint *leave, guint *enter)
{
  gsize n = self->n;
  Span leaves = list_other_ends (from, first);
  Span enters = list_other_ends (to, last);
  float least = INFINITY;

  for (guint i = leaves.start; i < leaves.end; i++)
    for (guint j = enters.start; j < enters.end; j++)
      {
        float length = self->lengths[first * n + i] + self->distances[i * n + j] + self->lengths[j * n + last];

        if (length < least)
          {
            least = length;
            *leave = i;
            *enter = j;
          }
      }
}

/* The cluster that is SPAN's branch holding END, and the other one. */
static guint
find_branch (const Tree *self, guint cluster, guint end, guint *other)
{
  const SpMerge *merge = &self->merges[cluster - self->n];
  Span left = self->spans[merge->left];
  gboolean in_left = end >= left.start && end < left.end;

  *other = in_left ? merge->right : merge->left;
  return in_left ? merge->left : merge->right;
}

typedef struct
{
  guint cluster;
  guint first;
  guint last;
} Stretch;

static void
trace_path (const Tree *self, guint first, guint last, guint *order)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Stretch stretch = { 2 * self->n - 2, first, last };
  guint n_placed = 0;

  g_array_append_val (stretches, stretch);
  while (stretches->len > 0)
    {
      guint from;
      guint to;
      guint leave = 0;
      guint enter = 0;

      stretch = g_array_index (stretches, Stretch, stretches->len - 1);
      g_array_set_size (stretches, stretches->len - 1);
      if (stretch.cluster < self->n)
        {
          order[n_placed++] = stretch.cluster;
          continue;
        }
      from = find_branch (self, stretch.cluster, stretch.first, &to);
      find_joint (self, self->spans[from], stretch.first, self->spans[to], stretch.last, &leave, &enter);
      g_array_append_vals (stretches, &(Stretch) { to, enter, stretch.last }, 1);
      g_array_append_vals (stretches, &(Stretch) { from, stretch.first, leave }, 1);
    }
}

static void
find_best_ends (const Tree *self, guint *first, guint *last)
{
  Span left = get_branch (self, 2 * self->n - 2, FALSE);
  Span right = get_branch (self, 2 * self->n - 2, TRUE);
  float least = INFINITY;

  for (guint i = left.start; i < left.end; i++)
    for (guint j = right.start; j < right.end; j++)
      if (self->lengths[i * (gsize) self->n + j] < least)
        {
          least = self->lengths[i * (gsize) self->n + j];
          *first = i;
          *last = j;
        }
}

static double
get_size (const SpMerge *merges, guint n, guint cluster)
{
  return cluster < n ? 1.0 : merges[cluster - n].size;
}

/* How many ways lead through a cluster, from one of its branches to the other. */
static double
count_paths (const SpMerge *merges, guint n, guint cluster)
{
  if (cluster < n)
    return 1.0;
  return 2.0 * get_size (merges, n, merges[cluster - n].left) * get_size (merges, n, merges[cluster - n].right);
}

/*
 * sp_leaf_order_estimate:
 * Between n² for a tree in which every second branch is a single row and n³ / 6 for an even one.
 */
double
sp_leaf_order_estimate (const SpMerge *merges, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i + 1 < n; i++)
    {
      const SpMerge *merge = &merges[i];

      sum += count_paths (merges, n, merge->left) * get_size (merges, n, merge->right)
             + count_paths (merges, n, merge->right) * get_size (merges, n, merge->left);
    }
  return sum;
}

/*
 * sp_leaf_order_optimal:
 * Z. Bar-Joseph, D. K. Gifford and T. S. Jaakkola, Fast optimal leaf ordering for hierarchical clustering, Bioinformatics
 * 17 (suppl. 1), 2001. For every two rows, the shortest path between them through the least cluster that holds both
 * follows from those of its two branches; both steps are products of tables in which the sum is the least and the product
 * the sum, done row by row so that the processor can take several entries at once. Distances are rounded to about
 * 2²⁴ / n steps of the greatest. Takes the time that sp_leaf_order_estimate() tells and 12 n² bytes of room. The order
 * belongs to the caller.
 */
guint *
sp_leaf_order_optimal (const SpMatrix *distances, const SpMerge *merges)
{
  gsize n = distances->n_rows;
  g_autofree Span *spans = g_new (Span, 2 * n + 1);
  g_autofree guint *rows = g_new (guint, n + 1);
  g_autofree float *rounded = g_new (float, n * n + 1);
  g_autofree float *lengths = g_new0 (float, n * n + 1);
  g_autofree float *half = g_new (float, n * n + 1);
  Tree tree = { (guint) n, merges, spans, rows, rounded, lengths, half };
  guint *order = g_new0 (guint, n + 1);
  guint first = 0;
  guint last = 0;

  if (n < 2)
    return order;
  lay_out_leaves (&tree);
  copy_distances (&tree, distances);
  find_lengths (&tree);
  find_best_ends (&tree, &first, &last);
  trace_path (&tree, first, last, order);
  return order;
}
