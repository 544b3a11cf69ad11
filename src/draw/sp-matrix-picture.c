/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-picture.h"

#include <glib/gi18n-lib.h>

#include "sp-frame.h"
#include "sp-matrix-picture-page.h"
#include "sp-matrix-picture-words.h"

static const SpPosition nothing_found = { .value = NAN, .salience = NAN };

static void
note_signs (const SpMatrixPlan *plan, SpLegend *legend)
{
  for (guint row = 0; row < plan->n_rows; row++)
    {
      guint n;
      const guint *issues;
      const SpPosition *cells = sp_positions_get_row (plan->positions, plan->rows[row].actor, &n, &issues);

      for (guint i = 0; i < n; i++)
        sp_legend_note_position (legend, &cells[i]);
      if (n > 0 && n < plan->n_columns)
        sp_legend_note_position (legend, &nothing_found);
    }
}

static void
cite_sources (const SpMatrixPlan *plan, SpFrame *frame)
{
  g_autofree guint *actors = g_new (guint, MAX (plan->n_rows, 1));

  if (sp_snapshot_get_n_sources (plan->snapshot) == 0)
    return;
  for (guint row = 0; row < plan->n_rows; row++)
    actors[row] = plan->rows[row].actor;
  sp_frame_cite_evidence (frame, plan->positions, actors, plan->n_rows);
}

static const SpMatrixGroup *
find_group (const SpMatrixPlan *plan, guint number)
{
  for (guint i = 0; i < plan->row_groups->len; i++)
    if (g_array_index (plan->row_groups, SpMatrixGroup, i).number == number)
      return &g_array_index (plan->row_groups, SpMatrixGroup, i);
  return NULL;
}

static void
note_blocs (const SpMatrixPlan *plan, SpLegend *legend)
{
  g_autofree char *quality = NULL;

  for (guint bloc = 0; bloc < plan->blocs->n_blocs; bloc++)
    {
      const SpMatrixGroup *group = find_group (plan, bloc);

      if (group != NULL)
        sp_legend_add_mark (legend, sp_theme_get_bloc_ink (plan->theme, group->number), group->key, group->label);
    }
  if (find_group (plan, SP_BLOC_NONE) != NULL)
    sp_legend_add_mark (legend, plan->theme->empty, "", find_group (plan, SP_BLOC_NONE)->label);
  quality = g_strdup_printf ("%.2f", isnan (plan->blocs->quality) ? 0.0 : plan->blocs->quality);
  if (plan->blocs->n_blocs > 0)
    {
      /* Translators: %s is a number such as 0.42 */
      g_autofree char *remark = g_strdup_printf (_ ("Bloc: actors that agree more with each other than with others "
                                                    "(modularity %s)."), quality);

      sp_legend_add_remark (legend, remark);
    }
  else
    sp_legend_add_remark (legend, _ ("No two actors agree so far that they make a bloc."));
}

/* What the bars and trees of the margins mean. */
static void
note_margins (const SpMatrixPlan *plan, SpLegend *legend)
{
  SpGrouping grouping = plan->options->actor_grouping;

  if (grouping == SP_GROUPING_BLOC && plan->blocs != NULL)
    note_blocs (plan, legend);
  if (plan->no_blocs != NULL)
    sp_legend_add_remark (legend, plan->no_blocs->message);
  if (plan->no_column_groups != NULL)
    sp_legend_add_remark (legend, plan->no_column_groups->message);
  for (guint i = 0; grouping == SP_GROUPING_KIND && i < plan->row_groups->len; i++)
    sp_legend_note_actor_kind (legend, (SpActorKind) g_array_index (plan->row_groups, SpMatrixGroup, i).number);
  if (grouping == SP_GROUPING_SPEAKS_FOR && plan->row_groups->len > 0)
    sp_legend_add_remark (legend, _ ("A bar joins an actor with those who speak for it."));
  if (plan->column_groups->len > 0)
    sp_legend_add_remark (legend, _ ("A bar with a letter joins issues that divide the actors alike."));
  if (plan->row_tree != NULL || plan->column_tree != NULL)
    sp_legend_add_remark (legend, _ ("Tree: the further from the names two branches meet, the less alike they are."));
  if (plan->options->show_trees && plan->options->actor_order == SP_ORDER_SIMILARITY && plan->row_tree == NULL)
    sp_legend_add_remark (legend,
                          _ ("No tree of the actors: groups part what is alike, or there are too many or too few of them."));
  if (plan->has_sides)
    sp_legend_add_remark (legend, _ ("From the centre: how many steps an actor stands from where the issues land, on average."));
}

