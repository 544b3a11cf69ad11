/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-page.h"

#include "sp-matrix-picture-words.h"
#include "sp-sign.h"

/* Bars and trees before the headings, and the columns beside the table. */

#define BAR_INSET 1.0
#define BAR_TEXT_PAD 3.0
#define KIND_RADIUS 3.6
#define RIM 0.6
#define TREE_LINE 0.7
#define LEAST_FORK 0.1        /* of the depth of the tree */
#define THIN_BAR 5.0
#define NUMBER_WIDTH 22.0
#define SIDE_BAR_HEIGHT 6.0

static SpInk
find_bar_ink (const SpMatrixPlan *plan, const SpMatrixGroup *group)
{
  if (group->grouping == SP_GROUPING_BLOC && group->number != SP_BLOC_NONE)
    return sp_theme_get_bloc_ink (plan->theme, group->number);
  return plan->theme->node;
}

/* What belongs to no bloc has an empty bar. */
static void
draw_bar_ground (const SpMatrixPage *self, const SpMatrixGroup *group, SpRect box)
{
  const SpTheme *theme = self->plan->theme;
  SpPathItem style = { .has_fill = TRUE, .fill = find_bar_ink (self->plan, group), .has_stroke = TRUE,
                       .stroke = theme->node_border, .line_width = RIM };
  SpRect placed = sp_matrix_page_mirror (self, box);

  if (group->number == SP_BLOC_NONE)
    style.fill = theme->empty;
  sp_scene_builder_rectangle (self->builder, placed.x, placed.y, placed.width, placed.height, 0.0);
  sp_scene_builder_add_path (self->builder, &style);
}

static void
draw_kind (const SpMatrixPage *self, const SpMatrixGroup *group, SpRect box)
{
  const SpTheme *theme = self->plan->theme;
  SpPathItem style = { .has_fill = TRUE, .fill = theme->ground, .has_stroke = TRUE, .stroke = theme->node_border,
                       .line_width = RIM };
  SpRect placed = sp_matrix_page_mirror (self, box);

  sp_sign_trace_node (self->builder, (SpActorKind) group->number, placed.x + placed.width / 2.0,
                      placed.y + placed.height / 2.0, KIND_RADIUS);
  sp_scene_builder_add_path (self->builder, &style);
}

/* The whole label where it has room, else its key. */
static void
draw_bar_text (const SpMatrixPage *self, const SpMatrixGroup *group, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  SpInk ink = group->number == SP_BLOC_NONE ? plan->theme->text
                                            : sp_theme_get_text_ink_on (plan->theme, find_bar_ink (plan, group));
  double width;

  sp_text_measure (group->label, plan->small_font, 0.0, &width, NULL);
  if (width + 2.0 * BAR_TEXT_PAD <= box.height)
    sp_matrix_page_add_turned (self, group->label, plan->small_font, ink, box, SP_ALIGN_MIDDLE);
  else if (group->grouping == SP_GROUPING_KIND)
    draw_kind (self, group, box);
  else if (*group->key != '\0')
    sp_matrix_page_add_centred (self, group->key, plan->small_font, ink, box);
}

/* The bar of a group, beside the first of its rows on the page. One of speakers needs no words: its first row has them. */
void
sp_matrix_page_draw_row_bar (const SpMatrixPage *self, guint row, double y)
{
  const SpMatrixGroup *group = sp_matrix_plan_find_row_group (self->plan, row);
  double x = self->plan->lead_width - SP_MATRIX_BAR_GAP - SP_MATRIX_BAR;
  SpRect box = { x, y + BAR_INSET, SP_MATRIX_BAR, -2.0 * BAR_INSET };

  if (group == NULL || MAX (group->first, self->first_row) != row)
    return;
  for (guint i = row; i < MIN (group->end, self->end_row); i++)
    box.height += self->plan->rows[i].height;
  if (group->grouping == SP_GROUPING_SPEAKS_FOR)
    {
      box.x += SP_MATRIX_BAR - THIN_BAR;
      box.width = THIN_BAR;
      draw_bar_ground (self, group, box);
      return;
    }
  draw_bar_ground (self, group, box);
  draw_bar_text (self, group, box);
}

