/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-position.h"

#include "sp-evidence.h"
#include "sp-halves.h"
#include "sp-large-memory.h"
#include "sp-position-rule.h"

/*
 * SpPositions: only the cells of which something was found, by actor and then issue. A project of many actors and
 * issues is mostly empty; this takes room for its statements, not for its product.
 */
struct _SpPositions
{
  gatomicrefcount ref_count;
  guint n_actors;
  guint n_issues;
  guint n_cells;
  gboolean rolled_up;
  guint window_days;
  guint *row_starts;          /* n_actors + 1 indexes of cells */
  guint *cell_issues;
  SpPosition *cells;
  guint *evidence_starts;     /* n_cells + 1 indexes of evidence */
  guint *evidence;            /* indexes of statements */
};

static const SpPosition nothing_found = { .value = NAN, .salience = NAN };

static gboolean
is_same_cell (const SpEvidence *a, const SpEvidence *b)
{
  return a->actor == b->actor && a->issue == b->issue;
}

static guint
count_cells (const SpEvidence *entries, guint n)
{
  guint n_cells = 0;

  for (guint i = 0; i < n; i++)
    n_cells += i == 0 || !is_same_cell (&entries[i - 1], &entries[i]);
  return n_cells;
}

/* Half of the actors: their entries, and where their cells begin. */
typedef struct
{
  SpPositions *positions;
  const SpEvidence *entries;
  guint start;
  guint end;
  guint first_cell;
  SpRule rule;
} Half;

static void
fill_half (gpointer data)
{
  const Half *half = data;
  SpPositions *self = half->positions;
  const SpEvidence *entries = half->entries;
  guint cell = half->first_cell;
  guint end;

  for (guint start = half->start; start < half->end; start = end)
    {
      for (end = start + 1; end < half->end && is_same_cell (&entries[start], &entries[end]); end++)
        ;
      self->cells[cell] = sp_position_judge (entries + start, end - start, half->rule, self->window_days);
      self->cell_issues[cell] = entries[start].issue;
      self->evidence_starts[cell] = start;
      for (guint i = start; i < end; i++)
        self->evidence[i] = entries[i].statement;
      self->row_starts[entries[start].actor + 1]++;
      cell++;
    }
}

static void
fill_cells (SpPositions *self, const SpEvidence *entries, guint n, SpRule rule)
{
  guint middle = sp_evidence_find_half (entries, n);
  guint n_first = count_cells (entries, middle);
  Half first = { self, entries, 0, middle, 0, rule };
  Half second = { self, entries, middle, n, n_first, rule };

  self->n_cells = n_first + count_cells (entries + middle, n - middle);
  self->cell_issues = sp_large_memory_new (self->n_cells * sizeof (guint));
  self->cells = sp_large_memory_new (self->n_cells * sizeof (SpPosition));
  self->evidence_starts = sp_large_memory_new ((self->n_cells + 1) * sizeof (guint));
  self->evidence = sp_large_memory_new (n * sizeof (guint));
  sp_halves_run (fill_half, &first, &second, n);
  self->evidence_starts[self->n_cells] = n;
  for (guint actor = 0; actor < self->n_actors; actor++)
    self->row_starts[actor + 1] += self->row_starts[actor];
}

/**
 * sp_positions_compute:
 * @snapshot: the rows
 * @options: (nullable): date, rule, roll-up and window, or `NULL` for the latest of all statements
 *
 * Derives what every actor's statements on every issue amount to.
 *
 * Which statements count: those whose date has passed entirely by the last day of `as_of`, so one dated "December
 * 2025" counts from 31 December; undated ones always count and are older than every dated one. With `roll_up` the
 * statements of all who speak for an actor, directly or through others, count as its own.
 *
 * The value, -2 to 2, is by rule: *latest* the mean of the stances of the newest day on which anything but "no comment"
 * was said; *mean* of all stances; *weighted* by salience, where a statement of unknown salience weighs as much as the
 * mean of the known ones; *strongest* the stance furthest from neutral, of equally far ones the newest, and of opposite
 * ones on that day the mean. Undecided and no-comment statements have no stance: they make the state only where nothing
 * else decides, and under *latest* a newer "undecided" replaces an older stance. Conditional and ambiguous
 * stances count by their value and make the cell conditional or ambiguous. A cell without any statement is
 * %SP_POSITION_NOTHING_FOUND with `NAN` for its value: silence is not neutrality.
 *
 * A contradiction is a pair of opposite stances at most `window_days` apart, whatever the rule; undated ones share one
 * moment. A shift is the direction of the last change of half a step or more between two days, unless that change is such
 * a contradiction.
 *
 * Takes O(S log s) time for S statements, s in the fullest cell, and room for S entries; of many, in two threads. Safe in
 * a worker thread.
 *
 * Returns: (transfer full): the positions, in the snapshot's orders
 */
