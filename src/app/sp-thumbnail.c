/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-thumbnail.h"

#include <glib/gstdio.h>

#include "sp-picture.h"
#include "sp-position.h"
#include "sp-recent.h"
#include "sp-renderer.h"
#include "sp-theme.h"

/* In pixels: twice what it takes on a screen of the usual density. */
#define WIDTH 160
#define HEIGHT 108

/* A matrix of more than this would take long to draw, and its words show nothing at this size: its colours do. */
#define MOST_ACTORS 400
#define MOST_ISSUES 200
#define LEAST_SIDE 40         /* of the colours, in pixels, where there are few rows or columns of them */

/* A diagram of more would take long. */
#define MOST_NODES 4000

/* So many recent projects keep theirs. */
#define MOST_KEPT 50

typedef struct
{
  GFile *file;
  SpSnapshot *snapshot;
} Making;

static void
making_free (Making *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_free (self);
}

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "standpoint", "thumbnails", NULL);
}

static char *
get_name (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return g_strconcat (sum, ".png", NULL);
}

static char *
get_path (GFile *file)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *name = get_name (file);

  return g_build_filename (folder, name, NULL);
}

/* The upper left part of the matrix, or of the diagram where nobody has said anything yet. */
static SpScene *
draw_scene (SpSnapshot *snapshot)
{
  SpPictureOptions options;
  g_autoptr (SpPages) pages = NULL;

  sp_picture_options_init (&options, sp_snapshot_get_n_statements (snapshot) > 0 ? SP_PICTURE_KIND_MATRIX
                                                                                 : SP_PICTURE_KIND_DIAGRAM);
  options.show_title = FALSE;
  options.show_legend = FALSE;
  options.show_sources = FALSE;
  options.show_issue_margins = FALSE;
  options.positions.as_of = sp_snapshot_get_project (snapshot)->as_of;
  pages = sp_picture_draw (snapshot, &options, NULL, NULL, NULL);
  sp_picture_options_clear (&options);
  return pages ? sp_pages_draw (pages, 0, NULL, NULL, NULL) : NULL;
}

static gboolean
is_large (SpSnapshot *snapshot)
{
  return sp_snapshot_get_n_actors (snapshot) > MOST_ACTORS || sp_snapshot_get_n_issues (snapshot) > MOST_ISSUES;
}

static SpInk
get_ink (const SpTheme    *theme,
         const SpPosition *position)
{
  if (position->state == SP_POSITION_NOTHING_FOUND)
    return theme->ground;
  if (isnan (position->value))
    return position->state == SP_POSITION_NO_COMMENT ? theme->no_comment : theme->undecided;
  return sp_theme_get_step_ink (theme, position->value);
}

/* The mean colour of the cells from FIRST to END. */
static SpInk
mix_cells (SpPositions *positions,
           const guint  first[2],
           const guint  end[2])
{
  const SpTheme *theme = sp_theme_get (SP_THEME_LIGHT);
  double sum[3] = { 0.0 };
  double n = (double) (end[0] - first[0]) * (end[1] - first[1]);

  for (guint actor = first[0]; actor < end[0]; actor++)
    for (guint issue = first[1]; issue < end[1]; issue++)
      {
        SpInk ink = get_ink (theme, sp_positions_get (positions, actor, issue));

        sum[0] += ink.red;
        sum[1] += ink.green;
        sum[2] += ink.blue;
      }
  return (SpInk) { (float) (sum[0] / n), (float) (sum[1] / n), (float) (sum[2] / n), 1.0f };
}

/* Pixels from START on stand for rows or columns up to N. */
static void
find_cells (guint  pixel,
            guint  n_pixels,
            guint  n,
            guint *first,
            guint *end)
{
  *first = (guint) ((guint64) pixel * n / n_pixels);
  *end = MAX ((guint) ((guint64) (pixel + 1) * n / n_pixels), *first + 1);
}

/* The cells of a large matrix as colours alone, each pixel of as many of them as fall on it. */
static void
paint_cells (SpSnapshot *snapshot,
             cairo_t    *cr)
{
  SpPositionOptions options = { .as_of = sp_snapshot_get_project (snapshot)->as_of };
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options);
  guint n_actors = sp_positions_get_n_actors (positions);
  guint n_issues = sp_positions_get_n_issues (positions);
  guint width = CLAMP (n_issues, LEAST_SIDE, WIDTH);
  guint height = CLAMP (n_actors, LEAST_SIDE, HEIGHT);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_translate (cr, (WIDTH - width) / 2, (HEIGHT - height) / 2);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        guint first[2], end[2];
        SpInk ink;

        find_cells (y, height, n_actors, &first[0], &end[0]);
        find_cells (x, width, n_issues, &first[1], &end[1]);
        ink = mix_cells (positions, first, end);
        cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
        cairo_rectangle (cr, x, y, 1, 1);
        cairo_fill (cr);
      }
}

