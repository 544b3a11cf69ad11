/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-selection.h"

/**
 * SpSelection:
 *
 * What is selected in a window. The list, the pages and the inspector share one, so that
 * a click in any of them shows in all.
 */
struct _SpSelection
{
  GObject parent_instance;

  SpTable table;
  SpId id;
  SpId issue;
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (SpSelection, sp_selection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_selection (SpSelection *self,
               SpTable      table,
               SpId         id,
               SpId         issue)
{
  if (self->table == table && self->id == id && self->issue == issue && !sp_selection_is_several (self))
    return;

  self->table = table;
  self->id = id;
  self->issue = issue;
  g_array_set_size (self->ids, 0);
  if (id != SP_ID_NONE && issue == SP_ID_NONE)
    g_array_append_val (self->ids, id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sp_selection_finalize (GObject *object)
{
  g_clear_pointer (&SP_SELECTION (object)->ids, g_array_unref);

  G_OBJECT_CLASS (sp_selection_parent_class)->finalize (object);
}

static void
sp_selection_class_init (SpSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_selection_finalize;

  /**
   * SpSelection::changed:
   *
   * Something else is selected now, or nothing.
   */
  signals[CHANGED] = g_signal_new ("changed", SP_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_selection_init (SpSelection *self)
{
  self->table = SP_TABLE_PROJECT;
  self->ids = g_array_new (FALSE, FALSE, sizeof (SpId));
}

/**
 * sp_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
SpSelection *
sp_selection_new (void)
{
  return g_object_new (SP_TYPE_SELECTION, NULL);
}

/**
 * sp_selection_select:
 * @self: a selection
 * @table: the table of the row
 * @id: the row; it need not exist any more
 *
 * Selects one row in place of what was selected.
 */
void
sp_selection_select (SpSelection *self,
                     SpTable      table,
                     SpId         id)
{
  g_return_if_fail (SP_IS_SELECTION (self));

  set_selection (self, id == SP_ID_NONE ? SP_TABLE_PROJECT : table, id, SP_ID_NONE);
}

/**
 * sp_selection_select_cell:
 * @self: a selection
 * @actor: the actor of the cell's row
 * @issue: the issue of the cell's column
 *
 * Selects a cell of the matrix, with or without statements behind it.
 */
void
sp_selection_select_cell (SpSelection *self,
                          SpId         actor,
                          SpId         issue)
{
  g_return_if_fail (SP_IS_SELECTION (self));

  set_selection (self, SP_TABLE_ACTOR, actor, issue);
}

/**
 * sp_selection_select_several:
 * @self: a selection
 * @table: the table of the rows
 * @ids: (element-type SpId): rows; one of them is selected as such, none clears
 *
 * Selects rows in place of what was selected.
 */
void
sp_selection_select_several (SpSelection *self,
                             SpTable      table,
                             GArray      *ids)
{
  g_return_if_fail (SP_IS_SELECTION (self));

  if (ids->len < 2)
    {
      sp_selection_select (self, table, ids->len == 1 ? g_array_index (ids, SpId, 0) : SP_ID_NONE);
      return;
    }
  if (self->table == table && self->ids->len == ids->len && memcmp (self->ids->data, ids->data, ids->len * sizeof (SpId)) == 0)
    return;
  self->table = table;
  self->id = SP_ID_NONE;
  self->issue = SP_ID_NONE;
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sp_selection_is_several:
 * @self: a selection
 *
 * Returns: whether several rows of a table are selected
 */
gboolean
sp_selection_is_several (SpSelection *self)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), FALSE);

  return self->ids->len > 1;
}

/**
 * sp_selection_has:
 * @self: a selection
 * @table: a table
 * @id: a row
 *
 * Returns: whether this row is selected, alone or with others; a cell is not its actor
 */
gboolean
sp_selection_has (SpSelection *self,
                  SpTable      table,
                  SpId         id)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), FALSE);

  for (guint i = 0; self->table == table && i < self->ids->len; i++)
    if (g_array_index (self->ids, SpId, i) == id)
      return TRUE;
  return FALSE;
}

/**
 * sp_selection_get_ids:
 * @self: a selection
 *
 * Returns: (transfer none) (element-type SpId): the selected rows, none for a cell; they need not exist any more
 */
GArray *
sp_selection_get_ids (SpSelection *self)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), NULL);

  return self->ids;
}

/**
 * sp_selection_clear:
 * @self: a selection
 *
 * Selects nothing.
 */
void
sp_selection_clear (SpSelection *self)
{
  g_return_if_fail (SP_IS_SELECTION (self));

  set_selection (self, SP_TABLE_PROJECT, SP_ID_NONE, SP_ID_NONE);
}

/**
 * sp_selection_is_empty:
 * @self: a selection
 *
 * Returns: whether no single row and no cell is selected
 */
gboolean
sp_selection_is_empty (SpSelection *self)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), TRUE);

  return self->id == SP_ID_NONE;
}

/**
 * sp_selection_is_cell:
 * @self: a selection
 *
 * Returns: whether a cell of the matrix is selected rather than a row of a table
 */
gboolean
sp_selection_is_cell (SpSelection *self)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), FALSE);

  return self->issue != SP_ID_NONE;
}

/**
 * sp_selection_is:
 * @self: a selection
 * @table: a table
 * @id: a row
 *
 * Returns: whether exactly this row is selected; a cell is not its actor
 */
gboolean
sp_selection_is (SpSelection *self,
                 SpTable      table,
                 SpId         id)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), FALSE);

  return self->id != SP_ID_NONE && self->issue == SP_ID_NONE && self->table == table && self->id == id;
}

/**
 * sp_selection_get_table:
 * @self: a selection
 *
 * Returns: the table of the selected row, %SP_TABLE_PROJECT if nothing is selected
 */
SpTable
sp_selection_get_table (SpSelection *self)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), SP_TABLE_PROJECT);

  return self->table;
}

/**
 * sp_selection_get_id:
 * @self: a selection
 *
 * Returns: the selected row, or the actor of the selected cell, or %SP_ID_NONE
 */
SpId
sp_selection_get_id (SpSelection *self)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), SP_ID_NONE);

  return self->id;
}

/**
 * sp_selection_get_issue:
 * @self: a selection
 *
 * Returns: the issue of the selected cell, or %SP_ID_NONE
 */
SpId
sp_selection_get_issue (SpSelection *self)
{
  g_return_val_if_fail (SP_IS_SELECTION (self), SP_ID_NONE);

  return self->issue;
}
