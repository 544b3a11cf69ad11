/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "locale-sample.h"
#include "pdf-fixture.h"
#include "sp-export.h"
#include "sp-renderer.h"
#include "sp-scene-builder.h"

/* What stands in a PDF of a scene, read by other programs. */

#define SCALE 4.0
#define MOST_DIFFERENCE 0.3   /* of 255, of pixels so small */
#define N_CELLS 7
#define N_ROWS 3

static const SpInk blue = { 0.13f, 0.36f, 0.62f, 1.0f };
static const SpInk veil = { 0.8f, 0.2f, 0.1f, 0.35f };
static const SpInk none = { 0.0f, 0.0f, 0.0f, 0.0f };

static void
put_scene (Fixture *fixture, SpScene *scene)
{
  g_bytes_unref (write_scene (fixture, scene));
}

static void
add_text (SpSceneBuilder *builder, const char *words, SpRect box, double angle, SpInk halo)
{
  SpTextItem text = { .text = words, .font = FONT, .ink = black, .box = box, .align = SP_ALIGN_MIDDLE,
                      .vertical = SP_ALIGN_MIDDLE, .angle = angle, .halo = halo };

  sp_scene_builder_add_text (builder, &text);
}

static SpScene *
make_scene_of_text (const char *words, SpInk halo)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Words", white);

  add_text (builder, words, (SpRect) { 10.0, 10.0, 280.0, 30.0 }, 0.0, halo);
  return sp_scene_builder_end (builder, 300.0, 50.0);
}

/* A row of cells, hatched and plain in turn, of which some are empty. */
static void
add_rows (SpSceneBuilder *builder)
{
  SpPathItem hatched = { .has_fill = TRUE, .fill = blue, .pattern = SP_PATTERN_HATCH, .ground = white };
  SpPathItem plain = { .has_fill = TRUE, .fill = veil, .has_stroke = TRUE, .stroke = black, .line_width = 0.7 };
  const SpStamp *looks[3] = { NULL };
  const SpStamp *stamps[N_CELLS];
  SpId ids[N_CELLS] = { 1, 2, 3, 4, 5, 6, 7 };

  for (guint i = 0; i < 2; i++)
    {
      sp_scene_builder_begin_stamp (builder);
      sp_scene_builder_rectangle (builder, 0.0, 0.0, 31.0, 17.0, 0.0);
      sp_scene_builder_add_path (builder, i == 0 ? &hatched : &plain);
      add_text (builder, i == 0 ? "++*" : "+", (SpRect) { 0.0, 0.0, 31.0, 17.0 }, 0.0, i == 0 ? white : none);
      looks[i] = sp_scene_builder_end_stamp (builder);
    }
  for (guint i = 0; i < N_CELLS; i++)
    stamps[i] = looks[i % 3];
  for (guint row = 0; row < N_ROWS; row++)
    {
      SpCellsItem cells = { .n_cells = N_CELLS, .stamps = stamps, .x = 10.3, .y = 120.1 + 18.7 * row, .step = 33.37,
                            .width = 31.0, .height = 17.0, .role = SP_ROLE_NONE, .id1 = row + 1, .id2s = ids, .row = row };

      sp_scene_builder_add_cells (builder, &cells);
    }
}

/* Letters put together of parts, and some that stand for several. */
static SpScene *
make_scene_of_clusters (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Clusters", white);
  SpPathItem area = { .has_fill = TRUE, .fill = blue };

  sp_scene_builder_rectangle (builder, 0.0, 0.0, 300.0, 30.0, 0.0);
  sp_scene_builder_add_path (builder, &area);
  add_text (builder, "مُحَمَّد السلام नमस्ते", (SpRect) { 10.0, 5.0, 280.0, 20.0 }, 0.0, white);
  add_text (builder, "x\u0323\u0307 שָׁלוֹם office", (SpRect) { 10.0, 35.0, 280.0, 20.0 }, 0.1, none);
  return sp_scene_builder_end (builder, 300.0, 60.0);
}

