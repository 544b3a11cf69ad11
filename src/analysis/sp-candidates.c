/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-candidates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-text-words.h"

/* So many letters of a word of a name are looked up: forms of it begin with them too. */
#define KEY_LENGTH 4
/* Of an issue only words of this length and longer say what it is about. */
#define LEAST_ISSUE_WORD 5

typedef struct
{
  SpId actor;
  GArray *words;            /* of the name */
} Name;

static void
clear_name (Name *name)
{
  g_array_unref (name->words);
}

static const SpTextWord *
get_word (GArray *words,
          guint   index)
{
  return &g_array_index (words, SpTextWord, index);
}

static char *
cut_key (const char *folded)
{
  const char *end = folded;

  for (guint i = 0; i < KEY_LENGTH && *end; i++)
    end = g_utf8_next_char (end);
  return g_strndup (folded, end - folded);
}

static void
add_name (GArray     *names,
          GHashTable *by_key,
          SpId        actor,
          const char *spelling)
{
  Name name = { actor, sp_text_words_split (spelling) };
  char *key;
  GArray *indices;

  if (name.words->len == 0)
    {
      g_array_unref (name.words);
      return;
    }
  key = cut_key (get_word (name.words, 0)->folded);
  indices = g_hash_table_lookup (by_key, key);
  if (!indices)
    {
      indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (by_key, g_strdup (key), indices);
    }
  g_array_append_val (indices, names->len);
  g_array_append_val (names, name);
  g_free (key);
}

static GArray *
list_names (SpSnapshot *snapshot,
            GHashTable *by_key)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));

  g_array_set_clear_func (names, (GDestroyNotify) clear_name);
  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (snapshot, i);

      add_name (names, by_key, actor->id, actor->name);
      for (guint j = 0; actor->aliases[j]; j++)
        add_name (names, by_key, actor->id, actor->aliases[j]);
    }
  return names;
}

/* Only the last word of a name takes endings. */
static gboolean
stands_at (const Name *name,
           GArray     *words,
           guint       index)
{
  guint n = name->words->len;

  if (index + n > words->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const SpTextWord *word = get_word (words, index + i);
      const SpTextWord *base = get_word (name->words, i);

      if (i + 1 < n ? strcmp (word->folded, base->folded) != 0 || word->ends_sentence : !sp_text_word_is_form_of (word, base))
        return FALSE;
    }
  return TRUE;
}

/* The longest of the names that stand there, so that "European Union" is not "Union". */
static const Name *
find_longest (GArray     *names,
              GHashTable *by_key,
              GArray     *words,
              guint       index)
{
  g_autofree char *key = cut_key (get_word (words, index)->folded);
  const Name *longest = NULL;

  for (glong length = g_utf8_strlen (key, -1); length > 0; length--)
    {
      GArray *indices;

      *g_utf8_offset_to_pointer (key, length) = '\0';
      indices = g_hash_table_lookup (by_key, key);
      for (guint i = 0; indices && i < indices->len; i++)
        {
          const Name *name = &g_array_index (names, Name, g_array_index (indices, guint, i));

          if ((!longest || name->words->len > longest->words->len) && stands_at (name, words, index))
            longest = name;
        }
    }
  return longest;
}

/**
 * sp_candidates_find_names:
 * @snapshot: the rows, whose actors and their other spellings are looked for
 * @text: a text in UTF-8
 *
 * Finds where actors are named: at the bounds of words, the longest name first, and also with an ending behind the
 * last word.
 *
 * Takes O(n + m) time for n characters and m names that begin differently. Safe in a worker thread.
 *
 * Returns: (transfer full) (element-type SpNameCandidate): the places in their order, none within another
 */
GArray *
sp_candidates_find_names (SpSnapshot *snapshot,
                          const char *text)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) names = list_names (snapshot, by_key);
  g_autoptr (GArray) words = sp_text_words_split (text);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SpNameCandidate));

  for (guint i = 0; i < words->len;)
    {
      const Name *name = find_longest (names, by_key, words, i);
      SpNameCandidate candidate;

      if (!name)
        {
          i++;
          continue;
        }
      candidate.actor = name->actor;
      candidate.passage.start = get_word (words, i)->passage.start;
      i += name->words->len;
      candidate.passage.end = get_word (words, i - 1)->passage.end;
      g_array_append_val (found, candidate);
    }
  return found;
}

