/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-boxes.h"

#include <math.h>

/* A layout made fit for the page: turned to landscape, and spread until there is room for the labels. */

/* So many boxes of a hundred may still overlap after spreading; those are moved one by one. */
#define OVERLAPS_PER_BOX 0.25

#define HALVINGS 18

/**
 * sp_layout_boxes_turn:
 * @self: the boxes
 *
 * Turns the centres about their middle such that they vary most from left to right, and mirrors them such that the
 * first box is at the left and above: the same layout never comes out in two ways.
 */
void
sp_layout_boxes_turn (SpLayoutBoxes *self)
{
  double x = 0.0, y = 0.0, xx = 0.0, xy = 0.0, yy = 0.0, angle, right, down;

  for (guint i = 0; i < self->n; i++)
    {
      x += self->x[i] / self->n;
      y += self->y[i] / self->n;
    }
  for (guint i = 0; i < self->n; i++)
    {
      xx += (self->x[i] - x) * (self->x[i] - x);
      xy += (self->x[i] - x) * (self->y[i] - y);
      yy += (self->y[i] - y) * (self->y[i] - y);
    }
  angle = 0.5 * atan2 (2.0 * xy, xx - yy);
  right = cos (angle) * (self->x[0] - x) + sin (angle) * (self->y[0] - y) > 0.0 ? -1.0 : 1.0;
  down = cos (angle) * (self->y[0] - y) - sin (angle) * (self->x[0] - x) > 0.0 ? -1.0 : 1.0;
  for (guint i = 0; i < self->n; i++)
    {
      double dx = self->x[i] - x, dy = self->y[i] - y;

      self->x[i] = right * (cos (angle) * dx + sin (angle) * dy);
      self->y[i] = down * (cos (angle) * dy - sin (angle) * dx);
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

/* Whether more than LIMIT pairs are too near where the centres are SCALE times as far apart. */
static gboolean
is_crowded (const SpLayoutBoxes *self, const guint *order, double widest, double scale, double gap, double limit)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    for (guint k = i + 1; k < self->n; k++)
      {
        guint a = order[i], b = order[k];
        double dx = (self->x[b] - self->x[a]) * scale;

        if (dx >= (self->widths[a] + widest) / 2 + gap)
          break;
        n += dx < (self->widths[a] + self->widths[b]) / 2 + gap
             && fabs (self->y[b] - self->y[a]) * scale < (self->heights[a] + self->heights[b]) / 2 + gap;
        if (n > limit)
          return TRUE;
      }
  return FALSE;
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
  g_autofree guint *order = g_new (guint, self->n);
  double widest = 0.0, low = least, high = least;

  for (guint i = 0; i < self->n; i++)
    {
      order[i] = i;
      widest = MAX (widest, self->widths[i]);
    }
  g_sort_array (order, self->n, sizeof (guint), compare_x, self->x);

  /* Boxes in one place never come apart by scaling, hence the bound. */
  while (high < 1e6 * least && is_crowded (self, order, widest, high, gap, OVERLAPS_PER_BOX * self->n))
    high *= 2.0;
  for (guint i = 0; i < HALVINGS && high > low; i++)
    {
      double middle = (low + high) / 2;

      if (is_crowded (self, order, widest, middle, gap, OVERLAPS_PER_BOX * self->n))
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
