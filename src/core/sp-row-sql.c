/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-row-sql.h"

#include <string.h>

#define AT(row, field, Type) (*(Type *) ((char *) (row) + (field)->offset))
#define IN(row, field, Type) (*(const Type *) ((const char *) (row) + (field)->offset))

/* Which columns a field takes; the second is NULL for most, and words have none in the row's own table. */
static void
list_columns (const SpField  *field,
              const char    **first,
              const char    **second)
{
  *first = field->name;
  *second = NULL;
  if (field->kind == SP_FIELD_STANCE)
    {
      *second = "point";
    }
  else if (field->kind == SP_FIELD_PASSAGE)
    {
      *first = "passage_start";
      *second = "passage_end";
    }
  else if (field->kind == SP_FIELD_WORDS)
    {
      *first = NULL;
    }
}

typedef void (*ColumnFunc) (GString *text, const char *column, guint number);

static guint
append_columns (const SpRowType *type,
                GString         *text,
                ColumnFunc       append)
{
  guint number = 0;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *columns[2];

      list_columns (&type->fields[i], &columns[0], &columns[1]);
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        if (columns[j] != NULL)
          append (text, columns[j], ++number);
    }
  return number;
}

static void
append_name (GString    *text,
             const char *column,
             guint       number)
{
  g_string_append_printf (text, "%s%s", number > 1 ? ", " : "", column);
}

static void
append_value (GString    *text,
              const char *column,
              guint       number)
{
  g_string_append_printf (text, "%s?%u", number > 1 ? ", " : "", number);
}

/* The id comes first in every type that has one, and stays as it is. */
static void
append_assignment (GString    *text,
                   const char *column,
                   guint       number)
{
  if (strcmp (column, "id") == 0)
    return;
  g_string_append_printf (text, "%s%s = ?%u", g_str_has_suffix (text->str, " SET ") ? "" : ", ", column, number);
}

/**
 * sp_row_sql_build_insert:
 * @type: the type of a row
 *
 * Returns: (transfer full): the statement that sp_row_sql_bind() fills in
 */
char *
sp_row_sql_build_insert (const SpRowType *type)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "INSERT INTO %s (", type->name);
  append_columns (type, text, append_name);
  g_string_append (text, ") VALUES (");
  append_columns (type, text, append_value);
  g_string_append_c (text, ')');
  return g_string_free_and_steal (text);
}

/**
 * sp_row_sql_build_update:
 * @type: the type of a row
 *
 * Returns: (transfer full): the statement that sp_row_sql_bind() fills in
 */
char *
sp_row_sql_build_update (const SpRowType *type)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "UPDATE %s SET ", type->name);
  append_columns (type, text, append_assignment);
  g_string_append (text, type->has_id ? " WHERE id = ?1" : " WHERE id = 1");
  return g_string_free_and_steal (text);
}

/**
 * sp_row_sql_build_select:
 * @type: the type of a row
 * @rest: what comes after the name of the table
 *
 * Returns: (transfer full): the statement whose result sp_row_sql_read() reads
 */
char *
sp_row_sql_build_select (const SpRowType *type,
                         const char      *rest)
{
  GString *text = g_string_new ("SELECT ");

  append_columns (type, text, append_name);
  g_string_append_printf (text, " FROM %s %s", type->name, rest);
  return g_string_free_and_steal (text);
}

static void
bind_text (sqlite3_stmt *statement,
           int           column,
           const char   *text)
{
  sqlite3_bind_text64 (statement, column, text != NULL ? text : "", text != NULL ? strlen (text) : 0,
                       SQLITE_STATIC, SQLITE_UTF8);
}

static void
bind_owned_text (sqlite3_stmt *statement,
                 int           column,
                 char         *text)
{
  sqlite3_bind_text64 (statement, column, text, strlen (text), g_free, SQLITE_UTF8);
}

