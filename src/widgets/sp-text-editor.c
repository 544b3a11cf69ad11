/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-text-editor.h"

#include <glib/gi18n-lib.h>

/**
 * SpTextEditor:
 *
 * The text of a source while it is edited. It has an undo of its own; what is finished becomes one edit of the project.
 */
struct _SpTextEditor
{
  AdwBin parent_instance;

  GtkTextView *view;

  char *text;               /* as it was */
};

G_DEFINE_FINAL_TYPE (SpTextEditor, sp_text_editor, ADW_TYPE_BIN)

enum
{
  FINISHED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_input (SpTextEditor *self)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

static void
finish (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SpTextEditor *self = SP_TEXT_EDITOR (widget);
  g_autofree char *input = dup_input (self);

  if (g_strcmp0 (input, self->text) == 0)
    g_signal_emit (self, signals[LEFT], 0);
  else
    g_signal_emit (self, signals[FINISHED], 0, input);
}

static void
answered_cb (SpTextEditor *self,
             const char   *response)
{
  if (g_str_equal (response, "discard"))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
leave (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SpTextEditor *self = SP_TEXT_EDITOR (widget);
  g_autofree char *input = dup_input (self);
  AdwDialog *dialog;

  if (g_strcmp0 (input, self->text) == 0)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return;
    }
  dialog = adw_alert_dialog_new (_("Discard the Changes?"), _("The text is another one now."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Go On Editing"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
sp_text_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_TEXT_EDITOR);

  G_OBJECT_CLASS (sp_text_editor_parent_class)->dispose (object);
}

static void
sp_text_editor_finalize (GObject *object)
{
  g_clear_pointer (&SP_TEXT_EDITOR (object)->text, g_free);

  G_OBJECT_CLASS (sp_text_editor_parent_class)->finalize (object);
}

static void
sp_text_editor_class_init (SpTextEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_text_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_text_editor_finalize;

  /**
   * SpTextEditor::finished:
   * @self: the editor
   * @text: the text, another one than before
   */
  signals[FINISHED] = g_signal_new ("finished", SP_TYPE_TEXT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SpTextEditor::left:
   *
   * The text is to stay as it was.
   */
  signals[LEFT] = g_signal_new ("left", SP_TYPE_TEXT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-text-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTextEditor, view);
  gtk_widget_class_install_action (widget_class, "editor.finish", NULL, finish);
  gtk_widget_class_install_action (widget_class, "editor.leave", NULL, leave);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.finish", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.leave", NULL);
}

static void
sp_text_editor_init (SpTextEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_text_editor_open:
 * @self: an editor
 * @text: the text to edit
 * @offset: where the caret is to stand, in code points
 *
 * Begins with a text.
 */
void
sp_text_editor_open (SpTextEditor *self,
                     const char   *text,
                     int           offset)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (SP_IS_TEXT_EDITOR (self));

  buffer = gtk_text_view_get_buffer (self->view);
  g_set_str (&self->text, text);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.2, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * sp_text_editor_get_view:
 * @self: an editor
 *
 * Returns: (transfer none): the view with the text
 */
GtkTextView *
sp_text_editor_get_view (SpTextEditor *self)
{
  g_return_val_if_fail (SP_IS_TEXT_EDITOR (self), NULL);

  return self->view;
}
