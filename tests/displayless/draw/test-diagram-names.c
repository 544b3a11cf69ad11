/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-samples.h"
#include "../sample-rows.h"

#include <pango/pango.h>
#include <string.h>

/* A large diagram is read from near and from afar, and on paper. */

#define N_ACTORS 300
#define LEAST_PIXELS 6.8
#define LEAST_POINTS 5.4

static SpScene *
draw_with (SpSnapshot             *snapshot,
           const SpPictureOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options->positions);
  g_autoptr (SpPages) pages = sp_diagram_picture_draw (snapshot, positions, options, NULL, NULL, &error);

  g_assert_no_error (error);
  return sp_pages_draw (pages, 0, NULL, NULL, NULL);
}

static SpScene *
draw_large (double page_width,
            double page_height)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_large (N_ACTORS);
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  options.show_title = options.show_legend = options.show_sources = FALSE;
  options.page_width = page_width;
  options.page_height = page_height;
  return draw_with (snapshot, &options);
}

static double
find_size (const SpTextItem *text)
{
  PangoFontDescription *font = pango_font_description_from_string (text->font);
  double size = pango_units_to_double (pango_font_description_get_size (font));

  pango_font_description_free (font);
  return size;
}

static gboolean
do_overlap (SpRect a,
            SpRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* How many names are to be read at a scale; none is too small, and none lies on another. */
static guint
count_names (SpScene *scene,
             double   scale,
             double   least_size)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (SpRect));

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind != SP_ITEM_TEXT || !sp_item_is_shown (item, scale))
        continue;
      g_assert_cmpfloat (find_size (&item->text) * scale, >=, least_size);
      for (guint k = 0; k < boxes->len; k++)
        g_assert_false (do_overlap (item->text.box, g_array_index (boxes, SpRect, k)));
      g_array_append_val (boxes, item->text.box);
    }
  return boxes->len;
}

static gboolean
has_name (SpScene    *scene,
          double      scale,
          const char *name)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && sp_item_is_shown (item, scale) && strcmp (item->text.text, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_fewer_and_larger_from_afar (void)
{
  g_autoptr (SpScene) scene = draw_large (0.0, 0.0);
  guint before = N_ACTORS;

  g_assert_cmpuint (count_names (scene, 1.0, LEAST_PIXELS), ==, N_ACTORS);
  for (double scale = 0.8; scale > 0.2; scale *= 0.8)
    {
      guint n = count_names (scene, scale, LEAST_PIXELS);

      g_assert_cmpuint (n, <=, before);
      g_assert_cmpuint (n, >=, 5);
      before = n;
    }
  g_assert_cmpuint (before, <, N_ACTORS / 2);
}

/* Who comes nearer loses none of the names. */
static void
test_names_stay_when_one_comes_nearer (void)
{
  g_autoptr (SpScene) scene = draw_large (0.0, 0.0);

  for (double scale = 0.8; scale > 0.25; scale *= 0.8)
    for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
      {
        const SpItem *item = sp_scene_get_item (scene, i);

        if (item->kind == SP_ITEM_TEXT && sp_item_is_shown (item, scale))
          g_assert_true (has_name (scene, scale / 0.8, item->text.text));
      }
}

/* Of influence 100. */
static void
test_most_influential_keeps_its_name (void)
{
  g_autoptr (SpScene) scene = draw_large (0.0, 0.0);

  for (double scale = 1.0; scale > 0.25; scale *= 0.8)
    g_assert_true (has_name (scene, scale, "Committee 201"));
}

static void
test_all_are_pointed_at_from_afar (void)
{
  g_autoptr (SpScene) scene = draw_large (842.0, 595.0);
  guint n = 0;

  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    n += sp_scene_get_target (scene, i)->kind == SP_TARGET_ACTOR;
  g_assert_cmpuint (n, ==, N_ACTORS);
}

static void
test_paper (void)
{
  g_autoptr (SpScene) small = draw_large (842.0, 595.0);
  g_autoptr (SpScene) large = draw_large (1191.0, 842.0);
  guint n_small = count_names (small, SP_SCENE_SCALE_OF_FILES, LEAST_POINTS);
  guint n_large = count_names (large, SP_SCENE_SCALE_OF_FILES, LEAST_POINTS);

  g_assert_cmpuint (n_small, >, 30);
  g_assert_cmpuint (n_large, >, n_small);
  g_assert_cmpuint (n_large, <, N_ACTORS);
}

static char *
find_text (SpScene    *scene,
           const char *part)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strstr (item->text.text, part) != NULL)
        return g_strdup (item->text.text);
    }
  return NULL;
}

