/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-sources-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-row-form.h"
#include "sp-source-text.h"

static SpId
write_source (SpSourcesPage  *self,
              const SpSource *source,
              GError        **error)
{
  gboolean is_new = source->id == SP_ID_NONE;
  g_autofree char *label = sp_edit_label (is_new ? _("Add source “%s”") : _("Add text of “%s”"), source->title);
  SpId id = source->id;

  if (!sp_store_begin (self->store, label, error))
    return SP_ID_NONE;
  if (is_new)
    id = sp_store_add_source (self->store, source, error);
  else if (!sp_store_update_source (self->store, source, error))
    id = SP_ID_NONE;
  if (id == SP_ID_NONE)
    {
      sp_store_rollback (self->store);
      return SP_ID_NONE;
    }
  return sp_store_commit (self->store, error) ? id : SP_ID_NONE;
}

/* The text goes to the source on the page if that one has none yet, else it makes a new one. */
static void
add_text (SpSourcesPage *self,
          const char    *pasted)
{
  g_autofree char *text = sp_source_text_clean (pasted);
  g_autofree char *title = sp_source_text_guess_title (text);
  const SpSource *shown = sp_snapshot_find_source (sp_store_get_snapshot (self->store), self->source);
  SpSource source = shown && *shown->text == '\0' ? *shown : SP_SOURCE_INIT;
  g_autoptr (GError) error = NULL;
  SpId id;

  if (*title == '\0')
    {
      sp_sources_page_fail (self, _("Nothing to Paste"), _("There is no text in the clipboard. Copy a text first."));
      return;
    }
  if (source.id == SP_ID_NONE)
    source.title = title;
  source.text = text;
  id = write_source (self, &source, &error);
  if (id == SP_ID_NONE)
    {
      sp_sources_page_fail (self, _("The Text Was Not Added"), error->message);
      return;
    }
  sp_sources_page_show (self, id);
  if (self->selection)
    sp_selection_select (self->selection, SP_TABLE_SOURCE, id);
  g_signal_emit_by_name (self, "picked");
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (SpSourcesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (self->store)
    add_text (self, text ? text : "");
}

static GListModel *
create_file_list (const GValue *value)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    g_list_store_append (files, l->data);
  return G_LIST_MODEL (files);
}

static void
take_files (SpSourcesPage *self,
            const GValue  *value)
{
  g_autoptr (GListModel) files = create_file_list (value);

  if (g_list_model_get_n_items (files) > 0)
    g_signal_emit_by_name (self, "read-files", files);
}

static void
files_read_cb (GObject      *clipboard,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (SpSourcesPage) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, &error);

  if (!value)
    sp_sources_page_fail (self, _("Nothing to Paste"), error->message);
  else if (self->store)
    take_files (self, value);
}

static void
paste (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SpSourcesPage *self = SP_SOURCES_PAGE (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (!self->store)
    return;
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_read_cb,
                                    g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}

/* Words that are dragged within the program come from a source or a field: they are no new one. */
static gboolean
drop_cb (SpSourcesPage *self,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  if (!self->store || gdk_drop_get_drag (gtk_drop_target_get_current_drop (target)))
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    take_files (self, value);
  else
    add_text (self, g_value_get_string (value));
  return TRUE;
}

/*
 * sp_sources_page_accept_drops:
 * @self: a page
 *
 * Files and texts may be dropped on it.
 */
void
sp_sources_page_accept_drops (SpSourcesPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  /* Before the text view, which would take a text for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/*
 * sp_sources_page_install_adding:
 * @widget_class: the class of the page
 *
 * Installs the action that pastes.
 */
void
sp_sources_page_install_adding (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sources.paste", NULL, paste);
}
