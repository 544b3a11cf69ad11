/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-stance-field.h"

#include <glib/gi18n-lib.h>

#include "sp-entry-format.h"

#define N_STEPS 5

/**
 * SpStanceField:
 *
 * A stance in a form: a row of five buttons from "strongly oppose" to "strongly support", one for none,
 * and an entry for an exact point on the scale. The buttons are one stop of the Tab key; the arrow keys move
 * among them.
 */
struct _SpStanceField
{
  AdwPreferencesRow parent_instance;

  GtkLabel *ends_label;
  GtkLabel *stance_label;
  GtkWidget *buttons;
  GtkToggleButton *step_buttons[N_STEPS];
  GtkToggleButton *none_button;
  GtkEditable *point_entry;
  GtkWidget *point_box;

  SpStance stance;
  gboolean setting;
};

static void sp_stance_field_field_init (SpFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpStanceField, sp_stance_field, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (SP_TYPE_FIELD, sp_stance_field_field_init))

static gboolean
is_point_valid (SpStanceField *self)
{
  const char *text = gtk_editable_get_text (self->point_entry);
  double point;

  return *text == '\0' || sp_entry_format_parse_number (text, &point);
}

static gboolean
is_valid (SpField *field)
{
  return is_point_valid (SP_STANCE_FIELD (field));
}

static void
describe_stance (SpStanceField *self)
{
  g_autofree char *words = NULL;

  if (self->stance.kind == SP_STANCE_KIND_STEP)
    words = g_strdup (sp_step_to_label ((int) self->stance.value));
  else if (self->stance.kind == SP_STANCE_KIND_POINT)
    words = g_strdup_printf (_("%g of 100"), self->stance.value);
  else
    words = g_strdup (_("no stance"));
  gtk_label_set_text (self->stance_label, words);
}

static void
set_message (SpField    *field,
             const char *message)
{
  SpStanceField *self = SP_STANCE_FIELD (field);

  sp_field_mark (GTK_WIDGET (self->point_entry), message);
  if (message)
    gtk_label_set_text (self->stance_label, message);
  else
    describe_stance (self);
  if (message)
    gtk_widget_add_css_class (GTK_WIDGET (self->stance_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->stance_label), "error");
}

static GtkWidget *
get_chosen_button (SpStanceField *self)
{
  if (self->stance.kind == SP_STANCE_KIND_NONE)
    return GTK_WIDGET (self->none_button);
  return GTK_WIDGET (self->step_buttons[self->stance.kind == SP_STANCE_KIND_STEP ? (int) self->stance.value + 2 : 0]);
}

/* The one button that the Tab key stops at; it takes the focus over from another one. */
static void
set_stop (SpStanceField *self,
          GtkWidget     *stop)
{
  gtk_widget_set_focusable (stop, TRUE);
  if (gtk_widget_get_focus_child (self->buttons))
    gtk_widget_grab_focus (stop);
  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons); button; button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_focusable (button, button == stop);
}

static void
show_stance (SpStanceField *self)
{
  gboolean is_step = self->stance.kind == SP_STANCE_KIND_STEP;
  g_autofree char *point = self->stance.kind == SP_STANCE_KIND_POINT ? g_strdup_printf ("%g", self->stance.value)
                                                                     : g_strdup ("");

  self->setting = TRUE;
  for (int i = 0; i < N_STEPS; i++)
    gtk_toggle_button_set_active (self->step_buttons[i], is_step && self->stance.value == i - 2);
  gtk_toggle_button_set_active (self->none_button, self->stance.kind == SP_STANCE_KIND_NONE);
  if (strcmp (gtk_editable_get_text (self->point_entry), point) != 0)
    gtk_editable_set_text (self->point_entry, point);
  set_stop (self, get_chosen_button (self));
  self->setting = FALSE;
  set_message (SP_FIELD (self), NULL);
}

static gboolean
is_same (SpStance a,
         SpStance b)
{
  return a.kind == b.kind && (a.kind == SP_STANCE_KIND_NONE || a.value == b.value);
}

static void
take_stance (SpStanceField *self,
             SpStance       stance)
{
  gboolean changed = !is_same (self->stance, stance);

  self->stance = stance;
  show_stance (self);
  if (!changed)
    return;
  sp_field_emit_typed (SP_FIELD (self));
  sp_field_emit_edited (SP_FIELD (self));
}

static void
settle (SpField *field)
{
  SpStanceField *self = SP_STANCE_FIELD (field);
  const char *text = gtk_editable_get_text (self->point_entry);
  double point;

  if (sp_entry_format_parse_number (text, &point))
    take_stance (self, SP_STANCE_POINT (point));
  else if (*text == '\0' && self->stance.kind == SP_STANCE_KIND_POINT)
    take_stance (self, SP_STANCE_NONE);
}

static void
toggled_cb (SpStanceField   *self,
            GtkToggleButton *button)
{
  if (self->setting)
    return;

  if (!gtk_toggle_button_get_active (button) || button == self->none_button)
    {
      take_stance (self, SP_STANCE_NONE);
      return;
    }
  for (int i = 0; i < N_STEPS; i++)
    if (button == self->step_buttons[i])
      take_stance (self, SP_STANCE_STEP (i - 2));
}

static void
point_changed_cb (SpStanceField *self)
{
  if (self->setting)
    return;

  set_message (SP_FIELD (self), is_point_valid (self) ? NULL : _("the exact point goes from 0 to 100"));
  sp_field_emit_typed (SP_FIELD (self));
}

