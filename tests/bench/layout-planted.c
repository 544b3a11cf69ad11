/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-planted.h"

#include <math.h>

#define N_NEAREST 10

/* One of the nodes before LIMIT, mostly one of the same bloc. */
static guint
pick_partner (guint node, guint bloc_size, double inside, guint limit, GRand *random)
{
  guint begin = node / bloc_size * bloc_size;
  guint end = MIN (begin + bloc_size, limit);

  if (begin < end && end - begin > (node >= begin && node < end) && g_rand_double (random) < inside)
    return (guint) g_rand_int_range (random, (gint32) begin, (gint32) end);
  return (guint) g_rand_int_range (random, 0, (gint32) limit);
}

/**
 * layout_planted_new:
 * @n_nodes: number of nodes, at least 2
 * @bloc_size: nodes a bloc
 * @links: links a node, at least 1
 * @inside: the share of links that stay within the bloc
 * @seed: seed of the generator
 *
 * Makes a connected graph with planted blocs: every node but the first is linked to an earlier one, the rest at random.
 *
 * Returns: (transfer full): the graph
 */
LayoutPlanted *
layout_planted_new (guint n_nodes, guint bloc_size, double links, double inside, guint64 seed)
{
  LayoutPlanted *self = g_new0 (LayoutPlanted, 1);
  guint32 seeds[] = { (guint32) seed, (guint32) (seed >> 32) };
  GRand *random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));

  self->n_nodes = n_nodes;
  self->n_edges = (guint) (links * n_nodes);
  self->bloc = g_new (guint, n_nodes);
  self->edges = g_new0 (SpLayoutEdge, self->n_edges);
  for (guint i = 0; i < n_nodes; i++)
    self->bloc[i] = i / bloc_size;
  for (guint i = 0; i < self->n_edges; i++)
    {
      gboolean connects = i + 1 < n_nodes;
      guint source = connects ? i + 1 : (guint) g_rand_int_range (random, 0, (gint32) n_nodes);
      guint target = pick_partner (source, bloc_size, inside, connects ? source : n_nodes, random);

      while (target == source)
        target = (source + 1) % n_nodes;
      self->edges[i] = (SpLayoutEdge) { source, target, 1.0, 0 };
    }
  g_rand_free (random);
  return self;
}

/**
 * layout_planted_free:
 * @self: (transfer full): a graph
 *
 * Frees the graph.
 */
void
layout_planted_free (LayoutPlanted *self)
{
  g_clear_pointer (&self->bloc, g_free);
  g_clear_pointer (&self->edges, g_free);
  g_free (self);
}

/* The nodes by cells of a square grid. */
typedef struct
{
  guint side;
  double left, top, cell;
  guint *first;
  guint *nodes;
} Grid;

static guint
find_cell (const Grid *grid, double x, double y)
{
  guint column = (guint) CLAMP ((x - grid->left) / grid->cell, 0, grid->side - 1);
  guint row = (guint) CLAMP ((y - grid->top) / grid->cell, 0, grid->side - 1);

  return row * grid->side + column;
}

static void
fill_grid (Grid *grid, guint n, const double *x, const double *y)
{
  double right = -INFINITY, bottom = -INFINITY;

  grid->side = (guint) ceil (sqrt (n / 4.0));
  grid->left = grid->top = INFINITY;
  for (guint i = 0; i < n; i++)
    {
      grid->left = MIN (grid->left, x[i]);
      grid->top = MIN (grid->top, y[i]);
      right = MAX (right, x[i]);
      bottom = MAX (bottom, y[i]);
    }
  grid->cell = MAX (MAX (right - grid->left, bottom - grid->top) / grid->side, 1e-9);
  grid->first = g_new0 (guint, grid->side * grid->side + 2);
  grid->nodes = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    grid->first[find_cell (grid, x[i], y[i]) + 2]++;
  for (guint i = 0; i < grid->side * grid->side; i++)
    grid->first[i + 2] += grid->first[i + 1];
  for (guint i = 0; i < n; i++)
    grid->nodes[grid->first[find_cell (grid, x[i], y[i]) + 1]++] = i;
}

typedef struct
{
  double distance[N_NEAREST];
  guint node[N_NEAREST];
  guint n;
} Nearest;

static void
keep_nearest (Nearest *nearest, double distance, guint node)
{
  guint i;

  if (nearest->n == N_NEAREST && distance >= nearest->distance[N_NEAREST - 1])
    return;
  for (i = nearest->n < N_NEAREST ? nearest->n++ : N_NEAREST - 1; i > 0 && nearest->distance[i - 1] > distance; i--)
    {
      nearest->distance[i] = nearest->distance[i - 1];
      nearest->node[i] = nearest->node[i - 1];
    }
  nearest->distance[i] = distance;
  nearest->node[i] = node;
}

