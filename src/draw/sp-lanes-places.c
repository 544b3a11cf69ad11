/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lanes-private.h"

#include <glib/gi18n-lib.h>

/*
 * Where the marks stand in their lanes: at the middle of the days that their date may mean, in the first row in which
 * neither mark nor line lies over another. Where a lane of an issue gets too high, statements that say the same on the
 * same date share a mark; where it is still too high, bars stand instead of marks.
 */

#define MOST_ROWS 6
#define MOST_WIDE_LANES 20
#define WIDE_MARK 14.0        /* points, as all that follows but one */
#define WIDE_MARK_GAP 3.5
#define WIDE_PAD 4.0
#define NARROW_MARK 12.0
#define NARROW_MARK_GAP 1.5
#define NARROW_PAD 1.0
#define MOST_NARROW_LANES 60
#define NARROWEST_MARK 11.0   /* in a smaller one there is no room for an arrow */
#define NARROWEST_MARK_GAP 0.5
#define NARROWEST_PAD 0.25
#define ROOM_OF_SCALE 16.0
#define MOST_MARKS 200        /* more cannot stand in so few rows, and are not tried first */
#define WIDEST_NAME 150.0     /* points, as all that follows */
#define LEAST_NAME 60.0
#define COLUMN_GAP 10.0
#define MOST_UNDATED_COLUMNS 3
#define SHARE_OF_SMALL_NAMES 0.42
#define SHARE_OF_NAMES 0.34   /* of the width: so wide names may be before they are broken */
#define MOST_NAMES 200        /* statements, of whose speakers the names are tried */
#define WIDEST_BESIDE 150.0
#define NAME_GAP 4.0
#define ROOM_OF_COUNT 12.0
#define SPEAKER_RIM 2.0
#define SLACK 1.03            /* text may come out a little wider where the picture is scaled */

double
sp_lanes_find_x (const SpLanes *self, double day)
{
  double n_days = (double) self->last_day - self->first_day + 1.0;

  return self->axis_x + (self->axis_end - self->axis_x) * (day - self->first_day) / n_days;
}

double
sp_lanes_get_width (const SpLanes *self, const SpLaneMark *mark)
{
  return mark->position.shift != 0 ? self->mark_size * (1.0 + SP_LANES_SHARE_OF_ARROW) : self->mark_size;
}

/* The room of the words beside a mark. */
double
sp_lanes_measure_beside (const SpLanes *self, const SpLaneMark *mark)
{
  g_autofree char *words = sp_lanes_dup_beside (self, mark);

  if (*words == '\0')
    return 0.0;
  return MIN (sp_chart_measure_width (words, self->chart.small_font) * SLACK + 1.0, WIDEST_BESIDE) + SP_LANES_BESIDE_GAP;
}

static gboolean
say_the_same (const SpLanes *self, const SpLaneMark *one, const SpLaneMark *other)
{
  SpSnapshot *snapshot = self->chart.snapshot;

  return sp_date_compare (sp_snapshot_get_statement (snapshot, one->statement)->date,
                          sp_snapshot_get_statement (snapshot, other->statement)->date) == 0
         && one->position.state == other->position.state
         && isnan (one->position.value) == isnan (other->position.value)
         && sp_position_get_step (&one->position) == sp_position_get_step (&other->position);
}

/* Marks of one date stand together, so that only those are compared. */
static void
join_marks (SpLanes *self, SpLane *lane)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (SpLaneMark));
  guint day = 0;

  for (guint i = 0; i < lane->marks->len; i++)
    {
      const SpLaneMark *mark = sp_lane_get_mark (lane, i);
      SpLaneMark *same = NULL;

      if (joined->len > 0
          && sp_date_compare (sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date,
                              sp_snapshot_get_statement (self->chart.snapshot,
                                                         g_array_index (joined, SpLaneMark, day).statement)->date) != 0)
        day = joined->len;
      for (guint k = day; k < joined->len && same == NULL; k++)
        if (say_the_same (self, &g_array_index (joined, SpLaneMark, k), mark))
          same = &g_array_index (joined, SpLaneMark, k);
      if (same == NULL)
        {
          g_array_append_val (joined, *mark);
          continue;
        }
      same->n += mark->n;
      same->last = mark->last;
      same->position.contradiction |= mark->position.contradiction;
      self->has_groups = TRUE;
    }
  g_array_unref (lane->marks);
  lane->marks = joined;
}

