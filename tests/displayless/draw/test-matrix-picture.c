/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../every-page.h"
#include "matrix-samples.h"
#include "sp-scene-walk.h"

#define FIRST_ISSUE MATRIX_SAMPLE_FIRST_ISSUE
#define TOLERANCE 0.6
#define LEAST_TEXT_SIZE 6.5

static void
test_inside_page (void)
{
  g_autoptr (SpSnapshot) small = matrix_sample_new_traffic ();
  g_autoptr (SpSnapshot) large = matrix_sample_new_large (70, 30);
  g_autoptr (GPtrArray) one = matrix_sample_draw (small, 595, 842);
  g_autoptr (GPtrArray) fitted = matrix_sample_draw (small, 0, 0);
  g_autoptr (GPtrArray) many = matrix_sample_draw (large, 595, 842);

  matrix_sample_assert_texts_on_page (one);
  matrix_sample_assert_texts_on_page (fitted);
  matrix_sample_assert_texts_on_page (many);
}

static void
assert_nothing_cut_off (GPtrArray *pages)
{
  g_autoptr (SpScene) scene = matrix_sample_take_apart (g_ptr_array_index (pages, 0));

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);
      double width;
      double height;

      if (item->kind != SP_ITEM_TEXT)
        continue;
      sp_text_measure (item->text.text, item->text.font, item->text.wrap ? item->text.box.width : 0.0, &width, &height);
      g_assert_cmpfloat (width, <=, item->text.box.width + TOLERANCE);
      if (item->text.wrap)
        g_assert_cmpfloat (height, <=, item->text.box.height + TOLERANCE);
    }
}

static void
test_nothing_cut_off (void)
{
  g_autoptr (SpSnapshot) few = matrix_sample_new_traffic ();
  g_autoptr (SpSnapshot) many = matrix_sample_new_large (24, 30);
  g_autoptr (GPtrArray) few_pages = matrix_sample_draw (few, 595, 842);
  g_autoptr (GPtrArray) many_pages = matrix_sample_draw (many, 595, 842);

  assert_nothing_cut_off (few_pages);
  assert_nothing_cut_off (many_pages);
}

/* Many actors have a line each: long names are whole where there is room for them. */
static void
test_long_names_in_one_line (void)
{
  const char *name = "Federal Ministry of Transport and Urban Affairs";
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) in_window = NULL;
  g_autoptr (GPtrArray) on_paper = NULL;

  for (guint issue = 0; issue < 14; issue++)
    matrix_sample_put_issue (builder, issue, "A reorganisation", "", "");
  for (guint actor = 1; actor <= 70; actor++)
    matrix_sample_put_actor (builder, actor, actor == 1 ? name : "Actor", "", SP_ID_NONE);
  matrix_sample_put_statement (builder, 1, 0, SP_STANCE_STEP (2), SP_QUALIFIER_FIRM, 0);
  snapshot = sp_snapshot_builder_end (builder);
  in_window = matrix_sample_draw (snapshot, 0, 0);
  on_paper = matrix_sample_draw (snapshot, 842, 595);
  assert_nothing_cut_off (in_window);
  assert_nothing_cut_off (on_paper);
}

static void
test_disjoint (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);
  SpScene *scene = g_ptr_array_index (pages, 0);

  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (matrix_sample_overlap (sp_scene_get_target (scene, i)->bounds, sp_scene_get_target (scene, j)->bounds));
}

/* What a cell looks like without its colours. */
static char *
describe_cell (SpScene *drawn, SpId actor, guint issue)
{
  const SpTarget *cell = sp_scene_find_target (drawn, SP_TARGET_CELL, actor, FIRST_ISSUE + issue);
  g_autoptr (SpScene) scene = matrix_sample_take_apart (drawn);
  GString *look = g_string_new (NULL);

  g_assert_nonnull (cell);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && matrix_sample_contains (cell->bounds, item->text.box, TOLERANCE))
        g_string_append_printf (look, "[%s]", item->text.text);
      if (item->kind == SP_ITEM_PATH && item->path.n_verbs > 2
          && matrix_sample_contains (cell->bounds, (SpRect) { item->path.points[0], item->path.points[1], 0.0, 0.0 }, 0.01))
        g_string_append_printf (look, "(%d%d%d)", item->path.pattern, item->path.has_fill, item->path.has_stroke);
    }
  return g_string_free (look, FALSE);
}

