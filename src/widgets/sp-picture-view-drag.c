/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/* Dragging: the picture itself, a band over cells or nodes, a node to another place, a link from node to node. */

/* Pixels from the edge of the window where dragging scrolls, and how many of them a frame at most. */
#define EDGE 32.0
#define EDGE_SPEED 18.0

static gboolean
is_node (SpPictureView  *self,
         const SpTarget *target)
{
  return target != NULL && self->kind == SP_PICTURE_KIND_DIAGRAM && target->kind == SP_TARGET_ACTOR;
}

static SpPictureDrag
choose_drag (SpPictureView  *self,
             GtkGesture     *gesture,
             const SpTarget *target)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkEvent *event = gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));
  gboolean touch = event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;

  if (button == GDK_BUTTON_MIDDLE || self->space_down)
    return SP_PICTURE_DRAG_PAN;
  if (button > GDK_BUTTON_PRIMARY)
    return SP_PICTURE_DRAG_NONE;
  if (self->editable && is_node (self, target))
    return sp_picture_view_is_on_rim (self, target, self->drag_start.x, self->drag_start.y) ? SP_PICTURE_DRAG_LINK
                                                                                         : SP_PICTURE_DRAG_NODE;
  /* A finger on the ground moves the picture, as everywhere. */
  return touch ? SP_PICTURE_DRAG_NONE : SP_PICTURE_DRAG_BAND;
}

static void
begin_cb (SpPictureView *self,
          double         x,
          double         y,
          GtkGesture    *gesture)
{
  sp_picture_view_stop_flick (self);
  self->panned = FALSE;
  self->drag_start = GRAPHENE_POINT_INIT ((float) x, (float) y);
  self->press = self->drag_start;
  self->pointer = self->drag_start;
  self->drag_target = self->scene != NULL ? sp_picture_view_hit (self, x, y) : NULL;
  if (self->scene == NULL || choose_drag (self, gesture, self->drag_target) == SP_PICTURE_DRAG_NONE)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
set_drag_cursor (SpPictureView *self)
{
  static const char * const names[] = {
    [SP_PICTURE_DRAG_NONE] = NULL,
    [SP_PICTURE_DRAG_PAN] = "grabbing",
    [SP_PICTURE_DRAG_BAND] = "cell",
    [SP_PICTURE_DRAG_NODE] = "grabbing",
    [SP_PICTURE_DRAG_LINK] = "crosshair",
  };

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), names[self->drag]);
}

static void
follow_pan (SpPictureView *self,
            double         dx,
            double         dy)
{
  double steps[2] = { [GTK_ORIENTATION_HORIZONTAL] = dx, [GTK_ORIENTATION_VERTICAL] = dy };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_set_value (self->adjustments[i], self->pan_start[i] - steps[i]);
}

static void
follow_band (SpPictureView *self)
{
  double x1, y1, x2, y2;
  SpRect area;

  sp_picture_view_to_scene (self, self->drag_start.x, self->drag_start.y, &x1, &y1);
  sp_picture_view_to_scene (self, self->pointer.x, self->pointer.y, &x2, &y2);
  area = (SpRect) { MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1) };
  sp_picture_view_select_area (self, &area, self->band_adds);
}

static void
follow_node (SpPictureView *self)
{
  double scale = sp_picture_view_get_scale (self);

  self->carried_shift = GRAPHENE_POINT_INIT ((float) ((self->pointer.x - self->drag_start.x) / scale),
                                             (float) ((self->pointer.y - self->drag_start.y) / scale));
}

static void
follow_link (SpPictureView *self)
{
  const SpTarget *target = sp_picture_view_hit (self, self->pointer.x, self->pointer.y);

  sp_picture_view_set_hover (self, is_node (self, target) ? target : NULL);
}

