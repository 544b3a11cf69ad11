/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-snapshot-private.h"

G_DEFINE_BOXED_TYPE (SpSnapshot, sp_snapshot, sp_snapshot_ref, sp_snapshot_unref)

static gboolean
find_index (SpRowList *list,
            SpId       id,
            guint     *index)
{
  gconstpointer row = sp_row_list_find (list, id);

  if (row == NULL)
    return FALSE;
  *index = sp_row_list_get_index_by_hand (list, row);
  return TRUE;
}

/**
 * sp_snapshot_ref:
 * @self: a snapshot
 *
 * Safe in any thread.
 *
 * Returns: (transfer full): @self
 */
SpSnapshot *
sp_snapshot_ref (SpSnapshot *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_snapshot_unref:
 * @self: (transfer full): a snapshot
 *
 * Gives up a reference; the last one lets go of what no other snapshot shares. Safe in any thread.
 */
void
sp_snapshot_unref (SpSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  sp_row_unref (self->project);
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    sp_row_list_unref (self->tables[table]);
  g_free (self);
}

/**
 * sp_snapshot_get_project:
 * @self: a snapshot
 *
 * Returns: (transfer none): what is said of the project as a whole; belongs to @self
 */
const SpProjectRow *
sp_snapshot_get_project (SpSnapshot *self)
{
  return self->project;
}

/**
 * sp_snapshot_get_n_actors:
 * @self: a snapshot
 *
 * Returns: the number of actors
 */
guint
sp_snapshot_get_n_actors (SpSnapshot *self)
{
  return sp_row_list_get_n_rows (self->tables[SP_TABLE_ACTOR]);
}

/**
 * sp_snapshot_get_actor:
 * @self: a snapshot
 * @index: 0 .. number of actors - 1
 *
 * Returns: (transfer none): actor number @index in order by hand; belongs to @self
 */
const SpActor *
sp_snapshot_get_actor (SpSnapshot *self,
                       guint       index)
{
  return sp_row_list_get_by_hand (self->tables[SP_TABLE_ACTOR], index);
}

/**
 * sp_snapshot_find_actor:
 * @self: a snapshot
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the actor of that id; belongs to @self
 */
const SpActor *
sp_snapshot_find_actor (SpSnapshot *self,
                        SpId        id)
{
  return sp_row_list_find (self->tables[SP_TABLE_ACTOR], id);
}

/**
 * sp_snapshot_find_actor_index:
 * @self: a snapshot
 * @id: an identifier
 * @index: (out): at which index sp_snapshot_get_actor() gives the actor; left alone when there is none
 *
 * Takes O(log n) time.
 *
 * Returns: whether there is an actor of that id
 */
gboolean
sp_snapshot_find_actor_index (SpSnapshot *self,
                              SpId        id,
                              guint      *index)
{
  return find_index (self->tables[SP_TABLE_ACTOR], id, index);
}

/**
 * sp_snapshot_get_n_issues:
 * @self: a snapshot
 *
 * Returns: the number of issues
 */
guint
sp_snapshot_get_n_issues (SpSnapshot *self)
{
  return sp_row_list_get_n_rows (self->tables[SP_TABLE_ISSUE]);
}

/**
 * sp_snapshot_get_issue:
 * @self: a snapshot
 * @index: 0 .. number of issues - 1
 *
 * Returns: (transfer none): issue number @index in order by hand; belongs to @self
 */
const SpIssue *
sp_snapshot_get_issue (SpSnapshot *self,
                       guint       index)
{
  return sp_row_list_get_by_hand (self->tables[SP_TABLE_ISSUE], index);
}

/**
 * sp_snapshot_find_issue:
 * @self: a snapshot
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the issue of that id; belongs to @self
 */
const SpIssue *
sp_snapshot_find_issue (SpSnapshot *self,
                        SpId        id)
{
  return sp_row_list_find (self->tables[SP_TABLE_ISSUE], id);
}

/**
 * sp_snapshot_find_issue_index:
 * @self: a snapshot
 * @id: an identifier
 * @index: (out): at which index sp_snapshot_get_issue() gives the issue; left alone when there is none
 *
 * Takes O(log n) time.
 *
 * Returns: whether there is an issue of that id
 */
gboolean
sp_snapshot_find_issue_index (SpSnapshot *self,
                              SpId        id,
                              guint      *index)
{
  return find_index (self->tables[SP_TABLE_ISSUE], id, index);
}

/**
 * sp_snapshot_get_n_sources:
 * @self: a snapshot
 *
 * Returns: the number of sources
 */
guint
sp_snapshot_get_n_sources (SpSnapshot *self)
{
  return sp_row_list_get_n_rows (self->tables[SP_TABLE_SOURCE]);
}

/**
 * sp_snapshot_get_source:
 * @self: a snapshot
 * @index: 0 .. number of sources - 1
 *
 * Returns: (transfer none): source number @index in order by hand; belongs to @self
 */
const SpSource *
sp_snapshot_get_source (SpSnapshot *self,
                        guint       index)
{
  return sp_row_list_get_by_hand (self->tables[SP_TABLE_SOURCE], index);
}

/**
 * sp_snapshot_find_source:
 * @self: a snapshot
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the source of that id; belongs to @self
 */
const SpSource *
sp_snapshot_find_source (SpSnapshot *self,
                         SpId        id)
{
  return sp_row_list_find (self->tables[SP_TABLE_SOURCE], id);
}

/**
 * sp_snapshot_get_n_views:
 * @self: a snapshot
 *
 * Returns: the number of views
 */
guint
sp_snapshot_get_n_views (SpSnapshot *self)
{
  return sp_row_list_get_n_rows (self->tables[SP_TABLE_VIEW]);
}

/**
 * sp_snapshot_get_view:
 * @self: a snapshot
 * @index: 0 .. number of views - 1
 *
 * Returns: (transfer none): view number @index in order by hand; belongs to @self
 */
const SpView *
sp_snapshot_get_view (SpSnapshot *self,
                      guint       index)
{
  return sp_row_list_get_by_hand (self->tables[SP_TABLE_VIEW], index);
}

/**
 * sp_snapshot_find_view:
 * @self: a snapshot
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the view of that id; belongs to @self
 */
const SpView *
sp_snapshot_find_view (SpSnapshot *self,
                       SpId        id)
{
  return sp_row_list_find (self->tables[SP_TABLE_VIEW], id);
}

/**
 * sp_snapshot_get_n_statements:
 * @self: a snapshot
 *
 * Returns: the number of statements
 */
guint
sp_snapshot_get_n_statements (SpSnapshot *self)
{
  return sp_row_list_get_n_rows (self->tables[SP_TABLE_STATEMENT]);
}

/**
 * sp_snapshot_get_statement:
 * @self: a snapshot
 * @index: 0 .. number of statements - 1
 *
 * Returns: (transfer none): statement number @index in order of id; belongs to @self
 */
const SpStatement *
sp_snapshot_get_statement (SpSnapshot *self,
                           guint       index)
{
  return sp_row_list_get (self->tables[SP_TABLE_STATEMENT], index);
}

/**
 * sp_snapshot_find_statement:
 * @self: a snapshot
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the statement of that id; belongs to @self
 */
const SpStatement *
sp_snapshot_find_statement (SpSnapshot *self,
                            SpId        id)
{
  return sp_row_list_find (self->tables[SP_TABLE_STATEMENT], id);
}

/**
 * sp_snapshot_get_n_links:
 * @self: a snapshot
 *
 * Returns: the number of links
 */
guint
sp_snapshot_get_n_links (SpSnapshot *self)
{
  return sp_row_list_get_n_rows (self->tables[SP_TABLE_LINK]);
}

/**
 * sp_snapshot_get_link:
 * @self: a snapshot
 * @index: 0 .. number of links - 1
 *
 * Returns: (transfer none): link number @index in order of id; belongs to @self
 */
const SpLink *
sp_snapshot_get_link (SpSnapshot *self,
                      guint       index)
{
  return sp_row_list_get (self->tables[SP_TABLE_LINK], index);
}

/**
 * sp_snapshot_find_link:
 * @self: a snapshot
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the link of that id; belongs to @self
 */
const SpLink *
sp_snapshot_find_link (SpSnapshot *self,
                       SpId        id)
{
  return sp_row_list_find (self->tables[SP_TABLE_LINK], id);
}

/**
 * sp_snapshot_get_n_source_errors:
 * @self: a snapshot
 *
 * Returns: the number of errors of sources
 */
guint
sp_snapshot_get_n_source_errors (SpSnapshot *self)
{
  return sp_row_list_get_n_rows (self->tables[SP_TABLE_SOURCE_ERROR]);
}

/**
 * sp_snapshot_get_source_error:
 * @self: a snapshot
 * @index: 0 .. number of errors of sources - 1
 *
 * Returns: (transfer none): error of a source number @index in order of id; belongs to @self
 */
const SpSourceError *
sp_snapshot_get_source_error (SpSnapshot *self,
                              guint       index)
{
  return sp_row_list_get (self->tables[SP_TABLE_SOURCE_ERROR], index);
}

/**
 * sp_snapshot_find_source_error:
 * @self: a snapshot
 * @id: an identifier
 *
 * Takes O(log n) time.
 *
 * Returns: (transfer none) (nullable): the error of a source of that id; belongs to @self
 */
const SpSourceError *
sp_snapshot_find_source_error (SpSnapshot *self,
                               SpId        id)
{
  return sp_row_list_find (self->tables[SP_TABLE_SOURCE_ERROR], id);
}

/**
 * sp_snapshot_find_shared_statements:
 * @a: a snapshot
 * @b: a snapshot
 * @n_first: (out): how many statements from the first on both are known to share
 * @n_last: (out): how many up to the last, none of them one of those
 *
 * Lets what was found out about one snapshot be brought up to date for the next. Takes some microseconds for every
 * hundred thousand statements.
 */
void
sp_snapshot_find_shared_statements (SpSnapshot *a,
                                    SpSnapshot *b,
                                    guint      *n_first,
                                    guint      *n_last)
{
  sp_row_list_find_shared (a->tables[SP_TABLE_STATEMENT], b->tables[SP_TABLE_STATEMENT], n_first, n_last);
}

/*
 * sp_snapshot_count_rows:
 * @self: a snapshot
 *
 * Returns: how many rows all tables have together, without the project's own; in constant time
 */
guint
sp_snapshot_count_rows (SpSnapshot *self)
{
  guint n = 0;

  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    n += sp_row_list_get_n_rows (self->tables[table]);
  return n;
}

/**
 * sp_snapshot_equal:
 * @a: a snapshot
 * @b: a snapshot
 *
 * Compares field by field, identifiers and order by hand included; unknown equals unknown.
 * Takes no time for what both share, and time in proportion to the rows for the rest.
 *
 * Returns: whether both say the same
 */
gboolean
sp_snapshot_equal (SpSnapshot *a,
                   SpSnapshot *b)
{
  if (a == b)
    return TRUE;
  if (!sp_row_equal (&sp_row_types[SP_TABLE_PROJECT], a->project, b->project))
    return FALSE;
  for (guint table = SP_TABLE_PROJECT + 1; table < SP_N_TABLES; table++)
    if (!sp_row_list_equal (a->tables[table], b->tables[table], &sp_row_types[table]))
      return FALSE;
  return TRUE;
}
