/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "sp-schema.h"

/* Large edits: what differs from other edits is not to be seen. */

#define N_ROWS 3000

static SpSnapshot *
now (StoreFixture *fixture)
{
  return sp_store_get_snapshot (fixture->store);
}

/* More of them than a chunk of a list holds; every third with tags, the tenth with a point. */
static void
add_statements (StoreFixture *fixture,
                guint         n)
{
  for (guint i = 0; i < n; i++)
    {
      SpStatement row = SP_STATEMENT_INIT;
      g_autoptr (GError) error = NULL;

      row.actor = i % 2 == 0 ? ANN : BOB;
      row.issue = BRIDGE;
      row.stance = i % 10 == 9 ? SP_STANCE_POINT (i % 100) : SP_STANCE_STEP ((int) (i % 5) - 2);
      row.date = (SpDate) { (gint16) (1900 + i % 100), 5, (guint8) (i % 30 + 1) };
      row.quote = "Not by the ferry.";
      row.source = i % 4 == 0 ? PAPER : SP_ID_NONE;
      row.tags = i % 3 == 0 ? (const char * const []) { "bridge", "toll", NULL } : NULL;
      g_assert_cmpint (sp_store_add_statement (fixture->store, &row, &error), !=, SP_ID_NONE);
      g_assert_no_error (error);
    }
}

/* The first of them speak for the last, which have ids of their own. */
static void
add_chain_of_actors (StoreFixture *fixture,
                     guint         n)
{
  SpId speaks_for = SP_ID_NONE;

  for (guint i = n; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);
      SpActor row = SP_ACTOR_INIT;

      row.id = i % 2 == 0 ? 1000 + i : SP_ID_NONE;
      row.name = name;
      row.speaks_for = speaks_for;
      row.aliases = (const char * const []) { "Somebody", NULL };
      speaks_for = sp_store_add_actor (fixture->store, &row, NULL);
      g_assert_cmpint (speaks_for, !=, SP_ID_NONE);
    }
}

static void
assert_undo_and_redo (StoreFixture *fixture,
                      SpSnapshot   *before,
                      SpSnapshot   *after)
{
  for (guint i = 0; i < 2; i++)
    {
      undo (fixture);
      assert_equal_snapshots (now (fixture), before);
      assert_change_is_difference (fixture->change, after, before);
      reopen_store (fixture);
      assert_equal_snapshots (now (fixture), before);
      redo (fixture);
      assert_equal_snapshots (now (fixture), after);
      assert_change_is_difference (fixture->change, before, after);
      reopen_store (fixture);
      assert_equal_snapshots (now (fixture), after);
    }
}

static void
test_many_rows (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (SpSnapshot) after = NULL;

  begin_large (fixture, "Many");
  add_chain_of_actors (fixture, 20);
  add_statements (fixture, N_ROWS);
  commit (fixture);
  after = sp_snapshot_ref (now (fixture));
  g_assert_cmpuint (sp_snapshot_get_n_statements (after), ==, sp_snapshot_get_n_statements (before) + N_ROWS);
  assert_change_is_difference (fixture->change, before, after);
  reopen_store (fixture);
  assert_equal_snapshots (now (fixture), after);
  assert_undo_and_redo (fixture, before, after);
}

static gpointer
add_elsewhere_cb (gpointer data)
{
  StoreFixture *fixture = data;

  sp_store_borrow (fixture->store);
  begin_large (fixture, "Many elsewhere");
  add_chain_of_actors (fixture, 20);
  add_statements (fixture, N_ROWS);
  commit (fixture);
  return NULL;
}

/* As an import in the window does it. */
static void
test_in_another_thread (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (SpSnapshot) after = NULL;
  guint n_changes = fixture->n_changes;

  sp_store_lend (fixture->store);
  g_thread_join (g_thread_new ("import", add_elsewhere_cb, fixture));
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  sp_store_take_back (fixture->store);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes + 1);
  after = sp_snapshot_ref (now (fixture));
  assert_change_is_difference (fixture->change, before, after);
  assert_undo_and_redo (fixture, before, after);
}

/* What is written to rows that the edit itself added, and a row that makes place for another of its id. */
static void
test_everything_in_one_edit (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (SpSnapshot) after = NULL;
  SpActor actor = SP_ACTOR_INIT;
  SpView view = SP_VIEW_INIT;
  SpStatement statement = *sp_snapshot_find_statement (before, FOR);

  begin_large (fixture, "Everything");
  actor.name = "New";
  actor.tags = (const char * const []) { "one", "two", NULL };
  actor.id = sp_store_add_actor (fixture->store, &actor, NULL);
  actor.speaks_for = ANN;
  actor.tags = (const char * const []) { "three", NULL };
  g_assert_true (sp_store_update_actor (fixture->store, &actor, NULL));
  statement.id = SP_ID_NONE;
  statement.actor = actor.id;
  statement.id = sp_store_add_statement (fixture->store, &statement, NULL);
  g_assert_true (sp_store_delete_statement (fixture->store, statement.id, NULL));
  g_assert_true (sp_store_delete_view (fixture->store, OVERVIEW, NULL));
  view.id = OVERVIEW;
  view.name = "Another";
  g_assert_cmpint (sp_store_add_view (fixture->store, &view, NULL), ==, OVERVIEW);
  g_assert_true (sp_store_delete_actor (fixture->store, BOB, NULL));
  commit (fixture);

  after = sp_snapshot_ref (now (fixture));
  assert_change_is_difference (fixture->change, before, after);
  assert_undo_and_redo (fixture, before, after);
}

