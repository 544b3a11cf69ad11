/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-method.h"

#include <glib/gi18n-lib.h>

#include "sp-centre.h"
#include "sp-contest.h"
#include "sp-contradiction.h"
#include "sp-gap.h"
#include "sp-insight.h"
#include "sp-pivot.h"
#include "sp-shift.h"

#define COLUMNS(...) ((const char * const[]) { __VA_ARGS__, NULL })

static const char *
get_actor_name (SpSnapshot *snapshot,
                guint       actor)
{
  return sp_snapshot_get_actor (snapshot, actor)->name;
}

static const char *
get_issue_name (SpSnapshot *snapshot,
                guint       issue)
{
  return sp_snapshot_get_issue (snapshot, issue)->name;
}

static gboolean
fill_contest (SpSheet                *sheet,
              SpSnapshot             *snapshot,
              const SpMethodOptions  *options,
              GError                **error)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);
  g_autofree SpContest *contests = sp_contests_rank (snapshot, positions);

  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    {
      sp_sheet_add_text (sheet, get_issue_name (snapshot, contests[i].issue));
      sp_sheet_add_integer (sheet, contests[i].n_actors);
      for (guint step = 0; step < SP_N_STEPS; step++)
        sp_sheet_add_number (sheet, contests[i].counts[step]);
      sp_sheet_add_number (sheet, contests[i].agreement);
      sp_sheet_add_number (sheet, contests[i].polarisation);
      sp_sheet_add_number (sheet, contests[i].consensus);
    }
  return TRUE;
}

static gboolean
fill_landing (SpSheet                *sheet,
              SpSnapshot             *snapshot,
              const SpMethodOptions  *options,
              GError                **error)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);

  for (guint issue = 0; issue < sp_snapshot_get_n_issues (snapshot); issue++)
    {
      SpLanding landing = sp_landing_of_issue (snapshot, positions, issue);

      sp_sheet_add_text (sheet, get_issue_name (snapshot, issue));
      sp_sheet_add_number (sheet, landing.mean);
      sp_sheet_add_number (sheet, landing.median);
      sp_sheet_add_number (sheet, landing.share_below);
      sp_sheet_add_number (sheet, landing.share_above);
      sp_sheet_add_integer (sheet, landing.n_actors);
      sp_sheet_add_integer (sheet, landing.n_unknown_influence);
      sp_sheet_add_integer (sheet, landing.n_unknown_salience);
    }
  return TRUE;
}

static gboolean
fill_centre (SpSheet                *sheet,
             SpSnapshot             *snapshot,
             const SpMethodOptions  *options,
             GError                **error)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);
  g_autofree SpCentreDistance *distances = sp_centre_measure_distances (snapshot, positions);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      sp_sheet_add_text (sheet, get_actor_name (snapshot, i));
      sp_sheet_add_number (sheet, distances[i].distance);
      sp_sheet_add_integer (sheet, distances[i].n_issues);
    }
  return TRUE;
}

static gboolean
fill_pivots (SpSheet                *sheet,
             SpSnapshot             *snapshot,
             const SpMethodOptions  *options,
             GError                **error)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);
  g_autofree SpPivotalActor *actors = sp_pivotal_actors_rank (snapshot, positions);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      sp_sheet_add_text (sheet, get_actor_name (snapshot, actors[i].actor));
      sp_sheet_add_integer (sheet, actors[i].n_issues);
      sp_sheet_add_integer (sheet, actors[i].n_turned);
      sp_sheet_add_integer (sheet, actors[i].n_at_median);
      sp_sheet_add_number (sheet, actors[i].mean_move);
    }
  return TRUE;
}

static void
add_statement (SpSheet    *sheet,
               SpSnapshot *snapshot,
               guint       index)
{
  const SpStatement *statement = sp_snapshot_get_statement (snapshot, index);
  g_autofree char *date = sp_date_to_iso (statement->date);

  sp_sheet_add_integer (sheet, statement->id);
  sp_sheet_add_text (sheet, *date != '\0' ? date : NULL);
  sp_sheet_add_number (sheet, sp_stance_to_scale (statement->stance));
}

static gboolean
fill_contradictions (SpSheet                *sheet,
                     SpSnapshot             *snapshot,
                     const SpMethodOptions  *options,
                     GError                **error)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);
  g_autoptr (GArray) list = sp_contradictions_list (snapshot, positions);

  for (guint i = 0; i < list->len; i++)
    {
      const SpContradiction *found = &g_array_index (list, SpContradiction, i);

      sp_sheet_add_text (sheet, get_actor_name (snapshot, found->actor));
      sp_sheet_add_text (sheet, get_issue_name (snapshot, found->issue));
      add_statement (sheet, snapshot, found->earlier);
      add_statement (sheet, snapshot, found->later);
      sp_sheet_add_integer (sheet, found->days_apart);
    }
  return TRUE;
}

