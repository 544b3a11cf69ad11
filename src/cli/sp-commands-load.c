/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-commands.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>

#include "sp-config.h"

/* The folder of the running program: not installed, the module lies beside it. */
static char *
find_module (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, SP_COMMANDS_MODULE, NULL);

  if (program != NULL && g_file_test (beside, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&beside);
  return g_build_filename (SP_MODULE_DIRECTORY, SP_COMMANDS_MODULE, NULL);
}

/**
 * sp_commands_load:
 * @error: return location for an error
 *
 * Loads the module of the commands that work on projects, and with it the libraries that they are made with: some
 * milliseconds. It stays until the end of the program.
 *
 * Returns: (transfer none) (array zero-terminated=1): the commands, or %NULL with %G_FILE_ERROR_NOENT
 */
const SpCommand * const *
sp_commands_load (GError **error)
{
  g_autofree char *path = find_module ();
  void *module = dlopen (path, RTLD_LAZY | RTLD_LOCAL);
  void *address = module != NULL ? dlsym (module, "sp_commands_list") : NULL;
  const SpCommand * const *(*list) (void);

  if (address == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _("A part of Standpoint is missing. Install it again. (%s)"),
                   dlerror ());
      return NULL;
    }
  *(void **) &list = address;
  return list ();
}
