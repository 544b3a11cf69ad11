/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-filter-test.h"

/* How a filter leaves rows out of a snapshot. */

typedef struct
{
  const SpFilter *filter;
  SpFilterTest *test;
  SpSnapshot *snapshot;
  SpSnapshotBuilder *builder;
  gboolean roll_up;
  GHashTable *actors;         /* of SpId *: those that stay */
  GHashTable *issues;         /* likewise */
} Work;

static gboolean
is_kept (GHashTable *rows, SpId id)
{
  return rows == NULL || g_hash_table_contains (rows, &id);
}

/* The actor itself if it stays, else the nearest that does of those for whom it speaks. */
static SpId
find_kept (Work *work, SpId id)
{
  guint n = sp_snapshot_get_n_actors (work->snapshot);

  for (guint steps = 0; id != SP_ID_NONE && steps <= n && !is_kept (work->actors, id); steps++)
    {
      const SpActor *actor = sp_snapshot_find_actor (work->snapshot, id);

      id = actor != NULL ? actor->speaks_for : SP_ID_NONE;
    }
  return is_kept (work->actors, id) ? id : SP_ID_NONE;
}

/* With speakers counted, what a speaker says who is not shown still counts for the one who is. */
static SpId
find_speaker (Work *work, const SpStatement *statement)
{
  if (is_kept (work->actors, statement->actor))
    return statement->actor;
  return work->roll_up ? find_kept (work, statement->actor) : SP_ID_NONE;
}

static gboolean
fits (Work *work, const SpStatement *statement)
{
  return sp_filter_test_evidence (work->test, statement) && is_kept (work->issues, statement->issue)
         && find_speaker (work, statement) != SP_ID_NONE;
}

static void
keep_fitting (Work *work)
{
  work->actors = g_hash_table_new (g_int64_hash, g_int64_equal);
  work->issues = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < sp_snapshot_get_n_actors (work->snapshot); i++)
    if (sp_filter_test_actor (work->test, sp_snapshot_get_actor (work->snapshot, i)))
      g_hash_table_add (work->actors, (gpointer) &sp_snapshot_get_actor (work->snapshot, i)->id);
  for (guint i = 0; i < sp_snapshot_get_n_issues (work->snapshot); i++)
    if (sp_filter_test_issue (work->test, sp_snapshot_get_issue (work->snapshot, i)))
      g_hash_table_add (work->issues, (gpointer) &sp_snapshot_get_issue (work->snapshot, i)->id);
}

static void
note_with_principals (Work *work, GHashTable *heard, SpId id)
{
  const SpActor *actor = sp_snapshot_find_actor (work->snapshot, id);

  while (actor != NULL && g_hash_table_add (heard, (gpointer) &actor->id) && work->roll_up)
    actor = sp_snapshot_find_actor (work->snapshot, actor->speaks_for);
}

static void
note_linked (Work *work, GHashTable *heard)
{
  for (guint i = 0; i < sp_snapshot_get_n_links (work->snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (work->snapshot, i);

      if (!sp_filter_test_link (work->test, link) || !is_kept (work->actors, link->from) || !is_kept (work->actors, link->to))
        continue;
      note_with_principals (work, heard, link->from);
      note_with_principals (work, heard, link->to);
    }
}

static void
keep_only (GHashTable *rows, GHashTable *heard)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (heard, id))
      g_hash_table_iter_remove (&iter);
}

/* Asked for a source or a time, a picture shows those who are heard there, not rows of nothing for all others. Who is
 * asked for by name stays. */
static void
drop_silent (Work *work)
{
  g_autoptr (GHashTable) actors = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) issues = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sp_snapshot_get_n_statements (work->snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (work->snapshot, i);

      if (!fits (work, statement))
        continue;
      note_with_principals (work, actors, find_speaker (work, statement));
      g_hash_table_add (issues, (gpointer) &statement->issue);
    }
  if (!sp_filter_wants_statements (work->filter))
    note_linked (work, actors);
  if (sp_filter_get_n_values (work->filter, SP_FILTER_FIELD_ACTOR) == 0)
    keep_only (work->actors, actors);
  if (sp_filter_get_n_values (work->filter, SP_FILTER_FIELD_ISSUE) == 0)
    keep_only (work->issues, issues);
}

