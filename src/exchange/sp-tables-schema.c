/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-tables-schema.h"

#include <json-glib/json-glib.h>

#include "sp-data-package.h"
#include "sp-table-format.h"

/* Dates are text because one column holds days, months and years. */
#define DATE_PATTERN "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
#define COLOUR_PATTERN "^#[0-9a-f]{6}$"

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_truth (JsonBuilder *builder,
           const char  *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_number (JsonBuilder *builder,
            const char  *member,
            double       number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, (gint64) number);
}

static void
add_list_of_one (JsonBuilder *builder,
                 const char  *member,
                 const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, text);
  json_builder_end_array (builder);
}

static const char *
get_type_name (const SpFieldFormat *field)
{
  switch (field->kind)
    {
    case SP_CELL_ID:
    case SP_CELL_SOURCE:
    case SP_CELL_COUNT:
    case SP_CELL_SIGN:
    case SP_CELL_STEP:
    case SP_CELL_PLACE:
      return "integer";
    case SP_CELL_NUMBER:
    case SP_CELL_ORDINAL:
    case SP_CELL_POINT:
      return "number";
    case SP_CELL_BOOLEAN:
      return "boolean";
    case SP_CELL_NAME:
    case SP_CELL_TEXT:
    case SP_CELL_TEXT_FILE:
    case SP_CELL_LIST:
    case SP_CELL_ENUM:
    case SP_CELL_DATE:
    case SP_CELL_COLOUR:
    case SP_CELL_ACTOR:
    case SP_CELL_ISSUE:
    case SP_CELL_CONDITION_OR_NOTE:
    default:
      return "string";
    }
}

static void
add_tokens (JsonBuilder *builder,
            GType        type)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);

  json_builder_set_member_name (builder, "enum");
  json_builder_begin_array (builder);
  for (guint i = 0; i < enum_class->n_values; i++)
    json_builder_add_string_value (builder, enum_class->values[i].value_nick);
  json_builder_end_array (builder);
}

static void
add_range (JsonBuilder         *builder,
           const SpFieldFormat *field)
{
  if (field->kind == SP_CELL_ID)
    {
      add_number (builder, "minimum", 1);
      add_number (builder, "maximum", SP_ID_MAX);
    }
  else if (field->kind == SP_CELL_PLACE)
    add_number (builder, "minimum", 0);
  else if (field->minimum < field->maximum)
    {
      add_number (builder, "minimum", field->minimum);
      add_number (builder, "maximum", field->maximum);
    }
}

static gboolean
has_constraints (const SpFieldFormat *field)
{
  return field->required || field->minimum < field->maximum || field->kind == SP_CELL_PLACE
         || field->kind == SP_CELL_DATE
         || field->kind == SP_CELL_COLOUR;
}

static void
add_constraints (JsonBuilder         *builder,
                 const SpFieldFormat *field)
{
  json_builder_set_member_name (builder, "constraints");
  json_builder_begin_object (builder);
  if (field->required)
    add_truth (builder, "required");
  if (field->unique)
    add_truth (builder, "unique");
  add_range (builder, field);
  if (field->kind == SP_CELL_ENUM)
    add_tokens (builder, field->get_type ());
  if (field->kind == SP_CELL_DATE)
    add_text (builder, "pattern", DATE_PATTERN);
  if (field->kind == SP_CELL_COLOUR)
    add_text (builder, "pattern", COLOUR_PATTERN);
  json_builder_end_object (builder);
}

static void
add_field (JsonBuilder         *builder,
           const SpFieldFormat *field)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", field->name);
  add_text (builder, "title", field->title);
  add_text (builder, "description", field->description);
  add_text (builder, "type", get_type_name (field));
  if (field->kind == SP_CELL_BOOLEAN)
    {
      add_list_of_one (builder, "trueValues", "yes");
      add_list_of_one (builder, "falseValues", "no");
    }
  if (has_constraints (field))
    add_constraints (builder, field);
  json_builder_end_object (builder);
}

