/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include "sp-store-internal.h"

/* Bringing the logs of two copies of a project together. */

typedef gboolean (*SpLogFunc) (sqlite3_stmt *line, gpointer data, GError **error);

static gboolean
read_log (SpStore    *self,
          SpLogFunc   func,
          gpointer    data,
          GError    **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, "SELECT time, coder, label, touched, id FROM log ORDER BY id", error);
  gboolean right = TRUE;
  int result = SQLITE_ROW;

  if (statement == NULL)
    return FALSE;
  while (right && (result = sqlite3_step (statement)) == SQLITE_ROW)
    right = func (statement, data, error);
  if (right && result != SQLITE_DONE)
    right = sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return right;
}

/**
 * sp_store_describe_log_line:
 * @time: when, in Unix seconds
 * @coder: who
 * @label: what
 *
 * Returns: (transfer full): what tells a line of the log from others
 */
char *
sp_store_describe_log_line (gint64      time,
                            const char *coder,
                            const char *label)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s", time, coder, label);
}

static char *
describe_line (sqlite3_stmt *line)
{
  return sp_store_describe_log_line (sqlite3_column_int64 (line, 0), (const char *) sqlite3_column_text (line, 1),
                                     (const char *) sqlite3_column_text (line, 2));
}

static gboolean
list_line_cb (sqlite3_stmt  *line,
              gpointer       data,
              GError       **error)
{
  g_autofree char *words = describe_line (line);

  g_ptr_array_add (data, g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", (gint64) sqlite3_column_int64 (line, 4), words));
  return TRUE;
}

/**
 * sp_store_list_log:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the lines of the log, each an id, a line break, and what
 *   sp_store_describe_log_line() gives, oldest first; %NULL with %SP_STORE_ERROR_FAILED
 */
GPtrArray *
sp_store_list_log (SpStore  *self,
                   GError  **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  return read_log (self, list_line_cb, lines, error) ? g_steal_pointer (&lines) : NULL;
}

static gboolean
note_line_cb (sqlite3_stmt  *line,
              gpointer       data,
              GError       **error)
{
  g_hash_table_add (data, describe_line (line));
  return TRUE;
}

typedef struct
{
  SpStore *store;
  GHashTable *known;
} Taking;

static gboolean
take_line_cb (sqlite3_stmt  *line,
              gpointer       data,
              GError       **error)
{
  Taking *taking = data;
  g_autofree char *description = describe_line (line);
  sqlite3_stmt *statement;

  if (g_hash_table_contains (taking->known, description))
    return TRUE;
  statement = sp_store_prepare (taking->store, "INSERT INTO log (time, coder, label, touched) VALUES (?1, ?2, ?3, ?4)",
                                error);
  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < 4; i++)
    sqlite3_bind_value (statement, i + 1, sqlite3_column_value (line, i));
  return sp_store_step (taking->store, statement, error);
}

/**
 * sp_store_take_log:
 * @self: a store in an edit
 * @other: another copy of the project
 * @error: return location for an error
 *
 * Adds the lines of the other's log that this one does not have. They are no part of the edit: undo leaves them.
 *
 * Returns: whether it succeeded; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_take_log (SpStore  *self,
                   SpStore  *other,
                   GError  **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Taking taking = { self, known };

  return read_log (self, note_line_cb, known, error) && read_log (other, take_line_cb, &taking, error);
}
