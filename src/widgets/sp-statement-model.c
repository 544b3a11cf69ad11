/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-model.h"

#include "sp-name-matches.h"
#include "sp-row-words.h"
#include "sp-statement-item-private.h"

/* A statement with what it is sorted by: a number, or a text's collation key. */
typedef struct
{
  const SpStatement *statement;
  double number;
  char *key;
} Line;

/**
 * SpStatementModel:
 *
 * The table of statements. It keeps one pointer a statement and makes its objects only for the lines on the
 * screen, so that a hundred thousand statements are no burden.
 */
struct _SpStatementModel
{
  GObject parent_instance;

  SpSnapshot *snapshot;
  char *filter;
  SpStatementColumn column;
  gboolean descending;
  GPtrArray *statements;
};

static void sp_statement_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpStatementModel, sp_statement_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_statement_model_list_model_init))

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, needle) != NULL;
}

/* Every word that was typed has to be found somewhere in the statement. */
static gboolean
fits (SpStatementModel   *self,
      const SpStatement  *statement,
      const char * const *needles)
{
  for (guint i = 0; needles[i]; i++)
    {
      g_autofree char *stance = NULL;

      if (*needles[i] == '\0' || contains (sp_name_of (self->snapshot, SP_TABLE_ACTOR, statement->actor), needles[i])
          || contains (sp_name_of (self->snapshot, SP_TABLE_ISSUE, statement->issue), needles[i])
          || contains (statement->quote, needles[i]) || contains (statement->note, needles[i])
          || contains (sp_name_of (self->snapshot, SP_TABLE_SOURCE, statement->source), needles[i])
          || contains (statement->condition, needles[i]))
        continue;
      stance = sp_stance_dup_words (statement);
      if (!contains (stance, needles[i]))
        return FALSE;
    }
  return TRUE;
}

static void
read_key (SpStatementModel *self,
          Line             *line)
{
  const SpStatement *statement = line->statement;
  const char *text = "";

  switch (self->column)
    {
    case SP_STATEMENT_COLUMN_DATE:
      line->number = sp_date_get_first_day (statement->date);
      return;
    case SP_STATEMENT_COLUMN_STANCE:
      line->number = sp_stance_to_scale (statement->stance);
      /* No stance comes first, told apart by the qualifier. */
      if (isnan (line->number))
        line->number = -100 + statement->qualifier;
      return;
    case SP_STATEMENT_COLUMN_FORM:
      line->number = statement->form;
      return;
    case SP_STATEMENT_COLUMN_ACTOR:
      text = sp_name_of (self->snapshot, SP_TABLE_ACTOR, statement->actor);
      break;
    case SP_STATEMENT_COLUMN_ISSUE:
      text = sp_name_of (self->snapshot, SP_TABLE_ISSUE, statement->issue);
      break;
    case SP_STATEMENT_COLUMN_SOURCE:
      text = sp_name_of (self->snapshot, SP_TABLE_SOURCE, statement->source);
      break;
    case SP_STATEMENT_COLUMN_QUOTE:
    default:
      text = statement->quote;
      break;
    }
  line->key = g_utf8_collate_key (text, -1);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  SpStatementModel *self = data;
  const Line *first = a;
  const Line *second = b;
  int order = first->key ? strcmp (first->key, second->key)
                         : (first->number > second->number) - (first->number < second->number);

  /* Whatever it is sorted by: newer ones first, then by id, so that the order is always the same. */
  if (order == 0)
    order = sp_date_compare (second->statement->date, first->statement->date) * (self->descending ? -1 : 1);
  if (order == 0)
    order = (first->statement->id > second->statement->id) - (first->statement->id < second->statement->id);
  return self->descending ? -order : order;
}

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->key, g_free);
}

static GArray *
list_lines (SpStatementModel *self)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_autofree char *folded = g_utf8_casefold (self->filter, -1);
  g_auto (GStrv) needles = g_strsplit (folded, " ", -1);

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; self->snapshot && i < sp_snapshot_get_n_statements (self->snapshot); i++)
    {
      Line line = { sp_snapshot_get_statement (self->snapshot, i), 0, NULL };

      if (*folded && !fits (self, line.statement, (const char * const *) needles))
        continue;
      read_key (self, &line);
      g_array_append_val (lines, line);
    }
  return lines;
}

