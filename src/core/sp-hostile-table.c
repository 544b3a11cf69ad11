/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-hostile-table.h"

/* A file that is plain enough to be read without SQLite, and the rows of its tables. */

/* The columns of the schema's own table. */
enum
{
  TYPE,
  NAME,
  TABLE_NAME,
  ROOT,
  SQL,
  N_SCHEMA_COLUMNS,
};

static const SpColumnRule schema_rules[N_SCHEMA_COLUMNS] = {
  [TYPE] = { SQLITE_TEXT, FALSE, 0.0, 0.0, SP_TEXT_ANY, NULL, NULL },
  [NAME] = { SQLITE_TEXT, FALSE, 0.0, 0.0, SP_TEXT_ANY, NULL, NULL },
  [TABLE_NAME] = { SQLITE_TEXT, FALSE, 0.0, 0.0, SP_TEXT_ANY, NULL, NULL },
  [ROOT] = { SQLITE_INTEGER, FALSE, 0.0, 0.0, SP_TEXT_ANY, NULL, NULL },
  [SQL] = { SQLITE_TEXT, FALSE, 0.0, 0.0, SP_TEXT_ANY, NULL, NULL },
};

static gboolean
is_text (const SpRawValue *value,
         const char       *text)
{
  return value->type == SQLITE_TEXT && value->length == strlen (text) && memcmp (value->text, text, value->length) == 0;
}

static const SpSchemaTable *
find_entry (const SpSchemaTable *entries,
            const SpRawValue    *name)
{
  for (const SpSchemaTable *entry = entries; entry->name != NULL; entry++)
    if (is_text (name, entry->name))
      return entry;
  return NULL;
}

/* An index says which table it is of: CREATE INDEX name ON table (column). */
static gboolean
is_of_its_table (const SpSchemaTable *index,
                 const SpRawValue    *table)
{
  const char *name = strstr (index->sql, " ON ") + strlen (" ON ");

  return table->type == SQLITE_TEXT && table->length == strcspn (name, " ")
         && memcmp (table->text, name, table->length) == 0;
}

static gboolean
take_entry (gpointer          data,
            const SpRawValue *values)
{
  SpHostile *self = data;
  gboolean table = is_text (&values[TYPE], "table");
  const SpSchemaTable *entry = find_entry (table ? sp_schema_tables : sp_schema_indexes, &values[NAME]);
  gint64 root = values[ROOT].type == SQLITE_INTEGER ? values[ROOT].integer : 0;

  if ((!table && !is_text (&values[TYPE], "index")) || entry == NULL || root < 1 || root > G_MAXINT32
      || !is_text (&values[SQL], sp_schema_get_text (entry, self->version))
      || !g_hash_table_add (self->tables, g_strdup (entry->name)))
    return FALSE;
  if (!table)
    {
      g_array_append_val (self->index_roots, root);
      return is_of_its_table (entry, &values[TABLE_NAME]);
    }
  self->roots[entry - sp_schema_tables] = (guint32) root;
  return is_text (&values[TABLE_NAME], entry->name);
}

static gboolean
are_all_there (SpHostile *self)
{
  guint n_entries = 0;

  for (const SpSchemaTable *entry = sp_schema_tables; entry->name != NULL; entry++)
    n_entries++;
  for (const SpSchemaTable *entry = sp_schema_indexes; entry->name != NULL; entry++)
    n_entries++;
  return g_hash_table_size (self->tables) == n_entries;
}

typedef gboolean (*EntryFunc) (gpointer data, const SpRawValue *values);

/* The schema is the table of the first page. */
static gboolean
walk_schema (SpPageFile *pages,
             EntryFunc   take,
             gpointer    data)
{
  static const SpTableRules rules = { NULL, schema_rules, N_SCHEMA_COLUMNS };
  g_auto (SpPageCursor) cursor = { NULL };
  SpRawValue values[SP_RAW_MAX_COLUMNS];
  const guint8 *record;
  gsize size;
  gint64 id;
  SpStep step;

  sp_page_cursor_init (&cursor, pages, 1, FALSE);
  while ((step = sp_page_cursor_next (&cursor, &id, &record, &size)) == SP_STEP_ROW)
    if (!sp_raw_row_read_record (&rules, record, size, values) || !take (data, values))
      return FALSE;
  return step == SP_STEP_END;
}

