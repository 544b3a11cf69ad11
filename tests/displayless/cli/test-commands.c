/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-fixture.h"

static void
write_tables (Fixture *fixture)
{
  g_autofree char *actors = g_build_filename (fixture->folder, "actors.csv", NULL);
  g_autofree char *issues = g_build_filename (fixture->folder, "issues.csv", NULL);

  g_assert_true (g_file_set_contents (actors, "name,kind\nAnna,person\nBela,person\n", -1, NULL));
  g_assert_true (g_file_set_contents (issues, "name\nCeasefire\n", -1, NULL));
}

static void
make_project (Fixture *fixture)
{
  g_assert_cmpint (run (fixture, "new", fixture->project, "--title", "A title", NULL), ==, 0);
}

static void
make_filled_project (Fixture *fixture)
{
  make_project (fixture);
  write_tables (fixture);
  g_assert_cmpint (run (fixture, "import", fixture->project, "actors.csv", "issues.csv", NULL), ==, 0);
}

/* What "info --json" says of the project, an object. */
static JsonObject *
read_info (Fixture *fixture)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run (fixture, "info", "--json", fixture->project, NULL), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, &error));
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static gint64
read_count (Fixture    *fixture,
            const char *name)
{
  g_autoptr (JsonObject) info = read_info (fixture);

  return json_object_get_int_member (info, name);
}

static guint
count_history (Fixture *fixture)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpint (run (fixture, "history", "--json", fixture->project, NULL), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, NULL));
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser)));
}

static guint
count_working_copies (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "standpoint", "working-copies", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    n += strcmp (name, "lock") != 0;
  return n;
}

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

/* DATA is the ending of the file to write. */
static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *name = g_strconcat ("picture.", data, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  static const char * const kinds[] = { "matrix", "diagram", "grid", "spectrum", "timeline" };

  make_filled_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpint (run (fixture, "export", fixture->project, "-o", name, "--picture", kinds[i], NULL), ==, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* An issue is asked for by its name, and only of pictures that have one. */
static void
test_export_issue (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "chart.svg", NULL);
  g_autofree char *drawn = NULL;

  make_filled_project (fixture);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "chart.svg", "--picture", "spectrum", "--issue",
                        "CEASEfire", NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &drawn, NULL, NULL));
  g_assert_nonnull (strstr (drawn, "Ceasefire"));
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "chart.svg", "--picture", "timeline", "--issue", "Nothing",
                        NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Nothing"));
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "chart.svg", "--picture", "matrix", "--issue", "Ceasefire",
                        NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "chart.svg", "--picture", "spectrum", "--interest",
                        "activity", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "chart.svg", "--picture", "grid", "--interest", "activity",
                        NULL), ==, 0);
}

/* DATA is the ending of the file to write; each run is a process of its own. */
static void
test_export_again (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const kinds[] = { "matrix", "diagram", "grid", "spectrum", "timeline" };
  g_autofree char *first = g_strconcat ("first.", data, NULL);
  g_autofree char *second = g_strconcat ("second.", data, NULL);
  g_autofree char *first_path = g_build_filename (fixture->folder, first, NULL);
  g_autofree char *second_path = g_build_filename (fixture->folder, second, NULL);

  make_filled_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      gsize a_length;
      gsize b_length;

      g_assert_cmpint (run (fixture, "export", fixture->project, "-o", first, "--picture", kinds[i], NULL), ==, 0);
      g_assert_cmpint (run (fixture, "export", fixture->project, "-o", second, "--picture", kinds[i], NULL), ==, 0);
      g_file_get_contents (first_path, &a, &a_length, &error);
      g_assert_no_error (error);
      g_file_get_contents (second_path, &b, &b_length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (a, a_length, b, b_length);
    }
}

static void
test_export_wrong_words (Fixture       *fixture,
                         gconstpointer  data)
{
  make_project (fixture);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "--picture", "matrix", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.doc", "--picture", "matrix", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", "--picture", "poster", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", "--picture", "matrix",
                        "--theme", "blue", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", "--picture", "matrix",
                        "--size", "huge", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", "--picture", "matrix",
                        "--transparent", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", "--picture", "matrix",
                        "--group", "height", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", "--picture", "diagram",
                        "--layers", "links,clouds", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "x.pdf", "--picture", "diagram",
                        "--position", "No such issue", NULL), ==, 2);
}

/* What is chosen is seen in the file. */
static void
test_export_choices (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *picture;
    const char *option;
    const char *value;
    const char *words;
  } choices[] = {
    { "matrix", "--group", "kind", "People" },
    { "matrix", "--actor-margins", NULL, "From the" },
    { "diagram", "--position", "Ceasefire", "Place: stance" },
    { "diagram", "--colour", "Ceasefire", "Colour: stance on" },
    { "diagram", "--hulls", NULL, "bloc" },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "chosen.svg", NULL);

  make_filled_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *written = NULL;

      g_assert_cmpint (run (fixture, "export", fixture->project, "-o", "chosen.svg", "--picture", choices[i].picture,
                            choices[i].option, choices[i].value, NULL), ==, 0);
      g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
      g_assert_nonnull (strstr (written, choices[i].words));
    }
}

static void
write_graph (Fixture    *fixture,
             const char *nodes,
             const char *links)
{
  g_autofree char *node_path = g_build_filename (fixture->folder, "nodes.csv", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folder, "links.csv", NULL);

  g_assert_true (g_file_set_contents (node_path, nodes, -1, NULL));
  g_assert_true (g_file_set_contents (link_path, links, -1, NULL));
}

