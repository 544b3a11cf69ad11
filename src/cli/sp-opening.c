/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-opening.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-config.h"
#include "sp-progress.h"

/* A command ends soon after it is done with the rows: to let go of one after the other would only take time. */
static SpSnapshot *last_rows;

/* Whose name stands in the log. */
static const char *
find_coder (void)
{
  const char *name = g_get_real_name ();

  return strcmp (name, "Unknown") != 0 ? name : g_get_user_name ();
}

/**
 * sp_opening_read:
 * @name: a path or URI as typed
 * @error: return location for an error
 *
 * Returns: (transfer full): the rows of the project, or %NULL with an error of sp_project_read()
 */
SpSnapshot *
sp_opening_read (const char  *name,
                 GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  SpProgress progress = SP_PROGRESS_INIT (_("Opening"));
  SpSnapshot *snapshot = sp_project_read (file, NULL, sp_progress_show_cb, &progress, error);

  sp_progress_end (&progress);
  g_clear_pointer (&last_rows, sp_snapshot_unref);
  if (snapshot != NULL)
    last_rows = sp_snapshot_ref (snapshot);
  return snapshot;
}

/**
 * sp_opening_open:
 * @name: a path or URI as typed
 * @flags: how to open it
 * @error: return location for an error
 *
 * Returns: (transfer full): the project, or %NULL with an error of sp_project_open()
 */
SpProject *
sp_opening_open (const char   *name,
                 SpOpenFlags   flags,
                 GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  SpProgress progress = SP_PROGRESS_INIT (_("Opening"));
  SpProject *project = sp_project_open (file, flags, NULL, sp_progress_show_cb, &progress, error);

  sp_progress_end (&progress);
  if (project != NULL)
    sp_store_set_coder (sp_project_get_store (project), find_coder ());
  return project;
}

/**
 * sp_opening_open_history:
 * @name: a path or URI as typed
 * @error: return location for an error
 *
 * Opens a project to read its history. No working copy is left behind where there was none.
 *
 * Returns: (transfer full): the project, or %NULL with an error of sp_project_open()
 */
SpProject *
sp_opening_open_history (const char  *name,
                         GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (SpSnapshot) rows = sp_opening_read (name, error);

  if (rows == NULL)
    return NULL;
  return sp_opening_open (name, sp_project_has_working_copy (rows, file) ? SP_OPEN_DEFAULT : SP_OPEN_PRIVATE, error);
}

/**
 * sp_opening_find_example:
 * @name: "berlin" or "un"
 * @error: return location for an error
 *
 * Looks for an example in the folder that the environment variable STANDPOINT_EXAMPLES names, else where they are
 * installed.
 *
 * Returns: (transfer full): the example's file, or %NULL with %SP_PROJECT_ERROR_UNREADABLE
 */
GFile *
sp_opening_find_example (const char  *name,
                         GError     **error)
{
  const char *chosen = g_getenv ("STANDPOINT_EXAMPLES");
  g_autofree char *file_name = g_strconcat (name, ".standpoint", NULL);
  g_autofree char *path = g_build_filename (chosen != NULL ? chosen : SP_EXAMPLES_DIRECTORY, file_name, NULL);

  if (strchr (name, G_DIR_SEPARATOR) == NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_file_new_for_path (path);

  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE,
               _("There is no example “%s”; there are “berlin” and “un”. They are looked for in %s."),
               name, chosen != NULL ? chosen : SP_EXAMPLES_DIRECTORY);
  return NULL;
}
