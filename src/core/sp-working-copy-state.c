/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-working-copy-state.h"

#include <sqlite3.h>
#include <string.h>

#include "sp-store-private.h"

static char *
read_text (sqlite3    *database,
           const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static gint64
read_number (sqlite3    *database,
             const char *sql,
             gint64      otherwise)
{
  g_autofree char *text = read_text (database, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : otherwise;
}

/**
 * sp_working_copy_state_read:
 * @database: (type filename): the database of a working copy whose folder is held and that is not open
 * @state: (out caller-allocates): zeroed; to be cleared by the caller
 *
 * Reads what a working copy is about without loading its rows.
 *
 * Returns: whether it is a working copy that can be read
 */
gboolean
sp_working_copy_state_read (const char         *database,
                            SpWorkingCopyState *state)
{
  sqlite3 *connection = NULL;
  gboolean readable = FALSE;

  if (sqlite3_open_v2 (database, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK
      && sp_store_harden (connection, NULL))
    {
      state->title = read_text (connection, "SELECT title FROM project");
      state->file_hash = read_text (connection, "SELECT value FROM working_copy WHERE key = '" SP_STATE_FILE_HASH "'");
      state->saved_revision = read_number (connection, "SELECT value FROM working_copy WHERE key = '"
                                           SP_STATE_SAVED_REVISION "'", -1);
      state->revision = read_number (connection, "SELECT value FROM working_copy WHERE key = 'revision'", 0);
      state->last_time = read_number (connection, "SELECT max (time) FROM history", 0);
      state->last_label = read_text (connection, "SELECT label FROM history WHERE undone = 0"
                                     " ORDER BY number DESC LIMIT 1");
      readable = state->title != NULL;
    }
  sqlite3_close (connection);
  return readable;
}

/**
 * sp_working_copy_state_clear:
 * @state: what was read
 *
 * Frees what is in it.
 */
void
sp_working_copy_state_clear (SpWorkingCopyState *state)
{
  g_clear_pointer (&state->title, g_free);
  g_clear_pointer (&state->file_hash, g_free);
  g_clear_pointer (&state->last_label, g_free);
}

/**
 * sp_working_copy_state_is_ahead:
 * @state: what was read
 *
 * Returns: whether there is work in it that its file does not have
 */
gboolean
sp_working_copy_state_is_ahead (const SpWorkingCopyState *state)
{
  return state->revision > 0 && state->revision != state->saved_revision;
}
