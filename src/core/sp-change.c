/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-change-private.h"

#include <string.h>

#include "sp-changeset.h"
#include "sp-row-type.h"

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

  if (!g_hash_table_contains (reading->items, &item))
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
 * changed is of no interest then, and one that was deleted again was never there. */
static void
take_added (Reading      *reading,
            const GArray *added,
            GArray       *items)
{
  for (guint i = 0; added != NULL && i < added->len; i++)
    {
      const SpAddedRange *range = &g_array_index (added, SpAddedRange, i);

      for (SpId id = range->first; id <= range->last; id++)
        {
          const SpChangeItem item = { range->table, SP_CHANGE_INSERT, id };
          const SpChangeItem *later = g_hash_table_lookup (reading->items, &item);

          if (later == NULL || later->kind != SP_CHANGE_DELETE)
            g_array_append_val (items, item);
          if (later != NULL)
            g_hash_table_remove (reading->items, &item);
        }
    }
}

static gsize
count_added (const GArray *added)
{
  gsize n = 0;

  for (guint i = 0; added != NULL && i < added->len; i++)
    n += (gsize) (g_array_index (added, SpAddedRange, i).last - g_array_index (added, SpAddedRange, i).first + 1);
  return n;
}

static SpChange *
make_change (Reading      *reading,
             const GArray *added)
{
  const gsize n = count_added (added) + g_hash_table_size (reading->items);
  SpChange *self = g_new0 (SpChange, 1);
  GHashTableIter iter;
  const SpChangeItem *item;

  g_atomic_ref_count_init (&self->references);
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (SpChangeItem), (guint) n);
  take_added (reading, added, self->items);
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
 * @added: (nullable): rows that were added and that nothing recorded, in order of table and id
 *
 * Finds out which rows an edit touched. Takes O(n log n) time for n of them; O(n) where all were added without being
 * recorded.
 *
 * Returns: (transfer full) (nullable): the change, or `NULL` when @changeset is damaged
 */
SpChange *
sp_change_new_for_changeset (sqlite3       *database,
                             int            size,
                             gconstpointer  changeset,
                             const GArray  *added)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (hash_item, equal_items, g_free, NULL);
  Reading reading = { database, items };
  SpChangesetReader reader;

  sp_changeset_reader_begin (&reader, changeset, (gsize) size);
  while (sp_changeset_reader_next (&reader))
    read_operation (&reading, &reader);
  return !reader.damaged ? make_change (&reading, added) : NULL;
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
