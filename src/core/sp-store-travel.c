/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>

#include "sp-change-private.h"

/* Undo, redo and going to a moment of the history: all apply recorded changesets, and pass through one door. */

/* A journey to the state after one of the edits. */
typedef struct
{
  SpStore *store;
  gboolean forward;
  sqlite3_changegroup *together;    /* of all that was applied */
  GArray *added;                    /* rows that were made or deleted besides, by the last step that did */
  guint n_steps;
} Journey;

/* Between a state and its own history nothing can be in the way. */
static int
refuse_conflict_cb (gpointer                data,
                    int                     kind,
                    sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * sp_store_refuse_history:
 * @error: return location for an error
 *
 * Returns: %FALSE, with %SP_STORE_ERROR_FAILED: the history is that of another state
 */
gboolean
sp_store_refuse_history (GError **error)
{
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
                       _("The history does not fit the project, and nothing was changed. "
                         "Forget the history to go on working."));
  return FALSE;
}

static gboolean
refuse_nothing (const char  *sentence,
                GError     **error)
{
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_NOTHING, sentence);
  return FALSE;
}

static gboolean
apply (Journey   *journey,
       int        size,
       gpointer   changeset,
       GError   **error)
{
  /* What fails takes back the whole transaction. A savepoint within it would be looked through for each row. */
  const int flags = SQLITE_CHANGESETAPPLY_FKNOACTION | SQLITE_CHANGESETAPPLY_NOSAVEPOINT;
  int result = sqlite3changeset_apply_v2 (journey->store->database, size, changeset, NULL, refuse_conflict_cb, NULL,
                                          NULL, NULL, flags);

  if (result == SQLITE_ABORT)
    return sp_store_refuse_history (error);
  return result == SQLITE_OK || sp_store_fail_sqlite (journey->store, error);
}

/* What was applied, for what is told of the whole journey. */
static gboolean
note_step (Journey   *journey,
           int        size,
           gpointer   changeset,
           GError   **error)
{
  journey->n_steps++;
  return sqlite3changegroup_add (journey->together, size, changeset) == SQLITE_OK
         || sp_store_fail_sqlite (journey->store, error);
}

static gboolean
invert (int             size,
        gconstpointer   changeset,
        int            *inverse_size,
        gpointer       *inverse,
        GError        **error)
{
  return sqlite3changeset_invert (size, changeset, inverse_size, inverse) == SQLITE_OK || sp_store_refuse_history (error);
}

static gboolean
apply_inverse (Journey       *journey,
               int            size,
               gconstpointer  changeset,
               GError       **error)
{
  gpointer inverse = NULL;
  gboolean applied;
  int inverse_size = 0;

  if (!invert (size, changeset, &inverse_size, &inverse, error))
    return FALSE;
  applied = apply (journey, inverse_size, inverse, error) && note_step (journey, inverse_size, inverse, error);
  sqlite3_free (inverse);
  return applied;
}

/* Not all of the edit was recorded: what was is taken back first, and done again last. */
static gboolean
take_added_step (Journey             *journey,
                 gint64               number,
                 const SpAddedEntry  *entry,
                 GError             **error)
{
  SpStore *store = journey->store;
  const gboolean forward = journey->forward;
  g_autoptr (GByteArray) bytes = sp_store_write_added (entry->added, entry->size, entry->changeset, !forward);

  if (entry->undone != forward)
    return sp_store_refuse_history (error);
  g_clear_pointer (&journey->added, g_array_unref);
  journey->added = g_array_ref (entry->added);
  if (forward && !(sp_store_put_back_added (store, entry->added, entry->rows_size, entry->rows, error)
                   && apply (journey, entry->size, (gpointer) entry->changeset, error)
                   && note_step (journey, entry->size, (gpointer) entry->changeset, error)))
    return FALSE;
  if (!forward && !(apply_inverse (journey, entry->size, entry->changeset, error)
                    && sp_store_take_out_added (store, entry->added, &bytes, error)))
    return FALSE;
  return sp_store_record_instead (store, number, bytes, error);
}

