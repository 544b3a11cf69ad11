/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-fonts-private.h"

#include <hb-ot.h>
#include <pango/pangofc-font.h>

#include "sp-pdf-pictures.h"

#define EM SP_PDF_FONT_UNITS
#define BOLDER (1.0f / 24.0f) /* of the em: as much as FreeType makes a face bolder */
#define MOST_CHARACTERS 65535
#define MOST_LETTERS 4        /* that a character may stand for: readers know no more than eight units of UTF-16 */

struct _SpPdfFonts
{
  SpPdfFile *file;
  GPtrArray *fonts;           /* SpPdfFont */
  GHashTable *known;          /* PangoFont -> SpPdfFont */
  SpPdfOutline outline;       /* of the glyph that is being looked at */
  guint n_shapes;
  SpPdfPictures *pictures;
  SpPdfBytes forms;           /* their names and those of the pictures, as a page's dictionary has them */
};

static void
clear_character (SpPdfCharacter *character)
{
  g_clear_pointer (&character->text, g_free);
  g_clear_pointer (&character->guess, g_free);
}

static void
free_font (gpointer data)
{
  SpPdfFont *self = data;

  g_clear_pointer (&self->font, hb_font_destroy);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->characters, g_array_unref);
  sp_pdf_cff_clear (&self->program);
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
  sp_pdf_cff_init (&self->program);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->characters = g_array_new (FALSE, TRUE, sizeof (SpPdfCharacter));
  g_array_set_clear_func (self->characters, (GDestroyNotify) clear_character);
  g_array_set_size (self->characters, 1);
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

static void
add_form (SpPdfFonts *self,
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
    add_form (self, "/p", picture->number, object);
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

static gboolean
has_colour (SpPdfFont     *self,
            hb_codepoint_t glyph)
{
  hb_face_t *face = hb_font_get_face (self->font);
  hb_blob_t *png;
  hb_blob_t *svg;
  gboolean has;

  if (!self->has_colours)
    return FALSE;
  png = hb_ot_color_glyph_reference_png (self->font, glyph);
  svg = hb_ot_color_glyph_reference_svg (face, glyph);
  has = hb_blob_get_length (png) > 0 || hb_blob_get_length (svg) > 0 || hb_ot_color_glyph_has_paint (face, glyph)
        || hb_ot_color_glyph_get_layers (face, glyph, 0, NULL, NULL) > 0;
  hb_blob_destroy (png);
  hb_blob_destroy (svg);
  return has;
}

static gboolean
is_seen (PangoFont *font,
         PangoGlyph glyph)
{
  PangoRectangle ink;

  pango_font_get_glyph_extents (font, glyph, &ink, NULL);
  return ink.width > 0 && ink.height > 0;
}

/* What the font does not have is drawn by Pango as a box with its number. */
static guint
add_character (SpPdfFont            *self,
               PangoFont            *font,
               const PangoGlyphInfo *info)
{
  SpPdfOutline *outline = &self->fonts->outline;
  SpPdfCharacter character = { .glyph = info->glyph };

  g_array_set_size (outline->verbs, 0);
  g_array_set_size (outline->points, 0);
  if ((info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
    {
      int scale = 0;

      hb_font_get_scale (pango_font_get_hb_font (font), &scale, NULL);
      character.width = info->geometry.width * EM / MAX (scale, 1);
      character.is_picture = TRUE;
    }
  else
    {
      character.width = hb_font_get_glyph_h_advance (self->font, info->glyph);
      character.is_picture = has_colour (self, info->glyph);
      if (!character.is_picture)
        sp_pdf_outline_draw (outline, self->font, info->glyph);
      character.is_picture = character.is_picture || (outline->verbs->len == 0 && is_seen (font, info->glyph));
    }
  g_array_append_val (self->characters, character);
  return sp_pdf_cff_add (&self->program, outline, character.width);
}

/* What stands for letters that nobody else knows is to be told as a text each time, as archives want it. */
static gboolean
is_private (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_type (g_utf8_get_char (c)) == G_UNICODE_PRIVATE_USE)
      return TRUE;
  return FALSE;
}

SpPdfGlyph
sp_pdf_font_get_glyph (SpPdfFont            *self,
                       PangoFont            *font,
                       const PangoGlyphInfo *glyph,
                       const char           *text,
                       gsize                 length)
{
  gpointer key = GUINT_TO_POINTER (glyph->glyph);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  SpPdfCharacter *character;

  if (number == 0 && self->characters->len < MOST_CHARACTERS)
    {
      number = add_character (self, font, glyph);
      g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (number));
    }
  character = &g_array_index (self->characters, SpPdfCharacter, number);
  if (character->text == NULL && length > 0 && g_utf8_strlen (text, (gssize) length) <= MOST_LETTERS)
    character->text = g_strndup (text, length);
  return (SpPdfGlyph) {
    .number = number,
    .width = character->width,
    .is_picture = character->is_picture,
    .reads_so = character->text != NULL && strncmp (character->text, text, length) == 0 && character->text[length] == '\0'
                && !is_private (character->text),
  };
}

void
sp_pdf_font_guess (SpPdfFont  *self,
                   guint       glyph,
                   const char *text,
                   gsize       length)
{
  SpPdfCharacter *character = &g_array_index (self->characters, SpPdfCharacter, glyph);

  if (character->guess == NULL && character->text == NULL && length > 0)
    character->guess = g_strndup (text, length);
}

static void
add_shape_path (SpPdfBytes         *out,
                const SpPdfOutline *outline)
{
  static const char letters[] = { [SP_PATH_MOVE] = 'm', [SP_PATH_LINE] = 'l', [SP_PATH_CURVE] = 'c', [SP_PATH_CLOSE] = 'h' };
  const double *point = (const double *) (gpointer) outline->points->data;

  for (guint i = 0; i < outline->verbs->len; i++)
    {
      SpPathVerb verb = g_array_index (outline->verbs, SpPathVerb, i);
      guint n = verb == SP_PATH_CURVE ? 6 : verb == SP_PATH_CLOSE ? 0 : 2;

      for (guint k = 0; k < n; k++)
        sp_pdf_bytes_number (out, *point++, 0);
      sp_pdf_bytes_add (out, &letters[verb], 1);
      sp_pdf_bytes_words (out, "\n");
    }
  sp_pdf_bytes_words (out, "S\n");
}

guint
sp_pdf_font_get_shape (SpPdfFont *self,
                       guint      glyph_number)
{
  SpPdfCharacter *character = &g_array_index (self->characters, SpPdfCharacter, glyph_number);
  SpPdfFonts *fonts = self->fonts;
  g_autofree char *dictionary = NULL;
  SpPdfBytes path = { 0 };
  guint object;

  if (character->shape != 0 || glyph_number == 0 || character->is_picture)
    return character->shape;
  sp_pdf_outline_draw (&fonts->outline, self->font, character->glyph);
  if (fonts->outline.verbs->len == 0)
    return 0;
  object = sp_pdf_file_reserve (fonts->file);
  character->shape = ++fonts->n_shapes;
  add_shape_path (&path, &fonts->outline);
  dictionary = g_strdup_printf ("/Type/XObject/Subtype/Form/Matrix[.001 0 0 .001 0 0]/Resources<<>>/BBox[%d %d %d %d]",
                                -8 * EM, -8 * EM, 8 * EM, 8 * EM);
  sp_pdf_file_add_stream (fonts->file, object, dictionary, &path);
  add_form (fonts, "/g", character->shape, object);
  return character->shape;
}
