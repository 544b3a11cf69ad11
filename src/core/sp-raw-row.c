/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-raw-row.h"

#include <string.h>

#include "sp-page-file.h"

#define AT(row, field, Type) (*(Type *) ((char *) (row) + (field)->offset))

/* The kinds of value that a record tells by a number. */
#define SERIAL_NULL 0
#define SERIAL_SHORT_INTEGERS 6
#define SERIAL_FLOAT 7
#define SERIAL_ZERO 8
#define SERIAL_ONE 9
#define SERIAL_BLOBS 12

static gint64
read_integer (const guint8 *bytes,
              guint         n_bytes)
{
  guint64 number = (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | bytes[i];
  return (gint64) number;
}

static gsize
measure_serial (guint64 serial)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return serial < SERIAL_BLOBS ? sizes[serial] : (gsize) (serial - SERIAL_BLOBS) / 2;
}

/* In a column of real numbers whole ones stand as integers. */
static void
take_integer (SpRawValue *value,
              int         declared,
              gint64      integer)
{
  if (declared == SQLITE_FLOAT)
    {
      value->type = SQLITE_FLOAT;
      value->number = (double) integer;
      return;
    }
  value->type = SQLITE_INTEGER;
  value->integer = integer;
}

/* What is no number is none. */
static void
take_float (SpRawValue   *value,
            const guint8 *bytes)
{
  guint64 bits = (guint64) read_integer (bytes, 8);

  memcpy (&value->number, &bits, sizeof bits);
  value->type = isnan (value->number) ? SQLITE_NULL : SQLITE_FLOAT;
}

static void
read_value (SpRawValue   *value,
            int           declared,
            guint64       serial,
            const guint8 *bytes,
            gsize         size)
{
  if (serial >= SERIAL_BLOBS)
    {
      value->type = serial % 2 != 0 ? SQLITE_TEXT : SQLITE_BLOB;
      value->text = (const char *) bytes;
      value->length = size;
    }
  else if (serial == SERIAL_FLOAT)
    take_float (value, bytes);
  else if (serial >= SERIAL_ZERO)
    take_integer (value, declared, serial == SERIAL_ONE);
  else if (serial != SERIAL_NULL)
    take_integer (value, declared, read_integer (bytes, (guint) size));
  else
    value->type = SQLITE_NULL;
}

/**
 * sp_raw_row_read_record:
 * @rules: the rules of its table
 * @record: (array length=size): a record in the form of SQLite's files
 * @size: how many bytes it has
 * @values: (out caller-allocates): a value for each column; texts belong to @record
 *
 * Takes a record apart. The column of the id says nothing in it.
 *
 * Returns: whether it has as many columns as the table, and ends with them
 */
gboolean
sp_raw_row_read_record (const SpTableRules *rules,
                        const guint8       *record,
                        gsize               size,
                        SpRawValue         *values)
{
  const guint8 *end = record + size;
  guint64 header_size, serial;
  const guint8 *header = sp_page_read_number (record, end, &header_size);
  const guint8 *header_end, *content;

  if (header == NULL || header_size > size || header_size < (gsize) (header - record))
    return FALSE;
  header_end = content = record + header_size;
  for (guint i = 0; i < rules->n_columns; i++)
    {
      gsize n;

      header = sp_page_read_number (header, header_end, &serial);
      if (header == NULL || serial == 10 || serial == 11)
        return FALSE;
      n = measure_serial (serial);
      if (n > (gsize) (end - content))
        return FALSE;
      read_value (&values[i], rules->columns[i].type, serial, content, n);
      content += n;
    }
  return header == header_end && content == end;
}

/**
 * sp_raw_row_read_statement:
 * @statement: standing on a row
 * @n_columns: how many columns it has
 * @values: (out caller-allocates): a value for each; texts belong to @statement until its next step
 */
