/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-plan.h"

#include "sp-matrix-picture-words.h"

#define LEAST_NAME_WIDTH 64.0
#define LEAST_NAME_WIDTH_WITH_FEET 104.0
#define MOST_NAME_WIDTH 164.0
#define MOST_SPARE_NAME_WIDTH 240.0   /* of names in one line, where columns leave them room */
#define LEAST_ROW_HEIGHT 22.0
#define LEAST_TURNED_ROW_HEIGHT 18.0
#define LEAST_COMPACT_ROW_HEIGHT 15.0
#define LEAST_COUNTED_ROW_HEIGHT 32.0
#define LEAST_COLUMN_WIDTH 58.0       /* of a heading that runs across */
#define USUAL_COLUMN_WIDTH 92.0
#define MOST_COLUMN_WIDTH 108.0
#define LEAST_TURNED_WIDTH 16.0
#define USUAL_TURNED_WIDTH 26.0
#define MOST_TURNED_WIDTH 40.0
#define MOST_COLUMNS_ACROSS 12        /* where the page fits the content */
#define MOST_TURNED_HEIGHT 170.0
#define LARGEST_TURNED_HEIGHT 240.0   /* where all headings are whole then */
#define LEAST_SIDE_WIDTH 52.0
#define MOST_SIDE_WIDTH 108.0
#define LEAST_FOOT_HEIGHTS { 22.0, 18.0, 30.0 }

/* Text may come out a little wider where the picture is scaled, and must not take a line more then. */
#define SLACK 1.02

/* The smallest text of the matrix has to stay readable in print. */
#define LEAST_TEXT_SIZE 6.5

static double
measure_width (const char *text, const char *font)
{
  double width;

  sp_text_measure (text, font, 0.0, &width, NULL);
  return width;
}

static double
measure_height (const char *text, const char *font, double width)
{
  double height;

  if (*text == '\0')
    return 0.0;
  sp_text_measure (text, font, width / SLACK, NULL, &height);
  return height;
}

static double
get_least_scale (const SpMatrixPlan *self)
{
  return MIN (1.0, LEAST_TEXT_SIZE / self->theme->small_size);
}

static double
measure_row_heading_width (const SpMatrixPlan *self, const SpMatrixRow *row)
{
  g_autofree char *role = sp_matrix_words_role (self, row);
  double name = measure_width (sp_snapshot_get_actor (self->snapshot, row->actor)->name, self->name_font);
  double role_width = self->compact ? 0.0 : measure_width (role, self->small_font);

  return MAX (name, role_width) + sp_matrix_plan_get_indent (self, row) + 3.0 * SP_MATRIX_PADDING;
}

/* A row without a cell has no counts, either. */
static double
get_least_row_height (const SpMatrixPlan *self, const SpMatrixRow *row)
{
  if (self->options->show_counts && !row->silent)
    return LEAST_COUNTED_ROW_HEIGHT;
  if (self->compact)
    return LEAST_COMPACT_ROW_HEIGHT;
  return self->turned ? LEAST_TURNED_ROW_HEIGHT : LEAST_ROW_HEIGHT;
}

static double
measure_row_height (const SpMatrixPlan *self, const SpMatrixRow *row)
{
  g_autofree char *role = sp_matrix_words_role (self, row);
  const char *name = sp_snapshot_get_actor (self->snapshot, row->actor)->name;
  double width = self->name_width - sp_matrix_plan_get_indent (self, row) - 2.0 * SP_MATRIX_PADDING;
  double height = measure_height (name, self->name_font, self->compact ? 0.0 : width);

  if (!self->compact)
    height += measure_height (role, self->small_font, width);
  return MAX (get_least_row_height (self, row), height + SP_MATRIX_PADDING);
}

void
sp_matrix_plan_measure_names (SpMatrixPlan *self)
{
  self->wanted_name_width = self->has_feet ? LEAST_NAME_WIDTH_WITH_FEET : LEAST_NAME_WIDTH;
  for (guint i = 0; i < self->n_rows; i++)
    self->wanted_name_width = MAX (self->wanted_name_width, measure_row_heading_width (self, &self->rows[i]));
  self->name_width = MIN (self->wanted_name_width, MOST_NAME_WIDTH);
}

