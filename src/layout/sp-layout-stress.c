/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-stress.h"
#include "sp-layout-paths.h"
#include "sp-layout-wide.h"

#include <math.h>

/*
 * Stress over all pairs by stochastic gradient descent.
 *
 * The nodes are given random labels 0 .. n-1. Round r holds the pairs whose labels add up to r modulo n: no node is in
 * two of them, so the pairs of a round can be moved at once, in vectors, and their distances lie in memory in the order
 * in which they are read. The rounds come in a new random order each time.
 */

#define BLOCK 128

typedef struct
{
  const SpLayoutNet *net;
  const guint *node;          /* of each label */
  const gsize *offset;        /* of each round */
  float *distance;
} Pairs;

/* Pairs of round R whose labels add up to R itself; the others of the round add up to R + n. */
static guint
count_low_pairs (guint r)
{
  return (r + 1) / 2;
}

static guint
count_high_pairs (guint n, guint r)
{
  return (n - r - 1) / 2;
}

static void
store_distances (Pairs *pairs, guint label, const float *found)
{
  guint n = pairs->net->n;

  for (guint other = label + 1; other < n; other++)
    {
      guint sum = label + other;
      guint round = sum < n ? sum : sum - n;
      guint place = sum < n ? label : count_low_pairs (round) + label - round - 1;

      pairs->distance[pairs->offset[round] + place] = found[pairs->node[other]];
    }
}

static void
measure_pairs (gsize begin, gsize end, gpointer data)
{
  Pairs *pairs = data;
  g_autoptr (SpLayoutPaths) paths = sp_layout_paths_new (pairs->net);

  for (gsize label = begin; label < end; label++)
    store_distances (pairs, (guint) label, sp_layout_paths_find (paths, pairs->node[label]));
}

/* Moves COUNT pairs towards their distances, each by no more than all of the way. */
G_ALWAYS_INLINE static inline void
relax_block (const float *restrict distance, float *restrict ax, float *restrict ay, const float *restrict am,
             float *restrict bx, float *restrict by, const float *restrict bm, guint count, float rate)
{
  for (guint k = 0; k < count; k++)
    {
      float dx = ax[k] - bx[k];
      float dy = ay[k] - by[k];
      float length = sqrtf (dx * dx + dy * dy + 1e-12f);
      float d = distance[k];
      float share = rate / (d * d);
      float move = 0.5f * (share < 1.0f ? share : 1.0f) * (length - d) / length;

      ax[k] -= move * am[k] * dx;
      ay[k] -= move * am[k] * dy;
      bx[k] += move * bm[k] * dx;
      by[k] += move * bm[k] * dy;
    }
}

/* A run of pairs (a, b), (a + 1, b - 1), ... */
G_ALWAYS_INLINE static inline void
relax_run (SpLayoutPlaces *at, const float *distance, guint a, guint b, guint count, float rate)
{
  float bx[BLOCK], by[BLOCK], bm[BLOCK];

  for (guint done = 0; done < count; done += BLOCK, a += BLOCK, b -= BLOCK)
    {
      guint n = MIN (BLOCK, count - done);

      for (guint k = 0; k < n; k++)
        {
          bx[k] = at->x[b - k];
          by[k] = at->y[b - k];
          bm[k] = at->mobility[b - k];
        }
      relax_block (distance + done, at->x + a, at->y + a, at->mobility + a, bx, by, bm, n, rate);
      for (guint k = 0; k < n; k++)
        {
          at->x[b - k] = bx[k];
          at->y[b - k] = by[k];
        }
    }
}

G_ALWAYS_INLINE static inline void
relax_round (SpLayoutPlaces *at, const float *distance, guint n, guint round, float rate)
{
  guint low = count_low_pairs (round);

  relax_run (at, distance, 0, round, low, rate);
  relax_run (at, distance + low, round + 1, n - 1, count_high_pairs (n, round), rate);
}

static void
relax_plainly (const Pairs *pairs, SpLayoutPlaces *at, const guint *rounds, float rate)
{
  for (guint i = 0; i < pairs->net->n; i++)
    relax_round (at, pairs->distance + pairs->offset[rounds[i]], pairs->net->n, rounds[i], rate);
}

