/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-renderer.h"
#include "sp-scene-builder.h"
#include "sp-scene-walk.h"

/* Rows of cells, which stand in a scene as one item each. */

#define N_ROWS 7
#define N_COLUMNS 9

static const SpInk white = { 1.0f, 1.0f, 1.0f, 1.0f };
static const SpInk blue = { 0.2f, 0.4f, 0.8f, 1.0f };

/* How often names were asked for. */
static int n_names;

static char *
name_cb (guint row, guint column, gpointer data)
{
  g_atomic_int_inc (&n_names);
  return g_strdup_printf ("%s %u/%u", (const char *) data, row, column);
}

static SpRect
find_place (guint row, guint column, gboolean right_to_left)
{
  return (SpRect) { right_to_left ? 200.0 - column * 20.0 : 10.0 + column * 20.0, 5.0 + row * 12.0, 18.0, 10.0 };
}

static gboolean
is_filled (guint row, guint column)
{
  return (row + column) % 3 != 0;
}

static void
draw_look (SpSceneBuilder *builder, SpRect box)
{
  SpPathItem style = { .has_fill = TRUE, .fill = blue };
  SpTextItem text = { .text = "+", .font = "sans 6", .box = box, .align = SP_ALIGN_MIDDLE, .vertical = SP_ALIGN_MIDDLE };

  sp_scene_builder_rectangle (builder, box.x, box.y, box.width, box.height, 0.0);
  sp_scene_builder_add_path (builder, &style);
  sp_scene_builder_add_text (builder, &text);
}

static void
add_row (SpSceneBuilder *builder, const SpStamp *stamp, guint row, gboolean right_to_left)
{
  const SpStamp *stamps[N_COLUMNS];
  SpId ids[N_COLUMNS];
  SpRect first = find_place (row, 0, right_to_left);
  SpCellsItem cells = { .n_cells = N_COLUMNS, .stamps = stamps, .x = first.x, .y = first.y, .width = first.width,
                        .height = first.height, .step = right_to_left ? -20.0 : 20.0, .role = SP_ROLE_CELL,
                        .id1 = 100 + row, .id2s = ids, .row = row };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      stamps[i] = is_filled (row, i) ? stamp : NULL;
      ids[i] = 1000 + i;
    }
  sp_scene_builder_add_cells (builder, &cells);
}

static SpScene *
make_scene (gboolean right_to_left, double scale)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("cells", white);
  const SpStamp *stamp;

  sp_scene_builder_set_cell_words (builder, name_cb, g_strdup ("cell"), g_free);
  sp_scene_builder_set_place (builder, scale, 3.0, 4.0);
  sp_scene_builder_begin_stamp (builder);
  draw_look (builder, (SpRect) { 0.0, 0.0, 18.0, 10.0 });
  stamp = sp_scene_builder_end_stamp (builder);
  for (guint row = 0; row < N_ROWS; row++)
    {
      SpTarget heading = { .kind = SP_TARGET_ACTOR, .id1 = 100 + row, .bounds = { 0.0, 5.0 + row * 12.0, 9.0, 10.0 },
                           .name = "heading" };

      sp_scene_builder_begin_group (builder, SP_ROLE_ROW, "");
      sp_scene_builder_add_target (builder, &heading);
      add_row (builder, stamp, row, right_to_left);
      sp_scene_builder_end_group (builder);
    }
  return sp_scene_builder_end (builder, 260.0, 120.0);
}

/* The same, every cell an item by itself. */
static SpScene *
make_plain_scene (gboolean right_to_left, double scale)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("cells", white);

  sp_scene_builder_set_place (builder, scale, 3.0, 4.0);
  for (guint row = 0; row < N_ROWS; row++)
    {
      sp_scene_builder_begin_group (builder, SP_ROLE_ROW, "");
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          g_autofree char *name = g_strdup_printf ("cell %u/%u", row, column);

          sp_scene_builder_begin_group (builder, SP_ROLE_CELL, name);
          if (is_filled (row, column))
            draw_look (builder, find_place (row, column, right_to_left));
          sp_scene_builder_end_group (builder);
        }
      sp_scene_builder_end_group (builder);
    }
  return sp_scene_builder_end (builder, 260.0, 120.0);
}

