/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-values.h"

/* Dates, stances, colours, tokens and identifiers. */

static void
assert_date (const char *text,
             gint        year,
             guint       month,
             guint       day)
{
  g_autofree char *back = NULL;
  SpDate date = { 1, 1, 1 };

  g_assert_true (sp_date_parse (text, &date));
  g_assert_cmpint (date.year, ==, year);
  g_assert_cmpuint (date.month, ==, month);
  g_assert_cmpuint (date.day, ==, day);
  back = sp_date_to_iso (date);
  g_assert_cmpstr (back, ==, text);
}

static void
test_date_precisions (void)
{
  assert_date ("2025-12-15", 2025, 12, 15);
  assert_date ("2025-12", 2025, 12, 0);
  assert_date ("2025", 2025, 0, 0);
  assert_date ("", 0, 0, 0);
  assert_date ("0001-01-01", 1, 1, 1);
  assert_date ("9999-12-31", 9999, 12, 31);
}

static void
test_date_leap_years (void)
{
  SpDate date;

  g_assert_true (sp_date_parse ("2024-02-29", &date));
  g_assert_true (sp_date_parse ("2000-02-29", &date));
  g_assert_false (sp_date_parse ("1900-02-29", &date));
  g_assert_false (sp_date_parse ("2025-02-29", &date));
}

static void
test_date_refuses (void)
{
  const char *wrong[] = {
    "25", "2025-", "2025-1", "2025-13", "2025-00", "2025-12-", "2025-12-0", "2025-12-32", "2025-12-00", "0000",
    "2025/12/15", " 2025", "2025 ", "2025-12-15T10:00", "-2025", "20255", "15.12.2025", "\u0662\u0660\u0662\u0665",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      SpDate date = { 7, 7, 7 };

      if (sp_date_parse (wrong[i], &date))
        g_error ("“%s” is no date", wrong[i]);
      g_assert_cmpint (date.year, ==, 7);
    }
}

static void
test_date_valid (void)
{
  g_assert_true (sp_date_is_valid (SP_DATE_NONE));
  g_assert_false (sp_date_is_valid ((SpDate) { 0, 3, 0 }));
  g_assert_false (sp_date_is_valid ((SpDate) { 2024, 0, 3 }));
  g_assert_false (sp_date_is_valid ((SpDate) { -5, 1, 1 }));
  g_assert_false (sp_date_is_valid ((SpDate) { 10000, 1, 1 }));
  g_assert_false (sp_date_is_valid ((SpDate) { 2024, 4, 31 }));
}

static void
test_date_days (void)
{
  SpDate date;

  /* The beginning of the Julian day that the astronomers call J2000. */
  g_assert_cmpint (sp_date_get_first_day ((SpDate) { 2000, 1, 1 }), ==, 2451545);
  g_assert_cmpint (sp_date_get_last_day ((SpDate) { 2000, 1, 0 }), ==, 2451545 + 30);
  g_assert_cmpint (sp_date_get_last_day ((SpDate) { 2000, 0, 0 }), ==, 2451545 + 365);
  g_assert_cmpint (sp_date_get_first_day ((SpDate) { 2000, 0, 0 }), ==, 2451545);
  g_assert_cmpint (sp_date_get_first_day (SP_DATE_NONE), ==, 0);
  g_assert_cmpint (sp_date_get_last_day (SP_DATE_NONE), ==, 0);
  date = sp_date_from_day (2451545 + 59);
  g_assert_cmpint (sp_date_compare (date, (SpDate) { 2000, 2, 29 }), ==, 0);
}

static void
test_date_days_and_back (void)
{
  gint32 first = sp_date_get_first_day ((SpDate) { 1, 1, 1 });
  gint32 last = sp_date_get_last_day ((SpDate) { 9999, 12, 31 });

  for (gint32 day = first; day <= last; day += 311)
    g_assert_cmpint (sp_date_get_first_day (sp_date_from_day (day)), ==, day);
  g_assert_false (sp_date_is_known (sp_date_from_day (first - 1)));
  g_assert_false (sp_date_is_known (sp_date_from_day (last + 1)));
}

