/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-opening.h"
#include "sp-position-arguments.h"

static SpStatus run_positions (const SpCommand *command, GStrv words);

const SpCommand sp_command_positions = {
  .name = "positions",
  .arguments = N_("FILE [--as-of DATE] [--rule latest|mean|weighted|strongest] [--roll-up] [--format csv|json]"),
  .summary = N_("Write what every actor's statements on every issue amount to"),
  .run = run_positions,
};

/* One cell of the matrix. */
typedef struct
{
  const SpActor *actor;
  const SpIssue *issue;
  const SpPosition *position;
} Cell;

typedef void (*CellFunc) (const Cell *cell, gpointer data);

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
for_each_cell (SpSnapshot  *snapshot,
               SpPositions *positions,
               CellFunc     func,
               gpointer     data)
{
  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    {
      for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
        {
          Cell cell = { .actor = sp_snapshot_get_actor (snapshot, actor),
                        .issue = sp_snapshot_get_issue (snapshot, issue),
                        .position = sp_positions_get (positions, actor, issue) };

          func (&cell, data);
        }
    }
}

/* Unknown is an empty field, never a number. */
static void
append_number (GString *csv,
               double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (number))
    g_ascii_formatd (text, sizeof text, "%.6g", number);
  sp_csv_append_field (csv, text, FALSE);
}

static void
append_cell_cb (const Cell *cell,
                gpointer    data)
{
  const SpPosition *position = cell->position;
  GString *csv = data;
  gboolean found = position->state != SP_POSITION_NOTHING_FOUND;

  sp_csv_append_field (csv, cell->actor->name, FALSE);
  sp_csv_append_field (csv, cell->issue->name, FALSE);
  sp_csv_append_field (csv, get_state_token (position->state), FALSE);
  append_number (csv, position->value);
  sp_csv_append_field (csv, found ? sp_enum_to_token (SP_TYPE_QUALIFIER, position->qualifier) : "", FALSE);
  append_number (csv, position->salience);
  append_number (csv, position->n_statements);
  sp_csv_append_field (csv, position->contradiction ? "true" : "false", FALSE);
  sp_csv_append_field (csv, position->shift > 0 ? "1" : position->shift < 0 ? "-1" : "0", TRUE);
}

static SpStatus
write_csv (SpSnapshot  *snapshot,
           SpPositions *positions)
{
  g_autoptr (GString) csv = g_string_new ("actor,issue,state,value,qualifier,salience,statements,"
                                          "contradiction,shift\n");

  for_each_cell (snapshot, positions, append_cell_cb, csv);
  return sp_command_write (csv->str);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_cell_cb (const Cell *cell,
             gpointer    data)
{
  const SpPosition *position = cell->position;
  JsonBuilder *builder = data;
  gboolean found = position->state != SP_POSITION_NOTHING_FOUND;

  json_builder_begin_object (builder);
  add_text (builder, "actor", cell->actor->name);
  add_text (builder, "issue", cell->issue->name);
  add_text (builder, "state", get_state_token (position->state));
  add_number (builder, "value", position->value);
  add_text (builder, "qualifier", found ? sp_enum_to_token (SP_TYPE_QUALIFIER, position->qualifier) : NULL);
  add_number (builder, "salience", position->salience);
  json_builder_set_member_name (builder, "statements");
  json_builder_add_int_value (builder, position->n_statements);
  json_builder_set_member_name (builder, "contradiction");
  json_builder_add_boolean_value (builder, position->contradiction);
  json_builder_set_member_name (builder, "shift");
  json_builder_add_int_value (builder, position->shift);
  json_builder_end_object (builder);
}

static SpStatus
write_json (SpSnapshot  *snapshot,
            SpPositions *positions)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for_each_cell (snapshot, positions, add_cell_cb, builder);
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  line = g_strconcat (text, "\n", NULL);
  return sp_command_write (line);
}

static SpStatus
write_positions (const SpCommand           *command,
                 const SpPositionArguments *arguments,
                 const char                *name,
                 gboolean                   as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = sp_opening_open (name, SP_OPEN_PRIVATE, &error);
  g_autoptr (SpPositions) positions = NULL;
  SpPositionOptions options;
  SpSnapshot *snapshot;
  SpStatus status;

  if (project == NULL)
    return sp_command_fail (error);

  snapshot = sp_store_get_snapshot (sp_project_get_store (project));
  if (!sp_position_arguments_read (arguments, command, snapshot, &options))
    return SP_STATUS_USAGE;

  positions = sp_positions_compute (snapshot, &options);
  status = as_json ? write_json (snapshot, positions) : write_csv (snapshot, positions);
  sp_project_close (project);
  return status;
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

  if (!sp_command_parse (command, options, &names, 1, 1, &status))
    return status;
  if (format != NULL && strcmp (format, "csv") != 0 && strcmp (format, "json") != 0)
    return sp_command_misuse (command, _("--%s does not know “%s”."), "format", format);
  if (!sp_position_arguments_read (&arguments, command, NULL, &checked))
    return SP_STATUS_USAGE;

  return write_positions (command, &arguments, names[0], g_strcmp0 (format, "json") == 0);
}
