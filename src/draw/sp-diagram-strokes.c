/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <math.h>

/* The drawing of lines, of their arrows and of what stands on them. */

#define N_OUTLINE 13          /* of a bent line */
#define N_HALVINGS 16

/* Many lines are lighter, so that the nodes stand out before them. What is neither for nor against steps back further: where the
 * picture is too small for signs on the lines, nothing else tells it from support without colours. Derived lines are pale
 * anyway. */
#define MOST_LINES_OF_FULL_INK 120.0
#define LEAST_LINES_OF_LEAST_INK 500.0
#define MOST_CLEAR_LINES 2000
#define LEAST_INK 0.5
#define LEAST_INK_OF_NEUTRAL 0.35
#define LEAST_INK_OF_DERIVED 0.85
#define SHARE_OF_MARKS 0.7     /* of the scale from which on names stand under their nodes: from there on marks are seen */

/* Where on a line an arrow begins whose point is at its end. */
static double
find_arrow (const SpDiagramLine *line,
            double               length)
{
  double near = 0.3, far = 1.0;

  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = (near + far) / 2.0, x, y;

      sp_diagram_line_get_point (line, middle, &x, &y);
      if (hypot (line->x[3] - x, line->y[3] - y) > length)
        near = middle;
      else
        far = middle;
    }
  return near;
}

/* A line up to a share of its way. */
static void
trace_line (SpSceneBuilder      *builder,
            const SpDiagramLine *line,
            double               end)
{
  double x01 = line->x[0] + (line->x[1] - line->x[0]) * end, y01 = line->y[0] + (line->y[1] - line->y[0]) * end;
  double x12 = line->x[1] + (line->x[2] - line->x[1]) * end, y12 = line->y[1] + (line->y[2] - line->y[1]) * end;
  double x, y;

  sp_diagram_line_get_point (line, end, &x, &y);
  sp_scene_builder_move_to (builder, line->x[0], line->y[0]);
  if (line->is_straight)
    sp_scene_builder_line_to (builder, x, y);
  else
    sp_scene_builder_curve_to (builder, x01, y01, x01 + (x12 - x01) * end, y01 + (y12 - y01) * end, x, y);
}

static double
find_ink_share (const SpDiagram     *self,
                const SpDiagramLine *line)
{
  double range = LEAST_LINES_OF_LEAST_INK - MOST_LINES_OF_FULL_INK;
  double crowd = CLAMP ((self->lines->len - MOST_LINES_OF_FULL_INK) / range, 0.0, 1.0);
  double least = LEAST_INK;

  if (line->kind != SP_LINE_STATED)
    least = LEAST_INK_OF_DERIVED;
  else if (line->sign == SP_SIGN_NONE)
    least = LEAST_INK_OF_NEUTRAL;
  return 1.0 - crowd * (1.0 - least);
}

/* Ink that lets through what is under it takes longer to draw: where there are very many lines, it is paler instead. */
static void
lighten (const SpDiagram *self,
         SpPathItem      *style,
         double           share)
{
  SpInk ground = self->theme->ground;
  float mix = (float) share;

  if (self->lines->len <= MOST_CLEAR_LINES || style->stroke.alpha < 1.0f)
    {
      style->stroke.alpha *= mix;
      return;
    }
  style->stroke.red = mix * style->stroke.red + (1.0f - mix) * ground.red;
  style->stroke.green = mix * style->stroke.green + (1.0f - mix) * ground.green;
  style->stroke.blue = mix * style->stroke.blue + (1.0f - mix) * ground.blue;
}

static void
draw_line (SpDiagram           *self,
           SpSceneBuilder      *builder,
           const SpDiagramLine *line)
{
  SpPathItem style;
  double end = 1.0, x, y;

  sp_sign_init_line (&style, self->theme, line->kind, line->sign, line->strength);
  lighten (self, &style, find_ink_share (self, line));
  if (line->directed)
    end = find_arrow (line, sp_sign_get_arrow_length (&style));
  sp_diagram_line_get_point (line, end, &x, &y);
  trace_line (builder, line, line->kind == SP_LINE_SPEAKS_FOR ? 1.0 : end);
  sp_scene_builder_add_path (builder, &style);
  if (line->directed)
    sp_sign_add_arrow (builder, line->kind, &style, line->x[3], line->y[3], atan2 (line->y[3] - y, line->x[3] - x));
}

