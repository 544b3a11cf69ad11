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

#define MOST_STRIPS_PER_BOX 2

/* From one try to find a free place to the next, as a share of a box. */
#define STEP_ASIDE (1.0 / 6.0)

typedef struct
{
  double x, y;                /* of the centre */
  double across, down;        /* half of the width and height */
  guint number;
  guint strip;
  gboolean is_pinned;
} Box;

typedef struct
{
  guint n;
  Box *boxes;                 /* from left to right */
  gboolean may_spread;
  double gap;
  double widest, highest;     /* half of it */
  guint n_strips;
  guint *begins;              /* where each strip begins in the list, and none at last */
  guint *next;                /* what comes next in each strip */
  guint *list;                /* places in the order, strip by strip, from left to right in each */
} Heap;

/* How far two boxes have to go apart on each axis; they overlap if both are positive. */
static double
get_overlap_x (const Heap *self, const Box *a, const Box *b)
{
  return a->across + b->across + self->gap - fabs (a->x - b->x);
}

static double
get_overlap_y (const Heap *self, const Box *a, const Box *b)
{
  return a->down + b->down + self->gap - fabs (a->y - b->y);
}

static gboolean
do_overlap (const Heap *self, const Box *a, const Box *b)
{
  return get_overlap_y (self, a, b) > 0.0 && get_overlap_x (self, a, b) > 0.0;
}

/* Almost sorted from one sweep to the next, so that inserting is fast. */
static void
sort_boxes (Heap *self)
{
  for (guint i = 1; i < self->n; i++)
    {
      guint k = i;
      Box box;

      if (!(self->boxes[k - 1].x > self->boxes[k].x))
        continue;
      box = self->boxes[i];
      for (; k > 0 && self->boxes[k - 1].x > box.x; k--)
        self->boxes[k] = self->boxes[k - 1];
      self->boxes[k] = box;
    }
}

static int
compare_boxes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Box *one = a, *other = b;

  if (one->x < other->x || one->x > other->x)
    return one->x < other->x ? -1 : 1;
  return one->number < other->number ? -1 : 1;
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
separate (const Heap *self, Box *a, Box *b)
{
  double over_x, over_y = get_overlap_y (self, a, b);

  if (over_y <= 0.0)
    return FALSE;
  over_x = get_overlap_x (self, a, b);
  if (over_x <= 0.0 || (a->is_pinned && b->is_pinned))
    return FALSE;
  if (over_x < over_y)
    push_apart (&a->x, &b->x, over_x + HAIR, a->is_pinned, b->is_pinned, a->number < b->number);
  else
    push_apart (&a->y, &b->y, over_y + HAIR, a->is_pinned, b->is_pinned, a->number < b->number);
  return TRUE;
}

/* Cuts the plane into strips, so that what is far above or below is not looked at. A box that leaves its strip meets those
 * that are in its way there in the next sweep. */
static void
cut_into_strips (Heap *self)
{
  double top = INFINITY, bottom = -INFINITY, height;

  for (guint i = 0; i < self->n; i++)
    {
      top = MIN (top, self->boxes[i].y);
      bottom = MAX (bottom, self->boxes[i].y);
    }
  height = MAX (2.0 * self->highest + self->gap, (bottom - top) / (MOST_STRIPS_PER_BOX * (double) self->n));
  self->n_strips = height > 0.0 ? (guint) ((bottom - top) / height) + 1 : 1;
  memset (self->begins, 0, (self->n_strips + 2) * sizeof (guint));
  for (guint i = 0; i < self->n; i++)
    {
      Box *box = &self->boxes[i];

      box->strip = height > 0.0 ? (guint) ((box->y - top) / height) : 0;
      self->begins[box->strip + 2]++;
    }
  for (guint i = 0; i < self->n_strips; i++)
    self->begins[i + 2] += self->begins[i + 1];
  for (guint i = 0; i < self->n; i++)
    self->list[self->begins[self->boxes[i].strip + 1]++] = i;
  memcpy (self->next, self->begins, self->n_strips * sizeof (guint));
}

