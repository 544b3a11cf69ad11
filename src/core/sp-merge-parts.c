/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <string.h>

/* How rows are taken apart for merging, and what they refer to. */

typedef struct
{
  SpTable table;
  const char *fields[SP_CONFLICT_MAX_FIELDS];
} Group;

/* A stance of one side with the qualifier of the other would be a statement that nobody made. */
static const Group groups[] = {
  { SP_TABLE_SOURCE_ERROR, { "source", "passage", "quote" } },
  { SP_TABLE_STATEMENT, { "stance", "qualifier", "condition" } },
  { SP_TABLE_STATEMENT, { "source", "passage", "quote" } },
  { SP_TABLE_LINK, { "from_actor", "to_actor", "directed" } },
  { SP_TABLE_LINK, { "start_date", "end_date" } },
  { SP_TABLE_LINK, { "source", "passage", "quote" } },
};

const SpRowReference sp_row_references[] = {
  { SP_TABLE_ACTOR, G_STRUCT_OFFSET (SpActor, speaks_for), SP_TABLE_ACTOR, FALSE },
  { SP_TABLE_SOURCE_ERROR, G_STRUCT_OFFSET (SpSourceError, source), SP_TABLE_SOURCE, TRUE },
  { SP_TABLE_STATEMENT, G_STRUCT_OFFSET (SpStatement, actor), SP_TABLE_ACTOR, TRUE },
  { SP_TABLE_STATEMENT, G_STRUCT_OFFSET (SpStatement, issue), SP_TABLE_ISSUE, TRUE },
  { SP_TABLE_STATEMENT, G_STRUCT_OFFSET (SpStatement, source), SP_TABLE_SOURCE, FALSE },
  { SP_TABLE_LINK, G_STRUCT_OFFSET (SpLink, from), SP_TABLE_ACTOR, TRUE },
  { SP_TABLE_LINK, G_STRUCT_OFFSET (SpLink, to), SP_TABLE_ACTOR, TRUE },
  { SP_TABLE_LINK, G_STRUCT_OFFSET (SpLink, source), SP_TABLE_SOURCE, FALSE },
};
const guint sp_n_row_references = G_N_ELEMENTS (sp_row_references);

static const SpField *
find_field (SpTable     table,
            const char *name)
{
  const SpRowType *type = &sp_row_types[table];

  for (guint i = 0; i < type->n_fields; i++)
    if (strcmp (type->fields[i].name, name) == 0)
      return &type->fields[i];
  g_return_val_if_reached (NULL);
}

static const Group *
find_group (SpTable     table,
            const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; groups[i].table == table && j < SP_CONFLICT_MAX_FIELDS; j++)
      if (g_strcmp0 (groups[i].fields[j], name) == 0)
        return &groups[i];
  return NULL;
}

/**
 * sp_row_part_get:
 * @table: a table
 * @field: the number of a field of it
 * @part: (out caller-allocates): the fields that stand together
 *
 * Finds the part of a row that begins with a field.
 *
 * Returns: whether one does; the identifier and the further fields of a part begin none
 */
gboolean
sp_row_part_get (SpTable    table,
                 guint      field,
                 SpRowPart *part)
{
  const SpField *first = &sp_row_types[table].fields[field];
  const Group *group = find_group (table, first->name);

  *part = (SpRowPart) { { first }, 1 };
  if (first->kind == SP_FIELD_ID && first->offset == 0)
    return FALSE;
  if (group == NULL)
    return TRUE;
  if (strcmp (group->fields[0], first->name) != 0)
    return FALSE;
  for (guint i = 1; i < SP_CONFLICT_MAX_FIELDS && group->fields[i] != NULL; i++)
    part->fields[part->n_fields++] = find_field (table, group->fields[i]);
  return TRUE;
}

/**
 * sp_row_part_equal:
 * @part: a part of both rows
 * @a: a row
 * @b: a row of the same table
 *
 * Returns: whether both say the same in it
 */
gboolean
sp_row_part_equal (const SpRowPart *part,
                   gconstpointer    a,
                   gconstpointer    b)
{
  for (guint i = 0; i < part->n_fields; i++)
    if (!sp_field_equal (part->fields[i], a, b))
      return FALSE;
  return TRUE;
}

/**
 * sp_row_part_copy:
 * @part: a part of both rows
 * @to: a row that is not packed
 * @from: a row of the same table, which outlives @to
 *
 * Takes a part over.
 */
void
sp_row_part_copy (const SpRowPart *part,
                  gpointer         to,
                  gconstpointer    from)
{
  for (guint i = 0; i < part->n_fields; i++)
    sp_field_copy (part->fields[i], to, from);
}

/**
 * sp_row_reference_get:
 * @reference: a reference of the row's table
 * @row: a row
 *
 * Returns: which row it refers to, or %SP_ID_NONE
 */
SpId
sp_row_reference_get (const SpRowReference *reference,
                      gconstpointer         row)
{
  return *(const SpId *) (gconstpointer) ((const char *) row + reference->offset);
}

/**
 * sp_row_part_has_reference:
 * @part: a part of rows of the reference's table
 * @reference: a reference
 *
 * Returns: whether the reference is one of its fields
 */
gboolean
sp_row_part_has_reference (const SpRowPart      *part,
                           const SpRowReference *reference)
{
  for (guint i = 0; i < part->n_fields; i++)
    if (part->fields[i]->offset == reference->offset)
      return TRUE;
  return FALSE;
}

/**
 * sp_row_reference_find_part:
 * @reference: a reference
 * @part: (out caller-allocates): the part that it stands in
 *
 * Every reference stands in one.
 */
void
sp_row_reference_find_part (const SpRowReference *reference,
                            SpRowPart            *part)
{
  for (guint i = 0; i < sp_row_types[reference->table].n_fields; i++)
    if (sp_row_part_get (reference->table, i, part) && sp_row_part_has_reference (part, reference))
      return;
  g_return_if_reached ();
}
