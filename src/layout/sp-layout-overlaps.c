/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout.h"

#include <math.h>

/*
 * Overlaps are removed in two steps. First boxes push each other apart along the axis on which they overlap less, again
 * and again, which moves each of them little. If some still overlap after that, boxes are set down one by one, each in
 * the free place nearest to where it was, so that the result is free of overlaps whatever went in.
 */

#define SWEEPS 150

/* A crowd gives way slowly from its rim inwards: if so many sweeps were not enough, all is spread a little. */
#define SWEEPS_BEFORE_SPREAD 10
#define SPREAD 1.05
#define CROWD 0.2             /* pairs a box that still had to be moved apart */

/* A hair more than asked for, so that rounding cannot bring two boxes nearer than that. */
#define HAIR 1e-6

#define COLUMN_STRIDE 40503   /* rows from one column of cells to the next in their numbers */

typedef struct
{
  guint n;
  const double *widths;
  const double *heights;
  const gboolean *pinned;     /* nullable */
  double gap;
  double *x;
  double *y;
  guint *order;               /* from left to right */
  double widest;
  double highest;
} Boxes;

static gboolean
is_pinned (const Boxes *self, guint i)
{
  return self->pinned != NULL && self->pinned[i];
}

/* How far two boxes have to go apart on each axis; they overlap if both are positive. */
static double
get_overlap_x (const Boxes *self, guint a, guint b)
{
  return (self->widths[a] + self->widths[b]) / 2 + self->gap - fabs (self->x[a] - self->x[b]);
}

static double
get_overlap_y (const Boxes *self, guint a, guint b)
{
  return (self->heights[a] + self->heights[b]) / 2 + self->gap - fabs (self->y[a] - self->y[b]);
}

/* Almost sorted from one sweep to the next, so that inserting is fast. */
static void
sort_order (Boxes *self)
{
  for (guint i = 1; i < self->n; i++)
    {
      guint box = self->order[i], k = i;

      for (; k > 0 && self->x[self->order[k - 1]] > self->x[box]; k--)
        self->order[k] = self->order[k - 1];
      self->order[k] = box;
    }
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Boxes *self = data;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (self->x[i] < self->x[k] || self->x[i] > self->x[k])
    return self->x[i] < self->x[k] ? -1 : 1;
  return i < k ? -1 : 1;
}

static void
push_apart (double *a, double *b, double by, gboolean a_stays, gboolean b_stays, gboolean a_first)
{
  double sign = *a < *b || (!(*a > *b) && a_first) ? 1.0 : -1.0;

  if (!a_stays)
    *a -= sign * (b_stays ? by : by / 2);
  if (!b_stays)
    *b += sign * (a_stays ? by : by / 2);
}

static gboolean
separate (Boxes *self, guint a, guint b)
{
  double over_x = get_overlap_x (self, a, b);
  double over_y = get_overlap_y (self, a, b);
  gboolean a_stays = is_pinned (self, a), b_stays = is_pinned (self, b);

  if (over_x <= 0.0 || over_y <= 0.0 || (a_stays && b_stays))
    return FALSE;
  if (over_x < over_y)
    push_apart (&self->x[a], &self->x[b], over_x + HAIR, a_stays, b_stays, a < b);
  else
    push_apart (&self->y[a], &self->y[b], over_y + HAIR, a_stays, b_stays, a < b);
  return TRUE;
}

/* Returns how many pairs were moved apart. */
static guint
sweep (Boxes *self)
{
  guint n = 0;

  sort_order (self);
  for (guint i = 0; i < self->n; i++)
    for (guint k = i + 1; k < self->n; k++)
      {
        guint a = self->order[i], b = self->order[k];

        if (self->x[b] - self->x[a] >= (self->widths[a] + self->widest) / 2 + self->gap)
          break;
        n += separate (self, a, b);
      }
  return n;
}

/* The boxes that have been set down, by cells as large as the largest box, so that only neighbours can be in the way. */
typedef struct
{
  const Boxes *boxes;
  double cell_width;
  double cell_height;
  GHashTable *cells;          /* number of a cell -> GArray of boxes */
} Board;

/* Two cells may have one number by chance: their boxes are then looked at together, which does no harm. */
static gpointer
find_cell (const Board *self, guint box, int right, int down)
{
  gint64 column = (gint64) floor (self->boxes->x[box] / self->cell_width) + right;
  gint64 row = (gint64) floor (self->boxes->y[box] / self->cell_height) + down;

  return GSIZE_TO_POINTER ((gsize) (guint32) (column * COLUMN_STRIDE + row));
}

static void
set_down (Board *self, guint box)
{
  gpointer cell = find_cell (self, box, 0, 0);
  GArray *there = g_hash_table_lookup (self->cells, cell);

  if (there == NULL)
    {
      there = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->cells, cell, there);
    }
  g_array_append_val (there, box);
}

