/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-example.h"

#include <glib/gi18n.h>

/**
 * sp_example_find:
 * @name: "berlin" or "un"
 *
 * Looks in the folder that the environment variable `STANDPOINT_EXAMPLES` names, else where they are installed.
 *
 * Returns: (transfer full): where the example's file is, or ought to be
 */
GFile *
sp_example_find (const char *name)
{
  const char *folder = g_getenv ("STANDPOINT_EXAMPLES");
  g_autofree char *file_name = g_strconcat (name, ".standpoint", NULL);

  return g_file_new_build_filename (folder ? folder : SP_EXAMPLES_DIRECTORY, file_name, NULL);
}

/**
 * sp_example_open:
 * @name: "berlin" or "un"
 * @error: return location for an error
 *
 * Makes a document of its own out of an example: it has no file, and the example stays as it is.
 *
 * Returns: (transfer full): the project, or `NULL` with an error of opening or writing
 */
SpProject *
sp_example_open (const char  *name,
                 GError     **error)
{
  g_autoptr (GFile) file = sp_example_find (name);

  return sp_project_open_copy (file, _("Begin with an example"), error);
}
