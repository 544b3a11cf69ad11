/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-dots.h"

#include <math.h>

/* As large as what is asked about, or larger where there would be more cells than points. */
#define LEAST_CELL 12.0
#define LEAST_CELLS 64.0

/* What lies outside belongs to the cells at the edge. */
static guint
find_column (const SpDiagramDots *self,
             double               x)
{
  return (guint) CLAMP (x / self->cell, 0.0, self->n_columns - 1.0);
}

static guint
find_row (const SpDiagramDots *self,
          double               y)
{
  return (guint) CLAMP (y / self->cell, 0.0, self->n_rows - 1.0);
}

static gsize
find_cell (const SpDiagramDots *self,
           const SpDiagramDot  *dot)
{
  return (gsize) find_row (self, dot->y) * self->n_columns + find_column (self, dot->x);
}

/**
 * sp_diagram_dots_init:
 * @self: what to fill
 * @dots: (array length=n): points, which are copied
 * @n: how many there are
 * @width: of the picture that they are in, in points
 * @height: the same
 *
 * Sorts points by their places. Takes O(n) time and memory.
 */
void
sp_diagram_dots_init (SpDiagramDots      *self,
                      const SpDiagramDot *dots,
                      guint               n,
                      double              width,
                      double              height)
{
  gsize n_cells;

  self->cell = MAX (LEAST_CELL, sqrt (width * height / MAX ((double) n, LEAST_CELLS)));
  self->n_columns = (guint) (width / self->cell) + 1;
  self->n_rows = (guint) (height / self->cell) + 1;
  n_cells = (gsize) self->n_columns * self->n_rows;
  self->begins = g_new0 (guint, n_cells + 2);
  self->dots = g_new (SpDiagramDot, MAX (n, 1));

  /* While they are filled in, each cell's beginning is one further on; it goes up to where the next one begins. */
  for (guint i = 0; i < n; i++)
    self->begins[find_cell (self, &dots[i]) + 2]++;
  for (gsize i = 0; i < n_cells; i++)
    self->begins[i + 2] += self->begins[i + 1];
  for (guint i = 0; i < n; i++)
    self->dots[self->begins[find_cell (self, &dots[i]) + 1]++] = dots[i];
}

/**
 * sp_diagram_dots_clear:
 * @self: points
 *
 * Frees what they take.
 */
void
sp_diagram_dots_clear (SpDiagramDots *self)
{
  g_clear_pointer (&self->begins, g_free);
  g_clear_pointer (&self->dots, g_free);
}

/**
 * sp_diagram_dots_count:
 * @self: points
 * @rect: where to look
 * @except: an owner whose points do not count
 *
 * Counts the points within a rectangle. Takes time in proportion to the points in and near it.
 *
 * Returns: how many there are
 */
guint
sp_diagram_dots_count (const SpDiagramDots *self,
                       SpRect               rect,
                       guint                except)
{
  float left = (float) rect.x, right = (float) (rect.x + rect.width);
  float top = (float) rect.y, bottom = (float) (rect.y + rect.height);
  guint first = find_column (self, rect.x), last = find_column (self, right), last_row = find_row (self, bottom), n = 0;

  for (guint row = find_row (self, rect.y); row <= last_row; row++)
    {
      const guint *begins = self->begins + (gsize) row * self->n_columns;

      for (guint i = begins[first]; i < begins[last + 1]; i++)
        {
          const SpDiagramDot *dot = &self->dots[i];

          n += dot->x > left && dot->x < right && dot->y > top && dot->y < bottom && dot->owner != except;
        }
    }
  return n;
}
