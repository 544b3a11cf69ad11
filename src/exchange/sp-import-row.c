/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-table-cell.h"
#include "sp-text-encoding.h"

#define LARGEST_TEXT (128 * 1024 * 1024)
#define LARGEST_TEXTS (1024 * 1024 * 1024)

static gboolean
is_exact (SpImportPlace place)
{
  return place.file->package != NULL && sp_data_package_is_ours (place.file->package);
}

static const char *
trim (SpImporter *self,
      const char *text)
{
  gsize begin = 0;
  gsize end = strlen (text);

  while (g_ascii_isspace (text[begin]))
    begin++;
  while (end > begin && g_ascii_isspace (text[end - 1]))
    end--;
  if (text[end] == '\0')
    return text + begin;
  return g_string_chunk_insert_len (self->texts, text + begin, (gssize) (end - begin));
}

/* A cell as the text that it means: in a package of our own exactly what was written, otherwise without blanks around
 * it. */
const char *
sp_importer_get_text (SpImporter   *self,
                      SpImportPlace place,
                      guint         field)
{
  const char *cell = sp_table_file_get_cell (place.file, place.row, field);

  if (!is_exact (place))
    return trim (self, cell);
  return sp_field_format_is_text (&place.file->format->fields[field]) ? sp_cell_unguard (cell) : cell;
}

gboolean
sp_importer_read_id (SpImporter   *self,
                     SpImportPlace place,
                     SpId         *id)
{
  int field = place.file->id_field;
  const char *text;

  *id = SP_ID_NONE;
  if (field < 0 || place.file->columns[field] < 0)
    return TRUE;
  text = sp_importer_get_text (self, place, (guint) field);
  if (sp_cell_parse (&place.file->format->fields[field], text, id))
    return TRUE;
  sp_importer_refuse_cell (self, place, (guint) field, text);
  return FALSE;
}

/* Adds the row that an unknown name stands for. */
static SpId
create_named (SpImporter   *self,
              SpImportPlace place,
              SpTable       table,
              const char   *name)
{
  SpActor actor = SP_ACTOR_INIT;
  SpIssue issue = SP_ISSUE_INIT;
  SpSource source = SP_SOURCE_INIT;
  SpId id;

  actor.name = issue.name = source.title = name;
  actor.kind = SP_ACTOR_KIND_OTHER;
  source.kind = SP_SOURCE_KIND_OTHER;
  if (table == SP_TABLE_ACTOR)
    id = sp_importer_add_row (self, table, place, &actor);
  else if (table == SP_TABLE_ISSUE)
    id = sp_importer_add_row (self, table, place, &issue);
  else
    id = sp_importer_add_row (self, table, place, &source);
  if (id == SP_ID_NONE)
    return SP_ID_NONE;

  sp_import_names_add (self->names, table, name, id);
  g_ptr_array_add (self->created[table],
                   g_strdup_printf (_ ("%s: %s"), sp_enum_to_label (SP_TYPE_TABLE, (int) table), name));
  return id;
}

/* The row that a name or an identifier means, which is added when there is none. A source is rather named by its
 * identifier, because two may have the same title; an actor or an issue by its name, because that may be a number. */
SpId
sp_importer_find_named (SpImporter   *self,
                        SpImportPlace place,
                        SpTable       table,
                        const char   *name)
{
  guint64 number = 0;
  gboolean is_number = g_ascii_isdigit (*name) && g_ascii_string_to_unsigned (name, 10, 1, SP_ID_MAX, &number, NULL);
  gboolean is_id = is_number && sp_importer_has_row (self, table, (SpId) number);
  SpId id;

  if (is_id && table == SP_TABLE_SOURCE)
    return (SpId) number;
  id = sp_import_names_find (self->names, table, name);
  if (id != SP_ID_NONE)
    return id;
  if (is_id)
    return (SpId) number;
  if (is_number && table == SP_TABLE_SOURCE && is_exact (place))
    return SP_ID_NONE;
  return create_named (self, place, table, name);
}