/* What statements are looked for with. */
typedef struct
{
  SpSnapshot *snapshot;
  SpId source;
  GArray *words;
  GArray *names;
  GHashTable *verbs;
  GPtrArray *issues;        /* of GArray of SpTextWord: what each is about */
  GArray *found;
} Search;

static void
add_verbs (GHashTable *verbs,
           const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_hash_table_add (verbs, g_utf8_casefold (words[i], -1));
}

static GHashTable *
list_verbs (void)
{
  /* Translators: verbs with which a text tells what somebody says or stands for, in all forms that are to be found,
   * between blanks. The English ones are looked for in any case; give those of your language. */
  static const char english[] = N_(
    "said says say stated states announced announces declared declares demanded demands demand insisted insists "
    "insisting confirmed confirms emphasized emphasizes emphasizing emphasised emphasises stressed stresses stressing "
    "urged urges called calls asked asks proposed proposes proposed rejected rejects rejecting rejection refused refuses "
    "opposed opposes oppose supported supports support backed backs welcomed welcomes criticized criticizes criticised "
    "warned warns argued argues claimed claims acknowledged acknowledges acknowledging accepted accepts agreed agrees "
    "denied denies promised promises vowed vows wants wanted seeks sought favours favors expressed expresses indicate "
    "indicates indicated clarified clarifies told adds added suggested suggests reiterated reiterates voted");
  GHashTable *verbs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_verbs (verbs, english);
  add_verbs (verbs, _(english));
  return verbs;
}

static GHashTable *
list_name_words (SpSnapshot *snapshot)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      g_autoptr (GArray) words = sp_text_words_split (sp_snapshot_get_actor (snapshot, i)->name);

      for (guint j = 0; j < words->len; j++)
        g_hash_table_add (set, g_strdup (get_word (words, j)->folded));
    }
  return set;
}

static gboolean
is_significant (const SpTextWord *word,
                GHashTable       *name_words)
{
  g_autofree char *stem = g_strndup (word->folded, strcspn (word->folded, "'"));
  char *curly = strstr (stem, "’");

  if (curly)
    *curly = '\0';
  return g_utf8_strlen (stem, -1) >= LEAST_ISSUE_WORD && !g_hash_table_contains (name_words, stem);
}

/* The long words of its name, without those that name an actor; all of them if none would be left. */
static GArray *
list_issue_words (const SpIssue *issue,
                  GHashTable    *name_words)
{
  GArray *words = sp_text_words_split (issue->name);
  gboolean any = FALSE;

  for (guint i = 0; i < words->len; i++)
    any = any || is_significant (get_word (words, i), name_words);
  for (guint i = any ? words->len : 0; i > 0; i--)
    if (!is_significant (get_word (words, i - 1), name_words))
      g_array_remove_index (words, i - 1);
  return words;
}

static GPtrArray *
list_issues (SpSnapshot *snapshot)
{
  g_autoptr (GHashTable) name_words = list_name_words (snapshot);
  GPtrArray *issues = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
    g_ptr_array_add (issues, list_issue_words (sp_snapshot_get_issue (snapshot, i), name_words));
  return issues;
}

/* "territory" speaks of "territorial concessions": most of the letters are the same. */
static gboolean
speaks_of (const SpTextWord *word,
           const SpTextWord *base)
{
  glong length = g_utf8_strlen (base->folded, -1);
  glong n_same = MIN (length, MAX (LEAST_ISSUE_WORD, length - 3));
  const char *end = g_utf8_offset_to_pointer (base->folded, n_same);

  return strncmp (word->folded, base->folded, end - base->folded) == 0;
}

