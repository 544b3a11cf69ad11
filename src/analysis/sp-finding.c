/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-finding.h"

#include "sp-position-rule.h"
#include "sp-shift.h"

/* The evidence of one cell, newest first, and where to note what was found. */
typedef struct
{
  SpSnapshot *snapshot;
  const SpEvidence *evidence;
  guint n;
  GHashTable *found;
} Cell;

static void
note (Cell *cell, guint index)
{
  const SpStatement *statement = sp_snapshot_get_statement (cell->snapshot, cell->evidence[index].statement);

  g_hash_table_add (cell->found, (gpointer) &statement->id);
}

static gboolean
takes_side (const SpEvidence *evidence)
{
  return !isnan (evidence->value) && fabs (evidence->value) >= SP_NEUTRAL_WITHIN;
}

/* Statements share a moment only when both have a date or neither has. */
static gboolean
is_near (gint32 a, gint32 b)
{
  return (a == 0) == (b == 0) && ABS (a - b) <= SP_WINDOW_DAYS;
}

/* Goes through the cell in one direction: the nearest opposite statement that was passed decides. */
static void
note_contradictions (Cell *cell, gboolean backwards)
{
  gint32 last_day[2] = { -1, -1 };

  for (guint step = 0; step < cell->n; step++)
    {
      guint i = backwards ? cell->n - 1 - step : step;
      const SpEvidence *evidence = &cell->evidence[i];
      guint side = evidence->value > 0.0;

      if (!takes_side (evidence))
        continue;
      if (last_day[!side] >= 0 && is_near (last_day[!side], evidence->day))
        note (cell, i);
      last_day[side] = evidence->day;
    }
}

/* The end of the day that begins at START. */
static guint
find_end_of_day (const Cell *cell, guint start)
{
  guint end = start;

  while (end < cell->n && cell->evidence[end].day == cell->evidence[start].day)
    end++;
  return end;
}

static void
note_day (Cell *cell, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (!isnan (cell->evidence[i].value))
      note (cell, i);
}

static void
note_shifts (Cell *cell)
{
  guint start = 0, end = 0;
  double now = NAN;

  for (guint i = 0; i < cell->n;)
    {
      guint next = find_end_of_day (cell, i);
      double then = sp_evidence_measure_mean (cell->evidence + i, next - i);

      if (!isnan (then) && !isnan (now) && fabs (now - then) >= SP_LEAST_SHIFT
          && !(now * then < 0.0 && is_near (cell->evidence[start].day, cell->evidence[i].day)))
        {
          note_day (cell, start, end);
          note_day (cell, i, next);
        }
      if (!isnan (then))
        {
          now = then;
          start = i;
          end = next;
        }
      i = next;
    }
}

static void
look_at (Cell *cell, SpFinding finding)
{
  if (finding == SP_FINDING_SHIFT)
    {
      note_shifts (cell);
      return;
    }
  note_contradictions (cell, FALSE);
  note_contradictions (cell, TRUE);
}

/**
 * sp_finding_list_statements:
 * @snapshot: the rows
 * @finding: contradictions or shifts
 *
 * Finds the statements that contradict another of the same actor on the same issue, or between which its stance
 * changed, by the measures of the matrix: opposite stances at most thirty days apart contradict each other; a change
 * by half a step or more from one day with a stance to the next is a shift, unless it is a contradiction. Statements
 * of those who speak for an actor count for themselves. Statements without a stance are part of neither.
 *
 * Takes O(s log s) time for s statements.
 *
 * Returns: (transfer full) (element-type SpId): the set of their ids, as long as the snapshot lives
 */
GHashTable *
sp_finding_list_statements (SpSnapshot *snapshot, SpFinding finding)
{
  const SpPositionOptions options = { .as_of = SP_DATE_NONE, .rule = SP_RULE_LATEST };
  g_autoptr (GArray) evidence = sp_evidence_collect (snapshot, &options);
  const SpEvidence *entries = (const SpEvidence *) (gpointer) evidence->data;
  Cell cell = { .snapshot = snapshot, .found = g_hash_table_new (g_int64_hash, g_int64_equal) };

  for (guint start = 0; start < evidence->len; start += cell.n)
    {
      cell.evidence = entries + start;
      for (cell.n = 1; start + cell.n < evidence->len; cell.n++)
        if (entries[start + cell.n].actor != entries[start].actor || entries[start + cell.n].issue != entries[start].issue)
          break;
      look_at (&cell, finding);
    }
  return cell.found;
}
