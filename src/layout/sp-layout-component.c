/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-component.h"
#include "sp-layout-camps.h"
#include "sp-layout-clarity.h"
#include "sp-layout-igraph.h"

#include <math.h>

/* One component: from scratch, or around the places that its nodes have already. */

/* Up to this many nodes several pictures are made and the clearest is taken. */
#define FEW_NODES 80
#define N_TRIALS 12

/* How much hotter than its end a refining begins: little moves. */
#define REFINING_HEAT 0.0

static void
spread_at_random (SpLayoutPlaces *places, guint n, SpLayoutRandom *random)
{
  for (guint i = 0; i < n; i++)
    {
      places->x[i] = (float) sp_layout_random_unit (random);
      places->y[i] = (float) sp_layout_random_unit (random);
    }
}

static void
place_by_distances (const SpLayoutNet *net, SpLayoutPlaces *places, SpLayoutRandom *random, SpLayoutRun *run)
{
  if (net->n <= SP_LAYOUT_ALL_PAIRS)
    {
      spread_at_random (places, net->n, random);
      sp_layout_stress_refine (net, places, 1.0, random, run);
    }
  else
    {
      sp_layout_camps_place (net, places, random, run);
      sp_layout_pivots_refine (net, places, 1.0, random, run);
    }
}

static gboolean
place_once (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places, SpLayoutRandom *random,
            SpLayoutRun *run, GError **error)
{
  switch (method)
    {
    case SP_LAYOUT_METHOD_FRUCHTERMAN_REINGOLD:
    case SP_LAYOUT_METHOD_KAMADA_KAWAI:
    case SP_LAYOUT_METHOD_CIRCLE:
      return sp_layout_igraph_place (net, method, places, random, run, error);
    case SP_LAYOUT_METHOD_CAMPS:
      sp_layout_camps_place (net, places, random, run);
      return TRUE;
    case SP_LAYOUT_METHOD_AUTOMATIC:
    case SP_LAYOUT_METHOD_DISTANCES:
    default:
      place_by_distances (net, places, random, run);
      return TRUE;
    }
}

static void
copy_places (SpLayoutPlaces *to, const SpLayoutPlaces *from, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      to->x[i] = from->x[i];
      to->y[i] = from->y[i];
    }
}

/* Of several pictures of few nodes, the one with the fewest links that cross each other or run through a node. */
static gboolean
place_clearly (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places, SpLayoutRandom *random,
               SpLayoutRun *run, GError **error)
{
  g_autofree float *memory = g_new (float, 2 * (gsize) net->n);
  SpLayoutPlaces trial = { memory, memory + net->n, places->mobility };
  double best = INFINITY;

  for (guint i = 0; i < N_TRIALS && !run->cancelled; i++)
    {
      double cost;

      if (!place_once (net, method, &trial, random, run, error))
        return FALSE;
      cost = sp_layout_clarity_measure (net, trial.x, trial.y);
      if (cost < best)
        {
          best = cost;
          copy_places (places, &trial, net->n);
        }
    }
  return TRUE;
}

static gboolean
place_from_scratch (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places, SpLayoutRandom *random,
                    SpLayoutRun *run, GError **error)
{
  g_autofree float *mobility = g_new (float, net->n);
  SpLayoutPlaces free_places = { places->x, places->y, mobility };

  for (guint i = 0; i < net->n; i++)
    mobility[i] = 1.0f;
  if (net->n <= FEW_NODES && method != SP_LAYOUT_METHOD_CIRCLE)
    return place_clearly (net, method, &free_places, random, run, error);
  return place_once (net, method, &free_places, random, run, error);
}

/* Sums over the known nodes that tell how to turn one set of places onto the other. */
typedef struct
{
  double n, x, y, to_x, to_y;
  double along, across, mirrored_along, mirrored_across;
} Fit;

static Fit
measure_fit (const SpLayoutPlaces *places, const SpLayoutPlaces *known, const gboolean *is_known, guint n)
{
  Fit fit = { 0 };

  for (guint i = 0; i < n; i++)
    if (is_known[i])
      {
        fit.n++;
        fit.x += places->x[i];
        fit.y += places->y[i];
        fit.to_x += known->x[i];
        fit.to_y += known->y[i];
      }
  fit.x /= fit.n;
  fit.y /= fit.n;
  fit.to_x /= fit.n;
  fit.to_y /= fit.n;
  for (guint i = 0; i < n; i++)
    if (is_known[i])
      {
        double x = places->x[i] - fit.x, y = places->y[i] - fit.y;
        double to_x = known->x[i] - fit.to_x, to_y = known->y[i] - fit.to_y;

        fit.along += x * to_x + y * to_y;
        fit.across += x * to_y - y * to_x;
        fit.mirrored_along += x * to_x - y * to_y;
        fit.mirrored_across += x * to_y + y * to_x;
      }
  return fit;
}

