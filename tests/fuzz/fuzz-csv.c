/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzzer.h"
#include "sp-csv.h"

static void
check_rows (SpCsv *csv)
{
  guint last_line = 0;

  for (guint row = 0; row < sp_csv_get_n_rows (csv); row++)
    {
      g_assert_cmpuint (sp_csv_get_n_fields (csv, row), <=, sp_csv_get_n_columns (csv));
      g_assert_cmpuint (sp_csv_get_line (csv, row), >, last_line);
      last_line = sp_csv_get_line (csv, row);
      for (guint column = 0; column < sp_csv_get_n_fields (csv, row); column++)
        g_assert_true (g_utf8_validate (sp_csv_get_field (csv, row, column), -1, NULL));
    }
}

static void
append_row (GString *out,
            SpCsv   *csv,
            guint    row,
            guint    n_columns)
{
  for (guint column = 0; column < n_columns; column++)
    sp_csv_append_field (out, sp_csv_get_field (csv, row, column), column + 1 == n_columns);
}

/* What was read, written and read again is the same: with two columns and headings that cannot be mistaken. */
static void
check_round_trip (SpCsv *csv)
{
  g_autoptr (GString) text = g_string_new ("first,second\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpCsv) again = NULL;
  guint n_rows = 0;

  for (guint row = 0; row < sp_csv_get_n_rows (csv); row++)
    append_row (text, csv, row, 2);
  bytes = g_bytes_new (text->str, text->len);
  again = sp_csv_read ("again", bytes, NULL);
  g_assert_nonnull (again);
  for (guint row = 0; row < sp_csv_get_n_rows (csv); row++)
    {
      if (*sp_csv_get_field (csv, row, 0) == '\0' && *sp_csv_get_field (csv, row, 1) == '\0')
        continue;
      g_assert_cmpstr (sp_csv_get_field (again, n_rows, 0), ==, sp_csv_get_field (csv, row, 0));
      g_assert_cmpstr (sp_csv_get_field (again, n_rows, 1), ==, sp_csv_get_field (csv, row, 1));
      n_rows++;
    }
  g_assert_cmpuint (sp_csv_get_n_rows (again), ==, n_rows);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpCsv) csv = sp_csv_read ("input", bytes, &error);

  g_assert_true ((csv == NULL) == (error != NULL));
  if (csv != NULL)
    {
      check_rows (csv);
      check_round_trip (csv);
    }
  return 0;
}
