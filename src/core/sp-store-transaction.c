/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>

/* One transaction of the database, and what is done when its end fails. */

#define REVISION_KEY "revision"

/**
 * sp_store_begin_transaction:
 * @self: a store
 * @error: return location for an error
 *
 * Opens the connection again if it was lost, and begins.
 *
 * Returns: whether a transaction is open now
 */
gboolean
sp_store_begin_transaction (SpStore  *self,
                            GError  **error)
{
  if (self->closed)
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
                           _("The project is closed. Open it again to change it."));
      return FALSE;
    }
  if (self->database == NULL && !sp_store_open_database (self, FALSE, error))
    return FALSE;
  return sp_store_run (self, "BEGIN IMMEDIATE", error);
}

/**
 * sp_store_rollback_transaction:
 * @self: a store
 *
 * Takes back all that was written since the transaction began.
 */
void
sp_store_rollback_transaction (SpStore *self)
{
  if (self->database != NULL && !sqlite3_get_autocommit (self->database))
    sp_store_run (self, "ROLLBACK", NULL);
}

/**
 * sp_store_read_revision:
 * @self: a store
 * @revision: (out): what was written last; 0 for a new working copy
 * @error: return location for an error
 *
 * Returns: whether it could be read
 */
gboolean
sp_store_read_revision (SpStore  *self,
                        gint64   *revision,
                        GError  **error)
{
  g_autofree char *text = NULL;

  if (!sp_store_get_state (self, REVISION_KEY, &text, error))
    return FALSE;
  *revision = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
write_revision (SpStore  *self,
                gint64    revision,
                GError  **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, revision);

  return sp_store_set_state (self, REVISION_KEY, text, error);
}

/* A commit that failed may have reached the disk all the same: only a connection that reads it anew can tell. */
static gboolean
is_durable_after_all (SpStore *self,
                      gint64   revision)
{
  gint64 found = -1;

  sp_store_rollback_transaction (self);
  sp_store_close_database (self);
  return sp_store_open_database (self, FALSE, NULL)
         && sp_store_read_revision (self, &found, NULL)
         && found == revision;
}

/**
 * sp_store_commit_transaction:
 * @self: a store
 * @revision: the number of the state that is reached with it; the present one if nothing but the state of the
 *   working copy was written
 * @error: return location for an error
 *
 * Ends the transaction and forces it to the disk. If that fails, the state is read again, and the end counts
 * as a success if it is there.
 *
 * Returns: whether it is durable; if not, all is taken back, with %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_commit_transaction (SpStore  *self,
                             gint64    revision,
                             GError  **error)
{
  g_autoptr (GError) reason = NULL;

  if (revision != self->revision && !write_revision (self, revision, error))
    {
      sp_store_rollback_transaction (self);
      return FALSE;
    }
  if (!sp_store_run (self, "COMMIT", &reason)
      && !(revision != self->revision && is_durable_after_all (self, revision)))
    {
      sp_store_rollback_transaction (self);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  self->revision = revision;
  return TRUE;
}

/**
 * sp_store_get_state:
 * @self: a store
 * @key: which part of the state of the working copy
 * @value: (out) (transfer full) (nullable): the text; `NULL` if there is none
 * @error: return location for an error
 *
 * Returns: whether it could be read; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_get_state (SpStore     *self,
                    const char  *key,
                    char       **value,
                    GError     **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, "SELECT value FROM working_copy WHERE key = ?1", error);
  int result;

  *value = NULL;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  else if (result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/**
 * sp_store_set_state:
 * @self: a store
 * @key: which part of the state of the working copy
 * @value: (nullable): the text; `NULL` removes it
 * @error: return location for an error
 *
 * Writes down something about the working copy that never leaves it. It is no edit: nobody is told, and undo does
 * not touch it. Durable at once, or with the edit if one is open.
 *
 * Returns: whether it was written; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_set_state (SpStore     *self,
                    const char  *key,
                    const char  *value,
                    GError     **error)
{
  sqlite3_stmt *statement;

  statement = sp_store_prepare (self, value != NULL ? "INSERT OR REPLACE INTO working_copy (key, value) VALUES (?1, ?2)"
                                                    : "DELETE FROM working_copy WHERE key = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
  if (value != NULL)
    sqlite3_bind_text (statement, 2, value, -1, SQLITE_TRANSIENT);
  return sp_store_step (self, statement, error);
}
