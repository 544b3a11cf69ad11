/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-row-type.h"

#include <string.h>

#define FIELD(Type, member, Kind) { #member, SP_FIELD_##Kind, G_STRUCT_OFFSET (Type, member), NULL }
#define COLUMN(Type, member, Kind, column) { column, SP_FIELD_##Kind, G_STRUCT_OFFSET (Type, member), NULL }
#define TOKEN(Type, member, get_type) { #member, SP_FIELD_TOKEN, G_STRUCT_OFFSET (Type, member), get_type }

static const SpField project_fields[] = {
  FIELD (SpProjectRow, uuid, LINE),
  FIELD (SpProjectRow, title, LINE),
  FIELD (SpProjectRow, description, TEXT),
  FIELD (SpProjectRow, as_of, DATE),
};

static const SpField actor_fields[] = {
  FIELD (SpActor, id, ID),
  FIELD (SpActor, ordinal, NUMBER),
  FIELD (SpActor, name, LINE),
  TOKEN (SpActor, kind, sp_actor_kind_get_type),
  FIELD (SpActor, role, LINE),
  FIELD (SpActor, speaks_for, ID),
  FIELD (SpActor, influence, NUMBER),
  FIELD (SpActor, colour, COLOUR),
  FIELD (SpActor, note, TEXT),
  COLUMN (SpActor, aliases, WORDS, "alias"),
  COLUMN (SpActor, tags, WORDS, "tag"),
};

static const SpField issue_fields[] = {
  FIELD (SpIssue, id, ID),
  FIELD (SpIssue, ordinal, NUMBER),
  FIELD (SpIssue, name, LINE),
  FIELD (SpIssue, question, TEXT),
  FIELD (SpIssue, oppose_end, LINE),
  FIELD (SpIssue, support_end, LINE),
  FIELD (SpIssue, reference, NUMBER),
  FIELD (SpIssue, note, TEXT),
};

static const SpField source_fields[] = {
  FIELD (SpSource, id, ID),
  FIELD (SpSource, ordinal, NUMBER),
  FIELD (SpSource, title, LINE),
  TOKEN (SpSource, kind, sp_source_kind_get_type),
  FIELD (SpSource, author, LINE),
  FIELD (SpSource, publisher, LINE),
  FIELD (SpSource, date, DATE),
  FIELD (SpSource, language, LINE),
  FIELD (SpSource, address, LINE),
  FIELD (SpSource, retrieved, DATE),
  FIELD (SpSource, text, TEXT),
  FIELD (SpSource, note, TEXT),
};

static const SpField source_error_fields[] = {
  FIELD (SpSourceError, id, ID),
  FIELD (SpSourceError, ordinal, NUMBER),
  FIELD (SpSourceError, source, ID),
  FIELD (SpSourceError, passage, PASSAGE),
  FIELD (SpSourceError, quote, TEXT),
  FIELD (SpSourceError, note, TEXT),
};

static const SpField statement_fields[] = {
  FIELD (SpStatement, id, ID),
  FIELD (SpStatement, ordinal, NUMBER),
  FIELD (SpStatement, actor, ID),
  FIELD (SpStatement, issue, ID),
  FIELD (SpStatement, stance, STANCE),
  TOKEN (SpStatement, qualifier, sp_qualifier_get_type),
  FIELD (SpStatement, condition, TEXT),
  FIELD (SpStatement, salience, NUMBER),
  FIELD (SpStatement, date, DATE),
  TOKEN (SpStatement, form, sp_form_get_type),
  FIELD (SpStatement, source, ID),
  FIELD (SpStatement, passage, PASSAGE),
  FIELD (SpStatement, quote, TEXT),
  FIELD (SpStatement, reported_by, LINE),
  FIELD (SpStatement, confidence, NUMBER),
  FIELD (SpStatement, coder, LINE),
  FIELD (SpStatement, note, TEXT),
  COLUMN (SpStatement, tags, WORDS, "tag"),
};

static const SpField link_fields[] = {
  FIELD (SpLink, id, ID),
  FIELD (SpLink, ordinal, NUMBER),
  COLUMN (SpLink, from, ID, "from_actor"),
  COLUMN (SpLink, to, ID, "to_actor"),
  FIELD (SpLink, kind, LINE),
  FIELD (SpLink, directed, FLAG),
  FIELD (SpLink, sign, INTEGER),
  FIELD (SpLink, strength, INTEGER),
  COLUMN (SpLink, start, DATE, "start_date"),
  COLUMN (SpLink, end, DATE, "end_date"),
  FIELD (SpLink, source, ID),
  FIELD (SpLink, passage, PASSAGE),
  FIELD (SpLink, quote, TEXT),
  FIELD (SpLink, note, TEXT),
  COLUMN (SpLink, tags, WORDS, "tag"),
};

static const SpField view_fields[] = {
  FIELD (SpView, id, ID),
  FIELD (SpView, ordinal, NUMBER),
  FIELD (SpView, name, LINE),
  TOKEN (SpView, kind, sp_picture_kind_get_type),
  FIELD (SpView, settings, TEXT),
};