static SpScene *
make_rich_scene (void)
{
  static const double dashes[] = { 5.0, 3.0 };
  SpSceneBuilder *builder = sp_scene_builder_new ("All that there is", white);
  SpPathItem hatched = { .has_fill = TRUE, .fill = blue, .pattern = SP_PATTERN_HATCH, .ground = white,
                         .has_stroke = TRUE, .stroke = black, .line_width = 1.0 };
  SpPathItem line = { .has_stroke = TRUE, .stroke = blue, .line_width = 2.0, .dashes = dashes, .n_dashes = 2 };
  SpPathItem area = { .has_fill = TRUE, .fill = veil, .has_stroke = TRUE, .stroke = veil, .line_width = 6.0 };

  sp_scene_builder_ellipse (builder, 60.0, 50.0, 45.3, 30.7);
  sp_scene_builder_add_path (builder, &hatched);
  sp_scene_builder_move_to (builder, 120.0, 20.0);
  sp_scene_builder_curve_to (builder, 160.0, 10.0, 180.0, 90.0, 240.0, 60.0);
  sp_scene_builder_add_path (builder, &line);
  sp_scene_builder_rectangle (builder, 40.0, 30.0, 150.0, 60.0, 12.0);
  sp_scene_builder_add_path (builder, &area);
  add_text (builder, "Harbour ﬁre", (SpRect) { 20.0, 40.0, 100.0, 20.0 }, 0.0, white);
  add_text (builder, "turned", (SpRect) { 150.0, 40.0, 100.0, 20.0 }, -G_PI_2, none);
  add_text (builder, "aslant with a halo", (SpRect) { 130.0, 60.0, 150.0, 20.0 }, 0.4, white);
  add_rows (builder);
  return sp_scene_builder_end (builder, 300.0, 190.0);
}

static double
measure_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  double sum = 0.0;

  for (int y = 0; y < height; y++)
    {
      const guchar *left = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guchar *right = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < 4 * width; x++)
        sum += x % 4 < 3 ? abs (left[x] - right[x]) : 0;
    }
  return sum / (3.0 * width * height);
}

static cairo_surface_t *
rasterise (SpScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (sp_scene_get_width (scene) * SCALE),
                                                         (int) (sp_scene_get_height (scene) * SCALE));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, SCALE, SCALE);
  sp_renderer_draw (scene, cr, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_looks_the_same (Fixture *fixture, SpScene *scene)
{
  g_autofree char *base = g_build_filename (fixture->folder, "a", NULL);
  g_autofree char *picture = g_build_filename (fixture->folder, "a.png", NULL);
  const char *command[] = { "pdftocairo", "-png", "-singlefile", "-r", "288", fixture->path, base, NULL };
  g_autofree char *found = g_find_program_in_path (command[0]);
  cairo_surface_t *a;
  cairo_surface_t *b;
  int status = 1;

  if (found == NULL)
    {
      g_test_skip ("a program to draw the file with is missing");
      return;
    }
  put_scene (fixture, scene);
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  a = rasterise (scene);
  b = cairo_image_surface_create_from_png (picture);
  g_unlink (picture);
  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  g_assert_cmpfloat (measure_difference (a, b), <, MOST_DIFFERENCE);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* A cell of a row that is hatched, under it what has the colour of the cell's ground, on a page that was set to another. */
static SpScene *
make_scene_with_a_hatched_cell (void)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("A hatched cell", white);
  SpPathItem hatched = { .has_fill = TRUE, .fill = black, .pattern = SP_PATTERN_HATCH, .ground = blue };
  SpPathItem plain = { .has_fill = TRUE, .fill = blue };
  SpPathItem other = { .has_fill = TRUE, .fill = veil };
  const SpStamp *stamp;
  SpId id = 1;
  SpCellsItem cells = { .n_cells = 1, .stamps = &stamp, .x = 10.0, .y = 10.0, .step = 30.0, .width = 30.0, .height = 20.0,
                        .role = SP_ROLE_NONE, .id1 = 1, .id2s = &id };

  sp_scene_builder_begin_stamp (builder);
  sp_scene_builder_rectangle (builder, 0.0, 0.0, 30.0, 20.0, 0.0);
  sp_scene_builder_add_path (builder, &hatched);
  stamp = sp_scene_builder_end_stamp (builder);
  sp_scene_builder_rectangle (builder, 60.0, 10.0, 130.0, 30.0, 0.0);
  sp_scene_builder_add_path (builder, &other);
  sp_scene_builder_add_cells (builder, &cells);
  sp_scene_builder_rectangle (builder, 10.0, 50.0, 180.0, 40.0, 0.0);
  sp_scene_builder_add_path (builder, &plain);
  return sp_scene_builder_end (builder, 200.0, 100.0);
}

static void
test_looks_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) rich = make_rich_scene ();
  g_autoptr (SpScene) hatched = make_scene_with_a_hatched_cell ();
  g_autoptr (SpScene) clusters = make_scene_of_clusters ();

  assert_looks_the_same (fixture, rich);
  assert_looks_the_same (fixture, clusters);
  assert_looks_the_same (fixture, hatched);
}