/* The boxes to the right of one, in its strip and those above and below it, from left to right. */
typedef struct
{
  const guint *at[3];
  const guint *end[3];
} Walk;

/* Has to be asked for one box after the other in their order. */
static void
begin_walk (Heap *self, const Box *box, Walk *walk)
{
  self->next[box->strip]++;
  for (guint i = 0; i < 3; i++)
    {
      guint strip = box->strip + i;
      gboolean is_there = strip >= 1 && strip <= self->n_strips;

      walk->at[i] = is_there ? self->list + self->next[strip - 1] : NULL;
      walk->end[i] = is_there ? self->list + self->begins[strip] : NULL;
    }
}

/* The next box to the right that is not too far off; NULL at the end. */
static inline Box *
walk_on (const Heap *self, Walk *walk, const Box *of)
{
  guint least = G_MAXUINT, from = 0;

  for (guint i = 0; i < 3; i++)
    if (walk->at[i] < walk->end[i] && *walk->at[i] < least)
      {
        least = *walk->at[i];
        from = i;
      }
  if (least == G_MAXUINT || self->boxes[least].x - of->x >= of->across + self->widest + self->gap)
    return NULL;
  walk->at[from]++;
  return &self->boxes[least];
}

/* Returns how many pairs were moved apart. */
static guint
sweep (Heap *self)
{
  guint n = 0;

  sort_boxes (self);
  cut_into_strips (self);
  for (guint i = 0; i < self->n; i++)
    {
      Box *box = &self->boxes[i], *other;
      Walk walk;

      begin_walk (self, box, &walk);
      while ((other = walk_on (self, &walk, box)) != NULL)
        n += separate (self, box, other);
    }
  return n;
}

/* The boxes that have been set down, by cells at least as large as the largest box, so that only neighbours can be in the way.
 * What lies outside belongs to the cells at the edge. */
