/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "sp-export.h"
#include "sp-renderer.h"
#include "sp-scene-builder.h"

typedef struct
{
  char *folder;
  GPtrArray *scenes;
} Fixture;

static const SpInk white = { 1.0, 1.0, 1.0, 1.0 };
static const SpInk black = { 0.0, 0.0, 0.0, 1.0 };
static const SpInk blue = { 0.13, 0.36, 0.62, 1.0 };

static SpScene *
make_scene (const char *words)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Who stands where", white);
  SpPathItem hatched = { .has_fill = TRUE, .fill = blue, .pattern = SP_PATTERN_HATCH, .ground = white,
                         .has_stroke = TRUE, .stroke = black, .line_width = 1.0 };
  SpTextItem text = { .text = words, .font = "DejaVu Sans 12", .ink = black, .box = { 20.0, 10.0, 160.0, 30.0 },
                      .vertical = SP_ALIGN_MIDDLE };
  SpTextItem link = { .text = "Källe & <Quelle>", .font = "DejaVu Sans 12", .ink = black,
                      .box = { 20.0, 100.0, 160.0, 30.0 }, .address = "https://example.org/a?b=1&c=2" };

  sp_scene_builder_set_description (builder, "One cell and two texts");
  sp_scene_builder_begin_group (builder, SP_ROLE_FIGURE, "A “figure” & more");
  sp_scene_builder_rectangle (builder, 20.0, 50.0, 120.0, 40.0, 0.0);
  sp_scene_builder_add_path (builder, &hatched);
  sp_scene_builder_add_text (builder, &text);
  sp_scene_builder_add_text (builder, &link);
  sp_scene_builder_end_group (builder);
  return sp_scene_builder_end (builder, 200.0, 150.0);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("standpoint-export-XXXXXX", NULL);
  fixture->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);
  g_ptr_array_add (fixture->scenes, make_scene ("Berlin talks"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->scenes);
}

static gboolean
export_scenes (GPtrArray             *scenes,
               GFile                 *file,
               const SpExportOptions *options,
               GError               **error)
{
  g_autoptr (SpPages) pages = sp_pages_new_of_scenes (g_ptr_array_ref (scenes));

  return sp_export_pages (pages, file, options, NULL, error);
}

static char *
write_scenes (Fixture        *fixture,
              const char     *name,
              SpExportOptions options)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean known = sp_export_format_from_name (name, &options.format);

  g_assert_true (known);
  export_scenes (fixture->scenes, file, &options, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* What a program prints; the test is skipped where the program is missing. */
static char *
run (const char *program,
     const char *argument,
     const char *path,
     const char *last)
{
  const char *command[] = { program, argument, path, last, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  char *out = NULL;
  int status = 1;

  if (found == NULL)
    {
      g_test_skip ("a program to look at the file with is missing");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
test_pdf_text (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  g_ptr_array_add (fixture->scenes, make_scene ("Second page"));
  path = write_scenes (fixture, "a.pdf", (SpExportOptions) { 0 });
  words = run ("pdftotext", "-layout", path, "-");
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
  g_autofree char *words = run ("pdfinfo", "-isodates", path, NULL);

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

static void
test_svg_text (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = write_scenes (fixture, "a.svg", (SpExportOptions) { 0 });
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ">Berlin talks</tspan>"));
  g_assert_nonnull (strstr (text, ">Källe &amp; &lt;Quelle&gt;</tspan>"));
  g_assert_nonnull (strstr (text, "href=\"https://example.org/a?b=1&amp;c=2\""));
  g_assert_nonnull (strstr (text, "role=\"img\""));
  g_assert_nonnull (strstr (text, "xml:lang=\"en\""));
}

/* A reader with another font keeps each line at the side, or about the middle, where it belongs. */
static void
test_svg_holds_lines_where_they_belong (Fixture      *fixture,
                                        gconstpointer data)
{
  static const struct
  {
    const char *words;
    SpAlign align;
    double x;
    const char *anchor;
  } lines[] = {
    { "First", SP_ALIGN_START, 20.0, "" },
    { "Second", SP_ALIGN_MIDDLE, 100.0, " text-anchor=\"middle\"" },
    { "Third", SP_ALIGN_END, 180.0, " text-anchor=\"end\"" },
    { "موقف", SP_ALIGN_START, 180.0, "" },
    { "مصدر", SP_ALIGN_END, 20.0, " text-anchor=\"end\"" },
  };
  SpSceneBuilder *builder = sp_scene_builder_new ("Lines", white);
  g_autofree char *path = NULL;
  g_autofree char *svg = NULL;
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      SpTextItem text = { .text = lines[i].words, .font = "DejaVu Sans 12", .ink = black, .align = lines[i].align,
                          .box = { 20.0, 10.0 + 20.0 * i, 160.0, 20.0 } };

      sp_scene_builder_add_text (builder, &text);
    }
  g_ptr_array_set_size (fixture->scenes, 0);
  g_ptr_array_add (fixture->scenes, sp_scene_builder_end (builder, 200.0, 150.0));
  path = write_scenes (fixture, "a.svg", (SpExportOptions) { 0 });
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  parts = g_strsplit (svg, "<text ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 1 + G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *place = strstr (parts[i + 1], "<tspan x=\"");
      char *rest;

      g_assert_nonnull (place);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (place + strlen ("<tspan x=\""), &rest), lines[i].x, 0.01);
      g_assert_true (g_str_has_prefix (rest + 1, lines[i].anchor));
      g_assert_cmpint (*lines[i].anchor != '\0', ==, strstr (parts[i + 1], "text-anchor") != NULL);
    }
}

