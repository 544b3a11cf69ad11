/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-samples.h"

#define FIRST_ISSUE MATRIX_SAMPLE_FIRST_ISSUE

static const SpTarget *
find_row (SpScene *scene, SpId actor)
{
  return sp_scene_find_target (scene, SP_TARGET_ACTOR, actor, SP_ID_NONE);
}

static guint
count_texts (SpScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      n += item->kind == SP_ITEM_TEXT && strcmp (item->text.text, text) == 0;
    }
  return n;
}

static void
test_rolled_up_speakers_are_folded (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;
  SpScene *scene;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.positions.roll_up = TRUE;
  options.fold_speakers = TRUE;
  pages = matrix_sample_draw_with (snapshot, &options);
  scene = g_ptr_array_index (pages, 0);
  g_assert_null (find_row (scene, 2));
  g_assert_cmpuint (find_row (scene, 3)->row, ==, 1);
  g_assert_cmpuint (count_texts (scene, "member of the cabinet, with 1 speaker"), ==, 1);
}

/* Without roll-up a row that is left out would take its statements with it. */
static void
test_nothing_is_folded_without_roll_up (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.fold_speakers = TRUE;
  pages = matrix_sample_draw_with (snapshot, &options);
  g_assert_nonnull (find_row (g_ptr_array_index (pages, 0), 2));
}

static SpSnapshot *
make_camps (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  matrix_sample_put_issue (builder, 0, "Bridge toll", "", "");
  matrix_sample_put_issue (builder, 1, "Night trains", "", "");
  for (SpId actor = 1; actor <= 6; actor++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %d", (int) actor);

      matrix_sample_put_actor (builder, actor, name, "", SP_ID_NONE);
      for (guint issue = 0; issue < 2 && actor < 6; issue++)
        matrix_sample_put_statement (builder, actor, issue, SP_STANCE_STEP (actor % 2 == 0 ? 2 : -2), SP_QUALIFIER_FIRM, 20);
    }
  return sp_snapshot_builder_end (builder);
}

static void
test_blocs_stand_together (void)
{
  static const guint rows[] = { 0, 3, 1, 4, 2, 5 };
  g_autoptr (SpSnapshot) snapshot = make_camps ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;
  SpScene *scene;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.actor_grouping = SP_GROUPING_BLOC;
  pages = matrix_sample_draw_with (snapshot, &options);
  scene = g_ptr_array_index (pages, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (find_row (scene, i + 1)->row, ==, rows[i]);
  g_assert_cmpstr (find_row (scene, 2)->name, ==, "Actor 2, Bloc 2");
  g_assert_cmpstr (find_row (scene, 6)->name, ==, "Actor 6, In no bloc");
  g_assert_cmpuint (count_texts (scene, "Bloc 1"), ==, 2);
}

static void
test_trees_stand_under_whom_they_speak_for (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_traffic ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;
  SpScene *scene;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.actor_grouping = SP_GROUPING_SPEAKS_FOR;
  options.actor_order = SP_ORDER_NAME;
  pages = matrix_sample_draw_with (snapshot, &options);
  scene = g_ptr_array_index (pages, 0);
  g_assert_cmpuint (find_row (scene, 2)->row, ==, find_row (scene, 1)->row + 1);
}

static void
test_margins_are_told (void)
{
  g_autoptr (SpSnapshot) snapshot = make_camps ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;
  SpScene *scene;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.show_actor_margins = TRUE;
  pages = matrix_sample_draw_with (snapshot, &options);
  scene = g_ptr_array_index (pages, 0);
  g_assert_cmpstr (find_row (scene, 2)->name, ==, "Actor 2, 2 statements, 2.4 steps from the centre");
  g_assert_cmpstr (find_row (scene, 6)->name, ==, "Actor 6, 0 statements, distance from the centre unknown");
  g_assert_cmpstr (sp_scene_find_target (scene, SP_TARGET_ISSUE, FIRST_ISSUE, SP_ID_NONE)->name, ==,
                   "Bridge toll, agreement \u22120.60, lands at \u22120.4, median \u22122.0");
}

/* All that stands beside the table, and the bars, stay on the page. */
static void
test_margins_inside_page (void)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_large (70, 30);
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.page_width = 595.0;
  options.page_height = 842.0;
  options.actor_order = options.issue_order = SP_ORDER_SIMILARITY;
  options.show_actor_margins = options.show_trees = options.group_issues = TRUE;
  options.actor_grouping = SP_GROUPING_BLOC;
  pages = matrix_sample_draw_with (snapshot, &options);
  matrix_sample_assert_texts_on_page (pages);
}

/* A tree whose branches would cross is not drawn, and this is said. */
static void
test_groups_part_the_tree (void)
{
  static const char remark[]
    = "No tree of the actors: groups part what is alike, or there are too many or too few of them.";
  g_autoptr (SpSnapshot) snapshot = make_camps ();
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_MATRIX);
  options.actor_order = SP_ORDER_SIMILARITY;
  options.show_trees = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) pages = NULL;

      options.actor_grouping = i == 0 ? SP_GROUPING_BLOC : SP_GROUPING_SPEAKS_FOR;
      pages = matrix_sample_draw_with (snapshot, &options);
      g_assert_cmpuint (count_texts (g_ptr_array_index (pages, 0), remark), ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/matrix-margins/rolled-up-speakers-are-folded", test_rolled_up_speakers_are_folded);
  g_test_add_func ("/standpoint/matrix-margins/nothing-is-folded-without-roll-up", test_nothing_is_folded_without_roll_up);
  g_test_add_func ("/standpoint/matrix-margins/blocs-stand-together", test_blocs_stand_together);
  g_test_add_func ("/standpoint/matrix-margins/trees-stand-under-whom-they-speak-for", test_trees_stand_under_whom_they_speak_for);
  g_test_add_func ("/standpoint/matrix-margins/margins-are-told", test_margins_are_told);
  g_test_add_func ("/standpoint/matrix-margins/margins-inside-page", test_margins_inside_page);
  g_test_add_func ("/standpoint/matrix-margins/groups-part-the-tree", test_groups_part_the_tree);
  return g_test_run ();
}