/* Names that stand in one line are cut where they are long: what columns have beyond their usual width is theirs. */
static void
widen_names (SpMatrixPlan *self, double room)
{
  double wanted = MIN (self->wanted_name_width, MOST_SPARE_NAME_WIDTH) - self->name_width;
  double spare = self->n_columns * (self->column_width - USUAL_TURNED_WIDTH);

  if (!self->compact || !self->turned || wanted <= 0.0)
    return;
  if (room == G_MAXDOUBLE)
    {
      self->name_width += wanted;
      return;
    }
  spare = CLAMP (spare, 0.0, wanted);
  self->name_width += spare;
  self->column_width -= spare / self->n_columns;
}

void
sp_matrix_plan_measure_rows (SpMatrixPlan *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    self->rows[i].height = measure_row_height (self, &self->rows[i]);
}

/* A column beside the table is as wide as the longest word over it. */
static double
measure_side_width (const SpMatrixPlan *self)
{
  double widest = LEAST_SIDE_WIDTH;

  for (SpMatrixSide side = 0; side < SP_MATRIX_N_SIDES; side++)
    {
      g_auto (GStrv) words = g_strsplit (sp_matrix_words_side (side), " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        widest = MAX (widest, measure_width (words[i], self->heading_font) + 1.0);
    }
  return MIN (widest, MOST_SIDE_WIDTH) + SP_MATRIX_SIDE_GAP;
}

/*
 * sp_matrix_plan_measure_margins:
 * The columns beside the table have to be measured after the rows are known, and before the page is divided.
 */
void
sp_matrix_plan_measure_margins (SpMatrixPlan *self)
{
  self->lead_width = sp_matrix_plan_get_bar_width (self, TRUE);
  if (self->row_tree != NULL)
    self->lead_width += SP_MATRIX_ROW_TREE + SP_MATRIX_TREE_GAP;
  self->top_height = sp_matrix_plan_get_bar_width (self, FALSE);
  if (self->column_tree != NULL)
    self->top_height += SP_MATRIX_COLUMN_TREE + SP_MATRIX_TREE_GAP;
  self->side_width = self->has_sides ? SP_MATRIX_N_SIDES * measure_side_width (self) : 0.0;
}

/* What every page has besides its columns. */
static double
get_fixed_width (const SpMatrixPlan *self)
{
  return self->lead_width + self->name_width;
}

static double
measure_widest_word (const SpMatrixPlan *self)
{
  double widest = 0.0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (sp_snapshot_get_issue (self->snapshot, i)->name, " -\n", -1);

      for (guint j = 0; words[j] != NULL; j++)
        widest = MAX (widest, measure_width (words[j], self->heading_font));
    }
  return widest;
}

/* Turned columns are narrower than usual only where that spares a page. */
static double
choose_turned_width (const SpMatrixPlan *self, double width, double scaled_width)
{
  if (width == G_MAXDOUBLE || scaled_width < LEAST_TURNED_WIDTH)
    return USUAL_TURNED_WIDTH;
  if (scaled_width < USUAL_TURNED_WIDTH)
    return scaled_width;
  return CLAMP (width, USUAL_TURNED_WIDTH, MOST_TURNED_WIDTH);
}

/* Headings run across as long as their longest word fits; else they run upwards. */
static void
choose_column_width (SpMatrixPlan *self, double room)
{
  gboolean fits_content = room == G_MAXDOUBLE;
  double fixed = get_fixed_width (self) + self->side_width;
  double width = fits_content ? G_MAXDOUBLE : (room - fixed) / self->n_columns;
  double scaled_width = fits_content ? G_MAXDOUBLE : (room / get_least_scale (self) - fixed) / self->n_columns;
  double least = G_MAXDOUBLE;

  if (self->n_columns <= (fits_content ? MOST_COLUMNS_ACROSS : 3 * MOST_COLUMNS_ACROSS))
    least = CLAMP (measure_widest_word (self) + 2.0 * SP_MATRIX_PADDING + 1.0, LEAST_COLUMN_WIDTH, MOST_COLUMN_WIDTH);
  self->turned = least == G_MAXDOUBLE || scaled_width < least;
  if (self->turned)
    self->column_width = choose_turned_width (self, width, scaled_width);
  else if (fits_content)
    self->column_width = MAX (least, USUAL_COLUMN_WIDTH);
  else
    self->column_width = CLAMP (width, least, MOST_COLUMN_WIDTH);
}

