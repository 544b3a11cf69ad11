/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sp-hostile-words.h"
#include "sp-id-set.h"
#include "sp-snapshot-private.h"

/* To begin a thread takes as long as to read some hundred rows. */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
#define MIN_SIZE_FOR_HALVES 0
#else
#define MIN_SIZE_FOR_HALVES (4 * 1024 * 1024)
#endif

/* From a file to a snapshot, or half of a table of it in a thread of its own. */
typedef struct
{
  SpHostile *hostile;
  SpSnapshotBuilder *builder;
  SpIdSet ids[SP_N_TABLES];     /* of those that others refer to */
  SpOwnedWords words[SP_MAX_WORD_FIELDS];   /* of the present table */
  guint n_words;
  GStringChunk *letters;        /* of the present table's words; NULL in the other thread */
  gint64 n_rows;
  gboolean in_thread;           /* the caller's progress is told by the other one */
  gboolean doubt;
} Reading;

static void
clear_words (Reading *reading)
{
  for (guint i = 0; i < reading->n_words; i++)
    sp_owned_words_clear (&reading->words[i]);
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

static gboolean
look_around (Reading  *reading,
             GError  **error)
{
  SpHostile *hostile = reading->hostile;

  if (++reading->n_rows % SP_ROWS_BETWEEN_LOOKS != 0)
    return TRUE;
  if (reading->in_thread)
    return !sp_hostile_is_cancelled (hostile, error);
  return sp_hostile_look_around (hostile, sp_hostile_get_fraction (hostile), error);
}

/* Calls FUNC with each row that was looked at. */
static gboolean
go_through (Reading         *reading,
            SpHostileTable  *rows,
            RowFunc          func,
            gpointer         data,
            GError         **error)
{
  SpStep step;

  while ((step = sp_hostile_table_next (rows)) == SP_STEP_ROW)
    if (sp_hostile_check_row (reading->hostile, &rows->rules, rows->id, rows->values, error) != SP_VERDICT_KEEP
        || !func (reading, rows, data, error)
        || !look_around (reading, error))
      return FALSE;
  return step == SP_STEP_END || fail_broken (reading, rows->rules.table, error);
}

static gboolean
read_table (Reading              *reading,
            const SpSchemaTable  *table,
            RowFunc               func,
            gpointer              data,
            GError              **error)
{
  g_auto (SpHostileTable) rows = { NULL };

  sp_hostile_table_begin (&rows, reading->hostile, table, FALSE);
  return go_through (reading, &rows, func, data, error);
}

static gboolean
take_word (Reading         *reading,
           SpHostileTable  *table,
           gpointer         data,
           GError         **error)
{
  sp_owned_words_add (data, table, reading->letters);
  return TRUE;
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
      SpOwnedWords *words = &reading->words[reading->n_words];

      if (type->fields[i].kind != SP_FIELD_WORDS)
        continue;
      *words = (SpOwnedWords) { &type->fields[i], find_table (name), g_array_new (FALSE, FALSE, sizeof (SpOwnedWord)), 0,
                                g_ptr_array_new () };
      reading->n_words++;
      if (!read_table (reading, words->table, take_word, words, error))
        return FALSE;
      sp_owned_words_sort (words);
    }
  return TRUE;
}

/* What no owner took: its owner is not there. */
static gboolean
refuse_word (Reading             *reading,
             const SpOwnedWords  *words,
             GError             **error)
{
  return fail_dangling (reading, words->table, g_array_index (words->words, SpOwnedWord, words->next).id,
                        words->table->columns[1], error);
}

static gboolean
give_words (Reading   *reading,
            SpAnyRow  *row,
            GError   **error)
{
  for (guint i = 0; i < reading->n_words; i++)
    if (!sp_owned_words_give (&reading->words[i], row))
      return refuse_word (reading, &reading->words[i], error);
  return TRUE;
}