static gboolean
fill_shifts (SpSheet                *sheet,
             SpSnapshot             *snapshot,
             const SpMethodOptions  *options,
             GError                **error)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);
  g_autoptr (GArray) list = sp_shifts_list (snapshot, positions);

  for (guint i = 0; i < list->len; i++)
    {
      const SpShift *shift = &g_array_index (list, SpShift, i);

      sp_sheet_add_text (sheet, get_actor_name (snapshot, shift->actor));
      sp_sheet_add_text (sheet, get_issue_name (snapshot, shift->issue));
      sp_sheet_add_number (sheet, shift->from);
      sp_sheet_add_number (sheet, shift->to);
      add_statement (sheet, snapshot, shift->earlier);
      add_statement (sheet, snapshot, shift->later);
    }
  return TRUE;
}

static void
add_gaps (SpSheet      *sheet,
          const char   *kind,
          const GArray *indexes,
          SpSnapshot   *snapshot,
          const char   *(*get_name) (SpSnapshot *, guint))
{
  for (guint i = 0; i < indexes->len; i++)
    {
      sp_sheet_add_text (sheet, kind);
      sp_sheet_add_text (sheet, get_name (snapshot, g_array_index (indexes, guint, i)));
    }
}

static gboolean
fill_gaps (SpSheet                *sheet,
           SpSnapshot             *snapshot,
           const SpMethodOptions  *options,
           GError                **error)
{
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->position);
  g_autoptr (SpGaps) gaps = sp_gaps_find (snapshot, positions);

  add_gaps (sheet, "silent-actor", gaps->silent_actors, snapshot, get_actor_name);
  add_gaps (sheet, "isolated-actor", gaps->isolated_actors, snapshot, get_actor_name);
  add_gaps (sheet, "empty-issue", gaps->empty_issues, snapshot, get_issue_name);
  return TRUE;
}

static gboolean
fill_insights (SpSheet                *sheet,
               SpSnapshot             *snapshot,
               const SpMethodOptions  *options,
               GError                **error)
{
  const SpInsightOptions chosen = { options->position, options->resolution, options->seed };
  g_autoptr (GPtrArray) insights = sp_insights_compute (snapshot, &chosen, NULL, NULL);

  for (guint i = 0; i < insights->len; i++)
    {
      const SpInsight *insight = g_ptr_array_index (insights, i);

      for (guint j = 0; j < insight->rows->len; j++)
        {
          const SpInsightRow *row = g_ptr_array_index (insight->rows, j);

          sp_sheet_add_text (sheet, sp_insight_get_title (insight->kind));
          sp_sheet_add_text (sheet, row->title);
          sp_sheet_add_text (sheet, row->detail);
        }
    }
  return TRUE;
}

const SpMethod sp_methods_of_issues[] = {
  { "insights", N_("What stands out, in words, as the window shows it"), SP_USES_POSITIONS | SP_USES_BLOCS,
    COLUMNS ("insight", "title", "detail"), fill_insights },
  { "contest", N_("How contested every issue is, the most contested first"), SP_USES_POSITIONS,
    COLUMNS ("issue", "actors", "strongly_oppose", "oppose", "neutral", "support", "strongly_support", "agreement",
             "polarisation", "consensus"),
    fill_contest },
  { "landing", N_("Where every issue lands: mean and median weighted by influence and salience"), SP_USES_POSITIONS,
    COLUMNS ("issue", "mean", "median", "share_below", "share_above", "actors", "unknown_influence", "unknown_salience"),
    fill_landing },
  { "centre", N_("How far every actor stands from where the issues land"), SP_USES_POSITIONS,
    COLUMNS ("actor", "distance", "issues"), fill_centre },
  { "pivots", N_("Without whom issues would land elsewhere"), SP_USES_POSITIONS,
    COLUMNS ("actor", "issues", "turned", "at_median", "mean_move"), fill_pivots },
  { "contradictions", N_("Who took both sides of an issue within 30 days"), SP_USES_NOTHING,
    COLUMNS ("actor", "issue", "earlier", "earlier_date", "earlier_stance", "later", "later_date", "later_stance",
             "days_apart"),
    fill_contradictions },
  { "shifts", N_("Who moved on an issue, the largest change first"), SP_USES_NOTHING,
    COLUMNS ("actor", "issue", "from", "to", "earlier", "earlier_date", "earlier_stance", "later", "later_date",
             "later_stance"),
    fill_shifts },
  { "gaps", N_("Actors and issues without statements"), SP_USES_NOTHING, COLUMNS ("kind", "name"), fill_gaps },
  { NULL },
};
