/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sp-hostile-table.h"
#include "sp-id-set.h"
#include "sp-snapshot-private.h"

#define MAX_WORD_FIELDS 2

/* A word of a row: an alias or a tag. */
typedef struct
{
  SpId id;
  SpId owner;
  double ordinal;
  const char *word;
} OwnedWord;

/* The words of one field of a table, in order of their owners. */
typedef struct
{
  const SpField *field;
  const SpSchemaTable *table;
  GArray *words;                /* of OwnedWord */
  guint next;
  GPtrArray *list;              /* of the present row */
} Words;

/* From a file to a snapshot. */
typedef struct
{
  SpHostile *hostile;
  SpSnapshotBuilder *builder;
  SpIdSet ids[SP_N_TABLES];     /* of those that others refer to */
  Words words[MAX_WORD_FIELDS]; /* of the present table */
  guint n_words;
  GStringChunk *letters;        /* of the present table's words */
  gboolean doubt;
} Reading;

static void
clear_words (Reading *reading)
{
  for (guint i = 0; i < reading->n_words; i++)
    {
      g_clear_pointer (&reading->words[i].words, g_array_unref);
      g_clear_pointer (&reading->words[i].list, g_ptr_array_unref);
    }
  reading->n_words = 0;
  g_clear_pointer (&reading->letters, g_string_chunk_free);
}

