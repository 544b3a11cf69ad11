/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-text.h"

#include "sp-name-matches.h"
#include "sp-row-words.h"
#include "sp-search.h"

#define N_STEPS 5
#define N_QUALIFIERS (SP_QUALIFIER_NO_COMMENT + 1)

/* One word, and where it was found. */
typedef struct
{
  GHashTable *rows[SP_N_TABLES];                       /* sets of SpId *: statements, actors, issues, sources */
  GArray *ids[SP_N_TABLES];                            /* what the sets point into */
  gboolean stances[N_STEPS + 1][N_QUALIFIERS];         /* by step, the last for none */
} Word;

struct _SpStatementText
{
  GArray *words;            /* of Word */
};

static void
clear_word (gpointer data)
{
  Word *word = data;

  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      g_clear_pointer (&word->rows[table], g_hash_table_unref);
      g_clear_pointer (&word->ids[table], g_array_unref);
    }
}

/* Takes IDS. */
static void
set_found (Word    *word,
           SpTable  table,
           GArray  *ids)
{
  word->ids[table] = ids;
  word->rows[table] = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (word->rows[table], &g_array_index (ids, SpId, i));
}

static GArray *
find_named (SpSnapshot *snapshot,
            SpTable     table,
            const char *text)
{
  g_autoptr (GArray) matches = sp_name_matches_find (snapshot, table, text, G_MAXUINT);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (SpId), matches->len);

  for (guint i = 0; i < matches->len; i++)
    g_array_append_val (ids, g_array_index (matches, SpNameMatch, i).id);
  return ids;
}

static void
look_up_stances (Word       *word,
                 const char *text)
{
  g_autofree char *needle = sp_search_fold (text);

  for (int step = 0; step <= N_STEPS; step++)
    for (int qualifier = 0; qualifier < N_QUALIFIERS; qualifier++)
      {
        const SpStatement statement = { .stance = step < N_STEPS ? SP_STANCE_STEP (step - 2) : SP_STANCE_NONE,
                                        .qualifier = qualifier };
        g_autofree char *words = sp_stance_dup_words (&statement);
        g_autofree char *folded = sp_search_fold (words);

        word->stances[step][qualifier] = strstr (folded, needle) != NULL;
      }
}

/**
 * sp_statement_text_new:
 * @search: the search of the project
 * @snapshot: its rows
 * @text: words with spaces between them
 *
 * Looks the words up.
 *
 * Returns: (transfer full): what was found
 */
SpStatementText *
sp_statement_text_new (SpSearch   *search,
                       SpSnapshot *snapshot,
                       const char *text)
{
  SpStatementText *self = g_new0 (SpStatementText, 1);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  self->words = g_array_new (FALSE, TRUE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
  for (guint i = 0; words[i]; i++)
    {
      Word word = { 0 };

      if (*words[i] == '\0')
        continue;
      set_found (&word, SP_TABLE_STATEMENT, sp_search_find (search, SP_TABLE_STATEMENT, words[i], G_MAXUINT));
      set_found (&word, SP_TABLE_ACTOR, find_named (snapshot, SP_TABLE_ACTOR, words[i]));
      set_found (&word, SP_TABLE_ISSUE, find_named (snapshot, SP_TABLE_ISSUE, words[i]));
      set_found (&word, SP_TABLE_SOURCE, find_named (snapshot, SP_TABLE_SOURCE, words[i]));
      look_up_stances (&word, words[i]);
      g_array_append_val (self->words, word);
    }
  return self;
}

/**
 * sp_statement_text_free:
 * @self: (transfer full): what was looked up
 */
void
sp_statement_text_free (SpStatementText *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_free (self);
}

static gboolean
fits_stance (const Word        *word,
             const SpStatement *statement)
{
  if (statement->stance.kind == SP_STANCE_KIND_POINT)
    return FALSE;
  return word->stances[statement->stance.kind == SP_STANCE_KIND_NONE ? N_STEPS : (int) statement->stance.value + 2]
                      [statement->qualifier];
}

/**
 * sp_statement_text_fits:
 * @self: what was looked up
 * @statement: a statement
 *
 * Returns: whether every word stands somewhere in it
 */
gboolean
sp_statement_text_fits (SpStatementText   *self,
                        const SpStatement *statement)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      if (!g_hash_table_contains (word->rows[SP_TABLE_ACTOR], &statement->actor)
          && !g_hash_table_contains (word->rows[SP_TABLE_ISSUE], &statement->issue)
          && !g_hash_table_contains (word->rows[SP_TABLE_SOURCE], &statement->source)
          && !g_hash_table_contains (word->rows[SP_TABLE_STATEMENT], &statement->id) && !fits_stance (word, statement))
        return FALSE;
    }
  return TRUE;
}
