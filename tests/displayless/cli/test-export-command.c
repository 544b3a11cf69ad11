/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "cli-fixture.h"

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

int
main (int    argc,
      char **argv)
{
  static const char * const endings[] = { "pdf", "svg", "png" };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/standpoint/cli/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("export-wrong-words", test_export_wrong_words);
  ADD ("export-choices", test_export_choices);
  ADD ("export-issue", test_export_issue);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standpoint/cli/export/%s", endings[i]);
      g_autofree char *again = g_strdup_printf ("/standpoint/cli/export-again-gives-the-same-bytes/%s", endings[i]);

      g_test_add (path, Fixture, endings[i], set_up, test_export, tear_down);
      g_test_add (again, Fixture, endings[i], set_up, test_export_again, tear_down);
    }
  return g_test_run ();
}
