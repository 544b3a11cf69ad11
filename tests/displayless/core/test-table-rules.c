/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-hostile-table.h"

/* The rules that rows of a file are held against are those of the schema: what one takes the other takes. */

#define N_RANDOM 20000

typedef struct
{
  sqlite3 *database;
  SpHostile *hostile;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_assert_cmpint (sqlite3_open (":memory:", &fixture->database), ==, SQLITE_OK);
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    g_assert_cmpint (sqlite3_exec (fixture->database, table->sql, NULL, NULL, NULL), ==, SQLITE_OK);
  fixture->hostile = sp_hostile_new ("name", FALSE, NULL);
  fixture->hostile->version = SP_SCHEMA_VERSION;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->database, sqlite3_close);
  g_clear_pointer (&fixture->hostile, sp_hostile_free);
}

static const gint64 odd_integers[] = { -9, -3, -2, -1, 0, 1, 2, 3, 5, 6, 100, 2147483646, 2147483647, 2147483648,
                                       9007199254740991, 9007199254740992, G_MAXINT64, G_MININT64 };
static const double odd_numbers[] = { -1e16, -1e15, -0.5, 0.0, 0.5, 99.5, 100.0, 100.5, 1e15, 1e16 };
static const char * const odd_texts[] = {
  "", " ", "x", "firm", "undecided", "no-comment", "Firm", "reported", "own-assessment", "person", "other", "article",
  "matrix", "timeline", "fir", "firmer", "2025", "2025-12", "2025-12-15", "2025-1", "20251215", "#1a5fb4", "#1A5FB4",
  "#1a5fb", "01234567-89ab-cdef-0123-456789abcdef",
};

static SpRawValue
choose_value (const SpColumnRule *rule,
              GRand              *random)
{
  SpRawValue value = { .type = rule->type };

  if (g_rand_int_range (random, 0, 8) == 0)
    value.type = SQLITE_NULL;
  else if (rule->type == SQLITE_INTEGER)
    value.integer = odd_integers[g_rand_int_range (random, 0, G_N_ELEMENTS (odd_integers))];
  else if (rule->type == SQLITE_FLOAT)
    value.number = odd_numbers[g_rand_int_range (random, 0, G_N_ELEMENTS (odd_numbers))];
  else
    {
      value.text = odd_texts[g_rand_int_range (random, 0, G_N_ELEMENTS (odd_texts))];
      value.length = strlen (value.text);
    }
  return value;
}

/* A value that no rule forbids. */
static SpRawValue
make_good_value (const SpColumnRule *rule,
                 guint               column)
{
  SpRawValue value = { .type = rule->type };

  if (rule->optional)
    value.type = SQLITE_NULL;
  else if (rule->type == SQLITE_INTEGER)
    value.integer = rule->refers_to != NULL ? 10 + column : 1;
  else if (rule->type == SQLITE_FLOAT)
    value.number = 1.0;
  else
    {
      value.text = rule->form == SP_TEXT_TOKEN ? ((GEnumClass *) g_type_class_get (rule->get_type ()))->values[0].value_nick
                   : rule->form == SP_TEXT_NAME ? "x"
                   : rule->form == SP_TEXT_UUID ? "01234567-89ab-cdef-0123-456789abcdef"
                                                : "";
      value.length = strlen (value.text);
    }
  return value;
}

