/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

static gboolean
check_source_error (SpStore        *self,
                    gconstpointer   row,
                    GError        **error)
{
  const SpSourceError *source_error = row;

  return sp_table_check_reference (self, SP_TABLE_SOURCE, source_error->source, FALSE, error);
}

/**
 * sp_store_add_source_error:
 * @self: a store in an edit
 * @row: an error of a source; its id 0 for a new one, its ordinal 0 for the last place
 * @error: return location for an error
 *
 * Notes a new error of a source.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with %SP_STORE_ERROR_INVALID,
 *   %SP_STORE_ERROR_DUPLICATE, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
SpId
sp_store_add_source_error (SpStore              *self,
                           const SpSourceError  *row,
                           GError              **error)
{
  return sp_table_add (self, SP_TABLE_SOURCE_ERROR, row, check_source_error, error);
}

/**
 * sp_store_update_source_error:
 * @self: a store in an edit
 * @row: the whole error of a source
 * @error: return location for an error
 *
 * Writes an error of a source in the place of the one of the same id.
 *
 * Returns: whether it was written; the errors are those of sp_store_add_source_error()
 */
gboolean
sp_store_update_source_error (SpStore              *self,
                              const SpSourceError  *row,
                              GError              **error)
{
  return sp_table_update (self, SP_TABLE_SOURCE_ERROR, row, check_source_error, error);
}

/**
 * sp_store_delete_source_error:
 * @self: a store in an edit
 * @id: an error of a source
 * @error: return location for an error
 *
 * Deletes an error of a source.
 *
 * Returns: whether it was deleted; if not, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_delete_source_error (SpStore  *self,
                              SpId      id,
                              GError  **error)
{
  return sp_table_delete (self, SP_TABLE_SOURCE_ERROR, id, NULL, error);
}
