/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The pixels of A and B, of the same size, that differ by more than the smoothing of edges explains; and a picture of them. */
guint            golden_compare_count  (cairo_surface_t *a, cairo_surface_t *b);
cairo_surface_t *golden_compare_paint  (cairo_surface_t *a, cairo_surface_t *b);

G_END_DECLS