SpPositions *
sp_positions_compute (SpSnapshot *snapshot, const SpPositionOptions *options)
{
  static const SpPositionOptions defaults = { .rule = SP_RULE_LATEST };
  const SpPositionOptions *chosen = options != NULL ? options : &defaults;
  g_autoptr (GArray) collected = sp_evidence_collect (snapshot, chosen);
  const SpEvidence *entries = (const SpEvidence *) (const void *) collected->data;
  guint n = collected->len;
  SpPositions *self = g_new0 (SpPositions, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_actors = sp_snapshot_get_n_actors (snapshot);
  self->n_issues = sp_snapshot_get_n_issues (snapshot);
  self->rolled_up = chosen->roll_up;
  self->window_days = chosen->window_days > 0 ? chosen->window_days : SP_WINDOW_DAYS;
  self->row_starts = g_new0 (guint, self->n_actors + 1);
  fill_cells (self, entries, n, chosen->rule);
  return self;
}

/**
 * sp_positions_ref:
 * @self: the positions
 *
 * Returns: (transfer full): @self, with one reference more
 */
SpPositions *
sp_positions_ref (SpPositions *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sp_positions_unref:
 * @self: (transfer full): the positions
 *
 * Gives a reference back and frees the positions with the last one.
 */
void
sp_positions_unref (SpPositions *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->row_starts);
  g_free (self->cell_issues);
  g_free (self->cells);
  g_free (self->evidence_starts);
  g_free (self->evidence);
  g_free (self);
}

/**
 * sp_positions_get_n_actors:
 * @self: the positions
 *
 * Returns: the number of actors of the snapshot
 */
guint
sp_positions_get_n_actors (SpPositions *self)
{
  return self->n_actors;
}

/**
 * sp_positions_get_n_issues:
 * @self: the positions
 *
 * Returns: the number of issues of the snapshot
 */
guint
sp_positions_get_n_issues (SpPositions *self)
{
  return self->n_issues;
}

/**
 * sp_positions_is_rolled_up:
 * @self: the positions
 *
 * Returns: whether an actor's positions include the statements of those who speak for it
 */
gboolean
sp_positions_is_rolled_up (SpPositions *self)
{
  return self->rolled_up;
}

/**
 * sp_positions_get_window_days:
 * @self: the positions
 *
 * Returns: how many days at most lie between the statements of a contradiction
 */
guint
sp_positions_get_window_days (SpPositions *self)
{
  return self->window_days;
}

static gboolean
find_cell (SpPositions *self, guint actor, guint issue, guint *cell)
{
  guint low = self->row_starts[actor];
  guint high = self->row_starts[actor + 1];

  /* An actor who spoke on every issue has them all in a row. */
  if (issue < high - low && self->cell_issues[low + issue] == issue)
    {
      *cell = low + issue;
      return TRUE;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->cell_issues[middle] < issue)
        low = middle + 1;
      else
        high = middle;
    }
  *cell = low;
  return low < self->row_starts[actor + 1] && self->cell_issues[low] == issue;
}

/**
 * sp_positions_get:
 * @self: the positions
 * @actor: index of an actor in the snapshot
 * @issue: index of an issue in the snapshot
 *
 * Takes O(log I) time for an actor with statements on I issues.
 *
 * Returns: (transfer none): the position, which is %SP_POSITION_NOTHING_FOUND where no statement counts
 */
const SpPosition *
sp_positions_get (SpPositions *self, guint actor, guint issue)
{
  guint cell;

  g_return_val_if_fail (actor < self->n_actors && issue < self->n_issues, &nothing_found);
  return find_cell (self, actor, issue, &cell) ? &self->cells[cell] : &nothing_found;
}

