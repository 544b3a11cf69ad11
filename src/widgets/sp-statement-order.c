/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-order.h"

#include "sp-name-matches.h"

struct _SpStatementOrder
{
  SpStatementColumn column;
  gboolean descending;
  GHashTable *ranks;        /* of names: SpId * -> number; NULL where no names are sorted by */
};

typedef struct
{
  SpId id;
  char *key;
} Name;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Name *) a)->key, ((const Name *) b)->key);
}

static void
clear_name (gpointer data)
{
  g_clear_pointer (&((Name *) data)->key, g_free);
}

static void
add_name (GArray     *names,
          SpId        id,
          const char *text)
{
  Name name = { id, g_utf8_collate_key (text, -1) };

  g_array_append_val (names, name);
}

static GArray *
list_names (SpSnapshot *snapshot,
            SpTable     table)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));
  guint n = table == SP_TABLE_ACTOR ? sp_snapshot_get_n_actors (snapshot)
            : table == SP_TABLE_ISSUE ? sp_snapshot_get_n_issues (snapshot) : sp_snapshot_get_n_sources (snapshot);

  g_array_set_clear_func (names, clear_name);
  for (guint i = 0; i < n; i++)
    if (table == SP_TABLE_ACTOR)
      add_name (names, sp_snapshot_get_actor (snapshot, i)->id, sp_snapshot_get_actor (snapshot, i)->name);
    else if (table == SP_TABLE_ISSUE)
      add_name (names, sp_snapshot_get_issue (snapshot, i)->id, sp_snapshot_get_issue (snapshot, i)->name);
    else
      add_name (names, sp_snapshot_get_source (snapshot, i)->id, sp_snapshot_get_source (snapshot, i)->title);
  return names;
}

static GHashTable *
rank_names (SpSnapshot *snapshot,
            SpTable     table)
{
  GHashTable *ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) names = list_names (snapshot, table);
  guint rank = 0;

  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);

      if (i == 0 || strcmp (name->key, g_array_index (names, Name, i - 1).key) != 0)
        rank++;
      g_hash_table_insert (ranks, g_memdup2 (&name->id, sizeof (SpId)), GUINT_TO_POINTER (rank));
    }
  return ranks;
}

/**
 * sp_statement_order_new:
 * @snapshot: the rows, for names
 * @column: what to sort by
 * @descending: whether the greatest comes first
 *
 * Takes O(n log n) time for n names.
 *
 * Returns: (transfer full): the order, which is right as long as no name changes
 */
SpStatementOrder *
sp_statement_order_new (SpSnapshot        *snapshot,
                        SpStatementColumn  column,
                        gboolean           descending)
{
  SpStatementOrder *self = g_new0 (SpStatementOrder, 1);

  self->column = column;
  self->descending = descending;
  if (column == SP_STATEMENT_COLUMN_ACTOR)
    self->ranks = rank_names (snapshot, SP_TABLE_ACTOR);
  else if (column == SP_STATEMENT_COLUMN_ISSUE)
    self->ranks = rank_names (snapshot, SP_TABLE_ISSUE);
  else if (column == SP_STATEMENT_COLUMN_SOURCE)
    self->ranks = rank_names (snapshot, SP_TABLE_SOURCE);
  return self;
}

/**
 * sp_statement_order_free:
 * @self: (transfer full): an order
 */
void
sp_statement_order_free (SpStatementOrder *self)
{
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_free (self);
}

static double
get_rank (SpStatementOrder *self,
          const SpId       *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, id));
}

/* No stance comes first, told apart by the qualifier; unknown numbers come before known ones. */
static double
read_number (SpStatementOrder  *self,
             const SpStatement *statement)
{
  double value;

  switch (self->column)
    {
    case SP_STATEMENT_COLUMN_DATE:
      return sp_date_get_first_day (statement->date);
    case SP_STATEMENT_COLUMN_STANCE:
      value = sp_stance_to_scale (statement->stance);
      return isnan (value) ? -100.0 + statement->qualifier : value;
    case SP_STATEMENT_COLUMN_QUALIFIER:
      return statement->qualifier;
    case SP_STATEMENT_COLUMN_FORM:
      return statement->form;
    case SP_STATEMENT_COLUMN_SALIENCE:
      return isnan (statement->salience) ? -1 : statement->salience;
    case SP_STATEMENT_COLUMN_CONFIDENCE:
      return isnan (statement->confidence) ? -1 : statement->confidence;
    case SP_STATEMENT_COLUMN_ACTOR:
      return get_rank (self, &statement->actor);
    case SP_STATEMENT_COLUMN_ISSUE:
      return get_rank (self, &statement->issue);
    case SP_STATEMENT_COLUMN_SOURCE:
      return get_rank (self, &statement->source);
    case SP_STATEMENT_COLUMN_QUOTE:
    case SP_STATEMENT_COLUMN_CONDITION:
    case SP_STATEMENT_COLUMN_REPORTED_BY:
    case SP_STATEMENT_COLUMN_CODER:
    case SP_STATEMENT_COLUMN_TAGS:
    case SP_STATEMENT_COLUMN_NOTE:
    default:
      return 0;
    }
}

static const char *
read_text (SpStatementOrder  *self,
           const SpStatement *statement)
{
  switch ((int) self->column)
    {
    case SP_STATEMENT_COLUMN_QUOTE:
      return statement->quote;
    case SP_STATEMENT_COLUMN_CONDITION:
      return statement->condition;
    case SP_STATEMENT_COLUMN_REPORTED_BY:
      return statement->reported_by;
    case SP_STATEMENT_COLUMN_CODER:
      return statement->coder;
    case SP_STATEMENT_COLUMN_TAGS:
      return statement->tags[0] ? statement->tags[0] : "";
    case SP_STATEMENT_COLUMN_NOTE:
      return statement->note;
    default:
      return NULL;
    }
}

/**
 * sp_statement_order_read:
 * @self: an order
 * @statement: a statement
 * @line: (out caller-allocates): what it is sorted by; to be cleared with sp_statement_line_clear()
 */
void
sp_statement_order_read (SpStatementOrder  *self,
                         const SpStatement *statement,
                         SpStatementLine   *line)
{
  const char *text = read_text (self, statement);

  line->statement = statement;
  line->number = read_number (self, statement);
  line->key = text ? g_utf8_collate_key (text, -1) : NULL;
}

/**
 * sp_statement_order_compare:
 * @a: a line
 * @b: another
 * @order: the order that both were read with
 *
 * Whatever is sorted by, of equals the newer ones come first, then the lower ids: the order is always the same.
 *
 * Returns: below, above or equal to 0 as @a comes before, after or is @b
 */
int
sp_statement_order_compare (gconstpointer a,
                            gconstpointer b,
                            gpointer      order)
{
  const SpStatementOrder *self = order;
  const SpStatementLine *first = a;
  const SpStatementLine *second = b;
  int result = first->key ? strcmp (first->key, second->key)
                          : (first->number > second->number) - (first->number < second->number);

  if (result != 0)
    return self->descending ? -result : result;
  result = sp_date_compare (second->statement->date, first->statement->date);
  if (result != 0)
    return result;
  return (first->statement->id > second->statement->id) - (first->statement->id < second->statement->id);
}

/**
 * sp_statement_line_clear:
 * @line: a line
 *
 * Frees what it holds.
 */
void
sp_statement_line_clear (gpointer line)
{
  g_clear_pointer (&((SpStatementLine *) line)->key, g_free);
}
