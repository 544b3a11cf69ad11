/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-evidence.h"

#include "sp-halves.h"
#include "sp-id-index.h"
#include "sp-large-memory.h"

#define NOBODY G_MAXUINT

/* More empty cells than that are not counted through. */
#define MOST_CELLS_AN_ENTRY 4

typedef struct
{
  SpSnapshot *snapshot;
  SpIdIndex actors;
  SpIdIndex issues;
  guint *speaks_for;          /* nullable: of each actor, the index of whom it speaks for, or NOBODY */
  gint32 last_day_that_counts;
} Collector;

/* The statements from START to END, and what counts of them. */
typedef struct
{
  const Collector *collector;
  guint start;
  guint end;
  SpEvidence *entries;
  guint n;
  guint capacity;
  gboolean in_order;          /* by cell */
  SpDate date;                /* of the last statement: many follow one another on the same day */
  gint32 day;
} Part;

/* Whom each actor speaks for. Circles cannot be made in a project, but a snapshot can be made by hand: an actor
 * that would close one speaks for nobody. */
static guint *
list_principals (SpSnapshot *snapshot)
{
  guint n = sp_snapshot_get_n_actors (snapshot);
  guint *principals = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      SpId id = sp_snapshot_get_actor (snapshot, i)->speaks_for;

      if (id == SP_ID_NONE || !sp_snapshot_find_actor_index (snapshot, id, &principals[i]))
        principals[i] = NOBODY;
    }
  for (guint i = 0; i < n; i++)
    {
      guint steps = 0;
      guint j = principals[i];

      while (j != NOBODY && j != i && steps++ < n)
        j = principals[j];
      if (j == i)
        principals[i] = NOBODY;
    }
  return principals;
}

static gint32
look_up_day (Part *self, SpDate date)
{
  if (date.year != self->date.year || date.month != self->date.month || date.day != self->date.day)
    {
      self->date = date;
      self->day = sp_date_get_last_day (date);
    }
  return self->day;
}

static double
read_value (const SpStatement *statement)
{
  if (statement->qualifier == SP_QUALIFIER_UNDECIDED || statement->qualifier == SP_QUALIFIER_NO_COMMENT)
    return NAN;
  return sp_stance_to_scale (statement->stance);
}

SpEvidence
sp_evidence_read (SpSnapshot *snapshot, guint statement)
{
  const SpStatement *row = sp_snapshot_get_statement (snapshot, statement);

  return (SpEvidence) {
    .statement = statement,
    .day = sp_date_get_last_day (row->date),
    .value = read_value (row),
    .salience = row->salience,
    .qualifier = row->qualifier,
  };
}

GArray *
sp_evidence_list_cell (SpSnapshot *snapshot, SpPositions *positions, guint actor, guint issue)
{
  guint n;
  const guint *statements = sp_positions_get_evidence (positions, actor, issue, &n);
  GArray *evidence = g_array_sized_new (FALSE, FALSE, sizeof (SpEvidence), n);

  for (guint i = 0; i < n; i++)
    {
      SpEvidence entry = sp_evidence_read (snapshot, statements[i]);

      entry.actor = actor;
      entry.issue = issue;
      g_array_append_val (evidence, entry);
    }
  return evidence;
}

/*
 * sp_evidence_find_half:
 * Finds where to divide entries by cell for two threads: near the middle, between two actors.
 */
guint
sp_evidence_find_half (const SpEvidence *evidence, guint n)
{
  guint half = n / 2;

  while (half > 0 && half < n && evidence[half].actor == evidence[half - 1].actor)
    half++;
  return half;
}

double
sp_evidence_measure_mean (const SpEvidence *evidence, guint n)
{
  double sum = 0.0;
  guint n_known = 0;

  for (guint i = 0; i < n; i++)
    if (sp_evidence_has_stance (&evidence[i]))
      {
        sum += evidence[i].value;
        n_known++;
      }
  return n_known > 0 ? sum / n_known : NAN;
}

static gboolean
comes_before (const SpEvidence *a, const SpEvidence *b)
{
  return a->actor < b->actor || (a->actor == b->actor && a->issue < b->issue);
}