static gboolean
read_reference (SpImporter   *self,
                SpImportPlace place,
                guint         field,
                const char   *text,
                SpId         *member)
{
  const SpFieldFormat *format = &place.file->format->fields[field];

  if (*text == '\0')
    {
      *member = SP_ID_NONE;
      return !format->required;
    }
  if (format->kind == SP_CELL_SOURCE)
    *member = sp_importer_find_named (self, place, SP_TABLE_SOURCE, text);
  else if (format->kind == SP_CELL_ACTOR)
    *member = sp_importer_find_named (self, place, SP_TABLE_ACTOR, text);
  else
    *member = sp_importer_find_named (self, place, SP_TABLE_ISSUE, text);
  return *member != SP_ID_NONE;
}

/* Lists that are completed keep what they have and take what is new. */
static void
read_list (SpImporter          *self,
           const char          *text,
           gboolean             complete,
           const char * const **member)
{
  g_auto (GStrv) items = sp_cell_split_list (text);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GStrv result;

  for (guint i = 0; complete && *member != NULL && (*member)[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) (*member)[i]))
      g_strv_builder_add (list, (*member)[i]);
  for (guint i = 0; items[i] != NULL; i++)
    if (!complete || g_hash_table_add (seen, items[i]))
      g_strv_builder_add (list, items[i]);

  result = g_strv_builder_end (list);
  g_ptr_array_add (self->lists, result);
  *member = (const char * const *) result;
}

/* In a package of our own a text begins with a byte order mark only if that is a part of it. */
static char *
take_exact_text (const char *path,
                 GBytes     *bytes,
                 gsize      *length,
                 GError    **error)
{
  const char *data = g_bytes_get_data (bytes, length);

  if (*length > 0 && g_utf8_validate_len (data, *length, NULL))
    return g_strndup (data, *length);
  return sp_text_decode (path, bytes, length, error);
}

static gboolean
read_text_file (SpImporter   *self,
                SpImportPlace place,
                const char   *path,
                const char  **member)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (*path == '\0')
    {
      *member = "";
      return TRUE;
    }
  if (place.file->package == NULL)
    {
      sp_importer_add_problem (self, place, "text_file", _ ("a text file can only be given in a data package"));
      return FALSE;
    }
  bytes = sp_data_package_load (place.file->package, path, LARGEST_TEXT, self->cancellable, &error);
  if (bytes != NULL)
    text = is_exact (place) ? take_exact_text (path, bytes, &length, &error)
                            : sp_text_decode (path, bytes, &length, &error);
  if (text != NULL && (self->text_size += (goffset) length) > LARGEST_TEXTS)
    g_set_error (&error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_FAILED, _ ("the texts of all sources are larger than %d MiB"),
                 LARGEST_TEXTS >> 20);
  if (error != NULL)
    {
      sp_importer_add_problem (self, place, "text_file", error->message);
      return FALSE;
    }
  *member = g_string_chunk_insert_len (self->texts, text, (gssize) length);
  return TRUE;
}

static gboolean
read_cell (SpImporter   *self,
           SpImportPlace place,
           guint         field,
           const char   *text,
           gpointer      member,
           gboolean      complete)
{
  const SpFieldFormat *format = &place.file->format->fields[field];

  switch (format->kind)
    {
    case SP_CELL_NAME:
    case SP_CELL_TEXT:
      *(const char **) member = text;
      return format->kind == SP_CELL_TEXT || *text != '\0';
    case SP_CELL_LIST:
      read_list (self, text, complete, member);
      return TRUE;
    case SP_CELL_ACTOR:
    case SP_CELL_ISSUE:
    case SP_CELL_SOURCE:
      return read_reference (self, place, field, text, member);
    case SP_CELL_TEXT_FILE:
      return read_text_file (self, place, text, member);
    case SP_CELL_ID:
    case SP_CELL_CONDITION_OR_NOTE:
      return TRUE;
    case SP_CELL_ENUM:
    case SP_CELL_NUMBER:
    case SP_CELL_ORDINAL:
    case SP_CELL_COUNT:
    case SP_CELL_BOOLEAN:
    case SP_CELL_SIGN:
    case SP_CELL_DATE:
    case SP_CELL_COLOUR:
    case SP_CELL_STEP:
    case SP_CELL_POINT:
    case SP_CELL_PLACE:
    default:
      return sp_cell_parse (format, text, member);
    }
}

