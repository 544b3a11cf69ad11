/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-application.h"

#include <glib/gi18n.h>

#include "sp-file-choice.h"
#include "sp-open.h"
#include "sp-preferences-dialog.h"
#include "sp-shortcuts.h"
#include "sp-widgets.h"
#include "sp-window.h"

/**
 * SpApplication:
 *
 * The program with a window: one process, any number of windows, each with one project. A file that
 * is open already raises its window.
 */
struct _SpApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, ADW_TYPE_APPLICATION)

/* By whichever symbolic link it is named. */
static gboolean
is_same_file (GFile *a,
              GFile *b)
{
  g_autofree char *first = sp_open_dup_origin (a);
  g_autofree char *second = sp_open_dup_origin (b);

  return g_str_equal (first, second);
}

static SpWindow *
find_window_of (SpApplication *self,
                GFile         *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      GFile *open = SP_IS_WINDOW (l->data) ? sp_window_get_file (SP_WINDOW (l->data)) : NULL;

      if (open && is_same_file (open, file))
        return SP_WINDOW (l->data);
    }
  return NULL;
}

/* The active window where it shows the welcome page, else a new one, which shows nothing yet. */
static SpWindow *
find_free_window (SpApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active && SP_IS_WINDOW (active) && sp_window_is_free (SP_WINDOW (active)))
    return SP_WINDOW (active);
  return sp_window_new (GTK_APPLICATION (self), self->settings);
}

static void
open_file (SpApplication *self,
           GFile         *file)
{
  SpWindow *window = find_window_of (self, file);

  if (!window)
    {
      window = find_free_window (self);
      sp_window_open_file (window, file, SP_OPEN_DEFAULT);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_activated (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SpWindow *window = find_free_window (SP_APPLICATION (data));

  gtk_window_present (GTK_WINDOW (window));
  sp_window_open_new (window);
}

static void
files_chosen_cb (GObject      *dialog,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (SpApplication) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      open_file (self, file);
    }
}

static void
open_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SpApplication *self = data;
  g_autoptr (GtkFileDialog) dialog = sp_file_choice_new (_("Open Project"));

  gtk_file_dialog_open_multiple (dialog, gtk_application_get_active_window (GTK_APPLICATION (self)), NULL,
                                 files_chosen_cb, g_object_ref (self));
}

static void
preferences_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  SpApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  adw_dialog_present (sp_preferences_dialog_new (self->settings), GTK_WIDGET (window));
}

static void
about_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SpApplication *self = data;
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog,
                "application-name", _("Standpoint"),
                "application-icon", SP_APPLICATION_ID,
                "version", SP_VERSION,
                "developer-name", _("The Standpoint contributors"),
                "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _("Maps who takes which position, with the words, the source and the date behind it."),
                /* Translators: your names, one a line */
                "translator-credits", _("translator-credits"),
                NULL);
  sp_widgets_fit_dialog (dialog);
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (self))));
}

/* Each window is asked, and may stay. */
static void
quit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_activated },
  { .name = "open", .activate = open_activated },
  { .name = "preferences", .activate = preferences_activated },
  { .name = "about", .activate = about_activated },
  { .name = "quit", .activate = quit_activated },
};

static void
theme_changed_cb (SpApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int theme = g_settings_get_enum (self->settings, "theme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (theme, 0, 2)]);
}

static void
sp_application_startup (GApplication *application)
{
  SpApplication *self = SP_APPLICATION (application);

  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);

  sp_widgets_init ();
  gtk_window_set_default_icon_name (SP_APPLICATION_ID);
  self->settings = g_settings_new (SP_SCHEMA_ID);
  g_signal_connect_object (self->settings, "changed::theme", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
  theme_changed_cb (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  sp_shortcuts_install (GTK_APPLICATION (self));
}

static void
sp_application_activate (GApplication *application)
{
  SpApplication *self = SP_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!active)
    {
      active = GTK_WINDOW (sp_window_new (GTK_APPLICATION (self), self->settings));
      sp_window_show_welcome (SP_WINDOW (active));
    }
  gtk_window_present (active);
}

static void
sp_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (SP_APPLICATION (application), files[i]);
}

/* "--new" in the primary instance, whichever process it is. */
static int
sp_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "new"))
    return -1;

  if (!g_application_register (application, NULL, NULL))
    return 1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "new", NULL);
  return -1;
}

static void
sp_application_finalize (GObject *object)
{
  g_clear_object (&SP_APPLICATION (object)->settings);

  G_OBJECT_CLASS (sp_application_parent_class)->finalize (object);
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_application_finalize;
  application_class->startup = sp_application_startup;
  application_class->activate = sp_application_activate;
  application_class->open = sp_application_open;
  application_class->handle_local_options = sp_application_handle_local_options;
}

static void
sp_application_init (SpApplication *self)
{
  static const GOptionEntry options[] = {
    { "new", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Begin a new project"), NULL },
    { NULL },
  };

  g_set_application_name (_("Standpoint"));
  g_application_set_version (G_APPLICATION (self), SP_VERSION);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * sp_application_new:
 *
 * Returns: (transfer full): the application, ready for g_application_run()
 */
SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION,
                       "application-id", SP_APPLICATION_ID,
                       "resource-base-path", "/io/github/standpoint/Standpoint",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
