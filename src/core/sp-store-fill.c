/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <glib/gi18n-lib.h>

#include "sp-schema.h"

/* Filling an empty working copy from a file. */

/* Where files may be used, SQLite sorts in one piece of memory instead of very many small ones, in less than three quarters
 * of the time. A file is used for what is larger than its cache: it shall not come to that. An entry takes 48 bytes. */
#define MOST_IN_ONE_PIECE (SP_STORE_CACHE_KIB * 1024 / 48)

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

/* To make these at once takes less time than to bring them up to date with each row. The others are asked already while
 * rows are written: by actors who speak for one that comes later, and by rows that are left out because they are damaged. */
static const char * const late_indexes[] = {
  "statement_actor", "statement_issue", "statement_source", "link_from_actor", "link_to_actor", "link_source", NULL
};

/**
 * sp_store_drop_large_indexes:
 * @self: a store in a transaction
 * @error: return location for an error
 *
 * Takes away the indexes that sp_store_create_large_indexes() makes again; until then no row that others refer to may be
 * deleted, which would take a look at all rows.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_drop_large_indexes (SpStore  *self,
                             GError  **error)
{
  for (const char * const *name = late_indexes; *name != NULL; name++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX %s", *name);

      if (!sp_store_run (self, sql, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sp_store_create_large_indexes:
 * @self: a store in a transaction
 * @n_rows: how many the largest table may have
 * @error: return location for an error
 *
 * Makes what sp_store_drop_large_indexes() took away. Takes about a microsecond a row.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_create_large_indexes (SpStore  *self,
                               guint64   n_rows,
                               GError  **error)
{
  gboolean in_one_piece = n_rows <= MOST_IN_ONE_PIECE && sp_store_run (self, "PRAGMA temp_store = FILE", NULL);
  gboolean created = TRUE;

  for (const SpSchemaTable *index = sp_schema_indexes; created && index->name != NULL; index++)
    if (g_strv_contains (late_indexes, index->name))
      created = sp_store_run (self, index->sql, error);
  if (in_one_piece)
    sp_store_run (self, "PRAGMA temp_store = MEMORY", NULL);
  return created;
}

/**
 * sp_store_become_fleeting:
 * @self: a store
 * @error: return location for an error
 *
 * Says that the working copy is deleted on closing: nothing of it has to outlive a loss of power, and no edit waits for
 * the disk.
 *
 * Returns: whether it succeeded; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_become_fleeting (SpStore  *self,
                          GError  **error)
{
  return sp_store_run (self, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", error);
}

/* Rows that are known were held against the same rules, which takes the better part of the time in SQL. Types, missing
 * values and references are looked after all the same. */
static gboolean
ask_for_rules (SpStore   *self,
               gboolean   ask,
               GError   **error)
{
  return sp_store_run (self, ask ? "PRAGMA ignore_check_constraints = OFF" : "PRAGMA ignore_check_constraints = ON", error);
}

static gboolean
count_rows (SpStore  *self,
            guint64  *n_rows,
            GError  **error)
{
  gint64 n_statements = 0, n_links = 0;

  if (!sp_store_read_number (self, "SELECT count (*) FROM statement", 0, &n_statements, error)
      || !sp_store_read_number (self, "SELECT count (*) FROM link", 0, &n_links, error))
    return FALSE;
  *n_rows = (guint64) MAX (n_statements, n_links);
  return TRUE;
}

/**
 * sp_store_fill:
 * @self: a store whose working copy has no rows and no history
 * @func: writes the rows
 * @data: for @func
 * @rows: (nullable): what @func writes, if it is known, and was found to break no rule of the tables; else it is read back
 * @error: return location for an error
 *
 * Fills the working copy in one transaction, whose foreign keys count only at its end; the large indexes are made after
 * the rows. No history lies before it.
 * Takes time in proportion to the number of rows.
 *
 * Returns: whether it is filled; if not, it is as it was, with the error of @func, %SP_STORE_ERROR_INVALID (a
 *   reference to nothing, or it was not empty), %SP_STORE_ERROR_NESTED or %SP_STORE_ERROR_FAILED
 */
gboolean
sp_store_fill (SpStore          *self,
               SpStoreFillFunc   func,
               gpointer          data,
               SpSnapshot       *rows,
               GError          **error)
{
  g_autoptr (SpSnapshot) snapshot = NULL;
  guint64 n_rows = 0;

  if (!sp_store_refuse_while_editing (self, error)
      || !check_empty (self, error)
      || !sp_store_begin_transaction (self, error))
    return FALSE;

  if (sp_store_run (self, "PRAGMA defer_foreign_keys = ON", error)
      && sp_store_drop_large_indexes (self, error)
      && ask_for_rules (self, rows == NULL, error)
      && func (self->database, data, error)
      && ask_for_rules (self, TRUE, error)
      && count_rows (self, &n_rows, error)
      && sp_store_create_large_indexes (self, n_rows, error))
    snapshot = rows != NULL ? sp_snapshot_ref (rows) : sp_store_load (self, error);
  if (snapshot == NULL || !sp_store_commit_transaction (self, self->revision + 1, error))
    {
      sp_store_rollback_transaction (self);
      ask_for_rules (self, TRUE, NULL);
      return FALSE;
    }
  sp_store_forget_caches (self);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->snapshot = g_steal_pointer (&snapshot);
  g_object_notify (G_OBJECT (self), "snapshot");
  return TRUE;
}
