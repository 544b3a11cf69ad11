/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-csv.h"

#include <string.h>

typedef enum
{
  UTF_8,
  UTF_16_LE,
  UTF_16_BE,
  LATIN_1,
} Encoding;

static const char * const encoding_names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
static const char * const marks[] = { "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "" };

typedef struct
{
  Encoding encoding;
  gboolean mark;
  const char *line_end;
  char separator;
} Form;

/* A table with what is hard to read: separators, line ends and marks inside quotes, letters beyond ASCII. */
static char *
write_sample (const Form *form)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char s = form->separator;
  const char *e = form->line_end;

  g_string_append_printf (text, "name%cnote%cdate%s", s, s, e);
  g_string_append_printf (text, "Zoë%c\"one, two; three\tfour\"%c2025%s", s, s, e);
  g_string_append_printf (text, "\"He said \"\"no\"\"\"%c\"first%ssecond\"%c%s", s, e, s, e);
  g_string_append_printf (text, "Málaga%c€5 – “fine”%c2024%s%s", s, s, e, e);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static GBytes *
encode (const Form *form)
{
  g_autofree char *text = write_sample (form);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *encoded = NULL;
  gsize length;

  encoded = g_convert (text, -1, encoding_names[form->encoding], "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  if (form->mark)
    g_byte_array_append (bytes, (const guint8 *) marks[form->encoding], (guint) strlen (marks[form->encoding]));
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
check_form (const Form *form)
{
  g_autoptr (GBytes) bytes = encode (form);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpCsv) csv = sp_csv_read ("sample.csv", bytes, &error);
  g_autofree char *broken = g_strconcat ("first", form->line_end, "second", NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (sp_csv_get_n_rows (csv), ==, 3);
  g_assert_cmpuint (sp_csv_get_n_columns (csv), ==, 3);
  g_assert_cmpstr (sp_csv_get_heading (csv, 0), ==, "name");
  g_assert_cmpstr (sp_csv_get_field (csv, 0, 0), ==, "Zoë");
  g_assert_cmpstr (sp_csv_get_field (csv, 0, 1), ==, "one, two; three\tfour");
  g_assert_cmpstr (sp_csv_get_field (csv, 1, 0), ==, "He said \"no\"");
  g_assert_cmpstr (sp_csv_get_field (csv, 1, 1), ==, broken);
  g_assert_cmpstr (sp_csv_get_field (csv, 2, 0), ==, "Málaga");
  g_assert_cmpstr (sp_csv_get_field (csv, 2, 1), ==, "€5 – “fine”");
  g_assert_cmpuint (sp_csv_get_line (csv, 0), ==, 2);
  g_assert_cmpuint (sp_csv_get_line (csv, 1), ==, 3);
  g_assert_cmpuint (sp_csv_get_line (csv, 2), ==, 5);
}

/* Every encoding with every line end and separator. */
static void
test_forms (void)
{
  static const char * const line_ends[] = { "\n", "\r\n", "\r" };
  static const char separators[] = { ',', ';', '\t' };

  for (guint encoding = UTF_8; encoding <= LATIN_1; encoding++)
    for (guint mark = 0; mark < 2; mark++)
      for (guint i = 0; i < G_N_ELEMENTS (line_ends); i++)
        for (guint j = 0; j < G_N_ELEMENTS (separators); j++)
          check_form (&(Form) { encoding, mark == 1 && encoding != LATIN_1, line_ends[i], separators[j] });
}

static SpCsv *
read_bytes (const char *data,
            gsize       length,
            GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return sp_csv_read ("sample.csv", bytes, error);
}

static SpCsv *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  SpCsv *csv = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  return csv;
}

static void
assert_refused (const char *data,
                gsize       length,
                int         code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpCsv) csv = read_bytes (data, length, &error);

  g_assert_null (csv);
  g_assert_error (error, SP_CSV_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_separator_not_misled_by_quotes (void)
{
  g_autoptr (SpCsv) csv = read_text ("name;note\nA;\"a,b,c,d\"\nB;\"e,f,g,h\"\nC;i\n");

  g_assert_cmpuint (sp_csv_get_n_columns (csv), ==, 2);
  g_assert_cmpstr (sp_csv_get_field (csv, 0, 1), ==, "a,b,c,d");
}

static void
test_separator_not_misled_by_unquoted_text (void)
{
  g_autoptr (SpCsv) csv = read_text ("name;what, where\nA;x, y\nB;z\n");

  g_assert_cmpuint (sp_csv_get_n_columns (csv), ==, 2);
  g_assert_cmpstr (sp_csv_get_heading (csv, 1), ==, "what, where");
}

static void
test_separator_line (void)
{
  g_autoptr (SpCsv) csv = read_text ("sep=;\r\na,b;c\r\n1;2,3\r\n");

  g_assert_cmpstr (sp_csv_get_heading (csv, 0), ==, "a,b");
  g_assert_cmpstr (sp_csv_get_field (csv, 0, 1), ==, "2,3");
  g_assert_cmpuint (sp_csv_get_line (csv, 0), ==, 3);
}

static void
test_one_column (void)
{
  g_autoptr (SpCsv) csv = read_text ("name\nA\n\"\"\nB");

  g_assert_cmpuint (sp_csv_get_n_columns (csv), ==, 1);
  g_assert_cmpuint (sp_csv_get_n_rows (csv), ==, 3);
  g_assert_cmpstr (sp_csv_get_field (csv, 2, 0), ==, "B");
}

static void
test_ragged_rows (void)
{
  g_autoptr (SpCsv) csv = read_text ("a,b,c\n1\n1,2,3,4\n1,2,3\n");

  g_assert_cmpuint (sp_csv_get_n_headings (csv), ==, 3);
  g_assert_cmpuint (sp_csv_get_n_columns (csv), ==, 4);
  g_assert_cmpuint (sp_csv_get_n_fields (csv, 0), ==, 1);
  g_assert_cmpstr (sp_csv_get_field (csv, 0, 2), ==, "");
  g_assert_cmpuint (sp_csv_get_n_fields (csv, 1), ==, 4);
  g_assert_cmpstr (sp_csv_get_field (csv, 1, 3), ==, "4");
  g_assert_cmpstr (sp_csv_get_heading (csv, 3), ==, "");
}

static void
test_blank_rows (void)
{
  g_autoptr (SpCsv) csv = read_text ("\n\na,b\n\n1,2\n,\n\n3,4\n\n,,,\n\n");

  g_assert_cmpuint (sp_csv_get_n_rows (csv), ==, 2);
  g_assert_cmpuint (sp_csv_get_line (csv, 0), ==, 5);
  g_assert_cmpuint (sp_csv_get_line (csv, 1), ==, 8);
  g_assert_cmpstr (sp_csv_get_field (csv, 1, 1), ==, "4");
}

static void
test_blanks_before_a_quote (void)
{
  g_autoptr (SpCsv) csv = read_text ("a, b\n1, \"2, 3\" \n");

  g_assert_cmpstr (sp_csv_get_heading (csv, 1), ==, " b");
  g_assert_cmpstr (sp_csv_get_field (csv, 0, 1), ==, "2, 3");
}

static void
test_last_field_empty (void)
{
  g_autoptr (SpCsv) csv = read_text ("a,b\n1,");

  g_assert_cmpuint (sp_csv_get_n_rows (csv), ==, 1);
  g_assert_cmpuint (sp_csv_get_n_fields (csv, 0), ==, 2);
}

static void
test_text_behind_a_quote (void)
{
  const char *text = "a,b\n1,\"2\n3\n\"4\",5\n6,\"7\n";

  assert_refused (text, strlen (text), SP_CSV_ERROR_QUOTE, "line 4");
}

static void
test_open_quote_names_its_line (void)
{
  const char *text = "a,b\n1,2\n3,\"4\n5,6\n7,8\n";

  assert_refused (text, strlen (text), SP_CSV_ERROR_QUOTE, "line 3");
}

static void
test_zero_bytes (void)
{
  assert_refused ("a,b\n1,\0\n", 8, SP_CSV_ERROR_ENCODING, "zero bytes");
  assert_refused ("\xff\xfe" "a\0\0\0", 6, SP_CSV_ERROR_ENCODING, "zero bytes");
}

static void
test_damaged_encodings (void)
{
  const char *utf8 = "name\nZo\xc3\xab\nM\xc3\xa1laga\nbad \xc3\n";

  assert_refused (utf8, strlen (utf8), SP_CSV_ERROR_ENCODING, "line 4");
  assert_refused ("\xff\xfe" "a\0b", 5, SP_CSV_ERROR_ENCODING, "UTF-16");
  assert_refused ("\xff\xfe" "a\0\x00\xd8", 6, SP_CSV_ERROR_ENCODING, "UTF-16");
  assert_refused ("a\n\x81\n", 4, SP_CSV_ERROR_ENCODING, "line 2");
}

static void
test_empty (void)
{
  assert_refused ("", 0, SP_CSV_ERROR_EMPTY, "sample.csv");
  assert_refused ("\xef\xbb\xbf\r\n\r\n", 7, SP_CSV_ERROR_EMPTY, "sample.csv");
}

static void
test_too_many_columns (void)
{
  g_autofree char *text = g_strnfill (20000, ',');

  assert_refused (text, 20000, SP_CSV_ERROR_TOO_LARGE, "columns");
}

static void
test_written_fields_read_back (void)
{
  static const char * const fields[] = {
    "plain", "", "a,b", "semi;colon", "tab\there", "\"", "line\nend", "\r", " blank ", "'=1", "Zoë",
  };
  g_autoptr (GString) text = g_string_new ("h1,h2,h3,h4,h5,h6,h7,h8,h9,h10,h11\n");
  g_autoptr (SpCsv) csv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sp_csv_append_field (text, fields[i], i + 1 == G_N_ELEMENTS (fields));
  csv = read_text (text->str);
  g_assert_cmpuint (sp_csv_get_n_fields (csv, 0), ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (sp_csv_get_field (csv, 0, i), ==, fields[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/csv/every-encoding-line-end-and-separator", test_forms);
  g_test_add_func ("/standpoint/csv/separator-not-misled-by-quotes", test_separator_not_misled_by_quotes);
  g_test_add_func ("/standpoint/csv/separator-not-misled-by-unquoted-text", test_separator_not_misled_by_unquoted_text);
  g_test_add_func ("/standpoint/csv/separator-line", test_separator_line);
  g_test_add_func ("/standpoint/csv/one-column", test_one_column);
  g_test_add_func ("/standpoint/csv/ragged-rows", test_ragged_rows);
  g_test_add_func ("/standpoint/csv/blank-rows", test_blank_rows);
  g_test_add_func ("/standpoint/csv/blanks-before-a-quote", test_blanks_before_a_quote);
  g_test_add_func ("/standpoint/csv/last-field-empty", test_last_field_empty);
  g_test_add_func ("/standpoint/csv/text-behind-a-quote", test_text_behind_a_quote);
  g_test_add_func ("/standpoint/csv/open-quote-names-its-line", test_open_quote_names_its_line);
  g_test_add_func ("/standpoint/csv/zero-bytes", test_zero_bytes);
  g_test_add_func ("/standpoint/csv/damaged-encodings", test_damaged_encodings);
  g_test_add_func ("/standpoint/csv/empty", test_empty);
  g_test_add_func ("/standpoint/csv/too-many-columns", test_too_many_columns);
  g_test_add_func ("/standpoint/csv/written-fields-read-back", test_written_fields_read_back);
  return g_test_run ();
}
