/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <string.h>

/* Two people go on with copies of one project. */

static void
import_rows (Fixture    *fixture,
             const char *project,
             const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, "more.csv", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_assert_cmpint (run (fixture, "import", project, "more.csv", NULL), ==, 0);
}

static void
copy_project (Fixture    *fixture,
              const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (fixture->project);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* base.standpoint, ours.standpoint and theirs.standpoint in the folder. */
static void
make_copies (Fixture *fixture)
{
  g_assert_cmpint (run (fixture, "new", fixture->project, "--title", "A title", NULL), ==, 0);
  import_rows (fixture, fixture->project, "name,kind\nAnna,person\nBela,person\n");
  copy_project (fixture, "base.standpoint");
  copy_project (fixture, "ours.standpoint");
  copy_project (fixture, "theirs.standpoint");
}

static void
make_conflict (Fixture *fixture)
{
  make_copies (fixture);
  import_rows (fixture, "ours.standpoint", "name,role,kind\nAnna,Minister,person\n");
  import_rows (fixture, "theirs.standpoint", "name,role,kind\nAnna,=Envoy,person\n");
}

static gboolean
is_there (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
read_table (Fixture    *fixture,
            const char *project,
            const char *table)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tables", table, NULL);
  char *content = NULL;

  g_assert_cmpint (run (fixture, "tables", project, "--out", "tables", NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
test_both_added (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *actors = NULL;

  make_copies (fixture);
  import_rows (fixture, "ours.standpoint", "name,kind\nCora,person\n");
  import_rows (fixture, "theirs.standpoint", "name,kind\nDana,person\n");
  g_assert_cmpint (run (fixture, "merge", "base.standpoint", "ours.standpoint", "theirs.standpoint",
                        "-o", "out.standpoint", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "1 added"));
  actors = read_table (fixture, "out.standpoint", "actors.csv");
  g_assert_nonnull (strstr (actors, "Cora"));
  g_assert_nonnull (strstr (actors, "Dana"));
  g_assert_cmpint (run (fixture, "check", "out.standpoint", NULL), ==, 0);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  make_conflict (fixture);
  g_assert_cmpint (run (fixture, "merge", "base.standpoint", "ours.standpoint", "theirs.standpoint",
                        "-o", "out.standpoint", "--report", "report.csv", NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Anna"));
  g_assert_nonnull (strstr (fixture->err, "role"));
  g_assert_false (is_there (fixture, "out.standpoint"));
  g_assert_true (is_there (fixture, "report.csv"));
}

/* What a spreadsheet would take for a formula is text in the report. */
static void
test_report (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "report.csv", NULL);
  g_autofree char *report = NULL;

  make_conflict (fixture);
  g_assert_cmpint (run (fixture, "merge", "base.standpoint", "ours.standpoint", "theirs.standpoint",
                        "-o", "out.standpoint", "--prefer", "theirs", "--report", "report.csv", NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &report, NULL, NULL));
  g_assert_nonnull (strstr (report, "conflict,actor: Anna,role,nothing,Minister,'=Envoy,theirs"));
}

static void
test_prefer (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;

  make_conflict (fixture);
  g_assert_cmpint (run (fixture, "merge", "base.standpoint", "ours.standpoint", "theirs.standpoint",
                        "-o", "out.standpoint", "--prefer", "theirs", NULL), ==, 0);
  theirs = read_table (fixture, "out.standpoint", "actors.csv");
  g_assert_nonnull (strstr (theirs, "Envoy"));
  g_assert_cmpint (run (fixture, "merge", "base.standpoint", "ours.standpoint", "theirs.standpoint",
                        "-o", "out.standpoint", "--prefer", "ours", NULL), ==, 0);
  ours = read_table (fixture, "out.standpoint", "actors.csv");
  g_assert_nonnull (strstr (ours, "Minister"));
}

static void
test_without_base (Fixture       *fixture,
                   gconstpointer  data)
{
  make_copies (fixture);
  import_rows (fixture, "theirs.standpoint", "name,kind\nDana,person\n");
  g_assert_cmpint (run (fixture, "merge", "ours.standpoint", "theirs.standpoint", "-o", "out.standpoint", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->out, "Without a common ancestor"));
}

/* Over the project itself it is an edit of the history that can be undone. */
static void
test_into_ours (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *actors = NULL;

  make_copies (fixture);
  import_rows (fixture, "ours.standpoint", "name,kind\nCora,person\n");
  import_rows (fixture, "theirs.standpoint", "name,kind\nDana,person\n");
  g_assert_cmpint (run (fixture, "merge", "base.standpoint", "ours.standpoint", "theirs.standpoint",
                        "-o", "ours.standpoint", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "undo", "ours.standpoint", NULL), ==, 0);
  actors = read_table (fixture, "ours.standpoint", "actors.csv");
  g_assert_nonnull (strstr (actors, "Cora"));
  g_assert_null (strstr (actors, "Dana"));
}

static void
test_wrong_words (Fixture       *fixture,
                  gconstpointer  data)
{
  make_copies (fixture);
  g_assert_cmpint (run (fixture, "merge", "ours.standpoint", "theirs.standpoint", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "merge", "ours.standpoint", "theirs.standpoint", "-o", "out.standpoint",
                        "--prefer", "mine", NULL), ==, 2);
  g_assert_false (is_there (fixture, "out.standpoint"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/merge-command/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("both-added", test_both_added);
  ADD ("conflict", test_conflict);
  ADD ("report", test_report);
  ADD ("prefer", test_prefer);
  ADD ("without-base", test_without_base);
  ADD ("into-ours", test_into_ours);
  ADD ("wrong-words", test_wrong_words);
#undef ADD
  return g_test_run ();
}
