/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-tree.h"

#include <math.h>

#include "sp-layout-wide.h"

/*
 * The approximation of Barnes and Hut (1986), for forces that fall with the distance. Points are sorted along a Z curve,
 * so that a cell is a range of them; the points of a leaf share one list of what pushes them, which is then summed in
 * vectors. A cell is taken as one when it looks smaller than THETA from the nearest edge of the leaf. THETA has to stay
 * below 1 / sqrt (2), or a point could be pushed by the cell that it is in.
 */

#define THETA 0.7f
#define LEAF 20
#define LEVELS 15
#define SOFTENING 1e-9f
#define LEAVES_WORTH_A_THREAD 30

#define LANES 8

/* So many numbers side by side, at any address. */
typedef float Lanes __attribute__ ((vector_size (LANES * sizeof (float)), aligned (sizeof (float)), may_alias));

typedef struct
{
  float x, y, mass;           /* of the centre of mass */
  float size;
  guint begin, end;           /* its points */
  guint skip;                 /* the next cell that is not within this one */
  gboolean is_leaf;
} Cell;

struct _SpLayoutTree
{
  guint n;
  const float *mass;          /* borrowed */
  guint32 *keys, *spare_keys;
  guint *order, *spare_order; /* points along the curve */
  float *x, *y, *weight;      /* in that order */
  GArray *cells;              /* depth first */
  GArray *leaves;             /* numbers of cells */
  float left, top, extent;
};

/**
 * sp_layout_tree_new:
 * @n: number of points
 * @mass: (array length=n): their masses, which have to outlive the tree
 *
 * Makes an empty tree, to be filled and asked by sp_layout_tree_push() as often as wanted.
 *
 * Returns: (transfer full): the tree
 */
SpLayoutTree *
sp_layout_tree_new (guint n, const float *mass)
{
  SpLayoutTree *self = g_new0 (SpLayoutTree, 1);

  self->n = n;
  self->mass = mass;
  self->keys = g_new (guint32, n);
  self->spare_keys = g_new (guint32, n);
  self->order = g_new (guint, n);
  self->spare_order = g_new (guint, n);
  self->x = g_new0 (float, (gsize) n + LANES);
  self->y = g_new0 (float, (gsize) n + LANES);
  self->weight = g_new0 (float, (gsize) n + LANES);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * sp_layout_tree_free:
 * @self: (transfer full): a tree
 *
 * Frees the tree.
 */
void
sp_layout_tree_free (SpLayoutTree *self)
{
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->spare_keys, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->spare_order, g_free);
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->y, g_free);
  g_clear_pointer (&self->weight, g_free);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->leaves, g_array_unref);
  g_free (self);
}

static void
find_extent (SpLayoutTree *self, const float *x, const float *y)
{
  float right = -INFINITY, bottom = -INFINITY;

  self->left = self->top = INFINITY;
  for (guint i = 0; i < self->n; i++)
    {
      self->left = MIN (self->left, x[i]);
      self->top = MIN (self->top, y[i]);
      right = MAX (right, x[i]);
      bottom = MAX (bottom, y[i]);
    }
  self->extent = MAX (MAX (right - self->left, bottom - self->top) * 1.0001f, 1e-6f);
}

/* Puts a free bit before each bit. */
static guint32
spread_bits (guint32 bits)
{
  bits = (bits | bits << 8) & 0x00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f;
  bits = (bits | bits << 2) & 0x33333333;
  return (bits | bits << 1) & 0x55555555;
}

static void
sort_by_digit (SpLayoutTree *self, guint shift)
{
  guint place[1025] = { 0 };
  guint *order = self->order;
  guint32 *keys = self->keys;

  for (guint i = 0; i < self->n; i++)
    place[((keys[i] >> shift) & 1023) + 1]++;
  for (guint i = 0; i < 1024; i++)
    place[i + 1] += place[i];
  for (guint i = 0; i < self->n; i++)
    {
      guint to = place[(keys[i] >> shift) & 1023]++;

      self->spare_keys[to] = keys[i];
      self->spare_order[to] = order[i];
    }
  self->keys = self->spare_keys;
  self->order = self->spare_order;
  self->spare_keys = keys;
  self->spare_order = order;
}

