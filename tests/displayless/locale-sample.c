/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "locale-sample.h"

#include <libintl.h>
#include <locale.h>

static char *folder;

gboolean
locale_sample_begin (const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *locale = g_strconcat (name, ".UTF-8", NULL);
  const char *command[] = { "localedef", "-i", name, "-f", "UTF-8", NULL, NULL };
  int status = 0;

  if (folder == NULL)
    folder = g_dir_make_tmp ("standpoint-locale-XXXXXX", NULL);
  path = g_build_filename (folder, locale, NULL);
  command[5] = path;
  if (!g_file_test (path, G_FILE_TEST_EXISTS)
      && !g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                        NULL, &status, NULL))
    return FALSE;
  g_unsetenv ("LANGUAGE");
  if (status != 0 || !g_setenv ("LOCPATH", folder, TRUE) || setlocale (LC_ALL, locale) == NULL)
    return FALSE;
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("STANDPOINT_TRANSLATIONS"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return TRUE;
}

void
locale_sample_end (void)
{
  const char *command[] = { "rm", "-r", folder, NULL };

  setlocale (LC_ALL, "");
  if (folder != NULL)
    g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_clear_pointer (&folder, g_free);
}
