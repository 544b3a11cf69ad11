/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-entry-field.h"

#include <glib/gi18n-lib.h>

/* Typing that pauses this long, in milliseconds, counts as ended. */
#define PAUSE 1500

/**
 * SpEntryField:
 *
 * A line of text in a form. What is typed is checked at once, and accepted when the typing has ended:
 * with Enter, by leaving the field, or after a pause.
 */
typedef struct
{
  SpEntryFormat format;
  gboolean required;
  char *label;              /* the title without message and hint */
  char *hint;
  char *message;
  char *accepted;           /* the last good text */
  char *previous;           /* what was accepted before it */
  SpEntryCheck check;
  gpointer check_data;
  gboolean setting;
  guint pause;
} SpEntryFieldPrivate;

static void sp_entry_field_field_init (SpFieldInterface *iface);

G_DEFINE_TYPE_WITH_CODE (SpEntryField, sp_entry_field, ADW_TYPE_ENTRY_ROW,
                         G_ADD_PRIVATE (SpEntryField)
                         G_IMPLEMENT_INTERFACE (SP_TYPE_FIELD, sp_entry_field_field_init))

enum
{
  PROP_0,
  PROP_FORMAT,
  PROP_REQUIRED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static SpEntryFieldPrivate *
get_private (SpEntryField *self)
{
  return sp_entry_field_get_instance_private (self);
}

static char *
check_format (SpEntryField *self,
              const char   *text)
{
  return sp_entry_format_check (get_private (self)->format, text);
}

static char *
dup_input (SpEntryField *self)
{
  return sp_entry_format_dup_plain (get_private (self)->format, gtk_editable_get_text (GTK_EDITABLE (self)));
}

static char *
find_fault (SpEntryField *self,
            const char   *input)
{
  SpEntryFieldPrivate *priv = get_private (self);
  char *fault;

  if (*input == '\0')
    return priv->required ? g_strdup (_("must not be empty")) : NULL;

  fault = SP_ENTRY_FIELD_GET_CLASS (self)->check (self, input);
  if (!fault && priv->check)
    fault = priv->check (input, priv->check_data);
  return fault;
}

/* AdwEntryRow has no subtitle: the title carries the words, so that they are seen and read out. */
static void
update_title (SpEntryField *self)
{
  SpEntryFieldPrivate *priv = get_private (self);
  const char *words = priv->message ? priv->message : priv->hint;

  if (!priv->label)
    priv->label = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  if (words)
    {
      /* Translators: the name of a field, then what is wrong or what is to be known about its content */
      g_autofree char *title = g_strdup_printf (C_("field", "%s: %s"), priv->label, words);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
    }
  else
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), priv->label);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
}

static void
set_message (SpField    *field,
             const char *message)
{
  SpEntryField *self = SP_ENTRY_FIELD (field);

  if (!g_set_str (&get_private (self)->message, message))
    return;

  sp_field_mark (GTK_WIDGET (self), message);
  update_title (self);
}

static void
show_fault (SpEntryField *self)
{
  g_autofree char *input = dup_input (self);
  g_autofree char *fault = find_fault (self, input);

  set_message (SP_FIELD (self), fault);
}

static void
settle (SpField *field)
{
  SpEntryField *self = SP_ENTRY_FIELD (field);
  SpEntryFieldPrivate *priv = get_private (self);
  g_autofree char *input = dup_input (self);
  g_autofree char *fault = find_fault (self, input);

  g_clear_handle_id (&priv->pause, g_source_remove);
  if (fault || strcmp (priv->accepted, input) == 0)
    return;

  g_set_str (&priv->previous, priv->accepted);
  g_set_str (&priv->accepted, input);
  sp_field_emit_edited (field);
}

static void
reject (SpField    *field,
        const char *message)
{
  SpEntryFieldPrivate *priv = get_private (SP_ENTRY_FIELD (field));

  g_set_str (&priv->accepted, priv->previous);
  set_message (field, message);
}

static gboolean
is_valid (SpField *field)
{
  SpEntryField *self = SP_ENTRY_FIELD (field);
  g_autofree char *input = dup_input (self);
  g_autofree char *fault = find_fault (self, input);

  return fault == NULL;
}

static void
pause_cb (gpointer data)
{
  SpEntryField *self = data;

  get_private (self)->pause = 0;
  settle (SP_FIELD (self));
}

static void
changed_cb (SpEntryField *self)
{
  SpEntryFieldPrivate *priv = get_private (self);

  if (priv->setting)
    return;

  show_fault (self);
  g_clear_handle_id (&priv->pause, g_source_remove);
  priv->pause = g_timeout_add_once (PAUSE, pause_cb, self);
  sp_field_emit_typed (SP_FIELD (self));
}

static void
leave_cb (SpEntryField *self)
{
  settle (SP_FIELD (self));
}

