/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-note-field.h"

/* Typing that pauses this long, in milliseconds, counts as ended. */
#define PAUSE 2000

/**
 * SpNoteField:
 *
 * A text of several lines in a form. Enter makes a new line; leaving the field, or a pause, ends typing.
 */
struct _SpNoteField
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *message_label;
  GtkTextView *text_view;
  GtkTextBuffer *buffer;

  char *accepted;
  gboolean setting;
  guint pause;
};

static void sp_note_field_field_init (SpFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpNoteField, sp_note_field, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (SP_TYPE_FIELD, sp_note_field_field_init))

static char *
dup_input (SpNoteField *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  return g_strdup (g_strstrip (text));
}

static void
settle (SpField *field)
{
  SpNoteField *self = SP_NOTE_FIELD (field);
  g_autofree char *input = dup_input (self);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (g_set_str (&self->accepted, input))
    sp_field_emit_edited (field);
}

static void
set_message (SpField    *field,
             const char *message)
{
  SpNoteField *self = SP_NOTE_FIELD (field);

  gtk_label_set_text (self->message_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  sp_field_mark (GTK_WIDGET (self), message);
}

static void
pause_cb (gpointer data)
{
  SpNoteField *self = data;

  self->pause = 0;
  settle (SP_FIELD (self));
}

static void
changed_cb (SpNoteField *self)
{
  if (self->setting)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_once (PAUSE, pause_cb, self);
  sp_field_emit_typed (SP_FIELD (self));
}

static void
leave_cb (SpNoteField *self)
{
  settle (SP_FIELD (self));
}

static void
activate_cb (SpNoteField *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
sp_note_field_dispose (GObject *object)
{
  g_clear_handle_id (&SP_NOTE_FIELD (object)->pause, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_NOTE_FIELD);

  G_OBJECT_CLASS (sp_note_field_parent_class)->dispose (object);
}

static void
sp_note_field_finalize (GObject *object)
{
  g_clear_pointer (&SP_NOTE_FIELD (object)->accepted, g_free);

  G_OBJECT_CLASS (sp_note_field_parent_class)->finalize (object);
}

static void
sp_note_field_class_init (SpNoteFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_note_field_dispose;
  object_class->finalize = sp_note_field_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-note-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SpNoteField, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpNoteField, message_label);
  gtk_widget_class_bind_template_child (widget_class, SpNoteField, text_view);
  gtk_widget_class_bind_template_child (widget_class, SpNoteField, buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
sp_note_field_field_init (SpFieldInterface *iface)
{
  iface->set_message = set_message;
  iface->settle = settle;
}

static void
sp_note_field_init (SpNoteField *self)
{
  self->accepted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_note_field_get_text:
 * @self: a field
 *
 * Returns: the text that was accepted last
 */
const char *
sp_note_field_get_text (SpNoteField *self)
{
  g_return_val_if_fail (SP_IS_NOTE_FIELD (self), "");

  return self->accepted;
}

/**
 * sp_note_field_set_text:
 * @self: a field
 * @text: a text
 *
 * Shows a text of the project. Typing that is under way stays as long as that text has not changed.
 */
void
sp_note_field_set_text (SpNoteField *self,
                        const char  *text)
{
  g_autofree char *input = NULL;

  g_return_if_fail (SP_IS_NOTE_FIELD (self));

  if (!g_set_str (&self->accepted, text) && self->pause != 0)
    return;

  g_clear_handle_id (&self->pause, g_source_remove);
  input = dup_input (self);
  self->setting = TRUE;
  if (strcmp (input, text) != 0)
    gtk_text_buffer_set_text (self->buffer, text, -1);
  self->setting = FALSE;
  set_message (SP_FIELD (self), NULL);
}
