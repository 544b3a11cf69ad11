/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-chart-pages.h"

#define SLACK 0.01            /* points: what fits once fits again */

/* One row or line at least goes on a page, so that even a small one comes to an end. */
static SpChartPage
plan_page (const SpChartPages *self, guint first, guint first_line, double room)
{
  SpChartPage page = { .first = first, .end = first, .first_line = first_line, .height = self->head };
  double line = sp_chart_list_get_line_height (self->list);

  if (self->n_rows == 0)
    page.rows_height = self->empty_height;
  while (page.end < self->n_rows && (page.end == first || page.height + page.rows_height + self->heights[page.end] <= room))
    page.rows_height += self->heights[page.end++];
  page.height += page.rows_height;
  if (page.end < self->n_rows || first_line == self->n_lines)
    return page;
  page.height += self->list_gap;
  while (page.first_line + page.n_lines < self->n_lines
         && (page.height + line <= room || (page.end == first && page.n_lines == 0)))
    {
      page.height += line;
      page.n_lines++;
    }
  return page;
}

static void
draw_page (const SpChartPages *self, SpFrame *frame, const SpChartPage *page, double scale)
{
  SpChart *chart = self->chart;

  chart->builder = sp_frame_begin_page (frame, chart->width, page->height, scale);
  sp_scene_builder_begin_group (chart->builder, SP_ROLE_FIGURE, self->description);
  self->draw (self->data, page);
  sp_chart_list_draw (self->list, page->first_line, page->n_lines, self->head + page->rows_height + self->list_gap);
  sp_scene_builder_end_group (chart->builder);
  sp_frame_end_page (frame);
  chart->builder = NULL;
}

/* A row that is higher than a page makes all smaller. */
static double
find_scale (const SpChartPages *self, double width, double height)
{
  double tallest = 0.0;

  for (guint i = 0; i < self->n_rows; i++)
    tallest = MAX (tallest, self->heights[i]);
  return MIN (1.0, MIN (width / self->chart->width, height / (self->head + tallest)));
}

gboolean
sp_chart_pages_draw (const SpChartPages *self, SpFrame *frame, SpLayoutProgress progress, gpointer progress_data)
{
  SpChartPage page = plan_page (self, 0, 0, G_MAXDOUBLE);
  double scale = sp_frame_fit_readable (frame, self->chart->width, page.height, SP_CHART_LEAST_SCALE);
  double width, height;
  double room = G_MAXDOUBLE;

  if (scale < SP_CHART_LEAST_SCALE)
    {
      sp_frame_get_room (frame, &width, &height);
      scale = find_scale (self, width, height);
      room = height / scale + SLACK;
    }
  page = (SpChartPage) { 0 };
  do
    {
      if (progress != NULL && !progress ((double) page.end / MAX (self->n_rows, 1), progress_data))
        return FALSE;
      page = plan_page (self, page.end, page.first_line + page.n_lines, room);
      draw_page (self, frame, &page, scale);
    }
  while (page.end < self->n_rows || page.first_line + page.n_lines < self->n_lines);
  return TRUE;
}
