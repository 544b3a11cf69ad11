/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-boxes.h"

#include <math.h>

/* A layout made fit for the page: turned to landscape, and spread until there is room for the labels. */

/* So many overlaps a box may be left after spreading; those are removed by moving single boxes. */
#define OVERLAPS_PER_BOX 2.0

#define HALVINGS 18

#define N_TURNS 36
#define ASPECT (4.0 / 3.0)

typedef struct
{
  double cosine;
  double sine;
} Turn;

static Turn
find_turn (double angle)
{
  return (Turn) { cos (angle), sin (angle) };
}

static double
get_right (const SpLayoutBoxes *self, guint i, Turn turn)
{
  return turn.cosine * self->x[i] + turn.sine * self->y[i];
}

static double
get_down (const SpLayoutBoxes *self, guint i, Turn turn)
{
  return turn.cosine * self->y[i] - turn.sine * self->x[i];
}

/* How wide a page has to be to hold the centres when they are turned. */
static double
measure_turned (const SpLayoutBoxes *self, Turn turn)
{
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < self->n; i++)
    {
      double x = get_right (self, i, turn), y = get_down (self, i, turn);

      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }
  return MAX (right - left, (bottom - top) * ASPECT);
}

/**
 * sp_layout_boxes_turn:
 * @self: the boxes
 *
 * Turns the centres such that a page of 4:3 that holds them is as small as can be, and mirrors them such that the first
 * box is at the left and above the middle: the same layout does not come out in several ways. Takes O(n) time.
 */
void
sp_layout_boxes_turn (SpLayoutBoxes *self)
{
  double best = INFINITY, x = 0.0, y = 0.0, right, down;
  Turn turn = find_turn (0.0);

  for (guint i = 0; i < N_TURNS; i++)
    {
      Turn trial = find_turn (G_PI * i / N_TURNS);
      double size = measure_turned (self, trial);

      if (size < best * 0.999)
        {
          best = size;
          turn = trial;
        }
    }
  for (guint i = 0; i < self->n; i++)
    {
      x += get_right (self, i, turn) / self->n;
      y += get_down (self, i, turn) / self->n;
    }
  right = get_right (self, 0, turn) > x ? -1.0 : 1.0;
  down = get_down (self, 0, turn) > y ? -1.0 : 1.0;
  for (guint i = 0; i < self->n; i++)
    {
      double to_x = right * get_right (self, i, turn);

      self->y[i] = down * get_down (self, i, turn);
      self->x[i] = to_x;
    }
}

static int
compare_x (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *x = data;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (x[i] < x[k] || x[i] > x[k])
    return x[i] < x[k] ? -1 : 1;
  return i < k ? -1 : 1;
}

/* The boxes from left to right: their centres, and half of their widths and heights. */
typedef struct
{
  guint n;
  double *x, *y, *across, *down;
  double widest;              /* half of it */
} Row;

static void
fill_row (Row *row, const SpLayoutBoxes *boxes, const guint *order)
{
  for (guint i = 0; i < boxes->n; i++)
    {
      row->x[i] = boxes->x[order[i]];
      row->y[i] = boxes->y[order[i]];
      row->across[i] = boxes->widths[order[i]] / 2;
      row->down[i] = boxes->heights[order[i]] / 2;
      row->widest = MAX (row->widest, row->across[i]);
    }
}

/* Whether more than LIMIT pairs are too near where the centres are SCALE times as far apart. */
static gboolean
is_crowded (const Row *row, double scale, double gap, double limit)
{
  guint n = 0;

  for (guint i = 0, end = 0; i < row->n && n <= limit; i++)
    {
      double x = row->x[i], y = row->y[i], across = row->across[i] + gap, down = row->down[i] + gap;

      for (end = MAX (end, i + 1); end < row->n && (row->x[end] - x) * scale < across + row->widest; end++)
        ;
      for (guint k = i + 1; k < end; k++)
        n += ((row->x[k] - x) * scale < across + row->across[k]) & (fabs (row->y[k] - y) * scale < down + row->down[k]);
    }
  return n > limit;
}

/**
 * sp_layout_boxes_spread:
 * @self: the boxes
 * @least: the centres come to be at least so many times as far apart
 * @gap: the distance that two boxes should have
 *
 * Scales the layout as a whole, so that its form stays, by as little as leaves only few boxes too near to each other.
 */
void
sp_layout_boxes_spread (SpLayoutBoxes *self, double least, double gap)
{
  gsize n = self->n;
  g_autofree guint *order = g_new (guint, n);
  g_autofree double *memory = g_new (double, 4 * n);
  Row row = { self->n, memory, memory + n, memory + 2 * n, memory + 3 * n, 0.0 };
  double low = least, high = least;

  for (guint i = 0; i < self->n; i++)
    order[i] = i;
  g_sort_array (order, self->n, sizeof (guint), compare_x, self->x);
  fill_row (&row, self, order);

  /* Boxes in one place never come apart by scaling, hence the bound. */
  while (high < 1e6 * least && is_crowded (&row, high, gap, OVERLAPS_PER_BOX * self->n))
    high *= 2.0;
  for (guint i = 0; i < HALVINGS && high > low; i++)
    {
      double middle = (low + high) / 2;

      if (is_crowded (&row, middle, gap, OVERLAPS_PER_BOX * self->n))
        low = middle;
      else
        high = middle;
    }
  for (guint i = 0; i < self->n; i++)
    {
      self->x[i] *= high;
      self->y[i] *= high;
    }
}

/**
 * sp_layout_boxes_get_bounds:
 * @self: the boxes, at least one
 * @left: (out): the least x
 * @top: (out): the least y
 * @right: (out): the greatest x
 * @bottom: (out): the greatest y
 *
 * Finds the rectangle around all boxes.
 */
void
sp_layout_boxes_get_bounds (const SpLayoutBoxes *self, double *left, double *top, double *right, double *bottom)
{
  *left = *top = INFINITY;
  *right = *bottom = -INFINITY;
  for (guint i = 0; i < self->n; i++)
    {
      *left = MIN (*left, self->x[i] - self->widths[i] / 2);
      *right = MAX (*right, self->x[i] + self->widths[i] / 2);
      *top = MIN (*top, self->y[i] - self->heights[i] / 2);
      *bottom = MAX (*bottom, self->y[i] + self->heights[i] / 2);
    }
}
