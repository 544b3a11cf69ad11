/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-row-form.h"
#include "sp-source-reader.h"

/* What takes longer than this, in milliseconds, is told of. */
#define PATIENCE 400

/* Files on their way to become sources, one after the other; what is good is written as one edit at the end. */
typedef struct
{
  SpWindow *window;
  SpStore *store;
  GListModel *files;
  guint next;
  GPtrArray *drafts;
  GString *problems;
  GCancellable *cancellable;
  AdwToast *toast;
  guint timeout;
} Reading;

static void
reading_free (Reading *self)
{
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_object (&self->window);
  g_clear_object (&self->store);
  g_clear_object (&self->files);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->drafts);
  g_string_free (self->problems, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
is_project_open (Reading *self)
{
  return self->window->project && sp_project_get_store (self->window->project) == self->store;
}

static char *
name_edit (Reading *self)
{
  const SpSourceDraft *first = g_ptr_array_index (self->drafts, 0);
  guint n = self->drafts->len;

  if (n == 1)
    return sp_edit_label (_("Add source “%s”"), first->title);
  /* Translators: in the history */
  return g_strdup_printf (ngettext ("Add %'u source", "Add %'u sources", n), n);
}

static SpId
write_drafts (Reading  *self,
              GError  **error)
{
  g_autofree char *label = name_edit (self);
  SpId id = SP_ID_NONE;

  if (!sp_store_begin (self->store, label, error))
    return SP_ID_NONE;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      SpId added = sp_source_draft_add (g_ptr_array_index (self->drafts, i), self->store, error);

      if (added == SP_ID_NONE)
        {
          sp_store_rollback (self->store);
          return SP_ID_NONE;
        }
      id = id == SP_ID_NONE ? added : id;
    }
  return sp_store_commit (self->store, error) ? id : SP_ID_NONE;
}

static void
end_reading (Reading *reading)
{
  g_autoptr (Reading) self = reading;
  g_autoptr (GError) error = NULL;
  SpId id;

  if (!is_project_open (self))
    return;
  if (self->drafts->len > 0)
    {
      id = write_drafts (self, &error);
      if (id == SP_ID_NONE)
        g_string_append_printf (self->problems, "%s\n", error->message);
      else
        {
          sp_window_show_page (self->window, SP_PAGE_SOURCES);
          sp_selection_select (self->window->selection, SP_TABLE_SOURCE, id);
          sp_window_offer_inspector (self->window);
        }
    }
  if (self->problems->len > 0)
    sp_window_show_error (self->window, self->drafts->len > 0 ? _("Not All Files Were Added") : _("Nothing Was Added"),
                          g_strchomp (self->problems->str));
}

static void read_next (Reading *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Reading *self = data;
  g_autoptr (GError) error = NULL;
  SpSourceDraft *draft = sp_source_reader_read_finish (result, &error);

  if (draft)
    g_ptr_array_add (self->drafts, draft);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_string_append_printf (self->problems, "%s\n", error->message);
  self->next++;
  read_next (self);
}

/* A closed project wants nothing any more; cancelling keeps what was read until then. */
static void
read_next (Reading *self)
{
  g_autoptr (GFile) file = g_list_model_get_item (self->files, self->next);

  if (!file || !is_project_open (self) || g_cancellable_is_cancelled (self->cancellable))
    end_reading (self);
  else
    sp_source_reader_read_async (file, self->cancellable, read_cb, self);
}

static void
cancel_cb (AdwToast     *toast,
           GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
patience_ended_cb (gpointer data)
{
  Reading *self = data;
  g_autoptr (GFile) file = g_list_model_get_item (self->files, self->next);
  g_autofree char *base = file ? g_file_get_basename (file) : g_strdup ("");
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: the name of a file */
  g_autofree char *words = g_strdup_printf (_("Reading %s…"), name);

  self->timeout = 0;
  self->toast = g_object_ref_sink (adw_toast_new (""));
  adw_toast_set_use_markup (self->toast, FALSE);
  adw_toast_set_title (self->toast, words);
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_button_label (self->toast, _("_Cancel"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (cancel_cb), self->cancellable, G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (self->window->toast_overlay, g_object_ref (self->toast));
}

static void
read_files_cb (SpWindow   *window,
               GListModel *files)
{
  Reading *self;

  if (!window->project)
    return;
  self = g_new0 (Reading, 1);
  self->window = g_object_ref (window);
  self->store = g_object_ref (sp_project_get_store (window->project));
  self->files = g_object_ref (files);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_source_draft_free);
  self->problems = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
  self->timeout = g_timeout_add_once (PATIENCE, patience_ended_cb, self);
  read_next (self);
}

static void
files_chosen_cb (GObject      *dialog,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (files)
    read_files_cb (self, files);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  const char * const suffixes[] = { "txt", "text", "md", "html", "htm", "xhtml", "pdf" };

  gtk_file_filter_set_name (texts, _("Texts, HTML and PDF"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (texts, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, texts);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
add_source_files (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();

  gtk_file_dialog_set_title (dialog, _("Add Sources from Files"));
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), NULL, files_chosen_cb, g_object_ref (self));
}

/* Wherever the focus is in the window: an entry takes what is pasted before. */
static void
paste (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  GtkWidget *page = sp_window_find_page (SP_WINDOW (widget), SP_PAGE_SOURCES);

  if (page && gtk_widget_get_mapped (page))
    gtk_widget_activate_action (page, "sources.paste", NULL);
}

/**
 * sp_window_create_sources_page:
 * @self: a window with a project
 *
 * Returns: (transfer floating): the page of its sources
 */
GtkWidget *
sp_window_create_sources_page (SpWindow *self)
{
  SpSourcesPage *page = g_object_new (SP_TYPE_SOURCES_PAGE, NULL);

  g_settings_bind (self->settings, "reader-size", page, "text-size", G_SETTINGS_BIND_DEFAULT);
  sp_sources_page_set_store (page, sp_project_get_store (self->project));
  sp_sources_page_set_selection (page, self->selection);
  g_signal_connect_object (page, "picked", G_CALLBACK (sp_window_offer_inspector), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "read-files", G_CALLBACK (read_files_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "failed", G_CALLBACK (sp_window_show_error), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}

/**
 * sp_window_install_source_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that add sources from files and from the clipboard.
 */
void
sp_window_install_source_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-source-files", NULL, add_source_files);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "win.paste", NULL);
}
