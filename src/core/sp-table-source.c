/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

/* Without its source a passage points nowhere; the quoted words stay. */
static const char * const detach_statements[] = {
  "DELETE FROM source_error WHERE source = ?1",
  "UPDATE statement SET source = NULL, passage_start = NULL, passage_end = NULL WHERE source = ?1",
  "UPDATE link SET source = NULL, passage_start = NULL, passage_end = NULL WHERE source = ?1",
  NULL,
};

static gboolean
detach_source (SpStore  *self,
               SpId      id,
               GError  **error)
{
  return sp_table_run_all (self, detach_statements, id, error);
}

/**
 * sp_store_add_source:
 * @self: a store in an edit
 * @row: a source; its id 0 for a new one, its ordinal 0 for the last place
 * @error: return location for an error
 *
 * Writes a new source. Two sources may have the same title.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with %SP_STORE_ERROR_INVALID,
 *   %SP_STORE_ERROR_DUPLICATE, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
SpId
sp_store_add_source (SpStore         *self,
                     const SpSource  *row,
                     GError         **error)
{
  return sp_table_add (self, SP_TABLE_SOURCE, row, NULL, error);
}

/**
 * sp_store_update_source:
 * @self: a store in an edit
 * @row: the whole source
 * @error: return location for an error
 *
 * Writes a source in the place of the one of the same id. Passages are not moved when the text changes.
 *
 * Returns: whether it was written; the errors are those of sp_store_add_source()
 */
gboolean
sp_store_update_source (SpStore         *self,
                        const SpSource  *row,
                        GError         **error)
{
  return sp_table_update (self, SP_TABLE_SOURCE, row, NULL, error);
}

/**
 * sp_store_delete_source:
 * @self: a store in an edit
 * @id: a source
 * @error: return location for an error
 *
 * Deletes a source with its errors. Statements and links stay with the words that they quote, and lose
 * source and passage.
 *
 * Returns: whether it was deleted; if not, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_delete_source (SpStore  *self,
                        SpId      id,
                        GError  **error)
{
  return sp_table_delete (self, SP_TABLE_SOURCE, id, detach_source, error);
}
