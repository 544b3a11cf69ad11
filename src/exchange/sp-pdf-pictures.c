/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-pictures.h"

#include <pango/pangocairo.h>

#define PIXELS_A_POINT 5.0
#define MOST_PIXELS 1024

typedef struct
{
  PangoFont *font;
  PangoGlyph glyph;
  SpInk ink;
  SpPdfPicture picture;       /* its number is 0 where nothing is to be seen */
} Known;

struct _SpPdfPictures
{
  SpPdfFile *file;
  GHashTable *known;          /* Known -> the same */
  guint n;
};

static guint
hash_known (gconstpointer data)
{
  const Known *known = data;

  return g_direct_hash (known->font) ^ known->glyph * 31;
}

static gboolean
are_known_alike (gconstpointer a,
                 gconstpointer b)
{
  const Known *left = a;
  const Known *right = b;

  return left->font == right->font && left->glyph == right->glyph
         && memcmp (&left->ink, &right->ink, sizeof left->ink) == 0;
}

static void
free_known (gpointer data)
{
  Known *known = data;

  g_clear_object (&known->font);
  g_free (known);
}

static cairo_surface_t *
draw_glyph (PangoFont *font,
            PangoGlyph glyph,
            int        advance,
            SpInk      ink,
            SpRect     box)
{
  int width = (int) CLAMP (ceil (box.width * PIXELS_A_POINT), 1, MOST_PIXELS);
  int height = (int) CLAMP (ceil (box.height * PIXELS_A_POINT), 1, MOST_PIXELS);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  PangoGlyphInfo info = { .glyph = glyph, .geometry = { .width = advance } };
  int clusters = 0;
  PangoGlyphString glyphs = { .num_glyphs = 1, .glyphs = &info, .log_clusters = &clusters };

  cairo_scale (cr, width / box.width, height / box.height);
  cairo_translate (cr, -box.x, -box.y);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
  cairo_move_to (cr, 0.0, 0.0);
  pango_cairo_show_glyph_string (cr, font, &glyphs);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The colours as they are without their alpha, and the alpha beside them. */
static void
split (cairo_surface_t *surface,
       SpPdfBytes      *colours,
       SpPdfBytes      *alphas)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer)
                           (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        {
          guint alpha = row[x] >> 24;
          char byte = (char) alpha;

          sp_pdf_bytes_add (alphas, &byte, 1);
          for (int shift = 16; shift >= 0; shift -= 8)
            {
              guint part = (row[x] >> shift) & 0xff;

              byte = (char) (alpha == 0 ? 0 : MIN (255, (part * 255 + alpha / 2) / alpha));
              sp_pdf_bytes_add (colours, &byte, 1);
            }
        }
    }
}

static void
write_image (SpPdfPictures   *self,
             cairo_surface_t *surface,
             guint            object)
{
  static const char format[] = "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8";
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint mask = sp_pdf_file_reserve (self->file);
  g_autofree char *common = g_strdup_printf (format, width, height);
  g_autofree char *dictionary = g_strdup_printf ("%s/ColorSpace/DeviceRGB/SMask %u 0 R", common, mask);
  g_autofree char *mask_dictionary = g_strconcat (common, "/ColorSpace/DeviceGray", NULL);
  SpPdfBytes colours = { 0 };
  SpPdfBytes alphas = { 0 };

  split (surface, &colours, &alphas);
  sp_pdf_file_add_stream (self->file, object, dictionary, &colours);
  sp_pdf_file_add_stream (self->file, mask, mask_dictionary, &alphas);
}

static guint
add_picture (SpPdfPictures *self,
             Known         *known)
{
  PangoRectangle ink;
  PangoRectangle logical;
  cairo_surface_t *surface;
  SpRect box;
  guint object;

  pango_font_get_glyph_extents (known->font, known->glyph, &ink, &logical);
  box = (SpRect) { pango_units_to_double (ink.x), pango_units_to_double (ink.y),
                   pango_units_to_double (ink.width), pango_units_to_double (ink.height) };
  if (!(box.width > 0.0) || !(box.height > 0.0))
    return 0;
  object = sp_pdf_file_reserve (self->file);
  surface = draw_glyph (known->font, known->glyph, logical.width, known->ink, box);
  write_image (self, surface, object);
  cairo_surface_destroy (surface);
  known->picture = (SpPdfPicture) { ++self->n, box };
  return object;
}

SpPdfPictures *
sp_pdf_pictures_new (SpPdfFile *file)
{
  SpPdfPictures *self = g_new0 (SpPdfPictures, 1);

  self->file = file;
  self->known = g_hash_table_new_full (hash_known, are_known_alike, free_known, NULL);
  return self;
}

void
sp_pdf_pictures_free (SpPdfPictures *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self);
}

gboolean
sp_pdf_pictures_find (SpPdfPictures *self,
                      PangoFont     *font,
                      PangoGlyph     glyph,
                      SpInk          ink,
                      SpPdfPicture  *picture,
                      guint         *object)
{
  Known key = { .font = font, .glyph = glyph, .ink = ink };
  Known *known = g_hash_table_lookup (self->known, &key);

  *object = 0;
  if (known == NULL)
    {
      known = g_memdup2 (&key, sizeof key);
      g_object_ref (font);
      *object = add_picture (self, known);
      g_hash_table_add (self->known, known);
    }
  *picture = known->picture;
  return known->picture.number != 0;
}
