/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-centre.h"

#include "sp-landing.h"

/* One alone is its own centre. */
#define LEAST_ACTORS 2

static void
add_issue (SpPositions *positions, guint issue, double centre, SpCentreDistance *distances)
{
  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    {
      double value = sp_positions_get (positions, actor, issue)->value;

      if (isnan (value))
        continue;
      distances[actor].distance += fabs (value - centre);
      distances[actor].n_issues++;
    }
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
 * with none has `NAN`. Takes O(I A log A) time for A actors and I issues.
 *
 * Returns: (transfer full) (array): a distance for each actor
 */
SpCentreDistance *
sp_centre_measure_distances (SpSnapshot *snapshot, SpPositions *positions)
{
  guint n = sp_positions_get_n_actors (positions);
  SpCentreDistance *distances = g_new0 (SpCentreDistance, MAX (n, 1));

  for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
    {
      SpLanding landing = sp_landing_of_issue (snapshot, positions, issue);

      if (landing.n_actors >= LEAST_ACTORS)
        add_issue (positions, issue, landing.mean, distances);
    }
  for (guint actor = 0; actor < n; actor++)
    distances[actor].distance = distances[actor].n_issues > 0 ? distances[actor].distance / distances[actor].n_issues : NAN;
  return distances;
}
