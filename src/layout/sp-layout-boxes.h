/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout.h"

G_BEGIN_DECLS

/* Boxes of a component, in points. */
typedef struct
{
  guint n;
  double *x;
  double *y;
  double *widths;             /* 0 for nodes without a box */
  double *heights;
} SpLayoutBoxes;

/* Turns the picture such that it fits a page of 4:3, the first node at the left and above. */
void sp_layout_boxes_turn (SpLayoutBoxes *self);

/* Spreads the centres, at least by LEAST, until few boxes are nearer than GAP. */
void sp_layout_boxes_spread (SpLayoutBoxes *self, double least, double gap);

/* The rectangle around all boxes. */
void sp_layout_boxes_get_bounds (const SpLayoutBoxes *self, double *left, double *top, double *right, double *bottom);

G_END_DECLS
