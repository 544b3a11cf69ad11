/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-field.h"

G_DEFINE_INTERFACE (SpField, sp_field, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_always_valid (SpField *self)
{
  return TRUE;
}

static void
mark_whole_widget (SpField    *self,
                   const char *message)
{
  sp_field_mark (GTK_WIDGET (self), message);
}

static void
settle_at_once (SpField *self)
{
}

static void
sp_field_default_init (SpFieldInterface *iface)
{
  iface->is_valid = is_always_valid;
  iface->set_message = mark_whole_widget;
  iface->settle = settle_at_once;
  iface->reject = mark_whole_widget;

  /**
   * SpField::typed:
   *
   * The input is another one now; it may be half of a word, or wrong.
   */
  signals[TYPED] = g_signal_new ("typed", SP_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SpField::edited:
   *
   * The user has ended a change, and the value is a good and a new one: by leaving the field,
   * by Enter, or by a pause.
   */
  signals[EDITED] = g_signal_new ("edited", SP_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * sp_field_is_valid:
 * @self: a field
 *
 * Returns: whether what stands in the field can be accepted; an empty field that has to be
 *   filled in cannot, also when no message says so yet
 */
gboolean
sp_field_is_valid (SpField *self)
{
  g_return_val_if_fail (SP_IS_FIELD (self), FALSE);

  return SP_FIELD_GET_IFACE (self)->is_valid (self);
}

/**
 * sp_field_set_message:
 * @self: a field
 * @message: (nullable): what is wrong and what is expected instead, or `NULL` if all is well
 *
 * Marks the field, for the eye and for a screen reader.
 */
void
sp_field_set_message (SpField    *self,
                      const char *message)
{
  g_return_if_fail (SP_IS_FIELD (self));

  SP_FIELD_GET_IFACE (self)->set_message (self, message);
}

/**
 * sp_field_settle:
 * @self: a field
 *
 * Ends typing that is still under way, as leaving the field would.
 */
void
sp_field_settle (SpField *self)
{
  g_return_if_fail (SP_IS_FIELD (self));

  SP_FIELD_GET_IFACE (self)->settle (self);
}

/**
 * sp_field_reject:
 * @self: a field that has just told of an edit
 * @message: why the project does not take the value
 *
 * Takes the edit back: the value is the one before it, and the input stays, marked, to be mended.
 */
void
sp_field_reject (SpField    *self,
                 const char *message)
{
  g_return_if_fail (SP_IS_FIELD (self));

  SP_FIELD_GET_IFACE (self)->reject (self, message);
}

/**
 * sp_field_emit_typed:
 * @self: a field
 *
 * For implementations: tells that the input changed.
 */
void
sp_field_emit_typed (SpField *self)
{
  g_signal_emit (self, signals[TYPED], 0);
}

/**
 * sp_field_emit_edited:
 * @self: a field
 *
 * For implementations: tells that the user has ended a good change.
 */
void
sp_field_emit_edited (SpField *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

/**
 * sp_field_mark:
 * @widget: a widget
 * @message: (nullable): what is wrong with its input, or `NULL`
 *
 * For implementations: gives the widget the looks and the accessible state of bad input, or takes them away.
 */
void
sp_field_mark (GtkWidget  *widget,
               const char *message)
{
  if (message)
    {
      gtk_widget_add_css_class (widget, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (widget),
                                   GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
    }
  else
    {
      gtk_widget_remove_css_class (widget, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}
