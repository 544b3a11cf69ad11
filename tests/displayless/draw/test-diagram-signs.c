/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-rows.h"
#include "sp-legend.h"
#include "sp-picture.h"

#include <string.h>

/* What stands on lines, and where labels stand so that they do not break them. */

#define UPPER 1
#define LOWER 2

/* Two actors one below the other, with links between them. */
static SpSnapshot *
new_pair (const SpSign *signs, guint n_signs)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpActor upper = sample_actor (UPPER, "Upper chamber", SP_ACTOR_KIND_ORGANISATION, NAN, SP_ID_NONE);
  SpActor lower = sample_actor (LOWER, "Lower chamber", SP_ACTOR_KIND_ORGANISATION, NAN, SP_ID_NONE);

  sp_snapshot_builder_put_actor (builder, &upper);
  sp_snapshot_builder_put_actor (builder, &lower);
  for (guint i = 0; i < n_signs; i++)
    {
      SpLink link = sample_link (100 + i, UPPER, LOWER, "writes to", signs[i]);

      sp_snapshot_builder_put_link (builder, &link);
    }
  return sp_snapshot_builder_end (builder);
}

static SpScene *
draw (SpSnapshot *snapshot, gboolean show_legend)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (SpPages) pages = NULL;
  SpId upper = UPPER, lower = LOWER;
  SpPlace of_upper = { 0.0, 0.0, TRUE }, of_lower = { 0.0, 200.0, TRUE };
  SpPictureOptions options;

  sp_picture_options_init (&options, SP_PICTURE_KIND_DIAGRAM);
  options.show_title = options.show_sources = FALSE;
  options.show_legend = show_legend;
  g_hash_table_insert (places, &upper, &of_upper);
  g_hash_table_insert (places, &lower, &of_lower);
  options.places = places;
  pages = sp_picture_draw (snapshot, &options, NULL, NULL, NULL);
  g_assert_nonnull (pages);
  return sp_pages_draw (pages, 0, NULL, NULL, NULL);
}

/* Discs are the only shapes that are filled with the ground and have a rim of the colour of a link. */
static guint
count_discs (SpScene *scene)
{
  const SpTheme *theme = sp_theme_get (SP_THEME_LIGHT);
  guint n = 0;

  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpPathItem *path = &sp_scene_get_item (scene, i)->path;

      n += sp_scene_get_item (scene, i)->kind == SP_ITEM_PATH && path->has_fill && path->has_stroke
           && (memcmp (&path->stroke, &theme->link_positive, sizeof (SpInk)) == 0
               || memcmp (&path->stroke, &theme->link_negative, sizeof (SpInk)) == 0);
    }
  return n;
}

static guint
count_discs_of (const SpSign *signs, guint n_signs, gboolean show_legend)
{
  g_autoptr (SpSnapshot) snapshot = new_pair (signs, n_signs);
  g_autoptr (SpScene) scene = draw (snapshot, show_legend);

  return count_discs (scene);
}

/* Where all lines are of one sign a mark on each says nothing. */
static void
test_signs_where_they_differ (void)
{
  static const SpSign alike[] = { SP_SIGN_POSITIVE, SP_SIGN_POSITIVE };
  static const SpSign opposed[] = { SP_SIGN_POSITIVE, SP_SIGN_NEGATIVE };
  static const SpSign some[] = { SP_SIGN_POSITIVE, SP_SIGN_NONE };

  g_assert_cmpuint (count_discs_of (alike, 2, FALSE), ==, 0);
  g_assert_cmpuint (count_discs_of (opposed, 2, FALSE), ==, 2);
  g_assert_cmpuint (count_discs_of (some, 2, FALSE), ==, 1);
}

static void
test_legend_has_the_same_signs (void)
{
  static const SpSign alike[] = { SP_SIGN_POSITIVE, SP_SIGN_POSITIVE };
  static const SpSign opposed[] = { SP_SIGN_POSITIVE, SP_SIGN_NEGATIVE };

  g_assert_cmpuint (count_discs_of (alike, 2, TRUE), ==, 0);
  g_assert_cmpuint (count_discs_of (opposed, 2, TRUE), ==, 4);
}

static double
find_label_y (SpScene *scene, const char *name)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strcmp (item->text.text, name) == 0)
        return item->text.box.y + item->text.box.height / 2.0;
    }
  g_assert_not_reached ();
}

/* A line that comes from below finds the label above, and the other way round. */
static void
test_labels_give_way_to_lines (void)
{
  static const SpSign sign = SP_SIGN_POSITIVE;
  g_autoptr (SpSnapshot) snapshot = new_pair (&sign, 1);
  g_autoptr (SpScene) scene = draw (snapshot, FALSE);
  SpRect upper = sp_scene_find_target (scene, SP_TARGET_ACTOR, UPPER, SP_ID_NONE)->bounds;
  SpRect lower = sp_scene_find_target (scene, SP_TARGET_ACTOR, LOWER, SP_ID_NONE)->bounds;

  g_assert_cmpfloat (find_label_y (scene, "Upper chamber"), <, upper.y + upper.height / 2.0);
  g_assert_cmpfloat (find_label_y (scene, "Lower chamber"), >, lower.y + lower.height / 2.0);
}

static double
find_x (SpScene *scene, const char *text)
{
  for (guint i = 0; i < sp_scene_get_n_items (scene); i++)
    {
      const SpItem *item = sp_scene_get_item (scene, i);

      if (item->kind == SP_ITEM_TEXT && strcmp (item->text.text, text) == 0)
        return item->text.box.x;
    }
  g_assert_not_reached ();
}

/* Shapes of nodes do not share a column with lines while there is room for columns of their own. */
static void
test_legend_keeps_kinds_together (void)
{
  g_autoptr (SpLegend) legend = sp_legend_new (sp_theme_get (SP_THEME_LIGHT), FALSE);
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, sp_theme_get (SP_THEME_LIGHT)->ground);
  g_autoptr (SpScene) scene = NULL;

  sp_legend_note_actor_kind (legend, SP_ACTOR_KIND_PERSON);
  sp_legend_note_actor_kind (legend, SP_ACTOR_KIND_STATE);
  sp_legend_note_line (legend, SP_LINE_STATED, SP_SIGN_POSITIVE, TRUE);
  sp_legend_note_line (legend, SP_LINE_STATED, SP_SIGN_NEGATIVE, TRUE);
  sp_legend_note_line (legend, SP_LINE_STATED, SP_SIGN_NONE, TRUE);
  sp_legend_note_line (legend, SP_LINE_SPEAKS_FOR, SP_SIGN_NONE, TRUE);
  sp_legend_draw (legend, builder, 0.0, 0.0, 220.0);
  scene = sp_scene_builder_end (builder, 220.0, sp_legend_measure (legend, 220.0));
  g_assert_cmpfloat (find_x (scene, "person"), ==, find_x (scene, "state"));
  g_assert_cmpfloat (find_x (scene, "supporting link"), ==, find_x (scene, "speaks for"));
  g_assert_cmpfloat (find_x (scene, "supporting link"), >, find_x (scene, "state"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/diagram-signs/signs-where-they-differ", test_signs_where_they_differ);
  g_test_add_func ("/standpoint/diagram-signs/legend-has-the-same-signs", test_legend_has_the_same_signs);
  g_test_add_func ("/standpoint/diagram-signs/labels-give-way-to-lines", test_labels_give_way_to_lines);
  g_test_add_func ("/standpoint/diagram-signs/legend-keeps-kinds-together", test_legend_keeps_kinds_together);
  return g_test_run ();
}
