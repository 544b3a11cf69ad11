/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-spectrum-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-chart-pages.h"
#include "sp-diagram-shape.h"
#include "sp-matrix-picture-words.h"

/*
 * The issue spectrum: every actor stands where its position is on the scale of one issue, its name beside it; who stands
 * at the same place goes one row further down, the more influential nearer to the scale. No name lies over another, and
 * nobody is moved along the scale.
 */

#define LEAST_RADIUS 7.0      /* points, as all that follows */
#define LARGEST_RADIUS 15.0
#define ONLY_RADIUS 9.0       /* where influence is not known of anybody */
#define FEW_ACTORS 60         /* with more, all are smaller */
#define SHARE_OF_MANY 0.7
#define START 18.0
#define WIDEST_LABEL 120.0
#define LABEL_GAP 3.0
#define ITEM_GAP 5.0
#define ROW_GAP 3.0
#define LIST_GAP 8.0
#define SLACK 1.03            /* text may come out a little wider where the picture is scaled */
#define LEAST_LANDING 2       /* one actor alone is no mean */
#define LINES_OF_LABEL 2

double
sp_spectrum_find_x (const SpSpectrum *self, double value)
{
  return self->start + (self->end - self->start) * (value + 2.0) / 4.0;
}

/* The more influential first; unknown influence counts as a middling one. */
static int
compare_items_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpSpectrumItem *one = a;
  const SpSpectrumItem *other = b;

  if (one->radius != other->radius)
    return one->radius > other->radius ? -1 : 1;
  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;
  return one->actor < other->actor ? -1 : one->actor > other->actor;
}

static void
measure_label (SpSpectrum *self, SpSpectrumItem *item)
{
  const char *name = sp_snapshot_get_actor (self->chart.snapshot, item->actor)->name;
  double step = (self->end - self->start) / 4.0;
  double room = MIN (WIDEST_LABEL, step - item->shape.width - LABEL_GAP - ITEM_GAP);
  double line = self->label_size * SP_CHART_LINE;

  item->label_width = sp_chart_measure_width (name, self->label_font) * SLACK + 1.0;
  item->label_height = line;
  if (item->label_width <= room)
    return;
  item->label_width = room;
  item->label_height = MIN (sp_chart_measure_height (name, self->label_font, room), LINES_OF_LABEL * line);
}

static void
collect_items (SpSpectrum *self)
{
  SpChart *chart = &self->chart;
  guint n = sp_positions_get_n_actors (chart->positions);
  double size = self->is_crowded ? SHARE_OF_MANY : 1.0;

  for (guint i = 0; i < n; i++)
    {
      SpSpectrumItem item = { .actor = i, .position = sp_positions_get (chart->positions, i, self->issue_index) };

      if (isnan (item.position->value))
        continue;
      item.x = sp_spectrum_find_x (self, item.position->value);
      item.radius = chart->some_influence ? sp_chart_find_radius (chart, i, LEAST_RADIUS, LARGEST_RADIUS) * size : ONLY_RADIUS;
      item.shape = sp_diagram_shape_get_bounds (sp_snapshot_get_actor (chart->snapshot, i)->kind, item.radius);
      measure_label (self, &item);
      g_array_append_val (self->items, item);
    }
  g_sort_array (self->items->data, self->items->len, sizeof (SpSpectrumItem), compare_items_cb, NULL);
}

static double
find_label (const SpSpectrumItem *item)
{
  return item->x + item->shape.x + item->shape.width + LABEL_GAP;
}

typedef struct
{
  double from;
  double to;
} Span;

static gboolean
is_free (const GArray *row, Span span)
{
  for (guint i = 0; i < row->len; i++)
    {
      const Span *taken = &g_array_index (row, Span, i);

      if (span.from < taken->to && taken->from < span.to)
        return FALSE;
    }
  return TRUE;
}

static double
get_item_height (const SpSpectrumItem *item)
{
  return MAX (item->shape.height, item->label_height) + ROW_GAP;
}

/* Each goes into the first row in which there is room. Takes O(n r) time for n actors and r rows. */
static void
place_items (SpSpectrum *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      SpSpectrumItem *item = sp_spectrum_get_item (self, i);
      Span span = { item->x + item->shape.x, find_label (item) + item->label_width + ITEM_GAP };
      double height = get_item_height (item);

      while (item->row < rows->len && !is_free (g_ptr_array_index (rows, item->row), span))
        item->row++;
      if (item->row == rows->len)
        {
          g_ptr_array_add (rows, g_array_new (FALSE, FALSE, sizeof (Span)));
          g_array_append_val (self->row_heights, height);
        }
      g_array_append_val ((GArray *) g_ptr_array_index (rows, item->row), span);
      g_array_index (self->row_heights, double, item->row) = MAX (g_array_index (self->row_heights, double, item->row), height);
    }
}

