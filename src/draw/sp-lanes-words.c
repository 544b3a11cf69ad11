/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lanes-private.h"

#include <glib/gi18n-lib.h>

/* The timeline in words: names of its parts, and what stands around it. */

static char *
dup_date (const SpStatement *statement)
{
  return sp_date_is_known (statement->date) ? sp_date_format (statement->date) : g_strdup (_ ("no date"));
}

static void
append_turns (GString *words, const SpPosition *position)
{
  if (position->contradiction)
    g_string_append_printf (words, "%s%s", _ (", "), _ ("part of a contradiction"));
  if (position->shift != 0)
    g_string_append_printf (words, "%s%s", _ (", "),
                            position->shift > 0 ? _ ("shift towards support") : _ ("shift towards opposition"));
}

/* Of a mark that stands for several, from the first of them to the last. */
static char *
dup_dates (const SpLanes *self, const SpLaneMark *mark)
{
  const SpStatement *first = sp_snapshot_get_statement (self->chart.snapshot, mark->statement);
  const SpStatement *last = sp_snapshot_get_statement (self->chart.snapshot, mark->last);
  g_autofree char *from = dup_date (first);
  g_autofree char *to = dup_date (last);

  return g_str_equal (from, to) ? g_steal_pointer (&from) : g_strdup_printf ("%s – %s", from, to);
}

/* "Ada Lind for Port Authority, The dam: oppose, 15 December 2025" */
char *
sp_lanes_name_mark (const SpLanes *self, const SpLane *lane, const SpLaneMark *mark)
{
  SpSnapshot *snapshot = self->chart.snapshot;
  const SpStatement *statement = sp_snapshot_get_statement (snapshot, mark->statement);
  const SpActor *speaker = sp_snapshot_find_actor (snapshot, statement->actor);
  const SpIssue *issue = sp_snapshot_get_issue (snapshot, lane->issue);
  g_autofree char *date = dup_dates (self, mark);
  GString *words = g_string_new (NULL);

  if (mark->n > 1)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", mark->n), mark->n);
  else if (mark->is_of_speaker && lane->actor != G_MAXUINT)
    /* Translators: a speaker, and the actor that is spoken for */
    g_string_append_printf (words, _ ("%s for %s"), speaker != NULL ? speaker->name : "",
                            sp_snapshot_get_actor (snapshot, lane->actor)->name);
  else
    g_string_append (words, speaker != NULL ? speaker->name : "");
  g_string_append_printf (words, "%s%s: %s%s%s", _ (", "), issue->name, sp_sign_get_label (&mark->position), _ (", "), date);
  append_turns (words, &mark->position);
  return g_string_free_and_steal (words);
}

/* Beside a mark: how many statements it stands for, or where there is room who made the one. */
char *
sp_lanes_dup_beside (const SpLanes *self, const SpLaneMark *mark)
{
  SpSnapshot *snapshot = self->chart.snapshot;
  const SpActor *speaker = sp_snapshot_find_actor (snapshot, sp_snapshot_get_statement (snapshot, mark->statement)->actor);

  if (mark->n > 1)
    return g_strdup_printf ("×%'u", mark->n);
  return g_strdup (self->has_names && speaker != NULL ? speaker->name : "");
}

static void
append_marks (const SpLanes *self, GString *words)
{
  guint n = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    for (guint k = 0; k < sp_lanes_get (self, i)->marks->len; k++)
      {
        const SpLane *lane = sp_lanes_get (self, i);
        g_autofree char *name = NULL;

        if (n++ >= SP_CHART_MOST_SENTENCES)
          continue;
        name = sp_lanes_name_mark (self, lane, sp_lane_get_mark (lane, k));
        g_string_append_printf (words, " %s.", name);
      }
  if (n > SP_CHART_MOST_SENTENCES)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "And %'u more.", "And %'u more.", n - SP_CHART_MOST_SENTENCES),
                              n - SP_CHART_MOST_SENTENCES);
    }
}

/* The whole picture for those who do not see it. */
char *
sp_lanes_describe (const SpLanes *self)
{
  GString *words = g_string_new (NULL);
  SpSnapshot *snapshot = self->chart.snapshot;

  if (self->issue != G_MAXUINT)
    g_string_append_printf (words, _ ("Timeline of %s."), sp_snapshot_get_issue (snapshot, self->issue)->name);
  else
    g_string_append (words, _ ("Timeline of all issues."));
  g_string_append_c (words, ' ');
  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%'u statement.", "%'u statements.", self->n_statements),
                          self->n_statements);
  append_marks (self, words);
  return g_string_free_and_steal (words);
}

static void
note_lane (const SpLanes *self, SpFrame *frame, const SpLane *lane)
{
  SpSnapshot *snapshot = self->chart.snapshot;
  SpLegend *legend = sp_frame_get_legend (frame);

  for (guint i = 0; i < lane->marks->len; i++)
    {
      const SpLaneMark *mark = sp_lane_get_mark (lane, i);

      sp_legend_note_position (legend, &mark->position);
      sp_frame_cite (frame, sp_snapshot_get_statement (snapshot, mark->statement)->source);
    }
  if (lane->actor != G_MAXUINT)
    sp_legend_note_position (legend, sp_positions_get (self->chart.positions, lane->actor, lane->issue));
}

/* Marks that stand for several do not name all of their sources. */
static void
cite_all (const SpLanes *self, SpFrame *frame)
{
  for (guint actor = 0; actor < sp_positions_get_n_actors (self->chart.positions) && self->has_groups; actor++)
    for (guint issue = 0; issue < sp_positions_get_n_issues (self->chart.positions); issue++)
      sp_chart_cite_cell (&self->chart, frame, actor, issue);
}

static gboolean
has_date_within (const SpLanes *self)
{
  SpDate date = self->chart.options->positions.as_of;

  return sp_date_is_known (date) && sp_date_get_last_day (date) >= self->first_day
         && sp_date_get_last_day (date) < self->last_day;
}

/* Tells the frame which signs occur, which sources are behind them, and the picture in words. */
void
sp_lanes_fill_frame (SpLanes *self, SpFrame *frame)
{
  SpLegend *legend = sp_frame_get_legend (frame);
  g_autofree char *description = sp_lanes_describe (self);

  sp_frame_set_description (frame, description);
  for (guint i = 0; i < self->lanes->len; i++)
    note_lane (self, frame, sp_lanes_get (self, i));
  cite_all (self, frame);
  if (self->is_dense)
    sp_legend_add_remark (legend, _ ("A bar counts the statements of a period: support above the line, opposition below it, "
                                     "and across it what takes no side."));
  if (self->has_own_scales)
    sp_legend_add_remark (legend, _ ("Each issue has a scale of its own: the number before its bars counts the statements that are "
                                     "as high as the bracket."));
  if (self->has_wide && self->is_dense)
    sp_legend_add_remark (legend, _ ("Where only the month or the year is known, a statement counts in the middle of it."));
  else if (self->has_wide)
    sp_legend_add_remark (legend, _ ("Dashed rim and line: only the month or the year is known; the line spans it."));
  if (self->n_undated > 0)
    sp_legend_add_remark (legend, _ ("No date: counts as older than every statement with a date."));
  if (self->has_speakers)
    sp_legend_add_remark (legend, _ ("A second rim: said by somebody who speaks for the actor."));
  if (self->has_groups && !self->is_dense)
    sp_legend_add_remark (legend, _ ("A number beside a mark: so many statements say the same on that date."));
  if (has_date_within (self))
    sp_legend_add_remark (legend, _ ("Dashed line: the date of the picture. What was said later is left out."));
}