static void
test_states (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (SpId actor = 1; actor <= 3; actor++)
    for (guint issue = 0; issue < 3; issue++)
      g_assert_true (g_hash_table_add (looks, describe_cell (g_ptr_array_index (pages, 0), actor, issue)));
}

static void
test_nothing_found_is_empty (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);
  g_autofree char *look = describe_cell (g_ptr_array_index (pages, 0), 4, 1);

  g_assert_cmpstr (look, ==, "");
}

static void
test_targets (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);
  SpScene *scene = g_ptr_array_index (pages, 0);
  const SpTarget *cell = sp_scene_find_target (scene, SP_TARGET_CELL, 3, FIRST_ISSUE);
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;

  g_assert_cmpuint (pages->len, ==, 1);
  for (SpId actor = 1; actor <= 4; actor++)
    {
      g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_ACTOR, actor, SP_ID_NONE));
      for (guint issue = 0; issue < 3; issue++)
        g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_CELL, actor, FIRST_ISSUE + issue));
    }
  for (guint issue = 0; issue < 3; issue++)
    g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_ISSUE, FIRST_ISSUE + issue, SP_ID_NONE));
  g_assert_cmpuint (cell->row, ==, 2);
  g_assert_cmpuint (cell->column, ==, 0);
  name = sp_scene_dup_target_name (scene, cell);
  g_assert_cmpstr (name, ==, "City council, Bridge toll: strongly oppose, 2 statements, contradictory");
  other_name = sp_scene_dup_target_name (scene, sp_scene_find_target (scene, SP_TARGET_CELL, 4, FIRST_ISSUE + 2));
  g_assert_cmpstr (other_name, ==, "Cyclists, Car-free streets in all of the old town: nothing found");
}

/* Every cell is on just one page, and its row and column have their headings there. */
static void
test_pages (void)
{
  const guint n_actors = 90;
  const guint n_issues = 40;
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_large (n_actors, n_issues);
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 420, 595);
  guint n_cells = 0;

  g_assert_cmpuint (pages->len, >=, 4);
  for (guint page = 0; page < pages->len; page++)
    {
      SpScene *scene = g_ptr_array_index (pages, page);

      g_assert_cmpfloat (sp_scene_get_width (scene), ==, 420.0);
      for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
        {
          const SpTarget *target = sp_scene_get_target (scene, i);

          if (target->kind != SP_TARGET_CELL)
            continue;
          n_cells++;
          g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_ACTOR, target->id1, SP_ID_NONE));
          g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_ISSUE, target->id2, SP_ID_NONE));
        }
    }
  g_assert_cmpuint (n_cells, ==, n_actors * n_issues);
}

static void
test_readable (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_large (20, 20);
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 420, 595);

  for (guint page = 0; page < pages->len; page++)
    {
      g_auto (SpSceneWalk) walk = SP_SCENE_WALK_INIT (g_ptr_array_index (pages, page));
      const SpItem *item;

      while ((item = sp_scene_walk_next (&walk)) != NULL)
        {
          PangoFontDescription *font;

          if (item->kind != SP_ITEM_TEXT)
            continue;
          font = pango_font_description_from_string (item->text.font);
          g_assert_cmpfloat (pango_units_to_double (pango_font_description_get_size (font)), >=, LEAST_TEXT_SIZE - 0.01);
          pango_font_description_free (font);
        }
    }
}

/* The ink of the last ground painted under the middle of a text before it. */
static SpInk
find_ground (SpScene *scene, guint text_index)
{
  const SpTextItem *text = &sp_scene_get_item (scene, text_index)->text;
  double x = text->box.x + text->box.width / 2.0;
  double y = text->box.y + text->box.height / 2.0;
  SpInk ground = sp_scene_get_ground (scene);

  for (guint i = 0; i < text_index; i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);
      const double *points = item->kind == SP_ITEM_PATH ? item->path.points : NULL;

      if (points != NULL && item->path.has_fill && item->path.n_verbs == 5 && MIN (points[0], points[4]) <= x
          && MAX (points[0], points[4]) >= x && MIN (points[1], points[5]) <= y && MAX (points[1], points[5]) >= y)
        ground = item->path.fill;
    }
  return ground;
}

