/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-stress.h"
#include "sp-layout-paths.h"

#include <math.h>

/*
 * Stress over links and some pivots, for nets that are too large for all pairs (Ortmann, Klimenta and Brandes, "A sparse
 * stress model", 2017), by stochastic gradient descent. A pivot stands for the nodes nearest to it: its pull on a node
 * counts for as many of them as are at most half as far from the pivot as the node is.
 */

#define N_PIVOTS 200
#define N_STEPS 30
#define COLDEST 0.03

typedef struct
{
  const SpLayoutNet *net;
  guint n_pivots;
  guint *pivots;
  float *distance;            /* a row a pivot */
  float *weight;              /* likewise */
} Pivots;

static void
measure_rows (gsize begin, gsize end, gpointer data)
{
  Pivots *self = data;
  g_autoptr (SpLayoutPaths) paths = sp_layout_paths_new (self->net);

  for (gsize p = begin; p < end; p++)
    {
      const float *found = sp_layout_paths_find (paths, self->pivots[p]);
      float *row = self->distance + p * self->net->n;

      for (guint i = 0; i < self->net->n; i++)
        row[i] = found[i];
    }
}

static guint *
find_nearest_pivots (const Pivots *self)
{
  guint *nearest = g_new0 (guint, self->net->n);

  for (guint p = 1; p < self->n_pivots; p++)
    for (guint i = 0; i < self->net->n; i++)
      if (self->distance[(gsize) p * self->net->n + i] < self->distance[(gsize) nearest[i] * self->net->n + i])
        nearest[i] = p;
  return nearest;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float difference = *(const float *) a - *(const float *) b;

  return (difference > 0.0f) - (difference < 0.0f);
}

static guint
count_up_to (const GArray *sorted, float limit)
{
  guint begin = 0, end = sorted->len;

  while (begin < end)
    {
      guint middle = begin + (end - begin) / 2;

      if (g_array_index (sorted, float, middle) <= limit)
        begin = middle + 1;
      else
        end = middle;
    }
  return begin;
}

static void
weigh_row (Pivots *self, guint p, const guint *nearest, GArray *region)
{
  const float *distance = self->distance + (gsize) p * self->net->n;
  float *weight = self->weight + (gsize) p * self->net->n;

  g_array_set_size (region, 0);
  for (guint i = 0; i < self->net->n; i++)
    if (nearest[i] == p)
      g_array_append_val (region, distance[i]);
  g_array_sort (region, compare_floats);
  for (guint i = 0; i < self->net->n; i++)
    weight[i] = distance[i] > 0.0f
                  ? (float) MAX (count_up_to (region, distance[i] / 2), 1) / (distance[i] * distance[i])
                  : 0.0f;
}

static void
prepare (Pivots *self, SpLayoutRandom *random, SpLayoutRun *run)
{
  gsize n = self->net->n;
  g_autofree guint *order = g_new (guint, n);
  g_autofree guint *nearest = NULL;
  g_autoptr (GArray) region = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  sp_layout_random_shuffle (random, order, (guint) n);
  self->n_pivots = MIN (N_PIVOTS, (guint) n);
  self->pivots = g_memdup2 (order, self->n_pivots * sizeof (guint));
  self->distance = g_new (float, self->n_pivots * n);
  self->weight = g_new (float, self->n_pivots * n);
  sp_layout_run_share (run, self->n_pivots, 8, measure_rows, self);
  nearest = find_nearest_pivots (self);
  for (guint p = 0; p < self->n_pivots; p++)
    weigh_row (self, p, nearest, region);
}

static void
clear_pivots (Pivots *self)
{
  g_clear_pointer (&self->pivots, g_free);
  g_clear_pointer (&self->distance, g_free);
  g_clear_pointer (&self->weight, g_free);
}

/* Moves every node towards its distance from one point. */
static void
relax_row (const float *restrict distance, const float *restrict weight, float *restrict x, float *restrict y,
           const float *restrict mobility, guint n, float at_x, float at_y, float rate)
{
  for (guint i = 0; i < n; i++)
    {
      float dx = x[i] - at_x;
      float dy = y[i] - at_y;
      float length = sqrtf (dx * dx + dy * dy + 1e-12f);
      float share = rate * weight[i];
      float move = mobility[i] * (share < 1.0f ? share : 1.0f) * (length - distance[i]) / length;

      x[i] -= move * dx;
      y[i] -= move * dy;
    }
}

