/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-grid-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-chart-pages.h"
#include "sp-matrix-picture-words.h"

/* The influence x interest grid: frame, scales and quadrants, the actors in it, and those who have no place in it. */

#define WHOLE 100.0
#define N_TICKS 4
#define TICK_WIDTH 26.0       /* points, as all that follows */
#define TICK_LENGTH 3.0
#define GAP 6.0
#define LIST_GAP 12.0
#define SHARE_OF_HEIGHT 0.6   /* of the plot's width */
#define RADIUS 6.0
#define RADIUS_OF_STANCE 8.0  /* where a sign stands in it */
#define DOT 1.4
#define LEADER_WIDTH 0.5

static double
get_line (const SpGrid *self)
{
  return self->chart.theme->text_size * SP_CHART_LINE;
}

static void
init_grid (SpGrid *self, SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options, SpFrame *frame)
{
  SpChart *chart = &self->chart;

  sp_chart_init (chart, snapshot, positions, options);
  self->issue = sp_chart_find_issue (chart);
  self->form = SP_GRID_NAMES;
  self->radius = self->issue == G_MAXUINT ? RADIUS : RADIUS_OF_STANCE;
  chart->width = sp_chart_find_width (chart, frame);
  self->items = g_array_new (FALSE, FALSE, sizeof (SpGridItem));
  self->list = sp_chart_list_new (chart);
  sp_grid_collect (self);
  if (self->issue != G_MAXUINT)
    self->top = sp_chart_measure_height (sp_snapshot_get_issue (snapshot, self->issue)->name, chart->heading_font,
                                         chart->width) + GAP;
  self->plot = (SpRect) { TICK_WIDTH, self->top + get_line (self) + 2.0, chart->width - TICK_WIDTH, 0.0 };
  self->plot.height = self->plot.width * SHARE_OF_HEIGHT;
  if (self->items->len == 0)
    self->plot = (SpRect) { 0.0, self->top, chart->width, 2.0 * get_line (self) };
}

static void
clear_grid (SpGrid *self)
{
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->list, sp_chart_list_free);
  sp_chart_clear (&self->chart);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpGrid, clear_grid)

static double
get_plot_end (const SpGrid *self)
{
  return self->plot.y + self->plot.height + (self->items->len > 0 ? TICK_LENGTH + 2.0 * get_line (self) : 0.0);
}

static void
draw_heading (const SpGrid *self)
{
  const SpChart *chart = &self->chart;
  const SpIssue *issue;
  g_autofree char *words = NULL;
  SpRect box = { 0.0, 0.0, chart->width, self->top - GAP };
  SpTarget target = { .kind = SP_TARGET_ISSUE, .bounds = box };

  if (self->issue == G_MAXUINT)
    return;
  issue = sp_snapshot_get_issue (chart->snapshot, self->issue);
  words = sp_matrix_words_issue (issue);
  target.id1 = issue->id;
  target.name = words;
  sp_chart_add_text (chart, issue->name, chart->heading_font, chart->theme->text, box, SP_ALIGN_START, TRUE);
  sp_chart_add_target (chart, &target);
}

static void
draw_tick_of_interest (const SpGrid *self, double value)
{
  const SpChart *chart = &self->chart;
  double x = sp_grid_find_x (self, value);
  double y = self->plot.y + self->plot.height;
  g_autofree char *number = sp_chart_number (value);

  sp_chart_add_rule (chart, x, y, x, y + TICK_LENGTH, chart->theme->text, SP_CHART_HAIRLINE);
  sp_chart_add_text (chart, number, chart->small_font, chart->theme->faint_text,
                     (SpRect) { x - TICK_WIDTH, y + TICK_LENGTH, 2.0 * TICK_WIDTH, get_line (self) }, SP_ALIGN_MIDDLE, FALSE);
}

static void
draw_tick_of_influence (const SpGrid *self, double value)
{
  const SpChart *chart = &self->chart;
  double y = sp_grid_find_y (self, value);
  g_autofree char *number = sp_chart_number (value);

  sp_chart_add_rule (chart, self->plot.x - TICK_LENGTH, y, self->plot.x, y, chart->theme->text, SP_CHART_HAIRLINE);
  sp_chart_add_text (chart, number, chart->small_font, chart->theme->faint_text,
                     (SpRect) { 0.0, y - get_line (self) / 2.0, TICK_WIDTH - TICK_LENGTH - 2.0, get_line (self) }, SP_ALIGN_END,
                     FALSE);
}

static char *
dup_axis_words (const SpGrid *self)
{
  const char *arrow = self->chart.options->right_to_left ? "←" : "→";

  return g_strdup_printf ("%s %s", self->interest == SP_INTEREST_SALIENCE ? _ ("Interest: salience, 0 to 100")
                                                                          : _ ("Interest: number of statements"), arrow);
}

