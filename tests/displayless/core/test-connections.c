/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "project-fixture.h"
#include "sp-merge.h"
#include "sp-project-recovery.h"
#include "sp-search-index.h"

/* Every connection to a database, whatever it is for, is hardened before a statement runs through it, and none leads to a
 * file of the user. */

static GHashTable *seen;        /* names of the files behind the connections */

static void
assert_setting (sqlite3 *database,
                int      option,
                int      expected)
{
  int value = -1;

  g_assert_cmpint (sqlite3_db_config (database, option, -1, &value), ==, SQLITE_OK);
  g_assert_cmpint (value, ==, expected);
}

static void
assert_limit (sqlite3 *database,
              int      limit,
              int      highest)
{
  g_assert_cmpint (sqlite3_limit (database, limit, -1), <=, highest);
}

static int
statement_cb (guint    event,
              gpointer data,
              gpointer statement,
              gpointer text)
{
  sqlite3 *database = data;
  g_autofree char *name = g_path_get_basename (sqlite3_db_filename (database, "main"));

  /* FTS5 lifts the protection of its own tables while it writes them. */
  if (strstr (sqlite3_sql (statement), "'main'.'words_") != NULL)
    return 0;
  g_hash_table_add (seen, g_steal_pointer (&name));
  assert_setting (database, SQLITE_DBCONFIG_DEFENSIVE, 1);
  assert_setting (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  assert_setting (database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  assert_setting (database, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
  assert_setting (database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  assert_setting (database, SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  assert_setting (database, SQLITE_DBCONFIG_DQS_DML, 0);
  assert_setting (database, SQLITE_DBCONFIG_DQS_DDL, 0);
  assert_limit (database, SQLITE_LIMIT_SQL_LENGTH, 64 * 1024);
  assert_limit (database, SQLITE_LIMIT_COLUMN, 64);
  assert_limit (database, SQLITE_LIMIT_EXPR_DEPTH, 64);
  assert_limit (database, SQLITE_LIMIT_VDBE_OP, 100000);
  assert_limit (database, SQLITE_LIMIT_ATTACHED, 1);
  assert_limit (database, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  return 0;
}

static int
watch (sqlite3                     *database,
       char                       **message,
       const sqlite3_api_routines  *routines)
{
  return sqlite3_trace_v2 (database, SQLITE_TRACE_STMT, statement_cb, database);
}

static void
copy_file (Fixture    *fixture,
           const char *name,
           GFile     **copy)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  *copy = g_file_new_for_path (path);
  g_assert_true (g_file_copy (fixture->file, *copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
}

/* As another program may leave it: only SQLite can judge it. Made before anybody watches. */
static void
make_unusual (Fixture  *fixture,
              GFile   **unusual)
{
  fixture_make_closed_sample (fixture, 3);
  fixture_tamper (fixture, "PRAGMA auto_vacuum = FULL; VACUUM");
  copy_file (fixture, "unusual.standpoint", unusual);
  g_unlink (fixture->path);
  fixture_forget_working_copies (fixture);
}

static void
open_unusual (GFile *unusual)
{
  g_autoptr (SpSnapshot) rows = sp_project_read (unusual, NULL, NULL, NULL, NULL);

  g_assert_nonnull (rows);
}

/* Another program wrote to the file: a copy of what it was goes back. */
static void
open_changed_outside (Fixture *fixture)
{
  g_autoptr (GFile) before = NULL;
  SpProject *project = fixture_open (fixture, SP_OPEN_DEFAULT);

  copy_file (fixture, "before.standpoint", &before);
  fixture_add_actor (project, "Cleo");
  fixture_save (project);
  fixture_finish (project);
  g_assert_true (g_file_copy (before, fixture->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
  project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_assert_cmpuint (fixture_count_actors (project), ==, 2);
  fixture_finish (project);
}

static void
find_base (Fixture *fixture)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (SpProject) ours = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_autoptr (SpProject) theirs = NULL;
  g_autoptr (SpSnapshot) base = NULL;

  copy_file (fixture, "theirs.standpoint", &file);
  theirs = sp_project_open (file, SP_OPEN_PRIVATE, NULL, NULL, NULL, NULL);
  fixture_add_actor (ours, "Dora");
  base = sp_merge_find_base (ours, theirs, NULL);
  g_assert_nonnull (base);
}

static void
search (Fixture *fixture)
{
  g_autoptr (SpProject) project = fixture_open (fixture, SP_OPEN_DEFAULT);
  g_autoptr (SpSearchIndex) index = sp_search_index_new (sp_store_get_snapshot (sp_project_get_store (project)), NULL);

  g_assert_nonnull (index);
}

static void
save_copy_and_recover (Fixture *fixture)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (SpProject) project = fixture_open (fixture, SP_OPEN_RECOVER);
  g_autoptr (GPtrArray) list = sp_recoverable_list ();

  copy_file (fixture, "copy.standpoint", &file);
  g_assert_true (sp_project_save_copy (project, file, SP_SAVE_WITHOUT_LOG | SP_SAVE_NEW_DOCUMENT, NULL, NULL));
}

static void
test_hardened (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const of_the_user[] = { "sample.standpoint", "unusual.standpoint", "theirs.standpoint", "copy.standpoint" };
  static const char * const expected[] = { "project.sqlite", "incoming", "outside", "saving", "." };
  g_autoptr (GFile) unusual = NULL;

  make_unusual (fixture, &unusual);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) watch), ==, SQLITE_OK);
  fixture_make_closed_sample (fixture, 3);
  open_unusual (unusual);
  open_changed_outside (fixture);
  find_base (fixture);
  search (fixture);
  save_copy_and_recover (fixture);
  sqlite3_reset_auto_extension ();
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_hash_table_contains (seen, expected[i]));
  for (guint i = 0; i < G_N_ELEMENTS (of_the_user); i++)
    g_assert_false (g_hash_table_contains (seen, of_the_user[i]));
  g_clear_pointer (&seen, g_hash_table_unref);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/standpoint/connections/hardened", Fixture, NULL, fixture_set_up, test_hardened, fixture_tear_down);
  return g_test_run ();
}
