/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lanes-private.h"

#include <glib/gi18n-lib.h>

/* The axis of time over the lanes: round dates, as many as their words have room for, and the date of the picture. */

#define TICK_GAP 12.0         /* points between the words of two ticks at least */
#define DAYS_OF_MONTH 30.4
#define DAYS_OF_YEAR 365.2
#define DAYS_OF_WEEK 7
#define MONTHS_OF_YEAR 12
#define LAST_YEAR 9999        /* no date is later */

static const double date_dashes[] = { 3.0, 2.0 };

static const SpLanesStep steps[] = {
  { SP_LANES_DAYS, 1 }, { SP_LANES_DAYS, 7 }, { SP_LANES_MONTHS, 1 }, { SP_LANES_MONTHS, 3 }, { SP_LANES_MONTHS, 6 },
  { SP_LANES_YEARS, 1 }, { SP_LANES_YEARS, 2 }, { SP_LANES_YEARS, 5 }, { SP_LANES_YEARS, 10 }, { SP_LANES_YEARS, 20 },
  { SP_LANES_YEARS, 50 }, { SP_LANES_YEARS, 100 }, { SP_LANES_YEARS, 200 }, { SP_LANES_YEARS, 500 }, { SP_LANES_YEARS, 1000 },
  { SP_LANES_YEARS, 5000 },
};

static SpDate
make_date (SpLanesUnit unit, gint32 day)
{
  SpDate date = sp_date_from_day (day);

  if (unit != SP_LANES_DAYS)
    date.day = 0;
  if (unit == SP_LANES_YEARS)
    date.month = 0;
  return date;
}

static double
get_days (SpLanesStep step)
{
  return step.n * (step.unit == SP_LANES_DAYS ? 1.0 : step.unit == SP_LANES_MONTHS ? DAYS_OF_MONTH : DAYS_OF_YEAR);
}

/* The smallest step whose words do not touch one another. */
static SpLanesStep
choose_step (const SpLanes *self)
{
  double n_days = (double) self->last_day - self->first_day + 1.0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *words = sp_date_format (make_date (steps[i].unit, self->first_day));
      double width = sp_chart_measure_width (words, self->chart.small_font) * 1.1 + TICK_GAP;

      if (width * n_days / get_days (steps[i]) <= self->axis_end - self->axis_x)
        return steps[i];
    }
  return steps[G_N_ELEMENTS (steps) - 1];
}

