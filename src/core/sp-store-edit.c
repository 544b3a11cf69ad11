/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-change-private.h"

/* The edit, from begin to commit. */

/* What the session records: all that an edit can touch, so not the log, and nothing of the working copy. */
static gboolean
attach_tables (sqlite3_session *session)
{
  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      const SpRowType *type = &sp_row_types[table];

      if (sqlite3session_attach (session, type->name) != SQLITE_OK)
        return FALSE;
      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].kind == SP_FIELD_WORDS)
          {
            g_autofree char *words = g_strconcat (type->name, "_", type->fields[i].name, NULL);

            if (sqlite3session_attach (session, words) != SQLITE_OK)
              return FALSE;
          }
    }
  return TRUE;
}

/* Before or after the end of the transaction. */
static void
leave_edit (SpStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->label, g_free);
  memset (self->last_ids, 0, sizeof self->last_ids);
  memset (self->last_given, 0, sizeof self->last_given);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  self->n_savepoints = 0;
  self->transaction_lost = FALSE;
}

static void
end_edit (SpStore *self)
{
  gboolean large = sp_store_end_large (self);

  leave_edit (self);
  if (large)
    sp_store_check_again (self);
}

/**
 * sp_store_refuse_while_editing:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: whether no edit is open, and the store is not lent to another thread; %SP_STORE_ERROR_NESTED if not
 */
gboolean
sp_store_refuse_while_editing (SpStore  *self,
                               GError  **error)
{
  if (self->session == NULL && self->unsaid_change == NULL && !sp_store_is_elsewhere (self))
    return TRUE;
  g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED,
                       _("Another edit is under way. Finish it first."));
  return FALSE;
}

/**
 * sp_store_start_recording:
 * @self: a store in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what records from now on what is written; free with sqlite3session_delete()
 */
sqlite3_session *
sp_store_start_recording (SpStore  *self,
                          GError  **error)
{
  sqlite3_session *session = NULL;

  if (sqlite3session_create (self->database, "main", &session) == SQLITE_OK && attach_tables (session))
    return session;
  sp_store_fail_sqlite (self, error);
  g_clear_pointer (&session, sqlite3session_delete);
  return NULL;
}

/**
 * sp_store_begin:
 * @self: a store
 * @label: (nullable): what the edit does, for people: "Add statement"
 * @error: return location for an error
 *
 * Begins an edit. Nothing of it shows before sp_store_commit().
 *
 * Returns: whether writes may follow; if not, %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_begin (SpStore     *self,
                const char  *label,
                GError     **error)
{
  if (!sp_store_refuse_while_editing (self, error) || !sp_store_begin_transaction (self, error))
    return FALSE;

  self->session = sp_store_start_recording (self, error);
  if (self->session == NULL)
    {
      sp_store_rollback_transaction (self);
      return FALSE;
    }
  self->label = g_utf8_make_valid (label != NULL ? label : "", -1);
  return TRUE;
}

static SpSnapshot *
refresh (SpStore   *self,
         int        size,
         gpointer   changeset,
         SpChange  *change,
         GError   **error)
{
  g_autoptr (SpChange) recorded = NULL;

  if (self->added == NULL)
    return sp_store_refresh (self, change, error);
  recorded = sp_change_new_for_changeset (self->database, size, changeset, NULL, SP_CHANGE_INSERT);
  return sp_store_refresh_large (self, change, recorded, error);
}

/* Writes down what the session recorded; the snapshot is made before the end, where a failure can still be taken back. */
static gboolean
conclude (SpStore      *self,
          int           size,
          gpointer      changeset,
          SpChange    **change,
          SpSnapshot  **snapshot,
          GError      **error)
{
  if (!sp_store_conclude_large (self, error))
    return FALSE;
  *change = sp_change_new_for_changeset (self->database, size, changeset, self->added, SP_CHANGE_INSERT);
  if (*change == NULL)
    return sp_store_fail_sqlite (self, error);
  if (!sp_store_record (self, size, changeset, *change, error))
    return FALSE;
  *snapshot = refresh (self, size, changeset, *change, error);
  return *snapshot != NULL && sp_store_commit_transaction (self, self->revision + 1, error);
}

static gboolean
commit_changeset (SpStore   *self,
                  int        size,
                  gpointer   changeset,
                  GError   **error)
{
  g_autoptr (SpChange) change = NULL;
  g_autoptr (SpSnapshot) snapshot = NULL;
  gboolean committed = conclude (self, size, changeset, &change, &snapshot, error);

  if (!committed)
    {
      sp_store_rollback (self);
      sp_store_load_history (self, NULL);
      return FALSE;
    }
  end_edit (self);
  sp_store_take_snapshot (self, g_steal_pointer (&snapshot), change);
  sp_store_announce_history (self);
  return TRUE;
}

/* What was written to the state of the working copy is kept all the same. */
static gboolean
commit_nothing (SpStore  *self,
                GError  **error)
{
  if (sp_store_conclude_large (self, error) && sp_store_commit_transaction (self, self->revision, error))
    {
      end_edit (self);
      return TRUE;
    }
  sp_store_rollback (self);
  return FALSE;
}

/**
 * sp_store_commit:
 * @self: a store
 * @error: return location for an error
 *
 * Ends the edit: once this returns %TRUE, it outlives a loss of power. An edit that changed nothing
 * leaves no trace. Takes time in proportion to the rows touched, and some microseconds for every thousand rows of
 * the project.
 *
 * Returns: whether the edit is done; if not, all of it is taken back, with %SP_STORE_ERROR_NESTED (there is none) or
 *   %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_commit (SpStore  *self,
                 GError  **error)
{
  gpointer changeset = NULL;
  gboolean committed;
  int size = 0;

  if (self->session == NULL)
    {
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED, _("There is no edit to finish. Begin one."));
      return FALSE;
    }
  if (!sp_store_settle (self, error))
    {
      sp_store_rollback (self);
      return FALSE;
    }
  if (self->transaction_lost || sqlite3session_changeset (self->session, &size, &changeset) != SQLITE_OK)
    {
      sp_store_rollback (self);
      g_set_error_literal (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED,
                           _("The edit was taken back because memory or space ran out. Free some and begin it again."));
      return FALSE;
    }
  g_clear_pointer (&self->session, sqlite3session_delete);
  committed = size > 0 || sp_store_has_added (self) ? commit_changeset (self, size, changeset, error)
                                                    : commit_nothing (self, error);
  sqlite3_free (changeset);
  return committed;
}

/**
 * sp_store_rollback:
 * @self: a store
 *
 * Takes back the open edit; without one, nothing happens.
 */
void
sp_store_rollback (SpStore *self)
{
  gboolean large;

  if (self->label == NULL && self->session == NULL)
    return;
  /* The session has to go first: it does not look at what is taken back then. */
  large = sp_store_end_large (self);
  leave_edit (self);
  sp_store_rollback_transaction (self);
  if (large)
    sp_store_check_again (self);
  sp_store_forget_caches (self);
}

/**
 * sp_store_is_editing:
 * @self: a store
 *
 * Returns: whether an edit is open, here or in the thread that the store is lent to
 */
gboolean
sp_store_is_editing (SpStore *self)
{
  return self->session != NULL || sp_store_is_elsewhere (self);
}
