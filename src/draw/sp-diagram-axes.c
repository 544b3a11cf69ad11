/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-diagram-private.h"

#include <glib/gi18n-lib.h>

#include "sp-text.h"

/* What tells where nodes stand: lines of equal stance and influence, their names, and the names of the parts for what is
 * unknown. */

#define N_STEPS 5
#define N_INFLUENCES 5
#define TICK_GAP 4.0
#define TITLE_GAP 6.0
#define LINE_OF_SIZE 1.4
#define HAIRLINE 0.25
#define RULE 0.9
#define BORDER 0.6

static const double border_dashes[] = { 4.0, 3.0 };

typedef struct
{
  SpDiagram *diagram;
  SpSceneBuilder *builder;
  char *font;
  char *bold;
} Drawing;

/*
 * sp_diagram_get_axes_line:
 * The height of a line of the words at the axes.
 */
double
sp_diagram_get_axes_line (const SpDiagram *self)
{
  return self->plot.text_scale * self->theme->small_size * LINE_OF_SIZE;
}

/* How many lines words take at most, of the two that there may be. */
static guint
count_lines (const char *words,
             const char *font,
             double      width)
{
  double one, height;

  sp_text_measure (words, font, 0.0, NULL, &one);
  sp_text_measure (words, font, width, NULL, &height);
  return height > 1.5 * one ? 2 : 1;
}

static char *
dup_end (const SpIssue *issue,
         gboolean       support)
{
  const char *end = support ? issue->support_end : issue->oppose_end;

  return *end != '\0' ? g_strdup_printf ("%s\u00a0%s", support ? "+" : "\u2212", end) : g_strdup ("");
}

static guint
count_lines_of_steps (const SpDiagram *self,
                      const char      *font)
{
  guint n = 1;

  for (int step = -2; step <= 2; step++)
    n = MAX (n, count_lines (sp_step_to_label (step), font,
                             self->plot.text_scale * SP_DIAGRAM_LEAST_PLOT_WIDTH / (N_STEPS - 1) - 2.0 * TICK_GAP));
  return n;
}

static guint
count_lines_of_issue (const SpDiagram *self,
                      const char      *font,
                      const char      *bold)
{
  double width = self->plot.text_scale * SP_DIAGRAM_LEAST_PLOT_WIDTH / 3.0;
  g_autofree char *oppose = dup_end (self->plot.issue, FALSE);
  g_autofree char *support = dup_end (self->plot.issue, TRUE);

  return MAX (count_lines (self->plot.issue->name, bold, width),
              MAX (count_lines (oppose, font, width), count_lines (support, font, width)));
}

static guint
count_lines_of_part (const SpDiagram *self,
                     const char      *bold)
{
  double widest = 0.0;

  for (guint i = 0; i < self->n_nodes; i++)
    widest = MAX (widest, self->nodes[i].box.width);
  return count_lines (_("Without a stance"), bold, widest);
}

/*
 * sp_diagram_measure_axes:
 * The room for the words of the axes: before the nodes, below and above them.
 */
void
sp_diagram_measure_axes (SpDiagram *self,
                         double    *before,
                         double    *below,
                         double    *above)
{
  double line = sp_diagram_get_axes_line (self);
  g_autofree char *font = sp_theme_dup_font (self->theme, self->plot.text_scale * self->theme->small_size, FALSE);
  g_autofree char *bold = sp_theme_dup_font (self->theme, self->plot.text_scale * self->theme->small_size, TRUE);
  double width;

  sp_text_measure ("100", font, 0.0, &width, NULL);
  self->plot.n_lines_of_steps = count_lines_of_steps (self, font);
  self->plot.n_lines_of_part = count_lines_of_part (self, bold);
  *before = self->plot.has_influence ? line + TITLE_GAP + width + TICK_GAP : TICK_GAP;
  *below = 2.0 * TICK_GAP + self->plot.n_lines_of_steps * line + TITLE_GAP + count_lines_of_issue (self, font, bold) * line;
  *above = self->plot.n_without_stance > 0 ? self->plot.n_lines_of_part * line + TICK_GAP : TICK_GAP;
}

