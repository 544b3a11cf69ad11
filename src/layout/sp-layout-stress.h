/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-net.h"
#include "sp-layout-run.h"

G_BEGIN_DECLS

/* Up to this many nodes, the path between every two of them counts. */
#define SP_LAYOUT_ALL_PAIRS 3200

/* Where the nodes of a connected net stand, in lengths of a link of weight 1, and how readily each of them moves:
 * 1 freely, 0 not at all. */
typedef struct
{
  float *x;
  float *y;
  float *mobility;
} SpLayoutPlaces;

/* HEAT is 1 for a layout from scratch and less to change places little. */
void sp_layout_stress_refine (const SpLayoutNet *net, SpLayoutPlaces *places, double heat, SpLayoutRandom *random,
                              SpLayoutRun *run);
void sp_layout_pivots_refine (const SpLayoutNet *net, SpLayoutPlaces *places, double heat, SpLayoutRandom *random,
                              SpLayoutRun *run);

G_END_DECLS
