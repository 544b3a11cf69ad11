/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-shift.h"

#include "sp-landing.h"
#include "sp-position-rule.h"

/* What was said on one day: its mean stance, and the first statement that has a stance. */
typedef struct
{
  gint32 day;
  double value;
  guint statement;
} Day;

/* The day that begins at START, which is moved past it; its value is NAN if no statement of it has a stance. */
static Day
take_day (const SpEvidence *evidence, guint n, guint *start)
{
  guint first = *start;
  guint with_stance;

  while (*start < n && evidence[*start].day == evidence[first].day)
    (*start)++;
  with_stance = first;
  while (with_stance + 1 < *start && !sp_evidence_has_stance (&evidence[with_stance]))
    with_stance++;
  return (Day) { evidence[first].day, sp_evidence_measure_mean (evidence + first, *start - first),
                 evidence[with_stance].statement };
}

static gboolean
is_contradiction (const Day *now, const Day *then, guint window_days)
{
  return now->value * then->value < 0.0 && then->day != 0 && now->day - then->day <= (gint64) window_days;
}

/*
 * sp_shift_find:
 * Finds the last change of half a step or more between two days. A change to the other side within the window is a
 * contradiction and not told twice. Takes O(n) time.
 */
int
sp_shift_find (const SpEvidence *evidence, guint n, guint window_days, SpShift *shift)
{
  Day now = { .value = NAN };

  for (guint i = 0; i < n;)
    {
      Day then = take_day (evidence, n, &i);

      if (isnan (then.value))
        continue;
      if (!isnan (now.value) && fabs (now.value - then.value) >= SP_LEAST_SHIFT - SP_NEUTRAL_WITHIN)
        {
          if (is_contradiction (&now, &then, window_days))
            return 0;
          if (shift != NULL)
            *shift = (SpShift) { .from = then.value, .to = now.value, .earlier = then.statement, .later = now.statement,
                                 .days_apart = then.day != 0 ? now.day - then.day : 0 };
          return now.value > then.value ? 1 : -1;
        }
      if (isnan (now.value))
        now = then;
    }
  return 0;
}

static void
add_of_cell (GArray *list, SpSnapshot *snapshot, SpPositions *positions, guint actor, guint issue)
{
  g_autoptr (GArray) evidence = sp_evidence_list_cell (snapshot, positions, actor, issue);
  SpShift shift;

  if (sp_shift_find ((const SpEvidence *) (const void *) evidence->data, evidence->len,
                     sp_positions_get_window_days (positions), &shift) == 0)
    return;
  shift.actor = actor;
  shift.issue = issue;
  g_array_append_val (list, shift);
}

static int
compare_shifts_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpShift *left = a;
  const SpShift *right = b;
  double difference = fabs (right->to - right->from) - fabs (left->to - left->from);

  if (difference != 0.0)
    return difference > 0.0 ? 1 : -1;
  if (left->actor != right->actor)
    return left->actor < right->actor ? -1 : 1;
  return left->issue < right->issue ? -1 : left->issue > right->issue;
}

/**
 * sp_shifts_list:
 * @snapshot: the rows
 * @positions: their positions, whose date and window count
 *
 * Lists who moved: for each actor and issue the last change of half a step or more between the mean stances of two days,
 * unless it is a contradiction. A definition of this program.
 *
 * Undated statements are older than all others. Days without a stance are passed over: who says "no comment" has not
 * moved. With roll-up the statements of those who speak for an actor count as its own, and speakers are not listed again.
 *
 * Takes O(A · I · log I) time for A actors and I issues, and O(s) for the s statements of each cell that is listed.
 *
 * Returns: (transfer full) (element-type SpShift): the largest change first
 */
GArray *
sp_shifts_list (SpSnapshot *snapshot, SpPositions *positions)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpShift));

  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    {
      if (!sp_landing_counts_actor (snapshot, positions, actor))
        continue;
      for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
        if (sp_positions_get (positions, actor, issue)->shift != 0)
          add_of_cell (list, snapshot, positions, actor, issue);
    }
  g_sort_array (list->data, list->len, sizeof (SpShift), compare_shifts_cb, NULL);
  return list;
}
