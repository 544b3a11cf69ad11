/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-linkage.h"

#include <math.h>
#include <string.h>

/* Nearest neighbours are followed until two are each other's; those two merge (F. Murtagh, A survey of recent advances
 * in hierarchical clustering algorithms, The Computer Journal 26, 1983). A merged cluster lives on in the place of its
 * second row. */
typedef struct
{
  guint n;
  double *distances;          /* n x n, by place */
  guint *sizes;               /* by place; 0 where the cluster has merged into another */
  guint *chain;
  guint n_chain;
  SpMerge *merges;            /* left and right are places until they are numbered */
  guint n_merges;
} Chain;

/* The nearest cluster to PLACE; PREFERRED, the one before it in the chain, wins a tie so that the chain ends, else the
 * first. */
static guint
find_nearest (const Chain *self, guint place, guint preferred)
{
  const double *row = self->distances + (gsize) place * self->n;
  guint nearest = preferred;
  double least = preferred < self->n ? row[preferred] : INFINITY;

  for (guint i = 0; i < self->n; i++)
    if (row[i] < least && i != place && self->sizes[i] > 0)
      {
        least = row[i];
        nearest = i;
      }
  return nearest;
}

/* The distance to a merged cluster is the mean over its rows: G. N. Lance and W. T. Williams, A general theory of
 * classificatory sorting strategies, The Computer Journal 9, 1967. */
static void
merge_places (Chain *self, guint gone, guint kept)
{
  const double *gone_row = self->distances + (gsize) gone * self->n;
  double *kept_row = self->distances + (gsize) kept * self->n;
  double gone_share = (double) self->sizes[gone] / (self->sizes[gone] + self->sizes[kept]);

  self->sizes[kept] += self->sizes[gone];
  self->sizes[gone] = 0;
  self->merges[self->n_merges++] = (SpMerge) { gone, kept, self->sizes[kept], kept_row[gone] };
  for (guint i = 0; i < self->n; i++)
    if (self->sizes[i] > 0 && i != kept)
      {
        kept_row[i] = gone_share * gone_row[i] + (1.0 - gone_share) * kept_row[i];
        self->distances[(gsize) i * self->n + kept] = kept_row[i];
      }
}

static guint
find_first_left (const Chain *self)
{
  guint place = 0;

  while (self->sizes[place] == 0)
    place++;
  return place;
}

static void
follow_chain (Chain *self)
{
  while (self->n_merges + 1 < self->n)
    {
      guint place;
      guint before;
      guint nearest;

      if (self->n_chain == 0)
        self->chain[self->n_chain++] = find_first_left (self);
      place = self->chain[self->n_chain - 1];
      before = self->n_chain > 1 ? self->chain[self->n_chain - 2] : G_MAXUINT;
      nearest = find_nearest (self, place, before);
      if (nearest == before)
        {
          self->n_chain -= 2;
          merge_places (self, MIN (place, nearest), MAX (place, nearest));
        }
      else
        {
          self->chain[self->n_chain++] = nearest;
        }
    }
}

static int
compare_height_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpMerge *left = a;
  const SpMerge *right = b;

  return left->height < right->height ? -1 : left->height > right->height;
}

static guint
find_cluster (guint *parents, guint cluster)
{
  while (parents[cluster] != cluster)
    {
      parents[cluster] = parents[parents[cluster]];
      cluster = parents[cluster];
    }
  return cluster;
}

/* By height, and with the numbers of clusters instead of places. */
static void
number_merges (SpMerge *merges, guint n)
{
  g_autofree guint *parents = g_new (guint, 2 * (gsize) n);

  g_sort_array (merges, n - 1, sizeof (SpMerge), compare_height_cb, NULL);
  for (guint i = 0; i < 2 * n; i++)
    parents[i] = i;
  for (guint i = 0; i + 1 < n; i++)
    {
      merges[i].left = find_cluster (parents, merges[i].left);
      merges[i].right = find_cluster (parents, merges[i].right);
      parents[merges[i].left] = n + i;
      parents[merges[i].right] = n + i;
    }
}

/*
 * sp_linkage_average:
 * Clusters by average linkage (R. R. Sokal and C. D. Michener, A statistical method for evaluating systematic
 * relationships, 1958): the two clusters whose rows are nearest on average merge, again and again. Of equally near ones
 * those with the smaller indexes merge first. Takes O(n²) time and n² doubles of room. The merges belong to the caller.
 */
SpMerge *
sp_linkage_average (const SpMatrix *distances)
{
  guint n = distances->n_rows;
  gsize n_values = (gsize) n * n;
  g_autofree double *copy = g_memdup2 (distances->values, n_values * sizeof (double));
  g_autofree guint *sizes = g_new (guint, MAX (n, 1));
  g_autofree guint *chain = g_new (guint, MAX (n, 1));
  SpMerge *merges = g_new (SpMerge, MAX (n, 1));
  Chain self = { .n = n, .distances = copy, .sizes = sizes, .chain = chain, .merges = merges };

  for (guint i = 0; i < n; i++)
    sizes[i] = 1;
  follow_chain (&self);
  if (n > 1)
    number_merges (merges, n);
  return merges;
}
