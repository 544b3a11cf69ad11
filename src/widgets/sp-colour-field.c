/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-colour-field.h"

/**
 * SpColourField:
 *
 * A colour in a form: a button that opens the colour chooser, and one that takes the colour away.
 */
struct _SpColourField
{
  AdwActionRow parent_instance;

  GtkColorDialogButton *chooser_button;
  GtkWidget *clear_button;

  SpColour colour;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (SpColourField, sp_colour_field, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (SP_TYPE_FIELD, NULL))

static void
show_colour (SpColourField *self)
{
  gboolean known = self->colour != SP_COLOUR_NONE;
  GdkRGBA rgba = { 0.6f, 0.6f, 0.6f, 1 };

  if (known)
    {
      rgba.red = (float) ((self->colour >> 16) & 0xff) / 255;
      rgba.green = (float) ((self->colour >> 8) & 0xff) / 255;
      rgba.blue = (float) (self->colour & 0xff) / 255;
    }
  self->setting = TRUE;
  gtk_color_dialog_button_set_rgba (self->chooser_button, &rgba);
  self->setting = FALSE;
  gtk_widget_set_visible (self->clear_button, known);
}

static void
take_colour (SpColourField *self,
             SpColour       colour)
{
  if (self->colour == colour)
    return;

  self->colour = colour;
  show_colour (self);
  sp_field_emit_typed (SP_FIELD (self));
  sp_field_emit_edited (SP_FIELD (self));
}

static void
chosen_cb (SpColourField *self)
{
  const GdkRGBA *rgba = gtk_color_dialog_button_get_rgba (self->chooser_button);
  int red = (int) (rgba->red * 255 + 0.5f);
  int green = (int) (rgba->green * 255 + 0.5f);
  int blue = (int) (rgba->blue * 255 + 0.5f);

  if (!self->setting)
    take_colour (self, red << 16 | green << 8 | blue);
}

static void
clear_cb (SpColourField *self)
{
  take_colour (self, SP_COLOUR_NONE);
}

static void
sp_colour_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_COLOUR_FIELD);

  G_OBJECT_CLASS (sp_colour_field_parent_class)->dispose (object);
}

static void
sp_colour_field_class_init (SpColourFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_colour_field_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-colour-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SpColourField, chooser_button);
  gtk_widget_class_bind_template_child (widget_class, SpColourField, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
sp_colour_field_init (SpColourField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->colour = SP_COLOUR_NONE;
  show_colour (self);
}

/**
 * sp_colour_field_get_colour:
 * @self: a field
 *
 * Returns: the colour, or %SP_COLOUR_NONE
 */
SpColour
sp_colour_field_get_colour (SpColourField *self)
{
  g_return_val_if_fail (SP_IS_COLOUR_FIELD (self), SP_COLOUR_NONE);

  return self->colour;
}

/**
 * sp_colour_field_set_colour:
 * @self: a field
 * @colour: a colour, or %SP_COLOUR_NONE
 *
 * Shows a colour of the project.
 */
void
sp_colour_field_set_colour (SpColourField *self,
                            SpColour       colour)
{
  g_return_if_fail (SP_IS_COLOUR_FIELD (self));

  self->colour = colour;
  show_colour (self);
}
