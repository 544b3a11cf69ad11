/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sign.h"

/* The rim of an ambiguous node, in points and as a share of the radius. */
#define AMBIGUOUS_RIM_WIDTH 3.0
#define AMBIGUOUS_RIM_SHARE 0.38

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

/**
 * sp_sign_style_node:
 * @style: (inout): fill and rim of a node
 * @theme: colours
 * @position: what the node shows
 * @radius: of the node, in points
 *
 * Says how a node is filled, as the matrix fills its cells: whole, hatched where conditional, only rimmed where ambiguous.
 *
 * Returns: the ink of what is written on it
 */
SpInk
sp_sign_style_node (SpPathItem       *style,
                    const SpTheme    *theme,
                    const SpPosition *position,
                    double            radius)
{
  SpInk ground = isnan (position->value) ? theme->no_comment : sp_theme_get_step_ink (theme, position->value);

  switch (position->state)
    {
    case SP_POSITION_SUPPORT:
    case SP_POSITION_OPPOSE:
    case SP_POSITION_NEUTRAL:
      style->fill = ground;
      return sp_theme_get_step_text_ink (theme, position->value);
    case SP_POSITION_CONDITIONAL:
      style->fill = ground;
      style->pattern = SP_PATTERN_HATCH;
      style->ground = theme->empty;
      return theme->text;
    case SP_POSITION_AMBIGUOUS:
      style->fill = theme->empty;
      style->stroke = ground;
      style->line_width = MIN (AMBIGUOUS_RIM_WIDTH, AMBIGUOUS_RIM_SHARE * radius);
      return theme->text;
    case SP_POSITION_UNDECIDED:
      style->fill = theme->undecided;
      return theme->state_text;
    case SP_POSITION_NO_COMMENT:
      style->fill = theme->no_comment;
      return theme->state_text;
    case SP_POSITION_NOTHING_FOUND:
    default:
      style->fill = theme->empty;
      return theme->text;
    }
}
