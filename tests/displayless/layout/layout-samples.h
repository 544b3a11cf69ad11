/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout.h"

G_BEGIN_DECLS

/* A graph with places and room of its own, for the tests of layout. */
typedef struct
{
  SpLayoutGraph graph;
  GArray *edges;
  double *widths, *heights;
  double *start_x, *start_y;
  gboolean *pinned;
  double *x, *y;
} LayoutSample;

LayoutSample *layout_sample_new         (guint n);                  /* boxes of 80 x 30, no links, no starts */
LayoutSample *layout_sample_new_planted (guint n, guint n_blocs);   /* connected, blocs, repeatable */
void          layout_sample_free        (LayoutSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoutSample, layout_sample_free)

void          layout_sample_link        (LayoutSample *self, guint source, guint target, double weight, int sign);
/* What was computed becomes the start. */
void          layout_sample_keep_places (LayoutSample *self);
void          layout_sample_compute     (LayoutSample *self, SpLayoutMethod method, guint64 seed);
double        layout_sample_get_distance (LayoutSample *self, guint a, guint b);
/* How many pairs of boxes are nearer than GAP. */
guint         layout_sample_count_overlaps (LayoutSample *self, double gap);

G_END_DECLS