static void
sp_entry_field_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpEntryFieldPrivate *priv = get_private (SP_ENTRY_FIELD (object));

  switch (property_id)
    {
    case PROP_FORMAT:
      g_value_set_enum (value, priv->format);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, priv->required);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_entry_field_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SpEntryFieldPrivate *priv = get_private (SP_ENTRY_FIELD (object));

  switch (property_id)
    {
    case PROP_FORMAT:
      priv->format = g_value_get_enum (value);
      break;
    case PROP_REQUIRED:
      priv->required = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_entry_field_dispose (GObject *object)
{
  g_clear_handle_id (&get_private (SP_ENTRY_FIELD (object))->pause, g_source_remove);

  G_OBJECT_CLASS (sp_entry_field_parent_class)->dispose (object);
}

static void
sp_entry_field_finalize (GObject *object)
{
  SpEntryFieldPrivate *priv = get_private (SP_ENTRY_FIELD (object));

  g_clear_pointer (&priv->label, g_free);
  g_clear_pointer (&priv->hint, g_free);
  g_clear_pointer (&priv->message, g_free);
  g_clear_pointer (&priv->accepted, g_free);
  g_clear_pointer (&priv->previous, g_free);

  G_OBJECT_CLASS (sp_entry_field_parent_class)->finalize (object);
}

static void
sp_entry_field_class_init (SpEntryFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_entry_field_get_property;
  object_class->set_property = sp_entry_field_set_property;
  object_class->dispose = sp_entry_field_dispose;
  object_class->finalize = sp_entry_field_finalize;
  klass->check = check_format;

  properties[PROP_FORMAT] =
    g_param_spec_enum ("format", NULL, NULL, SP_TYPE_ENTRY_FORMAT, SP_ENTRY_FORMAT_TEXT,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REQUIRED] =
    g_param_spec_boolean ("required", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
sp_entry_field_field_init (SpFieldInterface *iface)
{
  iface->is_valid = is_valid;
  iface->set_message = set_message;
  iface->settle = settle;
  iface->reject = reject;
}

static void
sp_entry_field_init (SpEntryField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  get_private (self)->accepted = g_strdup ("");
  get_private (self)->previous = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self), TRUE);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (leave_cb), NULL);
}

/**
 * sp_entry_field_get_text:
 * @self: a field
 *
 * Returns: the text that was accepted last, without blanks around it
 */
const char *
sp_entry_field_get_text (SpEntryField *self)
{
  g_return_val_if_fail (SP_IS_ENTRY_FIELD (self), "");

  return get_private (self)->accepted;
}

/**
 * sp_entry_field_set_text:
 * @self: a field
 * @text: a good text for it
 *
 * Shows a value of the project. Typing that is under way stays as long as that value has not changed.
 */
void
sp_entry_field_set_text (SpEntryField *self,
                         const char   *text)
{
  SpEntryFieldPrivate *priv;

  g_return_if_fail (SP_IS_ENTRY_FIELD (self));

  priv = get_private (self);
  if (!g_set_str (&priv->accepted, text) && (priv->pause != 0 || priv->message))
    return;

  g_clear_handle_id (&priv->pause, g_source_remove);
  priv->setting = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  priv->setting = FALSE;
  set_message (SP_FIELD (self), NULL);
}

/**
 * sp_entry_field_get_number:
 * @self: a field for a number
 *
 * Returns: the number, or `NAN` where the field is empty
 */
double
sp_entry_field_get_number (SpEntryField *self)
{
  double number;

  g_return_val_if_fail (SP_IS_ENTRY_FIELD (self), NAN);

  return sp_entry_format_parse_number (get_private (self)->accepted, &number) ? number : NAN;
}

/**
 * sp_entry_field_set_number:
 * @self: a field for a number
 * @number: the number, or `NAN` for an empty field
 *
 * Shows a number of the project.
 */
void
sp_entry_field_set_number (SpEntryField *self,
                           double        number)
{
  g_autofree char *text = isnan (number) ? g_strdup ("") : g_strdup_printf ("%g", number);

  sp_entry_field_set_text (self, text);
}

/**
 * sp_entry_field_get_date:
 * @self: a field for a date
 *
 * Returns: the date, or %SP_DATE_NONE where the field is empty
 */
SpDate
sp_entry_field_get_date (SpEntryField *self)
{
  SpDate date = SP_DATE_NONE;

  g_return_val_if_fail (SP_IS_ENTRY_FIELD (self), date);

  return sp_date_parse (get_private (self)->accepted, &date) ? date : SP_DATE_NONE;
}

/**
 * sp_entry_field_set_date:
 * @self: a field for a date
 * @date: the date, or %SP_DATE_NONE for an empty field
 *
 * Shows a date of the project, as it has to be typed.
 */
void
sp_entry_field_set_date (SpEntryField *self,
                         SpDate        date)
{
  g_autofree char *text = sp_date_to_iso (date);

  sp_entry_field_set_text (self, text);
}

/**
 * sp_entry_field_dup_list:
 * @self: a field for a list
 *
 * Returns: (transfer full): the entries in their order, without empty ones
 */
GStrv
sp_entry_field_dup_list (SpEntryField *self)
{
  g_return_val_if_fail (SP_IS_ENTRY_FIELD (self), NULL);

  return sp_entry_format_split_list (get_private (self)->accepted);
}

/**
 * sp_entry_field_set_list:
 * @self: a field for a list
 * @list: the entries
 *
 * Shows a list of the project.
 */
void
sp_entry_field_set_list (SpEntryField       *self,
                         const char * const *list)
{
  g_autofree char *text = g_strjoinv ("; ", (char **) list);

  sp_entry_field_set_text (self, text);
}

/**
 * sp_entry_field_set_check:
 * @self: a field
 * @check: (nullable): called with the text while it is typed
 * @data: for @check; it has to live as long as the field
 *
 * Sets a rule beyond the format, such as a name that no other row may have.
 */
void
sp_entry_field_set_check (SpEntryField *self,
                          SpEntryCheck  check,
                          gpointer      data)
{
  g_return_if_fail (SP_IS_ENTRY_FIELD (self));

  get_private (self)->check = check;
  get_private (self)->check_data = data;
}

/**
 * sp_entry_field_set_hint:
 * @self: a field
 * @hint: (nullable): some words about the content
 *
 * Shows the words beside the title, as long as there is no message.
 */
void
sp_entry_field_set_hint (SpEntryField *self,
                         const char   *hint)
{
  g_return_if_fail (SP_IS_ENTRY_FIELD (self));

  if (g_set_str (&get_private (self)->hint, hint))
    update_title (self);
}