/* The shortest period that is so wide. */
SpLanesStep
sp_lanes_choose_period (const SpLanes *self, double least_width)
{
  double n_days = (double) self->last_day - self->first_day + 1.0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((self->axis_end - self->axis_x) * get_days (steps[i]) / n_days >= least_width)
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

/* Weeks begin on Mondays, as the numbers of days that 7 divides do. */
gint32
sp_lanes_find_start (SpLanesStep step, gint32 day)
{
  SpDate date = sp_date_from_day (day);
  int months;

  if (step.unit == SP_LANES_DAYS)
    return step.n == DAYS_OF_WEEK ? day - day % DAYS_OF_WEEK : day;
  step.n *= step.unit == SP_LANES_YEARS ? MONTHS_OF_YEAR : 1;
  months = (date.year * MONTHS_OF_YEAR + date.month - 1) / step.n * step.n;
  return sp_date_get_first_day ((SpDate) { (gint16) MAX (months / MONTHS_OF_YEAR, 1), (guint8) (months % MONTHS_OF_YEAR + 1), 1 });
}

gint32
sp_lanes_find_end (SpLanesStep step, gint32 day)
{
  SpDate date = sp_date_from_day (sp_lanes_find_start (step, day));
  int months;

  if (step.unit == SP_LANES_DAYS)
    return sp_lanes_find_start (step, day) + step.n;
  months = date.year * MONTHS_OF_YEAR + date.month - 1 + step.n * (step.unit == SP_LANES_YEARS ? MONTHS_OF_YEAR : 1);
  if (months / MONTHS_OF_YEAR > LAST_YEAR)
    return sp_date_get_last_day ((SpDate) { LAST_YEAR, MONTHS_OF_YEAR, 31 }) + 1;
  return sp_date_get_first_day ((SpDate) { (gint16) (months / MONTHS_OF_YEAR), (guint8) (months % MONTHS_OF_YEAR + 1), 1 });
}

/* The first round date that is not before a day. */
static gint32
find_next (SpLanesStep step, gint32 day)
{
  gint32 start = sp_lanes_find_start (step, day);

  return start == day ? day : sp_lanes_find_end (step, day);
}

static void
draw_tick (const SpLanes *self, SpLanesUnit unit, gint32 day, double bottom)
{
  const SpChart *chart = &self->chart;
  double x = sp_lanes_find_x (self, day);
  g_autofree char *words = sp_date_format (make_date (unit, day));
  double width = sp_chart_measure_width (words, chart->small_font) * 1.03 + 2.0;
  double left = CLAMP (x - 2.0, self->axis_x - self->mark_size, MAX (self->position_x - width, self->axis_x));
  double day_width = sp_lanes_find_x (self, day + 1.0) - x;

  /* Where there are few days, what was said stands in the middle of its day, and so does the name of the day. */
  if (unit == SP_LANES_DAYS && day_width > width + TICK_GAP)
    left = x + (day_width - width) / 2.0;
  sp_chart_add_rule (chart, x, self->heading_height + self->axis_height, x, bottom, chart->theme->rule, SP_CHART_HAIRLINE);
  sp_chart_add_text (chart, words, chart->small_font, chart->theme->faint_text,
                     (SpRect) { left, self->heading_height, width, self->axis_height }, SP_ALIGN_START, FALSE);
}

/* Where no round date lies between the first and the last, those two are told. */
static void
draw_ticks (const SpLanes *self, double bottom)
{
  SpLanesStep step = choose_step (self);
  guint n = 0;

  for (gint32 day = find_next (step, self->first_day); day <= self->last_day; day = find_next (step, day + 1))
    {
      draw_tick (self, step.unit, day, bottom);
      n++;
    }
  if (n == 0)
    draw_tick (self, SP_LANES_DAYS, self->first_day, bottom);
}

static void
draw_date (const SpLanes *self, double bottom)
{
  SpDate date = self->chart.options->positions.as_of;
  SpPathItem line = { .has_stroke = TRUE, .stroke = self->chart.theme->text, .line_width = SP_CHART_RULE,
                      .dashes = date_dashes, .n_dashes = G_N_ELEMENTS (date_dashes) };
  gint32 day = sp_date_get_last_day (date);
  double x;

  if (!sp_date_is_known (date) || day < self->first_day || day >= self->last_day)
    return;
  x = sp_lanes_find_x (self, day + 1.0);
  sp_chart_add_line (&self->chart, x, self->heading_height + self->axis_height, x, bottom, &line);
}

static void
draw_column (const SpLanes *self, const char *words, double left, double right)
{
  sp_chart_add_text (&self->chart, words, self->chart.small_font, self->chart.theme->faint_text,
                     (SpRect) { left, self->heading_height, right - left, self->axis_height }, SP_ALIGN_START, FALSE);
}

/* The words of all columns, and lines down to BOTTOM. */
void
sp_lanes_draw_axis (const SpLanes *self, double bottom)
{
  const SpChart *chart = &self->chart;
  double y = self->heading_height + self->axis_height;

  if (self->last_day >= self->first_day)
    {
      draw_ticks (self, bottom);
      draw_date (self, bottom);
    }
  if (self->n_undated_columns > 0)
    draw_column (self, _ ("No date"), self->undated_x, self->axis_x - self->mark_size / 2.0);
  if (self->issue != G_MAXUINT)
    draw_column (self, _ ("Position"), self->position_x, chart->width);
  sp_chart_add_rule (chart, 0.0, y, chart->width, y, chart->theme->text, SP_CHART_RULE);
}
