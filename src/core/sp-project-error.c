/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-project-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (sp-project-error-quark, sp_project_error)

/**
 * sp_project_explain_errno:
 * @system_error: a value of `errno`
 *
 * Says in a user's words why the system refused, and what helps where something does.
 *
 * Returns: (transfer none): a translated sentence
 */
const char *
sp_project_explain_errno (int system_error)
{
  switch (system_error)
    {
    case ENOSPC:
    case EDQUOT:
      return _("There is no space left on the drive. Make room and try again.");
    case EROFS:
      return _("The drive is read-only. Choose another place.");
    case EACCES:
    case EPERM:
      return _("You have no permission for it. Choose another place, or change the permissions.");
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ESTALE:
      return _("The place is not there any more. Connect the drive again, or choose another place.");
    case EIO:
      return _("The drive reports an error. Try again, and on another drive if it comes back.");
    case ENAMETOOLONG:
      return _("The name is too long. Choose a shorter one.");
    case EFBIG:
      return _("The drive does not take a file of this size. Choose another drive.");
    case EMFILE:
    case ENFILE:
      return _("Too many files are open. Close some programs and try again.");
    default:
      return g_strerror (system_error);
    }
}

/**
 * sp_project_set_private_error:
 * @error: return location for an error
 * @system_error: a value of `errno`
 * @path: what could not be written in the private folder
 *
 * Sets %SP_PROJECT_ERROR_NOT_WRITABLE for a fault in the folder of the working copies.
 */
void
sp_project_set_private_error (GError    **error,
                              int         system_error,
                              const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
               _("The private folder for working copies cannot be used (%s). %s"),
               shown, sp_project_explain_errno (system_error));
}

/**
 * sp_project_set_read_error:
 * @error: return location for an error
 * @system_error: a value of `errno`
 * @name: the file's name as shown to the user
 *
 * Sets %SP_PROJECT_ERROR_UNREADABLE for a file that cannot be read.
 */
void
sp_project_set_read_error (GError    **error,
                           int         system_error,
                           const char *name)
{
  if (system_error == ENOENT || system_error == ENOTDIR)
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE, _("There is no file “%s”."), name);
  else if (system_error == EACCES || system_error == EPERM)
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE,
                 _("You have no permission to read “%s”."), name);
  else
    g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE,
                 _("“%s” cannot be read. %s"), name, sp_project_explain_errno (system_error));
}

/**
 * sp_project_set_write_error:
 * @error: return location for an error
 * @system_error: a value of `errno`
 * @name: the file's name as shown to the user
 *
 * Sets %SP_PROJECT_ERROR_NOT_WRITABLE for a file that was not saved.
 */
void
sp_project_set_write_error (GError    **error,
                            int         system_error,
                            const char *name)
{
  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
               _("“%s” was not saved; your work is kept. %s"), name, sp_project_explain_errno (system_error));
}

/**
 * sp_project_dup_file_name:
 * @file: a file
 *
 * Gives the last part of the file's name in a form that can be shown.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
sp_project_dup_file_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_uri (file);
}