static void
search_ring (const Grid *grid, guint node, int ring, const double *x, const double *y, Nearest *nearest)
{
  guint cell = find_cell (grid, x[node], y[node]);
  int side = (int) grid->side, column = (int) cell % side, row = (int) cell / side;

  for (int r = MAX (row - ring, 0); r <= MIN (row + ring, side - 1); r++)
    for (int c = MAX (column - ring, 0); c <= MIN (column + ring, side - 1); c++)
      {
        if (MAX (ABS (r - row), ABS (c - column)) != ring)
          continue;
        for (guint k = grid->first[r * side + c]; k < grid->first[r * side + c + 1]; k++)
          if (grid->nodes[k] != node)
            keep_nearest (nearest, hypot (x[grid->nodes[k]] - x[node], y[grid->nodes[k]] - y[node]), grid->nodes[k]);
      }
}

double
layout_planted_measure_share (const LayoutPlanted *self, const double *x, const double *y)
{
  Grid grid;
  guint64 own = 0, all = 0;

  fill_grid (&grid, self->n_nodes, x, y);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      Nearest nearest = { .n = 0 };

      for (int ring = 0; ring <= (int) grid.side; ring++)
        {
          if (nearest.n == N_NEAREST && nearest.distance[N_NEAREST - 1] <= (ring - 1) * grid.cell)
            break;
          search_ring (&grid, i, ring, x, y, &nearest);
        }
      for (guint k = 0; k < nearest.n; k++)
        own += self->bloc[nearest.node[k]] == self->bloc[i];
      all += nearest.n;
    }
  g_free (grid.first);
  g_free (grid.nodes);
  return all > 0 ? (double) own / (double) all : 1.0;
}

static double
cross_product (const double *x, const double *y, guint a, guint b, guint c)
{
  return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
}

static gboolean
links_cross (const SpLayoutEdge *a, const SpLayoutEdge *b, const double *x, const double *y)
{
  if (a->source == b->source || a->source == b->target || a->target == b->source || a->target == b->target)
    return FALSE;
  return cross_product (x, y, a->source, a->target, b->source) * cross_product (x, y, a->source, a->target, b->target) < 0
         && cross_product (x, y, b->source, b->target, a->source) * cross_product (x, y, b->source, b->target, a->target) < 0;
}

guint64
layout_planted_count_crossings (const LayoutPlanted *self, const double *x, const double *y)
{
  guint64 n = 0;

  for (guint i = 0; i < self->n_edges; i++)
    for (guint j = i + 1; j < self->n_edges; j++)
      n += links_cross (&self->edges[i], &self->edges[j], x, y);
  return n;
}

typedef struct
{
  guint *first, *to, *queue;
  int *distance;
} Search;

static void
search_from (const Search *search, guint n, guint source)
{
  guint head = 0, tail = 0;

  for (guint i = 0; i < n; i++)
    search->distance[i] = -1;
  search->distance[source] = 0;
  search->queue[tail++] = source;
  while (head < tail)
    {
      guint node = search->queue[head++];

      for (guint a = search->first[node]; a < search->first[node + 1]; a++)
        if (search->distance[search->to[a]] < 0)
          {
            search->distance[search->to[a]] = search->distance[node] + 1;
            search->queue[tail++] = search->to[a];
          }
    }
}

double
layout_planted_measure_stress (const LayoutPlanted *self, const double *x, const double *y, guint sample)
{
  guint n = self->n_nodes, step = sample == 0 || sample >= n ? 1 : n / sample;
  Search search = { g_new0 (guint, n + 2), g_new (guint, 2 * self->n_edges), g_new (guint, n), g_new (int, n) };
  double sum = 0, squares = 0, count = 0;

  for (guint i = 0; i < self->n_edges; i++)
    {
      search.first[self->edges[i].source + 2]++;
      search.first[self->edges[i].target + 2]++;
    }
  for (guint i = 0; i < n; i++)
    search.first[i + 2] += search.first[i + 1];
  for (guint i = 0; i < self->n_edges; i++)
    {
      search.to[search.first[self->edges[i].source + 1]++] = self->edges[i].target;
      search.to[search.first[self->edges[i].target + 1]++] = self->edges[i].source;
    }
  for (guint s = 0; s < n; s += step)
    {
      search_from (&search, n, s);
      for (guint i = 0; i < n; i++)
        if (search.distance[i] > 0)
          {
            double ratio = hypot (x[i] - x[s], y[i] - y[s]) / search.distance[i];

            sum += ratio;
            squares += ratio * ratio;
            count++;
          }
    }
  g_free (search.first);
  g_free (search.to);
  g_free (search.queue);
  g_free (search.distance);
  return squares > 0 ? 1.0 - sum * sum / (count * squares) : 0.0;
}
