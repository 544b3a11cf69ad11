/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-stress.h"
#include "sp-layout-paths.h"
#include "sp-layout-wide.h"

#include <math.h>
#include <string.h>

/*
 * Stress over all pairs by stochastic gradient descent.
 *
 * The nodes are given random labels 0 .. n-1. Round r holds the pairs whose labels add up to r modulo n: no node is in
 * two of them, so the pairs of a round can be moved at once, in vectors, and their distances lie in memory in the order
 * in which they are read. The rounds come in a new random order each time.
 */

/* Steps, in which each pair is moved once. Planted graphs of 300 nodes, means of five: 60 steps end at a stress of .1062, 20
 * at .1066 and 12 at .1069; of 3,000 nodes: 24 at .1526, 16 at .1529, 12 at .1539. Few nodes are done before that matters. */
#define FEW_NODES 80
#define STEPS_OF_FEW 60
#define STEPS 20

/* Sources of paths that are followed at once, each a bit of a word. */
#define FRONT_SIZE 64

/* The fewest sources that are worth a thread. */
#define LEAST_SOURCES 200
#define LEAST_SOURCES_AT_ONCE 1000

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

/* Breadth first from several labels at once, a bit each: where all links are equally long. */
typedef struct
{
  guint64 seen;
  guint64 reached;            /* in the last step */
  guint64 next;
} Front;

/* The sources of a front that have come to the node of LABEL, and have a smaller label: each pair counts once. */
static void
store_step (Pairs *pairs, guint64 sources, guint first, guint label, float step)
{
  guint n = pairs->net->n;

  for (; sources != 0; sources &= sources - 1)
    {
      guint source = first + (guint) __builtin_ctzll (sources);
      guint sum = source + label;
      guint round = sum < n ? sum : sum - n;
      guint place = sum < n ? source : count_low_pairs (round) + source - round - 1;

      pairs->distance[pairs->offset[round] + place] = step;
    }
}

static guint64
get_labels_below (guint first, guint label)
{
  return label <= first ? 0 : label - first >= FRONT_SIZE ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << (label - first)) - 1;
}

/* One link further. Returns whether anything was reached. */
static gboolean
advance_fronts (Pairs *pairs, Front *fronts, guint first, float step)
{
  const SpLayoutNet *net = pairs->net;
  guint64 any = 0;

  for (guint label = 0; label < net->n; label++)
    {
      guint node = pairs->node[label];
      guint64 reached = 0;

      for (guint a = net->first[node]; a < net->first[node + 1]; a++)
        reached |= fronts[net->to[a]].reached;
      reached &= ~fronts[node].seen;
      fronts[node].next = reached;
      any |= reached;
      store_step (pairs, reached & get_labels_below (first, label), first, label, step);
    }
  for (guint node = 0; node < net->n; node++)
    {
      fronts[node].reached = fronts[node].next;
      fronts[node].seen |= fronts[node].next;
    }
  return any != 0;
}

static void
count_links (gsize begin, gsize end, gpointer data)
{
  Pairs *pairs = data;
  g_autofree Front *fronts = g_new (Front, pairs->net->n);

  for (gsize first = begin; first < end; first += FRONT_SIZE)
    {
      memset (fronts, 0, pairs->net->n * sizeof (Front));
      for (gsize label = first; label < MIN (first + FRONT_SIZE, end); label++)
        {
          Front *front = &fronts[pairs->node[label]];

          front->seen = front->reached = G_GUINT64_CONSTANT (1) << (label - first);
        }
      for (float step = 1.0f; advance_fronts (pairs, fronts, (guint) first, step); step += 1.0f)
        ;
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

/* One divided by the square root, to five digits, by products alone: two divisions and a root take three times as long,
 * and what processors have for this is not the same on all of them. */
G_ALWAYS_INLINE static inline float
invert_root (float square)
{
  union { float number; guint32 bits; } guess = { .number = square };
  float half = 0.5f * square;

  guess.bits = 0x5f375a86 - (guess.bits >> 1);
  guess.number *= 1.5f - half * guess.number * guess.number;
  return guess.number * (1.5f - half * guess.number * guess.number);
}

/* Moves a run of pairs, (0, 0), (1, -1), ..., towards their distances, each by no more than all of the way. */
G_ALWAYS_INLINE static inline void
relax_run (const float *restrict distance, float *restrict ax, float *restrict ay, const float *restrict am,
           float *restrict bx, float *restrict by, const float *restrict bm, gssize count, float rate, gboolean all_free)
{
  for (gssize k = 0; k < count; k++)
    {
      float dx = ax[k] - bx[-k];
      float dy = ay[k] - by[-k];
      float d = distance[k];
      float square = d * d;
      float length_square = dx * dx + dy * dy + 1e-12f;
      float inverse = invert_root (square * square * length_square);    /* of square times length */
      float length = length_square * inverse * square;
      float move = 0.5f * (rate < square ? rate : square) * (length - d) * inverse;
      float a_move = all_free ? move : move * am[k];
      float b_move = all_free ? move : move * bm[-k];

      ax[k] -= a_move * dx;
      ay[k] -= a_move * dy;
      bx[-k] += b_move * dx;
      by[-k] += b_move * dy;
    }
}

/* All rounds, in the order given. */
G_ALWAYS_INLINE static inline void
relax_all (const Pairs *pairs, SpLayoutPlaces *at, const guint *rounds, float rate, gboolean all_free)
{
  guint n = pairs->net->n;
  float *x = at->x, *y = at->y, *m = at->mobility;

  for (guint i = 0; i < n; i++)
    {
      guint round = rounds[i], next = round + 1, last = n - 1;
      guint low = count_low_pairs (round), high = count_high_pairs (n, round);
      const float *distance = pairs->distance + pairs->offset[round];

      relax_run (distance, x, y, m, x + round, y + round, m + round, low, rate, all_free);
      relax_run (distance + low, x + next, y + next, m + next, x + last, y + last, m + last, high, rate, all_free);
    }
}

static void
relax_plainly (const Pairs *pairs, SpLayoutPlaces *at, const guint *rounds, float rate, gboolean all_free)
{
  if (all_free)
    relax_all (pairs, at, rounds, rate, TRUE);
  else
    relax_all (pairs, at, rounds, rate, FALSE);
}

SP_LAYOUT_WIDE static void
relax_widely (const Pairs *pairs, SpLayoutPlaces *at, const guint *rounds, float rate, gboolean all_free)
{
  if (all_free)
    relax_all (pairs, at, rounds, rate, TRUE);
  else
    relax_all (pairs, at, rounds, rate, FALSE);
}

static gboolean
are_all_free (const SpLayoutPlaces *at, guint n)
{
  for (guint i = 0; i < n; i++)
    if (at->mobility[i] < 1.0f)
      return FALSE;
  return TRUE;
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
  guint n_steps = n <= FEW_NODES ? STEPS_OF_FEW : STEPS;
  gboolean all_free = are_all_free (at, n);
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
        relax_widely (pairs, at, rounds, (float) rate, all_free);
      else
        relax_plainly (pairs, at, rounds, (float) rate, all_free);
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
  if (net->is_uniform)
    sp_layout_run_share (run, n, LEAST_SOURCES_AT_ONCE, count_links, &pairs);
  else
    sp_layout_run_share (run, n, LEAST_SOURCES, measure_pairs, &pairs);
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
