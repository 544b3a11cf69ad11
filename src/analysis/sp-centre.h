/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-landing.h"

G_BEGIN_DECLS

/* How far an actor stands from where the issues would land. */
typedef struct
{
  double distance;            /* steps of the scale, 0 .. 4; NAN where nothing can be compared */
  guint n_issues;             /* that were compared */
} SpCentreDistance;

/* By actor, in the snapshot's order. */
SpCentreDistance *sp_centre_measure_distances (SpSnapshot *snapshot, SpPositions *positions);
SpCentreDistance *sp_centre_measure_distances_from (SpPositions *positions, const SpLanding *landings);

G_END_DECLS
