/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-theme.h"

/*
 * Blue for support and orange-vermillion for opposition are told apart with every common form of colour blindness;
 * the steps grow darker from the middle to both ends, so that in greyscale the strength stays and the glyph tells
 * the side. In the light themes dark text goes on every ground, in the dark one light text, and hatching shows the
 * paper between its lines: so a text is readable on a hatched cell as well.
 */

#define INK(rgb) { (((rgb) >> 16) & 0xff) / 255.0f, (((rgb) >> 8) & 0xff) / 255.0f, ((rgb) & 0xff) / 255.0f, 1.0f }

#define TEXT_SIZES .family = "sans", .title_size = 16.0, .heading_size = 10.0, .text_size = 9.0, .small_size = 7.5

static const SpTheme themes[] = {
  [SP_THEME_LIGHT] = {
    .kind = SP_THEME_LIGHT,
    .ground = INK (0xffffff),
    .text = INK (0x1c1c1f),
    .faint_text = INK (0x5a5a60),
    .rule = INK (0xc8c8cc),
    .empty = INK (0xffffff),
    .steps = { INK (0xe8692a), INK (0xf8c4a2), INK (0xe0e0e0), INK (0xaed0ee), INK (0x4a94d8) },
    .step_text = { INK (0x111111), INK (0x111111), INK (0x111111), INK (0x111111), INK (0x111111) },
    .undecided = INK (0xfbf2c4),
    .no_comment = INK (0xece8f2),
    .state_text = INK (0x1c1c1f),
    .node = INK (0xe6e6ea),
    .node_border = INK (0x4c4c52),
    .link_positive = INK (0x1f6fb5),
    .link_neutral = INK (0x77777d),
    .link_negative = INK (0xc14a12),
    .blocs = { INK (0x8cc8f0), INK (0xf2b84b), INK (0x6fcbaa), INK (0xf4e76e),
               INK (0xdfa3c6), INK (0xb7a8e0), INK (0xc9b190), INK (0xb4c0c8) },
    TEXT_SIZES,
  },
  [SP_THEME_DARK] = {
    .kind = SP_THEME_DARK,
    .ground = INK (0x1d1d20),
    .text = INK (0xf4f4f6),
    .faint_text = INK (0xb2b2b8),
    .rule = INK (0x4a4a50),
    .empty = INK (0x1d1d20),
    .steps = { INK (0xb8500f), INK (0x6d3a1d), INK (0x3c3c41), INK (0x24486d), INK (0x2c6cb4) },
    .step_text = { INK (0xffffff), INK (0xffffff), INK (0xffffff), INK (0xffffff), INK (0xffffff) },
    .undecided = INK (0x4f4820),
    .no_comment = INK (0x3d3849),
    .state_text = INK (0xf4f4f6),
    .node = INK (0x4a4a52),
    .node_border = INK (0xc4c4ca),
    .link_positive = INK (0x6ab0f3),
    .link_neutral = INK (0x9a9aa2),
    .link_negative = INK (0xf58a54),
    .blocs = { INK (0x2a6690), INK (0x7c5a12), INK (0x23684f), INK (0x6a6216),
               INK (0x85456b), INK (0x5a4a94), INK (0x6b563a), INK (0x4e5c66) },
    TEXT_SIZES,
  },
  [SP_THEME_PRINT] = {
    .kind = SP_THEME_PRINT,
    .ground = INK (0xffffff),
    .text = INK (0x000000),
    .faint_text = INK (0x444444),
    .rule = INK (0x9a9a9a),
    .empty = INK (0xffffff),
    .steps = { INK (0xe8692a), INK (0xf8c4a2), INK (0xe0e0e0), INK (0xaed0ee), INK (0x4a94d8) },
    .step_text = { INK (0x000000), INK (0x000000), INK (0x000000), INK (0x000000), INK (0x000000) },
    .undecided = INK (0xfbf2c4),
    .no_comment = INK (0xece8f2),
    .state_text = INK (0x000000),
    .node = INK (0xe8e8e8),
    .node_border = INK (0x222222),
    .link_positive = INK (0x14599a),
    .link_neutral = INK (0x5e5e5e),
    .link_negative = INK (0xb03c08),
    .blocs = { INK (0x8cc8f0), INK (0xf2b84b), INK (0x6fcbaa), INK (0xf4e76e),
               INK (0xdfa3c6), INK (0xb7a8e0), INK (0xc9b190), INK (0xb4c0c8) },
    TEXT_SIZES,
  },
  [SP_THEME_HIGH_CONTRAST] = {
    .kind = SP_THEME_HIGH_CONTRAST,
    .ground = INK (0xffffff),
    .text = INK (0x000000),
    .faint_text = INK (0x2a2a2a),
    .rule = INK (0x000000),
    .empty = INK (0xffffff),
    .steps = { INK (0xf58446), INK (0xfcd3b8), INK (0xe4e4e4), INK (0xc0dcf4), INK (0x6cb0ee) },
    .step_text = { INK (0x000000), INK (0x000000), INK (0x000000), INK (0x000000), INK (0x000000) },
    .undecided = INK (0xfdf3b0),
    .no_comment = INK (0xece6f6),
    .state_text = INK (0x000000),
    .node = INK (0xf0f0f0),
    .node_border = INK (0x000000),
    .link_positive = INK (0x0b4a88),
    .link_neutral = INK (0x3a3a3a),
    .link_negative = INK (0x962f00),
    .blocs = { INK (0x9fd4f6), INK (0xf7c564), INK (0x84dcbd), INK (0xf8ee88),
               INK (0xe9b4d3), INK (0xc8bbec), INK (0xd8c3a6), INK (0xc4d0d8) },
    TEXT_SIZES,
  },
};