/**
 * sp_hostile_new_for_pages:
 * @pages: (transfer full) (nullable): a file with the header of a project; what it is read from has to outlive the result
 * @name: the file's name, for messages
 * @cancellable: (nullable): stops what reads it
 *
 * Opens a file of unknown origin without SQLite, if it looks as our own savings do. Its schema has to be ours to the
 * letter.
 *
 * Returns: (transfer full) (nullable): the opened file; %NULL if SQLite has to judge
 */
SpHostile *
sp_hostile_new_for_pages (SpPageFile    *pages,
                          const char    *name,
                          GCancellable  *cancellable)
{
  g_autoptr (SpHostile) self = sp_hostile_new (name, FALSE, cancellable);

  self->pages = pages;
  if (pages == NULL)
    return NULL;
  self->version = sp_page_file_get_version (pages);
  self->index_roots = g_array_new (FALSE, FALSE, sizeof (gint64));
  return walk_schema (pages, take_entry, self) && are_all_there (self) ? g_steal_pointer (&self) : NULL;
}

static gboolean
walk_table (SpPageFile *pages,
            guint32     root)
{
  g_auto (SpPageCursor) cursor = { NULL };
  const guint8 *record;
  gsize size;
  gint64 id;
  SpStep step;

  sp_page_cursor_init (&cursor, pages, root, FALSE);
  cursor.only_walk = TRUE;
  do
    step = sp_page_cursor_next (&cursor, &id, &record, &size);
  while (step == SP_STEP_ROW);
  return step == SP_STEP_END;
}

/* The first pages of all trees of a database. */
typedef struct
{
  SpPageFile *pages;
  GArray *tables;               /* of gint64 */
  GArray *indexes;
} Trees;

static void
clear_trees (Trees *trees)
{
  g_clear_pointer (&trees->pages, sp_page_file_free);
  g_clear_pointer (&trees->tables, g_array_unref);
  g_clear_pointer (&trees->indexes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trees, clear_trees)

static gboolean
add_tree (gpointer          data,
          const SpRawValue *values)
{
  Trees *trees = data;
  gint64 root = values[ROOT].type == SQLITE_INTEGER ? values[ROOT].integer : 0;
  gboolean table = is_text (&values[TYPE], "table");

  if (root < 1 || root > G_MAXINT32 || (!table && !is_text (&values[TYPE], "index")))
    return FALSE;
  g_array_append_val (table ? trees->tables : trees->indexes, root);
  return TRUE;
}

static gboolean
list_trees (Trees *trees)
{
  trees->tables = g_array_new (FALSE, FALSE, sizeof (gint64));
  trees->indexes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return walk_schema (trees->pages, add_tree, trees);
}

static gboolean
walk_tables (const Trees *trees)
{
  for (guint i = 0; i < trees->tables->len; i++)
    if (!walk_table (trees->pages, (guint32) g_array_index (trees->tables, gint64, i)))
      return FALSE;
  return TRUE;
}

/**
 * sp_hostile_are_pages_sound:
 * @bytes: (array length=size): a whole database, of any schema
 * @size: how many bytes there are
 *
 * Looks at the structure of each page, and at no row, with a thread beside for the indexes. Takes a fraction of a second
 * for a million statements.
 *
 * Returns: whether all pages are as they should be; if not, some are damaged, or only unusual
 */
gboolean
sp_hostile_are_pages_sound (const guint8 *bytes,
                            gsize         size)
{
  g_auto (Trees) trees = { .pages = sp_page_file_new (bytes, size) };
  SpPageIndexes *indexes;
  gboolean sound;

  if (trees.pages == NULL || !list_trees (&trees))
    return FALSE;
  indexes = sp_page_indexes_begin (trees.pages, trees.indexes, TRUE);
  sound = walk_tables (&trees);
  return sp_page_indexes_end (indexes) && sound && sp_page_file_check_rest (trees.pages);
}

static char *
join_columns (const SpSchemaTable *table)
{
  g_autofree char *joined = g_strjoinv ("\", \"", (char **) table->columns);

  return g_strdup_printf ("\"%s\"", joined);
}

/**
 * sp_hostile_prepare_rows:
 * @database: a database with our tables
 * @table: one of them
 * @order: "ASC" or "DESC"
 *
 * Returns: (transfer full) (nullable): a statement of its known columns between two ids; %NULL if it cannot be compiled
 */
sqlite3_stmt *
sp_hostile_prepare_rows (sqlite3             *database,
                         const SpSchemaTable *table,
                         const char          *order)
{
  g_autofree char *columns = join_columns (table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id BETWEEN ?1 AND ?2 ORDER BY id %s",
                                          columns, table->name, order);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);
  return statement;
}

