/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <string.h>

/* Finding out what two sides did to the state that both come from, and where they contradict each other. */

static guint
hash_deletion (gconstpointer data)
{
  const SpDeletion *self = data;

  return g_int64_hash (&self->id) ^ (self->table * 0x9e3779b1u);
}

static gboolean
equal_deletions (gconstpointer a,
                 gconstpointer b)
{
  const SpDeletion *first = a, *second = b;

  return first->id == second->id && first->table == second->table;
}

static gconstpointer
get_row (SpRowList *list,
         guint      index)
{
  return index < sp_row_list_get_n_rows (list) ? sp_row_list_get (list, index) : NULL;
}

static gconstpointer
take_if (gconstpointer  row,
         SpId           id,
         guint         *index)
{
  if (row == NULL || sp_row_get_id (row) != id)
    return NULL;
  ++*index;
  return row;
}

/* All three lists stand in order of id. */
static void
walk_table (SpMerge      *self,
            SpTable       table,
            SpMergeVisit  visit,
            gpointer      data)
{
  SpRowList *lists[3] = { self->base->tables[table], self->sides[0]->tables[table], self->sides[1]->tables[table] };
  guint places[3] = { 0 };

  for (;;)
    {
      gconstpointer next[3];
      SpMergeRow row = { .table = table, .id = SP_ID_MAX + 1 };

      for (guint i = 0; i < 3; i++)
        {
          next[i] = get_row (lists[i], places[i]);
          if (next[i] != NULL)
            row.id = MIN (row.id, sp_row_get_id (next[i]));
        }
      if (row.id > SP_ID_MAX)
        return;
      row.base = take_if (next[0], row.id, &places[0]);
      row.sides[SP_MERGE_OURS] = take_if (next[1], row.id, &places[1]);
      row.sides[SP_MERGE_THEIRS] = take_if (next[2], row.id, &places[2]);
      visit (self, &row, data);
    }
}

/**
 * sp_merge_walk:
 * @self: a merge
 * @visit: called for every row that stands in any of the three states
 * @data: for @visit
 *
 * Goes through the project itself, then table by table in order of id.
 */
void
sp_merge_walk (SpMerge      *self,
               SpMergeVisit  visit,
               gpointer      data)
{
  const SpMergeRow project = {
    SP_TABLE_PROJECT, SP_ID_NONE, self->base->project, { self->sides[0]->project, self->sides[1]->project }
  };

  visit (self, &project, data);
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    walk_table (self, table, visit, data);
}

/**
 * sp_merge_find_deletion:
 * @self: a merge
 * @table: a table
 * @id: a row of it, or %SP_ID_NONE
 * @deleter: a side
 *
 * Returns: (transfer none) (nullable): the row's deletion, if that side deleted it and the other still has it
 */
SpDeletion *
sp_merge_find_deletion (SpMerge     *self,
                        SpTable      table,
                        SpId         id,
                        SpMergeSide  deleter)
{
  const SpDeletion key = { .table = table, .id = id };
  SpDeletion *found = id != SP_ID_NONE ? g_hash_table_lookup (self->deletions, &key) : NULL;

  return found != NULL && found->deleter == deleter ? found : NULL;
}

static void
note_deletion_cb (SpMerge          *self,
                  const SpMergeRow *row,
                  gpointer          data)
{
  SpDeletion *deletion;

  if (row->base == NULL || (row->sides[0] == NULL) == (row->sides[1] == NULL))
    return;
  deletion = g_new0 (SpDeletion, 1);
  deletion->table = row->table;
  deletion->id = row->id;
  deletion->deleter = row->sides[0] == NULL ? SP_MERGE_OURS : SP_MERGE_THEIRS;
  deletion->conflict = -1;
  g_hash_table_add (self->deletions, deletion);
}

/* Did KEEPER newly make the row refer to what the other side deleted, or change a row that went along with it? */
static gboolean
needs_reference (const SpMergeRow     *row,
                 SpMergeSide           keeper,
                 const SpRowReference *reference)
{
  SpRowPart part;

  if (row->base == NULL)
    return TRUE;
  if (row->sides[!keeper] == NULL)
    return !sp_row_equal (&sp_row_types[row->table], row->base, row->sides[keeper]);
  sp_row_reference_find_part (reference, &part);
  return !sp_row_part_equal (&part, row->base, row->sides[keeper]);
}

