/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-row-list-private.h"

#include <string.h>

struct _SpRowListBuilder
{
  const SpRowType *type;
  SpRowList *base;
  GPtrArray *chunks;
  GHashTable *touched;    /* ids whose place by hand may have changed; NULL if that is all or the type has no such order */
  SpRowPacker *packer;    /* of rows that are appended; made when first needed */
};

/* Two neighbours that fit into one well enough become one, so that deleting does not leave a crowd of small chunks. */
#define MERGE_BELOW (SP_CHUNK_CAPACITY / 2)

/**
 * sp_row_list_builder_new:
 * @base: the list to begin with
 * @type: the type of its rows
 *
 * Takes time in proportion to the number of chunks of @base.
 *
 * Returns: (transfer full): a list in the making; end it with sp_row_list_builder_end()
 */
SpRowListBuilder *
sp_row_list_builder_new (SpRowList       *base,
                         const SpRowType *type)
{
  SpRowListBuilder *self = g_new0 (SpRowListBuilder, 1);

  self->type = type;
  self->base = sp_row_list_ref (base);
  self->chunks = g_ptr_array_new_full (base->n_chunks + 1, (GDestroyNotify) sp_chunk_unref);
  for (guint i = 0; i < base->n_chunks; i++)
    g_ptr_array_add (self->chunks, sp_chunk_ref (base->chunks[i]));
  if (type->by_hand && base->n_rows > 0)
    self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * sp_row_list_builder_free:
 * @self: (transfer full): a list in the making
 *
 * Gives it up.
 */
void
sp_row_list_builder_free (SpRowListBuilder *self)
{
  sp_row_list_unref (self->base);
  g_ptr_array_unref (self->chunks);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->packer, sp_row_packer_free);
  g_free (self);
}

