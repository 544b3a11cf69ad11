/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sp-renderer.h"
#include "sp-scene-builder.h"
#include "sp-scene-walk.h"

#define SIZE 100

static const SpInk white = { 1.0f, 1.0f, 1.0f, 1.0f };
static const SpInk black = { 0.0f, 0.0f, 0.0f, 1.0f };
static const SpInk blue = { 0.0f, 0.0f, 1.0f, 1.0f };
static const SpInk red = { 1.0f, 0.0f, 0.0f, 1.0f };

static void
add_box (SpSceneBuilder *builder, double x, double y, double size, SpInk ink, SpPattern pattern)
{
  SpPathItem style = { .has_fill = TRUE, .fill = ink, .pattern = pattern, .ground = white };

  sp_scene_builder_rectangle (builder, x, y, size, size, 0.0);
  sp_scene_builder_add_path (builder, &style);
}

static void
add_words (SpSceneBuilder *builder, const char *words, SpRect box, double angle, SpInk halo)
{
  SpTextItem text = { .text = words, .font = "sans bold 10", .ink = black, .box = box, .align = SP_ALIGN_START,
                      .vertical = SP_ALIGN_MIDDLE, .angle = angle, .halo = halo };

  sp_scene_builder_add_text (builder, &text);
}

/* Something of everything. */
static SpScene *
make_scene (void)
{
  static const double dashes[] = { 3.0, 2.0 };
  SpSceneBuilder *builder = sp_scene_builder_new ("Renderer", white);
  SpPathItem line = { .has_stroke = TRUE, .stroke = red, .line_width = 1.5, .dashes = dashes, .n_dashes = 2 };

  add_box (builder, 10.0, 10.0, 30.0, blue, SP_PATTERN_SOLID);
  add_box (builder, 50.0, 10.0, 30.0, blue, SP_PATTERN_HATCH);
  sp_scene_builder_ellipse (builder, 25.0, 70.0, 12.0, 8.0);
  sp_scene_builder_rectangle (builder, 45.0, 55.0, 40.0, 20.0, 4.0);
  sp_scene_builder_add_path (builder, &line);
  add_words (builder, "++", (SpRect) { 10.0, 10.0, 30.0, 30.0 }, 0.0, (SpInk) { 0 });
  add_words (builder, "Words of some length", (SpRect) { 45.0, 78.0, 50.0, 16.0 }, 0.2, white);
  return sp_scene_builder_end (builder, SIZE, SIZE);
}

static cairo_surface_t *
draw_part (SpScene *scene, int x, int y, int size, gboolean transparent)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -x, -y);
  sp_renderer_draw (scene, cr, transparent);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x];
}

static guint
count_pixels (cairo_surface_t *surface, SpRect area, guint32 pixel)
{
  guint n = 0;

  for (int y = (int) area.y; y < (int) (area.y + area.height); y++)
    for (int x = (int) area.x; x < (int) (area.x + area.width); x++)
      n += get_pixel (surface, x, y) == pixel;
  return n;
}

static gboolean
are_equal (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}

static void
test_fills_with_the_ink (void)
{
  g_autoptr (SpScene) scene = make_scene ();
  cairo_surface_t *surface = draw_part (scene, 0, 0, SIZE, FALSE);

  g_assert_cmphex (get_pixel (surface, 12, 12), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (surface, 5, 5), ==, 0xffffffff);
  cairo_surface_destroy (surface);
}

static void
test_a_hatch_shows_ink_and_ground (void)
{
  g_autoptr (SpScene) scene = make_scene ();
  cairo_surface_t *surface = draw_part (scene, 0, 0, SIZE, FALSE);
  SpRect inside = { 52.0, 12.0, 26.0, 26.0 };

  g_assert_cmpuint (count_pixels (surface, inside, 0xffffffff), >, 100);
  g_assert_cmpuint (count_pixels (surface, (SpRect) { 42.0, 0.0, 7.0, 45.0 }, 0xffffffff), ==, 7 * 45);
  g_assert_cmpuint (count_pixels (surface, inside, 0xffffffff), <, 26 * 26 - 100);
  cairo_surface_destroy (surface);
}