static char *
read_places (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "places.csv", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_layout_is_repeatable (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;

  write_graph (fixture, "id\na\nb\nc\nd\n", "source,target,weight,sign\na,b,1,1\nb,c,2,-1\nc,d,,\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--seed", "7", NULL), ==, 0);
  first = read_places (fixture);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--seed", "7", "--threads", "3",
                        NULL), ==, 0);
  second = read_places (fixture);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--layout", "circle", NULL), ==, 0);
  other = read_places (fixture);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
  g_assert_true (g_str_has_prefix (first, "id,x,y\na,"));
}

static void
test_layout_writes_where_it_is_told (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autofree char *out = g_build_filename (fixture->folder, "places.csv", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autofree char *nodes = g_strdup_printf ("file://%s/nodes.csv", fixture->folder);
  g_autofree char *places = NULL;
  GStatBuf there;

  write_graph (fixture, "id\na\nb\n", "source,target\na,b\n");
  g_assert_true (g_file_set_contents_full (out, "old", -1, G_FILE_SET_CONTENTS_NONE, 0640, NULL));
  g_assert_cmpint (symlink ("places.csv", link), ==, 0);
  g_assert_cmpint (run (fixture, "layout", nodes, "links.csv", "-o", "link.csv", NULL), ==, 0);
  places = read_places (fixture);
  g_assert_true (g_str_has_prefix (places, "id,x,y\na,"));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (out, &there), ==, 0);
  g_assert_cmphex (there.st_mode & 0777, ==, 0640);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "/dev/stdout", NULL), ==, 0);
  g_assert_cmpstr (fixture->out, ==, places);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "/dev/full", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "/dev/full cannot be written: "));
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "none/places.csv", NULL), ==, 1);
  g_assert_cmpint (run (fixture, "layout", "nowhere.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "nowhere.csv"));
}

static void
test_layout_keeps_pinned (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *places = NULL;

  write_graph (fixture, "name,x,y,pinned\nAnna,12.5,-3,true\nBela,,,\n", "target,source\nAnna,Bela\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 0);
  places = read_places (fixture);
  g_assert_nonnull (strstr (places, "Anna,12.5,-3\n"));
}

static void
test_layout_names_bad_line (Fixture       *fixture,
                            gconstpointer  data)
{
  write_graph (fixture, "id\na\nb\n", "source,target,weight\na,b,1\na,x,1\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Line 3: there is no node “x”"));
  write_graph (fixture, "id\na\nb\n", "source,target,weight\na,b,heavy\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Line 2: “heavy” is not a number"));
  write_graph (fixture, "id\na\na\n", "source,target\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Line 3: the node “a” is there already"));
}

static void
test_layout_wrong_words (Fixture       *fixture,
                         gconstpointer  data)
{
  write_graph (fixture, "id\na\n", "source,target\n");
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--layout", "nice", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "layout", "nodes.csv", "links.csv", "-o", "places.csv", "--threads", "-1", NULL), ==, 2);
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
  static const char * const endings[] = { "pdf", "svg", "png", NULL };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/cli/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("version", test_version);
  ADD ("help", test_help);
  ADD ("no-command", test_no_command);
  ADD ("unknown-command", test_unknown_command);
  ADD ("unknown-option", test_unknown_option);
  ADD ("new-has-its-title", test_new_has_its_title);
  ADD ("new-does-not-overwrite", test_new_does_not_overwrite);
  ADD ("new-leaves-nothing-else", test_new_leaves_nothing_else);
  ADD ("new-from-example", test_new_from_example);
  ADD ("new-from-example-is-another-document", test_new_from_example_is_another_document);
  ADD ("new-from-unknown-example", test_new_from_unknown_example);
  ADD ("info-counts", test_info_counts);
  ADD ("check-whole", test_check_whole);
  ADD ("check-cut-off", test_check_cut_off);
  ADD ("import-is-one-edit", test_import_is_one_edit);
  ADD ("import-dry-run-changes-nothing", test_import_dry_run_changes_nothing);
  ADD ("import-refuses-bad-rows", test_import_refuses_bad_rows);
  ADD ("import-skips-bad-rows", test_import_skips_bad_rows);
  ADD ("import-names-the-first", test_import_names_the_first);
  ADD ("import-of-many-rows", test_import_of_many_rows);
  ADD ("undo", test_undo);
  ADD ("redo", test_redo);
  ADD ("nothing-to-undo", test_nothing_to_undo);
  ADD ("tables", test_tables);
  ADD ("tables-need-a-folder", test_tables_need_a_folder);
  ADD ("positions-csv", test_positions_csv);
  ADD ("positions-formula", test_positions_formula);
  ADD ("positions-json", test_positions_json);
  ADD ("positions-wrong-words", test_positions_wrong_words);
  ADD ("export-wrong-words", test_export_wrong_words);
  ADD ("export-choices", test_export_choices);
  ADD ("export-issue", test_export_issue);
  ADD ("layout-is-repeatable", test_layout_is_repeatable);
  ADD ("layout-writes-where-it-is-told", test_layout_writes_where_it_is_told);
  ADD ("layout-keeps-pinned", test_layout_keeps_pinned);
  ADD ("layout-names-bad-line", test_layout_names_bad_line);
  ADD ("layout-wrong-words", test_layout_wrong_words);
#undef ADD
  add_for_commands ("help-of-command", all, test_help_of_command);
  add_for_commands ("nothing-to-work-on", all, test_nothing_to_work_on);
  add_for_commands ("missing-file", opening, test_missing_file);
  add_for_commands ("reading-leaves-nothing", reading, test_reading_leaves_nothing);
  add_for_commands ("export", endings, test_export);
  add_for_commands ("export-again-gives-the-same-bytes", endings, test_export_again);
  return g_test_run ();
}
