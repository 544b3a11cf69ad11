/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "project-fixture.h"
#include "sp-project-recovery.h"

static void
leave_unsaved_work (Fixture *fixture)
{
  SpProject *project = fixture_make_sample (fixture, 0);

  fixture_add_actor (project, "Cleo");
  fixture_finish (project);
}

static void
test_saved_is_not_listed (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;

  fixture_make_closed_sample (fixture, 3);
  list = sp_recoverable_list ();
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_open_is_not_listed (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GPtrArray) list = NULL;

  fixture_add_actor (project, "Cleo");
  list = sp_recoverable_list ();
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_unsaved_is_listed (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  SpRecoverable *work;

  leave_unsaved_work (fixture);
  list = sp_recoverable_list ();
  g_assert_cmpuint (list->len, ==, 1);
  work = g_ptr_array_index (list, 0);
  g_assert_cmpstr (work->title, ==, "Sample");
  g_assert_cmpstr (work->label, ==, "Add Cleo");
  g_assert_cmpint (work->time, >, 0);
  g_assert_true (g_file_equal (work->file, fixture->file));
}

static void
test_never_saved_is_listed (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  SpProject *project = sp_project_new (NULL, NULL);

  fixture_add_actor (project, "Anna");
  fixture_finish (project);
  list = sp_recoverable_list ();
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_null (((SpRecoverable *) g_ptr_array_index (list, 0))->file);
}

static SpProject *
recover_first (void)
{
  g_autoptr (GPtrArray) list = sp_recoverable_list ();
  g_autoptr (GError) error = NULL;
  SpProject *project = sp_recoverable_open (g_ptr_array_index (list, 0), &error);

  g_assert_no_error (error);
  return project;
}

static void
test_recovered_as_it_was (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;

  leave_unsaved_work (fixture);
  project = recover_first ();
  g_assert_cmpuint (fixture_count_actors (project), ==, 3);
  g_assert_true (sp_project_is_modified (project));
}

static void
test_recovered_can_be_saved (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;
  g_autoptr (SpProject) file = NULL;

  leave_unsaved_work (fixture);
  project = recover_first ();
  fixture_save (project);
  file = fixture_open (fixture, SP_OPEN_PRIVATE);
  g_assert_cmpuint (fixture_count_actors (file), ==, 3);
}

static void
test_recovered_though_the_file_is_broken (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;
  g_autoptr (GError) error = NULL;

  leave_unsaved_work (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "broken", -1, NULL));
  project = recover_first ();
  g_assert_false (sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_CHANGED_OUTSIDE);
  g_assert_true (sp_project_save (project, SP_SAVE_REPLACE, NULL, NULL));
}

static void
test_deleted_is_gone (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;

  leave_unsaved_work (fixture);
  list = sp_recoverable_list ();
  g_assert_true (sp_recoverable_delete (g_ptr_array_index (list, 0), NULL));
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 0);
}

static void
test_discarded_is_as_in_the_file (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);

  fixture_add_actor (project, "Cleo");
  sp_project_discard (project);
  g_clear_object (&project);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_false (sp_project_is_modified (project));
}

static void
test_discarded_can_be_redone (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);
  g_autoptr (GError) error = NULL;

  fixture_add_actor (project, "Cleo");
  sp_project_discard (project);
  g_clear_object (&project);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_true (sp_store_redo (sp_project_get_store (project), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_count_actors (project), ==, 3);
}

/* The edit that was saved is no longer in the history: it was undone and another one made. */
static void
test_discarded_without_a_way_back (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 0);

  g_assert_true (sp_store_undo (sp_project_get_store (project), NULL));
  fixture_add_actor (project, "Cleo");
  sp_project_discard (project);
  g_clear_object (&project);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_nonnull (sp_project_get_file (project));
}

static void
test_discarded_first_edit (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (SpProject) project = NULL;

  fixture_make_closed_sample (fixture, 0);
  fixture_forget_working_copies (fixture);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  fixture_add_actor (project, "Cleo");
  sp_project_discard (project);
  g_clear_object (&project);
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  g_assert_true (sp_store_can_redo (sp_project_get_store (project)));
}

static void
test_discarded_without_file (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpProject) project = sp_project_new (NULL, NULL);

  fixture_add_actor (project, "Anna");
  sp_project_discard (project);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/standpoint/project-recovery/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("saved-is-not-listed", test_saved_is_not_listed);
  ADD ("open-is-not-listed", test_open_is_not_listed);
  ADD ("unsaved-is-listed", test_unsaved_is_listed);
  ADD ("never-saved-is-listed", test_never_saved_is_listed);
  ADD ("recovered-as-it-was", test_recovered_as_it_was);
  ADD ("recovered-can-be-saved", test_recovered_can_be_saved);
  ADD ("recovered-though-the-file-is-broken", test_recovered_though_the_file_is_broken);
  ADD ("deleted-is-gone", test_deleted_is_gone);
  ADD ("discarded-is-as-in-the-file", test_discarded_is_as_in_the_file);
  ADD ("discarded-can-be-redone", test_discarded_can_be_redone);
  ADD ("discarded-without-a-way-back", test_discarded_without_a_way_back);
  ADD ("discarded-first-edit", test_discarded_first_edit);
  ADD ("discarded-without-file", test_discarded_without_file);
#undef ADD
  return g_test_run ();
}
