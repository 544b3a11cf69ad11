/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-outline-model.h"

#include "sp-name-matches.h"
#include "sp-outline-item-private.h"

/* What a line shows: when none of it changes, the line stays as it is. */
typedef struct
{
  SpId id;
  gconstpointer row;        /* in the snapshot: rows that did not change are shared */
  guint n_statements;
} Line;

/**
 * SpOutlineModel:
 *
 * A list of actors, issues or sources that makes its objects only for the lines on the screen, and that tells
 * of a change as the shortest run of lines that are different.
 */
struct _SpOutlineModel
{
  GObject parent_instance;

  SpTable table;
  SpSnapshot *snapshot;
  char *filter;
  GArray *lines;
  GHashTable *counts;     /* SpId -> how many statements the row has */
};

static void sp_outline_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpOutlineModel, sp_outline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_outline_model_list_model_init))

static guint
count_rows (SpOutlineModel *self)
{
  if (!self->snapshot)
    return 0;
  if (self->table == SP_TABLE_ACTOR)
    return sp_snapshot_get_n_actors (self->snapshot);
  if (self->table == SP_TABLE_ISSUE)
    return sp_snapshot_get_n_issues (self->snapshot);
  return sp_snapshot_get_n_sources (self->snapshot);
}

static Line
read_row (SpOutlineModel *self,
          guint           index)
{
  if (self->table == SP_TABLE_ACTOR)
    {
      const SpActor *actor = sp_snapshot_get_actor (self->snapshot, index);

      return (Line) { actor->id, actor, 0 };
    }
  if (self->table == SP_TABLE_ISSUE)
    {
      const SpIssue *issue = sp_snapshot_get_issue (self->snapshot, index);

      return (Line) { issue->id, issue, 0 };
    }
  const SpSource *source = sp_snapshot_get_source (self->snapshot, index);

  return (Line) { source->id, source, 0 };
}

static void
count_statement (SpOutlineModel    *self,
                 const SpStatement *statement,
                 int                step)
{
  const SpId *id = self->table == SP_TABLE_ACTOR ? &statement->actor
                   : self->table == SP_TABLE_ISSUE ? &statement->issue : &statement->source;
  int count = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, id)) + step;

  g_hash_table_insert (self->counts, g_memdup2 (id, sizeof *id), GINT_TO_POINTER (count));
}

/* Only what the snapshots do not share is counted again. */
static void
follow_statements (SpOutlineModel *self,
                   SpSnapshot     *old)
{
  guint n_old = old != NULL ? sp_snapshot_get_n_statements (old) : 0;
  guint n = self->snapshot != NULL ? sp_snapshot_get_n_statements (self->snapshot) : 0;
  guint n_first = 0, n_last = 0;

  if (old != NULL && self->snapshot != NULL)
    sp_snapshot_find_shared_statements (old, self->snapshot, &n_first, &n_last);
  for (guint i = n_first; i < n_old - n_last; i++)
    count_statement (self, sp_snapshot_get_statement (old, i), -1);
  for (guint i = n_first; i < n - n_last; i++)
    count_statement (self, sp_snapshot_get_statement (self->snapshot, i), 1);
}

/* The rows that fit the filter, or NULL for all of them. */
static GHashTable *
find_fitting (SpOutlineModel *self)
{
  g_autoptr (GArray) matches = NULL;
  GHashTable *fitting;

  if (!self->snapshot || *self->filter == '\0')
    return NULL;

  fitting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  matches = sp_name_matches_find (self->snapshot, self->table, self->filter, G_MAXUINT);
  for (guint i = 0; i < matches->len; i++)
    g_hash_table_add (fitting, g_memdup2 (&g_array_index (matches, SpNameMatch, i).id, sizeof (SpId)));
  return fitting;
}

static GArray *
list_lines (SpOutlineModel *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GHashTable) fitting = find_fitting (self);

  for (guint i = 0; i < count_rows (self); i++)
    {
      Line line = read_row (self, i);

      if (fitting && !g_hash_table_contains (fitting, &line.id))
        continue;
      line.n_statements = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &line.id));
      g_array_append_val (lines, line);
    }
  return lines;
}

/* Rows that did not change may have moved in memory with their neighbours. */
static gboolean
looks_same (SpTable       table,
            gconstpointer a,
            gconstpointer b)
{
  if (a == b)
    return TRUE;
  if (table == SP_TABLE_ACTOR)
    {
      const SpActor *first = a;
      const SpActor *second = b;

      return strcmp (first->name, second->name) == 0 && strcmp (first->role, second->role) == 0
             && first->kind == second->kind && first->speaks_for == second->speaks_for
             && first->colour == second->colour;
    }
  if (table == SP_TABLE_ISSUE)
    {
      const SpIssue *first = a;
      const SpIssue *second = b;

      return strcmp (first->name, second->name) == 0 && strcmp (first->question, second->question) == 0;
    }
  const SpSource *first = a;
  const SpSource *second = b;

  return strcmp (first->title, second->title) == 0 && strcmp (first->author, second->author) == 0
         && strcmp (first->publisher, second->publisher) == 0 && first->kind == second->kind
         && sp_date_compare (first->date, second->date) == 0;
}

