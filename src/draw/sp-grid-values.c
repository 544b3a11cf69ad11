/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-grid-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Influence and interest of every actor, and who has no place in the grid since one of them is not known. */

#define WHOLE 100.0
#define N_TICKS 4.0

/* The mean of what is known, over the issues. */
static double
find_salience (const SpGrid *self, guint actor)
{
  double sum = 0.0;
  guint n = 0;

  for (guint issue = 0; issue < sp_positions_get_n_issues (self->chart.positions); issue++)
    {
      double salience = sp_positions_get (self->chart.positions, actor, issue)->salience;

      if ((self->issue != G_MAXUINT && issue != self->issue) || isnan (salience))
        continue;
      sum += salience;
      n++;
    }
  return n > 0 ? sum / n : NAN;
}

/* Who has said nothing is not known to have no interest. */
static double
count_statements (const SpGrid *self, guint actor)
{
  guint n = 0;

  for (guint issue = 0; issue < sp_positions_get_n_issues (self->chart.positions); issue++)
    if (self->issue == G_MAXUINT || issue == self->issue)
      n += sp_positions_get (self->chart.positions, actor, issue)->n_statements;
  return n > 0 ? n : NAN;
}

static SpInterest
choose_interest (const SpGrid *self)
{
  if (self->chart.options->interest != SP_INTEREST_AUTOMATIC)
    return self->chart.options->interest;
  for (guint i = 0; i < sp_positions_get_n_actors (self->chart.positions); i++)
    if (!isnan (find_salience (self, i)))
      return SP_INTEREST_SALIENCE;
  return SP_INTEREST_ACTIVITY;
}

/* The end of an axis of four steps, each of them a round number. */
static double
find_round_end (double most)
{
  static const double steps[] = { 1.0, 2.0, 3.0, 5.0 };

  for (double power = 1.0;; power *= 10.0)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (N_TICKS * steps[i] * power >= most)
        return N_TICKS * steps[i] * power;
}

static char *
dup_interest_words (const SpGrid *self, const SpActor *actor, double interest, const char *number)
{
  guint n = (guint) interest;

  if (self->interest == SP_INTEREST_SALIENCE)
    return g_strdup_printf (_ ("%s (interest %s)"), actor->name, number);
  /* Translators: an actor, and how many statements it made */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%'u statement)", "%s (%'u statements)", n), actor->name, n);
}

static double
get_known (double value)
{
  return isnan (value) ? -1.0 : value;
}

/* Both influence and interest: from much to little, what is unknown last. */
static int
compare_items_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpGridItem *one = a;
  const SpGridItem *other = b;
  double more_influence = get_known (one->influence) - get_known (other->influence);
  double more_interest = get_known (one->interest) - get_known (other->interest);

  if (more_influence != 0.0)
    return more_influence > 0.0 ? -1 : 1;
  if (more_interest != 0.0)
    return more_interest > 0.0 ? -1 : 1;
  return one->actor < other->actor ? -1 : one->actor > other->actor;
}

static void
list_item (SpGrid *self, const SpGridItem *item)
{
  const SpChart *chart = &self->chart;
  const SpActor *actor = sp_snapshot_get_actor (chart->snapshot, item->actor);
  SpId issue = self->issue != G_MAXUINT ? sp_snapshot_get_issue (chart->snapshot, self->issue)->id : SP_ID_NONE;
  gboolean knows_influence = !isnan (item->influence);
  g_autofree char *number = sp_chart_number (knows_influence ? item->influence : item->interest);
  g_autofree char *words = NULL;
  g_autofree char *name = sp_grid_name_item (self, item);

  if (knows_influence)
    words = g_strdup_printf (_ ("%s (influence %s)"), actor->name, number);
  else if (!isnan (item->interest))
    words = dup_interest_words (self, actor, item->interest, number);
  sp_chart_list_add (self->list, item->actor, item->position, words != NULL ? words : actor->name, name,
                     issue != SP_ID_NONE ? SP_TARGET_CELL : SP_TARGET_ACTOR, issue);
}