/* The bytes belong to the statement, which the writing of the history must not find on its row. */
static gboolean
take_recorded_step (Journey       *journey,
                    gint64         number,
                    sqlite3_stmt  *statement,
                    GError       **error)
{
  const guchar *bytes = sqlite3_column_blob (statement, 0);
  const int size = sqlite3_column_bytes (statement, 0);
  g_autoptr (SpAddedEntry) entry = sp_store_read_added (bytes, size);
  g_autofree guchar *copy = NULL;

  if (entry == NULL && journey->forward)
    return apply (journey, size, (gpointer) bytes, error) && note_step (journey, size, (gpointer) bytes, error);
  if (entry == NULL)
    return apply_inverse (journey, size, bytes, error);
  g_clear_pointer (&entry, sp_added_entry_free);
  copy = g_memdup2 (bytes, (gsize) size);
  sqlite3_reset (statement);
  entry = sp_store_read_added (copy, size);
  return take_added_step (journey, number, entry, error);
}

static gboolean
take_step (Journey   *journey,
           gint64     number,
           GError   **error)
{
  SpStore *store = journey->store;
  sqlite3_stmt *statement = sp_store_prepare (store, "SELECT changeset, barrier FROM history WHERE number = ?1", error);
  gboolean applied = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  if (sqlite3_step (statement) != SQLITE_ROW)
    sp_store_fail_sqlite (store, error);
  else if (sqlite3_column_int (statement, 1) != 0)
    refuse_nothing (_("An edit in between cannot be undone."), error);
  else
    applied = take_recorded_step (journey, number, statement, error);
  sqlite3_reset (statement);
  return applied && sp_store_run_for_id (store, journey->forward ? "UPDATE history SET undone = 0 WHERE number = ?1"
                                                                 : "UPDATE history SET undone = 1 WHERE number = ?1",
                                         number, error);
}

static GArray *
list_steps (SpStore     *self,
            const char  *sql,
            gint64       number,
            GError     **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 step = sqlite3_column_int64 (statement, 0);

      g_array_append_val (steps, step);
    }
  if (result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE ? g_steal_pointer (&steps) : NULL;
}

