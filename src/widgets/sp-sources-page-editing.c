/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-sources-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-row-form.h"
#include "sp-row-words.h"
#include "sp-source-revision.h"
#include "sp-source-text.h"

/* So many lost marks are named; more are counted. */
#define MAX_NAMED 12

static void
edit_text (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (widget);
  const SpSource *source = self->store ? sp_snapshot_find_source (sp_store_get_snapshot (self->store), self->source) : NULL;
  int offset;

  if (!source)
    return;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reader)), "cursor-position", &offset, NULL);
  self->editing = TRUE;
  sp_sources_page_update (self);
  sp_text_editor_open (self->editor, source->text, offset);
}

static char *
list_lost (SpSnapshot *snapshot,
           GArray     *lost)
{
  g_autoptr (GString) words = g_string_new (_("Their words do not stand in the text any more. They keep the quote:"));

  for (guint i = 0; i < MIN (lost->len, MAX_NAMED); i++)
    {
      const SpLostMark *mark = &g_array_index (lost, SpLostMark, i);
      g_autofree char *name = sp_row_dup_name (snapshot, mark->table, mark->id);

      g_string_append_printf (words, "\n• %s", name);
    }
  if (lost->len > MAX_NAMED)
    {
      guint rest = lost->len - MAX_NAMED;

      g_string_append_c (words, '\n');
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", rest), rest);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
lost_answered_cb (SpSourcesPage *self,
                  const char    *response)
{
  if (g_str_equal (response, "undo"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

static void
tell_lost (SpSourcesPage *self,
           GArray        *lost)
{
  g_autofree char *body = list_lost (sp_store_get_snapshot (self->store), lost);
  g_autofree char *heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Mark Lost Its Place",
                                                           "%u Marks Lost Their Place", lost->len), lost->len);
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "undo", _("_Undo"), "keep", _("_Keep Text"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (lost_answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/*
 * sp_sources_page_stop_editing:
 * @self: a page
 *
 * Shows the text to read again.
 */
void
sp_sources_page_stop_editing (SpSourcesPage *self)
{
  if (!self->editing)
    return;
  self->editing = FALSE;
  sp_sources_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/*
 * sp_sources_page_keep_text:
 * @self: a page on which a text is edited
 * @input: the text
 *
 * Writes the text.
 */
void
sp_sources_page_keep_text (SpSourcesPage *self,
                           const char    *input)
{
  g_autofree char *text = sp_source_text_clean (input);
  const SpSource *source = sp_snapshot_find_source (sp_store_get_snapshot (self->store), self->source);
  g_autofree char *label = sp_edit_label (_("Change text of “%s”"), source ? source->title : "");
  g_autoptr (GArray) lost = NULL;
  g_autoptr (GError) error = NULL;

  if (!sp_source_revise (self->store, self->source, text, label, &lost, &error))
    {
      sp_sources_page_fail (self, _("The Text Was Not Kept"), error->message);
      return;
    }
  sp_sources_page_stop_editing (self);
  if (lost->len > 0)
    tell_lost (self, lost);
}

/**
 * sp_sources_page_is_editing:
 * @self: a page
 *
 * Returns: whether the focus is in a text that is edited
 */
gboolean
sp_sources_page_is_editing (SpSourcesPage *self)
{
  g_return_val_if_fail (SP_IS_SOURCES_PAGE (self), FALSE);

  return self->editing && gtk_widget_is_focus (GTK_WIDGET (sp_text_editor_get_view (self->editor)));
}

/*
 * sp_sources_page_install_editing:
 * @widget_class: the class of the page
 *
 * Installs the action that edits the text.
 */
void
sp_sources_page_install_editing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sources.edit-text", NULL, edit_text);
}