/* Who is asked for and has no place on the scale, by what is known instead. */
static void
fill_list (SpSpectrum *self)
{
  static const struct
  {
    SpPositionState state;
    const char *heading;
  } groups[] = {
    { SP_POSITION_CONDITIONAL, N_ ("A condition without a stance") },
    { SP_POSITION_AMBIGUOUS, N_ ("Ambiguous, without a stance") },
    { SP_POSITION_UNDECIDED, N_ ("Undecided") },
    { SP_POSITION_NO_COMMENT, N_ ("No comment") },
    { SP_POSITION_NOTHING_FOUND, N_ ("Nothing found") },
  };
  const SpChart *chart = &self->chart;

  for (guint k = 0; k < G_N_ELEMENTS (groups); k++)
    {
      sp_chart_list_begin_group (self->list, _ (groups[k].heading));
      for (guint i = 0; i < sp_positions_get_n_actors (chart->positions); i++)
        {
          const SpActor *actor = sp_snapshot_get_actor (chart->snapshot, i);
          const SpPosition *position = sp_positions_get (chart->positions, i, self->issue_index);
          g_autofree char *name = NULL;

          if (position->state != groups[k].state || !isnan (position->value))
            continue;
          name = sp_matrix_words_cell (actor, self->issue, position);
          sp_chart_list_add (self->list, i, position, actor->name, name, SP_TARGET_CELL, self->issue->id);
        }
    }
  self->n_lines = sp_chart_list_set (self->list);
}

static void
init_spectrum (SpSpectrum *self, SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options, SpFrame *frame)
{
  guint issue;

  *self = (SpSpectrum) { 0 };
  sp_chart_init (&self->chart, snapshot, positions, options);
  issue = sp_chart_find_issue (&self->chart);
  self->issue_index = issue == G_MAXUINT ? 0 : issue;
  self->issue = sp_snapshot_get_issue (snapshot, self->issue_index);
  self->landing = sp_landing_of_issue (snapshot, positions, self->issue_index);
  self->has_landing = self->landing.n_actors >= LEAST_LANDING;
  self->chart.width = sp_chart_find_width (&self->chart, frame);
  self->start = START;
  self->end = self->chart.width - START - LABEL_GAP - MIN (WIDEST_LABEL, self->chart.width * 0.18);
  self->is_crowded = sp_snapshot_get_n_actors (snapshot) > FEW_ACTORS;
  self->label_font = self->is_crowded ? self->chart.small_font : self->chart.name_font;
  self->label_size = self->is_crowded ? self->chart.theme->small_size : self->chart.theme->text_size;
  self->items = g_array_new (FALSE, FALSE, sizeof (SpSpectrumItem));
  self->row_heights = g_array_new (FALSE, FALSE, sizeof (double));
  self->list = sp_chart_list_new (&self->chart);
  collect_items (self);
  place_items (self);
  fill_list (self);
  sp_spectrum_measure_scale (self);
}

static void
clear_spectrum (SpSpectrum *self)
{
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->row_heights, g_array_unref);
  g_clear_pointer (&self->list, sp_chart_list_free);
  sp_chart_clear (&self->chart);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpSpectrum, clear_spectrum)

static void
draw_item (const SpSpectrum *self, const SpSpectrumItem *item, double y, double height)
{
  const SpChart *chart = &self->chart;
  const SpActor *actor = sp_snapshot_get_actor (chart->snapshot, item->actor);
  double middle = y + (height - ROW_GAP) / 2.0;
  double reach = MAX (item->shape.height, item->label_height) / 2.0;
  double left = item->x + item->shape.x;
  SpRect label = { find_label (item), middle - item->label_height / 2.0, item->label_width, item->label_height };
  SpPathItem ground = { .has_fill = TRUE, .fill = chart->theme->ground };       /* no line runs through a name */
  g_autofree char *name = sp_matrix_words_cell (actor, self->issue, item->position);
  g_autoptr (GString) words = g_string_new (name);
  SpTarget target = {
    .kind = SP_TARGET_CELL,
    .id1 = actor->id,
    .id2 = self->issue->id,
    .bounds = { left, middle - reach, label.x + label.width - left, 2.0 * reach },
    .row = item->row,
  };

  if (isnan (actor->influence))
    g_string_append_printf (words, "%s%s", _ (", "), _ ("influence unknown"));
  else
    {
      g_string_append (words, _ (", "));
      g_string_append_printf (words, _ ("influence %.0f of 100"), actor->influence);
    }
  target.name = words->str;
  sp_chart_add_actor (chart, item->actor, item->position, item->x, middle - item->shape.y - item->shape.height / 2.0,
                      item->radius);
  sp_chart_add_box (chart, label, &ground);
  sp_chart_add_text (chart, actor->name, self->label_font, chart->theme->text, label, SP_ALIGN_START, TRUE);
  sp_chart_add_target (chart, &target);
}

