/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-words.h"

struct _SpWordsReader
{
  SpStore *store;
  const SpField *field;
  sqlite3_stmt *statement;     /* owner, word: by owner, then in order */
  gboolean on_row;
  GPtrArray *words;            /* of the row that was read last; ends with NULL */
};

typedef struct
{
  SpId id;
  double ordinal;
} StoredWord;

static sqlite3_stmt *
prepare (SpStore          *self,
         const SpRowType  *type,
         const SpField    *field,
         const char       *pattern,
         GError          **error)
{
  g_autoptr (GString) sql = g_string_new (pattern);

  g_string_replace (sql, "$owner", type->name, 0);
  g_string_replace (sql, "$word", field->name, 0);
  return sp_store_prepare (self, sql->str, error);
}

static GArray *
list_stored (SpStore          *self,
             const SpRowType  *type,
             const SpField    *field,
             SpId              owner,
             GPtrArray        *words,
             GError          **error)
{
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (StoredWord));
  sqlite3_stmt *statement;
  int result;

  statement = prepare (self, type, field,
                       "SELECT id, ordinal, $word FROM $owner_$word WHERE $owner = ?1 ORDER BY ordinal, id", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, owner);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const StoredWord word = { sqlite3_column_int64 (statement, 0), sqlite3_column_double (statement, 1) };

      g_array_append_val (stored, word);
      g_ptr_array_add (words, g_strdup ((const char *) sqlite3_column_text (statement, 2)));
    }
  if (result != SQLITE_DONE)
    sp_store_fail_sqlite (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE ? g_steal_pointer (&stored) : NULL;
}

/**
 * sp_words_prepare_insert:
 * @self: a store
 * @type: the type of a row
 * @field: a field of words
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the statement that sp_words_bind() fills in
 */
sqlite3_stmt *
sp_words_prepare_insert (SpStore          *self,
                         const SpRowType  *type,
                         const SpField    *field,
                         GError          **error)
{
  return prepare (self, type, field, "INSERT INTO $owner_$word (id, $owner, ordinal, $word) VALUES (?1, ?2, ?3, ?4)", error);
}

/**
 * sp_words_bind:
 * @statement: from sp_words_prepare_insert()
 * @id: of the word
 * @owner: the row whose word it is
 * @ordinal: its place
 * @word: the word; has to outlive the step
 *
 * Fills in the values of a word.
 */
void
sp_words_bind (sqlite3_stmt *statement,
               SpId          id,
               SpId          owner,
               double        ordinal,
               const char   *word)
{
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, owner);
  sqlite3_bind_double (statement, 3, ordinal);
  sqlite3_bind_text (statement, 4, word, -1, SQLITE_STATIC);
}

static gboolean
insert_word (SpStore          *self,
             const SpRowType  *type,
             const SpField    *field,
             SpId              owner,
             double            ordinal,
             const char       *word,
             GError          **error)
{
  sqlite3_stmt *statement = sp_words_prepare_insert (self, type, field, error);

  if (statement == NULL)
    return FALSE;
  sp_words_bind (statement, sp_id_new_random (), owner, ordinal, word);
  return sp_store_step (self, statement, error);
}

