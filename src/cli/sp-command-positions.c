/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>

#include "sp-opening.h"
#include "sp-position-arguments.h"
#include "sp-sheet.h"

static SpStatus run_positions (const SpCommand *command, GStrv words);

const SpCommand sp_command_positions = {
  .name = "positions",
  .arguments = N_("FILE [--as-of DATE] [--rule latest|mean|weighted|strongest] [--roll-up] [--format csv|json]"),
  .summary = N_("Write what every actor's statements on every issue amount to"),
  .run = run_positions,
};

static const char * const columns[] = {
  "actor", "issue", "state", "value", "qualifier", "salience", "statements", "contradiction", "shift", NULL,
};

static const char *
get_state_token (SpPositionState state)
{
  static const char * const tokens[] = {
    [SP_POSITION_NOTHING_FOUND] = "nothing-found", [SP_POSITION_SUPPORT] = "support",
    [SP_POSITION_OPPOSE] = "oppose",               [SP_POSITION_NEUTRAL] = "neutral",
    [SP_POSITION_CONDITIONAL] = "conditional",     [SP_POSITION_AMBIGUOUS] = "ambiguous",
    [SP_POSITION_UNDECIDED] = "undecided",         [SP_POSITION_NO_COMMENT] = "no-comment",
  };

  return tokens[state];
}

static void
add_cell (SpSheet          *sheet,
          const char       *actor,
          const char       *issue,
          const SpPosition *position)
{
  gboolean found = position->state != SP_POSITION_NOTHING_FOUND;

  sp_sheet_add_text (sheet, actor);
  sp_sheet_add_text (sheet, issue);
  sp_sheet_add_text (sheet, get_state_token (position->state));
  sp_sheet_add_number (sheet, position->value);
  sp_sheet_add_text (sheet, found ? sp_enum_to_token (SP_TYPE_QUALIFIER, position->qualifier) : NULL);
  sp_sheet_add_number (sheet, position->salience);
  sp_sheet_add_integer (sheet, position->n_statements);
  sp_sheet_add_flag (sheet, position->contradiction);
  sp_sheet_add_integer (sheet, position->shift);
}

static SpStatus
write_positions (SpSnapshot  *snapshot,
                 SpPositions *positions,
                 gboolean     as_json)
{
  g_autoptr (SpSheet) sheet = sp_sheet_new (columns, as_json);

  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
      add_cell (sheet, sp_snapshot_get_actor (snapshot, actor)->name, sp_snapshot_get_issue (snapshot, issue)->name,
                sp_positions_get (positions, actor, issue));
  return sp_sheet_write (sheet);
}

static SpStatus
write_positions_of (const SpCommand           *command,
                    const SpPositionArguments *arguments,
                    const char                *name,
                    gboolean                   as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) snapshot = sp_opening_read (name, &error);
  g_autoptr (SpPositions) positions = NULL;
  SpPositionOptions options;

  if (snapshot == NULL)
    return sp_command_fail (error);

  if (!sp_position_arguments_read (arguments, command, snapshot, &options))
    return SP_STATUS_USAGE;

  positions = sp_positions_compute (snapshot, &options);
  return write_positions (snapshot, positions, as_json);
}

static SpStatus
run_positions (const SpCommand *command,
               GStrv            words)
{
  g_auto (SpPositionArguments) arguments = { 0 };
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    SP_POSITION_OPTIONS (&arguments),
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("csv or json"), N_("FORMAT") },
    { NULL },
  };
  g_auto (GStrv) names = words;
  SpPositionOptions checked;
  SpStatus status = SP_STATUS_DONE;
  gboolean as_json;

  if (!sp_command_parse (command, options, &names, 1, 1, &status))
    return status;
  if (!sp_sheet_read_format (command, format, &as_json)
      || !sp_position_arguments_read (&arguments, command, NULL, &checked))
    return SP_STATUS_USAGE;

  return write_positions_of (command, &arguments, names[0], as_json);
}