/* Where there is room without end, long names get their second line. */
static void
measure_turned_headings (SpMatrixPlan *self, double room)
{
  double length = 0.0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (self->snapshot, i);
      g_autofree char *ends = sp_matrix_words_ends (issue);

      length = MAX (length, measure_width (issue->name, self->heading_font));
      if (self->has_ends)
        length = MAX (length, measure_width (ends, self->small_font));
    }
  self->title_height = MIN (length + 1.0, length <= LARGEST_TURNED_HEIGHT ? LARGEST_TURNED_HEIGHT : MOST_TURNED_HEIGHT);
  if (room == G_MAXDOUBLE && length > MOST_TURNED_HEIGHT)
    self->column_width = MAX (self->column_width, sp_matrix_plan_get_two_lines_width (self));
}

static void
measure_headings (SpMatrixPlan *self)
{
  double width = self->column_width - 2.0 * SP_MATRIX_PADDING;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SpIssue *issue = sp_snapshot_get_issue (self->snapshot, i);
      g_autofree char *oppose = sp_matrix_words_end (issue, FALSE);
      g_autofree char *support = sp_matrix_words_end (issue, TRUE);
      double ends = measure_height (oppose, self->small_font, width) + measure_height (support, self->small_font, width);

      self->title_height = MAX (self->title_height, measure_height (issue->name, self->heading_font, width));
      if (self->has_ends)
        self->ends_height = MAX (self->ends_height, SP_MATRIX_ENDS_GAP + ends);
    }
}

void
sp_matrix_plan_measure_columns (SpMatrixPlan *self, double room)
{
  self->title_height = 0.0;
  self->ends_height = 0.0;
  choose_column_width (self, room);
  widen_names (self, room);
  if (self->turned)
    measure_turned_headings (self, room);
  else
    measure_headings (self);
}

/* Half of the neutral ones are counted to each side. */
static double
count_on_larger_side (const SpMatrixTally *tally)
{
  return MAX (tally->n_opposed, tally->n_supporting) + tally->n_neutral / 2.0;
}

void
sp_matrix_plan_count_sides (SpMatrixPlan *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    self->most_on_a_side = MAX (self->most_on_a_side, count_on_larger_side (&self->tallies[i]));
  self->has_feet = self->most_on_a_side > 0.0 && self->options->show_issue_margins;
}

void
sp_matrix_plan_measure_feet (SpMatrixPlan *self)
{
  static const double least_heights[SP_MATRIX_N_FEET] = LEAST_FOOT_HEIGHTS;
  double width = self->name_width - 2.0 * SP_MATRIX_PADDING;

  for (SpMatrixFoot foot = 0; self->has_feet && foot < SP_MATRIX_N_FEET; foot++)
    {
      g_autofree char *note = sp_matrix_words_foot_note (self, foot);
      double height = measure_height (sp_matrix_words_foot (foot), self->heading_font, width)
                      + measure_height (note, self->small_font, width);

      self->foot_heights[foot] = MAX (least_heights[foot], height + 2.0 * SP_MATRIX_PADDING);
    }
}

static double
add_up_rows (const SpMatrixPlan *self)
{
  double height = 0.0;

  for (guint i = 0; i < self->n_rows; i++)
    height += self->rows[i].height;
  return height;
}