static void
add_line (const Drawing *self,
          double         x1,
          double         y1,
          double         x2,
          double         y2,
          SpInk          ink,
          double         width)
{
  SpPathItem style = { .has_stroke = TRUE, .stroke = ink, .line_width = width };

  sp_scene_builder_move_to (self->builder, x1, y1);
  sp_scene_builder_line_to (self->builder, x2, y2);
  sp_scene_builder_add_path (self->builder, &style);
}

static void
add_words (const Drawing *self,
           const char    *words,
           gboolean       bold,
           SpRect         box,
           SpAlign        align,
           double         angle)
{
  const SpTheme *theme = self->diagram->theme;
  SpTextItem text = {
    .text = words,
    .font = bold ? self->bold : self->font,
    .ink = bold ? theme->text : theme->faint_text,
    .box = box,
    .align = align,
    .vertical = SP_ALIGN_START,
    .wrap = angle == 0.0,
    .angle = angle,
  };

  if (*words != '\0')
    sp_scene_builder_add_text (self->builder, &text);
}

/* From the left side for 0 to the right one for 1, or the other way round. */
static double
find_across (const SpDiagram *self,
             double           share)
{
  SpRect area = self->plot.area;

  return area.x + area.width * (self->options->right_to_left ? 1.0 - share : share);
}

/*
 * sp_diagram_get_plot_bottom:
 * Where the parts in which nodes stand have their lower end.
 */
double
sp_diagram_get_plot_bottom (const SpDiagram *self)
{
  const SpDiagramPlot *plot = &self->plot;

  return plot->no_influence.height > 0.0 ? plot->no_influence.y + plot->no_influence.height : plot->frame.y + plot->frame.height;
}

static void
draw_steps (const Drawing *self)
{
  const SpDiagram *diagram = self->diagram;
  double top = diagram->plot.frame.y, bottom = sp_diagram_get_plot_bottom (diagram), line = sp_diagram_get_axes_line (diagram);
  double width = diagram->plot.area.width / (N_STEPS - 1) - 2.0 * TICK_GAP;

  for (guint step = 0; step < N_STEPS; step++)
    {
      double x = find_across (diagram, (double) step / (N_STEPS - 1));
      gboolean neutral = step == N_STEPS / 2;

      add_line (self, x, top, x, bottom + TICK_GAP, neutral ? diagram->theme->faint_text : diagram->theme->rule,
                neutral ? RULE : HAIRLINE);
      add_words (self, sp_step_to_label ((int) step - 2), FALSE,
                 (SpRect) { x - width / 2.0, bottom + 2.0 * TICK_GAP, width, 2.0 * line }, SP_ALIGN_MIDDLE, 0.0);
    }
}

/* "− no concession" under the one end, "+ cession" under the other, and the issue between them. */
static void
draw_issue (const Drawing *self)
{
  const SpDiagram *diagram = self->diagram;
  const SpIssue *issue = diagram->plot.issue;
  SpRect frame = diagram->plot.frame;
  double line = sp_diagram_get_axes_line (diagram), third = frame.width / 3.0;
  double y = sp_diagram_get_plot_bottom (diagram) + 2.0 * TICK_GAP + diagram->plot.n_lines_of_steps * line + TITLE_GAP;
  gboolean mirrored = diagram->options->right_to_left;
  g_autofree char *oppose = dup_end (issue, FALSE);
  g_autofree char *support = dup_end (issue, TRUE);
  SpRect left = { frame.x, y, third, 2.0 * line }, right = { frame.x + 2.0 * third, y, third, 2.0 * line };

  add_words (self, oppose, FALSE, mirrored ? right : left, sp_text_align_leading (oppose, mirrored), 0.0);
  add_words (self, support, FALSE, mirrored ? left : right, sp_text_align_trailing (support, mirrored), 0.0);
  add_words (self, issue->name, TRUE, (SpRect) { frame.x + third, y, third, 2.0 * line }, SP_ALIGN_MIDDLE, 0.0);
}

