/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-model.h"

#include "sp-filter-test.h"
#include "sp-statement-item-private.h"
#include "sp-statement-order.h"
#include "sp-statement-sorting.h"
#include "sp-statement-text.h"

/* More changed statements than these are cheaper to sort all over again. */
#define MOST_SINGLE_CHANGES 64

/* More lines than these are sorted in a thread. */
#define MOST_SORTED_AT_ONCE 5000

#define NOWHERE G_MAXUINT

/**
 * SpStatementModel:
 *
 * The table of statements. It keeps one pointer a statement and makes objects only for the lines on the screen.
 */
struct _SpStatementModel
{
  GObject parent_instance;

  SpStore *store;
  SpSnapshot *snapshot;         /* the one that the lines are of */
  char *text;
  SpFilter *filter;
  SpStatementColumn column;
  gboolean descending;

  SpStatementOrder *order;      /* NULL without a snapshot */
  SpStatementText *found;       /* NULL: no words are asked for */
  SpFilterTest *test;           /* NULL: no filter */
  GArray *lines;                /* of SpStatementLine, in order */
  GCancellable *sorting;        /* NULL: not under way */
};

static void sp_statement_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpStatementModel, sp_statement_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_statement_model_list_model_init))

static gboolean
fits (SpStatementModel  *self,
      const SpStatement *statement)
{
  return (!self->test || sp_filter_test_statement (self->test, statement))
         && (!self->found || sp_statement_text_fits (self->found, statement));
}

static GArray *
create_lines (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SpStatementLine));

  g_array_set_clear_func (lines, sp_statement_line_clear);
  return lines;
}

static GArray *
list_lines (SpStatementModel *self)
{
  GArray *lines = create_lines ();
  guint n = self->snapshot ? sp_snapshot_get_n_statements (self->snapshot) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (self->snapshot, i);
      SpStatementLine line;

      if (!fits (self, statement))
        continue;
      sp_statement_order_read (self->order, statement, &line);
      g_array_append_val (lines, line);
    }
  if (self->order)
    g_array_sort_with_data (lines, sp_statement_order_compare, self->order);
  return lines;
}

static void
prepare_tests (SpStatementModel *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->text));

  g_clear_pointer (&self->found, sp_statement_text_free);
  g_clear_pointer (&self->test, sp_filter_test_free);
  if (!self->snapshot)
    return;
  if (*text)
    self->found = sp_statement_text_new (sp_search_for_store (self->store), self->snapshot, text);
  if (!sp_filter_is_empty (self->filter))
    self->test = sp_filter_test_new (self->filter, self->snapshot);
}

static gpointer
get_row (GArray *lines,
         guint   index)
{
  return (gpointer) g_array_index (lines, SpStatementLine, index).statement;
}

/* Tells only of what lies between the lines that stayed at both ends: a view keeps its place. */
static void
take_lines (SpStatementModel *self,
            GArray           *lines,
            gboolean          names_changed)
{
  g_autoptr (GArray) old = self->lines;
  guint most = names_changed ? 0 : MIN (old->len, lines->len);
  guint begin = 0;
  guint end = 0;

  self->lines = lines;
  while (begin < most && get_row (old, begin) == get_row (lines, begin))
    begin++;
  while (end < most - begin && get_row (old, old->len - 1 - end) == get_row (lines, lines->len - 1 - end))
    end++;
  if (old->len - begin - end > 0 || lines->len - begin - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), begin, old->len - begin - end, lines->len - begin - end);
}

static void
stop_sorting (SpStatementModel *self)
{
  if (self->sorting)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
}

static void
update_lines (SpStatementModel *self,
              gboolean          names_changed)
{
  stop_sorting (self);
  g_clear_pointer (&self->order, sp_statement_order_free);
  if (self->snapshot)
    self->order = sp_statement_order_new (self->snapshot, self->column, self->descending);
  prepare_tests (self);
  take_lines (self, list_lines (self), names_changed);
}

static void
sorted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  SpStatementModel *self = SP_STATEMENT_MODEL (object);
  SpStatementOrder *order;
  GArray *lines = sp_statement_lines_sort_finish (result, &order);

  if (!lines)
    return;
  g_clear_object (&self->sorting);
  g_clear_pointer (&self->order, sp_statement_order_free);
  self->order = order;
  take_lines (self, lines, FALSE);
}

