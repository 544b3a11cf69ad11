/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-page.h"

#include "sp-matrix-picture-cells.h"
#include "sp-text.h"

#define MOST_CELL_GROUPS 50000

double
sp_matrix_page_get_column_x (const SpMatrixPage *self, guint column)
{
  return self->plan->lead_width + self->plan->name_width + (column - self->first_column) * self->plan->column_width;
}

SpRect
sp_matrix_page_mirror (const SpMatrixPage *self, SpRect rect)
{
  if (self->plan->options->right_to_left)
    rect.x = self->width - rect.x - rect.width;
  return rect;
}

void
sp_matrix_page_add_text (const SpMatrixPage *self,
                         const char *text,
                         const char *font,
                         SpInk ink,
                         SpRect box,
                         SpAlign vertical)
{
  SpTextItem item = {
    .text = text,
    .font = font,
    .ink = ink,
    .box = sp_matrix_page_mirror (self, box),
    .align = sp_text_align_leading (text, self->plan->options->right_to_left),
    .vertical = vertical,
    .wrap = TRUE,
  };

  sp_scene_builder_add_text (self->builder, &item);
}

void
sp_matrix_page_add_centred (const SpMatrixPage *self, const char *text, const char *font, SpInk ink, SpRect box)
{
  SpTextItem item = {
    .text = text,
    .font = font,
    .ink = ink,
    .box = sp_matrix_page_mirror (self, box),
    .align = SP_ALIGN_MIDDLE,
    .vertical = SP_ALIGN_MIDDLE,
  };

  sp_scene_builder_add_text (self->builder, &item);
}

void
sp_matrix_page_add_turned (const SpMatrixPage *self, const char *text, const char *font, SpInk ink, SpRect box, SpAlign align)
{
  SpRect placed = sp_matrix_page_mirror (self, box);
  SpTextItem item = {
    .text = text,
    .font = font,
    .ink = ink,
    .box = { placed.x + (placed.width - placed.height) / 2.0, placed.y + (placed.height - placed.width) / 2.0,
             placed.height, placed.width },
    .align = align,
    .vertical = SP_ALIGN_MIDDLE,
    .angle = -G_PI_2,
  };

  sp_scene_builder_add_text (self->builder, &item);
}

void
sp_matrix_page_add_line (const SpMatrixPage *self,
                         double x1,
                         double y1,
                         double x2,
                         double y2,
                         SpInk ink,
                         double width)
{
  SpPathItem style = { .has_stroke = TRUE, .stroke = ink, .line_width = width };
  SpRect line = sp_matrix_page_mirror (self, (SpRect) { x1, y1, x2 - x1, y2 - y1 });

  sp_scene_builder_move_to (self->builder, line.x, line.y);
  sp_scene_builder_line_to (self->builder, line.x + line.width, line.y + line.height);
  sp_scene_builder_add_path (self->builder, &style);
}

void
sp_matrix_page_add_box (const SpMatrixPage *self, SpRect box, SpInk ink)
{
  SpPathItem style = { .has_fill = TRUE, .fill = ink };
  SpRect placed = sp_matrix_page_mirror (self, box);

  sp_scene_builder_rectangle (self->builder, placed.x, placed.y, placed.width, placed.height, 0.0);
  sp_scene_builder_add_path (self->builder, &style);
}

void
sp_matrix_page_init (SpMatrixPage *self, const SpMatrixPlan *plan, guint row_block, guint column_block)
{
  *self = (SpMatrixPage) {
    .plan = plan,
    .first_row = g_array_index (plan->row_breaks, guint, row_block),
    .end_row = g_array_index (plan->row_breaks, guint, row_block + 1),
    .first_column = g_array_index (plan->column_breaks, guint, column_block),
    .end_column = g_array_index (plan->column_breaks, guint, column_block + 1),
  };
  self->has_feet = plan->has_feet && self->end_row == plan->n_rows;
  self->has_cell_groups = (guint64) (self->end_row - self->first_row) * (self->end_column - self->first_column)
                          <= MOST_CELL_GROUPS;
  self->has_sides = plan->has_sides && self->end_column == plan->n_columns;
  self->width = sp_matrix_page_get_column_x (self, self->end_column) + (self->has_sides ? plan->side_width : 0.0);
  self->height = sp_matrix_plan_get_heading_height (plan);
  for (guint row = self->first_row; row < self->end_row; row++)
    self->height += plan->rows[row].height;
  if (self->has_feet)
    self->height += sp_matrix_plan_get_feet_height (plan);
}

