/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-change-private.h"

#include <string.h>

#include "sp-changeset.h"
#include "sp-row-list-private.h"
#include "sp-row-type.h"
#include "sp-snapshot-private.h"

struct _SpChange
{
  gatomicrefcount references;
  GArray *items;        /* of SpChangeItem, by table and id */
};

G_DEFINE_BOXED_TYPE (SpChange, sp_change, sp_change_ref, sp_change_unref)

/* Reading a changeset. */
typedef struct
{
  sqlite3 *database;
  GHashTable *items;    /* set of owned SpChangeItem, by table and id */
} Reading;

static guint
hash_item (gconstpointer key)
{
  const SpChangeItem *item = key;

  return g_int64_hash (&item->id) * SP_N_TABLES + item->table;
}

static gboolean
equal_items (gconstpointer a,
             gconstpointer b)
{
  const SpChangeItem *first = a;
  const SpChangeItem *second = b;

  return first->table == second->table && first->id == second->id;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const SpChangeItem *first = a;
  const SpChangeItem *second = b;

  if (first->table != second->table)
    return first->table < second->table ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

static gboolean
find_table (const char *name,
            SpTable    *table)
{
  for (guint i = 0; i < SP_N_TABLES; i++)
    if (strcmp (sp_row_types[i].name, name) == 0)
      {
        *table = i;
        return TRUE;
      }
  return FALSE;
}

/* The table of words "actor_alias" belongs to the table "actor". */
static gboolean
find_owner_table (const char *name,
                  SpTable    *table)
{
  g_autofree char *owner = g_strdup (name);
  char *end = strrchr (owner, '_');

  if (end == NULL)
    return FALSE;
  *end = '\0';
  return find_table (owner, table);
}

static SpChangeKind
get_kind (int operation)
{
  if (operation == SQLITE_INSERT)
    return SP_CHANGE_INSERT;
  return operation == SQLITE_DELETE ? SP_CHANGE_DELETE : SP_CHANGE_UPDATE;
}

/* An update of a word does not tell whose it is, because that never changes: the database does. */
static SpId
look_up_owner (Reading    *reading,
               const char *name,
               SpTable     owner,
               SpId        id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", sp_row_types[owner].name, name);
  sqlite3_stmt *statement = NULL;
  SpId found = SP_ID_NONE;

  if (sqlite3_prepare_v2 (reading->database, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_bind_int64 (statement, 1, id) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    found = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return found;
}

static void
add_row (Reading      *reading,
         SpTable       table,
         SpChangeKind  kind,
         SpId          id)
{
  const SpChangeItem item = { table, kind, table == SP_TABLE_PROJECT ? SP_ID_NONE : id };

  g_hash_table_add (reading->items, g_memdup2 (&item, sizeof item));
}

/* What is told of the row itself goes before what is told of its words. */
static void
add_owner (Reading *reading,
           SpTable  table,
           SpId     id)
{
  const SpChangeItem item = { table, SP_CHANGE_UPDATE, id };

  /* A word that is no longer there is told of with its row. */
  if (id != SP_ID_NONE && !g_hash_table_contains (reading->items, &item))
    add_row (reading, table, SP_CHANGE_UPDATE, id);
}

static void
read_operation (Reading                 *reading,
                const SpChangesetReader *row)
{
  SpTable table;

  if (find_table (row->table, &table))
    add_row (reading, table, get_kind (row->operation), row->first);
  else if (find_owner_table (row->table, &table))
    add_owner (reading, table, row->operation == SQLITE_UPDATE ? look_up_owner (reading, row->table, table, row->first)
                                                               : row->second);
}

/* What the changeset tells of a row that was added besides is what happened to it later in the same edit: that it was
 * changed is of no interest then, and one that was deleted again was never there. The other way round, of one that was
 * deleted besides it tells what happened to it earlier. */
static void
take_besides (Reading      *reading,
              const GArray *besides,
              SpChangeKind  kind,
              GArray       *items)
{
  const SpChangeKind opposite = kind == SP_CHANGE_INSERT ? SP_CHANGE_DELETE : SP_CHANGE_INSERT;

  for (guint i = 0; besides != NULL && i < besides->len; i++)
    {
      const SpAddedRange *range = &g_array_index (besides, SpAddedRange, i);

      for (SpId id = range->first; id <= range->last; id++)
        {
          const SpChangeItem item = { range->table, kind, id };
          const SpChangeItem *told = g_hash_table_lookup (reading->items, &item);

          if (told == NULL || told->kind != opposite)
            g_array_append_val (items, item);
          if (told != NULL)
            g_hash_table_remove (reading->items, &item);
        }
    }
}

static gsize
count_besides (const GArray *besides)
{
  gsize n = 0;

  for (guint i = 0; besides != NULL && i < besides->len; i++)
    n += (gsize) (g_array_index (besides, SpAddedRange, i).last - g_array_index (besides, SpAddedRange, i).first + 1);
  return n;
}

static SpChange *
new_with_room (gsize n_items)
{
  SpChange *self = g_new0 (SpChange, 1);

  g_atomic_ref_count_init (&self->references);
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (SpChangeItem), (guint) n_items);
  return self;
}

static SpChange *
make_change (Reading      *reading,
             const GArray *besides,
             SpChangeKind  kind)
{
  SpChange *self = new_with_room (count_besides (besides) + g_hash_table_size (reading->items));
  GHashTableIter iter;
  const SpChangeItem *item;

  take_besides (reading, besides, kind, self->items);
  if (g_hash_table_size (reading->items) == 0)
    return self;
  g_hash_table_iter_init (&iter, reading->items);
  while (g_hash_table_iter_next (&iter, (gpointer *) &item, NULL))
    g_array_append_val (self->items, *item);
  g_array_sort (self->items, compare_items);
  return self;
}

/**
 * sp_change_new_for_changeset:
 * @database: where the changeset was recorded or just applied
 * @size: of @changeset in bytes
 * @changeset: of our own making
 * @besides: (nullable): rows that were added or deleted and that nothing recorded, in order of table and id
 * @kind: which of the two
 *
 * Finds out which rows an edit touched. Takes O(n log n) time for n of them; O(n) where nothing recorded any.
 *
 * Returns: (transfer full) (nullable): the change, or `NULL` when @changeset is damaged
 */
SpChange *
sp_change_new_for_changeset (sqlite3       *database,
                             int            size,
                             gconstpointer  changeset,
                             const GArray  *besides,
                             SpChangeKind   kind)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (hash_item, equal_items, g_free, NULL);
  Reading reading = { database, items };
  SpChangesetReader reader;

  sp_changeset_reader_begin (&reader, changeset, (gsize) size);
  while (sp_changeset_reader_next (&reader))
    read_operation (&reading, &reader);
  return !reader.damaged ? make_change (&reading, besides, kind) : NULL;
}

static void
add_item (SpChange     *self,
          SpTable       table,
          SpChangeKind  kind,
          SpId          id)
{
  const SpChangeItem item = { table, kind, id };

  g_array_append_val (self->items, item);
}

static void
add_difference (SpChange  *self,
                SpTable    table,
                SpRowList *before,
                SpRowList *after)
{
  const guint n_before = sp_row_list_get_n_rows (before);
  const guint n_after = sp_row_list_get_n_rows (after);
  guint i = 0, j = 0;

  while (i < n_before || j < n_after)
    {
      gconstpointer old = i < n_before ? sp_row_list_get (before, i) : NULL;
      gconstpointer new = j < n_after ? sp_row_list_get (after, j) : NULL;
      const SpId old_id = old != NULL ? sp_row_get_id (old) : G_MAXINT64;
      const SpId new_id = new != NULL ? sp_row_get_id (new) : G_MAXINT64;

      if (old_id < new_id)
        add_item (self, table, SP_CHANGE_DELETE, old_id);
      else if (new_id < old_id)
        add_item (self, table, SP_CHANGE_INSERT, new_id);
      else if (!sp_row_equal (&sp_row_types[table], old, new))
        add_item (self, table, SP_CHANGE_UPDATE, new_id);
      i += old_id <= new_id;
      j += new_id <= old_id;
    }
}

/**
 * sp_change_new_for_difference:
 * @before: a state
 * @after: another
 *
 * Finds out which rows differ. Takes O(n log n) time for n rows.
 *
 * Returns: (transfer full): the change
 */
SpChange *
sp_change_new_for_difference (SpSnapshot *before,
                              SpSnapshot *after)
{
  SpChange *self = new_with_room (0);

  if (!sp_row_equal (&sp_row_types[SP_TABLE_PROJECT], before->project, after->project))
    add_item (self, SP_TABLE_PROJECT, SP_CHANGE_UPDATE, SP_ID_NONE);
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    add_difference (self, table, before->tables[table], after->tables[table]);
  return self;
}

/**
 * sp_change_ref:
 * @self: a change
 *
 * Returns: (transfer full): @self
 */
SpChange *
sp_change_ref (SpChange *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_change_unref:
 * @self: (transfer full): a change
 *
 * Gives up a reference; the last one frees it.
 */
void
sp_change_unref (SpChange *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->items);
  g_free (self);
}

/**
 * sp_change_get_n_items:
 * @self: a change
 *
 * Returns: how many rows were touched
 */
guint
sp_change_get_n_items (SpChange *self)
{
  return self->items->len;
}

/**
 * sp_change_get_item:
 * @self: a change
 * @index: 0 .. number of items - 1
 *
 * Returns: (transfer none): which row was touched and how; in order of table and id, no row twice
 */
const SpChangeItem *
sp_change_get_item (SpChange *self,
                    guint     index)
{
  g_return_val_if_fail (index < self->items->len, NULL);
  return &g_array_index (self->items, SpChangeItem, index);
}

/**
 * sp_change_touches:
 * @self: a change
 * @table: a table
 *
 * Returns: whether a row of @table was touched
 */
gboolean
sp_change_touches (SpChange *self,
                   SpTable   table)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, SpChangeItem, i).table == table)
      return TRUE;
  return FALSE;
}
