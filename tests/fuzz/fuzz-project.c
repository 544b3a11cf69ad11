/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "fuzzer.h"
#include "sp-hostile.h"
#include "sp-schema.h"

/* An input is a project file. It goes the way of opening, as a sound one or as one to recover: first bytes, schema,
 * structure, every row, every reference. The rows go into a database in memory with our schema, which has the last word,
 * and are taken back. Which of the two is told by a byte of the header in which SQLite notes its own version. */

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
open_file (gboolean recover)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpHostile) hostile = sp_hostile_open (path, "name", recover, NULL, &error);
  g_autofree char *uuid = NULL;
  gboolean whole;

  if (hostile == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  uuid = sp_hostile_dup_uuid (hostile);
  g_assert_true (uuid == NULL || g_uuid_string_is_valid (uuid));
  run_sql ("BEGIN; PRAGMA defer_foreign_keys = ON");
  whole = sp_hostile_check (hostile, &error)
          && sp_hostile_copy_rows (hostile, database, &error)
          && sp_hostile_check_references (hostile, database, &error);
  g_assert_true (whole == (error == NULL));
  g_assert_true (whole || g_utf8_validate (error->message, -1, NULL));
  if (whole)
    assert_sound ();
  run_sql ("ROLLBACK");
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
  open_file (data[MODE_BYTE] % 2 != 0);
  return 0;
}
