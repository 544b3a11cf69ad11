/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-export-dialog.h"
#include "sp-picture-copy.h"
#include "sp-picture-print.h"
#include "sp-saved-views.h"

/* What leaves the window as a picture: export, clipboard and print, each as it is on the screen. */

static void
exported_cb (SpWindow *self,
             GFile    *file)
{
  sp_window_tell_written (self, _("Exported"), file);
}

/* What can be exported, and which of it is on the screen. */
typedef struct
{
  SpExportDialog *dialog;
  int n;
  int chosen;
} Choice;

static void
add_picture (Choice           *choice,
             const char       *title,
             SpPictureOptions *options,
             gboolean          is_chosen)
{
  sp_export_dialog_add_picture (choice->dialog, title, options);
  sp_picture_options_clear (options);
  if (is_chosen)
    choice->chosen = choice->n;
  choice->n++;
}

/* A page that is a picture, as it is on the screen; the page of charts has one of them there, and adds the others. */
static void
add_page (Choice        *choice,
          SpPicturePage *picture,
          const char    *title,
          gboolean       is_shown)
{
  SpPictureKind shown = sp_picture_page_get_kind (picture);
  SpPictureOptions options;

  for (SpPictureKind kind = SP_PICTURE_KIND_GRID; kind < SP_N_PICTURE_KINDS && shown >= SP_PICTURE_KIND_GRID; kind++)
    {
      if (kind == shown)
        sp_picture_page_copy_options (picture, &options);
      else
        sp_picture_page_copy_options_of (picture, kind, &options);
      add_picture (choice, sp_saved_views_get_first_name (kind), &options, is_shown && kind == shown);
    }
  if (shown >= SP_PICTURE_KIND_GRID)
    return;
  sp_picture_page_copy_options (picture, &options);
  add_picture (choice, title, &options, is_shown);
}

static void
export_picture (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autofree char *title = sp_project_dup_title (self->project);
  GtkWidget *shown = sp_window_get_shown_page (self);
  AdwDialog *dialog;
  Choice choice = { NULL };

  sp_inspector_settle (self->view->inspector);
  dialog = sp_export_dialog_new (sp_store_get_snapshot (sp_project_get_store (self->project)), title);
  choice.dialog = SP_EXPORT_DIALOG (dialog);
  for (SpPage i = SP_PAGE_MATRIX; i <= SP_PAGE_CHARTS; i++)
    {
      GtkWidget *page = sp_window_get_page (self, i);

      add_page (&choice, SP_PICTURE_PAGE (page), sp_window_get_page_title (self, i), page == shown);
    }
  sp_export_dialog_choose (SP_EXPORT_DIALOG (dialog), g_str_equal (name, "win.export-all") ? -1 : choice.chosen);
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The picture on the screen, or the matrix where there is none. */
static SpPicturePage *
get_picture_page (SpWindow *self)
{
  GtkWidget *page = sp_window_get_shown_page (self);

  return SP_PICTURE_PAGE (SP_IS_PICTURE_PAGE (page) ? page : sp_window_get_page (self, SP_PAGE_MATRIX));
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  SpWindow *self = SP_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (sp_picture_copy_finish (result, gtk_widget_get_clipboard (GTK_WIDGET (self)), &error))
    sp_window_toast (self, _("Picture copied"));
  else if (error)
    sp_window_show_error (self, _("The Picture Was Not Copied"), error->message);
}

static void
copy_picture (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  SpPictureOptions options;

  sp_inspector_settle (self->view->inspector);
  sp_picture_page_copy_options (get_picture_page (self), &options);
  sp_picture_copy_start (sp_store_get_snapshot (sp_project_get_store (self->project)), &options, NULL, G_OBJECT (self),
                         copied_cb, NULL);
  sp_picture_options_clear (&options);
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            SpWindow                *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  sp_window_show_error (self, _("The Picture Was Not Printed"), error->message);
}

static void
print_picture (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autofree char *title = sp_project_dup_title (self->project);
  g_autoptr (GtkPrintOperation) operation = NULL;
  SpPictureOptions options;

  sp_inspector_settle (self->view->inspector);
  sp_picture_page_copy_options (get_picture_page (self), &options);
  operation = sp_picture_print_new (sp_store_get_snapshot (sp_project_get_store (self->project)), title, &options);
  sp_picture_options_clear (&options);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

/**
 * sp_window_install_picture_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that export, copy and print pictures.
 */
void
sp_window_install_picture_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_picture);
  gtk_widget_class_install_action (widget_class, "win.export-all", NULL, export_picture);
  gtk_widget_class_install_action (widget_class, "win.copy-picture", NULL, copy_picture);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_picture);
}
