/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-importer.h"
#include "sp-table-cell.h"

#define LARGEST_TABLE (512 * 1024 * 1024)
#define LARGEST_TABLES (1024 * 1024 * 1024)
#define MOST_PROBLEMS 1000
#define MOST_FILES 1000
#define ROWS_BETWEEN_CHECKS 256

G_DEFINE_QUARK (sp-import-error-quark, sp_import_error)

/* References before those that refer to them. */
static const SpTable order[] = {
  SP_TABLE_PROJECT, SP_TABLE_SOURCE, SP_TABLE_SOURCE_ERROR, SP_TABLE_ACTOR, SP_TABLE_ISSUE, SP_TABLE_STATEMENT,
  SP_TABLE_LINK, SP_TABLE_VIEW,
};

/**
 * sp_import_report_free:
 * @report: (transfer full): a report
 *
 * Frees the report.
 */
void
sp_import_report_free (SpImportReport *report)
{
  g_clear_pointer (&report->created_names, g_strfreev);
  g_clear_pointer (&report->ignored_columns, g_strfreev);
  g_clear_pointer (&report->problems, g_strfreev);
  g_free (report);
}

/* Notes a bad row by file, line and column; of very many, the first ones. */
void
sp_importer_add_problem (SpImporter   *self,
                         SpImportPlace place,
                         const char   *column,
                         const char   *problem)
{
  gboolean has_row = place.row < sp_csv_get_n_rows (place.file->csv);
  guint line = has_row ? sp_csv_get_line (place.file->csv, place.row) : 1;
  char *message;

  if (self->n_problems++ >= MOST_PROBLEMS)
    return;
  if (column != NULL)
    /* Translators: file, line, column, what is wrong there */
    message = g_strdup_printf (_ ("%s, line %u, column %s: %s"), place.file->name, line, column, problem);
  else
    /* Translators: file, line, what is wrong there */
    message = g_strdup_printf (_ ("%s, line %u: %s"), place.file->name, line, problem);
  g_ptr_array_add (self->problems, message);
}

/* Says of a cell what was expected and what was found. */
void
sp_importer_refuse_cell (SpImporter   *self,
                         SpImportPlace place,
                         guint         field,
                         const char   *found)
{
  const glong most_shown = 60;
  const char *heading = sp_csv_get_heading (place.file->csv, (guint) place.file->columns[field]);
  g_autofree char *expected = sp_cell_describe (&place.file->format->fields[field]);
  g_autofree char *shown = g_utf8_substring (found, 0, MIN (most_shown, g_utf8_strlen (found, -1)));
  g_autofree char *problem = NULL;

  if (*found == '\0')
    problem = g_strdup_printf (_ ("expected %s, found nothing"), expected);
  else
    problem = g_strdup_printf (_ ("expected %s, found “%s”"), expected, shown);
  sp_importer_add_problem (self, place, heading, problem);
}

/* Whether to give up, looked at once in a while, and how far it is, told as often. */
gboolean
sp_importer_is_stopped (SpImporter *self,
                        guint       row)
{
  if (self->failure != NULL)
    return TRUE;
  if (row % ROWS_BETWEEN_CHECKS != 0)
    return FALSE;
  if (row > 0)
    self->n_rows_read += ROWS_BETWEEN_CHECKS;
  if (self->options->progress != NULL && self->n_rows > 0)
    self->options->progress ((double) self->n_rows_read / self->n_rows, self->options->progress_data);
  return g_cancellable_set_error_if_cancelled (self->cancellable, &self->failure);
}

static gboolean
add_file (SpImporter    *self,
          const char    *name,
          GBytes        *bytes,
          SpDataPackage *package,
          const char    *resource,
          GError       **error)
{
  SpTableFile *file;

  self->table_size += (goffset) g_bytes_get_size (bytes);
  if (self->table_size > LARGEST_TABLES)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED, _ ("The files are larger than %d MiB together"),
                   LARGEST_TABLES >> 20);
      return FALSE;
    }
  file = sp_table_file_new (name, bytes, package, resource, error);
  if (file == NULL)
    return FALSE;
  g_ptr_array_add (self->files, file);
  self->n_rows += sp_csv_get_n_rows (file->csv);
  return TRUE;
}

