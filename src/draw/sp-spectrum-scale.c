/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-spectrum-private.h"

#include <glib/gi18n-lib.h>

#include "sp-matrix-picture-words.h"

/* The head of the spectrum: what is contested, where it lands, the scale with the labels of its ends. */

#define GAP 6.0               /* points, as all that follows */
#define BAR_HEIGHT 14.0
#define BAR_BEYOND 14.0       /* the bar reaches so far beyond the scale's ends */
#define MARK_LINE 15.0        /* the height of a line with one mark */
#define MARK_RADIUS 4.0
#define WORD_GAP 7.0
#define REFERENCE_FULL 25.0   /* points of the reference's scale for one step */

static const double median_dashes[] = { 4.0, 2.5 };
static const double reference_dashes[] = { 1.2, 2.2 };

typedef enum
{
  MARK_MEAN,
  MARK_MEDIAN,
  MARK_REFERENCE,
} Mark;

static gboolean
has_mark (const SpSpectrum *self, Mark mark)
{
  return mark == MARK_REFERENCE ? !isnan (self->issue->reference) : self->has_landing;
}

static double
get_value (const SpSpectrum *self, Mark mark)
{
  if (mark == MARK_REFERENCE)
    return self->issue->reference / REFERENCE_FULL - 2.0;
  return mark == MARK_MEAN ? self->landing.mean : self->landing.median;
}

static char *
dup_words (const SpSpectrum *self, Mark mark)
{
  g_autofree char *number = NULL;

  if (mark == MARK_REFERENCE)
    {
      number = sp_chart_number (self->issue->reference);
      /* Translators: the reference point of an issue, on its scale from 0 to 100 */
      return g_strdup_printf (_ ("reference point %s of 100"), number);
    }
  number = sp_matrix_words_number (get_value (self, mark), 1);
  return g_strdup_printf (mark == MARK_MEAN ? _ ("mean %s") : _ ("median %s"), number);
}

static guint
count_marks (const SpSpectrum *self)
{
  guint n = 0;

  for (Mark mark = MARK_MEAN; mark <= MARK_REFERENCE; mark++)
    n += has_mark (self, mark);
  return n;
}

static double
measure_ends (const SpSpectrum *self)
{
  double width = (self->end - self->start) / 2.0;
  g_autofree char *oppose = sp_matrix_words_end (self->issue, FALSE);
  g_autofree char *support = sp_matrix_words_end (self->issue, TRUE);

  if (*oppose == '\0' && *support == '\0')
    return 0.0;
  return MAX (sp_chart_measure_height (oppose, self->chart.name_font, width),
              sp_chart_measure_height (support, self->chart.name_font, width)) + 2.0;
}

void
sp_spectrum_measure_scale (SpSpectrum *self)
{
  const SpChart *chart = &self->chart;

  self->heading_height = sp_chart_measure_height (self->issue->name, chart->heading_font, chart->width) + GAP;
  if (*self->issue->question != '\0')
    self->heading_height += sp_chart_measure_height (self->issue->question, chart->small_font, chart->width);
  self->marks_height = count_marks (self) * MARK_LINE;
  self->ends_height = measure_ends (self);
}

double
sp_spectrum_get_scale_height (const SpSpectrum *self)
{
  return self->heading_height + self->marks_height + BAR_HEIGHT + self->ends_height + GAP;
}

static void
draw_heading (const SpSpectrum *self)
{
  const SpChart *chart = &self->chart;
  double height = sp_chart_measure_height (self->issue->name, chart->heading_font, chart->width);
  SpRect name = { 0.0, 0.0, chart->width, height };
  g_autofree char *words = sp_matrix_words_issue (self->issue);
  SpTarget target = { .kind = SP_TARGET_ISSUE, .id1 = self->issue->id, .bounds = name, .name = words };

  sp_chart_add_text (chart, self->issue->name, chart->heading_font, chart->theme->text, name, SP_ALIGN_START, TRUE);
  sp_chart_add_target (chart, &target);
  name.y = height;
  name.height = self->heading_height - height - GAP;
  if (*self->issue->question != '\0')
    sp_chart_add_text (chart, self->issue->question, chart->small_font, chart->theme->faint_text, name, SP_ALIGN_START, TRUE);
}

/* The five steps, each as wide as what is rounded to it. */
static void
draw_bar (const SpSpectrum *self, double y)
{
  const SpChart *chart = &self->chart;
  double step_width = (self->end - self->start) / 4.0;

  for (int step = -2; step <= 2; step++)
    {
      double x = sp_spectrum_find_x (self, step);
      double left = step == -2 ? x - BAR_BEYOND : x - step_width / 2.0;
      double right = step == 2 ? x + BAR_BEYOND : x + step_width / 2.0;
      SpPathItem fill = { .has_fill = TRUE, .fill = chart->theme->steps[step + 2] };
      SpTextItem glyph = { .text = sp_step_to_glyph (step), .font = chart->bold_font, .ink = chart->theme->step_text[step + 2],
                           .box = sp_chart_mirror (chart, (SpRect) { x - BAR_BEYOND, y, 2.0 * BAR_BEYOND, BAR_HEIGHT }),
                           .align = SP_ALIGN_MIDDLE, .vertical = SP_ALIGN_MIDDLE };

      sp_chart_add_box (chart, (SpRect) { left, y, right - left, BAR_HEIGHT }, &fill);
      sp_scene_builder_add_text (chart->builder, &glyph);
    }
}