static void
add_remarks (const SpMatrixPlan *plan, SpFrame *frame)
{
  SpLegend *legend = sp_frame_get_legend (frame);
  const SpIssue *issue = sp_snapshot_get_issue (plan->snapshot, 0);

  if (plan->shares_ends)
    {
      g_autofree char *ends = sp_matrix_words_ends (issue);
      /* Translators: %s is what both ends of the scale stand for, "− against   + in favour" */
      g_autofree char *remark = g_strdup_printf (_ ("On every issue:   %s"), ends);

      sp_legend_add_remark (legend, remark);
    }
  note_margins (plan, legend);
  if (plan->options->show_counts)
    sp_legend_add_remark (legend, _ ("A number in a cell: statements behind it."));
  for (guint row = 0; row < plan->n_rows; row++)
    if (!plan->rows[row].silent)
      return;
  sp_legend_add_remark (legend, _ ("Nobody has taken a position yet: record what the actors say on these issues."));
}

static const char *
find_what_is_missing (SpSnapshot *snapshot)
{
  gboolean has_actors = sp_snapshot_get_n_actors (snapshot) > 0;
  gboolean has_issues = sp_snapshot_get_n_issues (snapshot) > 0;

  if (has_actors && has_issues)
    return NULL;
  if (has_actors)
    return _ ("No issues yet. Add what is contested; the actors’ positions will stand here.");
  if (has_issues)
    return _ ("No actors yet. Add who takes a stand; their positions will stand here.");
  return _ ("Nothing to show yet. Add actors and issues, and record who said what.");
}

/* Column block by column block, each from its first row to its last. */
static void
init_page (SpMatrixPage *page, const SpMatrixPlan *plan, guint number)
{
  guint n_row_blocks = plan->row_breaks->len - 1;

  sp_matrix_page_init (page, plan, number % n_row_blocks, number / n_row_blocks);
}

static gboolean
draw_body_cb (SpSceneBuilder *builder, guint body, SpLayoutProgress progress, gpointer progress_data, gpointer data)
{
  SpMatrixPage page;

  init_page (&page, data, body);
  page.builder = builder;
  return sp_matrix_page_draw (&page, progress, progress_data);
}

/* How well a page suits the picture: the fewer pages the better, then the fewer that the table is divided over, and then the
 * larger the scale. */
typedef struct
{
  guint n_pages;
  guint n_parts;
  double scale;
} Fit;

static gboolean
is_better (Fit a, Fit b)
{
  if (a.n_pages != b.n_pages)
    return a.n_pages < b.n_pages;
  if (a.n_parts != b.n_parts)
    return a.n_parts < b.n_parts;
  return a.scale > b.scale + 1e-6;
}

/* The plan is for the page of the frame until it is fitted to another. */
static Fit
fit_page (SpMatrixPlan *plan, SpFrame *frame)
{
  sp_matrix_plan_fit (plan, frame);
  sp_matrix_plan_break_pages (plan, frame);
  for (guint i = 0; i < sp_matrix_plan_get_n_pages (plan); i++)
    {
      SpMatrixPage page;

      init_page (&page, plan, i);
      sp_frame_add_body (frame, page.width, page.height, plan->scale);
    }
  return (Fit) { sp_frame_count_pages (frame), sp_matrix_plan_get_n_pages (plan), plan->scale };
}

