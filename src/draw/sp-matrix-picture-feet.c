/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-page.h"

#include "sp-dispersion.h"
#include "sp-matrix-picture-words.h"
#include "sp-sign.h"

#define MOST_UNIT_WIDTH 11.0
#define BAR_HEIGHT 11.0
#define LEAST_NUMBERED_WIDTH 8.0
#define AXIS_MARGIN 5.0
#define NARROW_AXIS_MARGIN 2.5
#define NARROW_WIDTH 24.0     /* of a column; in narrower ones signs and numbers are smaller */
#define LEAST_TICK_GAP 4.0
#define WIDE_NUMBER "\u22120.0"
#define MARK_RADIUS 3.6
#define NARROW_MARK_RADIUS 2.8
#define MEDIAN_REACH 5.0

static void
draw_part (const SpMatrixPage *self, guint step, double count, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  g_autofree char *number = g_strdup_printf ("%.0f", count);
  double width;

  sp_matrix_page_add_box (self, box, plan->theme->steps[step]);
  sp_text_measure (number, plan->small_font, 0.0, &width, NULL);
  if (!plan->turned && box.width >= MAX (LEAST_NUMBERED_WIDTH, width + 1.0))
    sp_matrix_page_add_centred (self, number, plan->small_font, plan->theme->step_text[step], box);
}

/* A bar to both sides of the middle line, which goes behind it and its numbers, as long as there are actors; all columns
 * have the same unit. */
static void
draw_actors (const SpMatrixPage *self, guint issue, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  double unit = MIN (MOST_UNIT_WIDTH, (box.width / 2.0 - 2.0) / plan->most_on_a_side);
  double middle = box.x + box.width / 2.0;
  const double *counts = plan->tallies[issue].steps;
  double x;

  sp_matrix_page_add_line (self, middle, box.y + 1.0, middle, box.y + box.height - 1.0, plan->theme->text,
                           SP_MATRIX_HAIRLINE);
  x = middle - unit * (counts[0] + counts[1] + counts[2] / 2.0);
  for (guint step = 0; step < SP_N_STEPS; step++)
    {
      SpRect part = { x, box.y + (box.height - BAR_HEIGHT) / 2.0, unit * counts[step], BAR_HEIGHT };

      if (counts[step] > 0.0)
        draw_part (self, step, counts[step], part);
      x += part.width;
    }
}

static gboolean
is_narrow (const SpMatrixPage *self)
{
  return self->plan->column_width < NARROW_WIDTH;
}

/* What room a number takes downwards: it runs upwards as the headings do where the column is narrower than it. */
static double
measure_number_height (const SpMatrixPage *self, gboolean *is_turned)
{
  const SpMatrixPlan *plan = self->plan;
  double width;

  sp_text_measure (WIDE_NUMBER, plan->small_font, 0.0, &width, NULL);
  *is_turned = is_narrow (self) && width > plan->column_width - 1.0;
  return *is_turned ? width + 1.0 : plan->theme->text_size * 1.4;
}

static void
add_number (const SpMatrixPage *self, const char *number, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  gboolean is_turned;

  measure_number_height (self, &is_turned);
  if (is_turned)
    sp_matrix_page_add_turned (self, number, plan->small_font, plan->theme->text, box, SP_ALIGN_MIDDLE);
  else
    sp_matrix_page_add_centred (self, number, is_narrow (self) ? plan->small_font : plan->name_font, plan->theme->text, box);
}

static void
draw_agreement (const SpMatrixPage *self, guint issue, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  const SpMatrixTally *tally = &plan->tallies[issue];
  g_autofree char *number
    = sp_matrix_words_number (tally->n >= SP_MATRIX_LEAST_MEASURED ? sp_dispersion_get_agreement (tally->steps, SP_N_STEPS) : NAN,
                              plan->turned ? 1 : 2);

  add_number (self, number, box);
}

static double
get_axis_margin (const SpMatrixPage *self)
{
  return is_narrow (self) ? NARROW_AXIS_MARGIN : AXIS_MARGIN;
}

/* Where there is no room for every step, the ends and the middle are marked. */
static void
draw_axis (const SpMatrixPage *self, SpRect box, double y)
{
  SpInk ink = self->plan->theme->faint_text;
  double left = box.x + get_axis_margin (self);
  double right = box.x + box.width - get_axis_margin (self);
  guint by = (right - left) / (SP_N_STEPS - 1) < LEAST_TICK_GAP ? (SP_N_STEPS - 1) / 2 : 1;

  sp_matrix_page_add_line (self, left, y, right, y, ink, SP_MATRIX_HAIRLINE);
  for (guint step = 0; step < SP_N_STEPS; step += by)
    {
      double x = left + (right - left) * step / (SP_N_STEPS - 1);

      sp_matrix_page_add_line (self, x, y - 1.5, x, y + 1.5, ink, SP_MATRIX_HAIRLINE);
    }
}

