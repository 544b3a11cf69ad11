/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden-compare.h"

/*
 * Another version of a library may put an edge some tenths of a pixel elsewhere. So a pixel counts as the same where the
 * other picture has nearly its colour on the spot or next to it.
 */

#define NEARLY 40             /* of 255, in each channel */

typedef struct
{
  const guchar *data;
  int stride;
  int width;
  int height;
} Pixels;

static Pixels
get_pixels (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return (Pixels) { cairo_image_surface_get_data (surface), cairo_image_surface_get_stride (surface),
                    cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface) };
}

static const guchar *
get_pixel (const Pixels *pixels, int x, int y)
{
  return pixels->data + (gsize) y * pixels->stride + 4 * (gsize) x;
}

static gboolean
are_near (const guchar *a, const guchar *b)
{
  for (int i = 0; i < 3; i++)
    if (ABS (a[i] - b[i]) > NEARLY)
      return FALSE;
  return TRUE;
}

static gboolean
has_nearby (const Pixels *pixels, int x, int y, const guchar *wanted)
{
  for (int row = MAX (y - 1, 0); row <= MIN (y + 1, pixels->height - 1); row++)
    for (int column = MAX (x - 1, 0); column <= MIN (x + 1, pixels->width - 1); column++)
      if (are_near (get_pixel (pixels, column, row), wanted))
        return TRUE;
  return FALSE;
}

static gboolean
differs (const Pixels *a, const Pixels *b, int x, int y)
{
  if (are_near (get_pixel (a, x, y), get_pixel (b, x, y)))
    return FALSE;
  return !has_nearby (a, x, y, get_pixel (b, x, y)) || !has_nearby (b, x, y, get_pixel (a, x, y));
}

guint
golden_compare_count (cairo_surface_t *a, cairo_surface_t *b)
{
  Pixels left = get_pixels (a);
  Pixels right = get_pixels (b);
  guint n = 0;

  for (int y = 0; y < left.height; y++)
    for (int x = 0; x < left.width; x++)
      n += differs (&left, &right, x, y);
  return n;
}

cairo_surface_t *
golden_compare_paint (cairo_surface_t *a, cairo_surface_t *b)
{
  Pixels left = get_pixels (a);
  Pixels right = get_pixels (b);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, left.width, left.height);
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_surface (cr, a, 0.0, 0.0);
  cairo_paint_with_alpha (cr, 0.3);
  cairo_set_source_rgb (cr, 1.0, 0.0, 0.3);
  for (int y = 0; y < left.height; y++)
    for (int x = 0; x < left.width; x++)
      if (differs (&left, &right, x, y))
        cairo_rectangle (cr, x, y, 1.0, 1.0);
  cairo_fill (cr);
  cairo_destroy (cr);
  return picture;
}
