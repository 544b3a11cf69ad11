/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sign.h"

#include <glib/gi18n-lib.h>

/*
 * Colour is never the only sign. A firm position fills its cell, a conditional one hatches it, an ambiguous one only
 * rims it; the glyph tells the side and the strength; nothing found leaves the paper.
 */

#define N_STEPS 5
#define LARGEST_STEP 2
#define GLYPH_OF_HEIGHT 0.62  /* the size of a glyph as a share of the cell's height */
#define GLYPH_OF_WIDTH 1.0    /* and of the width for each of its characters */
#define LEAST_GLYPH 2.5       /* points: below, it would be a speck */
#define LEAST_READ 7.0        /* points: a smaller piece of a bar has no glyph */
#define LEAST_MARKED 11.0     /* points: in a smaller cell a mark would hide the glyph */
#define LEAST_MARK 5.0
#define MARK_OF_CELL 0.3
#define LARGEST_MARK 6.5
#define RIM_OF_CELL 0.13

static const char * const conditional_glyphs[N_STEPS] = { "\u2212\u2212*", "\u2212*", "0*", "+*", "++*" };
static const char * const ambiguous_glyphs[N_STEPS] = { "\u2248\u2212\u2212", "\u2248\u2212", "\u22480", "\u2248+", "\u2248++" };

static const char * const conditional_labels[N_STEPS] = {
  N_ ("strongly oppose, with a condition"), N_ ("oppose, with a condition"), N_ ("neutral, with a condition"),
  N_ ("support, with a condition"), N_ ("strongly support, with a condition"),
};

static const char * const ambiguous_labels[N_STEPS] = {
  N_ ("ambiguous: strongly oppose"), N_ ("ambiguous: oppose"), N_ ("ambiguous: neutral"),
  N_ ("ambiguous: support"), N_ ("ambiguous: strongly support"),
};

/**
 * sp_sign_get_step:
 * @position: a position with a value
 *
 * Rounds a value to the step whose glyph and word it is shown with. A value that is not 0 is never rounded to
 * neutral: the sign of a weak lean is kept.
 *
 * Returns: -2 .. 2; 0 where the position has no value
 */
int
sp_sign_get_step (const SpPosition *position)
{
  g_return_val_if_fail (position != NULL, 0);

  return sp_position_get_step (position);
}

/**
 * sp_sign_get_glyph:
 * @position: a position
 *
 * Finds the characters that tell a position without colour.
 *
 * Returns: (transfer none): some characters, static; "" where nothing was found
 */
const char *
sp_sign_get_glyph (const SpPosition *position)
{
  guint index = (guint) (sp_sign_get_step (position) + LARGEST_STEP);

  switch (position->state)
    {
    case SP_POSITION_SUPPORT:
    case SP_POSITION_OPPOSE:
    case SP_POSITION_NEUTRAL:
      return sp_step_to_glyph (sp_sign_get_step (position));
    case SP_POSITION_CONDITIONAL:
      return isnan (position->value) ? "*" : conditional_glyphs[index];
    case SP_POSITION_AMBIGUOUS:
      return isnan (position->value) ? "\u2248" : ambiguous_glyphs[index];
    case SP_POSITION_UNDECIDED:
      return "?";
    case SP_POSITION_NO_COMMENT:
      return "\u2026";
    case SP_POSITION_NOTHING_FOUND:
    default:
      return "";
    }
}

/**
 * sp_sign_get_label:
 * @position: a position
 *
 * Finds the words for a position.
 *
 * Returns: (transfer none): translated words, static, never ""
 */
const char *
sp_sign_get_label (const SpPosition *position)
{
  guint index = (guint) (sp_sign_get_step (position) + LARGEST_STEP);

  switch (position->state)
    {
    case SP_POSITION_SUPPORT:
    case SP_POSITION_OPPOSE:
    case SP_POSITION_NEUTRAL:
      return sp_step_to_label (sp_sign_get_step (position));
    case SP_POSITION_CONDITIONAL:
      return isnan (position->value) ? _ ("a condition without a stance") : _ (conditional_labels[index]);
    case SP_POSITION_AMBIGUOUS:
      return isnan (position->value) ? _ ("ambiguous") : _ (ambiguous_labels[index]);
    case SP_POSITION_UNDECIDED:
      return _ ("undecided");
    case SP_POSITION_NO_COMMENT:
      return _ ("no comment");
    case SP_POSITION_NOTHING_FOUND:
    default:
      return _ ("nothing found");
    }
}

