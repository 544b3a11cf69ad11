/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

#include <glib/gi18n-lib.h>

static const char * const detach_statements[] = {
  "DELETE FROM statement_tag WHERE statement IN (SELECT id FROM statement WHERE actor = ?1)",
  "DELETE FROM statement WHERE actor = ?1",
  "DELETE FROM link_tag WHERE link IN (SELECT id FROM link WHERE from_actor = ?1 OR to_actor = ?1)",
  "DELETE FROM link WHERE from_actor = ?1 OR to_actor = ?1",
  "UPDATE actor SET speaks_for = NULL WHERE speaks_for = ?1",
  NULL,
};

/* Follows the chain of those who are spoken for. The set ends it where a file from elsewhere brought in a circle. */
static gboolean
check_no_circle (SpStore        *self,
                 const SpActor  *row,
                 GError        **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 next = row->speaks_for;

  while (next != SP_ID_NONE && next != row->id && g_hash_table_add (seen, g_memdup2 (&next, sizeof next)))
    if (!sp_store_read_number (self, "SELECT speaks_for FROM actor WHERE id = ?1", next, &next, error))
      return FALSE;

  if (next != SP_ID_NONE && next == row->id)
    {
      g_set_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID,
                   _("“%s” cannot speak for an actor that speaks for it, directly or through others. "
                     "Change one of them."), row->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_actor (SpStore        *self,
             gconstpointer   row,
             GError        **error)
{
  const SpActor *actor = row;

  return sp_store_check_name (self, SP_TABLE_ACTOR, actor->id, actor->name, error)
         && sp_table_check_reference (self, SP_TABLE_ACTOR, actor->speaks_for, TRUE, error)
         && check_no_circle (self, actor, error);
}

static gboolean
detach_actor (SpStore  *self,
              SpId      id,
              GError  **error)
{
  return sp_table_run_all (self, detach_statements, id, error);
}

/**
 * sp_store_add_actor:
 * @self: a store in an edit
 * @row: an actor; its id 0 for a new one, its ordinal 0 for the last place
 * @error: return location for an error
 *
 * Writes a new actor with aliases and tags. No other actor may have a name that reads the same.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with %SP_STORE_ERROR_INVALID,
 *   %SP_STORE_ERROR_DUPLICATE, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
SpId
sp_store_add_actor (SpStore        *self,
                    const SpActor  *row,
                    GError        **error)
{
  return sp_table_add (self, SP_TABLE_ACTOR, row, check_actor, error);
}

/**
 * sp_store_update_actor:
 * @self: a store in an edit
 * @row: the whole actor
 * @error: return location for an error
 *
 * Writes an actor with aliases and tags in the place of the one of the same id. Actors that speak for each other
 * in a circle are refused.
 *
 * Returns: whether it was written; the errors are those of sp_store_add_actor()
 */
gboolean
sp_store_update_actor (SpStore        *self,
                       const SpActor  *row,
                       GError        **error)
{
  return sp_table_update (self, SP_TABLE_ACTOR, row, check_actor, error);
}

/**
 * sp_store_delete_actor:
 * @self: a store in an edit
 * @id: an actor
 * @error: return location for an error
 *
 * Deletes an actor with its statements and links; who spoke for it speaks for nobody then.
 *
 * Returns: whether it was deleted; if not, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_delete_actor (SpStore  *self,
                       SpId      id,
                       GError  **error)
{
  return sp_table_delete (self, SP_TABLE_ACTOR, id, detach_actor, error);
}
