/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>

/* A line of the log is numbered by its second and by chance: in two copies of a project, edits of one second and one name
 * are still two edits. Lines of one second follow each other by steps of chance. */
#define N_BITS_OF_A_SECOND 21   /* the seconds of this century stay under 2^53 */
#define LONGEST_STEP (1 << 16)

/*
 * The history: which edits were made, and which of them are undone. Their numbers ascend in time, and those that are
 * undone come after all others, because a new edit drops them.
 */

#define SELECT_LAST "SELECT number, label, barrier FROM history WHERE undone = 0 ORDER BY number DESC LIMIT 1"
#define SELECT_NEXT "SELECT number, label FROM history WHERE number > ?1 ORDER BY number LIMIT 1"

static gint64
get_time (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
write_entry (SpStore        *self,
             gsize           size,
             gconstpointer   bytes,
             gboolean        barrier,
             GError        **error)
{
  sqlite3_stmt *statement;

  statement = sp_store_prepare (self,
                                "INSERT INTO history (number, time, coder, label, changeset, undone, barrier)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->revision + 1);
  sqlite3_bind_int64 (statement, 2, get_time ());
  sqlite3_bind_text (statement, 3, self->coder, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, self->label, -1, SQLITE_STATIC);
  if (barrier)
    sqlite3_bind_zeroblob (statement, 5, 0);
  else
    sqlite3_bind_blob64 (statement, 5, bytes, size, SQLITE_STATIC);
  sqlite3_bind_int (statement, 6, barrier);
  if (!sp_store_step (self, statement, error))
    return FALSE;

  sqlite3_clear_bindings (statement);
  self->n_entries++;
  self->history_size += barrier ? 0 : (gint64) size;
  return TRUE;
}

/* What was not recorded would be if it were undone: it counts as if it stood there. */
static gboolean
write_edit (SpStore        *self,
            int             size,
            gconstpointer   changeset,
            GError        **error)
{
  const gboolean barrier = size + self->added_size > self->history_size_limit;
  g_autoptr (GByteArray) bytes = NULL;

  if (barrier || !sp_store_has_added (self))
    return write_entry (self, (gsize) size, changeset, barrier, error);
  bytes = sp_store_write_added (self->added, size, changeset, FALSE);
  return write_entry (self, bytes->len, bytes->data, FALSE, error);
}

static gboolean
subtract_entries (SpStore     *self,
                  const char  *count,
                  const char  *measure,
                  const char  *delete,
                  gint64       number,
                  GError     **error)
{
  gint64 n_entries = 0, size = 0;

  if (!sp_store_read_number (self, count, number, &n_entries, error)
      || !sp_store_read_number (self, measure, number, &size, error)
      || !sp_store_run_for_id (self, delete, number, error))
    return FALSE;
  self->n_entries -= (guint) n_entries;
  self->history_size -= size;
  return TRUE;
}

/* What was undone cannot be redone after another edit. */
static gboolean
drop_undone (SpStore  *self,
             GError  **error)
{
  gint64 last = 0;

  if (self->redo_label == NULL)
    return TRUE;
  return sp_store_read_number (self, SELECT_LAST, 0, &last, error)
         && subtract_entries (self, "SELECT count(*) FROM history WHERE number > ?1",
                              "SELECT sum(length(changeset)) FROM history WHERE number > ?1",
                              "DELETE FROM history WHERE number > ?1", last, error);
}

static gboolean
drop_entry (SpStore  *self,
            gint64    number,
            GError  **error)
{
  return subtract_entries (self, "SELECT count(*) FROM history WHERE number = ?1",
                           "SELECT sum(length(changeset)) FROM history WHERE number = ?1",
                           "DELETE FROM history WHERE number = ?1", number, error);
}

static gboolean
prune (SpStore  *self,
       GError  **error)
{
  while (self->n_entries > 1
         && (self->n_entries > self->history_limit || self->history_size > self->history_size_limit))
    {
      gint64 oldest = 0;

      if (!sp_store_read_number (self, "SELECT min(number) FROM history", 0, &oldest, error)
          || !drop_entry (self, oldest, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_store_log:
 * @self: a store in a transaction
 * @label: what was done
 * @n_touched: how many rows it touched
 * @error: return location for an error
 *
 * Writes a line of the log that goes along with the file.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_log (SpStore     *self,
              const char  *label,
              guint        n_touched,
              GError     **error)
{
  gint64 time = get_time ();
  sqlite3_stmt *statement;

  statement = sp_store_prepare (self, "INSERT INTO log (id, time, coder, label, touched) VALUES"
                                      " (max (?5, (SELECT coalesce (max (id), 0) FROM log)) + ?6, ?1, ?2, ?3, ?4)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, time);
  sqlite3_bind_int64 (statement, 5, time << N_BITS_OF_A_SECOND);
  sqlite3_bind_int64 (statement, 6, g_random_int_range (1, LONGEST_STEP));
  sqlite3_bind_text (statement, 2, self->coder, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, label, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 4, n_touched);
  return sp_store_step (self, statement, error);
}

static gboolean
read_label (SpStore     *self,
            const char  *sql,
            gint64      *number,
            char       **label,
            GError     **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);
  int result;

  g_clear_pointer (label, g_free);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, *number);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    {
      gboolean barrier = sqlite3_column_count (statement) > 2 && sqlite3_column_int (statement, 2) != 0;

      *number = sqlite3_column_int64 (statement, 0);
      *label = barrier ? NULL : g_strdup ((const char *) sqlite3_column_text (statement, 1));
    }
  else if (result != SQLITE_DONE)
    {
      sp_store_fail_sqlite (self, error);
    }
  sqlite3_reset (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/**
 * sp_store_load_labels:
 * @self: a store
 * @error: return location for an error
 *
 * Finds out what would be undone and redone next.
 *
 * Returns: whether it could be read
 */
gboolean
sp_store_load_labels (SpStore  *self,
                      GError  **error)
{
  gint64 number = 0;

  return read_label (self, SELECT_LAST, &number, &self->undo_label, error)
         && read_label (self, SELECT_NEXT, &number, &self->redo_label, error);
}

/**
 * sp_store_record:
 * @self: a store at the end of an edit
 * @size: of @changeset in bytes
 * @changeset: what the edit did
 * @change: the same for people
 * @error: return location for an error
 *
 * Puts an edit into history and log, drops what was undone before it and what is beyond the limits. An edit that alone
 * is beyond the limit of size cannot be undone.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_record (SpStore        *self,
                 int             size,
                 gconstpointer   changeset,
                 SpChange       *change,
                 GError        **error)
{
  return drop_undone (self, error)
         && write_edit (self, size, changeset, error)
         && prune (self, error)
         && sp_store_log (self, self->label, sp_change_get_n_items (change), error)
         && sp_store_load_labels (self, error);
}

/**
 * sp_store_record_instead:
 * @self: a store in a transaction
 * @number: an edit that added rows without recording them, and is just being undone or redone
 * @bytes: what tells from now on how to make it again, or to take it back
 * @error: return location for an error
 *
 * Lets the history keep something else of an edit.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_record_instead (SpStore           *self,
                         gint64             number,
                         const GByteArray  *bytes,
                         GError           **error)
{
  sqlite3_stmt *statement;
  gint64 before = 0;

  if (!sp_store_read_number (self, "SELECT length (changeset) FROM history WHERE number = ?1", number, &before, error))
    return FALSE;
  statement = sp_store_prepare (self, "UPDATE history SET changeset = ?2 WHERE number = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  sqlite3_bind_blob64 (statement, 2, bytes->data, bytes->len, SQLITE_STATIC);
  if (!sp_store_step (self, statement, error))
    return FALSE;
  sqlite3_clear_bindings (statement);
  self->history_size += (gint64) bytes->len - before;
  return TRUE;
}

/**
 * sp_store_prune_for_redo:
 * @self: a store at the end of an undo
 * @number: the edit after which the project stands
 * @error: return location for an error
 *
 * Drops what is beyond the limit of size: first the edits of long ago, then those that would be redone last.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_prune_for_redo (SpStore  *self,
                         gint64    number,
                         GError  **error)
{
  gint64 dropped = 0;

  while (self->n_entries > 1 && self->history_size > self->history_size_limit)
    if (!sp_store_read_number (self, "SELECT coalesce ((SELECT min (number) FROM history WHERE number <= ?1), max (number))"
                                     " FROM history", number, &dropped, error)
        || !drop_entry (self, dropped, error))
      return FALSE;
  return TRUE;
}

/**
 * sp_store_load_history:
 * @self: a store
 * @error: return location for an error
 *
 * Reads how much history there is. Takes time in proportion to the number of edits.
 *
 * Returns: whether it could be read
 */
gboolean
sp_store_load_history (SpStore  *self,
                       GError  **error)
{
  gint64 n_entries = 0;

  if (!sp_store_read_number (self, "SELECT count(*) FROM history", 0, &n_entries, error)
      || !sp_store_read_number (self, "SELECT sum(length(changeset)) FROM history", 0, &self->history_size, error))
    return FALSE;
  self->n_entries = (guint) n_entries;
  return sp_store_load_labels (self, error);
}

/**
 * sp_store_can_undo:
 * @self: a store
 *
 * Returns: whether there is an edit to undo
 */
gboolean
sp_store_can_undo (SpStore *self)
{
  return self->undo_label != NULL;
}

/**
 * sp_store_can_redo:
 * @self: a store
 *
 * Returns: whether there is an edit to redo
 */
gboolean
sp_store_can_redo (SpStore *self)
{
  return self->redo_label != NULL;
}

/**
 * sp_store_get_undo_label:
 * @self: a store
 *
 * Returns: (transfer none): the label of the edit that would be undone; "" if there is none
 */
const char *
sp_store_get_undo_label (SpStore *self)
{
  return self->undo_label != NULL ? self->undo_label : "";
}

/**
 * sp_store_get_redo_label:
 * @self: a store
 *
 * Returns: (transfer none): the label of the edit that would be redone; "" if there is none
 */
const char *
sp_store_get_redo_label (SpStore *self)
{
  return self->redo_label != NULL ? self->redo_label : "";
}

/**
 * sp_history_entry_free:
 * @entry: (transfer full): an entry
 *
 * Frees it.
 */
void
sp_history_entry_free (SpHistoryEntry *entry)
{
  g_clear_pointer (&entry->coder, g_free);
  g_clear_pointer (&entry->label, g_free);
  g_free (entry);
}

static SpHistoryEntry *
read_entry (sqlite3_stmt *statement)
{
  SpHistoryEntry *entry = g_new0 (SpHistoryEntry, 1);

  entry->number = sqlite3_column_int64 (statement, 0);
  entry->time = sqlite3_column_int64 (statement, 1);
  entry->coder = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  entry->label = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  entry->undone = sqlite3_column_int (statement, 4) != 0;
  entry->barrier = sqlite3_column_int (statement, 5) != 0;
  return entry;
}

/**
 * sp_store_list_history:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SpHistoryEntry) (nullable): every edit that is kept, oldest first, with those
 *   that are undone at the end; `NULL` with %SP_STORE_ERROR_FAILED
 */
GPtrArray *
sp_store_list_history (SpStore  *self,
                       GError  **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_history_entry_free);
  sqlite3_stmt *statement;
  int result;

  statement = sp_store_prepare (self,
                                "SELECT number, time, coder, label, undone, barrier FROM history ORDER BY number",
                                error);
  if (statement == NULL)
    return NULL;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  if (result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * sp_store_forget_history:
 * @self: a store
 * @error: return location for an error
 *
 * Deletes the history, also from the free pages of the working copy: nothing can be undone or redone afterwards.
 * The log, which goes along with the file, stays. Takes time in proportion to the size of the project.
 *
 * Returns: whether nothing of it is left; if not, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_forget_history (SpStore  *self,
                         GError  **error)
{
  gboolean forgotten;

  if (!sp_store_refuse_while_editing (self, error) || !sp_store_begin_transaction (self, error))
    return FALSE;
  if (!sp_store_run (self, "DELETE FROM history", error)
      || !sp_store_commit_transaction (self, self->revision, error))
    {
      sp_store_rollback_transaction (self);
      return FALSE;
    }
  forgotten = sp_store_run (self, "VACUUM; PRAGMA wal_checkpoint (TRUNCATE)", error)
              && sp_store_load_history (self, error);
  sp_store_announce_history (self);
  return forgotten;
}
