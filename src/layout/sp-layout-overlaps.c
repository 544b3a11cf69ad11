/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout.h"

#include <math.h>
#include <string.h>

/*
 * Overlaps are removed in two steps. First boxes push each other apart along the axis on which they overlap less, again
 * and again, which moves each of them little. If some still overlap after that, boxes are set down one by one, each in
 * the free place nearest to where it was, so that the result is free of overlaps whatever went in.
 */

#define SWEEPS 150

/* A crowd gives way slowly from its rim inwards: if so many sweeps were not enough, all is spread a little. Where boxes
 * that are no crowd go on to push each other in circles, it is over. */
#define SWEEPS_BEFORE_SPREAD 10
#define SPREAD 1.05
#define CROWD 0.2             /* pairs a box that still had to be moved apart */

/* A hair more than asked for, so that rounding cannot bring two boxes nearer than that. */
#define HAIR 1e-6

/* Strips are so many times as high as two boxes that are in each other's way, so that it does no harm if these move on. */
#define STRIP 2.0
#define MOST_STRIPS_PER_BOX 2

/* From one try to find a free place to the next, as a share of a box. */
#define STEP_ASIDE (1.0 / 6.0)

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
  guint *strip;               /* of each box */
  guint *begins;              /* where each strip begins in the list, and none at last */
  guint *next;                /* what comes next in each strip */
  guint *list;                /* places in the order, strip by strip, from left to right in each */
  guint n_strips;
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

/* Cuts the plane into strips, so that what is far above or below is not looked at. */
static void
cut_into_strips (Boxes *self)
{
  double top = INFINITY, bottom = -INFINITY, height;

  for (guint i = 0; i < self->n; i++)
    {
      top = MIN (top, self->y[i]);
      bottom = MAX (bottom, self->y[i]);
    }
  height = MAX (STRIP * (self->highest + self->gap), (bottom - top) / (MOST_STRIPS_PER_BOX * (double) self->n));
  self->n_strips = height > 0.0 ? (guint) ((bottom - top) / height) + 1 : 1;
  memset (self->begins, 0, (self->n_strips + 2) * sizeof (guint));
  for (guint i = 0; i < self->n; i++)
    {
      self->strip[i] = height > 0.0 ? (guint) ((self->y[i] - top) / height) : 0;
      self->begins[self->strip[i] + 2]++;
    }
  for (guint i = 0; i < self->n_strips; i++)
    self->begins[i + 2] += self->begins[i + 1];
  for (guint i = 0; i < self->n; i++)
    self->list[self->begins[self->strip[self->order[i]] + 1]++] = i;
  memcpy (self->next, self->begins, self->n_strips * sizeof (guint));
}

/* The boxes to the right of one, in its strip and those above and below it, from left to right. */
typedef struct
{
  const Boxes *boxes;
  guint at[3];
  guint end[3];
} Walk;

/* Has to be asked for one box after the other in their order. */
static void
begin_walk (Boxes *self, guint box, Walk *walk)
{
  guint strip = self->strip[box];

  *walk = (Walk) { .boxes = self };
  self->next[strip]++;
  for (guint i = 0; i < 3; i++)
    if (strip + i >= 1 && strip + i <= self->n_strips)
      {
        walk->at[i] = self->next[strip + i - 1];
        walk->end[i] = self->begins[strip + i];
      }
}

/* Returns FALSE at the end. */
static inline gboolean
walk_on (Walk *walk, guint *box)
{
  const Boxes *boxes = walk->boxes;
  guint least = boxes->n, from = 0;

  for (guint i = 0; i < 3; i++)
    if (walk->at[i] < walk->end[i] && boxes->list[walk->at[i]] < least)
      {
        least = boxes->list[walk->at[i]];
        from = i;
      }
  if (least == boxes->n)
    return FALSE;
  walk->at[from]++;
  *box = boxes->order[least];
  return TRUE;
}

static gboolean
is_far_right (const Boxes *self, guint box, guint of)
{
  return self->x[box] - self->x[of] >= (self->widths[of] + self->widest) / 2 + self->gap;
}

/* Returns how many pairs were moved apart. */
static guint
sweep (Boxes *self)
{
  guint n = 0;

  sort_order (self);
  cut_into_strips (self);
  for (guint i = 0; i < self->n; i++)
    {
      guint a = self->order[i], b;
      Walk walk;

      begin_walk (self, a, &walk);
      while (walk_on (&walk, &b) && !is_far_right (self, b, a))
        n += separate (self, a, b);
    }
  return n;
}

/* The boxes that have been set down, by cells at least as large as the largest box, so that only neighbours can be in the way.
 * What lies outside belongs to the cells at the edge. */
typedef struct
{
  Boxes *boxes;
  double left, top;
  double cell_width, cell_height;
  int n_columns, n_rows;
  guint *cells;               /* the box set down last in each, plus one */
  guint *before;              /* the box before each in its cell, plus one */
} Board;

static int
find_column (const Board *self, double x)
{
  return (int) CLAMP ((x - self->left) / self->cell_width, 0.0, self->n_columns - 1.0);
}

static int
find_row (const Board *self, double y)
{
  return (int) CLAMP ((y - self->top) / self->cell_height, 0.0, self->n_rows - 1.0);
}

static void
set_down (Board *self, guint box)
{
  guint *cell = &self->cells[(gsize) find_row (self, self->boxes->y[box]) * self->n_columns
                             + find_column (self, self->boxes->x[box])];

  self->before[box] = *cell;
  *cell = box + 1;
}