static void
assert_items_alike (const SpItem *a, const SpItem *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  if (a->kind == SP_ITEM_TEXT)
    {
      g_assert_cmpstr (a->text.text, ==, b->text.text);
      g_assert_cmpstr (a->text.font, ==, b->text.font);
      g_assert_cmpfloat_with_epsilon (a->text.box.x, b->text.box.x, 1e-9);
      g_assert_cmpfloat_with_epsilon (a->text.box.y, b->text.box.y, 1e-9);
      g_assert_cmpfloat_with_epsilon (a->text.box.width, b->text.box.width, 1e-9);
    }
  else if (a->kind == SP_ITEM_GROUP_BEGIN)
    {
      g_assert_cmpint (a->group.role, ==, b->group.role);
      g_assert_cmpstr (a->group.name, ==, b->group.name);
    }
  else if (a->kind == SP_ITEM_PATH)
    for (guint i = 0; i < 2 * sp_path_count_points (&a->path); i++)
      g_assert_cmpfloat_with_epsilon (a->path.points[i], b->path.points[i], 1e-9);
}

static void
test_a_walk_takes_them_apart (void)
{
  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (SpScene) scene = make_scene (way == 1, 1.25);
      g_autoptr (SpScene) plain = make_plain_scene (way == 1, 1.25);
      g_auto (SpSceneWalk) walk = SP_SCENE_WALK_INIT (scene);

      for (guint i = 0; i < sp_scene_get_n_items (plain); i++)
        {
          const SpItem *item = sp_scene_walk_next (&walk);

          g_assert_nonnull (item);
          assert_items_alike (item, sp_scene_get_item (plain, i));
        }
      g_assert_null (sp_scene_walk_next (&walk));
    }
}

static cairo_surface_t *
paint (SpScene *scene, double x, double y, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 90, 70);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -x, -y);
  sp_renderer_draw (scene, cr, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Also where only a part of a row is in the tile. */
static void
test_painted_as_single_ones (void)
{
  for (guint way = 0; way < 2; way++)
    for (guint tile = 0; tile < 6; tile++)
      {
        g_autoptr (SpScene) scene = make_scene (way == 1, 1.0);
        g_autoptr (SpScene) plain = make_plain_scene (way == 1, 1.0);
        cairo_surface_t *one = paint (scene, tile * 33.3, tile * 7.7, 1.5);
        cairo_surface_t *other = paint (plain, tile * 33.3, tile * 7.7, 1.5);
        gsize size = (gsize) cairo_image_surface_get_stride (one) * (gsize) cairo_image_surface_get_height (one);

        g_assert_cmpmem (cairo_image_surface_get_data (one), size, cairo_image_surface_get_data (other), size);
        cairo_surface_destroy (one);
        cairo_surface_destroy (other);
      }
}

static void
test_each_is_a_target (void)
{
  g_autoptr (SpScene) scene = make_scene (FALSE, 1.0);

  g_assert_cmpuint (sp_scene_get_n_targets (scene), ==, N_ROWS * (N_COLUMNS + 1));
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_assert_cmpint (sp_scene_get_target (scene, row * (N_COLUMNS + 1))->kind, ==, SP_TARGET_ACTOR);
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          const SpTarget *target = sp_scene_get_target (scene, row * (N_COLUMNS + 1) + 1 + column);
          SpRect place = find_place (row, column, FALSE);

          g_assert_cmpint (target->kind, ==, SP_TARGET_CELL);
          g_assert_cmpuint (target->row, ==, row);
          g_assert_cmpuint (target->column, ==, column);
          g_assert_cmpfloat (target->bounds.x, ==, place.x + 3.0);
          g_assert_cmpfloat (target->bounds.y, ==, place.y + 4.0);
          g_assert_true (sp_scene_find_target (scene, SP_TARGET_CELL, 100 + row, 1000 + column) == target);
          g_assert_true (sp_scene_get_target (scene, row * (N_COLUMNS + 1) + 1 + column) == target);
        }
    }
  g_assert_null (sp_scene_find_target (scene, SP_TARGET_CELL, 99, 1000));
  g_assert_null (sp_scene_find_target (scene, SP_TARGET_CELL, 100, 999));
  g_assert_null (sp_scene_find_target (scene, SP_TARGET_ISSUE, 100, 1000));
}

