/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-fixture.h"

#include <fcntl.h>
#include <unistd.h>

#include "sp-hostile.h"

/* Files that look as our own savings do are read without SQLite, all others with it; both say the same. */

/* Something of each kind: a long text over many pages, words, views, rows that were deleted again. */
static SpSnapshot *
make_rich (Fixture *fixture)
{
  SpProject *project = fixture_make_sample (fixture, 1500);
  SpStore *store = sp_project_get_store (project);
  g_autofree char *text = g_strnfill (300000, 'x');
  SpSource source = SP_SOURCE_INIT;
  SpView view = SP_VIEW_INIT;
  SpSnapshot *rows;

  g_assert_true (sp_store_begin (store, "Add more", NULL));
  source.title = "Ein längerer Text";
  source.text = text;
  g_assert_cmpint (sp_store_add_source (store, &source, NULL), !=, SP_ID_NONE);
  view.name = "Spring";
  g_assert_cmpint (sp_store_add_view (store, &view, NULL), !=, SP_ID_NONE);
  g_assert_true (sp_store_commit (store, NULL));
  fixture_save (project);
  rows = sp_snapshot_ref (sp_store_get_snapshot (store));
  fixture_finish (project);
  fixture_forget_working_copies (fixture);
  return rows;
}

static SpSnapshot *
read_pages (SpPageFile *pages)
{
  g_autoptr (SpHostile) hostile = sp_hostile_new_for_pages (pages, "name", NULL);
  gboolean doubt = FALSE;

  return hostile != NULL ? sp_hostile_read (hostile, &doubt, NULL) : NULL;
}

/* From memory and page by page: both read the same, or nothing. */
static SpSnapshot *
read_plainly (Fixture *fixture)
{
  g_autofd int descriptor = g_open (fixture->path, O_RDONLY | O_CLOEXEC, 0);
  g_autofree char *bytes = NULL;
  gsize size = 0;
  g_autoptr (SpSnapshot) rows = NULL;
  g_autoptr (SpSnapshot) paged = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  if (!sp_hostile_check_header ((const guint8 *) bytes, size, "name", NULL))
    return NULL;
  rows = read_pages (sp_page_file_new ((const guint8 *) bytes, size));
  paged = read_pages (sp_page_file_new_for_descriptor (descriptor, size));
  g_assert_true ((rows == NULL) == (paged == NULL));
  g_assert_true (rows == NULL || sp_snapshot_equal (rows, paged));
  return g_steal_pointer (&rows);
}

static void
assert_both_doors (Fixture    *fixture,
                   SpSnapshot *expected)
{
  g_autoptr (SpProject) project = NULL;

  fixture_assert_read (fixture, expected);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_true (sp_snapshot_equal (sp_store_get_snapshot (sp_project_get_store (project)), expected));
}

/* DATA is SQL that another program may have run; the rows stay. */
static void
test_plain (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (SpSnapshot) expected = make_rich (fixture);
  g_autoptr (SpSnapshot) rows = NULL;

  fixture_tamper (fixture, data);
  rows = read_plainly (fixture);
  g_assert_nonnull (rows);
  g_assert_true (sp_snapshot_equal (rows, expected));
  assert_both_doors (fixture, expected);
}

static void
test_left_to_sqlite (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpSnapshot) expected = make_rich (fixture);
  g_autoptr (SpSnapshot) rows = NULL;

  fixture_tamper (fixture, data);
  rows = read_plainly (fixture);
  g_assert_null (rows);
  assert_both_doors (fixture, expected);
}

#define N_LARGE 25000

static void
make_large (Fixture *fixture)
{
  fixture_make_closed_sample (fixture, N_LARGE);
  fixture_forget_working_copies (fixture);
}

/* The statements of a large file are read in two threads. */
static void
test_halves (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (SpHostile) hostile = NULL;
  g_autoptr (SpSnapshot) judged = NULL;
  gboolean doubt = FALSE;

  make_large (fixture);
  hostile = sp_hostile_open (fixture->path, "name", FALSE, NULL, NULL);
  judged = sp_hostile_read (hostile, &doubt, NULL);
  g_assert_cmpuint (sp_snapshot_get_n_statements (judged), ==, N_LARGE);
  fixture_assert_read (fixture, judged);
  for (guint i = 0; i < N_LARGE; i++)
    g_assert_cmpint (sp_snapshot_get_statement (judged, i)->id, ==,
                     sp_snapshot_find_statement (judged, sp_snapshot_get_statement (judged, i)->id)->id);
}

/* DATA is SQL that makes a row of one half wrong. */
static void
test_wrong_half (Fixture       *fixture,
                 gconstpointer  data)
{
  make_large (fixture);
  fixture_tamper (fixture, data);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_DAMAGED);
}

static void
test_not_changed (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpSnapshot) expected = make_rich (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before = 0, size_after = 0;
  struct stat first, second;

  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  g_stat (fixture->path, &first);
  fixture_assert_read (fixture, expected);
  g_stat (fixture->path, &second);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_cmpint (first.st_mtim.tv_nsec, ==, second.st_mtim.tv_nsec);
  g_assert_cmpint (first.st_ctim.tv_nsec, ==, second.st_ctim.tv_nsec);
}

