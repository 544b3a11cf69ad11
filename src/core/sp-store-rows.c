/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

/* Writing for code that treats all tables alike. */

/**
 * sp_store_add_row:
 * @self: a store in an edit
 * @table: a table, not that of the project itself
 * @row: a struct of it
 * @error: return location for an error
 *
 * Does what sp_store_add_actor() and its like do.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with an error as they have
 */
SpId
sp_store_add_row (SpStore        *self,
                  SpTable         table,
                  gconstpointer   row,
                  GError        **error)
{
  switch (table)
    {
    case SP_TABLE_ACTOR:
      return sp_store_add_actor (self, row, error);
    case SP_TABLE_ISSUE:
      return sp_store_add_issue (self, row, error);
    case SP_TABLE_SOURCE:
      return sp_store_add_source (self, row, error);
    case SP_TABLE_SOURCE_ERROR:
      return sp_store_add_source_error (self, row, error);
    case SP_TABLE_STATEMENT:
      return sp_store_add_statement (self, row, error);
    case SP_TABLE_LINK:
      return sp_store_add_link (self, row, error);
    case SP_TABLE_VIEW:
      return sp_store_add_view (self, row, error);
    case SP_TABLE_PROJECT:
    default:
      g_return_val_if_reached (SP_ID_NONE);
    }
}

/**
 * sp_store_update_row:
 * @self: a store in an edit
 * @table: a table
 * @row: a struct of it
 * @error: return location for an error
 *
 * Does what sp_store_update_actor() and its like do.
 *
 * Returns: whether it was written; the errors are theirs
 */
gboolean
sp_store_update_row (SpStore        *self,
                     SpTable         table,
                     gconstpointer   row,
                     GError        **error)
{
  switch (table)
    {
    case SP_TABLE_PROJECT:
      return sp_store_update_project (self, row, error);
    case SP_TABLE_ACTOR:
      return sp_store_update_actor (self, row, error);
    case SP_TABLE_ISSUE:
      return sp_store_update_issue (self, row, error);
    case SP_TABLE_SOURCE:
      return sp_store_update_source (self, row, error);
    case SP_TABLE_SOURCE_ERROR:
      return sp_store_update_source_error (self, row, error);
    case SP_TABLE_STATEMENT:
      return sp_store_update_statement (self, row, error);
    case SP_TABLE_LINK:
      return sp_store_update_link (self, row, error);
    case SP_TABLE_VIEW:
      return sp_store_update_view (self, row, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sp_store_delete_row:
 * @self: a store in an edit
 * @table: a table, not that of the project itself
 * @id: a row of it
 * @error: return location for an error
 *
 * Does what sp_store_delete_actor() and its like do.
 *
 * Returns: whether it was deleted; the errors are theirs
 */
gboolean
sp_store_delete_row (SpStore  *self,
                     SpTable   table,
                     SpId      id,
                     GError  **error)
{
  switch (table)
    {
    case SP_TABLE_ACTOR:
      return sp_store_delete_actor (self, id, error);
    case SP_TABLE_ISSUE:
      return sp_store_delete_issue (self, id, error);
    case SP_TABLE_SOURCE:
      return sp_store_delete_source (self, id, error);
    case SP_TABLE_SOURCE_ERROR:
      return sp_store_delete_source_error (self, id, error);
    case SP_TABLE_STATEMENT:
      return sp_store_delete_statement (self, id, error);
    case SP_TABLE_LINK:
      return sp_store_delete_link (self, id, error);
    case SP_TABLE_VIEW:
      return sp_store_delete_view (self, id, error);
    case SP_TABLE_PROJECT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sp_store_get_last_ordinal:
 * @self: a store in an edit, after a row was added to @table
 * @table: a table with an order
 *
 * Tells which place a row got that was added without one, for those who write it a second time.
 *
 * Returns: the greatest ordinal of the table; `NAN` while no row was added
 */
double
sp_store_get_last_ordinal (SpStore *self,
                           SpTable  table)
{
  g_return_val_if_fail (SP_IS_STORE (self), NAN);

  return self->last_ordinals[table];
}