static void
clear_reading (Reading *reading)
{
  clear_words (reading);
  g_clear_pointer (&reading->builder, sp_snapshot_builder_free);
  for (guint i = 0; i < SP_N_TABLES; i++)
    sp_id_set_clear (&reading->ids[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static const SpSchemaTable *
find_table (const char *name)
{
  for (const SpSchemaTable *table = sp_schema_tables; table->name != NULL; table++)
    if (strcmp (table->name, name) == 0)
      return table;
  g_return_val_if_reached (NULL);
}

/* A table that cannot be read to its end: SQLite has to say how bad that is, or has said so. */
static gboolean
fail_broken (Reading              *reading,
             const SpSchemaTable  *table,
             GError              **error)
{
  if (sp_hostile_is_cancelled (reading->hostile, error))
    return FALSE;
  reading->doubt = reading->hostile->pages != NULL;
  return reading->doubt ? FALSE
                        : sp_hostile_report (reading->hostile, error, _("Some rows of the table “%s” cannot be read."),
                                             table->name);
}

static gboolean
fail_dangling (Reading             *reading,
               const SpSchemaTable *table,
               SpId                 id,
               const char          *column,
               GError             **error)
{
  return sp_hostile_report (reading->hostile, error, _("Table “%s”, row %lld: “%s” refers to a row that is not there."),
                            table->name, (long long) id, column);
}

typedef gboolean (*RowFunc) (Reading *reading, SpHostileTable *table, gpointer data, GError **error);

/* Calls FUNC with each row of a table that was looked at. */
static gboolean
read_table (Reading              *reading,
            const SpSchemaTable  *table,
            RowFunc               func,
            gpointer              data,
            GError              **error)
{
  g_auto (SpHostileTable) rows = { NULL };
  SpHostile *hostile = reading->hostile;
  SpStep step;

  sp_hostile_table_begin (&rows, hostile, table, FALSE);
  while ((step = sp_hostile_table_next (&rows)) == SP_STEP_ROW)
    {
      if (sp_hostile_check_row (hostile, &rows.rules, rows.id, rows.values, error) != SP_VERDICT_KEEP
          || !func (reading, &rows, data, error)
          || (++hostile->n_rows % SP_ROWS_BETWEEN_LOOKS == 0
              && !sp_hostile_look_around (hostile, sp_hostile_get_fraction (hostile), error)))
        return FALSE;
    }
  return step == SP_STEP_END || fail_broken (reading, table, error);
}

static gboolean
take_word (Reading         *reading,
           SpHostileTable  *table,
           gpointer         data,
           GError         **error)
{
  enum { OWNER = 1, ORDINAL = 2, WORD = 3 };
  Words *words = data;
  const SpRawValue *word = &table->values[WORD];
  const OwnedWord owned = { table->id, table->values[OWNER].integer, table->values[ORDINAL].number,
                            g_string_chunk_insert_len (reading->letters, word->text, (gssize) word->length) };

  g_array_append_val (words->words, owned);
  return TRUE;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const OwnedWord *first = a, *second = b;

  if (first->owner != second->owner)
    return first->owner < second->owner ? -1 : 1;
  if (first->ordinal != second->ordinal)
    return first->ordinal < second->ordinal ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

static gboolean
read_words (Reading          *reading,
            const SpRowType  *type,
            GError          **error)
{
  clear_words (reading);
  reading->letters = g_string_chunk_new (4096);
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s", type->name, type->fields[i].name);
      Words *words = &reading->words[reading->n_words];

      if (type->fields[i].kind != SP_FIELD_WORDS)
        continue;
      words->field = &type->fields[i];
      words->table = find_table (name);
      words->words = g_array_new (FALSE, FALSE, sizeof (OwnedWord));
      words->list = g_ptr_array_new ();
      words->next = 0;
      reading->n_words++;
      if (!read_table (reading, words->table, take_word, words, error))
        return FALSE;
      g_array_sort (words->words, compare_words);
    }
  return TRUE;
}

/* What no owner took: its owner is not there. */
static gboolean
refuse_word (Reading  *reading,
             Words    *words,
             GError  **error)
{
  return fail_dangling (reading, words->table, g_array_index (words->words, OwnedWord, words->next).id,
                        words->table->columns[1], error);
}

/* Owners come in rising order of id, and so do their words. */
static gboolean
give_words (Reading   *reading,
            SpAnyRow  *row,
            GError   **error)
{
  for (guint i = 0; i < reading->n_words; i++)
    {
      Words *words = &reading->words[i];
      const OwnedWord *word;

      if (words->next == words->words->len)
        continue;
      word = &g_array_index (words->words, OwnedWord, words->next);
      if (word->owner < row->head.id)
        return refuse_word (reading, words, error);
      g_ptr_array_set_size (words->list, 0);
      for (; words->next < words->words->len && word->owner == row->head.id; words->next++, word++)
        g_ptr_array_add (words->list, (gpointer) word->word);
      g_ptr_array_add (words->list, NULL);
      *(gpointer *) (gpointer) ((char *) row + words->field->offset) = words->list->pdata;
    }
  return TRUE;
}

static gboolean
check_all_words_given (Reading  *reading,
                       GError  **error)
{
  for (guint i = 0; i < reading->n_words; i++)
    if (reading->words[i].next < reading->words[i].words->len)
      return refuse_word (reading, &reading->words[i], error);
  return TRUE;
}

static const SpIdSet *
get_ids (Reading    *reading,
         const char *table)
{
  static const SpTable tables[] = { SP_TABLE_ACTOR, SP_TABLE_ISSUE, SP_TABLE_SOURCE };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (sp_row_types[tables[i]].name, table) == 0)
      return &reading->ids[tables[i]];
  g_return_val_if_reached (NULL);
}

/* Which columns of a table refer to which ids; those of an actor lead to actors that are not all read yet. */
typedef struct
{
  SpTable table;
  guint n;
  guint columns[3];
  const SpIdSet *ids[3];
} References;

static References
list_references (Reading            *reading,
                 SpTable             table,
                 const SpTableRules *rules)
{
  References references = { .table = table };

  for (guint i = 0; table != SP_TABLE_ACTOR && i < rules->n_columns; i++)
    if (rules->columns[i].refers_to != NULL)
      {
        references.columns[references.n] = i;
        references.ids[references.n++] = get_ids (reading, rules->columns[i].refers_to);
      }
  return references;
}

static gboolean
check_references (Reading           *reading,
                  const References  *references,
                  SpHostileTable    *table,
                  GError           **error)
{
  for (guint i = 0; i < references->n; i++)
    {
      const SpRawValue *value = &table->values[references->columns[i]];

      if (value->type != SQLITE_NULL && !sp_id_set_contains (references->ids[i], value->integer))
        return fail_dangling (reading, table->rules.table, table->id,
                              table->rules.table->columns[references->columns[i]], error);
    }
  return TRUE;
}

static gboolean
take_row (Reading         *reading,
          SpHostileTable  *table,
          gpointer         data,
          GError         **error)
{
  const References *references = data;
  SpTable number = references->table;
  gsize lengths[SP_RAW_MAX_COLUMNS];
  SpAnyRow row;

  if (!check_references (reading, references, table, error))
    return FALSE;
  sp_raw_row_to_row (&sp_row_types[number], table->values, &row, lengths);
  if (!give_words (reading, &row, error))
    return FALSE;
  if (number == SP_TABLE_ACTOR || number == SP_TABLE_ISSUE || number == SP_TABLE_SOURCE)
    sp_id_set_add (&reading->ids[number], table->id);
  sp_snapshot_builder_append (reading->builder, number, &row, lengths);
  return TRUE;
}

static gboolean
read_rows (Reading  *reading,
           SpTable   table,
           GError  **error)
{
  const SpSchemaTable *entry = find_table (sp_row_types[table].name);
  SpTableRules rules;
  References references;

  sp_table_rules_get (entry, &rules);
  references = list_references (reading, table, &rules);
  return read_words (reading, &sp_row_types[table], error)
         && read_table (reading, entry, take_row, &references, error)
         && check_all_words_given (reading, error);
}

static char *
dup_text (const SpRawValue *value)
{
  return g_strndup (value->text, value->length);
}

static gboolean
take_project (Reading         *reading,
              SpHostileTable  *table,
              gpointer         data,
              GError         **error)
{
  enum { UUID = 1, TITLE, DESCRIPTION, AS_OF };
  g_autofree char *uuid = dup_text (&table->values[UUID]);
  g_autofree char *title = dup_text (&table->values[TITLE]);
  g_autofree char *description = dup_text (&table->values[DESCRIPTION]);
  const SpProjectRow row = { uuid, title, description, table->values[AS_OF].date };

  sp_snapshot_builder_set_project (reading->builder, &row);
  *(gboolean *) data = TRUE;
  return TRUE;
}

static gboolean
read_project (Reading  *reading,
              GError  **error)
{
  gboolean there = FALSE;

  return read_table (reading, find_table ("project"), take_project, &there, error)
         && (there || sp_hostile_report (reading->hostile, error, "%s", _("The project's title and description are missing.")));
}

static gboolean
pass_over (Reading         *reading,
           SpHostileTable  *table,
           gpointer         data,
           GError         **error)
{
  return TRUE;
}

static gboolean
check_indexes (Reading *reading)
{
  SpHostile *hostile = reading->hostile;

  for (guint i = 0; hostile->pages != NULL && i < hostile->index_roots->len; i++)
    if (!sp_page_file_check_index (hostile->pages, (guint32) g_array_index (hostile->index_roots, gint64, i)))
      reading->doubt = TRUE;
  return !reading->doubt;
}

static gboolean
check_rest (Reading *reading)
{
  SpHostile *hostile = reading->hostile;

  reading->doubt = hostile->pages != NULL && !sp_page_file_check_rest (hostile->pages);
  return !reading->doubt;
}

/* In the order of SpTable, in which a row comes after those that it refers to. */
static gboolean
read_all (Reading  *reading,
          GError  **error)
{
  if (!check_indexes (reading) || !read_project (reading, error))
    return FALSE;
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    if (!read_rows (reading, (SpTable) table, error))
      return FALSE;
  return read_table (reading, find_table ("log"), pass_over, NULL, error) && check_rest (reading);
}

/**
 * sp_hostile_read:
 * @self: an opened file, not to recover
 * @doubt: (out): whether SQLite has to judge, when pages are not as they should be: no error is set then
 * @error: return location for an error
 *
 * Reads all rows, and looks at everything that has to be right: each value, each rule of the tables, each reference,
 * names and circles. Of a file that is read from its pages the structure of each page is looked at too; any other has
 * to go through sp_hostile_check() before.
 *
 * Takes time in proportion to the file's size: a second for some four million statements.
 *
 * Returns: (transfer full) (nullable): the rows; %NULL with %SP_PROJECT_ERROR_DAMAGED or %G_IO_ERROR_CANCELLED, or in doubt
 */
SpSnapshot *
sp_hostile_read (SpHostile  *self,
                 gboolean   *doubt,
                 GError    **error)
{
  g_auto (Reading) reading = { .hostile = self };
  g_autoptr (SpSnapshot) snapshot = NULL;

  reading.builder = sp_snapshot_builder_new (NULL);
  if (read_all (&reading, error))
    snapshot = sp_snapshot_builder_end (g_steal_pointer (&reading.builder));
  *doubt = reading.doubt;
  return snapshot != NULL && sp_hostile_check_snapshot (self, snapshot, error) ? g_steal_pointer (&snapshot) : NULL;
}
