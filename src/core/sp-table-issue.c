/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

static const char * const detach_statements[] = {
  "DELETE FROM statement_tag WHERE statement IN (SELECT id FROM statement WHERE issue = ?1)",
  "DELETE FROM statement WHERE issue = ?1",
  NULL,
};

static gboolean
check_issue (SpStore        *self,
             gconstpointer   row,
             GError        **error)
{
  const SpIssue *issue = row;

  return sp_store_check_name (self, SP_TABLE_ISSUE, issue->id, issue->name, error);
}

static gboolean
detach_issue (SpStore  *self,
              SpId      id,
              GError  **error)
{
  return sp_table_run_all (self, detach_statements, id, error);
}

/**
 * sp_store_add_issue:
 * @self: a store in an edit
 * @row: an issue; its id 0 for a new one, its ordinal 0 for the last place
 * @error: return location for an error
 *
 * Writes a new issue. No other issue may have a name that reads the same.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with %SP_STORE_ERROR_INVALID,
 *   %SP_STORE_ERROR_DUPLICATE, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
SpId
sp_store_add_issue (SpStore        *self,
                    const SpIssue  *row,
                    GError        **error)
{
  return sp_table_add (self, SP_TABLE_ISSUE, row, check_issue, error);
}

/**
 * sp_store_update_issue:
 * @self: a store in an edit
 * @row: the whole issue
 * @error: return location for an error
 *
 * Writes an issue in the place of the one of the same id.
 *
 * Returns: whether it was written; the errors are those of sp_store_add_issue()
 */
gboolean
sp_store_update_issue (SpStore        *self,
                       const SpIssue  *row,
                       GError        **error)
{
  return sp_table_update (self, SP_TABLE_ISSUE, row, check_issue, error);
}

/**
 * sp_store_delete_issue:
 * @self: a store in an edit
 * @id: an issue
 * @error: return location for an error
 *
 * Deletes an issue with its statements.
 *
 * Returns: whether it was deleted; if not, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_delete_issue (SpStore  *self,
                       SpId      id,
                       GError  **error)
{
  return sp_table_delete (self, SP_TABLE_ISSUE, id, detach_issue, error);
}
