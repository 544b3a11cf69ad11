/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-filter-test.h"

#include "sp-finding.h"

struct _SpFilterTest
{
  SpFilter *filter;
  GHashTable *actors;         /* nullable, if all fit: of SpId *, those that fit */
  GHashTable *found;          /* nullable, if all fit: of SpId *, the statements of a finding */
  gint32 first_day;
  gint32 last_day;
};

static gboolean
wants (const SpFilter *filter, SpFilterField field)
{
  return sp_filter_get_n_values (filter, field) > 0;
}

/**
 * sp_filter_wants_statements:
 * @filter: a filter
 *
 * Returns: whether it asks for what only statements have: a stance, a qualifier, a form, a coder, a finding
 */
gboolean
sp_filter_wants_statements (const SpFilter *filter)
{
  return wants (filter, SP_FILTER_FIELD_STANCE) || wants (filter, SP_FILTER_FIELD_QUALIFIER)
         || wants (filter, SP_FILTER_FIELD_FORM) || wants (filter, SP_FILTER_FIELD_CODER)
         || sp_filter_get_finding (filter) != SP_FINDING_ANY;
}

/**
 * sp_filter_wants_evidence:
 * @filter: a filter
 *
 * Returns: whether it asks for anything that statements or links have, apart from their actors and issues
 */
gboolean
sp_filter_wants_evidence (const SpFilter *filter)
{
  return sp_filter_wants_statements (filter) || wants (filter, SP_FILTER_FIELD_SOURCE) || wants (filter, SP_FILTER_FIELD_TAG)
         || sp_filter_has_dates (filter);
}

