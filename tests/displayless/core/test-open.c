/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "project-fixture.h"
#include "sp-schema.h"

static void
write_file (Fixture    *fixture,
            const char *content,
            gssize      size)
{
  g_assert_true (g_file_set_contents (fixture->path, content, size, NULL));
}

/* Writes a number into the header of a database, most significant byte first. */
static void
patch_header (Fixture *fixture,
              int      offset,
              guint32  value)
{
  guint32 bytes = GUINT32_TO_BE (value);
  g_autofd int descriptor = g_open (fixture->path, O_WRONLY, 0);

  g_assert_cmpint (pwrite (descriptor, &bytes, sizeof bytes, offset), ==, sizeof bytes);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_UNREADABLE);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_mkdir (fixture->path, 0700);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_fifo (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_device (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (symlink ("/dev/zero", fixture->path), ==, 0);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  write_file (fixture, "", 0);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  write_file (fixture, "Dear reader, this is a letter.", -1);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_beginning_only (Fixture       *fixture,
                     gconstpointer  data)
{
  write_file (fixture, "SQLite format 3", 16);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_DAMAGED);
}

static void
test_other_database (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture_tamper (fixture, "CREATE TABLE recipe (id INTEGER PRIMARY KEY, name TEXT)");
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 0);
  patch_header (fixture, 60, SP_SCHEMA_VERSION + 1);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NEWER);
}

static void
test_no_version (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 0);
  patch_header (fixture, 60, 0);
  fixture_forget_working_copies (fixture);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_NOT_PROJECT);
}

static void
test_no_permission (Fixture       *fixture,
                    gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 0);
  g_chmod (fixture->path, 0);
  if (g_access (fixture->path, R_OK) == 0)
    {
      g_test_skip ("this user may read everything");
      return;
    }
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_UNREADABLE);
}

/* The progress function cuts the file while it is being read. */
static void
truncate_cb (double   fraction,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (truncate (fixture->path, 4096), ==, 0);
}

static void
test_shrinks (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 3000);
  project = sp_project_open (fixture->file, SP_OPEN_DEFAULT, NULL, truncate_cb, fixture, &error);
  g_assert_null (project);
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_UNREADABLE);
}

static void
cancel_cb (double   fraction,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 100);
  project = sp_project_open (fixture->file, SP_OPEN_PRIVATE, cancellable, cancel_cb, cancellable, &error);
  g_assert_null (project);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_leaves_nothing (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 100);
  project = sp_project_open (fixture->file, SP_OPEN_PRIVATE, cancellable, cancel_cb, cancellable, NULL);
  g_assert_cmpuint (fixture_count_entries (fixture, "scratch"), ==, 0);
}

static void
remember_cb (double   fraction,
             gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;
  double last = 0.0;

  fixture_make_closed_sample (fixture, 1000);
  project = sp_project_open (fixture->file, SP_OPEN_PRIVATE, NULL, remember_cb, &last, NULL);
  g_assert_nonnull (project);
  g_assert_cmpfloat (last, ==, 1.0);
}

/* DATA is SQL that plants something. */
static void
test_planted (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 3);
  fixture_tamper (fixture, data);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_DAMAGED);
}

static void
test_planted_trigger_never_runs (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 3);
  fixture_tamper (fixture, "CREATE TRIGGER planted AFTER INSERT ON actor BEGIN DELETE FROM statement; END");
  project = fixture_open (fixture, SP_OPEN_RECOVER | SP_OPEN_PRIVATE);
  fixture_add_actor (project, "Cleo");
  g_assert_cmpuint (sp_snapshot_get_n_statements (sp_store_get_snapshot (sp_project_get_store (project))), ==, 3);
}

/* DATA is SQL that makes a row wrong. */
static void
test_bad_row (Fixture       *fixture,
              gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 3);
  fixture_tamper (fixture, data);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_DAMAGED);
}

static void
test_bad_row_is_a_loss (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;
  const char * const *losses;

  fixture_make_closed_sample (fixture, 3);
  fixture_tamper (fixture, data);
  project = fixture_open (fixture, SP_OPEN_RECOVER | SP_OPEN_PRIVATE);
  losses = sp_project_get_losses (project);
  g_assert_nonnull (losses[0]);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
}

static void
test_times_stay (Fixture       *fixture,
                 gconstpointer  data)
{
  struct timespec times[2] = { { .tv_sec = 1000000, .tv_nsec = 5 }, { .tv_sec = 2000000, .tv_nsec = 7 } };
  struct stat before, after;
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 3);
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  g_stat (fixture->path, &before);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  sp_project_close (project);
  g_stat (fixture->path, &after);
  g_assert_cmpint (after.st_atim.tv_sec, ==, before.st_atim.tv_sec);
  g_assert_cmpint (after.st_mtim.tv_sec, ==, before.st_mtim.tv_sec);
  g_assert_cmpint (after.st_ctim.tv_sec, ==, before.st_ctim.tv_sec);
  g_assert_cmpint (after.st_ctim.tv_nsec, ==, before.st_ctim.tv_nsec);
}