static void
draw_ends (const SpSpectrum *self, double y)
{
  const SpChart *chart = &self->chart;
  double width = (self->end - self->start) / 2.0;
  g_autofree char *oppose = sp_matrix_words_end (self->issue, FALSE);
  g_autofree char *support = sp_matrix_words_end (self->issue, TRUE);
  SpRect left = { self->start - BAR_BEYOND, y + 2.0, width, self->ends_height - 2.0 };
  SpRect right = { self->end + BAR_BEYOND - width, y + 2.0, width, self->ends_height - 2.0 };

  if (*oppose != '\0')
    sp_chart_add_text (chart, oppose, chart->name_font, chart->theme->text, left, SP_ALIGN_START, TRUE);
  if (*support != '\0')
    sp_chart_add_text (chart, support, chart->name_font, chart->theme->text, right, SP_ALIGN_END, TRUE);
}

static void
init_mark_line (const SpSpectrum *self, Mark mark, SpPathItem *style)
{
  *style = (SpPathItem) { .has_stroke = TRUE, .stroke = self->chart.theme->text, .line_width = 0.9 };
  if (mark == MARK_MEDIAN)
    {
      style->dashes = median_dashes;
      style->n_dashes = G_N_ELEMENTS (median_dashes);
    }
  else if (mark == MARK_REFERENCE)
    {
      style->dashes = reference_dashes;
      style->n_dashes = G_N_ELEMENTS (reference_dashes);
    }
}

static void
draw_triangle (const SpChart *chart, double x, double y)
{
  SpPathItem style = { .has_fill = TRUE, .fill = chart->theme->ground, .has_stroke = TRUE, .stroke = chart->theme->text,
                       .line_width = 1.0 };
  double cx = sp_chart_mirror_x (chart, x);

  sp_scene_builder_move_to (chart->builder, cx - MARK_RADIUS, y - MARK_RADIUS + 0.5);
  sp_scene_builder_line_to (chart->builder, cx + MARK_RADIUS, y - MARK_RADIUS + 0.5);
  sp_scene_builder_line_to (chart->builder, cx, y + MARK_RADIUS);
  sp_scene_builder_close (chart->builder);
  sp_scene_builder_add_path (chart->builder, &style);
}

static void
draw_sign (const SpChart *chart, Mark mark, double x, double y)
{
  SpPathItem fill = { .has_fill = TRUE, .fill = chart->theme->text };

  if (mark == MARK_MEAN)
    sp_chart_add_diamond (chart, x, y, MARK_RADIUS, &fill);
  else if (mark == MARK_MEDIAN)
    sp_chart_add_rule (chart, x, y - MARK_RADIUS, x, y + MARK_RADIUS, chart->theme->text, 1.6);
  else
    draw_triangle (chart, x, y);
}

/* Whether the line of another mark, which comes from above, runs between two places. */
static gboolean
is_crossed (const SpSpectrum *self, Mark mark, double from, double to)
{
  for (Mark other = MARK_MEAN; other < mark; other++)
    if (has_mark (self, other))
      {
        double x = sp_spectrum_find_x (self, CLAMP (get_value (self, other), -2.0, 2.0));

        if (x > from && x < to)
          return TRUE;
      }
  return FALSE;
}

/* The word stands beside its sign, on the side where there is more room, and on the other one where a line would cross it. */
static gboolean
stands_after (const SpSpectrum *self, Mark mark, double x, const char *words)
{
  double width = sp_chart_measure_width (words, self->chart.name_font);
  gboolean after = x < self->chart.width * 0.6;
  gboolean crossed_after = is_crossed (self, mark, x, x + WORD_GAP + width) || x + WORD_GAP + width > self->chart.width;
  gboolean crossed_before = is_crossed (self, mark, x - WORD_GAP - width, x) || x - WORD_GAP - width < 0.0;

  return crossed_after == crossed_before ? after : crossed_before;
}

static void
draw_mark (const SpSpectrum *self, Mark mark, double y, double bottom)
{
  const SpChart *chart = &self->chart;
  double x = sp_spectrum_find_x (self, CLAMP (get_value (self, mark), -2.0, 2.0));
  double bar = self->heading_height + self->marks_height;
  g_autofree char *words = dup_words (self, mark);
  gboolean after = stands_after (self, mark, x, words);
  SpRect box = { after ? x + WORD_GAP : 0.0, y, after ? chart->width - x - WORD_GAP : x - WORD_GAP, MARK_LINE };
  SpPathItem line;

  init_mark_line (self, mark, &line);
  sp_chart_add_line (chart, x, y + MARK_LINE / 2.0, x, bar, &line);
  sp_chart_add_line (chart, x, bar + BAR_HEIGHT + self->ends_height, x, bottom, &line);
  draw_sign (chart, mark, x, y + MARK_LINE / 2.0);
  sp_chart_add_text (chart, words, chart->name_font, chart->theme->text, box, after ? SP_ALIGN_START : SP_ALIGN_END, FALSE);
}

static void
draw_steps (const SpSpectrum *self, double top, double bottom)
{
  for (int step = -2; step <= 2; step++)
    {
      double x = sp_spectrum_find_x (self, step);

      sp_chart_add_rule (&self->chart, x, top, x, bottom, self->chart.theme->rule, SP_CHART_HAIRLINE);
    }
}

/* The lines of the scale and of its marks run down to BOTTOM, behind the actors. */
void
sp_spectrum_draw_scale (const SpSpectrum *self, double bottom)
{
  double bar = self->heading_height + self->marks_height;
  double y = self->heading_height;

  draw_heading (self);
  draw_steps (self, bar + BAR_HEIGHT + self->ends_height, bottom);
  draw_bar (self, bar);
  draw_ends (self, bar + BAR_HEIGHT);
  for (Mark mark = MARK_MEAN; mark <= MARK_REFERENCE; mark++)
    if (has_mark (self, mark))
      {
        draw_mark (self, mark, y, bottom);
        y += MARK_LINE;
      }
}
