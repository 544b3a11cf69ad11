/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <math.h>

/* Where a line is seen: it begins and ends at the rim of a node, or of its label where the line comes from there. */

#define RIM_GAP 2.0
#define N_STEPS 48
#define N_HALVINGS 12

/* A curve on its way to or from a node, looked at in steps. */
typedef struct
{
  const double *x;
  const double *y;
  double speed;               /* it does not come further than that from one step to the next */
  const SpDiagramNode *node;
  double reach;               /* the node does not reach further than that from its centre */
} Approach;

static double
find_speed (const double x[4],
            const double y[4])
{
  double square = 0.0;

  for (guint i = 0; i < 3; i++)
    square = MAX (square, (x[i + 1] - x[i]) * (x[i + 1] - x[i]) + (y[i + 1] - y[i]) * (y[i + 1] - y[i]));
  return 3.0 * sqrt (square) / N_STEPS;
}

static double
find_reach (const SpDiagramNode *node)
{
  SpRect label = node->label;
  double across = MAX (node->cx - label.x, label.x + label.width - node->cx);
  double down = MAX (node->cy - label.y, label.y + label.height - node->cy);

  return MAX (node->outline.outer, sqrt (across * across + down * down)) + 2.0 * RIM_GAP;
}

static gboolean
is_in_node (const SpDiagramNode *node,
            double               x,
            double               y)
{
  SpRect label = node->label;

  return (x > label.x - RIM_GAP && x < label.x + label.width + RIM_GAP && y > label.y - RIM_GAP
          && y < label.y + label.height + RIM_GAP)
         || sp_diagram_shape_is_near (&node->outline, RIM_GAP, x - node->cx, y - node->cy);
}

static gboolean
is_inside (const Approach *self,
           double          t)
{
  double x, y;

  sp_diagram_get_point (self->x, self->y, t, &x, &y);
  return is_in_node (self->node, x, y);
}

/* Whether the curve is in the node after a number of steps; else how many it is sure to take until it comes there, 1 at least. */
static gboolean
is_inside_at_step (const Approach *self,
                   guint           step,
                   guint          *until)
{
  double x, y, dx, dy, away;

  sp_diagram_get_point (self->x, self->y, (double) step / N_STEPS, &x, &y);
  dx = x - self->node->cx;
  dy = y - self->node->cy;
  away = sqrt (dx * dx + dy * dy) - self->reach;
  *until = away > self->speed ? (guint) MIN (away / self->speed, (double) N_STEPS + 1.0) : 1;
  return away <= 0.0 && is_in_node (self->node, x, y);
}

/* The rim between a point of the curve within the node and one outside. */
static double
find_rim (const Approach *self,
          double          inside,
          double          outside)
{
  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = (inside + outside) / 2.0;

      if (is_inside (self, middle))
        inside = middle;
      else
        outside = middle;
    }
  return outside;
}

/* The last step at which the curve is in the node; 0 if it never is. */
static guint
find_last_step (const Approach *self)
{
  guint until;

  for (guint step = N_STEPS; step > 0; step -= MIN (until, step))
    if (is_inside_at_step (self, step, &until))
      return step;
  return 0;
}

/* The first step from one on at which the curve is in the node; N_STEPS if there is none before. */
static guint
find_first_step (const Approach *self,
                 guint           step)
{
  guint until;

  for (; step < N_STEPS; step += until)
    if (is_inside_at_step (self, step, &until))
      return step;
  return N_STEPS;
}

/*
 * sp_diagram_find_visible_part:
 * Finds the part of a curve from where it leaves one node for good to where it comes to the other. What lies far from a node
 * is stepped over. Returns FALSE if there is no such part.
 */
gboolean
sp_diagram_find_visible_part (const double         x[4],
                              const double         y[4],
                              const SpDiagramNode *from,
                              const SpDiagramNode *to,
                              double              *begin,
                              double              *end)
{
  double speed = find_speed (x, y);
  Approach leaving = { x, y, speed, from, find_reach (from) }, coming = { x, y, speed, to, find_reach (to) };
  guint last = find_last_step (&leaving), first;

  if (last == N_STEPS || is_inside (&coming, (double) (last + 1) / N_STEPS))
    return FALSE;
  first = find_first_step (&coming, last + 1);
  *begin = find_rim (&leaving, (double) last / N_STEPS, (double) (last + 1) / N_STEPS);
  *end = find_rim (&coming, (double) first / N_STEPS, (double) (first - 1) / N_STEPS);
  return *begin < *end;
}
