/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-date-histogram-private.h"

#include <glib/gi18n-lib.h>

#include "sp-timeline.h"

G_DEFINE_FINAL_TYPE (SpDateHistogram, sp_date_histogram, GTK_TYPE_WIDGET)

enum
{
  LOOKED,
  KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How far a key moves the mark. */
enum
{
  BY_DAY,
  BY_MONTH,
  BY_YEAR,
  TO_END,
  TO_ALL,
};

static gboolean
is_mirrored (SpDateHistogram *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
get_room (SpDateHistogram *self)
{
  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - 2 * SP_DATE_HISTOGRAM_MARGIN);
}

/**
 * sp_date_histogram_place_day:
 * @self: a histogram
 * @day: a day, or a part of one
 *
 * Returns: where it begins, in pixels
 */
double
sp_date_histogram_place_day (SpDateHistogram *self,
                             double           day)
{
  double n_days = (double) self->last_day - self->first_day + 1;
  double x = (day - self->first_day) / n_days * get_room (self);

  return SP_DATE_HISTOGRAM_MARGIN + (is_mirrored (self) ? get_room (self) - x : x);
}

static gint32
find_day (SpDateHistogram *self,
          double           x)
{
  double n_days = (double) self->last_day - self->first_day + 1;
  double share = (x - SP_DATE_HISTOGRAM_MARGIN) / get_room (self);

  if (is_mirrored (self))
    share = 1 - share;
  return CLAMP (self->first_day + (gint32) floor (share * n_days), self->first_day, self->last_day);
}

static void
look_at (SpDateHistogram *self,
         double           x)
{
  g_signal_emit (self, signals[LOOKED], 0, find_day (self, x));
}

static void
drag_begin_cb (SpDateHistogram *self,
               double           x,
               double           y,
               GtkGesture      *gesture)
{
  self->drag_start = x;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  look_at (self, x);
}

static void
drag_update_cb (SpDateHistogram *self,
                double           x,
                double           y)
{
  look_at (self, self->drag_start + x);
}

static void
drag_end_cb (SpDateHistogram *self)
{
  g_signal_emit (self, signals[KEPT], 0);
}

static gint32
move_from (SpDateHistogram *self,
           gint32           day,
           int              unit,
           int              step)
{
  gint64 next = day;

  if (unit == BY_DAY)
    next = (gint64) day + step;
  else if (unit == BY_MONTH || unit == BY_YEAR)
    next = sp_date_get_first_day (sp_timeline_add_months (sp_date_from_day (day), unit == BY_YEAR ? 12 * step : step));
  else if (unit == TO_END)
    next = step < 0 ? self->first_day : self->last_day;
  return (gint32) CLAMP (next, self->first_day, self->last_day);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *parameters,
         gpointer   data)
{
  SpDateHistogram *self = SP_DATE_HISTOGRAM (widget);
  gint32 day = sp_date_is_known (self->date) ? sp_date_get_last_day (self->date) : self->last_day;
  gboolean sideways;
  int unit;
  int step;

  g_variant_get (parameters, "(iib)", &unit, &step, &sideways);
  if (sideways && is_mirrored (self))
    step = -step;
  g_signal_emit (self, signals[LOOKED], 0, unit == TO_ALL ? 0 : move_from (self, day, unit, step));
  g_signal_emit (self, signals[KEPT], 0);
  return GDK_EVENT_STOP;
}

static void
sp_date_histogram_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SpDateHistogram *self = SP_DATE_HISTOGRAM (widget);

  if (self->snapshot && self->first_day < self->last_day)
    sp_date_histogram_draw (self, snapshot);
}

static void
sp_date_histogram_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : SP_DATE_HISTOGRAM_BARS + MAX (SP_DATE_HISTOGRAM_LABELS, line);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : *minimum;
}

