/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-legend-private.h"
#include "sp-text.h"

/*
 * Which sign of a legend stands in which column. Signs of one kind stand together: cells, nodes, lines and blocs each begin
 * a column, and fill theirs evenly. Only where the room is too narrow for that they go on one after the other.
 */

static guint
get_group (const SpSwatch *swatch)
{
  switch (swatch->kind)
    {
    case SP_SWATCH_NODE:
      return 1;
    case SP_SWATCH_LINE:
      return 2;
    case SP_SWATCH_INK:
      return 3;
    case SP_SWATCH_CELL:
    case SP_SWATCH_CONTRADICTION:
    case SP_SWATCH_SHIFT:
    default:
      return 0;
    }
}

static guint
find_end_of_group (GArray *swatches, guint first)
{
  guint end = first + 1;

  while (end < swatches->len
         && get_group (&g_array_index (swatches, SpSwatch, end)) == get_group (&g_array_index (swatches, SpSwatch, first)))
    end++;
  return end;
}

/* A group in as few columns as that many rows allow, all about equally long. */
static void
add_group (SpLegendColumns *self, guint first, guint end, guint n_rows)
{
  guint n = end - first;
  guint n_columns = (n + n_rows - 1) / n_rows;
  guint length = (n + n_columns - 1) / n_columns;

  for (guint at = first; at < end; at += length)
    {
      SpLegendColumn column = { at, MIN (at + length, end), 0.0 };

      g_array_append_val (self->columns, column);
      self->n_rows = MAX (self->n_rows, column.end - column.first);
    }
}

/* Returns how wide the columns are together. */
static double
measure_columns (SpLegendColumns *self, const double *widths)
{
  double sum = -SP_LEGEND_COLUMN_GAP;

  for (guint i = 0; i < self->columns->len; i++)
    {
      SpLegendColumn *column = &g_array_index (self->columns, SpLegendColumn, i);

      for (guint k = column->first; k < column->end; k++)
        column->width = MAX (column->width, widths[k]);
      sum += column->width + SP_LEGEND_COLUMN_GAP;
    }
  return sum;
}

static gboolean
try_rows (SpLegendColumns *self, GArray *swatches, const double *widths, double room, guint n_rows, gboolean by_group)
{
  g_array_set_size (self->columns, 0);
  self->n_rows = 0;
  for (guint first = 0, end; first < swatches->len; first = end)
    {
      end = by_group ? find_end_of_group (swatches, first) : swatches->len;
      add_group (self, first, end, n_rows);
    }
  return measure_columns (self, widths) <= room;
}

void
sp_legend_columns_init (SpLegendColumns *self, GArray *swatches, const char *font, double width)
{
  g_autofree double *widths = g_new (double, MAX (swatches->len, 1));

  *self = (SpLegendColumns) { g_array_new (FALSE, FALSE, sizeof (SpLegendColumn)), 0, SP_LEGEND_SWATCH_HEIGHT };
  for (guint i = 0; i < swatches->len; i++)
    {
      double height;

      sp_text_measure (g_array_index (swatches, SpSwatch, i).label, font, 0.0, &widths[i], &height);
      widths[i] = MIN (widths[i] + SP_LEGEND_SWATCH_WIDTH + SP_LEGEND_LABEL_GAP, width);
      self->row_height = MAX (self->row_height, height);
    }
  self->row_height += SP_LEGEND_ROW_GAP;
  for (guint by_group = 2; by_group-- > 0;)
    for (guint n_rows = 1; n_rows <= swatches->len; n_rows++)
      if (try_rows (self, swatches, widths, width, n_rows, by_group == 1))
        return;
}

void
sp_legend_columns_clear (SpLegendColumns *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
}
