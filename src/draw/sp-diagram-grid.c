/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-grid.h"

#include "sp-diagram-private.h"

#define CELL 24.0

/* What lies beyond them belongs to the last of them. */
#define MOST_CELLS_A_SIDE 2048.0

typedef struct
{
  SpRect rect;
  guint owner;
  guint before;               /* the entry before it in the same cell, plus one */
} Entry;

/* The range of cells that a rectangle touches; what lies outside belongs to the cells at the edge. */
typedef struct
{
  int left, right, top, bottom;
} Range;

static int
find_cell (double place,
           int    n)
{
  return (int) CLAMP (place * (1.0 / CELL), 0.0, n - 1.0);
}

static Range
find_range (const SpDiagramGrid *self,
            SpRect               rect)
{
  return (Range) {
    find_cell (rect.x, self->n_columns),
    find_cell (rect.x + rect.width, self->n_columns),
    find_cell (rect.y, self->n_rows),
    find_cell (rect.y + rect.height, self->n_rows),
  };
}

void
sp_diagram_grid_init (SpDiagramGrid *self,
                      double         width,
                      double         height)
{
  self->n_columns = (int) CLAMP (width / CELL + 1.0, 1.0, MOST_CELLS_A_SIDE);
  self->n_rows = (int) CLAMP (height / CELL + 1.0, 1.0, MOST_CELLS_A_SIDE);
  self->cells = g_new0 (guint, (gsize) self->n_columns * self->n_rows);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

void
sp_diagram_grid_clear (SpDiagramGrid *self)
{
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->entries, g_array_unref);
}

void
sp_diagram_grid_add (SpDiagramGrid *self,
                     SpRect         rect,
                     guint          owner)
{
  Range range = find_range (self, rect);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      {
        guint *cell = &self->cells[(gsize) row * self->n_columns + column];
        Entry entry = { rect, owner, *cell };

        g_array_append_val (self->entries, entry);
        *cell = self->entries->len;
      }
}

gboolean
sp_diagram_grid_is_free (const SpDiagramGrid *self,
                         SpRect               rect,
                         guint                except)
{
  const Entry *entries = (const Entry *) (gpointer) self->entries->data;
  Range range = find_range (self, rect);

  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      for (guint i = self->cells[(gsize) row * self->n_columns + column]; i > 0; i = entries[i - 1].before)
        if (sp_diagram_do_overlap (entries[i - 1].rect, rect) && (entries[i - 1].owner != except))
          return FALSE;
  return TRUE;
}

gboolean
sp_diagram_grid_walk (const SpDiagramGrid *self,
                      double               x,
                      double               y,
                      guint               *at,
                      guint               *owner)
{
  const Entry *entries = (const Entry *) (gpointer) self->entries->data;

  if (*at == 0)
    *at = self->cells[(gsize) find_cell (y, self->n_rows) * self->n_columns + find_cell (x, self->n_columns)];
  else
    *at = entries[*at - 1].before;
  if (*at == 0)
    return FALSE;
  *owner = entries[*at - 1].owner;
  return TRUE;
}