typedef struct
{
  Heap *heap;
  double left, top;
  double cell_width, cell_height;
  int n_columns, n_rows;
  guint *cells;               /* the box set down last in each, plus one */
  guint *before;              /* the box before each in its cell, plus one */
  const Box *blocker;         /* nullable: what was in the way last, and so may be again */
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
set_down (Board *self, guint index)
{
  const Box *box = &self->heap->boxes[index];
  guint *cell = &self->cells[(gsize) find_row (self, box->y) * self->n_columns + find_column (self, box->x)];

  self->before[index] = *cell;
  *cell = index + 1;
}

static gboolean
is_free (Board *self, const Box *box)
{
  int column = find_column (self, box->x), row = find_row (self, box->y);

  if (self->blocker != NULL && self->blocker != box && do_overlap (self->heap, box, self->blocker))
    return FALSE;
  for (int y = MAX (row - 1, 0); y <= MIN (row + 1, self->n_rows - 1); y++)
    for (int x = MAX (column - 1, 0); x <= MIN (column + 1, self->n_columns - 1); x++)
      for (guint i = self->cells[(gsize) y * self->n_columns + x]; i > 0; i = self->before[i - 1])
        if (do_overlap (self->heap, box, &self->heap->boxes[i - 1]))
          {
            self->blocker = &self->heap->boxes[i - 1];
            return FALSE;
          }
  return TRUE;
}

/* Goes round in widening ellipses until a free place is found; there always is one outside. */
static void
find_free_place (Board *self, Box *box)
{
  double x = box->x, y = box->y;
  double across = (2.0 * self->heap->widest + self->heap->gap) * STEP_ASIDE;
  double down = (2.0 * self->heap->highest + self->heap->gap) * STEP_ASIDE;

  for (guint ring = 1; !is_free (self, box); ring++)
    for (guint i = 0; i < 8 + 4 * ring; i++)
      {
        double angle = 2 * G_PI * i / (8 + 4 * ring);

        box->x = x + ring * across * cos (angle);
        box->y = y + ring * down * sin (angle);
        if (is_free (self, box))
          return;
      }
}

static void
init_board (Board *self, Heap *heap)
{
  double right = -INFINITY, bottom = -INFINITY, most_per_side = 2.0 * sqrt (heap->n) + 1.0;

  *self = (Board) { .heap = heap, .left = INFINITY, .top = INFINITY };
  for (guint i = 0; i < heap->n; i++)
    {
      self->left = MIN (self->left, heap->boxes[i].x);
      self->top = MIN (self->top, heap->boxes[i].y);
      right = MAX (right, heap->boxes[i].x);
      bottom = MAX (bottom, heap->boxes[i].y);
    }
  self->cell_width = MAX (2.0 * heap->widest + heap->gap + HAIR, (right - self->left) / most_per_side);
  self->cell_height = MAX (2.0 * heap->highest + heap->gap + HAIR, (bottom - self->top) / most_per_side);
  self->n_columns = (int) ((right - self->left) / self->cell_width) + 1;
  self->n_rows = (int) ((bottom - self->top) / self->cell_height) + 1;
  self->cells = g_new0 (guint, (gsize) self->n_columns * self->n_rows);
  self->before = g_new (guint, heap->n);
}

/* Which boxes overlap another. */
static gboolean *
find_in_the_way (Heap *self)
{
  gboolean *is_in_the_way = g_new0 (gboolean, self->n);

  sort_boxes (self);
  cut_into_strips (self);
  for (guint i = 0; i < self->n; i++)
    {
      const Box *box = &self->boxes[i], *other;
      Walk walk;

      begin_walk (self, box, &walk);
      while ((other = walk_on (self, &walk, box)) != NULL)
        if (do_overlap (self, box, other))
          is_in_the_way[i] = is_in_the_way[other - self->boxes] = TRUE;
    }
  return is_in_the_way;
}

static void
set_down_one_by_one (Heap *heap)
{
  g_autofree gboolean *is_in_the_way = find_in_the_way (heap);
  Board board;

  init_board (&board, heap);
  for (guint i = 0; i < heap->n; i++)
    if (heap->boxes[i].is_pinned || !is_in_the_way[i])
      set_down (&board, i);
  for (guint i = 0; i < heap->n; i++)
    if (!heap->boxes[i].is_pinned && is_in_the_way[i])
      {
        find_free_place (&board, &heap->boxes[i]);
        set_down (&board, i);
      }
  g_free (board.cells);
  g_free (board.before);
}

static void
spread (Heap *self)
{
  double x = 0.0, y = 0.0;

  for (guint i = 0; i < self->n; i++)
    {
      x += self->boxes[i].x / self->n;
      y += self->boxes[i].y / self->n;
    }
  for (guint i = 0; i < self->n; i++)
    {
      self->boxes[i].x = x + SPREAD * (self->boxes[i].x - x);
      self->boxes[i].y = y + SPREAD * (self->boxes[i].y - y);
    }
}

/* Returns whether it came to an end. */
static gboolean
push_all_apart (Heap *self)
{
  guint n_moved = self->n, n_before = G_MAXUINT;

  for (guint i = 1; i <= SWEEPS && n_moved > 0; i++)
    {
      n_moved = sweep (self);
      if (i % SWEEPS_BEFORE_SPREAD == 1)
        n_before = n_moved;
      if (!self->may_spread || i % SWEEPS_BEFORE_SPREAD != 0)
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
  g_autofree Box *boxes = g_new (Box, MAX (n, 1));
  g_autofree guint *memory = g_new (guint, n + 2 * n_strips + 2);
  Heap heap = { .n = n, .boxes = boxes, .may_spread = pinned == NULL, .gap = gap, .list = memory, .next = memory + n,
                .begins = memory + n + n_strips };

  for (guint i = 0; i < n; i++)
    {
      boxes[i] = (Box) { x[i], y[i], widths[i] / 2, heights[i] / 2, i, 0, pinned != NULL && pinned[i] };
      heap.widest = MAX (heap.widest, boxes[i].across);
      heap.highest = MAX (heap.highest, boxes[i].down);
    }
  g_sort_array (boxes, n, sizeof (Box), compare_boxes, NULL);
  if (!push_all_apart (&heap))
    set_down_one_by_one (&heap);
  for (guint i = 0; i < n; i++)
    {
      x[boxes[i].number] = boxes[i].x;
      y[boxes[i].number] = boxes[i].y;
    }
}
