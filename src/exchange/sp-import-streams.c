/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_empty_project (SpSnapshot *snapshot)
{
  return sp_snapshot_get_n_actors (snapshot) == 0 && sp_snapshot_get_n_issues (snapshot) == 0
         && sp_snapshot_get_n_sources (snapshot) == 0 && sp_snapshot_get_n_views (snapshot) == 0;
}

/* The title and what goes with it replace those of an empty project and complete those of one that is in use. */
void
sp_importer_read_project (SpImporter  *self,
                          SpTableFile *file)
{
  const SpProjectRow *base = sp_snapshot_get_project (self->base);
  SpProjectRow row = *base;
  SpProjectRow read = *base;

  if (sp_csv_get_n_rows (file->csv) == 0 || !sp_importer_read_row (self, (SpImportPlace) { file, 0 }, &read, TRUE))
    return;
  if (is_empty_project (self->base))
    row = read;
  if (*row.title == '\0')
    row.title = read.title;
  if (*row.description == '\0')
    row.description = read.description;
  if (!sp_date_is_known (row.as_of))
    row.as_of = read.as_of;
  if (sp_table_format_equal_rows (file->format, base, &row))
    return;
  if (sp_importer_update_row (self, SP_TABLE_PROJECT, (SpImportPlace) { file, 0 }, &row))
    self->report->updated[SP_TABLE_PROJECT]++;
}

typedef union
{
  SpId id;
  SpSourceError source_error;
  SpStatement statement;
  SpLink link;
  SpView view;
} AnyRow;

/* With the id of a row that is there the row is replaced, otherwise it is a new one. New ids ascend: rows stand in the
 * project as they stood in the file. */
static void
read_row (SpImporter   *self,
          SpImportPlace place)
{
  const SpTableFormat *format = place.file->format;
  gconstpointer base_row;
  AnyRow row;
  SpId id;

  if (!sp_importer_read_id (self, place, &id))
    return;
  base_row = id != SP_ID_NONE ? sp_importer_find_base_row (self, format->table, id) : NULL;
  memcpy (&row, base_row != NULL ? base_row : format->defaults, format->row_size);
  row.id = id;
  if (!sp_importer_read_row (self, place, &row, FALSE))
    return;
  if (base_row == NULL)
    sp_importer_add_row (self, format->table, place, &row);
  else if (!sp_table_format_equal_rows (format, base_row, &row)
           && sp_importer_update_row (self, format->table, place, &row))
    self->report->updated[format->table]++;
}

/* Reads rows that nothing refers to, and writes each at once. */
void
sp_importer_read_stream (SpImporter  *self,
                         SpTableFile *file)
{
  guint n_rows = sp_csv_get_n_rows (file->csv);

  for (guint i = 0; i < n_rows && !sp_importer_is_stopped (self, i); i++)
    read_row (self, (SpImportPlace) { file, i });
}

/* Adds the vote of one actor on one issue, unless the actor took no part. */
static void
read_vote (SpImporter   *self,
           SpImportPlace place,
           SpId          actor,
           SpId          issue,
           guint         column)
{
  const char *cell = sp_csv_get_field (place.file->csv, place.row, column);
  g_autofree char *text = g_strstrip (g_strdup (cell));
  SpStatement statement = SP_STATEMENT_INIT;

  if (!sp_vote_parse (text, &statement.stance))
    {
      g_autofree char *problem = g_strdup_printf (_ ("expected yes, no, abstain or absent, found “%s”"), text);

      sp_importer_add_problem (self, place, sp_csv_get_heading (place.file->csv, column), problem);
      return;
    }
  if (statement.stance.kind == SP_STANCE_KIND_NONE)
    return;
  statement.actor = actor;
  statement.issue = issue;
  statement.form = SP_FORM_BEHAVIOUR;
  sp_importer_add_row (self, SP_TABLE_STATEMENT, place, &statement);
}

static void
read_voter (SpImporter   *self,
            SpImportPlace place,
            const SpId   *issues)
{
  g_autofree char *name = g_strstrip (g_strdup (sp_csv_get_field (place.file->csv, place.row, 0)));
  SpId actor;

  if (*name == '\0')
    {
      sp_importer_add_problem (self, place, NULL, _ ("expected a name in the first column, found nothing"));
      return;
    }
  actor = sp_importer_find_named (self, place, SP_TABLE_ACTOR, name);
  for (guint i = 1; actor != SP_ID_NONE && i < place.file->n_headings; i++)
    if (issues[i] != SP_ID_NONE)
      read_vote (self, place, actor, issues[i], i);
}

/* Reads a vote matrix: a row is an actor, a column an issue, a cell a statement of the form behaviour. */
void
sp_importer_read_votes (SpImporter  *self,
                        SpTableFile *file)
{
  g_autofree SpId *issues = g_new0 (SpId, file->n_headings);
  guint n_rows = sp_csv_get_n_rows (file->csv);

  for (guint i = 1; i < file->n_headings; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (sp_csv_get_heading (file->csv, i)));

      issues[i] = sp_importer_find_named (self, (SpImportPlace) { file, 0 }, SP_TABLE_ISSUE, name);
    }
  for (guint i = 0; i < n_rows && !sp_importer_is_stopped (self, i); i++)
    read_voter (self, (SpImportPlace) { file, i }, issues);
}