static void
add_entry (Part *self, const SpEvidence *entry)
{
  if (self->n == self->capacity)
    {
      self->capacity += self->capacity / 2 + 1;
      self->entries = g_renew (SpEvidence, self->entries, self->capacity);
    }
  if (self->n > 0 && comes_before (entry, &self->entries[self->n - 1]))
    self->in_order = FALSE;
  self->entries[self->n++] = *entry;
}

static void
collect_statement (Part *self, guint index)
{
  const Collector *collector = self->collector;
  const SpStatement *statement = sp_snapshot_get_statement (collector->snapshot, index);
  gint32 day = look_up_day (self, statement->date);
  SpEvidence entry = {
    .statement = index,
    .day = day,
    .value = read_value (statement),
    .salience = statement->salience,
    .qualifier = statement->qualifier,
  };

  if (day > collector->last_day_that_counts || !sp_id_index_find (&collector->actors, statement->actor, &entry.actor)
      || !sp_id_index_find (&collector->issues, statement->issue, &entry.issue))
    return;
  add_entry (self, &entry);
  while (collector->speaks_for != NULL && collector->speaks_for[entry.actor] != NOBODY)
    {
      entry.actor = collector->speaks_for[entry.actor];
      add_entry (self, &entry);
    }
}

static void
collect_part (gpointer data)
{
  Part *self = data;

  for (guint i = self->start; i < self->end; i++)
    collect_statement (self, i);
}

/* With roll-up nobody knows before how many entries a part has: the first has all. */
static void
collect_all (const Collector *collector, Part *all)
{
  guint n = sp_snapshot_get_n_statements (collector->snapshot);
  guint half = collector->speaks_for != NULL ? n : n / 2;
  Part second;

  *all = (Part) { .collector = collector, .end = n, .capacity = n, .in_order = TRUE,
                  .entries = sp_large_memory_new (MAX (n, 1) * sizeof (SpEvidence)) };
  second = *all;
  second.start = all->end = half;
  second.entries += half;
  sp_halves_run (collect_part, all, &second, n);
  if (second.n == 0)
    return;
  if (all->n < half)
    memmove (all->entries + all->n, second.entries, second.n * sizeof (SpEvidence));
  all->in_order = all->in_order && second.in_order
                  && (all->n == 0 || !comes_before (&all->entries[all->n], &all->entries[all->n - 1]));
  all->n += second.n;
}

/* One stable pass of a counting sort by the guint at OFFSET of every entry. */
static void
sort_by_key (const SpEvidence *from, SpEvidence *to, gsize n, gsize offset, guint n_keys)
{
  g_autofree gsize *starts = g_new0 (gsize, (gsize) n_keys + 1);

  for (gsize i = 0; i < n; i++)
    starts[*(const guint *) ((const char *) &from[i] + offset) + 1]++;
  for (guint key = 0; key < n_keys; key++)
    starts[key + 1] += starts[key];
  for (gsize i = 0; i < n; i++)
    to[starts[*(const guint *) ((const char *) &from[i] + offset)]++] = from[i];
}

/* The same by cell in one pass, where the cells are not many more than the entries. */
static void
sort_in_one_pass (const SpEvidence *from, SpEvidence *to, gsize n, guint n_issues, gsize n_cells)
{
  g_autofree guint *starts = g_new0 (guint, n_cells + 1);

  for (gsize i = 0; i < n; i++)
    starts[(gsize) from[i].actor * n_issues + from[i].issue + 1]++;
  for (gsize cell = 0; cell < n_cells; cell++)
    starts[cell + 1] += starts[cell];
  for (gsize i = 0; i < n; i++)
    to[starts[(gsize) from[i].actor * n_issues + from[i].issue]++] = from[i];
}

/* Leaves its entries in another place. */
static void
sort_by_cell (Part *self, guint n_actors, guint n_issues)
{
  gsize n_cells = (gsize) n_actors * n_issues;
  g_autofree SpEvidence *entries = self->entries;
  SpEvidence *sorted = sp_large_memory_new (MAX (self->n, 1) * sizeof (SpEvidence));

  self->entries = sorted;
  if (n_cells / MOST_CELLS_AN_ENTRY <= self->n)
    {
      sort_in_one_pass (entries, sorted, self->n, n_issues, n_cells);
      return;
    }
  sort_by_key (entries, sorted, self->n, G_STRUCT_OFFSET (SpEvidence, issue), n_issues);
  sort_by_key (sorted, entries, self->n, G_STRUCT_OFFSET (SpEvidence, actor), n_actors);
  self->entries = g_steal_pointer (&entries);
  g_free (sorted);
}

