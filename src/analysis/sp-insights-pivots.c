/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-insight-private.h"

#include "sp-landing.h"
#include "sp-pivot.h"

/* Steps; less is told as 0.00. */
#define LEAST_MOVE 0.005

/* "turns 2 of 3 issues · at the median of 1 · moves the landing by 0.6 steps on average" */
static char *
describe_actor (const SpPivotalActor *actor)
{
  GString *text = g_string_new (NULL);

  if (actor->n_turned > 0)
    /* Translators: of the issues on which it takes a position, so many would land elsewhere without the actor */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "turns %u of %u issue · ", "turns %u of %u issues · ",
                                               actor->n_issues), actor->n_turned, actor->n_issues);
  if (actor->n_at_median > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "at the median of %u issue · ", "at the median of %u issues · ",
                                               actor->n_at_median), actor->n_at_median);
  /* Translators: steps of the scale from −2 to +2 */
  g_string_append_printf (text, _ ("moves where issues land by %.2f steps on average"), actor->mean_move);
  return g_string_free_and_steal (text);
}

/* "turns it: lands at +0.2, without it at −0.4" */
static char *
describe_pivot (const SpPivot *pivot, double mean)
{
  g_autofree char *with = sp_insight_format_value (mean);
  g_autofree char *without = sp_insight_format_value (mean - pivot->mean_move);

  if (pivot->turns_it)
    return g_strdup_printf (_ ("turned: lands at %s, without the actor at %s"), with, without);
  return g_strdup_printf (_ ("lands at %s, without the actor at %s"), with, without);
}

/* For each actor the row that is shown of it, or NULL. */
static SpInsightRow **
index_rows (const SpInsightSource *source, SpInsight *insight, const SpPivotalActor *actors)
{
  SpInsightRow **rows = g_new0 (SpInsightRow *, MAX (sp_snapshot_get_n_actors (source->snapshot), 1));

  for (guint i = 0; i < insight->rows->len; i++)
    rows[actors[i].actor] = g_ptr_array_index (insight->rows, i);
  return rows;
}

/* Turned issues first, in the order of the project. */
static void
add_parts (const SpInsightSource *source, SpInsight *insight, const SpPivotalActor *actors, gboolean turned)
{
  g_autofree SpInsightRow **rows = index_rows (source, insight, actors);

  for (guint issue = 0; issue < sp_positions_get_n_issues (source->positions); issue++)
    {
      g_autoptr (GArray) pivots = sp_pivots_of_issue (source->snapshot, source->positions, issue);
      double mean = sp_landing_of_issue (source->snapshot, source->positions, issue).mean;

      for (guint i = 0; i < pivots->len; i++)
        {
          const SpPivot *pivot = &g_array_index (pivots, SpPivot, i);

          if (rows[pivot->actor] != NULL && pivot->turns_it == turned)
            sp_insight_row_add (rows[pivot->actor], sp_insight_row_new_cell (source, pivot->actor, issue, FALSE,
                                                                             describe_pivot (pivot, mean)));
        }
    }
}

static gboolean
is_influence_known (const SpInsightSource *source)
{
  for (guint i = 0; i < sp_snapshot_get_n_actors (source->snapshot); i++)
    if (!isnan (sp_snapshot_get_actor (source->snapshot, i)->influence))
      return TRUE;
  return FALSE;
}

/* Whether anything that is told would be different without an actor. Where all say the same it is none. */
static gboolean
has_effect (const SpPivotalActor *actor)
{
  return actor->n_issues > 0 && (actor->n_turned > 0 || actor->mean_move >= LEAST_MOVE);
}

static char *
summarise (const SpInsightSource *source, const SpInsight *insight, const SpPivotalActor *actors)
{
  GString *text;

  if (sp_snapshot_get_n_actors (source->snapshot) == 0 || actors[0].n_issues == 0)
    return g_strdup (_ ("No issue has the positions of three actors yet."));
  text = g_string_new (NULL);
  if (actors[0].n_turned > 0)
    /* Translators: an actor, and a number of issues */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "Without %s, %u issue would not land on its side.",
                                               "Without %s, %u issues would not land on their side.", actors[0].n_turned),
                            sp_insight_name_actor (source, actors[0].actor), actors[0].n_turned);
  else
    g_string_append (text, _ ("No single actor decides on which side an issue lands."));
  if (!is_influence_known (source))
    g_string_append_printf (text, " %s", _ ("No influence is known; all are taken to have the same."));
  return g_string_free_and_steal (text);
}

/*
 * sp_insight_find_pivots:
 * Those who turn issues, then those who move them most.
 */
SpInsight *
sp_insight_find_pivots (const SpInsightSource *source)
{
  SpInsight *insight = sp_insight_new (SP_INSIGHT_PIVOTS);
  g_autofree SpPivotalActor *actors = sp_pivotal_actors_rank (source->snapshot, source->positions);

  for (guint i = 0; i < sp_snapshot_get_n_actors (source->snapshot) && has_effect (&actors[i]); i++)
    if (sp_insight_has_room (insight))
      {
        SpInsightRow *row = sp_insight_row_new_for (source, SP_TABLE_ACTOR, actors[i].actor, describe_actor (&actors[i]));

        row->share = (double) actors[i].n_turned / actors[i].n_issues;
        sp_insight_add (insight, row);
      }
  insight->summary = summarise (source, insight, actors);
  add_parts (source, insight, actors, TRUE);
  add_parts (source, insight, actors, FALSE);
  return insight;
}
