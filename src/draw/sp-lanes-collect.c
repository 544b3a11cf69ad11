/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lanes-private.h"

#include <glib/gi18n-lib.h>

#include "sp-contradiction.h"
#include "sp-landing.h"
#include "sp-matrix-picture-words.h"
#include "sp-ordering.h"
#include "sp-shift.h"

/* Which lanes there are, and the statements in them: those behind the positions, so that date and roll-up hold here too. */

/* Which statements have a part in a contradiction or a shift. */
typedef struct
{
  guint8 *contradicts;
  gint8 *shifts;
} Turns;

static Turns
find_turns (const SpLanes *self)
{
  const SpChart *chart = &self->chart;
  guint n = MAX (sp_snapshot_get_n_statements (chart->snapshot), 1);
  Turns turns = { g_new0 (guint8, n), g_new0 (gint8, n) };
  g_autoptr (GArray) contradictions = sp_contradictions_list (chart->snapshot, chart->positions);
  g_autoptr (GArray) shifts = sp_shifts_list (chart->snapshot, chart->positions);

  for (guint i = 0; i < contradictions->len; i++)
    {
      const SpContradiction *found = &g_array_index (contradictions, SpContradiction, i);

      turns.contradicts[found->later] = turns.contradicts[found->earlier] = TRUE;
    }
  for (guint i = 0; i < shifts->len; i++)
    {
      const SpShift *found = &g_array_index (shifts, SpShift, i);

      turns.shifts[found->later] = found->to > found->from ? 1 : -1;
    }
  return turns;
}

static void
add_mark (SpLane *lane, const SpLanes *self, guint index, guint actor, const Turns *turns)
{
  const SpStatement *statement = sp_snapshot_get_statement (self->chart.snapshot, index);
  SpLaneMark mark = { .statement = index, .last = index, .position = sp_position_of_statement (statement), .n = 1 };

  mark.is_of_speaker = statement->actor != sp_snapshot_get_actor (self->chart.snapshot, actor)->id;
  mark.position.contradiction = turns->contradicts[index];
  mark.position.shift = turns->shifts[index];
  g_array_append_val (lane->marks, mark);
}

static void
add_cell (SpLane *lane, const SpLanes *self, guint actor, guint issue, const Turns *turns)
{
  guint n;
  const guint *evidence = sp_positions_get_evidence (self->chart.positions, actor, issue, &n);

  for (guint i = n; i > 0; i--)
    add_mark (lane, self, evidence[i - 1], actor, turns);
}

/* From support to opposition, then those without a stance. */
static int
compare_values (double one, double other)
{
  if (isnan (one) || isnan (other))
    return isnan (one) - isnan (other);
  return (one < other) - (one > other);
}

/* The oldest first; of one date, from support to opposition, then in the order by hand. */
static int
compare_marks_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  SpSnapshot *snapshot = data;
  const SpStatement *one = sp_snapshot_get_statement (snapshot, ((const SpLaneMark *) a)->statement);
  const SpStatement *other = sp_snapshot_get_statement (snapshot, ((const SpLaneMark *) b)->statement);
  int order = sp_date_compare (one->date, other->date);

  if (order == 0)
    order = compare_values (((const SpLaneMark *) a)->position.value, ((const SpLaneMark *) b)->position.value);
  if (order != 0)
    return order;
  return one->ordinal < other->ordinal ? -1 : one->ordinal > other->ordinal;
}

static void
note_marks (SpLanes *self, const SpLane *lane)
{
  guint n_undated = 0;

  for (guint i = 0; i < lane->marks->len; i++)
    {
      const SpLaneMark *mark = sp_lane_get_mark (lane, i);
      SpDate date = sp_snapshot_get_statement (self->chart.snapshot, mark->statement)->date;

      self->n_statements += mark->n;
      n_undated += !sp_date_is_known (date);
      self->has_wide |= sp_date_is_known (date) && date.day == 0;
      self->has_speakers |= mark->is_of_speaker;
    }
  self->n_undated = MAX (self->n_undated, n_undated);
}

static void
take_lane (SpLanes *self, SpLane *lane)
{
  g_sort_array (lane->marks->data, lane->marks->len, sizeof (SpLaneMark), compare_marks_cb, self->chart.snapshot);
  note_marks (self, lane);
  g_array_append_val (self->lanes, *lane);
}