static void
test_transparent_leaves_the_ground_away (void)
{
  g_autoptr (SpScene) scene = make_scene ();
  cairo_surface_t *surface = draw_part (scene, 0, 0, SIZE, TRUE);

  g_assert_cmphex (get_pixel (surface, 5, 5), ==, 0x00000000);
  g_assert_cmphex (get_pixel (surface, 12, 12), ==, 0xff0000ff);
  cairo_surface_destroy (surface);
}

/* What is left out outside the clip must not be missed inside: each tile is a part of the whole. */
static void
test_tiles_make_up_the_whole (void)
{
  g_autoptr (SpScene) scene = make_scene ();
  cairo_surface_t *whole = draw_part (scene, 0, 0, SIZE, FALSE);

  for (int top = 0; top < SIZE; top += 20)
    for (int left = 0; left < SIZE; left += 20)
      {
        cairo_surface_t *tile = draw_part (scene, left, top, 20, FALSE);

        for (int y = 0; y < 20; y++)
          for (int x = 0; x < 20; x++)
            for (int shift = 0; shift < 24; shift += 8)
              {
                int in_tile = (get_pixel (tile, x, y) >> shift) & 0xff;
                int in_whole = (get_pixel (whole, left + x, top + y) >> shift) & 0xff;

                g_assert_cmpint (ABS (in_tile - in_whole), <=, 3);
              }
        cairo_surface_destroy (tile);
      }
  cairo_surface_destroy (whole);
}

static gpointer
draw_cb (gpointer scene)
{
  return draw_part (scene, 0, 0, SIZE, FALSE);
}

static void
test_repeats_itself_in_every_thread (void)
{
  g_autoptr (SpScene) scene = make_scene ();
  cairo_surface_t *here = draw_part (scene, 0, 0, SIZE, FALSE);
  GThread *threads[3];

  for (guint i = 0; i < 3; i++)
    threads[i] = g_thread_new ("draw", draw_cb, scene);
  for (guint i = 0; i < 3; i++)
    {
      cairo_surface_t *there = g_thread_join (threads[i]);

      g_assert_true (are_equal (here, there));
      cairo_surface_destroy (there);
    }
  cairo_surface_destroy (here);
}

static void
test_a_halo_clears_what_lies_behind (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;
  cairo_surface_t *surface;

  add_box (builder, 0.0, 0.0, SIZE, blue, SP_PATTERN_SOLID);
  add_words (builder, "H", (SpRect) { 30.0, 40.0, 30.0, 20.0 }, 0.0, white);
  scene = sp_scene_builder_end (builder, SIZE, SIZE);
  surface = draw_part (scene, 0, 0, SIZE, FALSE);
  g_assert_cmpuint (count_pixels (surface, (SpRect) { 30.0, 40.0, 30.0, 20.0 }, 0xffffffff), >, 5);
  cairo_surface_destroy (surface);
}

static void
test_turned_words_stand_upright (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
  g_autoptr (SpScene) scene = NULL;
  cairo_surface_t *surface;

  add_words (builder, "HHHHHHHH", (SpRect) { 10.0, 40.0, 80.0, 20.0 }, -G_PI_2, (SpInk) { 0 });
  scene = sp_scene_builder_end (builder, SIZE, SIZE);
  surface = draw_part (scene, 0, 0, SIZE, FALSE);
  g_assert_cmpuint (count_pixels (surface, (SpRect) { 0.0, 0.0, 39.0, 100.0 }, 0xffffffff), ==, 3900);
  g_assert_cmpuint (count_pixels (surface, (SpRect) { 61.0, 0.0, 39.0, 100.0 }, 0xffffffff), ==, 3900);
  g_assert_cmpuint (count_pixels (surface, (SpRect) { 40.0, 60.0, 20.0, 30.0 }, 0xffffffff), <, 600);
  cairo_surface_destroy (surface);
}

static void
test_long_words_stay_in_their_box (void)
{
  SpTextItem text = { .text = "Much longer than the box allows", .font = "sans 10", .box = { 10.0, 0.0, 60.0, 14.0 } };
  double x, y;
  int width;
  g_autoptr (PangoLayout) layout = sp_renderer_create_layout (&text, &x, &y);

  pango_layout_get_size (layout, &width, NULL);
  g_assert_true (pango_layout_is_ellipsized (layout));
  g_assert_cmpfloat (pango_units_to_double (width), <=, 60.1);
  g_assert_cmpfloat (x, ==, 10.0);
}

