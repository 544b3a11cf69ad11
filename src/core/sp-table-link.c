/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

static gboolean
check_link (SpStore        *self,
            gconstpointer   row,
            GError        **error)
{
  const SpLink *link = row;

  return sp_table_check_reference (self, SP_TABLE_ACTOR, link->from, FALSE, error)
         && sp_table_check_reference (self, SP_TABLE_ACTOR, link->to, FALSE, error)
         && sp_table_check_reference (self, SP_TABLE_SOURCE, link->source, TRUE, error);
}

/**
 * sp_store_add_link:
 * @self: a store in an edit
 * @row: a link; its id 0 for a new one, its ordinal 0 for the last place
 * @error: return location for an error
 *
 * Writes a new link with its tags. It leads from one actor to another; there may be several between the same two.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with %SP_STORE_ERROR_INVALID,
 *   %SP_STORE_ERROR_DUPLICATE, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
SpId
sp_store_add_link (SpStore       *self,
                   const SpLink  *row,
                   GError       **error)
{
  return sp_table_add (self, SP_TABLE_LINK, row, check_link, error);
}

/**
 * sp_store_update_link:
 * @self: a store in an edit
 * @row: the whole link
 * @error: return location for an error
 *
 * Writes a link with its tags in the place of the one of the same id.
 *
 * Returns: whether it was written; the errors are those of sp_store_add_link()
 */
gboolean
sp_store_update_link (SpStore       *self,
                      const SpLink  *row,
                      GError       **error)
{
  return sp_table_update (self, SP_TABLE_LINK, row, check_link, error);
}

/**
 * sp_store_delete_link:
 * @self: a store in an edit
 * @id: a link
 * @error: return location for an error
 *
 * Deletes a link with its tags.
 *
 * Returns: whether it was deleted; if not, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_delete_link (SpStore  *self,
                      SpId      id,
                      GError  **error)
{
  return sp_table_delete (self, SP_TABLE_LINK, id, NULL, error);
}