static void
list_silent (SpLanes *self, guint index)
{
  const SpActor *actor = sp_snapshot_get_actor (self->chart.snapshot, index);
  const SpIssue *issue = sp_snapshot_get_issue (self->chart.snapshot, self->issue);
  const SpPosition *position = sp_positions_get (self->chart.positions, index, self->issue);
  g_autofree char *name = sp_matrix_words_cell (actor, issue, position);

  sp_chart_list_add (self->list, index, position, actor->name, name, SP_TARGET_CELL, issue->id);
}

/* Who speaks for another has no lane of its own where it counts as that one. */
static void
collect_actors (SpLanes *self, const Turns *turns)
{
  const SpChart *chart = &self->chart;
  g_autofree guint *order = sp_order_actors (chart->snapshot, chart->positions, chart->options->actor_order);

  sp_chart_list_begin_group (self->list, _ ("Nothing found"));
  for (guint i = 0; i < sp_snapshot_get_n_actors (chart->snapshot); i++)
    {
      SpLane lane = { .actor = order[i], .issue = self->issue };

      if (!sp_landing_counts_actor (chart->snapshot, chart->positions, order[i]))
        continue;
      lane.marks = g_array_new (FALSE, FALSE, sizeof (SpLaneMark));
      add_cell (&lane, self, order[i], self->issue, turns);
      if (lane.marks->len > 0)
        {
          take_lane (self, &lane);
          continue;
        }
      g_array_unref (lane.marks);
      list_silent (self, order[i]);
    }
}

/* Issues have no influence of their own. */
static void
collect_issues (SpLanes *self, const Turns *turns)
{
  const SpChart *chart = &self->chart;
  SpOrder by = chart->options->actor_order == SP_ORDER_INFLUENCE ? SP_ORDER_MANUAL : chart->options->actor_order;
  g_autofree guint *order = sp_order_issues (chart->snapshot, chart->positions, by);

  for (guint i = 0; i < sp_snapshot_get_n_issues (chart->snapshot); i++)
    {
      SpLane lane = { .actor = G_MAXUINT, .issue = order[i] };

      lane.marks = g_array_new (FALSE, FALSE, sizeof (SpLaneMark));
      for (guint actor = 0; actor < sp_snapshot_get_n_actors (chart->snapshot); actor++)
        if (sp_landing_counts_actor (chart->snapshot, chart->positions, actor))
          add_cell (&lane, self, actor, order[i], turns);
      take_lane (self, &lane);
    }
}

/* All that was ever said on it, whatever the date of the picture: the axis stays while the date moves. */
static void
find_days (SpLanes *self)
{
  SpSnapshot *snapshot = self->chart.snapshot;
  SpId issue = self->issue != G_MAXUINT ? sp_snapshot_get_issue (snapshot, self->issue)->id : SP_ID_NONE;

  self->first_day = G_MAXINT32;
  self->last_day = G_MININT32;
  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      const SpStatement *statement = sp_snapshot_get_statement (snapshot, i);

      if (!sp_date_is_known (statement->date) || (issue != SP_ID_NONE && statement->issue != issue))
        continue;
      self->first_day = MIN (self->first_day, sp_date_get_first_day (statement->date));
      self->last_day = MAX (self->last_day, sp_date_get_last_day (statement->date));
    }
}

/* Fills the lanes with their marks, and the list with those who have none. */
void
sp_lanes_collect (SpLanes *self)
{
  Turns turns = find_turns (self);

  if (self->issue != G_MAXUINT)
    collect_actors (self, &turns);
  else
    collect_issues (self, &turns);
  find_days (self);
  g_free (turns.contradicts);
  g_free (turns.shifts);
}

void
sp_lanes_clear (SpLanes *self)
{
  for (guint i = 0; self->lanes != NULL && i < self->lanes->len; i++)
    g_clear_pointer (&sp_lanes_get (self, i)->marks, g_array_unref);
  g_clear_pointer (&self->lanes, g_array_unref);
  g_clear_pointer (&self->list, sp_chart_list_free);
  sp_chart_clear (&self->chart);
}
