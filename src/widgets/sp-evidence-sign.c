/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-evidence-sign.h"

#include <adwaita.h>

#include "sp-renderer.h"
#include "sp-sign.h"
#include "sp-widgets.h"

#define WIDTH 32
#define HEIGHT 20
#define FONT_SIZE 11.0    /* pixels of the text for which it has this size */

struct _SpEvidenceSign
{
  GtkWidget parent_instance;

  SpPosition position;
  SpScene *scene;             /* nullable until drawn */
};

G_DEFINE_FINAL_TYPE (SpEvidenceSign, sp_evidence_sign, GTK_TYPE_WIDGET)

static SpScene *
draw_sign (SpEvidenceSign *self)
{
  SpInk nothing = { 0 };
  SpSceneBuilder *builder = sp_scene_builder_new ("", nothing);

  sp_sign_add_cell (builder, sp_theme_get (sp_widgets_find_theme (GTK_WIDGET (self))), (SpRect) { 0, 0, WIDTH, HEIGHT },
                    &self->position);
  return sp_scene_builder_end (builder, WIDTH, HEIGHT);
}

static void
sp_evidence_sign_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  SpEvidenceSign *self = SP_EVIDENCE_SIGN (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  GskRoundedRect outline;
  cairo_t *cr;

  if (self->scene == NULL)
    self->scene = draw_sign (self);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_scale (cr, width / WIDTH, height / HEIGHT);
  sp_renderer_draw (self->scene, cr, TRUE);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
sp_evidence_sign_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = pango_units_to_double (pango_font_description_get_size (font));

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget)) / 72.0;
  /* It grows with the text beside it. */
  *minimum = *natural = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT) * MAX (size / FONT_SIZE, 1.0));
}

static void
forget_scene (SpEvidenceSign *self)
{
  g_clear_pointer (&self->scene, sp_scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sp_evidence_sign_dispose (GObject *object)
{
  SpEvidenceSign *self = SP_EVIDENCE_SIGN (object);

  g_clear_pointer (&self->scene, sp_scene_unref);
  G_OBJECT_CLASS (sp_evidence_sign_parent_class)->dispose (object);
}

static void
sp_evidence_sign_class_init (SpEvidenceSignClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = sp_evidence_sign_dispose;
  widget_class->snapshot = sp_evidence_sign_snapshot;
  widget_class->measure = sp_evidence_sign_measure;
  gtk_widget_class_set_css_name (widget_class, "sign");
  /* The words stand beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sp_evidence_sign_init (SpEvidenceSign *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->position = (SpPosition) { .value = NAN };
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_scene), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_scene), self, G_CONNECT_SWAPPED);
}

/**
 * sp_evidence_sign_set_position:
 * @self: the sign
 * @position: what it is to show
 */
void
sp_evidence_sign_set_position (SpEvidenceSign   *self,
                               const SpPosition *position)
{
  g_return_if_fail (SP_IS_EVIDENCE_SIGN (self));

  self->position = *position;
  forget_scene (self);
}