/* How many of the words of an issue stand in a sentence, from 0 to 1. */
static double
rate_issue (Search *self,
            GArray *issue,
            guint   first,
            guint   last)
{
  guint n = 0;

  for (guint i = 0; i < issue->len; i++)
    for (guint j = first; j <= last; j++)
      if (speaks_of (get_word (self->words, j), get_word (issue, i)))
        {
          n++;
          break;
        }
  return issue->len > 0 ? (double) n / issue->len : 0;
}

static SpId
find_issue (Search *self,
            guint   first,
            guint   last)
{
  double best = 0.49;
  SpId id = SP_ID_NONE;

  for (guint i = 0; i < self->issues->len; i++)
    {
      double rate = rate_issue (self, g_ptr_array_index (self->issues, i), first, last);

      if (rate > best)
        {
          best = rate;
          id = sp_snapshot_get_issue (self->snapshot, i)->id;
        }
    }
  return id;
}

static gboolean
find_verb (Search *self,
           guint   first,
           guint   last,
           gint32 *offset)
{
  for (guint i = first; i <= last; i++)
    if (g_hash_table_contains (self->verbs, get_word (self->words, i)->folded))
      {
        *offset = get_word (self->words, i)->passage.start;
        return TRUE;
      }
  return FALSE;
}

/* The one nearest before the verb, else the first one behind it. */
static SpId
find_actor (Search    *self,
            SpPassage  sentence,
            gint32     verb)
{
  SpId actor = SP_ID_NONE;

  for (guint i = 0; i < self->names->len; i++)
    {
      const SpNameCandidate *name = &g_array_index (self->names, SpNameCandidate, i);

      if (name->passage.start < sentence.start || name->passage.end > sentence.end)
        continue;
      if (name->passage.start < verb || actor == SP_ID_NONE)
        actor = name->actor;
    }
  return actor;
}

static gboolean
is_coded (Search                     *self,
          const SpStatementCandidate *candidate)
{
  for (guint i = 0; i < sp_snapshot_get_n_statements (self->snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (self->snapshot, i);

      if (statement->source == self->source && statement->actor == candidate->actor && statement->issue == candidate->issue
          && statement->passage.start < candidate->passage.end && statement->passage.end > candidate->passage.start)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_sentence (Search *self,
                  guint   first,
                  guint   last)
{
  const SpTextWord *end = get_word (self->words, last);
  SpStatementCandidate candidate = { .passage = { get_word (self->words, first)->passage.start,
                                                  end->passage.end + end->n_behind } };
  gint32 verb;

  if (!find_verb (self, first, last, &verb))
    return;
  candidate.actor = find_actor (self, candidate.passage, verb);
  if (candidate.actor == SP_ID_NONE)
    return;
  candidate.issue = find_issue (self, first, last);
  if (candidate.issue != SP_ID_NONE && !is_coded (self, &candidate))
    g_array_append_val (self->found, candidate);
}

/**
 * sp_candidates_find_statements:
 * @snapshot: the rows
 * @source: a source with a text
 * @names: (element-type SpNameCandidate): the actors named in it
 *
 * Finds sentences that name an actor, have a verb of saying or standing for, and hold at least half of the words of an
 * issue's name. What is coded already is left out. It is a rough net: what it finds has to be read.
 *
 * Takes O(n · i) time for n words and i words of issues. Safe in a worker thread.
 *
 * Returns: (transfer full) (element-type SpStatementCandidate): the sentences in their order
 */
GArray *
sp_candidates_find_statements (SpSnapshot *snapshot,
                               SpId        source,
                               GArray     *names)
{
  const SpSource *row = sp_snapshot_find_source (snapshot, source);
  g_autoptr (GArray) words = sp_text_words_split (row ? row->text : "");
  g_autoptr (GHashTable) verbs = list_verbs ();
  g_autoptr (GPtrArray) issues = list_issues (snapshot);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SpStatementCandidate));
  Search self = { snapshot, source, words, names, verbs, issues, found };
  guint first = 0;

  for (guint i = 0; i < words->len; i++)
    if (get_word (words, i)->ends_sentence || i + 1 == words->len)
      {
        look_at_sentence (&self, first, i);
        first = i + 1;
      }
  return found;
}
