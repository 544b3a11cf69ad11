/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sp-opening.h"
#include "sp-schema.h"

static SpStatus run_info (const SpCommand *command, GStrv words);

const SpCommand sp_command_info = {
  .name = "info",
  .arguments = N_("FILE [--json]"),
  .summary = N_("Tell what is in a project"),
  .run = run_info,
};

/* What is told of a project. */
typedef struct
{
  const SpProjectRow *project;
  char *title;
  guint n_actors, n_issues, n_sources, n_statements, n_links, n_views;
  SpDate first;
  SpDate last;
} Summary;

static void
find_dates (SpSnapshot *snapshot,
            Summary    *summary)
{
  for (guint i = 0; i < summary->n_statements; i++)
    {
      SpDate date = sp_snapshot_get_statement (snapshot, i)->date;

      if (!sp_date_is_known (date))
        continue;
      if (!sp_date_is_known (summary->first) || sp_date_compare (date, summary->first) < 0)
        summary->first = date;
      if (!sp_date_is_known (summary->last) || sp_date_compare (date, summary->last) > 0)
        summary->last = date;
    }
}

static void
summarize (SpSnapshot *snapshot,
           GFile      *file,
           Summary    *summary)
{
  summary->project = sp_snapshot_get_project (snapshot);
  summary->title = sp_project_make_title (snapshot, file);
  summary->n_actors = sp_snapshot_get_n_actors (snapshot);
  summary->n_issues = sp_snapshot_get_n_issues (snapshot);
  summary->n_sources = sp_snapshot_get_n_sources (snapshot);
  summary->n_statements = sp_snapshot_get_n_statements (snapshot);
  summary->n_links = sp_snapshot_get_n_links (snapshot);
  summary->n_views = sp_snapshot_get_n_views (snapshot);
  find_dates (snapshot, summary);
}

static SpStatus
print_text (const Summary *summary)
{
  g_autofree char *first = sp_date_format (summary->first);
  g_autofree char *last = sp_date_format (summary->last);
  g_autofree char *as_of = sp_date_format (summary->project->as_of);

  g_print (_("Title:       %s\n"), summary->title);
  if (*summary->project->description != '\0')
    g_print (_("Description: %s\n"), summary->project->description);
  g_print (_("Actors:      %u\n"), summary->n_actors);
  g_print (_("Issues:      %u\n"), summary->n_issues);
  g_print (_("Sources:     %u\n"), summary->n_sources);
  g_print (_("Statements:  %u\n"), summary->n_statements);
  g_print (_("Links:       %u\n"), summary->n_links);
  g_print (_("Views:       %u\n"), summary->n_views);
  if (*first != '\0')
    g_print (_("Dates:       %s to %s\n"), first, last);
  if (*as_of != '\0')
    g_print (_("As of:       %s\n"), as_of);
  g_print (_("Document:    %s\n"), summary->project->uuid);
  g_print (_("Schema:      version %d\n"), SP_SCHEMA_VERSION);
  return SP_STATUS_DONE;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_date (JsonBuilder *builder,
          const char  *name,
          SpDate       date)
{
  g_autofree char *iso = sp_date_to_iso (date);

  json_builder_set_member_name (builder, name);
  if (sp_date_is_known (date))
    json_builder_add_string_value (builder, iso);
  else
    json_builder_add_null_value (builder);
}

static SpStatus
print_json (const Summary *summary)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "title", summary->title);
  add_text (builder, "description", summary->project->description);
  add_text (builder, "uuid", summary->project->uuid);
  add_number (builder, "schema-version", SP_SCHEMA_VERSION);
  add_number (builder, "actors", summary->n_actors);
  add_number (builder, "issues", summary->n_issues);
  add_number (builder, "sources", summary->n_sources);
  add_number (builder, "statements", summary->n_statements);
  add_number (builder, "links", summary->n_links);
  add_number (builder, "views", summary->n_views);
  add_date (builder, "first-date", summary->first);
  add_date (builder, "last-date", summary->last);
  add_date (builder, "as-of", summary->project->as_of);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  line = g_strconcat (text, "\n", NULL);
  return sp_command_write (line);
}

static SpStatus
run_info (const SpCommand *command,
          GStrv            words)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) names = words;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  Summary summary = { 0 };
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, options, &names, 1, 1, &status))
    return status;

  snapshot = sp_opening_read (names[0], &error);
  if (snapshot == NULL)
    return sp_command_fail (error);

  file = g_file_new_for_commandline_arg (names[0]);
  summarize (snapshot, file, &summary);
  status = as_json ? print_json (&summary) : print_text (&summary);
  g_clear_pointer (&summary.title, g_free);
  return status;
}