static void
sp_date_histogram_finalize (GObject *object)
{
  SpDateHistogram *self = SP_DATE_HISTOGRAM (object);

  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->counts, g_free);

  G_OBJECT_CLASS (sp_date_histogram_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass  *widget_class,
         guint            keyval,
         GdkModifierType  modifiers,
         int              unit,
         int              step,
         gboolean         sideways)
{
  gtk_widget_class_add_binding (widget_class, keyval, modifiers, move_cb, "(iib)", unit, step, sideways);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  add_key (widget_class, GDK_KEY_Left, 0, BY_DAY, -1, TRUE);
  add_key (widget_class, GDK_KEY_Right, 0, BY_DAY, 1, TRUE);
  add_key (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, BY_MONTH, -1, TRUE);
  add_key (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, BY_MONTH, 1, TRUE);
  add_key (widget_class, GDK_KEY_Down, 0, BY_MONTH, -1, FALSE);
  add_key (widget_class, GDK_KEY_Up, 0, BY_MONTH, 1, FALSE);
  add_key (widget_class, GDK_KEY_Page_Down, 0, BY_YEAR, -1, FALSE);
  add_key (widget_class, GDK_KEY_Page_Up, 0, BY_YEAR, 1, FALSE);
  add_key (widget_class, GDK_KEY_Home, 0, TO_END, -1, FALSE);
  add_key (widget_class, GDK_KEY_End, 0, TO_END, 1, FALSE);
  add_key (widget_class, GDK_KEY_BackSpace, 0, TO_ALL, 0, FALSE);
  add_key (widget_class, GDK_KEY_Delete, 0, TO_ALL, 0, FALSE);
}

static void
sp_date_histogram_class_init (SpDateHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_date_histogram_finalize;
  widget_class->snapshot = sp_date_histogram_snapshot;
  widget_class->measure = sp_date_histogram_measure;
  signals[LOOKED] = g_signal_new ("looked", SP_TYPE_DATE_HISTOGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[KEPT] = g_signal_new ("kept", SP_TYPE_DATE_HISTOGRAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "date-histogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
sp_date_histogram_init (SpDateHistogram *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date of the pictures"), -1);
}

static void
tell_value (SpDateHistogram *self)
{
  gboolean known = sp_date_is_known (self->date);
  g_autofree char *date = sp_date_format (self->date);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) self->first_day,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->last_day,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) (known ? sp_date_get_last_day (self->date) : self->last_day),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, known ? date : _("All dates"), -1);
}

/**
 * sp_date_histogram_follow:
 * @self: a histogram
 * @snapshot: (nullable): the project as it is now
 *
 * Shows the statements of a project. Takes O(s + l) time for s statements and l links.
 *
 * Returns: whether there is anything to choose: statements, or links that begin or end, of two days at least
 */
gboolean
sp_date_histogram_follow (SpDateHistogram *self,
                          SpSnapshot      *snapshot)
{
  g_return_val_if_fail (SP_IS_DATE_HISTOGRAM (self), FALSE);

  if (snapshot)
    sp_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->counts, g_free);
  self->snapshot = snapshot;
  if (!snapshot || !sp_timeline_find_range (snapshot, &self->first_day, &self->last_day))
    return FALSE;
  tell_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/**
 * sp_date_histogram_set_date:
 * @self: a histogram
 * @date: a day, or none for all dates
 *
 * Puts the mark there.
 */
void
sp_date_histogram_set_date (SpDateHistogram *self,
                            SpDate           date)
{
  g_return_if_fail (SP_IS_DATE_HISTOGRAM (self));

  self->date = date;
  tell_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_date_histogram_get_first_day:
 * @self: a histogram
 *
 * Returns: the day of the oldest statement or change of a link
 */
gint32
sp_date_histogram_get_first_day (SpDateHistogram *self)
{
  return self->first_day;
}

/**
 * sp_date_histogram_get_last_day:
 * @self: a histogram
 *
 * Returns: the day of the newest statement or change of a link
 */
gint32
sp_date_histogram_get_last_day (SpDateHistogram *self)
{
  return self->last_day;
}
