/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-row-check.h"

/* Which names are taken. A project has some thousand actors at most: all names are kept once one is asked for. */

/**
 * sp_names_clear:
 * @self: names
 *
 * Forgets them; they are read again when the next one is asked for.
 */
void
sp_names_clear (SpNames *self)
{
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
}

static void
add_name (SpNames    *self,
          SpId        id,
          const char *name)
{
  char *key = sp_name_to_key (name);

  g_hash_table_replace (self->by_key, g_strdup (key), g_memdup2 (&id, sizeof id));
  g_hash_table_replace (self->by_id, g_memdup2 (&id, sizeof id), key);
}

static gboolean
ensure_names (SpStore  *self,
              SpTable   table,
              GError  **error)
{
  g_autofree char *sql = NULL;
  SpNames *names = &self->names[table];
  sqlite3_stmt *statement;
  int result;

  if (names->by_key != NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT id, name FROM %s", sp_row_types[table].name);
  statement = sp_store_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;

  names->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    add_name (names, sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1));
  if (result != SQLITE_DONE)
    {
      sp_store_fail_sqlite (self, error);
      sp_names_clear (names);
    }
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/**
 * sp_store_check_name:
 * @self: a store in an edit
 * @table: actors or issues
 * @id: the row that shall have the name, or %SP_ID_NONE for a new one
 * @name: the name
 * @error: return location for an error
 *
 * Takes the time of a look into a hash table, once the names were read.
 *
 * Returns: whether no other row has a name that reads the same; %SP_STORE_ERROR_DUPLICATE if one has
 */
gboolean
sp_store_check_name (SpStore     *self,
                     SpTable      table,
                     SpId         id,
                     const char  *name,
                     GError     **error)
{
  g_autofree char *key = NULL;
  const SpId *other;

  if (!ensure_names (self, table, error))
    return FALSE;
  key = sp_name_to_key (name);
  other = g_hash_table_lookup (self->names[table].by_key, key);
  if (other == NULL || *other == id)
    return TRUE;

  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_DUPLICATE,
               table == SP_TABLE_ACTOR ? _("There is an actor named “%s” already. Choose another name.")
                                       : _("There is an issue named “%s” already. Choose another name."), name);
  return FALSE;
}

/**
 * sp_store_has_name_of:
 * @self: a store in an edit
 * @table: any table
 * @id: an identifier
 *
 * Returns: whether it is known without a look into the database that there is such an actor or issue
 */
gboolean
sp_store_has_name_of (SpStore *self,
                      SpTable  table,
                      SpId     id)
{
  return self->names[table].by_id != NULL && g_hash_table_contains (self->names[table].by_id, &id);
}

/**
 * sp_store_drop_name:
 * @self: a store in an edit
 * @table: actors or issues
 * @id: a row that was deleted
 *
 * Sets its name free.
 */
void
sp_store_drop_name (SpStore *self,
                    SpTable  table,
                    SpId     id)
{
  SpNames *names = &self->names[table];
  const char *key = names->by_id != NULL ? g_hash_table_lookup (names->by_id, &id) : NULL;
  const SpId *owner = key != NULL ? g_hash_table_lookup (names->by_key, key) : NULL;

  if (owner == NULL)
    return;
  /* A file from elsewhere may have the name twice: the other row then keeps it. */
  if (*owner == id)
    g_hash_table_remove (names->by_key, key);
  g_hash_table_remove (names->by_id, &id);
}

/**
 * sp_store_take_name:
 * @self: a store in an edit
 * @table: actors or issues
 * @id: a row that was written
 * @name: its name
 *
 * Notes whose name it is now.
 */
void
sp_store_take_name (SpStore    *self,
                    SpTable     table,
                    SpId        id,
                    const char *name)
{
  if (self->names[table].by_key == NULL)
    return;
  sp_store_drop_name (self, table, id);
  add_name (&self->names[table], id, name);
}
