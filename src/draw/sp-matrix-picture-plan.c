/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-plan.h"

#include "sp-centre.h"
#include "sp-matrix-picture-order.h"

/* From so many rows on each is one line. */
#define LEAST_COMPACT_ROWS 60

#define INDENT 10.0
#define DEEPEST_INDENT 5

static guint
find_depth (GArray *above, SpId principal)
{
  while (above->len > 0 && g_array_index (above, SpId, above->len - 1) != principal)
    g_array_set_size (above, above->len - 1);
  return above->len;
}

/* An actor is indented where it stands below whom it speaks for, with nobody but other speakers of the same between. */
static void
indent_rows (SpMatrixPlan *self)
{
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (SpId));

  for (guint i = 0; i < self->n_rows; i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (self->snapshot, self->rows[i].actor);

      self->rows[i].depth = find_depth (above, actor->speaks_for);
      g_array_append_val (above, actor->id);
    }
}

static void
count_cells (SpMatrixPlan *self, SpMatrixRow *row)
{
  guint n;
  const guint *issues;
  const SpPosition *cells = sp_positions_get_row (self->positions, row->actor, &n, &issues);

  row->silent = n == 0;
  for (guint i = 0; i < n; i++)
    row->n_statements += cells[i].n_statements;
}

static void
tally_actor (SpMatrixPlan *self, guint actor)
{
  guint n;
  const guint *issues;
  const SpPosition *cells = sp_positions_get_row (self->positions, actor, &n, &issues);

  for (guint i = 0; i < n; i++)
    {
      SpMatrixTally *tally = &self->tallies[issues[i]];

      if (isnan (cells[i].value))
        continue;
      tally->steps[sp_position_get_step (&cells[i]) + 2] += 1.0;
      tally->n += 1.0;
      tally->n_opposed += cells[i].value < 0.0;
      tally->n_neutral += cells[i].value == 0.0;
      tally->n_supporting += cells[i].value > 0.0;
    }
}

static void
tally_issues (SpMatrixPlan *self)
{
  self->tallies = g_new0 (SpMatrixTally, sp_snapshot_get_n_issues (self->snapshot));
  for (guint actor = 0; actor < sp_positions_get_n_actors (self->positions); actor++)
    if (sp_landing_counts_actor (self->snapshot, self->positions, actor))
      tally_actor (self, actor);
  self->landings = sp_landing_of_all_issues (self->snapshot, self->positions);
}

/* How many each row stands for besides its own actor. */
static void
count_folded (SpMatrixPlan *self)
{
  g_autofree guint *rows = g_new (guint, sp_snapshot_get_n_actors (self->snapshot));

  for (guint i = 0; i < sp_snapshot_get_n_actors (self->snapshot); i++)
    rows[i] = G_MAXUINT;
  for (guint i = 0; i < self->n_rows; i++)
    rows[self->rows[i].actor] = i;
  for (guint i = 0; i < sp_snapshot_get_n_actors (self->snapshot); i++)
    {
      guint actor = i;

      if (rows[i] != G_MAXUINT)
        continue;
      while (rows[actor] == G_MAXUINT
             && sp_snapshot_find_actor_index (self->snapshot, sp_snapshot_get_actor (self->snapshot, actor)->speaks_for, &actor))
        ;
      if (rows[actor] != G_MAXUINT)
        self->rows[rows[actor]].n_speakers++;
    }
}

static void
set_rows (SpMatrixPlan *self)
{
  g_autofree SpCentreDistance *distances = sp_centre_measure_distances_from (self->positions, self->landings);

  sp_matrix_order_rows (self);
  self->compact = self->n_rows >= LEAST_COMPACT_ROWS;
  self->has_sides = self->options->show_actor_margins;
  self->most_statements = 1.0;
  self->greatest_distance = 1.0;
  for (guint i = 0; i < self->n_rows; i++)
    {
      SpMatrixRow *row = &self->rows[i];

      count_cells (self, row);
      row->distance = distances[row->actor].distance;
      self->most_statements = MAX (self->most_statements, row->n_statements);
      self->greatest_distance = fmax (self->greatest_distance, row->distance);
    }
  if (self->options->fold_speakers)
    count_folded (self);
  indent_rows (self);
}

static void
set_columns (SpMatrixPlan *self)
{
  const SpIssue *first = sp_snapshot_get_issue (self->snapshot, 0);

  sp_matrix_order_columns (self);
  self->shares_ends = self->n_columns > 1;
  for (guint i = 0; i < self->n_columns; i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (self->snapshot, i);

      self->has_ends |= *issue->oppose_end != '\0' || *issue->support_end != '\0';
      self->shares_ends &= strcmp (issue->oppose_end, first->oppose_end) == 0
                           && strcmp (issue->support_end, first->support_end) == 0;
    }
  self->shares_ends &= self->has_ends;
  self->has_ends &= !self->shares_ends;
}

/*
 * sp_matrix_plan_new:
 * Decides the orders.
 */
