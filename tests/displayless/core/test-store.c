/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

/* The store besides rows and history: what it remembers, tells, opens and is filled with. */

/* Bob's name is free again after an undo, and taken after a redo. */
static void
test_names_follow (StoreFixture  *fixture,
                   gconstpointer  data)
{
  SpActor row = SP_ACTOR_INIT;
  g_autoptr (GError) error = NULL;

  row.name = "b1";
  rename_bob (fixture, "B1");
  undo (fixture);
  begin (fixture, "Another");
  g_assert_cmpint (sp_store_add_actor (fixture->store, &row, NULL), !=, SP_ID_NONE);
  sp_store_rollback (fixture->store);
  redo (fixture);
  begin (fixture, "Another");
  g_assert_cmpint (sp_store_add_actor (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_DUPLICATE);
}

static void
test_last_place (StoreFixture  *fixture,
                 gconstpointer  data)
{
  SpSnapshot *snapshot;
  SpActor row = SP_ACTOR_INIT;

  begin (fixture, "Last");
  row.name = "Far";
  row.ordinal = 70.5;
  sp_store_add_actor (fixture->store, &row, NULL);
  row.name = "Farther";
  row.ordinal = 0.0;
  sp_store_add_actor (fixture->store, &row, NULL);
  commit (fixture);
  snapshot = sp_store_get_snapshot (fixture->store);
  g_assert_cmpstr (sp_snapshot_get_actor (snapshot, 0)->name, ==, "City");
  g_assert_cmpstr (sp_snapshot_get_actor (snapshot, sp_snapshot_get_n_actors (snapshot) - 1)->name, ==, "Farther");
}

static void
count_cb (guint *n_calls)
{
  *n_calls += 1;
}

static void
test_notifications (StoreFixture  *fixture,
                    gconstpointer  data)
{
  guint n_history = 0, n_labels = 0;

  g_signal_connect_swapped (fixture->store, "history-changed", G_CALLBACK (count_cb), &n_history);
  g_signal_connect_swapped (fixture->store, "notify::undo-label", G_CALLBACK (count_cb), &n_labels);
  rename_bob (fixture, "B1");
  undo (fixture);
  g_assert_cmpuint (n_history, ==, 2);
  g_assert_cmpuint (n_labels, ==, 2);
  g_assert_cmpstr (sp_store_get_redo_label (fixture->store), ==, "Name B1");
}

static void
test_state (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *value = NULL;
  g_autofree char *missing = NULL;

  g_assert_true (sp_store_set_state (fixture->store, "place", "somewhere", NULL));
  g_assert_true (sp_store_set_state (fixture->store, "gone", "x", NULL));
  g_assert_true (sp_store_set_state (fixture->store, "gone", NULL, NULL));
  reopen_store (fixture);
  g_assert_true (sp_store_get_state (fixture->store, "place", &value, NULL));
  g_assert_cmpstr (value, ==, "somewhere");
  g_assert_true (sp_store_get_state (fixture->store, "gone", &missing, NULL));
  g_assert_null (missing);
}

static void
test_state_with_edit (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *value = NULL;

  begin (fixture, "Taken back");
  g_assert_true (sp_store_set_state (fixture->store, "place", "nowhere", NULL));
  sp_store_rollback (fixture->store);
  g_assert_true (sp_store_get_state (fixture->store, "place", &value, NULL));
  g_assert_null (value);
}

static void
test_revision (StoreFixture  *fixture,
               gconstpointer  data)
{
  gint64 revision = sp_store_get_revision (fixture->store);

  rename_bob (fixture, "B1");
  undo (fixture);
  redo (fixture);
  g_assert_cmpint (sp_store_get_revision (fixture->store), ==, revision + 3);
  reopen_store (fixture);
  g_assert_cmpint (sp_store_get_revision (fixture->store), ==, revision + 3);
}

static void
test_open_twice (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_store_new_for_path (fixture->path, FALSE, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "open in another program"));
}

