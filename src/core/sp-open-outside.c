/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-open.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-schema.h"
#include "sp-store-private.h"

/* Log entries that were made elsewhere come along; they are no part of the edit. */
#define TAKE_LOG                                                                                         \
  "INSERT INTO main.log (time, coder, label, touched)"                                                   \
  " SELECT time, coder, label, touched FROM outside.log AS other WHERE NOT EXISTS"                       \
  " (SELECT 1 FROM main.log AS own WHERE own.time = other.time AND own.coder = other.coder"              \
  " AND own.label = other.label) ORDER BY other.id"

static gboolean
fail (sqlite3  *database,
      GError  **error)
{
  g_set_error (error, SP_PROJECT_ERROR, SP_PROJECT_ERROR_FAILED,
               _("What changed in the file could not be taken over (%s)."), sqlite3_errmsg (database));
  return FALSE;
}

static gboolean
attach (sqlite3     *database,
        const char  *path,
        GError     **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (database, "ATTACH ?1 AS outside", -1, &statement, NULL);

  sqlite3_bind_text (statement, 1, path, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE || fail (database, error);
}

static int
compare_tables (sqlite3          *database,
                sqlite3_session  *session)
{
  int result = SQLITE_OK;

  for (const SpSchemaTable *table = sp_schema_tables; result == SQLITE_OK && table->name != NULL; table++)
    {
      char *message = NULL;

      if (strcmp (table->name, "log") == 0)
        continue;
      result = sqlite3session_attach (session, table->name);
      if (result == SQLITE_OK)
        result = sqlite3session_diff (session, "main", table->name, &message);
      sqlite3_free (message);
    }
  return result;
}

/* What has to be done to our rows to make them those of the other database. */
static gboolean
find_difference (sqlite3  *database,
                 GBytes  **difference,
                 GError  **error)
{
  sqlite3_session *session = NULL;
  void *changeset = NULL;
  int size = 0;
  int result = sqlite3session_create (database, "outside", &session);

  if (result == SQLITE_OK)
    result = compare_tables (database, session);
  if (result == SQLITE_OK)
    result = sqlite3session_changeset (session, &size, &changeset);
  sqlite3session_delete (session);
  if (result != SQLITE_OK)
    return fail (database, error);

  *difference = g_bytes_new_with_free_func (changeset, (gsize) size, sqlite3_free, changeset);
  return TRUE;
}

/* Between the same two sets of rows nothing can be in the way: a conflict is a fault of ours. */
static int
refuse_conflict_cb (gpointer                  data,
                    int                       kind,
                    sqlite3_changeset_iter   *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_difference (SpStore  *store,
                  GBytes   *difference,
                  GError  **error)
{
  sqlite3 *database = sp_store_get_database (store);
  int result;

  if (!sp_store_begin (store, _("Changed outside"), error))
    return FALSE;

  result = sqlite3changeset_apply_v2 (database, (int) g_bytes_get_size (difference),
                                      (gpointer) g_bytes_get_data (difference, NULL), NULL,
                                      refuse_conflict_cb, NULL, NULL, NULL, SQLITE_CHANGESETAPPLY_FKNOACTION);
  if (result == SQLITE_OK)
    result = sqlite3_exec (database, TAKE_LOG, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    {
      fail (database, error);
      sp_store_rollback (store);
      return FALSE;
    }
  return sp_store_commit (store, error);
}

/**
 * sp_open_take_over:
 * @store: an open working copy
 * @path: (type filename): another working copy of the same document, made from its file, that nobody has open
 * @error: return location for an error
 *
 * Makes the rows those of the other working copy, as one edit on top of the history that can be undone. If they are
 * the same already nothing happens.
 *
 * Takes time in proportion to the number of rows.
 *
 * Returns: whether it worked; if not, nothing is changed
 */
gboolean
sp_open_take_over (SpStore     *store,
                   const char  *path,
                   GError     **error)
{
  sqlite3 *database = sp_store_get_database (store);
  g_autoptr (GBytes) difference = NULL;
  gboolean taken = FALSE;

  if (attach (database, path, error))
    taken = find_difference (database, &difference, error)
            && (g_bytes_get_size (difference) == 0 || apply_difference (store, difference, error));
  sqlite3_exec (sp_store_get_database (store), "DETACH outside", NULL, NULL, NULL);
  return taken;
}
