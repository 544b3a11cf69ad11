/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-fonts-private.h"

#include <hb-ot.h>

/* What a font consists of in the file: its program, how wide its characters are, and what they stand for. */

#define MOST_IN_A_BLOCK 100   /* that a table of what characters stand for may have at once */
#define TAG_LENGTH 6
#define FLAG_SYMBOLIC 4       /* it has no encoding of its own */
#define FLAG_ITALIC 64
#define MOST_NAME 100

/* The name of the face, or of its family, in the letters that every reader takes. */
static char *
dup_name (SpPdfFont *self)
{
  static const hb_ot_name_id_t ids[] = { HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_OT_NAME_ID_FULL_NAME, HB_OT_NAME_ID_FONT_FAMILY };
  hb_face_t *face = hb_font_get_face (self->font);
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids) && name->len == 0; i++)
    {
      char given[MOST_NAME] = "";
      guint length = sizeof given;

      hb_ot_name_get_utf8 (face, ids[i], HB_LANGUAGE_INVALID, &length, given);
      for (const char *letter = given; *letter != '\0'; letter++)
        if (g_ascii_isalnum (*letter) || strchr ("-_+.", *letter) != NULL)
          g_string_append_c (name, *letter);
    }
  if (name->len == 0)
    g_string_append (name, "Font");
  return g_string_free (name, FALSE);
}

/* Six letters that tell this part of the font from others: the same part has the same. */
static void
find_tag (const SpPdfBytes *program,
          char              tag[TAG_LENGTH + 1])
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < program->length; i++)
    hash = (hash ^ (guchar) program->data[i]) * G_GUINT64_CONSTANT (1099511628211);
  for (guint i = 0; i < TAG_LENGTH; i++, hash /= 26)
    tag[i] = (char) ('A' + hash % 26);
  tag[TAG_LENGTH] = '\0';
}

static void
begin_map (SpPdfBytes *out)
{
  sp_pdf_bytes_words (out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                           "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
                           "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                           "1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n");
}

static void
add_hexadecimal (SpPdfBytes *out,
                 guint       unit)
{
  static const char digits[] = "0123456789abcdef";
  char words[] = { digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15] };

  sp_pdf_bytes_add (out, words, sizeof words);
}

static void
add_meaning (SpPdfBytes *out,
             guint       number,
             const char *text)
{
  glong length = 0;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);

  sp_pdf_bytes_words (out, "<");
  add_hexadecimal (out, number);
  sp_pdf_bytes_words (out, "><");
  /* What Unicode has no letter for must not stand in the table. */
  for (glong i = 0; i < length; i++)
    add_hexadecimal (out, wide[i] == 0xfeff || wide[i] >= 0xfffe ? 0xfffd : wide[i]);
  sp_pdf_bytes_words (out, ">\n");
}

static void
end_block (SpPdfBytes *out,
           SpPdfBytes *block,
           guint      *n)
{
  if (*n == 0)
    return;
  sp_pdf_bytes_integer (out, *n);
  sp_pdf_bytes_words (out, "beginbfchar\n");
  sp_pdf_bytes_add (out, block->data, block->length);
  sp_pdf_bytes_words (out, "endbfchar\n");
  block->length = 0;
  *n = 0;
}