/**
 * sp_hostile_table_begin:
 * @self: where the reading is made
 * @hostile: an opened file
 * @table: a table that is there
 * @again: whether it was read to its end before
 *
 * Puts a reading before the first row of a table.
 */
void
sp_hostile_table_begin (SpHostileTable      *self,
                        SpHostile           *hostile,
                        const SpSchemaTable *table,
                        gboolean             again)
{
  self->hostile = hostile;
  sp_table_rules_get (table, &self->rules);
  if (hostile->pages != NULL)
    {
      sp_page_cursor_init (&self->cursor, hostile->pages, hostile->roots[table - sp_schema_tables], again);
      return;
    }
  self->statement = sp_hostile_prepare_rows (hostile->database, table, "ASC");
  sqlite3_bind_int64 (self->statement, 1, G_MININT64);
  sqlite3_bind_int64 (self->statement, 2, G_MAXINT64);
  self->id = G_MININT64;
}

static SpStep
step_through_pages (SpHostileTable *self)
{
  const guint8 *record;
  gsize size;
  SpStep step = sp_page_cursor_next (&self->cursor, &self->id, &record, &size);

  if (step != SP_STEP_ROW)
    return step;
  if (!sp_raw_row_read_record (&self->rules, record, size, self->values))
    return SP_STEP_BROKEN;
  self->values[0].type = SQLITE_INTEGER;
  self->values[0].integer = self->id;
  return SP_STEP_ROW;
}

/**
 * sp_hostile_table_next:
 * @self: a reading
 *
 * Goes on to the next row, whose values are not looked at yet.
 *
 * Returns: whether there is one, or none, or the table is broken
 */
SpStep
sp_hostile_table_next (SpHostileTable *self)
{
  gint64 last = self->id;
  int result;

  if (self->statement == NULL)
    return self->hostile->pages != NULL ? step_through_pages (self) : SP_STEP_BROKEN;

  result = sqlite3_step (self->statement);
  if (result != SQLITE_ROW)
    return result == SQLITE_DONE ? SP_STEP_END : SP_STEP_BROKEN;
  self->id = sqlite3_column_int64 (self->statement, 0);
  sp_raw_row_read_statement (self->statement, self->rules.n_columns, self->values);
  /* Pages that point in a circle bring rows again. */
  return self->id > last ? SP_STEP_ROW : SP_STEP_BROKEN;
}

/**
 * sp_hostile_table_split:
 * @self: a reading before its first row
 * @second: where another reading is made
 * @part: the pages for another thread
 * @middle: (out): the greatest id that may come before the rows of @second
 *
 * Divides a table among two threads: @self goes through the first half, @second through the other.
 *
 * Returns: whether it was divided; if not, @self goes through all of it
 */
gboolean
sp_hostile_table_split (SpHostileTable *self,
                        SpHostileTable *second,
                        SpPageFile     *part,
                        gint64         *middle)
{
  *second = (SpHostileTable) { .hostile = self->hostile, .rules = self->rules };
  return sp_page_cursor_split (&self->cursor, &second->cursor, part, middle);
}

/**
 * sp_hostile_table_clear:
 * @self: a reading
 */
void
sp_hostile_table_clear (SpHostileTable *self)
{
  sp_page_cursor_clear (&self->cursor);
  g_clear_pointer (&self->statement, sqlite3_finalize);
}