static void
sort_points (SpLayoutTree *self, const float *x, const float *y)
{
  float scale = (float) (1 << LEVELS) / self->extent;

  for (guint i = 0; i < self->n; i++)
    {
      guint32 column = (guint32) ((x[i] - self->left) * scale);
      guint32 row = (guint32) ((y[i] - self->top) * scale);

      self->keys[i] = spread_bits (column) | spread_bits (row) << 1;
      self->order[i] = i;
    }
  for (guint shift = 0; shift < 2 * LEVELS; shift += 10)
    sort_by_digit (self, shift);
  for (guint i = 0; i < self->n; i++)
    {
      self->x[i] = x[self->order[i]];
      self->y[i] = y[self->order[i]];
      self->weight[i] = self->mass[self->order[i]];
    }
}

/* The end of the points that share their key above SHIFT with the one at BEGIN. */
static guint
find_end (const SpLayoutTree *self, guint begin, guint end, guint shift)
{
  guint32 key = self->keys[begin] >> shift;

  while (begin < end)
    {
      guint middle = begin + (end - begin) / 2;

      if (self->keys[middle] >> shift == key)
        begin = middle + 1;
      else
        end = middle;
    }
  return begin;
}

static void
add_to_centre (Cell *cell, float x, float y, float mass)
{
  cell->x += x * mass;
  cell->y += y * mass;
  cell->mass += mass;
}

static void
add_cell (SpLayoutTree *self, guint begin, guint end, guint level)
{
  guint index = self->cells->len;
  Cell cell = { 0, 0, 0, self->extent / (float) (1u << level), begin, end, 0, end - begin <= LEAF || level == LEVELS };

  g_array_append_val (self->cells, cell);
  if (cell.is_leaf)
    {
      g_array_append_val (self->leaves, index);
      for (guint i = begin; i < end; i++)
        add_to_centre (&cell, self->x[i], self->y[i], self->weight[i]);
    }
  else
    {
      for (guint from = begin, to; from < end; from = to)
        {
          guint child = self->cells->len;
          const Cell *added;

          to = find_end (self, from, end, 2 * (LEVELS - level - 1));
          add_cell (self, from, to, level + 1);
          added = &g_array_index (self->cells, Cell, child);
          add_to_centre (&cell, added->x, added->y, added->mass);
        }
    }
  cell.x /= cell.mass;
  cell.y /= cell.mass;
  cell.skip = self->cells->len;
  g_array_index (self->cells, Cell, index) = cell;
}

/* What pushes the points of a leaf. */
typedef struct
{
  float *x, *y, *mass;
  guint n;
} Pushers;

typedef struct
{
  float left, right, top, bottom;
} Box;

static Box
find_box (const SpLayoutTree *self, const Cell *leaf)
{
  Box box = { INFINITY, -INFINITY, INFINITY, -INFINITY };

  for (guint i = leaf->begin; i < leaf->end; i++)
    {
      box.left = MIN (box.left, self->x[i]);
      box.right = MAX (box.right, self->x[i]);
      box.top = MIN (box.top, self->y[i]);
      box.bottom = MAX (box.bottom, self->y[i]);
    }
  return box;
}

static float
get_excess (float value)
{
  return value > 0.0f ? value : 0.0f;
}

static gboolean
looks_small (const Cell *cell, const Box *box)
{
  float dx = get_excess (box->left - cell->x) + get_excess (cell->x - box->right);
  float dy = get_excess (box->top - cell->y) + get_excess (cell->y - box->bottom);

  return cell->size * cell->size < THETA * THETA * (dx * dx + dy * dy);
}

/* By lanes, that is with some points too many, which are overwritten. */
static void
copy_lanes (float *to, const float *from, guint n)
{
  for (guint i = 0; i < n; i += LANES)
    *(Lanes *) (to + i) = *(const Lanes *) (from + i);
}

static void
add_points (const SpLayoutTree *self, guint begin, guint end, Pushers *pushers)
{
  copy_lanes (pushers->x + pushers->n, self->x + begin, end - begin);
  copy_lanes (pushers->y + pushers->n, self->y + begin, end - begin);
  copy_lanes (pushers->mass + pushers->n, self->weight + begin, end - begin);
  pushers->n += end - begin;
}

/* What does not push fills the last lanes. */
static void
fill_lanes (Pushers *pushers)
{
  for (; pushers->n % LANES != 0; pushers->n++)
    pushers->x[pushers->n] = pushers->y[pushers->n] = pushers->mass[pushers->n] = 0.0f;
}

