/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-samples.h"
#include "sp-diagram-place.h"

#include <string.h>

#define A4_LONG 842.0
#define A4_SHORT 595.0
#define CROWD 1000

static void
init_options (SpPictureOptions *options)
{
  sp_picture_options_init (options, SP_PICTURE_KIND_DIAGRAM);
  options->show_title = options->show_legend = options->show_sources = FALSE;
}

static SpScene *
draw (SpSnapshot             *snapshot,
      const SpPictureOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->positions);
  g_autoptr (SpPages) pages = sp_diagram_picture_draw (snapshot, positions, options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sp_pages_get_n (pages), ==, 1);
  return sp_pages_draw (pages, 0, NULL, NULL, NULL);
}

static const SpTarget *
find_actor (SpScene *scene,
            SpId     id)
{
  const SpTarget *target = sp_scene_find_target (scene, SP_TARGET_ACTOR, id, SP_ID_NONE);

  g_assert_nonnull (target);
  return target;
}

static guint
count_texts (SpScene    *scene,
             const char *text)
{
  guint n = 0;

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      n += item->kind == SP_ITEM_TEXT && strcmp (item->text.text, text) == 0;
    }
  return n;
}

/* What stands there in a file and may not be covered: labels and words. */
static GArray *
list_boxes (SpScene *scene)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (SpRect));

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && item->text.box.width > 0.0 && sp_item_is_shown (item, SP_SCENE_SCALE_OF_FILES))
        g_array_append_val (boxes, item->text.box);
    }
  return boxes;
}

static gboolean
do_overlap (SpRect a,
            SpRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static gboolean
is_head_of_arrow (const SpItem *item)
{
  return item->kind == SP_ITEM_PATH && item->path.has_fill && !item->path.has_stroke && item->path.n_verbs == 4;
}

static void
assert_nothing_overlaps (SpScene *scene,
                         gboolean from_near)
{
  g_autoptr (GArray) boxes = list_boxes (scene);

  for (guint i = 0; i < boxes->len; i++)
    {
      SpRect box = g_array_index (boxes, SpRect, i);

      g_assert_cmpfloat (box.x, >=, 0.0);
      g_assert_cmpfloat (box.y, >=, 0.0);
      g_assert_cmpfloat (box.x + box.width, <=, sp_scene_get_width (scene));
      g_assert_cmpfloat (box.y + box.height, <=, sp_scene_get_height (scene));
      for (guint k = 0; k < i; k++)
        g_assert_false (do_overlap (box, g_array_index (boxes, SpRect, k)));
      for (guint k = 0; from_near && k < sp_scene_get_n_items (scene); k++)
        if (is_head_of_arrow (sp_scene_get_item (scene, k)))
          {
            const double *point = sp_scene_get_item (scene, k)->path.points + 2;

            g_assert_false (do_overlap (box, (SpRect) { point[0], point[1], 0.01, 0.01 }));
          }
    }
}

static void
assert_nodes_apart (SpScene *scene)
{
  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    for (guint k = 0; k < i; k++)
      {
        const SpTarget *a = sp_scene_get_target (scene, i), *b = sp_scene_get_target (scene, k);

        if (a->kind == SP_TARGET_ACTOR && b->kind == SP_TARGET_ACTOR)
          g_assert_false (do_overlap (a->bounds, b->bounds));
      }
}

static void
test_nothing_overlaps (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SpSnapshot) snapshot = n == 0 ? diagram_sample_new_talks () : diagram_sample_new_large (n);
  SpPictureOptions options;

  init_options (&options);
  options.show_link_labels = TRUE;
  for (guint i = 0; i < (n > CROWD ? 1 : 2); i++)
    {
      g_autoptr (SpScene) scene = NULL;

      options.page_width = i == 0 ? 0.0 : A4_LONG;
      options.page_height = i == 0 ? 0.0 : A4_SHORT;
      scene = draw (snapshot, &options);
      assert_nothing_overlaps (scene, i == 0 || n <= 40);
      assert_nodes_apart (scene);
    }
}

