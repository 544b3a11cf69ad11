/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sp-renderer.h"
#include "sp-scene-builder.h"
#include "sp-text-ruler.h"
#include "sp-text.h"

static const SpInk white = { 1.0f, 1.0f, 1.0f, 1.0f };
static const SpPathItem filled = { .has_fill = TRUE, .fill = { 0.0f, 0.0f, 0.0f, 1.0f } };

static void
add_area (SpSceneBuilder *builder, SpId id, SpRect bounds)
{
  SpTarget target = { .kind = SP_TARGET_ACTOR, .id1 = id, .bounds = bounds, .name = "area" };

  sp_scene_builder_add_target (builder, &target);
}

static void
add_line (SpSceneBuilder *builder, SpId id, const double *points, guint n)
{
  SpTarget target = { .kind = SP_TARGET_LINK, .id1 = id, .bounds = { 0.0, 0.0, 100.0, 100.0 }, .outline = points, .n_outline = n };

  sp_scene_builder_add_target (builder, &target);
}

static void
test_copies_what_it_is_given (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Title", white);
  char words[] = "words";
  g_autoptr (SpScene) scene = NULL;

  sp_scene_builder_add_text (builder, &(SpTextItem) { .text = words, .font = "sans 9" });
  words[0] = 'X';
  scene = sp_scene_builder_end (builder, 10.0, 20.0);
  g_assert_cmpstr (sp_scene_get_item (scene, 0)->text.text, ==, "words");
  g_assert_cmpstr (sp_scene_get_title (scene), ==, "Title");
  g_assert_cmpfloat (sp_scene_get_height (scene), ==, 20.0);
}

static void
test_stores_short_texts_once (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;

  for (guint i = 0; i < 2; i++)
    sp_scene_builder_add_text (builder, &(SpTextItem) { .text = "++", .font = "sans 9" });
  scene = sp_scene_builder_end (builder, 10.0, 10.0);
  g_assert_true (sp_scene_get_item (scene, 0)->text.text == sp_scene_get_item (scene, 1)->text.text);
  g_assert_true (sp_scene_get_item (scene, 0)->text.font == sp_scene_get_item (scene, 1)->text.font);
}

static void
test_keeps_many_items_apart (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      sp_scene_builder_rectangle (builder, i, 0.0, 1.0, 1.0, 0.0);
      sp_scene_builder_add_path (builder, &filled);
    }
  scene = sp_scene_builder_end (builder, 10.0, 10.0);
  g_assert_cmpuint (sp_scene_get_n_items (scene), ==, 3000);
  for (guint i = 0; i < 3000; i++)
    g_assert_cmpfloat (sp_scene_get_item (scene, i)->path.points[0], ==, i);
}

static void
test_leaves_nothing_out_of_nothing (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;

  sp_scene_builder_add_path (builder, &filled);
  sp_scene_builder_add_text (builder, &(SpTextItem) { .text = "", .font = "sans 9" });
  scene = sp_scene_builder_end (builder, 10.0, 10.0);
  g_assert_cmpuint (sp_scene_get_n_items (scene), ==, 0);
  g_assert_null (sp_scene_hit (scene, 5.0, 5.0, 3.0));
  g_assert_cmpstr (sp_scene_get_title (scene), ==, "");
}

static void
test_closes_open_groups (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;

  sp_scene_builder_begin_group (builder, SP_ROLE_TABLE, "Table");
  sp_scene_builder_begin_group (builder, SP_ROLE_ROW, NULL);
  scene = sp_scene_builder_end (builder, 10.0, 10.0);
  g_assert_cmpuint (sp_scene_get_n_items (scene), ==, 4);
  g_assert_cmpint (sp_scene_get_item (scene, 3)->kind, ==, SP_ITEM_GROUP_END);
  g_assert_cmpstr (sp_scene_get_item (scene, 1)->group.name, ==, "");
}

static void
test_mends_text_that_is_not_utf8 (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;

  sp_scene_builder_add_text (builder, &(SpTextItem) { .text = "a\xff z", .font = "sans 9" });
  scene = sp_scene_builder_end (builder, 10.0, 10.0);
  g_assert_true (g_utf8_validate (sp_scene_get_item (scene, 0)->text.text, -1, NULL));
}

