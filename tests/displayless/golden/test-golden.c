/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "../every-page.h"
#include "golden-charts.h"
#include "golden-compare.h"
#include "golden-pdf.h"
#include "golden-projects.h"
#include "sp-picture.h"
#include "sp-renderer.h"

/*
 * Draws pictures and holds them against those in tests/golden, which somebody has looked at. One that differs is written
 * beside the build, with the places where it does. Where STANDPOINT_UPDATE_GOLDEN is set, all are written anew instead. The
 * same pictures as PDF have to look so too.
 */

#define PIXELS_PER_POINT (96.0 / 72.0)
#define FINE_PIXELS_PER_POINT (192.0 / 72.0)   /* that no line is finer than what programs for PDF draw */
#define MOST_DIFFERENT_SHARE 20000   /* one pixel in so many */
#define A4_LONG 841.89
#define A4_SHORT 595.28

typedef struct
{
  const char *name;
  SpSnapshot *(*make_project) (void);
  SpPictureKind kind;
  void (*choose) (SpPictureOptions *options);   /* nullable */
  guint page;
} Picture;

static SpSnapshot *
make_long_project (void)
{
  return golden_project_new_long (48, 6);
}

static SpSnapshot *
make_wide_project (void)
{
  return golden_project_new_long (5, 24);
}

static void
choose_dark (SpPictureOptions *options)
{
  options->theme = SP_THEME_DARK;
}

static void
choose_print (SpPictureOptions *options)
{
  options->theme = SP_THEME_PRINT;
}

static void
choose_high_contrast (SpPictureOptions *options)
{
  options->theme = SP_THEME_HIGH_CONTRAST;
}

static void
choose_similarity (SpPictureOptions *options)
{
  options->actor_order = SP_ORDER_SIMILARITY;
  options->issue_order = SP_ORDER_SIMILARITY;
}

static void
choose_mean_and_counts (SpPictureOptions *options)
{
  options->positions.rule = SP_RULE_MEAN;
  options->show_counts = TRUE;
}

static void
choose_right_to_left (SpPictureOptions *options)
{
  options->right_to_left = TRUE;
}

static void
choose_page (SpPictureOptions *options)
{
  options->page_width = A4_LONG;
  options->page_height = A4_SHORT;
}

static void
choose_bare (SpPictureOptions *options)
{
  options->show_title = FALSE;
  options->show_legend = FALSE;
  options->show_sources = FALSE;
}

static void
choose_blocs (SpPictureOptions *options)
{
  choose_similarity (options);
  options->actor_grouping = SP_GROUPING_BLOC;
  options->group_issues = TRUE;
  options->show_actor_margins = TRUE;
  options->show_trees = TRUE;
}

static void
choose_dark_blocs (SpPictureOptions *options)
{
  choose_blocs (options);
  options->theme = SP_THEME_DARK;
}

static void
choose_print_blocs (SpPictureOptions *options)
{
  choose_blocs (options);
  options->theme = SP_THEME_PRINT;
}

static void
choose_high_contrast_blocs (SpPictureOptions *options)
{
  choose_blocs (options);
  options->theme = SP_THEME_HIGH_CONTRAST;
}

static void
choose_kinds (SpPictureOptions *options)
{
  options->actor_grouping = SP_GROUPING_KIND;
  options->show_issue_margins = FALSE;
}

static void
choose_speakers (SpPictureOptions *options)
{
  options->actor_grouping = SP_GROUPING_SPEAKS_FOR;
}

static void
choose_folded (SpPictureOptions *options)
{
  options->positions.roll_up = TRUE;
  options->fold_speakers = TRUE;
  options->show_actor_margins = TRUE;
}

static void
choose_margins_from_right (SpPictureOptions *options)
{
  choose_blocs (options);
  options->right_to_left = TRUE;
}

static void
choose_margins_on_pages (SpPictureOptions *options)
{
  choose_page (options);
  choose_blocs (options);
}

static void
choose_link_labels (SpPictureOptions *options)
{
  options->show_link_labels = TRUE;
}

static void
choose_stance (SpPictureOptions *options)
{
  options->colour_issue = GOLDEN_ISSUE;
}

static void
choose_derived_lines (SpPictureOptions *options)
{
  options->show_stated_links = FALSE;
  options->show_agreement = TRUE;
  options->show_conflict = TRUE;
}