static void
test_headings_alone (void)
{
  g_autoptr (SpScene) scene = make_scene (FALSE, 1.0);
  guint n = sp_scene_get_n_targets (scene);
  guint n_found = 0;

  for (guint i = sp_scene_skip_cells (scene, 0); i < n; i = sp_scene_skip_cells (scene, i + 1))
    {
      g_assert_cmpint (sp_scene_get_target (scene, i)->kind, ==, SP_TARGET_ACTOR);
      g_assert_cmpint (sp_scene_get_target (scene, i)->id1, ==, 100 + n_found++);
    }
  g_assert_cmpuint (n_found, ==, N_ROWS);
}

static void
test_hit_as_looking_at_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (SpScene) scene = make_scene (way == 1, 1.1);

      for (guint i = 0; i < 3000; i++)
        {
          double x = g_rand_double_range (random, -10.0, 270.0);
          double y = g_rand_double_range (random, -10.0, 130.0);
          const SpTarget *expected = NULL;

          for (guint k = 0; k < sp_scene_get_n_targets (scene); k++)
            {
              SpRect b = sp_scene_get_target (scene, k)->bounds;

              if (x >= b.x && y >= b.y && x <= b.x + b.width && y <= b.y + b.height)
                expected = sp_scene_get_target (scene, k);
            }
          g_assert_true (sp_scene_hit (scene, x, y, 3.0) == expected);
        }
    }
}

static void
test_names_are_made_when_asked_for (void)
{
  g_autoptr (SpScene) scene = make_scene (FALSE, 1.0);
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;

  n_names = 0;
  sp_scene_prepare (scene);
  g_assert_nonnull (sp_scene_hit (scene, 20.0, 15.0, 0.0));
  g_assert_cmpint (n_names, ==, 0);
  name = sp_scene_dup_target_name (scene, sp_scene_find_target (scene, SP_TARGET_CELL, 102, 1003));
  g_assert_cmpstr (name, ==, "cell 2/3");
  heading = sp_scene_dup_target_name (scene, sp_scene_get_target (scene, 0));
  g_assert_cmpstr (heading, ==, "heading");
  g_assert_cmpint (n_names, ==, 1);
}

static gpointer
find_cb (gpointer data)
{
  return (gpointer) sp_scene_find_target (data, SP_TARGET_CELL, 103, 1004);
}

static void
test_threads_get_the_same_targets (void)
{
  g_autoptr (SpScene) scene = make_scene (FALSE, 1.0);
  GThread *threads[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("find", find_cb, scene);
  for (guint i = 0; i < 4; i++)
    g_assert_true (g_thread_join (threads[i]) == find_cb (scene));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/cells/a-walk-takes-them-apart", test_a_walk_takes_them_apart);
  g_test_add_func ("/standpoint/cells/painted-as-single-ones", test_painted_as_single_ones);
  g_test_add_func ("/standpoint/cells/each-is-a-target", test_each_is_a_target);
  g_test_add_func ("/standpoint/cells/headings-alone", test_headings_alone);
  g_test_add_func ("/standpoint/cells/hit-as-looking-at-all", test_hit_as_looking_at_all);
  g_test_add_func ("/standpoint/cells/names-are-made-when-asked-for", test_names_are_made_when_asked_for);
  g_test_add_func ("/standpoint/cells/threads-get-the-same-targets", test_threads_get_the_same_targets);
  return g_test_run ();
}