static void
test_contrast (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();

  for (SpThemeKind theme = SP_THEME_LIGHT; theme <= SP_THEME_HIGH_CONTRAST; theme++)
    {
      g_autoptr (GPtrArray) pages = NULL;
      g_autoptr (SpScene) scene = NULL;
      SpPictureOptions options;

      sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
      options.theme = theme;
      options.show_counts = TRUE;
      pages = matrix_sample_draw_with (snapshot, &options);
      scene = matrix_sample_take_apart (g_ptr_array_index (pages, 0));
      for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
        if (sp_scene_get_item (scene, i)->kind == SP_ITEM_TEXT)
          g_assert_cmpfloat (sp_ink_get_contrast (sp_scene_get_item (scene, i)->text.ink, find_ground (scene, i)), >=,
                             SP_THEME_LEAST_CONTRAST);
    }
}

static void
test_mirrored (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);
  g_autoptr (GPtrArray) mirrored_pages = NULL;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.page_width = 595;
  options.page_height = 842;
  options.right_to_left = TRUE;
  mirrored_pages = matrix_sample_draw_with (snapshot, &options);
  matrix_sample_assert_texts_on_page (mirrored_pages);
  for (guint issue = 0; issue < 3; issue++)
    {
      SpScene *scene = g_ptr_array_index (pages, 0);
      SpScene *mirrored = g_ptr_array_index (mirrored_pages, 0);
      SpRect cell = sp_scene_find_target (scene, SP_TARGET_CELL, 1, FIRST_ISSUE + issue)->bounds;
      SpRect heading = sp_scene_find_target (scene, SP_TARGET_ACTOR, 1, SP_ID_NONE)->bounds;
      SpRect mirrored_cell = sp_scene_find_target (mirrored, SP_TARGET_CELL, 1, FIRST_ISSUE + issue)->bounds;
      SpRect mirrored_heading = sp_scene_find_target (mirrored, SP_TARGET_ACTOR, 1, SP_ID_NONE)->bounds;

      g_assert_cmpfloat_with_epsilon (mirrored_heading.x + mirrored_heading.width - mirrored_cell.x - mirrored_cell.width,
                                      cell.x - heading.x, 0.01);
    }
}

static const SpTextItem *
find_text (SpScene *scene, const char *words)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strcmp (item->text.text, words) == 0)
        return &item->text;
    }
  return NULL;
}

static void
test_indentation (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);
  SpScene *scene = g_ptr_array_index (pages, 0);

  g_assert_cmpfloat (find_text (scene, "Ada Lind")->box.x, >, find_text (scene, "Minister of Transport")->box.x + 5.0);
  g_assert_cmpfloat (find_text (scene, "City council")->box.x, ==, find_text (scene, "Minister of Transport")->box.x);
}

static void
test_ends (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);
  SpScene *scene = g_ptr_array_index (pages, 0);

  g_assert_nonnull (find_text (scene, "+\u00a0everybody pays"));
  g_assert_nonnull (find_text (scene, "\u2212\u00a0free for all"));
}

static void
test_turned (void)
{
  g_autoptr (SpSnapshot) few = matrix_sample_new_traffic ();
  g_autoptr (SpSnapshot) many = matrix_sample_new_large (5, 24);
  g_autoptr (GPtrArray) few_pages = matrix_sample_draw (few, 595, 842);
  g_autoptr (GPtrArray) many_pages = matrix_sample_draw (many, 595, 842);

  g_assert_cmpfloat (find_text (g_ptr_array_index (few_pages, 0), "Bridge toll")->angle, ==, 0.0);
  g_assert_cmpfloat (find_text (g_ptr_array_index (many_pages, 0), "Issue number 3")->angle, <, 0.0);
}

static void
test_empty (void)
{
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (sp_snapshot_builder_new (NULL));
  g_autoptr (GPtrArray) pages = matrix_sample_draw (snapshot, 595, 842);

  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_nonnull (find_text (g_ptr_array_index (pages, 0),
                               "Nothing to show yet. Add actors and issues, and record who said what."));
}