static void
test_place_scales_and_moves (void)
{
  static const double dashes[] = { 4.0, 2.0 };
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  SpPathItem dashed = { .has_stroke = TRUE, .line_width = 3.0, .dashes = dashes, .n_dashes = 2 };
  g_autoptr (SpScene) scene = NULL;
  const SpItem *item;

  sp_scene_builder_set_place (builder, 0.5, 10.0, 20.0);
  sp_scene_builder_move_to (builder, 2.0, 4.0);
  sp_scene_builder_line_to (builder, 6.0, 8.0);
  sp_scene_builder_add_path (builder, &dashed);
  sp_scene_builder_add_text (builder, &(SpTextItem) { .text = "t", .font = "sans 9", .box = { 2.0, 4.0, 8.0, 8.0 } });
  add_area (builder, 7, (SpRect) { 0.0, 0.0, 4.0, 4.0 });
  sp_scene_builder_set_place (builder, 1.0, 0.0, 0.0);
  sp_scene_builder_add_text (builder, &(SpTextItem) { .text = "t", .font = "sans 9", .box = { 2.0, 4.0, 8.0, 8.0 } });
  scene = sp_scene_builder_end (builder, 100.0, 100.0);
  item = sp_scene_get_item (scene, 0);
  g_assert_cmpfloat (item->path.points[0], ==, 11.0);
  g_assert_cmpfloat (item->path.points[3], ==, 24.0);
  g_assert_cmpfloat (item->path.line_width, ==, 1.5);
  g_assert_cmpfloat (item->path.dashes[0], ==, 2.0);
  item = sp_scene_get_item (scene, 1);
  g_assert_cmpfloat (item->text.box.y, ==, 22.0);
  g_assert_cmpfloat (item->text.box.width, ==, 4.0);
  g_assert_true (strstr (item->text.font, "4.5") != NULL);
  g_assert_cmpstr (sp_scene_get_item (scene, 2)->text.font, ==, "sans 9");
  g_assert_cmpfloat (sp_scene_get_target (scene, 0)->bounds.width, ==, 2.0);
}

static void
test_hit_finds_the_topmost (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;

  add_area (builder, 1, (SpRect) { 0.0, 0.0, 50.0, 50.0 });
  add_area (builder, 2, (SpRect) { 25.0, 25.0, 50.0, 50.0 });
  scene = sp_scene_builder_end (builder, 100.0, 100.0);
  g_assert_cmpint (sp_scene_hit (scene, 10.0, 10.0, 0.0)->id1, ==, 1);
  g_assert_cmpint (sp_scene_hit (scene, 30.0, 30.0, 0.0)->id1, ==, 2);
  g_assert_null (sp_scene_hit (scene, 90.0, 10.0, 3.0));
  g_assert_null (sp_scene_hit (scene, -500.0, 1e9, 3.0));
}

static void
test_hit_measures_from_a_line (void)
{
  static const double bent[] = { 10.0, 10.0, 90.0, 10.0, 90.0, 90.0 };
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;

  add_line (builder, 1, bent, 3);
  scene = sp_scene_builder_end (builder, 100.0, 100.0);
  g_assert_nonnull (sp_scene_hit (scene, 50.0, 13.0, 4.0));
  g_assert_nonnull (sp_scene_hit (scene, 87.0, 60.0, 4.0));
  g_assert_null (sp_scene_hit (scene, 50.0, 15.0, 4.0));
  g_assert_null (sp_scene_hit (scene, 40.0, 60.0, 4.0));
}

/* The index has to give what a look at every target gives. */
static void
test_hit_agrees_with_looking_at_all (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 900; i++)
    add_area (builder, i + 1, (SpRect) { g_rand_double_range (random, -20.0, 520.0), g_rand_double_range (random, -20.0, 320.0),
                                         g_rand_double_range (random, 0.0, 60.0), g_rand_double_range (random, 0.0, 60.0) });
  scene = sp_scene_builder_end (builder, 500.0, 300.0);
  for (guint i = 0; i < 2000; i++)
    {
      double x = g_rand_double_range (random, -10.0, 510.0);
      double y = g_rand_double_range (random, -10.0, 310.0);
      const SpTarget *expected = NULL;

      for (guint k = 0; k < sp_scene_get_n_targets (scene); k++)
        {
          const SpTarget *target = sp_scene_get_target (scene, k);
          SpRect b = target->bounds;

          if (x >= b.x && y >= b.y && x <= b.x + b.width && y <= b.y + b.height)
            expected = target;
        }
      g_assert_true (sp_scene_hit (scene, x, y, 2.0) == expected);
    }
}

