/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-evidence-list.h"

/* Which statements and links stand behind something in a picture, and in which order. */

struct _SpEvidenceItem
{
  GObject parent_instance;

  SpSnapshot *snapshot;
  const SpStatement *statement;   /* of the snapshot; one of the two */
  const SpLink *link;
  gboolean names_actor;
  gboolean names_issue;
};

G_DEFINE_FINAL_TYPE (SpEvidenceItem, sp_evidence_item, G_TYPE_OBJECT)

static void
sp_evidence_item_finalize (GObject *object)
{
  SpEvidenceItem *self = SP_EVIDENCE_ITEM (object);

  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  G_OBJECT_CLASS (sp_evidence_item_parent_class)->finalize (object);
}

static void
sp_evidence_item_class_init (SpEvidenceItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = sp_evidence_item_finalize;
}

static void
sp_evidence_item_init (SpEvidenceItem *self)
{
}

/**
 * sp_evidence_item_get_snapshot:
 * @self: an item
 *
 * Returns: (transfer none): the rows that it is one of
 */
SpSnapshot *
sp_evidence_item_get_snapshot (SpEvidenceItem *self)
{
  g_return_val_if_fail (SP_IS_EVIDENCE_ITEM (self), NULL);
  return self->snapshot;
}

/**
 * sp_evidence_item_get_statement:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the statement
 */
const SpStatement *
sp_evidence_item_get_statement (SpEvidenceItem *self)
{
  g_return_val_if_fail (SP_IS_EVIDENCE_ITEM (self), NULL);
  return self->statement;
}

/**
 * sp_evidence_item_get_link:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the link
 */
const SpLink *
sp_evidence_item_get_link (SpEvidenceItem *self)
{
  g_return_val_if_fail (SP_IS_EVIDENCE_ITEM (self), NULL);
  return self->link;
}

/**
 * sp_evidence_item_names_actor:
 * @self: an item
 *
 * Returns: whether it is not clear from the subject who spoke
 */
gboolean
sp_evidence_item_names_actor (SpEvidenceItem *self)
{
  g_return_val_if_fail (SP_IS_EVIDENCE_ITEM (self), FALSE);
  return self->names_actor;
}

/**
 * sp_evidence_item_names_issue:
 * @self: an item
 *
 * Returns: whether it is not clear from the subject what was spoken about
 */
gboolean
sp_evidence_item_names_issue (SpEvidenceItem *self)
{
  g_return_val_if_fail (SP_IS_EVIDENCE_ITEM (self), FALSE);
  return self->names_issue;
}

typedef struct
{
  SpSnapshot *snapshot;
  const SpPositionOptions *options;
  const SpPictureKey *subject;
  GPtrArray *found;           /* of SpStatement */
} Search;

static gboolean
counts_at (SpDate date,
           SpDate as_of)
{
  return !sp_date_is_known (as_of) || sp_date_get_last_day (date) <= sp_date_get_last_day (as_of);
}

/* Does ACTOR speak for OTHER, itself or through others? A chain is no longer than the number of actors. */
static gboolean
speaks_for (SpSnapshot *snapshot,
            SpId        actor,
            SpId        other)
{
  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot) && actor != SP_ID_NONE; i++)
    {
      const SpActor *row;

      if (actor == other)
        return TRUE;
      row = sp_snapshot_find_actor (snapshot, actor);
      actor = row != NULL ? row->speaks_for : SP_ID_NONE;
    }
  return FALSE;
}