static gboolean
is_table_path (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

static gboolean
add_package (SpImporter *self,
             GFile      *folder,
             GError    **error)
{
  SpDataPackage *package = sp_data_package_read (folder, self->cancellable, error);

  if (package == NULL)
    return FALSE;
  g_ptr_array_add (self->packages, package);
  for (guint i = 0; i < sp_data_package_get_n_resources (package); i++)
    {
      const SpDataResource *resource = sp_data_package_get_resource (package, i);
      g_autoptr (GBytes) bytes = NULL;

      if (!is_table_path (resource->path))
        continue;
      bytes = sp_data_package_load (package, resource->path, LARGEST_TABLE, self->cancellable, error);
      if (bytes == NULL || !add_file (self, resource->path, bytes, package, resource->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_item (SpImporter *self,
          GFile      *item,
          GError    **error)
{
  g_autofree char *name = g_file_get_basename (item);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autoptr (GBytes) bytes = NULL;

  if (g_file_query_file_type (item, G_FILE_QUERY_INFO_NONE, self->cancellable) == G_FILE_TYPE_DIRECTORY)
    return add_package (self, item, error);
  if (g_strcmp0 (name, SP_DATA_PACKAGE_FILE) == 0)
    {
      g_autoptr (GFile) folder = g_file_get_parent (item);

      return add_package (self, folder, error);
    }
  bytes = sp_load_file (item, shown, LARGEST_TABLE, self->cancellable, error);
  return bytes != NULL && add_file (self, shown, bytes, NULL, NULL, error);
}

static gboolean
add_items (SpImporter *self,
           GListModel *items,
           GError    **error)
{
  if (g_list_model_get_n_items (items) > MOST_FILES)
    {
      g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED,
                   _ ("More than %d files cannot be imported at once"), MOST_FILES);
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GFile) item = g_list_model_get_item (items, i);

      if (!add_item (self, item, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_file (SpImporter  *self,
           SpTableFile *file)
{
  switch (file->format->table)
    {
    case SP_TABLE_PROJECT:
      sp_importer_read_project (self, file);
      break;
    case SP_TABLE_ACTOR:
    case SP_TABLE_ISSUE:
    case SP_TABLE_SOURCE:
      sp_importer_read_drafts (self, file);
      break;
    case SP_TABLE_SOURCE_ERROR:
    case SP_TABLE_STATEMENT:
    case SP_TABLE_LINK:
    case SP_TABLE_VIEW:
    default:
      if (file->votes)
        sp_importer_read_votes (self, file);
      else
        sp_importer_read_stream (self, file);
      break;
    }
}

static void
read_tables (SpImporter *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = 0; j < self->files->len; j++)
        {
          SpTableFile *file = g_ptr_array_index (self->files, j);

          if (file->format->table == order[i] && self->failure == NULL)
            read_file (self, file);
        }
      if (self->failure == NULL)
        sp_importer_write_drafts (self, order[i]);
    }
}

static GStrv
list_ignored (SpImporter *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < self->files->len; i++)
    {
      SpTableFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; j < file->ignored->len; j++)
        {
          const char *heading = g_ptr_array_index (file->ignored, j);

          g_strv_builder_take (list, g_strdup_printf (_ ("%s: %s"), file->name, heading));
        }
    }
  return g_strv_builder_end (list);
}

static GStrv
steal_list (GPtrArray *list)
{
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_steal (list, NULL);
}

static GStrv
list_created (SpImporter *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      self->report->created[table] = self->created[table]->len;
      for (guint i = 0; i < self->created[table]->len; i++)
        g_strv_builder_add (list, g_ptr_array_index (self->created[table], i));
    }
  return g_strv_builder_end (list);
}

static void
fill_report (SpImporter *self)
{
  if (self->n_problems > MOST_PROBLEMS)
    g_ptr_array_add (self->problems, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more",
                                                                   self->n_problems - MOST_PROBLEMS),
                                                      self->n_problems - MOST_PROBLEMS));
  self->report->created_names = list_created (self);
  self->report->problems = steal_list (self->problems);
  self->report->ignored_columns = list_ignored (self);
}