static void
choose_dark_stance (SpPictureOptions *options)
{
  options->theme = SP_THEME_DARK;
  options->colour_issue = GOLDEN_ISSUE;
}

static void
choose_bloc_areas (SpPictureOptions *options)
{
  options->colour_by_bloc = TRUE;
  options->show_hulls = TRUE;
}

static void
choose_dark_bloc_areas (SpPictureOptions *options)
{
  choose_bloc_areas (options);
  options->theme = SP_THEME_DARK;
}

static void
choose_print_bloc_areas (SpPictureOptions *options)
{
  choose_bloc_areas (options);
  options->theme = SP_THEME_PRINT;
}

static void
choose_high_contrast_bloc_areas (SpPictureOptions *options)
{
  choose_bloc_areas (options);
  options->theme = SP_THEME_HIGH_CONTRAST;
}

static void
choose_along_issue (SpPictureOptions *options)
{
  options->position_issue = GOLDEN_ISSUE;
  options->colour_issue = GOLDEN_ISSUE;
}

static void
choose_dark_along_issue (SpPictureOptions *options)
{
  choose_along_issue (options);
  options->theme = SP_THEME_DARK;
}

static void
choose_print_along_issue (SpPictureOptions *options)
{
  choose_along_issue (options);
  options->theme = SP_THEME_PRINT;
}

static void
choose_high_contrast_along_issue (SpPictureOptions *options)
{
  choose_along_issue (options);
  options->theme = SP_THEME_HIGH_CONTRAST;
}

static void
choose_along_issue_from_right (SpPictureOptions *options)
{
  options->position_issue = GOLDEN_ISSUE + 1;
  choose_bloc_areas (options);
  options->right_to_left = TRUE;
}

static void
choose_roll_up (SpPictureOptions *options)
{
  options->positions.roll_up = TRUE;
}

static void
choose_quay (SpPictureOptions *options)
{
  options->issue = GOLDEN_CHARTS_QUAY;
}

static void
choose_activity_dark (SpPictureOptions *options)
{
  options->interest = SP_INTEREST_ACTIVITY;
  options->theme = SP_THEME_DARK;
}

static void
choose_page_upright (SpPictureOptions *options)
{
  options->page_width = A4_SHORT;
  options->page_height = A4_LONG;
}

static void
choose_quay_and_roll_up (SpPictureOptions *options)
{
  options->issue = GOLDEN_CHARTS_QUAY;
  options->positions.roll_up = TRUE;
}

static void
choose_quay_in_spring_dark (SpPictureOptions *options)
{
  options->issue = GOLDEN_CHARTS_QUAY;
  options->positions.as_of = (SpDate) { 2025, 4, 15 };
  options->theme = SP_THEME_DARK;
}

static void
choose_first_from_right (SpPictureOptions *options)
{
  options->issue = GOLDEN_ISSUE;
  options->right_to_left = TRUE;
}

static void
choose_quay_on_pages (SpPictureOptions *options)
{
  options->issue = GOLDEN_CHARTS_QUAY;
  options->page_width = A4_SHORT;
  options->page_height = A4_LONG;
}

