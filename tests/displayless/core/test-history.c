/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE       /* memmem */
#include "store-fixture.h"

#include <string.h>

/* The history beyond one step, and the log. */

static const char *
get_bob (StoreFixture *fixture)
{
  return sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), BOB)->name;
}

static GPtrArray *
list_history (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = sp_store_list_history (fixture->store, &error);

  g_assert_no_error (error);
  return entries;
}

static void
test_nothing_to_undo (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_false (sp_store_undo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOTHING);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "");
}

static void
test_nothing_to_redo (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_redo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOTHING);
}

static void
test_undo_within_edit (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, "Open");
  g_assert_false (sp_store_undo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
}

static void
test_edit_of_nothing (StoreFixture  *fixture,
                      gconstpointer  data)
{
  SpActor row = *sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), ANN);
  gint64 revision = sp_store_get_revision (fixture->store);

  begin (fixture, "Nothing");
  g_assert_true (sp_store_update_actor (fixture->store, &row, NULL));
  commit (fixture);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
  g_assert_cmpint (sp_store_get_revision (fixture->store), ==, revision);
}

static void
test_edit_drops_redo (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = NULL;

  rename_bob (fixture, "B1");
  rename_bob (fixture, "B2");
  undo (fixture);
  undo (fixture);
  rename_bob (fixture, "B3");
  entries = list_history (fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_false (sp_store_can_redo (fixture->store));
}

static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const SpHistoryEntry *last;

  sp_store_set_coder (fixture->store, "Kim");
  rename_bob (fixture, "B1");
  undo (fixture);
  entries = list_history (fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  last = entries->pdata[1];
  g_assert_cmpstr (last->label, ==, "Name B1");
  g_assert_cmpstr (last->coder, ==, "Kim");
  g_assert_true (last->undone);
  g_assert_false (last->barrier);
  g_assert_cmpint (last->number, >, ((SpHistoryEntry *) entries->pdata[0])->number);
}

static void
test_log (StoreFixture  *fixture,
          gconstpointer  data)
{
  sp_store_set_coder (fixture->store, "Kim");
  rename_bob (fixture, "B1");
  undo (fixture);
  redo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM log"), ==, 4);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM log WHERE coder = 'Kim' AND touched = 1 AND label IN"
                                   " ('Name B1', 'Undo: Name B1', 'Redo: Name B1')"), ==, 3);
}

static void
test_go_to (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const char *names[] = { "B1", "B2", "B3", "B4" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rename_bob (fixture, names[i]);
  entries = list_history (fixture);
  for (guint i = 0; i < 20; i++)
    {
      guint target = (i * 7) % 4;

      sp_store_go_to (fixture->store, ((SpHistoryEntry *) entries->pdata[target + 1])->number, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (get_bob (fixture), ==, names[target]);
    }
}

static void
test_go_to_beginning (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  rename_bob (fixture, "B1");
  sp_store_go_to (fixture->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store)), ==, 0);
  g_assert_cmpstr (sp_store_get_redo_label (fixture->store), ==, "Sample");
}

static void
test_go_to_is_one_change (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  rename_bob (fixture, "B1");
  rename_bob (fixture, "B2");
  rename_bob (fixture, "B3");
  before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  entries = list_history (fixture);
  fixture->n_changes = 0;
  g_assert_true (sp_store_go_to (fixture->store, ((SpHistoryEntry *) entries->pdata[0])->number, NULL));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  assert_change_is_difference (fixture->change, before, sp_store_get_snapshot (fixture->store));
}

static void
test_go_to_where_it_stands (StoreFixture  *fixture,
                            gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = list_history (fixture);
  gint64 revision = sp_store_get_revision (fixture->store);

  g_assert_true (sp_store_go_to (fixture->store, ((SpHistoryEntry *) entries->pdata[0])->number, NULL));
  g_assert_cmpint (sp_store_get_revision (fixture->store), ==, revision);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM log"), ==, 1);
}

static void
test_go_to_unknown (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_go_to (fixture->store, 12345, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING);
}