typedef struct
{
  double from;
  double to;
} Span;

static gboolean
is_free (const GArray *row, Span span)
{
  for (guint i = row->len; i > 0; i--)
    {
      const Span *taken = &g_array_index (row, Span, i - 1);

      if (span.from < taken->to && taken->from < span.to)
        return FALSE;
    }
  return TRUE;
}

static void
place_dated (SpLanes *self, SpLane *lane, SpLaneMark *mark, GPtrArray *rows)
{
  SpDate date = sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date;
  double half = sp_lanes_get_width (self, mark) / 2.0 + SPEAKER_RIM;
  double beside = sp_lanes_measure_beside (self, mark);
  Span span;

  mark->from = sp_lanes_find_x (self, sp_date_get_first_day (date));
  mark->to = sp_lanes_find_x (self, sp_date_get_last_day (date) + 1.0);
  mark->x = (mark->from + mark->to) / 2.0;
  mark->is_name_before = self->has_names && mark->x + half + beside > self->position_x;
  span.from = MIN (mark->from, mark->x - half - (mark->is_name_before ? beside : 0.0));
  span.to = MAX (mark->to, mark->x + half + (mark->is_name_before ? 0.0 : beside + (self->has_names ? NAME_GAP : 0.0)));
  for (mark->row = 0; mark->row < rows->len && !is_free (g_ptr_array_index (rows, mark->row), span);)
    mark->row++;
  if (mark->row == rows->len)
    g_ptr_array_add (rows, g_array_new (FALSE, FALSE, sizeof (Span)));
  g_array_append_val ((GArray *) g_ptr_array_index (rows, mark->row), span);
  lane->n_rows = MAX (lane->n_rows, mark->row + 1);
}

static void
place_undated (SpLanes *self, SpLane *lane, SpLaneMark *mark, guint number)
{
  double step = self->mark_size + 2.0 * self->mark_gap;

  mark->is_name_before = FALSE;
  mark->x = self->undated_x + step * (number % self->n_undated_columns + 0.5);
  mark->from = mark->to = mark->x;
  mark->row = number / self->n_undated_columns;
  lane->n_rows = MAX (lane->n_rows, mark->row + 1);
}

static void
place_marks (SpLanes *self, SpLane *lane)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_undated = 0;

  lane->n_rows = 0;
  for (guint i = 0; i < lane->marks->len; i++)
    {
      SpLaneMark *mark = sp_lane_get_mark (lane, i);

      if (sp_date_is_known (sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date))
        place_dated (self, lane, mark, rows);
      else
        place_undated (self, lane, mark, n_undated++);
    }
}

static const char *
get_name (const SpLanes *self, const SpLane *lane)
{
  if (lane->actor != G_MAXUINT)
    return sp_snapshot_get_actor (self->chart.snapshot, lane->actor)->name;
  return sp_snapshot_get_issue (self->chart.snapshot, lane->issue)->name;
}

static gboolean
take_pages (const SpLanes *self)
{
  return self->lanes->len > MOST_NARROW_LANES;
}

static double
measure_names (const SpLanes *self)
{
  double width = LEAST_NAME;

  for (guint i = 0; i < self->lanes->len; i++)
    width = MAX (width, sp_chart_measure_width (get_name (self, sp_lanes_get (self, i)), self->chart.name_font) * SLACK + 1.0);
  return MIN (width, MAX (WIDEST_NAME, (take_pages (self) ? SHARE_OF_SMALL_NAMES : SHARE_OF_NAMES) * self->chart.width));
}

static double
measure_undated (const SpLanes *self)
{
  double step = self->mark_size + 2.0 * self->mark_gap;
  double beside = 0.0;

  for (guint i = 0; self->has_names && i < self->lanes->len; i++)
    for (guint k = 0; k < sp_lanes_get (self, i)->marks->len; k++)
      {
        const SpLaneMark *mark = sp_lane_get_mark (sp_lanes_get (self, i), k);

        if (!sp_date_is_known (sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date))
          beside = MAX (beside, sp_lanes_measure_beside (self, mark));
      }
  return MAX (step * self->n_undated_columns + beside,
              sp_chart_measure_width (_ ("No date"), self->chart.small_font) * SLACK + 2.0);
}

