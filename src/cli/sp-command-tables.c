/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>

#include "sp-import.h"
#include "sp-opening.h"

static SpStatus run_tables (const SpCommand *command, GStrv words);

const SpCommand sp_command_tables = {
  .name = "tables",
  .arguments = N_("FILE --out FOLDER"),
  .summary = N_("Write the project as a data package: CSV tables with their description"),
  .run = run_tables,
};

static SpStatus
run_tables (const SpCommand *command,
            GStrv            words)
{
  g_autofree char *out = NULL;
  const GOptionEntry options[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The folder to write to; made if it is not there"), N_("FOLDER") },
    { NULL },
  };
  g_auto (GStrv) names = words;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) error = NULL;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, options, &names, 1, 1, &status))
    return status;
  if (out == NULL)
    return sp_command_misuse (command, "%s", _("Name the folder with --out."));

  snapshot = sp_opening_read (names[0], &error);
  if (snapshot == NULL)
    return sp_command_fail (error);

  folder = g_file_new_for_commandline_arg (out);
  if (!sp_tables_write (snapshot, folder, NULL, &error))
    status = sp_command_fail (error);
  return status;
}