/* Words that an outline of their own lies behind, letters that are joined, and those that are put together of parts. */
static void
test_words_are_read_once (Fixture *fixture, gconstpointer data)
{
  static const char * const words[] = {
    "Harbour office", "Ёжиков", "محمد علي", "שלום", "ประเทศไทย", "नमस्ते", "x\u0323\u0307", "محمّد", "مُحَمَّد", "السلام",
    "می\u200cخواهم", "שָׁלוֹם", "office ﬁre", "\U0001F1FA\U0001F1E6", "H\u0337\u0322e\u0338",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (SpScene) scene = make_scene_of_text (words[i], white);
      g_autofree char *read = NULL;

      put_scene (fixture, scene);
      read = look_with (fixture->path, "pdftotext", "-layout", "-");
      if (read == NULL)
        return;
      g_assert_cmpuint (count_in (read, words[i]), ==, 1);
    }
}

/* A parenthesis that opens looks like one that closes where it is read from right to left; each is told as what it is. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) scene = make_scene_of_text ("Many (y) of שלום (דוד) שלום", none);
  g_autofree char *read = NULL;
  g_autofree char *file = NULL;

  put_scene (fixture, scene);
  read = look_with (fixture->path, "pdftotext", "-layout", "-");
  file = look_with (fixture->path, "qpdf", "--qdf", "-");
  if (read == NULL || file == NULL)
    return;
  g_assert_nonnull (strstr (read, "(y)"));
  g_assert_null (strstr (file, "/Span"));
}

/* Letters from right to left are in the file as they are read, for who has the structure read out. */
static void
test_right_to_left_is_read_in_order (Fixture *fixture, gconstpointer data)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Words", white);
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *read = NULL;

  sp_scene_builder_begin_group (builder, SP_ROLE_CELL, "");
  add_text (builder, "دولة 12 السلام", (SpRect) { 10.0, 10.0, 180.0, 20.0 }, 0.0, none);
  sp_scene_builder_end_group (builder);
  scene = sp_scene_builder_end (builder, 200.0, 40.0);
  put_scene (fixture, scene);
  read = look_with (fixture->path, "pdfinfo", "-struct-text", NULL);
  if (read != NULL)
    g_assert_nonnull (strstr (read, "\"دولة 12 السلام\""));
}

/* Who looks for a name finds it where the picture has no room for the whole. */
static void
test_what_is_cut_can_be_found (Fixture *fixture, gconstpointer data)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Words", white);
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *read = NULL;

  add_text (builder, "Conference of the harbour authorities", (SpRect) { 10.0, 10.0, 80.0, 20.0 }, 0.0, none);
  scene = sp_scene_builder_end (builder, 100.0, 40.0);
  put_scene (fixture, scene);
  read = look_with (fixture->path, "pdftotext", "-layout", "-");
  if (read != NULL)
    g_assert_nonnull (strstr (read, "Conference of the harbour authorities"));
}

/* A letter that no font has is a box with its number: an image, which reads as the letter. */
static void
test_glyph_without_outline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) scene = make_scene_of_text ("Sign \U000F0000.", none);
  g_autofree char *read = NULL;
  g_autofree char *file = NULL;

  put_scene (fixture, scene);
  read = look_with (fixture->path, "pdftotext", "-layout", "-");
  file = look_with (fixture->path, "qpdf", "--qdf", "-");
  if (read == NULL || file == NULL)
    return;
  g_assert_nonnull (strstr (read, "Sign \U000F0000."));
  g_assert_cmpuint (count_in (file, "/Subtype /Image"), ==, 2);
}

static void
test_numbers_in_a_language_with_commas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpScene) scene = make_rich_scene ();
  g_autofree char *file = NULL;

  if (!locale_sample_begin ("de_DE"))
    {
      g_test_skip ("the locale could not be made");
      return;
    }
  put_scene (fixture, scene);
  locale_sample_end ();
  file = look_with (fixture->path, "qpdf", "--qdf", "-");
  if (file == NULL)
    return;
  g_assert_true (g_regex_match_simple ("[0-9][.][0-9]+ (rg|re|w|l|Td)\n", file, G_REGEX_RAW, 0));
  g_assert_false (g_regex_match_simple ("[0-9],[0-9]+ (rg|re|w|l|Td)\n", file, G_REGEX_RAW, 0));
}

