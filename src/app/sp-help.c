/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-help.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The help in the first of the user's languages that it is there in. */
static char *
find_help (void)
{
  const char * const *languages = g_get_language_names ();

  for (guint i = 0; languages[i]; i++)
    {
      g_autofree char *path = g_build_filename (SP_HELP_DIRECTORY, languages[i], "help.html", NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return g_build_filename (SP_HELP_DIRECTORY, "C", "help.html", NULL);
}

static void
tell_failure (GtkWindow    *parent,
              const char   *path,
              const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Help Was Not Opened"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: the reason and the name of a file */
                                _("%s\nA web browser can open it: %s"), error->message, path);
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

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tell_failure (parent, path, error);
}

/**
 * sp_help_show:
 * @parent: the window that asks
 * @topic: (nullable): the id of a page of the help
 *
 * Opens the help in what the desktop shows web pages with, at a topic or at its beginning. Where there is nothing to show
 * it with, a message names the file.
 */
void
sp_help_show (GtkWindow  *parent,
              const char *topic)
{
  g_autofree char *path = find_help ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *place = topic ? g_strconcat (uri, "#", topic, NULL) : g_strdup (uri);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (place);

  gtk_uri_launcher_launch (launcher, parent, NULL, launched_cb, g_object_ref (parent));
}
