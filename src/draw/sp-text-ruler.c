/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-text-ruler.h"

#include <string.h>

#include "sp-text.h"

/*
 * A layout looks for the places where words and lines may be broken, and makes lines. For a text of one line, set in one
 * font and one direction, none of that is needed to know its size.
 */

struct _SpTextRuler
{
  PangoLayout *layout;
  PangoAttrList *attributes;  /* the font */
  PangoGlyphString *glyphs;
};

/**
 * sp_text_ruler_new:
 * @font: a Pango font description, size in points
 *
 * Makes a ruler for texts of one font.
 *
 * Returns: (transfer full): the ruler
 */
SpTextRuler *
sp_text_ruler_new (const char *font)
{
  SpTextRuler *self = g_new0 (SpTextRuler, 1);

  self->layout = sp_text_create_layout ("", font);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_desc_new (pango_layout_get_font_description (self->layout)));
  self->glyphs = pango_glyph_string_new ();
  return self;
}

/**
 * sp_text_ruler_free:
 * @self: (transfer full): a ruler
 *
 * Frees the ruler.
 */
void
sp_text_ruler_free (SpTextRuler *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->glyphs, pango_glyph_string_free);
  g_free (self);
}

/* Tabs and the ends of lines and paragraphs are the layout's matter, and so is a text of nothing. */
static gboolean
is_plain (const char *text)
{
  const char *at = text;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter < 0x20 || (letter >= 0x7f && letter < 0xa0) || letter == 0x2028 || letter == 0x2029)
        return FALSE;
    }
  return at > text;
}

static gboolean
measure_glyphs (SpTextRuler    *self,
                const char     *text,
                PangoRectangle *around)
{
  int length = (int) strlen (text);
  GList *items = pango_itemize (pango_layout_get_context (self->layout), text, 0, length, self->attributes, NULL);
  gboolean is_one = items != NULL && items->next == NULL;

  if (is_one)
    {
      PangoItem *item = items->data;

      pango_shape_item (item, text, length, NULL, self->glyphs, PANGO_SHAPE_NONE);
      pango_glyph_string_extents (self->glyphs, item->analysis.font, NULL, around);
    }
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  return is_one;
}

/**
 * sp_text_ruler_measure:
 * @self: a ruler
 * @text: plain UTF-8
 * @width: (out): in points
 * @height: (out): in points
 *
 * Measures a text as sp_text_measure() does, in one line, in half of the time: some microseconds.
 */
void
sp_text_ruler_measure (SpTextRuler *self,
                       const char  *text,
                       double      *width,
                       double      *height)
{
  PangoRectangle around;

  g_return_if_fail (self != NULL && text != NULL && width != NULL && height != NULL);

  if (!is_plain (text) || !measure_glyphs (self, text, &around))
    pango_layout_get_extents (sp_text_ruler_set_layout (self, text), NULL, &around);
  *width = pango_units_to_double (around.width);
  *height = pango_units_to_double (around.height);
}

/**
 * sp_text_ruler_set_layout:
 * @self: a ruler
 * @text: plain UTF-8
 *
 * Sets a text in the ruler's layout, for those who want to know more than its size.
 *
 * Returns: (transfer none): the layout, good until the next call
 */
PangoLayout *
sp_text_ruler_set_layout (SpTextRuler *self,
                          const char  *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  pango_layout_set_text (self->layout, text, -1);
  return self->layout;
}
