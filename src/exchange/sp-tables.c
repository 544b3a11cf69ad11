/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-data-package.h"
#include "sp-table-cell.h"
#include "sp-table-format.h"
#include "sp-tables-schema.h"
#include "sp-whole-file.h"

#define BYTES_BETWEEN_WRITES (256 * 1024)
#define TEXT_FOLDER "texts"

static guint
count_rows (SpSnapshot *snapshot,
            SpTable     table)
{
  switch (table)
    {
    case SP_TABLE_ACTOR:
      return sp_snapshot_get_n_actors (snapshot);
    case SP_TABLE_ISSUE:
      return sp_snapshot_get_n_issues (snapshot);
    case SP_TABLE_SOURCE:
      return sp_snapshot_get_n_sources (snapshot);
    case SP_TABLE_SOURCE_ERROR:
      return sp_snapshot_get_n_source_errors (snapshot);
    case SP_TABLE_STATEMENT:
      return sp_snapshot_get_n_statements (snapshot);
    case SP_TABLE_LINK:
      return sp_snapshot_get_n_links (snapshot);
    case SP_TABLE_VIEW:
      return sp_snapshot_get_n_views (snapshot);
    case SP_TABLE_PROJECT:
    default:
      return 1;
    }
}

static gconstpointer
get_row (SpSnapshot *snapshot,
         SpTable     table,
         guint       index)
{
  switch (table)
    {
    case SP_TABLE_ACTOR:
      return sp_snapshot_get_actor (snapshot, index);
    case SP_TABLE_ISSUE:
      return sp_snapshot_get_issue (snapshot, index);
    case SP_TABLE_SOURCE:
      return sp_snapshot_get_source (snapshot, index);
    case SP_TABLE_SOURCE_ERROR:
      return sp_snapshot_get_source_error (snapshot, index);
    case SP_TABLE_STATEMENT:
      return sp_snapshot_get_statement (snapshot, index);
    case SP_TABLE_LINK:
      return sp_snapshot_get_link (snapshot, index);
    case SP_TABLE_VIEW:
      return sp_snapshot_get_view (snapshot, index);
    case SP_TABLE_PROJECT:
    default:
      return sp_snapshot_get_project (snapshot);
    }
}

static char *
make_text_path (SpId source)
{
  return g_strdup_printf (TEXT_FOLDER "/%" G_GINT64_FORMAT ".txt", source);
}

/* Actors and issues are named, as their names are unique and people read the tables; sources are numbered. */
static void
append_reference (GString             *cell,
                  SpSnapshot          *snapshot,
                  const SpFieldFormat *field,
                  SpId                 id)
{
  if (id == SP_ID_NONE)
    return;
  if (field->kind == SP_CELL_ACTOR)
    g_string_append (cell, sp_snapshot_find_actor (snapshot, id)->name);
  else if (field->kind == SP_CELL_ISSUE)
    g_string_append (cell, sp_snapshot_find_issue (snapshot, id)->name);
  else
    g_string_append_printf (cell, "%" G_GINT64_FORMAT, id);
}

static void
append_cell (GString             *cell,
             SpSnapshot          *snapshot,
             const SpFieldFormat *field,
             const char          *row)
{
  gconstpointer member = row + field->offset;

  if (field->kind == SP_CELL_ACTOR || field->kind == SP_CELL_ISSUE || field->kind == SP_CELL_SOURCE
      || field->kind == SP_CELL_ID)
    append_reference (cell, snapshot, field, *(const SpId *) member);
  else if (field->kind != SP_CELL_TEXT_FILE)
    sp_cell_append (cell, field, member);
  else if (**(const char * const *) member != '\0')
    {
      g_autofree char *path = make_text_path (((const SpSource *) row)->id);

      g_string_append (cell, path);
    }
  if (sp_field_format_is_text (field))
    sp_cell_guard (cell);
}

static guint
count_exported (const SpTableFormat *format)
{
  guint n = 0;

  while (n < format->n_fields && sp_field_format_is_exported (&format->fields[n]))
    n++;
  return n;
}

