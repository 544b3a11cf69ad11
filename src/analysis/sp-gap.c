/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-gap.h"

static void
mark_actor (SpSnapshot *snapshot, SpId id, gboolean *marks)
{
  guint index;

  if (sp_snapshot_find_actor_index (snapshot, id, &index))
    marks[index] = TRUE;
}

/* Who has a link or speaks for somebody, and at the other end of it. */
static gboolean *
mark_linked (SpSnapshot *snapshot)
{
  guint n = sp_snapshot_get_n_actors (snapshot);
  gboolean *marks = g_new0 (gboolean, MAX (n, 1));

  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      mark_actor (snapshot, sp_snapshot_get_link (snapshot, i)->from, marks);
      mark_actor (snapshot, sp_snapshot_get_link (snapshot, i)->to, marks);
    }
  for (guint i = 0; i < n; i++)
    {
      SpId principal = sp_snapshot_get_actor (snapshot, i)->speaks_for;

      if (sp_snapshot_find_actor (snapshot, principal) == NULL)
        continue;
      marks[i] = TRUE;
      mark_actor (snapshot, principal, marks);
    }
  return marks;
}

static gboolean
has_statements (SpPositions *positions, guint actor)
{
  for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
    if (sp_positions_get (positions, actor, issue)->n_statements > 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_spoken_of (SpPositions *positions, guint issue)
{
  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    if (sp_positions_get (positions, actor, issue)->n_statements > 0)
      return TRUE;
  return FALSE;
}

/**
 * sp_gaps_find:
 * @snapshot: the rows
 * @positions: their positions, whose date counts
 *
 * Finds the actors and the issues of which nothing was found up to the date: what is missing in the project rather than
 * what was left unsaid in the world. Links count whatever their dates.
 *
 * With roll-up an actor for whom others speak has their statements.
 *
 * Takes O(A · I log I + L) time for A actors, I issues and L links.
 *
 * Returns: (transfer full): the gaps
 */
SpGaps *
sp_gaps_find (SpSnapshot *snapshot, SpPositions *positions)
{
  SpGaps *self = g_new0 (SpGaps, 1);
  g_autofree gboolean *linked = mark_linked (snapshot);

  self->silent_actors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->isolated_actors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->empty_issues = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    if (!has_statements (positions, actor))
      g_array_append_val (linked[actor] ? self->silent_actors : self->isolated_actors, actor);
  for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
    if (!is_spoken_of (positions, issue))
      g_array_append_val (self->empty_issues, issue);
  return self;
}

/**
 * sp_gaps_free:
 * @self: (nullable): gaps
 *
 * Frees them.
 */
void
sp_gaps_free (SpGaps *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->silent_actors);
  g_array_unref (self->isolated_actors);
  g_array_unref (self->empty_issues);
  g_free (self);
}