/* Which table a reference leads to, and the field there that it repeats. */
static gboolean
get_reference (const SpTableFormat *format,
               const SpFieldFormat *field,
               const char         **resource,
               const char         **key)
{
  SpTable table;

  if (field->kind == SP_CELL_ACTOR)
    table = SP_TABLE_ACTOR;
  else if (field->kind == SP_CELL_ISSUE)
    table = SP_TABLE_ISSUE;
  else if (field->kind == SP_CELL_SOURCE)
    table = SP_TABLE_SOURCE;
  else
    return FALSE;
  *resource = table == format->table ? "" : sp_table_format_get (table)->name;
  *key = table == SP_TABLE_SOURCE ? "id" : "name";
  return TRUE;
}

static void
add_foreign_key (JsonBuilder *builder,
                 const char  *field,
                 const char  *resource,
                 const char  *key)
{
  json_builder_begin_object (builder);
  add_text (builder, "fields", field);
  json_builder_set_member_name (builder, "reference");
  json_builder_begin_object (builder);
  add_text (builder, "resource", resource);
  add_text (builder, "fields", key);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_foreign_keys (JsonBuilder         *builder,
                  const SpTableFormat *format)
{
  gboolean found = FALSE;

  for (guint i = 0; i < format->n_fields; i++)
    {
      const char *resource;
      const char *key;

      if (!get_reference (format, &format->fields[i], &resource, &key))
        continue;
      if (!found)
        {
          json_builder_set_member_name (builder, "foreignKeys");
          json_builder_begin_array (builder);
        }
      found = TRUE;
      add_foreign_key (builder, format->fields[i].name, resource, key);
    }
  if (found)
    json_builder_end_array (builder);
}

static void
add_schema (JsonBuilder         *builder,
            const SpTableFormat *format)
{
  json_builder_set_member_name (builder, "schema");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < format->n_fields; i++)
    if (sp_field_format_is_exported (&format->fields[i]))
      add_field (builder, &format->fields[i]);
  json_builder_end_array (builder);
  if (sp_table_format_find_field (format, "id") >= 0)
    add_text (builder, "primaryKey", "id");
  add_foreign_keys (builder, format);
  add_list_of_one (builder, "missingValues", "");
  json_builder_end_object (builder);
}

static void
add_resource (JsonBuilder         *builder,
              const SpTableFormat *format)
{
  g_autofree char *path = g_strconcat (format->name, ".csv", NULL);

  json_builder_begin_object (builder);
  add_text (builder, "name", format->name);
  add_text (builder, "path", path);
  add_text (builder, "profile", "tabular-data-resource");
  add_text (builder, "title", format->title);
  add_text (builder, "description", format->description);
  add_text (builder, "format", "csv");
  add_text (builder, "mediatype", "text/csv");
  add_text (builder, "encoding", "utf-8");
  add_schema (builder, format);
  json_builder_end_object (builder);
}

static void
add_project (JsonBuilder        *builder,
             const SpProjectRow *project)
{
  add_text (builder, "profile", "tabular-data-package");
  add_text (builder, "name", "standpoint-project");
  add_text (builder, "id", project->uuid);
  if (*project->title != '\0')
    add_text (builder, "title", project->title);
  if (*project->description != '\0')
    add_text (builder, "description", project->description);
  json_builder_set_member_name (builder, "standpoint");
  json_builder_begin_object (builder);
  add_number (builder, "version", SP_DATA_PACKAGE_VERSION);
  add_truth (builder, "guardedFormulas");
  json_builder_end_object (builder);
}

/**
 * sp_tables_describe:
 * @snapshot: the project
 *
 * Writes the descriptor of a project's Tabular Data Package: for every table its file and the Table Schema of its
 * fields with types, constraints and foreign keys. The same project gives the same text.
 *
 * Returns: (transfer full): JSON
 */
char *
sp_tables_describe (SpSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_project (builder, sp_snapshot_get_project (snapshot));
  json_builder_set_member_name (builder, "resources");
  json_builder_begin_array (builder);
  for (guint table = 0; table < SP_N_TABLES; table++)
    add_resource (builder, sp_table_format_get (table));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