#define FIELDS(name) name##_fields, G_N_ELEMENTS (name##_fields)

const SpRowType sp_row_types[SP_N_TABLES] = {
  [SP_TABLE_PROJECT] = { "project", sizeof (SpProjectRow), FALSE, FALSE, FIELDS (project) },
  [SP_TABLE_ACTOR] = { "actor", sizeof (SpActor), TRUE, TRUE, FIELDS (actor) },
  [SP_TABLE_ISSUE] = { "issue", sizeof (SpIssue), TRUE, TRUE, FIELDS (issue) },
  [SP_TABLE_SOURCE] = { "source", sizeof (SpSource), TRUE, TRUE, FIELDS (source) },
  [SP_TABLE_SOURCE_ERROR] = { "source_error", sizeof (SpSourceError), TRUE, FALSE, FIELDS (source_error) },
  [SP_TABLE_STATEMENT] = { "statement", sizeof (SpStatement), TRUE, FALSE, FIELDS (statement) },
  [SP_TABLE_LINK] = { "link", sizeof (SpLink), TRUE, FALSE, FIELDS (link) },
  [SP_TABLE_VIEW] = { "view", sizeof (SpView), TRUE, TRUE, FIELDS (view) },
};

static const char * const no_words[] = { NULL };

#define IN(row, field, Type) (*(const Type *) ((const char *) (row) + (field)->offset))

static gboolean
equal_numbers (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
equal_words (const char * const *a,
             const char * const *b)
{
  return g_strv_equal (a != NULL ? a : no_words, b != NULL ? b : no_words);
}

static gboolean
equal_texts (const char *a,
             const char *b)
{
  return strcmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/**
 * sp_field_equal:
 * @field: a field of both rows
 * @a: a row
 * @b: a row of the same type
 *
 * Compares one field: unknown equals unknown, and `NULL` equals "".
 *
 * Returns: whether both rows say the same in it
 */
gboolean
sp_field_equal (const SpField *field,
                gconstpointer  a,
                gconstpointer  b)
{
  switch (field->kind)
    {
    case SP_FIELD_ID:
      return IN (a, field, SpId) == IN (b, field, SpId);
    case SP_FIELD_NUMBER:
      return equal_numbers (IN (a, field, double), IN (b, field, double));
    case SP_FIELD_INTEGER:
    case SP_FIELD_TOKEN:
    case SP_FIELD_COLOUR:
      return IN (a, field, int) == IN (b, field, int);
    case SP_FIELD_FLAG:
      return !IN (a, field, gboolean) == !IN (b, field, gboolean);
    case SP_FIELD_LINE:
    case SP_FIELD_TEXT:
      return equal_texts (IN (a, field, char *), IN (b, field, char *));
    case SP_FIELD_DATE:
      return sp_date_compare (IN (a, field, SpDate), IN (b, field, SpDate)) == 0;
    case SP_FIELD_STANCE:
      return IN (a, field, SpStance).kind == IN (b, field, SpStance).kind
             && equal_numbers (IN (a, field, SpStance).value, IN (b, field, SpStance).value);
    case SP_FIELD_PASSAGE:
      return IN (a, field, SpPassage).start == IN (b, field, SpPassage).start
             && IN (a, field, SpPassage).end == IN (b, field, SpPassage).end;
    case SP_FIELD_WORDS:
      return equal_words (IN (a, field, char **), IN (b, field, char **));
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gsize
get_field_size (const SpField *field)
{
  static const gsize sizes[] = {
    [SP_FIELD_ID] = sizeof (SpId),
    [SP_FIELD_NUMBER] = sizeof (double),
    [SP_FIELD_INTEGER] = sizeof (int),
    [SP_FIELD_FLAG] = sizeof (gboolean),
    [SP_FIELD_TOKEN] = sizeof (int),
    [SP_FIELD_LINE] = sizeof (char *),
    [SP_FIELD_TEXT] = sizeof (char *),
    [SP_FIELD_DATE] = sizeof (SpDate),
    [SP_FIELD_COLOUR] = sizeof (SpColour),
    [SP_FIELD_STANCE] = sizeof (SpStance),
    [SP_FIELD_PASSAGE] = sizeof (SpPassage),
    [SP_FIELD_WORDS] = sizeof (char **),
  };

  return sizes[field->kind];
}

/**
 * sp_field_copy:
 * @field: a field of both rows
 * @to: a row that is not packed
 * @from: a row of the same type
 *
 * Takes one field over. Text and words are borrowed: @from has to outlive @to.
 */
void
sp_field_copy (const SpField *field,
               gpointer       to,
               gconstpointer  from)
{
  memcpy ((char *) to + field->offset, (const char *) from + field->offset, get_field_size (field));
}

/**
 * sp_row_equal:
 * @type: the type of both rows
 * @a: a row
 * @b: a row
 *
 * Compares field by field: unknown equals unknown, and `NULL` equals "".
 *
 * Returns: whether both say the same
 */
gboolean
sp_row_equal (const SpRowType *type,
              gconstpointer    a,
              gconstpointer    b)
{
  if (a == b)
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if (!sp_field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}