static void
add_ground (SpSceneBuilder *builder,
            SpRect          box,
            SpInk           ink)
{
  SpPathItem style = { .has_fill = TRUE, .fill = ink };

  sp_scene_builder_rectangle (builder, box.x, box.y, box.width, box.height, 0.0);
  sp_scene_builder_add_path (builder, &style);
}

static void
add_hatched_ground (SpSceneBuilder *builder,
                    const SpTheme  *theme,
                    SpRect          box,
                    SpInk           ink)
{
  SpPathItem style = { .has_fill = TRUE, .fill = ink, .pattern = SP_PATTERN_HATCH, .ground = theme->empty };

  sp_scene_builder_rectangle (builder, box.x, box.y, box.width, box.height, 0.0);
  sp_scene_builder_add_path (builder, &style);
}

static void
add_rim (SpSceneBuilder *builder,
         SpRect          box,
         SpInk           ink)
{
  double width = RIM_OF_CELL * MIN (box.width, box.height);
  SpPathItem style = { .has_stroke = TRUE, .stroke = ink, .line_width = width };

  sp_scene_builder_rectangle (builder, box.x + width / 2.0, box.y + width / 2.0, box.width - width, box.height - width,
                              0.0);
  sp_scene_builder_add_path (builder, &style);
}

static SpInk
find_ground (const SpTheme    *theme,
             const SpPosition *position)
{
  return isnan (position->value) ? theme->no_comment : sp_theme_get_step_ink (theme, position->value);
}

/* Returns the ink of the text that goes on the ground. */
static SpInk
add_ground_of_state (SpSceneBuilder   *builder,
                     const SpTheme    *theme,
                     SpRect            box,
                     const SpPosition *position)
{
  switch (position->state)
    {
    case SP_POSITION_SUPPORT:
    case SP_POSITION_OPPOSE:
    case SP_POSITION_NEUTRAL:
      add_ground (builder, box, find_ground (theme, position));
      return sp_theme_get_step_text_ink (theme, position->value);
    case SP_POSITION_CONDITIONAL:
      add_hatched_ground (builder, theme, box, find_ground (theme, position));
      return sp_theme_get_step_text_ink (theme, position->value);
    case SP_POSITION_AMBIGUOUS:
      add_rim (builder, box, find_ground (theme, position));
      return theme->text;
    case SP_POSITION_UNDECIDED:
      add_ground (builder, box, theme->undecided);
      return theme->state_text;
    case SP_POSITION_NO_COMMENT:
      add_ground (builder, box, theme->no_comment);
      return theme->state_text;
    case SP_POSITION_NOTHING_FOUND:
    default:
      return theme->text;
    }
}

static void
add_glyph (SpSceneBuilder   *builder,
           const SpTheme    *theme,
           SpRect            box,
           const SpPosition *position,
           SpInk             ink)
{
  const char *glyph = sp_sign_get_glyph (position);
  double n = (double) MAX (g_utf8_strlen (glyph, -1), 1);
  double size = MIN (theme->heading_size, MIN (GLYPH_OF_HEIGHT * box.height, GLYPH_OF_WIDTH * box.width / n));
  g_autofree char *font = NULL;
  SpTextItem text = { .text = glyph, .ink = ink, .box = box, .align = SP_ALIGN_MIDDLE, .vertical = SP_ALIGN_MIDDLE };

  if (*glyph == '\0' || size < LEAST_GLYPH)
    return;
  font = sp_theme_dup_font (theme, size, TRUE);
  text.font = font;
  if (position->state == SP_POSITION_CONDITIONAL)
    text.halo = theme->empty;
  sp_scene_builder_add_text (builder, &text);
}

static SpRect
find_mark (SpRect box)
{
  double size = CLAMP (MARK_OF_CELL * MIN (box.width, box.height), LEAST_MARK, LARGEST_MARK);

  return (SpRect) { box.x + box.width - size, box.y, size, size };
}