/* Names, then those without a date, then the days, then the positions. */
static void
measure_columns (SpLanes *self)
{
  const SpChart *chart = &self->chart;
  double step = self->mark_size + 2.0 * self->mark_gap;

  self->undated_x = measure_names (self) + COLUMN_GAP;
  self->n_undated_columns = MIN (self->n_undated, self->has_names ? 1 : MOST_UNDATED_COLUMNS);
  self->axis_x = self->undated_x + COLUMN_GAP;
  if (self->n_undated_columns > 0)
    self->axis_x += measure_undated (self);
  self->position_x = chart->width;
  if (self->issue != G_MAXUINT)
    self->position_x -= MAX (2.0 * step, sp_chart_measure_width (_ ("Position"), chart->small_font) * SLACK + 2.0);
  self->axis_end = self->position_x - COLUMN_GAP - self->mark_size - (self->issue == G_MAXUINT ? ROOM_OF_COUNT : 0.0);
  self->axis_x += self->mark_size / 2.0;
}

static double
measure_lane (const SpLanes *self, const SpLane *lane)
{
  double name = sp_chart_measure_height (get_name (self, lane), self->chart.name_font, self->undated_x - COLUMN_GAP);
  double marks = MAX (lane->n_rows, 1) * (self->mark_size + self->mark_gap);
  double line;

  if (self->is_dense)
    marks = sp_lanes_measure_bars (lane, &line);
  return MAX (name, marks) + 2.0 * self->pad;
}

/* Where there are many lanes, they are narrow; so many that they take pages are the narrowest, with small names in one line. */
static void
choose_sizes (SpLanes *self)
{
  gboolean are_many = self->lanes->len > MOST_WIDE_LANES;

  self->mark_size = take_pages (self) ? NARROWEST_MARK : are_many ? NARROW_MARK : WIDE_MARK;
  self->mark_gap = take_pages (self) ? NARROWEST_MARK_GAP : are_many ? NARROW_MARK_GAP : WIDE_MARK_GAP;
  self->pad = take_pages (self) ? NARROWEST_PAD : are_many ? NARROW_PAD : WIDE_PAD;
  if (take_pages (self))
    g_set_str (&self->chart.name_font, self->chart.small_font);
}

/* Places the marks of a lane. Returns FALSE where that of an issue gets too high with them. */
static gboolean
place_lane (SpLanes *self, SpLane *lane)
{
  gboolean is_of_issue = lane->actor == G_MAXUINT;
  gboolean joins = is_of_issue && lane->marks->len > MOST_MARKS;

  if (joins)
    join_marks (self, lane);
  if (is_of_issue && lane->marks->len > MOST_MARKS)
    return FALSE;
  place_marks (self, lane);
  if (lane->n_rows <= MOST_ROWS || !is_of_issue)
    return TRUE;
  if (!joins)
    {
      join_marks (self, lane);
      place_marks (self, lane);
    }
  return lane->n_rows <= MOST_ROWS;
}

/* Who said what stands beside the marks where that makes no lane too high. */
static void
try_names (SpLanes *self)
{
  self->has_names = self->issue == G_MAXUINT && self->n_statements <= MOST_NAMES;
  if (!self->has_names)
    return;
  measure_columns (self);
  for (guint i = 0; i < self->lanes->len && self->has_names; i++)
    {
      place_marks (self, sp_lanes_get (self, i));
      self->has_names = sp_lanes_get (self, i)->n_rows <= MOST_ROWS;
    }
}

/* Places all marks, or where they are too many in one lane the bars of all, and finds the heights of the lanes. */
void
sp_lanes_place (SpLanes *self)
{
  gboolean fits = TRUE;

  choose_sizes (self);
  try_names (self);
  measure_columns (self);
  for (guint i = 0; i < self->lanes->len && fits; i++)
    fits = place_lane (self, sp_lanes_get (self, i));
  if (!fits)
    {
      self->n_undated_columns = MIN (self->n_undated_columns, 1);
      self->axis_x += ROOM_OF_SCALE;
      sp_lanes_place_bars (self);
    }
  for (guint i = 0; i < self->lanes->len; i++)
    sp_lanes_get (self, i)->height = measure_lane (self, sp_lanes_get (self, i));
}
