/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-fixture.h"

static void
test_version (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpint (run (fixture, "--version", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "standpoint-cli "));
}

static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpint (run (fixture, "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "positions"));
}

/* DATA is the command. */
static void
test_help_of_command (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *usage = g_strdup_printf ("standpoint-cli %s", (const char *) data);

  g_assert_cmpint (run (fixture, data, "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, usage));
}

static void
test_nothing_to_work_on (Fixture       *fixture,
                         gconstpointer  data)
{
  g_assert_cmpint (run (fixture, data, NULL), ==, 2);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_nonnull (strstr (fixture->err, data));
}

static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_cmpint (run (fixture, data, "nowhere.standpoint", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "nowhere.standpoint"));
}

static void
test_no_command (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_cmpint (run (fixture, NULL), ==, 2);
}

static void
test_unknown_command (Fixture       *fixture,
                      gconstpointer  data)
{
  g_assert_cmpint (run (fixture, "frobnicate", NULL), ==, 2);
  g_assert_nonnull (strstr (fixture->err, "frobnicate"));
}

static void
test_unknown_option (Fixture       *fixture,
                     gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpint (run (fixture, "info", fixture->project, "--frobnicate", NULL), ==, 2);
}

static void
test_new_has_its_title (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (JsonObject) info = NULL;

  make_project (fixture);
  info = read_info (fixture);
  g_assert_cmpstr (json_object_get_string_member (info, "title"), ==, "A title");
}

/* A title is a line, as a name is: on a terminal it does nothing but stand there. */
static void
test_new_refuses_control_characters (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_assert_cmpint (run (fixture, "new", fixture->project, "--title", "A\x1b[31m title", NULL), ==, 1);
  g_assert_false (g_file_test (fixture->project, G_FILE_TEST_EXISTS));
}

static void
test_new_does_not_overwrite (Fixture       *fixture,
                             gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpint (run (fixture, "new", fixture->project, NULL), ==, 1);
}

static void
test_new_leaves_nothing_else (Fixture       *fixture,
                              gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpuint (count_working_copies (fixture), ==, 0);
}

static void
make_example (Fixture *fixture)
{
  g_autofree char *example = g_build_filename (fixture->folder, "berlin.standpoint", NULL);

  make_filled_project (fixture);
  g_assert_cmpint (g_rename (fixture->project, example), ==, 0);
}

static void
test_new_from_example (Fixture       *fixture,
                       gconstpointer  data)
{
  make_example (fixture);
  g_assert_cmpint (run (fixture, "new", fixture->project, "--example", "berlin", NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "actors"), ==, 2);
}

static void
test_new_from_example_is_another_document (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (JsonObject) example = NULL;
  g_autoptr (JsonObject) copy = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "berlin.standpoint", NULL);

  make_filled_project (fixture);
  example = read_info (fixture);
  g_assert_cmpint (g_rename (fixture->project, path), ==, 0);
  g_assert_cmpint (run (fixture, "new", fixture->project, "--example", "berlin", NULL), ==, 0);
  copy = read_info (fixture);
  g_assert_cmpstr (json_object_get_string_member (example, "uuid"), !=,
                   json_object_get_string_member (copy, "uuid"));
}

static void
test_new_from_unknown_example (Fixture       *fixture,
                               gconstpointer  data)
{
  g_assert_cmpint (run (fixture, "new", fixture->project, "--example", "atlantis", NULL), ==, 1);
  g_assert_false (g_file_test (fixture->project, G_FILE_TEST_EXISTS));
}

static void
test_info_counts (Fixture       *fixture,
                  gconstpointer  data)
{
  make_filled_project (fixture);
  g_assert_cmpint (read_count (fixture, "actors"), ==, 2);
  g_assert_cmpint (read_count (fixture, "issues"), ==, 1);
}

static void
test_check_whole (Fixture       *fixture,
                  gconstpointer  data)
{
  make_filled_project (fixture);
  g_assert_cmpint (run (fixture, "check", fixture->project, NULL), ==, 0);
}

static void
test_check_cut_off (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  make_filled_project (fixture);
  g_assert_true (g_file_get_contents (fixture->project, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (fixture->project, bytes, (gssize) size / 2, NULL));
  g_assert_cmpint (run (fixture, "check", fixture->project, NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "damaged"));
}

/* DATA is a command that only reads. */
static void
test_reading_leaves_nothing (Fixture       *fixture,
                             gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpint (run (fixture, data, fixture->project, NULL), ==, 0);
  g_assert_cmpuint (count_working_copies (fixture), ==, 0);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  make_filled_project (fixture);
  g_assert_cmpint (run (fixture, "undo", fixture->project, NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "actors"), ==, 0);
}

static void
test_redo (Fixture       *fixture,
           gconstpointer  data)
{
  make_filled_project (fixture);
  g_assert_cmpint (run (fixture, "undo", fixture->project, NULL), ==, 0);
  g_assert_cmpint (run (fixture, "redo", fixture->project, NULL), ==, 0);
  g_assert_cmpint (read_count (fixture, "actors"), ==, 2);
}

static void
test_nothing_to_undo (Fixture       *fixture,
                      gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpint (run (fixture, "undo", fixture->project, NULL), ==, 1);
}

static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *package = g_build_filename (fixture->folder, "tables", "datapackage.json", NULL);

  make_filled_project (fixture);
  g_assert_cmpint (run (fixture, "tables", fixture->project, "--out", "tables", NULL), ==, 0);
  g_assert_true (g_file_test (package, G_FILE_TEST_IS_REGULAR));
}

static void
test_tables_need_a_folder (Fixture       *fixture,
                           gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpint (run (fixture, "tables", fixture->project, NULL), ==, 2);
}

static void
test_positions_csv (Fixture       *fixture,
                    gconstpointer  data)
{
  make_filled_project (fixture);
  g_assert_cmpint (run (fixture, "positions", fixture->project, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Anna,Ceasefire,nothing-found,,,,0,false,0\n"));
}

/* A name that a spreadsheet would take for a formula. */
static void
test_positions_formula (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *actors = g_build_filename (fixture->folder, "more.csv", NULL);

  make_filled_project (fixture);
  g_assert_true (g_file_set_contents (actors, "name,kind\n=1+1,person\n", -1, NULL));
  g_assert_cmpint (run (fixture, "import", fixture->project, "more.csv", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "positions", fixture->project, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "\n'=1+1,"));
}

static void
test_positions_json (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  make_filled_project (fixture);
  g_assert_cmpint (run (fixture, "positions", fixture->project, "--format", "json", "--rule", "mean", NULL), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, NULL));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json_parser_get_root (parser))), ==, 2);
}