static gboolean
is_free (const Board *self, guint box)
{
  for (int right = -1; right <= 1; right++)
    for (int down = -1; down <= 1; down++)
      {
        const GArray *there = g_hash_table_lookup (self->cells, find_cell (self, box, right, down));

        for (guint i = 0; there != NULL && i < there->len; i++)
          {
            guint other = g_array_index (there, guint, i);

            if (get_overlap_x (self->boxes, box, other) > 0.0 && get_overlap_y (self->boxes, box, other) > 0.0)
              return FALSE;
          }
      }
  return TRUE;
}

/* Goes round in widening ellipses until a free place is found; there always is one outside. */
static void
find_free_place (Board *self, guint box)
{
  Boxes *boxes = (Boxes *) self->boxes;
  double x = boxes->x[box], y = boxes->y[box];

  for (guint ring = 1; !is_free (self, box); ring++)
    for (guint i = 0; i < 8 + 4 * ring; i++)
      {
        double angle = 2 * G_PI * i / (8 + 4 * ring);

        boxes->x[box] = x + ring * self->cell_width / 6 * cos (angle);
        boxes->y[box] = y + ring * self->cell_height / 6 * sin (angle);
        if (is_free (self, box))
          return;
      }
}

static void
set_down_one_by_one (Boxes          *boxes,
                     const gboolean *is_in_the_way)
{
  g_autoptr (GHashTable) cells = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  Board board = { boxes, boxes->widest + boxes->gap + HAIR, boxes->highest + boxes->gap + HAIR, cells };

  for (guint i = 0; i < boxes->n; i++)
    if (is_pinned (boxes, i) || !is_in_the_way[i])
      set_down (&board, i);
  for (guint i = 0; i < boxes->n; i++)
    if (!is_pinned (boxes, boxes->order[i]) && is_in_the_way[boxes->order[i]])
      {
        find_free_place (&board, boxes->order[i]);
        set_down (&board, boxes->order[i]);
      }
}

/* Which boxes overlap another. */
static gboolean *
find_in_the_way (Boxes *self)
{
  gboolean *is_in_the_way = g_new0 (gboolean, self->n);

  sort_order (self);
  for (guint i = 0; i < self->n; i++)
    for (guint k = i + 1; k < self->n; k++)
      {
        guint a = self->order[i], b = self->order[k];

        if (self->x[b] - self->x[a] >= (self->widths[a] + self->widest) / 2 + self->gap)
          break;
        if (get_overlap_x (self, a, b) > 0.0 && get_overlap_y (self, a, b) > 0.0)
          is_in_the_way[a] = is_in_the_way[b] = TRUE;
      }
  return is_in_the_way;
}

static void
spread (Boxes *self)
{
  double x = 0.0, y = 0.0;

  for (guint i = 0; i < self->n; i++)
    {
      x += self->x[i] / self->n;
      y += self->y[i] / self->n;
    }
  for (guint i = 0; i < self->n; i++)
    {
      self->x[i] = x + SPREAD * (self->x[i] - x);
      self->y[i] = y + SPREAD * (self->y[i] - y);
    }
}

/**
 * sp_layout_remove_overlaps:
 * @n: number of boxes
 * @widths: (array length=n): their widths
 * @heights: (array length=n): their heights
 * @pinned: (array length=n) (nullable): those that stay where they are; `NULL` if all together may be spread as well
 * @gap: least distance that is to be between two boxes
 * @x: (array length=n) (inout): their centres
 * @y: (array length=n) (inout): the same
 *
 * Moves boxes apart, as little as it can, until no two are nearer to each other than @gap: across or down. Only two boxes
 * that are both pinned may stay in each other's way.
 *
 * Takes O(n k) time a sweep for k boxes above and below another, over some hundred sweeps at most.
 */
void
sp_layout_remove_overlaps (guint n, const double *widths, const double *heights, const gboolean *pinned, double gap,
                           double *x, double *y)
{
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  Boxes boxes = { n, widths, heights, pinned, gap, x, y, order, 0.0, 0.0 };
  guint n_moved = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      boxes.widest = MAX (boxes.widest, widths[i]);
      boxes.highest = MAX (boxes.highest, heights[i]);
    }
  g_sort_array (order, n, sizeof (guint), compare_places, &boxes);
  for (guint i = 1; i <= SWEEPS && n_moved > 0; i++)
    {
      n_moved = sweep (&boxes);
      if (pinned == NULL && n_moved > CROWD * n && i % SWEEPS_BEFORE_SPREAD == 0)
        spread (&boxes);
    }
  if (n_moved > 0)
    {
      g_autofree gboolean *is_in_the_way = find_in_the_way (&boxes);

      set_down_one_by_one (&boxes, is_in_the_way);
    }
}
