/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-svg-text.h"

#include <string.h>

#include "sp-renderer.h"

#define ATTRIBUTE(writer, name, value) \
  xmlTextWriterWriteAttribute ((writer), (const xmlChar *) (name), (const xmlChar *) (value))

/* XML has no place for most control characters, not even escaped: each becomes the sign for what cannot be shown. */
char *
sp_svg_dup_text (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean is_control = (character < ' ' && strchr ("\t\n\r", (int) character) == NULL)
                            || character == 0xfffe || character == 0xffff;

      g_string_append_unichar (clean, is_control ? 0xfffd : character);
    }
  return g_string_free (clean, FALSE);
}

void
sp_svg_append_number (GString *out,
                      double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.3f", value);
  for (length = strlen (buffer); buffer[length - 1] == '0'; length--)
    continue;
  if (buffer[length - 1] == '.')
    length--;
  buffer[length] = '\0';
  g_string_append (out, g_str_equal (buffer, "-0") ? "0" : buffer);
}

void
sp_svg_write_number (xmlTextWriterPtr writer,
                     const char      *name,
                     double           value)
{
  g_autoptr (GString) number = g_string_new (NULL);

  sp_svg_append_number (number, value);
  ATTRIBUTE (writer, name, number->str);
}

void
sp_svg_write_ink (xmlTextWriterPtr writer,
                  const char      *name,
                  SpInk            ink)
{
  char hex[8];

  g_snprintf (hex, sizeof hex, "#%02x%02x%02x", (guint) (ink.red * 255.0 + 0.5) & 0xff,
              (guint) (ink.green * 255.0 + 0.5) & 0xff, (guint) (ink.blue * 255.0 + 0.5) & 0xff);
  ATTRIBUTE (writer, name, hex);
  if (ink.alpha < 1.0)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      sp_svg_write_number (writer, opacity, ink.alpha);
    }
}

static void
write_font (xmlTextWriterPtr            writer,
            const PangoFontDescription *font)
{
  const char *family = pango_font_description_get_family (font);
  gboolean generic = family == NULL || g_ascii_strcasecmp (family, "sans") == 0;
  g_autofree char *families = generic ? g_strdup ("sans-serif") : g_strdup_printf ("'%s', sans-serif", family);
  g_autofree char *weight = g_strdup_printf ("%d", pango_font_description_get_weight (font));

  ATTRIBUTE (writer, "font-family", families);
  sp_svg_write_number (writer, "font-size", pango_units_to_double (pango_font_description_get_size (font)));
  if (pango_font_description_get_weight (font) != PANGO_WEIGHT_NORMAL)
    ATTRIBUTE (writer, "font-weight", weight);
  if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
    ATTRIBUTE (writer, "font-style", "italic");
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  const PangoGlyphItem *left = a;
  const PangoGlyphItem *right = b;

  return left->item->offset - right->item->offset;
}

/* What the line shows: its runs in reading order, an ellipsis for what was left out. */
static char *
dup_line_text (PangoLayoutLine *line,
               const char      *text)
{
  g_autoptr (GSList) runs = g_slist_sort (g_slist_copy (line->runs), compare_offsets);
  GString *shown = g_string_new (NULL);

  for (GSList *l = runs; l != NULL; l = l->next)
    {
      PangoItem *item = ((PangoGlyphItem *) l->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (shown, "…");
      else
        g_string_append_len (shown, text + item->offset, item->length);
    }
  return g_strchomp (g_string_free (shown, FALSE));
}

/* A line is held where its alignment holds it, so that it stays there in a reader that has another font. */
static void
write_anchor (xmlTextWriterPtr writer,
              SpAlign          align,
              double           start,
              double           end)
{
  static const char *const anchors[] = {
    [SP_ALIGN_START] = "start",
    [SP_ALIGN_MIDDLE] = "middle",
    [SP_ALIGN_END] = "end",
  };

  sp_svg_write_number (writer, "x", align == SP_ALIGN_START ? start : align == SP_ALIGN_END ? end : (start + end) / 2.0);
  if (align != SP_ALIGN_START)
    ATTRIBUTE (writer, "text-anchor", anchors[align]);
}

static void
write_line (xmlTextWriterPtr  writer,
            PangoLayoutIter  *iter,
            const char       *text,
            SpAlign           align,
            double            x,
            double            y)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  gboolean right_to_left = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  g_autofree char *words = dup_line_text (line, text);
  g_autofree char *shown = sp_svg_dup_text (words);
  PangoRectangle logical;
  double left;
  double width;

  if (*shown == '\0')
    return;
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  left = x + pango_units_to_double (logical.x);
  width = pango_units_to_double (logical.width);
  xmlTextWriterStartElement (writer, (const xmlChar *) "tspan");
  write_anchor (writer, align, right_to_left ? left + width : left, right_to_left ? left : left + width);
  sp_svg_write_number (writer, "y", y + pango_units_to_double (pango_layout_iter_get_baseline (iter)));
  if (right_to_left)
    ATTRIBUTE (writer, "direction", "rtl");
  if (g_utf8_strlen (shown, -1) > 1)
    {
      sp_svg_write_number (writer, "textLength", width);
      ATTRIBUTE (writer, "lengthAdjust", "spacingAndGlyphs");
    }
  xmlTextWriterWriteString (writer, (const xmlChar *) shown);
  xmlTextWriterEndElement (writer);
}

static void
write_turn (xmlTextWriterPtr  writer,
            const SpTextItem *text)
{
  g_autoptr (GString) turn = g_string_new ("rotate(");

  sp_svg_append_number (turn, text->angle * 180.0 / G_PI);
  g_string_append_c (turn, ' ');
  sp_svg_append_number (turn, text->box.x + text->box.width / 2.0);
  g_string_append_c (turn, ' ');
  sp_svg_append_number (turn, text->box.y + text->box.height / 2.0);
  g_string_append_c (turn, ')');
  ATTRIBUTE (writer, "transform", turn->str);
}

void
sp_svg_write_text (xmlTextWriterPtr  writer,
                   const SpTextItem *text)
{
  double x;
  double y;
  g_autoptr (PangoLayout) layout = sp_renderer_create_layout (text, &x, &y);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  gboolean is_link = text->address != NULL && *text->address != '\0';

  if (is_link)
    {
      xmlTextWriterStartElement (writer, (const xmlChar *) "a");
      ATTRIBUTE (writer, "href", text->address);
    }
  xmlTextWriterStartElement (writer, (const xmlChar *) "text");
  write_font (writer, pango_layout_get_font_description (layout));
  sp_svg_write_ink (writer, "fill", text->ink);
  if (text->halo.alpha > 0.0)
    {
      sp_svg_write_ink (writer, "stroke", text->halo);
      sp_svg_write_number (writer, "stroke-width", sp_renderer_get_halo_width (layout));
      ATTRIBUTE (writer, "stroke-linejoin", "round");
      ATTRIBUTE (writer, "paint-order", "stroke");
    }
  if (text->angle != 0.0)
    write_turn (writer, text);
  do
    write_line (writer, iter, pango_layout_get_text (layout), text->align, x, y);
  while (pango_layout_iter_next_line (iter));
  xmlTextWriterEndElement (writer);
  if (is_link)
    xmlTextWriterEndElement (writer);
}
