/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-search-results.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"
#include "sp-row-words.h"
#include "sp-search.h"
#include "sp-statement-text.h"

/* As many of each group as can be looked over. */
#define MOST_SHOWN 8

static const struct
{
  const char *title;
  const char *action;
} actions[] = {
  { N_("Go to the Matrix"), "win.show-page::matrix" },
  { N_("Go to the Diagram"), "win.show-page::diagram" },
  { N_("Go to the Charts"), "win.show-page::charts" },
  { N_("Go to the Statements"), "win.show-page::statements" },
  { N_("Go to the Sources"), "win.show-page::sources" },
  { N_("Add Actor"), "win.add-actor" },
  { N_("Add Issue"), "win.add-issue" },
  { N_("Add Source"), "win.add-source" },
  { N_("Add Statement"), "win.add-statement" },
  { N_("Add Link"), "win.add-link" },
  { N_("Undo"), "win.undo" },
  { N_("Redo"), "win.redo" },
  { N_("History"), "win.history" },
  { N_("Export Picture"), "win.export" },
  { N_("Export Tables"), "win.export-tables" },
  { N_("Import Tables"), "win.import" },
  { N_("Save"), "win.save" },
  { N_("Preferences"), "app.preferences" },
  { N_("Keyboard Shortcuts"), "win.shortcuts" },
};

/**
 * sp_search_group_get_label:
 * @group: a group of results
 *
 * Returns: its heading, translated
 */
const char *
sp_search_group_get_label (SpSearchGroup group)
{
  static const char * const labels[SP_N_SEARCH_GROUPS] = {
    N_("Actors"), N_("Issues"), N_("Sources"), N_("Statements"), N_("Links"), N_("Saved Views"), N_("Actions"),
  };

  g_return_val_if_fail (group < SP_N_SEARCH_GROUPS, "");

  return _(labels[group]);
}

/**
 * sp_search_group_get_table:
 * @group: a group of results
 *
 * Returns: where its rows are; %SP_TABLE_PROJECT of actions
 */
SpTable
sp_search_group_get_table (SpSearchGroup group)
{
  static const SpTable tables[SP_N_SEARCH_GROUPS] = {
    SP_TABLE_ACTOR, SP_TABLE_ISSUE, SP_TABLE_SOURCE, SP_TABLE_STATEMENT, SP_TABLE_LINK, SP_TABLE_VIEW, SP_TABLE_PROJECT,
  };

  g_return_val_if_fail (group < SP_N_SEARCH_GROUPS, SP_TABLE_PROJECT);

  return tables[group];
}

static void
clear_result (gpointer data)
{
  SpSearchResult *result = data;

  g_clear_pointer (&result->title, g_free);
  g_clear_pointer (&result->detail, g_free);
}

/* Takes TITLE and DETAIL. */
static void
add_result (SpSearchResults *self,
            SpSearchGroup    group,
            SpId             id,
            char            *title,
            char            *detail)
{
  SpSearchResult result = { group, id, title, detail, NULL };

  g_array_append_val (self->results, result);
}

static char *
dup_detail (SpSnapshot        *snapshot,
            SpTable            table,
            const SpNameMatch *match)
{
  const SpActor *actor = table == SP_TABLE_ACTOR ? sp_snapshot_find_actor (snapshot, match->id) : NULL;
  const SpIssue *issue = table == SP_TABLE_ISSUE ? sp_snapshot_find_issue (snapshot, match->id) : NULL;
  const SpSource *source = table == SP_TABLE_SOURCE ? sp_snapshot_find_source (snapshot, match->id) : NULL;

  if (match->spelling)
    return g_strdup (match->spelling);
  if (actor)
    return g_strdup (*actor->role ? actor->role : sp_enum_to_label (SP_TYPE_ACTOR_KIND, actor->kind));
  if (issue)
    return g_strdup (issue->question);
  return source && *source->publisher ? g_strdup (source->publisher) : source ? sp_date_format (source->date) : g_strdup ("");
}

/* By name, the best first, and then those in whose words it stands. */
static void
find_named (SpSearchResults *self,
            SpSearch        *search,
            SpSnapshot      *snapshot,
            SpSearchGroup    group,
            const char      *text)
{
  SpTable table = sp_search_group_get_table (group);
  g_autoptr (GArray) matches = sp_name_matches_find (snapshot, table, text, G_MAXUINT);
  g_autoptr (GArray) ids = sp_search_find (search, table, text, G_MAXUINT);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < matches->len; i++)
    g_hash_table_add (seen, g_memdup2 (&g_array_index (matches, SpNameMatch, i).id, sizeof (SpId)));
  for (guint i = 0; i < ids->len; i++)
    {
      SpId id = g_array_index (ids, SpId, i);
      SpNameMatch match = { id, sp_name_of (snapshot, table, id), NULL };

      if (!g_hash_table_contains (seen, &id))
        g_array_append_val (matches, match);
    }
  self->n_found[group] = matches->len;
  for (guint i = 0; i < MIN (matches->len, MOST_SHOWN); i++)
    {
      const SpNameMatch *match = &g_array_index (matches, SpNameMatch, i);

      add_result (self, group, match->id, g_strdup (match->name), dup_detail (snapshot, table, match));
    }
}

