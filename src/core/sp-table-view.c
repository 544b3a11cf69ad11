/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-table.h"

#include <glib/gi18n-lib.h>

/* Settings are text to the store, yet whoever reads them may rely on an object. */
static gboolean
check_settings (SpStore     *self,
                const char  *settings,
                GError     **error)
{
  sqlite3_stmt *statement;
  gboolean is_object;

  if (settings == NULL || *settings == '\0')
    return TRUE;
  statement = sp_store_prepare (self, "SELECT iif (json_valid (?1), json_type (?1) = 'object', 0)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, settings, -1, SQLITE_STATIC);
  is_object = sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) != 0;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  if (!is_object)
    g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID,
                         _("The settings of a view have to be a JSON object, or empty."));
  return is_object;
}

static gboolean
check_view (SpStore        *self,
            gconstpointer   row,
            GError        **error)
{
  const SpView *view = row;

  return check_settings (self, view->settings, error);
}

/**
 * sp_store_add_view:
 * @self: a store in an edit
 * @row: a view; its id 0 for a new one, its ordinal 0 for the last place
 * @error: return location for an error
 *
 * Writes a new view.
 *
 * Returns: the new row's id; %SP_ID_NONE if nothing was written, with %SP_STORE_ERROR_INVALID,
 *   %SP_STORE_ERROR_DUPLICATE, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
SpId
sp_store_add_view (SpStore       *self,
                   const SpView  *row,
                   GError       **error)
{
  return sp_table_add (self, SP_TABLE_VIEW, row, check_view, error);
}

/**
 * sp_store_update_view:
 * @self: a store in an edit
 * @row: the whole view
 * @error: return location for an error
 *
 * Writes a view in the place of the one of the same id.
 *
 * Returns: whether it was written; the errors are those of sp_store_add_view()
 */
gboolean
sp_store_update_view (SpStore       *self,
                      const SpView  *row,
                      GError       **error)
{
  return sp_table_update (self, SP_TABLE_VIEW, row, check_view, error);
}

/**
 * sp_store_delete_view:
 * @self: a store in an edit
 * @id: a view
 * @error: return location for an error
 *
 * Deletes a view.
 *
 * Returns: whether it was deleted; if not, %SP_STORE_ERROR_MISSING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_delete_view (SpStore  *self,
                      SpId      id,
                      GError  **error)
{
  return sp_table_delete (self, SP_TABLE_VIEW, id, NULL, error);
}
