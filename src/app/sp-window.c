/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-thumbnail.h"

/**
 * SpWindow:
 *
 * The window of one project, which shows the welcome page or the progress of opening before. It is cut into several
 * files: this one holds the window together, sp-window-edit.c the actions on rows, sp-window-file.c saving and
 * closing, sp-window-open.c opening, sp-window-pages.c the pages, sp-window-exchange.c import and export.
 */
G_DEFINE_FINAL_TYPE (SpWindow, sp_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
dup_file_name (SpWindow *self)
{
  GFile *file = sp_project_get_file (self->project);
  g_autofree char *path = file ? g_file_get_parse_name (file) : NULL;

  return path ? g_path_get_basename (path) : g_strdup (_("not saved to a file yet"));
}

static void
update_title (SpWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *window_title = NULL;

  if (!self->project)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Standpoint"));
      return;
    }

  title = sp_project_dup_title (self->project);
  name = dup_file_name (self);
  if (sp_project_is_modified (self->project) && sp_project_get_file (self->project))
    {
      /* Translators: the name of a file whose project has newer changes */
      subtitle = g_strdup_printf (_("%s · unsaved"), name);
      window_title = g_strconcat ("• ", title, NULL);
    }
  sp_project_view_set_title (self->view, title, subtitle ? subtitle : name);
  gtk_window_set_title (GTK_WINDOW (self), window_title ? window_title : title);
}

/* The labels tell in the tooltips what would be undone. */
void
sp_window_update_actions (SpWindow *self)
{
  SpStore *store = self->project ? sp_project_get_store (self->project) : NULL;
  gboolean is_row = self->selection && !sp_selection_is_empty (self->selection) && !sp_selection_is_cell (self->selection);
  gboolean is_cell = self->selection && sp_selection_is_cell (self->selection);
  gboolean is_several = self->selection && sp_selection_is_several (self->selection);
  static const char * const of_projects[] = {
    "win.add-actor", "win.add-issue", "win.add-statement", "win.add-link", "win.add-source", "win.add-source-files",
    "win.save", "win.save-as", "win.save-copy", "win.export", "win.export-all", "win.copy-picture", "win.print",
    "win.export-tables", "win.import", "win.import-folder", "win.history", "win.merge", "win.properties", "win.filter",
    "win.search",
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_projects); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_projects[i], store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", store && sp_store_can_undo (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", store && sp_store_can_redo (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-selected", store && (is_row || is_several));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-selected", store && (is_row || is_cell));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.split-actor",
                                 store && is_row && sp_selection_get_table (self->selection) == SP_TABLE_ACTOR);
}

static void
autosave_failed_cb (SpWindow *self,
                    GError   *error)
{
  sp_window_tell_save_failed (self, error);
}

static void
autosave_setting_cb (SpWindow *self)
{
  if (self->autosave)
    sp_autosave_set_enabled (self->autosave, g_settings_get_boolean (self->settings, "autosave"));
}

static void
coder_setting_cb (SpWindow *self)
{
  g_autofree char *coder = g_settings_get_string (self->settings, "coder");

  if (self->project)
    sp_store_set_coder (sp_project_get_store (self->project), *coder ? coder : g_get_real_name ());
}

static void
file_changed_cb (SpWindow *self)
{
  update_title (self);
  autosave_setting_cb (self);
}

static void
release_project (SpWindow *self)
{
  if (!self->project)
    return;

  g_signal_handlers_disconnect_by_data (self->project, self);
  g_signal_handlers_disconnect_by_data (sp_project_get_store (self->project), self);
  sp_autosave_stop (self->autosave);
  g_clear_object (&self->autosave);
  sp_window_set_pages_store (self, NULL);
  g_clear_object (&self->project);
}

static void
remember_split (SpWindow            *self,
                AdwOverlaySplitView *split,
                const char          *key)
{
  if (!adw_overlay_split_view_get_collapsed (split))
    g_settings_set_boolean (self->settings, key, adw_overlay_split_view_get_show_sidebar (split));
}

static void
remember_looks (SpWindow *self)
{
  g_settings_set (self->settings, "window-size", "(ii)", gtk_widget_get_width (GTK_WIDGET (self)),
                  gtk_widget_get_height (GTK_WIDGET (self)));
  if (!self->view)
    return;
  remember_split (self, self->view->outline_split, "show-outline");
  if (!self->inspector_came)
    remember_split (self, self->view->inspector_split, "show-inspector");
}

