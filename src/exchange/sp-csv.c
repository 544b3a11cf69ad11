/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-csv-reader.h"
#include "sp-text-encoding.h"

/* The text is cut up in place: every field ends in a zero byte where its separator or closing quote stood, and a
 * row is known by its first field, so that a field costs four bytes besides its own. */

#define LARGEST_FILE (512u * 1024 * 1024)
#define MOST_ROWS 10000000

typedef struct
{
  guint first_field;
  guint line;
} Row;

struct _SpCsv
{
  char *text;
  GArray *fields;         /* guint: where in the text a field begins */
  GArray *rows;           /* Row; the heading is the first, behind the last stands one that only ends it */
  guint n_columns;
};

G_DEFINE_QUARK (sp-csv-error-quark, sp_csv_error)

static gboolean
read_rows (SpCsv   *self,
           SpCsvReader  *reader,
           GError **error)
{
  Row row = { 0, 0 };

  while (reader->in < reader->end)
    {
      const char *row_text = reader->out;

      row = (Row) { self->fields->len, reader->line };
      if (!sp_csv_reader_read_row (reader, self->text, self->fields, error))
        return FALSE;
      if (sp_csv_reader_is_blank (reader, row_text))
        {
          g_array_set_size (self->fields, row.first_field);
          continue;
        }
      if (self->rows->len > MOST_ROWS)
        {
          g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_TOO_LARGE, _ ("%s has more than %d rows"), reader->name,
                       MOST_ROWS);
          return FALSE;
        }
      g_array_append_val (self->rows, row);
      self->n_columns = MAX (self->n_columns, reader->n_fields);
    }

  if (self->rows->len == 0)
    {
      g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_EMPTY, _ ("%s is empty: not even headings are there"),
                   reader->name);
      return FALSE;
    }
  row = (Row) { self->fields->len, reader->line };
  g_array_append_val (self->rows, row);
  return TRUE;
}

/**
 * sp_csv_read:
 * @name: what the file is called in messages
 * @bytes: the content of the file
 * @error: return location for an error
 *
 * Reads a table whose first row that is not blank holds the headings. Encoding, line ends and separator are found
 * out: see sp_text_decode(); LF, CRLF and CR, also mixed; of comma, semicolon and tab the one that gives the first
 * fifty rows as many fields as the headings have, unless a first line such as `sep=;` names it. Rows without any
 * text are left out.
 *
 * Takes time and memory as the file is long: about its size, and four bytes a field.
 *
 * Returns: (transfer full): the rows, or `NULL` with %SP_CSV_ERROR_ENCODING when the bytes are no text,
 *   %SP_CSV_ERROR_QUOTE with the line when a quotation mark is never closed or followed by text,
 *   %SP_CSV_ERROR_EMPTY when there is no row, or %SP_CSV_ERROR_TOO_LARGE
 */
SpCsv *
sp_csv_read (const char *name,
             GBytes     *bytes,
             GError    **error)
{
  g_autoptr (SpCsv) self = NULL;
  SpCsvReader reader;
  gsize length;
  gsize skipped;
  char separator;

  if (g_bytes_get_size (bytes) > LARGEST_FILE)
    {
      g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_TOO_LARGE, _ ("%s is larger than %u MiB"), name,
                   LARGEST_FILE >> 20);
      return NULL;
    }

  self = g_new0 (SpCsv, 1);
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->text = sp_text_decode (name, bytes, &length, error);
  if (self->text == NULL)
    return NULL;

  skipped = sp_csv_read_separator_line (self->text, &separator);
  if (skipped == 0)
    separator = sp_csv_guess_separator (self->text, length);
  sp_csv_reader_begin (&reader, name, self->text, length, separator);
  reader.in += skipped;
  reader.line += skipped != 0;
  if (!read_rows (self, &reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sp_csv_free:
 * @self: (transfer full): a table
 *
 * Frees the table and the text of all its fields.
 */
void
sp_csv_free (SpCsv *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/**
 * sp_csv_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows stand under the headings
 */
guint
sp_csv_get_n_rows (SpCsv *self)
{
  return self->rows->len - 2;
}

/**
 * sp_csv_get_n_columns:
 * @self: a table
 *
 * Returns: how many fields the widest row has, be it the headings or one that is longer than they are
 */
guint
sp_csv_get_n_columns (SpCsv *self)
{
  return self->n_columns;
}

static guint
count_fields (SpCsv *self,
              guint  row)
{
  return g_array_index (self->rows, Row, row + 1).first_field - g_array_index (self->rows, Row, row).first_field;
}

static const char *
get_field_of_row (SpCsv *self,
                  guint  row,
                  guint  column)
{
  guint first = g_array_index (self->rows, Row, row).first_field;

  return column < count_fields (self, row) ? self->text + g_array_index (self->fields, guint, first + column) : "";
}

/**
 * sp_csv_get_n_headings:
 * @self: a table
 *
 * Returns: how many headings there are; empty ones behind the last, which spreadsheets leave, do not count
 */
guint
sp_csv_get_n_headings (SpCsv *self)
{
  guint n = count_fields (self, 0);

  while (n > 0 && *get_field_of_row (self, 0, n - 1) == '\0')
    n--;
  return n;
}

/**
 * sp_csv_get_n_fields:
 * @self: a table
 * @row: from 0, the row under the headings
 *
 * Returns: how many fields this row has, be they fewer or more than the headings
 */
guint
sp_csv_get_n_fields (SpCsv *self,
                     guint  row)
{
  return count_fields (self, row + 1);
}

/**
 * sp_csv_get_heading:
 * @self: a table
 * @column: from 0
 *
 * Returns: (transfer none): the heading; "" where a row is longer than the headings
 */
const char *
sp_csv_get_heading (SpCsv *self,
                    guint  column)
{
  return get_field_of_row (self, 0, column);
}

/**
 * sp_csv_get_field:
 * @self: a table
 * @row: from 0, the row under the headings
 * @column: from 0
 *
 * Returns: (transfer none): the field without its quotation marks; "" where the row is shorter
 */
const char *
sp_csv_get_field (SpCsv *self,
                  guint  row,
                  guint  column)
{
  return get_field_of_row (self, row + 1, column);
}

/**
 * sp_csv_get_line:
 * @self: a table
 * @row: from 0, the row under the headings
 *
 * Returns: the line of the file, from 1, in which the row begins
 */
guint
sp_csv_get_line (SpCsv *self,
                 guint  row)
{
  return g_array_index (self->rows, Row, row + 1).line;
}

static gboolean
needs_quotes (const char *text)
{
  gsize length = strlen (text);

  return strpbrk (text, ",;\t\"\r\n") != NULL || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

/**
 * sp_csv_append_field:
 * @out: what the field goes to
 * @text: the field
 * @last: whether it is the last one of its row, so that a line end follows and not a comma
 *
 * Appends a field in the form of RFC 4180 but for the line end, which is LF. A field is quoted when it contains a
 * separator that any program may take for one, a quotation mark or a line end, or when blanks stand at its ends.
 */
void
sp_csv_append_field (GString    *out,
                     const char *text,
                     gboolean    last)
{
  if (needs_quotes (text))
    {
      g_string_append_c (out, '"');
      for (const char *rest = text; *rest != '\0'; rest++)
        {
          if (*rest == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *rest);
        }
      g_string_append_c (out, '"');
    }
  else
    g_string_append (out, text);
  g_string_append_c (out, last ? '\n' : ',');
}
