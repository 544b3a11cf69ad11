/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-grid.h"

#include <math.h>

#include "sp-diagram-private.h"

#define CELL 48.0

typedef struct
{
  SpRect rect;
  guint owner;
} Entry;

/* The range of cells that a rectangle touches; what lies outside belongs to the cells at the edge. */
typedef struct
{
  int left, right, top, bottom;
} Range;

static Range
find_range (const SpDiagramGrid *self,
            SpRect               rect)
{
  return (Range) {
    CLAMP ((int) floor (rect.x / CELL), 0, self->n_columns - 1),
    CLAMP ((int) floor ((rect.x + rect.width) / CELL), 0, self->n_columns - 1),
    CLAMP ((int) floor (rect.y / CELL), 0, self->n_rows - 1),
    CLAMP ((int) floor ((rect.y + rect.height) / CELL), 0, self->n_rows - 1),
  };
}

void
sp_diagram_grid_init (SpDiagramGrid *self,
                      double         width,
                      double         height)
{
  self->n_columns = (int) (width / CELL) + 1;
  self->n_rows = (int) (height / CELL) + 1;
  self->cells = g_new0 (GArray *, (gsize) self->n_columns * self->n_rows);
}

void
sp_diagram_grid_clear (SpDiagramGrid *self)
{
  for (gsize i = 0; i < (gsize) self->n_columns * self->n_rows; i++)
    g_clear_pointer (&self->cells[i], g_array_unref);
  g_clear_pointer (&self->cells, g_free);
}

void
sp_diagram_grid_add (SpDiagramGrid *self,
                     SpRect         rect,
                     guint          owner)
{
  Entry entry = { rect, owner };
  Range range = find_range (self, rect);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        GArray **cell = &self->cells[(gsize) row * self->n_columns + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (Entry));
        g_array_append_val (*cell, entry);
      }
}

guint
sp_diagram_grid_count (const SpDiagramGrid *self,
                       SpRect               rect,
                       guint                except)
{
  Range range = find_range (self, rect);
  guint n = 0;

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        const GArray *cell = self->cells[(gsize) row * self->n_columns + column];

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          {
            const Entry *entry = &g_array_index (cell, Entry, i);

            n += entry->owner != except && sp_diagram_do_overlap (entry->rect, rect);
          }
      }
  return n;
}
