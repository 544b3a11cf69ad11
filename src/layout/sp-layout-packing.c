/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-packing.h"

#include <math.h>

/* Components side by side: on shelves of the height of their first parcel, lower ones stacked in columns. */

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
} Shelves;

static void
put_parcel (Shelves *self, SpLayoutParcel *parcel)
{
  gboolean below = parcel->width <= self->column_width && self->column_y + parcel->height <= self->shelf_y + self->shelf_height;

  if (!below)
    {
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
    }
  self->shelf_height = MAX (self->shelf_height, parcel->height);
  parcel->x = self->column_x;
  parcel->y = self->column_y;
  self->column_y += parcel->height + self->gap;
  self->width = MAX (self->width, parcel->x + parcel->width);
}

/* Returns how wide a picture of the wanted aspect has to be to hold all. */
static double
fill_shelves (SpLayoutParcel *parcels, const guint *order, guint n, double gap, double limit)
{
  Shelves shelves = { .limit = limit, .gap = gap };

  for (guint i = 0; i < n; i++)
    put_parcel (&shelves, &parcels[order[i]]);
  return MAX (shelves.width, (shelves.shelf_y + shelves.shelf_height) * ASPECT);
}

/**
 * sp_layout_pack:
 * @parcels: (array length=n) (inout): the sizes; their places are set
 * @n: number of parcels
 * @gap: what is left free between two of them
 *
 * Sets parcels side by side so that they fill an area of about 4:3, the highest first. Takes O(n log n) time.
 */
void
sp_layout_pack (SpLayoutParcel *parcels, guint n, double gap)
{
  g_autofree guint *order = g_new (guint, MAX (n, 1));
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
      double size = fill_shelves (parcels, order, n, gap, limit);

      if (size < best_size)
        {
          best_size = size;
          best = limit;
        }
    }
  fill_shelves (parcels, order, n, gap, best);
}
