/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-welcome-page.h"

#include <glib/gi18n.h>

#include "sp-file-choice.h"
#include "sp-late-popover.h"
#include "sp-recent.h"
#include "sp-thumbnail.h"

#define MAX_RECENT 8

/* In pixels. */
#define THUMBNAIL_WIDTH 80
#define THUMBNAIL_HEIGHT 54

/**
 * SpWelcomePage:
 *
 * What a window shows that has no project yet.
 */
struct _SpWelcomePage
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkImage *program_image;
  AdwPreferencesGroup *recent_group;
  AdwPreferencesGroup *unsaved_group;
  AdwActionRow *berlin_row;
  AdwActionRow *un_row;

  GPtrArray *rows;          /* pairs of a row and its group are told apart by the row's parent */
};

G_DEFINE_FINAL_TYPE (SpWelcomePage, sp_welcome_page, ADW_TYPE_BIN)

enum
{
  OPEN_FILE,
  OPEN_EXAMPLE,
  OPEN_RECOVERABLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
recent_activated_cb (AdwActionRow  *row,
                     SpWelcomePage *self)
{
  g_signal_emit (self, signals[OPEN_FILE], 0, g_object_get_data (G_OBJECT (row), "file"));
}

static void
forget_cb (GtkWidget     *button,
           SpWelcomePage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  sp_recent_remove (g_object_get_data (G_OBJECT (row), "file"));
  sp_welcome_page_reload (self);
}

static void
unsaved_activated_cb (AdwActionRow  *row,
                      SpWelcomePage *self)
{
  g_signal_emit (self, signals[OPEN_RECOVERABLE], 0, g_object_get_data (G_OBJECT (row), "work"));
}

static void
example_activated_cb (SpWelcomePage *self,
                      AdwActionRow  *row)
{
  g_signal_emit (self, signals[OPEN_EXAMPLE], 0, row == self->berlin_row ? "berlin" : "un");
}

static void
tell_not_deleted (SpWelcomePage *self,
                  const GError  *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Work Was Not Deleted"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
delete_answered_cb (AdwAlertDialog *dialog,
                    const char     *response,
                    SpWelcomePage  *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "delete"))
    return;
  if (!sp_recoverable_delete (g_object_get_data (G_OBJECT (dialog), "work"), &error))
    tell_not_deleted (self, error);
  sp_welcome_page_reload (self);
}

