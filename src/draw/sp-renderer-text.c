/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-renderer-text.h"

#include <string.h>

#include "sp-renderer.h"
#include "sp-text.h"

/* How a text of a scene is set, and where it stands in its box: for the renderer and for writers of real text alike. */

#define HALO_SHARE 0.42       /* of the font's size */
#define LEAST_HALO 2.4

/* The lines of a text that was measured at another scale come out higher by a few units of Pango. */
#define HEIGHT_SLACK 1.005

/* Set for its box; free with g_object_unref. */
PangoLayout *
sp_renderer_set_text (const SpTextItem *text)
{
  g_autofree char *line = NULL;
  PangoLayout *layout;

  /* A line is one line: a break inside it would be shown as a sign of its own. */
  if (!text->wrap && strpbrk (text->text, "\n\r\t\v\f") != NULL)
    line = g_strdelimit (g_strdup (text->text), "\n\r\t\v\f", ' ');
  layout = sp_text_create_layout (line != NULL ? line : text->text, text->font);
  if (text->align == SP_ALIGN_MIDDLE)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if (text->align == SP_ALIGN_END)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  if (text->box.width > 0.0)
    {
      /* One unit more, so that a box of exactly the measured width does not cut its text. */
      pango_layout_set_width (layout, pango_units_from_double (text->box.width) + 1);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (!text->wrap)
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  else
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, text->box.height > 0.0 ? pango_units_from_double (text->box.height * HEIGHT_SLACK) + 1
                                                              : G_MAXINT);
    }
  return layout;
}

static double
get_share (SpAlign align)
{
  switch (align)
    {
    case SP_ALIGN_MIDDLE:
      return 0.5;
    case SP_ALIGN_END:
      return 1.0;
    case SP_ALIGN_START:
    default:
      return 0.0;
    }
}

/* Where the upper left corner of a layout stands before the text is turned. */
void
sp_renderer_place_layout (const SpTextItem *text,
                          PangoLayout      *layout,
                          double           *x,
                          double           *y)
{
  int width;
  int height;

  pango_layout_get_size (layout, &width, &height);
  sp_renderer_place_text (text, pango_units_to_double (width), pango_units_to_double (height),
                          text->box.width <= 0.0 && sp_text_is_right_to_left (layout), x, y);
}

/**
 * sp_renderer_place_text:
 * @text: a text of a scene
 * @width: of its layout, in points
 * @height: of its layout, in points
 * @right_to_left: whether its first line runs from right to left; it matters where the box has no width
 * @x: (out): where the layout's left side stands, in points
 * @y: (out): where its upper side stands
 *
 * Places a layout as sp_renderer_draw() does, before the text is turned by its angle about the centre of its box.
 */
void
sp_renderer_place_text (const SpTextItem *text,
                        double            width,
                        double            height,
                        gboolean          right_to_left,
                        double           *x,
                        double           *y)
{
  double share = get_share (text->align);

  g_return_if_fail (text != NULL && x != NULL && y != NULL);

  *x = text->box.x;
  if (text->box.width <= 0.0)
    *x -= (right_to_left ? 1.0 - share : share) * width;
  *y = text->box.y + (text->box.height - height) * get_share (text->vertical);
}

/**
 * sp_renderer_create_layout:
 * @text: a text of a scene
 * @x: (out): where the layout's left side stands, in points
 * @y: (out): where its upper side stands
 *
 * Sets a text exactly as sp_renderer_draw() does, for a writer of real text. The place is that before the
 * text is turned by its angle about the centre of its box.
 *
 * Returns: (transfer full): a layout, belonging to the calling thread
 */
PangoLayout *
sp_renderer_create_layout (const SpTextItem *text,
                           double           *x,
                           double           *y)
{
  PangoLayout *layout;

  g_return_val_if_fail (text != NULL && x != NULL && y != NULL, NULL);

  layout = sp_renderer_set_text (text);
  sp_renderer_place_layout (text, layout, x, y);
  return layout;
}

/**
 * sp_renderer_get_halo_width:
 * @layout: a layout made for a text
 *
 * Returns: the width of the stroke that a halo round this text is drawn with, in points
 */
double
sp_renderer_get_halo_width (PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  double size = pango_units_to_double (pango_font_description_get_size (font));

  return MAX (LEAST_HALO, HALO_SHARE * size);
}