static void
follow_pointer (SpPictureView *self)
{
  switch (self->drag)
    {
    case SP_PICTURE_DRAG_PAN:
      follow_pan (self, self->pointer.x - self->drag_start.x, self->pointer.y - self->drag_start.y);
      break;
    case SP_PICTURE_DRAG_BAND:
      follow_band (self);
      break;
    case SP_PICTURE_DRAG_NODE:
      follow_node (self);
      break;
    case SP_PICTURE_DRAG_LINK:
      follow_link (self);
      break;
    case SP_PICTURE_DRAG_NONE:
    default:
      break;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_edge_speed (double place,
                double room)
{
  if (place < EDGE)
    return MIN ((EDGE - place) / EDGE, 1.0) * EDGE_SPEED;
  if (place > room - EDGE)
    return -MIN ((place - room + EDGE) / EDGE, 1.0) * EDGE_SPEED;
  return 0.0;
}

/* What was pressed has to move with the picture when that is scrolled. */
static gboolean
scroll_at_edge_cb (GtkWidget     *widget,
                   GdkFrameClock *clock,
                   gpointer       data)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);
  graphene_point_t before = sp_picture_view_get_origin (self);
  graphene_point_t after;

  sp_picture_view_move_origin (self, get_edge_speed (self->pointer.x, gtk_widget_get_width (widget)),
                               get_edge_speed (self->pointer.y, gtk_widget_get_height (widget)));
  after = sp_picture_view_get_origin (self);
  self->drag_start.x += after.x - before.x;
  self->drag_start.y += after.y - before.y;
  if (!graphene_point_equal (&before, &after))
    follow_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
start_drag (SpPictureView *self,
            GtkGesture    *gesture)
{
  self->drag = choose_drag (self, gesture, self->drag_target);
  for (guint i = 0; i < G_N_ELEMENTS (self->pan_start); i++)
    self->pan_start[i] = self->adjustments[i] != NULL ? gtk_adjustment_get_value (self->adjustments[i]) : 0.0;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->space_used = self->space_down;
  self->band_adds = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture))
                     & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
  sp_picture_view_set_hover (self, NULL);
  if (self->drag == SP_PICTURE_DRAG_NODE)
    {
      sp_picture_view_select_target (self, self->drag_target);
      sp_picture_view_carry (self, self->drag_target);
    }
  if (self->drag != SP_PICTURE_DRAG_PAN && self->drag != SP_PICTURE_DRAG_NONE)
    self->edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_at_edge_cb, NULL, NULL);
  set_drag_cursor (self);
}

static void
update_cb (SpPictureView *self,
           double         dx,
           double         dy,
           GtkGesture    *gesture)
{
  if (self->drag == SP_PICTURE_DRAG_NONE
      && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  if (self->drag == SP_PICTURE_DRAG_NONE)
    start_drag (self, gesture);
  self->pointer = GRAPHENE_POINT_INIT ((float) (self->press.x + dx), (float) (self->press.y + dy));
  follow_pointer (self);
}

static void
drop_node (SpPictureView  *self,
           const SpTarget *node)
{
  double x = node->bounds.x + node->bounds.width / 2 + self->carried_shift.x;
  double y = node->bounds.y + node->bounds.height / 2 + self->carried_shift.y;

  g_signal_emit_by_name (self, "node-moved", node->id1, x, y);
}

static void
drop_link (SpPictureView  *self,
           const SpTarget *node)
{
  const SpTarget *other = sp_picture_view_hit (self, self->pointer.x, self->pointer.y);

  if (is_node (self, other) && other != node)
    g_signal_emit_by_name (self, "link-drawn", node->id1, other->id1);
}

static void
forget_drag (SpPictureView *self)
{
  self->drag = SP_PICTURE_DRAG_NONE;
  self->drag_target = NULL;
  if (self->edge_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->edge_tick);
  self->edge_tick = 0;
  set_drag_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_cb (SpPictureView *self,
        double         dx,
        double         dy,
        GtkGesture    *gesture)
{
  SpPictureDrag drag = self->drag;
  const SpTarget *target = self->drag_target;

  self->panned = drag == SP_PICTURE_DRAG_PAN;
  forget_drag (self);
  if (drag == SP_PICTURE_DRAG_NODE)
    drop_node (self, target);
  else if (drag == SP_PICTURE_DRAG_LINK)
    drop_link (self, target);
  else if (drag == SP_PICTURE_DRAG_BAND)
    sp_picture_view_change_selection (self);
}

/* Which of the two gestures hears first that the button is up does not matter. */
static void
swipe_cb (SpPictureView *self,
          double         across,
          double         down)
{
  if (self->drag == SP_PICTURE_DRAG_PAN || self->panned)
    sp_picture_view_flick (self, across, down);
  self->panned = FALSE;
}

static void
cancel_cb (SpPictureView *self)
{
  if (self->drag == SP_PICTURE_DRAG_NODE)
    sp_picture_view_drop_carried (self);
  else if (self->drag == SP_PICTURE_DRAG_BAND)
    sp_picture_view_change_selection (self);
  forget_drag (self);
}

/**
 * sp_picture_view_stop_drag:
 * @self: the view
 *
 * Ends a drag that is under way, without effect.
 */
void
sp_picture_view_stop_drag (SpPictureView *self)
{
  if (self->drag == SP_PICTURE_DRAG_NONE)
    return;
  cancel_cb (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag_gesture));
}

/**
 * sp_picture_view_add_drag:
 * @self: the view
 *
 * Lets it be dragged, and what stands in it.
 */
void
sp_picture_view_add_drag (SpPictureView *self)
{
  GtkGesture *swipe = gtk_gesture_swipe_new ();

  self->drag_gesture = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag_gesture), 0);
  g_signal_connect_swapped (self->drag_gesture, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (self->drag_gesture, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect_swapped (self->drag_gesture, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (self->drag_gesture, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag_gesture));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (swipe), 0);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (swipe));
  gtk_gesture_group (swipe, self->drag_gesture);
}
