/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-landing.h"

/* What opposite weights leave of a sum that should be 0. */
#define ROUNDING 1e-12

typedef struct
{
  double value;
  double weight;
} Voice;

static int
compare_voices_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Voice *left = a;
  const Voice *right = b;

  return left->value < right->value ? -1 : left->value > right->value;
}

/* The smallest value with at least half of the weight at or below it. */
static void
find_median (SpLanding *landing, const Voice *voices, guint n, double total)
{
  double below = 0.0;
  double at = 0.0;
  guint i = 0;

  while (i < n)
    {
      double value = voices[i].value;

      for (at = 0.0; i < n && voices[i].value == value; i++)
        at += voices[i].weight;
      landing->median = value;
      if (below + at >= total / 2.0)
        break;
      below += at;
    }
  landing->share_below = below / total;
  landing->share_above = MAX (0.0, total - below - at) / total;
}

static guint
take_known (const double *values, const double *weights, guint n, Voice *voices, double *total)
{
  guint n_known = 0;

  *total = 0.0;
  for (guint i = 0; i < n; i++)
    if (!isnan (values[i]))
      {
        voices[n_known++] = (Voice) { values[i], weights[i] };
        *total += weights[i];
      }
  return n_known;
}

/**
 * sp_landing_compute:
 * @values: (array length=n): positions, -2 to 2, or `NAN` for none
 * @weights: (array length=n): not negative
 * @n: how many
 *
 * Finds the weighted mean, and the weighted median: the smallest value with at least half of the weight at or below it.
 * The mean errs least on the 351 decisions of the data set DEU III, ahead of the median: J. Arregui and C. Perarnaud, A
 * new dataset on legislative decision-making in the European Union: the DEU III dataset, Journal of European Public Policy
 * 29, 2022.
 *
 * Values that are `NAN` are left out; when all weights are 0 every value weighs the same. Takes O(n log n) time.
 *
 * Returns: where it lands, `NAN` without any value
 */
SpLanding
sp_landing_compute (const double *values, const double *weights, guint n)
{
  SpLanding landing = { .mean = NAN, .median = NAN, .share_below = NAN, .share_above = NAN };
  g_autofree Voice *voices = g_new (Voice, MAX (n, 1));
  double total;

  landing.n_actors = take_known (values, weights, n, voices, &total);
  if (landing.n_actors == 0)
    return landing;
  for (guint i = 0; total <= 0.0 && i < landing.n_actors; i++)
    voices[i].weight = 1.0;
  if (total <= 0.0)
    total = landing.n_actors;
  g_sort_array (voices, landing.n_actors, sizeof (Voice), compare_voices_cb, NULL);
  landing.mean = 0.0;
  for (guint i = 0; i < landing.n_actors; i++)
    landing.mean += voices[i].value * voices[i].weight / total;
  if (fabs (landing.mean) < ROUNDING)
    landing.mean = 0.0;
  find_median (&landing, voices, landing.n_actors, total);
  return landing;
}

/* Multiplies the weight of everyone who has a value by a factor of theirs, an unknown one being the mean of the known ones,
 * and all the same where none is known. Returns how many are unknown. */
static guint
weigh_by (const double *values, const double *factors, guint n, double *weights)
{
  double sum = 0.0;
  double usual;
  guint n_known = 0;
  guint n_unknown = 0;

  for (guint i = 0; i < n; i++)
    if (!isnan (values[i]) && !isnan (factors[i]))
      {
        sum += factors[i];
        n_known++;
      }
  usual = n_known > 0 ? sum / n_known : 1.0;
  for (guint i = 0; i < n; i++)
    {
      weights[i] *= isnan (factors[i]) ? usual : factors[i];
      n_unknown += !isnan (values[i]) && isnan (factors[i]);
    }
  return n_unknown;
}

/**
 * sp_landing_counts_actor:
 * @snapshot: the rows
 * @positions: their positions
 * @actor: index of an actor
 *
 * Tells whether an actor counts where all actors are added up. With roll-up, the statements of those who speak for
 * another are in that other's position already, and would count twice.
 *
 * Returns: whether it does
 */
gboolean
sp_landing_counts_actor (SpSnapshot *snapshot, SpPositions *positions, guint actor)
{
  SpId principal = sp_snapshot_get_actor (snapshot, actor)->speaks_for;

  return !sp_positions_is_rolled_up (positions) || sp_snapshot_find_actor (snapshot, principal) == NULL;
}

/**
 * sp_landing_weigh:
 * @snapshot: the rows
 * @positions: their positions
 * @issue: index of an issue
 * @values: (out caller-allocates) (array): for each actor its position, or `NAN` where it has none that counts
 * @weights: (out caller-allocates) (array): for each actor influence x salience
 *
 * Weighs the actors on an issue. Unknown influence or salience is taken as the mean of the known ones on this issue, all
 * as equal where none is known, and counted in the result so that it can be said.
 *
 * Takes O(A log I) time for A actors and I issues.
 *
 * Returns: the numbers of actors and of unknowns; no mean and no median
 */
SpLanding
sp_landing_weigh (SpSnapshot *snapshot, SpPositions *positions, guint issue, double *values, double *weights)
{
  SpLanding counts = { .mean = NAN, .median = NAN, .share_below = NAN, .share_above = NAN };
  guint n = sp_positions_get_n_actors (positions);
  g_autofree double *influences = g_new (double, MAX (n, 1));
  g_autofree double *saliences = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      const SpPosition *position = sp_positions_get (positions, i, issue);

      values[i] = sp_landing_counts_actor (snapshot, positions, i) ? position->value : NAN;
      influences[i] = sp_snapshot_get_actor (snapshot, i)->influence;
      saliences[i] = position->salience;
      weights[i] = 1.0;
      counts.n_actors += !isnan (values[i]);
    }
  counts.n_unknown_influence = weigh_by (values, influences, n, weights);
  counts.n_unknown_salience = weigh_by (values, saliences, n, weights);
  return counts;
}

/**
 * sp_landing_of_issue:
 * @snapshot: the rows
 * @positions: their positions
 * @issue: index of an issue
 *
 * Finds where an issue would land: the mean and median of the positions weighted by influence x salience, as
 * sp_landing_weigh() finds them.
 *
 * Takes O(A log A) time for A actors.
 *
 * Returns: where it lands, `NAN` where nobody has a position with a value
 */
SpLanding
sp_landing_of_issue (SpSnapshot *snapshot, SpPositions *positions, guint issue)
{
  guint n = sp_positions_get_n_actors (positions);
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autofree double *weights = g_new (double, MAX (n, 1));
  SpLanding counts = sp_landing_weigh (snapshot, positions, issue, values, weights);
  SpLanding landing = sp_landing_compute (values, weights, n);

  landing.n_unknown_influence = counts.n_unknown_influence;
  landing.n_unknown_salience = counts.n_unknown_salience;
  return landing;
}
