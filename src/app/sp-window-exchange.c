/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-history-dialog.h"
#include "sp-import-dialog.h"
#include "sp-progress-dialog.h"
#include "sp-properties-dialog.h"
#include "sp-tables-task.h"

static void
show_folder_cb (AdwToast *toast,
                SpWindow *self)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (g_object_get_data (G_OBJECT (toast), "file"));

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), NULL, NULL, NULL);
}

/**
 * sp_window_tell_written:
 * @self: a window
 * @words: an outcome
 * @file: the file or folder that was written
 *
 * Tells of files, with a button that shows where they are.
 */
void
sp_window_tell_written (SpWindow   *self,
                        const char *words,
                        GFile      *file)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_button_label (toast, _("Show _Folder"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_folder_cb), self, G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
tables_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  SpWindow *self = SP_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = sp_tables_task_finish (result, &error);

  sp_progress_dialog_end (data);
  if (folder)
    sp_window_tell_written (self, _("Tables written"), folder);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sp_window_show_error (self, _("The Tables Were Not Written"), error->message);
}

static void
tables_chosen_cb (GObject      *dialog,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (folder && self->project)
    sp_tables_task_start (sp_store_get_snapshot (sp_project_get_store (self->project)), folder, cancellable,
                          G_OBJECT (self), tables_written_cb,
                          sp_progress_dialog_begin (GTK_WIDGET (self), _("Writing the tables…"), cancellable));
}

static void
export_tables (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = sp_project_dup_title (self->project);
  /* Translators: the name of a folder: a project's title */
  g_autofree char *folder = g_strdup_printf (_("%s - tables"), title);

  sp_inspector_settle (self->view->inspector);
  g_strdelimit (folder, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _("Export Tables to a New Folder"));
  gtk_file_dialog_set_initial_name (dialog, folder);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, tables_chosen_cb, g_object_ref (self));
}

static void
import_files (SpWindow   *self,
              GListModel *files)
{
  AdwDialog *dialog = sp_import_dialog_new (sp_project_get_store (self->project), files);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (sp_window_toast_undo), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
import_chosen_cb (GObject      *dialog,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (files && self->project)
    import_files (self, files);
}

static void
import_folder_chosen_cb (GObject      *dialog,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (!folder || !self->project)
    return;
  g_list_store_append (files, folder);
  import_files (self, G_LIST_MODEL (files));
}

static void
import (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  sp_inspector_settle (self->view->inspector);
  if (g_str_equal (name, "win.import-folder"))
    {
      gtk_file_dialog_set_title (dialog, _("Import a Data Package"));
      gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, import_folder_chosen_cb, g_object_ref (self));
      return;
    }
  gtk_file_filter_set_name (tables, _("Tables (CSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  g_list_store_append (filters, tables);
  gtk_file_dialog_set_title (dialog, _("Import Tables"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), NULL, import_chosen_cb, g_object_ref (self));
}

static void
open_version_cb (SpWindow *self,
                 GFile    *file)
{
  g_autoptr (GError) error = NULL;
  SpProject *project = sp_project_open_copy (file, _("Begin with a saved version"), &error);
  SpWindow *window;

  if (!project)
    {
      sp_window_show_error (self, _("The Version Was Not Opened"), error->message);
      return;
    }
  window = sp_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->settings);
  sp_window_take_project (window, project);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_history (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  AdwDialog *dialog;

  sp_inspector_settle (self->view->inspector);
  dialog = sp_history_dialog_new (self->project);
  g_signal_connect_object (dialog, "open-version", G_CALLBACK (open_version_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
show_properties (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);

  adw_dialog_present (sp_properties_dialog_new (sp_project_get_store (self->project)), widget);
}

/**
 * sp_window_install_exchange_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that import and export tables, and those that open a dialog on the project as a whole.
 */
void
sp_window_install_exchange_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-tables", NULL, export_tables);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.import-folder", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, show_history);
  gtk_widget_class_install_action (widget_class, "win.properties", NULL, show_properties);
}
