/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/* Paints the whole scene, its ground included unless TRANSPARENT, in the context's user space (1 unit = 1 point). */
void sp_renderer_draw (SpScene *scene, cairo_t *cr, gboolean transparent);

/* The same PangoLayout that the renderer uses for a text item, for the SVG writer; free with g_object_unref. */
PangoLayout *sp_renderer_create_layout (const SpTextItem *text, double *x, double *y);

G_END_DECLS