/* The same over columns, which have letters. */
void
sp_matrix_page_draw_column_bar (const SpMatrixPage *self, guint column)
{
  const SpMatrixPlan *plan = self->plan;

  for (guint i = 0; i < plan->column_groups->len; i++)
    {
      const SpMatrixGroup *group = &g_array_index (plan->column_groups, SpMatrixGroup, i);
      double x = sp_matrix_page_get_column_x (self, column) + BAR_INSET;
      double width = (MIN (group->end, self->end_column) - column) * plan->column_width - 2.0 * BAR_INSET;
      SpRect box = { x, plan->top_height - SP_MATRIX_BAR_GAP - SP_MATRIX_BAR, width, SP_MATRIX_BAR };
      SpPathItem style = { .has_fill = TRUE, .fill = plan->theme->node };
      SpRect placed = sp_matrix_page_mirror (self, box);

      if (group->end <= column || MAX (group->first, self->first_column) != column)
        continue;
      sp_scene_builder_rectangle (self->builder, placed.x, placed.y, placed.width, placed.height, 0.0);
      sp_scene_builder_add_path (self->builder, &style);
      sp_matrix_page_add_centred (self, group->label, plan->small_font,
                                  sp_theme_get_text_ink_on (plan->theme, plan->theme->node), box);
    }
}

/* Where a tree is drawn: its leaves stand along one axis, at the depth 0 of the other. */
typedef struct
{
  const SpMatrixPage *page;
  const SpMatrixTree *tree;
  gboolean of_rows;
  double from;                /* what of the axis is on the page */
  double to;
  double leaf_depth;          /* where the leaves end, and where the last merge is */
  double root_depth;
  double greatest;            /* the height of the last merge */
  double *places;             /* by cluster, along the axis */
} Branches;

/* Rows that are wholly alike meet a little before the names, so that their fork is seen. */
static double
find_depth (const Branches *self, double height)
{
  double share = self->greatest > 0.0 ? LEAST_FORK + (1.0 - LEAST_FORK) * height / self->greatest : 1.0;

  return self->leaf_depth + (self->root_depth - self->leaf_depth) * share;
}

static double
find_cluster_depth (const Branches *self, guint cluster)
{
  guint n = self->tree->tree->n_leaves;

  return cluster < n ? self->leaf_depth : find_depth (self, self->tree->tree->merges[cluster - n].height);
}

static void
draw_branch (const Branches *self, double along1, double deep1, double along2, double deep2)
{
  SpInk ink = self->page->plan->theme->faint_text;

  if (MAX (along1, along2) < self->from || MIN (along1, along2) > self->to)
    return;
  along1 = CLAMP (along1, self->from, self->to);
  along2 = CLAMP (along2, self->from, self->to);
  if (self->of_rows)
    sp_matrix_page_add_line (self->page, deep1, along1, deep2, along2, ink, TREE_LINE);
  else
    sp_matrix_page_add_line (self->page, along1, deep1, along2, deep2, ink, TREE_LINE);
}

static void
draw_branches (Branches *self)
{
  const SpSimilarityTree *tree = self->tree->tree;
  guint n = tree->n_leaves;

  self->greatest = tree->merges[n - 2].height;
  for (guint i = 0; i + 1 < n; i++)
    {
      guint left = tree->merges[i].left;
      guint right = tree->merges[i].right;
      double depth = find_depth (self, tree->merges[i].height);

      self->places[n + i] = (self->places[left] + self->places[right]) / 2.0;
      draw_branch (self, self->places[left], find_cluster_depth (self, left), self->places[left], depth);
      draw_branch (self, self->places[left], depth, self->places[right], depth);
      draw_branch (self, self->places[right], depth, self->places[right], find_cluster_depth (self, right));
    }
}

static void
draw_row_tree (const SpMatrixPage *self)
{
  const SpMatrixPlan *plan = self->plan;
  double top = sp_matrix_plan_get_heading_height (plan);
  g_autofree double *middles = g_new (double, MAX (plan->n_rows, 1));
  g_autofree double *places = g_new (double, 2 * (gsize) plan->row_tree->tree->n_leaves);
  double y = top - sp_matrix_plan_get_row_y (plan, self->first_row);
  Branches branches = { self, plan->row_tree, TRUE, top, top, SP_MATRIX_ROW_TREE, 1.0, 0.0, places };

  for (guint row = 0; row < plan->n_rows; row++)
    {
      middles[row] = y + plan->rows[row].height / 2.0;
      y += plan->rows[row].height;
      if (row + 1 == self->end_row)
        branches.to = y;
    }
  for (guint leaf = 0; leaf < plan->row_tree->tree->n_leaves; leaf++)
    places[leaf] = middles[plan->row_tree->places[leaf]];
  draw_branches (&branches);
}

