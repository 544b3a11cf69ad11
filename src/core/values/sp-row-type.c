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

/* Stands before a packed row; as wide as the strictest alignment of a row needs. */
typedef struct
{
  gatomicrefcount references;
  gint64 row[];
} PackedRow;

static const char * const no_words[] = { NULL };

#define AT(row, field, Type) (*(Type *) ((char *) (row) + (field)->offset))
#define IN(row, field, Type) (*(const Type *) ((const char *) (row) + (field)->offset))

static gboolean
is_text (const SpField *field)
{
  return field->kind == SP_FIELD_LINE || field->kind == SP_FIELD_TEXT;
}

static gsize
measure_text (const char *text)
{
  return text != NULL && *text != '\0' ? strlen (text) + 1 : 0;
}

static gsize
measure_words (const char * const *words)
{
  gsize size = 0;

  if (words == NULL || *words == NULL)
    return 0;
  for (; *words != NULL; words++)
    size += sizeof (char *) + strlen (*words) + 1;
  return size + sizeof (char *);
}

static gsize
measure_row (const SpRowType *type,
             gconstpointer    row)
{
  gsize size = type->size;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      if (is_text (field))
        size += measure_text (IN (row, field, char *));
      else if (field->kind == SP_FIELD_WORDS)
        size += measure_words (IN (row, field, char **));
    }
  return size;
}

static const char *
pack_text (const char *text,
           char      **room)
{
  gsize size = measure_text (text);
  char *copy = *room;

  if (size == 0)
    return "";
  memcpy (copy, text, size);
  *room += size;
  return copy;
}

/* The pointers come first in the room, where they are aligned; the letters behind all pointers of the row. */
static const char * const *
pack_words (const char * const *words,
            char              **pointers,
            char              **letters)
{
  const char **copy = (const char **) (gpointer) *pointers;
  guint n = 0;

  if (words == NULL || *words == NULL)
    return no_words;
  for (; words[n] != NULL; n++)
    {
      gsize size = strlen (words[n]) + 1;

      copy[n] = memcpy (*letters, words[n], size);
      *letters += size;
    }
  copy[n] = NULL;
  *pointers += (n + 1) * sizeof (char *);
  return copy;
}

static gsize
measure_pointers (const SpRowType *type,
                  gconstpointer    row)
{
  gsize size = 0;

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS)
      {
        const char * const *words = IN (row, &type->fields[i], char **);
        guint n = words != NULL ? g_strv_length ((char **) words) : 0;

        size += n > 0 ? (n + 1) * sizeof (char *) : 0;
      }
  return size;
}

/**
 * sp_row_pack:
 * @type: the type of @row
 * @row: a row; its strings and vectors may be `NULL`
 *
 * Copies a row and all its words into one piece of memory, where no string is `NULL`.
 *
 * Returns: (transfer full): the copy, a struct of the same type; free with sp_row_unref()
 */
gpointer
sp_row_pack (const SpRowType *type,
             gconstpointer    row)
{
  PackedRow *packed = g_malloc (sizeof (PackedRow) + measure_row (type, row));
  char *pointers = (char *) packed->row + type->size;
  char *letters = pointers + measure_pointers (type, row);

  g_atomic_ref_count_init (&packed->references);
  memcpy (packed->row, row, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SpField *field = &type->fields[i];

      if (is_text (field))
        AT (packed->row, field, const char *) = pack_text (IN (row, field, char *), &letters);
      else if (field->kind == SP_FIELD_WORDS)
        AT (packed->row, field, const char * const *) = pack_words (IN (row, field, char **), &pointers, &letters);
    }
  return packed->row;
}

static PackedRow *
get_packed (gpointer row)
{
  return (PackedRow *) (gpointer) ((char *) row - G_STRUCT_OFFSET (PackedRow, row));
}

/**
 * sp_row_ref:
 * @packed: a row from sp_row_pack()
 *
 * Safe in any thread.
 *
 * Returns: (transfer full): @packed
 */
gpointer
sp_row_ref (gpointer packed)
{
  g_atomic_ref_count_inc (&get_packed (packed)->references);
  return packed;
}

/**
 * sp_row_unref:
 * @packed: (transfer full): a row from sp_row_pack()
 *
 * Gives up a reference; the last one frees the row. Safe in any thread.
 */
void
sp_row_unref (gpointer packed)
{
  PackedRow *self = get_packed (packed);

  if (g_atomic_ref_count_dec (&self->references))
    g_free (self);
}

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