static void
test_odd_numbers (Fixture *fixture, gconstpointer data)
{
  const double odd[] = { NAN, INFINITY, -INFINITY, 1e300, -1e-300 };
  SpSceneBuilder *builder = sp_scene_builder_new ("Odd", white);
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *file = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      SpInk ink = { (float) odd[i], 0.5f, (float) odd[i], 0.5f };
      const double dashes[] = { odd[i], 1.0 };
      SpPathItem path = { .has_fill = TRUE, .fill = ink, .has_stroke = TRUE, .stroke = ink, .line_width = odd[i],
                          .dashes = dashes, .n_dashes = 2, .pattern = i % 2 == 0 ? SP_PATTERN_SOLID : SP_PATTERN_HATCH };

      sp_scene_builder_rectangle (builder, odd[i], 10.0, 20.0, odd[i], 0.0);
      sp_scene_builder_add_path (builder, &path);
      sp_scene_builder_move_to (builder, odd[i], odd[i]);
      sp_scene_builder_curve_to (builder, 1.0, odd[i], odd[i], 2.0, 3.0, 4.0);
      sp_scene_builder_add_path (builder, &path);
    }
  scene = sp_scene_builder_end (builder, 100.0, 100.0);
  put_scene (fixture, scene);
  checked = look_with (fixture->path, "qpdf", "--check", NULL);
  file = look_with (fixture->path, "qpdf", "--qdf", "-");
  if (checked == NULL || file == NULL)
    return;
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
  g_assert_null (strstr (file, "nan"));
  g_assert_null (strstr (file, "inf "));
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  SpSceneBuilder *builder = sp_scene_builder_new ("Many", white);
  SpPathItem path = { .has_fill = TRUE, .fill = blue, .has_stroke = TRUE, .stroke = black, .line_width = 0.5 };
  g_autoptr (SpScene) scene = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *structure = NULL;

  sp_scene_builder_begin_group (builder, SP_ROLE_TABLE, "Table");
  for (guint i = 0; i < 30000; i++)
    {
      sp_scene_builder_begin_group (builder, SP_ROLE_CELL, "a cell with words");
      sp_scene_builder_ellipse (builder, i % 173, i / 173, 0.7, 0.4);
      sp_scene_builder_add_path (builder, &path);
      sp_scene_builder_end_group (builder);
    }
  sp_scene_builder_end_group (builder);
  scene = sp_scene_builder_end (builder, 200.0, 200.0);
  put_scene (fixture, scene);
  checked = look_with (fixture->path, "qpdf", "--check", NULL);
  structure = look_with (fixture->path, "pdfinfo", "-struct", NULL);
  if (checked == NULL || structure == NULL)
    return;
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
  g_assert_cmpuint (count_in (structure, "TD"), ==, 30000);
}

static void
test_same_bytes_in_another_process (void)
{
  g_autoptr (SpScene) scene = make_rich_scene ();
  g_autoptr (GBytes) bytes = scene_make_pdf (scene);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *pattern = g_strdup_printf ("*%s*", sum);

  if (g_test_subprocess ())
    {
      g_print ("%s\n", sum);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (pattern);
}

static void
test_cancelled (void)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPages) pages = NULL;
  SpExportOptions options = { .format = SP_EXPORT_PDF };

  g_ptr_array_add (scenes, make_rich_scene ());
  pages = sp_pages_new_of_scenes (scenes);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_export_pages_to_bytes (pages, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/standpoint/pdf-writer/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_test_init (&argc, &argv, NULL);
  ADD ("looks-like-the-renderer", test_looks_the_same);
  ADD ("words-are-read-once", test_words_are_read_once);
  ADD ("parentheses-are-what-they-are", test_mirrored);
  ADD ("right-to-left-is-read-in-order", test_right_to_left_is_read_in_order);
  ADD ("what-is-cut-can-be-found", test_what_is_cut_can_be_found);
  ADD ("a-glyph-without-outline-is-an-image", test_glyph_without_outline);
  ADD ("numbers-have-points-in-every-language", test_numbers_in_a_language_with_commas);
  ADD ("is-whole-whatever-the-numbers", test_odd_numbers);
  ADD ("is-whole-however-large", test_large);
  g_test_add_func ("/standpoint/pdf-writer/the-same-bytes-in-another-process", test_same_bytes_in_another_process);
  g_test_add_func ("/standpoint/pdf-writer/can-be-cancelled", test_cancelled);
  return g_test_run ();
}
