/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pivot.h"

#include "sp-landing.h"

/* Of two, either would turn every issue. */
#define LEAST_ACTORS 3

/* Differences below this are the rounding of sums. */
#define SMALL 1e-9

/* All who have a value on an issue, added up. */
typedef struct
{
  guint n;
  double *values;
  double *weights;
  double total;               /* Σ w */
  double weighted;            /* Σ w v */
  double plain;               /* Σ v */
} Sums;

static void
add_up (Sums *self, SpSnapshot *snapshot, SpPositions *positions, guint issue)
{
  guint n = sp_positions_get_n_actors (positions);

  *self = (Sums) { .values = g_new (double, MAX (n, 1)), .weights = g_new (double, MAX (n, 1)) };
  sp_landing_weigh (snapshot, positions, issue, self->values, self->weights);
  for (guint i = 0; i < n; i++)
    if (!isnan (self->values[i]))
      {
        self->n++;
        self->total += self->weights[i];
        self->weighted += self->weights[i] * self->values[i];
        self->plain += self->values[i];
      }
}

static void
clear_sums (Sums *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->weights, g_free);
}

/* Where nobody else weighs anything, each of the others counts the same, as when an issue lands. */
static double
find_mean_without (const Sums *self, guint actor)
{
  double total = self->total - self->weights[actor];

  if (total <= SMALL * MAX (self->total, 1.0))
    return (self->plain - self->values[actor]) / (self->n - 1.0);
  return (self->weighted - self->weights[actor] * self->values[actor]) / total;
}

static int
find_side (double value)
{
  return fabs (value) < SMALL ? 0 : value > 0.0 ? 1 : -1;
}

/**
 * sp_pivots_of_issue:
 * @snapshot: the rows
 * @positions: their positions
 * @issue: index of an issue
 *
 * Tells for each actor where an issue would land without it: x - (Σ w v - w_i v_i) / (Σ w - w_i), where x is the mean
 * weighted by influence x salience. An actor turns an issue that lands on a side of neutral when it would not land there
 * without it, as a swing does in J. F. Banzhaf, Weighted voting doesn't work, Rutgers Law Review 19, 1965. Who holds the
 * position of the weighted median cannot be outweighed from either side: D. Black, On the rationale of group
 * decision-making, Journal of Political Economy 56, 1948.
 *
 * Actors without a value have no part, and with roll-up those who speak for another. Unknown influence and salience are
 * taken as sp_landing_weigh() says, the others keep their weights. On an issue with fewer than three actors nobody is
 * pivotal.
 *
 * Takes O(A log A) time for A actors.
 *
 * Returns: (transfer full) (element-type SpPivot): one for each actor with a value, in the snapshot's order
 */
GArray *
sp_pivots_of_issue (SpSnapshot *snapshot, SpPositions *positions, guint issue)
{
  guint n = sp_positions_get_n_actors (positions);
  GArray *pivots = g_array_new (FALSE, FALSE, sizeof (SpPivot));
  SpLanding landing;
  Sums sums;

  add_up (&sums, snapshot, positions, issue);
  landing = sp_landing_compute (sums.values, sums.weights, n);
  for (guint i = 0; sums.n >= LEAST_ACTORS && i < n; i++)
    {
      SpPivot pivot = { .actor = i, .issue = issue };
      double without;

      if (isnan (sums.values[i]))
        continue;
      without = find_mean_without (&sums, i);
      pivot.mean_move = landing.mean - without;
      pivot.turns_it = find_side (landing.mean) != 0 && find_side (landing.mean) != find_side (without);
      pivot.at_median = fabs (sums.values[i] - landing.median) < SMALL;
      g_array_append_val (pivots, pivot);
    }
  clear_sums (&sums);
  return pivots;
}

static int
compare_actors_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpPivotalActor *left = a;
  const SpPivotalActor *right = b;

  if (left->n_turned != right->n_turned)
    return left->n_turned > right->n_turned ? -1 : 1;
  if (isnan (left->mean_move) != isnan (right->mean_move))
    return isnan (left->mean_move) ? 1 : -1;
  if (!isnan (left->mean_move) && left->mean_move != right->mean_move)
    return left->mean_move > right->mean_move ? -1 : 1;
  return left->actor < right->actor ? -1 : left->actor > right->actor;
}

static void
add_pivot (SpPivotalActor *actor, const SpPivot *pivot)
{
  actor->n_issues++;
  actor->n_turned += pivot->turns_it;
  actor->n_at_median += pivot->at_median;
  actor->mean_move += fabs (pivot->mean_move);
}

/**
 * sp_pivotal_actors_rank:
 * @snapshot: the rows
 * @positions: their positions
 *
 * Counts for each actor the issues that it turns, and how far it moves where they land on average; see
 * sp_pivots_of_issue(), which also tells what missing data does.
 *
 * Takes O(I · A log A) time for I issues and A actors.
 *
 * Returns: (transfer full) (array): one for each actor, who turns most issues first, then who moves them most
 */
SpPivotalActor *
sp_pivotal_actors_rank (SpSnapshot *snapshot, SpPositions *positions)
{
  guint n = sp_positions_get_n_actors (positions);
  SpPivotalActor *actors = g_new0 (SpPivotalActor, MAX (n, 1));

  for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
    {
      g_autoptr (GArray) pivots = sp_pivots_of_issue (snapshot, positions, issue);

      for (guint i = 0; i < pivots->len; i++)
        add_pivot (&actors[g_array_index (pivots, SpPivot, i).actor], &g_array_index (pivots, SpPivot, i));
    }
  for (guint i = 0; i < n; i++)
    {
      actors[i].actor = i;
      actors[i].mean_move = actors[i].n_issues > 0 ? actors[i].mean_move / actors[i].n_issues : NAN;
    }
  g_sort_array (actors, n, sizeof (SpPivotalActor), compare_actors_cb, NULL);
  return actors;
}
