/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sp-opening.h"

static SpStatus run_history (const SpCommand *command, GStrv words);

const SpCommand sp_command_history = {
  .name = "history",
  .arguments = N_("FILE [--json]"),
  .summary = N_("List the edits that can be undone and redone on this computer"),
  .run = run_history,
};

static char *
format_time (gint64      seconds,
             const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  char *text = local != NULL ? g_date_time_format (local, format) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static const char *
describe_state (const SpHistoryEntry *entry)
{
  if (entry->barrier)
    return _("fixed");
  return entry->undone ? _("undone") : _("done");
}

static SpStatus
print_text (GPtrArray *entries)
{
  if (entries->len == 0)
    g_print (_("There is no history of this project here.\n"));
  for (guint i = 0; i < entries->len; i++)
    {
      const SpHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *time = format_time (entry->time, "%Y-%m-%d %H:%M:%S");

      g_print ("%4" G_GINT64_FORMAT "  %s  %-8s  %s%s%s\n", entry->number, time, describe_state (entry),
               entry->label, *entry->coder != '\0' ? " — " : "", entry->coder);
    }
  return SP_STATUS_DONE;
}

static void
add_entry (JsonBuilder          *builder,
           const SpHistoryEntry *entry)
{
  g_autofree char *time = format_time (entry->time, "%Y-%m-%dT%H:%M:%S%:z");

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "number");
  json_builder_add_int_value (builder, entry->number);
  json_builder_set_member_name (builder, "time");
  json_builder_add_string_value (builder, time);
  json_builder_set_member_name (builder, "coder");
  json_builder_add_string_value (builder, entry->coder);
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, entry->label);
  json_builder_set_member_name (builder, "undone");
  json_builder_add_boolean_value (builder, entry->undone);
  json_builder_set_member_name (builder, "barrier");
  json_builder_add_boolean_value (builder, entry->barrier);
  json_builder_end_object (builder);
}

static SpStatus
print_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  line = g_strconcat (text, "\n", NULL);
  return sp_command_write (line);
}

static SpStatus
run_history (const SpCommand *command,
             GStrv            words)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) names = words;
  g_autoptr (SpProject) project = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, options, &names, 1, 1, &status))
    return status;

  project = sp_opening_open_history (names[0], &error);
  if (project != NULL)
    entries = sp_store_list_history (sp_project_get_store (project), &error);
  if (entries == NULL)
    return sp_command_fail (error);

  status = as_json ? print_json (entries) : print_text (entries);
  sp_project_close (project);
  return status;
}
