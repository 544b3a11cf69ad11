/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE       /* memmem */
#include "store-fixture.h"

#include <string.h>

#include "sp-schema.h"

/* The history beyond one step, the log, the state of the working copy, opening and filling. */

static void
rename_bob_with_label (StoreFixture *fixture,
                       const char   *name,
                       const char   *label)
{
  SpActor row = *sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), BOB);

  row.name = name;
  begin (fixture, label);
  g_assert_true (sp_store_update_actor (fixture->store, &row, NULL));
  commit (fixture);
}

static void
rename_bob (StoreFixture *fixture,
            const char   *name)
{
  g_autofree char *label = g_strdup_printf ("Name %s", name);

  rename_bob_with_label (fixture, name, label);
}

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

static gint64
count (StoreFixture *fixture,
       const char   *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (sp_store_get_database (fixture->store), sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
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
test_schema_text (StoreFixture  *fixture,
                  gconstpointer  data)
{
  const SpSchemaTable *lists[] = { sp_schema_tables, sp_schema_indexes, sp_schema_private_tables };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const SpSchemaTable *entry = lists[i]; entry->name != NULL; entry++)
      {
        char *sql = sqlite3_mprintf ("SELECT count(*) FROM sqlite_schema WHERE name = %Q AND sql = %Q",
                                     entry->name, entry->sql);

        g_assert_cmpint (count (fixture, sql), ==, 1);
        sqlite3_free (sql);
      }
}

static void
test_schema_columns (StoreFixture  *fixture,
                     gconstpointer  data)
{
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    {
      g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s')", table->name);

      g_assert_cmpint (count (fixture, all), ==, g_strv_length ((char **) table->columns));
      for (guint i = 0; table->columns[i] != NULL; i++)
        {
          g_autofree char *one = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s') WHERE cid = %u"
                                                  " AND name = '%s'", table->name, i, table->columns[i]);

          g_assert_cmpint (count (fixture, one), ==, 1);
        }
    }
}

/* Between the heading of a table and the next heading. */
static void
assert_documented (const char          *text,
                   const SpSchemaTable *table)
{
  g_autofree char *heading = g_strdup_printf ("(?s)\n##+ [^\n]*\\b%s\\b(?:(?!\n#).)*", table->name);
  g_autoptr (GRegex) regex = g_regex_new (heading, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *section = NULL;

  g_assert_true (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match));
  section = g_match_info_fetch (match, 0);
  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      g_autofree char *column = g_strdup_printf ("`%s`", table->columns[i]);

      if (strstr (section, column) == NULL)
        g_error ("docs/file-format.md does not tell of “%s” of “%s”", table->columns[i], table->name);
    }
}

static void
test_schema_documented (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "file-format.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    assert_documented (text, table);
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

  g_assert_true (sp_store_fill (fixture->store, fill_cb, (gpointer) TWO_ACTORS, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store)), ==, 2);
  g_assert_false (sp_store_can_undo (fixture->store));
  g_assert_cmpint (sp_store_get_revision (fixture->store), ==, 1);
}

static void
test_fill_fails (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_fill (fixture->store, fill_cb, (gpointer) TWO_ACTORS "wrong", &error));
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
                                 &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM actor_tag"), ==, 0);
}

static void
test_fill_what_is_not_empty (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_fill (fixture->store, fill_cb, (gpointer) TWO_ACTORS, &error));
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
  add_test ("store/failing-fill-changes-nothing", TRUE, test_fill_fails);
  add_test ("store/fill-with-a-dangling-key-is-refused", TRUE, test_fill_with_dangling_key);
  add_test ("store/fill-what-is-not-empty-is-refused", FALSE, test_fill_what_is_not_empty);
  add_test ("schema/texts-are-those-in-the-file", TRUE, test_schema_text);
  add_test ("schema/columns-are-those-in-the-file", TRUE, test_schema_columns);
  add_test ("schema/every-column-is-documented", TRUE, test_schema_documented);
  return g_test_run ();
}