/* Not even the private folder is made. */
static void
test_writes_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpSnapshot) expected = make_rich (fixture);
  g_autofree char *state = g_build_filename (fixture->folder, "state", NULL);

  fixture_assert_read (fixture, expected);
  g_assert_false (g_file_test (state, G_FILE_TEST_EXISTS));
}

static void
cancel_cb (double   fraction,
           gpointer data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (data);
}

static void
test_reading_can_be_given_up (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (SpSnapshot) expected = make_rich (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) rows = sp_project_read (fixture->file, cancellable, cancel_cb, cancellable, &error);

  g_assert_null (rows);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
touch_cb (double   fraction,
          gpointer data)
{
  const char *path = data;
  g_autofd int descriptor = -1;
  char byte;

  if (fraction < 0.3)
    return;
  descriptor = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (pread (descriptor, &byte, 1, 0), ==, 1);
  g_assert_cmpint (pwrite (descriptor, &byte, 1, 0), ==, 1);
}

/* What was read of a file before another program wrote to it may not go together with the rest. */
static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) rows = NULL;

  make_large (fixture);
  rows = sp_project_read (fixture->file, NULL, touch_cb, fixture->path, &error);
  g_assert_null (rows);
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE);
}

/* Whatever single byte is another one: what is read without SQLite is what SQLite reads, or nothing. */
static void
test_wrong_bytes (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  fixture_make_closed_sample (fixture, 400);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  for (guint i = 0; i < 600; i++)
    {
      gsize place = i < 100 ? i : (gsize) g_rand_int_range (random, 0, (gint32) size);
      char kept = bytes[place];
      g_autoptr (SpSnapshot) plain = NULL;
      g_autoptr (SpHostile) hostile = NULL;
      g_autoptr (SpSnapshot) judged = NULL;
      gboolean doubt = FALSE;

      bytes[place] = (char) g_rand_int_range (random, 0, 256);
      g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      bytes[place] = kept;
      plain = read_plainly (fixture);
      if (plain == NULL)
        continue;
      hostile = sp_hostile_open (fixture->path, "name", FALSE, NULL, NULL);
      g_test_message ("byte %zu was %d", place, kept);
      g_assert_nonnull (hostile);
      g_assert_true (sp_hostile_check (hostile, NULL));
      judged = sp_hostile_read (hostile, &doubt, NULL);
      g_assert_nonnull (judged);
      g_assert_true (sp_snapshot_equal (plain, judged));
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    const char *sql;
  } plain[] = {
    { "as-saved", "" },
    { "small-pages", "PRAGMA page_size = 512; VACUUM" },
    { "large-pages", "PRAGMA page_size = 65536; VACUUM" },
    { "log-ahead", "PRAGMA journal_mode = WAL; UPDATE project SET title = title" },
    { "free-pages", "PRAGMA page_size = 1024; VACUUM; PRAGMA foreign_keys = OFF; CREATE TEMP TABLE kept AS SELECT * FROM statement;"
                    " DELETE FROM statement; INSERT INTO statement SELECT * FROM kept WHERE id IN (SELECT id FROM kept);"
                    " UPDATE source SET note = text; UPDATE source SET note = ''" },
    { "scattered-cells", "UPDATE statement SET note = hex (randomblob (id % 97)) WHERE id % 3 <> 1;"
                         " UPDATE statement SET note = ''" },
    { "whole-numbers", "UPDATE statement SET ordinal = ordinal" },
  };
  static const struct
  {
    const char *path;
    const char *sql;
  } left[] = {
    { "pages-that-tell-of-others", "PRAGMA auto_vacuum = FULL; VACUUM" },
    { "pages-that-tell-of-others-sometimes", "PRAGMA auto_vacuum = INCREMENTAL; VACUUM" },
  };

  static const struct
  {
    const char *path;
    const char *sql;
  } wrong[] = {
    { "first", "UPDATE statement SET actor = 5 WHERE id = (SELECT min (id) FROM statement)" },
    { "last", "UPDATE statement SET date = '2025-13' WHERE id = (SELECT max (id) FROM statement)" },
    { "word-of-nobody-at-the-beginning",
      "UPDATE statement_tag SET statement = 1 WHERE id = (SELECT min (id) FROM statement_tag)" },
    { "word-of-nobody-in-the-middle",
      "DELETE FROM statement WHERE id = (SELECT id FROM statement ORDER BY id LIMIT 1 OFFSET 12500)" },
    { "word-of-nobody-at-the-end", "DELETE FROM statement WHERE id = (SELECT max (id) FROM statement)" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/open-plain/without-sqlite/", plain[i].path, NULL);

      g_test_add (path, Fixture, plain[i].sql, fixture_set_up, test_plain, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/open-plain/left-to-sqlite/", left[i].path, NULL);

      g_test_add (path, Fixture, left[i].sql, fixture_set_up, test_left_to_sqlite, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/open-plain/wrong-half/", wrong[i].path, NULL);

      g_test_add (path, Fixture, wrong[i].sql, fixture_set_up, test_wrong_half, fixture_tear_down);
    }
#define ADD(path, function) \
  g_test_add ("/standpoint/open-plain/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("halves", test_halves);
  ADD ("not-changed", test_not_changed);
  ADD ("writes-nothing", test_writes_nothing);
  ADD ("reading-can-be-given-up", test_reading_can_be_given_up);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("wrong-bytes", test_wrong_bytes);
#undef ADD
  return g_test_run ();
}