/* In the order that is wanted now. What changes meanwhile is sorted at once instead. */
static void
sort_lines (SpStatementModel *self)
{
  g_autoptr (GArray) lines = create_lines ();

  g_array_set_size (lines, self->lines->len);
  for (guint i = 0; i < lines->len; i++)
    g_array_index (lines, SpStatementLine, i) = (SpStatementLine) { .statement = get_row (self->lines, i) };
  stop_sorting (self);
  self->sorting = g_cancellable_new ();
  sp_statement_lines_sort_async (lines, self->snapshot, self->column, self->descending, G_OBJECT (self), self->sorting,
                                 sorted_cb);
}

/* Where a line stands, or is to stand. */
static gboolean
find_line (SpStatementModel      *self,
           const SpStatementLine *line,
           guint                 *position)
{
  guint low = 0;
  guint high = self->lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = sp_statement_order_compare (&g_array_index (self->lines, SpStatementLine, middle), line, self->order);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return FALSE;
}

static gboolean
find_statement (SpStatementModel  *self,
                const SpStatement *statement,
                guint             *position)
{
  SpStatementLine line;
  gboolean found;

  if (!statement || !self->order)
    return FALSE;
  sp_statement_order_read (self->order, statement, &line);
  found = find_line (self, &line, position);
  sp_statement_line_clear (&line);
  return found;
}

/* OLD is the snapshot before. A line that stays where it was is told as changed, not as gone and come. */
static void
follow_statement (SpStatementModel *self,
                  SpSnapshot       *old,
                  SpId              id)
{
  const SpStatement *statement = sp_snapshot_find_statement (self->snapshot, id);
  SpStatementLine line = { 0 };
  guint from = NOWHERE;
  guint to = NOWHERE;

  if (find_statement (self, sp_snapshot_find_statement (old, id), &from))
    g_array_remove_index (self->lines, from);
  else
    from = NOWHERE;
  if (statement && fits (self, statement))
    {
      sp_statement_order_read (self->order, statement, &line);
      find_line (self, &line, &to);
    }

  if (from != to && from != NOWHERE)
    g_list_model_items_changed (G_LIST_MODEL (self), from, 1, 0);
  if (to == NOWHERE)
    return;
  g_array_insert_val (self->lines, to, line);
  g_list_model_items_changed (G_LIST_MODEL (self), to, from == to ? 1 : 0, 1);
}

static gboolean
is_about_statements (SpChange *change)
{
  return !sp_change_touches (change, SP_TABLE_ACTOR) && !sp_change_touches (change, SP_TABLE_ISSUE)
         && !sp_change_touches (change, SP_TABLE_SOURCE);
}

static void
store_changed_cb (SpStatementModel *self,
                  SpChange         *change)
{
  g_autoptr (SpSnapshot) old = g_steal_pointer (&self->snapshot);
  gboolean simple = is_about_statements (change);

  self->snapshot = sp_snapshot_ref (sp_store_get_snapshot (self->store));
  if (simple && !sp_change_touches (change, SP_TABLE_STATEMENT))
    return;
  if (!simple || self->sorting || sp_change_get_n_items (change) > MOST_SINGLE_CHANGES
      || sp_filter_get_finding (self->filter) != SP_FINDING_ANY)
    {
      update_lines (self, !simple);
      return;
    }
  prepare_tests (self);
  for (guint i = 0; i < sp_change_get_n_items (change); i++)
    if (sp_change_get_item (change, i)->table == SP_TABLE_STATEMENT)
      follow_statement (self, old, sp_change_get_item (change, i)->id);
}

static void
search_ready_cb (SpStatementModel *self)
{
  if (*self->text)
    update_lines (self, FALSE);
}

static GType
get_item_type (GListModel *model)
{
  return SP_TYPE_STATEMENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SP_STATEMENT_MODEL (model)->lines->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SpStatementModel *self = SP_STATEMENT_MODEL (model);

  if (position >= self->lines->len)
    return NULL;
  return sp_statement_item_new (self->snapshot, ((const SpStatement *) get_row (self->lines, position))->id);
}

