/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-samples.h"
#include "sp-renderer.h"

/* Pages that are drawn when they are asked for. */

#define WIDTH 420
#define HEIGHT 595

static SpPages *
make_pages (SpPictureKind kind)
{
  g_autoptr (SpSnapshot) snapshot = matrix_sample_new_large (90, 40);
  g_autoptr (GError) error = NULL;
  SpPictureOptions options;
  SpPages *pages;

  sp_picture_options_init (&options, kind);
  options.page_width = WIDTH;
  options.page_height = HEIGHT;
  pages = sp_picture_draw (snapshot, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

/* What the page looks like, and all that it says. */
static char *
describe (SpScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char *description;

  sp_renderer_draw (scene, cr, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_checksum_update (checksum, cairo_image_surface_get_data (surface), (gssize) cairo_image_surface_get_stride (surface) * HEIGHT);
  for (guint i = 0; i < sp_scene_get_n_targets (scene); i++)
    {
      g_autofree char *name = sp_scene_dup_target_name (scene, sp_scene_get_target (scene, i));

      g_checksum_update (checksum, (const guchar *) name, -1);
    }
  description = g_strdup (g_checksum_get_string (checksum));
  cairo_surface_destroy (surface);
  g_checksum_free (checksum);
  return description;
}

static char *
describe_page (SpPages *pages, guint page)
{
  g_autoptr (SpScene) scene = sp_pages_draw (pages, page, NULL, NULL, NULL);

  return describe (scene);
}

static void
test_a_page_is_that_of_the_whole (void)
{
  g_autoptr (SpPages) pages = make_pages (SP_PICTURE_KIND_MATRIX);
  g_autoptr (SpPages) others = make_pages (SP_PICTURE_KIND_MATRIX);
  g_autoptr (GPtrArray) whole = sp_pages_draw_all (pages, NULL, NULL, NULL);

  g_assert_cmpuint (whole->len, >=, 6);
  g_assert_cmpuint (sp_pages_get_n (pages), ==, whole->len);
  g_assert_cmpuint (sp_pages_get_n (others), ==, whole->len);
  for (guint i = whole->len; i > 0; i--)
    {
      g_autofree char *expected = describe (g_ptr_array_index (whole, i - 1));
      g_autofree char *alone = describe_page (others, i - 1);
      g_autofree char *again = describe_page (others, i - 1);

      g_assert_cmpstr (alone, ==, expected);
      g_assert_cmpstr (again, ==, expected);
    }
}

static void
test_sizes_are_known_before (void)
{
  static const double widths[] = { 0.0, WIDTH };

  for (SpPictureKind kind = 0; kind < SP_N_PICTURE_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_autoptr (SpSnapshot) snapshot = matrix_sample_new_large (12, 7);
        g_autoptr (SpPages) pages = NULL;
        SpPictureOptions options;

        sp_picture_options_init (&options, kind);
        options.page_width = widths[i];
        options.page_height = widths[i];
        pages = sp_picture_draw (snapshot, &options, NULL, NULL, NULL);
        for (guint page = 0; page < sp_pages_get_n (pages); page++)
          {
            g_autoptr (SpScene) scene = sp_pages_draw (pages, page, NULL, NULL, NULL);

            g_assert_cmpfloat (sp_pages_get_size (pages, page).width, ==, sp_scene_get_width (scene));
            g_assert_cmpfloat (sp_pages_get_size (pages, page).height, ==, sp_scene_get_height (scene));
          }
      }
}

/* A page and what it says live on when nobody holds the rest. */
static void
test_a_page_outlives_the_others (void)
{
  SpPages *pages = make_pages (SP_PICTURE_KIND_MATRIX);
  g_autoptr (SpScene) scene = sp_pages_draw (pages, 1, NULL, NULL, NULL);
  g_autofree char *before = describe (scene);
  g_autofree char *after = NULL;

  sp_pages_unref (pages);
  after = describe (scene);
  g_assert_cmpstr (after, ==, before);
}

static gpointer
describe_in_thread (gpointer data)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *page = describe_page (data, i);

      g_string_append (words, page);
    }
  return g_string_free (words, FALSE);
}

static void
test_threads_draw_the_same (void)
{
  g_autoptr (SpPages) pages = make_pages (SP_PICTURE_KIND_MATRIX);
  g_autofree char *expected = describe_in_thread (pages);
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pages", describe_in_thread, pages);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *found = g_thread_join (threads[i]);

      g_assert_cmpstr (found, ==, expected);
    }
}

static gboolean
stop_late_cb (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
  return fraction < 0.5;
}

static void
test_cancelled_between_rows (void)
{
  g_autoptr (SpPages) pages = make_pages (SP_PICTURE_KIND_MATRIX);
  g_autoptr (GError) error = NULL;
  double last = 0.0;

  g_assert_null (sp_pages_draw_all (pages, stop_late_cb, &last, &error));
  g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED);
  g_assert_cmpfloat_with_epsilon (last, 0.5, 0.2);
}

static void
test_scenes_are_given_as_they_are (void)
{
  g_autoptr (SpPages) pages = make_pages (SP_PICTURE_KIND_MATRIX);
  GPtrArray *scenes = sp_pages_draw_all (pages, NULL, NULL, NULL);
  SpScene *second = g_ptr_array_index (scenes, 1);
  g_autoptr (SpPages) given = sp_pages_new_of_scenes (scenes);
  g_autoptr (SpScene) drawn = sp_pages_draw (given, 1, NULL, NULL, NULL);

  g_assert_true (drawn == second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/pages/a-page-is-that-of-the-whole", test_a_page_is_that_of_the_whole);
  g_test_add_func ("/standpoint/pages/sizes-are-known-before", test_sizes_are_known_before);
  g_test_add_func ("/standpoint/pages/a-page-outlives-the-others", test_a_page_outlives_the_others);
  g_test_add_func ("/standpoint/pages/threads-draw-the-same", test_threads_draw_the_same);
  g_test_add_func ("/standpoint/pages/cancelled-between-rows", test_cancelled_between_rows);
  g_test_add_func ("/standpoint/pages/scenes-are-given-as-they-are", test_scenes_are_given_as_they_are);
  return g_test_run ();
}