static void
test_nothing_beside_the_file (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;
  g_autoptr (GDir) directory = NULL;
  const char *name;

  fixture_make_closed_sample (fixture, 3);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  directory = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_true (strcmp (name, "state") == 0 || strcmp (name, "sample.standpoint") == 0);
}

static void
test_private_folder_is_private (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "standpoint", NULL);
  struct stat information;

  fixture_make_closed_sample (fixture, 0);
  g_assert_cmpint (g_stat (folder, &information), ==, 0);
  g_assert_cmpint (information.st_mode & 0777, ==, 0700);
}

static void
test_private_leaves_nothing (Fixture       *fixture,
                             gconstpointer  data)
{
  SpProject *project;

  fixture_make_closed_sample (fixture, 3);
  fixture_forget_working_copies (fixture);
  project = fixture_open (fixture, SP_OPEN_PRIVATE);
  fixture_finish (project);
  g_assert_cmpuint (fixture_count_entries (fixture, "scratch"), ==, 0);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    const char *sql;
  } planted[] = {
    { "trigger", "CREATE TRIGGER planted AFTER UPDATE ON actor BEGIN DELETE FROM statement; END" },
    { "view", "CREATE VIEW planted AS SELECT * FROM actor" },
    { "table", "CREATE TABLE planted (id INTEGER PRIMARY KEY)" },
    { "index", "CREATE INDEX planted ON actor (name)" },
    { "virtual-table", "CREATE VIRTUAL TABLE planted USING fts5 (words)" },
    { "column", "ALTER TABLE actor ADD COLUMN planted TEXT" },
    { "missing-table", "DROP TABLE view" },
    { "missing-index", "DROP INDEX statement_actor" },
    { "view-instead-of-table", "DROP TABLE view; CREATE VIEW view AS SELECT 1 AS id" },
  };
  static const struct
  {
    const char *path;
    const char *sql;
  } bad[] = {
    { "date", "UPDATE statement SET date = '2025-13'" },
    { "utf-8", "UPDATE actor SET note = CAST (x'ff41' AS TEXT) WHERE name = 'Anna'" },
    { "zero-byte", "UPDATE actor SET note = CAST (x'410042' AS TEXT) WHERE name = 'Anna'" },
    { "reference", "PRAGMA foreign_keys = OFF; UPDATE statement SET actor = 77" },
    { "same-name", "UPDATE actor SET name = 'Anna'" },
    { "circle", "UPDATE actor SET speaks_for = (SELECT id FROM actor AS other WHERE other.id <> actor.id)" },
    { "check", "PRAGMA ignore_check_constraints = ON; UPDATE statement SET stance = 9" },
    { "no-project", "DELETE FROM project" },
    { "uuid", "UPDATE project SET uuid = '../../etc'" },
  };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/standpoint/open/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("missing-file", test_missing);
  ADD ("folder", test_folder);
  ADD ("fifo", test_fifo);
  ADD ("device", test_device);
  ADD ("empty-file", test_empty);
  ADD ("text-file", test_text);
  ADD ("beginning-only", test_beginning_only);
  ADD ("other-database", test_other_database);
  ADD ("newer-version", test_newer);
  ADD ("no-version", test_no_version);
  ADD ("no-permission", test_no_permission);
  ADD ("shrinks-meanwhile", test_shrinks);
  ADD ("cancelled", test_cancelled);
  ADD ("cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  ADD ("progress", test_progress);
  ADD ("planted-trigger-never-runs", test_planted_trigger_never_runs);
  ADD ("times-stay", test_times_stay);
  ADD ("nothing-beside-the-file", test_nothing_beside_the_file);
  ADD ("private-folder-is-private", test_private_folder_is_private);
  ADD ("private-leaves-nothing", test_private_leaves_nothing);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/open/planted/", planted[i].path, NULL);

      g_test_add (path, Fixture, planted[i].sql, fixture_set_up, test_planted, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *refused = g_strconcat ("/standpoint/open/bad-row-refused/", bad[i].path, NULL);
      g_autofree char *recovered = g_strconcat ("/standpoint/open/bad-row-recovered/", bad[i].path, NULL);

      g_test_add (refused, Fixture, bad[i].sql, fixture_set_up, test_bad_row, fixture_tear_down);
      g_test_add (recovered, Fixture, bad[i].sql, fixture_set_up, test_bad_row_is_a_loss, fixture_tear_down);
    }
  return g_test_run ();
}
