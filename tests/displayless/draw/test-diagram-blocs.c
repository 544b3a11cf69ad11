/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../every-page.h"
#include "../sample-rows.h"
#include "diagram-samples.h"

#include <string.h>

/* Areas round blocs, and nodes along the stance on an issue. */

static SpScene *
draw (SpSnapshot             *snapshot,
      const SpPictureOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scenes = draw_every_page (snapshot, options, NULL, NULL, &error);

  g_assert_no_error (error);
  return sp_scene_ref (scenes->pdata[0]);
}

static const SpTarget *
find_node (SpScene *scene,
           guint    actor)
{
  const SpTarget *target = sp_scene_find_target (scene, SP_TARGET_ACTOR, actor, SP_ID_NONE);

  g_assert_nonnull (target);
  return target;
}

static double
get_middle (SpScene *scene,
            guint    actor)
{
  return find_node (scene, actor)->bounds.x + find_node (scene, actor)->bounds.width / 2.0;
}

static const SpTextItem *
find_text (SpScene    *scene,
           const char *text)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strcmp (item->text.text, text) == 0)
        return &item->text;
    }
  return NULL;
}

static gboolean
do_overlap (SpRect a,
            SpRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static void
put_actor (SpSnapshotBuilder *builder,
           guint              id,
           double             influence,
           SpId               speaks_for)
{
  g_autofree char *name = g_strdup_printf ("Actor %u", id);
  SpActor actor = sample_actor (id, name, SP_ACTOR_KIND_PERSON, influence, speaks_for);

  sp_snapshot_builder_put_actor (builder, &actor);
}

static void
put_stance (SpSnapshotBuilder *builder,
            guint              actor,
            int                step)
{
  SpStatement statement = sample_statement (1000 + actor, actor, DIAGRAM_SAMPLE_ISSUE, SP_STANCE_STEP (step),
                                            SP_QUALIFIER_FIRM, SP_DATE_NONE);

  sp_snapshot_builder_put_statement (builder, &statement);
}

/* Odd actors oppose, even ones support, with growing influence; one of the last three has no stance, one no influence, and the
 * last has no influence and speaks for the second. */
static SpSnapshot *
new_camps (guint n)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;

  issue.id = DIAGRAM_SAMPLE_ISSUE;
  issue.name = "The dam";
  issue.oppose_end = "torn down";
  issue.support_end = "built";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 1; i <= n; i++)
    {
      put_actor (builder, i, 100.0 * i / n, SP_ID_NONE);
      put_stance (builder, i, i % 2 == 0 ? 2 : -2);
    }
  put_actor (builder, n + 1, 50.0, SP_ID_NONE);
  put_actor (builder, n + 2, NAN, SP_ID_NONE);
  put_stance (builder, n + 2, 0);
  put_actor (builder, n + 3, NAN, 2);
  put_stance (builder, n + 3, 1);
  return sp_snapshot_builder_end (builder);
}

static void
init_options (SpPictureOptions *options)
{
  sp_picture_options_init (options, SP_PICTURE_KIND_DIAGRAM);
  options->position_issue = DIAGRAM_SAMPLE_ISSUE;
}

static void
test_stance_and_influence_say_where (void)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (6);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  scene = draw (snapshot, &options);
  g_assert_cmpfloat (get_middle (scene, 1), <, get_middle (scene, 8));
  g_assert_cmpfloat (get_middle (scene, 8), <, get_middle (scene, 2));
  g_assert_cmpfloat_with_epsilon (get_middle (scene, 3), get_middle (scene, 1), 1.0);
  g_assert_cmpfloat (find_node (scene, 5)->bounds.y, <, find_node (scene, 1)->bounds.y);
  g_assert_cmpfloat (find_node (scene, 6)->bounds.y, <, find_node (scene, 4)->bounds.y);
}

