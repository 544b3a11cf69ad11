/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "sp-scene.h"

G_BEGIN_DECLS

/* Writes a scene as PDF, has poppler's pdftocairo draw that, and holds it against what the renderer drew. Skips the test where the
 * program is missing. */
void golden_pdf_compare (SpScene *scene, cairo_surface_t *drawn, double pixels_per_point);

G_END_DECLS