static void
test_paper_says_who_is_not_named (void)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_large (N_ACTORS);
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *remark = NULL;
  guint n_without = 0;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  options.page_width = 842.0;
  options.page_height = 595.0;
  scene = draw_with (snapshot, &options);
  remark = find_text (scene, "without their names");
  g_assert_nonnull (remark);
  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    n_without += !has_name (scene, SP_SCENE_SCALE_OF_FILES, sp_snapshot_get_actor (snapshot, i)->name);
  g_assert_cmpuint (g_ascii_strtoull (remark, NULL, 10), ==, n_without);
}

static double
find_title_size (guint n_actors)
{
  g_autoptr (SpSnapshot) snapshot = diagram_sample_new_large (n_actors);
  g_autoptr (SpScene) scene = NULL;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  scene = draw_with (snapshot, &options);
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    if (sp_scene_get_item (scene, i)->kind == SP_ITEM_TEXT)
      return find_size (&sp_scene_get_item (scene, i)->text);
  return 0.0;
}

/* What is as large as a poster has a title to match. */
static void
test_poster (void)
{
  g_assert_cmpfloat (find_title_size (10), ==, 16.0);
  g_assert_cmpfloat (find_title_size (N_ACTORS), >, 24.0);
}

/* Two camps of actors that all agree with each other, on one issue or on two. */
static SpSnapshot *
new_camps (guint n)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  for (guint k = 1; k <= 2; k++)
    {
      g_autofree char *name = g_strdup_printf ("Issue %u", k);
      SpIssue issue = sample_issue (k, name, "", "");

      sp_snapshot_builder_put_issue (builder, &issue);
    }
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);
      SpActor actor = sample_actor (i, name, SP_ACTOR_KIND_PERSON, NAN, SP_ID_NONE);

      sp_snapshot_builder_put_actor (builder, &actor);
      for (guint k = 1; k <= (i <= 4 ? 2 : 1); k++)
        {
          SpStatement statement = sample_statement (1000 * k + i, i, k, SP_STANCE_STEP (i % 2 == 0 ? 2 : -2), SP_QUALIFIER_FIRM,
                                                    SP_DATE_NONE);

          sp_snapshot_builder_put_statement (builder, &statement);
        }
    }
  return sp_snapshot_builder_end (builder);
}

static guint
count_lines (SpScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    n += sp_scene_get_target (scene, i)->kind == SP_TARGET_AGREEMENT;
  return n;
}

/* Of few all are drawn; of very many each actor's three strongest of a kind, and those on most issues first. */
static void
test_strongest_lines_of_many (void)
{
  g_autoptr (SpSnapshot) few = new_camps (20);
  g_autoptr (SpSnapshot) many = new_camps (80);
  g_autoptr (SpScene) small = NULL;
  g_autoptr (SpScene) large = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *n_left_out = NULL;
  guint n;
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  options.show_agreement = options.show_conflict = TRUE;
  small = draw_with (few, &options);
  g_assert_cmpuint (count_lines (small), ==, 20 * 19 / 2);
  large = draw_with (many, &options);
  n = count_lines (large);
  g_assert_cmpuint (n, >=, 80 * 3 / 2);
  g_assert_cmpuint (n, <=, 80 * 6);
  g_assert_nonnull (sp_scene_find_target (large, SP_TARGET_AGREEMENT, 1, 3));
  g_assert_nonnull (sp_scene_find_target (large, SP_TARGET_AGREEMENT, 2, 4));
  g_assert_nonnull (sp_scene_find_target (large, SP_TARGET_AGREEMENT, 1, 2));
  remark = find_text (large, "strongest lines");
  g_assert_nonnull (remark);
  n_left_out = g_strdup_printf ("%u more are left out", 80 * 79 / 2 - n);
  g_assert_nonnull (strstr (remark, n_left_out));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/diagram-names/fewer-and-larger-from-afar", test_fewer_and_larger_from_afar);
  g_test_add_func ("/standpoint/diagram-names/names-stay-when-one-comes-nearer", test_names_stay_when_one_comes_nearer);
  g_test_add_func ("/standpoint/diagram-names/most-influential-keeps-its-name", test_most_influential_keeps_its_name);
  g_test_add_func ("/standpoint/diagram-names/all-are-pointed-at-from-afar", test_all_are_pointed_at_from_afar);
  g_test_add_func ("/standpoint/diagram-names/paper", test_paper);
  g_test_add_func ("/standpoint/diagram-names/paper-says-who-is-not-named", test_paper_says_who_is_not_named);
  g_test_add_func ("/standpoint/diagram-names/poster", test_poster);
  g_test_add_func ("/standpoint/diagram-names/strongest-lines-of-many", test_strongest_lines_of_many);
  return g_test_run ();
}
