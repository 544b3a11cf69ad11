/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"
#include "sp-renderer.h"

/* What stands in an SVG, and that it looks as the renderer draws it. */

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
  said = look_with (path, "xmllint", "--noout", NULL);
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
  g_autofree char *said = look_with (out, "rsvg-convert", "--width=400", svg);
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

#define ADD(path, function) g_test_add ("/standpoint/export-svg/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("SOURCE_DATE_EPOCH", "1735689600", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("svg-has-text-links-and-roles", test_svg_text);
  ADD ("svg-holds-lines-where-they-belong", test_svg_holds_lines_where_they_belong);
  ADD ("svg-is-whole-whatever-the-text", test_svg_hostile_text);
  ADD ("svg-looks-like-the-renderer", test_svg_looks_the_same);
  ADD ("svg-has-what-looks-alike-once", test_svg_of_cells);
  return g_test_run ();
}
