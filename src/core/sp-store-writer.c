/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-store-internal.h"

#include <string.h>

#include "sp-words.h"

/*
 * The rows that a large edit adds go to the database in a thread of their own, while the one that makes them reads and
 * checks the next ones. It is still one connection, and one door: whatever else is to be done with the database waits
 * until all rows are there (sp_store_settle()). The rows are kept for the next snapshot, which then need not read them.
 */

#define ROWS_OF_BATCH 256
#define MOST_BATCHES 16
#define MOST_WORD_FIELDS 2

typedef struct
{
  SpTable table;
  gpointer row;               /* of SpStoreWriter.rows */
} QueuedRow;

struct _SpStoreWriter
{
  SpStore *store;
  GPtrArray *rows[SP_N_TABLES];       /* packed, as they were added */
  GArray *batch;                      /* of QueuedRow: not handed over yet */
  gconstpointer bound[SP_N_TABLES];   /* the row whose values stand in the statement; NULL if others may */
  sqlite3_stmt *words[SP_N_TABLES][MOST_WORD_FIELDS];
  SpId last_word;
  GThread *thread;                    /* NULL as long as there is little to write */

  GMutex mutex;
  GCond changed;
  GQueue batches;                     /* of GArray */
  gboolean writing;
  gboolean stopped;
  gboolean failed;                    /* there is an error, and it stays what it is */
  GError *error;                      /* the first one, after which nothing more is written */
};

/**
 * sp_store_writer_new:
 * @store: a store in an edit; outlives the writer
 *
 * Returns: (transfer full): what writes the rows that the edit adds
 */
SpStoreWriter *
sp_store_writer_new (SpStore *store)
{
  SpStoreWriter *self = g_new0 (SpStoreWriter, 1);

  self->store = store;
  for (guint table = 0; table < SP_N_TABLES; table++)
    self->rows[table] = g_ptr_array_new_with_free_func (sp_row_unref);
  self->batch = g_array_new (FALSE, FALSE, sizeof (QueuedRow));
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->batches);
  return self;
}

/**
 * sp_store_writer_free:
 * @self: (transfer full): a writer
 *
 * What was not written yet is not written any more.
 */
void
sp_store_writer_free (SpStoreWriter *self)
{
  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);

  g_queue_clear_full (&self->batches, (GDestroyNotify) g_array_unref);
  for (guint table = 0; table < SP_N_TABLES; table++)
    g_ptr_array_unref (self->rows[table]);
  g_array_unref (self->batch);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
step (SpStoreWriter  *self,
      sqlite3_stmt   *statement,
      GError        **error)
{
  gboolean written = sqlite3_step (statement) == SQLITE_DONE;

  if (!written)
    sp_store_fail_sqlite (self->store, error);
  sqlite3_reset (statement);
  return written;
}