static void
test_finds_a_target_by_its_ids (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  SpTarget cell = { .kind = SP_TARGET_CELL, .id1 = 4, .id2 = 5 };
  g_autoptr (SpScene) scene = NULL;

  sp_scene_builder_add_target (builder, &cell);
  scene = sp_scene_builder_end (builder, 10.0, 10.0);
  g_assert_nonnull (sp_scene_find_target (scene, SP_TARGET_CELL, 4, 5));
  g_assert_null (sp_scene_find_target (scene, SP_TARGET_CELL, 5, 4));
  g_assert_null (sp_scene_find_target (scene, SP_TARGET_ACTOR, 4, 5));
}

static void
test_a_measured_box_holds_its_text (void)
{
  static const char * const words[] = { "Volodymyr Zelensky", "שלום עולם", "−−*", "منظمة", "欧洲联盟", "e\u0301" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      SpTextItem text = { .text = words[i], .font = "sans bold 9.3" };
      g_autoptr (PangoLayout) layout = NULL;
      double x, y;

      sp_text_measure (words[i], text.font, 0.0, &text.box.width, &text.box.height);
      layout = sp_renderer_create_layout (&text, &x, &y);
      g_assert_false (pango_layout_is_ellipsized (layout));
      g_assert_cmpfloat (text.box.width, >, 1.0);
    }
}

static const char * const many_words[] = {
  "Volodymyr Zelensky", "Actor 12", "", " ", "שלום עולם", "Council of שלום", "منظمة 12", "欧洲联盟", "e\u0301", "two\nlines",
  "a\ttab", "one\u2029two", "−−*", "Łódź 🌍 city", "12 שלום", "one two three four five six seven", "hy-phen-ated-word",
  "−2 ◆ – “x” …", "\u200f12", "12 \u200fx",
  "x \u200f", "−\u202b1",
  "北 שלום", "– שלום", "𐤀𐤁", "ﷺ", "ߊ", "ܐ", "🌍 שלום",
};

static void
measure_layout (PangoLayout *layout, double *width, double *height)
{
  int wide, high;

  pango_layout_get_size (layout, &wide, &high);
  *width = pango_units_to_double (wide);
  *height = pango_units_to_double (high);
}

static void
test_a_ruler_measures_as_a_layout_does (void)
{
  g_autoptr (SpTextRuler) ruler = sp_text_ruler_new ("sans bold 9.3");

  for (guint i = 0; i < G_N_ELEMENTS (many_words); i++)
    {
      double width, height, expected_width, expected_height;
      g_autoptr (PangoLayout) layout = sp_text_create_layout (many_words[i], "sans bold 9.3");

      sp_text_ruler_measure (ruler, many_words[i], &width, &height);
      measure_layout (layout, &expected_width, &expected_height);
      g_assert_cmpfloat_with_epsilon (width, expected_width, 1e-9);
      g_assert_cmpfloat_with_epsilon (height, expected_height, 1e-9);
    }
}

/* The first time, and again, in any order of rooms. */
static void
test_measured_as_a_layout_wraps (void)
{
  static const double rooms[] = { 0.0, 20.0, 60.0, 61.37, 300.0, 20.0, 0.0 };

  for (guint i = 0; i < G_N_ELEMENTS (many_words); i++)
    for (guint k = 0; k < G_N_ELEMENTS (rooms); k++)
      {
        double width, height, expected_width, expected_height;
        g_autoptr (PangoLayout) layout = sp_text_create_layout (many_words[i], "sans 8");

        if (rooms[k] > 0.0)
          pango_layout_set_width (layout, pango_units_from_double (rooms[k]));
        pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
        measure_layout (layout, &expected_width, &expected_height);
        sp_text_measure (many_words[i], "sans 8", rooms[k], &width, &height);
        g_assert_cmpfloat_with_epsilon (width, expected_width, 1e-9);
        g_assert_cmpfloat_with_epsilon (height, expected_height, 1e-9);
      }
}

static void
test_runs_as_its_layout_does (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (many_words); i++)
    {
      g_autoptr (PangoLayout) layout = sp_text_create_layout (many_words[i], NULL);

      g_assert_cmpint (sp_text_align_leading (many_words[i], TRUE), ==,
                       sp_text_is_right_to_left (layout) ? SP_ALIGN_START : SP_ALIGN_END);
    }
}