static void
list_group (SpGrid *self, const double *interests, gboolean knows_influence, gboolean knows_interest, const char *heading)
{
  const SpChart *chart = &self->chart;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (SpGridItem));

  for (guint i = 0; i < sp_positions_get_n_actors (chart->positions); i++)
    {
      SpGridItem item = { .actor = i, .influence = sp_snapshot_get_actor (chart->snapshot, i)->influence,
                          .interest = interests[i] };

      if (isnan (item.influence) == knows_influence || isnan (item.interest) == knows_interest)
        continue;
      if (self->issue != G_MAXUINT)
        item.position = sp_positions_get (chart->positions, i, self->issue);
      g_array_append_val (items, item);
    }
  g_sort_array (items->data, items->len, sizeof (SpGridItem), compare_items_cb, NULL);
  sp_chart_list_begin_group (self->list, heading);
  for (guint i = 0; i < items->len; i++)
    list_item (self, &g_array_index (items, SpGridItem, i));
}

static double *
find_interests (const SpGrid *self)
{
  guint n = sp_positions_get_n_actors (self->chart.positions);
  double *interests = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    interests[i] = self->interest == SP_INTEREST_SALIENCE ? find_salience (self, i) : count_statements (self, i);
  return interests;
}

/* Finds who stands in the grid. */
void
sp_grid_collect (SpGrid *self)
{
  SpPositions *positions = self->chart.positions;
  g_autofree double *interests = NULL;
  double most = 0.0;

  self->interest = choose_interest (self);
  interests = find_interests (self);
  for (guint i = 0; i < sp_positions_get_n_actors (positions); i++)
    {
      SpGridItem item = { .actor = i, .influence = sp_snapshot_get_actor (self->chart.snapshot, i)->influence,
                          .interest = interests[i], .is_named = TRUE };

      if (!isnan (item.interest))
        most = MAX (most, item.interest);
      if (isnan (item.influence) || isnan (item.interest))
        continue;
      if (self->issue != G_MAXUINT)
        item.position = sp_positions_get (positions, i, self->issue);
      g_array_append_val (self->items, item);
    }
  g_sort_array (self->items->data, self->items->len, sizeof (SpGridItem), compare_items_cb, NULL);
  self->most_interest = self->interest == SP_INTEREST_SALIENCE ? WHOLE : find_round_end (most);
}

/* Quadrant by quadrant, so that its numbers follow one another. */
static void
list_key (SpGrid *self)
{
  static const SpQuadrant order[] = { SP_QUADRANT_MANAGE, SP_QUADRANT_SATISFY, SP_QUADRANT_INFORM, SP_QUADRANT_MONITOR };
  guint number = 0;

  for (guint quadrant = 0; quadrant < G_N_ELEMENTS (order); quadrant++)
    {
      sp_chart_list_begin_group (self->list, sp_grid_get_quadrant_words (order[quadrant]));
      for (guint i = 0; i < self->items->len; i++)
        {
          SpGridItem *item = sp_grid_get_item (self, i);

          if (item->is_named || sp_grid_find_quadrant (self, item) != order[quadrant])
            continue;
          item->number = ++number;
          sp_chart_list_add_number (self->list, item->number,
                                    sp_snapshot_get_actor (self->chart.snapshot, item->actor)->name);
        }
    }
}

/* Numbers those that have no name in the grid, and lists them, and then who has no place in it. */
void
sp_grid_list (SpGrid *self)
{
  g_autofree double *interests = find_interests (self);

  if (self->form == SP_GRID_KEY)
    list_key (self);
  list_group (self, interests, TRUE, FALSE, _ ("Interest unknown"));
  list_group (self, interests, FALSE, TRUE, _ ("Influence unknown"));
  list_group (self, interests, FALSE, FALSE, _ ("Influence and interest unknown"));
}

/* What lies on the line between two quadrants belongs to the higher one. */
SpQuadrant
sp_grid_find_quadrant (const SpGrid *self, const SpGridItem *item)
{
  gboolean is_influential = item->influence >= WHOLE / 2.0;
  gboolean is_interested = item->interest >= self->most_interest / 2.0;

  if (is_influential)
    return is_interested ? SP_QUADRANT_MANAGE : SP_QUADRANT_SATISFY;
  return is_interested ? SP_QUADRANT_INFORM : SP_QUADRANT_MONITOR;
}
