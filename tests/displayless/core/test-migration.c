/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-fixture.h"

#include <string.h>

#include "sp-schema.h"

/*
 * Files and working copies that version 1 wrote, as they were. The file was saved with two actors, three statements and
 * the pictures' two views; the working copy has two edits that were not saved, and one that was undone.
 */

#define UUID "dac94173-119e-492a-bb18-bea77db8bfff"

static void
put_fixture (const char *name,
             const char *to)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", "version-1", name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
put_working_copy (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "standpoint", "working-copies", UUID, NULL);
  g_autofree char *database = g_build_filename (folder, "project.sqlite", NULL);
  g_autofree char *origin = g_build_filename (folder, "origin", NULL);
  g_autofree char *uri = g_file_get_uri (fixture->file);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  put_fixture ("working-copy.sqlite", database);
  g_assert_true (g_file_set_contents (origin, uri, -1, NULL));
}

static guint32
read_version (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 63);
  return (guint8) bytes[63];
}

static SpSnapshot *
see (SpProject *project)
{
  return sp_store_get_snapshot (sp_project_get_store (project));
}

static char *
dup_undo (SpProject *project)
{
  char *label = NULL;

  g_object_get (sp_project_get_store (project), "undo-label", &label, NULL);
  return label;
}

static void
assert_saved_rows (SpSnapshot *snapshot)
{
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 3);
  g_assert_cmpstr (sp_snapshot_get_statement (snapshot, 0)->quote, ==, "words as they were said");
  g_assert_cmpstr (sp_snapshot_get_statement (snapshot, 0)->tags[1], ==, "second");
  g_assert_cmpstr (sp_snapshot_get_view (snapshot, 0)->settings, ==, "{\"roll-up\":true}");
  g_assert_cmpint (sp_snapshot_get_view (snapshot, 0)->kind, ==, SP_PICTURE_KIND_MATRIX);
  g_assert_cmpstr (sp_snapshot_get_view (snapshot, 1)->settings, ==, "{\"seed\":7}");
  g_assert_cmpint (sp_snapshot_get_view (snapshot, 1)->kind, ==, SP_PICTURE_KIND_DIAGRAM);
}

static void
add_view (SpProject     *project,
          SpPictureKind  kind)
{
  SpStore *store = sp_project_get_store (project);
  SpView view = SP_VIEW_INIT;
  g_autoptr (GError) error = NULL;

  view.name = "A chart";
  view.kind = kind;
  g_assert_true (sp_store_begin (store, "Save view", &error));
  g_assert_cmpint (sp_store_add_view (store, &view, &error), !=, SP_ID_NONE);
  g_assert_no_error (error);
  g_assert_true (sp_store_commit (store, &error));
}

/* On another computer: there is only the file. It stays as it is until it is saved. */
static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  SpProject *project;

  put_fixture ("project.standpoint", fixture->path);
  g_assert_cmpuint (read_version (fixture), ==, 1);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_cmpuint (sp_snapshot_get_n_views (see (project)), ==, 2);
  assert_saved_rows (see (project));
  g_assert_false (sp_project_is_modified (project));
  g_assert_cmpuint (read_version (fixture), ==, 1);

  add_view (project, SP_PICTURE_KIND_TIMELINE);
  fixture_save (project);
  g_assert_cmpuint (read_version (fixture), ==, SP_SCHEMA_VERSION);
  sp_project_close (project);
  fixture_finish (project);

  project = fixture_open (fixture, SP_OPEN_PRIVATE);
  assert_saved_rows (see (project));
  g_assert_cmpint (sp_snapshot_get_view (see (project), 2)->kind, ==, SP_PICTURE_KIND_TIMELINE);
  sp_project_close (project);
  fixture_finish (project);
}

/* The working copy is taken up with what was not saved, and all of its history. */
static void
test_working_copy (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const labels[] = { "Add Cora", "Save view “Spring”", "Add views", "Add statements", "Add Bela",
                                         "Add Anna" };
  SpProject *project;
  g_autofree char *redo = NULL;

  put_fixture ("project.standpoint", fixture->path);
  put_working_copy (fixture);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 1);
  g_assert_true (sp_project_is_modified (project));
  g_assert_cmpuint (fixture_count_actors (project), ==, 3);
  g_assert_cmpuint (sp_snapshot_get_n_views (see (project)), ==, 3);
  assert_saved_rows (see (project));
  g_object_get (sp_project_get_store (project), "redo-label", &redo, NULL);
  g_assert_cmpstr (redo, ==, "Add Dora");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = dup_undo (project);

      g_assert_cmpstr (label, ==, labels[i]);
      g_assert_true (sp_store_undo (sp_project_get_store (project), NULL));
    }
  g_assert_cmpuint (fixture_count_actors (project), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (labels) + 1; i++)
    g_assert_true (sp_store_redo (sp_project_get_store (project), NULL));
  g_assert_cmpuint (fixture_count_actors (project), ==, 4);
  assert_saved_rows (see (project));
  add_view (project, SP_PICTURE_KIND_GRID);
  fixture_save (project);
  sp_project_close (project);
  fixture_finish (project);
}

/* It was closed with the new version: now it is one of it, and taken up again. */
static void
test_working_copy_again (Fixture       *fixture,
                         gconstpointer  data)
{
  SpProject *project;

  put_fixture ("project.standpoint", fixture->path);
  put_working_copy (fixture);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  add_view (project, SP_PICTURE_KIND_SPECTRUM);
  sp_project_close (project);
  fixture_finish (project);

  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 3);
  g_assert_cmpint (sp_snapshot_get_view (see (project), 3)->kind, ==, SP_PICTURE_KIND_SPECTRUM);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 1);
  sp_project_close (project);
  fixture_finish (project);
}

/* What says that it is of version 1 has to be of version 1 to the letter. */
static void
test_mixed_versions (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 1);
  fixture_tamper (fixture, "PRAGMA user_version = 1");
  fixture_forget_working_copies (fixture);
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_DAMAGED);

  put_fixture ("project.standpoint", fixture->path);
  fixture_tamper (fixture, "PRAGMA user_version = 2");
  fixture_assert_refused (fixture, SP_OPEN_DEFAULT, SP_PROJECT_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/standpoint/migration/file", Fixture, NULL, fixture_set_up, test_file, fixture_tear_down);
  g_test_add ("/standpoint/migration/working-copy", Fixture, NULL, fixture_set_up, test_working_copy, fixture_tear_down);
  g_test_add ("/standpoint/migration/working-copy-again", Fixture, NULL, fixture_set_up, test_working_copy_again,
              fixture_tear_down);
  g_test_add ("/standpoint/migration/mixed-versions", Fixture, NULL, fixture_set_up, test_mixed_versions, fixture_tear_down);
  return g_test_run ();
}