static void
draw_rows (const SpSpectrum *self, guint first, guint end, double y)
{
  g_autofree double *tops = g_new (double, end - first + 1);

  for (guint row = first; row < end; row++)
    {
      tops[row - first] = y;
      y += g_array_index (self->row_heights, double, row);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const SpSpectrumItem *item = sp_spectrum_get_item (self, i);

      if (item->row >= first && item->row < end)
        draw_item (self, item, tops[item->row - first], g_array_index (self->row_heights, double, item->row));
    }
}

static void
draw_nobody (const SpSpectrum *self, double y, double height)
{
  sp_chart_add_text (&self->chart, _ ("Nobody has a stance on this issue yet."), self->chart.name_font,
                     self->chart.theme->faint_text, (SpRect) { 0.0, y, self->chart.width, height }, SP_ALIGN_MIDDLE, FALSE);
}

static void
draw_page_cb (gpointer data, const SpChartPage *page)
{
  const SpSpectrum *self = data;
  double top = sp_spectrum_get_scale_height (self);

  sp_spectrum_draw_scale (self, top + page->rows_height);
  if (self->items->len == 0)
    draw_nobody (self, top, page->rows_height);
  draw_rows (self, page->first, page->end, top);
}

static gboolean
draw_pages (SpSpectrum *self, SpFrame *frame, SpLayoutProgress progress, gpointer progress_data)
{
  g_autofree char *description = sp_spectrum_describe (self);
  SpChartPages pages = {
    .chart = &self->chart,
    .description = description,
    .head = sp_spectrum_get_scale_height (self),
    .n_rows = self->row_heights->len,
    .heights = (const double *) self->row_heights->data,
    .empty_height = sp_chart_list_get_line_height (self->list),
    .list = self->list,
    .n_lines = self->n_lines,
    .list_gap = LIST_GAP,
    .draw = draw_page_cb,
    .data = self,
  };

  return sp_chart_pages_draw (&pages, frame, progress, progress_data);
}

/**
 * sp_spectrum_picture_draw:
 * @snapshot: the project
 * @positions: its positions, as the options ask for
 * @options: what to draw and how: the issue, or its first one
 * @progress: (nullable) (scope call): told how far the work is, from 0 to 1; stops it by returning `FALSE`
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws the issue spectrum: the actors along the scale of one issue, the area of each by its influence, with the
 * weighted mean and the weighted median of sp_landing_of_issue() and the issue's reference point. Who has no stance is
 * listed under the scale and never stands at its middle. Where it does not fit a page, the rows run over pages, each with
 * the scale.
 *
 * Takes O(n r) time for n actors in r rows. Safe in a worker thread.
 *
 * Returns: (transfer full): the pages, or `NULL` with %SP_LAYOUT_ERROR_CANCELLED
 */
SpPages *
sp_spectrum_picture_draw (SpSnapshot             *snapshot,
                          SpPositions            *positions,
                          const SpPictureOptions *options,
                          SpLayoutProgress        progress,
                          gpointer                progress_data,
                          GError                **error)
{
  g_auto (SpSpectrum) self = { 0 };
  g_autoptr (SpFrame) frame = NULL;

  g_return_val_if_fail (snapshot != NULL && positions != NULL && options != NULL, NULL);

  if (sp_snapshot_get_n_issues (snapshot) == 0)
    return sp_chart_draw_message (snapshot, options, _ ("No issues yet. Add an issue, and its scale appears here."));
  if (sp_snapshot_get_n_actors (snapshot) == 0)
    return sp_chart_draw_message (snapshot, options, _ ("No actors yet. Add the actors of your project, and they appear here."));
  frame = sp_frame_new (snapshot, options);
  init_spectrum (&self, snapshot, positions, options, frame);
  sp_spectrum_fill_frame (&self, frame);
  if (!draw_pages (&self, frame, progress, progress_data))
    return sp_chart_fail_cancelled (error);
  return sp_frame_end (g_steal_pointer (&frame));
}