static void
draw_influence (const Drawing *self)
{
  const SpDiagram *diagram = self->diagram;
  SpRect area = diagram->plot.area, frame = diagram->plot.frame;
  double line = sp_diagram_get_axes_line (diagram), width, before, below, above;
  gboolean mirrored = diagram->options->right_to_left;
  double side = mirrored ? frame.x + frame.width : frame.x;

  sp_diagram_measure_axes (self->diagram, &before, &below, &above);
  width = before - line - TITLE_GAP - TICK_GAP;
  for (guint i = 0; i < N_INFLUENCES; i++)
    {
      double y = area.y + area.height * i / (N_INFLUENCES - 1);
      g_autofree char *number = g_strdup_printf ("%u", 100 - 25 * i);
      SpRect box = { mirrored ? side + TICK_GAP : side - TICK_GAP - width, y - line / 2.0, width, line };

      add_line (self, frame.x, y, frame.x + frame.width, y, diagram->theme->rule, HAIRLINE);
      add_words (self, number, FALSE, box, mirrored ? SP_ALIGN_START : SP_ALIGN_END, 0.0);
    }
  /* The box is given as it lies before it is turned about its middle. */
  add_words (self, _("Influence"), TRUE,
             (SpRect) { (mirrored ? side + before - line : side - before) + line / 2.0 - frame.height / 2.0,
                        frame.y + frame.height / 2.0 - line / 2.0, frame.height, line },
             SP_ALIGN_MIDDLE, -G_PI_2);
}

static void
draw_border (const Drawing *self,
             SpRect         box)
{
  SpPathItem style = { .has_stroke = TRUE, .stroke = self->diagram->theme->faint_text, .line_width = BORDER,
                       .dashes = border_dashes, .n_dashes = G_N_ELEMENTS (border_dashes) };

  sp_scene_builder_rectangle (self->builder, box.x, box.y, box.width, box.height, 0.0);
  sp_scene_builder_add_path (self->builder, &style);
}

static void
draw_unknown (const Drawing *self)
{
  const SpDiagram *diagram = self->diagram;
  const SpDiagramPlot *plot = &diagram->plot;
  double line = sp_diagram_get_axes_line (diagram);
  gboolean mirrored = diagram->options->right_to_left;
  SpRect apart = plot->no_stance, below = plot->no_influence;

  if (apart.width > 0.0)
    {
      apart.height = sp_diagram_get_plot_bottom (diagram) - apart.y;
      draw_border (self, apart);
      add_words (self, _("Without a stance"), TRUE,
                 (SpRect) { apart.x, apart.y - plot->n_lines_of_part * line - TICK_GAP / 2.0, apart.width,
                            plot->n_lines_of_part * line },
                 SP_ALIGN_MIDDLE, 0.0);
    }
  if (below.height > 0.0)
    {
      draw_border (self, below);
      add_words (self, _("Influence unknown"), TRUE,
                 (SpRect) { below.x + TICK_GAP, below.y + TICK_GAP / 2.0, below.width - 2.0 * TICK_GAP, line },
                 sp_text_align_leading (_("Influence unknown"), mirrored), 0.0);
    }
}

/*
 * sp_diagram_draw_axes:
 * Draws the axes, where nodes stand along them, under the lines and the nodes.
 */
void
sp_diagram_draw_axes (SpDiagram      *self,
                      SpSceneBuilder *builder)
{
  g_autofree char *font = sp_theme_dup_font (self->theme, self->plot.text_scale * self->theme->small_size, FALSE);
  g_autofree char *bold = sp_theme_dup_font (self->theme, self->plot.text_scale * self->theme->small_size, TRUE);
  Drawing drawing = { self, builder, font, bold };

  if (self->plot.issue == NULL)
    return;
  draw_steps (&drawing);
  if (self->plot.has_influence)
    draw_influence (&drawing);
  draw_issue (&drawing);
  draw_unknown (&drawing);
}
