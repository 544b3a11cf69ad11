/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lanes-private.h"

/*
 * Crowded lanes of issues. Where marks would need more rows than can be taken in, each lane has a bar for each period
 * instead, as high as so many statements fall into it: support above the line of the lane, opposition below, and across
 * it what takes no side. A piece of a bar is a mark, and leads to its statements.
 */

#define LEAST_BAR 8.0         /* the width of a period, in points, as all that follows */
#define BAR_GAP 1.0
#define MOST_HEIGHT 44.0      /* of the highest bar, on one side of its line */
#define MOST_UNIT 10.0        /* of one statement */
#define LEAST_OF_MIDDLE 10.0  /* of the highest bar of the middle one of all lanes */
#define SCALE_X 5.0           /* before the axis */
#define SCALE_END 2.0
#define LEAST_SCALE 7.0
#define WIDTH_OF_SCALE 20.0

static double
find_middle (const SpLanes *self, const SpLaneMark *mark)
{
  SpDate date = sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date;

  return (sp_date_get_first_day (date) + sp_date_get_last_day (date)) / 2.0;
}

static gboolean
is_dated (const SpLanes *self, const SpLaneMark *mark)
{
  return sp_date_is_known (sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date);
}

/* 1 for support, -1 for opposition, 0 for neither. */
static int
get_side (const SpLaneMark *mark)
{
  double value = mark->position.value;

  return isnan (value) ? 0 : (value > 0.0) - (value < 0.0);
}

/* From the line outwards: the weak before the strong, the firm before the others. */
static int
get_rank (const SpLaneMark *mark)
{
  int strength = isnan (mark->position.value) ? 0 : ABS (sp_position_get_step (&mark->position));

  return strength * 100 + (int) mark->position.state;
}

/* By period, the undated first; of one from the upper side to the lower; the pieces of a side outwards, and of a piece
 * the oldest first. */
static int
compare_pieces_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpLaneMark *one = a;
  const SpLaneMark *other = b;
  double first, second;

  if (one->period != other->period)
    return one->period < other->period ? -1 : 1;
  if (get_side (one) != get_side (other))
    return get_side (other) - get_side (one);
  if (get_rank (one) != get_rank (other))
    return get_rank (one) - get_rank (other);
  if (one->period == G_MININT32)
    return 0;
  first = find_middle (data, one);
  second = find_middle (data, other);
  return (first > second) - (first < second);
}

/* Marks of one period that say the same become one. */
static void
join_pieces (SpLanes *self, SpLane *lane)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (SpLaneMark));

  for (guint i = 0; i < lane->marks->len; i++)
    {
      const SpLaneMark *mark = sp_lane_get_mark (lane, i);
      SpLaneMark *last = joined->len > 0 ? &g_array_index (joined, SpLaneMark, joined->len - 1) : NULL;

      if (last != NULL && last->period == mark->period && get_side (last) == get_side (mark)
          && get_rank (last) == get_rank (mark))
        {
          last->n += mark->n;
          last->last = mark->last;
          continue;
        }
      g_array_append_val (joined, *mark);
    }
  g_array_unref (lane->marks);
  lane->marks = joined;
}

static void
cut_lane (SpLanes *self, SpLane *lane)
{
  for (guint i = 0; i < lane->marks->len; i++)
    {
      SpLaneMark *mark = sp_lane_get_mark (lane, i);

      mark->period = is_dated (self, mark) ? sp_lanes_find_start (self->step, (gint32) floor (find_middle (self, mark)))
                                           : G_MININT32;
      mark->position.contradiction = FALSE;
      mark->position.shift = 0;
    }
  g_sort_array (lane->marks->data, lane->marks->len, sizeof (SpLaneMark), compare_pieces_cb, self);
  join_pieces (self, lane);
}

/* How many statements a bar, from its FIRST piece on, has on each side and across its line; returns its end. */
static guint
count_bar (const SpLane *lane, guint first, guint n[3])
{
  guint i = first;

  n[0] = n[1] = n[2] = 0;
  for (; i < lane->marks->len && sp_lane_get_mark (lane, i)->period == sp_lane_get_mark (lane, first)->period; i++)
    n[get_side (sp_lane_get_mark (lane, i)) + 1] += sp_lane_get_mark (lane, i)->n;
  return i;
}

/* The most statements above the line and below it. */
static void
find_reach (const SpLane *lane, double *above, double *below)
{
  guint n[3];

  *above = *below = 0.0;
  for (guint i = 0; i < lane->marks->len;)
    {
      i = count_bar (lane, i, n);
      *above = MAX (*above, n[2] + n[1] / 2.0);
      *below = MAX (*below, n[0] + n[1] / 2.0);
    }
}

static void
place_bar (const SpLanes *self, const SpLane *lane, guint first, guint end, const guint n[3])
{
  double above = -(n[1] / 2.0);
  double across = above;
  double below = n[1] / 2.0;

  for (guint i = first; i < end; i++)
    {
      SpLaneMark *mark = sp_lane_get_mark (lane, i);
      double *side = get_side (mark) > 0 ? &above : get_side (mark) < 0 ? &below : &across;

      mark->size = mark->n * lane->unit;
      if (get_side (mark) > 0)
        *side -= mark->n;
      mark->y = *side * lane->unit;
      if (get_side (mark) <= 0)
        *side += mark->n;
      if (mark->period == G_MININT32)
        {
          mark->from = self->undated_x;
          mark->to = self->undated_x + LEAST_BAR + 2.0 * BAR_GAP;
        }
      else
        {
          mark->from = sp_lanes_find_x (self, mark->period);
          mark->to = sp_lanes_find_x (self, sp_lanes_find_end (self->step, mark->period));
        }
      mark->x = (mark->from + mark->to) / 2.0;
    }
}

