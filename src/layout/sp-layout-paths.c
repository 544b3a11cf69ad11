/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-paths.h"

#include <math.h>

/* Shortest paths: breadth first where all links are equally long, Dijkstra's algorithm with a binary heap otherwise. */

typedef struct
{
  float distance;
  guint node;
} Waiting;

struct _SpLayoutPaths
{
  const SpLayoutNet *net;
  float *distance;
  guint *queue;
  Waiting *heap;              /* may hold a node more than once; its first coming out counts */
  gsize n_heap;
};

/**
 * sp_layout_paths_new:
 * @net: the net, which has to outlive this
 *
 * Makes a finder of shortest paths with its own memory, so that each thread can have one.
 *
 * Returns: (transfer full): the finder
 */
SpLayoutPaths *
sp_layout_paths_new (const SpLayoutNet *net)
{
  SpLayoutPaths *self = g_new0 (SpLayoutPaths, 1);

  self->net = net;
  self->distance = g_new (float, MAX (net->n, 1));
  self->queue = g_new (guint, MAX (net->n, 1));
  if (!net->is_uniform)
    self->heap = g_new (Waiting, (gsize) net->first[net->n] + 1);
  return self;
}

/**
 * sp_layout_paths_free:
 * @self: (transfer full): the finder
 *
 * Frees the finder and the distances it gave out.
 */
void
sp_layout_paths_free (SpLayoutPaths *self)
{
  g_clear_pointer (&self->distance, g_free);
  g_clear_pointer (&self->queue, g_free);
  g_clear_pointer (&self->heap, g_free);
  g_free (self);
}

static void
search_breadth_first (SpLayoutPaths *self, guint source)
{
  const SpLayoutNet *net = self->net;
  guint head = 0, tail = 0;

  self->distance[source] = 0.0f;
  self->queue[tail++] = source;
  while (head < tail)
    {
      guint node = self->queue[head++];
      float next = self->distance[node] + 1.0f;

      for (guint a = net->first[node]; a < net->first[node + 1]; a++)
        if (isinf (self->distance[net->to[a]]))
          {
            self->distance[net->to[a]] = next;
            self->queue[tail++] = net->to[a];
          }
    }
}

static void
push_waiting (SpLayoutPaths *self, float distance, guint node)
{
  gsize hole = self->n_heap++;

  while (hole > 0 && self->heap[(hole - 1) / 2].distance > distance)
    {
      self->heap[hole] = self->heap[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
  self->heap[hole] = (Waiting) { distance, node };
}

static Waiting
pop_waiting (SpLayoutPaths *self)
{
  Waiting first = self->heap[0];
  Waiting last = self->heap[--self->n_heap];
  gsize hole = 0;

  for (gsize child = 1; child < self->n_heap; child = 2 * hole + 1)
    {
      if (child + 1 < self->n_heap && self->heap[child + 1].distance < self->heap[child].distance)
        child++;
      if (self->heap[child].distance >= last.distance)
        break;
      self->heap[hole] = self->heap[child];
      hole = child;
    }
  self->heap[hole] = last;
  return first;
}

static void
search_nearest_first (SpLayoutPaths *self, guint source)
{
  const SpLayoutNet *net = self->net;

  self->n_heap = 0;
  self->distance[source] = 0.0f;
  push_waiting (self, 0.0f, source);
  while (self->n_heap > 0)
    {
      Waiting waiting = pop_waiting (self);

      if (waiting.distance > self->distance[waiting.node])
        continue;
      for (guint a = net->first[waiting.node]; a < net->first[waiting.node + 1]; a++)
        {
          float distance = waiting.distance + net->length[a];

          if (distance < self->distance[net->to[a]])
            {
              self->distance[net->to[a]] = distance;
              push_waiting (self, distance, net->to[a]);
            }
        }
    }
}

/**
 * sp_layout_paths_find:
 * @self: the finder
 * @source: a node
 *
 * Measures the shortest paths from @source to all nodes. Takes O(n + m) time where all m links are equally long, else
 * O(m log m).
 *
 * Returns: (transfer none): a length for each node, `INFINITY` where no path leads; valid until the next call
 */
const float *
sp_layout_paths_find (SpLayoutPaths *self, guint source)
{
  for (guint i = 0; i < self->net->n; i++)
    self->distance[i] = INFINITY;
  if (self->net->is_uniform)
    search_breadth_first (self, source);
  else
    search_nearest_first (self, source);
  return self->distance;
}
