/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-thumbnail.h"

#include <glib/gstdio.h>

#include "sp-picture.h"
#include "sp-recent.h"
#include "sp-renderer.h"

/* In pixels: twice what it takes on a screen of the usual density. */
#define WIDTH 160
#define HEIGHT 108

/* Pictures of more than this would take long to draw, and show nothing at this size. */
#define MOST_ACTORS 400
#define MOST_ISSUES 200

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

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
paint (SpScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  double scale = MIN (WIDTH / sp_scene_get_width (scene), HEIGHT / sp_scene_get_height (scene));
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, (WIDTH - scale * sp_scene_get_width (scene)) / 2, (HEIGHT - scale * sp_scene_get_height (scene)) / 2);
  cairo_scale (cr, scale, scale);
  sp_renderer_draw (scene, cr, TRUE);
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
  g_autoptr (SpScene) scene = draw_scene (making->snapshot);
  g_autoptr (GByteArray) bytes = scene ? paint (scene) : NULL;

  /* It is a convenience: where the cache cannot be written, there is none. */
  if (bytes && g_mkdir_with_parents (folder, 0700) == 0)
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
 * Draws the project as its pictures are drawn, in a thread, and keeps the picture. The program does not end before. A
 * project whose picture would take long gets none.
 */
void
sp_thumbnail_make (GFile      *file,
                   SpSnapshot *snapshot)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = NULL;
  Making *making;

  if (!application || sp_snapshot_get_n_actors (snapshot) == 0 || sp_snapshot_get_n_actors (snapshot) > MOST_ACTORS
      || sp_snapshot_get_n_issues (snapshot) > MOST_ISSUES)
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