/**
 * sp_positions_get_row:
 * @self: the positions
 * @actor: index of an actor in the snapshot
 * @n: (out): how many cells there are
 * @issues: (out) (transfer none) (array length=n) (nullable): the issue of each, ascending
 *
 * Gives the cells of an actor of which something was found, in constant time: for those who go through all of them.
 *
 * Returns: (transfer none) (array length=n) (nullable): their positions, or `NULL` for none
 */
const SpPosition *
sp_positions_get_row (SpPositions *self, guint actor, guint *n, const guint **issues)
{
  *n = 0;
  g_return_val_if_fail (actor < self->n_actors, NULL);
  *n = self->row_starts[actor + 1] - self->row_starts[actor];
  *issues = *n > 0 ? self->cell_issues + self->row_starts[actor] : NULL;
  return *n > 0 ? self->cells + self->row_starts[actor] : NULL;
}

/**
 * sp_positions_get_row_evidence:
 * @self: the positions
 * @actor: index of an actor in the snapshot
 * @n: (out): how many statements there are
 *
 * The statements behind all cells of an actor, one cell after the other, in constant time.
 *
 * Returns: (transfer none) (array length=n) (nullable): indexes of statements in the snapshot, or `NULL` for none
 */
const guint *
sp_positions_get_row_evidence (SpPositions *self, guint actor, guint *n)
{
  guint first;

  *n = 0;
  g_return_val_if_fail (actor < self->n_actors, NULL);
  first = self->evidence_starts[self->row_starts[actor]];
  *n = self->evidence_starts[self->row_starts[actor + 1]] - first;
  return *n > 0 ? self->evidence + first : NULL;
}

/**
 * sp_positions_get_evidence:
 * @self: the positions
 * @actor: index of an actor in the snapshot
 * @issue: index of an issue in the snapshot
 * @n: (out): how many statements there are
 *
 * The statements behind a cell, newest first and undated ones last; those of one day by descending ordinal. With
 * roll-up they include those of the speakers.
 *
 * Returns: (transfer none) (array length=n) (nullable): indexes of statements in the snapshot, or `NULL` for none
 */
const guint *
sp_positions_get_evidence (SpPositions *self, guint actor, guint issue, guint *n)
{
  guint cell;

  *n = 0;
  g_return_val_if_fail (actor < self->n_actors && issue < self->n_issues, NULL);
  if (!find_cell (self, actor, issue, &cell))
    return NULL;
  *n = self->evidence_starts[cell + 1] - self->evidence_starts[cell];
  return &self->evidence[self->evidence_starts[cell]];
}

/**
 * sp_position_get_step:
 * @position: a position
 *
 * Rounds a value to the step that stands for it. A value that is not 0 is never rounded to neutral: the sign of a weak
 * lean is kept.
 *
 * Returns: -2 .. 2; 0 where the position has no value
 */
int
sp_position_get_step (const SpPosition *position)
{
  int step;

  if (isnan (position->value))
    return 0;
  step = (int) CLAMP (lround (position->value), -2, 2);
  if (step != 0 || fabs (position->value) < SP_NEUTRAL_WITHIN)
    return step;
  return position->value > 0.0 ? 1 : -1;
}

/**
 * sp_position_of_statement:
 * @statement: a statement
 *
 * Returns: the position that it would make if there were no other
 */
SpPosition
sp_position_of_statement (const SpStatement *statement)
{
  SpPosition position = {
    .value = sp_stance_to_scale (statement->stance),
    .qualifier = statement->qualifier,
    .n_statements = 1,
    .salience = statement->salience,
  };

  switch (statement->qualifier)
    {
    case SP_QUALIFIER_CONDITIONAL:
      position.state = SP_POSITION_CONDITIONAL;
      break;
    case SP_QUALIFIER_AMBIGUOUS:
      position.state = SP_POSITION_AMBIGUOUS;
      break;
    case SP_QUALIFIER_UNDECIDED:
      position.state = SP_POSITION_UNDECIDED;
      break;
    case SP_QUALIFIER_NO_COMMENT:
      position.state = SP_POSITION_NO_COMMENT;
      break;
    case SP_QUALIFIER_FIRM:
    default:
      position.state = position.value > 0.0 ? SP_POSITION_SUPPORT
                       : position.value < 0.0 ? SP_POSITION_OPPOSE
                       : SP_POSITION_NEUTRAL;
    }
  return position;
}
