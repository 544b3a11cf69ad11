/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-command.h"

#include <glib/gi18n-lib.h>

#include "sp-import.h"
#include "sp-opening.h"

/* As many names as one can look through. */
#define MOST_NAMES 20

static SpStatus run_import (const SpCommand *command, GStrv words);

const SpCommand sp_command_import = {
  .name = "import",
  .arguments = N_("FILE FOLDER-OR-CSV... [--dry-run] [--skip-bad-rows] [--verbose]"),
  .summary = N_("Take the rows of data packages and CSV files into a project and save"),
  .run = run_import,
};

static GListModel *
list_files (GStrv names)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (names[i]);

      g_list_store_append (files, file);
    }
  return G_LIST_MODEL (files);
}

static void
print_lines (const char *heading,
             GStrv       lines)
{
  if (lines == NULL || lines[0] == NULL)
    return;
  g_print ("%s\n", heading);
  for (guint i = 0; lines[i] != NULL; i++)
    g_print ("  %s\n", lines[i]);
}

/* Of each kind the first ones: a large table names thousands. */
static void
print_names (const SpImportReport *report,
             gboolean              all)
{
  guint place = 0;

  if (report->created_names == NULL || report->created_names[0] == NULL)
    return;
  g_print ("%s\n", _("Names that were not known and were created:"));
  for (guint table = 0; table < SP_N_TABLES; place += report->created[table++])
    {
      guint n = report->created[table];
      guint n_shown = all || n <= MOST_NAMES ? n : MOST_NAMES;

      for (guint i = 0; i < n_shown; i++)
        g_print ("  %s\n", report->created_names[place + i]);
      if (n_shown < n)
        {
          g_print ("  ");
          g_print (g_dngettext (GETTEXT_PACKAGE, "\u2026 and %'u more\n", "\u2026 and %'u more\n", n - n_shown), n - n_shown);
        }
    }
}

static void
print_counts (const SpImportReport *report)
{
  for (int table = 0; table < SP_N_TABLES; table++)
    {
      if (report->added[table] > 0 || report->updated[table] > 0)
        g_print (_("%s: %u added, %u changed\n"), sp_enum_to_label (SP_TYPE_TABLE, table),
                 report->added[table], report->updated[table]);
    }
}

static void
print_problems (const SpImportReport *report)
{
  for (guint i = 0; report->problems != NULL && report->problems[i] != NULL; i++)
    g_printerr ("  %s\n", report->problems[i]);
}

/* Not done: all bad rows are named, so that they can be mended in one go. */
static SpStatus
report_failure (const SpImportReport *report,
                const GError         *error)
{
  sp_command_fail (error);
  if (report != NULL && report->problems != NULL && g_strv_length (report->problems) > 1)
    print_problems (report);
  return SP_STATUS_FAILED;
}

static void
report_success (const SpImportReport  *report,
                const SpImportOptions *options,
                gboolean               verbose)
{
  if (options->dry_run)
    g_print (_("Nothing was changed; this would be done:\n"));
  print_counts (report);
  print_names (report, verbose);
  print_lines (_("Columns that were left out:"), report->ignored_columns);
  if (report->problems != NULL && report->problems[0] != NULL)
    {
      g_printerr ("%s\n", _("Rows that were left out:"));
      print_problems (report);
    }
}

static SpStatus
import_files (SpProject             *project,
              GListModel            *files,
              const SpImportOptions *options,
              gboolean               verbose)
{
  g_autoptr (SpImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (!sp_import (sp_project_get_store (project), files, options, &report, NULL, &error))
    return report_failure (report, error);
  if (!options->dry_run && !sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error))
    return sp_command_fail (error);

  report_success (report, options, verbose);
  return SP_STATUS_DONE;
}

static SpStatus
run_import (const SpCommand *command,
            GStrv            words)
{
  SpImportOptions import = { 0 };
  gboolean verbose = FALSE;
  const GOptionEntry options[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &import.dry_run, N_("Check and count, change nothing"), NULL },
    { "skip-bad-rows", 0, 0, G_OPTION_ARG_NONE, &import.skip_bad_rows, N_("Leave out rows that are wrong"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, N_("Name all actors, issues and sources that were created"), NULL },
    { NULL },
  };
  g_auto (GStrv) names = words;
  g_autoptr (SpProject) project = NULL;
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GError) error = NULL;
  SpStatus status = SP_STATUS_DONE;

  if (!sp_command_parse (command, options, &names, 2, G_MAXUINT, &status))
    return status;

  project = sp_opening_open (names[0], import.dry_run ? SP_OPEN_PRIVATE : SP_OPEN_DEFAULT, &error);
  if (project == NULL)
    return sp_command_fail (error);

  files = list_files (names + 1);
  status = import_files (project, files, &import, verbose);
  sp_project_close (project);
  return status;
}