static gboolean
is_said (guint       n,
         const char *words)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (n);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  scene = draw (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    if (sp_scene_get_item (scene, i)->kind == SP_ITEM_TEXT
        && strstr (sp_scene_get_item (scene, i)->text.text, words) != NULL)
      return TRUE;
  return FALSE;
}

/* That nodes stand beside their values is said where some do. */
static void
test_beside_values_is_said (void)
{
  g_assert_false (is_said (4, "a little beside their values"));
  g_assert_true (is_said (150, "a little beside their values"));
  g_assert_true (is_said (4, "stands at the height of that one"));
}

/* What is unknown stands apart, and this is said; a speaker stands at the height of whom it speaks for. */
static void
test_unknown_stands_apart (void)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (6);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  scene = draw (snapshot, &options);
  for (guint i = 1; i <= 6; i++)
    {
      g_assert_cmpfloat (find_node (scene, 7)->bounds.x, >, find_node (scene, i)->bounds.x + find_node (scene, i)->bounds.width);
      g_assert_cmpfloat (find_node (scene, 8)->bounds.y, >, find_node (scene, i)->bounds.y + find_node (scene, i)->bounds.height);
    }
  g_assert_nonnull (find_text (scene, "Without a stance"));
  g_assert_nonnull (find_text (scene, "Influence unknown"));
  g_assert_cmpfloat_with_epsilon (find_node (scene, 9)->bounds.y, find_node (scene, 2)->bounds.y, 10.0);
  g_assert_cmpstr (find_node (scene, 7)->name, ==, "Actor 7, person, influence 50 of 100, The dam: nothing found");
}

static void
test_nothing_overlaps_along_an_issue (gconstpointer data)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (GPOINTER_TO_UINT (data));
  SpPictureOptions options;

  init_options (&options);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpScene) scene = NULL;

      options.right_to_left = i == 1;
      scene = draw (snapshot, &options);
      for (guint k = 1; k <= GPOINTER_TO_UINT (data) + 3; k++)
        for (guint l = 1; l < k; l++)
          g_assert_false (do_overlap (find_node (scene, k)->bounds, find_node (scene, l)->bounds));
      for (guint k = 1; k <= GPOINTER_TO_UINT (data) + 3; k++)
        g_assert_cmpfloat (find_node (scene, k)->bounds.x + find_node (scene, k)->bounds.width, <=, sp_scene_get_width (scene));
    }
}

/* Those of whom nothing is known share a corner; the page does not grow to give each a place of its own. */
static void
test_unknown_altogether_has_room (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  issue.id = DIAGRAM_SAMPLE_ISSUE;
  issue.name = "The dam";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 1; i <= 9; i++)
    {
      put_actor (builder, i, i <= 4 ? 20.0 * i : NAN, SP_ID_NONE);
      if (i <= 5)
        put_stance (builder, i, i % 2 == 0 ? 2 : -2);
    }
  snapshot = sp_snapshot_builder_end (builder);
  init_options (&options);
  scene = draw (snapshot, &options);
  g_assert_cmpfloat (sp_scene_get_width (scene), <, 1500.0);
  for (guint i = 1; i <= 9; i++)
    for (guint j = i + 1; j <= 9; j++)
      g_assert_false (do_overlap (find_node (scene, i)->bounds, find_node (scene, j)->bounds));
}

static void
test_right_to_left_is_mirrored (void)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (6);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  options.right_to_left = TRUE;
  scene = draw (snapshot, &options);
  g_assert_cmpfloat (get_middle (scene, 1), >, get_middle (scene, 2));
  g_assert_cmpfloat (get_middle (scene, 7), <, get_middle (scene, 2));
}

static gboolean
stop_cb (double   fraction,
         gpointer n_calls)
{
  return ++*(guint *) n_calls < 3;
}

static void
test_can_be_stopped (void)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (150);
  g_autoptr (GError) error = NULL;
  SpPictureOptions options;
  guint n_calls = 0;

  init_options (&options);
  g_assert_null (draw_every_page (snapshot, &options, stop_cb, &n_calls, &error));
  g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 3);
}