static void
leave_out_statements (Work *work)
{
  for (guint i = 0; i < sp_snapshot_get_n_statements (work->snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (work->snapshot, i);
      SpStatement moved = *statement;

      if (!fits (work, statement))
        {
          sp_snapshot_builder_remove (work->builder, SP_TABLE_STATEMENT, statement->id);
          continue;
        }
      moved.actor = find_speaker (work, statement);
      if (moved.actor != statement->actor)
        sp_snapshot_builder_put_statement (work->builder, &moved);
    }
}

static void
leave_out_links (Work *work)
{
  for (guint i = 0; i < sp_snapshot_get_n_links (work->snapshot); i++)
    {
      const SpLink *link = sp_snapshot_get_link (work->snapshot, i);

      if (!sp_filter_test_link (work->test, link) || !is_kept (work->actors, link->from) || !is_kept (work->actors, link->to))
        sp_snapshot_builder_remove (work->builder, SP_TABLE_LINK, link->id);
    }
}

static void
leave_out_actors (Work *work)
{
  for (guint i = 0; i < sp_snapshot_get_n_actors (work->snapshot); i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (work->snapshot, i);
      SpActor moved = *actor;

      moved.speaks_for = find_kept (work, actor->speaks_for);
      if (!is_kept (work->actors, actor->id))
        sp_snapshot_builder_remove (work->builder, SP_TABLE_ACTOR, actor->id);
      else if (moved.speaks_for != actor->speaks_for)
        sp_snapshot_builder_put_actor (work->builder, &moved);
    }
}

static void
leave_out_issues (Work *work)
{
  for (guint i = 0; i < sp_snapshot_get_n_issues (work->snapshot); i++)
    {
      SpId id = sp_snapshot_get_issue (work->snapshot, i)->id;

      if (!is_kept (work->issues, id))
        sp_snapshot_builder_remove (work->builder, SP_TABLE_ISSUE, id);
    }
}

/**
 * sp_filter_apply:
 * @self: what is wanted
 * @snapshot: the rows
 * @part: whether actors and issues are left out too
 * @roll_up: whether those who speak for an actor count for it: then what they say stays, as its own statement, when
 *   they themselves are left out
 *
 * Leaves out what does not fit. Where statements are asked for by source, time, coder and the like, actors and issues
 * without any go too. Who spoke for an actor that is left out speaks for the next one up.
 *
 * Takes O(s) time for s statements; safe in a worker thread.
 *
 * Returns: (transfer full): the rows that are left; @snapshot itself if the filter is empty
 */
SpSnapshot *
sp_filter_apply (const SpFilter *self, SpSnapshot *snapshot, SpFilterPart part, gboolean roll_up)
{
  g_autoptr (SpFilterTest) test = NULL;
  Work work = { .filter = self, .snapshot = snapshot, .roll_up = roll_up };

  g_return_val_if_fail (self != NULL && snapshot != NULL, NULL);

  if (sp_filter_is_empty (self))
    return sp_snapshot_ref (snapshot);

  test = sp_filter_test_new (self, snapshot);
  work.test = test;
  work.builder = sp_snapshot_builder_new (snapshot);
  if (part == SP_FILTER_PART_ALL)
    {
      keep_fitting (&work);
      if (sp_filter_wants_evidence (self))
        drop_silent (&work);
    }
  leave_out_statements (&work);
  leave_out_links (&work);
  if (part == SP_FILTER_PART_ALL)
    {
      leave_out_actors (&work);
      leave_out_issues (&work);
    }
  g_clear_pointer (&work.actors, g_hash_table_unref);
  g_clear_pointer (&work.issues, g_hash_table_unref);
  return sp_snapshot_builder_end (work.builder);
}
