/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-legend-private.h"

#include <glib/gi18n-lib.h>

#define RIM_WIDTH 0.6
#define SAMPLE_STRENGTH 2
#define DISC_ASIDE 0.1        /* of the width, away from the arrow */
#define NODE_SHARE 0.36       /* the radius of a node, of the height of its row */

static void
add_rim (SpSceneBuilder *builder,
         const SpTheme  *theme,
         SpRect          box)
{
  SpPathItem style = { .has_stroke = TRUE, .stroke = theme->rule, .line_width = RIM_WIDTH };

  sp_scene_builder_rectangle (builder, box.x, box.y, box.width, box.height, 0.0);
  sp_scene_builder_add_path (builder, &style);
}

static void
draw_cell (const SpSwatch *self,
           SpSceneBuilder *builder,
           const SpTheme  *theme,
           SpRect          box)
{
  sp_sign_add_cell (builder, theme, box, &self->position);
  if (self->position.state == SP_POSITION_NOTHING_FOUND)
    add_rim (builder, theme, box);
}

static void
draw_node (const SpSwatch *self,
           SpSceneBuilder *builder,
           const SpTheme  *theme,
           SpRect          box)
{
  SpPathItem style = { .has_fill = TRUE, .fill = theme->node, .has_stroke = TRUE, .stroke = theme->node_border,
                       .line_width = RIM_WIDTH };

  sp_sign_trace_node (builder, self->actor_kind, box.x + box.width / 2.0, box.y + box.height / 2.0, box.height * NODE_SHARE);
  sp_scene_builder_add_path (builder, &style);
}

static void
draw_line (const SpSwatch *self,
           SpSceneBuilder *builder,
           const SpTheme  *theme,
           SpRect          box,
           gboolean        right_to_left)
{
  SpPathItem style;
  double y = box.y + box.height / 2.0;
  double from = right_to_left ? box.x + box.width : box.x;
  double to = right_to_left ? box.x : box.x + box.width;
  double along = right_to_left ? -1.0 : 1.0;
  double end = to;

  sp_sign_init_line (&style, theme, self->line, self->sign, SAMPLE_STRENGTH);
  if (self->directed && self->line != SP_LINE_SPEAKS_FOR)
    end -= along * sp_sign_get_arrow_length (&style);
  sp_scene_builder_move_to (builder, from, y);
  sp_scene_builder_line_to (builder, end, y);
  sp_scene_builder_add_path (builder, &style);
  if (self->directed)
    sp_sign_add_arrow (builder, self->line, &style, to, y, right_to_left ? G_PI : 0.0);
  if (self->has_disc)
    sp_sign_add_disc (builder, theme, self->sign, box.x + (0.5 - along * DISC_ASIDE) * box.width, y);
}

static void
draw_ink (const SpSwatch *self,
          SpSceneBuilder *builder,
          const SpTheme  *theme,
          SpRect          box)
{
  SpPathItem style = { .has_fill = TRUE, .fill = self->ink };
  g_autofree char *font = sp_theme_dup_font (theme, theme->small_size, TRUE);
  SpTextItem mark = {
    .text = self->mark,
    .font = font,
    .ink = sp_theme_get_text_ink_on (theme, self->ink),
    .box = box,
    .align = SP_ALIGN_MIDDLE,
    .vertical = SP_ALIGN_MIDDLE,
  };

  sp_scene_builder_rectangle (builder, box.x, box.y, box.width, box.height, 0.0);
  sp_scene_builder_add_path (builder, &style);
  add_rim (builder, theme, box);
  if (self->mark != NULL && *self->mark != '\0')
    sp_scene_builder_add_text (builder, &mark);
}

/**
 * sp_swatch_draw:
 * @self: a sign
 * @builder: where to
 * @theme: colours
 * @box: its place, in points
 * @right_to_left: whether arrows fly to the left
 *
 * Draws a sample of a sign as the pictures draw it.
 */
void
sp_swatch_draw (const SpSwatch *self,
                SpSceneBuilder *builder,
                const SpTheme  *theme,
                SpRect          box,
                gboolean        right_to_left)
{
  switch (self->kind)
    {
    case SP_SWATCH_CONTRADICTION:
      add_rim (builder, theme, box);
      sp_sign_add_contradiction (builder, theme, box);
      break;
    case SP_SWATCH_SHIFT:
      add_rim (builder, theme, box);
      sp_sign_add_shift (builder, theme, box, self->position.shift);
      break;
    case SP_SWATCH_NODE:
      draw_node (self, builder, theme, box);
      break;
    case SP_SWATCH_LINE:
      draw_line (self, builder, theme, box, right_to_left);
      break;
    case SP_SWATCH_INK:
      draw_ink (self, builder, theme, box);
      break;
    case SP_SWATCH_CELL:
    default:
      draw_cell (self, builder, theme, box);
      break;
    }
}

const char *
sp_swatch_get_line_label (SpLineKind kind,
                          SpSign     sign,
                          gboolean   directed)
{
  switch (kind)
    {
    case SP_LINE_AGREEMENT:
      return _ ("agreement, from positions");
    case SP_LINE_CONFLICT:
      return _ ("conflict, from positions");
    case SP_LINE_SPEAKS_FOR:
      return _ ("speaks for");
    case SP_LINE_STATED:
    default:
      if (sign == SP_SIGN_POSITIVE)
        return directed ? _ ("supporting link") : _ ("supporting link, mutual");
      if (sign == SP_SIGN_NEGATIVE)
        return directed ? _ ("opposing link") : _ ("opposing link, mutual");
      return directed ? _ ("link without a sign") : _ ("link without a sign, mutual");
    }
}