static void
draw_scales (const SpGrid *self)
{
  const SpChart *chart = &self->chart;
  double line = get_line (self);
  double bottom = self->plot.y + self->plot.height + TICK_LENGTH + line;
  g_autofree char *interest = dup_axis_words (self);
  g_autofree char *influence = g_strdup_printf ("↑ %s", _ ("Influence, 0 to 100"));

  for (guint i = 0; i <= N_TICKS; i++)
    {
      draw_tick_of_interest (self, self->most_interest * i / N_TICKS);
      draw_tick_of_influence (self, WHOLE * i / N_TICKS);
    }
  sp_chart_add_text (chart, influence, chart->name_font, chart->theme->text,
                     (SpRect) { 0.0, self->plot.y - line - 2.0, chart->width, line }, SP_ALIGN_START, FALSE);
  sp_chart_add_text (chart, interest, chart->name_font, chart->theme->text,
                     (SpRect) { self->plot.x, bottom, self->plot.width, line }, SP_ALIGN_END, FALSE);
}

static void
draw_quadrant_name (const SpGrid *self, SpQuadrant quadrant)
{
  const SpChart *chart = &self->chart;
  double middle = sp_grid_find_x (self, self->most_interest / 2.0);
  gboolean is_interested = quadrant == SP_QUADRANT_MANAGE || quadrant == SP_QUADRANT_INFORM;
  gboolean is_influential = quadrant == SP_QUADRANT_MANAGE || quadrant == SP_QUADRANT_SATISFY;
  double left = is_interested ? middle : self->plot.x;
  double right = is_interested ? self->plot.x + self->plot.width : middle;
  double y = is_influential ? self->plot.y : self->plot.y + self->plot.height - SP_GRID_STRIP;

  sp_chart_add_text (chart, sp_grid_get_quadrant_words (quadrant), chart->bold_font, chart->theme->faint_text,
                     (SpRect) { left + GAP, y, right - left - 2.0 * GAP, SP_GRID_STRIP },
                     is_interested ? SP_ALIGN_END : SP_ALIGN_START, FALSE);
}

static void
draw_plot (const SpGrid *self)
{
  const SpChart *chart = &self->chart;
  SpPathItem rim = { .has_stroke = TRUE, .stroke = chart->theme->text, .line_width = SP_CHART_RULE };
  double x = sp_grid_find_x (self, self->most_interest / 2.0);
  double y = sp_grid_find_y (self, WHOLE / 2.0);

  if (self->items->len == 0)
    {
      sp_chart_add_text (chart, _ ("There is nobody whose influence and interest are both known."), chart->name_font,
                         chart->theme->faint_text, self->plot, SP_ALIGN_START, TRUE);
      return;
    }
  sp_chart_add_box (chart, self->plot, &rim);
  sp_chart_add_rule (chart, x, self->plot.y, x, self->plot.y + self->plot.height, chart->theme->faint_text, SP_CHART_RULE);
  sp_chart_add_rule (chart, self->plot.x, y, self->plot.x + self->plot.width, y, chart->theme->faint_text, SP_CHART_RULE);
  for (SpQuadrant quadrant = SP_QUADRANT_SATISFY; quadrant <= SP_QUADRANT_INFORM; quadrant++)
    draw_quadrant_name (self, quadrant);
  draw_scales (self);
}

static double
clamp_to (double value, double start, double length)
{
  return CLAMP (value, start, start + length);
}

/* From the place where an actor belongs, and to a name that stands away. */
static void
draw_leaders (const SpGrid *self, const SpGridItem *item)
{
  const SpChart *chart = &self->chart;
  SpPathItem dot = { .has_fill = TRUE, .fill = chart->theme->text };
  SpInk ink = chart->theme->faint_text;

  if (sp_grid_has_leaders (self) && (item->node_x != item->x || item->node_y != item->y))
    {
      sp_chart_add_rule (chart, item->x, item->y, item->node_x, item->node_y, ink, LEADER_WIDTH);
      sp_scene_builder_ellipse (chart->builder, sp_chart_mirror_x (chart, item->x), item->y, DOT, DOT);
      sp_scene_builder_add_path (chart->builder, &dot);
    }
  if (item->is_label_away)
    sp_chart_add_rule (chart, item->node_x, item->node_y, clamp_to (item->node_x, item->label.x, item->label.width),
                       clamp_to (item->node_y, item->label.y, item->label.height), ink, LEADER_WIDTH);
}

