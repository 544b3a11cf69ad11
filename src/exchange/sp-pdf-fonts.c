/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-fonts-private.h"

#include <hb-ot.h>
#include <pango/pangofc-font.h>

#define EM SP_PDF_FONT_UNITS
#define BOLDER (1.0f / 24.0f) /* of the em: as much as FreeType makes a face bolder */

static void
free_font (gpointer data)
{
  SpPdfFont *self = data;

  g_clear_pointer (&self->font, hb_font_destroy);
  sp_pdf_font_end_characters (self);
  g_free (self);
}

/* Whether Pango's font is to be made bold by who draws it. */
static gboolean
is_made_bold (PangoFont *font)
{
  FcPattern *pattern = PANGO_IS_FC_FONT (font) ? pango_fc_font_get_pattern (PANGO_FC_FONT (font)) : NULL;
  FcBool bold = FcFalse;

  return pattern != NULL && FcPatternGetBool (pattern, FC_EMBOLDEN, 0, &bold) == FcResultMatch && bold;
}

static hb_font_t *
create_hb_font (PangoFont *font,
                gboolean   is_bold)
{
  hb_font_t *given = pango_font_get_hb_font (font);
  hb_font_t *made = hb_font_create (hb_font_get_face (given));
  guint n_coords = 0;
  const float *coords = hb_font_get_var_coords_design (given, &n_coords);

  hb_font_set_scale (made, EM, EM);
  hb_font_set_var_coords_design (made, coords, n_coords);
  hb_font_set_synthetic_slant (made, hb_font_get_synthetic_slant (given));
  if (is_bold)
    hb_font_set_synthetic_bold (made, BOLDER, BOLDER, FALSE);
  return made;
}

static gboolean
is_drawn_alike (SpPdfFont *self,
                PangoFont *font,
                gboolean   is_bold)
{
  hb_font_t *given = pango_font_get_hb_font (font);
  guint n_own = 0;
  guint n = 0;
  const float *own = hb_font_get_var_coords_design (self->font, &n_own);
  const float *coords = hb_font_get_var_coords_design (given, &n);

  return hb_font_get_face (self->font) == hb_font_get_face (given) && self->is_bold == is_bold
         && hb_font_get_synthetic_slant (self->font) == hb_font_get_synthetic_slant (given)
         && n_own == n && (n == 0 || memcmp (own, coords, n * sizeof *coords) == 0);
}

static SpPdfFont *
create_font (SpPdfFonts *fonts,
             PangoFont  *font,
             gboolean    is_bold)
{
  SpPdfFont *self = g_new0 (SpPdfFont, 1);
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

  self->fonts = fonts;
  self->number = fonts->fonts->len;
  self->object = sp_pdf_file_reserve (fonts->file);
  self->is_bold = is_bold;
  self->font = create_hb_font (font, is_bold);
  self->has_colours = hb_ot_color_has_layers (face) || hb_ot_color_has_png (face) || hb_ot_color_has_svg (face)
                      || hb_ot_color_has_paint (face);
  sp_pdf_font_begin_characters (self);
  g_ptr_array_add (fonts->fonts, self);
  return self;
}

SpPdfFonts *
sp_pdf_fonts_new (SpPdfFile *file)
{
  SpPdfFonts *self = g_new0 (SpPdfFonts, 1);

  self->file = file;
  self->fonts = g_ptr_array_new_with_free_func (free_font);
  self->known = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  sp_pdf_outline_init (&self->outline);
  self->pictures = sp_pdf_pictures_new (file);
  return self;
}

void
sp_pdf_fonts_free (SpPdfFonts *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->fonts, g_ptr_array_unref);
  sp_pdf_outline_clear (&self->outline);
  g_clear_pointer (&self->pictures, sp_pdf_pictures_free);
  sp_pdf_bytes_clear (&self->forms);
  g_free (self);
}

SpPdfFont *
sp_pdf_fonts_find (SpPdfFonts *self,
                   PangoFont  *font,
                   double     *size)
{
  SpPdfFont *found = g_hash_table_lookup (self->known, font);
  int scale;

  hb_font_get_scale (pango_font_get_hb_font (font), NULL, &scale);
  *size = pango_units_to_double (scale);
  if (found == NULL)
    {
      gboolean is_bold = is_made_bold (font);

      for (guint i = 0; i < self->fonts->len && found == NULL; i++)
        if (is_drawn_alike (g_ptr_array_index (self->fonts, i), font, is_bold))
          found = g_ptr_array_index (self->fonts, i);
      if (found == NULL)
        found = create_font (self, font, is_bold);
      g_hash_table_insert (self->known, g_object_ref (font), found);
    }
  return found;
}

void
sp_pdf_fonts_add_form (SpPdfFonts *self,
                       const char *prefix,
                       guint       number,
                       guint       object)
{
  sp_pdf_bytes_words (&self->forms, prefix);
  sp_pdf_bytes_integer (&self->forms, number);
  sp_pdf_bytes_reference (&self->forms, object);
}

gboolean
sp_pdf_fonts_get_picture (SpPdfFonts   *self,
                          PangoFont    *font,
                          PangoGlyph    glyph,
                          SpInk         ink,
                          SpPdfPicture *picture)
{
  guint object = 0;

  if (!sp_pdf_pictures_find (self->pictures, font, glyph, ink, picture, &object))
    return FALSE;
  if (object != 0)
    sp_pdf_fonts_add_form (self, "/p", picture->number, object);
  return TRUE;
}

void
sp_pdf_fonts_write (SpPdfFonts *self,
                    SpPdfBytes *resources)
{
  sp_pdf_bytes_words (resources, "/Font<<");
  for (guint i = 0; i < self->fonts->len; i++)
    {
      SpPdfFont *font = g_ptr_array_index (self->fonts, i);

      sp_pdf_bytes_words (resources, "/f");
      sp_pdf_bytes_integer (resources, font->number);
      sp_pdf_bytes_reference (resources, font->object);
      sp_pdf_font_write (font, self->file);
    }
  sp_pdf_bytes_words (resources, ">>/XObject<<");
  sp_pdf_bytes_add (resources, self->forms.data, self->forms.length);
  sp_pdf_bytes_words (resources, ">>");
}

guint
sp_pdf_font_get_number (SpPdfFont *self)
{
  return self->number;
}
