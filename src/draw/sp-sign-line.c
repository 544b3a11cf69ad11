/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sign.h"

#define LEAST_WIDTH 0.8       /* of a line, for strength 1 */
#define WIDTH_OF_STRENGTH 0.5 /* for each further one */
#define DERIVED_ALPHA 0.55f
#define DISC_RIM 1.0
#define GLYPH_ARM 2.2
#define GLYPH_WIDTH 1.3

static const double negative_dashes[] = { 5.0, 3.0 };
static const double conflict_dashes[] = { 1.6, 2.6 };
static const double speaks_for_dashes[] = { 1.0, 2.0 };

static void
set_dashes (SpPathItem   *style,
            const double *dashes,
            guint         n)
{
  style->dashes = dashes;
  style->n_dashes = n;
}

static SpInk
find_link_ink (const SpTheme *theme,
               SpSign         sign)
{
  if (sign == SP_SIGN_NONE)
    return theme->link_neutral;
  return sign == SP_SIGN_POSITIVE ? theme->link_positive : theme->link_negative;
}

/**
 * sp_sign_init_line:
 * @style: (out caller-allocates): what to fill
 * @theme: colours
 * @kind: what the line stands for
 * @sign: of a stated link; not looked at for others
 * @strength: 1 .. 5
 *
 * Says how a line is stroked: blue and whole for support, vermillion and dashed for opposition, grey for neither;
 * derived lines are paler; the wider, the stronger.
 */
void
sp_sign_init_line (SpPathItem    *style,
                   const SpTheme *theme,
                   SpLineKind     kind,
                   SpSign         sign,
                   int            strength)
{
  g_return_if_fail (style != NULL && theme != NULL);

  *style = (SpPathItem) { .has_stroke = TRUE };
  style->line_width = LEAST_WIDTH + WIDTH_OF_STRENGTH * (CLAMP (strength, 1, 5) - 1);
  switch (kind)
    {
    case SP_LINE_AGREEMENT:
      style->stroke = theme->link_positive;
      style->stroke.alpha = DERIVED_ALPHA;
      break;
    case SP_LINE_CONFLICT:
      style->stroke = theme->link_negative;
      style->stroke.alpha = DERIVED_ALPHA;
      set_dashes (style, conflict_dashes, G_N_ELEMENTS (conflict_dashes));
      break;
    case SP_LINE_SPEAKS_FOR:
      style->stroke = theme->faint_text;
      set_dashes (style, speaks_for_dashes, G_N_ELEMENTS (speaks_for_dashes));
      break;
    case SP_LINE_STATED:
    default:
      style->stroke = find_link_ink (theme, sign);
      if (sign == SP_SIGN_NEGATIVE)
        set_dashes (style, negative_dashes, G_N_ELEMENTS (negative_dashes));
      break;
    }
}

/**
 * sp_sign_get_arrow_length:
 * @line: how the line is stroked
 *
 * Returns: how long the head of an arrow at this line is, in points: the line should end that much before the point
 */
double
sp_sign_get_arrow_length (const SpPathItem *line)
{
  g_return_val_if_fail (line != NULL, 0.0);

  return 5.0 + 2.0 * line->line_width;
}

/**
 * sp_sign_add_arrow:
 * @builder: where to
 * @kind: what the line stands for
 * @line: how the line is stroked
 * @x: the point of the arrow
 * @y: the point of the arrow
 * @angle: the direction in which it flies, in radians
 *
 * Draws the head of an arrow: filled, and open where somebody speaks for somebody.
 */
void
sp_sign_add_arrow (SpSceneBuilder   *builder,
                   SpLineKind        kind,
                   const SpPathItem *line,
                   double            x,
                   double            y,
                   double            angle)
{
  double length = sp_sign_get_arrow_length (line);
  double half = 0.4 * length;
  double back_x = x - length * cos (angle);
  double back_y = y - length * sin (angle);
  gboolean open = kind == SP_LINE_SPEAKS_FOR;
  SpPathItem style = { .has_fill = !open, .fill = line->stroke, .has_stroke = open, .stroke = line->stroke,
                       .line_width = line->line_width };

  g_return_if_fail (builder != NULL);

  sp_scene_builder_move_to (builder, back_x - half * sin (angle), back_y + half * cos (angle));
  sp_scene_builder_line_to (builder, x, y);
  sp_scene_builder_line_to (builder, back_x + half * sin (angle), back_y - half * cos (angle));
  if (!open)
    sp_scene_builder_close (builder);
  sp_scene_builder_add_path (builder, &style);
}

/**
 * sp_sign_add_disc:
 * @builder: where to
 * @theme: colours
 * @sign: of a line, which has one
 * @x: the middle of the disc
 * @y: the middle of the disc
 *
 * Draws what tells the sign of a line without its colour: a disc, %SP_SIGN_DISC wide, with a plus or a minus.
 */
void
sp_sign_add_disc (SpSceneBuilder *builder,
                  const SpTheme  *theme,
                  SpSign          sign,
                  double          x,
                  double          y)
{
  SpInk ink = sign == SP_SIGN_POSITIVE ? theme->link_positive : theme->link_negative;
  SpPathItem disc = { .has_fill = TRUE, .fill = theme->ground, .has_stroke = TRUE, .stroke = ink, .line_width = DISC_RIM };
  SpPathItem glyph = { .has_stroke = TRUE, .stroke = ink, .line_width = GLYPH_WIDTH };
  double radius = (SP_SIGN_DISC - DISC_RIM) / 2.0;

  g_return_if_fail (builder != NULL && theme != NULL && sign != SP_SIGN_NONE);

  sp_scene_builder_ellipse (builder, x, y, radius, radius);
  sp_scene_builder_add_path (builder, &disc);
  sp_scene_builder_move_to (builder, x - GLYPH_ARM, y);
  sp_scene_builder_line_to (builder, x + GLYPH_ARM, y);
  if (sign == SP_SIGN_POSITIVE)
    {
      sp_scene_builder_move_to (builder, x, y - GLYPH_ARM);
      sp_scene_builder_line_to (builder, x, y + GLYPH_ARM);
    }
  sp_scene_builder_add_path (builder, &glyph);
}
