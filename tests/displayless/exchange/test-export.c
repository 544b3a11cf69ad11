/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "export-fixture.h"
#include "sp-renderer.h"

/* Files of a picture: PDF, PNG, their sizes and names, and what becomes of them when something fails. */

static void
test_pdf_text (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  g_ptr_array_add (fixture->scenes, make_scene ("Second page"));
  path = write_scenes (fixture, "a.pdf", (SpExportOptions) { 0 });
  words = look_with (path, "pdftotext", "-layout", "-");
  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "Berlin talks"));
  g_assert_nonnull (strstr (words, "Second page"));
  g_assert_nonnull (strstr (words, "Källe & <Quelle>"));
}

static void
test_pdf_information (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *path = write_scenes (fixture, "a.pdf", (SpExportOptions) { 0 });
  g_autofree char *words = look_with (path, "pdfinfo", "-isodates", NULL);

  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "Who stands where"));
  g_assert_nonnull (strstr (words, "2025-01-01"));
  g_assert_nonnull (strstr (words, "200 x 150 pts"));
}

static void
test_same_bytes (Fixture      *fixture,
                 gconstpointer data)
{
  static const char * const names[][2] = { { "a.pdf", "b.pdf" }, { "a.svg", "b.svg" }, { "a.png", "b.png" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *first = write_scenes (fixture, names[i][0], (SpExportOptions) { 0 });
      g_autofree char *second = write_scenes (fixture, names[i][1], (SpExportOptions) { 0 });
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      gsize a_length;
      gsize b_length;

      g_assert_true (g_file_get_contents (first, &a, &a_length, NULL));
      g_assert_true (g_file_get_contents (second, &b, &b_length, NULL));
      g_assert_cmpmem (a, a_length, b, b_length);
    }
}

/* A picture of more rows than are drawn at once has no seams. */
static void
test_png_in_bands (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = write_scenes (fixture, "a.png", (SpExportOptions) { .width = 4000 });
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4000, 3000);
  cairo_t *cr = cairo_create (whole);

  cairo_scale (cr, 20.0, 20.0);
  sp_renderer_draw (g_ptr_array_index (fixture->scenes, 0), cr, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (whole);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 3000);
  for (int y = 0; y < 3000; y++)
    {
      const guint32 *own = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * 16000);
      const guint32 *other = (const guint32 *) (gpointer) (cairo_image_surface_get_data (whole) + y * 16000);

      for (int x = 0; x < 4000; x++)
        g_assert_cmphex (own[x] & 0xffffff, ==, other[x] & 0xffffff);
    }
  cairo_surface_destroy (surface);
  cairo_surface_destroy (whole);
}

static void
test_png_size (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = write_scenes (fixture, "a.png", (SpExportOptions) { .dpi = 288.0 });
  g_autofree char *data_of_file = NULL;
  gsize length;
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_true (g_file_get_contents (path, &data_of_file, &length, NULL));
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 800);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 600);
  /* 288 dots an inch are 11,339 a metre. */
  g_assert_nonnull (memmem (data_of_file, length, "pHYs\0\0\x2c\x4b\0\0\x2c\x4b\1", 13));
  g_assert_nonnull (memmem (data_of_file, length, "sRGB", 4));
  cairo_surface_destroy (surface);
}

static void
test_png_transparent (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *path = write_scenes (fixture, "a.png", (SpExportOptions) { .transparent = TRUE });
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_image_surface_get_data (surface)[3], ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_png_too_large (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SpExportOptions options = { .format = SP_EXPORT_PNG, .width = 40000 };

  g_assert_false (export_scenes (fixture->scenes, file, &options, &error));
  g_assert_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_TOO_LARGE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_pages_are_numbered (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *second = g_build_filename (fixture->folder, "a-2.svg", NULL);

  g_ptr_array_add (fixture->scenes, make_scene ("Second page"));
  path = write_scenes (fixture, "a.svg", (SpExportOptions) { 0 });
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

/* Where one file was handed out, no other is written in secret or lost. */
static void
test_alone (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SpExportOptions options = { .format = SP_EXPORT_SVG, .alone = TRUE };

  g_assert_true (export_scenes (fixture->scenes, file, &options, &error));
  g_unlink (path);
  g_ptr_array_add (fixture->scenes, make_scene ("Second page"));
  g_assert_false (export_scenes (fixture->scenes, file, &options, &error));
  g_assert_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_old_file_stays (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "a.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SpExportOptions options = { .format = SP_EXPORT_SVG };

  g_assert_false (export_scenes (fixture->scenes, file, &options, &error));
  g_assert_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED);
}

/* A disk that is full, as a limit to the length of files: what was there stays, and nothing is left of what is new. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  static const char * const names[] = { "a.pdf", "b.png" };
  g_autofree char *path = g_build_filename (fixture->folder, names[0], NULL);
  g_autofree char *kept = NULL;
  struct rlimit before;
  struct rlimit limit;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (name);
      g_autoptr (GError) error = NULL;
      SpExportOptions options = { 0 };

      g_assert_true (sp_export_format_from_name (name, &options.format));
      g_assert_false (export_scenes (fixture->scenes, file, &options, &error));
      g_assert_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FAILED);
      g_assert_cmpint (g_file_test (name, G_FILE_TEST_EXISTS), ==, i == 0);
    }
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
}

static void
test_page_sizes (void)
{
  static const char * const bad[] = { "", "A5", "210", "210x", "x297", "10x10", "1e9x300", "210x297mm", "nanxnan" };
  double width;
  double height;

  g_assert_true (sp_page_size_parse ("a4", &width, &height, NULL));
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);
  g_assert_true (sp_page_size_is_named ("a4"));
  g_assert_true (sp_page_size_parse ("210x297", &width, &height, NULL));
  g_assert_false (sp_page_size_is_named ("210x297"));
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_true (sp_page_size_parse ("fit", &width, &height, NULL));
  g_assert_cmpfloat (width, ==, 0.0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sp_page_size_parse (bad[i], &width, &height, &error));
      g_assert_error (error, SP_EXPORT_ERROR, SP_EXPORT_ERROR_FORMAT);
    }
}

static void
test_format_names (void)
{
  SpExportFormat format;

  g_assert_true (sp_export_format_from_name ("A.B.SVG", &format));
  g_assert_cmpint (format, ==, SP_EXPORT_SVG);
  g_assert_false (sp_export_format_from_name ("svg", &format));
  g_assert_false (sp_export_format_from_name ("a.jpeg", &format));
}

#define ADD(path, function) g_test_add ("/standpoint/export/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("SOURCE_DATE_EPOCH", "1735689600", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("pdf-has-text-on-every-page", test_pdf_text);
  ADD ("pdf-has-title-date-and-size", test_pdf_information);
  ADD ("the-same-scene-gives-the-same-bytes", test_same_bytes);
  ADD ("png-follows-dpi", test_png_size);
  ADD ("png-has-no-seams", test_png_in_bands);
  ADD ("png-can-be-transparent", test_png_transparent);
  ADD ("png-too-large-is-refused", test_png_too_large);
  ADD ("further-pages-are-numbered", test_pages_are_numbered);
  ADD ("pages-need-room-for-their-files", test_alone);
  ADD ("a-full-disk-takes-nothing-away", test_full_disk);
  ADD ("a-folder-that-is-missing-is-an-error", test_old_file_stays);
  g_test_add_func ("/standpoint/export/page-sizes", test_page_sizes);
  g_test_add_func ("/standpoint/export/format-names", test_format_names);
  return g_test_run ();
}
