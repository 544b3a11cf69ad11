/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-entry-format.h"

static void
assert_plain (SpEntryFormat  format,
              const char    *text,
              const char    *expected)
{
  g_autofree char *plain = sp_entry_format_dup_plain (format, text);

  g_assert_cmpstr (plain, ==, expected);
}

/* What the keyboards of Cairo, Tehran and Delhi type is a number and a date, too. */
static void
test_digits_of_other_scripts (void)
{
  double number = -1.0;

  g_assert_true (sp_entry_format_parse_number ("\u0667\u0665", &number));
  g_assert_cmpfloat (number, ==, 75.0);
  g_assert_true (sp_entry_format_parse_number (" \u06f1\u06f2\u066b\u06f5 ", &number));
  g_assert_cmpfloat (number, ==, 12.5);
  g_assert_true (sp_entry_format_parse_number ("12,5", &number));
  g_assert_cmpfloat (number, ==, 12.5);
  g_assert_false (sp_entry_format_parse_number ("\u0661\u0660\u0661", &number));
  assert_plain (SP_ENTRY_FORMAT_DATE, "\u0662\u0660\u0662\u0665-\u0661\u0662-\u0661\u0665", "2025-12-15");
  assert_plain (SP_ENTRY_FORMAT_DATE, "\u0968\u0966\u0968\u096b", "2025");
}

static void
test_marks_of_direction_are_not_part_of_a_date (void)
{
  assert_plain (SP_ENTRY_FORMAT_DATE, "\u200e2025-12-15\u200f", "2025-12-15");
  assert_plain (SP_ENTRY_FORMAT_DATE, "\u20672025-12\u2069 ", "2025-12");
}

static void
test_lists_take_the_semicolon_of_the_keyboard (void)
{
  g_autofree char *plain = sp_entry_format_dup_plain (SP_ENTRY_FORMAT_LIST, "موسكو\u061b الكرملين ; Kremlin");
  g_auto (GStrv) parts = sp_entry_format_split_list (plain);

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_cmpstr (parts[0], ==, "موسكو");
  g_assert_cmpstr (parts[1], ==, "الكرملين");
}

static void
test_text_is_left_alone (void)
{
  assert_plain (SP_ENTRY_FORMAT_TEXT, " القرار \u0661\u0663\u0662\u0665\u061b 2003 ", "القرار \u0661\u0663\u0662\u0665\u061b 2003");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/entry-format/digits-of-other-scripts", test_digits_of_other_scripts);
  g_test_add_func ("/standpoint/entry-format/marks-of-direction", test_marks_of_direction_are_not_part_of_a_date);
  g_test_add_func ("/standpoint/entry-format/semicolon-of-the-keyboard", test_lists_take_the_semicolon_of_the_keyboard);
  g_test_add_func ("/standpoint/entry-format/text-is-left-alone", test_text_is_left_alone);
  return g_test_run ();
}