static void
relax_links (const SpLayoutNet *net, SpLayoutPlaces *places, guint node, float rate)
{
  for (guint a = net->first[node]; a < net->first[node + 1]; a++)
    {
      guint other = net->to[a];
      float dx = places->x[node] - places->x[other];
      float dy = places->y[node] - places->y[other];
      float length = sqrtf (dx * dx + dy * dy + 1e-12f);
      float share = MIN (rate / (net->length[a] * net->length[a]), 1.0f);
      float move = 0.5f * share * (length - net->length[a]) / length;

      places->x[node] -= move * places->mobility[node] * dx;
      places->y[node] -= move * places->mobility[node] * dy;
      places->x[other] += move * places->mobility[other] * dx;
      places->y[other] += move * places->mobility[other] * dy;
    }
}

static void
relax_all (const Pivots *self, SpLayoutPlaces *places, const guint *pivots, const guint *nodes, float rate)
{
  guint n = self->net->n;

  for (guint k = 0; k < self->n_pivots; k++)
    {
      gsize p = pivots[k];
      guint at = self->pivots[p];

      relax_row (self->distance + p * n, self->weight + p * n, places->x, places->y, places->mobility, n, places->x[at],
                 places->y[at], rate);
      for (gsize i = (gsize) n * k / self->n_pivots; i < (gsize) n * (k + 1) / self->n_pivots; i++)
        relax_links (self->net, places, nodes[i], rate);
    }
}

/* Brings places that come from elsewhere to the scale of the paths. */
static void
rescale (const Pivots *self, SpLayoutPlaces *places)
{
  guint n = self->net->n;
  double wanted = 0.0, found = 0.0;

  for (guint p = 0; p < self->n_pivots; p++)
    for (guint i = 0; i < n; i++)
      {
        double length = hypot (places->x[i] - places->x[self->pivots[p]], places->y[i] - places->y[self->pivots[p]]);
        double weight = self->weight[(gsize) p * n + i];

        wanted += weight * length * self->distance[(gsize) p * n + i];
        found += weight * length * length;
      }
  for (guint i = 0; i < n && found > 0.0; i++)
    {
      places->x[i] *= (float) (wanted / found);
      places->y[i] *= (float) (wanted / found);
    }
}

/* The rates between which the descent goes: the lightest pair all of its way, the heaviest a small part. */
static void
find_rates (const Pivots *self, double heat, double *hottest, double *coldest)
{
  float lightest = INFINITY, heaviest = 0.0f;

  for (gsize i = 0; i < (gsize) self->n_pivots * self->net->n; i++)
    {
      heaviest = MAX (heaviest, self->weight[i]);
      if (self->weight[i] > 0.0f)
        lightest = MIN (lightest, self->weight[i]);
    }
  *coldest = COLDEST / heaviest;
  *hottest = MAX (heat / lightest, 2.0 * *coldest);
}

/**
 * sp_layout_pivots_refine:
 * @net: a connected net of at least two nodes
 * @places: (inout): where its nodes stand: not all in one place
 * @heat: 1 to change the places freely, less to move them little
 * @random: source of the pivots and of the order of steps
 * @run: threads, progress, cancelling
 *
 * Brings distances in the picture close to the lengths of shortest paths, as far as links and a number of pivots tell.
 * Takes O(p (n + m)) time and memory for p pivots.
 */
void
sp_layout_pivots_refine (const SpLayoutNet *net, SpLayoutPlaces *places, double heat, SpLayoutRandom *random,
                         SpLayoutRun *run)
{
  Pivots self = { net };
  g_autofree guint *pivots = NULL;
  g_autofree guint *nodes = g_new (guint, net->n);
  double hottest, coldest;

  prepare (&self, random, run);
  pivots = g_new (guint, self.n_pivots);
  for (guint p = 0; p < self.n_pivots; p++)
    pivots[p] = p;
  for (guint i = 0; i < net->n; i++)
    nodes[i] = i;
  if (heat >= 1.0)
    rescale (&self, places);
  find_rates (&self, heat, &hottest, &coldest);

  for (guint step = 0; step < N_STEPS && sp_layout_run_report (run, 0.2 + 0.8 * step / N_STEPS); step++)
    {
      sp_layout_random_shuffle (random, pivots, self.n_pivots);
      sp_layout_random_shuffle (random, nodes, net->n);
      relax_all (&self, places, pivots, nodes, (float) (hottest * pow (coldest / hottest, (double) step / (N_STEPS - 1))));
    }
  clear_pivots (&self);
}
