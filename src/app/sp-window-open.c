/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-example.h"
#include "sp-opening-task.h"
#include "sp-recent.h"

static void
end_opening (SpWindow *self)
{
  g_clear_object (&self->opening);
  g_clear_object (&self->opening_file);
  if (!self->project)
    sp_window_show_welcome (self);
}

static void
remember (SpProject *project)
{
  g_autofree char *title = sp_project_dup_title (project);

  if (sp_project_get_file (project))
    sp_recent_add (sp_project_get_file (project), title);
}

static void
tell_losses (SpWindow *self)
{
  const char * const *losses = sp_project_get_losses (self->project);
  g_autofree char *list = NULL;

  if (!losses || !losses[0])
    return;

  list = g_strjoinv ("\n", (char **) losses);
  sp_window_show_error (self, _("Recovered With Losses"), list);
}

static void
recover_answered_cb (AdwAlertDialog *dialog,
                     const char     *response,
                     SpWindow       *self)
{
  if (g_str_equal (response, "recover"))
    sp_window_open_file (self, g_object_get_data (G_OBJECT (dialog), "file"), SP_OPEN_RECOVER);
}

static void
offer_recovery (SpWindow     *self,
                GFile        *file,
                const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Project Is Damaged"), error->message);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "recover", _("_Recover"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "recover", ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (recover_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  SpWindow *self = SP_WINDOW (source);
  g_autoptr (GFile) file = g_object_ref (sp_opening_task_get_file (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_opening_task_finish (result, &error);

  if (project && !self->closing)
    {
      remember (project);
      sp_window_take_project (self, g_steal_pointer (&project));
      tell_losses (self);
    }
  end_opening (self);
  if (g_error_matches (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_DAMAGED))
    offer_recovery (self, file, error);
  else if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sp_window_show_error (self, _("The Project Was Not Opened"), error->message);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  sp_opening_page_set_fraction (SP_WINDOW (data)->opening_page, fraction);
}

/**
 * sp_window_open_file:
 * @self: a window on its welcome page
 * @file: a project file
 * @flags: how to open it
 *
 * Opens a project in this window, with progress, and shows what went wrong.
 */
void
sp_window_open_file (SpWindow    *self,
                     GFile       *file,
                     SpOpenFlags  flags)
{
  g_return_if_fail (sp_window_is_free (self));

  g_set_object (&self->opening_file, file);
  self->opening = g_cancellable_new ();
  if (!self->opening_page)
    {
      self->opening_page = g_object_new (SP_TYPE_OPENING_PAGE, NULL);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->opening_page));
    }
  sp_opening_page_begin (self->opening_page, file);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->opening_page));
  sp_opening_task_start (file, flags, self->opening, progress_cb, G_OBJECT (self), opened_cb, NULL);
}

/**
 * sp_window_open_new:
 * @self: a window on its welcome page
 *
 * Begins a new project.
 */
void
sp_window_open_new (SpWindow *self)
{
  g_autoptr (GError) error = NULL;
  SpProject *project = sp_project_new (NULL, &error);

  if (project)
    {
      sp_window_take_project (self, project);
      return;
    }
  sp_window_show_welcome (self);
  sp_window_show_error (self, _("No New Project"), error->message);
}

/**
 * sp_window_open_example:
 * @self: a window on its welcome page
 * @name: "berlin" or "un"
 *
 * Opens an example as a document of its own.
 */
void
sp_window_open_example (SpWindow   *self,
                        const char *name)
{
  g_autoptr (GError) error = NULL;
  SpProject *project = sp_example_open (name, &error);

  if (project)
    sp_window_take_project (self, project);
  else
    sp_window_show_error (self, _("The Example Was Not Opened"), error->message);
}

static void
open_recent_cb (SpWindow *self,
                GFile    *file)
{
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), files, 1, "");
}

static void
open_recoverable_cb (SpWindow      *self,
                     SpRecoverable *work)
{
  g_autoptr (GError) error = NULL;
  SpProject *project = sp_recoverable_open (work, &error);

  if (project)
    sp_window_take_project (self, project);
  else
    sp_window_show_error (self, _("The Work Was Not Opened"), error->message);
}

static void
open_new (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);

  if (sp_window_is_free (self))
    sp_window_open_new (self);
}

static void
cancel_opening (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);

  if (self->opening)
    g_cancellable_cancel (self->opening);
}

static gboolean
drop_cb (SpWindow     *self,
         const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  GSList *list = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = list; l; l = l->next)
    g_ptr_array_add (files, l->data);
  g_slist_free (list);
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                      (GFile **) files->pdata, (int) files->len, "");
  return TRUE;
}

/**
 * sp_window_install_open_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of opening.
 */
void
sp_window_install_open_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-here", NULL, open_new);
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, cancel_opening);
}

static void
create_welcome (SpWindow *self)
{
  self->welcome_page = g_object_new (SP_TYPE_WELCOME_PAGE, NULL);
  g_signal_connect_object (self->welcome_page, "open-file", G_CALLBACK (open_recent_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome_page, "open-example", G_CALLBACK (sp_window_open_example), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome_page, "open-recoverable", G_CALLBACK (open_recoverable_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->welcome_page));
}

/**
 * sp_window_show_welcome:
 * @self: a window without a project
 *
 * Shows the welcome page, with the recent projects as they are now.
 */
void
sp_window_show_welcome (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self) && !self->project);

  if (!self->welcome_page)
    create_welcome (self);
  sp_welcome_page_reload (self->welcome_page);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->welcome_page));
}

/**
 * sp_window_accept_drops:
 * @self: a window
 *
 * Takes files that are dropped.
 */
void
sp_window_accept_drops (SpWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