static void
update_lines (SpStatementModel *self)
{
  guint n_old = self->statements->len;
  g_autoptr (GArray) lines = list_lines (self);

  g_array_sort_with_data (lines, compare_lines, self);
  g_ptr_array_set_size (self->statements, 0);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->statements, (gpointer) g_array_index (lines, Line, i).statement);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->statements->len);
}

static GType
get_item_type (GListModel *model)
{
  return SP_TYPE_STATEMENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SP_STATEMENT_MODEL (model)->statements->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SpStatementModel *self = SP_STATEMENT_MODEL (model);
  const SpStatement *statement;

  if (position >= self->statements->len)
    return NULL;

  statement = g_ptr_array_index (self->statements, position);
  return sp_statement_item_new (self->snapshot, statement->id);
}

static void
sp_statement_model_finalize (GObject *object)
{
  SpStatementModel *self = SP_STATEMENT_MODEL (object);

  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);

  G_OBJECT_CLASS (sp_statement_model_parent_class)->finalize (object);
}

static void
sp_statement_model_class_init (SpStatementModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_statement_model_finalize;
}

static void
sp_statement_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
sp_statement_model_init (SpStatementModel *self)
{
  self->filter = g_strdup ("");
  self->column = SP_STATEMENT_COLUMN_DATE;
  self->descending = TRUE;
  self->statements = g_ptr_array_new ();
}

/**
 * sp_statement_model_new:
 *
 * Returns: (transfer full): an empty table, the newest statement first
 */
SpStatementModel *
sp_statement_model_new (void)
{
  return g_object_new (SP_TYPE_STATEMENT_MODEL, NULL);
}

/**
 * sp_statement_model_set_snapshot:
 * @self: a table
 * @snapshot: (nullable): the rows as they are now
 *
 * Shows the statements. Takes O(n log n) time for n statements.
 */
void
sp_statement_model_set_snapshot (SpStatementModel *self,
                                 SpSnapshot       *snapshot)
{
  g_autoptr (SpSnapshot) old = NULL;

  g_return_if_fail (SP_IS_STATEMENT_MODEL (self));

  old = g_steal_pointer (&self->snapshot);
  self->snapshot = snapshot ? sp_snapshot_ref (snapshot) : NULL;
  update_lines (self);
}

/**
 * sp_statement_model_set_filter:
 * @self: a table
 * @text: words; "" for all statements
 *
 * Shows only the statements in which every one of the words stands: in the names of actor, issue and source,
 * the quote, the condition, the note, or the stance in words.
 */
void
sp_statement_model_set_filter (SpStatementModel *self,
                               const char       *text)
{
  g_return_if_fail (SP_IS_STATEMENT_MODEL (self));

  if (g_set_str (&self->filter, text))
    update_lines (self);
}

/**
 * sp_statement_model_set_order:
 * @self: a table
 * @column: what to sort by
 * @descending: whether the greatest comes first
 *
 * Sorts.
 */
void
sp_statement_model_set_order (SpStatementModel  *self,
                              SpStatementColumn  column,
                              gboolean           descending)
{
  g_return_if_fail (SP_IS_STATEMENT_MODEL (self));

  if (self->column == column && self->descending == descending)
    return;
  self->column = column;
  self->descending = descending;
  update_lines (self);
}

/**
 * sp_statement_model_find:
 * @self: a table
 * @id: a statement
 * @position: (out): where it stands
 *
 * Returns: whether the statement is in the table and fits the filter
 */
gboolean
sp_statement_model_find (SpStatementModel *self,
                         SpId              id,
                         guint            *position)
{
  g_return_val_if_fail (SP_IS_STATEMENT_MODEL (self), FALSE);

  for (*position = 0; *position < self->statements->len; (*position)++)
    if (((const SpStatement *) g_ptr_array_index (self->statements, *position))->id == id)
      return TRUE;
  return FALSE;
}
