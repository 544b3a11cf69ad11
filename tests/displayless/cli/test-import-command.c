/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "cli-fixture.h"

static guint
count_history (Fixture *fixture)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpint (run (fixture, "history", "--json", fixture->project, NULL), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, NULL));
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser)));
}

static void
test_import_is_one_edit (Fixture       *fixture,
                         gconstpointer  data)
{
  make_filled_project (fixture);
  g_assert_cmpuint (count_history (fixture), ==, 1);
}

static void
test_import_dry_run_changes_nothing (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  make_project (fixture);
  write_tables (fixture);
  g_assert_true (g_file_get_contents (fixture->project, &before, &size_before, NULL));
  g_assert_cmpint (run (fixture, "import", fixture->project, "actors.csv", "--dry-run", NULL), ==, 0);
  g_assert_true (g_file_get_contents (fixture->project, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_cmpuint (count_working_copies (fixture), ==, 0);
}

static void
write_bad_table (Fixture *fixture)
{
  g_autofree char *actors = g_build_filename (fixture->folder, "bad.csv", NULL);

  g_assert_true (g_file_set_contents (actors, "name,kind,influence\nAnna,person,50\nBela,person,enormous\n", -1, NULL));
}

static void
test_import_refuses_bad_rows (Fixture       *fixture,
                              gconstpointer  data)
{
  make_project (fixture);
  write_bad_table (fixture);
  g_assert_cmpint (run (fixture, "import", fixture->project, "bad.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "bad.csv"));
  g_assert_cmpint (read_count (fixture, "actors"), ==, 0);
}

static void
test_import_skips_bad_rows (Fixture       *fixture,
                            gconstpointer  data)
{
  make_project (fixture);
  write_bad_table (fixture);
  g_assert_cmpint (run (fixture, "import", fixture->project, "bad.csv", "--skip-bad-rows", NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "actors"), ==, 1);
}

#define N_STATEMENTS 1500
#define N_NAMED 25

/* Enough for a large edit; the names are not in the project. */
static void
write_large_table (Fixture    *fixture,
                   const char *last_row)
{
  g_autofree char *path = g_build_filename (fixture->folder, "large.csv", NULL);
  g_autoptr (GString) table = g_string_new ("actor,issue,stance,tags\n");

  for (guint i = 0; i < N_STATEMENTS; i++)
    g_string_append_printf (table, "Actor %u,Issue %u,%d,one; two\n", i % N_NAMED, i % 3, (int) (i % 5) - 2);
  g_string_append (table, last_row);
  g_assert_true (g_file_set_contents (path, table->str, -1, NULL));
}

static guint
count_lines (const char *text,
             const char *beginning)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], beginning);
  return n;
}

static void
test_import_names_the_first (Fixture       *fixture,
                             gconstpointer  data)
{
  make_project (fixture);
  write_large_table (fixture, "");
  g_assert_cmpint (run (fixture, "import", fixture->project, "large.csv", "--dry-run", NULL), ==, 0);
  g_assert_cmpuint (count_lines (fixture->out, "  actor: "), ==, 20);
  g_assert_cmpuint (count_lines (fixture->out, "  issue: "), ==, 3);
  g_assert_cmpuint (count_lines (fixture->out, "  \u2026 and 5 more"), ==, 1);
  g_assert_cmpint (run (fixture, "import", fixture->project, "large.csv", "--verbose", NULL), ==, 0);
  g_assert_cmpuint (count_lines (fixture->out, "  actor: "), ==, N_NAMED);
  g_assert_cmpuint (count_lines (fixture->out, "  \u2026"), ==, 0);
}

static void
test_import_of_many_rows (Fixture       *fixture,
                          gconstpointer  data)
{
  make_project (fixture);
  write_large_table (fixture, "Actor 1,Issue 1,7,\n");
  g_assert_cmpint (run (fixture, "import", fixture->project, "large.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "large.csv, line 1502, column stance"));
  g_assert_cmpint (read_count (fixture, "statements"), ==, 0);
  g_assert_cmpint (run (fixture, "import", fixture->project, "large.csv", "--skip-bad-rows", NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "statements"), ==, N_STATEMENTS);
  g_assert_cmpint (run (fixture, "undo", fixture->project, NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "statements"), ==, 0);
  g_assert_cmpint (read_count (fixture, "actors"), ==, 0);
  g_assert_cmpint (run (fixture, "redo", fixture->project, NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "statements"), ==, N_STATEMENTS);
  g_assert_cmpint (run (fixture, "undo", fixture->project, NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "statements"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/cli/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("import-is-one-edit", test_import_is_one_edit);
  ADD ("import-dry-run-changes-nothing", test_import_dry_run_changes_nothing);
  ADD ("import-refuses-bad-rows", test_import_refuses_bad_rows);
  ADD ("import-skips-bad-rows", test_import_skips_bad_rows);
  ADD ("import-names-the-first", test_import_names_the_first);
  ADD ("import-of-many-rows", test_import_of_many_rows);
  return g_test_run ();
}