static void
test_create_over_file (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  g_assert_null (sp_store_new_for_path (fixture->path, TRUE, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
}

static void
test_open_foreign (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sqlite3_exec (sp_store_get_database (fixture->store), "CREATE INDEX planted ON actor (role)", NULL, NULL, NULL);
  close_store (fixture);
  g_assert_null (sp_store_new_for_path (fixture->path, FALSE, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "not made by this version"));
}

static void
test_file_is_private (StoreFixture  *fixture,
                      gconstpointer  data)
{
  GStatBuf information;

  g_assert_cmpint (g_stat (fixture->path, &information), ==, 0);
  g_assert_cmpint (information.st_mode & 0777, ==, 0600);
}

static gboolean
fill_cb (sqlite3   *database,
         gpointer   data,
         GError   **error)
{
  const char *sql = data;

  if (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID, "wrong");
  return FALSE;
}

/* The one who speaks comes first: keys count at the end. */
#define TWO_ACTORS                                                                            \
  "INSERT INTO actor (id, ordinal, name, kind, speaks_for) VALUES (1, 1, 'A', 'person', 2);"  \
  "INSERT INTO actor (id, ordinal, name, kind) VALUES (2, 2, 'B', 'state');"

static void
test_fill (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_store_fill (fixture->store, fill_cb, (gpointer) TWO_ACTORS, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store)), ==, 2);
  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_cmpint (sp_store_get_revision (fixture->store), ==, 1);
}

/* The rules of the tables, which known rows need not be held against again, hold for what comes after. */
static void
test_fill_with_known_rows (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) rows = NULL;
  SpActor actor = SP_ACTOR_INIT;

  actor.id = 1;
  actor.name = "A";
  sp_snapshot_builder_put_actor (builder, &actor);
  rows = sp_snapshot_builder_end (builder);
  g_assert_true (sp_store_fill (fixture->store, fill_cb, (gpointer) TWO_ACTORS, rows, &error));
  g_assert_no_error (error);
  g_assert_true (sp_store_get_snapshot (fixture->store) == rows);
  g_assert_cmpint (sqlite3_exec (sp_store_get_database (fixture->store), "UPDATE actor SET influence = 101", NULL, NULL, NULL),
                   ==, SQLITE_CONSTRAINT_CHECK);
}

static void
test_fill_fails (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_fill (fixture->store, fill_cb, (gpointer) TWO_ACTORS "wrong", NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM actor"), ==, 0);
}

static void
test_fill_with_dangling_key (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_fill (fixture->store, fill_cb,
                                 (gpointer) "INSERT INTO actor_tag (id, actor, ordinal, tag) VALUES (1, 9, 1, 'x')",
                                 NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM actor_tag"), ==, 0);
}

static void
test_fill_what_is_not_empty (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_fill (fixture->store, fill_cb, (gpointer) TWO_ACTORS, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID);
}

static void
test_new_is_empty (StoreFixture  *fixture,
                   gconstpointer  data)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (fixture->store);

  g_assert_true (g_uuid_string_is_valid (sp_snapshot_get_project (snapshot)->uuid));
  g_assert_cmpstr (sp_snapshot_get_project (snapshot)->title, ==, "");
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    g_assert_cmpuint (sp_row_list_get_n_rows (snapshot->tables[table]), ==, 0);
}

typedef void (*Test) (StoreFixture *fixture, gconstpointer data);

static void
add_test (const char *name,
          gboolean    empty,
          Test        test)
{
  g_autofree char *path = g_strconcat ("/standpoint/", name, NULL);

  g_test_add (path, StoreFixture, NULL, empty ? set_up_empty : set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("store/names-follow-undo-and-redo", FALSE, test_names_follow);
  add_test ("store/ordinal-zero-is-the-last-place", FALSE, test_last_place);
  add_test ("store/notifications", FALSE, test_notifications);
  add_test ("store/state-outlives-closing", FALSE, test_state);
  add_test ("store/state-goes-with-the-edit", FALSE, test_state_with_edit);
  add_test ("store/revision-rises-and-outlives-closing", FALSE, test_revision);
  add_test ("store/new-is-empty", TRUE, test_new_is_empty);
  add_test ("store/open-twice-is-refused", FALSE, test_open_twice);
  add_test ("store/create-over-a-file-is-refused", FALSE, test_create_over_file);
  add_test ("store/open-foreign-schema-is-refused", FALSE, test_open_foreign);
  add_test ("store/file-is-private", FALSE, test_file_is_private);
  add_test ("store/fill", TRUE, test_fill);
  add_test ("store/fill-with-known-rows-keeps-the-rules", TRUE, test_fill_with_known_rows);
  add_test ("store/failing-fill-changes-nothing", TRUE, test_fill_fails);
  add_test ("store/fill-with-a-dangling-key-is-refused", TRUE, test_fill_with_dangling_key);
  add_test ("store/fill-what-is-not-empty-is-refused", FALSE, test_fill_what_is_not_empty);
  return g_test_run ();
}