static void
test_wrapped_words_stay_in_their_height (void)
{
  SpTextItem text = { .text = "one two three four five six seven eight nine ten", .font = "sans 10",
                      .box = { 0.0, 0.0, 60.0, 40.0 }, .wrap = TRUE };
  double x, y;
  int height;
  g_autoptr (PangoLayout) layout = sp_renderer_create_layout (&text, &x, &y);

  pango_layout_get_size (layout, NULL, &height);
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  g_assert_true (pango_layout_is_ellipsized (layout));
  g_assert_cmpfloat (pango_units_to_double (height), <=, 41.0);
}

static void
test_a_line_is_one_line (void)
{
  SpTextItem text = { .text = "two\nlines\tand a tab", .font = "sans 10", .box = { 0.0, 0.0, 400.0, 20.0 } };
  double x, y;
  g_autoptr (PangoLayout) layout = sp_renderer_create_layout (&text, &x, &y);

  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
  g_assert_cmpstr (pango_layout_get_text (layout), ==, "two lines and a tab");
}

static void
test_start_follows_the_direction_of_the_text (void)
{
  SpTextItem text = { .text = "שלום", .font = "sans 10", .box = { 0.0, 0.0, 200.0, 20.0 }, .align = SP_ALIGN_START };
  double x, y;
  PangoRectangle ink;
  g_autoptr (PangoLayout) layout = sp_renderer_create_layout (&text, &x, &y);

  pango_layout_get_extents (layout, &ink, NULL);
  g_assert_cmpfloat (x + pango_units_to_double (ink.x), >, 150.0);
  text.box.width = 0.0;
  g_clear_object (&layout);
  layout = sp_renderer_create_layout (&text, &x, &y);
  g_assert_cmpfloat (x, <, -10.0);
}

static void
draw_tile (SpScene *scene, cairo_t *cr, gboolean transparent)
{
  sp_renderer_draw_tile (scene, cr, 1.0, transparent);
}

static guint
count_marks (double scale, void (*draw) (SpScene *, cairo_t *, gboolean))
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Small", white);
  g_autoptr (SpScene) scene = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  guint n;

  add_box (builder, 10.0, 10.0, 4.0, red, SP_PATTERN_SOLID);
  add_words (builder, "Words", (SpRect) { 30.0, 30.0, 60.0, 14.0 }, 0.0, (SpInk) { 0 });
  scene = sp_scene_builder_end (builder, SIZE, SIZE);
  cairo_scale (cr, scale, scale);
  draw (scene, cr, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  n = (guint) (SIZE * scale) * (guint) (SIZE * scale)
      - count_pixels (surface, (SpRect) { 0.0, 0.0, SIZE * scale, SIZE * scale }, 0xffffffff);
  cairo_surface_destroy (surface);
  return n;
}

static void
test_dust_is_left_out_of_tiles (void)
{
  g_assert_cmpuint (count_marks (1.0, draw_tile), >, 20);
  g_assert_cmpuint (count_marks (0.5, draw_tile), >, 4);
  g_assert_cmpuint (count_marks (0.2, draw_tile), ==, 0);
}

/* Words that are there up to half the size, as the builder counts, which places them at half. */
static SpScene *
make_scene_from_afar (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("From afar", white);

  sp_scene_builder_set_place (builder, 0.5, 0.0, 0.0);
  sp_scene_builder_set_scales (builder, 0.1, 0.4);
  add_words (builder, "Words", (SpRect) { 20.0, 20.0, 160.0, 80.0 }, 0.0, (SpInk) { 0 });
  sp_scene_builder_set_scales (builder, 0.0, 0.0);
  return sp_scene_builder_end (builder, SIZE, SIZE);
}

static gboolean
is_seen (SpScene *scene, double scale, double ratio)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  guint n;

  cairo_scale (cr, scale, scale);
  if (ratio > 0.0)
    sp_renderer_draw_tile (scene, cr, ratio, FALSE);
  else
    sp_renderer_draw (scene, cr, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  n = (guint) (SIZE * scale) * (guint) (SIZE * scale)
      - count_pixels (surface, (SpRect) { 0.0, 0.0, SIZE * scale, SIZE * scale }, 0xffffffff);
  cairo_surface_destroy (surface);
  return n > 0;
}