/* Whether a cell is small is as good as random: there is no branch for it, what is not small is overwritten. */
static void
collect_pushers (const SpLayoutTree *self, const Cell *leaf, Pushers *pushers)
{
  const Cell *cells = (const Cell *) (gpointer) self->cells->data;
  guint n_cells = self->cells->len;
  Box box = find_box (self, leaf);

  pushers->n = 0;
  for (guint i = 0; i < n_cells;)
    {
      const Cell *cell = &cells[i];
      gboolean is_small = looks_small (cell, &box);

      pushers->x[pushers->n] = cell->x;
      pushers->y[pushers->n] = cell->y;
      pushers->mass[pushers->n] = cell->mass;
      pushers->n += (guint) is_small;
      i = is_small ? cell->skip : i + 1;
      if (!is_small && cell->is_leaf)
        add_points (self, cell->begin, cell->end, pushers);
    }
  fill_lanes (pushers);
}

/* Summed in lanes whose number is the same on every machine, so that the result is too. */
G_ALWAYS_INLINE static inline void
sum_pushes (const float *x, const float *y, const float *mass, guint n, float at_x, float at_y, float *push_x, float *push_y)
{
  Lanes sum_x = { 0 }, sum_y = { 0 };

  for (guint i = 0; i < n; i += LANES)
    {
      Lanes dx = at_x - *(const Lanes *) (x + i);
      Lanes dy = at_y - *(const Lanes *) (y + i);
      Lanes push = *(const Lanes *) (mass + i) / (dx * dx + dy * dy + SOFTENING);

      sum_x += push * dx;
      sum_y += push * dy;
    }
  *push_x = sum_x[0];
  *push_y = sum_y[0];
  for (guint k = 1; k < LANES; k++)
    {
      *push_x += sum_x[k];
      *push_y += sum_y[k];
    }
}

typedef struct
{
  const SpLayoutTree *tree;
  float *x, *y;
} Push;

G_ALWAYS_INLINE static inline void
push_points (const SpLayoutTree *tree, const Cell *leaf, const Pushers *pushers, Push *push)
{
  for (guint k = leaf->begin; k < leaf->end; k++)
    sum_pushes (pushers->x, pushers->y, pushers->mass, pushers->n, tree->x[k], tree->y[k], &push->x[tree->order[k]],
                &push->y[tree->order[k]]);
}

static void
push_points_plainly (const SpLayoutTree *tree, const Cell *leaf, const Pushers *pushers, Push *push)
{
  push_points (tree, leaf, pushers, push);
}

SP_LAYOUT_WIDE static void
push_points_widely (const SpLayoutTree *tree, const Cell *leaf, const Pushers *pushers, Push *push)
{
  push_points (tree, leaf, pushers, push);
}

static void
push_leaves (gsize begin, gsize end, gpointer data)
{
  Push *push = data;
  const SpLayoutTree *tree = push->tree;
  gsize most = (gsize) tree->n + tree->cells->len + LANES;
  g_autofree float *memory = g_new (float, 3 * most);
  Pushers pushers = { memory, memory + most, memory + 2 * most, 0 };
  gboolean wide = SP_LAYOUT_HAS_WIDE;

  for (gsize i = begin; i < end; i++)
    {
      const Cell *leaf = &g_array_index (tree->cells, Cell, g_array_index (tree->leaves, guint, i));

      collect_pushers (tree, leaf, &pushers);
      if (wide)
        push_points_widely (tree, leaf, &pushers, push);
      else
        push_points_plainly (tree, leaf, &pushers, push);
    }
}

/**
 * sp_layout_tree_push:
 * @self: the tree
 * @x: (array): where the points are
 * @y: (array): the same
 * @push_x: (out caller-allocates) (array): the push on each
 * @push_y: (out caller-allocates) (array): the same
 * @run: threads
 *
 * Sums, for each point, over all others the other's mass times the way from it, divided by the distance squared.
 * Points in the same place do not push each other. Takes O(n log n) time.
 */
void
sp_layout_tree_push (SpLayoutTree *self, const float *x, const float *y, float *push_x, float *push_y, SpLayoutRun *run)
{
  Push push = { self, push_x, push_y };

  find_extent (self, x, y);
  sort_points (self, x, y);
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->leaves, 0);
  add_cell (self, 0, self->n, 0);
  sp_layout_run_share (run, self->leaves->len, LEAVES_WORTH_A_THREAD, push_leaves, &push);
}