/* Later edits may refer to the words by their own ids, and hold values of every kind. */
static void
test_later_edits_are_redone (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (SpSnapshot) after = NULL;
  SpStatement row = SP_STATEMENT_INIT;

  begin_large (fixture, "Many");
  add_chain_of_actors (fixture, 3);
  row.actor = ANN;
  row.issue = BRIDGE;
  row.stance = SP_STANCE_POINT (37.6);
  row.salience = 0.1;
  row.confidence = 1e-300;
  row.ordinal = -123456.5;
  row.quote = "Żółć, \"=1+1\",\n\t年";
  row.tags = (const char * const []) { "one", "two", "three", NULL };
  row.id = sp_store_add_statement (fixture->store, &row, NULL);
  g_assert_cmpint (row.id, !=, SP_ID_NONE);
  commit (fixture);
  begin (fixture, "Words");
  row.tags = (const char * const []) { "one", "three", "four", NULL };
  g_assert_true (sp_store_update_statement (fixture->store, &row, NULL));
  commit (fixture);
  after = sp_snapshot_ref (now (fixture));

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (sp_store_go_to (fixture->store, 1, NULL));
      assert_equal_snapshots (now (fixture), before);
      assert_change_is_difference (fixture->change, after, before);
      reopen_store (fixture);
      redo (fixture);
      redo (fixture);
      assert_equal_snapshots (now (fixture), after);
    }
}

/* A row was there, was deleted, and a large edit gave another one its id: on the way between the first and the last of these
 * states it is changed and not new. */
static void
test_id_of_a_row_that_was (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (SpSnapshot) after = NULL;
  SpView view = SP_VIEW_INIT;

  begin (fixture, "Delete");
  g_assert_true (sp_store_delete_view (fixture->store, OVERVIEW, NULL));
  commit (fixture);
  begin_large (fixture, "Many");
  view.id = OVERVIEW;
  view.name = "Another";
  g_assert_cmpint (sp_store_add_view (fixture->store, &view, NULL), ==, OVERVIEW);
  commit (fixture);
  after = sp_snapshot_ref (now (fixture));

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (sp_store_go_to (fixture->store, 1, NULL));
      assert_equal_snapshots (now (fixture), before);
      assert_change_is_difference (fixture->change, after, before);
      g_assert_true (sp_store_go_to (fixture->store, 3, NULL));
      assert_equal_snapshots (now (fixture), after);
      assert_change_is_difference (fixture->change, before, after);
    }
}

static void
spoil_history (StoreFixture *fixture,
               int           place)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE history SET changeset = CAST (substr (changeset, 1, length (changeset) - %d)"
                                          " || x'00' || substr (changeset, length (changeset) - %d + 2) AS BLOB)"
                                          " WHERE number = (SELECT max (number) FROM history)", place, place);

  g_assert_cmpint (sqlite3_exec (sp_store_get_database (fixture->store), sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Rows that are put back are not held against the rules again: damaged ones must not come in that way. */
static void
test_damaged_history_is_refused (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));

  begin_large (fixture, "Many");
  add_statements (fixture, N_ROWS);
  commit (fixture);
  undo (fixture);
  spoil_history (fixture, 1000);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sp_store_redo (fixture->store, &error));
      g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
      assert_equal_snapshots (now (fixture), before);
      g_assert_cmpint (count (fixture, "PRAGMA ignore_check_constraints"), ==, 0);
      reopen_store (fixture);
      assert_equal_snapshots (now (fixture), before);
    }
}