static void
draw_diamond (const SpMatrixPage *self, double x, double y)
{
  SpPathItem style = { .has_fill = TRUE, .fill = self->plan->theme->text };
  double cx = sp_matrix_page_mirror (self, (SpRect) { x, y, 0.0, 0.0 }).x;
  double radius = is_narrow (self) ? NARROW_MARK_RADIUS : MARK_RADIUS;

  sp_scene_builder_move_to (self->builder, cx, y - radius);
  sp_scene_builder_line_to (self->builder, cx + radius, y);
  sp_scene_builder_line_to (self->builder, cx, y + radius);
  sp_scene_builder_line_to (self->builder, cx - radius, y);
  sp_scene_builder_close (self->builder);
  sp_scene_builder_add_path (self->builder, &style);
}

static double
find_on_axis (const SpMatrixPage *self, SpRect box, double value)
{
  double margin = get_axis_margin (self);

  return box.x + margin + (box.width - 2.0 * margin) * (value + 2.0) / (SP_N_STEPS - 1);
}

static void
draw_landing (const SpMatrixPage *self, guint issue, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  SpLanding landing = plan->landings[issue];
  gboolean known = landing.n_actors >= SP_MATRIX_LEAST_MEASURED;
  g_autofree char *number = sp_matrix_words_number (known ? landing.mean : NAN, 1);
  gboolean is_turned;
  double number_height = measure_number_height (self, &is_turned);
  double y = box.y + (box.height - number_height) / 2.0 + 1.0;
  SpRect number_box = { box.x, y + MEDIAN_REACH + 1.0, box.width, number_height };
  double median;

  if (!known)
    {
      add_number (self, number, box);
      return;
    }
  draw_axis (self, box, y);
  median = find_on_axis (self, box, landing.median);
  sp_matrix_page_add_line (self, median, y - MEDIAN_REACH, median, y + MEDIAN_REACH, plan->theme->text, 1.2);
  draw_diamond (self, find_on_axis (self, box, landing.mean), y);
  add_number (self, number, number_box);
}

static void
draw_foot_heading (const SpMatrixPage *self, SpMatrixFoot foot, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  g_autofree char *note = sp_matrix_words_foot_note (plan, foot);
  double height;

  sp_scene_builder_begin_group (self->builder, SP_ROLE_ROW_HEADING, sp_matrix_words_foot (foot));
  sp_text_measure (sp_matrix_words_foot (foot), plan->heading_font, box.width, NULL, &height);
  sp_matrix_page_add_text (self, sp_matrix_words_foot (foot), plan->heading_font, plan->theme->text,
                           (SpRect) { box.x, box.y, box.width, height }, SP_ALIGN_START);
  box.y += height;
  box.height -= height;
  sp_matrix_page_add_text (self, note, plan->small_font, plan->theme->faint_text, box, SP_ALIGN_START);
  sp_scene_builder_end_group (self->builder);
}

static void
draw_foot (const SpMatrixPage *self, SpMatrixFoot foot, double y)
{
  const SpMatrixPlan *plan = self->plan;
  double height = plan->foot_heights[foot];
  static void (*const draw[SP_MATRIX_N_FEET]) (const SpMatrixPage *, guint, SpRect)
    = { draw_actors, draw_agreement, draw_landing };

  sp_scene_builder_begin_group (self->builder, SP_ROLE_ROW, "");
  draw_foot_heading (self, foot,
                     (SpRect) { plan->lead_width + SP_MATRIX_PADDING, y + SP_MATRIX_PADDING,
                                plan->name_width - 2.0 * SP_MATRIX_PADDING, height - SP_MATRIX_PADDING });
  for (guint column = self->first_column; column < self->end_column; column++)
    {
      g_autofree char *name = sp_matrix_words_foot_value (plan, foot, plan->issues[column]);

      sp_scene_builder_begin_group (self->builder, SP_ROLE_CELL, name);
      draw[foot](self, plan->issues[column],
                 (SpRect) { sp_matrix_page_get_column_x (self, column), y, plan->column_width, height });
      sp_scene_builder_end_group (self->builder);
    }
  sp_matrix_page_draw_empty_sides (self);
  sp_scene_builder_end_group (self->builder);
}

void
sp_matrix_page_draw_feet (const SpMatrixPage *self, double y)
{
  for (SpMatrixFoot foot = 0; foot < SP_MATRIX_N_FEET; foot++)
    {
      draw_foot (self, foot, y);
      y += self->plan->foot_heights[foot];
      sp_scene_builder_begin_group (self->builder, SP_ROLE_ARTIFACT, "");
      sp_matrix_page_add_line (self, self->plan->lead_width, y, self->width, y, self->plan->theme->rule, SP_MATRIX_HAIRLINE);
      sp_scene_builder_end_group (self->builder);
    }
}
