/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

typedef struct
{
  float x;
  float y;
  guint owner;
} SpDiagramDot;

/* Points by the cells of a grid, so that those in a rectangle are counted at once. */
typedef struct
{
  double cell;
  guint n_columns;
  guint n_rows;
  guint *begins;              /* of each cell in the list, and of none at last */
  SpDiagramDot *dots;         /* cell by cell */
} SpDiagramDots;

void  sp_diagram_dots_init  (SpDiagramDots *self, const SpDiagramDot *dots, guint n, double width, double height);
void  sp_diagram_dots_clear (SpDiagramDots *self);
guint sp_diagram_dots_count (const SpDiagramDots *self, SpRect rect, guint except);

G_END_DECLS
