/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

#define SP_DIAGRAM_SHAPE_MOST_SIDES 6

/* The outline that sp_sign_trace_node() makes, about a centre at 0, 0. */
typedef struct
{
  guint n_sides;              /* 0: a circle */
  double inner;               /* its nearest and its farthest point from the centre */
  double outer;
  double side_x[SP_DIAGRAM_SHAPE_MOST_SIDES]; /* the directions in which the sides lie */
  double side_y[SP_DIAGRAM_SHAPE_MOST_SIDES];
} SpDiagramShape;

void     sp_diagram_shape_init       (SpDiagramShape *self, SpActorKind kind, double radius);

/* Whether a point lies in the outline, or outside of it by less than GAP in the direction away from the centre. */
gboolean sp_diagram_shape_is_near    (const SpDiagramShape *self, double gap, double x, double y);

/* The rectangle around the outline. */
SpRect   sp_diagram_shape_get_bounds (SpActorKind kind, double radius);

G_END_DECLS