/* Where one of the rows is gone, the history is not that of this state. */
static void
test_missing_row_is_noticed (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  SpId id;

  begin_large (fixture, "Many");
  add_statements (fixture, 2);
  commit (fixture);
  id = sp_snapshot_get_statement (now (fixture), sp_snapshot_get_n_statements (now (fixture)) - 1)->id;
  sql = g_strdup_printf ("DELETE FROM statement WHERE id = %" G_GINT64_FORMAT, id);
  g_assert_cmpint (sqlite3_exec (sp_store_get_database (fixture->store), sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (sp_store_undo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Many");
}

static void
test_history_is_small (StoreFixture  *fixture,
                       gconstpointer  data)
{
  begin_large (fixture, "Many");
  add_statements (fixture, N_ROWS);
  commit (fixture);
  g_assert_cmpint (count (fixture, "SELECT length (changeset) FROM history ORDER BY number DESC LIMIT 1"), <, 100);
}

/* Too much to be redone is too much to be undone: the limit is that of other edits. */
static void
test_too_large_to_undo (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_object_set (fixture->store, "history-size-limit", (gint64) 100000, NULL);
  begin_large (fixture, "Many");
  add_statements (fixture, N_ROWS);
  commit (fixture);
  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM history WHERE barrier"), ==, 1);
}

/* Undone, the edits take more than they did: those of long ago have to go, and one of them always can be redone. */
static void
test_undone_within_limit (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_object_set (fixture->store, "history-size-limit", (gint64) 1500000, NULL);
  for (guint i = 0; i < 4; i++)
    {
      begin_large (fixture, "Many");
      add_statements (fixture, N_ROWS);
      commit (fixture);
    }
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM history"), ==, 5);
  g_assert_true (sp_store_go_to (fixture->store, 0, NULL));
  g_assert_cmpint (count (fixture, "SELECT sum (length (changeset)) FROM history"), <=, 1500000);
  redo (fixture);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
  redo (fixture);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Many");
  reopen_store (fixture);
  g_assert_cmpuint (sp_snapshot_get_n_statements (now (fixture)), >=, N_ROWS);
}

static void
assert_all_indexes (StoreFixture *fixture)
{
  gint64 n = 0;

  for (const SpSchemaTable *index = sp_schema_indexes; index->name != NULL; index++)
    n++;
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"), ==, n);
}

static void
assert_database_checks (StoreFixture *fixture)
{
  assert_all_indexes (fixture);
  g_assert_cmpint (count (fixture, "PRAGMA ignore_check_constraints"), ==, 0);
  g_assert_cmpint (count (fixture, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (count (fixture, "PRAGMA temp_store"), ==, 2);
}

static void
test_database_is_as_before (StoreFixture  *fixture,
                            gconstpointer  data)
{
  begin_large (fixture, "Taken back");
  add_statements (fixture, 10);
  sp_store_rollback (fixture->store);
  assert_database_checks (fixture);

  begin_large (fixture, "Nothing");
  commit (fixture);
  assert_database_checks (fixture);

  begin_large (fixture, "Done");
  add_statements (fixture, 10);
  commit (fixture);
  assert_database_checks (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
}

static void
test_bad_rows_are_refused (StoreFixture  *fixture,
                           gconstpointer  data)
{
  SpStatement row = *sp_snapshot_find_statement (now (fixture), FOR);
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (GError) error = NULL;

  begin_large (fixture, "Bad");
  g_assert_cmpint (sp_store_add_statement (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_DUPLICATE);
  g_clear_error (&error);
  row.id = SP_ID_NONE;
  row.salience = 101.0;
  g_assert_cmpint (sp_store_add_statement (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID);
  g_clear_error (&error);
  row.salience = NAN;
  row.source = 999;
  g_assert_cmpint (sp_store_add_statement (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING);
  commit (fixture);
  assert_equal_snapshots (now (fixture), before);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
}

/* An id that was given in the edit lies in the way of those that are chosen. */
static void
test_ids_are_chosen_around_given_ones (StoreFixture  *fixture,
                                       gconstpointer  data)
{
  SpStatement row = *sp_snapshot_find_statement (now (fixture), QUOTED);

  begin_large (fixture, "Ids");
  row.id = SP_ID_NONE;
  row.id = sp_store_add_statement (fixture->store, &row, NULL);
  g_assert_cmpint (row.id, !=, SP_ID_NONE);
  row.id += 2;
  g_assert_cmpint (sp_store_add_statement (fixture->store, &row, NULL), ==, row.id);
  row.id = SP_ID_NONE;
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (sp_store_add_statement (fixture->store, &row, NULL), !=, SP_ID_NONE);
  commit (fixture);
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *name;
    void (*test) (StoreFixture *fixture, gconstpointer data);
  } tests[] = {
    { "many-rows", test_many_rows },
    { "in-another-thread", test_in_another_thread },
    { "everything-in-one-edit", test_everything_in_one_edit },
    { "later-edits-are-redone", test_later_edits_are_redone },
    { "id-of-a-row-that-was", test_id_of_a_row_that_was },
    { "damaged-history-is-refused", test_damaged_history_is_refused },
    { "missing-row-is-noticed", test_missing_row_is_noticed },
    { "history-is-small", test_history_is_small },
    { "too-large-to-undo", test_too_large_to_undo },
    { "undone-within-limit", test_undone_within_limit },
    { "database-is-as-before", test_database_is_as_before },
    { "bad-rows-are-refused", test_bad_rows_are_refused },
    { "ids-are-chosen-around-given-ones", test_ids_are_chosen_around_given_ones },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/store-large/", tests[i].name, NULL);

      g_test_add (path, StoreFixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
