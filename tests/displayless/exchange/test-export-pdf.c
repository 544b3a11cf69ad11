/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "look-with.h"
#include "sp-export.h"

/* What a PDF of a whole picture says to who does not see it, read by other programs. */

#define N_ACTORS 45
#define N_ISSUES 3

typedef struct
{
  char *folder;
  char *path;
  SpSnapshot *snapshot;
} Fixture;

static const char * const names[] = { "Zoë Quiñones", "Иван Петров", "محمد علي", "דוד כהן", "Steve Witkoff" };
static const char * const addresses[] = { "https://example.org/Köln?a=1&b=(2)", "doi:10.1234/abc", "mailto:a@example.org",
                                          "javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/x" };

static void
put_actors (SpSnapshotBuilder *builder)
{
  for (guint i = 0; i < N_ACTORS; i++)
    {
      SpActor actor = SP_ACTOR_INIT;
      g_autofree char *name = i < G_N_ELEMENTS (names) ? g_strdup (names[i]) : g_strdup_printf ("Actor %u", i);

      actor.id = i + 1;
      actor.ordinal = i + 1;
      actor.name = name;
      actor.role = i == 0 ? "a role of so many words that it has to be broken into several lines" : "";
      sp_snapshot_builder_put_actor (builder, &actor);
    }
}

static void
put_issues (SpSnapshotBuilder *builder)
{
  static const char * const issues[] = { "Territorial concessions", "A time limit on all guarantees", "Membership" };

  for (guint i = 0; i < N_ISSUES; i++)
    {
      SpIssue issue = SP_ISSUE_INIT;

      issue.id = 100 + i;
      issue.ordinal = i + 1;
      issue.name = issues[i];
      sp_snapshot_builder_put_issue (builder, &issue);
    }
}

static void
put_statements (SpSnapshotBuilder *builder)
{
  for (guint i = 0; i < N_ACTORS; i++)
    {
      SpStatement statement = SP_STATEMENT_INIT;

      statement.id = 1000 + i;
      statement.ordinal = i + 1;
      statement.actor = i + 1;
      statement.issue = 100 + i % N_ISSUES;
      statement.stance = SP_STANCE_STEP ((int) (i % 5) - 2);
      statement.date = (SpDate) { 2025, 6, 1 };
      statement.source = 500 + i % G_N_ELEMENTS (addresses);
      statement.coder = i % 2 == 0 ? "R. Coder" : "Ж. Кодер";
      sp_snapshot_builder_put_statement (builder, &statement);
    }
}

static void
put_sources (SpSnapshotBuilder *builder)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      SpSource source = SP_SOURCE_INIT;

      source.id = 500 + i;
      source.ordinal = i + 1;
      source.title = "Minutes";
      source.address = addresses[i];
      sp_snapshot_builder_put_source (builder, &source);
    }
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpProjectRow project = { .title = "Überblick (2025)" };

  sp_snapshot_builder_set_project (builder, &project);
  put_actors (builder);
  put_issues (builder);
  put_sources (builder);
  put_statements (builder);
  fixture->snapshot = sp_snapshot_builder_end (builder);
  fixture->folder = g_dir_make_tmp ("standpoint-export-pdf-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.pdf", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  sp_snapshot_unref (fixture->snapshot);
}

static void
export (Fixture      *fixture,
        SpPictureKind kind)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  SpExportOptions options = { .format = SP_EXPORT_PDF };
  SpPictureOptions picture;

  sp_picture_options_init (&picture, kind);
  sp_page_size_parse ("A4", &picture.page_width, &picture.page_height, &error);
  g_assert_no_error (error);
  sp_export_picture (fixture->snapshot, &picture, file, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *words = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "qpdf", "--check", NULL);
  if (words != NULL)
    g_assert_nonnull (strstr (words, "No syntax or stream encoding errors"));
}

