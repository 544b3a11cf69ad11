/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-packing.h"

#include <math.h>

/*
 * Components side by side: on shelves of the height of their first parcel, lower ones stacked in columns, each shelf and
 * each column in the middle. Nodes without any link stand in rows and columns as in a table, below the rest or beside it.
 */

#define ASPECT (4.0 / 3.0)
#define N_TRIALS 24

static int
compare_parcels (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpLayoutParcel *parcels = data;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (parcels[i].height < parcels[k].height || parcels[i].height > parcels[k].height)
    return parcels[i].height > parcels[k].height ? -1 : 1;
  return i < k ? -1 : 1;
}

typedef struct
{
  double limit;               /* width of the shelves */
  double gap;
  double shelf_y, shelf_height;
  double column_x, column_y, column_width;
  double width;               /* used so far */
  double *shelf_widths;       /* as many as there are parcels at most, as all that follow */
  double *shelf_heights;
  double *column_heights;
  guint *shelf_of;            /* each parcel */
  guint *column_of;
  guint shelf;                /* the one that is filled */
  guint column;
} Shelves;

static void
put_parcel (Shelves *self, SpLayoutParcel *parcels, guint index)
{
  SpLayoutParcel *parcel = &parcels[index];
  gboolean below = parcel->width <= self->column_width && self->column_y + parcel->height <= self->shelf_y + self->shelf_height;

  if (!below)
    {
      self->column += self->column_width > 0.0;
      self->column_x += self->column_width > 0.0 ? self->column_width + self->gap : 0.0;
      self->column_y = self->shelf_y;
      self->column_width = parcel->width;
    }
  if (self->column_x > 0.0 && self->column_x + parcel->width > self->limit)
    {
      self->shelf_y += self->shelf_height + self->gap;
      self->shelf_height = 0.0;
      self->column_x = 0.0;
      self->column_y = self->shelf_y;
      self->column_width = parcel->width;
      self->shelf_widths[++self->shelf] = 0.0;
    }
  self->shelf_height = MAX (self->shelf_height, parcel->height);
  parcel->x = self->column_x;
  parcel->y = self->column_y;
  self->column_y += parcel->height + self->gap;
  self->shelf_of[index] = self->shelf;
  self->column_of[index] = self->column;
  self->shelf_heights[self->shelf] = self->shelf_height;
  self->column_heights[self->column] = parcel->y + parcel->height - self->shelf_y;
  self->shelf_widths[self->shelf] = MAX (self->shelf_widths[self->shelf], parcel->x + parcel->width);
  self->width = MAX (self->width, parcel->x + parcel->width);
}

/* Returns how wide a picture of the wanted aspect has to be to hold all. */
static double
fill_shelves (Shelves *self, SpLayoutParcel *parcels, const guint *order, guint n, double limit)
{
  *self = (Shelves) { .limit = limit, .gap = self->gap, .shelf_widths = self->shelf_widths, .shelf_heights = self->shelf_heights,
                      .column_heights = self->column_heights, .shelf_of = self->shelf_of, .column_of = self->column_of };
  self->shelf_widths[0] = 0.0;
  for (guint i = 0; i < n; i++)
    put_parcel (self, parcels, order[i]);
  return MAX (self->width, (self->shelf_y + self->shelf_height) * ASPECT);
}

static void
centre_parcels (const Shelves *self, SpLayoutParcel *parcels, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      parcels[i].x += (self->width - self->shelf_widths[self->shelf_of[i]]) / 2.0;
      parcels[i].y += (self->shelf_heights[self->shelf_of[i]] - self->column_heights[self->column_of[i]]) / 2.0;
    }
}

/**
 * sp_layout_pack:
 * @parcels: (array length=n) (inout): the sizes; their places are set
 * @n: number of parcels
 * @gap: what is left free between two of them
 *
 * Sets parcels side by side so that they fill an area of about 4:3, the highest first, each row in the middle. Takes
 * O(n log n) time.
 */