SpMatrixPlan *
sp_matrix_plan_new (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options)
{
  SpMatrixPlan *self = g_new0 (SpMatrixPlan, 1);

  g_atomic_ref_count_init (&self->references);
  self->snapshot = sp_snapshot_ref (snapshot);
  self->positions = sp_positions_ref (positions);
  self->options = g_new0 (SpPictureOptions, 1);
  sp_picture_options_copy (options, self->options);
  self->theme = sp_theme_get (options->theme);
  self->name_font = sp_theme_dup_font (self->theme, self->theme->text_size, FALSE);
  self->heading_font = sp_theme_dup_font (self->theme, self->theme->text_size, TRUE);
  self->small_font = sp_theme_dup_font (self->theme, self->theme->small_size, FALSE);
  self->row_breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->column_breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row_groups = g_array_new (FALSE, FALSE, sizeof (SpMatrixGroup));
  self->column_groups = g_array_new (FALSE, FALSE, sizeof (SpMatrixGroup));
  g_array_set_clear_func (self->row_groups, sp_matrix_group_clear);
  g_array_set_clear_func (self->column_groups, sp_matrix_group_clear);
  tally_issues (self);
  set_columns (self);
  set_rows (self);
  sp_matrix_plan_count_sides (self);
  return self;
}

/*
 * sp_matrix_plan_fit:
 * Decides the size of every part for a page. May be done again, for another one.
 */
void
sp_matrix_plan_fit (SpMatrixPlan *self, SpFrame *frame)
{
  double width;
  double height;

  sp_frame_get_room (frame, &width, &height);
  sp_matrix_plan_measure_margins (self);
  sp_matrix_plan_measure_names (self);
  sp_matrix_plan_measure_columns (self, width);
  sp_matrix_plan_measure_rows (self);
  sp_matrix_plan_measure_feet (self);
}

SpMatrixPlan *
sp_matrix_plan_ref (SpMatrixPlan *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
sp_matrix_plan_unref (SpMatrixPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->positions, sp_positions_unref);
  sp_picture_options_clear (self->options);
  g_clear_pointer (&self->options, g_free);
  g_clear_pointer (&self->name_font, g_free);
  g_clear_pointer (&self->heading_font, g_free);
  g_clear_pointer (&self->small_font, g_free);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->tallies, g_free);
  g_clear_pointer (&self->landings, g_free);
  g_clear_pointer (&self->blocs, sp_blocs_free);
  g_clear_error (&self->no_blocs);
  g_clear_error (&self->no_column_groups);
  g_clear_pointer (&self->row_groups, g_array_unref);
  g_clear_pointer (&self->column_groups, g_array_unref);
  g_clear_pointer (&self->row_tree, sp_matrix_tree_free);
  g_clear_pointer (&self->column_tree, sp_matrix_tree_free);
  g_clear_pointer (&self->issues, g_free);
  g_clear_pointer (&self->row_breaks, g_array_unref);
  g_clear_pointer (&self->column_breaks, g_array_unref);
  g_free (self);
}

double
sp_matrix_plan_get_heading_height (const SpMatrixPlan *self)
{
  return self->top_height + self->title_height + self->ends_height + 2.0 * SP_MATRIX_PADDING;
}

double
sp_matrix_plan_get_bar_width (const SpMatrixPlan *self, gboolean of_rows)
{
  return (of_rows ? self->row_groups : self->column_groups)->len > 0 ? SP_MATRIX_BAR + SP_MATRIX_BAR_GAP : 0.0;
}

const SpMatrixGroup *
sp_matrix_plan_find_row_group (const SpMatrixPlan *self, guint row)
{
  for (guint i = 0; i < self->row_groups->len; i++)
    {
      const SpMatrixGroup *group = &g_array_index (self->row_groups, SpMatrixGroup, i);

      if (row >= group->first && row < group->end)
        return group;
    }
  return NULL;
}

/* How far the upper side of a row lies under that of the first one, over all pages. */
double
sp_matrix_plan_get_row_y (const SpMatrixPlan *self, guint row)
{
  double y = 0.0;

  for (guint i = 0; i < row; i++)
    y += self->rows[i].height;
  return y;
}

guint
sp_matrix_plan_get_n_pages (const SpMatrixPlan *self)
{
  return (self->row_breaks->len - 1) * (self->column_breaks->len - 1);
}

double
sp_matrix_plan_get_feet_height (const SpMatrixPlan *self)
{
  double height = 0.0;

  for (guint foot = 0; foot < SP_MATRIX_N_FEET; foot++)
    height += self->foot_heights[foot];
  return height;
}

double
sp_matrix_plan_get_two_lines_width (const SpMatrixPlan *self)
{
  double beside = self->has_ends ? self->theme->small_size * SP_MATRIX_LINE_OF_SIZE : SP_MATRIX_PADDING;

  return 2.0 * self->theme->text_size * SP_MATRIX_LINE_OF_SIZE + beside;
}

double
sp_matrix_plan_get_indent (const SpMatrixPlan *self, const SpMatrixRow *row)
{
  return INDENT * MIN (row->depth, DEEPEST_INDENT);
}