static void
test_svg_hostile_text (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  g_ptr_array_set_size (fixture->scenes, 0);
  g_ptr_array_add (fixture->scenes, make_scene ("</tspan><script>alert(1)</script>\001 & \"'"));
  path = write_scenes (fixture, "a.svg", (SpExportOptions) { 0 });
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "<script"));
  g_assert_null (strchr (text, '\001'));
  said = run ("xmllint", "--noout", path, NULL);
}

static double
measure_difference (cairo_surface_t *a,
                    cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  double sum = 0.0;

  for (int y = 0; y < height; y++)
    {
      const guchar *left = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guchar *right = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        sum += abs (left[4 * x + 1] - right[4 * x + 1]);
    }
  return sum / (255.0 * width * height);
}

static void
assert_svg_looks_the_same (Fixture *fixture)
{
  g_autofree char *svg = write_scenes (fixture, "a.svg", (SpExportOptions) { 0 });
  g_autofree char *png = write_scenes (fixture, "a.png", (SpExportOptions) { .width = 400 });
  g_autofree char *other = g_build_filename (fixture->folder, "b.png", NULL);
  g_autofree char *out = g_strconcat ("--output=", other, NULL);
  g_autofree char *said = run ("rsvg-convert", "--width=400", out, svg);
  cairo_surface_t *a;
  cairo_surface_t *b;

  if (said == NULL)
    return;
  a = cairo_image_surface_create_from_png (png);
  b = cairo_image_surface_create_from_png (other);
  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  g_assert_cmpfloat (measure_difference (a, b), <, 0.02);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_svg_looks_the_same (Fixture      *fixture,
                         gconstpointer data)
{
  assert_svg_looks_the_same (fixture);
}

/* Rows of cells that nobody is told one by one, hatched and plain in turn. */
static SpScene *
make_scene_of_cells (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Cells", white);
  SpPathItem hatched = { .has_fill = TRUE, .fill = blue, .pattern = SP_PATTERN_HATCH, .ground = white };
  SpPathItem plain = { .has_fill = TRUE, .fill = blue };
  SpTextItem sign = { .text = "+", .font = "DejaVu Sans 12", .ink = white, .box = { 0.0, 0.0, 17.0, 13.0 },
                      .align = SP_ALIGN_MIDDLE, .vertical = SP_ALIGN_MIDDLE };
  const SpStamp *looks[3] = { NULL };
  const SpStamp *stamps[9];
  SpId ids[9] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };

  for (guint i = 0; i < 2; i++)
    {
      sp_scene_builder_begin_stamp (builder);
      sp_scene_builder_rectangle (builder, 0.0, 0.0, 17.0, 13.0, 0.0);
      sp_scene_builder_add_path (builder, i == 0 ? &hatched : &plain);
      sp_scene_builder_add_text (builder, &sign);
      looks[i] = sp_scene_builder_end_stamp (builder);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    stamps[i] = looks[i % 3];
  for (guint row = 0; row < 7; row++)
    {
      SpCellsItem cells = { .n_cells = G_N_ELEMENTS (stamps), .stamps = stamps, .x = 10.3, .y = 10.1 + 18.7 * row,
                            .step = 19.37, .width = 17.0, .height = 13.0, .role = SP_ROLE_NONE, .id1 = row + 1,
                            .id2s = ids, .row = row };

      sp_scene_builder_add_cells (builder, &cells);
    }
  return sp_scene_builder_end (builder, 200.0, 150.0);
}

/* What looks alike is written once, but for a hatch, which hangs together. */
static void
test_svg_of_cells (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) uses = NULL;
  g_auto (GStrv) signs = NULL;

  g_ptr_array_set_size (fixture->scenes, 0);
  g_ptr_array_add (fixture->scenes, make_scene_of_cells ());
  path = write_scenes (fixture, "a.svg", (SpExportOptions) { 0 });
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  uses = g_strsplit (text, "<use href=\"#cell-1\"", -1);
  signs = g_strsplit (text, "</tspan>", -1);
  g_assert_cmpuint (g_strv_length (uses) - 1, ==, 3 * 7);
  g_assert_cmpuint (g_strv_length (signs) - 1, ==, 3 * 7 + 1);
  assert_svg_looks_the_same (fixture);
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
  ADD ("svg-has-text-links-and-roles", test_svg_text);
  ADD ("svg-holds-lines-where-they-belong", test_svg_holds_lines_where_they_belong);
  ADD ("svg-is-whole-whatever-the-text", test_svg_hostile_text);
  ADD ("svg-looks-like-the-renderer", test_svg_looks_the_same);
  ADD ("svg-has-what-looks-alike-once", test_svg_of_cells);
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