/* Fills pages with rows up to a height, of which the last one has to leave some free. */
static guint
break_rows (SpMatrixPlan *self, double capacity, double after)
{
  double height = 0.0;
  guint first = 0;

  g_array_set_size (self->row_breaks, 0);
  g_array_append_val (self->row_breaks, first);
  for (guint i = 0; i < self->n_rows; i++)
    {
      double needed = self->rows[i].height + (i + 1 == self->n_rows ? after : 0.0);

      if (height > 0.0 && height + needed > capacity)
        {
          g_array_append_val (self->row_breaks, i);
          height = 0.0;
        }
      height += self->rows[i].height;
    }
  g_array_append_val (self->row_breaks, self->n_rows);
  return self->row_breaks->len - 1;
}

/* Pages about equally full, rather than a last one with a single row. Legend and sources go on the last one where that costs
 * no page. */
static void
balance_rows (SpMatrixPlan *self, double capacity, double end)
{
  double after = sp_matrix_plan_get_feet_height (self);
  guint n_pages = break_rows (self, capacity, after);

  if (break_rows (self, capacity, after + end) == n_pages)
    after += end;
  for (double trial = (add_up_rows (self) + after) / n_pages; n_pages > 1 && trial < capacity; trial += LEAST_COMPACT_ROW_HEIGHT)
    if (break_rows (self, trial, after) == n_pages)
      return;
  break_rows (self, capacity, after);
}

/* How many columns wide is what stands beside the table. */
static guint
count_beside (const SpMatrixPlan *self, double column_width)
{
  return (guint) ceil (self->side_width / column_width);
}

static guint
count_column_pages (const SpMatrixPlan *self, double column_width, double capacity)
{
  guint n_beside = count_beside (self, column_width);
  guint n = self->n_columns + n_beside;
  guint n_fitting = (guint) CLAMP (floor (capacity / column_width), n_beside + 1.0, n);

  if (self->n_columns * column_width + self->side_width <= capacity)
    return 1;
  return MIN ((n + n_fitting - 1) / n_fitting, self->n_columns);
}

/* Pages about equally full, what stands beside the table being as wide as so many columns of the last one; turned columns are
 * as narrow as they can be where that spares a page, and then take what room is left. */
static void
break_columns (SpMatrixPlan *self, double capacity)
{
  guint n_pages;
  guint n;

  if (self->turned && self->column_width > LEAST_TURNED_WIDTH
      && count_column_pages (self, LEAST_TURNED_WIDTH, capacity) < count_column_pages (self, self->column_width, capacity))
    self->column_width = LEAST_TURNED_WIDTH;
  n_pages = count_column_pages (self, self->column_width, capacity);
  n = self->n_columns + count_beside (self, self->column_width);
  g_array_set_size (self->column_breaks, 0);
  for (guint page = 0; page < n_pages; page++)
    {
      guint first = (guint) MIN ((guint64) n * page / n_pages, self->n_columns - (n_pages - page));

      g_array_append_val (self->column_breaks, first);
    }
  g_array_append_val (self->column_breaks, self->n_columns);
  if (self->turned && n_pages > 1)
    self->column_width = CLAMP (capacity / ((n + n_pages - 1) / n_pages), self->column_width,
                                MAX (self->column_width, MOST_TURNED_WIDTH));
}

void
sp_matrix_plan_break_pages (SpMatrixPlan *self, SpFrame *frame)
{
  double body_width = get_fixed_width (self) + self->n_columns * self->column_width + self->side_width;
  double body_height = sp_matrix_plan_get_heading_height (self) + add_up_rows (self) + sp_matrix_plan_get_feet_height (self);
  double room_width;
  double room_height;

  self->scale = sp_frame_fit_readable (frame, body_width, body_height, get_least_scale (self));
  if (self->scale >= get_least_scale (self))
    {
      break_rows (self, G_MAXDOUBLE, 0.0);
      break_columns (self, G_MAXDOUBLE);
      return;
    }
  sp_frame_get_room (frame, &room_width, &room_height);
  self->scale = CLAMP (room_width / body_width, get_least_scale (self), 1.0);
  balance_rows (self, room_height / self->scale - sp_matrix_plan_get_heading_height (self),
                sp_frame_measure_end (frame) / self->scale);
  break_columns (self, room_width / self->scale - get_fixed_width (self) + 1e-6);
}
