/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout.h"

G_BEGIN_DECLS

/* One direction of a link between two nodes of a net. */
typedef struct
{
  guint from;
  guint to;
  float length;               /* ideal length; 1 is that of a link of weight 1 */
  float pull;                 /* how strongly it holds its ends together */
} SpLayoutArc;

/* A graph ready for layout: no loops, parallel links made one, each link in the rows of both its ends. */
typedef struct
{
  guint n;
  guint *first;               /* n + 1: where the row of each node begins */
  guint *to;
  float *length;
  float *pull;
  gboolean is_uniform;        /* every length is 1 */
} SpLayoutNet;

SpLayoutNet *sp_layout_net_new           (guint n, const SpLayoutArc *arcs, gsize n_arcs);
SpLayoutNet *sp_layout_net_new_for_graph (const SpLayoutGraph *graph);
SpLayoutNet *sp_layout_net_new_part      (const SpLayoutNet *whole, const guint *nodes, guint n, const guint *place);
void         sp_layout_net_free          (SpLayoutNet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLayoutNet, sp_layout_net_free)

/* Number of the component of each node (by its first node); returns how many there are. */
guint sp_layout_net_find_components (const SpLayoutNet *self, guint *component);

G_END_DECLS
