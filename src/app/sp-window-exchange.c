/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-export-dialog.h"
#include "sp-history-dialog.h"
#include "sp-import.h"
#include "sp-properties-dialog.h"

static void
show_folder_cb (AdwToast *toast,
                SpWindow *self)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (g_object_get_data (G_OBJECT (toast), "file"));

  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (self), NULL, NULL, NULL);
}

static void
tell_written (SpWindow   *self,
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
exported_cb (SpWindow *self,
             GFile    *file)
{
  tell_written (self, _("Exported"), file);
}

static void
export_picture (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  gboolean diagram = g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "diagram") == 0;
  g_autofree char *title = sp_project_dup_title (self->project);
  SpPictureOptions matrix_options;
  SpPictureOptions diagram_options;
  AdwDialog *dialog;

  sp_inspector_settle (self->inspector);
  sp_picture_page_copy_options (self->matrix_page, &matrix_options);
  sp_picture_page_copy_options (self->diagram_page, &diagram_options);
  dialog = sp_export_dialog_new (sp_store_get_snapshot (sp_project_get_store (self->project)), title,
                                 diagram ? SP_PICTURE_KIND_DIAGRAM : SP_PICTURE_KIND_MATRIX,
                                 &matrix_options, &diagram_options);
  sp_picture_page_clear_options (&matrix_options);
  sp_picture_page_clear_options (&diagram_options);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
tables_chosen_cb (GObject      *dialog,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (GFile) folder = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autoptr (GError) error = NULL;

  if (!folder || !self->project)
    return;
  if (sp_tables_write (sp_store_get_snapshot (sp_project_get_store (self->project)), folder, NULL, &error))
    tell_written (self, _("Tables written"), folder);
  else
    sp_window_show_error (self, _("The Tables Were Not Written"), error->message);
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

  sp_inspector_settle (self->inspector);
  g_strdelimit (folder, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _("Export Tables to a New Folder"));
  gtk_file_dialog_set_initial_name (dialog, folder);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, tables_chosen_cb, g_object_ref (self));
}

static char *
describe_import (const SpImportReport *report)
{
  guint added = 0;
  guint updated = 0;

  for (guint i = 0; i < SP_N_TABLES; i++)
    {
      added += report->added[i];
      updated += report->updated[i];
    }
  /* Translators: numbers of rows of tables */
  return g_strdup_printf (_("Imported: %u added, %u changed"), added, updated);
}

static void
tell_problems (SpWindow             *self,
               const SpImportReport *report,
               const GError         *error)
{
  g_autofree char *problems = report && report->problems && report->problems[0]
                              ? g_strjoinv ("\n", report->problems) : NULL;

  sp_window_show_error (self, _("Nothing Was Imported"), problems ? problems : error->message);
}

static void
import_files (SpWindow   *self,
              GListModel *files)
{
  SpImportOptions options = { .label = _("Import") };
  g_autoptr (SpImportReport) report = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!sp_import (sp_project_get_store (self->project), files, &options, &report, NULL, &error))
    {
      tell_problems (self, report, error);
      return;
    }
  words = describe_import (report);
  sp_window_toast_undo (self, words);
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

  sp_inspector_settle (self->inspector);
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
show_history (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);

  sp_inspector_settle (self->inspector);
  adw_dialog_present (sp_history_dialog_new (sp_project_get_store (self->project)), widget);
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
 * Installs the actions that import and export, and those that open a dialog on the project as a whole.
 */
void
sp_window_install_exchange_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_picture);
  gtk_widget_class_install_action (widget_class, "win.export-tables", NULL, export_tables);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.import-folder", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, show_history);
  gtk_widget_class_install_action (widget_class, "win.properties", NULL, show_properties);
}