static const Picture pictures[] = {
  { "matrix-states", golden_project_new_states, SP_PICTURE_KIND_MATRIX, NULL, 0 },
  { "matrix-states-dark", golden_project_new_states, SP_PICTURE_KIND_MATRIX, choose_dark, 0 },
  { "matrix-states-print", golden_project_new_states, SP_PICTURE_KIND_MATRIX, choose_print, 0 },
  { "matrix-states-high-contrast", golden_project_new_states, SP_PICTURE_KIND_MATRIX, choose_high_contrast, 0 },
  { "matrix-mean-and-counts", golden_project_new_states, SP_PICTURE_KIND_MATRIX, choose_mean_and_counts, 0 },
  { "matrix-bare", golden_project_new_states, SP_PICTURE_KIND_MATRIX, choose_bare, 0 },
  { "matrix-order-by-hand", golden_project_new_camps, SP_PICTURE_KIND_MATRIX, NULL, 0 },
  { "matrix-order-by-similarity", golden_project_new_camps, SP_PICTURE_KIND_MATRIX, choose_similarity, 0 },
  { "matrix-right-to-left", golden_project_new_right_to_left, SP_PICTURE_KIND_MATRIX, choose_right_to_left, 0 },
  { "matrix-blocs", golden_project_new_camps, SP_PICTURE_KIND_MATRIX, choose_blocs, 0 },
  { "matrix-blocs-dark", golden_project_new_camps, SP_PICTURE_KIND_MATRIX, choose_dark_blocs, 0 },
  { "matrix-blocs-print", golden_project_new_camps, SP_PICTURE_KIND_MATRIX, choose_print_blocs, 0 },
  { "matrix-blocs-high-contrast", golden_project_new_camps, SP_PICTURE_KIND_MATRIX, choose_high_contrast_blocs, 0 },
  { "matrix-kinds", golden_project_new_links, SP_PICTURE_KIND_MATRIX, choose_kinds, 0 },
  { "matrix-speakers", golden_project_new_links, SP_PICTURE_KIND_MATRIX, choose_speakers, 0 },
  { "matrix-folded", golden_project_new_links, SP_PICTURE_KIND_MATRIX, choose_folded, 0 },
  { "matrix-margins-right-to-left", golden_project_new_right_to_left, SP_PICTURE_KIND_MATRIX, choose_margins_from_right, 0 },
  { "matrix-margins-page-2", make_long_project, SP_PICTURE_KIND_MATRIX, choose_margins_on_pages, 1 },
  { "matrix-empty", golden_project_new_empty, SP_PICTURE_KIND_MATRIX, NULL, 0 },
  { "matrix-page-1", make_long_project, SP_PICTURE_KIND_MATRIX, choose_page, 0 },
  { "matrix-page-2", make_long_project, SP_PICTURE_KIND_MATRIX, choose_page, 1 },
  { "matrix-turned-headings", make_wide_project, SP_PICTURE_KIND_MATRIX, choose_page, 0 },
  { "diagram-links", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, NULL, 0 },
  { "diagram-link-labels", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_link_labels, 0 },
  { "diagram-stance", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_stance, 0 },
  { "diagram-derived-lines", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_derived_lines, 0 },
  { "diagram-dark", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_dark_stance, 0 },
  { "diagram-print", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_print, 0 },
  { "diagram-high-contrast", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_high_contrast, 0 },
  { "diagram-right-to-left", golden_project_new_right_to_left, SP_PICTURE_KIND_DIAGRAM, choose_right_to_left, 0 },
  { "diagram-blocs", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_bloc_areas, 0 },
  { "diagram-blocs-dark", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_dark_bloc_areas, 0 },
  { "diagram-blocs-print", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_print_bloc_areas, 0 },
  { "diagram-blocs-high-contrast", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_high_contrast_bloc_areas, 0 },
  { "diagram-along-issue", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_along_issue, 0 },
  { "diagram-along-issue-dark", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_dark_along_issue, 0 },
  { "diagram-along-issue-print", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_print_along_issue, 0 },
  { "diagram-along-issue-high-contrast", golden_project_new_links, SP_PICTURE_KIND_DIAGRAM, choose_high_contrast_along_issue, 0 },
  { "diagram-along-issue-right-to-left", golden_project_new_right_to_left, SP_PICTURE_KIND_DIAGRAM,
    choose_along_issue_from_right, 0 },
  { "diagram-empty", golden_project_new_empty, SP_PICTURE_KIND_DIAGRAM, NULL, 0 },
  { "spectrum", golden_charts_new_port, SP_PICTURE_KIND_SPECTRUM, NULL, 0 },
  { "spectrum-dark", golden_charts_new_port, SP_PICTURE_KIND_SPECTRUM, choose_dark, 0 },
  { "spectrum-print", golden_charts_new_port, SP_PICTURE_KIND_SPECTRUM, choose_print, 0 },
  { "spectrum-high-contrast", golden_charts_new_port, SP_PICTURE_KIND_SPECTRUM, choose_high_contrast, 0 },
  { "spectrum-roll-up", golden_charts_new_port, SP_PICTURE_KIND_SPECTRUM, choose_roll_up, 0 },
  { "spectrum-right-to-left", golden_project_new_right_to_left, SP_PICTURE_KIND_SPECTRUM, choose_right_to_left, 0 },
  { "spectrum-page-1", golden_charts_new_crowd, SP_PICTURE_KIND_SPECTRUM, choose_page_upright, 0 },
  { "spectrum-page-2", golden_charts_new_crowd, SP_PICTURE_KIND_SPECTRUM, choose_page_upright, 1 },
  { "spectrum-silent", golden_charts_new_silent, SP_PICTURE_KIND_SPECTRUM, NULL, 0 },
  { "grid", golden_charts_new_port, SP_PICTURE_KIND_GRID, NULL, 0 },
  { "grid-of-an-issue", golden_charts_new_port, SP_PICTURE_KIND_GRID, choose_quay, 0 },
  { "grid-of-activity-dark", golden_charts_new_port, SP_PICTURE_KIND_GRID, choose_activity_dark, 0 },
  { "grid-print", golden_charts_new_port, SP_PICTURE_KIND_GRID, choose_print, 0 },
  { "grid-high-contrast", golden_charts_new_port, SP_PICTURE_KIND_GRID, choose_high_contrast, 0 },
  { "grid-right-to-left", golden_project_new_right_to_left, SP_PICTURE_KIND_GRID, choose_right_to_left, 0 },
  { "grid-crowd", golden_charts_new_crowd, SP_PICTURE_KIND_GRID, choose_page, 0 },
  { "grid-crowd-key", golden_charts_new_crowd, SP_PICTURE_KIND_GRID, choose_page, 1 },
  { "grid-crowd-of-an-issue", golden_charts_new_crowd, SP_PICTURE_KIND_GRID, choose_quay_on_pages, 0 },
  { "grid-swarm", golden_charts_new_swarm, SP_PICTURE_KIND_GRID, choose_page, 0 },
  { "grid-unknown", golden_project_new_camps, SP_PICTURE_KIND_GRID, NULL, 0 },
  { "grid-empty", golden_project_new_empty, SP_PICTURE_KIND_GRID, NULL, 0 },
  { "timeline-of-an-issue", golden_charts_new_port, SP_PICTURE_KIND_TIMELINE, choose_quay, 0 },
  { "timeline-roll-up", golden_charts_new_port, SP_PICTURE_KIND_TIMELINE, choose_quay_and_roll_up, 0 },
  { "timeline-of-all-issues", golden_charts_new_port, SP_PICTURE_KIND_TIMELINE, NULL, 0 },
  { "timeline-names", golden_charts_new_council, SP_PICTURE_KIND_TIMELINE, NULL, 0 },
  { "timeline-names-right-to-left", golden_charts_new_council, SP_PICTURE_KIND_TIMELINE, choose_right_to_left, 0 },
  { "timeline-dark", golden_charts_new_port, SP_PICTURE_KIND_TIMELINE, choose_quay_in_spring_dark, 0 },
  { "timeline-print", golden_charts_new_port, SP_PICTURE_KIND_TIMELINE, choose_print, 0 },
  { "timeline-high-contrast", golden_charts_new_port, SP_PICTURE_KIND_TIMELINE, choose_high_contrast, 0 },
  { "timeline-right-to-left", golden_project_new_right_to_left, SP_PICTURE_KIND_TIMELINE, choose_first_from_right, 0 },
  { "timeline-crowd", golden_charts_new_crowd, SP_PICTURE_KIND_TIMELINE, choose_page, 0 },
  { "timeline-bars", golden_charts_new_hearings, SP_PICTURE_KIND_TIMELINE, choose_page, 0 },
  { "timeline-bars-print", golden_charts_new_hearings, SP_PICTURE_KIND_TIMELINE, choose_print, 0 },
  { "timeline-bars-right-to-left", golden_charts_new_hearings, SP_PICTURE_KIND_TIMELINE, choose_right_to_left, 0 },
  { "timeline-page-2", golden_charts_new_crowd, SP_PICTURE_KIND_TIMELINE, choose_quay_on_pages, 1 },
  { "timeline-empty", golden_project_new_empty, SP_PICTURE_KIND_TIMELINE, NULL, 0 },
  { "spectrum-empty", golden_project_new_empty, SP_PICTURE_KIND_SPECTRUM, NULL, 0 },
};

