/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>

/* Filling an empty working copy from a file. */

static gboolean
check_empty (SpStore  *self,
             GError  **error)
{
  gint64 n_rows = 0;

  for (guint table = SP_TABLE_PROJECT + 1; n_rows == 0 && table < SP_N_TABLES; table++)
    n_rows = sp_row_list_get_n_rows (self->snapshot->tables[table]);
  if (n_rows == 0 && self->n_entries == 0)
    return TRUE;

  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID,
                       _("Only an empty project can be filled from a file. Open the file as a project of its own."));
  return FALSE;
}

/**
 * sp_store_fill:
 * @self: a store whose working copy has no rows and no history
 * @func: writes the rows
 * @data: for @func
 * @error: return location for an error
 *
 * Fills the working copy in one transaction, whose foreign keys count only at its end. No history lies before it.
 * Takes time in proportion to the number of rows.
 *
 * Returns: whether it is filled; if not, it is as it was, with the error of @func, %SP_STORE_ERROR_INVALID (a
 *   reference to nothing, or it was not empty), %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_fill (SpStore          *self,
               SpStoreFillFunc   func,
               gpointer          data,
               GError          **error)
{
  g_autoptr (SpSnapshot) snapshot = NULL;

  if (!sp_store_refuse_while_editing (self, error)
      || !check_empty (self, error)
      || !sp_store_begin_transaction (self, error))
    return FALSE;

  if (sp_store_run (self, "PRAGMA defer_foreign_keys = ON", error) && func (self->database, data, error))
    snapshot = sp_store_load (self, error);
  if (snapshot == NULL || !sp_store_commit_transaction (self, self->revision + 1, error))
    {
      sp_store_rollback_transaction (self);
      return FALSE;
    }
  sp_store_forget_caches (self);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->snapshot = g_steal_pointer (&snapshot);
  g_object_notify (G_OBJECT (self), "snapshot");
  return TRUE;
}
