/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-kept-rows.h"

#include <math.h>
#include <string.h>

#include "sp-sha256.h"

/*
 * A row is a mark and its values in the order of the columns; another mark stands at the end of a table. What is as in the row
 * before is told by one byte, and need not be bound again; a number without a fraction, of which there are most, takes as many
 * bytes as it needs. At the end of all stands their checksum.
 */

#define MARK_ROW 'R'
#define MARK_END 'E'

/* Beside SQLite's own types of values. */
#define WHOLE_FLOAT 6
#define SAME_AS_BEFORE 7

/* Up to here every whole number has a floating-point one of its own. */
#define LARGEST_WHOLE 9007199254740992.0

#define BITS_OF_BYTE 7
#define MOST_BYTES 10
#define SIZE_OF_CHECKSUM 64

/* Room for so many bytes more. */
static guint8 *
reserve (SpKeptRowsWriter *self,
         gsize             n)
{
  if (self->room - self->size < n)
    {
      self->room = MAX (2 * self->room, self->size + n);
      self->bytes = g_realloc (self->bytes, self->room);
    }
  return self->bytes + self->size;
}

static void
append_byte (SpKeptRowsWriter *self,
             guint8            byte)
{
  *reserve (self, 1) = byte;
  self->size++;
}

static void
append (SpKeptRowsWriter *self,
        gconstpointer     bytes,
        gsize             n)
{
  if (n > 0)
    memcpy (reserve (self, n), bytes, n);
  self->size += n;
}

/* Seven bits a byte, the lowest first. */
static void
append_number (SpKeptRowsWriter *self,
               guint64           number)
{
  guint8 *to = reserve (self, MOST_BYTES);
  guint n = 0;

  for (; number >> BITS_OF_BYTE != 0; number >>= BITS_OF_BYTE)
    to[n++] = (guint8) (number | 1 << BITS_OF_BYTE);
  to[n++] = (guint8) number;
  self->size += n;
}

/* Small ones of both signs become small. */
static guint64
fold_sign (gint64 number)
{
  return (guint64) number << 1 ^ (number < 0 ? G_MAXUINT64 : 0);
}

static gint64
unfold_sign (guint64 number)
{
  return (gint64) (number >> 1 ^ ((number & 1) != 0 ? G_MAXUINT64 : 0));
}

static void
append_float (SpKeptRowsWriter *self,
              double            value)
{
  guint64 bits;

  if (value > -LARGEST_WHOLE && value < LARGEST_WHOLE && trunc (value) == value)
    {
      append_byte (self, WHOLE_FLOAT);
      append_number (self, fold_sign ((gint64) value));
      return;
    }
  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_BE (bits);
  append_byte (self, SQLITE_FLOAT);
  append (self, &bits, sizeof bits);
}

static void
append_value (SpKeptRowsWriter *self,
              sqlite3_value    *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      append_byte (self, SQLITE_INTEGER);
      append_number (self, fold_sign (sqlite3_value_int64 (value)));
      break;
    case SQLITE_FLOAT:
      append_float (self, sqlite3_value_double (value));
      break;
    case SQLITE_TEXT:
      append_byte (self, SQLITE_TEXT);
      append_number (self, (guint64) sqlite3_value_bytes (value));
      append (self, sqlite3_value_text (value), (gsize) sqlite3_value_bytes (value));
      break;
    default:
      append_byte (self, SQLITE_NULL);
    }
}

/**
 * sp_kept_rows_writer_begin:
 * @self: a writer
 * @head: what stands before the rows, and is no part of their checksum
 *
 * Begins with the first table. End with sp_kept_rows_finish().
 */
void
sp_kept_rows_writer_begin (SpKeptRowsWriter *self,
                           const GByteArray *head)
{
  memset (self, 0, sizeof *self);
  append (self, head->data, head->len);
  self->first = self->size;
}

/**
 * sp_kept_rows_add:
 * @self: a writer
 * @select: stands on a row, of %SP_KEPT_COLUMNS columns at most; the same one for all rows of a table
 *
 * Writes a row: numbers, texts and what has no value. The column by column functions of SQLite would each lock the
 * connection some times.
 */
void
sp_kept_rows_add (SpKeptRowsWriter *self,
                  sqlite3_stmt     *select)
{
  const int n_columns = sqlite3_column_count (select);

  g_return_if_fail (n_columns <= SP_KEPT_COLUMNS);
  append_byte (self, MARK_ROW);
  for (int i = 0; i < n_columns; i++)
    {
      const gsize start = self->size;

      append_value (self, sqlite3_column_value (select, i));
      if (self->size - start == self->sizes[i]
          && memcmp (self->bytes + start, self->bytes + self->starts[i], self->sizes[i]) == 0)
        {
          self->size = start;
          append_byte (self, SAME_AS_BEFORE);
          continue;
        }
      self->starts[i] = start;
      self->sizes[i] = self->size - start;
    }
}

/**
 * sp_kept_rows_end_table:
 * @self: a writer
 *
 * The next row is of the next table.
 */
void
sp_kept_rows_end_table (SpKeptRowsWriter *self)
{
  append_byte (self, MARK_END);
  memset (self->sizes, 0, sizeof self->sizes);
}

