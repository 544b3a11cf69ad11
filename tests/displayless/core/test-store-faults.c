/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

/* A disk that fails at the end of an edit. */

static sqlite3_io_methods failing_methods;
static const sqlite3_io_methods *true_methods;
static sqlite3_file *failing_file;

static void
mend (void)
{
  failing_file->pMethods = true_methods;
}

static int
fail_sync_once_cb (sqlite3_file *file,
                   int           flags)
{
  mend ();
  return SQLITE_IOERR_FSYNC;
}

static int
fail_write_once_cb (sqlite3_file  *file,
                    const void    *bytes,
                    int            size,
                    sqlite3_int64  offset)
{
  mend ();
  return SQLITE_IOERR_WRITE;
}

/* The file to which a commit is written first. */
static void
break_log_file (StoreFixture *fixture)
{
  g_assert_cmpint (sqlite3_file_control (sp_store_get_database (fixture->store), "main", SQLITE_FCNTL_JOURNAL_POINTER,
                                         &failing_file), ==, SQLITE_OK);
  true_methods = failing_file->pMethods;
  failing_methods = *true_methods;
  failing_file->pMethods = &failing_methods;
}

static void
begin_renaming (StoreFixture *fixture)
{
  SpActor row = *sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), BOB);

  row.name = "Rob";
  begin (fixture, "Rename");
  g_assert_true (sp_store_update_actor (fixture->store, &row, NULL));
}

static const char *
get_bob (StoreFixture *fixture)
{
  return sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), BOB)->name;
}

/* SQLite tells of an error that comes right after the commit as if it were one of the commit. */
static int
fail_after_commit_cb (gpointer    data,
                      sqlite3    *database,
                      const char *name,
                      int         n_pages)
{
  return SQLITE_IOERR;
}

static void
test_durable_after_all (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  begin_renaming (fixture);
  sqlite3_wal_hook (sp_store_get_database (fixture->store), fail_after_commit_cb, NULL);
  g_assert_true (sp_store_commit (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_bob (fixture), ==, "Rob");
  reopen_store (fixture);
  g_assert_cmpstr (get_bob (fixture), ==, "Rob");
  undo (fixture);
  g_assert_cmpstr (get_bob (fixture), ==, "Bob");
}

/* Whatever the disk made of it: what is told is what is there. */
static void
test_not_confirmed (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (SpSnapshot) told = NULL;
  gboolean committed;

  begin_renaming (fixture);
  break_log_file (fixture);
  failing_methods.xSync = fail_sync_once_cb;
  committed = sp_store_commit (fixture->store, NULL);
  g_assert_cmpstr (get_bob (fixture), ==, committed ? "Rob" : "Bob");
  told = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  reopen_store (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), told);
}

static void
test_not_written (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GError) error = NULL;

  begin_renaming (fixture);
  break_log_file (fixture);
  failing_methods.xWrite = fail_write_once_cb;
  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_true (sp_store_get_snapshot (fixture->store) == before);
  g_assert_false (sp_store_is_editing (fixture->store));
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
  reopen_store (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
}

static void
test_edit_after_failure (StoreFixture  *fixture,
                         gconstpointer  data)
{
  begin_renaming (fixture);
  break_log_file (fixture);
  failing_methods.xWrite = fail_write_once_cb;
  g_assert_false (sp_store_commit (fixture->store, NULL));
  begin_renaming (fixture);
  commit (fixture);
  g_assert_cmpstr (get_bob (fixture), ==, "Rob");
  reopen_store (fixture);
  g_assert_cmpstr (get_bob (fixture), ==, "Rob");
}