/* Turns, mirrors if that is nearer, and moves places such that the known nodes come near to where they were. */
static void
align_with_known (SpLayoutPlaces *places, const SpLayoutPlaces *known, const gboolean *is_known, guint n)
{
  Fit fit = measure_fit (places, known, is_known, n);
  double straight = hypot (fit.along, fit.across);
  double mirrored = hypot (fit.mirrored_along, fit.mirrored_across);
  double flip = mirrored > straight ? -1.0 : 1.0;
  double length = MAX (straight, mirrored);
  double cosine = length > 0.0 ? (flip < 0.0 ? fit.mirrored_along : fit.along) / length : 1.0;
  double sine = length > 0.0 ? (flip < 0.0 ? fit.mirrored_across : fit.across) / length : 0.0;

  for (guint i = 0; i < n; i++)
    {
      double x = places->x[i] - fit.x, y = flip * (places->y[i] - fit.y);

      places->x[i] = (float) (fit.to_x + cosine * x - sine * y);
      places->y[i] = (float) (fit.to_y + sine * x + cosine * y);
    }
}

/* Puts each new node beside the middle of the neighbours that have a place, those next to known ones first. */
static void
place_beside_neighbours (const SpLayoutNet *net, SpLayoutPlaces *places, const gboolean *is_known, SpLayoutRandom *random)
{
  g_autofree guint *queue = g_new (guint, net->n);
  g_autofree gboolean *has_place = g_memdup2 (is_known, net->n * sizeof (gboolean));
  g_autofree gboolean *is_queued = g_memdup2 (is_known, net->n * sizeof (gboolean));
  guint tail = 0;

  for (guint i = 0; i < net->n; i++)
    if (is_known[i])
      queue[tail++] = i;
  for (guint head = 0; head < tail; head++)
    {
      guint node = queue[head];
      double x = 0.0, y = 0.0, n = 0.0, angle;

      for (guint a = net->first[node]; a < net->first[node + 1]; a++)
        {
          guint other = net->to[a];

          if (!is_queued[other])
            queue[tail++] = other;
          is_queued[other] = TRUE;
          if (has_place[other])
            {
              x += places->x[other];
              y += places->y[other];
              n++;
            }
        }
      if (has_place[node])
        continue;
      angle = 2 * G_PI * sp_layout_random_unit (random);
      places->x[node] = (float) (x / n + (n > 1.0 ? 0.3 : 1.0) * cos (angle));
      places->y[node] = (float) (y / n + (n > 1.0 ? 0.3 : 1.0) * sin (angle));
      has_place[node] = TRUE;
    }
}

static void
refine (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places, SpLayoutRandom *random, SpLayoutRun *run)
{
  if (method == SP_LAYOUT_METHOD_CAMPS)
    sp_layout_camps_refine (net, places, run);
  else if (method == SP_LAYOUT_METHOD_DISTANCES && net->n <= SP_LAYOUT_ALL_PAIRS)
    sp_layout_stress_refine (net, places, REFINING_HEAT, random, run);
  else if (method == SP_LAYOUT_METHOD_DISTANCES)
    sp_layout_pivots_refine (net, places, REFINING_HEAT, random, run);
}

static gboolean
can_any_move (const SpLayoutPlaces *places, guint n)
{
  for (guint i = 0; i < n; i++)
    if (places->mobility[i] > 0.0f)
      return TRUE;
  return FALSE;
}

/**
 * sp_layout_component_place:
 * @net: a connected net of at least two nodes
 * @method: how to lay it out; not automatic
 * @places: (inout): the places of its nodes, as far as there are any, and their mobility
 * @is_known: (nullable): which nodes have a place; `NULL` if none has
 * @random: source of random numbers
 * @run: threads, progress, cancelling
 * @error: return location for an error
 *
 * Lays a component out. If at least half of its nodes have a place, the others are put beside their neighbours; if fewer
 * have, all is laid out anew and turned onto those that have one. Then everything moves a little, as far as it may; where
 * nothing may, that takes no time.
 *
 * Returns: %FALSE with an error
 */
gboolean
sp_layout_component_place (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places, const gboolean *is_known,
                           SpLayoutRandom *random, SpLayoutRun *run, GError **error)
{
  g_autofree float *x = g_memdup2 (places->x, net->n * sizeof (float));
  g_autofree float *y = g_memdup2 (places->y, net->n * sizeof (float));
  SpLayoutPlaces known = { x, y, NULL };
  guint n_known = 0;

  if (is_known != NULL && !can_any_move (places, net->n))
    return TRUE;
  for (guint i = 0; is_known != NULL && i < net->n; i++)
    n_known += is_known[i] != FALSE;
  if (n_known * 2 < net->n && !place_from_scratch (net, method, places, random, run, error))
    return FALSE;
  if (n_known == 0)
    return TRUE;

  if (n_known * 2 < net->n)
    align_with_known (places, &known, is_known, net->n);
  for (guint i = 0; i < net->n; i++)
    if (is_known[i])
      {
        places->x[i] = x[i];
        places->y[i] = y[i];
      }
  if (n_known * 2 >= net->n)
    place_beside_neighbours (net, places, is_known, random);
  refine (net, method, places, random, run);
  return TRUE;
}
