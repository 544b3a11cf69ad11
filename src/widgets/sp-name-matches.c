/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-name-matches.h"
#include "sp-search.h"

#include <glib/gi18n-lib.h>

/* How well a name fits what is typed; less is better. */
enum
{
  FIT_IS,
  FIT_BEGINS,
  FIT_WORD_BEGINS,
  FIT_CONTAINS,
  N_FITS,
};

typedef struct
{
  SpNameMatch match;
  int fit;
  guint index;
} RankedMatch;

/* The kinds that a newcomer finds without having used them; every other word is as good. */
static const char * const usual_kinds[] = {
  N_("represents"), N_("is part of"), N_("supports"), N_("is allied with"), N_("negotiates with"), N_("meets"),
  N_("advises"), N_("funds"), N_("presses"), N_("opposes"), N_("sanctions"),
};

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal ? normal : text, -1);
}

static int
rate_fit (const char *name,
          const char *needle)
{
  g_autofree char *folded = sp_search_fold (name);
  const char *found = strstr (folded, needle);

  if (!found)
    return N_FITS;
  if (found == folded)
    return folded[strlen (needle)] == '\0' ? FIT_IS : FIT_BEGINS;
  for (; found; found = strstr (found + 1, needle))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return FIT_WORD_BEGINS;
  return FIT_CONTAINS;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const RankedMatch *first = a;
  const RankedMatch *second = b;

  if (first->fit != second->fit)
    return first->fit - second->fit;
  return first->index < second->index ? -1 : 1;
}

static void
add_match (GArray              *matches,
           SpId                 id,
           const char          *name,
           const char * const  *spellings,
           const char          *needle)
{
  RankedMatch ranked = { { id, name, NULL }, rate_fit (name, needle), matches->len };

  for (guint i = 0; spellings && spellings[i] && ranked.fit == N_FITS; i++)
    {
      ranked.fit = rate_fit (spellings[i], needle);
      ranked.match.spelling = spellings[i];
    }
  if (ranked.fit != N_FITS)
    g_array_append_val (matches, ranked);
}

static void
add_kinds (GArray     *matches,
           SpSnapshot *snapshot,
           const char *needle)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (snapshot, i);

      if (g_hash_table_add (seen, (gpointer) link->kind))
        add_match (matches, SP_ID_NONE, link->kind, NULL, needle);
    }
  for (guint i = 0; i < G_N_ELEMENTS (usual_kinds); i++)
    if (g_hash_table_add (seen, (gpointer) _(usual_kinds[i])))
      add_match (matches, SP_ID_NONE, _(usual_kinds[i]), NULL, needle);
}

static void
add_rows (GArray     *matches,
          SpSnapshot *snapshot,
          SpTable     table,
          const char *needle)
{
  if (table == SP_TABLE_ACTOR)
    for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
      {
        const SpActor *actor = sp_snapshot_get_actor (snapshot, i);

        add_match (matches, actor->id, actor->name, actor->aliases, needle);
      }
  else if (table == SP_TABLE_ISSUE)
    for (guint i = 0; i < sp_snapshot_get_n_issues (snapshot); i++)
      {
        const SpIssue *issue = sp_snapshot_get_issue (snapshot, i);

        add_match (matches, issue->id, issue->name, NULL, needle);
      }
  else if (table == SP_TABLE_SOURCE)
    for (guint i = 0; i < sp_snapshot_get_n_sources (snapshot); i++)
      {
        const SpSource *source = sp_snapshot_get_source (snapshot, i);

        add_match (matches, source->id, source->title, NULL, needle);
      }
  else if (table == SP_TABLE_LINK)
    add_kinds (matches, snapshot, needle);
}

/**
 * sp_name_matches_find:
 * @snapshot: the rows to look through
 * @table: actors, issues or sources by name; of %SP_TABLE_LINK the kinds in use and the usual ones
 * @text: what is typed; empty fits everything
 * @limit: how many to return at most
 *
 * Finds the names that contain the text, whatever its case, accents and vowel signs. Those that begin with it come first,
 * then those of which a word does. Actors are also found by their other spellings.
 *
 * Takes O(n) time for n rows.
 *
 * Returns: (transfer full) (element-type SpNameMatch): the best matches, as long as the snapshot lives
 */
GArray *
sp_name_matches_find (SpSnapshot *snapshot,
                      SpTable     table,
                      const char *text,
                      guint       limit)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (RankedMatch));
  g_autofree char *needle = sp_search_fold (text);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (SpNameMatch));

  add_rows (ranked, snapshot, table, needle);
  g_array_sort (ranked, compare_matches);
  for (guint i = 0; i < MIN (ranked->len, limit); i++)
    g_array_append_val (matches, g_array_index (ranked, RankedMatch, i).match);
  return matches;
}

/**
 * sp_name_matches_exact:
 * @snapshot: the rows to look through
 * @table: actors, issues or sources
 * @text: a whole name, or another spelling of an actor; case does not matter
 *
 * Returns: the row that is meant, or %SP_ID_NONE; a name goes before a spelling
 */
SpId
sp_name_matches_exact (SpSnapshot *snapshot,
                       SpTable     table,
                       const char *text)
{
  g_autoptr (GArray) matches = NULL;
  g_autofree char *needle = fold (text);
  SpId by_spelling = SP_ID_NONE;

  if (*text == '\0')
    return SP_ID_NONE;

  matches = sp_name_matches_find (snapshot, table, text, G_MAXUINT);
  for (guint i = 0; i < matches->len; i++)
    {
      const SpNameMatch *match = &g_array_index (matches, SpNameMatch, i);
      g_autofree char *folded = fold (match->spelling ? match->spelling : match->name);

      if (strcmp (folded, needle) != 0)
        continue;
      if (!match->spelling)
        return match->id;
      if (by_spelling == SP_ID_NONE)
        by_spelling = match->id;
    }
  return by_spelling;
}

/**
 * sp_name_of:
 * @snapshot: the rows
 * @table: actors, issues or sources
 * @id: a row, or %SP_ID_NONE
 *
 * Returns: the name or title of the row, "" if there is none; as long as the snapshot lives
 */
const char *
sp_name_of (SpSnapshot *snapshot,
            SpTable     table,
            SpId        id)
{
  const SpActor *actor = table == SP_TABLE_ACTOR ? sp_snapshot_find_actor (snapshot, id) : NULL;
  const SpIssue *issue = table == SP_TABLE_ISSUE ? sp_snapshot_find_issue (snapshot, id) : NULL;
  const SpSource *source = table == SP_TABLE_SOURCE ? sp_snapshot_find_source (snapshot, id) : NULL;

  return actor ? actor->name : issue ? issue->name : source ? source->title : "";
}