void
sp_layout_pack (SpLayoutParcel *parcels, guint n, double gap)
{
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  g_autofree guint *shelf_of = g_new (guint, MAX (n, 1));
  g_autofree guint *column_of = g_new (guint, MAX (n, 1));
  g_autofree double *memory = g_new (double, 3 * (gsize) MAX (n, 1));
  Shelves shelves = { .gap = gap, .shelf_widths = memory, .shelf_heights = memory + n, .column_heights = memory + 2 * (gsize) n,
                      .shelf_of = shelf_of, .column_of = column_of };
  double widest = 0.0, area = 0.0, best = 0.0, best_size = INFINITY;

  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      widest = MAX (widest, parcels[i].width);
      area += (parcels[i].width + gap) * (parcels[i].height + gap);
    }
  g_sort_array (order, n, sizeof (guint), compare_parcels, parcels);
  for (guint trial = 0; trial < N_TRIALS; trial++)
    {
      double limit = MAX (widest, sqrt (area * ASPECT) * (0.7 + 0.1 * trial));
      double size = fill_shelves (&shelves, parcels, order, n, limit);

      if (size < best_size)
        {
          best_size = size;
          best = limit;
        }
    }
  fill_shelves (&shelves, parcels, order, n, best);
  centre_parcels (&shelves, parcels, n);
}

/* Where a table of nodes stands to what is packed already, and how large all is then. */
typedef struct
{
  guint n_columns;
  gboolean beside;
  double size;                /* the width of a picture of the wanted aspect that holds all */
} Table;

static Table
try_table (guint n, guint n_columns, gboolean beside, SpLayoutParcel cell, SpLayoutParcel taken, double gap)
{
  double width = n_columns * cell.width;
  double height = (n + n_columns - 1) / n_columns * cell.height;
  double between = taken.width > 0.0 ? gap : 0.0;

  if (beside)
    {
      width += taken.width + between;
      height = MAX (height, taken.height);
    }
  else
    {
      width = MAX (width, taken.width);
      height += taken.height + between;
    }
  return (Table) { n_columns, beside, MAX (width, height * ASPECT) };
}

static Table
choose_table (guint n, SpLayoutParcel cell, SpLayoutParcel taken, double gap)
{
  Table best = { 1, FALSE, INFINITY };

  for (guint n_columns = 1; n_columns <= n; n_columns++)
    for (guint beside = 0; beside < (taken.width > 0.0 ? 2u : 1u); beside++)
      {
        Table table = try_table (n, n_columns, beside == 1, cell, taken, gap);

        if (table.size < best.size)
          best = table;
      }
  /* As many rows need no more columns, and the last row is fuller then. */
  if (isfinite (best.size))
    {
      guint n_rows = (n + best.n_columns - 1) / best.n_columns;

      best.n_columns = (n + n_rows - 1) / n_rows;
    }
  return best;
}

/**
 * sp_layout_pack_table:
 * @parcels: (array length=n) (inout): the sizes; their places are set
 * @n: number of parcels
 * @taken: what is packed from 0, 0 on already: its width and height, 0 for nothing
 * @cell_gap: what is left free between two parcels
 * @gap: what is left free between them and the rest
 *
 * Sets parcels of about the same size in rows and columns, each in the middle of its place, read along the rows: below what is
 * there or beside it, where the whole fills an area of 4:3 better. Takes O(n) time.
 */
void
sp_layout_pack_table (SpLayoutParcel *parcels, guint n, SpLayoutParcel taken, double cell_gap, double gap)
{
  SpLayoutParcel cell = { 0.0, 0.0, 0.0, 0.0 };
  double left = 0.0, top = 0.0;
  Table table;
  guint n_rows;

  for (guint i = 0; i < n; i++)
    {
      cell.width = MAX (cell.width, parcels[i].width + cell_gap);
      cell.height = MAX (cell.height, parcels[i].height + cell_gap);
    }
  table = choose_table (n, cell, taken, gap);
  n_rows = (n + table.n_columns - 1) / table.n_columns;
  if (table.beside)
    {
      left = taken.width + gap;
      top = MAX (taken.height - n_rows * cell.height, 0.0) / 2.0;
    }
  else
    {
      left = MAX (taken.width - table.n_columns * cell.width, 0.0) / 2.0;
      top = taken.height > 0.0 ? taken.height + gap : 0.0;
    }
  for (guint i = 0; i < n; i++)
    {
      parcels[i].x = left + i % table.n_columns * cell.width + (cell.width - parcels[i].width) / 2.0;
      parcels[i].y = top + i / table.n_columns * cell.height + (cell.height - parcels[i].height) / 2.0;
    }
}
