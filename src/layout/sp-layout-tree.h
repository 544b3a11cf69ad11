/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-run.h"

G_BEGIN_DECLS

/* A quadtree over points with masses: sums the pushes of all on each, those of far cells taken together. */
typedef struct _SpLayoutTree SpLayoutTree;

SpLayoutTree *sp_layout_tree_new  (guint n, const float *mass);
void          sp_layout_tree_free (SpLayoutTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLayoutTree, sp_layout_tree_free)

/* Sets push of each point: the sum over all others of mass times offset over distance squared. */
void sp_layout_tree_push (SpLayoutTree *self, const float *x, const float *y, float *push_x, float *push_y,
                          SpLayoutRun *run);

G_END_DECLS
