/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>

#include "sp-opening.h"

static SpStatus run_check (const SpCommand *command, GStrv words);

const SpCommand sp_command_check = {
  .name = "check",
  .arguments = N_("FILE"),
  .summary = N_("Check that a project is whole, and tell what is not"),
  .run = run_check,
};

/* What recovering would lose says best what is wrong. */
static SpStatus
explain_damage (const char   *name,
                const GError *damage)
{
  g_autoptr (SpProject) project = sp_opening_open (name, SP_OPEN_PRIVATE | SP_OPEN_RECOVER, NULL);
  const char * const *losses;

  sp_command_fail (damage);
  if (project == NULL)
    return SP_STATUS_FAILED;

  losses = sp_project_get_losses (project);
  for (guint i = 0; losses[i] != NULL; i++)
    g_printerr ("  %s\n", losses[i]);
  sp_project_close (project);
  return SP_STATUS_FAILED;
}

static SpStatus
run_check (const SpCommand *command,
           GStrv            words)
{
  g_auto (GStrv) names = words;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, NULL, &names, 1, 1, &status))
    return status;

  snapshot = sp_opening_read (names[0], &error);
  if (g_error_matches (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_DAMAGED))
    return explain_damage (names[0], error);
  if (snapshot == NULL)
    return sp_command_fail (error);

  g_print (_("The project is whole.\n"));
  return SP_STATUS_DONE;
}
