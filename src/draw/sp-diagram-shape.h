/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/* How far the outline that sp_sign_trace_node() makes reaches from its centre in the direction of ANGLE. */
double sp_diagram_shape_get_reach  (SpActorKind kind, double radius, double angle);

/* The rectangle around that outline, about a centre at 0, 0. */
SpRect sp_diagram_shape_get_bounds (SpActorKind kind, double radius);

G_END_DECLS