static void
sp_statement_model_dispose (GObject *object)
{
  sp_statement_model_set_store (SP_STATEMENT_MODEL (object), NULL);

  G_OBJECT_CLASS (sp_statement_model_parent_class)->dispose (object);
}

static void
sp_statement_model_finalize (GObject *object)
{
  SpStatementModel *self = SP_STATEMENT_MODEL (object);

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->filter, sp_filter_unref);

  G_OBJECT_CLASS (sp_statement_model_parent_class)->finalize (object);
}

static void
sp_statement_model_class_init (SpStatementModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_statement_model_dispose;
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
  self->text = g_strdup ("");
  self->filter = sp_filter_new ();
  self->column = SP_STATEMENT_COLUMN_DATE;
  self->descending = TRUE;
  self->lines = create_lines ();
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
 * sp_statement_model_set_store:
 * @self: a table
 * @store: (nullable): a project's store
 *
 * Shows the statements of a project, and follows it. Takes O(n log n) time for n statements; an edit of some of them
 * takes O(log n) for each.
 */
void
sp_statement_model_set_store (SpStatementModel *self,
                              SpStore          *store)
{
  g_autoptr (SpSnapshot) old = NULL;

  g_return_if_fail (SP_IS_STATEMENT_MODEL (self));

  if (self->store == store)
    return;
  if (self->store)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      g_signal_handlers_disconnect_by_data (sp_search_for_store (self->store), self);
    }
  g_set_object (&self->store, store);
  old = g_steal_pointer (&self->snapshot);
  if (store)
    {
      g_signal_connect_object (sp_search_for_store (store), "ready", G_CALLBACK (search_ready_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
      self->snapshot = sp_snapshot_ref (sp_store_get_snapshot (store));
    }
  update_lines (self, TRUE);
}

/**
 * sp_statement_model_set_text:
 * @self: a table
 * @text: words; "" for all statements
 *
 * Shows only the statements in which every one of the words stands: in the names of actor, issue and source, in the
 * words of the statement itself, or in its stance in words.
 */
void
sp_statement_model_set_text (SpStatementModel *self,
                             const char       *text)
{
  g_return_if_fail (SP_IS_STATEMENT_MODEL (self));

  if (g_set_str (&self->text, text))
    update_lines (self, FALSE);
}

/**
 * sp_statement_model_set_filter:
 * @self: a table
 * @filter: what is wanted; not to be changed any more
 *
 * Shows only the statements that fit.
 */
void
sp_statement_model_set_filter (SpStatementModel *self,
                               SpFilter         *filter)
{
  g_return_if_fail (SP_IS_STATEMENT_MODEL (self));

  if (sp_filter_equal (self->filter, filter))
    return;
  g_clear_pointer (&self->filter, sp_filter_unref);
  self->filter = sp_filter_ref (filter);
  update_lines (self, FALSE);
}

/**
 * sp_statement_model_set_order:
 * @self: a table
 * @column: what to sort by
 * @descending: whether the greatest comes first
 *
 * Sorts. Many lines are sorted in a thread, and keep their order until that is done.
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
  if (self->lines->len > MOST_SORTED_AT_ONCE)
    sort_lines (self);
  else
    update_lines (self, FALSE);
}

/**
 * sp_statement_model_find:
 * @self: a table
 * @id: a statement
 * @position: (out): where it stands
 *
 * Takes O(log n) time.
 *
 * Returns: whether the statement is in the table and fits
 */
gboolean
sp_statement_model_find (SpStatementModel *self,
                         SpId              id,
                         guint            *position)
{
  g_return_val_if_fail (SP_IS_STATEMENT_MODEL (self), FALSE);

  return self->snapshot && find_statement (self, sp_snapshot_find_statement (self->snapshot, id), position);
}

/**
 * sp_statement_model_get_id:
 * @self: a table
 * @position: a line of it
 *
 * Returns: the statement in the line, or %SP_ID_NONE beyond the last
 */
SpId
sp_statement_model_get_id (SpStatementModel *self,
                           guint             position)
{
  g_return_val_if_fail (SP_IS_STATEMENT_MODEL (self), SP_ID_NONE);

  return position < self->lines->len ? ((const SpStatement *) get_row (self->lines, position))->id : SP_ID_NONE;
}
