/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-samples.h"

#include <math.h>

LayoutSample *
layout_sample_new (guint n)
{
  LayoutSample *self = g_new0 (LayoutSample, 1);

  self->edges = g_array_new (FALSE, FALSE, sizeof (SpLayoutEdge));
  self->widths = g_new (double, n);
  self->heights = g_new (double, n);
  self->start_x = g_new (double, n);
  self->start_y = g_new (double, n);
  self->pinned = g_new0 (gboolean, n);
  self->x = g_new0 (double, n);
  self->y = g_new0 (double, n);
  for (guint i = 0; i < n; i++)
    {
      self->widths[i] = 80.0;
      self->heights[i] = 30.0;
      self->start_x[i] = self->start_y[i] = NAN;
    }
  self->graph = (SpLayoutGraph) {
    .n_nodes = n,
    .widths = self->widths,
    .heights = self->heights,
    .start_x = self->start_x,
    .start_y = self->start_y,
    .pinned = self->pinned,
  };
  return self;
}

LayoutSample *
layout_sample_new_planted (guint n, guint n_blocs)
{
  LayoutSample *self = layout_sample_new (n);
  GRand *random = g_rand_new_with_seed (11);
  guint size = (n + n_blocs - 1) / n_blocs;

  for (guint i = 1; i < n; i++)
    layout_sample_link (self, i, i % size == 0 ? i - size : i - 1, 1.0, 0);
  for (guint i = 0; i < 3 * n; i++)
    {
      guint source = (guint) g_rand_int_range (random, 0, (gint32) n);
      guint begin = source / size * size, end = MIN (begin + size, n);
      gboolean inside = g_rand_double (random) < 0.95;
      guint target = (guint) g_rand_int_range (random, inside ? (gint32) begin : 0, inside ? (gint32) end : (gint32) n);

      if (target != source)
        layout_sample_link (self, source, target, 1.0, 0);
    }
  g_rand_free (random);
  return self;
}

void
layout_sample_free (LayoutSample *self)
{
  g_clear_pointer (&self->edges, g_array_unref);
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->heights, g_free);
  g_clear_pointer (&self->start_x, g_free);
  g_clear_pointer (&self->start_y, g_free);
  g_clear_pointer (&self->pinned, g_free);
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->y, g_free);
  g_free (self);
}

void
layout_sample_link (LayoutSample *self, guint source, guint target, double weight, int sign)
{
  SpLayoutEdge edge = { source, target, weight, sign };

  g_array_append_val (self->edges, edge);
  self->graph.edges = (const SpLayoutEdge *) (gpointer) self->edges->data;
  self->graph.n_edges = self->edges->len;
}

void
layout_sample_keep_places (LayoutSample *self)
{
  for (guint i = 0; i < self->graph.n_nodes; i++)
    {
      self->start_x[i] = self->x[i];
      self->start_y[i] = self->y[i];
    }
}

void
layout_sample_compute (LayoutSample *self, SpLayoutMethod method, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  SpLayoutOptions options = { .method = method, .seed = seed };
  gboolean done = sp_layout_compute (&self->graph, &options, self->x, self->y, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  for (guint i = 0; i < self->graph.n_nodes; i++)
    g_assert_true (isfinite (self->x[i]) && isfinite (self->y[i]));
}

double
layout_sample_get_distance (LayoutSample *self, guint a, guint b)
{
  return hypot (self->x[a] - self->x[b], self->y[a] - self->y[b]);
}

guint
layout_sample_count_overlaps (LayoutSample *self, double gap)
{
  guint n = 0;

  for (guint i = 0; i < self->graph.n_nodes; i++)
    for (guint k = 0; k < i; k++)
      n += fabs (self->x[i] - self->x[k]) < (self->widths[i] + self->widths[k]) / 2 + gap
           && fabs (self->y[i] - self->y[k]) < (self->heights[i] + self->heights[k]) / 2 + gap;
  return n;
}