static void
place_bars (const SpLanes *self, const SpLane *lane)
{
  guint n[3];

  for (guint i = 0; i < lane->marks->len;)
    {
      guint end = count_bar (lane, i, n);

      place_bar (self, lane, i, end, n);
      i = end;
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* All lanes have one scale, unless that of which most was said would leave nothing to be seen of most others: then each has
 * its own, and the higher ones are still those of which more was said. */
static void
choose_units (SpLanes *self)
{
  guint n = self->lanes->len;
  g_autofree double *reaches = g_new (double, MAX (n, 1));
  g_autofree double *sorted = NULL;
  double most = 1.0;

  for (guint i = 0; i < n; i++)
    {
      double above, below;

      find_reach (sp_lanes_get (self, i), &above, &below);
      reaches[i] = MAX (MAX (above, below), 1.0);
      most = MAX (most, reaches[i]);
    }
  sorted = g_memdup2 (reaches, n * sizeof *reaches);
  qsort (sorted, n, sizeof *sorted, compare_doubles);
  self->has_own_scales = n > 1 && MOST_HEIGHT * sorted[n / 2] < LEAST_OF_MIDDLE * most;
  for (guint i = 0; i < n; i++)
    {
      double share = self->has_own_scales ? MAX (sqrt (reaches[i] / most), LEAST_OF_MIDDLE / MOST_HEIGHT) : reaches[i] / most;

      sp_lanes_get (self, i)->unit = MIN (MOST_UNIT, MOST_HEIGHT * share / reaches[i]);
    }
}

/* Makes bars of all lanes; the axis is set for their marks before, and ends with whole periods after. */
void
sp_lanes_place_bars (SpLanes *self)
{
  self->is_dense = TRUE;
  self->has_groups = TRUE;
  if (self->last_day >= self->first_day)
    {
      self->step = sp_lanes_choose_period (self, LEAST_BAR);
      self->first_day = sp_lanes_find_start (self->step, self->first_day);
      self->last_day = sp_lanes_find_end (self->step, self->last_day) - 1;
    }
  for (guint i = 0; i < self->lanes->len; i++)
    cut_lane (self, sp_lanes_get (self, i));
  choose_units (self);
  for (guint i = 0; i < self->lanes->len; i++)
    place_bars (self, sp_lanes_get (self, i));
}

/* The height of a lane's bars, and where its line stands in it. */
double
sp_lanes_measure_bars (const SpLane *lane, double *line)
{
  double above, below;

  find_reach (lane, &above, &below);
  *line = above * lane->unit;
  return (above + below) * lane->unit;
}

static void
draw_piece (const SpLanes *self, const SpLane *lane, const SpLaneMark *mark, double line)
{
  const SpChart *chart = &self->chart;
  SpRect box = { mark->from + BAR_GAP / 2.0, line + mark->y, mark->to - mark->from - BAR_GAP, mark->size };
  g_autofree char *name = sp_lanes_name_mark (self, lane, mark);
  SpTarget target = { .kind = SP_TARGET_STATEMENT, .id1 = sp_snapshot_get_statement (chart->snapshot, mark->statement)->id,
                      .bounds = box, .name = name };

  sp_sign_add_piece (chart->builder, chart->theme, sp_chart_mirror (chart, box), &mark->position);
  if (mark->n > 1)
    target.id2 = sp_snapshot_get_statement (chart->snapshot, mark->last)->id;
  sp_chart_add_target (chart, &target);
}

/* The largest of 1, 2, 5, 10, 20 ... that is not above MOST. */
static double
round_down (double most)
{
  double power = pow (10.0, floor (log10 (most)));

  return power * (most >= 5.0 * power ? 5.0 : most >= 2.0 * power ? 2.0 : 1.0);
}

/* So many statements are so high, beside the higher side of the lane. */
static void
draw_scale (const SpLanes *self, const SpLane *lane, double line)
{
  const SpChart *chart = &self->chart;
  double x = self->axis_x - SCALE_X;
  double height = chart->theme->small_size * SP_CHART_LINE;
  double above, below, n, end;
  g_autofree char *number = NULL;

  find_reach (lane, &above, &below);
  if (MAX (above, below) < 1.0)
    return;
  n = round_down (MAX (above, below));
  if (n * lane->unit < LEAST_SCALE && !self->has_own_scales)
    return;
  end = above >= below ? line - n * lane->unit : line + n * lane->unit;
  number = sp_chart_number (n);
  sp_chart_add_rule (chart, x, line, x, end, chart->theme->faint_text, SP_CHART_RULE);
  sp_chart_add_rule (chart, x, end, x + SCALE_END, end, chart->theme->faint_text, SP_CHART_RULE);
  sp_chart_add_rule (chart, x, line, x + SCALE_END, line, chart->theme->faint_text, SP_CHART_RULE);
  sp_chart_add_text (chart, number, chart->small_font, chart->theme->faint_text,
                     (SpRect) { x - WIDTH_OF_SCALE - SCALE_END, above >= below ? end : end - height, WIDTH_OF_SCALE, height },
                     SP_ALIGN_END, FALSE);
}

void
sp_lanes_draw_bars (const SpLanes *self, const SpLane *lane, double top)
{
  const SpChart *chart = &self->chart;
  double height;
  double line;

  height = sp_lanes_measure_bars (lane, &line);
  line += top + (lane->height - height) / 2.0;
  sp_chart_add_rule (chart, self->axis_x, line, self->axis_end, line, chart->theme->text, SP_CHART_HAIRLINE);
  for (guint i = 0; i < lane->marks->len; i++)
    draw_piece (self, lane, sp_lane_get_mark (lane, i), line);
  draw_scale (self, lane, line);
}