static gboolean
refuse_cb (double fraction, gpointer data)
{
  return FALSE;
}

static void
test_cancel (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GError) error = NULL;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  g_assert_null (draw_every_page (snapshot, &options, refuse_cb, NULL, &error));
  g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED);
}

static GPtrArray *
draw_turnable (SpSnapshot *snapshot, double width, double height)
{
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.page_width = width;
  options.page_height = height;
  options.turn_page = TRUE;
  return matrix_sample_draw_with (snapshot, &options);
}

/* Many rows want a high page, many columns a wide one, whichever was given. */
static void
test_page_is_turned_to_spare_pages (void)
{
  g_autoptr (SpSnapshot) high = matrix_sample_new_large (24, 5);
  g_autoptr (SpSnapshot) wide = matrix_sample_new_large (6, 24);
  g_autoptr (GPtrArray) high_pages = draw_turnable (high, 842.0, 595.0);
  g_autoptr (GPtrArray) wide_pages = draw_turnable (wide, 595.0, 842.0);
  g_autoptr (GPtrArray) lying_pages = matrix_sample_draw (high, 842.0, 595.0);

  g_assert_cmpuint (high_pages->len, <, lying_pages->len);
  g_assert_cmpfloat (sp_scene_get_width (g_ptr_array_index (high_pages, 0)), ==, 595.0);
  g_assert_cmpfloat (sp_scene_get_width (g_ptr_array_index (wide_pages, 0)), ==, 842.0);
}

/* Two dozen actors and thirty issues can be read on one page; then they stand on one. */
static void
test_one_page_while_it_can_be_read (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_large (24, 30);
  g_autoptr (GPtrArray) pages = draw_turnable (snapshot, 595.0, 842.0);
  SpScene *first = g_ptr_array_index (pages, 0);

  g_assert_nonnull (find_text (first, "Actor number 1"));
  g_assert_nonnull (find_text (first, "Actor number 24"));
  g_assert_nonnull (find_text (first, "Issue number 0"));
  g_assert_nonnull (find_text (first, "Issue number 29"));
  g_assert_nonnull (find_text (first, "Where it lands"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/matrix-picture/texts-inside-the-page", test_inside_page);
  g_test_add_func ("/standpoint/matrix-picture/nothing-cut-off", test_nothing_cut_off);
  g_test_add_func ("/standpoint/matrix-picture/long-names-in-one-line", test_long_names_in_one_line);
  g_test_add_func ("/standpoint/matrix-picture/nothing-overlaps", test_disjoint);
  g_test_add_func ("/standpoint/matrix-picture/states-differ-without-colour", test_states);
  g_test_add_func ("/standpoint/matrix-picture/nothing-found-is-empty", test_nothing_found_is_empty);
  g_test_add_func ("/standpoint/matrix-picture/targets-are-complete", test_targets);
  g_test_add_func ("/standpoint/matrix-picture/pages-repeat-headings", test_pages);
  g_test_add_func ("/standpoint/matrix-picture/text-stays-readable", test_readable);
  g_test_add_func ("/standpoint/matrix-picture/contrast-in-every-theme", test_contrast);
  g_test_add_func ("/standpoint/matrix-picture/right-to-left-is-mirrored", test_mirrored);
  g_test_add_func ("/standpoint/matrix-picture/speakers-are-indented", test_indentation);
  g_test_add_func ("/standpoint/matrix-picture/ends-of-the-scale-are-named", test_ends);
  g_test_add_func ("/standpoint/matrix-picture/many-headings-are-turned", test_turned);
  g_test_add_func ("/standpoint/matrix-picture/empty-project-says-so", test_empty);
  g_test_add_func ("/standpoint/matrix-picture/progress-cancels", test_cancel);
  g_test_add_func ("/standpoint/matrix-picture/page-is-turned-to-spare-pages", test_page_is_turned_to_spare_pages);
  g_test_add_func ("/standpoint/matrix-picture/one-page-while-it-can-be-read", test_one_page_while_it_can_be_read);
  return g_test_run ();
}