static void
test_a_wrapped_text_is_measured_in_its_width (void)
{
  double wide, narrow, height, width;

  sp_text_measure ("one two three four five six seven", "sans 9", 0.0, &wide, &height);
  sp_text_measure ("one two three four five six seven", "sans 9", 50.0, &width, &narrow);
  g_assert_cmpfloat (width, <=, 50.01);
  g_assert_cmpfloat (narrow, >=, 2.0 * height);
  g_assert_cmpfloat (wide, >, 100.0);
}

static void
test_leading_side_does_not_depend_on_the_text (void)
{
  g_assert_cmpint (sp_text_align_leading ("Berlin", FALSE), ==, SP_ALIGN_START);
  g_assert_cmpint (sp_text_align_leading ("Berlin", TRUE), ==, SP_ALIGN_END);
  g_assert_cmpint (sp_text_align_leading ("ברלין", TRUE), ==, SP_ALIGN_START);
  g_assert_cmpint (sp_text_align_leading ("ברלין", FALSE), ==, SP_ALIGN_END);
  g_assert_cmpint (sp_text_align_trailing ("Berlin", FALSE), ==, SP_ALIGN_END);
}

static gpointer
measure_cb (gpointer data)
{
  double *width = data;

  for (guint i = 0; i < 200; i++)
    sp_text_measure ("measured in a thread", "sans 9", 0.0, width, NULL);
  return NULL;
}

static void
test_threads_measure_alike (void)
{
  double widths[4] = { 0 };
  GThread *threads[4];
  double here;

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("measure", measure_cb, &widths[i]);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  sp_text_measure ("measured in a thread", "sans 9", 0.0, &here, NULL);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (widths[i], ==, here);
}

static gpointer
hit_cb (gpointer data)
{
  return (gpointer) sp_scene_hit (data, 5.0, 5.0, 1.0);
}

static void
test_threads_share_the_index (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;
  GThread *threads[4];

  add_area (builder, 1, (SpRect) { 0.0, 0.0, 10.0, 10.0 });
  scene = sp_scene_builder_end (builder, 10.0, 10.0);
  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("hit", hit_cb, scene);
  for (guint i = 0; i < 4; i++)
    g_assert_true (g_thread_join (threads[i]) == sp_scene_get_target (scene, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/text/measured-as-a-layout-wraps", test_measured_as_a_layout_wraps);
  g_test_add_func ("/standpoint/text/runs-as-its-layout-does", test_runs_as_its_layout_does);
  g_test_add_func ("/standpoint/scene/copies-what-it-is-given", test_copies_what_it_is_given);
  g_test_add_func ("/standpoint/scene/stores-short-texts-once", test_stores_short_texts_once);
  g_test_add_func ("/standpoint/scene/keeps-many-items-apart", test_keeps_many_items_apart);
  g_test_add_func ("/standpoint/scene/leaves-nothing-out-of-nothing", test_leaves_nothing_out_of_nothing);
  g_test_add_func ("/standpoint/scene/closes-open-groups", test_closes_open_groups);
  g_test_add_func ("/standpoint/scene/mends-text-that-is-not-utf8", test_mends_text_that_is_not_utf8);
  g_test_add_func ("/standpoint/scene/place-scales-and-moves", test_place_scales_and_moves);
  g_test_add_func ("/standpoint/scene/hit-finds-the-topmost", test_hit_finds_the_topmost);
  g_test_add_func ("/standpoint/scene/hit-measures-from-a-line", test_hit_measures_from_a_line);
  g_test_add_func ("/standpoint/scene/hit-agrees-with-looking-at-all", test_hit_agrees_with_looking_at_all);
  g_test_add_func ("/standpoint/scene/finds-a-target-by-its-ids", test_finds_a_target_by_its_ids);
  g_test_add_func ("/standpoint/scene/a-measured-box-holds-its-text", test_a_measured_box_holds_its_text);
  g_test_add_func ("/standpoint/scene/a-ruler-measures-as-a-layout-does", test_a_ruler_measures_as_a_layout_does);
  g_test_add_func ("/standpoint/scene/a-wrapped-text-is-measured-in-its-width", test_a_wrapped_text_is_measured_in_its_width);
  g_test_add_func ("/standpoint/scene/leading-side-does-not-depend-on-the-text", test_leading_side_does_not_depend_on_the_text);
  g_test_add_func ("/standpoint/scene/threads-measure-alike", test_threads_measure_alike);
  g_test_add_func ("/standpoint/scene/threads-share-the-index", test_threads_share_the_index);
  return g_test_run ();
}
