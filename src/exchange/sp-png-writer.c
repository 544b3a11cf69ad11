/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-writers.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <setjmp.h>

#include "sp-renderer.h"

#define DEFAULT_DPI 144.0
#define MOST_PIXELS 32767
#define MOST_IN_A_BAND 8000000   /* pixels */
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

/* A picture on its way into a file, a band of rows after the other. */
typedef struct
{
  SpScene *scene;
  gboolean transparent;
  double scale;
  int width;
  int height;
  cairo_surface_t *band;
  int band_height;
  guchar *row;
  GByteArray *bytes;
  png_structp png;
  png_infop info;
} Writing;

static void
clear_writing (Writing *writing)
{
  png_destroy_write_struct (&writing->png, &writing->info);
  g_clear_pointer (&writing->band, cairo_surface_destroy);
  g_clear_pointer (&writing->row, g_free);
  g_clear_pointer (&writing->bytes, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

/* From a row of the picture on. */
static void
draw_band (Writing *writing,
           int      first)
{
  cairo_t *cr = cairo_create (writing->band);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_translate (cr, 0.0, -first);
  cairo_scale (cr, writing->scale, writing->scale);
  sp_renderer_draw (writing->scene, cr, writing->transparent);
  cairo_destroy (cr);
  cairo_surface_flush (writing->band);
}

/* What libpng does, each step of which may leave by a jump. FALSE where it did. */
static gboolean
begin_file (Writing *writing)
{
  png_uint_32 resolution = (png_uint_32) (writing->scale * POINTS_AN_INCH * INCHES_A_METRE + 0.5);

  if (setjmp (png_jmpbuf (writing->png)))
    return FALSE;
  png_set_write_fn (writing->png, writing->bytes, append_bytes_cb, flush_cb);
  png_set_compression_level (writing->png, COMPRESSION_LEVEL);
  png_set_filter (writing->png, 0, PNG_FILTER_NONE);
  png_set_IHDR (writing->png, writing->info, (png_uint_32) writing->width, (png_uint_32) writing->height, 8,
                writing->transparent ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (writing->png, writing->info, resolution, resolution, PNG_RESOLUTION_METER);
  png_set_sRGB (writing->png, writing->info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_write_info (writing->png, writing->info);
  return TRUE;
}

static gboolean
write_band (Writing *writing,
            int      n_rows)
{
  const guchar *data = cairo_image_surface_get_data (writing->band);
  int stride = cairo_image_surface_get_stride (writing->band);

  if (setjmp (png_jmpbuf (writing->png)))
    return FALSE;
  for (int y = 0; y < n_rows; y++)
    {
      convert_row ((const guint32 *) (gconstpointer) (data + (gsize) y * stride), writing->row, writing->width,
                   writing->transparent);
      png_write_row (writing->png, writing->row);
    }
  return TRUE;
}

static gboolean
end_file (Writing *writing)
{
  if (setjmp (png_jmpbuf (writing->png)))
    return FALSE;
  png_write_end (writing->png, writing->info);
  return TRUE;
}

static gboolean
init_writing (Writing *writing)
{
  writing->band_height = CLAMP (MOST_IN_A_BAND / writing->width, 1, writing->height);
  writing->band = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, writing->width, writing->band_height);
  writing->row = g_malloc ((gsize) writing->width * 4);
  writing->bytes = g_byte_array_new ();
  writing->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  writing->info = writing->png != NULL ? png_create_info_struct (writing->png) : NULL;
  return writing->info != NULL && cairo_surface_status (writing->band) == CAIRO_STATUS_SUCCESS && begin_file (writing);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED, _("The PNG could not be made."));
  return FALSE;
}

static gboolean
write_bands (Writing         *writing,
             SpLayoutProgress progress,
             gpointer         progress_data,
             GCancellable    *cancellable,
             GError         **error)
{
  for (int first = 0; first < writing->height; first += writing->band_height)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL && !progress ((double) first / writing->height, progress_data))
        {
          g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _("The drawing was cancelled"));
          return FALSE;
        }
      draw_band (writing, first);
      if (cairo_surface_status (writing->band) != CAIRO_STATUS_SUCCESS
          || !write_band (writing, MIN (writing->band_height, writing->height - first)))
        return fail (error);
    }
  return TRUE;
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

/* Its resolution is noted in the file, so that it has the scene's size in print, and what its colours mean. Takes room as the
 * file has bytes, and for a band of the picture. */
GBytes *
sp_png_write (SpScene               *scene,
              const SpExportOptions *options,
              SpLayoutProgress       progress,
              gpointer               progress_data,
              GCancellable          *cancellable,
              GError               **error)
{
  g_auto (Writing) writing = { .scene = scene, .transparent = options->transparent };

  if (!find_size (scene, options, &writing.scale, &writing.width, &writing.height, error))
    return NULL;
  if (!init_writing (&writing))
    {
      fail (error);
      return NULL;
    }
  if (!write_bands (&writing, progress, progress_data, cancellable, error))
    return NULL;
  if (!end_file (&writing))
    {
      fail (error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&writing.bytes));
}