static void
test_table (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *words = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "pdfinfo", "-struct-text", NULL);
  if (words == NULL)
    return;
  g_assert_cmpuint (count_in (words, "\n  Table"), >, 1);
  g_assert_cmpuint (count_in (words, "/Scope /Column"), ==, N_ISSUES * count_in (words, "\n  Table"));
  g_assert_cmpuint (count_in (words, "/Scope /Row"), >=, N_ACTORS);
  g_assert_nonnull (strstr (words, "A time limit on all guarantees"));
  g_assert_nonnull (strstr (words, "has to be broken into several lines"));
  g_assert_nonnull (strstr (words, "H1"));
  g_assert_nonnull (strstr (words, "LBody"));
}

static void
test_words_for_cells (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *words = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "qpdf", "--qdf", "-");
  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "Steve Witkoff, A time limit on all guarantees: strongly support"));
  g_assert_nonnull (strstr (words, "/Lang (en)"));
}

static void
test_figure (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autofree char *structure = NULL;

  export (fixture, SP_PICTURE_KIND_DIAGRAM);
  words = look_with (fixture->path, "qpdf", "--qdf", "-");
  structure = look_with (fixture->path, "pdfinfo", "-struct", NULL);
  if (words == NULL || structure == NULL)
    return;
  g_assert_nonnull (strstr (words, "/Alt (Relationship diagram of 45 actors"));
  g_assert_cmpuint (count_in (structure, "\n  Figure"), ==, 1);
}

/* Words that are not plain stand in the file as UTF-16 in hexadecimal digits. */
static gboolean
has_alternative (const char *file,
                 const char *words)
{
  g_autofree char *plain = g_strconcat ("/Alt (", words, NULL);
  g_autoptr (GString) wide = g_string_new ("/Alt <feff");

  for (const char *letter = words; *letter != '\0'; letter++)
    g_string_append_printf (wide, "%04x", (guint) *letter);
  return strstr (file, plain) != NULL || strstr (file, wide->str) != NULL;
}

/* A chart is one figure, which says in words what it shows. */
static void
test_charts (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    SpPictureKind kind;
    const char *alternative;
  } charts[] = {
    { SP_PICTURE_KIND_GRID, "Influence and interest: both are known of " },
    { SP_PICTURE_KIND_SPECTRUM, "Issue spectrum of " },
    { SP_PICTURE_KIND_TIMELINE, "Timeline of all issues. " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *structure = NULL;

      export (fixture, charts[i].kind);
      words = look_with (fixture->path, "qpdf", "--qdf", "-");
      structure = look_with (fixture->path, "pdfinfo", "-struct", NULL);
      if (words == NULL || structure == NULL)
        return;
      g_assert_true (has_alternative (words, charts[i].alternative));
      g_assert_cmpuint (count_in (structure, "\n  Figure"), >=, 1);
      g_assert_nonnull (strstr (structure, "H1"));
    }
}

/* What is a label has words; the shapes and lines of a legend have none. */
static void
test_labels (Fixture      *fixture,
             gconstpointer data)
{
  for (SpPictureKind kind = SP_PICTURE_KIND_MATRIX; kind <= SP_PICTURE_KIND_TIMELINE; kind++)
    {
      g_autofree char *words = NULL;

      export (fixture, kind);
      words = look_with (fixture->path, "pdfinfo", "-struct-text", NULL);
      if (words == NULL)
        return;
      g_assert_nonnull (strstr (words, "LBody (block)"));
      g_assert_false (g_regex_match_simple ("Lbl \\(block\\)\n +(\"\"|LBody)", words, 0, 0));
    }
}

/* A picture of nothing has no line that says nothing. */
static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  SpSnapshot *filled = fixture->snapshot;
  g_autofree char *words = NULL;

  fixture->snapshot = sp_snapshot_builder_end (sp_snapshot_builder_new (NULL));
  export (fixture, SP_PICTURE_KIND_MATRIX);
  sp_snapshot_unref (fixture->snapshot);
  fixture->snapshot = filled;
  words = look_with (fixture->path, "pdfinfo", "-struct-text", NULL);
  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "P (block)\n    \"Nothing to show yet"));
  g_assert_null (strstr (words, "P (block)\n  P"));
}

