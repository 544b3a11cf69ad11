/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-share-bar.h"

#include <adwaita.h>

#include "sp-theme.h"
#include "sp-widgets.h"

#define WIDTH 72
#define HEIGHT 10
#define GAP 1.0f

/**
 * SpShareBar:
 *
 * The parts lie beside one another, in the colours of the pictures, from opposition at the start to support at the end.
 */
struct _SpShareBar
{
  GtkWidget parent_instance;

  double parts[SP_N_STEPS];
  gboolean is_share;        /* only the first part is filled, by a colour that takes no side */
};

G_DEFINE_FINAL_TYPE (SpShareBar, sp_share_bar, GTK_TYPE_WIDGET)

static GdkRGBA
convert_ink (SpInk ink)
{
  return (GdkRGBA) { (float) ink.red, (float) ink.green, (float) ink.blue, (float) ink.alpha };
}

static GdkRGBA
choose_colour (SpShareBar    *self,
               const SpTheme *theme,
               guint          part)
{
  if (!self->is_share)
    return convert_ink (theme->steps[part]);
  return convert_ink (part == 0 ? theme->link_neutral : theme->node);
}

static void
append_part (SpShareBar  *self,
             GtkSnapshot *snapshot,
             guint        part,
             float        start,
             float        end)
{
  const SpTheme *theme = sp_theme_get (sp_widgets_find_theme (GTK_WIDGET (self)));
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float height = gtk_widget_get_height (GTK_WIDGET (self));
  float x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - end : start;
  GdkRGBA colour = choose_colour (self, theme, part);

  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, 0, end - start, height));
}

static void
sp_share_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  SpShareBar *self = SP_SHARE_BAR (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  GskRoundedRect outline;
  double total = 0.0;
  double before = 0.0;

  for (guint i = 0; i < SP_N_STEPS; i++)
    total += self->parts[i];
  if (total <= 0.0)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < SP_N_STEPS; before += self->parts[i++])
    if (self->parts[i] > 0.0)
      append_part (self, snapshot, i, before > 0.0 ? (float) (before / total) * width + GAP : 0.0f,
                   (float) ((before + self->parts[i]) / total) * width);
  gtk_snapshot_pop (snapshot);
}

static void
sp_share_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  /* All of one width, or they could not be compared. */
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
sp_share_bar_class_init (SpShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sp_share_bar_snapshot;
  widget_class->measure = sp_share_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "share");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sp_share_bar_init (SpShareBar *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * sp_share_bar_set_share:
 * @self: a bar
 * @share: 0 to 1
 *
 * Shows a share of a whole.
 */
void
sp_share_bar_set_share (SpShareBar *self,
                        double      share)
{
  g_return_if_fail (SP_IS_SHARE_BAR (self));

  self->is_share = TRUE;
  memset (self->parts, 0, sizeof self->parts);
  self->parts[0] = CLAMP (share, 0.0, 1.0);
  self->parts[1] = 1.0 - self->parts[0];
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_share_bar_set_counts:
 * @self: a bar
 * @counts: (array fixed-size=5): actors by step, strongly oppose first
 *
 * Shows how actors divide.
 */
void
sp_share_bar_set_counts (SpShareBar   *self,
                         const double  counts[SP_N_STEPS])
{
  g_return_if_fail (SP_IS_SHARE_BAR (self));

  self->is_share = FALSE;
  memcpy (self->parts, counts, sizeof self->parts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
