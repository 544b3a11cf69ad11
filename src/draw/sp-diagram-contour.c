/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

/* Outlines of the area in which a field is below 0: marching squares, after W. E. Lorensen and H. E. Cline, Marching cubes:
 * a high resolution 3D surface construction algorithm, Computer Graphics 21, 1987. */

/* Points so near to the line between their neighbours are not needed. */
#define FLATNESS 0.2

typedef struct
{
  const double *field;
  guint n_columns;
  guint n_rows;
  double left;
  double top;
  double cell;
  GHashTable *next;           /* number of a side of a square, from 1 -> the side where the outline goes on */
  GArray *begins;             /* guint: sides, in the order in which they were found */
} Contour;

/* Corners of a square clockwise from the left top one; side I goes from corner I to the next. */
static const guint corner_x[] = { 0, 1, 1, 0 };
static const guint corner_y[] = { 0, 0, 1, 1 };

static double
get_value (const Contour *self,
           guint          x,
           guint          y)
{
  return self->field[(gsize) y * self->n_columns + x];
}

static gboolean
is_inside (const Contour *self,
           guint          x,
           guint          y,
           guint          corner)
{
  return get_value (self, x + corner_x[corner % 4], y + corner_y[corner % 4]) < 0.0;
}

/* The same number from both squares of which it is a side. */
static guint
number_side (const Contour *self,
             guint          x,
             guint          y,
             guint          side)
{
  guint at_x = x + (side == 1 ? 1 : 0), at_y = y + (side == 2 ? 1 : 0);

  return (at_y * self->n_columns + at_x) * 2 + side % 2 + 1;
}

static void
find_point (const Contour *self,
            guint          number,
            double        *x,
            double        *y)
{
  guint place = (number - 1) / 2, across = place % self->n_columns, down = place / self->n_columns;
  gboolean upright = (number - 1) % 2 == 1;
  double one = get_value (self, across, down);
  double other = upright ? get_value (self, across, down + 1) : get_value (self, across + 1, down);
  double share = one / (one - other);

  *x = self->left + self->cell * (across + (upright ? 0.0 : share));
  *y = self->top + self->cell * (down + (upright ? share : 0.0));
}

/* Where the way round a square leaves the area the outline begins, and it ends where the way comes back. */
static void
cross_square (Contour *self,
              guint    x,
              guint    y)
{
  for (guint side = 0; side < 4; side++)
    {
      guint back = side + 1, begin;

      if (!is_inside (self, x, y, side) || is_inside (self, x, y, side + 1))
        continue;
      while (is_inside (self, x, y, back) || !is_inside (self, x, y, back + 1))
        back++;
      begin = number_side (self, x, y, side);
      g_hash_table_insert (self->next, GUINT_TO_POINTER (begin), GUINT_TO_POINTER (number_side (self, x, y, back % 4)));
      g_array_append_val (self->begins, begin);
    }
}

static gboolean
is_flat (const double *before,
         const double *at,
         const double *after)
{
  double dx = after[0] - before[0], dy = after[1] - before[1], length = MAX (hypot (dx, dy), 1e-9);

  return fabs ((at[0] - before[0]) * dy - (at[1] - before[1]) * dx) / length < FLATNESS;
}

static void
add_point (GArray *ring,
           double  x,
           double  y)
{
  double point[] = { x, y };
  double *points = (double *) (gpointer) ring->data;
  guint n = ring->len;

  if (n >= 4 && is_flat (points + n - 4, points + n - 2, point))
    g_array_set_size (ring, n - 2);
  g_array_append_vals (ring, point, 2);
}

static GArray *
follow (Contour *self,
        guint    begin)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (double));
  gpointer side = GUINT_TO_POINTER (begin), next;

  while (g_hash_table_steal_extended (self->next, side, NULL, &next))
    {
      double x, y;

      find_point (self, GPOINTER_TO_UINT (side), &x, &y);
      add_point (ring, x, y);
      side = next;
    }
  return ring;
}

/*
 * sp_diagram_trace_contour:
 * Finds the outlines of the area in which FIELD, of N_COLUMNS times N_ROWS points that are CELL apart, is below 0; along its
 * border it must not be. Outlines of holes run the other way. Takes O(points) time. Returns arrays of x and y of points.
 */
GPtrArray *
sp_diagram_trace_contour (const double *field,
                          guint         n_columns,
                          guint         n_rows,
                          double        left,
                          double        top,
                          double        cell)
{
  GPtrArray *rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) next = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) begins = g_array_new (FALSE, FALSE, sizeof (guint));
  Contour self = { field, n_columns, n_rows, left, top, cell, next, begins };

  for (guint y = 0; y + 1 < n_rows; y++)
    for (guint x = 0; x + 1 < n_columns; x++)
      cross_square (&self, x, y);
  for (guint i = 0; i < begins->len; i++)
    if (g_hash_table_contains (next, GUINT_TO_POINTER (g_array_index (begins, guint, i))))
      g_ptr_array_add (rings, follow (&self, g_array_index (begins, guint, i)));
  return rings;
}