static cairo_surface_t *
rasterise (SpScene *scene, double scale)
{
  int width = (int) ceil (sp_scene_get_width (scene) * scale);
  int height = (int) ceil (sp_scene_get_height (scene) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  SpInk ground = sp_scene_get_ground (scene);

  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  sp_renderer_draw (scene, cr, FALSE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return surface;
}

static SpScene *
draw_picture (const Picture *picture)
{
  g_autoptr (SpSnapshot) snapshot = picture->make_project ();
  g_autoptr (GHashTable) places = golden_places_new ();
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;
  SpPictureOptions options;

  sp_picture_options_init (&options, picture->kind);
  options.places = places;
  if (picture->choose != NULL)
    picture->choose (&options);
  pages = draw_every_page (snapshot, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, >, picture->page);
  return sp_scene_ref (g_ptr_array_index (pages, picture->page));
}

static void
write_picture (cairo_surface_t *surface, GTestFileType where, const char *name)
{
  g_autofree char *folder = g_test_build_filename (where, "golden", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  g_test_message ("written: %s", path);
}

static gboolean
have_same_size (cairo_surface_t *a, cairo_surface_t *b)
{
  return cairo_image_surface_get_width (a) == cairo_image_surface_get_width (b)
         && cairo_image_surface_get_height (a) == cairo_image_surface_get_height (b);
}

static void
compare_with_golden (cairo_surface_t *drawn, cairo_surface_t *golden, const char *name)
{
  guint most = (guint) (cairo_image_surface_get_width (drawn) * cairo_image_surface_get_height (drawn)) / MOST_DIFFERENT_SHARE;
  g_autofree char *difference = g_strconcat (name, "-difference", NULL);
  cairo_surface_t *painted;
  guint n;

  if (cairo_surface_status (golden) != CAIRO_STATUS_SUCCESS || !have_same_size (drawn, golden))
    {
      write_picture (drawn, G_TEST_BUILT, name);
      g_test_fail_printf ("%s: no golden picture of this size; look at the new one, then run tools/update-golden", name);
      return;
    }
  n = golden_compare_count (drawn, golden);
  if (n <= most)
    return;
  painted = golden_compare_paint (drawn, golden);
  write_picture (drawn, G_TEST_BUILT, name);
  write_picture (painted, G_TEST_BUILT, difference);
  cairo_surface_destroy (painted);
  g_test_fail_printf ("%s: %u pixels differ; look at both, then run tools/update-golden if it is meant", name, n);
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  g_autoptr (SpScene) scene = draw_picture (picture);
  cairo_surface_t *drawn = rasterise (scene, PIXELS_PER_POINT);

  if (g_getenv ("STANDPOINT_UPDATE_GOLDEN") != NULL)
    write_picture (drawn, G_TEST_DIST, picture->name);
  else
    {
      g_autofree char *file = g_strconcat (picture->name, ".png", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
      cairo_surface_t *golden = cairo_image_surface_create_from_png (path);

      compare_with_golden (drawn, golden, picture->name);
      cairo_surface_destroy (golden);
    }
  cairo_surface_destroy (drawn);
}

static void
test_pdf (gconstpointer data)
{
  g_autoptr (SpScene) scene = draw_picture (data);
  cairo_surface_t *drawn = rasterise (scene, FINE_PIXELS_PER_POINT);

  golden_pdf_compare (scene, drawn, FINE_PIXELS_PER_POINT);
  cairo_surface_destroy (drawn);
}

/* The tolerance must not let a changed glyph or line through. */
static void
test_finds_a_small_change (void)
{
  cairo_surface_t *a = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 60);
  cairo_surface_t *b = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 60);
  cairo_t *cr = cairo_create (b);

  g_assert_cmpuint (golden_compare_count (a, b), ==, 0);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_rectangle (cr, 20.0, 20.0, 6.0, 3.0);
  cairo_fill (cr);
  cairo_destroy (cr);
  g_assert_cmpuint (golden_compare_count (a, b), ==, 18);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

int
main (int argc, char **argv)
{
  g_autofree char *fonts = NULL;

  g_test_init (&argc, &argv, NULL);
  fonts = g_test_build_filename (G_TEST_DIST, "golden", "fonts.conf", NULL);
  g_setenv ("FONTCONFIG_FILE", fonts, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standpoint/golden/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  for (guint i = 0; g_getenv ("STANDPOINT_UPDATE_GOLDEN") == NULL && i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standpoint/golden-pdf/%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_pdf);
    }
  g_test_add_func ("/standpoint/golden/finds-a-small-change", test_finds_a_small_change);
  return g_test_run ();
}
