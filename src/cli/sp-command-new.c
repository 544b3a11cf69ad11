/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>

#include "sp-opening.h"

static SpStatus run_new (const SpCommand *command, GStrv words);

const SpCommand sp_command_new = {
  .name = "new",
  .arguments = N_("FILE [--title TITLE] [--example berlin|un]"),
  .summary = N_("Make a project, empty or with an example"),
  .run = run_new,
};

static gboolean
rename_example (SpProject   *project,
                const char  *title,
                GError     **error)
{
  SpStore *store = sp_project_get_store (project);
  SpProjectRow row = *sp_snapshot_get_project (sp_store_get_snapshot (store));

  row.title = title;
  if (!sp_store_begin (store, _("New project"), error))
    return FALSE;
  if (sp_store_update_project (store, &row, error))
    return sp_store_commit (store, error);

  sp_store_rollback (store);
  return FALSE;
}

static SpProject *
open_example (const char  *name,
              const char  *title,
              GError     **error)
{
  g_autoptr (GFile) example = sp_opening_find_example (name, error);
  g_autoptr (SpProject) project = NULL;

  if (example == NULL)
    return NULL;

  project = sp_project_open (example, SP_OPEN_PRIVATE, NULL, NULL, NULL, error);
  if (project == NULL || (title != NULL && !rename_example (project, title, error)))
    return NULL;
  return g_steal_pointer (&project);
}

static gboolean
create_project (GFile       *file,
                const char  *title,
                const char  *example,
                GError     **error)
{
  g_autoptr (SpProject) project = NULL;
  gboolean saved;

  if (g_file_query_exists (file, NULL))
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_NOT_WRITABLE,
                   _("“%s” is there already and is not overwritten."), name);
      return FALSE;
    }
  if (example != NULL)
    project = open_example (example, title, error);
  else
    project = sp_project_new (title, error);
  if (project == NULL)
    return FALSE;

  saved = sp_project_save_copy (project, file, SP_SAVE_WITHOUT_LOG | SP_SAVE_NEW_DOCUMENT, NULL, error);
  sp_project_close (project);
  return saved;
}

static SpStatus
run_new (const SpCommand *command,
         GStrv            words)
{
  g_autofree char *title = NULL;
  g_autofree char *example = NULL;
  const GOptionEntry options[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("The project's title"), N_("TITLE") },
    { "example", 0, 0, G_OPTION_ARG_STRING, &example, N_("Begin with an example: berlin or un"), N_("NAME") },
    { NULL },
  };
  g_auto (GStrv) names = words;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, options, &names, 1, 1, &status))
    return status;

  file = g_file_new_for_commandline_arg (names[0]);
  return create_project (file, title, example, &error) ? SP_STATUS_DONE : sp_command_fail (error);
}
