/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "project-fixture.h"
#include "sp-working-copy.h"

static SpSnapshot *
get_snapshot (SpProject *project)
{
  return sp_store_get_snapshot (sp_project_get_store (project));
}

static void
test_reopened_is_equal (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpProject) first = fixture_make_sample (fixture, 20);
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (get_snapshot (first));
  g_autoptr (SpProject) second = NULL;

  sp_project_close (first);
  second = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_true (sp_snapshot_equal (before, get_snapshot (second)));
}

static void
test_read_from_file_is_equal (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (SpProject) first = fixture_make_sample (fixture, 20);
  g_autoptr (SpProject) second = fixture_open (fixture, SP_OPEN_PRIVATE);

  g_assert_true (sp_snapshot_equal (get_snapshot (first), get_snapshot (second)));
}

static void
test_history_stays (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (SpProject) first = fixture_make_sample (fixture, 3);
  guint before = fixture_count_history (first);
  g_autoptr (SpProject) second = NULL;

  sp_project_close (first);
  second = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_history (second), ==, before);
  g_assert_cmpstr (sp_store_get_undo_label (sp_project_get_store (second)), ==, "Add statements");
}

static void
test_undo_after_reopening (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 3);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_true (sp_store_undo (sp_project_get_store (project), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sp_snapshot_get_n_statements (get_snapshot (project)), ==, 0);
}

static void
test_unsaved_edit_stays (Fixture       *fixture,
                         gconstpointer  data)
{
  SpProject *first = fixture_make_sample (fixture, 0);
  g_autoptr (SpProject) second = NULL;

  fixture_add_actor (first, "Cleo");
  fixture_finish (first);
  second = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (second), ==, 3);
  g_assert_true (sp_project_is_modified (second));
}

static void
test_private_shows_the_file (Fixture       *fixture,
                             gconstpointer  data)
{
  SpProject *first = fixture_make_sample (fixture, 0);
  g_autoptr (SpProject) second = NULL;

  fixture_add_actor (first, "Cleo");
  fixture_finish (first);
  second = fixture_open (fixture, SP_OPEN_PRIVATE);
  g_assert_cmpuint (fixture_count_actors (second), ==, 2);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_modified_is_notified (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  guint count = 0;

  g_signal_connect_swapped (project, "notify::modified", G_CALLBACK (count_cb), &count);
  g_assert_false (sp_project_is_modified (project));
  fixture_add_actor (project, "Cleo");
  fixture_add_actor (project, "Dora");
  g_assert_true (sp_project_is_modified (project));
  g_assert_cmpuint (count, ==, 1);
  fixture_save (project);
  g_assert_false (sp_project_is_modified (project));
  g_assert_cmpuint (count, ==, 2);
}

static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (SpProject) titled = fixture_make_sample (fixture, 0);
  g_autoptr (SpProject) untitled = sp_project_new (NULL, NULL);
  g_autofree char *title = sp_project_dup_title (titled);
  g_autofree char *none = sp_project_dup_title (untitled);

  g_assert_cmpstr (title, ==, "Sample");
  g_assert_cmpstr (none, ==, "Untitled");
}

static void
test_title_from_file (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (SpProject) project = sp_project_new (NULL, NULL);
  g_autofree char *title = NULL;

  g_assert_true (sp_project_save_as (project, fixture->file, SP_SAVE_DEFAULT, NULL, NULL));
  title = sp_project_dup_title (project);
  g_assert_cmpstr (title, ==, "sample");
}

/* Another program, or the same on another computer, adds an actor to the file. */
static void
change_outside (Fixture *fixture)
{
  fixture_tamper (fixture, "INSERT INTO actor (id, ordinal, name, kind) VALUES (4711, 99, 'Outsider', 'person');"
                           "UPDATE actor SET note = 'changed' WHERE name = 'Anna';"
                           "DELETE FROM actor WHERE name = 'Bela'");
}

static void
test_outside_is_one_edit (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;
  guint before;

  project = fixture_make_sample (fixture, 0);
  before = fixture_count_history (project);
  sp_project_close (project);
  g_clear_object (&project);
  change_outside (fixture);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_history (project), ==, before + 1);
  g_assert_cmpstr (sp_store_get_undo_label (sp_project_get_store (project)), ==, "Changed outside");
  g_assert_false (sp_project_is_modified (project));
}

