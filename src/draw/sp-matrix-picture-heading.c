/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-page.h"

#include "sp-matrix-picture-words.h"
#include "sp-text.h"

/* How far the lines that show who speaks for whom stand before the text. */
#define BRANCH 6.0
#define TWIG 3.5

/* Less of a role than this says nothing. */
#define LEAST_SHARE_OF_ROLE 0.6

/* A text that runs upwards, its first letter at the table. The box is given as it looks on the page. */
static void
add_turned_text (const SpMatrixPage *self, const char *text, const char *font, SpInk ink, SpRect box, gboolean wrap)
{
  SpRect placed = sp_matrix_page_mirror (self, box);
  SpTextItem item = {
    .text = text,
    .font = font,
    .ink = ink,
    .box = { placed.x + (placed.width - placed.height) / 2.0, placed.y + (placed.height - placed.width) / 2.0,
             placed.height, placed.width },
    .align = sp_text_align_leading (text, FALSE),
    .vertical = SP_ALIGN_MIDDLE,
    .wrap = wrap,
    .angle = -G_PI_2,
  };

  sp_scene_builder_add_text (self->builder, &item);
}

/* How wide the ends of a scale are in lines that run upwards: in as many as they need and the column has room for. */
static double
find_ends_width (const SpMatrixPlan *plan, const char *ends, double room)
{
  double line = plan->theme->small_size * SP_MATRIX_LINE_OF_SIZE;
  double width;

  if (!plan->has_ends)
    return 0.0;
  sp_text_measure (ends, plan->small_font, plan->title_height, NULL, &width);
  return CLAMP (width, line, MAX (floor (room / line), 1.0) * line);
}

/* A long name takes two lines where the column has room for them. */
static void
draw_turned_heading (const SpMatrixPage *self, const SpIssue *issue, double x)
{
  const SpMatrixPlan *plan = self->plan;
  double line = plan->theme->text_size * SP_MATRIX_LINE_OF_SIZE;
  g_autofree char *ends = sp_matrix_words_ends (issue);
  SpRect box = { 0.0, plan->top_height + SP_MATRIX_PADDING, line, plan->title_height };
  double ends_width;
  gboolean wrap;
  double length;

  sp_text_measure (issue->name, plan->heading_font, 0.0, &length, NULL);
  wrap = length > plan->title_height && sp_matrix_plan_get_two_lines_width (plan) <= plan->column_width;
  if (wrap)
    box.width = 2.0 * line;
  ends_width = find_ends_width (plan, ends, plan->column_width - box.width);
  box.x = x + (plan->column_width - box.width - ends_width) / 2.0;
  add_turned_text (self, issue->name, plan->heading_font, plan->theme->text, box, wrap);
  box.x += box.width;
  box.width = ends_width;
  if (plan->has_ends)
    add_turned_text (self, ends, plan->small_font, plan->theme->faint_text, box, TRUE);
}

static void
draw_heading_across (const SpMatrixPage *self, const SpIssue *issue, double x)
{
  const SpMatrixPlan *plan = self->plan;
  double width = plan->column_width - 2.0 * SP_MATRIX_PADDING;
  g_autofree char *oppose = sp_matrix_words_end (issue, FALSE);
  g_autofree char *support = sp_matrix_words_end (issue, TRUE);
  SpRect box = { x + SP_MATRIX_PADDING, plan->top_height + SP_MATRIX_PADDING, width, plan->title_height };
  double height = 0.0;

  sp_matrix_page_add_text (self, issue->name, plan->heading_font, plan->theme->text, box, SP_ALIGN_END);
  if (!plan->has_ends)
    return;
  box.y += plan->title_height + SP_MATRIX_ENDS_GAP;
  if (*oppose != '\0')
    sp_text_measure (oppose, plan->small_font, width, NULL, &height);
  box.height = height;
  sp_matrix_page_add_text (self, oppose, plan->small_font, plan->theme->faint_text, box, SP_ALIGN_START);
  box.y += height;
  box.height = plan->ends_height - SP_MATRIX_ENDS_GAP - height;
  sp_matrix_page_add_text (self, support, plan->small_font, plan->theme->faint_text, box, SP_ALIGN_START);
}

static void
draw_column_heading (const SpMatrixPage *self, guint column)
{
  const SpMatrixPlan *plan = self->plan;
  const SpIssue *issue = sp_snapshot_get_issue (plan->snapshot, plan->issues[column]);
  double x = sp_matrix_page_get_column_x (self, column);
  g_autofree char *name = sp_matrix_words_issue (issue);
  g_autofree char *told = sp_matrix_words_issue_in_picture (plan, column);
  SpRect bounds = { x, plan->top_height, plan->column_width, sp_matrix_plan_get_heading_height (plan) - plan->top_height };
  SpTarget target = {
    .kind = SP_TARGET_ISSUE,
    .id1 = issue->id,
    .bounds = sp_matrix_page_mirror (self, bounds),
    .column = column,
    .name = told,
  };

  sp_scene_builder_begin_group (self->builder, SP_ROLE_COLUMN_HEADING, name);
  sp_matrix_page_draw_column_bar (self, column);
  if (plan->turned)
    draw_turned_heading (self, issue, x);
  else
    draw_heading_across (self, issue, x);
  sp_scene_builder_end_group (self->builder);
  sp_scene_builder_add_target (self->builder, &target);
}