static void
draw_item (const SpGrid *self, const SpGridItem *item)
{
  const SpChart *chart = &self->chart;
  const SpActor *actor = sp_snapshot_get_actor (chart->snapshot, item->actor);
  g_autofree char *name = sp_grid_name_item (self, item);
  g_autofree char *number = g_strdup_printf ("%'u", item->number);
  SpTarget target = {
    .kind = self->issue == G_MAXUINT ? SP_TARGET_ACTOR : SP_TARGET_CELL,
    .id1 = actor->id,
    .id2 = self->issue == G_MAXUINT ? SP_ID_NONE : sp_snapshot_get_issue (chart->snapshot, self->issue)->id,
    .bounds = { item->node_x + item->shape.x, item->node_y + item->shape.y, item->shape.width, item->shape.height },
    .row = item->actor,
    .name = name,
  };
  gboolean is_beside = item->label.y < item->node_y && item->label.y + item->label.height > item->node_y && !item->is_label_away;
  SpAlign align = !is_beside ? SP_ALIGN_MIDDLE : item->label.x > item->node_x ? SP_ALIGN_START : SP_ALIGN_END;

  sp_chart_add_actor (chart, item->actor, item->position, item->node_x, item->node_y, self->radius);
  if (item->is_named)
    sp_chart_add_text (chart, actor->name, chart->small_font, chart->theme->text, item->label, align, TRUE);
  else if (item->number != 0)
    sp_chart_add_text (chart, number, chart->small_font, chart->theme->text, item->label, align, FALSE);
  sp_chart_add_target (chart, &target);
}

/* The plot is one row, which only the first page has. */
static void
draw_page_cb (gpointer data, const SpChartPage *page)
{
  SpGrid *self = data;
  gboolean has_halos = self->chart.has_halos;

  if (page->first == page->end)
    return;
  draw_heading (self);
  draw_plot (self);
  for (guint i = 0; i < self->items->len; i++)
    draw_leaders (self, sp_grid_get_item (self, i));
  self->chart.has_halos |= self->form != SP_GRID_NAMES;      /* few names, over the lines of the quadrants */
  for (guint i = 0; i < self->items->len; i++)
    draw_item (self, sp_grid_get_item (self, i));
  self->chart.has_halos = has_halos;
}

static void
draw_pages (SpGrid *self, SpFrame *frame)
{
  g_autofree char *description = sp_grid_describe (self);
  double height = get_plot_end (self);
  SpChartPages pages = {
    .chart = &self->chart,
    .description = description,
    .n_rows = 1,
    .heights = &height,
    .list = self->list,
    .n_lines = self->n_lines,
    .list_gap = LIST_GAP,
    .draw = draw_page_cb,
    .data = self,
  };

  sp_chart_pages_draw (&pages, frame, NULL, NULL);
}

/**
 * sp_grid_picture_draw:
 * @snapshot: the project
 * @positions: its positions, as the options ask for
 * @options: what to draw and how: on one issue or on all, and what stands for interest
 * @progress: (nullable) (scope call): told how far the work is, from 0 to 1; stops it by returning `FALSE`
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws the grid of influence (up) and interest (across) with four quadrants: A. L. Mendelow, Environmental scanning: the
 * impact of the stakeholder concept, Proceedings of the International Conference on Information Systems, 1981; its names
 * as they are in use since. Interest is the mean salience of what an actor says or the number of its statements. An actor
 * of whom one of the two is not known stands in a list below and never at 0. On one issue actors have the sign of their
 * position, else their own colour.
 *
 * No actor and no name lies over another: the plot grows with them. Where too many names would need a line to their actor,
 * the foremost keep theirs and the others have numbers, whose names stand below by quadrant; of more than 600 actors
 * most have neither. The list runs over pages. Takes O(n) time for n actors as long as they are spread, and O(n · I) for I
 * issues. Safe in a worker thread.
 *
 * Returns: (transfer full): the pages, or `NULL` with %SP_LAYOUT_ERROR_CANCELLED
 */
SpPages *
sp_grid_picture_draw (SpSnapshot             *snapshot,
                      SpPositions            *positions,
                      const SpPictureOptions *options,
                      SpLayoutProgress        progress,
                      gpointer                progress_data,
                      GError                **error)
{
  g_auto (SpGrid) self = { 0 };
  g_autoptr (SpFrame) frame = NULL;

  g_return_val_if_fail (snapshot != NULL && positions != NULL && options != NULL, NULL);

  if (sp_snapshot_get_n_actors (snapshot) == 0)
    return sp_chart_draw_message (snapshot, options,
                                  _ ("No actors yet. Add the actors of your project, and they appear here."));
  frame = sp_frame_new (snapshot, options);
  init_grid (&self, snapshot, positions, options, frame);
  if (!sp_grid_place (&self, progress, progress_data))
    return sp_chart_fail_cancelled (error);
  sp_grid_list (&self);
  self.n_lines = sp_chart_list_set (self.list);
  sp_grid_fill_frame (&self, frame);
  draw_pages (&self, frame);
  return sp_frame_end (g_steal_pointer (&frame));
}
