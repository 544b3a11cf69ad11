/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

PangoLayout *sp_renderer_set_text     (const SpTextItem *text);
void         sp_renderer_place_layout (const SpTextItem *text, PangoLayout *layout, double *x, double *y);

G_END_DECLS
