/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-text.h"

#include <pango/pangocairo.h>

/*
 * Pango's font maps are not made for two threads at once, so every thread that sets text has one of its own, freed
 * with the thread.
 */

#define POINTS_PER_INCH 72.0

static GPrivate thread_context = G_PRIVATE_INIT (g_object_unref);

static PangoContext *
create_context (void)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, POINTS_PER_INCH);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static PangoContext *
get_context (void)
{
  PangoContext *context = g_private_get (&thread_context);

  if (context == NULL)
    {
      context = create_context ();
      g_private_set (&thread_context, context);
    }
  return context;
}

/**
 * sp_text_create_layout:
 * @text: plain UTF-8
 * @font: (nullable): a Pango font description, or `NULL` for the default
 *
 * Sets a text in one line. Safe in any thread, but the layout belongs to the thread that made it.
 *
 * Returns: (transfer full): a layout
 */
PangoLayout *
sp_text_create_layout (const char *text,
                       const char *font)
{
  PangoLayout *layout = pango_layout_new (get_context ());
  PangoFontDescription *description = pango_font_description_from_string (font != NULL ? font : "");

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * sp_text_is_right_to_left:
 * @layout: a layout with a text
 *
 * Finds the direction of a text by its first strong letter, as Pango aligns it.
 *
 * Returns: whether its first line runs from right to left
 */
gboolean
sp_text_is_right_to_left (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  return line != NULL && pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
}

/* Whether a letter or a mark that runs from right to left may begin here: U+0580 to U+0FFF, the marks of direction among
 * U+200F to U+2069, and what lies beyond U+EFFF. */
static gboolean
may_run_to_left (const char *at)
{
  guchar first = (guchar) at[0];

  if (first < 0xd6)
    return FALSE;
  if (first == 0xe2)
    return ((guchar) at[1] == 0x80 && ((guchar) at[2] == 0x8f || ((guchar) at[2] >= 0xaa && (guchar) at[2] <= 0xae)))
           || ((guchar) at[1] == 0x81 && (guchar) at[2] >= 0xa6 && (guchar) at[2] <= 0xa9);
  return first <= 0xe0 || first >= 0xef;
}

static gboolean
has_no_right_to_left_letter (const char *text)
{
  for (; *text != '\0'; text++)
    if (may_run_to_left (text))
      return FALSE;
  return TRUE;
}

/**
 * sp_text_align_leading:
 * @text: plain UTF-8
 * @right_to_left: whether the picture runs from right to left
 *
 * Finds how to align a text so that it stands at the side where the picture's lines begin. %SP_ALIGN_START alone
 * follows the text's own direction, so that a Latin name would stand on the wrong side of a Hebrew list.
 *
 * Returns: %SP_ALIGN_START or %SP_ALIGN_END
 */
SpAlign
sp_text_align_leading (const char *text,
                       gboolean    right_to_left)
{
  g_autoptr (PangoLayout) layout = NULL;

  g_return_val_if_fail (text != NULL, SP_ALIGN_START);

  if (has_no_right_to_left_letter (text))
    return right_to_left ? SP_ALIGN_END : SP_ALIGN_START;
  layout = sp_text_create_layout (text, NULL);
  return sp_text_is_right_to_left (layout) == (right_to_left != FALSE) ? SP_ALIGN_START : SP_ALIGN_END;
}

/**
 * sp_text_align_trailing:
 * @text: plain UTF-8
 * @right_to_left: whether the picture runs from right to left
 *
 * Finds how to align a text so that it stands at the side where the picture's lines end.
 *
 * Returns: %SP_ALIGN_START or %SP_ALIGN_END
 */
SpAlign
sp_text_align_trailing (const char *text,
                        gboolean    right_to_left)
{
  return sp_text_align_leading (text, !right_to_left);
}