static void
draw_column_tree (const SpMatrixPage *self)
{
  const SpMatrixPlan *plan = self->plan;
  const SpMatrixTree *tree = plan->column_tree;
  double left = plan->lead_width + plan->name_width;
  g_autofree double *places = g_new (double, 2 * (gsize) tree->tree->n_leaves);
  Branches branches = { self, tree, FALSE, left, left + (self->end_column - self->first_column) * plan->column_width,
                        SP_MATRIX_COLUMN_TREE, 1.0, 0.0, places };

  for (guint leaf = 0; leaf < tree->tree->n_leaves; leaf++)
    places[leaf] = left + ((double) tree->places[leaf] - self->first_column + 0.5) * plan->column_width;
  draw_branches (&branches);
}

void
sp_matrix_page_draw_trees (const SpMatrixPage *self)
{
  if (self->plan->row_tree != NULL)
    draw_row_tree (self);
  if (self->plan->column_tree != NULL)
    draw_column_tree (self);
}

static SpRect
get_side_box (const SpMatrixPage *self, SpMatrixSide side, double y, double height)
{
  double width = self->plan->side_width / SP_MATRIX_N_SIDES;
  double x = sp_matrix_page_get_column_x (self, self->end_column) + side * width;

  return (SpRect) { x + SP_MATRIX_SIDE_GAP, y, width - SP_MATRIX_SIDE_GAP, height };
}

void
sp_matrix_page_draw_side_headings (const SpMatrixPage *self)
{
  const SpMatrixPlan *plan = self->plan;
  double bottom = sp_matrix_plan_get_heading_height (plan) - SP_MATRIX_PADDING;

  for (SpMatrixSide side = 0; self->has_sides && side < SP_MATRIX_N_SIDES; side++)
    {
      SpRect box = get_side_box (self, side, plan->top_height, bottom - plan->top_height);

      sp_scene_builder_begin_group (self->builder, SP_ROLE_COLUMN_HEADING, sp_matrix_words_side (side));
      sp_matrix_page_add_text (self, sp_matrix_words_side (side), plan->heading_font, plan->theme->text, box, SP_ALIGN_END);
      sp_scene_builder_end_group (self->builder);
    }
}

/* A number, and a bar as long as its share of the greatest one. */
static void
draw_amount (const SpMatrixPage *self, const char *number, double share, SpRect box)
{
  const SpMatrixPlan *plan = self->plan;
  double length = box.width - NUMBER_WIDTH - 2.0;
  SpRect bar = { box.x + NUMBER_WIDTH + 2.0, box.y + (box.height - SIDE_BAR_HEIGHT) / 2.0, length * share, SIDE_BAR_HEIGHT };

  sp_matrix_page_add_centred (self, number, plan->compact ? plan->small_font : plan->name_font, plan->theme->text,
                              (SpRect) { box.x, box.y, NUMBER_WIDTH, box.height });
  if (share > 0.0)
    sp_matrix_page_add_box (self, bar, plan->theme->link_neutral);
}

void
sp_matrix_page_draw_sides (const SpMatrixPage *self, guint row, double y)
{
  const SpMatrixRow *of = &self->plan->rows[row];
  double shares[SP_MATRIX_N_SIDES] = { of->n_statements / self->plan->most_statements,
                                       of->distance / self->plan->greatest_distance };

  for (SpMatrixSide side = 0; self->has_sides && side < SP_MATRIX_N_SIDES; side++)
    {
      gboolean activity = side == SP_MATRIX_SIDE_ACTIVITY;
      g_autofree char *number = activity ? g_strdup_printf ("%'u", of->n_statements) : sp_matrix_words_amount (of->distance);
      g_autofree char *name = sp_matrix_words_side_value (of, side);

      sp_scene_builder_begin_group (self->builder, SP_ROLE_CELL, name);
      draw_amount (self, number, isfinite (shares[side]) ? shares[side] : 0.0, get_side_box (self, side, y, of->height));
      sp_scene_builder_end_group (self->builder);
    }
}

/* Rows under the table have as many cells as those in it. */
void
sp_matrix_page_draw_empty_sides (const SpMatrixPage *self)
{
  for (guint side = 0; self->has_sides && side < SP_MATRIX_N_SIDES; side++)
    {
      sp_scene_builder_begin_group (self->builder, SP_ROLE_CELL, "");
      sp_scene_builder_end_group (self->builder);
    }
}