static void
point_ended_cb (SpStanceField *self)
{
  settle (SP_FIELD (self));
}

static gboolean
choose_by_key (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  int key = g_variant_get_int32 (arguments);

  take_stance (SP_STANCE_FIELD (widget), key == 0 ? SP_STANCE_NONE : SP_STANCE_STEP (key - 3));
  return GDK_EVENT_STOP;
}

static gboolean
move_among_buttons (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   data)
{
  SpStanceField *self = SP_STANCE_FIELD (widget);
  GtkWidget *button = gtk_widget_get_focus_child (self->buttons);
  gboolean forwards = g_variant_get_boolean (arguments) == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL);

  if (!button)
    return GDK_EVENT_PROPAGATE;
  button = forwards ? gtk_widget_get_next_sibling (button) : gtk_widget_get_prev_sibling (button);
  if (button)
    set_stop (self, button);
  return GDK_EVENT_STOP;
}

static void
create_step_buttons (SpStanceField *self)
{
  for (int i = N_STEPS - 1; i >= 0; i--)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      const char *label = sp_step_to_label (i - 2);
      /* Translators: a stance, then the key that chooses it */
      g_autofree char *tooltip = g_strdup_printf (_("%s (key %d)"), label, i + 1);
      g_autofree char *style = g_strdup_printf ("step-%d", i + 1);

      self->step_buttons[i] = GTK_TOGGLE_BUTTON (button);
      /* A child instead of a label: the button would be named by its label, the glyph. */
      gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (sp_step_to_glyph (i - 2)));
      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_widget_add_css_class (button, style);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_prepend (GTK_BOX (self->buttons), button);
    }
}

static void
sp_stance_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_STANCE_FIELD);

  G_OBJECT_CLASS (sp_stance_field_parent_class)->dispose (object);
}

static void
sp_stance_field_class_init (SpStanceFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_stance_field_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-stance-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStanceField, ends_label);
  gtk_widget_class_bind_template_child (widget_class, SpStanceField, stance_label);
  gtk_widget_class_bind_template_child (widget_class, SpStanceField, buttons);
  gtk_widget_class_bind_template_child (widget_class, SpStanceField, none_button);
  gtk_widget_class_bind_template_child (widget_class, SpStanceField, point_entry);
  gtk_widget_class_bind_template_child (widget_class, SpStanceField, point_box);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_ended_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_among_buttons, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_among_buttons, "b", FALSE);
  for (int key = 0; key <= N_STEPS; key++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + key, 0, choose_by_key, "i", key);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + key, 0, choose_by_key, "i", key);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Arabic_0 + key, 0, choose_by_key, "i", key);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Farsi_0 + key, 0, choose_by_key, "i", key);
    }
}

static void
sp_stance_field_field_init (SpFieldInterface *iface)
{
  iface->is_valid = is_valid;
  iface->set_message = set_message;
  iface->settle = settle;
}

static void
sp_stance_field_init (SpStanceField *self)
{
  self->stance = SP_STANCE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  create_step_buttons (self);
  show_stance (self);
}

/**
 * sp_stance_field_get_stance:
 * @self: a field
 *
 * Returns: the stance
 */
SpStance
sp_stance_field_get_stance (SpStanceField *self)
{
  g_return_val_if_fail (SP_IS_STANCE_FIELD (self), SP_STANCE_NONE);

  return self->stance;
}

/**
 * sp_stance_field_set_stance:
 * @self: a field
 * @stance: a stance
 *
 * Shows a stance of the project.
 */
void
sp_stance_field_set_stance (SpStanceField *self,
                            SpStance       stance)
{
  g_return_if_fail (SP_IS_STANCE_FIELD (self));

  self->stance = stance;
  show_stance (self);
}

/**
 * sp_stance_field_choose:
 * @self: a field
 * @stance: a stance
 *
 * Chooses a stance as the user would by its button.
 */
void
sp_stance_field_choose (SpStanceField *self,
                        SpStance       stance)
{
  g_return_if_fail (SP_IS_STANCE_FIELD (self));

  take_stance (self, stance);
}

/**
 * sp_stance_field_set_ends:
 * @self: a field
 * @oppose_end: what the low end of the scale stands for, or ""
 * @support_end: what the high end stands for, or ""
 *
 * Shows between which ends the stance is taken.
 */
void
sp_stance_field_set_ends (SpStanceField *self,
                          const char    *oppose_end,
                          const char    *support_end)
{
  g_autofree char *words = NULL;

  g_return_if_fail (SP_IS_STANCE_FIELD (self));

  if (*oppose_end || *support_end)
    /* Translators: the two ends of an issue's scale */
    words = g_strdup_printf (_("%s ↔ %s"), *oppose_end ? oppose_end : "…", *support_end ? support_end : "…");
  gtk_label_set_text (self->ends_label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->ends_label), words != NULL);
}

/**
 * sp_stance_field_set_has_point:
 * @self: a field
 * @has_point: whether an exact point can be typed in, as it begins
 *
 * A small form leaves the exact point to the inspector.
 */
void
sp_stance_field_set_has_point (SpStanceField *self,
                               gboolean       has_point)
{
  g_return_if_fail (SP_IS_STANCE_FIELD (self));

  gtk_widget_set_visible (self->point_box, has_point);
}