/* All, or as many as ENDS says of each field. */
static gboolean
check_words_given (Reading      *reading,
                   const guint  *ends,
                   GError      **error)
{
  for (guint i = 0; i < reading->n_words; i++)
    if (reading->words[i].next < (ends != NULL ? ends[i] : reading->words[i].words->len))
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

/* The second half of a table, in a thread of its own. */
typedef struct
{
  Reading reading;
  SpPageFile *pages;
  SpHostileTable rows;
  guint first_words[SP_MAX_WORD_FIELDS];
  References *references;
  GError *error;
} Half;

static void
clear_half (Half *half)
{
  sp_hostile_table_clear (&half->rows);
  clear_reading (&half->reading);
  g_clear_pointer (&half->pages, sp_page_file_free);
  g_clear_error (&half->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Half, clear_half)

static gpointer
read_half_thread (gpointer data)
{
  Half *half = data;

  return GINT_TO_POINTER (go_through (&half->reading, &half->rows, take_row, half->references, &half->error)
                          && check_words_given (&half->reading, NULL, &half->error));
}

/* Whether there is a second half for another thread; if not, ROWS goes through all rows. */
static gboolean
split_rows (Reading         *reading,
            SpHostileTable  *rows,
            References      *references,
            Half            *half)
{
  SpPageFile *pages = reading->hostile->pages;
  gint64 middle;

  if ((references->table != SP_TABLE_STATEMENT && references->table != SP_TABLE_LINK)
      || pages == NULL || sp_page_file_get_size (pages) < MIN_SIZE_FOR_HALVES)
    return FALSE;
  half->pages = sp_page_file_new_part (pages);
  if (!sp_hostile_table_split (rows, &half->rows, half->pages, &middle))
    return FALSE;

  half->references = references;
  half->reading.hostile = reading->hostile;
  half->reading.builder = sp_snapshot_builder_new (NULL);
  half->reading.in_thread = TRUE;
  half->reading.n_words = reading->n_words;
  for (guint i = 0; i < reading->n_words; i++)
    {
      sp_owned_words_split (&reading->words[i], middle, &half->reading.words[i]);
      half->first_words[i] = half->reading.words[i].next;
    }
  return TRUE;
}

/* Both are read to their ends, and held together: leaves of one tree are equally deep, and pages are used once. */
static gboolean
read_halves (Reading         *reading,
             SpHostileTable  *rows,
             Half            *half,
             GError         **error)
{
  GThread *thread = g_thread_new ("rows", read_half_thread, half);
  gboolean read = go_through (reading, rows, take_row, half->references, error)
                  && check_words_given (reading, half->first_words, error);
  gboolean other_read = GPOINTER_TO_INT (g_thread_join (thread));

  if (read && half->error != NULL)
    g_propagate_error (error, g_steal_pointer (&half->error));
  if (!read || !other_read)
    {
      reading->doubt = reading->doubt || (read && half->reading.doubt);
      return FALSE;
    }
  reading->doubt = rows->cursor.leaf_depth != half->rows.cursor.leaf_depth
                   || !sp_page_file_take_part (reading->hostile->pages, half->pages);
  reading->n_rows += half->reading.n_rows;
  sp_snapshot_builder_join (reading->builder, half->references->table, g_steal_pointer (&half->reading.builder));
  return !reading->doubt;
}

static gboolean
read_rows (Reading  *reading,
           SpTable   table,
           GError  **error)
{
  const SpSchemaTable *entry = find_table (sp_row_types[table].name);
  g_auto (SpHostileTable) rows = { NULL };
  g_auto (Half) half = { { NULL } };
  References references;

  if (!read_words (reading, &sp_row_types[table], error))
    return FALSE;
  sp_hostile_table_begin (&rows, reading->hostile, entry, FALSE);
  references = list_references (reading, table, &rows.rules);
  if (split_rows (reading, &rows, &references, &half))
    return read_halves (reading, &rows, &half, error);
  return go_through (reading, &rows, take_row, &references, error)
         && check_words_given (reading, NULL, error);
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
check_rest (Reading *reading)
{
  SpHostile *hostile = reading->hostile;

  reading->doubt = !sp_page_file_check_rest (hostile->pages);
  return !reading->doubt;
}

/* In the order of SpTable, in which a row comes after those that it refers to. */
static gboolean
read_tables (Reading  *reading,
             GError  **error)
{
  if (!read_project (reading, error))
    return FALSE;
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    if (!read_rows (reading, (SpTable) table, error))
      return FALSE;
  return read_table (reading, find_table ("log"), pass_over, NULL, error);
}

/* Where an index is broken SQLite has to say so, whatever else was found. */
static gboolean
read_beside_indexes (Reading  *reading,
                     GError  **error)
{
  SpPageFile *pages = reading->hostile->pages;
  SpPageIndexes *indexes = sp_page_indexes_begin (pages, reading->hostile->index_roots,
                                                  sp_page_file_get_size (pages) >= MIN_SIZE_FOR_HALVES);
  gboolean read = read_tables (reading, error);
  gboolean sound = sp_page_indexes_end (indexes);

  if (!sound)
    g_clear_error (error);
  reading->doubt = reading->doubt || !sound;
  return sound && read;
}

static gboolean
read_all (Reading  *reading,
          GError  **error)
{
  return reading->hostile->pages != NULL ? read_beside_indexes (reading, error) && check_rest (reading)
                                         : read_tables (reading, error);
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
 * Takes time in proportion to the file's size: a second for some four million statements. Half of a large table is read in
 * a thread of its own, and its indexes in another one.
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
  self->n_rows = reading.n_rows;
  return snapshot != NULL && sp_hostile_check_snapshot (self, snapshot, error) ? g_steal_pointer (&snapshot) : NULL;
}
