/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/*
 * Where the scene stands in the widget. The zoom is 1 when a point of the scene is as large as a point of the
 * interface's text, so that the picture grows with the user's text size.
 */

#define MIN_ZOOM 0.02
#define MAX_ZOOM 12.0
#define MAX_FITTING_ZOOM 1.5
/* From this zoom on a text is read with ease, and down to the other at all. */
#define READABLE_ZOOM 0.8
#define LEAST_READABLE_ZOOM 0.6
/* Pixels around the scene. */
#define PADDING 24.0
#define ZOOM_DURATION 160

/**
 * sp_picture_view_get_scale:
 * @self: the view
 *
 * Returns: pixels of the widget to a point of the scene
 */
double
sp_picture_view_get_scale (SpPictureView *self)
{
  int resolution = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &resolution, NULL);
  if (resolution <= 0)
    resolution = 96 * PANGO_SCALE;
  return self->zoom * resolution / (72.0 * PANGO_SCALE);
}

/**
 * sp_picture_view_get_device_scale:
 * @self: the view
 *
 * Returns: pixels of the display to one of the widget
 */
double
sp_picture_view_get_device_scale (SpPictureView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : 1.0;
}

static double
get_extent (SpPictureView  *self,
            GtkOrientation  orientation)
{
  if (self->scene == NULL)
    return 0.0;
  return orientation == GTK_ORIENTATION_HORIZONTAL ? sp_scene_get_width (self->scene) : sp_scene_get_height (self->scene);
}

static double
get_room (SpPictureView  *self,
          GtkOrientation  orientation)
{
  return gtk_widget_get_size (GTK_WIDGET (self), orientation);
}

/* Where the scene would begin if nothing were scrolled. */
static double
get_start (SpPictureView  *self,
           GtkOrientation  orientation,
           double          scale)
{
  double extent = get_extent (self, orientation) * scale;

  return (MAX (extent + 2 * PADDING, get_room (self, orientation)) - extent) / 2;
}

static double
get_scrolled (SpPictureView  *self,
              GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0.0;
}

/**
 * sp_picture_view_get_origin:
 * @self: the view
 *
 * Returns: the corner of the scene in the widget, on a whole pixel of the display
 */
graphene_point_t
sp_picture_view_get_origin (SpPictureView *self)
{
  double scale = sp_picture_view_get_scale (self);
  double device = sp_picture_view_get_device_scale (self);
  double x = get_start (self, GTK_ORIENTATION_HORIZONTAL, scale) - get_scrolled (self, GTK_ORIENTATION_HORIZONTAL);
  double y = get_start (self, GTK_ORIENTATION_VERTICAL, scale) - get_scrolled (self, GTK_ORIENTATION_VERTICAL);

  return GRAPHENE_POINT_INIT ((float) (round (x * device) / device), (float) (round (y * device) / device));
}

static double
get_fitting_zoom (SpPictureView *self)
{
  double width = get_room (self, GTK_ORIENTATION_HORIZONTAL) - 2 * PADDING;
  double height = get_room (self, GTK_ORIENTATION_VERTICAL) - 2 * PADDING;
  double unit = sp_picture_view_get_scale (self) / self->zoom;
  double across = get_extent (self, GTK_ORIENTATION_HORIZONTAL) * unit;
  double down = get_extent (self, GTK_ORIENTATION_VERTICAL) * unit;

  if (width <= 0.0 || height <= 0.0 || across <= 0.0 || down <= 0.0)
    return self->zoom;
  return CLAMP (MIN (width / across, height / down), MIN_ZOOM, MAX_FITTING_ZOOM);
}

/* The whole if it can be read, else its width. Where that cannot be read either, it has to be scrolled both ways, and then
 * may as well be read with ease, as long as the names of the rows stay beside what is scrolled. */
