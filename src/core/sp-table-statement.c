/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

static gboolean
check_statement (SpStore        *self,
                 gconstpointer   row,
                 GError        **error)
{
  const SpStatement *statement = row;

  return sp_table_check_reference (self, SP_TABLE_ACTOR, statement->actor, FALSE, error)
         && sp_table_check_reference (self, SP_TABLE_ISSUE, statement->issue, FALSE, error)
         && sp_table_check_reference (self, SP_TABLE_SOURCE, statement->source, TRUE, error);
}

/**
 * sp_store_add_statement:
 * @self: a store in an edit
 * @row: a statement; its id 0 for a new one, its ordinal 0 for the last place
 * @error: return location for an error
 *
 * Writes a new statement with its tags. Undecided ones and those without comment have no stance.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with %SP_STORE_ERROR_INVALID,
 *   %SP_STORE_ERROR_DUPLICATE, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
SpId
sp_store_add_statement (SpStore            *self,
                        const SpStatement  *row,
                        GError            **error)
{
  return sp_table_add (self, SP_TABLE_STATEMENT, row, check_statement, error);
}

/**
 * sp_store_update_statement:
 * @self: a store in an edit
 * @row: the whole statement
 * @error: return location for an error
 *
 * Writes a statement with its tags in the place of the one of the same id.
 *
 * Returns: whether it was written; the errors are those of sp_store_add_statement()
 */
gboolean
sp_store_update_statement (SpStore            *self,
                           const SpStatement  *row,
                           GError            **error)
{
  return sp_table_update (self, SP_TABLE_STATEMENT, row, check_statement, error);
}

/**
 * sp_store_delete_statement:
 * @self: a store in an edit
 * @id: a statement
 * @error: return location for an error
 *
 * Deletes a statement with its tags.
 *
 * Returns: whether it was deleted; if not, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_delete_statement (SpStore  *self,
                           SpId      id,
                           GError  **error)
{
  return sp_table_delete (self, SP_TABLE_STATEMENT, id, NULL, error);
}
