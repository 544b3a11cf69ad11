/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-picture.h"

#include <glib/gi18n-lib.h>

#include "sp-frame.h"
#include "sp-text.h"

/* Half an inch, as printers want it at least. */
#define DEFAULT_MARGIN 36.0

#define DEFAULT_SEED 1

/* So many nobody minds as they are. */
#define FEW_PAGES 2

/**
 * sp_picture_options_init:
 * @options: (out caller-allocates): what to fill
 * @kind: which picture
 *
 * Fills the options with the defaults: light theme, everything around the picture shown, a page that fits the
 * content, every statement taken into account, actors and issues in the order by hand, and in a diagram the stated
 * links and who speaks for whom. It runs from right to left where the program's own words do.
 */
void
sp_picture_options_init (SpPictureOptions *options,
                         SpPictureKind     kind)
{
  g_return_if_fail (options != NULL);

  *options = (SpPictureOptions) {
    .kind = kind,
    .positions = { .as_of = SP_DATE_NONE, .rule = SP_RULE_LATEST },
    .theme = SP_THEME_LIGHT,
    .right_to_left = sp_text_align_leading (_ ("Position matrix"), TRUE) == SP_ALIGN_START,
    .actor_order = SP_ORDER_MANUAL,
    .issue_order = SP_ORDER_MANUAL,
    .show_issue_margins = TRUE,
    .layout = SP_LAYOUT_METHOD_AUTOMATIC,
    .seed = DEFAULT_SEED,
    .show_stated_links = TRUE,
    .show_speaks_for = TRUE,
    .show_title = TRUE,
    .show_legend = TRUE,
    .show_sources = TRUE,
    .margin = DEFAULT_MARGIN,
  };
}

/**
 * sp_picture_options_copy:
 * @options: what to copy; it only has to be right now
 * @copy: (out caller-allocates): holds the filter and the places, neither of which may be changed from now on; to be
 *   released with sp_picture_options_clear()
 *
 * Makes options that outlive the page or dialog which they come from, for a worker thread for example.
 */
void
sp_picture_options_copy (const SpPictureOptions *options,
                         SpPictureOptions       *copy)
{
  g_return_if_fail (options != NULL && copy != NULL);

  *copy = *options;
  if (copy->filter != NULL)
    sp_filter_ref (copy->filter);
  if (copy->places != NULL)
    g_hash_table_ref (copy->places);
}

/**
 * sp_picture_options_clear:
 * @options: a copy made by sp_picture_options_copy(), or all zero
 *
 * Releases what the copy holds.
 */
void
sp_picture_options_clear (SpPictureOptions *options)
{
  g_return_if_fail (options != NULL);

  g_clear_pointer (&options->filter, sp_filter_unref);
  g_clear_pointer (&options->places, g_hash_table_unref);
}

typedef SpPages *(*Draw) (SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
                          SpLayoutProgress progress, gpointer progress_data, GError **error);

static gboolean
is_empty (SpSnapshot *snapshot, SpPictureKind kind)
{
  gboolean needs_statements = kind == SP_PICTURE_KIND_TIMELINE;
  gboolean needs_issues = kind != SP_PICTURE_KIND_DIAGRAM && kind != SP_PICTURE_KIND_GRID;

  return sp_snapshot_get_n_actors (snapshot) == 0 || (needs_issues && sp_snapshot_get_n_issues (snapshot) == 0)
         || (needs_statements && sp_snapshot_get_n_statements (snapshot) == 0);
}

static SpPages *
draw_nothing (SpSnapshot *snapshot, const SpPictureOptions *options, const char *message)
{
  g_autoptr (SpFrame) frame = sp_frame_new (snapshot, options);

  sp_frame_set_description (frame, _ ("Nothing fits the filters"));
  sp_frame_add_message (frame, message);
  return sp_frame_end (g_steal_pointer (&frame));
}