static double
get_starting_zoom (SpPictureView *self)
{
  double whole = get_fitting_zoom (self);
  double unit = sp_picture_view_get_scale (self) / self->zoom;
  double across = get_extent (self, GTK_ORIENTATION_HORIZONTAL) * unit;
  double room = get_room (self, GTK_ORIENTATION_HORIZONTAL) - 2 * PADDING;

  if (whole >= READABLE_ZOOM || across <= 0.0 || room <= 0.0)
    return whole;
  if (room / across >= LEAST_READABLE_ZOOM)
    return MIN (room / across, 1.0);
  return CLAMP (sp_picture_view_find_names_zoom (self, unit), LEAST_READABLE_ZOOM, READABLE_ZOOM);
}

static double
get_wanted_zoom (SpPictureView *self)
{
  if (self->fitting)
    return get_fitting_zoom (self);
  return self->starting ? get_starting_zoom (self) : self->zoom;
}

static void
configure_adjustment (SpPictureView  *self,
                      GtkOrientation  orientation,
                      double          value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double room = get_room (self, orientation);
  double extent = get_extent (self, orientation) * sp_picture_view_get_scale (self);
  double upper = MAX (extent + 2 * PADDING, room);
  gboolean is_down = orientation == GTK_ORIENTATION_VERTICAL;

  /* A picture that fits is not to scroll by what rounding leaves over. */
  if (self->fitting && upper - room < 1.0)
    upper = room;
  /* The end of one that scrolls can be brought out from under what lies over it. */
  if (is_down && self->cover != NULL && upper > room)
    upper += gtk_widget_get_height (self->cover);
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, value, 0, upper, room * 0.1, room * 0.9, room);
}

/* A picture that runs from right to left begins at its right edge, and stays there until it is scrolled. */
static gboolean
is_at_right_edge (SpPictureView *self)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (across == NULL || !self->starting || gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return FALSE;
  return gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across) >= gtk_adjustment_get_upper (across) - 1.0;
}

/**
 * sp_picture_view_update_scrolling:
 * @self: the view
 *
 * Brings zoom and scroll range up to date after the scene, the widget or the zoom has changed.
 */
void
sp_picture_view_update_scrolling (SpPictureView *self)
{
  double zoom = get_wanted_zoom (self);

  if (zoom != self->zoom)
    {
      self->zoom = zoom;
      g_object_notify (G_OBJECT (self), "zoom");
    }
  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL,
                        is_at_right_edge (self) ? G_MAXDOUBLE : get_scrolled (self, GTK_ORIENTATION_HORIZONTAL));
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL, get_scrolled (self, GTK_ORIENTATION_VERTICAL));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_move_origin:
 * @self: the view
 * @dx: how far to the right, in pixels
 * @dy: how far down
 *
 * Moves the picture, as far as the scroll range allows.
 */
void
sp_picture_view_move_origin (SpPictureView *self,
                             double         dx,
                             double         dy)
{
  double steps[2] = { [GTK_ORIENTATION_HORIZONTAL] = dx, [GTK_ORIENTATION_VERTICAL] = dy };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_set_value (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]) - steps[i]);
}

static void
apply_zoom (SpPictureView *self,
            double         zoom,
            double         x,
            double         y)
{
  graphene_point_t origin = sp_picture_view_get_origin (self);
  double former = sp_picture_view_get_scale (self);
  double scale;

  sp_picture_view_stop_flick (self);
  self->starting = FALSE;
  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  scale = sp_picture_view_get_scale (self);
  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL,
                        get_start (self, GTK_ORIENTATION_HORIZONTAL, scale) - x + (x - origin.x) * scale / former);
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL,
                        get_start (self, GTK_ORIENTATION_VERTICAL, scale) - y + (y - origin.y) * scale / former);
  g_object_notify (G_OBJECT (self), "zoom");
  sp_picture_view_queue_tiles (self);
}

/**
 * sp_picture_view_stop_zoom:
 * @self: the view
 *
 * Ends a zoom that is under way where it is.
 */