static gboolean
sp_window_close_request (GtkWindow *window)
{
  SpWindow *self = SP_WINDOW (window);

  /* An import can be cancelled, but not left alone. */
  if (self->project && sp_store_is_lent (sp_project_get_store (self->project)))
    return GDK_EVENT_STOP;
  if (!self->closing && sp_window_ask_before_closing (self))
    return GDK_EVENT_STOP;

  remember_looks (self);
  /* Before its pages lose the project: nobody is to see them empty. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->opening)
    g_cancellable_cancel (self->opening);
  if (self->project)
    {
      g_autoptr (SpProject) project = g_object_ref (self->project);

      if (sp_project_get_file (project))
        sp_thumbnail_ensure (sp_project_get_file (project), sp_store_get_snapshot (sp_project_get_store (project)));
      release_project (self);
      sp_project_close (project);
    }
  return GTK_WINDOW_CLASS (sp_window_parent_class)->close_request (window);
}

static void
sp_window_dispose (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  release_project (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->date);
  g_clear_object (&self->settings);
  g_clear_object (&self->opening);
  g_clear_object (&self->opening_file);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_WINDOW);

  G_OBJECT_CLASS (sp_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, stack);
}

static void
sp_window_class_init (SpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sp_window_close_request;

  bind_template (widget_class);
  sp_window_install_edit_actions (widget_class);
  sp_window_install_file_actions (widget_class);
  sp_window_install_open_actions (widget_class);
  sp_window_install_exchange_actions (widget_class);
  sp_window_install_source_actions (widget_class);
  sp_window_install_merge_actions (widget_class);
  sp_window_install_picture_actions (widget_class);
}

static void
sp_window_init (SpWindow *self)
{
  self->selection = sp_selection_new ();
  self->date = sp_picture_date_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (sp_window_update_actions), self, G_CONNECT_SWAPPED);
  sp_window_accept_drops (self);
  sp_window_connect_help (self);
  sp_window_update_actions (self);
  if (SP_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  update_title (self);
}

static void
bind_settings (SpWindow *self)
{
  int width;
  int height;

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::autosave", G_CALLBACK (autosave_setting_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::coder", G_CALLBACK (coder_setting_cb), self, G_CONNECT_SWAPPED);
}

static void
create_view (SpWindow *self)
{
  self->view = sp_project_view_new ();
  g_settings_bind (self->settings, "show-outline", self->view->outline_split, "show-sidebar", G_SETTINGS_BIND_GET);
  sp_window_connect_inspector (self);
  sp_window_connect_view (self);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->view));
}

/**
 * sp_window_new:
 * @application: the application
 * @settings: its settings
 *
 * Returns: (transfer none): a window that shows nothing yet, owned by the application
 */
SpWindow *
sp_window_new (GtkApplication *application,
               GSettings      *settings)
{
  SpWindow *self = g_object_new (SP_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  bind_settings (self);
  return self;
}

/**
 * sp_window_get_project:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its project, `NULL` on the welcome page
 */
SpProject *
sp_window_get_project (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);

  return self->project;
}

/**
 * sp_window_get_file:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the file of its project, also while it is being opened
 */
GFile *
sp_window_get_file (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);

  return self->project ? sp_project_get_file (self->project) : self->opening_file;
}

/**
 * sp_window_is_free:
 * @self: a window
 *
 * Returns: whether a project can be opened in it
 */
gboolean
sp_window_is_free (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);

  return !self->project && !self->opening;
}

/**
 * sp_window_take_project:
 * @self: a window without a project
 * @project: (transfer full): a project
 *
 * Shows a project.
 */
void
sp_window_take_project (SpWindow  *self,
                        SpProject *project)
{
  SpStore *store = sp_project_get_store (project);

  g_return_if_fail (SP_IS_WINDOW (self) && !self->project);

  self->project = project;
  self->autosave = sp_autosave_new (project);
  g_signal_connect_object (self->autosave, "failed", G_CALLBACK (autosave_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (project, "notify::title", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (project, "notify::modified", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (project, "notify::file", G_CALLBACK (file_changed_cb), self);
  g_signal_connect_swapped (store, "history-changed", G_CALLBACK (sp_window_update_actions), self);
  coder_setting_cb (self);
  autosave_setting_cb (self);
  create_view (self);
  sp_window_set_pages_store (self, store);
  sp_window_update_actions (self);
  update_title (self);
  /* What has been coded is looked at; an empty project begins with a text. */
  sp_window_show_page (self, sp_snapshot_get_n_statements (sp_store_get_snapshot (store)) > 0 ? SP_PAGE_MATRIX : SP_PAGE_SOURCES);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->view));
  gtk_widget_grab_focus (sp_window_get_shown_page (self));
}

/**
 * sp_window_toast:
 * @self: a window
 * @words: an outcome in a sentence
 *
 * Tells of an outcome.
 */
void
sp_window_toast (SpWindow   *self,
                 const char *words)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, words);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * sp_window_toast_undo:
 * @self: a window
 * @words: what was done
 *
 * Tells of an edit, with a button to undo it.
 */
void
sp_window_toast_undo (SpWindow   *self,
                      const char *words)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, words);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * sp_window_show_error:
 * @self: a window
 * @heading: what did not work
 * @body: why, and what to do
 *
 * Tells of a failure in a dialog.
 */
void
sp_window_show_error (SpWindow   *self,
                      const char *heading,
                      const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
