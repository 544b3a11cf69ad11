/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <string.h>

/*
 * The rows that a large edit added. No session records them, which would take several times as long as to write them:
 * the history keeps which ids were given, in ranges, and not what stood in the rows. Undo is strictly the last edit first,
 * so the rows then stand as the edit left them: they are deleted, and what a session records of that is how to make them
 * again.
 *
 * In the history such an edit is these bytes: a mark, the number of ranges, for each the table, its first and its last
 * id, and then the changeset of all else that the edit did.
 */

#define MARK 'A'                /* a changeset begins with the mark of a table, or is empty */
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
 *
 * Returns: (transfer full): what the history keeps of the edit
 */
GByteArray *
sp_store_write_added (const GArray  *added,
                      int            size,
                      gconstpointer  changeset)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) (SIZE_OF_HEAD + added->len * SIZE_OF_RANGE) + (guint) size);
  const guint8 mark = MARK;
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
  if (size > 0)
    g_byte_array_append (bytes, changeset, (guint) size);
  return bytes;
}

/**
 * sp_store_read_added:
 * @size: (inout): of @bytes; what is left of it afterwards
 * @bytes: (inout): what the history keeps of an edit; the changeset in it afterwards
 *
 * Returns: (transfer full) (nullable): the rows that it added without recording them, in order of table and id; %NULL if
 *   all of it was recorded
 */
GArray *
sp_store_read_added (int           *size,
                     const guchar **bytes)
{
  g_autoptr (GArray) added = NULL;
  const guchar *at = *bytes;
  guint32 n;

  if ((gsize) *size < SIZE_OF_HEAD || *at != MARK)
    return NULL;
  memcpy (&n, at + 1, sizeof n);
  n = GUINT32_FROM_BE (n);
  if (((gsize) *size - SIZE_OF_HEAD) / SIZE_OF_RANGE < n)
    return NULL;

  added = g_array_sized_new (FALSE, FALSE, sizeof (SpAddedRange), n);
  at += SIZE_OF_HEAD;
  for (guint32 i = 0; i < n; i++, at += SIZE_OF_RANGE)
    {
      const SpAddedRange range = { MIN (*at, SP_TABLE_VIEW), read_number (at + 1), read_number (at + 1 + sizeof (gint64)) };

      g_array_append_val (added, range);
    }
  *size -= (int) (at - *bytes);
  *bytes = at;
  return g_steal_pointer (&added);
}

static gboolean
delete_range (SpStore             *self,
              const char          *table,
              const char          *column,
              const SpAddedRange  *range,
              GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s BETWEEN ?1 AND ?2", table, column);
  sqlite3_stmt *statement = sp_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, range->first);
  sqlite3_bind_int64 (statement, 2, range->last);
  return sp_store_step (self, statement, error);
}

static gboolean
delete_rows (SpStore             *self,
             const SpAddedRange  *range,
             GError             **error)
{
  const SpRowType *type = &sp_row_types[range->table];

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS)
      {
        g_autofree char *words = g_strconcat (type->name, "_", type->fields[i].name, NULL);

        if (!delete_range (self, words, type->name, range, error))
          return FALSE;
      }
  return delete_range (self, type->name, "id", range, error);
}

/**
 * sp_store_delete_added:
 * @self: a store in a transaction
 * @added: rows that an edit added, in order of table and id
 * @error: return location for an error
 *
 * Deletes them with their words. Actors may speak for actors whatever their ids: references count at the end of the
 * transaction. Takes time in proportion to the number of rows.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_store_delete_added (SpStore       *self,
                       const GArray  *added,
                       GError       **error)
{
  if (!sp_store_run (self, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  /* A table stands behind those that it refers to. */
  for (guint i = added->len; i > 0; i--)
    if (!delete_rows (self, &g_array_index (added, SpAddedRange, i - 1), error))
      return FALSE;
  return TRUE;
}
