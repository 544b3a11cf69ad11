/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-landing.h"

#include "sp-halves.h"

/* What is left of a sum that should be 0, or lacking of one that should be a half: weights are seldom exact. */
#define ROUNDING 1e-12

/* More different values than these are sorted. */
#define MOST_STEPS 32

/* So many issues are gone through at once: the cells of an actor on them lie side by side. */
#define N_AT_ONCE 16

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
      if (below + at >= total / 2.0 * (1.0 - ROUNDING))
        break;
      below += at;
    }
  landing->share_below = below / total;
  landing->share_above = total - below - at > ROUNDING * total ? (total - below - at) / total : 0.0;
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

/* Sorts voices and joins those of one value, as long as there are few values: most positions are on one of some steps.
 * Returns how many are left, or 0 where there are too many. */
static guint
join_voices (Voice *voices, guint n)
{
  Voice steps[MOST_STEPS];
  guint n_steps = 0;

  for (guint i = 0; i < n; i++)
    {
      guint at = 0;

      while (at < n_steps && steps[at].value < voices[i].value)
        at++;
      if (at < n_steps && steps[at].value == voices[i].value)
        {
          steps[at].weight += voices[i].weight;
          continue;
        }
      if (n_steps == MOST_STEPS)
        return 0;
      for (guint k = n_steps++; k > at; k--)
        steps[k] = steps[k - 1];
      steps[at] = voices[i];
    }
  for (guint i = 0; i < n_steps; i++)
    voices[i] = steps[i];
  return n_steps;
}

static guint
sort_voices (Voice *voices, guint n)
{
  guint n_joined = join_voices (voices, n);

  if (n_joined > 0)
    return n_joined;
  g_sort_array (voices, n, sizeof (Voice), compare_voices_cb, NULL);
  return n;
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
 * Values that are `NAN` are left out; when all weights are 0 every value weighs the same. Takes O(n log n) time, or O(n) where
 * there are few different values.
 *
 * Returns: where it lands, `NAN` without any value
 */
SpLanding
sp_landing_compute (const double *values, const double *weights, guint n)
{
  SpLanding landing = { .mean = NAN, .median = NAN, .share_below = NAN, .share_above = NAN };
  g_autofree Voice *voices = g_new (Voice, MAX (n, 1));
  guint n_voices;
  double total;

  landing.n_actors = take_known (values, weights, n, voices, &total);
  if (landing.n_actors == 0)
    return landing;
  for (guint i = 0; total <= 0.0 && i < landing.n_actors; i++)
    voices[i].weight = 1.0;
  if (total <= 0.0)
    total = landing.n_actors;
  n_voices = sort_voices (voices, landing.n_actors);
  landing.mean = 0.0;
  for (guint i = 0; i < n_voices; i++)
    landing.mean += voices[i].value * voices[i].weight;
  landing.mean /= total;
  if (fabs (landing.mean) < ROUNDING)
    landing.mean = 0.0;
  find_median (&landing, voices, n_voices, total);
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
  return !sp_positions_is_rolled_up (positions)
         || sp_snapshot_find_actor (snapshot, sp_snapshot_get_actor (snapshot, actor)->speaks_for) == NULL;
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

/* Those of an issue, an entry for each actor. */
static SpLanding
land (const double *values, const double *influences, const double *saliences, guint n, double *weights)
{
  SpLanding landing;
  guint n_unknown_influence;
  guint n_unknown_salience;

  for (guint i = 0; i < n; i++)
    weights[i] = 1.0;
  n_unknown_influence = weigh_by (values, influences, n, weights);
  n_unknown_salience = weigh_by (values, saliences, n, weights);
  landing = sp_landing_compute (values, weights, n);
  landing.n_unknown_influence = n_unknown_influence;
  landing.n_unknown_salience = n_unknown_salience;
  return landing;
}

/* What the actors say on the issues from FIRST on, before END: issue after issue, an entry for each actor. NEXT has for each
 * actor one of its cells before which none is of these issues. */
static void
take_issues (SpPositions *positions, const gboolean *counts, guint first, guint end, guint *next, double *values,
             double *saliences)
{
  guint n = sp_positions_get_n_actors (positions);

  for (guint i = 0; i < n * (end - first); i++)
    values[i] = saliences[i] = NAN;
  for (guint actor = 0; actor < n; actor++)
    {
      guint n_cells;
      const guint *issues;
      const SpPosition *cells = sp_positions_get_row (positions, actor, &n_cells, &issues);

      while (next[actor] < n_cells && issues[next[actor]] < first)
        next[actor]++;
      for (; next[actor] < n_cells && issues[next[actor]] < end; next[actor]++)
        {
          guint at = (issues[next[actor]] - first) * n + actor;

          values[at] = counts[actor] ? cells[next[actor]].value : NAN;
          saliences[at] = cells[next[actor]].salience;
        }
    }
}

/* Some of the issues: where each of them lands. */
typedef struct
{
  SpPositions *positions;
  const double *influences;
  const gboolean *counts;
  guint start;
  guint end;
  SpLanding *landings;
} Issues;

static void
land_issues (gpointer data)
{
  const Issues *self = data;
  guint n = sp_positions_get_n_actors (self->positions);
  g_autofree double *values = g_new (double, MAX (n, 1) * N_AT_ONCE);
  g_autofree double *saliences = g_new (double, MAX (n, 1) * N_AT_ONCE);
  g_autofree double *weights = g_new (double, MAX (n, 1));
  g_autofree guint *next = g_new0 (guint, MAX (n, 1));

  for (guint first = self->start, end; first < self->end; first = end)
    {
      end = MIN (first + N_AT_ONCE, self->end);
      take_issues (self->positions, self->counts, first, end, next, values, saliences);
      for (guint i = first; i < end; i++)
        self->landings[i] = land (values + (i - first) * n, self->influences, saliences + (i - first) * n, n, weights);
    }
}

/**
 * sp_landing_of_all_issues:
 * @snapshot: the rows
 * @positions: their positions
 *
 * Finds for every issue what sp_landing_of_issue() finds for one, in less time: O(A · I) for A actors and I issues where the
 * values are few; of many, in two threads.
 *
 * Returns: (transfer full) (array): where each issue lands, in the snapshot's order
 */
SpLanding *
sp_landing_of_all_issues (SpSnapshot *snapshot, SpPositions *positions)
{
  guint n = sp_positions_get_n_actors (positions);
  guint n_issues = sp_positions_get_n_issues (positions);
  SpLanding *landings = g_new (SpLanding, MAX (n_issues, 1));
  g_autofree double *influences = g_new (double, MAX (n, 1));
  g_autofree gboolean *counts = g_new (gboolean, MAX (n, 1));
  Issues first = { positions, influences, counts, 0, n_issues / 2, landings };
  Issues second = { positions, influences, counts, n_issues / 2, n_issues, landings };

  for (guint i = 0; i < n; i++)
    {
      influences[i] = sp_snapshot_get_actor (snapshot, i)->influence;
      counts[i] = sp_landing_counts_actor (snapshot, positions, i);
    }
  sp_halves_run (land_issues, &first, &second, (gsize) n * n_issues);
  return landings;
}