static void
add_target (SpDiagram           *self,
            SpSceneBuilder      *builder,
            const SpDiagramLine *line,
            guint                row)
{
  g_autofree char *name = sp_diagram_name_line (self, line);
  double outline[2 * N_OUTLINE];
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  SpTarget target = {
    .kind = line->link != NULL ? SP_TARGET_LINK : SP_TARGET_AGREEMENT,
    .id1 = line->link != NULL ? line->link->id : self->nodes[line->from].actor->id,
    .id2 = line->link != NULL ? SP_ID_NONE : self->nodes[line->to].actor->id,
    .outline = outline,
    .n_outline = line->is_straight ? 2 : N_OUTLINE,
    .row = row,
    .name = name,
  };

  for (guint i = 0; i < target.n_outline; i++)
    {
      double *point = &outline[2 * i];

      sp_diagram_line_get_point (line, (double) i / (target.n_outline - 1), &point[0], &point[1]);
      left = MIN (left, point[0]);
      right = MAX (right, point[0]);
      top = MIN (top, point[1]);
      bottom = MAX (bottom, point[1]);
    }
  target.bounds = (SpRect) { left, top, right - left, bottom - top };
  sp_scene_builder_add_target (builder, &target);
}

/**
 * sp_diagram_draw_lines:
 * @self: a diagram whose lines have their ways
 * @builder: where to
 *
 * Draws the lines, derived ones undermost, and makes each a target.
 */
void
sp_diagram_draw_lines (SpDiagram      *self,
                       SpSceneBuilder *builder)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);

      if (!line->is_visible)
        continue;
      draw_line (self, builder, line);
      add_target (self, builder, line, i);
    }
}

static void
draw_word (SpDiagram           *self,
           SpSceneBuilder      *builder,
           const SpDiagramLine *line,
           SpRect               box)
{
  SpTextItem text = {
    .text = line->link->kind,
    .font = self->word_font,
    .ink = self->theme->text,
    .box = box,
    .align = SP_ALIGN_MIDDLE,
    .vertical = SP_ALIGN_MIDDLE,
    .halo = self->theme->ground,
  };

  sp_scene_builder_add_text (builder, &text);
}

/**
 * sp_diagram_draw_marks:
 * @self: a diagram whose marks have their places
 * @builder: where to
 *
 * Draws the signs and words that stand on lines.
 */
void
sp_diagram_draw_marks (SpDiagram      *self,
                       SpSceneBuilder *builder)
{
  if (isinf (self->least_scale))
    return;
  sp_scene_builder_set_scales (builder, self->least_scale * SHARE_OF_MARKS, 0.0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SpDiagramLine *line = sp_diagram_get_line (self, i);
      gboolean has_disc = sp_diagram_line_has_disc (self, line);
      SpRect word = line->mark;

      if (line->mark.width <= 0.0)
        continue;
      if (has_disc)
        {
          double at = line->disc_at_right ? line->mark.width - SP_SIGN_DISC / 2.0 : SP_SIGN_DISC / 2.0;

          sp_sign_add_disc (builder, self->theme, line->sign, line->mark.x + at, line->mark.y + line->mark.height / 2.0);
          word.width -= SP_SIGN_DISC + SP_DIAGRAM_DISC_GAP;
          word.x += line->disc_at_right ? 0.0 : SP_SIGN_DISC + SP_DIAGRAM_DISC_GAP;
        }
      if (line->has_word)
        draw_word (self, builder, line, word);
    }
  sp_scene_builder_set_scales (builder, 0.0, 0.0);
}