static void
test_outside_rows_are_those_of_the_file (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;
  g_autoptr (SpProject) file = NULL;

  fixture_make_closed_sample (fixture, 3);
  change_outside (fixture);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  file = fixture_open (fixture, SP_OPEN_PRIVATE);
  g_assert_true (sp_snapshot_equal (get_snapshot (project), get_snapshot (file)));
}

static void
test_outside_can_be_undone (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 3);
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (get_snapshot (project));

  sp_project_close (project);
  g_clear_object (&project);
  change_outside (fixture);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_true (sp_store_undo (sp_project_get_store (project), NULL));
  g_assert_true (sp_snapshot_equal (get_snapshot (project), before));
}

/* The bytes differ, the rows do not. */
static void
test_outside_without_difference (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 3);
  guint before = fixture_count_history (project);

  sp_project_close (project);
  g_clear_object (&project);
  fixture_tamper (fixture, "VACUUM");
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_history (project), ==, before);
}

static void
test_outside_over_unsaved_edits (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 3);

  fixture_add_actor (project, "Cleo");
  sp_project_close (project);
  g_clear_object (&project);
  change_outside (fixture);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_true (sp_store_undo (sp_project_get_store (project), NULL));
  g_assert_cmpuint (fixture_count_actors (project), ==, 3);
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);

  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_IN_USE);
}

static void
test_copied_file_has_its_own (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (SpProject) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_copy (fixture->file, file, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  copy = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_add_actor (copy, "Only in the copy");
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 2);
}

static void
test_moved_file_keeps_its_history (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "moved.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  guint before = fixture_count_history (project);

  sp_project_close (project);
  g_clear_object (&project);
  g_assert_cmpint (g_rename (fixture->path, path), ==, 0);
  project = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (fixture_count_history (project), ==, before);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 1);
}

static void
test_symbolic_link_is_the_same (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "link.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) second = NULL;

  g_assert_cmpint (symlink ("sample.standpoint", path), ==, 0);
  second = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_IN_USE);
}

static void
test_save_as_takes_the_history_along (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  guint before = fixture_count_history (project);

  g_assert_true (sp_project_save_as (project, file, SP_SAVE_DEFAULT, NULL, NULL));
  g_assert_true (g_file_equal (sp_project_get_file (project), file));
  sp_project_close (project);
  g_clear_object (&project);
  project = sp_project_open (file, SP_OPEN_DEFAULT, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (fixture_count_history (project), ==, before);
}

static void
test_save_copy_keeps_the_file (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);

  fixture_add_actor (project, "Cleo");
  g_assert_true (sp_project_save_copy (project, file, SP_SAVE_DEFAULT, NULL, NULL));
  g_assert_true (g_file_equal (sp_project_get_file (project), fixture->file));
  g_assert_true (sp_project_is_modified (project));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_untouched_new_leaves_nothing (Fixture       *fixture,
                                   gconstpointer  data)
{
  fixture_finish (sp_project_new ("Nothing done", NULL));
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 0);
}

static void
test_new_with_edits_is_kept (Fixture       *fixture,
                             gconstpointer  data)
{
  SpProject *project = sp_project_new ("Something done", NULL);

  fixture_add_actor (project, "Anna");
  fixture_finish (project);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 1);
}

static void
test_broken_working_copy_is_put_aside (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "standpoint", "working-copies", NULL);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  const char *uuid = sp_snapshot_get_project (get_snapshot (project))->uuid;
  g_autofree char *path = g_build_filename (folder, uuid, SP_WORKING_COPY_DATABASE, NULL);

  sp_project_close (project);
  g_clear_object (&project);
  g_assert_true (g_file_set_contents (path, "not a database any more", -1, NULL));
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 2);
}

