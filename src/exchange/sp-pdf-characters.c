/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-fonts-private.h"

#include <hb-ot.h>

/*
 * The characters of a font in the file. Each stands for one letter, since readers differ in what they make of one that stands
 * for several, those of Arabic above all: a glyph that shows several letters is one character that has its outline, and empty
 * ones beside it, each as wide as its share, in the order in which they are read.
 */

#define EM SP_PDF_FONT_UNITS
#define MOST_CHARACTERS 65535

static void
clear_character (SpPdfCharacter *character)
{
  g_clear_pointer (&character->text, g_free);
  g_clear_pointer (&character->parts, g_free);
}

void
sp_pdf_font_begin_characters (SpPdfFont *self)
{
  sp_pdf_cff_init (&self->program);
  self->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->clusters = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  self->characters = g_array_new (FALSE, TRUE, sizeof (SpPdfCharacter));
  g_array_set_clear_func (self->characters, (GDestroyNotify) clear_character);
  g_array_set_size (self->characters, 1);
}

void
sp_pdf_font_end_characters (SpPdfFont *self)
{
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->clusters, g_hash_table_unref);
  g_clear_pointer (&self->characters, g_array_unref);
  sp_pdf_cff_clear (&self->program);
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

static gboolean
is_unknown (PangoGlyph glyph)
{
  return (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
}

/* What the font does not have is drawn by Pango as a box with its number. */
gboolean
sp_pdf_font_is_picture (SpPdfFont *self,
                        PangoFont *font,
                        PangoGlyph glyph)
{
  SpPdfOutline *outline = &self->fonts->outline;

  if (is_unknown (glyph) || has_colour (self, glyph))
    return TRUE;
  sp_pdf_outline_empty (outline);
  sp_pdf_outline_add (outline, self->font, glyph, 0.0, 0.0);
  return outline->verbs->len == 0 && is_seen (font, glyph);
}

/* The outlines of the parts that have one, together. */
static void
draw_parts (SpPdfFont            *self,
            const SpPdfCharacter *character)
{
  sp_pdf_outline_empty (&self->fonts->outline);
  for (guint i = 0; i < character->n_parts; i++)
    {
      const SpPdfPart *part = &character->parts[i];

      if (!is_unknown (part->glyph) && !has_colour (self, part->glyph))
        sp_pdf_outline_add (&self->fonts->outline, self->font, part->glyph, part->x, part->y);
    }
}

/* Takes over what CHARACTER has. */
static guint
add_character (SpPdfFont     *self,
               SpPdfCharacter character)
{
  if (self->characters->len >= MOST_CHARACTERS)
    {
      clear_character (&character);
      return 0;
    }
  draw_parts (self, &character);
  g_array_append_val (self->characters, character);
  return sp_pdf_cff_add (&self->program, &self->fonts->outline, character.width);
}

static guint
add_single (SpPdfFont            *self,
            PangoFont            *font,
            const PangoGlyphInfo *info,
            const char           *letter)
{
  SpPdfPart part = { .glyph = info->glyph };
  SpPdfCharacter character = { .parts = g_memdup2 (&part, sizeof part), .n_parts = 1 };

  if (is_unknown (info->glyph))
    {
      int scale = 0;

      hb_font_get_scale (pango_font_get_hb_font (font), &scale, NULL);
      character.width = info->geometry.width * EM / MAX (scale, 1);
    }
  else
    character.width = hb_font_get_glyph_h_advance (self->font, info->glyph);
  character.is_picture = sp_pdf_font_is_picture (self, font, info->glyph);
  character.text = g_strndup (letter, (gsize) (g_utf8_next_char (letter) - letter));
  return add_character (self, character);
}

SpPdfGlyph
sp_pdf_font_get_glyph (SpPdfFont            *self,
                       PangoFont            *font,
                       const PangoGlyphInfo *glyph,
                       const char           *letter)
{
  gint64 key = (gint64) glyph->glyph << 32 | g_utf8_get_char (letter);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &key));
  const SpPdfCharacter *character;

  if (number == 0)
    {
      number = add_single (self, font, glyph, letter);
      g_hash_table_insert (self->numbers, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number));
    }
  character = &g_array_index (self->characters, SpPdfCharacter, number);
  return (SpPdfGlyph) { number, character->width, character->is_picture };
}

