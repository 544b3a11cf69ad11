/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-snapshot-private.h"

struct _SpSnapshotBuilder
{
  SpSnapshot *base;
  gpointer project;
  SpRowListBuilder *tables[SP_N_TABLES];   /* NULL as long as nothing in the table is touched */
};

static SpSnapshot *
make_empty (void)
{
  const SpProjectRow project = { .as_of = SP_DATE_NONE };
  SpSnapshot *self = g_new0 (SpSnapshot, 1);

  g_atomic_ref_count_init (&self->references);
  self->project = sp_row_pack (&sp_row_types[SP_TABLE_PROJECT], &project);
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    self->tables[table] = sp_row_list_new_empty ();
  return self;
}

static SpRowListBuilder *
touch (SpSnapshotBuilder *self,
       SpTable            table)
{
  if (self->tables[table] == NULL)
    self->tables[table] = sp_row_list_builder_new (self->base->tables[table], &sp_row_types[table]);
  return self->tables[table];
}

/**
 * sp_snapshot_builder_new:
 * @base: (nullable): the snapshot to begin with, or `NULL` for one without rows
 *
 * Returns: (transfer full): a snapshot in the making; end it with sp_snapshot_builder_end()
 */
SpSnapshotBuilder *
sp_snapshot_builder_new (SpSnapshot *base)
{
  SpSnapshotBuilder *self = g_new0 (SpSnapshotBuilder, 1);

  self->base = base != NULL ? sp_snapshot_ref (base) : make_empty ();
  return self;
}

/**
 * sp_snapshot_builder_free:
 * @self: (transfer full): a snapshot in the making
 *
 * Gives it up.
 */
void
sp_snapshot_builder_free (SpSnapshotBuilder *self)
{
  for (guint table = 0; table < SP_N_TABLES; table++)
    g_clear_pointer (&self->tables[table], sp_row_list_builder_free);
  g_clear_pointer (&self->project, sp_row_unref);
  sp_snapshot_unref (self->base);
  g_free (self);
}

/**
 * sp_snapshot_builder_end:
 * @self: (transfer full): a snapshot in the making
 *
 * Takes time in proportion to the number of chunks of the touched tables, and to the number of rows of those with
 * an order by hand.
 *
 * Returns: (transfer full): the snapshot, which shares all that was not touched with the base
 */
SpSnapshot *
sp_snapshot_builder_end (SpSnapshotBuilder *self)
{
  SpSnapshot *snapshot = g_new0 (SpSnapshot, 1);

  g_atomic_ref_count_init (&snapshot->references);
  snapshot->project = self->project != NULL ? g_steal_pointer (&self->project) : sp_row_ref (self->base->project);
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    snapshot->tables[table] = self->tables[table] != NULL
                                ? sp_row_list_builder_end (g_steal_pointer (&self->tables[table]))
                                : sp_row_list_ref (self->base->tables[table]);
  sp_snapshot_builder_free (self);
  return snapshot;
}

/**
 * sp_snapshot_builder_set_project:
 * @self: a snapshot in the making
 * @row: what to say of the project as a whole
 *
 * Copies the row in.
 */
void
sp_snapshot_builder_set_project (SpSnapshotBuilder  *self,
                                 const SpProjectRow *row)
{
  g_clear_pointer (&self->project, sp_row_unref);
  self->project = sp_row_pack (&sp_row_types[SP_TABLE_PROJECT], row);
}

/**
 * sp_snapshot_builder_put:
 * @self: a snapshot in the making
 * @table: which table; not the project
 * @row: a struct of that table
 *
 * Copies a row in, in the place of the row of the same id if there is one: the untyped way for code
 * that treats all tables alike.
 */
void
sp_snapshot_builder_put (SpSnapshotBuilder *self,
                         SpTable            table,
                         gconstpointer      row)
{
  sp_row_list_builder_put (touch (self, table), row);
}

/**
 * sp_snapshot_builder_append:
 * @self: a snapshot in the making
 * @table: which table; not the project
 * @row: a struct of that table, whose id is greater than all that are there
 * @lengths: (array): by number of field, how many bytes a text of @row has; it need not end with a zero
 *
 * Copies a row in, in constant time: the way to take in whole tables.
 */
void
sp_snapshot_builder_append (SpSnapshotBuilder *self,
                            SpTable            table,
                            gconstpointer      row,
                            const gsize       *lengths)
{
  sp_row_list_builder_append (touch (self, table), row, lengths);
}