static SpInk
mix_inks (SpInk  from,
          SpInk  to,
          double share)
{
  return (SpInk) {
    .red = (float) (from.red + (to.red - from.red) * share),
    .green = (float) (from.green + (to.green - from.green) * share),
    .blue = (float) (from.blue + (to.blue - from.blue) * share),
    .alpha = (float) (from.alpha + (to.alpha - from.alpha) * share),
  };
}

static SpInk
find_on_scale (const SpInk *steps,
               double       value)
{
  double place = CLAMP (value, -2.0, 2.0) + 2.0;
  guint below = MIN ((guint) place, 3);

  return mix_inks (steps[below], steps[below + 1], place - below);
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (SpInk ink)
{
  return 0.2126 * get_linear (ink.red) + 0.7152 * get_linear (ink.green) + 0.0722 * get_linear (ink.blue);
}

/**
 * sp_theme_get:
 * @kind: which one
 *
 * Returns: (transfer none): the theme; it never changes and is never freed
 */
const SpTheme *
sp_theme_get (SpThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (themes), &themes[SP_THEME_LIGHT]);

  return &themes[kind];
}

/**
 * sp_theme_get_step_ink:
 * @theme: a theme
 * @value: from -2 (strongly oppose) to 2 (strongly support), also between the steps; `NAN` where nothing is known
 *
 * Finds the ground of a stance, mixed between the two steps beside it.
 *
 * Returns: the ink; that of an empty cell where @value is `NAN`
 */
SpInk
sp_theme_get_step_ink (const SpTheme *theme,
                       double         value)
{
  g_return_val_if_fail (theme != NULL, (SpInk) { 0 });

  return isnan (value) ? theme->empty : find_on_scale (theme->steps, value);
}

/**
 * sp_theme_get_step_text_ink:
 * @theme: a theme
 * @value: as for sp_theme_get_step_ink()
 *
 * Finds the ink of a text that stands on the ground of a stance: its contrast is 4.5 or more, also where the ground
 * is hatched with the paper.
 *
 * Returns: the ink
 */
SpInk
sp_theme_get_step_text_ink (const SpTheme *theme,
                            double         value)
{
  g_return_val_if_fail (theme != NULL, (SpInk) { 0 });

  return isnan (value) ? theme->text : find_on_scale (theme->step_text, value);
}

/**
 * sp_theme_get_bloc_ink:
 * @theme: a theme
 * @number: of a bloc, from 0
 *
 * Returns: the colour of the bloc, which beyond the eighth comes again
 */
SpInk
sp_theme_get_bloc_ink (const SpTheme *theme,
                       guint          number)
{
  g_return_val_if_fail (theme != NULL, (SpInk) { 0 });

  return theme->blocs[number % G_N_ELEMENTS (theme->blocs)];
}

/**
 * sp_theme_get_text_ink_on:
 * @theme: a theme
 * @ground: any opaque ink, such as a colour that the user gave to an actor
 *
 * Finds the ink of a text on a ground that the theme does not know: the theme's text where that is readable, else
 * black or white, one of which always is.
 *
 * Returns: an ink with a contrast of 4.5 or more
 */
SpInk
sp_theme_get_text_ink_on (const SpTheme *theme,
                          SpInk          ground)
{
  static const SpInk black = { 0.0f, 0.0f, 0.0f, 1.0f };
  static const SpInk white = { 1.0f, 1.0f, 1.0f, 1.0f };

  g_return_val_if_fail (theme != NULL, black);

  if (sp_ink_get_contrast (theme->text, ground) >= SP_THEME_LEAST_CONTRAST)
    return theme->text;
  return sp_ink_get_contrast (black, ground) >= sp_ink_get_contrast (white, ground) ? black : white;
}

/**
 * sp_theme_dup_font:
 * @theme: a theme
 * @size: in points
 * @bold: whether it is bold
 *
 * Names a font of the theme's family the way #SpTextItem wants it.
 *
 * Returns: (transfer full): a Pango font description
 */
char *
sp_theme_dup_font (const SpTheme *theme,
                   double         size,
                   gboolean       bold)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (theme != NULL, NULL);

  return g_strdup_printf ("%s %s%s", theme->family, bold ? "bold " : "",
                          g_ascii_formatd (number, sizeof number, "%.4g", size));
}

/**
 * sp_ink_get_contrast:
 * @a: an opaque ink
 * @b: an opaque ink
 *
 * Measures the contrast of two inks as WCAG 2 defines it; alpha is not looked at.
 *
 * Returns: from 1 (the same) to 21 (black on white)
 */
double
sp_ink_get_contrast (SpInk a,
                     SpInk b)
{
  double one = get_luminance (a) + 0.05;
  double other = get_luminance (b) + 0.05;

  return one > other ? one / other : other / one;
}

/**
 * sp_ink_from_colour:
 * @colour: 0xRRGGBB, or %SP_COLOUR_NONE
 * @fallback: what to take where there is no colour
 *
 * Turns a stored colour into an ink.
 *
 * Returns: an opaque ink, or @fallback
 */
SpInk
sp_ink_from_colour (SpColour colour,
                    SpInk    fallback)
{
  if (colour == SP_COLOUR_NONE)
    return fallback;
  return (SpInk) INK (colour);
}
