/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

#include <glib/gi18n-lib.h>

/**
 * sp_store_update_project:
 * @self: a store in an edit
 * @row: what to say of the project as a whole; its identifier `NULL`, "" or the one that it has
 * @error: return location for an error
 *
 * Writes title, description and date. Which document it is never changes.
 *
 * Returns: whether it was written; if not, %SP_STORE_ERROR_INVALID, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_update_project (SpStore             *self,
                         const SpProjectRow  *row,
                         GError             **error)
{
  SpProjectRow whole = *row;

  whole.uuid = sp_snapshot_get_project (self->snapshot)->uuid;
  if (row->uuid != NULL && *row->uuid != '\0' && !g_str_equal (row->uuid, whole.uuid))
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID,
                           _("The identifier of a project cannot be changed. Save a copy to get another project."));
      return FALSE;
    }
  return sp_table_update (self, SP_TABLE_PROJECT, &whole, NULL, error);
}