static gboolean
take_steps (Journey     *journey,
            const char  *sql,
            gint64       number,
            gboolean     forward,
            GError     **error)
{
  g_autoptr (GArray) steps = list_steps (journey->store, sql, number, error);

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      journey->forward = forward;
      if (!take_step (journey, g_array_index (steps, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

/* Several steps are told as one change: what was made and deleted again on the way is not in it. */
static SpChange *
put_together (Journey  *journey,
              GError  **error)
{
  SpChange *change = NULL;
  gpointer changeset = NULL;
  int size = 0;

  if (sqlite3changegroup_output (journey->together, &size, &changeset) == SQLITE_OK)
    change = sp_change_new_for_changeset (journey->store->database, size, changeset, journey->added,
                                          journey->forward ? SP_CHANGE_INSERT : SP_CHANGE_DELETE);
  if (change == NULL)
    sp_store_fail_sqlite (journey->store, error);
  sqlite3_free (changeset);
  return change;
}

/* Rows that were made or deleted besides may have been touched by other steps too: the two states tell what came of it. */
static gboolean
look_back (Journey      *journey,
           SpChange    **change,
           SpSnapshot  **snapshot,
           GError      **error)
{
  SpStore *self = journey->store;

  if (journey->added != NULL && journey->n_steps > 1)
    {
      *snapshot = sp_store_load (self, error);
      *change = *snapshot != NULL ? sp_change_new_for_difference (self->snapshot, *snapshot) : NULL;
    }
  else
    {
      *change = put_together (journey, error);
      *snapshot = *change != NULL ? sp_store_refresh (self, *change, error) : NULL;
    }
  return *snapshot != NULL;
}

static gboolean
go (Journey      *journey,
    gint64        number,
    const char   *label,
    SpChange    **change,
    SpSnapshot  **snapshot,
    GError      **error)
{
  SpStore *self = journey->store;

  if (!take_steps (journey, "SELECT number FROM history WHERE undone = 0 AND number > ?1 ORDER BY number DESC",
                   number, FALSE, error)
      || !take_steps (journey, "SELECT number FROM history WHERE undone = 1 AND number <= ?1 ORDER BY number",
                      number, TRUE, error))
    return FALSE;
  if (journey->n_steps == 0)
    {
      sp_store_rollback_transaction (self);
      return TRUE;
    }
  return look_back (journey, change, snapshot, error)
         && sp_store_log (self, label, sp_change_get_n_items (*change), error)
         && sp_store_prune_for_redo (self, number, error)
         && sp_store_load_labels (self, error)
         && sp_store_commit_transaction (self, self->revision + 1, error);
}

static gboolean
travel (SpStore     *self,
        gint64       number,
        const char  *label,
        GError     **error)
{
  g_autoptr (SpChange) change = NULL;
  g_autoptr (SpSnapshot) snapshot = NULL;
  Journey journey = { self };
  gboolean arrived;

  if (!sp_store_begin_transaction (self, error))
    return FALSE;
  arrived = sqlite3changegroup_new (&journey.together) == SQLITE_OK
            ? go (&journey, number, label, &change, &snapshot, error)
            : sp_store_fail_sqlite (self, error);
  sqlite3changegroup_delete (journey.together);
  g_clear_pointer (&journey.added, g_array_unref);
  if (!arrived)
    {
      sp_store_rollback_transaction (self);
      sp_store_load_history (self, NULL);
      return FALSE;
    }
  if (snapshot != NULL)
    {
      sp_store_take_snapshot (self, g_steal_pointer (&snapshot), change);
      sp_store_announce_history (self);
    }
  return TRUE;
}

/**
 * sp_store_undo:
 * @self: a store
 * @error: return location for an error
 *
 * Takes back the last edit that is not undone yet. All of it or nothing.
 *
 * Returns: whether it was undone; if not, %SP_STORE_ERROR_NOTHING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_undo (SpStore  *self,
               GError  **error)
{
  g_autofree char *label = NULL;
  gint64 last = 0;

  if (!sp_store_refuse_while_editing (self, error))
    return FALSE;
  if (self->undo_label == NULL)
    return refuse_nothing (_("There is nothing to undo."), error);

  /* Translators: %s is the label of the edit that was undone */
  label = g_strdup_printf (_("Undo: %s"), self->undo_label);
  return sp_store_read_number (self, "SELECT number FROM history WHERE undone = 0 ORDER BY number DESC LIMIT 1",
                               0, &last, error)
         && travel (self, last - 1, label, error);
}

/**
 * sp_store_redo:
 * @self: a store
 * @error: return location for an error
 *
 * Makes the edit again that was undone last. All of it or nothing.
 *
 * Returns: whether it was redone; if not, %SP_STORE_ERROR_NOTHING, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_redo (SpStore  *self,
               GError  **error)
{
  g_autofree char *label = NULL;
  gint64 next = 0;

  if (!sp_store_refuse_while_editing (self, error))
    return FALSE;
  if (self->redo_label == NULL)
    return refuse_nothing (_("There is nothing to redo."), error);

  /* Translators: %s is the label of the edit that was redone */
  label = g_strdup_printf (_("Redo: %s"), self->redo_label);
  return sp_store_read_number (self, "SELECT min(number) FROM history WHERE undone = 1", 0, &next, error)
         && travel (self, next, label, error);
}

static gboolean
find_label (SpStore  *self,
            gint64    number,
            char    **label,
            GError  **error)
{
  sqlite3_stmt *statement = sp_store_prepare (self, "SELECT label FROM history WHERE number = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  if (sqlite3_step (statement) == SQLITE_ROW)
    /* Translators: %s is the label of the edit after which the project stands again */
    *label = g_strdup_printf (_("Go to: %s"), (const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  if (*label != NULL)
    return TRUE;

  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING,
                       _("This edit is no longer in the history. Choose another one."));
  return FALSE;
}

/**
 * sp_store_go_to:
 * @self: a store
 * @number: of an entry of the history, or 0 for the state before the first
 * @error: return location for an error
 *
 * Undoes or redoes as many edits as it takes to stand right after one of them, as one change. Nothing
 * happens when the project stands there already. Takes time in proportion to the rows touched on the way.
 *
 * Returns: whether the project stands there; if not, nothing was changed, with %SP_STORE_ERROR_MISSING (no such entry),
 *   %SP_STORE_ERROR_NOTHING (an edit in between cannot be undone), %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_go_to (SpStore  *self,
                gint64    number,
                GError  **error)
{
  g_autofree char *label = NULL;

  if (!sp_store_refuse_while_editing (self, error))
    return FALSE;
  if (number == 0)
    label = g_strdup (_("Go to the beginning"));
  else if (!find_label (self, number, &label, error))
    return FALSE;
  return travel (self, number, label, error);
}
