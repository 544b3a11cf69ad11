/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-camps.h"
#include "sp-layout-coarsening.h"
#include "sp-layout-tree.h"

#include <math.h>

/*
 * Camps: neighbours together. Links pull in proportion to their length; any two nodes push each other apart in
 * proportion to the product of their degrees plus one, divided by their distance (the degree-weighted force of Jacomy
 * et al., "ForceAtlas2", 2014), so that hubs do not crowd their neighbours. Coarser nets are laid out first.
 *
 * The push is scaled such that links are of length 1 in the mean square when the forces are at rest: at rest the sum of
 * pull times length squared equals the push times the sum of products of masses (the virial). The same sum tells how to
 * scale a start before the forces act on it.
 */

#define COARSEST 48
#define COARSEST_STEPS 300
#define FINER_STEPS 40
#define REFINING_STEPS 40

/* The longest steps, at first and at last, where links are of length 1: the last well below the distance of nodes. */
#define COARSEST_WARMTH 1.0f
#define FINER_WARMTH 0.5f
#define REFINING_WARMTH 0.1f
#define COOLEST 0.02f

#define MOMENTUM 0.5f
#define EAGERNESS 0.8f
#define ASIDE 0.2f

typedef struct
{
  const SpLayoutNet *net;
  SpLayoutNet *owned;         /* the same, but for the finest */
  float *mass;
  guint *group;               /* of each node, in the next coarser level; NULL in the coarsest */
} Level;

static void
clear_level (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->owned, sp_layout_net_free);
  g_clear_pointer (&level->mass, g_free);
  g_clear_pointer (&level->group, g_free);
}

typedef struct
{
  const SpLayoutNet *net;
  SpLayoutPlaces *places;
  float push;                 /* per product of masses */
  float *push_x, *push_y;
  float *step_x, *step_y;
  const float *mass;
  float limit;                /* longest step */
} Forces;

static float
measure_push (const SpLayoutNet *net, const float *mass)
{
  double pull = 0.0, sum = 0.0, squares = 0.0;

  for (guint a = 0; a < net->first[net->n]; a++)
    pull += net->pull[a];
  for (guint i = 0; i < net->n; i++)
    {
      sum += mass[i];
      squares += (double) mass[i] * mass[i];
    }
  return (float) (pull / MAX (sum * sum - squares, 1e-12));
}

/* The factor that brings places into the balance of forces. */
static float
measure_scale (const SpLayoutNet *net, const SpLayoutPlaces *places)
{
  double pull = 0.0, stretched = 0.0;

  for (guint i = 0; i < net->n; i++)
    for (guint a = net->first[i]; a < net->first[i + 1]; a++)
      {
        double dx = places->x[i] - places->x[net->to[a]];
        double dy = places->y[i] - places->y[net->to[a]];

        pull += net->pull[a];
        stretched += net->pull[a] * (dx * dx + dy * dy);
      }
  return stretched > 0.0 ? (float) sqrt (pull / stretched) : 1.0f;
}

static void
step_nodes (gsize begin, gsize end, gpointer data)
{
  Forces *forces = data;
  const SpLayoutNet *net = forces->net;
  const SpLayoutPlaces *places = forces->places;

  for (gsize i = begin; i < end; i++)
    {
      float x = forces->push * forces->mass[i] * forces->push_x[i];
      float y = forces->push * forces->mass[i] * forces->push_y[i];
      float stiffness = 0.0f, length;

      for (guint a = net->first[i]; a < net->first[i + 1]; a++)
        {
          x += net->pull[a] * (places->x[net->to[a]] - places->x[i]);
          y += net->pull[a] * (places->y[net->to[a]] - places->y[i]);
          stiffness += net->pull[a];
        }
      x = MOMENTUM * forces->step_x[i] + EAGERNESS * x / stiffness;
      y = MOMENTUM * forces->step_y[i] + EAGERNESS * y / stiffness;
      length = sqrtf (x * x + y * y);
      if (length > forces->limit)
        {
          x *= forces->limit / length;
          y *= forces->limit / length;
        }
      forces->step_x[i] = x;
      forces->step_y[i] = y;
    }
}

/* Lets the forces act N_STEPS times, the longest step shrinking from WARMEST. */
static gboolean
settle (const SpLayoutNet *net, const float *mass, SpLayoutPlaces *places, guint n_steps, float warmest, SpLayoutRun *run,
        double begin, double end)
{
  g_autofree float *memory = g_new0 (float, 4 * (gsize) net->n);
  g_autoptr (SpLayoutTree) tree = sp_layout_tree_new (net->n, mass);
  Forces forces = { net, places, measure_push (net, mass), memory, memory + net->n, memory + 2 * (gsize) net->n,
                    memory + 3 * (gsize) net->n, mass, warmest };
  float cooling = powf (COOLEST / warmest, 1.0f / (float) n_steps);

  for (guint step = 0; step < n_steps; step++)
    {
      sp_layout_tree_push (tree, places->x, places->y, forces.push_x, forces.push_y, run);
      sp_layout_run_share (run, net->n, 1000, step_nodes, &forces);
      for (guint i = 0; i < net->n; i++)
        {
          places->x[i] += places->mobility[i] * forces.step_x[i];
          places->y[i] += places->mobility[i] * forces.step_y[i];
        }
      forces.limit *= cooling;
      if (!sp_layout_run_report (run, begin + (end - begin) * (step + 1) / n_steps))
        return FALSE;
    }
  return TRUE;
}