void
sp_matrix_page_draw_headings (const SpMatrixPage *self)
{
  sp_scene_builder_begin_group (self->builder, SP_ROLE_ROW, "");
  /* Above the row headings the corner is empty, but it counts as a column. */
  sp_scene_builder_begin_group (self->builder, SP_ROLE_CELL, "");
  sp_scene_builder_end_group (self->builder);
  for (guint column = self->first_column; column < self->end_column; column++)
    draw_column_heading (self, column);
  sp_matrix_page_draw_side_headings (self);
  sp_scene_builder_end_group (self->builder);
}

/* Whether a row below hangs on the same branch as this one does at a depth. */
static gboolean
has_branch_below (const SpMatrixPlan *plan, guint row, guint depth)
{
  for (guint i = row + 1; i < plan->n_rows && plan->rows[i].depth >= depth; i++)
    if (plan->rows[i].depth == depth)
      return TRUE;
  return FALSE;
}

static void
draw_branches (const SpMatrixPage *self, guint row, double y)
{
  const SpMatrixPlan *plan = self->plan;
  SpInk ink = plan->theme->faint_text;
  double middle = y + plan->rows[row].height / 2.0;
  double bottom = y + plan->rows[row].height;

  for (guint depth = 1; depth <= plan->rows[row].depth; depth++)
    {
      SpMatrixRow branch = { .depth = depth };
      double x = plan->lead_width + SP_MATRIX_PADDING + sp_matrix_plan_get_indent (plan, &branch) - BRANCH;
      gboolean own = depth == plan->rows[row].depth;
      gboolean below = has_branch_below (plan, row, depth);

      if (own || below)
        sp_matrix_page_add_line (self, x, y, x, below ? bottom : middle, ink, SP_MATRIX_HAIRLINE);
      if (own)
        sp_matrix_page_add_line (self, x, middle, x + TWIG, middle, ink, SP_MATRIX_HAIRLINE);
    }
}

/* The role follows the name in the same line, as far as there is room. */
static void
draw_compact_name (const SpMatrixPage *self, const SpActor *actor, const char *role, SpInk ink, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  SpTextItem item = { .text = actor->name, .font = plan->name_font, .ink = ink, .vertical = SP_ALIGN_MIDDLE };
  double width;

  sp_text_measure (actor->name, plan->name_font, 0.0, &width, NULL);
  width = MIN (width + 1.0, box.width);
  item.align = sp_text_align_leading (actor->name, plan->options->right_to_left);
  item.box = sp_matrix_page_mirror (self, (SpRect) { box.x, box.y, width, box.height });
  sp_scene_builder_add_text (self->builder, &item);
  box.x += width + 2.0 * SP_MATRIX_PADDING;
  box.width -= width + 2.0 * SP_MATRIX_PADDING;
  sp_text_measure (role, plan->small_font, 0.0, &width, NULL);
  if (box.width < LEAST_SHARE_OF_ROLE * width)
    return;
  item.text = role;
  item.font = plan->small_font;
  item.ink = plan->theme->faint_text;
  item.align = sp_text_align_leading (role, plan->options->right_to_left);
  item.box = sp_matrix_page_mirror (self, box);
  sp_scene_builder_add_text (self->builder, &item);
}

static void
draw_name (const SpMatrixPage *self, const SpActor *actor, const char *role, SpInk ink, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  double name_height;
  double role_height = 0.0;

  sp_text_measure (actor->name, plan->name_font, box.width, NULL, &name_height);
  if (*role != '\0')
    sp_text_measure (role, plan->small_font, box.width, NULL, &role_height);
  box.y += (box.height - name_height - role_height) / 2.0;
  box.height = name_height;
  sp_matrix_page_add_text (self, actor->name, plan->name_font, ink, box, SP_ALIGN_START);
  box.y += name_height;
  box.height = role_height;
  sp_matrix_page_add_text (self, role, plan->small_font, plan->theme->faint_text, box, SP_ALIGN_START);
}

void
sp_matrix_page_draw_row_heading (const SpMatrixPage *self, guint row, double y)
{
  const SpMatrixPlan *plan = self->plan;
  const SpActor *actor = sp_snapshot_get_actor (plan->snapshot, plan->rows[row].actor);
  double x = SP_MATRIX_PADDING + sp_matrix_plan_get_indent (plan, &plan->rows[row]);
  SpRect bounds = { plan->lead_width, y, plan->name_width, plan->rows[row].height };
  SpRect box = { plan->lead_width + x, y, plan->name_width - x - SP_MATRIX_PADDING, plan->rows[row].height };
  g_autofree char *name = sp_matrix_words_actor (plan->snapshot, actor);
  g_autofree char *told = sp_matrix_words_actor_in_picture (plan, row);
  g_autofree char *role = sp_matrix_words_role (plan, &plan->rows[row]);
  SpInk ink = plan->rows[row].silent ? plan->theme->faint_text : plan->theme->text;
  SpTarget target = {
    .kind = SP_TARGET_ACTOR,
    .id1 = actor->id,
    .bounds = sp_matrix_page_mirror (self, bounds),
    .row = row,
    .name = told,
  };

  sp_scene_builder_begin_group (self->builder, SP_ROLE_ROW_HEADING, name);
  sp_matrix_page_draw_row_bar (self, row, y);
  draw_branches (self, row, y);
  if (plan->compact)
    draw_compact_name (self, actor, role, ink, box);
  else
    draw_name (self, actor, role, ink, box);
  sp_scene_builder_end_group (self->builder);
  sp_scene_builder_add_target (self->builder, &target);
}
