/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-rows.h"
#include "chart-checks.h"

#define N_PORT 14
#define N_CROWD 300

static SpScene *
draw_port (void (*choose) (SpPictureOptions *options))
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_port ();
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_GRID);
  if (choose != NULL)
    choose (&options);
  return chart_draw (snapshot, &options);
}

static void
choose_quay (SpPictureOptions *options)
{
  options->issue = GOLDEN_CHARTS_QUAY;
}

static void
choose_activity (SpPictureOptions *options)
{
  options->interest = SP_INTEREST_ACTIVITY;
}

static void
choose_right_to_left (SpPictureOptions *options)
{
  options->right_to_left = TRUE;
}

static double
get_x (SpScene *scene,
       SpId     actor)
{
  const SpTarget *target = chart_find (scene, SP_TARGET_ACTOR, actor, SP_ID_NONE);

  return target->bounds.x + target->bounds.width / 2.0;
}

static double
get_y (SpScene *scene,
       SpId     actor)
{
  const SpTarget *target = chart_find (scene, SP_TARGET_ACTOR, actor, SP_ID_NONE);

  return target->bounds.y + target->bounds.height / 2.0;
}

/* More influence is further up, more salience further on; equal steps are equal distances. */
static void
test_places (void)
{
  g_autoptr (SpScene) scene = draw_port (NULL);
  double unit = (get_y (scene, 6) - get_y (scene, 5)) / 40.0;

  g_assert_cmpfloat (unit, >, 0.0);
  g_assert_cmpfloat_with_epsilon (get_y (scene, 3) - get_y (scene, 9), 10.0 * unit, 0.5);
  g_assert_cmpfloat (get_x (scene, 12), <, get_x (scene, 6));
  g_assert_cmpfloat (get_x (scene, 6), <, get_x (scene, 5));
  g_assert_cmpfloat (get_x (scene, 3), <, get_x (scene, 4));
  chart_assert_apart (scene);
}

/* What is known of those without a place orders them: interest 60 stands before interest 40. */
static void
test_unknown_in_order (void)
{
  g_autoptr (SpScene) scene = draw_port (NULL);
  const SpTextItem *more = chart_find_text (scene, "Neighbours (");
  const SpTextItem *less = chart_find_text (scene, "The press (");

  g_assert_true (more->box.y < less->box.y || (more->box.y == less->box.y && more->box.x < less->box.x));
}

/* What is not known is said in words below the plot, and is no 0 in it: the pilots, whose influence is 0, stand there as
 * their interest is not known. */
static void
test_unknown (void)
{
  static const SpId apart[] = { 2, 7, 8, 11, 13, 14 };
  g_autoptr (SpScene) scene = draw_port (NULL);
  double plot_end = chart_find_text (scene, "Interest: salience")->box.y;

  for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
    g_assert_cmpfloat (get_y (scene, apart[i]), >, plot_end);
  g_assert_nonnull (chart_find_text (scene, "Pilots (influence 0)"));
  g_assert_nonnull (chart_find_text (scene, "The press (interest 40)"));
  g_assert_nonnull (strstr (chart_find (scene, SP_TARGET_ACTOR, 8, SP_ID_NONE)->name, "influence unknown, interest 40 of 100"));
}

/* The four quadrants have names, and the description says who is in which. */
static void
test_quadrants (void)
{
  g_autoptr (SpScene) scene = draw_port (NULL);
  const char *description = sp_scene_get_description (scene);

  g_assert_nonnull (chart_find_text (scene, "Keep satisfied"));
  g_assert_nonnull (chart_find_text (scene, "Monitor"));
  g_assert_nonnull (strstr (description, "Manage closely: Port Authority, Shipowners, Dockers’ Union, Mayor."));
  g_assert_nonnull (strstr (description, "Keep satisfied: Northland, Bank of the Isles, Southland."));
  g_assert_nonnull (strstr (description, "Keep informed: Fishers."));
}