/* The page as it is given, or turned where that is better. */
static void
fit_best_page (SpMatrixPlan *plan, SpFrame *frame)
{
  const SpPictureOptions *options = plan->options;
  Fit given = fit_page (plan, frame);

  if (!options->turn_page || options->page_width <= 0.0 || options->page_height <= 0.0
      || options->page_width == options->page_height)
    return;
  sp_frame_turn_page (frame);
  if (is_better (fit_page (plan, frame), given))
    return;
  sp_frame_turn_page (frame);
  fit_page (plan, frame);
}

static SpFrame *
make_frame (const SpMatrixPlan *plan)
{
  SpFrame *frame = sp_frame_new (plan->snapshot, plan->options);
  g_autofree char *description = sp_matrix_words_description (plan);

  note_signs (plan, sp_frame_get_legend (frame));
  cite_sources (plan, frame);
  add_remarks (plan, frame);
  sp_frame_set_description (frame, description);
  return frame;
}

static SpPages *
draw_message (SpSnapshot *snapshot, const SpPictureOptions *options, const char *message)
{
  g_autoptr (SpFrame) frame = sp_frame_new (snapshot, options);

  sp_frame_set_description (frame, message);
  sp_frame_add_message (frame, message);
  return sp_frame_end (g_steal_pointer (&frame));
}

static gboolean
is_stopped (SpLayoutProgress progress, gpointer progress_data, GError **error)
{
  if (progress == NULL || progress (0.0, progress_data))
    return FALSE;
  g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _ ("The drawing was cancelled"));
  return TRUE;
}

static void
unref_plan_cb (gpointer plan)
{
  sp_matrix_plan_unref (plan);
}

/**
 * sp_matrix_picture_draw:
 * @snapshot: the rows
 * @positions: their positions
 * @options: what to draw; of it the orders, theme, direction, counts, page and what stands around the picture
 * @progress: (nullable): told how far it is, and may cancel
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws the position matrix: actors in rows, issues in columns, in each cell the position as sp_sign_add_cell() draws it,
 * and below, for each issue, how many actors stand where, how far they agree (van der Eijk's A) and where it lands.
 *
 * Where the options ask for it, rows stand in groups beside bars and a tree, and activity and distance from the centre beside
 * the table.
 *
 * The picture is scaled to the page as long as its smallest text keeps 6.5 points; a larger one runs over pages with the
 * headings repeated, first down, then across. A page that may be turned is turned where that spares pages, or makes the
 * picture larger. Column headings run across where their longest word fits, and upwards
 * where it does not. An actor that speaks for the one above it is indented. Actors of whom nothing was found keep a quiet
 * row. A project without actors or issues gives a page that says what to do.
 *
 * Takes O(A · I) time for A actors and I issues, besides what the orders take, and then for each page that is asked for as
 * much time and room as there is on it: eight bytes for a cell. Safe in a worker thread.
 *
 * Returns: (transfer full): the pages, or `NULL` with %SP_LAYOUT_ERROR_CANCELLED
 */
SpPages *
sp_matrix_picture_draw (SpSnapshot *snapshot,
                        SpPositions *positions,
                        const SpPictureOptions *options,
                        SpLayoutProgress progress,
                        gpointer progress_data,
                        GError **error)
{
  g_autoptr (SpMatrixPlan) plan = NULL;
  g_autoptr (SpFrame) frame = NULL;
  const char *missing = find_what_is_missing (snapshot);

  if (missing != NULL)
    return draw_message (snapshot, options, missing);
  if (is_stopped (progress, progress_data, error))
    return NULL;
  plan = sp_matrix_plan_new (snapshot, positions, options);
  frame = make_frame (plan);
  if (is_stopped (progress, progress_data, error))
    return NULL;
  fit_best_page (plan, frame);
  return sp_frame_end_later (g_steal_pointer (&frame), draw_body_cb, g_steal_pointer (&plan), unref_plan_cb);
}
