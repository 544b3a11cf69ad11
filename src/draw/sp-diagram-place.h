/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-picture.h"

G_BEGIN_DECLS

/* Where a place of 0, 0 is drawn in a scene: what has to be taken from the middle of a node to get its place. */
void sp_diagram_find_origin (SpScene *scene, GHashTable *places, double *x, double *y);

G_END_DECLS