static char *
make_checksum (gconstpointer bytes,
               gsize         size)
{
  g_autoptr (SpSha256) sum = sp_sha256_new ();

  sp_sha256_update (sum, bytes, size);
  return sp_sha256_end (sum);
}

/**
 * sp_kept_rows_finish:
 * @self: a writer, which is empty afterwards
 *
 * Returns: (transfer full): the head, the rows and their checksum
 */
GByteArray *
sp_kept_rows_finish (SpKeptRowsWriter *self)
{
  g_autofree char *checksum = make_checksum (self->bytes + self->first, self->size - self->first);

  append (self, checksum, SIZE_OF_CHECKSUM);
  return g_byte_array_new_take (g_steal_pointer (&self->bytes), self->size);
}

static gboolean
fail (SpKeptRowsReader *self)
{
  self->damaged = TRUE;
  return FALSE;
}

static gboolean
read_byte (SpKeptRowsReader *self,
           guint8           *byte)
{
  if (self->at == self->end)
    return fail (self);
  *byte = *self->at++;
  return TRUE;
}

static gboolean
read_number (SpKeptRowsReader *self,
             guint64          *number)
{
  guint8 byte = 0;

  *number = 0;
  for (guint i = 0; i < MOST_BYTES; i++)
    {
      if (!read_byte (self, &byte))
        return FALSE;
      *number |= (guint64) (byte & ~(1 << BITS_OF_BYTE)) << i * BITS_OF_BYTE;
      if (byte >> BITS_OF_BYTE == 0)
        return TRUE;
    }
  return fail (self);
}

static gboolean
bind_text (SpKeptRowsReader *self,
           sqlite3_stmt     *insert,
           int               place)
{
  const char *text;
  guint64 length;

  if (!read_number (self, &length) || length > (guint64) (self->end - self->at))
    return fail (self);
  text = (const char *) self->at;
  self->at += length;
  return sqlite3_bind_text64 (insert, place, text, length, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK || fail (self);
}

static gboolean
bind_float (SpKeptRowsReader *self,
            sqlite3_stmt     *insert,
            int               place)
{
  guint64 bits;
  double value;

  if ((gsize) (self->end - self->at) < sizeof bits)
    return fail (self);
  memcpy (&bits, self->at, sizeof bits);
  self->at += sizeof bits;
  bits = GUINT64_FROM_BE (bits);
  memcpy (&value, &bits, sizeof value);
  return sqlite3_bind_double (insert, place, value) == SQLITE_OK || fail (self);
}

static gboolean
bind_value (SpKeptRowsReader *self,
            sqlite3_stmt     *insert,
            int               place)
{
  guint64 number;
  guint8 type;

  if (!read_byte (self, &type))
    return FALSE;
  switch (type)
    {
    case SAME_AS_BEFORE:
      return TRUE;
    case SQLITE_NULL:
      return sqlite3_bind_null (insert, place) == SQLITE_OK || fail (self);
    case SQLITE_INTEGER:
      return read_number (self, &number)
             && (sqlite3_bind_int64 (insert, place, unfold_sign (number)) == SQLITE_OK || fail (self));
    case WHOLE_FLOAT:
      return read_number (self, &number)
             && (sqlite3_bind_double (insert, place, (double) unfold_sign (number)) == SQLITE_OK || fail (self));
    case SQLITE_FLOAT:
      return bind_float (self, insert, place);
    case SQLITE_TEXT:
      return bind_text (self, insert, place);
    default:
      return fail (self);
    }
}

/**
 * sp_kept_rows_reader_begin:
 * @self: a reader
 * @bytes: what stands behind the head; has to outlive the reading and what is bound by it
 * @size: in bytes
 *
 * Begins with the first table, or with nothing but damage if the checksum is not that of the bytes.
 */
void
sp_kept_rows_reader_begin (SpKeptRowsReader *self,
                           gconstpointer     bytes,
                           gsize             size)
{
  const gsize size_of_rows = size >= SIZE_OF_CHECKSUM ? size - SIZE_OF_CHECKSUM : 0;
  g_autofree char *checksum = make_checksum (bytes, size_of_rows);

  *self = (SpKeptRowsReader) { .at = bytes, .end = (const guchar *) bytes + size_of_rows };
  self->damaged = size < SIZE_OF_CHECKSUM || memcmp (checksum, self->end, SIZE_OF_CHECKSUM) != 0;
}

/**
 * sp_kept_rows_next:
 * @self: a reader
 * @insert: gets the values of a row: the same one for all rows of a table, without values before the first
 *
 * Returns: whether there was one; if not, the table is at its end, or the bytes are damaged
 */
gboolean
sp_kept_rows_next (SpKeptRowsReader *self,
                   sqlite3_stmt     *insert)
{
  const int n_columns = sqlite3_bind_parameter_count (insert);
  guint8 mark;

  if (self->damaged || !read_byte (self, &mark))
    return FALSE;
  if (mark != MARK_ROW)
    return mark != MARK_END && fail (self);
  for (int i = 1; i <= n_columns; i++)
    if (!bind_value (self, insert, i))
      return FALSE;
  return TRUE;
}

/**
 * sp_kept_rows_is_at_end:
 * @self: a reader
 *
 * Returns: whether all was read, and was right
 */
gboolean
sp_kept_rows_is_at_end (SpKeptRowsReader *self)
{
  return !self->damaged && self->at == self->end;
}
