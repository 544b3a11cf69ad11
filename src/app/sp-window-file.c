/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-file-choice.h"
#include "sp-progress-dialog.h"
#include "sp-recent.h"
#include "sp-thumbnail.h"

typedef struct
{
  SpWindow *window;
  SpAfterSaving after;
  gboolean copy;
} Saving;

static void
free_saving (Saving *saving)
{
  g_clear_object (&saving->window);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

static Saving *
create_saving (SpWindow      *self,
               SpAfterSaving  after,
               gboolean       copy)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->after = after;
  saving->copy = copy;
  return saving;
}

static void
close_cb (gpointer data)
{
  g_autoptr (GtkWindow) window = data;

  gtk_window_close (window);
}

/* Not at once: as long as a dialog stands in the window, closing means the dialog. */
static void
close_for_good (SpWindow *self)
{
  self->closing = TRUE;
  g_idle_add_once (close_cb, g_object_ref (self));
}

static void
tell_saved (SpWindow   *self,
            const char *format)
{
  g_autofree char *title = sp_project_dup_title (self->project);

  adw_banner_set_revealed (self->view->banner, FALSE);
  sp_recent_add (sp_project_get_file (self->project), title);
  sp_window_toast (self, format);
}

static void
saved_cb (GObject      *project,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;
  SpWindow *self = saving->window;
  gboolean saved = sp_project_save_finish (SP_PROJECT (project), result, &error);

  self->saving = FALSE;
  if (!self->project)
    return;
  if (saved)
    sp_thumbnail_make (sp_project_get_file (self->project), sp_store_get_snapshot (sp_project_get_store (self->project)));
  if (!saved)
    sp_window_tell_save_failed (self, error);
  else if (saving->after == SP_AFTER_SAVING_CLOSE)
    close_for_good (self);
  else
    tell_saved (self, _("Saved"));
}

static void
save_to (SpWindow      *self,
         GFile         *file,
         SpSaveFlags    flags,
         SpAfterSaving  after)
{
  if (self->saving)
    return;

  self->saving = TRUE;
  sp_project_save_async (self->project, file, flags, NULL, saved_cb, create_saving (self, after, FALSE));
}

/* A copy that is being written. */
typedef struct
{
  SpWindow *window;
  SpProgressDialog *progress;
} Copying;

static void
copied_cb (GObject      *project,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Copying *copying = data;
  g_autoptr (SpWindow) self = copying->window;
  g_autoptr (GError) error = NULL;

  sp_progress_dialog_end (copying->progress);
  if (sp_project_save_finish (SP_PROJECT (project), result, &error))
    sp_window_toast (self, _("Copy saved"));
  else if (self->project && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sp_window_show_error (self, _("The Copy Was Not Saved"), error->message);
}

static void
save_copy_to (SpWindow *self,
              GFile    *file)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Copying *copying = g_new0 (Copying, 1);

  copying->window = g_object_ref (self);
  copying->progress = sp_progress_dialog_begin (GTK_WIDGET (self), _("Saving a copy…"), cancellable);
  sp_project_save_copy_async (self->project, file, SP_SAVE_WITHOUT_LOG | SP_SAVE_NEW_DOCUMENT, cancellable, copied_cb,
                              copying);
}

static void
file_chosen_cb (GObject      *dialog,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GFile) chosen = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autoptr (GFile) file = chosen ? sp_file_choice_complete (chosen, ".standpoint") : NULL;

  if (!file || !saving->window->project)
    return;
  if (saving->copy)
    save_copy_to (saving->window, file);
  else
    save_to (saving->window, file, SP_SAVE_DEFAULT, saving->after);
}

static void
choose_file (SpWindow      *self,
             const char    *title,
             gboolean       copy,
             SpAfterSaving  after)
{
  g_autoptr (GtkFileDialog) dialog = sp_file_choice_new (title);
  g_autofree char *project_title = sp_project_dup_title (self->project);
  g_autofree char *name = sp_file_choice_suggest_name (project_title, ".standpoint");

  if (sp_project_get_file (self->project) && !copy)
    gtk_file_dialog_set_initial_file (dialog, sp_project_get_file (self->project));
  else
    gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, file_chosen_cb, create_saving (self, after, copy));
}

/**
 * sp_window_save:
 * @self: a window with a project
 * @after: what to do when it is saved
 *
 * Saves to the project's file, or asks for one.
 */
void
sp_window_save (SpWindow      *self,
                SpAfterSaving  after)
{
  /* An import or a merge is under way. */
  if (sp_store_is_lent (sp_project_get_store (self->project)))
    return;
  sp_inspector_settle (self->view->inspector);
  if (sp_project_get_file (self->project))
    save_to (self, NULL, SP_SAVE_DEFAULT, after);
  else
    choose_file (self, _("Save Project"), FALSE, after);
}

