/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-reader-private.h"

/* A press that moves farther than this selects words, as a double click does. */
#define CLICK_TOLERANCE 4.0

/*
 * sp_reader_is_current:
 * @self: a reader
 * @mark: one of its marks
 *
 * Returns: whether it is the one that is selected in the window
 */
gboolean
sp_reader_is_current (SpReader           *self,
                      const SpReaderMark *mark)
{
  return mark->table == self->current_table && mark->id == self->current_id;
}

/* Of overlapping marks the shortest goes first; the one after the current one if that is among them. */
static const SpReaderMark *
choose_mark (SpReader  *self,
             GPtrArray *list)
{
  for (guint i = list->len; i > 0; i--)
    if (sp_reader_is_current (self, g_ptr_array_index (list, i - 1)))
      return g_ptr_array_index (list, i > 1 ? i - 2 : list->len - 1);
  return list->len > 0 ? g_ptr_array_index (list, list->len - 1) : NULL;
}

/*
 * sp_reader_activate_at:
 * @self: a reader
 * @offset: a place in its text
 *
 * Tells that a mark there was activated.
 *
 * Returns: whether there is one
 */
gboolean
sp_reader_activate_at (SpReader *self,
                       int       offset)
{
  g_autoptr (GPtrArray) list = sp_reader_marks_list_at (self->marks, offset);
  const SpReaderMark *mark = choose_mark (self, list);

  if (!mark)
    return FALSE;
  g_signal_emit_by_name (self, "passage-activated", (int) mark->table, mark->id);
  return TRUE;
}

/*
 * sp_reader_find_offset_at:
 * @self: a reader
 * @x: a place in it
 * @y: likewise
 * @offset: (out): which character stands there
 *
 * Returns: whether there is one
 */
gboolean
sp_reader_find_offset_at (SpReader *self,
                          double    x,
                          double    y,
                          int      *offset)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return FALSE;
  *offset = gtk_text_iter_get_offset (&iter);
  return TRUE;
}

/* Where an event is, in the reader's own coordinates. */
static gboolean
find_point (SpReader         *self,
            GdkEvent         *event,
            graphene_point_t *point)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double x;
  double y;
  double surface_x;
  double surface_y;

  if (!gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  return gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                   &GRAPHENE_POINT_INIT ((float) (x - surface_x), (float) (y - surface_y)), point);
}

/* Not a gesture: the one of the text view claims every press. */
static gboolean
event_cb (SpReader                 *self,
          GdkEvent                 *event,
          GtkEventControllerLegacy *controller)
{
  GdkEventType type = gdk_event_get_event_type (event);
  graphene_point_t point;
  int offset;

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE)
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY || !find_point (self, event, &point))
    return GDK_EVENT_PROPAGATE;

  if (type == GDK_BUTTON_PRESS)
    {
      self->press_x = point.x;
      self->press_y = point.y;
    }
  else if (hypot (point.x - self->press_x, point.y - self->press_y) < CLICK_TOLERANCE
           && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)))
           && sp_reader_find_offset_at (self, point.x, point.y, &offset))
    sp_reader_activate_at (self, offset);
  return GDK_EVENT_PROPAGATE;
}

/*
 * sp_reader_watch_pointer:
 * @self: a reader in the making
 *
 * Makes clicks on marks activate them.
 */
void
sp_reader_watch_pointer (SpReader *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}
