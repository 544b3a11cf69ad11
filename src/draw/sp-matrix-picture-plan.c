/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-plan.h"

#include "sp-matrix-picture-words.h"
#include "sp-ordering.h"

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

static gboolean
is_silent (const SpMatrixPlan *self, guint actor)
{
  for (guint issue = 0; issue < self->n_columns; issue++)
    if (sp_positions_get (self->positions, actor, issue)->state != SP_POSITION_NOTHING_FOUND)
      return FALSE;
  return TRUE;
}

static void
set_rows (SpMatrixPlan *self)
{
  g_autofree guint *order = sp_order_actors (self->snapshot, self->positions, self->options->actor_order);

  self->n_rows = sp_snapshot_get_n_actors (self->snapshot);
  self->rows = g_new0 (SpMatrixRow, self->n_rows);
  self->compact = self->n_rows >= LEAST_COMPACT_ROWS;
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->rows[i].actor = order[i];
      self->rows[i].silent = is_silent (self, order[i]);
      self->has_feet |= !self->rows[i].silent;
    }
  indent_rows (self);
}

static void
set_columns (SpMatrixPlan *self)
{
  const SpIssue *first = sp_snapshot_get_issue (self->snapshot, 0);

  self->n_columns = sp_snapshot_get_n_issues (self->snapshot);
  self->issues = sp_order_issues (self->snapshot, self->positions, self->options->issue_order);
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
 * Decides the orders and the size of every part.
 */
SpMatrixPlan *
sp_matrix_plan_new (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options, SpFrame *frame)
{
  SpMatrixPlan *self = g_new0 (SpMatrixPlan, 1);
  double width;
  double height;

  self->snapshot = snapshot;
  self->positions = positions;
  self->options = options;
  self->theme = sp_theme_get (options->theme);
  self->name_font = sp_theme_dup_font (self->theme, self->theme->text_size, FALSE);
  self->heading_font = sp_theme_dup_font (self->theme, self->theme->text_size, TRUE);
  self->small_font = sp_theme_dup_font (self->theme, self->theme->small_size, FALSE);
  self->row_breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->column_breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  set_columns (self);
  set_rows (self);
  sp_frame_get_room (frame, &width, &height);
  sp_matrix_plan_measure_names (self);
  sp_matrix_plan_measure_columns (self, width);
  sp_matrix_plan_measure_rows (self);
  sp_matrix_plan_measure_feet (self);
  return self;
}

void
sp_matrix_plan_free (SpMatrixPlan *self)
{
  g_clear_pointer (&self->name_font, g_free);
  g_clear_pointer (&self->heading_font, g_free);
  g_clear_pointer (&self->small_font, g_free);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->issues, g_free);
  g_clear_pointer (&self->row_breaks, g_array_unref);
  g_clear_pointer (&self->column_breaks, g_array_unref);
  g_free (self);
}

double
sp_matrix_plan_get_heading_height (const SpMatrixPlan *self)
{
  return self->title_height + self->ends_height + 2.0 * SP_MATRIX_PADDING;
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
