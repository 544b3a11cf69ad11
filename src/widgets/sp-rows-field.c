/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-rows-field.h"

#include <glib/gi18n-lib.h>

#include "sp-row-form.h"
#include "sp-rows-edits.h"

typedef union
{
  SpActor actor;
  SpIssue issue;
  SpSource source;
  SpStatement statement;
  SpLink link;
} Row;

#define CHOICE(table, row, member, title, label, type) \
  { table, SP_ROWS_FIELD_CHOICE, title, label, G_STRUCT_OFFSET (row, member), type }
#define OTHER(table, kind, row, member, title, label) \
  { table, SP_ROWS_FIELD_ ## kind, title, label, G_STRUCT_OFFSET (row, member), NULL }

static const SpRowsField actor_fields[] = {
  CHOICE (SP_TABLE_ACTOR, SpActor, kind, N_("Kind"), N_("Change kind of %s"), sp_actor_kind_get_type),
  OTHER (SP_TABLE_ACTOR, TEXT, SpActor, role, N_("Role"), N_("Change role of %s")),
  { .title = NULL },
};

static const SpRowsField issue_fields[] = {
  OTHER (SP_TABLE_ISSUE, TEXT, SpIssue, oppose_end, N_("Opposing end"), N_("Change opposing end of %s")),
  OTHER (SP_TABLE_ISSUE, TEXT, SpIssue, support_end, N_("Supporting end"), N_("Change supporting end of %s")),
  { .title = NULL },
};

static const SpRowsField source_fields[] = {
  CHOICE (SP_TABLE_SOURCE, SpSource, kind, N_("Kind"), N_("Change kind of %s"), sp_source_kind_get_type),
  OTHER (SP_TABLE_SOURCE, TEXT, SpSource, author, N_("Author"), N_("Change author of %s")),
  OTHER (SP_TABLE_SOURCE, TEXT, SpSource, publisher, N_("Publisher"), N_("Change publisher of %s")),
  OTHER (SP_TABLE_SOURCE, DATE, SpSource, date, N_("Date"), N_("Change date of %s")),
  OTHER (SP_TABLE_SOURCE, TEXT, SpSource, language, N_("Language"), N_("Change language of %s")),
  { .title = NULL },
};

static const SpRowsField statement_fields[] = {
  CHOICE (SP_TABLE_STATEMENT, SpStatement, qualifier, N_("Qualifier"), N_("Change qualifier of %s"), sp_qualifier_get_type),
  CHOICE (SP_TABLE_STATEMENT, SpStatement, form, N_("Form"), N_("Change form of %s"), sp_form_get_type),
  OTHER (SP_TABLE_STATEMENT, DATE, SpStatement, date, N_("Date"), N_("Change date of %s")),
  OTHER (SP_TABLE_STATEMENT, TEXT, SpStatement, reported_by, N_("Reported by"), N_("Change reporter of %s")),
  OTHER (SP_TABLE_STATEMENT, TEXT, SpStatement, coder, N_("Coder"), N_("Change coder of %s")),
  { .title = NULL },
};

static const SpRowsField link_fields[] = {
  OTHER (SP_TABLE_LINK, TEXT, SpLink, kind, N_("Kind"), N_("Change kind of %s")),
  OTHER (SP_TABLE_LINK, SWITCH, SpLink, directed, N_("Direction"), N_("Change direction of %s")),
  CHOICE (SP_TABLE_LINK, SpLink, sign, N_("Sign"), N_("Change sign of %s"), sp_sign_get_type),
  OTHER (SP_TABLE_LINK, DATE, SpLink, start, N_("Since"), N_("Change dates of %s")),
  OTHER (SP_TABLE_LINK, DATE, SpLink, end, N_("Until"), N_("Change dates of %s")),
  { .title = NULL },
};

/**
 * sp_rows_fields_get:
 * @table: actors, issues, sources, statements or links
 *
 * Returns: (transfer none): what several of them can have in common, ended by a field without a title
 */
const SpRowsField *
sp_rows_fields_get (SpTable table)
{
  return table == SP_TABLE_ACTOR ? actor_fields : table == SP_TABLE_ISSUE ? issue_fields
         : table == SP_TABLE_SOURCE ? source_fields : table == SP_TABLE_LINK ? link_fields : statement_fields;
}

static gboolean
read_row (SpSnapshot *snapshot,
          SpTable     table,
          SpId        id,
          Row        *row)
{
  const SpActor *actor = table == SP_TABLE_ACTOR ? sp_snapshot_find_actor (snapshot, id) : NULL;
  const SpIssue *issue = table == SP_TABLE_ISSUE ? sp_snapshot_find_issue (snapshot, id) : NULL;
  const SpSource *source = table == SP_TABLE_SOURCE ? sp_snapshot_find_source (snapshot, id) : NULL;
  const SpStatement *statement = table == SP_TABLE_STATEMENT ? sp_snapshot_find_statement (snapshot, id) : NULL;
  const SpLink *link = table == SP_TABLE_LINK ? sp_snapshot_find_link (snapshot, id) : NULL;

  if (actor)
    row->actor = *actor;
  if (issue)
    row->issue = *issue;
  if (source)
    row->source = *source;
  if (statement)
    row->statement = *statement;
  if (link)
    row->link = *link;
  return actor || issue || source || statement || link;
}

static gboolean
write_row (SpStore  *store,
           SpTable   table,
           Row      *row,
           GError  **error)
{
  if (table == SP_TABLE_ACTOR)
    return sp_store_update_actor (store, &row->actor, error);
  if (table == SP_TABLE_ISSUE)
    return sp_store_update_issue (store, &row->issue, error);
  if (table == SP_TABLE_SOURCE)
    return sp_store_update_source (store, &row->source, error);
  if (table == SP_TABLE_LINK)
    return sp_store_update_link (store, &row->link, error);
  if (row->statement.qualifier == SP_QUALIFIER_UNDECIDED || row->statement.qualifier == SP_QUALIFIER_NO_COMMENT)
    row->statement.stance = SP_STANCE_NONE;
  return sp_store_update_statement (store, &row->statement, error);
}

static char *
dup_value (const SpRowsField *field,
           const Row         *row)
{
  const char *place = (const char *) row + field->offset;
  g_autoptr (GEnumClass) klass = field->get_type ? g_type_class_ref (field->get_type ()) : NULL;

  switch (field->kind)
    {
    case SP_ROWS_FIELD_CHOICE:
      for (guint i = 0; i < klass->n_values; i++)
        if (klass->values[i].value == *(const int *) (gconstpointer) place)
          return g_strdup_printf ("%u", i);
      return g_strdup ("0");
    case SP_ROWS_FIELD_SWITCH:
      return g_strdup (*(const gboolean *) (gconstpointer) place ? "1" : "0");
    case SP_ROWS_FIELD_DATE:
      return sp_date_to_iso (*(const SpDate *) (gconstpointer) place);
    case SP_ROWS_FIELD_TEXT:
    default:
      return g_strdup (*(const char * const *) (gconstpointer) place);
    }
}

static void
put_value (const SpRowsField *field,
           Row               *row,
           const char        *value)
{
  char *place = (char *) row + field->offset;
  g_autoptr (GEnumClass) klass = field->get_type ? g_type_class_ref (field->get_type ()) : NULL;
  guint number = (guint) g_ascii_strtoull (value, NULL, 10);

  switch (field->kind)
    {
    case SP_ROWS_FIELD_CHOICE:
      *(int *) (gpointer) place = klass->values[MIN (number, klass->n_values - 1)].value;
      break;
    case SP_ROWS_FIELD_SWITCH:
      *(gboolean *) (gpointer) place = number != 0;
      break;
    case SP_ROWS_FIELD_DATE:
      if (!sp_date_parse (value, (SpDate *) (gpointer) place))
        *(SpDate *) (gpointer) place = SP_DATE_NONE;
      break;
    case SP_ROWS_FIELD_TEXT:
    default:
      *(const char **) (gpointer) place = value;
      break;
    }
}

/**
 * sp_rows_field_dup_value:
 * @field: a field
 * @snapshot: the rows
 * @ids: (element-type SpId): rows of its table; those that do not exist are left out
 *
 * Takes O(n) time for n rows.
 *
 * Returns: (transfer full) (nullable): what it says in all of them, or `NULL` where they differ
 */
char *
sp_rows_field_dup_value (const SpRowsField *field,
                         SpSnapshot        *snapshot,
                         GArray            *ids)
{
  g_autofree char *common = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *value = NULL;
      Row row;

      if (!read_row (snapshot, field->table, g_array_index (ids, SpId, i), &row))
        continue;
      value = dup_value (field, &row);
      if (common && !g_str_equal (common, value))
        return NULL;
      if (!common)
        common = g_steal_pointer (&value);
    }
  return common ? g_steal_pointer (&common) : g_strdup ("");
}

/**
 * sp_rows_field_set:
 * @field: a field
 * @store: the project's store
 * @ids: (element-type SpId): rows of its table that exist
 * @value: what it is to say, as sp_rows_field_dup_value() tells it
 * @told: (out) (transfer full): what was done
 * @error: return location for an error of the store
 *
 * Gives all rows the same value, as one edit. Nothing is written if one of them cannot have it.
 *
 * Returns: whether it was written
 */
gboolean
sp_rows_field_set (const SpRowsField *field,
                   SpStore           *store,
                   GArray            *ids,
                   const char        *value,
                   char             **told,
                   GError           **error)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (store));
  g_autofree char *count = sp_rows_dup_count (field->table, ids->len);
  g_autofree char *label = sp_edit_label (_(field->label), count);

  if (!sp_store_begin (store, label, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      Row row;

      if (!read_row (before, field->table, g_array_index (ids, SpId, i), &row))
        continue;
      put_value (field, &row, value);
      if (!write_row (store, field->table, &row, error))
        {
          sp_store_rollback (store);
          return FALSE;
        }
    }
  if (!sp_store_commit (store, error))
    return FALSE;
  *told = g_steal_pointer (&label);
  return TRUE;
}
