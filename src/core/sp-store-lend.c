/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

/*
 * A store lent to another thread for one long edit, as an import is. It stays the one door: the other thread begins,
 * writes and commits as always. What it must not do is tell the listeners, who live in the store's own thread.
 */

/**
 * sp_store_lend:
 * @self: a store outside of an edit
 *
 * Gives the store to another thread. Until it is taken back everything that would write here fails with
 * %SP_STORE_ERROR_NESTED, and the snapshot stays what it is.
 */
void
sp_store_lend (SpStore *self)
{
  g_return_if_fail (SP_IS_STORE (self) && !self->lent && self->session == NULL);

  self->lent = TRUE;
}

/**
 * sp_store_borrow:
 * @self: a store that was lent
 *
 * Makes the calling thread the one that may write.
 */
void
sp_store_borrow (SpStore *self)
{
  g_return_if_fail (SP_IS_STORE (self) && self->lent);

  g_atomic_pointer_set (&self->borrower, g_thread_self ());
}

/**
 * sp_store_take_back:
 * @self: a store that was lent
 *
 * Ends the lending and tells everybody what was committed meanwhile. To be called when the other thread has ended its
 * edit, one way or the other.
 */
void
sp_store_take_back (SpStore *self)
{
  g_autoptr (SpChange) change = NULL;

  g_return_if_fail (SP_IS_STORE (self) && self->lent && self->session == NULL);

  self->lent = FALSE;
  g_atomic_pointer_set (&self->borrower, NULL);
  change = g_steal_pointer (&self->unsaid_change);
  if (change != NULL)
    sp_store_take_snapshot (self, g_steal_pointer (&self->unsaid_snapshot), change);
  if (self->has_unsaid_history)
    {
      self->has_unsaid_history = FALSE;
      sp_store_announce_history (self);
    }
}

/**
 * sp_store_is_lent:
 * @self: a store
 *
 * Returns: whether another thread has it
 */
gboolean
sp_store_is_lent (SpStore *self)
{
  g_return_val_if_fail (SP_IS_STORE (self), FALSE);

  return self->lent;
}

/**
 * sp_store_is_elsewhere:
 * @self: a store
 *
 * Returns: whether a thread other than the calling one has it
 */
gboolean
sp_store_is_elsewhere (SpStore *self)
{
  return self->lent && g_atomic_pointer_get (&self->borrower) != g_thread_self ();
}

/**
 * sp_store_keep_unsaid:
 * @self: a store
 * @snapshot: (transfer full): what the database holds now
 * @change: what changed to it
 *
 * Puts a commit aside while the store is lent.
 *
 * Returns: whether it was put aside, and @snapshot with it
 */
gboolean
sp_store_keep_unsaid (SpStore    *self,
                      SpSnapshot *snapshot,
                      SpChange   *change)
{
  if (!self->lent)
    return FALSE;
  self->unsaid_snapshot = snapshot;
  self->unsaid_change = sp_change_ref (change);
  return TRUE;
}