static gboolean
is_area (const SpItem *item)
{
  return item->kind == SP_ITEM_PATH && item->path.has_fill && item->path.fill.alpha > 0.0f && item->path.fill.alpha < 0.5f;
}

/* Whether a point lies within an area: an odd number of its sides are to the right of it. */
static gboolean
is_within (const SpPathItem *path,
           double            x,
           double            y)
{
  gboolean within = FALSE;
  guint begin = 0, point = 0;

  for (guint i = 0; i < path->n_verbs; i++)
    {
      const double *a, *b;

      if (path->verbs[i] == SP_PATH_MOVE)
        begin = point++;
      if (path->verbs[i] == SP_PATH_MOVE)
        continue;
      a = path->points + 2 * (point - 1);
      b = path->verbs[i] == SP_PATH_CLOSE ? path->points + 2 * begin : path->points + 2 * point++;
      if ((a[1] > y) != (b[1] > y) && x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]))
        within = !within;
    }
  return within;
}

/* Close together, so that friends and others are neighbours. */
static GHashTable *
new_places (guint n)
{
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < n; i++)
    {
      SpId id = i + 1;
      SpPlace place = { i % 4 * 52.0, i / 4 * 66.0, TRUE };

      g_hash_table_insert (places, g_memdup2 (&id, sizeof id), g_memdup2 (&place, sizeof place));
    }
  return places;
}

static gboolean
is_touched (const SpPathItem *path,
            SpRect            node)
{
  for (guint i = 0; i < 4; i++)
    if (is_within (path, node.x + (i % 2 == 0 ? 1.0 : node.width - 1.0), node.y + (i < 2 ? 1.0 : node.height - 1.0)))
      return TRUE;
  return FALSE;
}

static void
test_areas_hold_their_members_alone (void)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (8);
  g_autoptr (GHashTable) places = new_places (11);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;
  guint n_areas = 0;

  init_options (&options);
  options.position_issue = SP_ID_NONE;
  options.show_hulls = options.colour_by_bloc = TRUE;
  options.places = places;
  scene = draw (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);
      guint bloc = n_areas;

      if (!is_area (item))
        continue;
      n_areas++;
      for (guint actor = 1; actor <= 11; actor++)
        {
          const SpTarget *node = find_node (scene, actor);
          g_autofree char *words = g_strdup_printf (", Bloc %u", bloc + 1);
          gboolean member = strstr (node->name, words) != NULL;

          g_assert_true (member || !is_touched (&item->path, node->bounds));
          g_assert_true (member == is_within (&item->path, get_middle (scene, actor),
                                              node->bounds.y + node->bounds.height / 2.0));
        }
    }
  g_assert_cmpuint (n_areas, ==, 2);
  g_assert_nonnull (find_text (scene, "Bloc 1"));
  g_assert_nonnull (find_text (scene, "Bloc 2"));
}

/* Areas come before all lines and nodes, so that they hide none. */
static void
test_areas_hide_nothing (void)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (8);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;
  gboolean others = FALSE;

  init_options (&options);
  options.position_issue = SP_ID_NONE;
  options.show_hulls = TRUE;
  options.show_title = FALSE;
  scene = draw (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      g_assert_false (is_area (item) && others);
      others |= item->kind == SP_ITEM_PATH && !is_area (item);
    }
}

/* Its number stands in every node that has the colour of a bloc. */
static void
test_blocs_have_numbers (void)
{
  g_autoptr (SpSnapshot) snapshot = new_camps (4);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;
  guint n = 0;

  init_options (&options);
  options.position_issue = SP_ID_NONE;
  options.colour_by_bloc = TRUE;
  options.show_legend = FALSE;
  scene = draw (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      n += item->kind == SP_ITEM_TEXT && (strcmp (item->text.text, "1") == 0 || strcmp (item->text.text, "2") == 0);
    }
  g_assert_cmpuint (n, ==, 6);
}

