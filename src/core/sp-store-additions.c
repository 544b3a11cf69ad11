/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <string.h>

/*
 * The rows that a large edit added. No session records them, which would take several times as long as to write them:
 * the history keeps which ids were given, in ranges, and not what stood in the rows. Undo is strictly the last edit first,
 * so the rows then stand as the edit left them: they are taken out of their tables into the history (sp-store-undone.c),
 * and redo puts them back.
 *
 * In the history such an edit is these bytes: a mark, the number of ranges, for each the table, its first and its last
 * id, and then the changeset of all else that the edit did. Of one that is undone the changeset has its length before it,
 * and the rows behind it.
 */

#define MARK 'A'                /* a changeset begins with the mark of a table, or is empty */
#define MARK_UNDONE 'U'
#define SIZE_OF_HEAD (1 + sizeof (guint32))
#define SIZE_OF_RANGE (1 + 2 * sizeof (gint64))

/* What SQLite's changesets take for a value that is no text. */
#define SIZE_OF_VALUE 9
#define SIZE_OF_WORD (5 * SIZE_OF_VALUE)

static void
append_number (GByteArray *bytes,
               gint64      number)
{
  const gint64 written = GINT64_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &written, sizeof written);
}

static SpId
read_number (const guchar *at)
{
  gint64 number;

  memcpy (&number, at, sizeof number);
  return GINT64_FROM_BE (number);
}

static gsize
measure_words (const char * const *words)
{
  gsize size = 0;

  for (; words != NULL && *words != NULL; words++)
    size += strlen (*words) + SIZE_OF_WORD;
  return size;
}

/* What a changeset takes for a row and its words. */
static gsize
measure_row (const SpRowType *type,
             const SpAnyRow  *row)
{
  gsize size = type->n_fields * SIZE_OF_VALUE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      gconstpointer member = (const char *) row + type->fields[i].offset;
      const SpFieldKind kind = type->fields[i].kind;

      if ((kind == SP_FIELD_LINE || kind == SP_FIELD_TEXT) && *(const char * const *) member != NULL)
        size += strlen (*(const char * const *) member);
      else if (kind == SP_FIELD_WORDS)
        size += measure_words (*(const char * const * const *) member);
    }
  return size;
}

/**
 * sp_store_note_added:
 * @self: a store in a large edit
 * @table: a table
 * @row: a row that was added and that nothing recorded; most of them follow each other
 *
 * Notes which rows the edit added, and how much the history would have to keep if it were undone.
 */
void
sp_store_note_added (SpStore        *self,
                     SpTable         table,
                     const SpAnyRow *row)
{
  SpAddedRange *last = self->added->len > 0 ? &g_array_index (self->added, SpAddedRange, self->added->len - 1) : NULL;
  const SpAddedRange range = { table, row->head.id, row->head.id };

  self->added_size += (gint64) measure_row (&sp_row_types[table], row);
  if (last != NULL && last->table == table && last->last + 1 == row->head.id)
    last->last++;
  else
    g_array_append_val (self->added, range);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const SpAddedRange *first = a;
  const SpAddedRange *second = b;

  if (first->table != second->table)
    return first->table < second->table ? -1 : 1;
  return (first->first > second->first) - (first->first < second->first);
}

/**
 * sp_store_sort_added:
 * @self: a store at the end of an edit
 *
 * Brings the ranges into the order of table and id, and puts together those that touch.
 */
void
sp_store_sort_added (SpStore *self)
{
  guint n = 0;

  g_array_sort (self->added, compare_ranges);
  for (guint i = 0; i < self->added->len; i++)
    {
      const SpAddedRange range = g_array_index (self->added, SpAddedRange, i);
      SpAddedRange *last = n > 0 ? &g_array_index (self->added, SpAddedRange, n - 1) : NULL;

      if (last != NULL && last->table == range.table && range.first <= last->last + 1)
        last->last = MAX (last->last, range.last);
      else
        g_array_index (self->added, SpAddedRange, n++) = range;
    }
  g_array_set_size (self->added, n);
}

