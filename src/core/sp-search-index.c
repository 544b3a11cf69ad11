/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-search-index.h"

#include "sp-row-list-private.h"
#include "sp-search.h"
#include "sp-snapshot-private.h"
#include "sp-store-private.h"

/*
 * The index is a database that SQLite makes for the purpose and removes with the connection: nothing of it is in the
 * project or in its history. The working copy keeps its one connection. Where SQLite has no FTS5 there is no index.
 */
struct _SpSearchIndex
{
  sqlite3 *database;
  sqlite3_stmt *put[SP_N_TABLES];       /* NULL: nothing of the table is searched in here */
  sqlite3_stmt *remove[SP_N_TABLES];
  sqlite3_stmt *find[SP_N_TABLES];
};

static const SpTable indexed[] = { SP_TABLE_ACTOR, SP_TABLE_ISSUE, SP_TABLE_SOURCE, SP_TABLE_STATEMENT, SP_TABLE_LINK };

/**
 * sp_search_index_free:
 * @self: (transfer full): an index
 */
void
sp_search_index_free (SpSearchIndex *self)
{
  for (guint table = 0; table < SP_N_TABLES; table++)
    {
      sqlite3_finalize (self->put[table]);
      sqlite3_finalize (self->remove[table]);
      sqlite3_finalize (self->find[table]);
    }
  sqlite3_close (self->database);
  g_free (self);
}

static gboolean
prepare (SpSearchIndex  *self,
         const char     *form,
         SpTable         table,
         sqlite3_stmt  **statement)
{
  g_autoptr (GString) sql = g_string_new (form);

  g_string_replace (sql, "TABLE_NAME", sp_row_types[table].name, 0);
  return sqlite3_prepare_v3 (self->database, sql->str, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK;
}

static gboolean
run (SpSearchIndex *self,
     const char    *sql)
{
  return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static gboolean
create_table (SpSearchIndex *self,
              SpTable        table)
{
  g_autofree char *sql = g_strdup_printf ("CREATE VIRTUAL TABLE words_%s USING fts5 (words, content='', "
                                          "contentless_delete=1, tokenize='unicode61 remove_diacritics 2')",
                                          sp_row_types[table].name);

  return run (self, sql)
         && prepare (self, "INSERT OR REPLACE INTO words_TABLE_NAME (rowid, words) VALUES (?1, ?2)", table, &self->put[table])
         && prepare (self, "DELETE FROM words_TABLE_NAME WHERE rowid = ?1", table, &self->remove[table])
         && prepare (self, "SELECT rowid FROM words_TABLE_NAME WHERE words_TABLE_NAME MATCH ?1 LIMIT ?2", table,
                     &self->find[table]);
}

static gboolean
step (sqlite3_stmt *statement)
{
  gboolean done = sqlite3_step (statement) == SQLITE_DONE;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return done;
}

static gboolean
put_row (SpSearchIndex *self,
         SpSnapshot    *snapshot,
         SpTable        table,
         SpId           id)
{
  g_autofree char *all = sp_search_dup_words (snapshot, table, id);
  char *words = all != NULL ? sp_search_fold (all) : NULL;
  sqlite3_stmt *statement = words != NULL ? self->put[table] : self->remove[table];

  sqlite3_bind_int64 (statement, 1, id);
  if (words != NULL)
    sqlite3_bind_text (statement, 2, words, -1, g_free);
  return step (statement);
}

static gboolean
put_table (SpSearchIndex *self,
           SpSnapshot    *snapshot,
           SpTable        table,
           GCancellable  *cancellable)
{
  SpRowList *rows = snapshot->tables[table];

  for (guint i = 0; i < sp_row_list_get_n_rows (rows); i++)
    if (g_cancellable_is_cancelled (cancellable)
        || !put_row (self, snapshot, table, sp_row_get_id (sp_row_list_get (rows, i))))
      return FALSE;
  return TRUE;
}

static gboolean
fill (SpSearchIndex *self,
      SpSnapshot    *snapshot,
      GCancellable  *cancellable)
{
  gboolean filled = run (self, "BEGIN");

  for (guint i = 0; filled && i < G_N_ELEMENTS (indexed); i++)
    filled = create_table (self, indexed[i]) && put_table (self, snapshot, indexed[i], cancellable);
  return filled && run (self, "COMMIT");
}

/**
 * sp_search_index_new:
 * @snapshot: the rows
 * @cancellable: (nullable): stops the work
 *
 * Makes an index of all words. Takes about five seconds a million statements; safe in a worker thread.
 *
 * Returns: (transfer full) (nullable): the index, `NULL` where SQLite has no FTS5, where there is no room, or when
 *   it was stopped
 */
SpSearchIndex *
sp_search_index_new (SpSnapshot   *snapshot,
                     GCancellable *cancellable)
{
  g_autoptr (SpSearchIndex) self = g_new0 (SpSearchIndex, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;

  if (sqlite3_open_v2 ("", &self->database, flags, NULL) != SQLITE_OK || !sp_store_harden (self->database, NULL)
      || !run (self, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") || !fill (self, snapshot, cancellable))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sp_search_index_follow:
 * @self: an index
 * @snapshot: the rows as they are now
 * @change: what changed
 *
 * Takes over a change.
 *
 * Returns: whether it could; if not, the index is of no use any more
 */
gboolean
sp_search_index_follow (SpSearchIndex *self,
                        SpSnapshot    *snapshot,
                        SpChange      *change)
{
  gboolean followed = run (self, "BEGIN");

  for (guint i = 0; followed && i < sp_change_get_n_items (change); i++)
    {
      const SpChangeItem *item = sp_change_get_item (change, i);

      if (self->put[item->table] != NULL)
        followed = put_row (self, snapshot, item->table, item->id);
    }
  return followed && run (self, "COMMIT");
}

/* Every word by its beginning. What stands in quotation marks is never an operator of the query language. */
static char *
build_query (const char *text)
{
  g_autofree char *folded = sp_search_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GString) word = g_string_new (words[i]);

      if (!sp_search_has_words (words[i]))
        continue;
      g_string_replace (word, "\"", "\"\"", 0);
      g_string_append_printf (query, "%s\"%s\" *", query->len > 0 ? " AND " : "", word->str);
    }
  return g_string_free_and_steal (g_steal_pointer (&query));
}

/**
 * sp_search_index_find:
 * @self: an index
 * @table: a table that it knows
 * @text: words
 * @limit: how many rows to find at most
 * @ids: (element-type SpId): where to add them
 *
 * Finds the rows in which a word begins with each of the words, whatever case and accents.
 *
 * Returns: whether the question could be asked
 */
gboolean
sp_search_index_find (SpSearchIndex *self,
                      SpTable        table,
                      const char    *text,
                      guint          limit,
                      GArray        *ids)
{
  sqlite3_stmt *statement = self->find[table];
  g_autofree char *query = build_query (text);
  int result;

  if (statement == NULL || *query == '\0')
    return FALSE;

  sqlite3_bind_text (statement, 1, query, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, limit);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      SpId id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return result == SQLITE_DONE;
}
