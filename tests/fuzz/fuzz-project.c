/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "fuzzer.h"
#include "sp-hostile.h"
#include "sp-schema.h"

/* An input is a project file. As one to recover it goes the way of recovering through SQLite: schema, every row, every
 * reference. As a sound one it goes both ways of opening, and what is read without SQLite has to be what SQLite reads:
 * first bytes, schema, structure, every row, every reference. The rows then go into a database in memory with our schema,
 * which has the last word, and are taken back. Which of the two is told by a byte of the header in which SQLite notes its
 * own version. */

#define MODE_BYTE 99

static char *path;
static sqlite3 *database;

static void
run_sql (const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
set_up (void)
{
  g_autofree char *folder = NULL;

  if (database != NULL)
    return;
  folder = fuzzer_make_folder ();
  path = g_build_filename (folder, "incoming", NULL);
  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  run_sql ("PRAGMA foreign_keys = ON");
  for (const SpSchemaTable *entry = sp_schema_tables; entry->name != NULL; entry++)
    run_sql (entry->sql);
  for (const SpSchemaTable *entry = sp_schema_indexes; entry->name != NULL; entry++)
    run_sql (entry->sql);
}

/* What was taken holds: no reference leads to nothing, and our own checks find nothing. */
static void
assert_sound (void)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, "PRAGMA foreign_key_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
copy_rows (SpHostile *hostile,
           gboolean   sound)
{
  g_autoptr (GError) error = NULL;
  gboolean whole;

  run_sql ("BEGIN; PRAGMA defer_foreign_keys = ON");
  whole = sp_hostile_copy_rows (hostile, database, &error)
          && (sound || sp_hostile_check_references (hostile, database, &error));
  g_assert_true (whole == (error == NULL));
  g_assert_true (whole || g_utf8_validate (error->message, -1, NULL));
  g_assert_true (whole || !sound);
  if (whole)
    assert_sound ();
  run_sql ("ROLLBACK");
}

static void
recover_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHostile) hostile = sp_hostile_open (path, "name", TRUE, NULL, &error);
  g_autofree char *uuid = NULL;

  if (hostile == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  uuid = sp_hostile_dup_uuid (hostile);
  g_assert_true (uuid == NULL || g_uuid_string_is_valid (uuid));
  g_assert_true (sp_hostile_check (hostile, NULL));
  copy_rows (hostile, FALSE);
}

static SpSnapshot *
read_through_sqlite (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHostile) hostile = sp_hostile_open (path, "name", FALSE, NULL, &error);
  g_autoptr (SpSnapshot) rows = NULL;
  gboolean doubt = FALSE;

  if (hostile != NULL && sp_hostile_check (hostile, &error))
    rows = sp_hostile_read (hostile, &doubt, &error);
  g_assert_false (doubt);
  g_assert_true ((rows == NULL) == (error != NULL));
  g_assert_true (rows != NULL || g_utf8_validate (error->message, -1, NULL));
  if (rows != NULL)
    copy_rows (hostile, TRUE);
  return g_steal_pointer (&rows);
}

/* Page by page from the file: the same as from memory. */
static void
read_by_pages (size_t      size,
               SpSnapshot *expected,
               gboolean    expected_doubt)
{
  g_autofd int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autoptr (SpHostile) hostile = sp_hostile_new_for_pages (sp_page_file_new_for_descriptor (descriptor, size), "name", NULL);
  g_autoptr (SpSnapshot) rows = NULL;
  gboolean doubt = TRUE;

  if (hostile != NULL)
    rows = sp_hostile_read (hostile, &doubt, NULL);
  g_assert_true (doubt == expected_doubt);
  g_assert_true ((rows == NULL) == (expected == NULL));
  g_assert_true (rows == NULL || sp_snapshot_equal (rows, expected));
}

/* Whatever is taken without SQLite is what SQLite takes, and what is refused without it is refused. */
static void
open_file (const uint8_t *data,
           size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHostile) hostile = sp_hostile_new_for_pages (sp_page_file_new (data, size), "name", NULL);
  g_autoptr (SpSnapshot) rows = NULL;
  g_autoptr (SpSnapshot) judged = read_through_sqlite ();
  gboolean doubt = TRUE;

  if (hostile != NULL)
    rows = sp_hostile_read (hostile, &doubt, &error);
  g_assert_true ((rows == NULL) == (doubt || error != NULL));
  g_assert_false (doubt && error != NULL);
  read_by_pages (size, rows, doubt);
  if (error != NULL)
    g_assert_null (judged);
  if (rows == NULL)
    return;
  g_assert_nonnull (judged);
  g_assert_true (sp_snapshot_equal (rows, judged));
  copy_rows (hostile, TRUE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  set_up ();
  if (!sp_hostile_check_header (data, size, "name", NULL))
    return 0;
  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  if (data[MODE_BYTE] % 2 != 0)
    recover_file ();
  else
    open_file (data, size);
  return 0;
}
