/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/* A hatch: strokes from the lower left to the upper right, so far apart measured along x, and so wide, in points. They
 * hang together over the whole picture: wherever x + y is a multiple of the spacing. */
#define SP_HATCH_SPACING 5.0
#define SP_HATCH_WIDTH 1.4

/* Paints the whole scene, its ground included unless TRANSPARENT, in the context's user space (1 unit = 1 point). */
void sp_renderer_draw (SpScene *scene, cairo_t *cr, gboolean transparent);

/* The same for a part of the screen: what is smaller than a few pixels is left out. */
void sp_renderer_draw_tile (SpScene *scene, cairo_t *cr, double ratio, gboolean transparent);

/* The same PangoLayout that the renderer uses for a text item, for writers of real text, and where its upper left corner
 * stands before the text is turned by its angle about the centre of its box; free with g_object_unref. */
PangoLayout *sp_renderer_create_layout (const SpTextItem *text, double *x, double *y);

/* Where a layout of this size stands, for who keeps what it looks like: all in points. */
void sp_renderer_place_text (const SpTextItem *text, double width, double height, gboolean right_to_left, double *x, double *y);

/* How wide the halo's stroke is round a text in this layout, in points. */
double sp_renderer_get_halo_width (PangoLayout *layout);

G_END_DECLS