static float *
measure_masses (const SpLayoutNet *net)
{
  float *mass = g_new (float, net->n);

  for (guint i = 0; i < net->n; i++)
    mass[i] = 1.0f + (float) (net->first[i + 1] - net->first[i]);
  return mass;
}

/* Adds coarser and coarser levels above the first. */
static void
coarsen (GArray *levels, SpLayoutRandom *random)
{
  for (;;)
    {
      Level *fine = &g_array_index (levels, Level, levels->len - 1);
      Level coarse = { NULL };
      g_autofree guint *group = g_new (guint, fine->net->n);
      guint n_groups;

      if (fine->net->n <= COARSEST)
        return;
      n_groups = sp_layout_coarsening_group (fine->net, fine->mass, random, group);
      if (n_groups > 0.9 * fine->net->n || n_groups < 3)
        return;
      coarse.owned = sp_layout_coarsening_join (fine->net, group, n_groups);
      coarse.net = coarse.owned;
      coarse.mass = g_new0 (float, n_groups);
      for (guint i = 0; i < fine->net->n; i++)
        coarse.mass[group[i]] += fine->mass[i];
      fine->group = g_steal_pointer (&group);
      g_array_append_val (levels, coarse);
    }
}

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
rescale (SpLayoutPlaces *places, guint n, float scale)
{
  for (guint i = 0; i < n; i++)
    {
      places->x[i] *= scale;
      places->y[i] *= scale;
    }
}

/* Puts each node where its group stands, a little beside it. */
static void
take_places (const Level *fine, guint n_groups, SpLayoutPlaces *places, SpLayoutRandom *random)
{
  g_autofree float *x = g_memdup2 (places->x, n_groups * sizeof (float));
  g_autofree float *y = g_memdup2 (places->y, n_groups * sizeof (float));

  for (guint i = 0; i < fine->net->n; i++)
    {
      places->x[i] = x[fine->group[i]] + ASIDE * ((float) sp_layout_random_unit (random) - 0.5f);
      places->y[i] = y[fine->group[i]] + ASIDE * ((float) sp_layout_random_unit (random) - 0.5f);
    }
}

/**
 * sp_layout_camps_place:
 * @net: a connected net of at least two nodes
 * @places: (inout): where its nodes come to stand; what was there before does not count, but their mobility does
 * @random: source of random numbers
 * @run: threads, progress, cancelling
 *
 * Lays a net out from scratch such that those who are linked, directly or through common neighbours, stand together.
 * Links are of length 1 in the mean square. Takes O((n + m) log n) time and memory in proportion to the net.
 */
void
sp_layout_camps_place (const SpLayoutNet *net, SpLayoutPlaces *places, SpLayoutRandom *random, SpLayoutRun *run)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, TRUE, sizeof (Level));
  Level finest = { net, NULL, measure_masses (net), NULL };
  double done = 0.0, total = 0.0;

  g_array_set_clear_func (levels, clear_level);
  g_array_append_val (levels, finest);
  coarsen (levels, random);
  for (guint i = 0; i < levels->len; i++)
    total += g_array_index (levels, Level, i).net->n;

  spread_at_random (places, g_array_index (levels, Level, levels->len - 1).net->n, random);
  for (guint i = levels->len; i-- > 0;)
    {
      const Level *level = &g_array_index (levels, Level, i);
      guint n = level->net->n;
      gboolean is_coarsest = i + 1 == levels->len;

      if (!is_coarsest)
        take_places (level, level[1].net->n, places, random);
      rescale (places, n, measure_scale (level->net, places));
      if (!settle (level->net, level->mass, places, is_coarsest ? COARSEST_STEPS : FINER_STEPS,
                   is_coarsest ? COARSEST_WARMTH : FINER_WARMTH, run, done / total, (done + n) / total))
        return;
      done += n;
    }
}

/**
 * sp_layout_camps_refine:
 * @net: a connected net of at least two nodes
 * @places: (inout): where its nodes stand
 * @run: threads, progress, cancelling
 *
 * Lets the same forces act a little on places that are there already. Their scale stays.
 */
void
sp_layout_camps_refine (const SpLayoutNet *net, SpLayoutPlaces *places, SpLayoutRun *run)
{
  g_autofree float *mass = measure_masses (net);
  g_autofree float *x = g_memdup2 (places->x, net->n * sizeof (float));
  g_autofree float *y = g_memdup2 (places->y, net->n * sizeof (float));
  float scale = measure_scale (net, places);

  rescale (places, net->n, scale);
  settle (net, mass, places, REFINING_STEPS, REFINING_WARMTH, run, 0.0, 1.0);
  rescale (places, net->n, 1.0f / scale);
  for (guint i = 0; i < net->n; i++)
    if (places->mobility[i] <= 0.0f)
      {
        places->x[i] = x[i];
        places->y[i] = y[i];
      }
}