static void
bind_date (sqlite3_stmt *statement,
           int           column,
           SpDate        date)
{
  char text[SP_DATE_ISO_SIZE];

  sp_date_write_iso (date, text);
  sqlite3_bind_text64 (statement, column, text, strlen (text), SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void
bind_number (sqlite3_stmt *statement,
             int           column,
             double        number)
{
  if (isnan (number))
    sqlite3_bind_null (statement, column);
  else
    sqlite3_bind_double (statement, column, number);
}

static void
bind_id (sqlite3_stmt *statement,
         int           column,
         SpId          id)
{
  if (id == SP_ID_NONE)
    sqlite3_bind_null (statement, column);
  else
    sqlite3_bind_int64 (statement, column, id);
}

static void
bind_stance (sqlite3_stmt *statement,
             int           column,
             SpStance      stance)
{
  sqlite3_bind_null (statement, column);
  sqlite3_bind_null (statement, column + 1);
  if (stance.kind == SP_STANCE_KIND_STEP)
    sqlite3_bind_int (statement, column, (int) stance.value);
  else if (stance.kind == SP_STANCE_KIND_POINT)
    sqlite3_bind_double (statement, column + 1, stance.value);
}

static void
bind_passage (sqlite3_stmt *statement,
              int           column,
              SpPassage     passage)
{
  sqlite3_bind_null (statement, column);
  sqlite3_bind_null (statement, column + 1);
  if (passage.start >= 0)
    {
      sqlite3_bind_int (statement, column, passage.start);
      sqlite3_bind_int (statement, column + 1, passage.end);
    }
}

static void
bind_field (const SpField *field,
            sqlite3_stmt  *statement,
            int            column,
            gconstpointer  row)
{
  switch (field->kind)
    {
    case SP_FIELD_ID:
      bind_id (statement, column, IN (row, field, SpId));
      break;
    case SP_FIELD_NUMBER:
      bind_number (statement, column, IN (row, field, double));
      break;
    case SP_FIELD_INTEGER:
      sqlite3_bind_int (statement, column, IN (row, field, int));
      break;
    case SP_FIELD_FLAG:
      sqlite3_bind_int (statement, column, IN (row, field, gboolean) ? 1 : 0);
      break;
    case SP_FIELD_TOKEN:
      bind_text (statement, column, sp_enum_to_token (field->get_type (), IN (row, field, int)));
      break;
    case SP_FIELD_LINE:
    case SP_FIELD_TEXT:
      bind_text (statement, column, IN (row, field, char *));
      break;
    case SP_FIELD_DATE:
      bind_date (statement, column, IN (row, field, SpDate));
      break;
    case SP_FIELD_COLOUR:
      bind_owned_text (statement, column, sp_colour_to_hex (IN (row, field, SpColour)));
      break;
    case SP_FIELD_STANCE:
      bind_stance (statement, column, IN (row, field, SpStance));
      break;
    case SP_FIELD_PASSAGE:
      bind_passage (statement, column, IN (row, field, SpPassage));
      break;
    case SP_FIELD_WORDS:
    default:
      break;
    }
}

static int
count_columns (const SpField *field)
{
  const char *first, *second;

  list_columns (field, &first, &second);
  return (first != NULL ? 1 : 0) + (second != NULL ? 1 : 0);
}

static gsize
measure_field (const SpField *field)
{
  switch (field->kind)
    {
    case SP_FIELD_ID:
      return sizeof (SpId);
    case SP_FIELD_NUMBER:
      return sizeof (double);
    case SP_FIELD_LINE:
    case SP_FIELD_TEXT:
      return sizeof (char *);
    case SP_FIELD_DATE:
      return sizeof (SpDate);
    case SP_FIELD_STANCE:
      return sizeof (SpStance);
    case SP_FIELD_PASSAGE:
      return sizeof (SpPassage);
    case SP_FIELD_INTEGER:
    case SP_FIELD_FLAG:
    case SP_FIELD_TOKEN:
    case SP_FIELD_COLOUR:
    case SP_FIELD_WORDS:
    default:
      return sizeof (int);
    }
}

/* To the letter; of texts the place counts, which is the same for all that are empty. */
static gboolean
is_bound (const SpField *field,
          gconstpointer  row,
          gconstpointer  previous)
{
  return previous != NULL && memcmp ((const char *) row + field->offset, (const char *) previous + field->offset,
                                     measure_field (field)) == 0;
}

/**
 * sp_row_sql_bind:
 * @type: the type of @row
 * @statement: from sp_row_sql_build_insert() or sp_row_sql_build_update()
 * @row: the values; a row that sp_row_check() found sound
 * @previous: (nullable): the row whose values stand in the statement; still there
 *
 * Puts the values of a row into a statement. Texts are borrowed: @row has to outlive the step. Unknown numbers and
 * references become NULL.
 */
void
sp_row_sql_bind (const SpRowType *type,
                 sqlite3_stmt    *statement,
                 gconstpointer    row,
                 gconstpointer    previous)
{
  int column = 1;

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!is_bound (&type->fields[i], row, previous))
        bind_field (&type->fields[i], statement, column, row);
      column += count_columns (&type->fields[i]);
    }
}