static void
test_date_order (void)
{
  const SpDate ascending[] = {
    SP_DATE_NONE, { 1999, 12, 31 }, { 2000, 0, 0 }, { 2000, 1, 0 }, { 2000, 1, 1 }, { 2000, 1, 2 }, { 2000, 2, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        int order = sp_date_compare (ascending[i], ascending[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_date_format (void)
{
  g_autofree char *day = sp_date_format ((SpDate) { 2025, 12, 5 });
  g_autofree char *month = sp_date_format ((SpDate) { 2025, 12, 0 });
  g_autofree char *year = sp_date_format ((SpDate) { 2025, 0, 0 });
  g_autofree char *none = sp_date_format (SP_DATE_NONE);

  g_assert_cmpstr (day, ==, "5 December 2025");
  g_assert_cmpstr (month, ==, "December 2025");
  g_assert_cmpstr (year, ==, "2025");
  g_assert_cmpstr (none, ==, "");
}

static void
test_stance_scale (void)
{
  g_assert_cmpfloat (sp_stance_to_scale (SP_STANCE_STEP (-2)), ==, -2.0);
  g_assert_cmpfloat (sp_stance_to_scale (SP_STANCE_POINT (0)), ==, -2.0);
  g_assert_cmpfloat (sp_stance_to_scale (SP_STANCE_POINT (50)), ==, 0.0);
  g_assert_cmpfloat (sp_stance_to_scale (SP_STANCE_POINT (100)), ==, 2.0);
  g_assert_true (isnan (sp_stance_to_scale (SP_STANCE_NONE)));
}

static void
test_stance_valid (void)
{
  g_assert_true (sp_stance_is_valid (SP_STANCE_NONE));
  g_assert_true (sp_stance_is_valid (SP_STANCE_STEP (-2)));
  g_assert_true (sp_stance_is_valid (SP_STANCE_POINT (33.3)));
  g_assert_false (sp_stance_is_valid (SP_STANCE_STEP (3)));
  g_assert_false (sp_stance_is_valid (SP_STANCE_STEP (0.5)));
  g_assert_false (sp_stance_is_valid (SP_STANCE_STEP (NAN)));
  g_assert_false (sp_stance_is_valid (SP_STANCE_POINT (-0.1)));
  g_assert_false (sp_stance_is_valid (SP_STANCE_POINT (NAN)));
  g_assert_false (sp_stance_is_valid ((SpStance) { (SpStanceKind) 9, 0.0 }));
}

static void
test_steps (void)
{
  g_assert_cmpstr (sp_step_to_label (-2), ==, "strongly oppose");
  g_assert_cmpstr (sp_step_to_label (2), ==, "strongly support");
  g_assert_cmpstr (sp_step_to_label (3), ==, "");
  g_assert_cmpstr (sp_step_to_glyph (-2), ==, "−−");
  g_assert_cmpstr (sp_step_to_glyph (0), ==, "0");
  g_assert_cmpstr (sp_step_to_glyph (-3), ==, "");
}

static void
test_colour (void)
{
  g_autofree char *hex = NULL;
  g_autofree char *none = sp_colour_to_hex (SP_COLOUR_NONE);
  SpColour colour = 5;

  g_assert_true (sp_colour_parse ("#1A5fb4", &colour));
  g_assert_cmpint (colour, ==, 0x1a5fb4);
  hex = sp_colour_to_hex (colour);
  g_assert_cmpstr (hex, ==, "#1a5fb4");
  g_assert_true (sp_colour_parse ("", &colour));
  g_assert_cmpint (colour, ==, SP_COLOUR_NONE);
  g_assert_cmpstr (none, ==, "");
}

static void
test_colour_refuses (void)
{
  const char *wrong[] = { "1a5fb4", "#1a5fb", "#1a5fb45", "#1a5fbg", "blue", "#" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      SpColour colour = 5;

      g_assert_false (sp_colour_parse (wrong[i], &colour));
      g_assert_cmpint (colour, ==, 5);
    }
}

static GType
get_enumeration (guint i)
{
  const GType types[] = {
    SP_TYPE_ACTOR_KIND, SP_TYPE_SOURCE_KIND, SP_TYPE_QUALIFIER, SP_TYPE_FORM, SP_TYPE_SIGN,
    SP_TYPE_PICTURE_KIND, SP_TYPE_RULE, SP_TYPE_ORDER, SP_TYPE_TABLE,
  };

  return i < G_N_ELEMENTS (types) ? types[i] : G_TYPE_INVALID;
}

static void
test_tokens_and_back (void)
{
  for (guint i = 0; get_enumeration (i) != G_TYPE_INVALID; i++)
    {
      GType type = get_enumeration (i);
      g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);

      for (guint j = 0; j < enum_class->n_values; j++)
        {
          int value = 99;

          g_assert_true (sp_enum_from_token (type, sp_enum_to_token (type, enum_class->values[j].value), &value));
          g_assert_cmpint (value, ==, enum_class->values[j].value);
          g_assert_cmpstr (sp_enum_to_label (type, value), !=, "");
        }
      g_assert_null (sp_enum_to_token (type, 99));
      g_assert_cmpstr (sp_enum_to_label (type, 99), ==, "");
    }
}

static void
test_tokens_forgive (void)
{
  int form = 0;

  g_assert_true (sp_enum_from_token (SP_TYPE_FORM, " Direct_Quote ", &form));
  g_assert_cmpint (form, ==, SP_FORM_DIRECT_QUOTE);
  g_assert_true (sp_enum_from_token (SP_TYPE_FORM, "own assessment", &form));
  g_assert_cmpint (form, ==, SP_FORM_OWN_ASSESSMENT);
  g_assert_false (sp_enum_from_token (SP_TYPE_FORM, "quote", &form));
  g_assert_false (sp_enum_from_token (SP_TYPE_FORM, NULL, &form));
  g_assert_cmpint (form, ==, SP_FORM_OWN_ASSESSMENT);
}

static void
test_labels (void)
{
  g_assert_cmpstr (sp_enum_to_label (SP_TYPE_FORM, SP_FORM_DIRECT_QUOTE), ==, "direct quote");
  g_assert_cmpstr (sp_enum_to_label (SP_TYPE_SIGN, SP_SIGN_NEGATIVE), ==, "negative");
  g_assert_cmpstr (sp_enum_to_label (SP_TYPE_RULE, SP_RULE_WEIGHTED), ==, "salience-weighted mean");
}

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      SpId id = sp_id_new_random ();

      g_assert_cmpint (id, >, 0);
      g_assert_cmpint (id, <=, SP_ID_MAX);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/date/precisions", test_date_precisions);
  g_test_add_func ("/standpoint/date/leap-years", test_date_leap_years);
  g_test_add_func ("/standpoint/date/refuses-what-is-no-date", test_date_refuses);
  g_test_add_func ("/standpoint/date/valid", test_date_valid);
  g_test_add_func ("/standpoint/date/days", test_date_days);
  g_test_add_func ("/standpoint/date/days-and-back", test_date_days_and_back);
  g_test_add_func ("/standpoint/date/order", test_date_order);
  g_test_add_func ("/standpoint/date/format", test_date_format);
  g_test_add_func ("/standpoint/stance/scale", test_stance_scale);
  g_test_add_func ("/standpoint/stance/valid", test_stance_valid);
  g_test_add_func ("/standpoint/stance/steps", test_steps);
  g_test_add_func ("/standpoint/colour/parse", test_colour);
  g_test_add_func ("/standpoint/colour/refuses-what-is-no-colour", test_colour_refuses);
  g_test_add_func ("/standpoint/token/there-and-back", test_tokens_and_back);
  g_test_add_func ("/standpoint/token/forgives", test_tokens_forgive);
  g_test_add_func ("/standpoint/token/labels", test_labels);
  g_test_add_func ("/standpoint/id/random", test_ids);
  return g_test_run ();
}