static void
test_page (gconstpointer data)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  gboolean upright = GPOINTER_TO_INT (data);
  SpPictureOptions options;

  init_options (&options);
  options.page_width = upright ? A4_SHORT : A4_LONG;
  options.page_height = upright ? A4_LONG : A4_SHORT;
  options.show_title = options.show_legend = options.show_sources = TRUE;
  scene = draw (snapshot, &options);
  g_assert_cmpfloat_with_epsilon (sp_scene_get_width (scene), options.page_width, 0.01);
  g_assert_cmpfloat_with_epsilon (sp_scene_get_height (scene), options.page_height, 0.01);
  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    {
      SpRect bounds = sp_scene_get_target (scene, i)->bounds;

      g_assert_cmpfloat (bounds.x, >=, 0.0);
      g_assert_cmpfloat (bounds.y, >=, 0.0);
      g_assert_cmpfloat (bounds.x + bounds.width, <=, options.page_width);
      g_assert_cmpfloat (bounds.y + bounds.height, <=, options.page_height);
    }
}

static void
test_empty (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (builder);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;
  gboolean says_what = FALSE;

  init_options (&options);
  scene = draw (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      says_what |= item->kind == SP_ITEM_TEXT && g_str_has_prefix (item->text.text, "No actors yet. Add");
    }
  g_assert_true (says_what);
}

static void
test_names_and_words (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  options.colour_issue = DIAGRAM_SAMPLE_ISSUE;
  scene = draw (snapshot, &options);
  g_assert_cmpstr (find_actor (scene, DIAGRAM_SAMPLE_SPEAKER)->name, ==,
                   "Speaker of North, person, speaks for North, influence 20 of 100: nothing found");
  g_assert_cmpstr (sp_scene_find_target (scene, SP_TARGET_LINK, DIAGRAM_SAMPLE_PRESSES, SP_ID_NONE)->name, ==,
                   "North to South: presses (opposing, strength 1)");
  g_assert_true (g_str_has_prefix (sp_scene_get_description (scene), "Relationship diagram of 8 actors, 12 lines. North to"));
}

static void
test_stance_signs (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  options.colour_issue = DIAGRAM_SAMPLE_ISSUE;
  scene = draw (snapshot, &options);
  g_assert_cmpuint (count_texts (scene, "++"), ==, 2);
  g_assert_cmpuint (count_texts (scene, "?"), ==, 1);
  g_assert_cmpuint (count_texts (scene, sp_step_to_glyph (-2)), ==, 1);
}

static void
test_represents_once (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  scene = draw (snapshot, &options);
  g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_LINK, DIAGRAM_SAMPLE_REPRESENTS, SP_ID_NONE));
  g_assert_null (sp_scene_find_target (scene, SP_TARGET_AGREEMENT, DIAGRAM_SAMPLE_SPEAKER, DIAGRAM_SAMPLE_NORTH));
}

static void
test_ended_link (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) before = NULL, after = NULL;
  SpPictureOptions options;

  init_options (&options);
  options.positions.as_of = (SpDate) { 2020, 6, 0 };
  before = draw (snapshot, &options);
  options.positions.as_of = (SpDate) { 2020, 7, 1 };
  after = draw (snapshot, &options);
  g_assert_nonnull (sp_scene_find_target (before, SP_TARGET_LINK, DIAGRAM_SAMPLE_ENDED, SP_ID_NONE));
  g_assert_null (sp_scene_find_target (after, SP_TARGET_LINK, DIAGRAM_SAMPLE_ENDED, SP_ID_NONE));
}

static void
test_parallel_links (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  const SpTarget *a, *b;
  guint middle;
  SpPictureOptions options;

  init_options (&options);
  scene = draw (snapshot, &options);
  a = sp_scene_find_target (scene, SP_TARGET_LINK, DIAGRAM_SAMPLE_SUPPORTS, SP_ID_NONE);
  b = sp_scene_find_target (scene, SP_TARGET_LINK, DIAGRAM_SAMPLE_PRESSES, SP_ID_NONE);
  middle = a->n_outline / 2;
  g_assert_cmpfloat (hypot (a->outline[2 * middle] - b->outline[2 * middle],
                            a->outline[2 * middle + 1] - b->outline[2 * middle + 1]), >, 8.0);
}

