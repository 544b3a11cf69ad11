/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lanes-private.h"

#include <glib/gi18n-lib.h>

#include "sp-chart-pages.h"
#include "sp-matrix-picture-words.h"

/* The timeline: lanes, each with its name, its marks and, of an actor, the position that they amount to. */

#define FILLED 0.999          /* of the page's width: more needs no widening */
#define GAP 6.0               /* points, as all that follows */
#define LIST_GAP 10.0
#define WHISKER_WIDTH 0.9
#define WHISKER_END 3.0
#define RIM_WIDTH 0.5
#define WIDE_RIM_WIDTH 1.0
#define SPEAKER_RIM 1.8
#define SPEAKER_RIM_WIDTH 0.9
#define POSITION_WIDTH 26.0

static const double wide_dashes[] = { 2.0, 1.5 };

static void
init_lanes (SpLanes *self, SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options, double width)
{
  SpChart *chart = &self->chart;

  sp_chart_init (chart, snapshot, positions, options);
  self->issue = sp_chart_find_issue (chart);
  chart->width = width;
  self->lanes = g_array_new (FALSE, FALSE, sizeof (SpLane));
  self->list = sp_chart_list_new (chart);
  sp_lanes_collect (self);
  sp_lanes_place (self);
  self->axis_height = chart->theme->small_size * SP_CHART_LINE + 2.0;
  if (self->issue != G_MAXUINT)
    self->heading_height = sp_chart_measure_height (sp_snapshot_get_issue (snapshot, self->issue)->name, chart->heading_font,
                                                    chart->width) + GAP;
  self->n_lines = sp_chart_list_set (self->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpLanes, sp_lanes_clear)

static void
draw_heading (const SpLanes *self)
{
  const SpChart *chart = &self->chart;
  g_autofree char *words = NULL;
  SpTarget target = { .kind = SP_TARGET_ISSUE, .bounds = { 0.0, 0.0, chart->width, self->heading_height - GAP } };
  const SpIssue *issue;

  if (self->issue == G_MAXUINT)
    return;
  issue = sp_snapshot_get_issue (chart->snapshot, self->issue);
  words = sp_matrix_words_issue (issue);
  target.id1 = issue->id;
  target.name = words;
  sp_chart_add_text (chart, issue->name, chart->heading_font, chart->theme->text, target.bounds, SP_ALIGN_START, TRUE);
  sp_chart_add_target (chart, &target);
}

static void
draw_whisker (const SpLanes *self, const SpLaneMark *mark, double y)
{
  SpInk ink = self->chart.theme->text;

  sp_chart_add_rule (&self->chart, mark->from, y, mark->to, y, ink, WHISKER_WIDTH);
  sp_chart_add_rule (&self->chart, mark->from, y - WHISKER_END, mark->from, y + WHISKER_END, ink, WHISKER_WIDTH);
  sp_chart_add_rule (&self->chart, mark->to, y - WHISKER_END, mark->to, y + WHISKER_END, ink, WHISKER_WIDTH);
}

static gboolean
is_wide (const SpLanes *self, const SpLaneMark *mark)
{
  SpDate date = sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date;

  return sp_date_is_known (date) && date.day == 0;
}

/* Of a date that is not a day the rim is dashed: its line may be shorter than the mark. */
static void
draw_sign (const SpLanes *self, const SpLaneMark *mark, SpRect box)
{
  const SpChart *chart = &self->chart;
  SpPathItem ground = { .has_fill = TRUE, .fill = chart->theme->ground };
  SpPathItem rim = { .has_stroke = TRUE, .stroke = chart->theme->node_border, .line_width = RIM_WIDTH };
  SpPathItem second = { .has_stroke = TRUE, .stroke = chart->theme->text, .line_width = SPEAKER_RIM_WIDTH };

  if (is_wide (self, mark))
    {
      rim.dashes = wide_dashes;
      rim.n_dashes = G_N_ELEMENTS (wide_dashes);
      rim.line_width = WIDE_RIM_WIDTH;
    }
  sp_chart_add_box (chart, box, &ground);
  sp_sign_add_cell (chart->builder, chart->theme, sp_chart_mirror (chart, box), &mark->position);
  sp_chart_add_box (chart, box, &rim);
  if (mark->is_of_speaker)
    sp_chart_add_box (chart, (SpRect) { box.x - SPEAKER_RIM, box.y - SPEAKER_RIM, box.width + 2.0 * SPEAKER_RIM,
                                        box.height + 2.0 * SPEAKER_RIM }, &second);
}

static void
draw_beside (const SpLanes *self, const SpLaneMark *mark, SpRect box)
{
  const SpChart *chart = &self->chart;
  g_autofree char *words = sp_lanes_dup_beside (self, mark);
  double width = sp_lanes_measure_beside (self, mark);

  box.x += mark->is_name_before ? -width : box.width + SP_LANES_BESIDE_GAP;
  box.width = width - SP_LANES_BESIDE_GAP;
  if (*words != '\0')
    sp_chart_add_text (chart, words, chart->small_font, chart->theme->text, box,
                       mark->is_name_before ? SP_ALIGN_END : SP_ALIGN_START, FALSE);
}

static void
draw_mark (const SpLanes *self, const SpLane *lane, const SpLaneMark *mark, double top)
{
  const SpChart *chart = &self->chart;
  const SpStatement *statement = sp_snapshot_get_statement (chart->snapshot, mark->statement);
  double step = self->mark_size + self->mark_gap;
  double y = top + (lane->height - lane->n_rows * step) / 2.0 + mark->row * step + self->mark_gap / 2.0;
  double width = sp_lanes_get_width (self, mark);
  SpRect box = { mark->x - width / 2.0, y, width, self->mark_size };
  g_autofree char *name = sp_lanes_name_mark (self, lane, mark);
  SpTarget target = { .kind = SP_TARGET_STATEMENT, .id1 = statement->id, .bounds = box, .name = name };

  if (is_wide (self, mark))
    draw_whisker (self, mark, y + self->mark_size / 2.0);
  draw_sign (self, mark, box);
  draw_beside (self, mark, box);
  if (mark->n > 1)
    target.id2 = sp_snapshot_get_statement (chart->snapshot, mark->last)->id;
  sp_chart_add_target (chart, &target);
}

static void
draw_name (const SpLanes *self, const SpLane *lane, double top)
{
  const SpChart *chart = &self->chart;
  SpRect box = { 0.0, top + self->pad / 2.0, self->undated_x - GAP, lane->height - self->pad };
  g_autofree char *words = NULL;
  SpTarget target = { .bounds = box };
  const char *name;

  if (lane->actor != G_MAXUINT)
    {
      target.kind = SP_TARGET_ACTOR;
      target.id1 = sp_snapshot_get_actor (chart->snapshot, lane->actor)->id;
      name = sp_snapshot_get_actor (chart->snapshot, lane->actor)->name;
      words = sp_matrix_words_actor (chart->snapshot, sp_snapshot_get_actor (chart->snapshot, lane->actor));
    }
  else
    {
      target.kind = SP_TARGET_ISSUE;
      target.id1 = sp_snapshot_get_issue (chart->snapshot, lane->issue)->id;
      name = sp_snapshot_get_issue (chart->snapshot, lane->issue)->name;
      words = sp_matrix_words_issue (sp_snapshot_get_issue (chart->snapshot, lane->issue));
    }
  target.name = words;
  sp_chart_add_text (chart, name, chart->name_font, chart->theme->text, box, SP_ALIGN_START, TRUE);
  sp_chart_add_target (chart, &target);
}

/* What the statements of the lane amount to, by the rule of the picture. */
static void
draw_position (const SpLanes *self, const SpLane *lane, double top)
{
  const SpChart *chart = &self->chart;
  const SpActor *actor;
  const SpIssue *issue = sp_snapshot_get_issue (chart->snapshot, lane->issue);
  const SpPosition *position;
  g_autofree char *name = NULL;
  double height = MIN (self->mark_size + 4.0, lane->height - MIN (2.0, 2.0 * self->pad));
  SpRect box = { self->position_x, top + (lane->height - height) / 2.0, POSITION_WIDTH, height };
  SpTarget target = { .kind = SP_TARGET_CELL, .id2 = issue->id, .bounds = box };

  if (lane->actor == G_MAXUINT)
    return;
  actor = sp_snapshot_get_actor (chart->snapshot, lane->actor);
  position = sp_positions_get (chart->positions, lane->actor, lane->issue);
  name = sp_matrix_words_cell (actor, issue, position);
  target.id1 = actor->id;
  target.name = name;
  sp_sign_add_cell (chart->builder, chart->theme, sp_chart_mirror (chart, box), position);
  sp_chart_add_target (chart, &target);
}

static void
draw_lane (const SpLanes *self, const SpLane *lane, double top)
{
  const SpChart *chart = &self->chart;

  sp_chart_add_rule (chart, 0.0, top + lane->height, chart->width, top + lane->height, chart->theme->rule, SP_CHART_HAIRLINE);
  draw_name (self, lane, top);
  if (self->is_dense)
    sp_lanes_draw_bars (self, lane, top);
  for (guint i = 0; i < lane->marks->len && !self->is_dense; i++)
    draw_mark (self, lane, sp_lane_get_mark (lane, i), top);
  draw_position (self, lane, top);
}

static double
get_head (const SpLanes *self)
{
  return self->heading_height + self->axis_height;
}

static void
draw_page_cb (gpointer data, const SpChartPage *page)
{
  const SpLanes *self = data;
  const SpChart *chart = &self->chart;
  double y = get_head (self);

  draw_heading (self);
  sp_lanes_draw_axis (self, y + page->rows_height);
  if (self->lanes->len == 0)
    sp_chart_add_text (chart, _ ("Nobody has said anything about this issue yet."), chart->name_font, chart->theme->faint_text,
                       (SpRect) { 0.0, y, chart->width, page->rows_height }, SP_ALIGN_MIDDLE, FALSE);
  for (guint i = page->first; i < page->end; i++)
    {
      draw_lane (self, sp_lanes_get (self, i), y);
      y += sp_lanes_get (self, i)->height;
    }
}

static gboolean
draw_pages (SpLanes *self, SpFrame *frame, SpLayoutProgress progress, gpointer progress_data)
{
  g_autofree char *description = sp_lanes_describe (self);
  g_autofree double *heights = g_new (double, MAX (self->lanes->len, 1));
  SpChartPages pages = {
    .chart = &self->chart,
    .description = description,
    .head = get_head (self),
    .n_rows = self->lanes->len,
    .heights = heights,
    .empty_height = 2.0 * sp_chart_list_get_line_height (self->list),
    .list = self->list,
    .n_lines = self->n_lines,
    .list_gap = LIST_GAP,
    .draw = draw_page_cb,
    .data = self,
  };

  for (guint i = 0; i < self->lanes->len; i++)
    heights[i] = sp_lanes_get (self, i)->height;
  return sp_chart_pages_draw (&pages, frame, progress, progress_data);
}

/* A picture that is made smaller for its height would leave room at its sides: that wide it can be. */
static double
find_wider (const SpLanes *self, SpFrame *frame)
{
  double line = sp_chart_list_get_line_height (self->list);
  double height = get_head (self) + (self->n_lines > 0 ? LIST_GAP + self->n_lines * line : 0.0);
  double width, room, scale;

  for (guint i = 0; i < self->lanes->len; i++)
    height += sp_lanes_get (self, i)->height;
  scale = sp_frame_fit_readable (frame, self->chart.width, height, SP_CHART_LEAST_SCALE);
  sp_frame_get_room (frame, &width, &room);
  if (width >= G_MAXDOUBLE || scale < SP_CHART_LEAST_SCALE || self->chart.width * scale > width * FILLED)
    return self->chart.width;
  return width / scale;
}

/**
 * sp_timeline_picture_draw:
 * @snapshot: the project
 * @positions: its positions, as the options ask for
 * @options: what to draw and how: of one issue or of all, in the order of its actors
 * @progress: (nullable) (scope call): told how far the work is, from 0 to 1; stops it by returning `FALSE`
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws the statements over time. On one issue each actor has a lane, which ends in its position; else each issue has
 * one. A statement of a month or a year stands in the middle of a line over all its days, one without a date in a column
 * of its own. Statements with a part in the newest contradiction of their cell are marked, and so is the one to which the
 * last shift led. With roll-up those who speak for an actor stand in its lane.
 *
 * No mark lies over another: they go on more rows, and in a lane of an issue statements that say the same on one date
 * share a mark where it would get too high. Where it still would, each period has a bar instead, of as many statements as
 * fall into it, in all lanes. Lanes run over pages. Takes O(s r) time for s statements in r rows, or O(s log s) with
 * bars, beside what the order takes. Safe in a worker thread.
 *
 * Returns: (transfer full): the pages, or `NULL` with %SP_LAYOUT_ERROR_CANCELLED
 */
SpPages *
sp_timeline_picture_draw (SpSnapshot             *snapshot,
                          SpPositions            *positions,
                          const SpPictureOptions *options,
                          SpLayoutProgress        progress,
                          gpointer                progress_data,
                          GError                **error)
{
  g_auto (SpLanes) self = { 0 };
  g_autoptr (SpFrame) frame = NULL;
  double width;

  g_return_val_if_fail (snapshot != NULL && positions != NULL && options != NULL, NULL);

  if (sp_snapshot_get_n_issues (snapshot) == 0)
    return sp_chart_draw_message (snapshot, options, _ ("No issues yet. Add an issue, and what is said about it appears here."));
  if (sp_snapshot_get_n_statements (snapshot) == 0)
    return sp_chart_draw_message (snapshot, options, _ ("No statements yet. What the actors say appears here at its date."));
  frame = sp_frame_new (snapshot, options);
  init_lanes (&self, snapshot, positions, options, sp_chart_find_width (&self.chart, frame));
  sp_lanes_fill_frame (&self, frame);
  width = find_wider (&self, frame);
  if (width > self.chart.width)
    {
      sp_lanes_clear (&self);
      self = (SpLanes) { 0 };
      sp_frame_free (g_steal_pointer (&frame));
      frame = sp_frame_new (snapshot, options);
      init_lanes (&self, snapshot, positions, options, width);
      sp_lanes_fill_frame (&self, frame);
    }
  if (!draw_pages (&self, frame, progress, progress_data))
    return sp_chart_fail_cancelled (error);
  return sp_frame_end (g_steal_pointer (&frame));
}