/**
 * sp_store_write_added:
 * @added: ranges
 * @size: of @changeset in bytes
 * @changeset: what else the edit did
 * @undone: whether the rows are to follow, as sp_store_take_out_added() appends them
 *
 * Returns: (transfer full): what the history keeps of the edit
 */
GByteArray *
sp_store_write_added (const GArray  *added,
                      int            size,
                      gconstpointer  changeset,
                      gboolean       undone)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) (SIZE_OF_HEAD + added->len * SIZE_OF_RANGE) + (guint) size);
  const guint8 mark = undone ? MARK_UNDONE : MARK;
  const guint32 n = GUINT32_TO_BE (added->len);

  g_byte_array_append (bytes, &mark, 1);
  g_byte_array_append (bytes, (const guint8 *) &n, sizeof n);
  for (guint i = 0; i < added->len; i++)
    {
      const SpAddedRange *range = &g_array_index (added, SpAddedRange, i);
      const guint8 table = (guint8) range->table;

      g_byte_array_append (bytes, &table, 1);
      append_number (bytes, range->first);
      append_number (bytes, range->last);
    }
  if (undone)
    append_number (bytes, size);
  if (size > 0)
    g_byte_array_append (bytes, changeset, (guint) size);
  return bytes;
}

static GArray *
read_ranges (guint32       n,
             const guchar *at)
{
  GArray *added = g_array_sized_new (FALSE, FALSE, sizeof (SpAddedRange), n);

  for (guint32 i = 0; i < n; i++, at += SIZE_OF_RANGE)
    {
      const SpAddedRange range = { MIN (*at, SP_TABLE_VIEW), read_number (at + 1), read_number (at + 1 + sizeof (gint64)) };

      g_array_append_val (added, range);
    }
  return added;
}

/* Of one that is undone the rows stand behind the changeset. */
static gboolean
part_rows (SpAddedEntry *entry)
{
  gint64 size;

  if (!entry->undone)
    return TRUE;
  if (entry->size < (int) sizeof size)
    return FALSE;
  size = read_number (entry->changeset);
  entry->changeset += sizeof size;
  entry->size -= (int) sizeof size;
  if (size < 0 || size > entry->size)
    return FALSE;
  entry->rows = entry->changeset + size;
  entry->rows_size = (gsize) (entry->size - size);
  entry->size = (int) size;
  return TRUE;
}

/**
 * sp_store_read_added:
 * @bytes: what the history keeps of an edit
 * @size: in bytes
 *
 * Returns: (transfer full) (nullable): what there is in @bytes, which has to outlive it; %NULL if all of the edit was recorded,
 *   and @bytes are the changeset
 */
SpAddedEntry *
sp_store_read_added (const guchar *bytes,
                     int           size)
{
  g_autoptr (SpAddedEntry) entry = NULL;
  guint32 n;

  if ((gsize) size < SIZE_OF_HEAD || (*bytes != MARK && *bytes != MARK_UNDONE))
    return NULL;
  memcpy (&n, bytes + 1, sizeof n);
  n = GUINT32_FROM_BE (n);
  if (((gsize) size - SIZE_OF_HEAD) / SIZE_OF_RANGE < n)
    return NULL;

  entry = g_new0 (SpAddedEntry, 1);
  entry->undone = *bytes == MARK_UNDONE;
  entry->added = read_ranges (n, bytes + SIZE_OF_HEAD);
  entry->changeset = bytes + SIZE_OF_HEAD + n * SIZE_OF_RANGE;
  entry->size = size - (int) (SIZE_OF_HEAD + n * SIZE_OF_RANGE);
  return part_rows (entry) ? g_steal_pointer (&entry) : NULL;
}

/**
 * sp_added_entry_free:
 * @self: (transfer full): an entry
 *
 * Frees it, and not the bytes that it was read from.
 */
void
sp_added_entry_free (SpAddedEntry *self)
{
  g_array_unref (self->added);
  g_free (self);
}