/* A cell of a vote matrix is a row of the project. */
static guint
count_new_rows (SpImporter *self)
{
  guint64 n = 0;

  for (guint i = 0; i < self->files->len; i++)
    {
      const SpTableFile *file = g_ptr_array_index (self->files, i);

      n += (guint64) sp_csv_get_n_rows (file->csv) * (file->votes ? file->n_headings : 1);
    }
  return (guint) MIN (n, G_MAXUINT);
}

/* Reads everything within one edit, which stands only if it may. */
static gboolean
import_tables (SpImporter *self,
               GError    **error)
{
  const char *label = self->options->label != NULL ? self->options->label : _ ("Import");
  gboolean good;

  if (!sp_store_begin_large (self->store, label, count_new_rows (self), error))
    return FALSE;
  read_tables (self);
  good = self->failure == NULL && (self->n_problems == 0 || self->options->skip_bad_rows);
  if (good && !self->options->dry_run)
    return sp_store_commit (self->store, error);

  sp_store_rollback (self->store);
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else if (!good)
    g_set_error_literal (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_ROW, g_ptr_array_index (self->problems, 0));
  return good;
}

static void
begin_import (SpImporter            *self,
              SpStore               *store,
              const SpImportOptions *options,
              GCancellable          *cancellable)
{
  *self = (SpImporter) { .store = store, .options = options, .cancellable = cancellable };
  self->base = sp_snapshot_ref (sp_store_get_snapshot (store));
  self->names = sp_import_names_new (self->base);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_file_free);
  self->packages = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_data_package_free);
  self->texts = g_string_chunk_new (64 * 1024);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_importer_free_draft);
  for (guint i = 0; i < SP_N_TABLES; i++)
    {
      self->drafts_by_id[i] = g_hash_table_new (g_int64_hash, g_int64_equal);
      self->created[i] = g_ptr_array_new_with_free_func (g_free);
    }
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->report = g_new0 (SpImportReport, 1);
}

static void
end_import (SpImporter *self)
{
  for (guint i = 0; i < SP_N_TABLES; i++)
    {
      g_clear_pointer (&self->drafts_by_id[i], g_hash_table_unref);
      g_clear_pointer (&self->created[i], g_ptr_array_unref);
    }
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->packages, g_ptr_array_unref);
  g_clear_pointer (&self->names, sp_import_names_free);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->base, sp_snapshot_unref);
  g_clear_pointer (&self->report, sp_import_report_free);
  g_clear_error (&self->failure);
}

/**
 * sp_import:
 * @store: the project, not in an edit
 * @files: GFiles: CSV files, and folders with a datapackage.json
 * @options: (nullable): dry run, skipping and label, or `NULL` for the defaults
 * @report: (out) (optional) (transfer full) (nullable): what was done or would be, also when it fails for a bad row
 * @cancellable: (nullable): a way to stop; then nothing is changed
 * @error: return location for an error
 *
 * Imports tables as one edit. Which table a file is, its headings tell; tables are read in the order that
 * references need, whatever order the files come in. With ids, rows of the project with the same id are replaced
 * in the columns that the file has; actors and issues without one are found by name (actors by other spellings
 * too) and completed: empty cells change nothing. All else is added. Actors, issues and sources that are named but
 * not there are added and reported.
 *
 * A bad row is named by file, line and column in the report. Unless bad rows are skipped, nothing is imported then.
 *
 * Takes time and memory as the files are long. Has to run in the thread that the store belongs to.
 *
 * Returns: whether the import was done; if not, the project is as before, with %SP_IMPORT_ERROR_ROW for a bad row,
 *   %SP_IMPORT_ERROR_TABLE for an unknown table, %SP_IMPORT_ERROR_PACKAGE for a damaged package, an error of
 *   sp_csv_read() or of the store
 */
gboolean
sp_import (SpStore               *store,
           GListModel            *files,
           const SpImportOptions *options,
           SpImportReport       **report,
           GCancellable          *cancellable,
           GError               **error)
{
  const SpImportOptions defaults = { 0 };
  SpImporter importer;
  gboolean done;

  begin_import (&importer, store, options != NULL ? options : &defaults, cancellable);
  done = add_items (&importer, files, error) && import_tables (&importer, error);
  fill_report (&importer);
  if (report != NULL)
    *report = g_steal_pointer (&importer.report);
  end_import (&importer);
  return done;
}
