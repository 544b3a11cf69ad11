/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "project-fixture.h"

/* How a saving ended, for the callback to fill in. */
typedef struct
{
  gboolean done;
  gboolean saved;
  GError *error;
} End;

static void
end_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  End *end = data;

  end->saved = sp_project_save_finish (SP_PROJECT (source), result, &end->error);
  end->done = TRUE;
}

static void
wait_for (End *end)
{
  while (!end->done)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_actors_in_file (Fixture *fixture)
{
  g_autoptr (SpProject) project = fixture_open (fixture, SP_OPEN_PRIVATE);

  return fixture_count_actors (project);
}

static void
test_saves (Fixture       *fixture,
            gconstpointer  data)
{
  SpProject *project = fixture_make_sample (fixture, 20);
  End end = { 0 };

  fixture_add_actor (project, "Cleo");
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &end);
  wait_for (&end);
  g_assert_no_error (end.error);
  g_assert_false (sp_project_is_modified (project));
  g_assert_cmpuint (count_actors_in_file (fixture), ==, 3);
  fixture_finish (project);
}

static void
test_edit_meanwhile (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  End end = { 0 };

  fixture_add_actor (project, "Cleo");
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &end);
  fixture_add_actor (project, "Dora");
  wait_for (&end);
  g_assert_no_error (end.error);
  g_assert_true (sp_project_is_modified (project));
  g_assert_cmpuint (count_actors_in_file (fixture), ==, 3);
}

static void
test_save_as (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  End end = { 0 };

  sp_project_save_async (project, file, SP_SAVE_DEFAULT, NULL, end_cb, &end);
  wait_for (&end);
  g_assert_no_error (end.error);
  g_assert_true (g_file_equal (sp_project_get_file (project), file));
}

static void
test_closing_waits (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  End end = { 0 };

  fixture_add_actor (project, "Cleo");
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &end);
  sp_project_close (project);
  g_assert_cmpuint (count_actors_in_file (fixture), ==, 3);
  wait_for (&end);
  g_assert_true (end.saved);
}

/* What was saved while closing is known when it is opened again. */
static void
test_closing_notes_the_end (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  g_autoptr (SpProject) again = NULL;
  End end = { 0 };

  fixture_add_actor (project, "Cleo");
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &end);
  sp_project_close (project);
  again = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_false (sp_project_is_modified (again));
  wait_for (&end);
}

static void
test_two_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  End first = { 0 };
  End second = { 0 };

  fixture_add_actor (project, "Cleo");
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &first);
  fixture_add_actor (project, "Dora");
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &second);
  wait_for (&first);
  wait_for (&second);
  g_assert_no_error (first.error);
  g_assert_no_error (second.error);
  g_assert_cmpuint (count_actors_in_file (fixture), ==, 4);
}

static void
test_changed_outside (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  End end = { 0 };

  fixture_tamper (fixture, "UPDATE project SET title = 'Another title'");
  fixture_add_actor (project, "Cleo");
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &end);
  wait_for (&end);
  g_assert_false (end.saved);
  g_assert_error (end.error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_CHANGED_OUTSIDE);
  g_assert_true (sp_project_is_modified (project));
  g_clear_error (&end.error);
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (SpProject) project = sp_project_new (NULL, NULL);
  End end = { 0 };

  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, NULL, end_cb, &end);
  wait_for (&end);
  g_assert_error (end.error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED);
  g_clear_error (&end.error);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 20);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  End end = { 0 };

  fixture_add_actor (project, "Cleo");
  g_cancellable_cancel (cancellable);
  sp_project_save_async (project, NULL, SP_SAVE_DEFAULT, cancellable, end_cb, &end);
  wait_for (&end);
  g_assert_error (end.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_actors_in_file (fixture), ==, 2);
  g_clear_error (&end.error);
}

/* The project goes on with its own file, and what was not saved there is still not saved. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  SpProject *project = fixture_make_sample (fixture, 20);
  g_autofree char *path = g_build_filename (fixture->folder, "copy.standpoint", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  End end = { 0 };

  fixture_add_actor (project, "Cleo");
  sp_project_save_copy_async (project, file, SP_SAVE_WITHOUT_LOG | SP_SAVE_NEW_DOCUMENT, NULL, end_cb, &end);
  fixture_add_actor (project, "Dora");
  wait_for (&end);
  g_assert_no_error (end.error);
  g_assert_true (sp_project_is_modified (project));
  g_assert_true (g_file_equal (sp_project_get_file (project), fixture->file));
  g_assert_cmpuint (count_actors_in_file (fixture), ==, 2);
  g_assert_true (fixture_contains (path, "Cleo"));
  g_assert_false (fixture_contains (path, "Dora"));
  fixture_finish (project);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/standpoint/save-async/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("saves", test_saves);
  ADD ("edit-meanwhile", test_edit_meanwhile);
  ADD ("save-as", test_save_as);
  ADD ("closing-waits", test_closing_waits);
  ADD ("closing-notes-the-end", test_closing_notes_the_end);
  ADD ("two-at-once", test_two_at_once);
  ADD ("copy", test_copy);
  ADD ("changed-outside", test_changed_outside);
  ADD ("no-file", test_no_file);
  ADD ("cancelled", test_cancelled);
#undef ADD
  return g_test_run ();
}