static gboolean
update_word (SpStore          *self,
             const SpRowType  *type,
             const SpField    *field,
             SpId              id,
             const char       *word,
             GError          **error)
{
  sqlite3_stmt *statement = prepare (self, type, field, "UPDATE $owner_$word SET $word = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, word, -1, SQLITE_TRANSIENT);
  return sp_store_step (self, statement, error);
}

static gboolean
delete_word (SpStore          *self,
             const SpRowType  *type,
             const SpField    *field,
             SpId              id,
             GError          **error)
{
  sqlite3_stmt *statement = prepare (self, type, field, "DELETE FROM $owner_$word WHERE id = ?1", error);

  if (statement != NULL)
    sqlite3_bind_int64 (statement, 1, id);
  return sp_store_step (self, statement, error);
}

/**
 * sp_words_write:
 * @self: a store in an edit
 * @type: the type of the row
 * @field: the field of words
 * @owner: the id of the row
 * @words: (nullable) (array zero-terminated=1): what it shall have, in order
 * @error: return location for an error
 *
 * Makes the stored words of a row into @words and leaves alone what is right already.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_words_write (SpStore             *self,
                const SpRowType     *type,
                const SpField       *field,
                SpId                 owner,
                const char * const  *words,
                GError             **error)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) stored = list_stored (self, type, field, owner, old, error);
  guint n_words = words != NULL ? g_strv_length ((char **) words) : 0;
  gboolean written = stored != NULL;
  double ordinal = 0.0;

  for (guint i = 0; written && i < n_words; i++)
    {
      if (i >= stored->len)
        {
          written = insert_word (self, type, field, owner, ++ordinal, words[i], error);
          continue;
        }
      ordinal = g_array_index (stored, StoredWord, i).ordinal;
      if (!g_str_equal (old->pdata[i], words[i]))
        written = update_word (self, type, field, g_array_index (stored, StoredWord, i).id, words[i], error);
    }
  for (guint i = n_words; written && i < stored->len; i++)
    written = delete_word (self, type, field, g_array_index (stored, StoredWord, i).id, error);
  return written;
}

/**
 * sp_words_delete:
 * @self: a store in an edit
 * @type: the type of the row
 * @owner: the id of the row
 * @error: return location for an error
 *
 * Deletes all words of a row.
 *
 * Returns: whether it succeeded
 */
gboolean
sp_words_delete (SpStore          *self,
                 const SpRowType  *type,
                 SpId              owner,
                 GError          **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == SP_FIELD_WORDS)
      {
        sqlite3_stmt *statement = prepare (self, type, &type->fields[i],
                                           "DELETE FROM $owner_$word WHERE $owner = ?1", error);

        if (statement != NULL)
          sqlite3_bind_int64 (statement, 1, owner);
        if (!sp_store_step (self, statement, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
advance (SpWordsReader  *self,
         GError        **error)
{
  int result = sqlite3_step (self->statement);

  self->on_row = result == SQLITE_ROW;
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return sp_store_fail_sqlite (self->store, error);
  return TRUE;
}

/**
 * sp_words_reader_new:
 * @self: a store
 * @type: the type of the rows
 * @field: the field of words
 * @owner: the id of the one row to read the words of, or %SP_ID_NONE for all rows
 * @error: return location for an error
 *
 * Only one reader for the same field may be alive at a time.
 *
 * Returns: (transfer full) (nullable): a reader
 */
SpWordsReader *
sp_words_reader_new (SpStore          *self,
                     const SpRowType  *type,
                     const SpField    *field,
                     SpId              owner,
                     GError          **error)
{
  g_autoptr (SpWordsReader) reader = g_new0 (SpWordsReader, 1);

  reader->store = self;
  reader->field = field;
  reader->words = g_ptr_array_new_with_free_func (g_free);
  reader->statement = prepare (self, type, field,
                               owner == SP_ID_NONE
                                 ? "SELECT $owner, $word FROM $owner_$word ORDER BY $owner, ordinal, id"
                                 : "SELECT $owner, $word FROM $owner_$word WHERE $owner = ?1 ORDER BY ordinal, id",
                               error);
  if (reader->statement == NULL)
    return NULL;
  if (owner != SP_ID_NONE)
    sqlite3_bind_int64 (reader->statement, 1, owner);
  return advance (reader, error) ? g_steal_pointer (&reader) : NULL;
}

/**
 * sp_words_reader_read:
 * @self: a reader
 * @owner: the id of a row; ascending from call to call
 * @row: the row; its words belong to @self until the next call
 * @error: return location for an error
 *
 * Puts the words of a row into the row.
 *
 * Returns: whether they could be read
 */
gboolean
sp_words_reader_read (SpWordsReader  *self,
                      SpId            owner,
                      gpointer        row,
                      GError        **error)
{
  const char * const **place = (gpointer) ((char *) row + self->field->offset);

  g_ptr_array_set_size (self->words, 0);
  while (self->on_row && sqlite3_column_int64 (self->statement, 0) <= owner)
    {
      if (sqlite3_column_int64 (self->statement, 0) == owner)
        g_ptr_array_add (self->words, g_strdup ((const char *) sqlite3_column_text (self->statement, 1)));
      if (!advance (self, error))
        return FALSE;
    }
  g_ptr_array_add (self->words, NULL);
  *place = (const char * const *) self->words->pdata;
  return TRUE;
}

/**
 * sp_words_reader_free:
 * @self: (transfer full): a reader
 *
 * Ends the reading.
 */
void
sp_words_reader_free (SpWordsReader *self)
{
  if (self->statement != NULL)
    sqlite3_reset (self->statement);
  g_ptr_array_unref (self->words);
  g_free (self);
}
