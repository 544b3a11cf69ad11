/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-date-bar.h"

#include <glib/gi18n-lib.h>

#include "sp-date-histogram.h"

/* Steps in which it plays, and milliseconds from one to the next: time to draw and to see what changed. */
#define N_STEPS 60
#define STEP_TIME 350
#define CALM_STEP_TIME 1500

/* Milliseconds after the last key before a day is written: holding an arrow is one edit. */
#define PAUSE 700

struct _SpDateBar
{
  AdwBin parent_instance;

  GtkButton *play_button;
  SpDateHistogram *histogram;
  GtkLabel *date_label;
  GtkWidget *all_button;

  SpPictureDate *date;
  guint playing;            /* source */
  guint pause;              /* source */
};

G_DEFINE_FINAL_TYPE (SpDateBar, sp_date_bar, ADW_TYPE_BIN)

static guint failed_signal;

static void
show_date (SpDateBar *self)
{
  SpDate date = sp_picture_date_get (self->date);
  g_autofree char *text = sp_date_format (date);

  sp_date_histogram_set_date (self->histogram, date);
  gtk_label_set_label (self->date_label, sp_date_is_known (date) ? text : _("All dates"));
  gtk_widget_set_sensitive (self->all_button, sp_date_is_known (date));
}

static void
keep (SpDateBar *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!sp_picture_date_keep (self->date, &error))
    g_signal_emit (self, failed_signal, 0, error);
}

static void
show_playing (SpDateBar *self)
{
  const char *words = self->playing ? _("Pause") : _("Play: watch positions move through time");

  gtk_button_set_icon_name (self->play_button, self->playing ? "media-playback-pause-symbolic"
                                                             : "sp-play-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
stop (SpDateBar *self)
{
  if (!self->playing)
    return;
  g_clear_handle_id (&self->playing, g_source_remove);
  show_playing (self);
}

static gint32
get_day (SpDateBar *self)
{
  SpDate date = sp_picture_date_get (self->date);

  return sp_date_is_known (date) ? sp_date_get_last_day (date) : sp_date_histogram_get_last_day (self->histogram);
}

static gboolean
play_step_cb (gpointer data)
{
  SpDateBar *self = data;
  gint32 first = sp_date_histogram_get_first_day (self->histogram);
  gint32 last = sp_date_histogram_get_last_day (self->histogram);
  gint32 day = MIN (last, get_day (self) + MAX (1, (last - first) / N_STEPS));

  sp_picture_date_look_at (self->date, sp_date_from_day (day));
  if (day < last)
    return G_SOURCE_CONTINUE;
  self->playing = 0;
  show_playing (self);
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
play_cb (SpDateBar *self)
{
  gboolean animations;

  if (self->playing)
    {
      stop (self);
      keep (self);
      return;
    }
  if (get_day (self) >= sp_date_histogram_get_last_day (self->histogram))
    sp_picture_date_look_at (self->date, sp_date_from_day (sp_date_histogram_get_first_day (self->histogram)));
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  self->playing = g_timeout_add (animations ? STEP_TIME : CALM_STEP_TIME, play_step_cb, self);
  show_playing (self);
}

static void
looked_cb (SpDateBar *self,
           int        day)
{
  stop (self);
  sp_picture_date_look_at (self->date, day > 0 ? sp_date_from_day (day) : SP_DATE_NONE);
}

static void
pause_cb (gpointer data)
{
  SpDateBar *self = data;

  self->pause = 0;
  keep (self);
}

static void
kept_cb (SpDateBar *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_once (PAUSE, pause_cb, self);
}

static void
all_cb (SpDateBar *self)
{
  stop (self);
  sp_picture_date_look_at (self->date, SP_DATE_NONE);
  keep (self);
}

/* Who leaves the page or the window does not leave a clock running. */
static void
sp_date_bar_unmap (GtkWidget *widget)
{
  SpDateBar *self = SP_DATE_BAR (widget);

  if (self->playing || self->pause)
    {
      stop (self);
      keep (self);
    }
  GTK_WIDGET_CLASS (sp_date_bar_parent_class)->unmap (widget);
}

static void
sp_date_bar_dispose (GObject *object)
{
  SpDateBar *self = SP_DATE_BAR (object);

  g_clear_handle_id (&self->playing, g_source_remove);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->date)
    g_signal_handlers_disconnect_by_data (self->date, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_DATE_BAR);
  g_clear_object (&self->date);

  G_OBJECT_CLASS (sp_date_bar_parent_class)->dispose (object);
}

static void
sp_date_bar_class_init (SpDateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_date_bar_dispose;
  widget_class->unmap = sp_date_bar_unmap;
  failed_signal = g_signal_new ("failed", SP_TYPE_DATE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (SP_TYPE_DATE_HISTOGRAM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-date-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDateBar, play_button);
  gtk_widget_class_bind_template_child (widget_class, SpDateBar, histogram);
  gtk_widget_class_bind_template_child (widget_class, SpDateBar, date_label);
  gtk_widget_class_bind_template_child (widget_class, SpDateBar, all_button);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, looked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
}

static void
sp_date_bar_init (SpDateBar *self)
{
  g_autoptr (SpPictureDate) date = sp_picture_date_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  sp_date_bar_set_date (self, date);
  sp_date_bar_follow (self, NULL);
  show_playing (self);
}

/**
 * sp_date_bar_set_date:
 * @self: a bar
 * @date: the day that the pictures show
 *
 * Shows and changes that day.
 */
void
sp_date_bar_set_date (SpDateBar     *self,
                      SpPictureDate *date)
{
  g_return_if_fail (SP_IS_DATE_BAR (self));

  if (self->date)
    g_signal_handlers_disconnect_by_data (self->date, self);
  g_set_object (&self->date, date);
  g_signal_connect_object (date, "changed", G_CALLBACK (show_date), self, G_CONNECT_SWAPPED);
  show_date (self);
}

/**
 * sp_date_bar_follow:
 * @self: a bar
 * @snapshot: (nullable): the project as it is now
 *
 * Shows the statements of a project over time, or nothing where they and its links are not of different days.
 */
void
sp_date_bar_follow (SpDateBar  *self,
                    SpSnapshot *snapshot)
{
  gboolean has_range;

  g_return_if_fail (SP_IS_DATE_BAR (self));

  has_range = sp_date_histogram_follow (self->histogram, snapshot);
  if (!has_range)
    stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self), has_range);
}
