/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-net.h"
#include "sp-layout-run.h"

G_BEGIN_DECLS

/* Joins nodes that belong together. Sets the group of each node; returns how many groups there are. */
guint        sp_layout_coarsening_group (const SpLayoutNet *net, const float *mass, SpLayoutRandom *random, guint *group);

/* The net of the groups: what is linked within one is gone. */
SpLayoutNet *sp_layout_coarsening_join  (const SpLayoutNet *net, const guint *group, guint n_groups);

G_END_DECLS
