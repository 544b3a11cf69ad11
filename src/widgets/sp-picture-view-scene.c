/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/*
 * The scene of a view and its pixels, and how one scene follows another: what both have in common stays where it was,
 * and the pixels of the former are seen until the new ones are there.
 */

/* Zooming goes on with scaled pixels until it has rested for so many milliseconds. */
#define SETTLE_DELAY 50
/* So many things that two scenes share tell how far the picture has moved. */
#define MAX_COMPARED 256

static void
settle_cb (gpointer data)
{
  SpPictureView *self = data;

  self->settle_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_queue_tiles:
 * @self: the view
 *
 * Draws with the pixels that there are, and asks for sharp ones as soon as the zoom rests.
 */
void
sp_picture_view_queue_tiles (SpPictureView *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_once (SETTLE_DELAY, settle_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_request_tiles:
 * @self: the view
 * @tiles: those to ask for
 *
 * Returns: whether all that is seen is there
 */
gboolean
sp_picture_view_request_tiles (SpPictureView  *self,
                               SpPictureTiles *tiles)
{
  SpPicturePane panes[SP_PICTURE_MAX_PANES];
  graphene_rect_t visible[SP_PICTURE_MAX_PANES];
  double device = sp_picture_view_get_device_scale (self);
  guint n = sp_picture_view_list_panes (self, panes);

  for (guint i = 0; i < n; i++)
    {
      graphene_rect_offset_r (&panes[i].area, -panes[i].origin.x, -panes[i].origin.y, &visible[i]);
      graphene_rect_scale (&visible[i], (float) device, (float) device, &visible[i]);
    }
  return sp_picture_tiles_request (tiles, sp_picture_view_get_scale (self) * device, device, visible, n);
}

static void
receive_tiles_cb (gpointer data)
{
  SpPictureView *self = data;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->former_tiles != NULL && self->fade == NULL && sp_picture_view_request_tiles (self, self->tiles))
    sp_picture_view_start_fade (self);
}

/**
 * sp_picture_view_add_tiles:
 * @self: the view
 * @tiles: (inout) (nullable): where the tiles stand; what was there is let go of
 * @scene: what they are to show
 *
 * Makes tiles that draw the view again whenever one is ready.
 */
void
sp_picture_view_add_tiles (SpPictureView   *self,
                           SpPictureTiles **tiles,
                           SpScene         *scene)
{
  g_clear_pointer (tiles, sp_picture_tiles_free);
  *tiles = sp_picture_tiles_new (scene, sp_picture_view_get_device_scale (self), receive_tiles_cb, self);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
find_median (GArray *values)
{
  if (values->len == 0)
    return 0.0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

/* How far most of what two scenes have in common has moved. */
static graphene_point_t
compare_scenes (SpScene *former,
                SpScene *scene)
{
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = sp_scene_get_n_targets (former);
  guint step = n / MAX_COMPARED + 1;

  for (guint i = 0; i < n; i += step)
    {
      const SpTarget *old = sp_scene_get_target (former, i);
      const SpTarget *new = sp_scene_find_target (scene, old->kind, old->id1, old->id2);
      double shift;

      if (new == NULL || old->n_outline > 0)
        continue;
      shift = new->bounds.x + new->bounds.width / 2 - old->bounds.x - old->bounds.width / 2;
      g_array_append_val (across, shift);
      shift = new->bounds.y + new->bounds.height / 2 - old->bounds.y - old->bounds.height / 2;
      g_array_append_val (down, shift);
    }
  return GRAPHENE_POINT_INIT ((float) find_median (across), (float) find_median (down));
}

/* Keeps the picture where it was in the window, and its pixels until the new ones are there. */
static void
follow_scene (SpPictureView          *self,
              SpScene                *former,
              const graphene_point_t *before)
{
  graphene_point_t after;
  double scale;

  self->former_shift = compare_scenes (former, self->scene);
  sp_picture_view_update_scrolling (self);
  self->carried_shift.x += self->former_shift.x;
  self->carried_shift.y += self->former_shift.y;
  scale = sp_picture_view_get_scale (self);
  after = sp_picture_view_get_origin (self);
  if (!self->fitting && !self->starting)
    sp_picture_view_move_origin (self, before->x - self->former_shift.x * scale - after.x,
                                 before->y - self->former_shift.y * scale - after.y);
}

static void
replace_tiles (SpPictureView *self)
{
  gboolean visible = gtk_widget_get_mapped (GTK_WIDGET (self));

  sp_picture_view_end_fade (self);
  /* After a drag, the picture with the node where it was dropped is what the user saw last. */
  if (self->carried != NULL && self->rest != NULL && visible)
    {
      self->former_tiles = g_steal_pointer (&self->rest);
      g_clear_pointer (&self->tiles, sp_picture_tiles_free);
    }
  else
    {
      sp_picture_view_drop_carried (self);
      if (visible)
        self->former_tiles = g_steal_pointer (&self->tiles);
      else
        g_clear_pointer (&self->tiles, sp_picture_tiles_free);
    }
  if (self->scene != NULL)
    sp_picture_view_add_tiles (self, &self->tiles, self->scene);
  else
    sp_picture_view_end_fade (self);
}

static void
change_scene (SpPictureView *self,
              SpScene       *scene)
{
  graphene_point_t before = sp_picture_view_get_origin (self);
  g_autoptr (SpScene) former = g_steal_pointer (&self->scene);

  sp_picture_view_stop_drag (self);
  sp_picture_view_stop_flick (self);
  self->scene = scene != NULL ? sp_scene_ref (scene) : NULL;
  self->hover = NULL;
  sp_picture_view_find_headings (self);
  replace_tiles (self);
  if (former != NULL && scene != NULL)
    follow_scene (self, former, &before);
  else
    sp_picture_view_update_scrolling (self);
  sp_picture_view_keep_selection (self);
  sp_picture_view_update_children (self);
  g_object_notify (G_OBJECT (self), "scene");
}

/**
 * sp_picture_view_get_scene:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SpScene *
sp_picture_view_get_scene (SpPictureView *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), NULL);
  return self->scene;
}

/**
 * sp_picture_view_set_scene:
 * @self: the view
 * @scene: (nullable): what to show
 *
 * Shows another picture. What both have in common stays where it was in the window, and selected; the pixels of the
 * former are seen until those of the new one are ready. Takes time linear in the targets; the drawing is done elsewhere.
 */
void
sp_picture_view_set_scene (SpPictureView *self,
                           SpScene       *scene)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));

  if (self->scene != scene)
    change_scene (self, scene);
}
