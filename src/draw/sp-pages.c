/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pages.h"

#include <glib/gi18n-lib.h>

struct _SpPages
{
  gatomicrefcount references;
  guint n;
  SpPageSize *sizes;
  SpPagesDraw draw;
  gpointer data;
  GDestroyNotify free_data;
};

typedef struct
{
  SpLayoutProgress progress;
  gpointer data;
  guint page;
  guint n;
} Progress;

static gboolean
tell_progress_cb (double fraction, gpointer data)
{
  const Progress *self = data;

  return self->progress == NULL || self->progress ((self->page + fraction) / self->n, self->data);
}

static SpScene *
give_scene_cb (guint page, SpLayoutProgress progress, gpointer progress_data, gpointer data)
{
  return sp_scene_ref (g_ptr_array_index ((GPtrArray *) data, page));
}

/**
 * sp_pages_new:
 * @sizes: (array length=n): how large each page is; copied
 * @n: how many there are, one at least
 * @draw: draws one of them, in whichever thread, and in several at once
 * @data: for @draw
 * @free_data: (nullable): called with @data when the pages go
 *
 * Makes pages that are drawn when they are asked for.
 *
 * Returns: (transfer full): the pages
 */
SpPages *
sp_pages_new (const SpPageSize *sizes, guint n, SpPagesDraw draw, gpointer data, GDestroyNotify free_data)
{
  SpPages *self;

  g_return_val_if_fail (sizes != NULL && n > 0 && draw != NULL, NULL);

  self = g_new0 (SpPages, 1);
  g_atomic_ref_count_init (&self->references);
  self->n = n;
  self->sizes = g_memdup2 (sizes, n * sizeof *sizes);
  self->draw = draw;
  self->data = data;
  self->free_data = free_data;
  return self;
}

/**
 * sp_pages_new_of_scenes:
 * @scenes: (transfer full) (element-type SpScene): what is drawn already, one at least
 *
 * Returns: (transfer full): the pages, each of which is given out as it is
 */
SpPages *
sp_pages_new_of_scenes (GPtrArray *scenes)
{
  g_autofree SpPageSize *sizes = NULL;

  g_return_val_if_fail (scenes != NULL && scenes->len > 0, NULL);

  sizes = g_new (SpPageSize, scenes->len);
  for (guint i = 0; i < scenes->len; i++)
    sizes[i] = (SpPageSize) { sp_scene_get_width (g_ptr_array_index (scenes, i)),
                              sp_scene_get_height (g_ptr_array_index (scenes, i)) };
  return sp_pages_new (sizes, scenes->len, give_scene_cb, scenes, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sp_pages_ref:
 * @self: pages
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
SpPages *
sp_pages_ref (SpPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_pages_unref:
 * @self: (transfer full): pages
 *
 * Gives a reference back; the last one frees the pages, but not the scenes that they gave out.
 */
void
sp_pages_unref (SpPages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self->sizes);
  g_free (self);
}

/**
 * sp_pages_get_n:
 * @self: pages
 *
 * Returns: how many there are, one at least
 */
guint
sp_pages_get_n (SpPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * sp_pages_get_size:
 * @self: pages
 * @page: below sp_pages_get_n()
 *
 * Finds how large a page is, without drawing it.
 *
 * Returns: its width and height in points
 */
SpPageSize
sp_pages_get_size (SpPages *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->n, (SpPageSize) { 0 });

  return self->sizes[page];
}

/**
 * sp_pages_draw:
 * @self: pages
 * @page: below sp_pages_get_n()
 * @progress: (nullable) (scope call): told how far all pages are, from 0 to 1; stops the drawing by returning `FALSE`
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws a page. Takes the time of what is on it, and gives the same page each time; safe in any thread.
 *
 * Returns: (transfer full): the page, or `NULL` with %SP_LAYOUT_ERROR_CANCELLED
 */
SpScene *
sp_pages_draw (SpPages *self, guint page, SpLayoutProgress progress, gpointer progress_data, GError **error)
{
  Progress state = { progress, progress_data, page, 1 };
  SpScene *scene;

  g_return_val_if_fail (self != NULL && page < self->n, NULL);

  state.n = self->n;
  scene = self->draw (page, tell_progress_cb, &state, self->data);
  if (scene == NULL)
    g_set_error_literal (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED, _ ("The drawing was cancelled"));
  return scene;
}

/**
 * sp_pages_draw_all:
 * @self: pages
 * @progress: (nullable) (scope call): as for sp_pages_draw()
 * @progress_data: for @progress
 * @error: return location for an error
 *
 * Draws every page. Takes the memory of all of them.
 *
 * Returns: (transfer full) (element-type SpScene): the pages, or `NULL` with %SP_LAYOUT_ERROR_CANCELLED
 */
GPtrArray *
sp_pages_draw_all (SpPages *self, SpLayoutProgress progress, gpointer progress_data, GError **error)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n; i++)
    {
      SpScene *scene = sp_pages_draw (self, i, progress, progress_data, error);

      if (scene == NULL)
        return NULL;
      g_ptr_array_add (scenes, scene);
    }
  return g_steal_pointer (&scenes);
}