/* Words get ids as rows do: one after the other from a random start. */
static gboolean
write_words (SpStoreWriter       *self,
             sqlite3_stmt        *statement,
             SpId                 owner,
             const char * const  *words,
             GError             **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      self->last_word = self->last_word != SP_ID_NONE && self->last_word < SP_ID_MAX ? self->last_word + 1
                                                                                    : sp_id_new_random ();
      sp_words_bind (statement, self->last_word, owner, i + 1, words[i]);
      if (!step (self, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_row (SpStoreWriter    *self,
           const QueuedRow  *queued,
           GError          **error)
{
  const SpRowType *type = &sp_row_types[queued->table];
  sqlite3_stmt *statement = self->store->row_statements[queued->table][SP_ROW_INSERT];
  guint n = 0;

  sp_row_sql_bind (type, statement, queued->row, self->bound[queued->table]);
  self->bound[queued->table] = queued->row;
  if (!step (self, statement, error))
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS
        && !write_words (self, self->words[queued->table][n++], sp_row_get_id (queued->row),
                         *(const char * const * const *) (gconstpointer) ((char *) queued->row + type->fields[i].offset),
                         error))
      return FALSE;
  return TRUE;
}

static void
write_batch (SpStoreWriter *self,
             const GArray  *batch)
{
  for (guint i = 0; i < batch->len && self->error == NULL; i++)
    write_row (self, &g_array_index (batch, QueuedRow, i), &self->error);
}

static GArray *
wait_for_batch (SpStoreWriter *self)
{
  GArray *batch;

  g_mutex_lock (&self->mutex);
  self->writing = FALSE;
  self->failed = self->error != NULL;
  g_cond_broadcast (&self->changed);
  while (!self->stopped && g_queue_is_empty (&self->batches))
    g_cond_wait (&self->changed, &self->mutex);
  batch = self->stopped ? NULL : g_queue_pop_head (&self->batches);
  self->writing = batch != NULL;
  g_mutex_unlock (&self->mutex);
  return batch;
}

static gpointer
write_cb (gpointer data)
{
  GArray *batch;

  while ((batch = wait_for_batch (data)) != NULL)
    {
      write_batch (data, batch);
      g_array_unref (batch);
    }
  return NULL;
}

/* Not more than a few batches ahead: a thread that is stopped shall not have much to do before it is. */
static gboolean
hand_over (SpStoreWriter  *self,
           GError        **error)
{
  gboolean failed;

  if (self->thread == NULL)
    self->thread = g_thread_new ("rows", write_cb, self);
  g_mutex_lock (&self->mutex);
  while (g_queue_get_length (&self->batches) >= MOST_BATCHES)
    g_cond_wait (&self->changed, &self->mutex);
  g_queue_push_tail (&self->batches, g_steal_pointer (&self->batch));
  failed = self->failed;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  self->batch = g_array_sized_new (FALSE, FALSE, sizeof (QueuedRow), ROWS_OF_BATCH);
  if (failed)
    g_propagate_error (error, g_error_copy (self->error));
  return !failed;
}

/**
 * sp_store_writer_prepare:
 * @self: a writer
 * @table: a table
 * @error: return location for an error
 *
 * Makes ready for rows of a table; to be called before each of them.
 *
 * Returns: whether it is; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_writer_prepare (SpStoreWriter  *self,
                         SpTable         table,
                         GError        **error)
{
  const SpRowType *type = &sp_row_types[table];
  guint n = 0;

  if (self->rows[table]->len > 0)
    return TRUE;
  if (sp_store_prepare_row (self->store, table, SP_ROW_INSERT, error) == NULL)
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS)
      {
        self->words[table][n] = sp_words_prepare_insert (self->store, type, &type->fields[i], error);
        if (self->words[table][n++] == NULL)
          return FALSE;
      }
  return TRUE;
}

/**
 * sp_store_writer_add:
 * @self: a writer
 * @table: a table
 * @row: a row that was checked, with an id that is free
 * @error: return location for an error
 *
 * Takes a copy of a row, which is going to be written with its words.
 *
 * Returns: whether it is; %SP_STORE_ERROR_FAILED if not
 */
gboolean
sp_store_writer_add (SpStoreWriter   *self,
                     SpTable          table,
                     const SpAnyRow  *row,
                     GError         **error)
{
  const QueuedRow queued = { table, sp_row_pack (&sp_row_types[table], row) };

  g_ptr_array_add (self->rows[table], queued.row);
  g_array_append_val (self->batch, queued);
  return self->batch->len < ROWS_OF_BATCH || hand_over (self, error);
}

/**
 * sp_store_writer_settle:
 * @self: a writer
 * @error: return location for an error
 *
 * Waits until all rows are written.
 *
 * Returns: whether they are; if not, %SP_STORE_ERROR_FAILED, and the edit cannot go on
 */
gboolean
sp_store_writer_settle (SpStoreWriter  *self,
                        GError        **error)
{
  g_mutex_lock (&self->mutex);
  while (self->writing || !g_queue_is_empty (&self->batches))
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
  write_batch (self, self->batch);
  g_array_set_size (self->batch, 0);
  memset (self->bound, 0, sizeof self->bound);

  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * sp_store_writer_put_rows:
 * @self: a writer
 * @builder: a snapshot in the making
 *
 * Puts all rows that were added into a snapshot, as they were then. Safe in any thread as long as none is added.
 */
void
sp_store_writer_put_rows (SpStoreWriter     *self,
                          SpSnapshotBuilder *builder)
{
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    for (guint i = 0; i < self->rows[table]->len; i++)
      sp_snapshot_builder_take (builder, table, sp_row_ref (g_ptr_array_index (self->rows[table], i)));
}