/* On one issue salience is that of the issue, and actors are cells with their position. */
static void
test_issue (void)
{
  g_autoptr (SpScene) scene = draw_port (choose_quay);

  g_assert_cmpstr (chart_find (scene, SP_TARGET_CELL, 5, GOLDEN_CHARTS_QUAY)->name, ==,
                   "Northland, state, influence 100 of 100, interest 20 of 100: support, with a condition");
  chart_find (scene, SP_TARGET_ISSUE, GOLDEN_CHARTS_QUAY, SP_ID_NONE);
  chart_assert_apart (scene);
}

/* Activity counts statements; who has made none is not at 0. */
static void
test_activity (void)
{
  g_autoptr (SpScene) scene = draw_port (choose_activity);

  g_assert_cmpstr (chart_find (scene, SP_TARGET_ACTOR, 9, SP_ID_NONE)->name, ==,
                   "Shipowners, group, influence 80 of 100, 3 statements");
  g_assert_cmpfloat (get_x (scene, 1), <, get_x (scene, 9));
  g_assert_cmpfloat (get_y (scene, 14), >, chart_find_text (scene, "Interest: number of statements")->box.y);
}

/* Without any salience the number of statements is taken, and the picture says so. */
static void
test_automatic (void)
{
  g_autoptr (SpSnapshotBuilder) builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpScene) scene = NULL;
  SpActor actor = SP_ACTOR_INIT;
  SpIssue issue = SP_ISSUE_INIT;
  SpStatement statement = SP_STATEMENT_INIT;
  SpPictureOptions options;

  actor.id = 1;
  actor.name = "Council";
  actor.influence = 50.0;
  issue.id = 2;
  issue.name = "Toll";
  statement.id = 3;
  statement.actor = 1;
  statement.issue = 2;
  statement.stance = SP_STANCE_STEP (1);
  sp_snapshot_builder_put_actor (builder, &actor);
  sp_snapshot_builder_put_issue (builder, &issue);
  sp_snapshot_builder_put_statement (builder, &statement);
  snapshot = sp_snapshot_builder_end (g_steal_pointer (&builder));
  chart_init_options (&options, SP_PICTURE_KIND_GRID);
  scene = chart_draw (snapshot, &options);
  g_assert_nonnull (chart_find_text (scene, "Interest: number of statements"));
}

static void
test_right_to_left (void)
{
  g_autoptr (SpScene) usual = draw_port (NULL);
  g_autoptr (SpScene) mirrored = draw_port (choose_right_to_left);

  for (SpId actor = 1; actor <= N_PORT; actor++)
    {
      g_assert_cmpfloat_with_epsilon (get_x (mirrored, actor), sp_scene_get_width (usual) - get_x (usual, actor), 0.01);
      g_assert_cmpfloat_with_epsilon (get_y (mirrored, actor), get_y (usual, actor), 0.01);
    }
  g_assert_nonnull (chart_find_text (mirrored, "←"));
  chart_assert_apart (mirrored);
}

/* The names and numbers on a page; no two of them lie over each other. */
static guint
count_labels (SpScene *scene)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (SpRect));
  guint n = 0;

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind != SP_ITEM_TEXT || !(g_str_has_prefix (item->text.text, "Household") || g_ascii_isdigit (*item->text.text)))
        continue;
      n += g_str_has_prefix (item->text.text, "Household");
      g_array_append_val (labels, item->text.box);
    }
  for (guint i = 0; i < labels->len; i++)
    for (guint k = i + 1; k < labels->len; k++)
      g_assert_false (chart_do_overlap (g_array_index (labels, SpRect, i), g_array_index (labels, SpRect, k)));
  return n;
}

/* Many at few places: all have their name, beside them or by a number in the list, nobody covers anybody, no label another. */
static void
test_crowd (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_crowd ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;
  guint n_names = 0;

  chart_init_options (&options, SP_PICTURE_KIND_GRID);
  options.page_width = CHART_A4_LONG;
  options.page_height = CHART_A4_SHORT;
  pages = chart_draw_pages (snapshot, &options);
  chart_assert_once (pages, SP_TARGET_ACTOR, N_CROWD);
  for (guint i = 0; i < pages->len; i++)
    {
      chart_assert_apart (g_ptr_array_index (pages, i));
      n_names += count_labels (g_ptr_array_index (pages, i));
    }
  g_assert_cmpuint (n_names, ==, N_CROWD);
  chart_assert_cancels (snapshot, SP_PICTURE_KIND_GRID);
}

