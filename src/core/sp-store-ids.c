/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>

/* Which ids are taken, and new ones. */

/**
 * sp_store_has_row:
 * @self: a store
 * @table: a table
 * @id: an identifier
 * @has: (out): whether there is such a row
 * @error: return location for an error
 *
 * Returns: whether it could be found out
 */
gboolean
sp_store_has_row (SpStore   *self,
                  SpTable    table,
                  SpId       id,
                  gboolean  *has,
                  GError   **error)
{
  sqlite3_stmt *statement = sp_store_prepare_row (self, table, SP_ROW_FIND, error);
  int result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  result = sqlite3_step (statement);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  *has = result == SQLITE_ROW;
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* From here on to the next row all ids are free. */
static gboolean
find_free_end (SpStore  *self,
               SpTable   table,
               SpId      id,
               SpId     *end,
               GError  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min (id) FROM %s WHERE id >= ?1", sp_row_types[table].name);

  if (!sp_store_read_number (self, sql, id, end, error))
    return FALSE;
  if (*end == SP_ID_NONE)
    *end = SP_ID_MAX + 1;
  return TRUE;
}

static gboolean
choose_new_id (SpStore  *self,
               SpTable   table,
               SpId     *id,
               GError  **error)
{
  SpId next = self->last_ids[table] != SP_ID_NONE ? self->last_ids[table] + 1 : SP_ID_NONE;

  while (next == SP_ID_NONE || next >= self->free_ends[table])
    {
      next = sp_id_new_random ();
      if (!find_free_end (self, table, next, &self->free_ends[table], error))
        return FALSE;
    }
  if (next > self->last_given[table])
    self->given_ends[table] = MIN (self->given_ends[table], next);
  *id = self->last_ids[table] = next;
  return TRUE;
}

static gboolean
refuse_taken (SpTable   table,
              GError  **error)
{
  g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_DUPLICATE,
               _("Another %s has this identifier already. Leave it out to get a new one."),
               sp_enum_to_label (SP_TYPE_TABLE, table));
  return FALSE;
}

/* Whole tables come in order of their ids: the database is asked where the next one that is taken stands. */
static gboolean
check_free (SpStore  *self,
            SpTable   table,
            SpId      id,
            GError  **error)
{
  SpId last = self->last_given[table];

  if (last == SP_ID_NONE || id <= last || id >= self->given_ends[table])
    {
      if (!find_free_end (self, table, id, &self->given_ends[table], error))
        return FALSE;
      if (self->given_ends[table] == id)
        {
          self->last_given[table] = SP_ID_NONE;
          return refuse_taken (table, error);
        }
    }
  self->last_given[table] = id;
  if (id > self->last_ids[table])
    self->free_ends[table] = MIN (self->free_ends[table], id);
  return TRUE;
}

/**
 * sp_store_choose_id:
 * @self: a store in an edit
 * @table: a table
 * @id: (inout): the id that a new row shall have, or %SP_ID_NONE for any
 * @error: return location for an error
 *
 * Rows that an edit adds one after the other get numbers one after the other from a random start: where many are added,
 * the database then writes each of its pages once, and looks once which of them are free.
 *
 * Returns: whether @id is free; %SP_STORE_ERROR_DUPLICATE if not
 */
gboolean
sp_store_choose_id (SpStore  *self,
                    SpTable   table,
                    SpId     *id,
                    GError  **error)
{
  return *id == SP_ID_NONE ? choose_new_id (self, table, id, error) : check_free (self, table, *id, error);
}

/**
 * sp_store_note_source:
 * @self: a store in an edit
 * @table: any table
 * @id: a row that is there
 *
 * Notes a source that statements may refer to.
 *
 * Returns: %TRUE
 */
gboolean
sp_store_note_source (SpStore *self,
                      SpTable  table,
                      SpId     id)
{
  if (table != SP_TABLE_SOURCE)
    return TRUE;
  if (self->sources == NULL)
    self->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->sources, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/**
 * sp_store_is_known_source:
 * @self: a store in an edit
 * @table: any table
 * @id: an identifier
 *
 * Returns: whether it is known without a look into the database that there is such a source
 */
gboolean
sp_store_is_known_source (SpStore *self,
                          SpTable  table,
                          SpId     id)
{
  return table == SP_TABLE_SOURCE && self->sources != NULL && g_hash_table_contains (self->sources, &id);
}