static int
compare_newest (const SpStatement *a,
                const SpStatement *b)
{
  int order = sp_date_compare (b->date, a->date);

  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

/* Keeps the newest in order, without sorting all that were found. */
static void
keep_newest (const SpStatement **newest,
             guint              *n,
             const SpStatement  *statement)
{
  guint i = *n;

  if (*n == MOST_SHOWN && compare_newest (newest[*n - 1], statement) <= 0)
    return;
  if (*n < MOST_SHOWN)
    (*n)++;
  else
    i = *n - 1;
  for (; i > 0 && compare_newest (newest[i - 1], statement) > 0; i--)
    newest[i] = newest[i - 1];
  newest[i] = statement;
}

static void
find_statements (SpSearchResults *self,
                 SpSearch        *search,
                 SpSnapshot      *snapshot,
                 const char      *text)
{
  g_autoptr (SpStatementText) words = sp_statement_text_new (search, snapshot, text);
  const SpStatement *newest[MOST_SHOWN];
  guint n = 0;

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (snapshot, i);

      if (!sp_statement_text_fits (words, statement))
        continue;
      self->n_found[SP_SEARCH_GROUP_STATEMENT]++;
      keep_newest (newest, &n, statement);
    }
  for (guint i = 0; i < n; i++)
    add_result (self, SP_SEARCH_GROUP_STATEMENT, newest[i]->id, sp_row_dup_name (snapshot, SP_TABLE_STATEMENT, newest[i]->id),
                g_strdelimit (g_strdup (newest[i]->quote), "\n\r\t", ' '));
}

static gboolean
contains_all (const char *text,
              char      **needles)
{
  g_autofree char *folded = sp_search_fold (text);

  for (guint i = 0; needles[i]; i++)
    if (!strstr (folded, needles[i]))
      return FALSE;
  return TRUE;
}

static void
find_links (SpSearchResults *self,
            SpSnapshot      *snapshot,
            char           **needles)
{
  for (guint i = 0; i < sp_snapshot_get_n_links (snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (snapshot, i);
      g_autofree char *words = sp_link_dup_words (snapshot, link);
      g_autofree char *all = g_strconcat (words, "\n", link->quote, "\n", link->note, NULL);

      if (!contains_all (all, needles))
        continue;
      if (self->n_found[SP_SEARCH_GROUP_LINK]++ < MOST_SHOWN)
        add_result (self, SP_SEARCH_GROUP_LINK, link->id, g_steal_pointer (&words),
                    g_strdelimit (g_strdup (link->quote), "\n\r\t", ' '));
    }
}

static void
find_views (SpSearchResults *self,
            SpSnapshot      *snapshot,
            char           **needles)
{
  gboolean seen[SP_N_PICTURE_KINDS] = { FALSE };

  for (guint i = 0; i < sp_snapshot_get_n_views (snapshot); i++)
    {
      const SpView *view = sp_snapshot_get_view (snapshot, i);
      /* The first of a kind is the picture that is shown, not a saved one. */
      gboolean saved = (guint) view->kind < G_N_ELEMENTS (seen) && seen[view->kind];

      if ((guint) view->kind < G_N_ELEMENTS (seen))
        seen[view->kind] = TRUE;
      if (!saved || !contains_all (view->name, needles))
        continue;
      if (self->n_found[SP_SEARCH_GROUP_VIEW]++ < MOST_SHOWN)
        add_result (self, SP_SEARCH_GROUP_VIEW, view->id, g_strdup (view->name),
                    g_strdup (sp_enum_to_label (SP_TYPE_PICTURE_KIND, view->kind)));
    }
}

static void
find_actions (SpSearchResults *self,
              char           **needles)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      SpSearchResult result = { SP_SEARCH_GROUP_ACTION, SP_ID_NONE, NULL, NULL, actions[i].action };

      if (!contains_all (_(actions[i].title), needles))
        continue;
      self->n_found[SP_SEARCH_GROUP_ACTION]++;
      result.title = g_strdup (_(actions[i].title));
      result.detail = g_strdup ("");
      g_array_append_val (self->results, result);
    }
}

/**
 * sp_search_results_find:
 * @search: the search of the project
 * @snapshot: its rows
 * @text: words; "" finds the actions alone
 *
 * Looks for the words everywhere: in names and other spellings, full texts, quotes and notes, links, the names of
 * saved views and of actions.
 *
 * Takes some 40 ms for 100,000 statements.
 *
 * Returns: (transfer full): what was found
 */
SpSearchResults *
sp_search_results_find (SpSearch   *search,
                        SpSnapshot *snapshot,
                        const char *text)
{
  SpSearchResults *self = g_new0 (SpSearchResults, 1);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *folded = sp_search_fold (stripped);
  g_auto (GStrv) needles = g_strsplit_set (folded, " \t\n", -1);

  self->results = g_array_new (FALSE, FALSE, sizeof (SpSearchResult));
  g_array_set_clear_func (self->results, clear_result);
  if (*stripped)
    {
      find_named (self, search, snapshot, SP_SEARCH_GROUP_ACTOR, stripped);
      find_named (self, search, snapshot, SP_SEARCH_GROUP_ISSUE, stripped);
      find_named (self, search, snapshot, SP_SEARCH_GROUP_SOURCE, stripped);
      find_statements (self, search, snapshot, stripped);
      find_links (self, snapshot, needles);
      find_views (self, snapshot, needles);
    }
  find_actions (self, needles);
  return self;
}

/**
 * sp_search_results_free:
 * @self: (transfer full): results
 */
void
sp_search_results_free (SpSearchResults *self)
{
  g_clear_pointer (&self->results, g_array_unref);
  g_free (self);
}