/* The chunk that has the id or has to take it. Rows mostly come in order of id, so the last one is tried first. */
static guint
find_chunk (SpRowListBuilder *self,
            SpId              id)
{
  guint low = 0;
  guint high = self->chunks->len;

  if (sp_row_get_id (((SpChunk *) self->chunks->pdata[high - 1])->rows[0]) <= id)
    return high - 1;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (sp_row_get_id (((SpChunk *) self->chunks->pdata[middle])->rows[0]) <= id)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* A chunk that only this builder holds can be changed in place. */
static SpChunk *
take_chunk (SpRowListBuilder *self,
            guint             index)
{
  SpChunk *chunk = g_ptr_array_index (self->chunks, index);

  if (!g_atomic_ref_count_compare (&chunk->references, 1))
    {
      self->chunks->pdata[index] = sp_chunk_copy (chunk);
      sp_chunk_unref (chunk);
    }
  return g_ptr_array_index (self->chunks, index);
}

static void
move_rows (SpChunk *from,
           guint    first,
           SpChunk *to)
{
  memcpy (to->rows + to->n_rows, from->rows + first, (from->n_rows - first) * sizeof (gpointer));
  to->n_rows += from->n_rows - first;
  from->n_rows = first;
}

/* Makes room in a full chunk: at the end a new one is begun, anywhere else the chunk is halved. */
static void
split_chunk (SpRowListBuilder *self,
             guint            *index,
             guint            *position)
{
  SpChunk *next = sp_chunk_new ();
  guint first = *position == SP_CHUNK_CAPACITY && *index == self->chunks->len - 1 ? SP_CHUNK_CAPACITY
                                                                                 : SP_CHUNK_CAPACITY / 2;

  move_rows (take_chunk (self, *index), first, next);
  g_ptr_array_insert (self->chunks, (int) *index + 1, next);
  if (*position >= first)
    {
      *index += 1;
      *position -= first;
    }
}

static void
insert_row (SpRowListBuilder *self,
            guint             index,
            guint             position,
            gpointer          packed)
{
  SpChunk *chunk = g_ptr_array_index (self->chunks, index);

  if (chunk->n_rows == SP_CHUNK_CAPACITY)
    split_chunk (self, &index, &position);

  chunk = take_chunk (self, index);
  memmove (chunk->rows + position + 1, chunk->rows + position, (chunk->n_rows - position) * sizeof (gpointer));
  chunk->rows[position] = packed;
  chunk->n_rows++;
}

static void
remember_touched (SpRowListBuilder *self,
                  SpId              id)
{
  if (self->touched != NULL)
    g_hash_table_add (self->touched, g_memdup2 (&id, sizeof id));
}

/* The id of the last row; SP_ID_NONE if there is none. */
static SpId
get_last_id (SpRowListBuilder *self)
{
  const SpChunk *last;

  if (self->chunks->len == 0)
    return SP_ID_NONE;
  last = g_ptr_array_index (self->chunks, self->chunks->len - 1);
  return sp_row_get_id (last->rows[last->n_rows - 1]);
}

/**
 * sp_row_list_builder_append:
 * @self: a list in the making
 * @row: a row of its type; its id is greater than all that are there
 * @lengths: (array): by number of field, how many bytes a text of @row has; it need not end with a zero
 *
 * Copies a row in, in constant time: the way to take in whole tables.
 */
void
sp_row_list_builder_append (SpRowListBuilder *self,
                            gconstpointer     row,
                            const gsize      *lengths)
{
  SpChunk *last = NULL;

  g_return_if_fail (sp_row_get_id (row) > get_last_id (self));

  remember_touched (self, sp_row_get_id (row));
  if (self->packer == NULL)
    self->packer = sp_row_packer_new (self->type);
  if (self->chunks->len > 0)
    last = take_chunk (self, self->chunks->len - 1);
  if (last == NULL || last->n_rows == SP_CHUNK_CAPACITY)
    {
      last = sp_chunk_new ();
      g_ptr_array_add (self->chunks, last);
    }
  last->rows[last->n_rows++] = sp_row_packer_pack (self->packer, row, lengths);
}

/**
 * sp_row_list_builder_join:
 * @self: a list in the making, without an order by hand
 * @other: (transfer full): another one; its ids are greater than all that are there
 *
 * Takes the rows over as they are, in time in proportion to the number of chunks.
 */
void
sp_row_list_builder_join (SpRowListBuilder *self,
                          SpRowListBuilder *other)
{
  g_return_if_fail (!self->type->by_hand);

  for (guint i = 0; i < other->chunks->len; i++)
    g_ptr_array_add (self->chunks, sp_chunk_ref (g_ptr_array_index (other->chunks, i)));
  sp_row_list_builder_free (other);
}

/**
 * sp_row_list_builder_take:
 * @self: a list in the making
 * @packed: (transfer full): a row of its type with an id, from sp_row_pack()
 *
 * Takes a row in, in the place of the row of the same id if there is one. Rows in ascending order of id go in
 * in constant time each.
 */
void
sp_row_list_builder_take (SpRowListBuilder *self,
                          gpointer          packed)
{
  SpId id = sp_row_get_id (packed);
  guint index, position;

  remember_touched (self, id);
  if (self->chunks->len == 0)
    g_ptr_array_add (self->chunks, sp_chunk_new ());

  index = self->chunks->len > 1 ? find_chunk (self, id) : 0;
  if (sp_chunk_find (g_ptr_array_index (self->chunks, index), id, &position))
    {
      SpChunk *chunk = take_chunk (self, index);

      sp_row_unref (chunk->rows[position]);
      chunk->rows[position] = packed;
    }
  else
    {
      insert_row (self, index, position, packed);
    }
}

/**
 * sp_row_list_builder_put:
 * @self: a list in the making
 * @row: a row of its type with an id
 *
 * Does with a copy of @row what sp_row_list_builder_take() does.
 */
void
sp_row_list_builder_put (SpRowListBuilder *self,
                         gconstpointer     row)
{
  sp_row_list_builder_take (self, sp_row_pack (self->type, row));
}

static void
merge_chunks (SpRowListBuilder *self,
              guint             index)
{
  SpChunk *first, *second;

  if (index + 1 >= self->chunks->len)
    return;
  first = g_ptr_array_index (self->chunks, index);
  second = g_ptr_array_index (self->chunks, index + 1);
  if (first->n_rows + second->n_rows > MERGE_BELOW)
    return;

  first = take_chunk (self, index);
  second = take_chunk (self, index + 1);
  move_rows (second, 0, first);
  g_ptr_array_remove_index (self->chunks, index + 1);
}

/**
 * sp_row_list_builder_remove:
 * @self: a list in the making
 * @id: the row to take out; nothing happens when there is none
 */
void
sp_row_list_builder_remove (SpRowListBuilder *self,
                            SpId              id)
{
  SpChunk *chunk;
  guint index, position;

  if (self->chunks->len == 0)
    return;
  index = find_chunk (self, id);
  if (!sp_chunk_find (g_ptr_array_index (self->chunks, index), id, &position))
    return;

  remember_touched (self, id);
  chunk = take_chunk (self, index);
  sp_row_unref (chunk->rows[position]);
  chunk->n_rows--;
  memmove (chunk->rows + position, chunk->rows + position + 1, (chunk->n_rows - position) * sizeof (gpointer));

  if (chunk->n_rows == 0)
    {
      g_ptr_array_remove_index (self->chunks, index);
      return;
    }
  merge_chunks (self, index);
  if (index > 0)
    merge_chunks (self, index - 1);
}

static GPtrArray *
sort_touched (SpRowListBuilder *self,
              SpRowList        *list)
{
  GPtrArray *rows = g_ptr_array_new ();
  GHashTableIter iter;
  const SpId *id;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    {
      gconstpointer row = sp_row_list_find (list, *id);

      if (row != NULL)
        g_ptr_array_add (rows, (gpointer) row);
    }
  g_ptr_array_sort_values (rows, sp_row_compare_by_hand);
  return rows;
}

/* Merges the rows of the base that nobody touched, which are in order, with those that were. */
static void
put_in_order_by_hand (SpRowListBuilder *self,
                      SpRowList        *list)
{
  g_autoptr (GPtrArray) changed = sort_touched (self, list);
  guint next = 0, n = 0;

  list->by_hand = g_new (gpointer, list->n_rows);
  for (guint i = 0; i < self->base->n_rows; i++)
    {
      gpointer row = self->base->by_hand[i];

      if (g_hash_table_contains (self->touched, row))
        continue;
      while (next < changed->len && sp_row_compare_by_hand (changed->pdata[next], row) < 0)
        list->by_hand[n++] = changed->pdata[next++];
      list->by_hand[n++] = row;
    }
  while (next < changed->len)
    list->by_hand[n++] = changed->pdata[next++];
}

/* A list that began with nothing. */
static void
put_all_in_order_by_hand (SpRowList *list)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_sized_new (list->n_rows);

  for (guint i = 0; i < list->n_chunks; i++)
    for (guint j = 0; j < list->chunks[i]->n_rows; j++)
      g_ptr_array_add (rows, list->chunks[i]->rows[j]);
  g_ptr_array_sort_values (rows, sp_row_compare_by_hand);
  list->by_hand = g_ptr_array_steal (rows, NULL);
}

/**
 * sp_row_list_builder_end:
 * @self: (transfer full): a list in the making
 *
 * Takes time in proportion to the number of chunks; where there is an order by hand, to the number of rows.
 *
 * Returns: (transfer full): the list
 */
SpRowList *
sp_row_list_builder_end (SpRowListBuilder *self)
{
  SpRowList *list = sp_row_list_new_empty ();

  list->n_chunks = self->chunks->len;
  list->starts = g_new (guint, self->chunks->len);
  for (guint i = 0; i < list->n_chunks; i++)
    {
      list->starts[i] = list->n_rows;
      list->n_rows += ((SpChunk *) self->chunks->pdata[i])->n_rows;
    }
  list->chunks = (SpChunk **) g_ptr_array_steal (self->chunks, NULL);
  if (self->touched != NULL)
    put_in_order_by_hand (self, list);
  else if (self->type->by_hand)
    put_all_in_order_by_hand (list);
  sp_row_list_builder_free (self);
  return list;
}
