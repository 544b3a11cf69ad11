/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-hostile-words.h"

static SpOwnedWord *
get_word (SpOwnedWords *self,
          guint         index)
{
  return &g_array_index (self->words, SpOwnedWord, index);
}

/**
 * sp_owned_words_add:
 * @self: words of a field
 * @row: a row of their table that was looked at
 * @letters: where their letters are kept
 *
 * Takes a word in.
 */
void
sp_owned_words_add (SpOwnedWords   *self,
                    SpHostileTable *row,
                    GStringChunk   *letters)
{
  enum { OWNER = 1, ORDINAL = 2, WORD = 3 };
  const SpRawValue *word = &row->values[WORD];
  const SpOwnedWord owned = { row->id, row->values[OWNER].integer, row->values[ORDINAL].number,
                              g_string_chunk_insert_len (letters, word->text, (gssize) word->length) };

  g_array_append_val (self->words, owned);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const SpOwnedWord *first = a, *second = b;

  if (first->owner != second->owner)
    return first->owner < second->owner ? -1 : 1;
  if (first->ordinal != second->ordinal)
    return first->ordinal < second->ordinal ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

/**
 * sp_owned_words_sort:
 * @self: words of a field, all of them
 *
 * Brings them into the order in which they are given.
 */
void
sp_owned_words_sort (SpOwnedWords *self)
{
  g_array_sort (self->words, compare_words);
}

/**
 * sp_owned_words_give:
 * @self: sorted words of a field
 * @row: a row, whose id is greater than that of the last one; its words belong to @self until the next
 *
 * Puts the words of a row into it.
 *
 * Returns: whether no owner was missing up to this row; if one was, the next word is the first of it
 */
gboolean
sp_owned_words_give (SpOwnedWords *self,
                     SpAnyRow     *row)
{
  if (self->next == self->words->len)
    return TRUE;
  if (get_word (self, self->next)->owner < row->head.id)
    return FALSE;

  g_ptr_array_set_size (self->list, 0);
  for (; self->next < self->words->len && get_word (self, self->next)->owner == row->head.id; self->next++)
    g_ptr_array_add (self->list, (gpointer) get_word (self, self->next)->word);
  g_ptr_array_add (self->list, NULL);
  *(gpointer *) (gpointer) ((char *) row + self->field->offset) = self->list->pdata;
  return TRUE;
}

/**
 * sp_owned_words_split:
 * @self: sorted words of a field, of which none was given
 * @middle: the greatest id of the rows that @self is for
 * @second: where the words for the others go, which are the same
 */
void
sp_owned_words_split (SpOwnedWords *self,
                      SpId          middle,
                      SpOwnedWords *second)
{
  guint low = 0, high = self->words->len;

  while (low < high)
    {
      guint index = (low + high) / 2;

      if (get_word (self, index)->owner <= middle)
        low = index + 1;
      else
        high = index;
    }
  *second = (SpOwnedWords) { self->field, self->table, g_array_ref (self->words), low, g_ptr_array_new () };
}

/**
 * sp_owned_words_clear:
 * @self: words of a field
 */
void
sp_owned_words_clear (SpOwnedWords *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
}