static gboolean
is_same_line (SpOutlineModel *self,
              GArray         *old,
              guint           old_index,
              guint           index)
{
  const Line *first = &g_array_index (old, Line, old_index);
  const Line *second = &g_array_index (self->lines, Line, index);

  return first->id == second->id && first->n_statements == second->n_statements
         && looks_same (self->table, first->row, second->row);
}

/* The rows that the old lines point to have to be alive still. */
static void
update_lines (SpOutlineModel *self)
{
  g_autoptr (GArray) old = self->lines;
  guint begin = 0;
  guint end = 0;

  self->lines = list_lines (self);
  while (begin < MIN (old->len, self->lines->len) && is_same_line (self, old, begin, begin))
    begin++;
  while (end < MIN (old->len, self->lines->len) - begin
         && is_same_line (self, old, old->len - 1 - end, self->lines->len - 1 - end))
    end++;
  if (old->len - begin - end > 0 || self->lines->len - begin - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), begin, old->len - begin - end, self->lines->len - begin - end);
}

static GType
get_item_type (GListModel *model)
{
  return SP_TYPE_OUTLINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SP_OUTLINE_MODEL (model)->lines->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SpOutlineModel *self = SP_OUTLINE_MODEL (model);
  const Line *line;

  if (position >= self->lines->len)
    return NULL;

  line = &g_array_index (self->lines, Line, position);
  return sp_outline_item_new (self->snapshot, self->table, line->id, line->n_statements);
}

static void
sp_outline_model_finalize (GObject *object)
{
  SpOutlineModel *self = SP_OUTLINE_MODEL (object);

  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);

  G_OBJECT_CLASS (sp_outline_model_parent_class)->finalize (object);
}

static void
sp_outline_model_class_init (SpOutlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_outline_model_finalize;
}

static void
sp_outline_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
sp_outline_model_init (SpOutlineModel *self)
{
  self->filter = g_strdup ("");
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * sp_outline_model_new:
 * @table: actors, issues or sources
 *
 * Returns: (transfer full): an empty list
 */
SpOutlineModel *
sp_outline_model_new (SpTable table)
{
  SpOutlineModel *self = g_object_new (SP_TYPE_OUTLINE_MODEL, NULL);

  self->table = table;
  return self;
}

/**
 * sp_outline_model_set_snapshot:
 * @self: a list
 * @snapshot: (nullable): the rows as they are now
 *
 * Shows the rows. Takes O(n + s) time for n rows and the s statements that are not shared with the snapshot before; the
 * lines of rows that did not change stay.
 */
void
sp_outline_model_set_snapshot (SpOutlineModel *self,
                               SpSnapshot     *snapshot)
{
  g_autoptr (SpSnapshot) old = NULL;

  g_return_if_fail (SP_IS_OUTLINE_MODEL (self));

  old = g_steal_pointer (&self->snapshot);
  self->snapshot = snapshot ? sp_snapshot_ref (snapshot) : NULL;
  follow_statements (self, old);
  update_lines (self);
}

/**
 * sp_outline_model_set_filter:
 * @self: a list
 * @text: part of a name; "" for all
 *
 * Shows only the rows whose name, or other spelling, contains the text.
 */
void
sp_outline_model_set_filter (SpOutlineModel *self,
                             const char     *text)
{
  g_return_if_fail (SP_IS_OUTLINE_MODEL (self));

  if (g_set_str (&self->filter, text))
    update_lines (self);
}

/**
 * sp_outline_model_find:
 * @self: a list
 * @id: a row
 * @position: (out): where it stands
 *
 * Returns: whether the row is in the list and fits the filter
 */
gboolean
sp_outline_model_find (SpOutlineModel *self,
                       SpId            id,
                       guint          *position)
{
  g_return_val_if_fail (SP_IS_OUTLINE_MODEL (self), FALSE);

  for (*position = 0; *position < self->lines->len; (*position)++)
    if (g_array_index (self->lines, Line, *position).id == id)
      return TRUE;
  return FALSE;
}

/**
 * sp_outline_model_get_n_rows:
 * @self: a list
 *
 * Returns: how many rows there are, whether they fit the filter or not
 */
guint
sp_outline_model_get_n_rows (SpOutlineModel *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE_MODEL (self), 0);

  return count_rows (self);
}
