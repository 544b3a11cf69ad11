/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "sp-row-check.h"

/* Edits out of place, and writes that the disk does not take. */

static void
test_outside_of_an_edit (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SpActor row = SP_ACTOR_INIT;

  row.name = "Eve";
  g_assert_cmpint (sp_store_add_actor (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
}

static void
test_begin_twice (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, "First");
  g_assert_false (sp_store_begin (fixture->store, "Second", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
  g_assert_true (sp_store_is_editing (fixture->store));
}

static void
test_commit_without_begin (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
}

static void
test_write_after_closing (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sp_store_close (fixture->store);
  g_assert_false (sp_store_begin (fixture->store, "Late", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), ANN));
}

static int
deny_aliases_cb (gpointer    data,
                 int         action,
                 const char *table,
                 const char *unused,
                 const char *database,
                 const char *trigger)
{
  return action == SQLITE_INSERT && g_strcmp0 (table, "actor_alias") == 0 ? SQLITE_DENY : SQLITE_OK;
}

/* The row itself is written by the time its words fail. */
static void
test_failure_half_way (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SpActor row = SP_ACTOR_INIT;

  row.name = "Eve";
  row.aliases = (const char * const []) { "Eva", NULL };
  begin (fixture, "Half");
  sqlite3_set_authorizer (sp_store_get_database (fixture->store), deny_aliases_cb, NULL);
  g_assert_cmpint (sp_store_add_actor (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  sqlite3_set_authorizer (sp_store_get_database (fixture->store), NULL, NULL);
  commit (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  begin (fixture, "Whole");
  g_assert_cmpint (sp_store_add_actor (fixture->store, &row, NULL), !=, SP_ID_NONE);
  commit (fixture);
}

/* SQLite gives up the whole transaction where a disk is full: here it is told that it is. */
static void
test_no_space (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (SP_TEXT_MAX_LENGTH, 'x');
  SpIssue row = SP_ISSUE_INIT;

  sqlite3_exec (sp_store_get_database (fixture->store), "PRAGMA max_page_count = 1", NULL, NULL, NULL);
  row.name = "Room";
  row.note = text;
  begin (fixture, "Too much");
  g_assert_cmpint (sp_store_add_issue (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no space"));
  g_clear_error (&error);
  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_true (sp_store_get_snapshot (fixture->store) == before);
}

static void
add_test (const char *path,
          void      (*test) (StoreFixture *fixture, gconstpointer data))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/standpoint/store/write-outside-of-an-edit-is-refused", test_outside_of_an_edit);
  add_test ("/standpoint/store/begin-within-begin-is-refused", test_begin_twice);
  add_test ("/standpoint/store/commit-without-begin-is-refused", test_commit_without_begin);
  add_test ("/standpoint/store/write-after-closing-is-refused", test_write_after_closing);
  add_test ("/standpoint/store/write-that-fails-half-way-changes-nothing", test_failure_half_way);
  add_test ("/standpoint/store/full-disk-takes-the-edit-back", test_no_space);
  return g_test_run ();
}
