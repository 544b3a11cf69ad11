/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-date-histogram-private.h"

#include "sp-timeline.h"

/* How the histogram is drawn: bars, a line under them, dates below it, the mark. */

#define BIN_WIDTH 4
#define GAP 1
#define KNOB_RADIUS 5
#define LABEL_GAP 9     /* pixels between two dates */

static guint
count_bins (SpDateHistogram *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * SP_DATE_HISTOGRAM_MARGIN;
  gint64 n_days = (gint64) self->last_day - self->first_day + 1;

  return (guint) CLAMP (width / BIN_WIDTH, 1, MIN (n_days, 2000));
}

static void
ensure_counts (SpDateHistogram *self)
{
  guint n_bins = count_bins (self);

  if (self->counts && self->n_bins == n_bins)
    return;
  g_clear_pointer (&self->counts, g_free);
  self->counts = sp_timeline_count (self->snapshot, self->first_day, self->last_day, n_bins);
  self->n_bins = n_bins;
}

static guint
find_most (SpDateHistogram *self)
{
  guint most = 1;

  for (guint i = 0; i < self->n_bins; i++)
    most = MAX (most, self->counts[i]);
  return most;
}

/* The same colour for what counts and for the mark; what is later than it is faint. */
static void
get_colours (SpDateHistogram *self,
             GdkRGBA         *strong,
             GdkRGBA         *faint)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style), adw_style_manager_get_dark (style), strong);
  gtk_widget_get_color (GTK_WIDGET (self), faint);
  faint->alpha = adw_style_manager_get_high_contrast (style) ? 0.6f : 0.25f;
}

static void
draw_bars (SpDateHistogram *self,
           GtkSnapshot     *snapshot,
           gint32           until,
           const GdkRGBA   *strong,
           const GdkRGBA   *faint)
{
  guint most = find_most (self);
  double n_days = (double) self->last_day - self->first_day + 1;

  for (guint i = 0; i < self->n_bins; i++)
    {
      double begin = self->first_day + i * n_days / self->n_bins;
      double a = sp_date_histogram_place_day (self, begin);
      double b = sp_date_histogram_place_day (self, begin + n_days / self->n_bins);
      double height = self->counts[i] > 0 ? MAX (1.0, round ((double) self->counts[i] / most * (SP_DATE_HISTOGRAM_BARS - 6))) : 0;
      graphene_rect_t bar = GRAPHENE_RECT_INIT ((float) MIN (a, b), (float) (SP_DATE_HISTOGRAM_BARS - height),
                                                (float) MAX (1.0, fabs (b - a) - GAP), (float) height);

      if (height > 0)
        gtk_snapshot_append_color (snapshot, begin <= until ? strong : faint, &bar);
    }
}

static void
draw_mark (SpDateHistogram *self,
           GtkSnapshot     *snapshot,
           gint32           day,
           const GdkRGBA   *colour)
{
  double x = round (sp_date_histogram_place_day (self, day + 0.5));
  graphene_rect_t line = GRAPHENE_RECT_INIT ((float) x - 1, 0, 2, SP_DATE_HISTOGRAM_BARS);
  graphene_rect_t knob = GRAPHENE_RECT_INIT ((float) x - KNOB_RADIUS, 0, 2 * KNOB_RADIUS, 2 * KNOB_RADIUS);
  GskRoundedRect round_knob;

  gtk_snapshot_append_color (snapshot, colour, &line);
  gsk_rounded_rect_init_from_rect (&round_knob, &knob, KNOB_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &round_knob);
  gtk_snapshot_append_color (snapshot, colour, &knob);
  gtk_snapshot_pop (snapshot);
}

static PangoLayout *
create_label (SpDateHistogram *self,
              SpDate           date,
              int             *width)
{
  g_autofree char *text = sp_date_format (date);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, width, NULL);
  return layout;
}

/* How much room a date takes that is written with its month, or as a year: the widest of them, in this font. */
static int
measure_labels (SpDateHistogram *self,
                gboolean         with_months)
{
  SpDate date = sp_date_from_day (self->last_day);
  int widest = 0;

  for (int month = with_months ? 1 : 0; month <= (with_months ? 12 : 0); month++)
    {
      int width;
      g_autoptr (PangoLayout) layout = create_label (self, (SpDate) { date.year, (guint8) month, 0 }, &width);

      widest = MAX (widest, width);
    }
  return widest + LABEL_GAP;
}

