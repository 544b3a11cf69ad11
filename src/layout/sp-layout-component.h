/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-stress.h"

G_BEGIN_DECLS

/* Lays out one connected net. IS_KNOWN (nullable) tells which nodes have a place already, in the unit of the net's
 * lengths; PLACES gives those, and how readily every node moves. */
gboolean sp_layout_component_place (const SpLayoutNet *net, SpLayoutMethod method, SpLayoutPlaces *places,
                                    const gboolean *is_known, SpLayoutRandom *random, SpLayoutRun *run, GError **error);

G_END_DECLS
