/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-net.h"

G_BEGIN_DECLS

/* Finds shortest paths; one for each thread. */
typedef struct _SpLayoutPaths SpLayoutPaths;

SpLayoutPaths *sp_layout_paths_new  (const SpLayoutNet *net);
void           sp_layout_paths_free (SpLayoutPaths *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLayoutPaths, sp_layout_paths_free)

/* Length of the shortest path from SOURCE to each node; INFINITY where there is none. */
const float *sp_layout_paths_find (SpLayoutPaths *self, guint source);

G_END_DECLS