/* Where the letters of a cluster end, counted from the left. */
static int
get_edge (int   width,
          guint index,
          guint n)
{
  return (int) ((gint64) width * index / n);
}

/* Returns the number of the letter that is read first; the others have those that follow. */
static guint
add_cluster (SpPdfFont          *self,
             const SpPdfCluster *cluster,
             const SpPdfPart    *parts,
             int                 width)
{
  guint n = cluster->n_letters;
  guint drawn = cluster->is_backward ? n - 1 : 0;
  const char *letter = cluster->text;
  guint first = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *next = g_utf8_next_char (letter);
      guint place = cluster->is_backward ? n - 1 - i : i;
      SpPdfCharacter character = { .width = get_edge (width, place + 1, n) - get_edge (width, place, n) };
      guint number;

      character.text = g_strndup (letter, (gsize) (next - letter));
      if (i == drawn)
        {
          character.parts = g_memdup2 (parts, cluster->n_glyphs * sizeof *parts);
          character.n_parts = cluster->n_glyphs;
        }
      number = add_character (self, character);
      first = i == 0 ? number : first;
      letter = next;
    }
  return first;
}

/* All that makes a cluster what it is. */
static GBytes *
make_key (const SpPdfCluster *cluster,
          const SpPdfPart    *parts,
          int                 width)
{
  GByteArray *key = g_byte_array_new ();
  const int numbers[] = { width, cluster->is_backward, (int) cluster->n_glyphs };

  g_byte_array_append (key, (const guint8 *) numbers, sizeof numbers);
  g_byte_array_append (key, (const guint8 *) parts, cluster->n_glyphs * (guint) sizeof *parts);
  g_byte_array_append (key, (const guint8 *) cluster->text, (guint) cluster->length);
  return g_byte_array_free_to_bytes (key);
}

void
sp_pdf_font_get_cluster (SpPdfFont          *self,
                         const SpPdfCluster *cluster,
                         double              size,
                         SpPdfGlyph         *letters)
{
  g_autofree SpPdfPart *parts = g_new0 (SpPdfPart, MAX (cluster->n_glyphs, 1));
  g_autoptr (GBytes) key = NULL;
  double units = EM / (PANGO_SCALE * size);
  int x = 0;
  int width;
  guint first;

  for (guint i = 0; i < cluster->n_glyphs; i++)
    {
      const PangoGlyphInfo *info = &cluster->glyphs[i];

      parts[i] = (SpPdfPart) { info->glyph, (int) lrint ((x + info->geometry.x_offset) * units),
                               (int) lrint (-info->geometry.y_offset * units) };
      x += info->geometry.width;
    }
  width = (int) lrint (x * units);
  key = make_key (cluster, parts, width);
  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->clusters, key));
  if (first == 0)
    {
      first = add_cluster (self, cluster, parts, width);
      g_hash_table_insert (self->clusters, g_steal_pointer (&key), GUINT_TO_POINTER (first));
    }
  for (guint i = 0; i < cluster->n_letters; i++)
    {
      guint number = first > 0 && first + i < self->characters->len ? first + i : 0;

      letters[i] = (SpPdfGlyph) { number, g_array_index (self->characters, SpPdfCharacter, number).width, FALSE };
    }
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

  if (character->shape != 0 || character->n_parts == 0)
    return character->shape;
  draw_parts (self, character);
  if (fonts->outline.verbs->len == 0)
    return 0;
  object = sp_pdf_file_reserve (fonts->file);
  character->shape = ++fonts->n_shapes;
  add_shape_path (&path, &fonts->outline);
  dictionary = g_strdup_printf ("/Type/XObject/Subtype/Form/Matrix[.001 0 0 .001 0 0]/Resources<<>>/BBox[%d %d %d %d]",
                                -8 * EM, -8 * EM, 8 * EM, 8 * EM);
  sp_pdf_file_add_stream (fonts->file, object, dictionary, &path);
  sp_pdf_fonts_add_form (fonts, "/g", character->shape, object);
  return character->shape;
}
