/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>

/**
 * sp_merge_apply:
 * @self: a merge
 * @store: holds our side, as it was compared
 * @other: (nullable): the store of the other side, whose log comes along
 * @notes: (out) (optional) (transfer full): sentences on what was settled without asking
 * @cancellable: (nullable): stops it as long as nothing is done
 * @error: return location for an error
 *
 * Makes the store what sp_merge_build() gives, as one edit that can be undone. Safe in a worker thread that has borrowed
 * the store.
 *
 * Returns: whether it is done; if not, nothing was changed, with %SP_STORE_ERROR_INVALID if the store was edited since,
 *   %G_IO_ERROR_CANCELLED, or an error of the store
 */
gboolean
sp_merge_apply (SpMerge       *self,
                SpStore       *store,
                SpStore       *other,
                GStrv         *notes,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (SpSnapshot) result = NULL;
  g_auto (GStrv) told = NULL;

  if (!sp_snapshot_equal (self->sides[SP_MERGE_OURS], sp_store_get_snapshot (store)))
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID,
                           _("The project was edited meanwhile. Begin the merge again."));
      return FALSE;
    }
  result = sp_merge_build (self, &told);
  if (!sp_store_begin (store, _("Merge"), error))
    return FALSE;
  if (!sp_store_become (store, result, cancellable, error)
      || (other != NULL && !sp_store_take_log (store, other, error)))
    {
      sp_store_rollback (store);
      return FALSE;
    }
  if (!sp_store_commit (store, error))
    return FALSE;
  if (notes != NULL)
    *notes = g_steal_pointer (&told);
  return TRUE;
}