static guint
count_dashed (SpScene *scene,
              SpInk    ink)
{
  guint n = 0;

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      n += item->kind == SP_ITEM_PATH && item->path.has_stroke && item->path.n_dashes > 0
           && memcmp (&item->path.stroke, &ink, sizeof ink) == 0;
    }
  return n;
}

static void
test_negative_is_dashed (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  scene = draw (snapshot, &options);
  g_assert_cmpuint (count_dashed (scene, sp_theme_get (SP_THEME_LIGHT)->link_negative), ==, 2);
  g_assert_cmpuint (count_dashed (scene, sp_theme_get (SP_THEME_LIGHT)->link_positive), ==, 0);
}

static void
test_unknown_influence (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  options.show_speaks_for = FALSE;
  scene = draw (snapshot, &options);
  g_assert_cmpuint (count_dashed (scene, sp_theme_get (SP_THEME_LIGHT)->node_border), ==, 1);
}

static void
test_derived_lines (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  init_options (&options);
  options.show_stated_links = options.show_speaks_for = FALSE;
  options.show_agreement = options.show_conflict = TRUE;
  scene = draw (snapshot, &options);
  g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_AGREEMENT, 1, 7));
  g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_AGREEMENT, 1, 6));
  g_assert_null (sp_scene_find_target (scene, SP_TARGET_AGREEMENT, 1, 2));
}

static void
test_pinned_places (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (SpScene) scene = NULL;
  SpId north = DIAGRAM_SAMPLE_NORTH, south = DIAGRAM_SAMPLE_SOUTH;
  SpPlace of_north = { 100.0, 50.0, TRUE }, of_south = { 430.0, 260.0, TRUE };
  const SpTarget *a, *b;
  SpPictureOptions options;

  g_hash_table_insert (places, &north, &of_north);
  g_hash_table_insert (places, &south, &of_south);
  init_options (&options);
  options.places = places;
  scene = draw (snapshot, &options);
  a = find_actor (scene, north);
  b = find_actor (scene, south);
  g_assert_cmpfloat_with_epsilon (b->bounds.x + b->bounds.width / 2.0 - a->bounds.x - a->bounds.width / 2.0, 330.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (b->bounds.y + b->bounds.height / 2.0 - a->bounds.y - a->bounds.height / 2.0, 210.0, 1e-6);
}

/* As after an edit in the window: what stands stays, and what is new is near to those it is linked with. */
/* A file can say what it wants of where things stand. */
static void
test_places_out_of_this_world (void)
{
  static const double far[] = { 9e5, 1e7, 1e12, -1e300 };
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();

  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_autoptr (SpScene) scene = NULL;
      SpPictureOptions options;
      SpPlace of_north = { far[i], 50.0, TRUE }, of_south = { 430.0, -far[i], i % 2 == 0 };
      SpId north = DIAGRAM_SAMPLE_NORTH, south = DIAGRAM_SAMPLE_SOUTH;

      g_hash_table_insert (places, &north, &of_north);
      g_hash_table_insert (places, &south, &of_south);
      init_options (&options);
      options.places = places;
      scene = draw (snapshot, &options);
      g_assert_true (sp_scene_get_width (scene) < 1e7 && sp_scene_get_height (scene) < 1e7);
    }
}

static void
test_all_pinned (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_large (90);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (SpScene) before = NULL;
  g_autoptr (SpScene) after = NULL;
  SpPictureOptions options;
  double x, y;

  init_options (&options);
  before = draw (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_targets (before); i++)
    {
      const SpTarget *target = sp_scene_get_target (before, i);
      SpPlace place = { target->bounds.x + target->bounds.width / 2.0, target->bounds.y + target->bounds.height / 2.0, TRUE };

      if (target->kind == SP_TARGET_ACTOR)
        g_hash_table_insert (places, (gpointer) &target->id1, g_memdup2 (&place, sizeof place));
    }
  options.places = places;
  after = draw (snapshot, &options);
  sp_diagram_find_origin (after, places, &x, &y);
  for (SpId id = 1; id <= 90; id++)
    {
      const SpTarget *target = find_actor (after, id);
      const SpPlace *place = g_hash_table_lookup (places, &id);

      g_assert_cmpfloat_with_epsilon (target->bounds.x + target->bounds.width / 2.0, place->x + x, 1e-6);
      g_assert_cmpfloat_with_epsilon (target->bounds.y + target->bounds.height / 2.0, place->y + y, 1e-6);
    }
}

