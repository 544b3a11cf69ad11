/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <setjmp.h>

#include "sp-renderer.h"

#define DEFAULT_DPI 144.0
#define MOST_PIXELS 32767
#define POINTS_AN_INCH 72.0
#define INCHES_A_METRE 39.37007874

/* Nearly all the time of a PNG goes into zlib; flat colours pack as well at a low level without filters. */
#define COMPRESSION_LEVEL 4

static void
append_bytes_cb (png_structp png,
                 png_bytep   data,
                 size_t      length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static void
convert_row (const guint32 *from,
             guchar        *to,
             int            width,
             gboolean       transparent)
{
  for (int i = 0; i < width; i++)
    {
      guint32 pixel = from[i];
      guint alpha = pixel >> 24;

      for (int shift = 16; shift >= 0; shift -= 8)
        {
          guint part = (pixel >> shift) & 0xff;

          *to++ = alpha == 0 ? 0 : (guchar) MIN (255, (part * 255 + alpha / 2) / alpha);
        }
      if (transparent)
        *to++ = (guchar) alpha;
    }
}

static gboolean
write_rows (png_structp      png,
            png_infop        info,
            cairo_surface_t *surface,
            gboolean         transparent,
            double           dpi,
            guchar          *row)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  png_uint_32 resolution = (png_uint_32) (dpi * INCHES_A_METRE + 0.5);

  if (setjmp (png_jmpbuf (png)))
    return FALSE;
  png_set_compression_level (png, COMPRESSION_LEVEL);
  png_set_filter (png, 0, PNG_FILTER_NONE);
  png_set_IHDR (png, info, width, height, 8, transparent ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, resolution, resolution, PNG_RESOLUTION_METER);
  png_write_info (png, info);
  for (int y = 0; y < height; y++)
    {
      convert_row ((const guint32 *) (gconstpointer) (data + (gsize) y * stride), row, width, transparent);
      png_write_row (png, row);
    }
  png_write_end (png, info);
  return TRUE;
}

static GBytes *
encode (cairo_surface_t *surface,
        gboolean         transparent,
        double           dpi,
        GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guchar *row = g_malloc ((gsize) cairo_image_surface_get_width (surface) * 4);
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean done = FALSE;

  if (info != NULL)
    {
      png_set_write_fn (png, bytes, append_bytes_cb, flush_cb);
      done = write_rows (png, info, surface, transparent, dpi, row);
    }
  png_destroy_write_struct (&png, &info);
  if (!done)
    {
      g_set_error_literal (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The PNG could not be made."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
find_size (SpScene               *scene,
           const SpExportOptions *options,
           double                *scale,
           int                   *width,
           int                   *height,
           GError               **error)
{
  double dpi = options->dpi > 0.0 ? options->dpi : DEFAULT_DPI;
  double wide;
  double high;

  *scale = options->width > 0 ? options->width / sp_scene_get_width (scene) : dpi / POINTS_AN_INCH;
  wide = options->width > 0 ? options->width : ceil (sp_scene_get_width (scene) * *scale);
  high = ceil (sp_scene_get_height (scene) * *scale);
  if (wide > MOST_PIXELS || high > MOST_PIXELS)
    {
      g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_TOO_LARGE,
                   _("The picture would be %.0f × %.0f pixels; a PNG can have %d each way. Choose a smaller width or "
                     "resolution, or PDF or SVG."), wide, high, MOST_PIXELS);
      return FALSE;
    }
  *width = MAX (1, (int) wide);
  *height = MAX (1, (int) high);
  return TRUE;
}

/* Its resolution is noted in the file, so that it has the scene's size in print. */
GBytes *
sp_png_write (SpScene               *scene,
              const SpExportOptions *options,
              GCancellable          *cancellable,
              GError               **error)
{
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  double scale;
  int width;
  int height;

  if (!find_size (scene, options, &scale, &width, &height, error))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  sp_renderer_draw (scene, cr, options->transparent);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_set_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The PNG could not be made: %s."),
                 cairo_status_to_string (cairo_surface_status (surface)));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    bytes = encode (surface, options->transparent, scale * POINTS_AN_INCH, error);
  cairo_surface_destroy (surface);
  return g_steal_pointer (&bytes);
}