/* Beside the file that somebody else wrote, under a name that is not its own. */
static void
keep_both (SpWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = sp_file_choice_new (_("Save Under Another Name"));
  g_autoptr (GFile) folder = g_file_get_parent (sp_project_get_file (self->project));
  g_autofree char *title = sp_project_dup_title (self->project);
  /* Translators: the title of a project, of which there are two versions now */
  g_autofree char *own = g_strdup_printf (_("%s (my version)"), title);
  g_autofree char *name = sp_file_choice_suggest_name (own, ".standpoint");

  if (folder)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, file_chosen_cb,
                        create_saving (self, SP_AFTER_SAVING_STAY, FALSE));
}

static void
reload (SpWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GFile) file = g_object_ref (sp_project_get_file (self->project));
  SpWindow *window = sp_window_new (application, self->settings);

  /* Not discarded: what was not saved stays in the history, below "Changed outside". */
  sp_project_close (self->project);
  close_for_good (self);
  gtk_window_present (GTK_WINDOW (window));
  sp_window_open_file (window, file, SP_OPEN_DEFAULT);
}

static void
changed_outside_answered_cb (AdwAlertDialog *dialog,
                             const char     *response,
                             SpWindow       *self)
{
  if (!self->project)
    return;
  if (g_str_equal (response, "keep-both"))
    keep_both (self);
  else if (g_str_equal (response, "reload"))
    reload (self);
  else if (g_str_equal (response, "replace"))
    save_to (self, NULL, SP_SAVE_REPLACE, SP_AFTER_SAVING_STAY);
}

static void
ask_about_outside (SpWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The File Was Changed Outside"),
                                            _("Another program, or another person, wrote to the project's file "
                                              "after it was opened here. Nothing was overwritten.\n\n"
                                              "Reloading shows what is in the file; your version stays in the history. "
                                              "Replacing puts your version in its place."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "keep-both", _("_Keep Both…"),
                                  "reload", _("_Reload"), "replace", _("Re_place"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "keep-both", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_appearance (alert, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "keep-both");
  g_signal_connect_object (dialog, "response", G_CALLBACK (changed_outside_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * sp_window_tell_save_failed:
 * @self: a window with a project
 * @error: why
 *
 * Tells that the file is as it was, and offers what can be done.
 */
void
sp_window_tell_save_failed (SpWindow     *self,
                            const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_banner_set_title (self->view->banner, error->message);
  adw_banner_set_revealed (self->view->banner, TRUE);
  if (g_error_matches (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_CHANGED_OUTSIDE))
    ask_about_outside (self);
}

static void
closing_answered_cb (AdwAlertDialog *dialog,
                     const char     *response,
                     SpWindow       *self)
{
  if (!self->project)
    return;
  if (g_str_equal (response, "save"))
    sp_window_save (self, SP_AFTER_SAVING_CLOSE);
  else if (g_str_equal (response, "discard"))
    {
      sp_project_discard (self->project);
      close_for_good (self);
    }
}

static void
ask_about_changes (SpWindow *self)
{
  g_autofree char *title = sp_project_dup_title (self->project);
  g_autofree char *body = g_strdup_printf (_("“%s” has changes that are not in a file yet. "
                                             "Without saving they are left behind."), title);
  AdwDialog *dialog = adw_alert_dialog_new (_("Save Changes?"), NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_set_body (alert, body);
  adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "save");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (closing_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * sp_window_ask_before_closing:
 * @self: a window that is to be closed
 *
 * Saves what is not saved yet, by itself where that is the setting, else after asking.
 *
 * Returns: whether the window has to stay for now; it closes itself later, if the user wants it to
 */
gboolean
sp_window_ask_before_closing (SpWindow *self)
{
  if (!self->project)
    return FALSE;

  sp_inspector_settle (self->view->inspector);
  if (!sp_project_is_modified (self->project))
    return FALSE;
  if (sp_project_get_file (self->project) && g_settings_get_boolean (self->settings, "autosave")
      && !adw_banner_get_revealed (self->view->banner))
    sp_window_save (self, SP_AFTER_SAVING_CLOSE);
  else
    ask_about_changes (self);
  return TRUE;
}

static void
save (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  sp_window_save (SP_WINDOW (widget), SP_AFTER_SAVING_STAY);
}

static void
save_as (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);

  sp_inspector_settle (self->view->inspector);
  choose_file (self, _("Save Project As"), FALSE, SP_AFTER_SAVING_STAY);
}

static void
save_copy (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);

  sp_inspector_settle (self->view->inspector);
  choose_file (self, _("Save a Copy"), TRUE, SP_AFTER_SAVING_STAY);
}

/**
 * sp_window_install_file_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of saving.
 */
void
sp_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy);
}
