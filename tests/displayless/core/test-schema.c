/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "sp-schema.h"

/* The schema in the file and in its description. */

static void
test_schema_text (StoreFixture  *fixture,
                  gconstpointer  data)
{
  const SpSchemaTable *lists[] = { sp_schema_tables, sp_schema_indexes, sp_schema_private_tables };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const SpSchemaTable *entry = lists[i]; entry->name != NULL; entry++)
      {
        char *sql = sqlite3_mprintf ("SELECT count(*) FROM sqlite_schema WHERE name = %Q AND sql = %Q",
                                     entry->name, entry->sql);

        g_assert_cmpint (count (fixture, sql), ==, 1);
        sqlite3_free (sql);
      }
}

static void
test_schema_columns (StoreFixture  *fixture,
                     gconstpointer  data)
{
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    {
      g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s')", table->name);

      g_assert_cmpint (count (fixture, all), ==, g_strv_length ((char **) table->columns));
      for (guint i = 0; table->columns[i] != NULL; i++)
        {
          g_autofree char *one = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s') WHERE cid = %u"
                                                  " AND name = '%s'", table->name, i, table->columns[i]);

          g_assert_cmpint (count (fixture, one), ==, 1);
        }
    }
}

/* Between the heading of a table and the next heading. */
static void
assert_documented (const char          *text,
                   const SpSchemaTable *table)
{
  g_autofree char *heading = g_strdup_printf ("(?s)\n##+ [^\n]*\\b%s\\b(?:(?!\n#).)*", table->name);
  g_autoptr (GRegex) regex = g_regex_new (heading, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *section = NULL;

  g_assert_true (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match));
  section = g_match_info_fetch (match, 0);
  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      g_autofree char *column = g_strdup_printf ("`%s`", table->columns[i]);

      if (strstr (section, column) == NULL)
        g_error ("docs/file-format.md does not tell of “%s” of “%s”", table->columns[i], table->name);
    }
}

static void
test_schema_documented (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "file-format.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    assert_documented (text, table);
}

typedef void (*Test) (StoreFixture *fixture, gconstpointer data);

static void
add_test (const char *name,
          gboolean    empty,
          Test        test)
{
  g_autofree char *path = g_strconcat ("/standpoint/", name, NULL);

  g_test_add (path, StoreFixture, NULL, empty ? set_up_empty : set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("schema/texts-are-those-in-the-file", TRUE, test_schema_text);
  add_test ("schema/columns-are-those-in-the-file", TRUE, test_schema_columns);
  add_test ("schema/every-column-is-documented", TRUE, test_schema_documented);
  return g_test_run ();
}
