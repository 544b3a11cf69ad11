/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layout-net.h"

#include <math.h>

/* The graph in compressed rows, as every layout method reads it. */

/* A negative link is drawn this much longer than a positive one. */
#define NEGATIVE_STRETCH 1.75

/* Lengths stay within these, so that one odd weight does not blow up the picture. */
#define SHORTEST 0.05
#define LONGEST 20.0

/* Sorts by one end with a counting sort, which keeps the order of equals. */
static void
sort_arcs (const SpLayoutArc *arcs, SpLayoutArc *sorted, gsize n_arcs, guint n, gboolean by_from)
{
  g_autofree gsize *place = g_new0 (gsize, (gsize) n + 1);

  for (gsize i = 0; i < n_arcs; i++)
    place[(by_from ? arcs[i].from : arcs[i].to) + 1]++;
  for (guint i = 0; i < n; i++)
    place[i + 1] += place[i];
  for (gsize i = 0; i < n_arcs; i++)
    sorted[place[by_from ? arcs[i].from : arcs[i].to]++] = arcs[i];
}

/* Makes one of parallel arcs: the mean of their lengths, the sum of their pulls. */
static gsize
merge_parallel_arcs (SpLayoutArc *arcs, gsize n_arcs)
{
  gsize n = 0;
  float count = 1;

  for (gsize i = 0; i < n_arcs; i++)
    {
      if (n > 0 && arcs[n - 1].from == arcs[i].from && arcs[n - 1].to == arcs[i].to)
        {
          SpLayoutArc *merged = &arcs[n - 1];

          merged->length += (arcs[i].length - merged->length) / ++count;
          merged->pull += arcs[i].pull;
        }
      else
        {
          arcs[n++] = arcs[i];
          count = 1;
        }
    }
  return n;
}

static void
fill_rows (SpLayoutNet *self, const SpLayoutArc *arcs, gsize n_arcs)
{
  self->is_uniform = TRUE;
  for (gsize i = 0; i < n_arcs; i++)
    {
      self->first[arcs[i].from + 1]++;
      self->to[i] = arcs[i].to;
      self->length[i] = arcs[i].length;
      self->pull[i] = arcs[i].pull;
      self->is_uniform &= arcs[i].length >= 1.0f && arcs[i].length <= 1.0f;
    }
  for (guint i = 0; i < self->n; i++)
    self->first[i + 1] += self->first[i];
}

/**
 * sp_layout_net_new:
 * @n: number of nodes
 * @arcs: (array length=n_arcs): the links, each in both directions, none from a node to itself
 * @n_arcs: number of arcs
 *
 * Makes a net; parallel arcs become one. Takes O(@n + @n_arcs) time.
 *
 * Returns: (transfer full): the net
 */
SpLayoutNet *
sp_layout_net_new (guint n, const SpLayoutArc *arcs, gsize n_arcs)
{
  SpLayoutNet *self = g_new0 (SpLayoutNet, 1);
  g_autofree SpLayoutArc *by_to = g_new (SpLayoutArc, MAX (n_arcs, 1));
  g_autofree SpLayoutArc *sorted = g_new (SpLayoutArc, MAX (n_arcs, 1));

  sort_arcs (arcs, by_to, n_arcs, n, FALSE);
  sort_arcs (by_to, sorted, n_arcs, n, TRUE);
  n_arcs = merge_parallel_arcs (sorted, n_arcs);

  self->n = n;
  self->first = g_new0 (guint, (gsize) n + 1);
  self->to = g_new (guint, MAX (n_arcs, 1));
  self->length = g_new (float, MAX (n_arcs, 1));
  self->pull = g_new (float, MAX (n_arcs, 1));
  fill_rows (self, sorted, n_arcs);
  return self;
}

/**
 * sp_layout_net_new_for_graph:
 * @graph: a graph that has been found valid
 *
 * Makes the net of a graph: a link's ideal length is the inverse of its weight, longer if it is negative; its pull is
 * such that two nodes alone would come to rest at that length. Loops do not count.
 *
 * Returns: (transfer full): the net
 */
SpLayoutNet *
sp_layout_net_new_for_graph (const SpLayoutGraph *graph)
{
  g_autofree SpLayoutArc *arcs = g_new (SpLayoutArc, 2 * (gsize) graph->n_edges + 1);
  gsize n_arcs = 0;

  for (guint i = 0; i < graph->n_edges; i++)
    {
      const SpLayoutEdge *edge = &graph->edges[i];
      double stretch = edge->sign < 0 ? NEGATIVE_STRETCH : 1.0;
      double length = CLAMP (stretch / edge->weight, SHORTEST, LONGEST);
      float pull = (float) (1.0 / (stretch * length));

      if (edge->source == edge->target)
        continue;
      arcs[n_arcs++] = (SpLayoutArc) { edge->source, edge->target, (float) length, pull };
      arcs[n_arcs++] = (SpLayoutArc) { edge->target, edge->source, (float) length, pull };
    }
  return sp_layout_net_new (graph->n_nodes, arcs, n_arcs);
}

/**
 * sp_layout_net_new_part:
 * @whole: a net
 * @nodes: (array length=n): some of its nodes, together with all that they are linked to
 * @n: how many
 * @place: for each node of @whole its number in @nodes
 *
 * Makes the net of one component.
 *
 * Returns: (transfer full): the net
 */
SpLayoutNet *
sp_layout_net_new_part (const SpLayoutNet *whole, const guint *nodes, guint n, const guint *place)
{
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (SpLayoutArc));

  for (guint i = 0; i < n; i++)
    for (guint a = whole->first[nodes[i]]; a < whole->first[nodes[i] + 1]; a++)
      {
        SpLayoutArc arc = { i, place[whole->to[a]], whole->length[a], whole->pull[a] };

        g_array_append_val (arcs, arc);
      }
  return sp_layout_net_new (n, (const SpLayoutArc *) (gpointer) arcs->data, arcs->len);
}

/**
 * sp_layout_net_free:
 * @self: (transfer full): a net
 *
 * Frees a net.
 */
void
sp_layout_net_free (SpLayoutNet *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->length, g_free);
  g_clear_pointer (&self->pull, g_free);
  g_free (self);
}

/**
 * sp_layout_net_find_components:
 * @self: a net
 * @component: (out caller-allocates) (array): for each node the number of its component
 *
 * Finds which nodes hang together. Components are numbered by their first node. Takes time in proportion to the net.
 *
 * Returns: how many components there are
 */
guint
sp_layout_net_find_components (const SpLayoutNet *self, guint *component)
{
  g_autofree guint *queue = g_new (guint, MAX (self->n, 1));
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    component[i] = G_MAXUINT;
  for (guint start = 0; start < self->n; start++)
    {
      guint head = 0, tail = 0;

      if (component[start] != G_MAXUINT)
        continue;
      component[start] = n;
      queue[tail++] = start;
      while (head < tail)
        {
          guint node = queue[head++];

          for (guint a = self->first[node]; a < self->first[node + 1]; a++)
            if (component[self->to[a]] == G_MAXUINT)
              {
                component[self->to[a]] = n;
                queue[tail++] = self->to[a];
              }
        }
      n++;
    }
  return n;
}