static void
test_limit_of_number (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_object_set (fixture->store, "history-limit", 3, NULL);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("B%u", i);

      rename_bob (fixture, name);
    }
  entries = list_history (fixture);
  g_assert_cmpuint (entries->len, ==, 3);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_cmpstr (get_bob (fixture), ==, "B4");
}

static void
test_limit_of_size (StoreFixture  *fixture,
                    gconstpointer  data)
{
  gint64 limit;

  rename_bob (fixture, "B0");
  limit = count (fixture, "SELECT 3 * length(changeset) FROM history ORDER BY number DESC LIMIT 1");
  g_object_set (fixture->store, "history-size-limit", limit, NULL);
  for (guint i = 1; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("B%u", i);

      rename_bob (fixture, name);
      g_assert_cmpint (count (fixture, "SELECT sum(length(changeset)) FROM history"), <=, limit);
    }
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM history"), ==, 3);
}

static void
test_edit_beyond_limit (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (fixture->store, "history-size-limit", (gint64) 1, NULL);
  rename_bob (fixture, "B1");
  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_cmpstr (get_bob (fixture), ==, "B1");
  entries = list_history (fixture);
  g_assert_true (((SpHistoryEntry *) entries->pdata[entries->len - 1])->barrier);
  g_assert_false (sp_store_go_to (fixture->store, 0, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NOTHING);
}

static void
test_forget (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  /* Some builds of SQLite overwrite what is deleted anyway. */
  sqlite3_exec (sp_store_get_database (fixture->store), "PRAGMA secure_delete = OFF", NULL, NULL, NULL);
  rename_bob_with_label (fixture, "Forgettable", "Rename");
  rename_bob_with_label (fixture, "Bob", "Rename");
  g_assert_true (sp_store_forget_history (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_cmpstr (get_bob (fixture), ==, "Bob");
  close_store (fixture);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  g_assert_null (memmem (bytes, size, "Forgettable", strlen ("Forgettable")));
}

static void
test_conflict (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = NULL;
  g_autoptr (GError) error = NULL;

  rename_bob (fixture, "B1");
  sqlite3_exec (sp_store_get_database (fixture->store), "UPDATE actor SET name = 'Elsewhere' WHERE name = 'B1'",
                NULL, NULL, NULL);
  reopen_store (fixture);
  before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_assert_false (sp_store_undo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  reopen_store (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
  g_assert_true (sp_store_can_undo (fixture->store));
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
  add_test ("history/nothing-to-undo", TRUE, test_nothing_to_undo);
  add_test ("history/nothing-to-redo", FALSE, test_nothing_to_redo);
  add_test ("history/undo-within-an-edit-is-refused", FALSE, test_undo_within_edit);
  add_test ("history/edit-of-nothing-leaves-no-trace", FALSE, test_edit_of_nothing);
  add_test ("history/edit-drops-what-was-undone", FALSE, test_edit_drops_redo);
  add_test ("history/list", FALSE, test_list);
  add_test ("history/log-has-edit-undo-and-redo", FALSE, test_log);
  add_test ("history/go-to", FALSE, test_go_to);
  add_test ("history/go-to-the-beginning", FALSE, test_go_to_beginning);
  add_test ("history/go-to-is-one-change", FALSE, test_go_to_is_one_change);
  add_test ("history/go-to-where-it-stands-does-nothing", FALSE, test_go_to_where_it_stands);
  add_test ("history/go-to-an-unknown-edit-is-refused", FALSE, test_go_to_unknown);
  add_test ("history/limit-of-number", FALSE, test_limit_of_number);
  add_test ("history/limit-of-size", FALSE, test_limit_of_size);
  add_test ("history/edit-beyond-the-limit-is-a-barrier", FALSE, test_edit_beyond_limit);
  add_test ("history/forget-leaves-nothing", FALSE, test_forget);
  add_test ("history/conflict-aborts-the-whole-step", FALSE, test_conflict);
  return g_test_run ();
}