static guint
write_meanings (SpPdfFont *self,
                SpPdfFile *file)
{
  guint object = sp_pdf_file_reserve (file);
  SpPdfBytes map = { 0 };
  SpPdfBytes block = { 0 };
  guint n = 0;

  begin_map (&map);
  for (guint i = 1; i < self->characters->len; i++)
    {
      add_meaning (&block, i, g_array_index (self->characters, SpPdfCharacter, i).text);
      if (++n == MOST_IN_A_BLOCK)
        end_block (&map, &block, &n);
    }
  end_block (&map, &block, &n);
  sp_pdf_bytes_words (&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  sp_pdf_bytes_clear (&block);
  sp_pdf_file_add_stream (file, object, "", &map);
  return object;
}

static int
find_metric (SpPdfFont          *self,
             hb_ot_metrics_tag_t tag)
{
  hb_position_t value = 0;

  hb_ot_metrics_get_position_with_fallback (self->font, tag, &value);
  return value;
}

static void
add_box (SpPdfBytes     *out,
         const SpPdfCff *program)
{
  gboolean empty = program->left > program->right;

  sp_pdf_bytes_words (out, "/FontBBox[");
  sp_pdf_bytes_number (out, empty ? 0.0 : floor (program->left), 0);
  sp_pdf_bytes_number (out, empty ? 0.0 : floor (program->bottom), 0);
  sp_pdf_bytes_number (out, empty ? 0.0 : ceil (program->right), 0);
  sp_pdf_bytes_number (out, empty ? 0.0 : ceil (program->top), 0);
  sp_pdf_bytes_words (out, "]");
}

static guint
write_descriptor (SpPdfFont  *self,
                  SpPdfFile  *file,
                  const char *name,
                  SpPdfBytes *program)
{
  guint object = sp_pdf_file_reserve (file);
  guint stream = sp_pdf_file_reserve (file);
  double slope = hb_style_get_value (self->font, HB_STYLE_TAG_SLANT_ANGLE);
  double weight = hb_style_get_value (self->font, HB_STYLE_TAG_WEIGHT);
  SpPdfBytes text = { 0 };

  sp_pdf_bytes_words (&text, "<</Type/FontDescriptor/FontName");
  sp_pdf_bytes_name (&text, name);
  sp_pdf_bytes_words (&text, "/Flags ");
  sp_pdf_bytes_integer (&text, FLAG_SYMBOLIC | (slope != 0.0 ? FLAG_ITALIC : 0));
  add_box (&text, &self->program);
  sp_pdf_bytes_words (&text, "/ItalicAngle ");
  sp_pdf_bytes_number (&text, slope, 1);
  sp_pdf_bytes_words (&text, "/Ascent ");
  sp_pdf_bytes_number (&text, find_metric (self, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER), 0);
  sp_pdf_bytes_words (&text, "/Descent ");
  sp_pdf_bytes_number (&text, find_metric (self, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER), 0);
  sp_pdf_bytes_words (&text, "/CapHeight ");
  sp_pdf_bytes_number (&text, find_metric (self, HB_OT_METRICS_TAG_CAP_HEIGHT), 0);
  /* Readers ask for the width of stems, which fonts of today do not tell; it goes with the weight. */
  sp_pdf_bytes_words (&text, "/StemV ");
  sp_pdf_bytes_number (&text, CLAMP (weight / 5.0, 20.0, 200.0), 0);
  sp_pdf_bytes_words (&text, "/FontFile3 ");
  sp_pdf_bytes_reference (&text, stream);
  sp_pdf_bytes_words (&text, ">>");
  sp_pdf_file_add (file, object, &text);
  sp_pdf_bytes_clear (&text);
  sp_pdf_file_add_stream (file, stream, "/Subtype/CIDFontType0C", program);
  return object;
}

static guint
write_descendant (SpPdfFont  *self,
                  SpPdfFile  *file,
                  const char *name,
                  guint       descriptor)
{
  guint object = sp_pdf_file_reserve (file);
  SpPdfBytes text = { 0 };

  sp_pdf_bytes_words (&text, "<</Type/Font/Subtype/CIDFontType0/BaseFont");
  sp_pdf_bytes_name (&text, name);
  sp_pdf_bytes_words (&text, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ");
  sp_pdf_bytes_reference (&text, descriptor);
  sp_pdf_bytes_words (&text, "/DW 0/W[1[");
  for (guint i = 1; i < self->characters->len; i++)
    sp_pdf_bytes_number (&text, g_array_index (self->characters, SpPdfCharacter, i).width, 0);
  sp_pdf_bytes_words (&text, "]]>>");
  sp_pdf_file_add (file, object, &text);
  sp_pdf_bytes_clear (&text);
  return object;
}

void
sp_pdf_font_write (SpPdfFont *self,
                   SpPdfFile *file)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *whole_name = NULL;
  g_autofree char *name_of_type = NULL;
  char tag[TAG_LENGTH + 1];
  SpPdfBytes program = { 0 };
  SpPdfBytes text = { 0 };
  guint meanings = write_meanings (self, file);
  guint descendant;

  sp_pdf_cff_write (&self->program, name, &program);
  find_tag (&program, tag);
  whole_name = g_strdup_printf ("%s+%s", tag, name);
  name_of_type = g_strconcat (whole_name, "-Identity-H", NULL);
  descendant = write_descendant (self, file, whole_name, write_descriptor (self, file, whole_name, &program));
  sp_pdf_bytes_words (&text, "<</Type/Font/Subtype/Type0/BaseFont");
  sp_pdf_bytes_name (&text, name_of_type);
  sp_pdf_bytes_words (&text, "/Encoding/Identity-H/DescendantFonts[");
  sp_pdf_bytes_reference (&text, descendant);
  sp_pdf_bytes_words (&text, "]/ToUnicode ");
  sp_pdf_bytes_reference (&text, meanings);
  sp_pdf_bytes_words (&text, ">>");
  sp_pdf_file_add (file, self->object, &text);
  sp_pdf_bytes_clear (&text);
}