SP_LAYOUT_WIDE static void
relax_widely (const Pairs *pairs, SpLayoutPlaces *at, const guint *rounds, float rate)
{
  for (guint i = 0; i < pairs->net->n; i++)
    relax_round (at, pairs->distance + pairs->offset[rounds[i]], pairs->net->n, rounds[i], rate);
}

static void
find_range (const float *distance, gsize n, float *shortest, float *longest)
{
  *shortest = INFINITY;
  *longest = 0.0f;
  for (gsize i = 0; i < n; i++)
    {
      *shortest = MIN (*shortest, distance[i]);
      *longest = MAX (*longest, distance[i]);
    }
}

static void
descend (const Pairs *pairs, gsize n_pairs, SpLayoutPlaces *at, double heat, SpLayoutRandom *random, SpLayoutRun *run)
{
  guint n = pairs->net->n;
  guint n_steps = n <= 600 ? 60 : 24;
  g_autofree guint *rounds = g_new (guint, n);
  float shortest, longest;
  double hottest, coldest;

  find_range (pairs->distance, n_pairs, &shortest, &longest);
  coldest = 0.05 * shortest * shortest;
  hottest = MAX (heat * longest * longest, 2.0 * coldest);
  for (guint i = 0; i < n; i++)
    rounds[i] = i;

  for (guint step = 0; step < n_steps; step++)
    {
      double rate = hottest * pow (coldest / hottest, (double) step / (n_steps - 1));

      sp_layout_random_shuffle (random, rounds, n);
      if (SP_LAYOUT_HAS_WIDE)
        relax_widely (pairs, at, rounds, (float) rate);
      else
        relax_plainly (pairs, at, rounds, (float) rate);
      if (!sp_layout_run_report (run, 0.2 + 0.8 * (step + 1) / n_steps))
        return;
    }
}

/**
 * sp_layout_stress_refine:
 * @net: a connected net of at least two nodes
 * @places: (inout): where its nodes stand
 * @heat: 1 to forget where they stood, less to move them little
 * @random: source of the order of steps
 * @run: threads, progress, cancelling
 *
 * Brings distances in the picture close to the lengths of shortest paths, each pair weighted by the inverse of its
 * length squared, as in Zheng, Pawar and Goodman, "Graph drawing by stochastic gradient descent" (2019).
 *
 * Takes O(n²) time a step and n² / 2 floats of memory: for nets of some thousand nodes at most.
 */
void
sp_layout_stress_refine (const SpLayoutNet *net, SpLayoutPlaces *places, double heat, SpLayoutRandom *random,
                         SpLayoutRun *run)
{
  guint n = net->n;
  gsize n_pairs = (gsize) n * (n - 1) / 2;
  g_autofree guint *node = g_new (guint, n);
  g_autofree gsize *offset = g_new (gsize, (gsize) n + 1);
  g_autofree float *distance = g_new (float, n_pairs);
  g_autofree float *buffer = g_new (float, 3 * (gsize) n);
  SpLayoutPlaces at = { buffer, buffer + n, buffer + 2 * (gsize) n };
  Pairs pairs = { net, node, offset, distance };

  offset[0] = 0;
  for (guint i = 0; i < n; i++)
    {
      node[i] = i;
      offset[i + 1] = offset[i] + count_low_pairs (i) + count_high_pairs (n, i);
    }
  sp_layout_random_shuffle (random, node, n);
  sp_layout_run_share (run, n, 200, measure_pairs, &pairs);
  if (!sp_layout_run_report (run, 0.2))
    return;

  for (guint i = 0; i < n; i++)
    {
      at.x[i] = places->x[node[i]];
      at.y[i] = places->y[node[i]];
      at.mobility[i] = places->mobility[node[i]];
    }
  descend (&pairs, n_pairs, &at, heat, random, run);
  for (guint i = 0; i < n; i++)
    {
      places->x[node[i]] = at.x[i];
      places->y[node[i]] = at.y[i];
    }
}
