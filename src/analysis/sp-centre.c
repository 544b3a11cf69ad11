/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-centre.h"

/* One alone is its own centre. */
#define LEAST_ACTORS 2

static SpCentreDistance
measure (SpPositions *positions, guint actor, const SpLanding *landings)
{
  SpCentreDistance distance = { .distance = 0.0 };
  guint n;
  const guint *issues;
  const SpPosition *cells = sp_positions_get_row (positions, actor, &n, &issues);

  for (guint i = 0; i < n; i++)
    {
      if (isnan (cells[i].value) || landings[issues[i]].n_actors < LEAST_ACTORS)
        continue;
      distance.distance += fabs (cells[i].value - landings[issues[i]].mean);
      distance.n_issues++;
    }
  distance.distance = distance.n_issues > 0 ? distance.distance / distance.n_issues : NAN;
  return distance;
}

/**
 * sp_centre_measure_distances:
 * @snapshot: the rows
 * @positions: their positions
 *
 * Measures how far each actor stands from the centre: the mean of `|position - mean of the issue|` over the issues on which
 * the actor has a position, in steps of the scale, with the mean weighted by influence x salience as sp_landing_of_issue()
 * finds it. 0 is at the centre of every issue, 4 at the far end of each. In a policy space whose dimensions count alike this
 * is the city-block distance from the mean voter: J. M. Enelow and M. J. Hinich, The spatial theory of voting: an
 * introduction, 1984.
 *
 * Issues without a position of the actor are left out, and so are those on which fewer than two actors have one; an actor
 * with none has `NAN`. Takes the time of sp_landing_of_all_issues().
 *
 * Returns: (transfer full) (array): a distance for each actor
 */
SpCentreDistance *
sp_centre_measure_distances (SpSnapshot *snapshot, SpPositions *positions)
{
  g_autofree SpLanding *landings = sp_landing_of_all_issues (snapshot, positions);

  return sp_centre_measure_distances_from (positions, landings);
}

/**
 * sp_centre_measure_distances_from:
 * @positions: positions
 * @landings: (array): where each issue lands, from sp_landing_of_all_issues()
 *
 * The same for those who know already where the issues land. Takes O(A · I) time.
 *
 * Returns: (transfer full) (array): a distance for each actor
 */
SpCentreDistance *
sp_centre_measure_distances_from (SpPositions *positions, const SpLanding *landings)
{
  guint n = sp_positions_get_n_actors (positions);
  SpCentreDistance *distances = g_new (SpCentreDistance, MAX (n, 1));

  for (guint actor = 0; actor < n; actor++)
    distances[actor] = measure (positions, actor, landings);
  return distances;
}