static void
delete_cb (GtkWidget     *button,
           SpWelcomePage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  AdwDialog *dialog = adw_alert_dialog_new (_("Delete Unsaved Work?"),
                                            _("It stands in no file and cannot be brought back."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data (G_OBJECT (dialog), "work", g_object_get_data (G_OBJECT (row), "work"));
  /* The row, which owns the work, stays as long as the page is not loaded again. */
  g_object_set_data_full (G_OBJECT (dialog), "row", g_object_ref (row), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_answered_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GtkWidget *
add_row (SpWelcomePage       *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_row_button (SpWelcomePage *self,
                GtkWidget     *row,
                const char    *icon_name,
                const char    *tooltip,
                GCallback      callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* An image would make a square of it, with bands above and below. */
static GtkWidget *
create_picture (GdkPaintable *picture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) small = NULL;
  GtkWidget *widget;

  gdk_paintable_snapshot (picture, snapshot, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
  small = gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT));
  widget = gtk_picture_new_for_paintable (small);
  gtk_picture_set_can_shrink (GTK_PICTURE (widget), FALSE);
  return widget;
}

/* Of the same size in every row, so that the names stand below each other. */
static GtkWidget *
create_thumbnail (const SpRecentProject *project)
{
  g_autoptr (GdkPaintable) picture = sp_thumbnail_load (project->file);
  GtkWidget *widget;

  if (picture)
    {
      widget = create_picture (picture);
      gtk_widget_set_opacity (widget, project->there ? 1 : 0.4);
    }
  else
    {
      widget = gtk_image_new_from_icon_name (project->there ? "sp-matrix-symbolic" : "dialog-question-symbolic");
      gtk_widget_add_css_class (widget, "dimmed");
    }
  gtk_widget_set_size_request (widget, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (widget, "thumbnail");
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return widget;
}

static void
add_recent (SpWelcomePage         *self,
            const SpRecentProject *project)
{
  g_autofree char *path = sp_file_choice_dup_place (project->file);
  /* Translators: the place of a file that is not there any more */
  g_autofree char *missing = g_strdup_printf (_("Moved or deleted: %s"), path);
  GtkWidget *row = add_row (self, self->recent_group, project->title, project->there ? path : missing);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_thumbnail (project));
  gtk_widget_set_sensitive (row, TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), project->there);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (project->file), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (recent_activated_cb), self);
  add_row_button (self, row, "list-remove-symbolic", _("Remove from the List"), G_CALLBACK (forget_cb));
}

static void
add_unsaved (SpWelcomePage *self,
             SpRecoverable *work)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (work->time);
  g_autofree char *when = time ? g_date_time_format (time, "%x %X") : g_strdup ("");
  /* Translators: a time, and the name of the edit that was made then */
  g_autofree char *subtitle = g_strdup_printf (_("%s: %s"), when, work->label ? work->label : "");
  GtkWidget *row = add_row (self, self->unsaved_group, work->title && *work->title ? work->title : _("Untitled"), subtitle);

  g_object_set_data_full (G_OBJECT (row), "work", work, (GDestroyNotify) sp_recoverable_free);
  g_signal_connect (row, "activated", G_CALLBACK (unsaved_activated_cb), self);
  add_row_button (self, row, "user-trash-symbolic", _("Delete Unsaved Work"), G_CALLBACK (delete_cb));
}

static void
remove_rows (SpWelcomePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
sp_welcome_page_dispose (GObject *object)
{
  SpWelcomePage *self = SP_WELCOME_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (sp_welcome_page_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * SpWelcomePage::open-file:
   * @self: the page
   * @file: a project that was open before
   */
  signals[OPEN_FILE] = g_signal_new ("open-file", SP_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_FILE);

  /**
   * SpWelcomePage::open-example:
   * @self: the page
   * @name: "berlin" or "un"
   */
  signals[OPEN_EXAMPLE] = g_signal_new ("open-example", SP_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SpWelcomePage::open-recoverable:
   * @self: the page
   * @work: an SpRecoverable
   */
  signals[OPEN_RECOVERABLE] = g_signal_new ("open-recoverable", SP_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
sp_welcome_page_class_init (SpWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_welcome_page_dispose;
  install_signals ();

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, unsaved_group);
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, program_image);
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, berlin_row);
  gtk_widget_class_bind_template_child (widget_class, SpWelcomePage, un_row);
  gtk_widget_class_bind_template_callback (widget_class, example_activated_cb);
}

static void
sp_welcome_page_init (SpWelcomePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_late_popover_attach_menu (self->menu_button, "/io/github/standpoint/Standpoint/sp-window-menus.ui", "welcome_menu");
  gtk_image_set_from_icon_name (self->program_image, SP_APPLICATION_ID);
}

/**
 * sp_welcome_page_reload:
 * @self: a page
 *
 * Lists the recent projects and the unsaved work as they are now.
 */
void
sp_welcome_page_reload (SpWelcomePage *self)
{
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;

  g_return_if_fail (SP_IS_WELCOME_PAGE (self));

  remove_rows (self);
  recent = sp_recent_list (MAX_RECENT);
  for (guint i = 0; i < recent->len; i++)
    add_recent (self, g_ptr_array_index (recent, i));
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), recent->len > 0);

  unsaved = sp_recoverable_list ();
  gtk_widget_set_visible (GTK_WIDGET (self->unsaved_group), unsaved->len > 0);
  while (unsaved->len > 0)
    add_unsaved (self, g_ptr_array_steal_index (unsaved, 0));
}