static void
append_row (GString             *out,
            GString             *cell,
            SpSnapshot          *snapshot,
            const SpTableFormat *format,
            const char          *row)
{
  guint n_fields = count_exported (format);

  for (guint i = 0; i < n_fields; i++)
    {
      g_string_truncate (cell, 0);
      append_cell (cell, snapshot, &format->fields[i], row);
      sp_csv_append_field (out, cell->str, i + 1 == n_fields);
    }
}

static void
append_headings (GString             *out,
                 const SpTableFormat *format)
{
  guint n_fields = count_exported (format);

  for (guint i = 0; i < n_fields; i++)
    sp_csv_append_field (out, format->fields[i].name, i + 1 == n_fields);
}

static gboolean
flush (GString       *out,
       GOutputStream *stream,
       GCancellable  *cancellable,
       GError       **error)
{
  gboolean done = g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error);

  g_string_truncate (out, 0);
  return done;
}

static gboolean
write_rows (SpSnapshot          *snapshot,
            const SpTableFormat *format,
            GOutputStream       *stream,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) cell = g_string_new (NULL);
  guint n_rows = count_rows (snapshot, format->table);

  append_headings (out, format);
  for (guint i = 0; i < n_rows; i++)
    {
      append_row (out, cell, snapshot, format, get_row (snapshot, format->table, i));
      if (out->len > BYTES_BETWEEN_WRITES && !flush (out, stream, cancellable, error))
        return FALSE;
    }
  return flush (out, stream, cancellable, error);
}

/* A file replaces an older one when it is complete; until then the stream is given up by closing it cancelled. */
static gboolean
write_table (SpSnapshot          *snapshot,
             const SpTableFormat *format,
             GFile               *folder,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autofree char *name = g_strconcat (format->name, ".csv", NULL);
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) give_up = g_cancellable_new ();

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (write_rows (snapshot, format, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  g_cancellable_cancel (give_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), give_up, NULL);
  return FALSE;
}

static gboolean
make_folder (GFile        *folder,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_file_make_directory_with_parents (folder, cancellable, &reason)
      || g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
write_file (GFile        *folder,
            const char   *path,
            const char   *content,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, path);

  return sp_whole_file_write (file, content, strlen (content), G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);
}

static gboolean
write_texts (SpSnapshot   *snapshot,
             GFile        *folder,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GFile) texts = g_file_get_child (folder, TEXT_FOLDER);

  for (guint i = 0; i < sp_snapshot_get_n_sources (snapshot); i++)
    {
      const SpSource *source = sp_snapshot_get_source (snapshot, i);
      g_autofree char *path = make_text_path (source->id);

      if (*source->text == '\0')
        continue;
      if (!make_folder (texts, cancellable, error) || !write_file (folder, path, source->text, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_package (SpSnapshot   *snapshot,
               GFile        *folder,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *description = sp_tables_describe (snapshot);

  if (!make_folder (folder, cancellable, error) || !write_texts (snapshot, folder, cancellable, error))
    return FALSE;
  for (guint table = 0; table < SP_N_TABLES; table++)
    if (!write_table (snapshot, sp_table_format_get (table), folder, cancellable, error))
      return FALSE;
  return write_file (folder, SP_DATA_PACKAGE_FILE, description, cancellable, error);
}

/**
 * sp_tables_write:
 * @snapshot: the project
 * @folder: where the tables go; made if it is missing
 * @cancellable: (nullable): a way to stop
 * @error: return location for an error
 *
 * Writes a project as a Tabular Data Package: a CSV file for each table, the text of each source that has one in a
 * file of its own, and a datapackage.json that describes them, written last. Each file replaces an older one of
 * its name when it is complete; other files in the folder stay. The same project gives the same bytes. sp_import()
 * reads the package into an equal project.
 *
 * Text that a spreadsheet would take for a formula has an apostrophe in front, which sp_import() takes off again.
 *
 * Takes time as the project is large; safe in a worker thread.
 *
 * Returns: whether all was written; if not, @error says what could not be
 */
gboolean
sp_tables_write (SpSnapshot   *snapshot,
                 GFile        *folder,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_file_get_parse_name (folder);

  if (write_package (snapshot, folder, cancellable, &reason))
    return TRUE;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED, _ ("The tables cannot be written to %s: %s"), name,
                 reason->message);
  return FALSE;
}