static void
test_failing_undo (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  begin_renaming (fixture);
  commit (fixture);
  break_log_file (fixture);
  failing_methods.xWrite = fail_write_once_cb;
  g_assert_false (sp_store_undo (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_cmpstr (get_bob (fixture), ==, "Rob");
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Rename");
  undo (fixture);
  g_assert_cmpstr (get_bob (fixture), ==, "Bob");
}

static int
fail_write_cb (sqlite3_file  *file,
               const void    *bytes,
               int            size,
               sqlite3_int64  offset)
{
  return SQLITE_FULL;
}

/* Adds so many rows that some have to be written before the end; goes on until one is refused. */
static gboolean
add_many_statements (StoreFixture  *fixture,
                     GError       **error)
{
  SpStatement row = *sp_snapshot_find_statement (sp_store_get_snapshot (fixture->store), FOR);

  row.id = SP_ID_NONE;
  row.ordinal = 0.0;
  for (guint i = 0; i < 20000; i++)
    if (sp_store_add_statement (fixture->store, &row, error) == SP_ID_NONE)
      return FALSE;
  return TRUE;
}

static void
begin_large_in_little_memory (StoreFixture *fixture)
{
  g_assert_cmpint (sqlite3_exec (sp_store_get_database (fixture->store), "PRAGMA cache_size = 10", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  begin_large (fixture, "Many");
  break_log_file (fixture);
}

static void
assert_large_edit_left_nothing (StoreFixture *fixture,
                                SpSnapshot   *before)
{
  g_assert_false (sp_store_is_editing (fixture->store));
  g_assert_true (sp_store_get_snapshot (fixture->store) == before);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
  g_assert_cmpint (count (fixture, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (count (fixture, "PRAGMA ignore_check_constraints"), ==, 0);
  begin_renaming (fixture);
  commit (fixture);
  undo (fixture);
  reopen_store (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
}

/* The rows are written in another thread: the one that adds them learns of it, and can only give up. */
static void
test_full_within_large_edit (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GError) error = NULL;

  begin_large_in_little_memory (fixture);
  failing_methods.xWrite = fail_write_cb;
  g_assert_false (add_many_statements (fixture, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no space left"));
  g_clear_error (&error);
  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  mend ();
  assert_large_edit_left_nothing (fixture, before);
}

/* The last rows are written when the edit ends. */
static void
test_full_at_end_of_large_edit (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autofree char *quote = g_strnfill (3000, 'x');
  SpStatement row = *sp_snapshot_find_statement (before, FOR);
  g_autoptr (GError) error = NULL;

  begin_large_in_little_memory (fixture);
  failing_methods.xWrite = fail_write_cb;
  row.id = SP_ID_NONE;
  row.quote = quote;
  for (guint i = 0; i < 200; i++)
    g_assert_cmpint (sp_store_add_statement (fixture->store, &row, NULL), !=, SP_ID_NONE);
  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no space left"));
  mend ();
  assert_large_edit_left_nothing (fixture, before);
}

static void
test_large_edit_given_up (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));

  begin_large_in_little_memory (fixture);
  g_assert_true (add_many_statements (fixture, NULL));
  sp_store_rollback (fixture->store);
  assert_large_edit_left_nothing (fixture, before);
}

static void
test_large_edit_not_written (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GError) error = NULL;

  begin_large (fixture, "Many");
  g_assert_true (add_many_statements (fixture, NULL));
  break_log_file (fixture);
  failing_methods.xWrite = fail_write_once_cb;
  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  assert_large_edit_left_nothing (fixture, before);
}

static guint n_writes_left;

static int
fail_write_later_cb (sqlite3_file  *file,
                     const void    *bytes,
                     int            size,
                     sqlite3_int64  offset)
{
  if (n_writes_left == 0)
    return SQLITE_FULL;
  n_writes_left--;
  return true_methods->xWrite (file, bytes, size, offset);
}

/* The disk is full from one of the writes on: the first, the tenth, the hundredth, and so on, as long as there are so many.
 * Whatever was not done left nothing behind, and is done when there is room. */
static void
try_with_little_room (StoreFixture  *fixture,
                      gboolean     (*travel) (SpStore *store, GError **error))
{
  SpSnapshot *before = sp_store_get_snapshot (fixture->store);
  g_autoptr (GError) error = NULL;

  for (guint n = 1; error == NULL; n *= 10)
    {
      break_log_file (fixture);
      failing_methods.xWrite = fail_write_later_cb;
      n_writes_left = n - 1;
      if (travel (fixture->store, &error))
        {
          g_assert_cmpuint (n, >, 100);
          mend ();
          return;
        }
      g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "no space left"));
      g_clear_error (&error);
      mend ();
      g_assert_true (sp_store_get_snapshot (fixture->store) == before);
      g_assert_cmpint (count (fixture, "PRAGMA foreign_keys"), ==, 1);
      g_assert_cmpint (count (fixture, "PRAGMA ignore_check_constraints"), ==, 0);
      g_assert_cmpint (count (fixture, "SELECT count (*) FROM sqlite_schema WHERE name = 'statement_actor'"), ==, 1);
      g_assert_cmpint (count (fixture, "SELECT count (*) FROM statement"), ==, sp_snapshot_get_n_statements (before));
    }
}

static void
test_full_within_undo_and_redo (StoreFixture  *fixture,
                                gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (SpSnapshot) after = NULL;

  begin_large (fixture, "Many");
  g_assert_true (add_many_statements (fixture, NULL));
  commit (fixture);
  after = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_assert_cmpint (sqlite3_exec (sp_store_get_database (fixture->store), "PRAGMA cache_size = 10", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  try_with_little_room (fixture, sp_store_undo);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), before);
  try_with_little_room (fixture, sp_store_redo);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), after);
  reopen_store (fixture);
  assert_equal_snapshots (sp_store_get_snapshot (fixture->store), after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/standpoint/store/commit-that-is-durable-after-all-counts", StoreFixture, NULL, set_up,
              test_durable_after_all, tear_down);
  g_test_add ("/standpoint/store/commit-that-is-not-confirmed-is-told-truly", StoreFixture, NULL, set_up,
              test_not_confirmed, tear_down);
  g_test_add ("/standpoint/store/commit-that-fails-changes-nothing", StoreFixture, NULL, set_up, test_not_written,
              tear_down);
  g_test_add ("/standpoint/store/edit-after-a-failed-commit", StoreFixture, NULL, set_up, test_edit_after_failure,
              tear_down);
  g_test_add ("/standpoint/store/undo-that-fails-changes-nothing", StoreFixture, NULL, set_up, test_failing_undo,
              tear_down);
  g_test_add ("/standpoint/store/full-within-a-large-edit-changes-nothing", StoreFixture, NULL, set_up,
              test_full_within_large_edit, tear_down);
  g_test_add ("/standpoint/store/full-at-the-end-of-a-large-edit-changes-nothing", StoreFixture, NULL, set_up,
              test_full_at_end_of_large_edit, tear_down);
  g_test_add ("/standpoint/store/large-edit-that-is-given-up-changes-nothing", StoreFixture, NULL, set_up,
              test_large_edit_given_up, tear_down);
  g_test_add ("/standpoint/store/large-edit-that-is-not-written-changes-nothing", StoreFixture, NULL, set_up,
              test_large_edit_not_written, tear_down);
  g_test_add ("/standpoint/store/full-within-undo-and-redo-of-a-large-edit", StoreFixture, NULL, set_up,
              test_full_within_undo_and_redo, tear_down);
  return g_test_run ();
}