void
sp_picture_view_stop_zoom (SpPictureView *self)
{
  if (self->zoom_animation != NULL)
    adw_animation_pause (self->zoom_animation);
  g_clear_object (&self->zoom_animation);
}

static void
follow_zoom_cb (double   value,
                gpointer data)
{
  SpPictureView *self = data;

  apply_zoom (self, exp (value), self->zoom_centre.x, self->zoom_centre.y);
}

/**
 * sp_picture_view_animate_zoom:
 * @self: the view
 * @zoom: the zoom to reach
 * @x: the point of the widget that stays
 * @y: the point of the widget that stays
 *
 * Zooms smoothly, or at once where the user wants no motion.
 */
void
sp_picture_view_animate_zoom (SpPictureView *self,
                              double         zoom,
                              double         x,
                              double         y)
{
  AdwAnimationTarget *target;

  sp_picture_view_stop_zoom (self);
  sp_picture_view_set_fitting (self, FALSE);
  self->zoom_centre = GRAPHENE_POINT_INIT ((float) x, (float) y);
  target = adw_callback_animation_target_new (follow_zoom_cb, self, NULL);
  self->zoom_animation = adw_timed_animation_new (GTK_WIDGET (self), log (self->zoom),
                                                  log (CLAMP (zoom, MIN_ZOOM, MAX_ZOOM)), ZOOM_DURATION, target);
  adw_animation_play (self->zoom_animation);
}

/**
 * sp_picture_view_get_zoom:
 * @self: the view
 *
 * Returns: the zoom; 1 when the picture's text is as large as the interface's
 */
double
sp_picture_view_get_zoom (SpPictureView *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), 1.0);
  return self->zoom;
}

/**
 * sp_picture_view_set_zoom:
 * @self: the view
 * @zoom: the zoom, kept within what is of use
 *
 * Zooms about the middle of the window, at once.
 */
void
sp_picture_view_set_zoom (SpPictureView *self,
                          double         zoom)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));
  sp_picture_view_zoom_at (self, zoom, get_room (self, GTK_ORIENTATION_HORIZONTAL) / 2,
                           get_room (self, GTK_ORIENTATION_VERTICAL) / 2);
}

/**
 * sp_picture_view_zoom_at:
 * @self: the view
 * @zoom: the zoom, kept within what is of use
 * @x: a place in the widget
 * @y: a place in the widget
 *
 * Zooms at once. What is under the place stays there, as far as the picture's edges allow.
 */
void
sp_picture_view_zoom_at (SpPictureView *self,
                         double         zoom,
                         double         x,
                         double         y)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));
  g_return_if_fail (zoom > 0.0);

  sp_picture_view_stop_zoom (self);
  sp_picture_view_set_fitting (self, FALSE);
  apply_zoom (self, zoom, x, y);
}

/**
 * sp_picture_view_get_fitting:
 * @self: the view
 *
 * Returns: whether the whole picture is kept in sight
 */
gboolean
sp_picture_view_get_fitting (SpPictureView *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), FALSE);
  return self->fitting;
}

/**
 * sp_picture_view_set_fitting:
 * @self: the view
 * @fitting: whether to keep the whole picture in sight as window and picture change
 *
 * Ends by itself when the user zooms.
 */
void
sp_picture_view_set_fitting (SpPictureView *self,
                             gboolean       fitting)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));

  if (self->fitting == fitting)
    return;
  self->fitting = fitting;
  self->starting = FALSE;
  g_object_notify (G_OBJECT (self), "fitting");
  if (!fitting)
    return;
  sp_picture_view_stop_zoom (self);
  sp_picture_view_update_scrolling (self);
  sp_picture_view_queue_tiles (self);
}

/**
 * sp_picture_view_set_cover:
 * @self: the view
 * @cover: (nullable): a widget that lies over the view's lower corner
 *
 * Has what is brought into sight not come to stand under it.
 */
void
sp_picture_view_set_cover (SpPictureView *self,
                           GtkWidget     *cover)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));
  g_set_weak_pointer (&self->cover, cover);
}
