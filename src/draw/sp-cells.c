/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-private.h"

/* Where the cells of a row stand. */

SpRect
sp_cells_get_cell (const SpCellsItem *cells,
                   guint              cell)
{
  return (SpRect) { cells->x + cell * cells->step, cells->y, cells->width, cells->height };
}

SpRect
sp_cells_get_bounds (const SpCellsItem *cells)
{
  double last = cells->x + (cells->n_cells - 1) * cells->step;

  return (SpRect) { MIN (cells->x, last), cells->y, fabs (last - cells->x) + cells->width, cells->height };
}

/* One more to each side, so that no rounding leaves out a cell that only touches. */
void
sp_cells_find_between (const SpCellsItem *cells,
                       double             left,
                       double             right,
                       guint             *first,
                       guint             *end)
{
  double one = (left - cells->width - cells->x) / cells->step;
  double other = (right - cells->x) / cells->step;

  *first = 0;
  *end = cells->n_cells;
  if (cells->step == 0.0)
    return;
  *first = (guint) CLAMP (floor (MIN (one, other)) - 1.0, 0.0, cells->n_cells);
  *end = (guint) CLAMP (ceil (MAX (one, other)) + 2.0, *first, cells->n_cells);
}