/* Where the height says nothing those without a stance stand in columns, so that the picture need not grow for them. */
static void
test_silent_stand_in_columns (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpScene) scene = NULL;
  guint n_beside = 0;
  SpPictureOptions options;

  issue.id = DIAGRAM_SAMPLE_ISSUE;
  issue.name = "The dam";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 1; i <= 14; i++)
    {
      put_actor (builder, i, NAN, SP_ID_NONE);
      if (i <= 2)
        put_stance (builder, i, i % 2 == 0 ? 2 : -2);
    }
  snapshot = sp_snapshot_builder_end (builder);
  init_options (&options);
  scene = draw (snapshot, &options);
  for (guint i = 4; i <= 14; i++)
    n_beside += get_middle (scene, i) > get_middle (scene, 3) + 1.0;
  g_assert_cmpuint (n_beside, >, 0);
  g_assert_cmpfloat (sp_scene_get_height (scene), <, 900.0);
}

/* Lines of agreement are derived from what sources say. */
static void
test_derived_lines_have_sources (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;
  SpSource source = sample_source (500, "Minutes of the council", "", SP_DATE_NONE);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpScene) without = NULL;
  g_autoptr (SpScene) with = NULL;
  SpPictureOptions options;

  issue.id = DIAGRAM_SAMPLE_ISSUE;
  issue.name = "The dam";
  sp_snapshot_builder_put_issue (builder, &issue);
  sp_snapshot_builder_put_source (builder, &source);
  for (guint i = 1; i <= 3; i++)
    {
      SpStatement statement = sample_statement (1000 + i, i, DIAGRAM_SAMPLE_ISSUE, SP_STANCE_STEP (2), SP_QUALIFIER_FIRM,
                                                SP_DATE_NONE);

      statement.source = 500;
      put_actor (builder, i, NAN, SP_ID_NONE);
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  snapshot = sp_snapshot_builder_end (builder);
  init_options (&options);
  options.position_issue = SP_ID_NONE;
  without = draw (snapshot, &options);
  options.show_agreement = TRUE;
  with = draw (snapshot, &options);
  g_assert_null (find_text (without, "Minutes of the council"));
  g_assert_nonnull (find_text (with, "Minutes of the council"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/diagram-blocs/stance-and-influence-say-where", test_stance_and_influence_say_where);
  g_test_add_func ("/standpoint/diagram-blocs/beside-values-is-said", test_beside_values_is_said);
  g_test_add_func ("/standpoint/diagram-blocs/unknown-stands-apart", test_unknown_stands_apart);
  g_test_add_data_func ("/standpoint/diagram-blocs/nothing-overlaps/few", GUINT_TO_POINTER (6),
                        test_nothing_overlaps_along_an_issue);
  g_test_add_data_func ("/standpoint/diagram-blocs/nothing-overlaps/many", GUINT_TO_POINTER (150),
                        test_nothing_overlaps_along_an_issue);
  g_test_add_func ("/standpoint/diagram-blocs/unknown-altogether-has-room", test_unknown_altogether_has_room);
  g_test_add_func ("/standpoint/diagram-blocs/right-to-left-is-mirrored", test_right_to_left_is_mirrored);
  g_test_add_func ("/standpoint/diagram-blocs/can-be-stopped", test_can_be_stopped);
  g_test_add_func ("/standpoint/diagram-blocs/areas-hold-their-members-alone", test_areas_hold_their_members_alone);
  g_test_add_func ("/standpoint/diagram-blocs/areas-hide-nothing", test_areas_hide_nothing);
  g_test_add_func ("/standpoint/diagram-blocs/blocs-have-numbers", test_blocs_have_numbers);
  g_test_add_func ("/standpoint/diagram-blocs/silent-stand-in-columns", test_silent_stand_in_columns);
  g_test_add_func ("/standpoint/diagram-blocs/derived-lines-have-sources", test_derived_lines_have_sources);
  return g_test_run ();
}