/**
 * sp_sign_add_contradiction:
 * @builder: where to
 * @theme: colours
 * @box: the cell
 *
 * Marks a cell whose actor took opposite stances within one window: its upper right corner is turned down.
 */
void
sp_sign_add_contradiction (SpSceneBuilder *builder,
                           const SpTheme  *theme,
                           SpRect          box)
{
  SpRect mark = find_mark (box);
  SpPathItem style = { .has_fill = TRUE, .fill = theme->text };

  sp_scene_builder_move_to (builder, mark.x, mark.y);
  sp_scene_builder_line_to (builder, mark.x + mark.width, mark.y);
  sp_scene_builder_line_to (builder, mark.x + mark.width, mark.y + mark.height);
  sp_scene_builder_close (builder);
  sp_scene_builder_add_path (builder, &style);
}

/**
 * sp_sign_add_shift:
 * @builder: where to
 * @theme: colours
 * @box: the cell
 * @shift: above 0 towards support, below 0 towards opposition, 0 for none
 *
 * Marks a cell whose position changed over time: an arrow in its lower right corner, up towards support, down towards
 * opposition.
 */
void
sp_sign_add_shift (SpSceneBuilder *builder,
                   const SpTheme  *theme,
                   SpRect          box,
                   int             shift)
{
  SpRect mark = find_mark (box);
  double x = mark.x + mark.width / 2.0 - 1.0;
  double top = box.y + box.height - mark.height - 1.0;
  double bottom = box.y + box.height - 1.0;
  double point = shift > 0 ? top : bottom;
  double end = shift > 0 ? bottom : top;
  double neck = point + (end - point) * 0.55;
  double half = mark.width * 0.38;
  SpPathItem style = { .has_fill = TRUE, .fill = theme->text };

  if (shift == 0)
    return;
  sp_scene_builder_move_to (builder, x, point);
  sp_scene_builder_line_to (builder, x + half, neck);
  sp_scene_builder_line_to (builder, x + half / 3.0, neck);
  sp_scene_builder_line_to (builder, x + half / 3.0, end);
  sp_scene_builder_line_to (builder, x - half / 3.0, end);
  sp_scene_builder_line_to (builder, x - half / 3.0, neck);
  sp_scene_builder_line_to (builder, x - half, neck);
  sp_scene_builder_close (builder);
  sp_scene_builder_add_path (builder, &style);
}

/**
 * sp_sign_add_cell:
 * @builder: where to
 * @theme: colours
 * @box: the cell, in points
 * @position: what it shows
 *
 * Draws a cell: its ground, its glyph, its marks. Nothing found draws nothing. In a small cell first the marks, then
 * the glyph are left out.
 */
void
sp_sign_add_cell (SpSceneBuilder   *builder,
                  const SpTheme    *theme,
                  SpRect            box,
                  const SpPosition *position)
{
  SpInk ink;

  g_return_if_fail (builder != NULL && theme != NULL && position != NULL);

  ink = add_ground_of_state (builder, theme, box, position);
  add_glyph (builder, theme, box, position, ink);
  if (MIN (box.width, box.height) < LEAST_MARKED)
    return;
  if (position->contradiction)
    sp_sign_add_contradiction (builder, theme, box);
  sp_sign_add_shift (builder, theme, box, position->shift);
}

/**
 * sp_sign_add_piece:
 * @builder: where to
 * @theme: colours
 * @box: the piece of a bar, in points
 * @position: what it counts
 *
 * Draws a piece of a bar like a cell without marks, and without a glyph where that could not be read. Nothing found
 * draws nothing.
 */
void
sp_sign_add_piece (SpSceneBuilder   *builder,
                   const SpTheme    *theme,
                   SpRect            box,
                   const SpPosition *position)
{
  SpInk ink;

  g_return_if_fail (builder != NULL && theme != NULL && position != NULL);

  ink = add_ground_of_state (builder, theme, box, position);
  if (MIN (box.width, box.height) >= LEAST_READ)
    add_glyph (builder, theme, box, position, ink);
}
