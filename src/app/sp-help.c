/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-help.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* What a sandbox tells of itself. */
#define SANDBOX "/.flatpak-info"

/* The help in the first of the user's languages that it is there in. `STANDPOINT_HELP` names another folder of it. */
static char *
find_help (void)
{
  const char *named = g_getenv ("STANDPOINT_HELP");
  const char *folder = named ? named : SP_HELP_DIRECTORY;
  const char * const *languages = g_get_language_names ();

  for (guint i = 0; languages[i]; i++)
    {
      g_autofree char *path = g_build_filename (folder, languages[i], "help.html", NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return g_build_filename (folder, "C", "help.html", NULL);
}

static gboolean
is_in_sandbox (void)
{
  return g_file_test (SANDBOX, G_FILE_TEST_EXISTS);
}

/* Where a file of the program's own is for others: a sandbox has another name for it. */
static char *
dup_outer_path (const char *path)
{
  g_autoptr (GKeyFile) sandbox = g_key_file_new ();
  g_autofree char *folder = NULL;

  if (g_str_has_prefix (path, "/app/") && g_key_file_load_from_file (sandbox, SANDBOX, G_KEY_FILE_NONE, NULL))
    folder = g_key_file_get_string (sandbox, "Instance", "app-path", NULL);
  return folder ? g_build_filename (folder, path + strlen ("/app/"), NULL) : g_strdup (path);
}

static void
tell_failure (GtkWindow    *parent,
              const char   *path,
              const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Help Was Not Opened"), NULL);
  g_autofree char *outer = dup_outer_path (path);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: the reason and the name of a file */
                                _("%s\nA web browser can open it: %s"), error->message, outer);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (parent));
}

static void
launched_cb (GObject      *launcher,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWindow) parent = data;
  g_autofree char *path = find_help ();
  g_autoptr (GError) error = NULL;
  gboolean launched = GTK_IS_FILE_LAUNCHER (launcher)
                      ? gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error)
                      : gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error);

  if (!launched && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell_failure (parent, path, error);
}

/* The id of a topic in the web page. */
static char *
dup_anchor (const char *topic)
{
  return g_strdelimit (g_strdup (topic), "#", '-');
}

/*
 * The portal takes a file and no place in it: the web page is copied, told where to begin. Without the copy it is opened
 * at its beginning.
 */
static char *
write_copy (const char *path,
            const char *anchor)
{
  g_autofree char *name = g_strdup_printf ("help-%s.html", anchor);
  g_autofree char *copy = g_build_filename (g_get_user_cache_dir (), "standpoint", name, NULL);
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autofree char *page = NULL;
  g_autoptr (GString) text = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_file_get_contents (path, &page, NULL, NULL))
    return NULL;
  text = g_string_new (page);
  g_string_append_printf (text, "<script>location.hash = \"%s\";</script>\n", anchor);
  return g_file_set_contents (copy, text->str, (gssize) text->len, NULL) ? g_steal_pointer (&copy) : NULL;
}

/* In a sandbox: the portal opens files. */
static void
launch_file (GtkWindow  *parent,
             const char *path,
             const char *anchor)
{
  g_autofree char *copy = anchor ? write_copy (path, anchor) : NULL;
  g_autoptr (GFile) file = g_file_new_for_path (copy ? copy : path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, parent, NULL, launched_cb, g_object_ref (parent));
}

static void
launch_uri (GtkWindow  *parent,
            const char *path,
            const char *anchor)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *place = anchor ? g_strconcat (uri, "#", anchor, NULL) : g_strdup (uri);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (place);

  gtk_uri_launcher_launch (launcher, parent, NULL, launched_cb, g_object_ref (parent));
}

/**
 * sp_help_show:
 * @parent: the window that asks
 * @topic: (nullable): the id of a page of the help, or "PAGE#SECTION"
 *
 * Opens the help in what the desktop shows web pages with, at a topic or at its beginning. Where there is nothing to show
 * it with, a message names the file.
 */
void
sp_help_show (GtkWindow  *parent,
              const char *topic)
{
  g_autofree char *path = find_help ();
  g_autofree char *anchor = topic ? dup_anchor (topic) : NULL;

  if (is_in_sandbox ())
    launch_file (parent, path, anchor);
  else
    launch_uri (parent, path, anchor);
}