/* What is seen from afar alone is in no file, and on a display with small pixels as near as on any other. */
static void
test_seen_from_afar (void)
{
  g_autoptr (SpScene) scene = make_scene_from_afar ();
  g_auto (SpSceneWalk) walk = SP_SCENE_WALK_INIT (scene);

  g_assert_true (is_seen (scene, 0.5, 0.0));
  g_assert_true (is_seen (scene, 0.5, 1.0));
  g_assert_false (is_seen (scene, 0.9, 0.0));
  g_assert_false (is_seen (scene, 0.9, 1.0));
  g_assert_true (is_seen (scene, 0.9, 2.0));
  g_assert_null (sp_scene_walk_next (&walk));
}

/* A PNG of few pixels has all that is in the picture. */
static void
test_files_keep_everything (void)
{
  g_assert_cmpuint (count_marks (0.2, sp_renderer_draw), >, 4);
}

/* A text keeps all of its lines where a picture is made smaller, though its fonts come out at sizes that are rounded. */
static void
test_smaller_words_keep_their_lines (void)
{
  static const char words[] = "envoy and son-in-law of the US President, speaks for United States";
  SpTextItem text = { .text = words, .font = "sans 7.5", .ink = black, .wrap = TRUE, .box = { 0.0, 0.0, 150.0, 0.0 } };

  sp_text_measure (words, text.font, text.box.width / 1.02, NULL, &text.box.height);
  for (double scale = 0.5; scale < 1.0; scale += 0.0137)
    {
      SpSceneBuilder *builder = sp_scene_builder_new (NULL, white);
      g_autoptr (SpScene) scene = NULL;
      g_autoptr (PangoLayout) layout = NULL;
      double x, y;

      sp_scene_builder_set_place (builder, scale, 0.0, 0.0);
      sp_scene_builder_add_text (builder, &text);
      scene = sp_scene_builder_end (builder, SIZE, SIZE);
      layout = sp_renderer_create_layout (&sp_scene_get_item (scene, 0)->text, &x, &y);
      g_assert_false (pango_layout_is_ellipsized (layout));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/renderer/fills-with-the-ink", test_fills_with_the_ink);
  g_test_add_func ("/standpoint/renderer/a-hatch-shows-ink-and-ground", test_a_hatch_shows_ink_and_ground);
  g_test_add_func ("/standpoint/renderer/transparent-leaves-the-ground-away", test_transparent_leaves_the_ground_away);
  g_test_add_func ("/standpoint/renderer/tiles-make-up-the-whole", test_tiles_make_up_the_whole);
  g_test_add_func ("/standpoint/renderer/repeats-itself-in-every-thread", test_repeats_itself_in_every_thread);
  g_test_add_func ("/standpoint/renderer/a-halo-clears-what-lies-behind", test_a_halo_clears_what_lies_behind);
  g_test_add_func ("/standpoint/renderer/turned-words-stand-upright", test_turned_words_stand_upright);
  g_test_add_func ("/standpoint/renderer/long-words-stay-in-their-box", test_long_words_stay_in_their_box);
  g_test_add_func ("/standpoint/renderer/wrapped-words-stay-in-their-height", test_wrapped_words_stay_in_their_height);
  g_test_add_func ("/standpoint/renderer/smaller-words-keep-their-lines", test_smaller_words_keep_their_lines);
  g_test_add_func ("/standpoint/renderer/a-line-is-one-line", test_a_line_is_one_line);
  g_test_add_func ("/standpoint/renderer/start-follows-the-direction-of-the-text", test_start_follows_the_direction_of_the_text);
  g_test_add_func ("/standpoint/renderer/dust-is-left-out-of-tiles", test_dust_is_left_out_of_tiles);
  g_test_add_func ("/standpoint/renderer/files-keep-everything", test_files_keep_everything);
  g_test_add_func ("/standpoint/renderer/seen-from-afar", test_seen_from_afar);
  return g_test_run ();
}
