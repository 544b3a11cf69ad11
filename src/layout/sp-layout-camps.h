/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-layout-stress.h"

G_BEGIN_DECLS

/* From scratch, and starting from where the nodes are. */
void sp_layout_camps_place  (const SpLayoutNet *net, SpLayoutPlaces *places, SpLayoutRandom *random, SpLayoutRun *run);
void sp_layout_camps_refine (const SpLayoutNet *net, SpLayoutPlaces *places, SpLayoutRun *run);

G_END_DECLS
