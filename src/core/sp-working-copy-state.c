/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-working-copy-state.h"

#include <glib/gi18n-lib.h>
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

static gint64
read_saved (SpStore    *store,
            const char *key)
{
  g_autofree char *text = NULL;

  sp_store_get_state (store, key, &text, NULL);
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

static gboolean
write_saved (SpStore     *store,
             const char  *key,
             gint64       number,
             GError     **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return sp_store_set_state (store, key, text, error);
}

/**
 * sp_working_copy_mark_take:
 * @store: an open working copy
 *
 * Returns: where it stands now
 */
SpWorkingCopyMark
sp_working_copy_mark_take (SpStore *store)
{
  return (SpWorkingCopyMark) {
    .revision = sp_store_get_revision (store),
    .entry = read_number (sp_store_get_database (store), "SELECT max (number) FROM history WHERE undone = 0", 0),
  };
}

/**
 * sp_working_copy_mark_write:
 * @mark: where the working copy stood when it was written to its file, or read from it
 * @store: the open working copy
 * @error: return location for an error
 *
 * Returns: whether the working copy remembers it
 */
gboolean
sp_working_copy_mark_write (const SpWorkingCopyMark  *mark,
                            SpStore                  *store,
                            GError                  **error)
{
  return write_saved (store, SP_STATE_SAVED_REVISION, mark->revision, error)
         && write_saved (store, SP_STATE_SAVED_ENTRY, mark->entry, error);
}

/**
 * sp_working_copy_mark_return:
 * @store: an open working copy
 * @error: return location for an error
 *
 * Goes back through the history to what stands in the file. What is taken back can be redone.
 *
 * Returns: whether it stands there; if not, nothing was changed
 */
gboolean
sp_working_copy_mark_return (SpStore  *store,
                             GError  **error)
{
  gint64 entry = read_saved (store, SP_STATE_SAVED_ENTRY);
  gint64 n_since = sp_store_get_revision (store) - read_saved (store, SP_STATE_SAVED_REVISION);
  gint64 n_entries = read_number (sp_store_get_database (store), "SELECT count (*) FROM history", 0);
  SpWorkingCopyMark mark;

  /* Before the first entry is what was saved only if none was dropped since. */
  if (entry < 0 || (entry == 0 && n_entries != n_since))
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING,
                           _("What was saved last is no longer in the history."));
      return FALSE;
    }
  if (!sp_store_go_to (store, entry, error))
    return FALSE;

  mark = sp_working_copy_mark_take (store);
  return sp_working_copy_mark_write (&mark, store, error);
}
