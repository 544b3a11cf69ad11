/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden-pdf.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "../scene-pdf.h"
#include "golden-compare.h"

/*
 * Poppler draws no line thinner than a pixel, and puts letters where it has them ready; golden_compare_count() lets pass what
 * is left of that. What is missing, in another place or in another colour is far more.
 */

#define POINTS_AN_INCH 72.0
#define MOST_DIFFERENT_SHARE 150     /* one pixel in so many */
#define MOST_MEAN_DIFFERENCE 1.0     /* of 255 */

/* NULL where the program is missing. */
static cairo_surface_t *
draw_pdf (GBytes *pdf, double dpi)
{
  g_autofree char *program = g_find_program_in_path ("pdftocairo");
  g_autofree char *folder = g_dir_make_tmp ("standpoint-golden-pdf-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *base = g_build_filename (folder, "a", NULL);
  g_autofree char *picture = g_build_filename (folder, "a.png", NULL);
  g_autofree char *resolution = g_strdup_printf ("%.0f", dpi);
  const char *command[] = { program, "-png", "-singlefile", "-r", resolution, file, base, NULL };
  cairo_surface_t *drawn = NULL;
  int status = 1;

  if (program != NULL)
    {
      g_assert_true (g_file_set_contents (file, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (status, ==, 0);
      drawn = cairo_image_surface_create_from_png (picture);
      g_unlink (file);
      g_unlink (picture);
    }
  g_rmdir (folder);
  return drawn;
}

/* The same as A, and as large as B: programs round the size of a page in different ways. */
static cairo_surface_t *
cut (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = MIN (cairo_image_surface_get_width (a), cairo_image_surface_get_width (b)) - 1;
  int height = MIN (cairo_image_surface_get_height (a), cairo_image_surface_get_height (b)) - 1;
  cairo_surface_t *part = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (part);

  cairo_set_source_surface (cr, a, 0.0, 0.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return part;
}

static double
measure_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  double sum = 0.0;

  for (int y = 0; y < height; y++)
    {
      const guchar *left = cairo_image_surface_get_data (a) + (gsize) y * cairo_image_surface_get_stride (a);
      const guchar *right = cairo_image_surface_get_data (b) + (gsize) y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < 4 * width; x++)
        sum += x % 4 < 3 ? abs (left[x] - right[x]) : 0;
    }
  return sum / (3.0 * width * height);
}

void
golden_pdf_compare (SpScene *scene, cairo_surface_t *drawn, double pixels_per_point)
{
  g_autoptr (GBytes) pdf = scene_make_pdf (scene);
  cairo_surface_t *shown = draw_pdf (pdf, pixels_per_point * POINTS_AN_INCH);
  cairo_surface_t *a;
  cairo_surface_t *b;
  guint n_pixels;

  if (shown == NULL)
    {
      g_test_skip ("a program to draw the PDF with is missing");
      return;
    }
  g_assert_cmpint (ABS (cairo_image_surface_get_width (shown) - cairo_image_surface_get_width (drawn)), <=, 1);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (shown) - cairo_image_surface_get_height (drawn)), <=, 1);
  a = cut (drawn, shown);
  b = cut (shown, drawn);
  n_pixels = (guint) (cairo_image_surface_get_width (a) * cairo_image_surface_get_height (a));
  g_assert_cmpuint (golden_compare_count (a, b), <=, n_pixels / MOST_DIFFERENT_SHARE);
  g_assert_cmpfloat (measure_difference (a, b), <=, MOST_MEAN_DIFFERENCE);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (shown);
}