static void
contest (SpMerge          *self,
         const SpMergeRow *row,
         SpMergeSide       keeper)
{
  const SpRowType *type = &sp_row_types[row->table];
  SpDeletion *own = sp_merge_find_deletion (self, row->table, row->id, !keeper);
  gboolean went_along = FALSE;

  for (guint i = 0; i < sp_n_row_references; i++)
    {
      const SpRowReference *reference = &sp_row_references[i];
      SpDeletion *target;

      if (reference->table != row->table)
        continue;
      target = sp_merge_find_deletion (self, reference->target, sp_row_reference_get (reference, row->sides[keeper]),
                                       !keeper);
      if (target == NULL)
        continue;
      went_along = went_along || reference->required;
      if (needs_reference (row, keeper, reference))
        {
          target->contested = TRUE;
          target->n_dependents++;
        }
    }
  /* A row that went along with what it hangs on is no question of its own. */
  if (own != NULL && !went_along && !sp_row_equal (type, row->base, row->sides[keeper]))
    own->contested = TRUE;
}

static void
contest_cb (SpMerge          *self,
            const SpMergeRow *row,
            gpointer          data)
{
  for (SpMergeSide keeper = SP_MERGE_OURS; keeper <= SP_MERGE_THEIRS; keeper++)
    if (row->sides[keeper] != NULL)
      contest (self, row, keeper);
}

