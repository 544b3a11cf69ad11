/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sign.h"

static void
trace_polygon (SpSceneBuilder *builder,
               guint           n,
               double          cx,
               double          cy,
               double          radius,
               double          start)
{
  double reach = radius * sqrt (2.0 * G_PI / (n * sin (2.0 * G_PI / n)));

  for (guint i = 0; i < n; i++)
    {
      double angle = start + 2.0 * G_PI * i / n;
      double x = cx + reach * cos (angle);
      double y = cy + reach * sin (angle);

      if (i == 0)
        sp_scene_builder_move_to (builder, x, y);
      else
        sp_scene_builder_line_to (builder, x, y);
    }
  sp_scene_builder_close (builder);
}

/**
 * sp_sign_trace_node:
 * @builder: where to
 * @kind: of the actor
 * @cx: centre, in points
 * @cy: centre
 * @radius: of the circle with the same area
 *
 * Makes the outline of a node, for the caller to add with a style: a person is a circle, an office a pentagon, an
 * organisation a square, a state a hexagon, a group a diamond, anything else a triangle. All have the same area, so
 * that sizes compare.
 */
void
sp_sign_trace_node (SpSceneBuilder *builder,
                    SpActorKind     kind,
                    double          cx,
                    double          cy,
                    double          radius)
{
  switch (kind)
    {
    case SP_ACTOR_KIND_OFFICE:
      trace_polygon (builder, 5, cx, cy, radius, -G_PI_2);
      break;
    case SP_ACTOR_KIND_ORGANISATION:
      trace_polygon (builder, 4, cx, cy, radius, G_PI_4);
      break;
    case SP_ACTOR_KIND_STATE:
      trace_polygon (builder, 6, cx, cy, radius, 0.0);
      break;
    case SP_ACTOR_KIND_GROUP:
      trace_polygon (builder, 4, cx, cy, radius, 0.0);
      break;
    case SP_ACTOR_KIND_OTHER:
      trace_polygon (builder, 3, cx, cy, radius, -G_PI_2);
      break;
    case SP_ACTOR_KIND_PERSON:
    default:
      sp_scene_builder_ellipse (builder, cx, cy, radius, radius);
      break;
    }
}