/* Its first pages can be read: what is ruined is met by an edit, or by a saving, at the latest. */
static void
test_working_copy_with_ruined_page_is_put_aside (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "standpoint", "working-copies", NULL);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 1000);
  const char *uuid = sp_snapshot_get_project (get_snapshot (project))->uuid;
  g_autofree char *path = g_build_filename (folder, uuid, SP_WORKING_COPY_DATABASE, NULL);
  sqlite3 *database = NULL;
  sqlite3_stmt *root = NULL;
  FILE *file;

  sp_project_close (project);
  g_clear_object (&project);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database, "SELECT rootpage FROM sqlite_schema WHERE name = 'statement'", -1, &root, NULL);
  g_assert_cmpint (sqlite3_step (root), ==, SQLITE_ROW);
  file = fopen (path, "r+b");
  g_assert_cmpint (fseek (file, (sqlite3_column_int (root, 0) - 1) * 4096, SEEK_SET), ==, 0);
  g_assert_cmpint (fputs ("not a page", file), >=, 0);
  fclose (file);
  sqlite3_finalize (root);
  sqlite3_close (database);

  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 2);
  fixture_add_actor (project, "Cleo");
  fixture_save (project);
}

static void
test_prune_by_number (Fixture       *fixture,
                      gconstpointer  data)
{
  SpWorkingCopyLimits limits = { .n_copies = 1 };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.standpoint", fixture->folder, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (SpProject) project = sp_project_new ("One of many", NULL);

      g_assert_true (sp_project_save_as (project, file, SP_SAVE_DEFAULT, NULL, NULL));
    }
  sp_working_copy_prune (&limits);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 1);
}

static void
test_prune_spares_what_is_ahead (Fixture       *fixture,
                                 gconstpointer  data)
{
  SpWorkingCopyLimits limits = { .n_bytes = 1 };
  SpProject *project = fixture_make_sample (fixture, 0);

  fixture_add_actor (project, "Not saved");
  fixture_finish (project);
  sp_working_copy_prune (&limits);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 1);
}

static void
test_prune_spares_what_is_open (Fixture       *fixture,
                                gconstpointer  data)
{
  SpWorkingCopyLimits limits = { .n_bytes = 1 };
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);

  sp_working_copy_prune (&limits);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/standpoint/project/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("reopened-is-equal", test_reopened_is_equal);
  ADD ("read-from-file-is-equal", test_read_from_file_is_equal);
  ADD ("history-stays", test_history_stays);
  ADD ("undo-after-reopening", test_undo_after_reopening);
  ADD ("unsaved-edit-stays", test_unsaved_edit_stays);
  ADD ("private-shows-the-file", test_private_shows_the_file);
  ADD ("modified-is-notified", test_modified_is_notified);
  ADD ("title", test_title);
  ADD ("title-from-file", test_title_from_file);
  ADD ("outside-is-one-edit", test_outside_is_one_edit);
  ADD ("outside-rows-are-those-of-the-file", test_outside_rows_are_those_of_the_file);
  ADD ("outside-can-be-undone", test_outside_can_be_undone);
  ADD ("outside-without-difference", test_outside_without_difference);
  ADD ("outside-over-unsaved-edits", test_outside_over_unsaved_edits);
  ADD ("in-use", test_in_use);
  ADD ("copied-file-has-its-own", test_copied_file_has_its_own);
  ADD ("moved-file-keeps-its-history", test_moved_file_keeps_its_history);
  ADD ("symbolic-link-is-the-same", test_symbolic_link_is_the_same);
  ADD ("save-as-takes-the-history-along", test_save_as_takes_the_history_along);
  ADD ("save-copy-keeps-the-file", test_save_copy_keeps_the_file);
  ADD ("untouched-new-leaves-nothing", test_untouched_new_leaves_nothing);
  ADD ("new-with-edits-is-kept", test_new_with_edits_is_kept);
  ADD ("broken-working-copy-is-put-aside", test_broken_working_copy_is_put_aside);
  ADD ("working-copy-with-ruined-page-is-put-aside", test_working_copy_with_ruined_page_is_put_aside);
  ADD ("prune-by-number", test_prune_by_number);
  ADD ("prune-spares-what-is-ahead", test_prune_spares_what_is_ahead);
  ADD ("prune-spares-what-is-open", test_prune_spares_what_is_open);
#undef ADD
  return g_test_run ();
}