static void
test_positions_wrong_words (Fixture       *fixture,
                            gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpint (run (fixture, "positions", fixture->project, "--rule", "sideways", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "positions", fixture->project, "--as-of", "2025-44", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "positions", fixture->project, "--format", "stone", NULL), ==, 2);
}

static void
add_for_commands (const char         *path,
                  const char * const *commands,
                  void              (*test) (Fixture *fixture, gconstpointer data))
{
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *full = g_strdup_printf ("/standpoint/cli/%s/%s", path, commands[i]);

      g_test_add (full, Fixture, commands[i], set_up, test, tear_down);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char * const all[] = { "new", "info", "check", "history", "undo", "redo", "merge", "tables", "import",
                                      "positions", "export", "layout", NULL };
  static const char * const opening[] = { "info", "check", "history", "undo", "redo", "positions", NULL };
  static const char * const reading[] = { "info", "check", "history", "positions", NULL };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/cli/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("version", test_version);
  ADD ("help", test_help);
  ADD ("no-command", test_no_command);
  ADD ("unknown-command", test_unknown_command);
  ADD ("unknown-option", test_unknown_option);
  ADD ("new-has-its-title", test_new_has_its_title);
  ADD ("new-refuses-control-characters", test_new_refuses_control_characters);
  ADD ("new-does-not-overwrite", test_new_does_not_overwrite);
  ADD ("new-leaves-nothing-else", test_new_leaves_nothing_else);
  ADD ("new-from-example", test_new_from_example);
  ADD ("new-from-example-is-another-document", test_new_from_example_is_another_document);
  ADD ("new-from-unknown-example", test_new_from_unknown_example);
  ADD ("info-counts", test_info_counts);
  ADD ("check-whole", test_check_whole);
  ADD ("check-cut-off", test_check_cut_off);
  ADD ("undo", test_undo);
  ADD ("redo", test_redo);
  ADD ("nothing-to-undo", test_nothing_to_undo);
  ADD ("tables", test_tables);
  ADD ("tables-need-a-folder", test_tables_need_a_folder);
  ADD ("positions-csv", test_positions_csv);
  ADD ("positions-formula", test_positions_formula);
  ADD ("positions-json", test_positions_json);
  ADD ("positions-wrong-words", test_positions_wrong_words);
#undef ADD
  add_for_commands ("help-of-command", all, test_help_of_command);
  add_for_commands ("nothing-to-work-on", all, test_nothing_to_work_on);
  add_for_commands ("missing-file", opening, test_missing_file);
  add_for_commands ("reading-leaves-nothing", reading, test_reading_leaves_nothing);
  return g_test_run ();
}