/* The column that holds a condition where the statement is conditional, and a note where it is not. */
static void
share_condition (SpImporter   *self,
                 SpImportPlace place,
                 SpStatement  *statement)
{
  int field = place.file->condition_field;
  const char *text;

  if (place.file->columns[field] < 0)
    return;
  text = sp_importer_get_text (self, place, (guint) field);
  if (statement->qualifier == SP_QUALIFIER_CONDITIONAL && *text != '\0')
    statement->condition = text;
  else if (*text != '\0')
    statement->note = text;
}

static gboolean
has_both_stances (SpImporter   *self,
                  SpImportPlace place)
{
  guint step = (guint) place.file->step_field;
  guint point = (guint) place.file->point_field;

  if (*sp_importer_get_text (self, place, step) == '\0' || *sp_importer_get_text (self, place, point) == '\0')
    return FALSE;
  sp_importer_add_problem (self, place, "point", _ ("expected nothing, because the stance is given in steps"));
  return TRUE;
}

static void
refuse_length (SpImporter   *self,
               SpImportPlace place,
               guint         n_fields)
{
  g_autofree char *problem = NULL;

  problem = g_strdup_printf (_ ("expected %u fields, found %u; a field with a separator inside needs quotation marks"),
                             place.file->n_headings, n_fields);
  sp_importer_add_problem (self, place, NULL, problem);
}

/* Text behind the last heading is a sign that a separator inside a field was not quoted. */
static gboolean
is_too_long (SpImporter   *self,
             SpImportPlace place)
{
  guint n_fields = sp_csv_get_n_fields (place.file->csv, place.row);

  for (guint i = place.file->n_headings; i < n_fields; i++)
    if (*sp_csv_get_field (place.file->csv, place.row, i) != '\0')
      {
        refuse_length (self, place, n_fields);
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_reference (const SpFieldFormat *field)
{
  return field->kind == SP_CELL_ACTOR || field->kind == SP_CELL_ISSUE || field->kind == SP_CELL_SOURCE;
}

/* Reads the references of a row, or all its other cells. */
static gboolean
read_cells (SpImporter   *self,
            SpImportPlace place,
            gpointer      row,
            gboolean      complete,
            gboolean      references)
{
  const SpTableFormat *format = place.file->format;
  gboolean good = TRUE;

  for (guint i = 0; i < format->n_fields; i++)
    {
      gpointer member = (char *) row + format->fields[i].offset;
      guint n_problems = self->n_problems;
      const char *text;

      if (place.file->columns[i] < 0 || is_reference (&format->fields[i]) != references)
        continue;
      text = sp_importer_get_text (self, place, i);
      if (complete && *text == '\0' && !format->fields[i].required)
        continue;
      if (read_cell (self, place, i, text, member, complete))
        continue;
      good = FALSE;
      if (self->n_problems == n_problems)
        sp_importer_refuse_cell (self, place, i, text);
    }
  return good;
}

/* Reads the cells that the file has columns for into a row. References come last, so that a bad row creates no names;
 * whom an actor speaks for is not read, as the rows of all actors have to be known first. */
gboolean
sp_importer_read_row (SpImporter   *self,
                      SpImportPlace place,
                      gpointer      row,
                      gboolean      complete)
{
  SpTable table = place.file->format->table;

  if (is_too_long (self, place) || !read_cells (self, place, row, complete, FALSE))
    return FALSE;
  if (table == SP_TABLE_STATEMENT)
    {
      if (has_both_stances (self, place))
        return FALSE;
      share_condition (self, place, row);
    }
  return table == SP_TABLE_ACTOR || read_cells (self, place, row, complete, TRUE);
}
