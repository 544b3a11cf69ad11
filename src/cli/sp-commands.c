/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-commands.h"

static const SpCommand * const commands[] = {
  &sp_command_new,       &sp_command_info,    &sp_command_check,  &sp_command_history, &sp_command_undo,
  &sp_command_redo,      &sp_command_merge,   &sp_command_tables, &sp_command_import,  &sp_command_positions,
  &sp_command_analyse,   &sp_command_export,  NULL,
};

/**
 * sp_commands_list:
 *
 * Called by sp_commands_load() from the program, which is not linked to this.
 *
 * Returns: (transfer none) (array zero-terminated=1): the commands that work on projects
 */
const SpCommand * const *
sp_commands_list (void)
{
  return commands;
}
