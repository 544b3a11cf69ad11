/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>

#include "sp-opening.h"

static SpStatus run_undo (const SpCommand *command, GStrv words);
static SpStatus run_redo (const SpCommand *command, GStrv words);

const SpCommand sp_command_undo = {
  .name = "undo",
  .arguments = N_("FILE"),
  .summary = N_("Take back the last edit and save"),
  .run = run_undo,
};

const SpCommand sp_command_redo = {
  .name = "redo",
  .arguments = N_("FILE"),
  .summary = N_("Do again what was taken back last and save"),
  .run = run_redo,
};

typedef gboolean (*Step) (SpStore *store, GError **error);

static gboolean
step_and_save (SpProject  *project,
               Step        step,
               GError    **error)
{
  return step (sp_project_get_store (project), error) && sp_project_save (project, SP_SAVE_DEFAULT, NULL, error);
}

static SpStatus
run_step (const SpCommand  *command,
          GStrv            *names,
          Step              step,
          const char     *(*get_label) (SpStore *store),
          const char       *said)
{
  g_autoptr (SpProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, NULL, names, 1, 1, &status))
    return status;

  project = sp_opening_open ((*names)[0], SP_OPEN_DEFAULT, &error);
  if (project == NULL)
    return sp_command_fail (error);

  label = g_strdup (get_label (sp_project_get_store (project)));
  if (step_and_save (project, step, &error))
    g_print ("%s %s\n", said, label);
  else
    status = sp_command_fail (error);
  sp_project_close (project);
  return status;
}

static SpStatus
run_undo (const SpCommand *command,
          GStrv            words)
{
  g_auto (GStrv) names = words;

  return run_step (command, &names, sp_store_undo, sp_store_get_undo_label, _("Undone:"));
}

static SpStatus
run_redo (const SpCommand *command,
          GStrv            words)
{
  g_auto (GStrv) names = words;

  return run_step (command, &names, sp_store_redo, sp_store_get_redo_label, _("Redone:"));
}
