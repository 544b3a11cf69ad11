/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-search-index.h"

#include <string.h>

#include "sp-search.h"

/* What can be searched for in a row. */

static void
add (GString    *words,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, text);
}

static void
add_all (GString            *words,
         const char * const *texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    add (words, texts[i]);
}

static void
add_actor (GString       *words,
           const SpActor *actor)
{
  add (words, actor->name);
  add_all (words, actor->aliases);
  add (words, actor->role);
  add_all (words, actor->tags);
  add (words, actor->note);
}

static void
add_issue (GString       *words,
           const SpIssue *issue)
{
  add (words, issue->name);
  add (words, issue->question);
  add (words, issue->oppose_end);
  add (words, issue->support_end);
  add (words, issue->note);
}

static void
add_source (GString        *words,
            const SpSource *source)
{
  add (words, source->title);
  add (words, source->author);
  add (words, source->publisher);
  add (words, source->address);
  add (words, source->note);
  add (words, source->text);
}

static void
add_statement (GString           *words,
               const SpStatement *statement)
{
  add (words, statement->quote);
  add (words, statement->condition);
  add (words, statement->reported_by);
  add (words, statement->coder);
  add_all (words, statement->tags);
  add (words, statement->note);
}

static void
add_link (GString      *words,
          const SpLink *link)
{
  add (words, link->kind);
  add (words, link->quote);
  add_all (words, link->tags);
  add (words, link->note);
}

/**
 * sp_search_dup_words:
 * @snapshot: the rows
 * @table: a table
 * @id: a row
 *
 * Returns: (transfer full) (nullable): all of the row's own words, `NULL` if there is no such row
 */
char *
sp_search_dup_words (SpSnapshot *snapshot,
                     SpTable     table,
                     SpId        id)
{
  const SpActor *actor = table == SP_TABLE_ACTOR ? sp_snapshot_find_actor (snapshot, id) : NULL;
  const SpIssue *issue = table == SP_TABLE_ISSUE ? sp_snapshot_find_issue (snapshot, id) : NULL;
  const SpSource *source = table == SP_TABLE_SOURCE ? sp_snapshot_find_source (snapshot, id) : NULL;
  const SpStatement *statement = table == SP_TABLE_STATEMENT ? sp_snapshot_find_statement (snapshot, id) : NULL;
  const SpLink *link = table == SP_TABLE_LINK ? sp_snapshot_find_link (snapshot, id) : NULL;
  const SpView *view = table == SP_TABLE_VIEW ? sp_snapshot_find_view (snapshot, id) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (actor != NULL)
    add_actor (words, actor);
  else if (issue != NULL)
    add_issue (words, issue);
  else if (source != NULL)
    add_source (words, source);
  else if (statement != NULL)
    add_statement (words, statement);
  else if (link != NULL)
    add_link (words, link);
  else if (view != NULL)
    add (words, view->name);
  else
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&words));
}

#define ARABIC_TATWEEL 0x0640

/**
 * sp_search_fold:
 * @text: words
 *
 * Takes away what people leave out when they look for a word: case, accents, the vowel signs and the hamza of Arabic, and
 * the line that only makes an Arabic word longer. Takes O(n) time.
 *
 * Returns: (transfer full): the words to compare
 */
char *
sp_search_fold (const char *text)
{
  g_autofree char *normal = NULL;
  g_autoptr (GString) plain = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  plain = g_string_sized_new (strlen (text));
  for (const char *at = normal != NULL ? normal : text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_ismark (letter) && letter != ARABIC_TATWEEL)
        g_string_append_unichar (plain, letter);
    }
  return g_utf8_casefold (plain->str, -1);
}

/* Scripts that write no spaces between words, so that a word is not found by its beginning. */
static gboolean
runs_together (gunichar letter)
{
  GUnicodeScript script = g_unichar_get_script (letter);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA
         || script == G_UNICODE_SCRIPT_THAI || script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_KHMER
         || script == G_UNICODE_SCRIPT_MYANMAR;
}

/**
 * sp_search_has_words:
 * @text: what is typed
 *
 * Returns: whether it consists of words that an index knows by their beginning
 */
gboolean
sp_search_has_words (const char *text)
{
  gboolean has_letters = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (runs_together (letter))
        return FALSE;
      has_letters = has_letters || g_unichar_isalnum (letter);
    }
  return has_letters;
}