static void
test_information (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *words = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "pdfinfo", "-isodates", NULL);
  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "Überblick (2025)"));
  g_assert_nonnull (strstr (words, "R. Coder, Ж. Кодер"));
  g_assert_nonnull (strstr (words, "Territorial concessions, A time limit on all guarantees, Membership"));
  g_assert_nonnull (strstr (words, "Tagged:          yes"));
  g_assert_null (strstr (words, "CreationDate"));
}

static void
test_scripts (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *words = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "pdftotext", "-layout", "-");
  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (words, names[i]));
}

static void
test_fonts (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) lines = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "pdffonts", "--", NULL);
  lines = words != NULL ? g_strsplit (words, "\n", -1) : NULL;
  for (guint i = 2; lines != NULL && lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
}

static void
test_links (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *words = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "pdfinfo", "-url", NULL);
  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "https://example.org/K%C3%B6ln?a=1&b=(2)"));
  g_assert_nonnull (strstr (words, "https://doi.org/10.1234/abc"));
  g_assert_nonnull (strstr (words, "mailto:a@example.org"));
  g_assert_null (strstr (words, "javascript"));
  g_assert_null (strstr (words, "file:"));
  g_assert_null (strstr (words, "ftp:"));
}

static void
test_bookmarks (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *words = NULL;

  export (fixture, SP_PICTURE_KIND_MATRIX);
  words = look_with (fixture->path, "qpdf", "--qdf", "-");
  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "/Outlines"));
  g_assert_nonnull (strstr (words, "/Title (Legend)"));
  g_assert_nonnull (strstr (words, "/Title (Sources)"));
}

typedef struct
{
  double last;
  double most;                /* from where on it is to stop */
  guint n;
} Progress;

static gboolean
note_progress_cb (double   fraction,
                  gpointer data)
{
  Progress *progress = data;

  g_assert_cmpfloat (fraction, >=, progress->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  progress->last = fraction;
  progress->n++;
  return fraction < progress->most;
}

static gboolean
export_with_progress (Fixture        *fixture,
                      SpExportFormat  format,
                      Progress       *progress,
                      GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  SpExportOptions options = { .format = format };
  SpPictureOptions picture;

  sp_picture_options_init (&picture, SP_PICTURE_KIND_MATRIX);
  sp_page_size_parse ("210x100", &picture.page_width, &picture.page_height, NULL);
  return sp_export_picture (fixture->snapshot, &picture, file, &options, NULL, note_progress_cb, progress, error);
}

/* Over all pages, and whatever is done with them. */
static void
test_progress (Fixture      *fixture,
               gconstpointer data)
{
  const SpExportFormat formats[] = { SP_EXPORT_PDF, SP_EXPORT_SVG, SP_EXPORT_PNG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      Progress progress = { .most = 2.0 };
      Progress stopped = { .most = 0.9 };
      g_autoptr (GError) error = NULL;

      g_assert_true (export_with_progress (fixture, formats[i], &progress, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (progress.n, >, 5);
      g_assert_cmpfloat (progress.last, >, 0.9);
      g_unlink (fixture->path);
      g_assert_false (export_with_progress (fixture, formats[i], &stopped, &error));
      g_assert_error (error, SP_LAYOUT_ERROR, SP_LAYOUT_ERROR_CANCELLED);
      g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
    }
}

#define ADD(path, function) g_test_add ("/standpoint/export-pdf/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_test_init (&argc, &argv, NULL);
  ADD ("is-a-whole-file", test_whole);
  ADD ("a-matrix-is-a-table-on-every-page", test_table);
  ADD ("cells-and-document-have-words", test_words_for_cells);
  ADD ("a-diagram-is-a-figure-with-words", test_figure);
  ADD ("a-chart-is-a-figure-with-words", test_charts);
  ADD ("an-empty-picture-has-no-empty-lines", test_empty);
  ADD ("labels-of-lists-have-words", test_labels);
  ADD ("tells-title-coders-and-issues", test_information);
  ADD ("every-script-can-be-searched", test_scripts);
  ADD ("fonts-are-in-the-file", test_fonts);
  ADD ("leads-only-where-it-is-safe", test_links);
  ADD ("pages-have-bookmarks", test_bookmarks);
  ADD ("progress-only-rises", test_progress);
  return g_test_run ();
}