static void
test_right_to_left (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (SpScene) plain = NULL, mirrored = NULL;
  SpPictureOptions options;

  init_options (&options);
  plain = draw (snapshot, &options);
  options.right_to_left = TRUE;
  mirrored = draw (snapshot, &options);
  g_assert_cmpint (find_actor (plain, 1)->bounds.x < find_actor (plain, 7)->bounds.x, ==,
                   find_actor (mirrored, 1)->bounds.x > find_actor (mirrored, 7)->bounds.x);
}

static gboolean
cancel_cb (double   fraction,
           gpointer data)
{
  return FALSE;
}

static void
test_cancel (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_talks ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPositions) positions = NULL;
  SpPictureOptions options;

  init_options (&options);
  positions = sp_positions_compute (snapshot, &options.positions);
  g_assert_null (sp_diagram_picture_draw (snapshot, positions, &options, cancel_cb, NULL, &error));
  g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED);
}

static guint
count_halos (guint n_actors)
{
  SpPictureOptions options;
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_large (n_actors);
  g_autoptr (SpScene) scene = NULL;
  guint n = 0;

  init_options (&options);
  scene = draw (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      n += item->kind == SP_ITEM_TEXT && sp_item_is_shown (item, SP_SCENE_SCALE_OF_FILES) && item->text.halo.alpha > 0.0f;
    }
  return n;
}

/* Outlines of letters would make a file of thousands of actors ten times as large. */
static void
test_crowd_has_no_halos (void)
{
  g_assert_cmpuint (count_halos (20), >=, 20);
  g_assert_cmpuint (count_halos (320), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/standpoint/diagram/nothing-overlaps-in-talks", GUINT_TO_POINTER (0), test_nothing_overlaps);
  g_test_add_data_func ("/standpoint/diagram/nothing-overlaps-among-30", GUINT_TO_POINTER (30), test_nothing_overlaps);
  g_test_add_data_func ("/standpoint/diagram/nothing-overlaps-among-100", GUINT_TO_POINTER (100), test_nothing_overlaps);
  g_test_add_data_func ("/standpoint/diagram/nothing-overlaps-in-threads", GUINT_TO_POINTER (2800), test_nothing_overlaps);
  g_test_add_data_func ("/standpoint/diagram/landscape-page", GINT_TO_POINTER (FALSE), test_page);
  g_test_add_data_func ("/standpoint/diagram/upright-page", GINT_TO_POINTER (TRUE), test_page);
  g_test_add_func ("/standpoint/diagram/empty-project-says-what-to-do", test_empty);
  g_test_add_func ("/standpoint/diagram/names-and-words", test_names_and_words);
  g_test_add_func ("/standpoint/diagram/stance-has-a-second-sign", test_stance_signs);
  g_test_add_func ("/standpoint/diagram/speaking-is-drawn-once", test_represents_once);
  g_test_add_func ("/standpoint/diagram/ended-link-is-not-drawn", test_ended_link);
  g_test_add_func ("/standpoint/diagram/parallel-links-side-by-side", test_parallel_links);
  g_test_add_func ("/standpoint/diagram/negative-link-is-dashed", test_negative_is_dashed);
  g_test_add_func ("/standpoint/diagram/unknown-influence-has-a-sign", test_unknown_influence);
  g_test_add_func ("/standpoint/diagram/agreement-and-conflict", test_derived_lines);
  g_test_add_func ("/standpoint/diagram/pinned-nodes-stay", test_pinned_places);
  g_test_add_func ("/standpoint/diagram/places-out-of-this-world", test_places_out_of_this_world);
  g_test_add_func ("/standpoint/diagram/all-that-is-pinned-stays", test_all_pinned);
  g_test_add_func ("/standpoint/diagram/right-to-left-is-mirrored", test_right_to_left);
  g_test_add_func ("/standpoint/diagram/cancelled", test_cancel);
  g_test_add_func ("/standpoint/diagram-picture/crowd-has-no-halos", test_crowd_has_no_halos);
  return g_test_run ();
}