static gboolean
has_position (Search *search,
              SpId    actor,
              SpId    issue)
{
  for (guint i = 0; i < sp_snapshot_get_n_statements (search->snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (search->snapshot, i);

      if (statement->actor == actor && statement->issue == issue && counts_at (statement->date, search->options->as_of))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_actor (Search            *search,
             const SpStatement *statement,
             SpId               actor)
{
  return statement->actor == actor
         || (search->options->roll_up && speaks_for (search->snapshot, statement->actor, actor));
}

/* Twice the middle of the days that a date may mean. */
static gint32
find_middle (SpDate date)
{
  return sp_date_get_first_day (date) + sp_date_get_last_day (date);
}

/* Of the statements of a mark of a timeline those of one date have that date, others lie between the first and the last. */
static gboolean
is_in_period (const SpStatement *statement,
              const SpStatement *first,
              const SpStatement *last)
{
  if (sp_date_compare (first->date, last->date) == 0)
    return sp_date_compare (statement->date, first->date) == 0;
  return sp_date_is_known (statement->date) && find_middle (statement->date) >= find_middle (first->date)
         && find_middle (statement->date) <= find_middle (last->date);
}

/* Whether one mark of a timeline stands for both: the same on one issue in its period, whoever said it. */
static gboolean
says_the_same (Search            *search,
               const SpStatement *statement)
{
  const SpStatement *first = sp_snapshot_find_statement (search->snapshot, search->subject->id1);
  const SpStatement *last = sp_snapshot_find_statement (search->snapshot, search->subject->id2);
  SpPosition one, other;

  if (first == NULL || last == NULL || statement->issue != first->issue || !is_in_period (statement, first, last))
    return FALSE;
  one = sp_position_of_statement (first);
  other = sp_position_of_statement (statement);
  return one.state == other.state && isnan (one.value) == isnan (other.value)
         && sp_position_get_step (&one) == sp_position_get_step (&other);
}

static gboolean
is_behind (Search            *search,
           const SpStatement *statement)
{
  const SpPictureKey *subject = search->subject;

  switch (subject->kind)
    {
    case SP_TARGET_CELL:
      return statement->issue == subject->id2 && is_of_actor (search, statement, subject->id1);
    case SP_TARGET_ACTOR:
      return is_of_actor (search, statement, subject->id1);
    case SP_TARGET_ISSUE:
      return statement->issue == subject->id1;
    case SP_TARGET_AGREEMENT:
      return (statement->actor == subject->id1 && has_position (search, subject->id2, statement->issue))
             || (statement->actor == subject->id2 && has_position (search, subject->id1, statement->issue));
    case SP_TARGET_SOURCE:
      return statement->source == subject->id1;
    case SP_TARGET_STATEMENT:
      return statement->id == subject->id1 || says_the_same (search, statement);
    case SP_TARGET_LINK:
    default:
      return FALSE;
    }
}

static int
compare_statements (gconstpointer a,
                    gconstpointer b)
{
  const SpStatement *first = *(const SpStatement * const *) a;
  const SpStatement *second = *(const SpStatement * const *) b;
  gint32 day = sp_date_get_last_day (first->date);
  gint32 other = sp_date_get_last_day (second->date);

  if (day != other)
    return day > other ? -1 : 1;
  return (first->ordinal < second->ordinal) - (first->ordinal > second->ordinal);
}

static void
find_statements (Search *search)
{
  guint n = search->subject->kind != SP_TARGET_LINK ? sp_snapshot_get_n_statements (search->snapshot) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (search->snapshot, i);

      if (counts_at (statement->date, search->options->as_of) && is_behind (search, statement))
        g_ptr_array_add (search->found, (gpointer) statement);
    }
  g_ptr_array_sort (search->found, compare_statements);
}

/* A small snapshot with the cell alone, so that the position is judged by the one rule there is. */
static SpPosition
judge_cell (Search *search)
{
  g_autoptr (SpSnapshotBuilder) builder = sp_snapshot_builder_new (NULL);
  const SpActor *actor = sp_snapshot_find_actor (search->snapshot, search->subject->id1);
  const SpIssue *issue = sp_snapshot_find_issue (search->snapshot, search->subject->id2);
  g_autoptr (SpSnapshot) cell = NULL;
  g_autoptr (SpPositions) positions = NULL;

  if (actor == NULL || issue == NULL)
    return (SpPosition) { .value = NAN };
  sp_snapshot_builder_put_actor (builder, actor);
  sp_snapshot_builder_put_issue (builder, issue);
  for (guint i = 0; i < search->found->len; i++)
    {
      SpStatement statement = *(const SpStatement *) g_ptr_array_index (search->found, i);

      statement.actor = actor->id;
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  cell = sp_snapshot_builder_end (g_steal_pointer (&builder));
  positions = sp_positions_compute (cell, search->options);
  return *sp_positions_get (positions, 0, 0);
}

static void
append_item (GListStore        *list,
             Search            *search,
             const SpStatement *statement,
             const SpLink      *link)
{
  g_autoptr (SpEvidenceItem) item = g_object_new (SP_TYPE_EVIDENCE_ITEM, NULL);
  SpTargetKind kind = search->subject->kind;
  gboolean one_actor = kind == SP_TARGET_CELL || kind == SP_TARGET_ACTOR;
  gboolean one_issue = kind == SP_TARGET_CELL || kind == SP_TARGET_ISSUE
                       || (kind == SP_TARGET_STATEMENT && search->subject->id2 != SP_ID_NONE);

  item->snapshot = sp_snapshot_ref (search->snapshot);
  item->statement = statement;
  item->link = link;
  if (statement != NULL)
    item->names_actor = !one_actor || statement->actor != search->subject->id1;
  else
    item->names_actor = kind != SP_TARGET_LINK;
  item->names_issue = !one_issue;
  g_list_store_append (list, item);
}

static void
append_links (GListStore *list,
              Search     *search)
{
  guint n = sp_snapshot_get_n_links (search->snapshot);

  for (guint i = 0; i < n; i++)
    {
      const SpLink *link = sp_snapshot_get_link (search->snapshot, i);
      gboolean of_actor = search->subject->kind == SP_TARGET_ACTOR
                          && (link->from == search->subject->id1 || link->to == search->subject->id1);
      gboolean itself = search->subject->kind == SP_TARGET_LINK && link->id == search->subject->id1;
      gboolean of_source = search->subject->kind == SP_TARGET_SOURCE && link->source == search->subject->id1;

      if (of_actor || itself || of_source)
        append_item (list, search, NULL, link);
    }
}

/**
 * sp_evidence_list_new:
 * @snapshot: the project
 * @options: date and rule of the picture
 * @subject: something in the picture
 * @position: (out) (nullable): of a cell, what its statements amount to; else with nothing found
 *
 * Lists what stands behind something: the statements first, newest first, then the links. Takes time linear in the
 * statements and links of the project.
 *
 * Returns: (transfer full): a list of SpEvidenceItem
 */
GListModel *
sp_evidence_list_new (SpSnapshot              *snapshot,
                      const SpPositionOptions *options,
                      const SpPictureKey      *subject,
                      SpPosition              *position)
{
  GListStore *list = g_list_store_new (SP_TYPE_EVIDENCE_ITEM);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search search = { snapshot, options, subject, found };

  find_statements (&search);
  for (guint i = 0; i < found->len; i++)
    append_item (list, &search, g_ptr_array_index (found, i), NULL);
  append_links (list, &search);
  if (position != NULL)
    *position = subject->kind == SP_TARGET_CELL ? judge_cell (&search) : (SpPosition) { .value = NAN };
  return G_LIST_MODEL (list);
}