static gboolean
does_sqlite_take (Fixture            *fixture,
                  const SpTableRules *rules,
                  const SpRawValue   *values)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *insert = NULL;
  int result;

  g_string_printf (sql, "INSERT INTO %s VALUES (?1", rules->table->name);
  for (guint i = 1; i < rules->n_columns; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_c (sql, ')');
  g_assert_cmpint (sqlite3_exec (fixture->database, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (fixture->database, sql->str, -1, &insert, NULL), ==, SQLITE_OK);
  sp_raw_row_bind (insert, rules->n_columns, values);
  result = sqlite3_step (insert);
  sqlite3_finalize (insert);
  g_assert_cmpint (sqlite3_exec (fixture->database, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  return result == SQLITE_DONE;
}

/* Of dates, colours and the UUID more is asked than the schema does. */
static gboolean
are_well_formed (const SpTableRules *rules,
                 SpRawValue         *values)
{
  for (guint i = 0; i < rules->n_columns; i++)
    if (values[i].type == SQLITE_TEXT && !sp_raw_value_is_well_formed (&rules->columns[i], &values[i]))
      return FALSE;
  return TRUE;
}

static void
compare_row (Fixture            *fixture,
             const SpTableRules *rules,
             SpRawValue         *values,
             guint              *n_taken)
{
  gboolean expected = does_sqlite_take (fixture, rules, values) && are_well_formed (rules, values);
  gboolean taken = values[0].type != SQLITE_NULL
                   && sp_hostile_check_row (fixture->hostile, rules, values[0].integer, values, NULL) == SP_VERDICT_KEEP;

  if (taken != expected)
    for (guint i = 0; i < rules->n_columns; i++)
      g_test_message ("%s %s: type %d", rules->table->name, rules->table->columns[i], values[i].type);
  g_assert_true (taken == expected);
  *n_taken += taken;
}

static void
test_same_as_schema (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);

  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    {
      SpTableRules rules;
      guint n_taken = 0;

      sp_table_rules_get (table, &rules);
      g_assert_cmpuint (rules.n_columns, ==, g_strv_length ((char **) table->columns));
      for (guint i = 0; i < N_RANDOM; i++)
        {
          SpRawValue values[SP_RAW_MAX_COLUMNS];
          guint n_odd = (guint) g_rand_int_range (random, 0, 4);

          for (guint column = 0; column < rules.n_columns; column++)
            values[column] = make_good_value (&rules.columns[column], column);
          for (guint odd = 0; odd < n_odd; odd++)
            {
              guint column = (guint) g_rand_int_range (random, 0, (gint32) rules.n_columns);

              values[column] = choose_value (&rules.columns[column], random);
            }
          /* The id of a row is never missing in a file: SQLite would choose one. */
          if (values[0].type == SQLITE_NULL)
            continue;
          compare_row (fixture, &rules, values, &n_taken);
        }
      g_assert_cmpuint (n_taken, >, N_RANDOM / 10);
      g_assert_cmpuint (n_taken, <, N_RANDOM);
    }
}

/* What a value may be by its type is asked first. */
static void
test_wrong_type (Fixture       *fixture,
                 gconstpointer  data)
{
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    {
      SpTableRules rules;

      sp_table_rules_get (table, &rules);
      for (guint wrong = 0; wrong < rules.n_columns; wrong++)
        {
          g_autoptr (GError) error = NULL;
          SpRawValue values[SP_RAW_MAX_COLUMNS];

          for (guint column = 0; column < rules.n_columns; column++)
            values[column] = make_good_value (&rules.columns[column], column);
          values[wrong] = (SpRawValue) { .type = rules.columns[wrong].type == SQLITE_INTEGER ? SQLITE_FLOAT : SQLITE_INTEGER };
          g_assert_cmpint (sp_hostile_check_row (fixture->hostile, &rules, 1, values, &error), ==, SP_VERDICT_FAIL);
          g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_DAMAGED);
        }
    }
}

static void
test_kinds_of_version_1 (Fixture       *fixture,
                         gconstpointer  data)
{
  enum { KIND = 3 };
  SpRawValue values[SP_RAW_MAX_COLUMNS];
  SpTableRules rules;

  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    if (strcmp (table->name, "view") == 0)
      sp_table_rules_get (table, &rules);
  for (guint column = 0; column < rules.n_columns; column++)
    values[column] = make_good_value (&rules.columns[column], column);
  values[KIND].text = "timeline";
  values[KIND].length = strlen ("timeline");
  g_assert_cmpint (sp_hostile_check_row (fixture->hostile, &rules, 1, values, NULL), ==, SP_VERDICT_KEEP);
  fixture->hostile->version = 1;
  g_assert_cmpint (sp_hostile_check_row (fixture->hostile, &rules, 1, values, NULL), ==, SP_VERDICT_FAIL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/table-rules/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("same-as-schema", test_same_as_schema);
  ADD ("wrong-type", test_wrong_type);
  ADD ("kinds-of-version-1", test_kinds_of_version_1);
#undef ADD
  return g_test_run ();
}