/**
 * sp_snapshot_builder_take:
 * @self: a snapshot in the making
 * @table: which table; not the project
 * @packed: (transfer full): a row of that table, from sp_row_pack()
 *
 * Does what sp_snapshot_builder_put() does, without a copy.
 */
void
sp_snapshot_builder_take (SpSnapshotBuilder *self,
                          SpTable            table,
                          gpointer           packed)
{
  sp_row_list_builder_take (touch (self, table), packed);
}

/**
 * sp_snapshot_builder_join:
 * @self: a snapshot in the making
 * @table: which table; one without an order by hand
 * @other: (transfer full): another one, whose rows of that table have ids greater than all that are there
 *
 * Takes the rows over as they are.
 */
void
sp_snapshot_builder_join (SpSnapshotBuilder *self,
                          SpTable            table,
                          SpSnapshotBuilder *other)
{
  if (other->tables[table] != NULL)
    sp_row_list_builder_join (touch (self, table), g_steal_pointer (&other->tables[table]));
  sp_snapshot_builder_free (other);
}

/**
 * sp_snapshot_builder_put_actor:
 * @self: a snapshot in the making
 * @row: an actor with an id
 *
 * Copies the row in, in the place of the row of the same id if there is one.
 */
void
sp_snapshot_builder_put_actor (SpSnapshotBuilder *self,
                               const SpActor     *row)
{
  sp_snapshot_builder_put (self, SP_TABLE_ACTOR, row);
}

/**
 * sp_snapshot_builder_put_issue:
 * @self: a snapshot in the making
 * @row: an issue with an id
 *
 * Copies the row in, in the place of the row of the same id if there is one.
 */
void
sp_snapshot_builder_put_issue (SpSnapshotBuilder *self,
                               const SpIssue     *row)
{
  sp_snapshot_builder_put (self, SP_TABLE_ISSUE, row);
}

/**
 * sp_snapshot_builder_put_source:
 * @self: a snapshot in the making
 * @row: a source with an id
 *
 * Copies the row in, in the place of the row of the same id if there is one.
 */
void
sp_snapshot_builder_put_source (SpSnapshotBuilder *self,
                                const SpSource    *row)
{
  sp_snapshot_builder_put (self, SP_TABLE_SOURCE, row);
}

/**
 * sp_snapshot_builder_put_source_error:
 * @self: a snapshot in the making
 * @row: an error of a source with an id
 *
 * Copies the row in, in the place of the row of the same id if there is one.
 */
void
sp_snapshot_builder_put_source_error (SpSnapshotBuilder *self,
                                      const SpSourceError *row)
{
  sp_snapshot_builder_put (self, SP_TABLE_SOURCE_ERROR, row);
}

/**
 * sp_snapshot_builder_put_statement:
 * @self: a snapshot in the making
 * @row: a statement with an id
 *
 * Copies the row in, in the place of the row of the same id if there is one.
 */
void
sp_snapshot_builder_put_statement (SpSnapshotBuilder *self,
                                   const SpStatement *row)
{
  sp_snapshot_builder_put (self, SP_TABLE_STATEMENT, row);
}

/**
 * sp_snapshot_builder_put_link:
 * @self: a snapshot in the making
 * @row: a link with an id
 *
 * Copies the row in, in the place of the row of the same id if there is one.
 */
void
sp_snapshot_builder_put_link (SpSnapshotBuilder *self,
                              const SpLink      *row)
{
  sp_snapshot_builder_put (self, SP_TABLE_LINK, row);
}

/**
 * sp_snapshot_builder_put_view:
 * @self: a snapshot in the making
 * @row: a view with an id
 *
 * Copies the row in, in the place of the row of the same id if there is one.
 */
void
sp_snapshot_builder_put_view (SpSnapshotBuilder *self,
                              const SpView      *row)
{
  sp_snapshot_builder_put (self, SP_TABLE_VIEW, row);
}

/**
 * sp_snapshot_builder_remove:
 * @self: a snapshot in the making
 * @table: which table; not the project
 * @id: the row to take out; nothing happens when there is none
 */
void
sp_snapshot_builder_remove (SpSnapshotBuilder *self,
                            SpTable            table,
                            SpId               id)
{
  g_return_if_fail (table != SP_TABLE_PROJECT);
  sp_row_list_builder_remove (touch (self, table), id);
}