/* Twelve texts are measured again only when the font is another one, or the year, whose digits may be. */
static void
ensure_label_widths (SpDateHistogram *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  int year = sp_date_from_day (self->last_day).year;

  if (self->label_font == serial && self->label_year == year)
    return;
  self->label_font = serial;
  self->label_year = year;
  self->label_widths[0] = measure_labels (self, FALSE);
  self->label_widths[1] = measure_labels (self, TRUE);
}

/* Months between two dates that are written, so that they do not run into each other; 0 for none but the ends. */
static int
choose_months (SpDateHistogram *self)
{
  static const int steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2.0 * SP_DATE_HISTOGRAM_MARGIN;
  double months = ((double) self->last_day - self->first_day) / 30.44;

  ensure_label_widths (self);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (months >= steps[i] && width / months * steps[i] >= self->label_widths[steps[i] < 12])
      return steps[i];
  return 0;
}

static void
draw_label (SpDateHistogram *self,
            GtkSnapshot     *snapshot,
            SpDate           date,
            double           x)
{
  int width;
  g_autoptr (PangoLayout) layout = create_label (self, date, &width);
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  colour.alpha *= 0.75f;
  x = CLAMP (x - width / 2.0, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - width));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, SP_DATE_HISTOGRAM_BARS + 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* The first and the last day, as precise as there is room for both. */
static void
draw_ends (SpDateHistogram *self,
           GtkSnapshot     *snapshot)
{
  SpDate first = sp_date_from_day (self->first_day);
  SpDate last = sp_date_from_day (self->last_day);
  int widths[2];

  for (;;)
    {
      g_autoptr (PangoLayout) first_label = create_label (self, first, &widths[0]);
      g_autoptr (PangoLayout) last_label = create_label (self, last, &widths[1]);

      if (first.month == 0 || widths[0] + LABEL_GAP + widths[1] <= gtk_widget_get_width (GTK_WIDGET (self)))
        break;
      first = (SpDate) { first.year, first.day != 0 ? first.month : 0, 0 };
      last = (SpDate) { last.year, last.day != 0 ? last.month : 0, 0 };
    }
  draw_label (self, snapshot, first, sp_date_histogram_place_day (self, self->first_day));
  draw_label (self, snapshot, last, sp_date_histogram_place_day (self, self->last_day + 1));
}

static void
draw_dates (SpDateHistogram *self,
            GtkSnapshot     *snapshot)
{
  int months = choose_months (self);
  SpDate date = sp_date_from_day (self->first_day);

  if (months == 0)
    {
      draw_ends (self, snapshot);
      return;
    }
  date.day = 1;
  if (months >= 12)
    date = (SpDate) { (gint16) (date.year - date.year % (months / 12)), 1, 1 };
  for (; sp_date_get_first_day (date) <= self->last_day; date = sp_timeline_add_months (date, months))
    {
      SpDate written = { date.year, months >= 12 ? 0 : date.month, 0 };

      if (sp_date_get_first_day (date) >= self->first_day)
        draw_label (self, snapshot, written, sp_date_histogram_place_day (self, sp_date_get_first_day (date)));
    }
}

/**
 * sp_date_histogram_draw:
 * @self: a histogram
 * @snapshot: what to draw on
 *
 * Draws it.
 */
void
sp_date_histogram_draw (SpDateHistogram *self,
                        GtkSnapshot     *snapshot)
{
  gint32 until = sp_date_is_known (self->date) ? sp_date_get_last_day (self->date) : G_MAXINT32;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  graphene_rect_t ground = GRAPHENE_RECT_INIT (SP_DATE_HISTOGRAM_MARGIN, SP_DATE_HISTOGRAM_BARS,
                                               (float) MAX (0, width - 2 * SP_DATE_HISTOGRAM_MARGIN), 1);
  GdkRGBA strong;
  GdkRGBA faint;

  ensure_counts (self);
  get_colours (self, &strong, &faint);
  gtk_snapshot_append_color (snapshot, &faint, &ground);
  draw_bars (self, snapshot, until, &strong, &faint);
  draw_dates (self, snapshot);
  if (until != G_MAXINT32)
    draw_mark (self, snapshot, CLAMP (until, self->first_day, self->last_day), &strong);
}
