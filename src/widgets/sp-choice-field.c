/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-choice-field.h"

#include "sp-values.h"

/**
 * SpChoiceField:
 *
 * A drop-down in a form. Its values are those of an enumeration, or count up from a first number. A letter chooses the
 * next value that begins with it.
 */
struct _SpChoiceField
{
  AdwComboRow parent_instance;

  GArray *values;
  gboolean setting;
};

static void sp_choice_field_field_init (SpFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpChoiceField, sp_choice_field, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (SP_TYPE_FIELD, sp_choice_field_field_init))

static void
set_message (SpField    *field,
             const char *message)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (field), message ? message : "");
  sp_field_mark (GTK_WIDGET (field), message);
}

static void
selected_cb (SpChoiceField *self)
{
  if (self->setting)
    return;

  sp_field_emit_typed (SP_FIELD (self));
  sp_field_emit_edited (SP_FIELD (self));
}

static void
set_labels (SpChoiceField      *self,
            const char * const *labels)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  self->setting = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
  self->setting = FALSE;
}

static gboolean
begins_with (SpChoiceField *self,
             guint          position,
             gunichar       letter)
{
  GtkStringList *labels = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self)));
  const char *label = gtk_string_list_get_string (labels, position);

  return g_unichar_tolower (g_utf8_get_char (label)) == letter;
}

static gboolean
key_pressed_cb (SpChoiceField   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || !g_unichar_isalnum (letter)
      || !gtk_widget_is_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 1; i <= self->values->len; i++)
    if (begins_with (self, (selected + i) % self->values->len, letter))
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), (selected + i) % self->values->len);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
sp_choice_field_finalize (GObject *object)
{
  SpChoiceField *self = SP_CHOICE_FIELD (object);

  g_clear_pointer (&self->values, g_array_unref);

  G_OBJECT_CLASS (sp_choice_field_parent_class)->finalize (object);
}

static void
sp_choice_field_class_init (SpChoiceFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_choice_field_finalize;
}

static void
sp_choice_field_field_init (SpFieldInterface *iface)
{
  iface->set_message = set_message;
}

static void
sp_choice_field_init (SpChoiceField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->values = g_array_new (FALSE, FALSE, sizeof (int));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sp_choice_field_set_enum:
 * @self: a field
 * @type: an enumeration of the project's values
 *
 * Offers the values of the enumeration, in words.
 */
void
sp_choice_field_set_enum (SpChoiceField *self,
                          GType          type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_return_if_fail (SP_IS_CHOICE_FIELD (self));

  g_array_set_size (self->values, 0);
  for (guint i = 0; i < klass->n_values; i++)
    {
      g_array_append_val (self->values, klass->values[i].value);
      g_strv_builder_take (labels, sp_choice_dup_label (type, klass->values[i].value));
    }
  list = g_strv_builder_end (labels);
  set_labels (self, (const char * const *) list);
}

/**
 * sp_choice_field_set_labels:
 * @self: a field
 * @labels: what to offer, translated
 * @first_value: the value of the first label; the others count up
 *
 * Offers numbers, in words.
 */
void
sp_choice_field_set_labels (SpChoiceField      *self,
                            const char * const *labels,
                            int                 first_value)
{
  g_return_if_fail (SP_IS_CHOICE_FIELD (self));

  g_array_set_size (self->values, 0);
  for (int i = 0; labels[i]; i++)
    {
      int value = first_value + i;

      g_array_append_val (self->values, value);
    }
  set_labels (self, labels);
}

/**
 * sp_choice_field_get_value:
 * @self: a field with values
 *
 * Returns: the value that is chosen
 */
int
sp_choice_field_get_value (SpChoiceField *self)
{
  guint selected;

  g_return_val_if_fail (SP_IS_CHOICE_FIELD (self), 0);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected < self->values->len ? g_array_index (self->values, int, selected) : 0;
}

/**
 * sp_choice_field_set_value:
 * @self: a field with values
 * @value: one of them
 *
 * Shows a value of the project.
 */
void
sp_choice_field_set_value (SpChoiceField *self,
                           int            value)
{
  g_return_if_fail (SP_IS_CHOICE_FIELD (self));

  self->setting = TRUE;
  for (guint i = 0; i < self->values->len; i++)
    if (g_array_index (self->values, int, i) == value)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
  self->setting = FALSE;
  set_message (SP_FIELD (self), NULL);
}

/**
 * sp_choice_dup_label:
 * @type: an enumeration of the project's values
 * @value: one of its values
 *
 * Returns: (transfer full): the word for the value as it begins a line, with a capital where the script has any
 */
char *
sp_choice_dup_label (GType type,
                     int   value)
{
  const char *label = sp_enum_to_label (type, value);
  g_autofree char *first = g_utf8_substring (label, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (label), NULL);
}
