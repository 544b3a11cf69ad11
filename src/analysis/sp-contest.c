/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-contest.h"

#include "sp-dispersion.h"

/* One actor alone is neither in agreement nor in dispute. */
#define LEAST_MEASURED 2

/**
 * sp_contest_measure:
 * @snapshot: the rows
 * @positions: their positions
 * @issue: index of an issue
 *
 * Counts the actors on each of the five steps and measures how far they agree: van der Eijk's agreement A, polarisation
 * (1 - A) / 2, the consensus of Tastle and Wierman, and where the issue lands; see sp_dispersion_get_agreement(),
 * sp_dispersion_get_consensus() and sp_landing_of_issue(). Every actor counts once, whatever its influence; only the
 * landing is weighted.
 *
 * Actors without a value are left out, and with roll-up those who speak for another. With fewer than two actors the
 * measures are unknown.
 *
 * Takes O(A log A) time for A actors.
 *
 * Returns: how the actors divide
 */
SpContest
sp_contest_measure (SpSnapshot *snapshot, SpPositions *positions, guint issue)
{
  SpContest contest = { .issue = issue, .agreement = NAN, .polarisation = NAN, .consensus = NAN };

  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    {
      const SpPosition *position = sp_positions_get (positions, actor, issue);

      if (isnan (position->value) || !sp_landing_counts_actor (snapshot, positions, actor))
        continue;
      contest.counts[sp_position_get_step (position) + 2] += 1.0;
      contest.n_actors++;
    }
  if (contest.n_actors >= LEAST_MEASURED)
    {
      contest.agreement = sp_dispersion_get_agreement (contest.counts, SP_N_STEPS);
      contest.polarisation = sp_dispersion_get_polarisation (contest.counts, SP_N_STEPS);
      contest.consensus = sp_dispersion_get_consensus (contest.counts, SP_N_STEPS);
    }
  contest.landing = sp_landing_of_issue (snapshot, positions, issue);
  return contest;
}

/* The most polarised first, of equal ones that with more actors; what cannot be measured last. */
static int
compare_contests_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpContest *left = a;
  const SpContest *right = b;

  if (isnan (left->polarisation) != isnan (right->polarisation))
    return isnan (left->polarisation) ? 1 : -1;
  if (!isnan (left->polarisation) && left->polarisation != right->polarisation)
    return left->polarisation > right->polarisation ? -1 : 1;
  if (left->n_actors != right->n_actors)
    return left->n_actors > right->n_actors ? -1 : 1;
  return left->issue < right->issue ? -1 : left->issue > right->issue;
}

/**
 * sp_contests_rank:
 * @snapshot: the rows
 * @positions: their positions
 *
 * Measures every issue and puts the most contested first: by polarisation, then by the number of actors.
 *
 * Takes O(I · A log A) time for I issues and A actors.
 *
 * Returns: (transfer full) (array): one for each issue; those that cannot be measured last
 */
SpContest *
sp_contests_rank (SpSnapshot *snapshot, SpPositions *positions)
{
  guint n = sp_positions_get_n_issues (positions);
  SpContest *contests = g_new (SpContest, MAX (n, 1));

  for (guint issue = 0; issue < n; issue++)
    contests[issue] = sp_contest_measure (snapshot, positions, issue);
  g_sort_array (contests, n, sizeof (SpContest), compare_contests_cb, NULL);
  return contests;
}
