/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-row-list-private.h"

/**
 * sp_chunk_new:
 *
 * Returns: (transfer full): a chunk without rows
 */
SpChunk *
sp_chunk_new (void)
{
  SpChunk *self = g_new (SpChunk, 1);

  g_atomic_ref_count_init (&self->references);
  self->n_rows = 0;
  return self;
}

/**
 * sp_chunk_copy:
 * @self: a chunk
 *
 * Returns: (transfer full): a chunk of its own with the same rows, which are shared
 */
SpChunk *
sp_chunk_copy (const SpChunk *self)
{
  SpChunk *copy = sp_chunk_new ();

  copy->n_rows = self->n_rows;
  for (guint i = 0; i < self->n_rows; i++)
    copy->rows[i] = sp_row_ref (self->rows[i]);
  return copy;
}

/**
 * sp_chunk_ref:
 * @self: a chunk
 *
 * Returns: (transfer full): @self
 */
SpChunk *
sp_chunk_ref (SpChunk *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_chunk_unref:
 * @self: (transfer full): a chunk
 *
 * Gives up a reference; the last one lets go of the rows.
 */
void
sp_chunk_unref (SpChunk *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  sp_row_unref_all (self->rows, self->n_rows);
  g_free (self);
}

/**
 * sp_chunk_find:
 * @self: a chunk
 * @id: what to look for
 * @position: (out): where the row is, or where it would have to be put
 *
 * Returns: whether @self has a row of that id
 */
gboolean
sp_chunk_find (const SpChunk *self,
               SpId           id,
               guint         *position)
{
  guint low = 0;
  guint high = self->n_rows;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (sp_row_get_id (self->rows[middle]) < id)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return low < self->n_rows && sp_row_get_id (self->rows[low]) == id;
}

/**
 * sp_row_compare_by_hand:
 * @a: a row that begins with id and ordinal
 * @b: another
 *
 * Returns: the order by hand of both: by ordinal, then by id so that it is the same everywhere
 */
int
sp_row_compare_by_hand (gconstpointer a,
                        gconstpointer b)
{
  const SpRowHead *first = a;
  const SpRowHead *second = b;

  if (first->ordinal != second->ordinal)
    return first->ordinal < second->ordinal ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

/**
 * sp_row_list_new_empty:
 *
 * Returns: (transfer full): a list without rows
 */
SpRowList *
sp_row_list_new_empty (void)
{
  SpRowList *self = g_new0 (SpRowList, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

/**
 * sp_row_list_ref:
 * @self: a list
 *
 * Returns: (transfer full): @self
 */
SpRowList *
sp_row_list_ref (SpRowList *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_row_list_unref:
 * @self: (transfer full): a list
 *
 * Gives up a reference; the last one lets go of the chunks.
 */
void
sp_row_list_unref (SpRowList *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < self->n_chunks; i++)
    sp_chunk_unref (self->chunks[i]);
  g_free (self->chunks);
  g_free (self->starts);
  g_free (self->by_hand);
  g_free (self);
}

/**
 * sp_row_list_get_n_rows:
 * @self: a list
 *
 * Returns: how many rows it has
 */
guint
sp_row_list_get_n_rows (SpRowList *self)
{
  return self->n_rows;
}

/* In a table that was read whole all chunks are full but the last one of each half. */
static gboolean
is_in_chunk (const SpRowList *self,
             guint            chunk,
             guint            index)
{
  return chunk < self->n_chunks && index - self->starts[chunk] < self->chunks[chunk]->n_rows;
}

/**
 * sp_row_list_get:
 * @self: a list
 * @index: 0 .. number of rows - 1
 *
 * Takes O(log n) time, and mostly less.
 *
 * Returns: (transfer none): row number @index in order of id
 */
gconstpointer
sp_row_list_get (SpRowList *self,
                 guint      index)
{
  guint low = 0;
  guint high = self->n_chunks;

  g_return_val_if_fail (index < self->n_rows, NULL);

  for (guint i = index / SP_CHUNK_CAPACITY; i <= index / SP_CHUNK_CAPACITY + 1; i++)
    if (is_in_chunk (self, i, index))
      return self->chunks[i]->rows[index - self->starts[i]];
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->starts[middle] <= index)
        low = middle;
      else
        high = middle;
    }
  return self->chunks[low]->rows[index - self->starts[low]];
}

/**
 * sp_row_list_find:
 * @self: a list
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the row of that id
 */
gconstpointer
sp_row_list_find (SpRowList *self,
                  SpId       id)
{
  guint low = 0;
  guint high = self->n_chunks;
  guint position;

  if (self->n_chunks == 0)
    return NULL;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (sp_row_get_id (self->chunks[middle]->rows[0]) <= id)
        low = middle;
      else
        high = middle;
    }
  return sp_chunk_find (self->chunks[low], id, &position) ? self->chunks[low]->rows[position] : NULL;
}

/**
 * sp_row_list_get_by_hand:
 * @self: a list whose type has an order by hand
 * @index: 0 .. number of rows - 1
 *
 * Returns: (transfer none): row number @index in order by hand
 */
gconstpointer
sp_row_list_get_by_hand (SpRowList *self,
                         guint      index)
{
  g_return_val_if_fail (index < self->n_rows, NULL);
  return self->by_hand[index];
}

/**
 * sp_row_list_get_index_by_hand:
 * @self: a list whose type has an order by hand
 * @row: a row of it
 *
 * Takes O(log n) time.
 *
 * Returns: at which index sp_row_list_get_by_hand() gives @row
 */
guint
sp_row_list_get_index_by_hand (SpRowList     *self,
                               gconstpointer  row)
{
  guint low = 0;
  guint high = self->n_rows;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (sp_row_compare_by_hand (self->by_hand[middle], row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * sp_row_list_find_shared:
 * @a: a list
 * @b: a list
 * @n_first: (out): how many rows from the first on both are known to share
 * @n_last: (out): how many rows up to the last, none of them one of those
 *
 * Finds out where two lists may differ, by the chunks that they share. After a change of one row that is within one
 * chunk. Takes O(n) time for n chunks.
 */
void
sp_row_list_find_shared (SpRowList *a,
                         SpRowList *b,
                         guint     *n_first,
                         guint     *n_last)
{
  guint n = MIN (a->n_chunks, b->n_chunks);
  guint front = 0, back = 0;

  *n_first = *n_last = 0;
  for (; front < n && a->chunks[front] == b->chunks[front]; front++)
    *n_first += a->chunks[front]->n_rows;
  for (; back < n - front && a->chunks[a->n_chunks - 1 - back] == b->chunks[b->n_chunks - 1 - back]; back++)
    *n_last += a->chunks[a->n_chunks - 1 - back]->n_rows;
}

/**
 * sp_row_list_equal:
 * @a: a list
 * @b: a list
 * @type: the type of the rows of both
 *
 * Takes no time for chunks at the same place that both share, and O(n) time for the others.
 *
 * Returns: whether both have equal rows
 */
gboolean
sp_row_list_equal (SpRowList       *a,
                   SpRowList       *b,
                   const SpRowType *type)
{
  guint chunk_a = 0, chunk_b = 0, row_a = 0, row_b = 0;

  if (a == b)
    return TRUE;
  if (a->n_rows != b->n_rows)
    return FALSE;

  while (chunk_a < a->n_chunks)
    {
      const SpChunk *in_a = a->chunks[chunk_a];
      const SpChunk *in_b = b->chunks[chunk_b];

      if (in_a == in_b && row_a == row_b)
        row_a = row_b = in_a->n_rows;
      else if (!sp_row_equal (type, in_a->rows[row_a++], in_b->rows[row_b++]))
        return FALSE;

      if (row_a == in_a->n_rows)
        {
          chunk_a++;
          row_a = 0;
        }
      if (row_b == in_b->n_rows)
        {
          chunk_b++;
          row_b = 0;
        }
    }
  return TRUE;
}
