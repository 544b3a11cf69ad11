/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <string.h>

#include "sp-row-sql.h"

#define ROWS_BETWEEN_LOOKS 256

/* Writing whatever it takes to make the rows of a store those of a snapshot. */

static gboolean
write_row (SpStore        *self,
           SpTable         table,
           gboolean        add,
           gconstpointer   row,
           GError        **error)
{
  return add ? sp_store_add_row (self, table, row, error) != SP_ID_NONE : sp_store_update_row (self, table, row, error);
}

/* Names may be passed on from one row to another, and speakers may change places: in between nothing may be in the way. */
static gboolean
write_placeholder (SpStore        *self,
                   SpTable         table,
                   gconstpointer   old,
                   gconstpointer   row,
                   GError        **error)
{
  g_autofree char *name = g_uuid_string_random ();
  SpAnyRow placeholder = { 0 };

  memcpy (&placeholder, row, sp_row_types[table].size);
  if (table == SP_TABLE_ACTOR)
    {
      placeholder.actor.name = name;
      placeholder.actor.speaks_for = SP_ID_NONE;
    }
  else
    {
      placeholder.issue.name = name;
    }
  return write_row (self, table, old == NULL, &placeholder, error);
}

typedef gboolean (*Write) (SpStore *self, SpTable table, gconstpointer old, gconstpointer row, GError **error);

static gboolean
write_whole (SpStore        *self,
             SpTable         table,
             gconstpointer   old,
             gconstpointer   row,
             GError        **error)
{
  return write_row (self, table, old == NULL, row, error);
}

static gboolean
write_over_placeholder (SpStore        *self,
                        SpTable         table,
                        gconstpointer   old,
                        gconstpointer   row,
                        GError        **error)
{
  return write_row (self, table, FALSE, row, error);
}

/* Looked at once in a while. */
static gboolean
is_stopped (GCancellable  *cancellable,
            guint          n_rows,
            GError       **error)
{
  return n_rows % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
write_changed (SpStore       *self,
               SpSnapshot    *target,
               SpTable        table,
               Write          write,
               GCancellable  *cancellable,
               GError       **error)
{
  SpRowList *before = sp_store_get_snapshot (self)->tables[table];
  SpRowList *after = target->tables[table];

  for (guint i = 0; before != after && i < sp_row_list_get_n_rows (after); i++)
    {
      gconstpointer row = sp_row_list_get (after, i);
      gconstpointer old = sp_row_list_find (before, sp_row_get_id (row));

      if (is_stopped (cancellable, i, error))
        return FALSE;
      if (old != NULL && sp_row_equal (&sp_row_types[table], old, row))
        continue;
      if (!write (self, table, old, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_missing (SpStore       *self,
                SpSnapshot    *target,
                SpTable        table,
                GCancellable  *cancellable,
                GError       **error)
{
  SpRowList *before = sp_store_get_snapshot (self)->tables[table];
  SpRowList *after = target->tables[table];

  for (guint i = 0; before != after && i < sp_row_list_get_n_rows (before); i++)
    {
      SpId id = sp_row_get_id (sp_row_list_get (before, i));

      if (is_stopped (cancellable, i, error))
        return FALSE;
      if (sp_row_list_find (after, id) == NULL && !sp_store_delete_row (self, table, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_project (SpStore     *self,
               SpSnapshot  *target,
               GError     **error)
{
  const SpProjectRow *own = sp_snapshot_get_project (sp_store_get_snapshot (self));
  SpProjectRow project = *sp_snapshot_get_project (target);

  project.uuid = own->uuid;
  return sp_row_equal (&sp_row_types[SP_TABLE_PROJECT], own, &project) || sp_store_update_project (self, &project, error);
}

/**
 * sp_store_become:
 * @self: a store in an edit in which nothing was written yet
 * @target: what it shall hold; its references lead to rows of its own
 * @cancellable: (nullable): stops it between two rows
 * @error: return location for an error
 *
 * Writes what differs, and nothing else; which document it is stays. Takes time in proportion to the rows of the tables
 * that differ.
 *
 * Returns: whether all was written; if not, the edit has to be taken back, with an error as the single writes have or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
sp_store_become (SpStore       *self,
                 SpSnapshot    *target,
                 GCancellable  *cancellable,
                 GError       **error)
{
  static const struct
  {
    SpTable table;
    Write write;                /* NULL: deletes */
  } steps[] = {
    { SP_TABLE_SOURCE, write_whole },
    { SP_TABLE_ISSUE, write_placeholder },
    { SP_TABLE_ACTOR, write_placeholder },
    { SP_TABLE_SOURCE_ERROR, write_whole },
    { SP_TABLE_STATEMENT, write_whole },
    { SP_TABLE_LINK, write_whole },
    { SP_TABLE_VIEW, write_whole },
    { SP_TABLE_VIEW, NULL },
    { SP_TABLE_LINK, NULL },
    { SP_TABLE_STATEMENT, NULL },
    { SP_TABLE_SOURCE_ERROR, NULL },
    { SP_TABLE_ACTOR, NULL },
    { SP_TABLE_ISSUE, NULL },
    { SP_TABLE_SOURCE, NULL },
    { SP_TABLE_ISSUE, write_over_placeholder },
    { SP_TABLE_ACTOR, write_over_placeholder },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!(steps[i].write != NULL ? write_changed (self, target, steps[i].table, steps[i].write, cancellable, error)
                                 : delete_missing (self, target, steps[i].table, cancellable, error)))
      return FALSE;
  return write_project (self, target, error);
}