static gboolean
is_free (const Board *self, guint box)
{
  int column = find_column (self, self->boxes->x[box]), row = find_row (self, self->boxes->y[box]);

  for (int y = MAX (row - 1, 0); y <= MIN (row + 1, self->n_rows - 1); y++)
    for (int x = MAX (column - 1, 0); x <= MIN (column + 1, self->n_columns - 1); x++)
      for (guint i = self->cells[(gsize) y * self->n_columns + x]; i > 0; i = self->before[i - 1])
        if (get_overlap_x (self->boxes, box, i - 1) > 0.0 && get_overlap_y (self->boxes, box, i - 1) > 0.0)
          return FALSE;
  return TRUE;
}

/* Goes round in widening ellipses until a free place is found; there always is one outside. */
static void
find_free_place (Board *self, guint box)
{
  Boxes *boxes = self->boxes;
  double x = boxes->x[box], y = boxes->y[box];

  for (guint ring = 1; !is_free (self, box); ring++)
    for (guint i = 0; i < 8 + 4 * ring; i++)
      {
        double angle = 2 * G_PI * i / (8 + 4 * ring);

        boxes->x[box] = x + ring * (boxes->widest + boxes->gap) * STEP_ASIDE * cos (angle);
        boxes->y[box] = y + ring * (boxes->highest + boxes->gap) * STEP_ASIDE * sin (angle);
        if (is_free (self, box))
          return;
      }
}

static void
init_board (Board *self, Boxes *boxes)
{
  double right = -INFINITY, bottom = -INFINITY, most_per_side = 2.0 * sqrt (boxes->n) + 1.0;

  *self = (Board) { .boxes = boxes, .left = INFINITY, .top = INFINITY };
  for (guint i = 0; i < boxes->n; i++)
    {
      self->left = MIN (self->left, boxes->x[i]);
      self->top = MIN (self->top, boxes->y[i]);
      right = MAX (right, boxes->x[i]);
      bottom = MAX (bottom, boxes->y[i]);
    }
  self->cell_width = MAX (boxes->widest + boxes->gap + HAIR, (right - self->left) / most_per_side);
  self->cell_height = MAX (boxes->highest + boxes->gap + HAIR, (bottom - self->top) / most_per_side);
  self->n_columns = (int) ((right - self->left) / self->cell_width) + 1;
  self->n_rows = (int) ((bottom - self->top) / self->cell_height) + 1;
  self->cells = g_new0 (guint, (gsize) self->n_columns * self->n_rows);
  self->before = g_new (guint, boxes->n);
}

static void
set_down_one_by_one (Boxes          *boxes,
                     const gboolean *is_in_the_way)
{
  Board board;

  init_board (&board, boxes);
  for (guint i = 0; i < boxes->n; i++)
    if (is_pinned (boxes, i) || !is_in_the_way[i])
      set_down (&board, i);
  for (guint i = 0; i < boxes->n; i++)
    if (!is_pinned (boxes, boxes->order[i]) && is_in_the_way[boxes->order[i]])
      {
        find_free_place (&board, boxes->order[i]);
        set_down (&board, boxes->order[i]);
      }
  g_free (board.cells);
  g_free (board.before);
}

/* Which boxes overlap another. */
static gboolean *
find_in_the_way (Boxes *self)
{
  gboolean *is_in_the_way = g_new0 (gboolean, self->n);

  sort_order (self);
  cut_into_strips (self);
  for (guint i = 0; i < self->n; i++)
    {
      guint a = self->order[i], b;
      Walk walk;

      begin_walk (self, a, &walk);
      while (walk_on (&walk, &b) && !is_far_right (self, b, a))
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

/* Returns whether it came to an end. */
static gboolean
push_all_apart (Boxes *self)
{
  guint n_moved = self->n, n_before = G_MAXUINT;

  for (guint i = 1; i <= SWEEPS && n_moved > 0; i++)
    {
      n_moved = sweep (self);
      if (i % SWEEPS_BEFORE_SPREAD == 1)
        n_before = n_moved;
      if (self->pinned != NULL || i % SWEEPS_BEFORE_SPREAD != 0)
        continue;
      if (n_moved > CROWD * self->n)
        spread (self);
      else if (n_moved >= n_before)
        break;
    }
  return n_moved == 0;
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
 * Takes O(n) time a sweep for boxes of like size, over some hundred sweeps at most.
 */
void
sp_layout_remove_overlaps (guint n, const double *widths, const double *heights, const gboolean *pinned, double gap,
                           double *x, double *y)
{
  gsize n_strips = MOST_STRIPS_PER_BOX * (gsize) n + 2;
  g_autofree guint *memory = g_new (guint, 3 * (gsize) n + 2 * n_strips + 2);
  Boxes boxes = { n, widths, heights, pinned, gap, x, y, memory };

  boxes.strip = boxes.order + n;
  boxes.list = boxes.strip + n;
  boxes.next = boxes.list + n;
  boxes.begins = boxes.next + n_strips;
  for (guint i = 0; i < n; i++)
    {
      boxes.order[i] = i;
      boxes.widest = MAX (boxes.widest, widths[i]);
      boxes.highest = MAX (boxes.highest, heights[i]);
    }
  g_sort_array (boxes.order, n, sizeof (guint), compare_places, &boxes);
  if (!push_all_apart (&boxes))
    {
      g_autofree gboolean *is_in_the_way = find_in_the_way (&boxes);

      set_down_one_by_one (&boxes, is_in_the_way);
    }
}