static gboolean
has_one_of (const SpFilter *filter, SpFilterField field, const char * const *words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (sp_filter_has_word (filter, field, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
fits_actor (const SpFilter *filter, const SpActor *actor)
{
  if (wants (filter, SP_FILTER_FIELD_ACTOR_KIND) && !sp_filter_has_number (filter, SP_FILTER_FIELD_ACTOR_KIND, actor->kind))
    return FALSE;
  if (wants (filter, SP_FILTER_FIELD_ACTOR) && !sp_filter_has_number (filter, SP_FILTER_FIELD_ACTOR, actor->id))
    return FALSE;
  return !wants (filter, SP_FILTER_FIELD_ACTOR_TAG) || has_one_of (filter, SP_FILTER_FIELD_ACTOR_TAG, actor->tags);
}

static GHashTable *
list_actors (const SpFilter *filter, SpSnapshot *snapshot)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (snapshot, i);

      if (fits_actor (filter, actor))
        g_hash_table_add (ids, (gpointer) &actor->id);
    }
  return ids;
}

/**
 * sp_filter_test_new:
 * @filter: what is wanted
 * @snapshot: the rows that will be tested; it has to live as long as the test
 *
 * Takes O(a) time for a actors, and with a finding O(s log s) for s statements.
 *
 * Returns: (transfer full): the test
 */
SpFilterTest *
sp_filter_test_new (const SpFilter *filter, SpSnapshot *snapshot)
{
  SpFilterTest *self = g_new0 (SpFilterTest, 1);
  SpDate start = sp_filter_get_start (filter);
  SpDate end = sp_filter_get_end (filter);

  self->filter = sp_filter_copy (filter);
  if (wants (filter, SP_FILTER_FIELD_ACTOR) || wants (filter, SP_FILTER_FIELD_ACTOR_KIND)
      || wants (filter, SP_FILTER_FIELD_ACTOR_TAG))
    self->actors = list_actors (filter, snapshot);
  if (sp_filter_get_finding (filter) != SP_FINDING_ANY)
    self->found = sp_finding_list_statements (snapshot, sp_filter_get_finding (filter));
  self->first_day = sp_date_is_known (start) ? sp_date_get_first_day (start) : G_MININT32;
  self->last_day = sp_date_is_known (end) ? sp_date_get_last_day (end) : G_MAXINT32;
  return self;
}

/**
 * sp_filter_test_free:
 * @self: (transfer full): a test
 */
void
sp_filter_test_free (SpFilterTest *self)
{
  g_clear_pointer (&self->filter, sp_filter_unref);
  g_clear_pointer (&self->actors, g_hash_table_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_free (self);
}

/**
 * sp_filter_test_actor:
 * @self: a test
 * @actor: an actor of its snapshot
 *
 * Returns: whether it fits by kind, by itself and by its tags
 */
gboolean
sp_filter_test_actor (SpFilterTest *self, const SpActor *actor)
{
  return self->actors == NULL || g_hash_table_contains (self->actors, &actor->id);
}

/**
 * sp_filter_test_issue:
 * @self: a test
 * @issue: an issue
 *
 * Returns: whether it is one of those that are wanted
 */
gboolean
sp_filter_test_issue (SpFilterTest *self, const SpIssue *issue)
{
  return !wants (self->filter, SP_FILTER_FIELD_ISSUE)
         || sp_filter_has_number (self->filter, SP_FILTER_FIELD_ISSUE, issue->id);
}

static gboolean
fits_number (SpFilterTest *self, SpFilterField field, gint64 number)
{
  return !wants (self->filter, field) || sp_filter_has_number (self->filter, field, number);
}

static gboolean
fits_date (SpFilterTest *self, SpDate date)
{
  if (!sp_filter_has_dates (self->filter))
    return TRUE;
  return sp_date_is_known (date) && sp_date_get_last_day (date) >= self->first_day
         && sp_date_get_first_day (date) <= self->last_day;
}

/**
 * sp_filter_test_evidence:
 * @self: a test
 * @statement: a statement of its snapshot
 *
 * Returns: whether it fits in all but who makes it and what it is about
 */
gboolean
sp_filter_test_evidence (SpFilterTest *self, const SpStatement *statement)
{
  const SpFilter *filter = self->filter;

  return fits_number (self, SP_FILTER_FIELD_SOURCE, statement->source)
         && fits_number (self, SP_FILTER_FIELD_QUALIFIER, statement->qualifier)
         && fits_number (self, SP_FILTER_FIELD_FORM, statement->form)
         && fits_number (self, SP_FILTER_FIELD_STANCE, sp_filter_stance_of (statement->stance))
         && fits_date (self, statement->date)
         && (!wants (filter, SP_FILTER_FIELD_TAG) || has_one_of (filter, SP_FILTER_FIELD_TAG, statement->tags))
         && (!wants (filter, SP_FILTER_FIELD_CODER) || sp_filter_has_word (filter, SP_FILTER_FIELD_CODER, statement->coder))
         && (self->found == NULL || g_hash_table_contains (self->found, &statement->id));
}

/**
 * sp_filter_test_statement:
 * @self: a test
 * @statement: a statement of its snapshot
 *
 * Returns: whether it fits
 */
gboolean
sp_filter_test_statement (SpFilterTest *self, const SpStatement *statement)
{
  return (self->actors == NULL || g_hash_table_contains (self->actors, &statement->actor))
         && fits_number (self, SP_FILTER_FIELD_ISSUE, statement->issue) && sp_filter_test_evidence (self, statement);
}

/* A link without dates has always been there. */
static gboolean
fits_time (SpFilterTest *self, const SpLink *link)
{
  return (!sp_date_is_known (link->start) || sp_date_get_first_day (link->start) <= self->last_day)
         && (!sp_date_is_known (link->end) || sp_date_get_last_day (link->end) >= self->first_day);
}

/**
 * sp_filter_test_link:
 * @self: a test
 * @link: a link of its snapshot
 *
 * Returns: whether it fits by source, time and tags, which is what links have
 */
gboolean
sp_filter_test_link (SpFilterTest *self, const SpLink *link)
{
  return fits_number (self, SP_FILTER_FIELD_SOURCE, link->source) && fits_time (self, link)
         && (!wants (self->filter, SP_FILTER_FIELD_TAG) || has_one_of (self->filter, SP_FILTER_FIELD_TAG, link->tags));
}