static void
draw_row (const SpMatrixPage *self, SpMatrixCells *cells, guint row, double y)
{
  sp_scene_builder_begin_group (self->builder, SP_ROLE_ROW, "");
  sp_matrix_page_draw_row_heading (self, row, y);
  sp_matrix_cells_draw_row (cells, row, y);
  sp_matrix_page_draw_sides (self, row, y);
  sp_scene_builder_end_group (self->builder);
}

/* Lines under the rows lead the eye past empty cells; those that close a group and the table are drawn stronger. */
static void
draw_rules (const SpMatrixPage *self)
{
  const SpMatrixPlan *plan = self->plan;
  double left = plan->lead_width;
  double y = sp_matrix_plan_get_heading_height (plan);

  sp_matrix_page_add_line (self, left, y, self->width, y, plan->theme->text, SP_MATRIX_RULE);
  for (guint row = self->first_row; row < self->end_row; row++)
    {
      const SpMatrixGroup *group = sp_matrix_plan_find_row_group (plan, row);
      gboolean last = row + 1 == self->end_row || (group != NULL && row + 1 == group->end);

      y += plan->rows[row].height;
      sp_matrix_page_add_line (self, left, y, self->width, y, last ? plan->theme->text : plan->theme->rule,
                               last ? SP_MATRIX_RULE : SP_MATRIX_HAIRLINE);
    }
}

/* Between groups of columns. */
static void
draw_column_rules (const SpMatrixPage *self)
{
  const SpMatrixPlan *plan = self->plan;
  double bottom = sp_matrix_plan_get_heading_height (plan) + sp_matrix_plan_get_row_y (plan, self->end_row)
                  - sp_matrix_plan_get_row_y (plan, self->first_row);

  for (guint i = 0; i < plan->column_groups->len; i++)
    {
      guint end = g_array_index (plan->column_groups, SpMatrixGroup, i).end;
      double x;

      if (end <= self->first_column || end >= self->end_column)
        continue;
      x = sp_matrix_page_get_column_x (self, end);
      sp_matrix_page_add_line (self, x, plan->top_height - SP_MATRIX_BAR_GAP, x, bottom, plan->theme->text, SP_MATRIX_HAIRLINE);
    }
}

static void
draw_artifacts (const SpMatrixPage *self)
{
  sp_scene_builder_begin_group (self->builder, SP_ROLE_ARTIFACT, "");
  draw_rules (self);
  draw_column_rules (self);
  sp_matrix_page_draw_trees (self);
  sp_scene_builder_end_group (self->builder);
}

/* Which part of the whole table stands on the page. */
static char *
dup_name (const SpMatrixPage *self)
{
  const SpMatrixPlan *plan = self->plan;
  const char *first = sp_snapshot_get_actor (plan->snapshot, plan->rows[self->first_row].actor)->name;
  const char *last = sp_snapshot_get_actor (plan->snapshot, plan->rows[self->end_row - 1].actor)->name;
  const char *left = sp_snapshot_get_issue (plan->snapshot, plan->issues[self->first_column])->name;
  const char *right = sp_snapshot_get_issue (plan->snapshot, plan->issues[self->end_column - 1])->name;
  g_autofree char *rows = g_strdup_printf ("%s – %s", first, last);

  if (plan->column_breaks->len <= 2)
    return g_steal_pointer (&rows);
  return g_strdup_printf ("%s · %s – %s", rows, left, right);
}

gboolean
sp_matrix_page_draw (SpMatrixPage *self, SpLayoutProgress progress, gpointer progress_data)
{
  const SpMatrixPlan *plan = self->plan;
  double y = sp_matrix_plan_get_heading_height (plan);
  g_autofree char *name = dup_name (self);
  g_autoptr (SpMatrixCells) cells = sp_matrix_cells_new (self);

  sp_scene_builder_begin_group (self->builder, SP_ROLE_TABLE, name);
  draw_artifacts (self);
  sp_matrix_page_draw_headings (self);
  for (guint row = self->first_row; row < self->end_row; row++)
    {
      if (progress != NULL && !progress ((double) (row - self->first_row) / (self->end_row - self->first_row), progress_data))
        return FALSE;
      draw_row (self, cells, row, y);
      y += plan->rows[row].height;
    }
  if (self->has_feet)
    sp_matrix_page_draw_feet (self, y);
  sp_scene_builder_end_group (self->builder);
  return TRUE;
}