void
sp_raw_row_read_statement (sqlite3_stmt *statement,
                           guint         n_columns,
                           SpRawValue   *values)
{
  for (guint i = 0; i < n_columns; i++)
    {
      SpRawValue *value = &values[i];
      int column = (int) i;

      value->type = sqlite3_column_type (statement, column);
      if (value->type == SQLITE_INTEGER)
        value->integer = sqlite3_column_int64 (statement, column);
      else if (value->type == SQLITE_FLOAT)
        value->number = sqlite3_column_double (statement, column);
      else if (value->type == SQLITE_TEXT)
        {
          value->text = (const char *) sqlite3_column_text (statement, column);
          value->length = value->text != NULL ? (gsize) sqlite3_column_bytes (statement, column) : 0;
        }
    }
}

/**
 * sp_raw_row_bind:
 * @statement: an insertion
 * @n_columns: how many columns it has
 * @values: a value for each; texts have to stay until @statement was run
 */
void
sp_raw_row_bind (sqlite3_stmt     *statement,
                 guint             n_columns,
                 const SpRawValue *values)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const SpRawValue *value = &values[i];
      int number = (int) i + 1;

      if (value->type == SQLITE_INTEGER)
        sqlite3_bind_int64 (statement, number, value->integer);
      else if (value->type == SQLITE_FLOAT)
        sqlite3_bind_double (statement, number, value->number);
      else if (value->type == SQLITE_TEXT)
        sqlite3_bind_text64 (statement, number, value->text != NULL ? value->text : "", value->length, SQLITE_STATIC,
                             SQLITE_UTF8);
      else
        sqlite3_bind_null (statement, number);
    }
}

static SpStance
get_stance (const SpRawValue *value)
{
  if (value[0].type != SQLITE_NULL)
    return SP_STANCE_STEP ((double) value[0].integer);
  return value[1].type != SQLITE_NULL ? SP_STANCE_POINT (value[1].number) : SP_STANCE_NONE;
}

static SpPassage
get_passage (const SpRawValue *value)
{
  if (value[0].type == SQLITE_NULL)
    return SP_PASSAGE_NONE;
  return (SpPassage) { (gint32) value[0].integer, (gint32) value[1].integer };
}

/* Returns how many columns the field takes. */
static guint
take_field (const SpField    *field,
            const SpRawValue *value,
            gpointer          row,
            gsize            *length)
{
  gboolean known = value->type != SQLITE_NULL;

  switch (field->kind)
    {
    case SP_FIELD_ID:
      AT (row, field, SpId) = known ? value->integer : SP_ID_NONE;
      return 1;
    case SP_FIELD_NUMBER:
      AT (row, field, double) = known ? value->number : NAN;
      return 1;
    case SP_FIELD_INTEGER:
    case SP_FIELD_FLAG:
      AT (row, field, int) = (int) value->integer;
      return 1;
    case SP_FIELD_TOKEN:
      AT (row, field, int) = value->token;
      return 1;
    case SP_FIELD_LINE:
    case SP_FIELD_TEXT:
      AT (row, field, const char *) = value->text;
      *length = value->length;
      return 1;
    case SP_FIELD_DATE:
      AT (row, field, SpDate) = value->date;
      return 1;
    case SP_FIELD_COLOUR:
      AT (row, field, SpColour) = value->colour;
      return 1;
    case SP_FIELD_STANCE:
      AT (row, field, SpStance) = get_stance (value);
      return 2;
    case SP_FIELD_PASSAGE:
      AT (row, field, SpPassage) = get_passage (value);
      return 2;
    case SP_FIELD_WORDS:
    default:
      return 0;
    }
}

/**
 * sp_raw_row_to_row:
 * @type: the type of row
 * @values: the values of its columns, in which sp_table_rules_find_broken() found nothing
 * @row: (out caller-allocates): where they go, words left empty; texts stay borrowed, and need not end with a zero
 * @lengths: (out caller-allocates) (array): by number of field, the length of its text
 */
void
sp_raw_row_to_row (const SpRowType  *type,
                   const SpRawValue *values,
                   SpAnyRow         *row,
                   gsize            *lengths)
{
  /* Only the project's first column is no field. */
  guint column = type->has_id ? 0 : 1;

  memset (row, 0, type->size);
  for (guint i = 0; i < type->n_fields; i++)
    column += take_field (&type->fields[i], &values[column], row, &lengths[i]);
}
