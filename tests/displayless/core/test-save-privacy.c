/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "project-fixture.h"

/* What leaves the computer with a file and what does not, and what is left on it. */

static void
forget_actor (SpProject *project,
              SpId       id)
{
  SpStore *store = sp_project_get_store (project);

  g_assert_true (sp_store_begin (store, "Delete actor", NULL));
  g_assert_true (sp_store_delete_actor (store, id, NULL));
  g_assert_true (sp_store_commit (store, NULL));
}

static void
test_forgotten_text_does_not_leave (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 50);
  SpId id = fixture_add_actor (project, "Secretive Zebedee");

  fixture_save (project);
  g_assert_true (fixture_contains (fixture->path, "Secretive Zebedee"));
  forget_actor (project, id);
  g_assert_true (sp_project_save (project, SP_SAVE_WITHOUT_LOG, NULL, NULL));
  g_assert_false (fixture_contains (fixture->path, "Secretive Zebedee"));
}

static void
test_history_does_not_leave (Fixture       *fixture,
                             gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 50);
  g_assert_false (fixture_contains (fixture->path, "changeset"));
  g_assert_false (fixture_contains (fixture->path, "working_copy"));
  g_assert_false (fixture_contains (fixture->path, "file-hash"));
}

static void
test_log_is_saved (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture_make_closed_sample (fixture, 3);
  g_assert_true (fixture_contains (fixture->path, "Add Anna"));
}

static void
test_without_log (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, 3);

  g_assert_true (sp_project_save (project, SP_SAVE_WITHOUT_LOG, NULL, NULL));
  g_assert_false (fixture_contains (fixture->path, "Add Anna"));
}

static void
add_secret (SpProject *project)
{
  SpStore *store = sp_project_get_store (project);
  SpActor actor = SP_ACTOR_INIT;
  SpId id;

  actor.name = "Secretive Zebedee";
  g_assert_true (sp_store_begin (store, "Add actor", NULL));
  id = sp_store_add_actor (store, &actor, NULL);
  g_assert_true (sp_store_commit (store, NULL));
  fixture_save (project);
  forget_actor (project, id);
}

static gboolean
folder_contains (const char *folder,
                 const char *words)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (!found && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      found = g_file_test (path, G_FILE_TEST_IS_DIR) ? folder_contains (path, words) : fixture_contains (path, words);
    }
  return found;
}

/* Neither the history nor what was saved before tells of it any more, anywhere on this computer. */
static void
test_forgetting_leaves_nothing (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *state = g_build_filename (fixture->folder, "state", NULL);
  SpProject *project = fixture_make_sample (fixture, 3);
  g_autoptr (GPtrArray) generations = NULL;
  g_autoptr (GError) error = NULL;

  add_secret (project);
  fixture_save (project);
  g_assert_true (folder_contains (state, "Secretive Zebedee"));
  g_assert_true (sp_project_forget_history (project, &error));
  g_assert_no_error (error);
  generations = sp_project_list_generations (project);
  g_assert_cmpuint (generations->len, ==, 0);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  fixture_finish (project);
  g_assert_false (folder_contains (state, "Secretive Zebedee"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/standpoint/save/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("forgotten-text-does-not-leave", test_forgotten_text_does_not_leave);
  ADD ("history-does-not-leave", test_history_does_not_leave);
  ADD ("log-is-saved", test_log_is_saved);
  ADD ("without-log", test_without_log);
  ADD ("forgetting-leaves-nothing", test_forgetting_leaves_nothing);
#undef ADD
  return g_test_run ();
}
