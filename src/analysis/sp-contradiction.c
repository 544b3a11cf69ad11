/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-contradiction.h"

#include "sp-landing.h"
#include "sp-position-rule.h"

#define NOBODY G_MAXUINT

/* Undated statements share one moment before all others. */
static gboolean
is_within (const SpEvidence *later, const SpEvidence *earlier, guint window_days)
{
  return (later->day == 0) == (earlier->day == 0) && later->day - earlier->day <= (gint64) window_days;
}

/*
 * sp_contradiction_find:
 * Finds the newest two statements with stances on opposite sides that are at most WINDOW_DAYS apart. A statement
 * without a stance and a neutral one are opposed to none. Takes O(n) time.
 */
gboolean
sp_contradiction_find (const SpEvidence *evidence, guint n, guint window_days, guint *later, guint *earlier)
{
  guint last[2] = { NOBODY, NOBODY };

  for (guint i = 0; i < n; i++)
    {
      guint side = evidence[i].value > 0.0;
      guint other = last[!side];

      if (!sp_evidence_has_stance (&evidence[i]) || fabs (evidence[i].value) < SP_NEUTRAL_WITHIN)
        continue;
      if (other != NOBODY && is_within (&evidence[other], &evidence[i], window_days))
        {
          if (later != NULL)
            *later = evidence[other].statement;
          if (earlier != NULL)
            *earlier = evidence[i].statement;
          return TRUE;
        }
      last[side] = i;
    }
  return FALSE;
}

static void
add_of_cell (GArray *list, SpSnapshot *snapshot, SpPositions *positions, guint actor, guint issue)
{
  g_autoptr (GArray) evidence = sp_evidence_list_cell (snapshot, positions, actor, issue);
  SpContradiction found = { .actor = actor, .issue = issue };

  if (!sp_contradiction_find ((const SpEvidence *) (const void *) evidence->data, evidence->len,
                              sp_positions_get_window_days (positions), &found.later, &found.earlier))
    return;
  found.days_apart = sp_evidence_read (snapshot, found.later).day - sp_evidence_read (snapshot, found.earlier).day;
  g_array_append_val (list, found);
}

/**
 * sp_contradictions_list:
 * @snapshot: the rows
 * @positions: their positions, whose date and window count
 *
 * Lists who took both sides of an issue within one window: for each actor and issue the newest two statements with
 * stances on opposite sides that are at most so many days apart. A definition of this program; where contradictory
 * positions come from in a text is left to the reader, who sees both.
 *
 * Undated statements contradict one another only. Undecided, neutral and "no comment" contradict nothing. With roll-up
 * the statements of those who speak for an actor count as its own, and speakers are not listed again.
 *
 * Takes O(A · I · log I) time for A actors and I issues, and O(s) for the s statements of each cell that is listed.
 *
 * Returns: (transfer full) (element-type SpContradiction): one for each actor and issue that has any
 */
GArray *
sp_contradictions_list (SpSnapshot *snapshot, SpPositions *positions)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpContradiction));

  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    {
      if (!sp_landing_counts_actor (snapshot, positions, actor))
        continue;
      for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
        if (sp_positions_get (positions, actor, issue)->contradiction)
          add_of_cell (list, snapshot, positions, actor, issue);
    }
  return list;
}
