/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-shape.h"

#include <math.h>

static guint
get_n_corners (SpActorKind kind)
{
  switch (kind)
    {
    case SP_ACTOR_KIND_OFFICE:
      return 5;
    case SP_ACTOR_KIND_ORGANISATION:
    case SP_ACTOR_KIND_GROUP:
      return 4;
    case SP_ACTOR_KIND_STATE:
      return 6;
    case SP_ACTOR_KIND_OTHER:
      return 3;
    case SP_ACTOR_KIND_PERSON:
    default:
      return 0;
    }
}

static double
get_first_corner (SpActorKind kind)
{
  if (kind == SP_ACTOR_KIND_ORGANISATION)
    return G_PI_4;
  return kind == SP_ACTOR_KIND_OFFICE || kind == SP_ACTOR_KIND_OTHER ? -G_PI_2 : 0.0;
}

/* From the centre; the shape has the area of the circle. */
static double
get_corner (guint  n_corners,
            double radius)
{
  double side = 2.0 * G_PI / n_corners;

  return radius * sqrt (side / sin (side));
}

/**
 * sp_diagram_shape_init:
 * @self: what to fill
 * @kind: kind of the actor, which decides the shape
 * @radius: of the circle with the same area, in points
 *
 * Describes the outline of a node, so that it can be asked often without sines and cosines.
 */
void
sp_diagram_shape_init (SpDiagramShape *self,
                       SpActorKind     kind,
                       double          radius)
{
  guint n = get_n_corners (kind);

  *self = (SpDiagramShape) { .n_sides = n, .inner = radius, .outer = radius };
  if (n == 0)
    return;
  self->outer = get_corner (n, radius);
  self->inner = self->outer * cos (G_PI / n);
  for (guint i = 0; i < n; i++)
    {
      double angle = get_first_corner (kind) + G_PI * (2.0 * i + 1.0) / n;

      self->side_x[i] = cos (angle);
      self->side_y[i] = sin (angle);
    }
}

/**
 * sp_diagram_shape_is_near:
 * @self: the outline of a node
 * @gap: in points
 * @x: of a point, the centre of the node being at 0, 0
 * @y: the same
 *
 * Finds whether a point lies in the outline, or outside of it by less than a gap, measured away from the centre.
 *
 * Returns: whether it does
 */
gboolean
sp_diagram_shape_is_near (const SpDiagramShape *self,
                          double                gap,
                          double                x,
                          double                y)
{
  double square = x * x + y * y, distance, along = 0.0;

  if (square < (self->inner + gap) * (self->inner + gap))
    return TRUE;
  if (square >= (self->outer + gap) * (self->outer + gap) || self->n_sides == 0)
    return FALSE;
  distance = sqrt (square);
  for (guint i = 0; i < self->n_sides; i++)
    along = MAX (along, x * self->side_x[i] + y * self->side_y[i]);
  /* In this direction the outline is at inner * distance / along. */
  return (distance - gap) * along < self->inner * distance;
}

/**
 * sp_diagram_shape_get_bounds:
 * @kind: kind of the actor
 * @radius: of the circle with the same area, in points
 *
 * Finds the rectangle around a node's outline.
 *
 * Returns: the rectangle, the centre of the node being at 0, 0
 */
SpRect
sp_diagram_shape_get_bounds (SpActorKind kind,
                             double      radius)
{
  double left = 0.0, right = 0.0, top = 0.0, bottom = 0.0, corner;
  guint n = get_n_corners (kind);

  if (n == 0)
    return (SpRect) { -radius, -radius, 2.0 * radius, 2.0 * radius };
  corner = get_corner (n, radius);
  for (guint i = 0; i < n; i++)
    {
      double angle = get_first_corner (kind) + 2.0 * G_PI * i / n;

      left = MIN (left, corner * cos (angle));
      right = MAX (right, corner * cos (angle));
      top = MIN (top, corner * sin (angle));
      bottom = MAX (bottom, corner * sin (angle));
    }
  return (SpRect) { left, top, right - left, bottom - top };
}
