/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>

/*
 * An edit that adds very many rows, as an import does. It is an edit as any other to those who write in it and to those
 * who undo it. But the rows that it adds are not recorded (see sp-store-additions.c), and are written in a thread of their
 * own (sp-store-writer.c); the database does not check what sp_row_check() and sp_table_check_reference() have checked; and
 * where they are most of the project the large indexes are made when all are there.
 */

/* Below that, it is not worth the trouble. */
#define LARGE_EDIT 1000

static gboolean
begin_large (SpStore  *self,
             guint     n_rows,
             GError  **error)
{
  self->added = g_array_new (FALSE, FALSE, sizeof (SpAddedRange));
  self->writer = sp_store_writer_new (self);
  self->without_indexes = n_rows >= sp_snapshot_count_rows (self->snapshot);
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
  if (n_rows < LARGE_EDIT)
    return sp_store_begin (self, label, error);
  if (!sp_store_refuse_while_editing (self, error))
    return FALSE;
  /* Within a transaction the first of them does nothing, and what fails here fails there again, in words. */
  sp_store_run (self, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON", NULL);
  if (sp_store_begin (self, label, error) && begin_large (self, n_rows, error))
    return TRUE;
  sp_store_rollback (self);
  sp_store_check_again (self);
  return FALSE;
}

/**
 * sp_store_check_again:
 * @self: a store outside of an edit
 *
 * Lets the database check what is written, as it does in all edits that are not large.
 */
void
sp_store_check_again (SpStore *self)
{
  sp_store_run (self, "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF", NULL);
}

/**
 * sp_store_is_addition:
 * @self: a store in an edit
 * @table: a table
 * @id: of the row that is going to be added
 *
 * An id that the project had before the edit may have come free in it, but is none that undo may delete; and a row that is
 * part of a larger write may be taken back with that.
 *
 * Returns: whether the row need not be recorded
 */
gboolean
sp_store_is_addition (SpStore *self,
                      SpTable  table,
                      SpId     id)
{
  return self->added != NULL && self->n_savepoints == 0
         && sp_row_list_find (self->snapshot->tables[table], id) == NULL;
}

/**
 * sp_store_add_unrecorded:
 * @self: a store in a large edit
 * @table: a table
 * @row: a row that was checked, with an id that is free
 * @error: return location for an error
 *
 * Writes a new row with its words, sooner or later: but whatever is done with the database next finds it there.
 *
 * Returns: whether it is going to be written; %SP_STORE_ERROR_FAILED if not, and then the edit cannot go on
 */
gboolean
sp_store_add_unrecorded (SpStore         *self,
                         SpTable          table,
                         const SpAnyRow  *row,
                         GError         **error)
{
  if (!sp_store_writer_prepare (self->writer, table, error))
    return FALSE;
  if (!self->unsettled)
    sqlite3session_enable (self->session, 0);
  self->unsettled = TRUE;
  if (!sp_store_writer_add (self->writer, table, row, error))
    {
      self->transaction_lost = TRUE;
      return FALSE;
    }
  sp_store_note_added (self, table, row);
  return TRUE;
}

/**
 * sp_store_settle:
 * @self: a store
 * @error: return location for an error
 *
 * Has to come before anything that is done with the database: waits until all rows that were added are written.
 *
 * Returns: whether they are; %SP_STORE_ERROR_FAILED if not, and then the edit cannot go on
 */
gboolean
sp_store_settle (SpStore  *self,
                 GError  **error)
{
  if (!self->unsettled)
    return TRUE;
  self->unsettled = FALSE;
  if (!sp_store_writer_settle (self->writer, error))
    {
      self->transaction_lost = TRUE;
      return FALSE;
    }
  sqlite3session_enable (self->session, 1);
  return TRUE;
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

static guint64
count_added (SpStore *self)
{
  guint64 n = 0;

  for (guint i = 0; i < self->added->len; i++)
    {
      const SpAddedRange *range = &g_array_index (self->added, SpAddedRange, i);

      n += (guint64) (range->last - range->first) + 1;
    }
  return n;
}

static gpointer
put_rows_cb (gpointer data)
{
  SpStore *self = data;

  sp_store_writer_put_rows (self->writer, self->next_snapshot);
  return NULL;
}

/**
 * sp_store_conclude_large:
 * @self: a store at the end of an edit, all rows of which are written
 * @error: return location for an error
 *
 * Makes good what a large edit left for its end; for any other there is nothing to do. Begins with the next snapshot
 * meanwhile.
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
  self->next_snapshot = sp_snapshot_builder_new (self->snapshot);
  self->snapshot_thread = g_thread_new ("snapshot", put_rows_cb, self);
  return !self->without_indexes
         || sp_store_create_large_indexes (self, sp_snapshot_count_rows (self->snapshot) + count_added (self), error);
}

static gboolean
has_deleted (SpChange *change)
{
  for (guint i = 0; i < sp_change_get_n_items (change); i++)
    if (sp_change_get_item (change, i)->kind == SP_CHANGE_DELETE)
      return TRUE;
  return FALSE;
}

/* That a row refers to one that is there was checked when it was written: only what was deleted later can undo that. */
static gboolean
check_references (SpStore   *self,
                  SpChange  *recorded,
                  GError   **error)
{
  gint64 n_wrong = 0;

  if (!has_deleted (recorded))
    return TRUE;
  if (!sp_store_read_number (self, "SELECT count (*) FROM pragma_foreign_key_check", 0, &n_wrong, error))
    return FALSE;
  if (n_wrong == 0)
    return TRUE;
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING,
                       _("Something refers to a row that was deleted. Nothing was changed."));
  return FALSE;
}

/**
 * sp_store_refresh_large:
 * @self: a store at the end of a large edit
 * @change: all that was changed
 * @recorded: what was changed besides the rows that were added without being recorded
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the next snapshot, for which only @recorded is read; %NULL with
 *   %SP_STORE_ERROR_FAILED
 */
SpSnapshot *
sp_store_refresh_large (SpStore   *self,
                        SpChange  *change,
                        SpChange  *recorded,
                        GError   **error)
{
  if (!check_references (self, recorded, error))
    return NULL;
  if (sp_change_get_n_items (recorded) > sp_change_get_n_items (change) / 2)
    return sp_store_refresh (self, change, error);
  g_thread_join (g_steal_pointer (&self->snapshot_thread));
  return sp_store_finish_snapshot (self, g_steal_pointer (&self->next_snapshot), recorded, error);
}

/**
 * sp_store_end_large:
 * @self: a store that leaves an edit, the transaction of which may still be open
 *
 * What is not written yet is not written any more.
 *
 * Returns: whether it was a large edit, and sp_store_check_again() has to follow the end of the transaction
 */
gboolean
sp_store_end_large (SpStore *self)
{
  if (self->added == NULL)
    return FALSE;
  g_clear_pointer (&self->snapshot_thread, g_thread_join);
  g_clear_pointer (&self->next_snapshot, sp_snapshot_builder_free);
  g_clear_pointer (&self->writer, sp_store_writer_free);
  g_clear_pointer (&self->added, g_array_unref);
  self->unsettled = FALSE;
  self->added_size = 0;
  self->without_indexes = FALSE;
  return TRUE;
}