static void
paint_scene (SpScene *scene,
             cairo_t *cr)
{
  double scale = MIN (WIDTH / sp_scene_get_width (scene), HEIGHT / sp_scene_get_height (scene));

  cairo_translate (cr, (WIDTH - scale * sp_scene_get_width (scene)) / 2, (HEIGHT - scale * sp_scene_get_height (scene)) / 2);
  cairo_scale (cr, scale, scale);
  sp_renderer_draw (scene, cr, TRUE);
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
paint (SpSnapshot *snapshot)
{
  g_autoptr (SpScene) scene = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (is_large (snapshot) && sp_snapshot_get_n_statements (snapshot) > 0)
    paint_cells (snapshot, cr);
  else if ((scene = draw_scene (snapshot)) != NULL)
    paint_scene (scene, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return bytes;
}

/* Those of projects that nobody has opened for long; the desktop may not have heard of FILE yet. */
static void
prune (const char *folder,
       GFile      *file)
{
  g_autoptr (GPtrArray) recent = sp_recent_list (MOST_KEPT);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  g_hash_table_add (kept, get_name (file));
  for (guint i = 0; i < recent->len; i++)
    g_hash_table_add (kept, get_name (((SpRecentProject *) g_ptr_array_index (recent, i))->file));
  while (directory && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_hash_table_contains (kept, name))
        g_unlink (path);
    }
}

static void
make_in_thread (GTask        *task,
                gpointer      object,
                gpointer      data,
                GCancellable *cancellable)
{
  Making *making = data;
  g_autofree char *folder = get_folder ();
  g_autofree char *path = get_path (making->file);
  g_autoptr (GByteArray) bytes = paint (making->snapshot);

  /* It is a convenience: where the cache cannot be written, there is none. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
made_cb (GObject      *application,
         GAsyncResult *result,
         gpointer      data)
{
  g_autofree char *folder = get_folder ();
  Making *making = g_task_get_task_data (G_TASK (result));

  prune (folder, making->file);
  g_application_release (G_APPLICATION (application));
}

/**
 * sp_thumbnail_make:
 * @file: where the project was saved
 * @snapshot: its rows
 *
 * Draws the project as its pictures are drawn, in a thread, and keeps the picture; of a large matrix the colours of its
 * cells. The program does not end before. Without actors, or with very many and nothing said, there is none.
 */
void
sp_thumbnail_make (GFile      *file,
                   SpSnapshot *snapshot)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;
  Making *making;

  if (!application || sp_snapshot_get_n_actors (snapshot) == 0
      || (sp_snapshot_get_n_statements (snapshot) == 0 && sp_snapshot_get_n_actors (snapshot) > MOST_NODES))
    {
      sp_thumbnail_remove (file);
      return;
    }
  making = g_new0 (Making, 1);
  making->file = g_object_ref (file);
  making->snapshot = sp_snapshot_ref (snapshot);
  g_application_hold (application);
  task = g_task_new (application, NULL, made_cb, NULL);
  g_task_set_source_tag (task, sp_thumbnail_make);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * sp_thumbnail_ensure:
 * @file: a project that is being closed
 * @snapshot: its rows
 *
 * Makes its small picture where it has none: it was saved elsewhere, or the cache was cleared.
 */
void
sp_thumbnail_ensure (GFile      *file,
                     SpSnapshot *snapshot)
{
  g_autofree char *path = get_path (file);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    sp_thumbnail_make (file, snapshot);
}

/**
 * sp_thumbnail_load:
 * @file: a project
 *
 * Returns: (transfer full) (nullable): its small picture, or `NULL` where there is none
 */
GdkPaintable *
sp_thumbnail_load (GFile *file)
{
  g_autofree char *path = get_path (file);

  return (GdkPaintable *) gdk_texture_new_from_filename (path, NULL);
}

/**
 * sp_thumbnail_remove:
 * @file: a project that is to be forgotten
 */
void
sp_thumbnail_remove (GFile *file)
{
  g_autofree char *path = get_path (file);

  g_unlink (path);
}