/* One side let go of a row when it deleted it: whether the reference stays is decided with the row. */
static gboolean
follows_deletion (SpMerge          *self,
                  const SpMergeRow *row,
                  const SpRowPart  *part)
{
  for (guint i = 0; i < sp_n_row_references; i++)
    {
      const SpRowReference *reference = &sp_row_references[i];

      if (reference->table != row->table || !sp_row_part_has_reference (part, reference))
        continue;
      for (SpMergeSide deleter = SP_MERGE_OURS; deleter <= SP_MERGE_THEIRS; deleter++)
        if (sp_row_reference_get (reference, row->sides[deleter]) == SP_ID_NONE
            && sp_merge_find_deletion (self, reference->target, sp_row_reference_get (reference, row->sides[!deleter]),
                                       deleter) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* Places by hand are not worth a question, words are brought together one by one, and the document stays the same. */
static gboolean
may_conflict (const SpField *field)
{
  return field->kind != SP_FIELD_WORDS && strcmp (field->name, "ordinal") != 0 && strcmp (field->name, "uuid") != 0;
}

static gboolean
contradicts (SpMerge          *self,
             const SpMergeRow *row,
             const SpRowPart  *part)
{
  if (!may_conflict (part->fields[0]) || sp_row_part_equal (part, row->sides[0], row->sides[1]))
    return FALSE;
  if (row->base != NULL
      && (sp_row_part_equal (part, row->base, row->sides[0]) || sp_row_part_equal (part, row->base, row->sides[1])))
    return FALSE;
  return !follows_deletion (self, row, part);
}

static void
add_conflict (SpMerge          *self,
              const SpMergeRow *row,
              const SpRowPart  *part,
              SpDeletion       *deletion)
{
  SpConflict conflict = {
    .kind = deletion != NULL ? SP_CONFLICT_DELETED : SP_CONFLICT_CHANGED,
    .table = row->table,
    .id = row->id,
    .base = row->base,
    .sides = { row->sides[0], row->sides[1] },
    .choice = SP_MERGE_UNDECIDED,
  };

  if (part != NULL)
    {
      memcpy (conflict.fields, part->fields, sizeof conflict.fields);
      conflict.n_fields = part->n_fields;
    }
  if (deletion != NULL)
    {
      deletion->conflict = (int) self->conflicts->len;
      conflict.n_dependents = deletion->n_dependents;
    }
  g_array_append_val (self->conflicts, conflict);
}

static void
list_conflicts_cb (SpMerge          *self,
                   const SpMergeRow *row,
                   gpointer          data)
{
  const SpDeletion key = { .table = row->table, .id = row->id };
  SpDeletion *deletion = g_hash_table_lookup (self->deletions, &key);

  if (deletion != NULL && deletion->contested)
    add_conflict (self, row, NULL, deletion);
  if (row->sides[0] == NULL || row->sides[1] == NULL || sp_row_equal (&sp_row_types[row->table], row->sides[0],
                                                                       row->sides[1]))
    return;
  for (guint i = 0; i < sp_row_types[row->table].n_fields; i++)
    {
      SpRowPart part;

      if (sp_row_part_get (row->table, i, &part) && contradicts (self, row, &part))
        add_conflict (self, row, &part, NULL);
    }
}

/**
 * sp_merge_new:
 * @base: (nullable): the state that both sides come from, or `NULL` if it is not known
 * @ours: one side
 * @theirs: the other side
 *
 * Compares three states of a project. Without a common ancestor nothing counts as deleted, and every field in which a
 * row that both have differs is a conflict. Rows of one name that both sides added are taken as one.
 *
 * Takes time in proportion to the number of rows; safe in a worker thread.
 *
 * Returns: (transfer full): the merge, with every conflict undecided
 */
SpMerge *
sp_merge_new (SpSnapshot *base,
              SpSnapshot *ours,
              SpSnapshot *theirs)
{
  SpMerge *self = g_new0 (SpMerge, 1);

  self->has_base = base != NULL;
  self->base = base != NULL ? sp_snapshot_ref (base) : sp_snapshot_builder_end (sp_snapshot_builder_new (NULL));
  self->deletions = g_hash_table_new_full (hash_deletion, equal_deletions, g_free, NULL);
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (SpConflict));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->sides[SP_MERGE_OURS] = sp_snapshot_ref (ours);
  self->sides[SP_MERGE_THEIRS] = sp_merge_take_names_as_one (self, theirs);

  sp_merge_walk (self, note_deletion_cb, NULL);
  sp_merge_walk (self, contest_cb, NULL);
  sp_merge_walk (self, list_conflicts_cb, NULL);
  return self;
}

/**
 * sp_merge_free:
 * @self: (transfer full): a merge
 *
 * Frees it; nothing that was not applied stays.
 */
void
sp_merge_free (SpMerge *self)
{
  g_clear_pointer (&self->base, sp_snapshot_unref);
  g_clear_pointer (&self->sides[SP_MERGE_OURS], sp_snapshot_unref);
  g_clear_pointer (&self->sides[SP_MERGE_THEIRS], sp_snapshot_unref);
  g_clear_pointer (&self->deletions, g_hash_table_unref);
  g_clear_pointer (&self->conflicts, g_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

/**
 * sp_merge_has_base:
 * @self: a merge
 *
 * Returns: whether there is a common ancestor; if not, rows were brought together by id alone
 */
gboolean
sp_merge_has_base (SpMerge *self)
{
  return self->has_base;
}

/**
 * sp_merge_get_side:
 * @self: a merge
 * @side: ours or theirs
 *
 * Returns: (transfer none): what that side holds; in theirs, rows that are one with ours have our identifier
 */
SpSnapshot *
sp_merge_get_side (SpMerge     *self,
                   SpMergeSide  side)
{
  g_return_val_if_fail (side <= SP_MERGE_THEIRS, NULL);
  return self->sides[side];
}

/**
 * sp_merge_get_n_conflicts:
 * @self: a merge
 *
 * Returns: how many there are, decided or not
 */
guint
sp_merge_get_n_conflicts (SpMerge *self)
{
  return self->conflicts->len;
}

/**
 * sp_merge_get_conflict:
 * @self: a merge
 * @index: 0 .. number of conflicts - 1
 *
 * Returns: (transfer none): what is contradictory; in order of table and id
 */
const SpConflict *
sp_merge_get_conflict (SpMerge *self,
                       guint    index)
{
  g_return_val_if_fail (index < self->conflicts->len, NULL);
  return &g_array_index (self->conflicts, SpConflict, index);
}

/**
 * sp_merge_choose:
 * @self: a merge
 * @index: 0 .. number of conflicts - 1
 * @side: whose fields are taken, or whether the row is deleted; %SP_MERGE_UNDECIDED takes the choice back
 *
 * Decides a conflict.
 */
void
sp_merge_choose (SpMerge     *self,
                 guint        index,
                 SpMergeSide  side)
{
  g_return_if_fail (index < self->conflicts->len);
  g_array_index (self->conflicts, SpConflict, index).choice = side;
}

/**
 * sp_merge_choose_all:
 * @self: a merge
 * @side: whose version is taken everywhere
 *
 * Decides all conflicts alike.
 */
void
sp_merge_choose_all (SpMerge     *self,
                     SpMergeSide  side)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    sp_merge_choose (self, i, side);
}

/**
 * sp_merge_get_n_undecided:
 * @self: a merge
 *
 * Returns: how many conflicts are left to decide
 */
guint
sp_merge_get_n_undecided (SpMerge *self)
{
  guint n = 0;

  for (guint i = 0; i < self->conflicts->len; i++)
    n += g_array_index (self->conflicts, SpConflict, i).choice == SP_MERGE_UNDECIDED;
  return n;
}