/* The issue of a chart as the project has it: one that is gone counts as not chosen, and a spectrum has the first one then. */
static SpId
find_issue (SpSnapshot *snapshot, const SpPictureOptions *options)
{
  if (options->kind == SP_PICTURE_KIND_MATRIX || options->kind == SP_PICTURE_KIND_DIAGRAM)
    return SP_ID_NONE;
  if (sp_snapshot_find_issue (snapshot, options->issue) != NULL)
    return options->issue;
  if (options->kind != SP_PICTURE_KIND_SPECTRUM || sp_snapshot_get_n_issues (snapshot) == 0)
    return SP_ID_NONE;
  return sp_snapshot_get_issue (snapshot, 0)->id;
}

/* A long chart is drawn on turned pages too, and those are taken that are fewer. The matrix looks for itself, the diagram has one
 * page, and so has the plot of the grid, which takes all the room that there is. */
static SpPages *
draw_turned (Draw draw, SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options,
             SpLayoutProgress progress, gpointer progress_data, GError **error)
{
  g_autoptr (SpPages) as_given = draw (snapshot, positions, options, progress, progress_data, error);
  g_autoptr (SpPages) other = NULL;
  SpPictureOptions turned = *options;

  if (as_given == NULL || !options->turn_page || sp_pages_get_n (as_given) <= FEW_PAGES
      || (options->kind != SP_PICTURE_KIND_SPECTRUM && options->kind != SP_PICTURE_KIND_TIMELINE))
    return g_steal_pointer (&as_given);
  turned.page_width = options->page_height;
  turned.page_height = options->page_width;
  other = draw (snapshot, positions, &turned, progress, progress_data, error);
  if (other != NULL && sp_pages_get_n (other) < sp_pages_get_n (as_given))
    return g_steal_pointer (&other);
  return other != NULL ? g_steal_pointer (&as_given) : NULL;
}

/**
 * sp_picture_draw:
 * @snapshot: the project
 * @options: which picture and how
 * @progress: (nullable) (scope call): told how far the work is, from 0 to 1; stops it by returning `FALSE`
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws a picture of a project: positions, then order or layout, then what stands where. Safe in a worker thread;
 * the same snapshot and options give the same pages. An empty project gives a picture that says so, and so does a
 * filter that nothing fits.
 *
 * Returns: (transfer full): the pages, one at least, or `NULL` with %SP_LAYOUT_ERROR_CANCELLED
 */
SpPages *
sp_picture_draw (SpSnapshot             *snapshot,
                 const SpPictureOptions *options,
                 SpLayoutProgress        progress,
                 gpointer                progress_data,
                 GError                **error)
{
  static const Draw draw[SP_N_PICTURE_KINDS] = {
    [SP_PICTURE_KIND_MATRIX] = sp_matrix_picture_draw,
    [SP_PICTURE_KIND_DIAGRAM] = sp_diagram_picture_draw,
    [SP_PICTURE_KIND_GRID] = sp_grid_picture_draw,
    [SP_PICTURE_KIND_SPECTRUM] = sp_spectrum_picture_draw,
    [SP_PICTURE_KIND_TIMELINE] = sp_timeline_picture_draw,
  };
  g_autoptr (SpPositions) positions = NULL;
  g_autoptr (SpSnapshot) fitting = NULL;
  SpPictureOptions found;

  g_return_val_if_fail (snapshot != NULL && options != NULL, NULL);
  g_return_val_if_fail ((guint) options->kind < SP_N_PICTURE_KINDS, NULL);

  fitting = options->filter != NULL
              ? sp_filter_apply (options->filter, snapshot, SP_FILTER_PART_ALL, options->positions.roll_up)
              : sp_snapshot_ref (snapshot);
  if (fitting != snapshot && is_empty (fitting, options->kind) && !is_empty (snapshot, options->kind))
    return draw_nothing (snapshot, options, _ ("Nothing fits the filters. Ask for less to see more."));
  found = *options;
  found.issue = find_issue (snapshot, options);
  if (found.issue != SP_ID_NONE && sp_snapshot_find_issue (fitting, found.issue) == NULL)
    return draw_nothing (snapshot, options,
                         _ ("The issue of this chart does not fit the filters. Choose another one, or ask for less."));
  positions = sp_positions_compute (fitting, &options->positions);
  return draw_turned (draw[options->kind], fitting, positions, &found, progress, progress_data, error);
}
