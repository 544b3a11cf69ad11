/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/* Rectangles by the cells of a grid that they touch, so that those near to a place are found at once. */
typedef struct
{
  int n_columns;
  int n_rows;
  guint *cells;               /* the entry that was added last in each, plus one */
  GArray *entries;            /* each leads to the one before it in its cell */
} SpDiagramGrid;

void     sp_diagram_grid_init    (SpDiagramGrid *self, double width, double height);
void     sp_diagram_grid_clear   (SpDiagramGrid *self);
/* OWNER is a number by which it can be left out; G_MAXUINT for what belongs to nobody. */
void     sp_diagram_grid_add     (SpDiagramGrid *self, SpRect rect, guint owner);
/* Whether nothing lies under a rectangle, those of one owner left out. */
gboolean sp_diagram_grid_is_free (const SpDiagramGrid *self, SpRect rect, guint except);
/* The owners of what touches the cell of a point, each once. AT is 0 for the first. Returns FALSE at the end. */
gboolean sp_diagram_grid_walk    (const SpDiagramGrid *self, double x, double y, guint *at, guint *owner);

G_END_DECLS
