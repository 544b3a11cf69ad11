/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-stress.h"

G_BEGIN_DECLS

/* One of igraph's layouts from scratch, links of length 1 in the mean. */
gboolean sp_layout_igraph_place (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places,
                                 SpLayoutRandom *random, SpLayoutRun *run, GError **error);

G_END_DECLS
