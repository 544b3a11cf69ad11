/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/* Pointing, clicking, and zooming by wheel and fingers. */

/* How much one notch of a wheel zooms, and one pixel of a touchpad. */
#define WHEEL_FACTOR 1.15
#define TOUCHPAD_FACTOR 1.005
/* Pixels on both sides of a node's outline that count as its rim. */
#define RIM 5.0
#define RIGHT_TO_LEFT_MARK "\u200f"

/* A tooltip does not lie on what it is about. */
#define TIP_DISTANCE 6.0f

static void
update_cursor (SpPictureView *self)
{
  const char *name = NULL;

  if (self->space_down)
    name = "grab";
  else if (self->hover == NULL)
    name = NULL;
  else if (!self->editable || self->kind != SP_PICTURE_KIND_DIAGRAM || self->hover->kind != SP_TARGET_ACTOR)
    name = "pointer";
  else
    name = sp_picture_view_is_on_rim (self, self->hover, self->pointer.x, self->pointer.y) ? "crosshair" : "grab";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/**
 * sp_picture_view_is_on_rim:
 * @self: the view
 * @target: a node
 * @x: a place in the widget
 * @y: a place in the widget
 *
 * Returns: whether the place is on the outline of the node, where links begin
 */
gboolean
sp_picture_view_is_on_rim (SpPictureView  *self,
                           const SpTarget *target,
                           double          x,
                           double          y)
{
  graphene_rect_t inside = sp_picture_view_get_target_area (self, target);
  /* In a small node the middle still has to be left for moving it. */
  float rim = (float) MIN (RIM, MIN (inside.size.width, inside.size.height) / 4);

  graphene_rect_inset (&inside, rim, rim);
  return !graphene_rect_contains_point (&inside, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
point_at (SpPictureView *self,
          double         x,
          double         y)
{
  self->pointer = GRAPHENE_POINT_INIT ((float) x, (float) y);
  if (self->drag != SP_PICTURE_DRAG_NONE)
    return;
  sp_picture_view_set_hover (self, sp_picture_view_hit (self, x, y));
  update_cursor (self);
}

static void
motion_cb (SpPictureView *self,
           double         x,
           double         y)
{
  point_at (self, x, y);
}

static void
leave_cb (SpPictureView *self)
{
  if (self->drag == SP_PICTURE_DRAG_NONE)
    sp_picture_view_set_hover (self, NULL);
}

static void
activate_at (SpPictureView  *self,
             const SpTarget *target,
             double          x,
             double          y)
{
  if (target != NULL)
    {
      SpPictureKey key = sp_picture_key_of (target);

      g_signal_emit_by_name (self, "target-activated", &key);
    }
  else
    {
      double scene_x, scene_y;

      sp_picture_view_to_scene (self, x, y, &scene_x, &scene_y);
      g_signal_emit_by_name (self, "ground-activated", scene_x, scene_y);
    }
}

static void
select_at (SpPictureView   *self,
           const SpTarget  *target,
           GdkModifierType  modifiers)
{
  if (target != NULL && (modifiers & GDK_CONTROL_MASK) != 0)
    sp_picture_view_toggle_target (self, target);
  else if (target != NULL && (modifiers & GDK_SHIFT_MASK) != 0)
    sp_picture_view_select_range (self, target);
  else if (target != NULL || (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    sp_picture_view_select_target (self, target);
}

static void
released_cb (SpPictureView   *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const SpTarget *target;

  if (self->scene == NULL || self->space_down)
    return;
  target = sp_picture_view_hit (self, x, y);
  if (n_press == 1)
    select_at (self, target, modifiers);
  else if (n_press == 2)
    activate_at (self, target, x, y);
}

static void
pressed_cb (SpPictureView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
request_menu (SpPictureView *self,
              double         x,
              double         y)
{
  const SpTarget *target = sp_picture_view_hit (self, x, y);
  SpPictureKey key;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (target == NULL)
    {
      g_signal_emit_by_name (self, "menu-requested", NULL, x, y);
      return;
    }
  key = sp_picture_key_of (target);
  if (!sp_picture_view_is_selected (self, &key))
    sp_picture_view_select_target (self, target);
  g_signal_emit_by_name (self, "menu-requested", &key, x, y);
}

static void
menu_pressed_cb (SpPictureView *self,
                 int            n_press,
                 double         x,
                 double         y,
                 GtkGesture    *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  request_menu (self, x, y);
}

static void
long_pressed_cb (SpPictureView *self,
                 double         x,
                 double         y,
                 GtkGesture    *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  request_menu (self, x, y);
}

static gboolean
scroll_cb (SpPictureView            *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;

  if ((modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  sp_picture_view_zoom_at (self, self->zoom * pow (wheel ? WHEEL_FACTOR : TOUCHPAD_FACTOR, -dy), self->pointer.x, self->pointer.y);
  return GDK_EVENT_STOP;
}

/**
 * sp_picture_view_begin_pinch:
 * @self: the view
 * @x: the middle between two fingers, in the widget
 * @y: the same, downwards
 *
 * Two fingers were put down.
 */
void
sp_picture_view_begin_pinch (SpPictureView *self,
                             double         x,
                             double         y)
{
  self->pinch_zoom = self->zoom;
  self->pinch_centre = GRAPHENE_POINT_INIT ((float) x, (float) y);
}

/**
 * sp_picture_view_pinch:
 * @self: the view
 * @scale: how far apart the fingers are now, 1 where they were put down
 * @x: the middle between them, in the widget
 * @y: the same, downwards
 *
 * Zooms and moves the picture: what was between the fingers stays between them where they go.
 */
void
sp_picture_view_pinch (SpPictureView *self,
                       double         scale,
                       double         x,
                       double         y)
{
  sp_picture_view_move_origin (self, x - self->pinch_centre.x, y - self->pinch_centre.y);
  sp_picture_view_zoom_at (self, self->pinch_zoom * scale, x, y);
  self->pinch_centre = GRAPHENE_POINT_INIT ((float) x, (float) y);
}

static void
begin_pinch_cb (SpPictureView    *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    sp_picture_view_begin_pinch (self, x, y);
}

static void
pinch_cb (SpPictureView *self,
          double         scale,
          GtkGesture    *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  sp_picture_view_pinch (self, scale, x, y);
}

static gboolean
query_tooltip_cb (SpPictureView *self,
                  int            x,
                  int            y,
                  gboolean       keyboard,
                  GtkTooltip    *tooltip)
{
  const SpTarget *target = keyboard ? self->focus : sp_picture_view_hit (self, x, y);
  graphene_rect_t area;
  GdkRectangle place;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (target == NULL || self->drag != SP_PICTURE_DRAG_NONE)
    return FALSE;
  area = sp_picture_view_get_target_area (self, target);
  graphene_rect_inset (&area, -TIP_DISTANCE, -TIP_DISTANCE);
  place = (GdkRectangle) { (int) area.origin.x, (int) area.origin.y, (int) area.size.width, (int) area.size.height };
  /* The bounds of a line tell little about where it is. */
  if (target->n_outline >= 2 && !keyboard)
    place = (GdkRectangle) { x - 4, y - 4, 8, 8 };
  name = sp_scene_dup_target_name (self->scene, target);
  /* A name in another script comes first, and the sentence runs as the window does all the same. */
  words = g_strconcat (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? RIGHT_TO_LEFT_MARK : "",
                       name, NULL);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &place);
  return TRUE;
}

static void
add_controller (SpPictureView *self,
                gpointer       controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
add_zooming (SpPictureView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  add_controller (self, scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (begin_pinch_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add_controller (self, pinch);
}

static void
add_menu (SpPictureView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  add_controller (self, click);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  add_controller (self, press);
}

/**
 * sp_picture_view_add_pointer:
 * @self: the view
 *
 * Lets it follow pointer, wheel and fingers.
 */
void
sp_picture_view_add_pointer (SpPictureView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  add_controller (self, motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  add_controller (self, click);
  add_menu (self);
  add_zooming (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
