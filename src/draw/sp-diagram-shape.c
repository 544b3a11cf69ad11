/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-shape.h"

#include <math.h>

/* Directions in which the outline is looked at for its bounds: every corner of every shape lies in one of them. */
#define N_DIRECTIONS 120

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

/**
 * sp_diagram_shape_get_reach:
 * @kind: kind of the actor, which decides the shape
 * @radius: of the circle with the same area, in points
 * @angle: a direction, in radians
 *
 * Measures how far the outline of a node is from its centre in one direction.
 *
 * Returns: the distance, in points
 */
double
sp_diagram_shape_get_reach (SpActorKind kind,
                            double      radius,
                            double      angle)
{
  guint n = get_n_corners (kind);
  double side, turn, corner;

  if (n == 0)
    return radius;
  side = 2.0 * G_PI / n;
  corner = radius * sqrt (side / sin (side));
  turn = fmod (angle - get_first_corner (kind), side);
  if (turn < 0.0)
    turn += side;
  return corner * cos (side / 2.0) / cos (turn - side / 2.0);
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
  double left = 0.0, right = 0.0, top = 0.0, bottom = 0.0;

  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      double angle = 2.0 * G_PI * i / N_DIRECTIONS;
      double reach = sp_diagram_shape_get_reach (kind, radius, angle);

      left = MIN (left, reach * cos (angle));
      right = MAX (right, reach * cos (angle));
      top = MIN (top, reach * sin (angle));
      bottom = MAX (bottom, reach * sin (angle));
    }
  return (SpRect) { left, top, right - left, bottom - top };
}