/* Of very many each has its place and can be pointed at; the plot does not grow, and few have names. */
static void
test_swarm (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_swarm ();
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_GRID);
  options.page_width = CHART_A4_LONG;
  options.page_height = CHART_A4_SHORT;
  pages = chart_draw_pages (snapshot, &options);
  chart_assert_once (pages, SP_TARGET_ACTOR, sp_snapshot_get_n_actors (snapshot));
  chart_assert_apart (g_ptr_array_index (pages, 0));
  g_assert_cmpuint (count_labels (g_ptr_array_index (pages, 0)), <, 60);
}

/* DATA actors of whom the same is known: they stand side by side round their place, which does not make the plot larger. */
static void
test_one_place (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = sample_issue (100000, "Toll", "none", "high");
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  SpPictureOptions options;

  sp_snapshot_builder_put_issue (builder, &issue);
  for (SpId id = 1; id <= n; id++)
    {
      g_autofree char *name = g_strdup_printf ("Household %d", (int) id);
      SpActor actor = sample_actor (id, name, SP_ACTOR_KIND_GROUP, 50.0, SP_ID_NONE);
      SpStatement statement = sample_statement (200000 + id, id, 100000, SP_STANCE_STEP (1), SP_QUALIFIER_FIRM, SP_DATE_NONE);

      sp_snapshot_builder_put_actor (builder, &actor);
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  snapshot = sp_snapshot_builder_end (builder);
  chart_init_options (&options, SP_PICTURE_KIND_GRID);
  options.page_width = CHART_A4_LONG;
  options.page_height = CHART_A4_SHORT;
  pages = chart_draw_pages (snapshot, &options);
  chart_assert_once (pages, SP_TARGET_ACTOR, n);
  chart_assert_apart (g_ptr_array_index (pages, 0));
  g_assert_cmpfloat (chart_find (g_ptr_array_index (pages, 0), SP_TARGET_ACTOR, 1, SP_ID_NONE)->bounds.width, >, 2.0);
}

/* An issue is no need: influence is known without. */
static void
test_nothing (void)
{
  g_autoptr (SpSnapshot) snapshot = golden_charts_new_silent ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  chart_init_options (&options, SP_PICTURE_KIND_GRID);
  scene = chart_draw (snapshot, &options);
  g_assert_nonnull (chart_find_text (scene, "There is nobody whose influence and interest are both known."));
  g_assert_nonnull (chart_find_text (scene, "Port Authority (influence 90)"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/grid/unknown-in-order", test_unknown_in_order);
  g_test_add_func ("/standpoint/grid/places", test_places);
  g_test_add_func ("/standpoint/grid/unknown", test_unknown);
  g_test_add_func ("/standpoint/grid/quadrants", test_quadrants);
  g_test_add_func ("/standpoint/grid/issue", test_issue);
  g_test_add_func ("/standpoint/grid/activity", test_activity);
  g_test_add_func ("/standpoint/grid/automatic", test_automatic);
  g_test_add_func ("/standpoint/grid/right-to-left", test_right_to_left);
  g_test_add_func ("/standpoint/grid/crowd", test_crowd);
  g_test_add_func ("/standpoint/grid/swarm", test_swarm);
  g_test_add_data_func ("/standpoint/grid/one-place/few", GUINT_TO_POINTER (12), test_one_place);
  g_test_add_data_func ("/standpoint/grid/one-place/many", GUINT_TO_POINTER (250), test_one_place);
  g_test_add_data_func ("/standpoint/grid/one-place/very-many", GUINT_TO_POINTER (1200), test_one_place);
  g_test_add_func ("/standpoint/grid/nothing", test_nothing);
  return g_test_run ();
}
