/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-picture-view-tile-job.h"

#include <cairo.h>
#include <stdlib.h>

#include "sp-renderer.h"

/* The side of the tiles that runs in worker threads: scenes into pixels, by the renderer of every export. */

#define MAX_WORKERS 4

/**
 * sp_picture_tile_state_new:
 * @scene: what is drawn
 *
 * Returns: (transfer full): what is shared about it
 */
SpPictureTileState *
sp_picture_tile_state_new (SpScene *scene)
{
  SpPictureTileState *self = g_atomic_rc_box_new0 (SpPictureTileState);

  self->scene = sp_scene_ref (scene);
  return self;
}

/**
 * sp_picture_tile_state_ref:
 * @self: the state
 *
 * Returns: (transfer full): @self
 */
SpPictureTileState *
sp_picture_tile_state_ref (SpPictureTileState *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_state (gpointer data)
{
  SpPictureTileState *self = data;

  sp_scene_unref (self->scene);
}

/**
 * sp_picture_tile_state_unref:
 * @self: (transfer full): the state
 */
void
sp_picture_tile_state_unref (SpPictureTileState *self)
{
  g_atomic_rc_box_release_full (self, clear_state);
}

static void
free_job (gpointer data)
{
  SpPictureTileJob *self = data;

  g_clear_object (&self->texture);
  g_clear_pointer (&self->state, sp_picture_tile_state_unref);
  g_free (self);
}

static GdkTexture *
create_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) height * stride,
                                      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * sp_picture_tile_draw:
 * @scene: what to draw
 * @scale: pixels of the device to a point
 * @ratio: pixels of the device to one of the window's: by the latter what is worth drawing is known
 * @x: the left edge of the part to draw, in pixels from the scene's corner
 * @y: its upper edge
 * @width: its width in pixels
 * @height: its height
 *
 * Draws a part of a scene, over its ground however far the part reaches. Safe in any thread.
 *
 * Returns: (transfer full): the pixels
 */
GdkTexture *
sp_picture_tile_draw (SpScene *scene,
                      double   scale,
                      double   ratio,
                      double   x,
                      double   y,
                      int      width,
                      int      height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  SpInk ground = sp_scene_get_ground (scene);
  GdkTexture *texture;

  cairo_set_source_rgba (cr, ground.red, ground.green, ground.blue, ground.alpha);
  cairo_paint (cr);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, scale, scale);
  sp_renderer_draw_tile (scene, cr, ratio, TRUE);
  cairo_destroy (cr);
  texture = create_texture (surface);
  cairo_surface_destroy (surface);
  return texture;
}

static gboolean
receive_cb (gpointer data)
{
  SpPictureTileJob *self = data;

  if (!g_atomic_int_get (&self->state->stopped))
    self->receive (self);
  return G_SOURCE_REMOVE;
}

static void
run_job (gpointer data,
         gpointer user_data)
{
  SpPictureTileJob *self = data;
  gboolean stopped = g_atomic_int_get (&self->state->stopped);

  /* What has left the window meanwhile goes back empty and is asked for again when it returns. */
  if (!stopped && g_atomic_int_get (&self->frame) >= g_atomic_int_get (&self->state->frame))
    self->texture = sp_picture_tile_draw (self->state->scene, self->scale, self->ratio,
                                          (double) self->column * SP_PICTURE_TILE_SIZE,
                                          (double) self->row * SP_PICTURE_TILE_SIZE, self->width, self->height);
  g_idle_add_full (G_PRIORITY_DEFAULT, receive_cb, self, free_job);
}

static int
compare_jobs (gconstpointer a,
              gconstpointer b,
              gpointer user_data)
{
  const SpPictureTileJob *first = a;
  const SpPictureTileJob *second = b;

  return (first->urgency < second->urgency) - (first->urgency > second->urgency);
}

static GThreadPool *workers;

/* At the end of the program pixman takes itself down: nobody may be drawing then. What waits is not drawn any more. */
static void
end_workers (void)
{
  g_thread_pool_free (workers, TRUE, TRUE);
}

/* Threads that stay, since each keeps the fonts that it has loaded. */
static GThreadPool *
get_workers (void)
{
  if (g_once_init_enter_pointer (&workers))
    {
      int n_threads = CLAMP ((int) g_get_num_processors () - 1, 1, MAX_WORKERS);
      GThreadPool *pool = g_thread_pool_new (run_job, NULL, n_threads, TRUE, NULL);

      g_thread_pool_set_sort_function (pool, compare_jobs, NULL);
      atexit (end_workers);
      g_once_init_leave_pointer (&workers, pool);
    }
  return workers;
}

/**
 * sp_picture_tile_job_push:
 * @self: (transfer full): what is to be drawn
 *
 * Hands a job to the workers. It comes back through its receive function.
 */
void
sp_picture_tile_job_push (SpPictureTileJob *self)
{
  g_thread_pool_push (get_workers (), self, NULL);
}