/* Newest first; of one day the one that stands last in the order by hand first. */
static int
compare_age_cb (gconstpointer a, gconstpointer b, gpointer snapshot)
{
  const SpEvidence *left = a;
  const SpEvidence *right = b;
  double left_ordinal;
  double right_ordinal;

  if (left->day != right->day)
    return left->day > right->day ? -1 : 1;
  left_ordinal = sp_snapshot_get_statement (snapshot, left->statement)->ordinal;
  right_ordinal = sp_snapshot_get_statement (snapshot, right->statement)->ordinal;
  if (left_ordinal != right_ordinal)
    return left_ordinal > right_ordinal ? -1 : 1;
  return left->statement > right->statement ? -1 : left->statement < right->statement;
}

static void
sort_cells_by_age (gpointer data)
{
  const Part *self = data;
  SpEvidence *entries = self->entries;
  guint end;

  for (guint start = self->start; start < self->end; start = end)
    {
      for (end = start + 1; end < self->end; end++)
        if (entries[end].actor != entries[start].actor || entries[end].issue != entries[start].issue)
          break;
      if (end - start > 1)
        g_sort_array (entries + start, end - start, sizeof (SpEvidence), compare_age_cb, self->collector->snapshot);
    }
}

/* Cells of an actor stay in one half. */
static void
sort_all_cells_by_age (const Part *all)
{
  Part first = *all;
  Part second = *all;

  first.start = 0;
  first.end = second.start = sp_evidence_find_half (all->entries, all->n);
  second.end = all->n;
  sp_halves_run (sort_cells_by_age, &first, &second, all->n);
}

static void
init_collector (Collector *self, SpSnapshot *snapshot, const SpPositionOptions *options)
{
  guint n_actors = sp_snapshot_get_n_actors (snapshot);
  guint n_issues = sp_snapshot_get_n_issues (snapshot);

  *self = (Collector) { .snapshot = snapshot, .last_day_that_counts = G_MAXINT32 };
  sp_id_index_init (&self->actors, n_actors);
  for (guint i = 0; i < n_actors; i++)
    sp_id_index_add (&self->actors, sp_snapshot_get_actor (snapshot, i)->id, i);
  sp_id_index_init (&self->issues, n_issues);
  for (guint i = 0; i < n_issues; i++)
    sp_id_index_add (&self->issues, sp_snapshot_get_issue (snapshot, i)->id, i);
  if (options->roll_up)
    self->speaks_for = list_principals (snapshot);
  if (sp_date_is_known (options->as_of))
    self->last_day_that_counts = sp_date_get_last_day (options->as_of);
}

static void
clear_collector (Collector *self)
{
  sp_id_index_clear (&self->actors);
  sp_id_index_clear (&self->issues);
  g_clear_pointer (&self->speaks_for, g_free);
}

/*
 * sp_evidence_collect:
 * Lists every statement that counts at the date, once for its own actor and, with roll-up, once more for each
 * actor it speaks for, directly or through others. A statement counts when the last day of its date is not after
 * the last day of the date asked for: what was said "in December" is certain by the 31st only. Undated statements
 * always count. Statements of an actor or issue that the snapshot does not have are left out.
 * Takes O(S log s) time for S statements, s of them in the fullest cell; of many, in two threads.
 */
GArray *
sp_evidence_collect (SpSnapshot *snapshot, const SpPositionOptions *options)
{
  Collector collector;
  Part all;

  init_collector (&collector, snapshot, options);
  collect_all (&collector, &all);
  if (!all.in_order)
    sort_by_cell (&all, sp_snapshot_get_n_actors (snapshot), sp_snapshot_get_n_issues (snapshot));
  sort_all_cells_by_age (&all);
  clear_collector (&collector);
  return g_array_new_take (all.entries, all.n, FALSE, sizeof (SpEvidence));
}
