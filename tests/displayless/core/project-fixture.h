/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "sp-project.h"

/* A folder for one test, with the state folder of its own and a small project in it. */
typedef struct
{
  char *folder;
  char *path;                   /* sample.standpoint, made by fixture_make_sample() */
  GFile *file;
} Fixture;

static inline void
fixture_delete (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_delete (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static inline void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *state = NULL;

  fixture->folder = g_dir_make_tmp ("standpoint-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  state = g_build_filename (fixture->folder, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  fixture->path = g_build_filename (fixture->folder, "sample.standpoint", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static inline void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture_delete (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_object (&fixture->file);
}

static inline SpId
fixture_add_actor (SpProject  *project,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup_printf ("Add %s", name);
  SpStore *store = sp_project_get_store (project);
  SpActor actor = SP_ACTOR_INIT;
  SpId id;

  actor.name = name;
  actor.note = "a note that stands with the actor";
  g_assert_true (sp_store_begin (store, label, &error));
  id = sp_store_add_actor (store, &actor, &error);
  g_assert_no_error (error);
  g_assert_true (sp_store_commit (store, &error));
  g_assert_no_error (error);
  return id;
}

static inline void
fixture_add_statements (SpProject *project,
                        SpId       actor,
                        guint      n)
{
  const char * const tags[] = { "first", "second", NULL };
  SpStore *store = sp_project_get_store (project);
  SpIssue issue = SP_ISSUE_INIT;
  SpStatement statement = SP_STATEMENT_INIT;

  g_assert_true (sp_store_begin (store, "Add statements", NULL));
  issue.name = "Ceasefire";
  statement.actor = actor;
  statement.issue = sp_store_add_issue (store, &issue, NULL);
  statement.stance = SP_STANCE_STEP (1);
  statement.date = (SpDate) { 2025, 12, 15 };
  statement.quote = "words as they were said";
  statement.tags = tags;
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (sp_store_add_statement (store, &statement, NULL), !=, SP_ID_NONE);
  g_assert_true (sp_store_commit (store, NULL));
}

/* How many entries a folder within the state folder has, the lock not counted. */
static inline guint
fixture_count_entries (Fixture    *fixture,
                       const char *name)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "state", "standpoint", name, NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;
  guint n = 0;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    n += strcmp (entry, "lock") != 0;
  return n;
}

/* Only reading gives the same rows, and leaves nothing. */
static inline void
fixture_assert_read (Fixture    *fixture,
                     SpSnapshot *expected)
{
  g_autoptr (GError) error = NULL;
  guint n_scratch = fixture_count_entries (fixture, "scratch");
  guint n_copies = fixture_count_entries (fixture, "working-copies");
  g_autoptr (SpSnapshot) rows = sp_project_read (fixture->file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (sp_snapshot_equal (rows, expected));
  g_assert_cmpuint (fixture_count_entries (fixture, "scratch"), ==, n_scratch);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, n_copies);
}

static inline SpProject *
fixture_open (Fixture     *fixture,
              SpOpenFlags  flags)
{
  g_autoptr (GError) error = NULL;
  SpProject *project = sp_project_open (fixture->file, flags, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  if (flags == SP_OPEN_PRIVATE)
    fixture_assert_read (fixture, sp_store_get_snapshot (sp_project_get_store (project)));
  return project;
}

static inline void
fixture_save (SpProject *project)
{
  g_autoptr (GError) error = NULL;

  sp_project_save (project, SP_SAVE_DEFAULT, NULL, &error);
  g_assert_no_error (error);
}

/* A new project with two actors and statements, saved to the fixture's file and still open. */
static inline SpProject *
fixture_make_sample (Fixture *fixture,
                     guint    n_statements)
{
  g_autoptr (GError) error = NULL;
  SpProject *project = sp_project_new ("Sample", &error);
  SpId actor;

  g_assert_no_error (error);
  actor = fixture_add_actor (project, "Anna");
  fixture_add_actor (project, "Bela");
  if (n_statements > 0)
    fixture_add_statements (project, actor, n_statements);
  g_assert_true (sp_project_save_as (project, fixture->file, SP_SAVE_DEFAULT, NULL, &error));
  g_assert_no_error (error);
  return project;
}

static inline void
fixture_make_closed_sample (Fixture *fixture,
                            guint    n_statements)
{
  g_autoptr (SpProject) project = fixture_make_sample (fixture, n_statements);

  sp_project_close (project);
}

static inline guint
fixture_count_actors (SpProject *project)
{
  return sp_snapshot_get_n_actors (sp_store_get_snapshot (sp_project_get_store (project)));
}

static inline guint
fixture_count_history (SpProject *project)
{
  g_autoptr (GPtrArray) history = sp_store_list_history (sp_project_get_store (project), NULL);

  return history->len;
}

/* Runs SQL on the user's file itself, as another program would. */
static inline void
fixture_tamper (Fixture    *fixture,
                const char *sql)
{
  sqlite3 *database = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (database);
}

/* Do the words stand anywhere in the bytes of a file? */
static inline gboolean
fixture_contains (const char *path,
                  const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length = strlen (words);
  gboolean found = FALSE;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; !found && i + length <= size; i++)
    found = memcmp (bytes + i, words, length) == 0;
  return found;
}

/* As on another computer: there is only the file. */
static inline void
fixture_forget_working_copies (Fixture *fixture)
{
  g_autofree char *state = g_build_filename (fixture->folder, "state", NULL);

  fixture_delete (state);
}

/* Through both doors, and neither leaves anything behind. */
static inline void
fixture_assert_refused (Fixture     *fixture,
                        SpOpenFlags  flags,
                        int          code)
{
  guint n_copies = fixture_count_entries (fixture, "working-copies");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reading_error = NULL;
  g_autoptr (SpSnapshot) rows = sp_project_read (fixture->file, NULL, NULL, NULL, &reading_error);
  g_autoptr (SpProject) project = NULL;

  g_assert_cmpuint (fixture_count_entries (fixture, "scratch"), ==, 0);
  g_assert_cmpuint (fixture_count_entries (fixture, "working-copies"), ==, n_copies);
  project = sp_project_open (fixture->file, flags, NULL, NULL, NULL, &error);
  g_assert_null (project);
  g_assert_error (error, SP_PROJECT_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 10);
  if (code == SP_PROJECT_ERROR_IN_USE)
    return;
  g_assert_null (rows);
  g_assert_error (reading_error, SP_PROJECT_ERROR, code);
  g_assert_cmpstr (reading_error->message, ==, error->message);
}

/* The project goes, and nothing holds it any more. */
static inline void
fixture_finish (SpProject *project)
{
  g_assert_finalize_object (project);
}
