/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-insight-private.h"

#include "sp-contest.h"
#include "sp-gap.h"

/* "2 oppose · 1 is neutral · 3 support · polarisation 0.67" */
static char *
describe_contest (const SpContest *contest)
{
  guint n_against = (guint) (contest->counts[0] + contest->counts[1]);
  guint n_neutral = (guint) contest->counts[2];
  guint n_for = (guint) (contest->counts[3] + contest->counts[4]);
  GString *text = g_string_new (NULL);

  if (n_against > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u opposes · ", "%u oppose · ", n_against), n_against);
  if (n_neutral > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u is neutral · ", "%u are neutral · ", n_neutral), n_neutral);
  if (n_for > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u supports · ", "%u support · ", n_for), n_for);
  g_string_append_printf (text, _ ("polarisation %.2f"), contest->polarisation);
  return g_string_free_and_steal (text);
}

/* "strongly support, conditional · 3 statements" */
static char *
describe_position (const SpPosition *position)
{
  const char *label = sp_step_to_label (sp_position_get_step (position));
  GString *text = g_string_new (label);

  if (position->qualifier != SP_QUALIFIER_FIRM)
    g_string_append_printf (text, "%s%s", _ (", "), sp_enum_to_label (SP_TYPE_QUALIFIER, position->qualifier));
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " · %'u statement", " · %'u statements", position->n_statements),
                          position->n_statements);
  return g_string_free_and_steal (text);
}

/* The actors of a step, strongly opposed ones first. */
static void
add_step (const SpInsightSource *source, SpInsightRow *row, guint issue, int step)
{
  for (guint actor = 0; actor < sp_positions_get_n_actors (source->positions); actor++)
    {
      const SpPosition *position = sp_positions_get (source->positions, actor, issue);

      if (!isnan (position->value) && sp_position_get_step (position) == step
          && sp_landing_counts_actor (source->snapshot, source->positions, actor))
        sp_insight_row_add (row, sp_insight_row_new_cell (source, actor, issue, TRUE, describe_position (position)));
    }
}

static void
add_contest (const SpInsightSource *source, SpInsight *insight, const SpContest *contest)
{
  SpInsightRow *row = sp_insight_row_new_for (source, SP_TABLE_ISSUE, contest->issue, describe_contest (contest));

  for (guint step = 0; step < SP_N_STEPS; step++)
    {
      row->counts[step] = contest->counts[step];
      add_step (source, row, contest->issue, (int) step - 2);
    }
  sp_insight_add (insight, row);
}

/* Actors who support an issue more or less stand on one side of it. */
static gboolean
has_two_sides (const SpContest *contest)
{
  return contest->counts[0] + contest->counts[1] > 0.0 && contest->counts[3] + contest->counts[4] > 0.0;
}

/*
 * sp_insight_find_contested:
 * The issues with actors on both sides, the most polarised first.
 */
SpInsight *
sp_insight_find_contested (const SpInsightSource *source)
{
  SpInsight *insight = sp_insight_new (SP_INSIGHT_CONTESTED);
  g_autofree SpContest *contests = sp_contests_rank (source->snapshot, source->positions);
  guint n_measured = 0;

  for (guint i = 0; i < sp_snapshot_get_n_issues (source->snapshot); i++)
    {
      n_measured += !isnan (contests[i].polarisation);
      if (has_two_sides (&contests[i]) && sp_insight_has_room (insight))
        add_contest (source, insight, &contests[i]);
    }
  if (insight->rows->len > 0)
    /* Translators: the name of an issue */
    insight->summary = g_strdup_printf (_ ("Actors are furthest apart on “%s”."),
                                        ((SpInsightRow *) g_ptr_array_index (insight->rows, 0))->title);
  else if (n_measured > 0)
    insight->summary = g_strdup (_ ("Nothing is contested: on no issue are there actors on both sides."));
  else
    insight->summary = g_strdup (_ ("No issue has the positions of two actors yet."));
  return insight;
}

static void
add_gap (const SpInsightSource *source, SpInsight *insight, const char *title, const char *detail, SpTable table,
         const GArray *indexes)
{
  g_autofree char *number = g_strdup_printf ("%'u", indexes->len);
  SpInsightRow *row;

  if (indexes->len == 0)
    return;
  row = sp_insight_row_new (g_strdup (title), g_strdup_printf ("%s · %s", number, detail));
  for (guint i = 0; i < indexes->len; i++)
    sp_insight_row_add (row, sp_insight_row_new_for (source, table, g_array_index (indexes, guint, i), g_strdup ("")));
  sp_insight_add (insight, row);
}

static char *
describe_gaps (guint n_actors, guint n_issues)
{
  g_autofree char *actors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u actor", "%'u actors", n_actors), n_actors);
  g_autofree char *issues = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u issue", "%'u issues", n_issues), n_issues);

  if (n_actors == 0 && n_issues == 0)
    return g_strdup (_ ("Every actor and every issue has statements."));
  if (n_issues == 0)
    /* Translators: "3 actors" */
    return g_strdup_printf (_ ("Nothing was found of %s."), actors);
  if (n_actors == 0)
    return g_strdup_printf (_ ("Nothing was found on %s."), issues);
  /* Translators: "3 actors", "1 issue" */
  return g_strdup_printf (_ ("Nothing was found of %s and on %s."), actors, issues);
}

/*
 * sp_insight_find_gaps:
 * Actors and issues without statements, a row for each sort of them.
 */
SpInsight *
sp_insight_find_gaps (const SpInsightSource *source)
{
  SpInsight *insight = sp_insight_new (SP_INSIGHT_GAPS);
  g_autoptr (SpGaps) gaps = sp_gaps_find (source->snapshot, source->positions);

  add_gap (source, insight, _ ("Isolated Actors"), _ ("no statement and no link"), SP_TABLE_ACTOR, gaps->isolated_actors);
  add_gap (source, insight, _ ("Silent Actors"), _ ("linked, but without a statement"), SP_TABLE_ACTOR, gaps->silent_actors);
  add_gap (source, insight, _ ("Empty Issues"), _ ("no statement"), SP_TABLE_ISSUE, gaps->empty_issues);
  insight->summary = describe_gaps (gaps->isolated_actors->len + gaps->silent_actors->len, gaps->empty_issues->len);
  return insight;
}
