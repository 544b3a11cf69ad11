/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_COLUMNS 16384
#define N_SAMPLE_ROWS 50

static gboolean
is_line_end (char character)
{
  return character == '\n' || character == '\r';
}

static void
pass_line_end (SpCsvReader *reader)
{
  reader->in += reader->in[0] == '\r' && reader->in[1] == '\n' ? 2 : 1;
  reader->line++;
}

/* Blanks before a quote are a habit of typists; blanks before anything else belong to the field. */
static gboolean
enter_quote (SpCsvReader *reader)
{
  char *begin = reader->in;

  while (*begin == ' ')
    begin++;
  if (*begin != '"')
    return FALSE;
  reader->in = begin + 1;
  reader->quoted = TRUE;
  return TRUE;
}

static gboolean
read_quoted (SpCsvReader  *reader,
             GError **error)
{
  guint first_line = reader->line;

  for (; reader->in < reader->end; reader->in++)
    {
      if (*reader->in == '"')
        {
          if (reader->in[1] != '"')
            break;
          reader->in++;
        }
      else if (*reader->in == '\n' || (*reader->in == '\r' && reader->in[1] != '\n'))
        reader->line++;
      *reader->out++ = *reader->in;
    }
  if (reader->in == reader->end)
    {
      g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_QUOTE,
                   _ ("%s, line %u: the quotation mark that opens here is never closed"), reader->name, first_line);
      return FALSE;
    }

  reader->in++;
  while (*reader->in == ' ')
    reader->in++;
  if (reader->in < reader->end && *reader->in != reader->separator && !is_line_end (*reader->in))
    {
      g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_QUOTE,
                   _ ("%s, line %u: text follows a closing quotation mark; inside a field the mark is written twice"),
                   reader->name, reader->line);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_field (SpCsvReader  *reader,
            GError **error)
{
  gsize length;

  if (enter_quote (reader))
    return read_quoted (reader, error);

  for (length = 0; reader->in + length < reader->end; length++)
    if (reader->in[length] == reader->separator || is_line_end (reader->in[length]))
      break;
  memmove (reader->out, reader->in, length);
  reader->in += length;
  reader->out += length;
  return TRUE;
}

/* Reads a row; FIELDS (nullable) takes where its fields begin. Its text ends up in front of what is still to be read:
 * a field never grows, and its zero byte takes the place of the separator, the line end or the end of the text. */
gboolean
sp_csv_reader_read_row (SpCsvReader     *reader,
          const char *text,
          GArray     *fields,
          GError    **error)
{
  gboolean more;

  reader->n_fields = 0;
  reader->quoted = FALSE;
  do
    {
      guint begin = (guint) (reader->out - text);
      char last;

      if (reader->n_fields++ == MOST_COLUMNS)
        {
          g_set_error (error, SP_CSV_ERROR, SP_CSV_ERROR_TOO_LARGE,
                       _ ("%s, line %u: more than %d columns"), reader->name, reader->line, MOST_COLUMNS);
          return FALSE;
        }
      if (!read_field (reader, error))
        return FALSE;
      if (fields != NULL)
        g_array_append_val (fields, begin);

      last = *reader->in;
      more = reader->in < reader->end && last == reader->separator;
      if (more)
        reader->in++;
      else if (reader->in < reader->end)
        pass_line_end (reader);
      *reader->out++ = '\0';
    }
  while (more);
  return TRUE;
}

gboolean
sp_csv_reader_is_blank (const SpCsvReader *reader,
              const char   *row_text)
{
  return !reader->quoted && (gsize) (reader->out - row_text) == reader->n_fields;
}

void
sp_csv_reader_begin (SpCsvReader     *reader,
               const char *name,
               char       *text,
               gsize       length,
               char        separator)
{
  *reader = (SpCsvReader) {
    .name = name, .in = text, .out = text, .end = text + length, .separator = separator, .line = 1,
  };
}

typedef struct
{
  guint n_columns;        /* of the first row that is not blank */
  guint n_alike;          /* rows of the sample with as many */
} Fit;

/* Tries a separator on the first rows of a copy of the text, by the rules that the reading itself goes by, so that
 * what is quoted does not count. */
static Fit
try_separator (const char *text,
               gsize       length,
               char        separator)
{
  g_autofree char *copy = g_strndup (text, length);
  Fit fit = { 0, 0 };
  SpCsvReader reader;

  sp_csv_reader_begin (&reader, "", copy, length, separator);
  for (guint n_rows = 0; n_rows < N_SAMPLE_ROWS && reader.in < reader.end;)
    {
      const char *row_text = reader.out;

      if (!sp_csv_reader_read_row (&reader, copy, NULL, NULL))
        break;
      if (sp_csv_reader_is_blank (&reader, row_text))
        continue;
      if (n_rows++ == 0)
        fit.n_columns = reader.n_fields;
      fit.n_alike += reader.n_fields == fit.n_columns;
    }
  return fit;
}

/* The part of the text that holds the sample: the separators are tried on no more than that. */
static gsize
measure_sample (const char *text,
                gsize       length)
{
  const gsize longest = 256 * 1024;

  return MIN (length, longest);
}

char
sp_csv_guess_separator (const char *text,
                 gsize       length)
{
  static const char candidates[] = { ',', ';', '\t' };
  Fit best = { 1, 0 };
  char separator = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Fit fit = try_separator (text, measure_sample (text, length), candidates[i]);

      if (fit.n_columns < 2)
        continue;
      if (fit.n_alike > best.n_alike || (fit.n_alike == best.n_alike && fit.n_columns > best.n_columns))
        {
          best = fit;
          separator = candidates[i];
        }
    }
  return separator;
}

/* Spreadsheets write and obey a first line such as "sep=;". */
gsize
sp_csv_read_separator_line (const char *text,
                     char       *separator)
{
  gsize quote = text[0] == '"' ? 1 : 0;
  const char *after;

  if (g_ascii_strncasecmp (text + quote, "sep=", 4) != 0 || text[quote + 4] == '\0' || is_line_end (text[quote + 4]))
    return 0;
  after = text + quote + 5;
  if (quote != 0 && *after++ != '"')
    return 0;
  if (!is_line_end (*after))
    return 0;
  *separator = text[quote + 4];
  return (gsize) (after - text) + (after[0] == '\r' && after[1] == '\n' ? 2 : 1);
}