static const char *
read_text (sqlite3_stmt *statement,
           int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

static gboolean
is_null (sqlite3_stmt *statement,
         int           column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}

static SpStance
read_stance (sqlite3_stmt *statement,
             int           column)
{
  if (!is_null (statement, column))
    return SP_STANCE_STEP (sqlite3_column_double (statement, column));
  if (!is_null (statement, column + 1))
    return SP_STANCE_POINT (sqlite3_column_double (statement, column + 1));
  return SP_STANCE_NONE;
}

static SpPassage
read_passage (sqlite3_stmt *statement,
              int           column)
{
  if (is_null (statement, column))
    return SP_PASSAGE_NONE;
  return (SpPassage) { sqlite3_column_int (statement, column), sqlite3_column_int (statement, column + 1) };
}

static void
read_field (const SpField *field,
            sqlite3_stmt  *statement,
            int            column,
            gpointer       row)
{
  switch (field->kind)
    {
    case SP_FIELD_ID:
      AT (row, field, SpId) = sqlite3_column_int64 (statement, column);
      break;
    case SP_FIELD_NUMBER:
      AT (row, field, double) = is_null (statement, column) ? NAN : sqlite3_column_double (statement, column);
      break;
    case SP_FIELD_INTEGER:
    case SP_FIELD_FLAG:
      AT (row, field, int) = sqlite3_column_int (statement, column);
      break;
    case SP_FIELD_TOKEN:
      sp_enum_from_token (field->get_type (), read_text (statement, column), &AT (row, field, int));
      break;
    case SP_FIELD_LINE:
    case SP_FIELD_TEXT:
      AT (row, field, const char *) = read_text (statement, column);
      break;
    case SP_FIELD_DATE:
      sp_date_parse (read_text (statement, column), &AT (row, field, SpDate));
      break;
    case SP_FIELD_COLOUR:
      sp_colour_parse (read_text (statement, column), &AT (row, field, SpColour));
      break;
    case SP_FIELD_STANCE:
      AT (row, field, SpStance) = read_stance (statement, column);
      break;
    case SP_FIELD_PASSAGE:
      AT (row, field, SpPassage) = read_passage (statement, column);
      break;
    case SP_FIELD_WORDS:
    default:
      break;
    }
}

/**
 * sp_row_sql_read:
 * @type: the type of row
 * @statement: from sp_row_sql_build_select(), standing on a row
 * @row: (out caller-allocates): where the values go; their texts belong to @statement until its next step
 *
 * Reads a row, all but its words, which stand in tables of their own. What is no value of ours
 * (our own database cannot hold any) is read as the first of its kind.
 */
void
sp_row_sql_read (const SpRowType *type,
                 sqlite3_stmt    *statement,
                 SpAnyRow        *row)
{
  int column = 0;

  memset (row, 0, sizeof *row);
  for (guint i = 0; i < type->n_fields; i++)
    {
      read_field (&type->fields[i], statement, column, row);
      column += count_columns (&type->fields[i]);
    }
}
