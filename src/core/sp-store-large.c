/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

/*
 * An edit that adds very many rows, as an import does. It is an edit as any other to those who write in it and to those
 * who undo it. But the rows that it adds are not recorded (see sp-store-additions.c); the database does not check what
 * sp_row_check() has checked; and where they are most of the project the large indexes are made when all are there.
 */

/* Below that, it is not worth the trouble. */
#define LARGE_EDIT 1000

static guint
count_rows (SpSnapshot *snapshot)
{
  guint n = 0;

  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    n += sp_row_list_get_n_rows (snapshot->tables[table]);
  return n;
}

static gboolean
begin_large (SpStore  *self,
             guint     n_rows,
             GError  **error)
{
  if (!sp_store_run (self, "PRAGMA ignore_check_constraints = ON", error))
    return FALSE;
  self->added = g_array_new (FALSE, FALSE, sizeof (SpAddedRange));
  self->without_indexes = n_rows >= count_rows (self->snapshot);
  return !self->without_indexes || sp_store_drop_large_indexes (self, error);
}

/**
 * sp_store_begin_large:
 * @self: a store
 * @label: (nullable): what the edit does, for people
 * @n_rows: about how many rows it is going to add or update
 * @error: return location for an error
 *
 * Does what sp_store_begin() does for an edit that is to add so many rows; ends as all do. Of these it takes half the time
 * or less, and the history keeps no more than which rows they were. Nothing may be deleted in it that many rows refer to:
 * that takes a look at all of them.
 *
 * Returns: whether writes may follow; if not, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_begin_large (SpStore     *self,
                      const char  *label,
                      guint        n_rows,
                      GError     **error)
{
  if (!sp_store_begin (self, label, error))
    return FALSE;
  if (n_rows < LARGE_EDIT || begin_large (self, n_rows, error))
    return TRUE;
  sp_store_rollback (self);
  return FALSE;
}

/**
 * sp_store_begin_addition:
 * @self: a store in an edit
 * @table: a table
 * @id: of the row that is going to be added
 *
 * Lets what is written not be recorded until sp_store_end_addition(), if it need not be: an id that the project had before
 * the edit may have come free in it, and is none that undo may delete.
 *
 * Returns: whether it is not recorded
 */
gboolean
sp_store_begin_addition (SpStore *self,
                         SpTable  table,
                         SpId     id)
{
  if (self->added == NULL || sp_row_list_find (self->snapshot->tables[table], id) != NULL)
    return FALSE;
  sqlite3session_enable (self->session, 0);
  return TRUE;
}

/**
 * sp_store_end_addition:
 * @self: a store in an edit
 *
 * Lets what is written be recorded again.
 */
void
sp_store_end_addition (SpStore *self)
{
  sqlite3session_enable (self->session, 1);
}

/**
 * sp_store_has_added:
 * @self: a store in an edit
 *
 * Returns: whether rows were added that nothing recorded
 */
gboolean
sp_store_has_added (SpStore *self)
{
  return self->added != NULL && self->added->len > 0;
}

/**
 * sp_store_conclude_large:
 * @self: a store at the end of an edit
 * @error: return location for an error
 *
 * Makes good what a large edit left for its end; for any other there is nothing to do.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_conclude_large (SpStore  *self,
                         GError  **error)
{
  if (self->added == NULL)
    return TRUE;
  sp_store_sort_added (self);
  return !self->without_indexes || sp_store_create_large_indexes (self, error);
}

/**
 * sp_store_end_large:
 * @self: a store that leaves an edit
 *
 * Lets the database check again what is written.
 */
void
sp_store_end_large (SpStore *self)
{
  if (self->added == NULL)
    return;
  g_clear_pointer (&self->added, g_array_unref);
  self->added_size = 0;
  self->without_indexes = FALSE;
  sp_store_run (self, "PRAGMA ignore_check_constraints = OFF", NULL);
}
