/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-position-rule.h"

/* Below this a mean is a neutral stance: sums of thirds do not come out as an exact zero. */
#define NEUTRAL_WITHIN 1e-9

/* The least change of a stance, in steps, that is told as a shift. */
#define LEAST_SHIFT 0.5

static gboolean
has_stance (const SpEvidence *evidence)
{
  return !isnan (evidence->value);
}

/* Undecided and no comment say of themselves that there is no stance; any other statement without one leaves its
 * stance open. */
static gboolean
leaves_stance_open (const SpEvidence *evidence)
{
  return !has_stance (evidence) && evidence->qualifier != SP_QUALIFIER_UNDECIDED
         && evidence->qualifier != SP_QUALIFIER_NO_COMMENT;
}

/* Mean of the known saliences, or NAN. */
static double
measure_salience (const SpEvidence *evidence, guint n)
{
  double sum = 0.0;
  guint n_known = 0;

  for (guint i = 0; i < n; i++)
    if (!isnan (evidence[i].salience))
      {
        sum += evidence[i].salience;
        n_known++;
      }
  return n_known > 0 ? sum / n_known : NAN;
}

static double
measure_mean (const SpEvidence *evidence, guint n)
{
  double sum = 0.0;
  guint n_known = 0;

  for (guint i = 0; i < n; i++)
    if (has_stance (&evidence[i]))
      {
        sum += evidence[i].value;
        n_known++;
      }
  return n_known > 0 ? sum / n_known : NAN;
}

/* Statements of unknown salience weigh as much as the mean of the known ones; if none is known, or all are 0, every
 * statement weighs the same. */
static double
measure_weighted_mean (const SpEvidence *evidence, guint n)
{
  double usual = measure_salience (evidence, n);
  double sum = 0.0;
  double weights = 0.0;

  for (guint i = 0; i < n; i++)
    if (has_stance (&evidence[i]))
      {
        double weight = isnan (evidence[i].salience) ? usual : (double) evidence[i].salience;

        sum += weight * evidence[i].value;
        weights += weight;
      }
  return weights > 0.0 ? sum / weights : measure_mean (evidence, n);
}

/* The furthest from neutral; of equally far ones the newest day's, of opposite ones on that day the mean. */
static double
find_strongest (const SpEvidence *evidence, guint n)
{
  double strength = -1.0;
  double sum = 0.0;
  guint n_equal = 0;
  gint32 day = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!has_stance (&evidence[i]))
        continue;
      if (fabs (evidence[i].value) > strength)
        {
          strength = fabs (evidence[i].value);
          day = evidence[i].day;
          sum = 0.0;
          n_equal = 0;
        }
      if (fabs (evidence[i].value) == strength && evidence[i].day == day)
        {
          sum += evidence[i].value;
          n_equal++;
        }
    }
  return n_equal > 0 ? sum / n_equal : NAN;
}

/* The number of statements of the newest day on which anything but "no comment" was said, starting at START:
 * who declines to comment has not taken anything back. */
static guint
find_latest_day (const SpEvidence *evidence, guint n, guint *start)
{
  guint i;

  for (*start = 0; *start < n; (*start)++)
    if (evidence[*start].qualifier != SP_QUALIFIER_NO_COMMENT)
      break;
  for (i = *start; i < n && evidence[i].day == evidence[*start].day; i++)
    ;
  return i - *start;
}

/* Whether a statement has a part in the value: for the strongest only those that are it. */
static gboolean
decides (const SpEvidence *evidence, SpRule rule, double value)
{
  return has_stance (evidence) && (rule != SP_RULE_STRONGEST || fabs (value) < NEUTRAL_WITHIN || evidence->value == value);
}

static SpQualifier
find_least_firm (const SpEvidence *evidence, guint n, SpRule rule, double value)
{
  SpQualifier least_firm = SP_QUALIFIER_FIRM;

  for (guint i = 0; i < n; i++)
    if (decides (&evidence[i], rule, value))
      least_firm = MAX (least_firm, evidence[i].qualifier);
  return least_firm;
}

static SpPositionState
name_state (double value, SpQualifier qualifier)
{
  if (qualifier == SP_QUALIFIER_CONDITIONAL)
    return SP_POSITION_CONDITIONAL;
  if (qualifier == SP_QUALIFIER_AMBIGUOUS)
    return SP_POSITION_AMBIGUOUS;
  if (fabs (value) < NEUTRAL_WITHIN)
    return SP_POSITION_NEUTRAL;
  return value > 0.0 ? SP_POSITION_SUPPORT : SP_POSITION_OPPOSE;
}

/* Without any stance: what was said says more than that nothing was decided, and that more than no comment. */
static void
judge_without_stance (SpPosition *position, const SpEvidence *evidence, guint n)
{
  position->state = SP_POSITION_NO_COMMENT;
  position->qualifier = SP_QUALIFIER_NO_COMMENT;
  for (guint i = 0; i < n; i++)
    if (leaves_stance_open (&evidence[i]))
      {
        gboolean conditional = evidence[i].qualifier == SP_QUALIFIER_CONDITIONAL;

        position->state = conditional ? SP_POSITION_CONDITIONAL : SP_POSITION_AMBIGUOUS;
        position->qualifier = conditional ? SP_QUALIFIER_CONDITIONAL : SP_QUALIFIER_AMBIGUOUS;
        return;
      }
    else if (evidence[i].qualifier == SP_QUALIFIER_UNDECIDED)
      {
        position->state = SP_POSITION_UNDECIDED;
        position->qualifier = SP_QUALIFIER_UNDECIDED;
      }
}

static double
measure_value (const SpEvidence *evidence, guint n, SpRule rule)
{
  switch (rule)
    {
    case SP_RULE_WEIGHTED:
      return measure_weighted_mean (evidence, n);
    case SP_RULE_STRONGEST:
      return find_strongest (evidence, n);
    case SP_RULE_LATEST:
    case SP_RULE_MEAN:
    default:
      return measure_mean (evidence, n);
    }
}

/* Whether an opposite pair lies within the window. Undated statements share one moment before all others. */
static gboolean
has_contradiction (const SpEvidence *evidence, guint n, guint window_days)
{
  gint32 last_day[2] = { -1, -1 };

  for (guint i = 0; i < n; i++)
    {
      guint side = evidence[i].value > 0.0;
      gint32 other;

      if (!has_stance (&evidence[i]) || fabs (evidence[i].value) < NEUTRAL_WITHIN)
        continue;
      other = last_day[!side];
      if (other >= 0 && (other == 0) == (evidence[i].day == 0) && other - evidence[i].day <= (gint64) window_days)
        return TRUE;
      last_day[side] = evidence[i].day;
    }
  return FALSE;
}

/* The mean stance of the day that begins at START, which is moved past that day; NAN if that day has none. */
static double
take_day (const SpEvidence *evidence, guint n, guint *start)
{
  guint first = *start;

  while (*start < n && evidence[*start].day == evidence[first].day)
    (*start)++;
  return measure_mean (evidence + first, *start - first);
}

/* The direction of the last change between two days. A change to the other side within the window is a
 * contradiction and not told twice. */
static int
find_shift (const SpEvidence *evidence, guint n, guint window_days)
{
  double now = NAN;
  gint32 day = 0;

  for (guint i = 0; i < n;)
    {
      gint32 then_day = evidence[i].day;
      double then = take_day (evidence, n, &i);

      if (isnan (then))
        continue;
      if (isnan (now))
        {
          now = then;
          day = then_day;
        }
      else if (fabs (now - then) >= LEAST_SHIFT)
        {
          if (now * then < 0.0 && then_day != 0 && day - then_day <= (gint64) window_days)
            return 0;
          return now > then ? 1 : -1;
        }
    }
  return 0;
}

SpPosition
sp_position_judge (const SpEvidence *evidence, guint n, SpRule rule, guint window_days)
{
  SpPosition position = { .n_statements = n };
  guint start = 0;
  guint n_deciding = n;

  if (rule == SP_RULE_LATEST)
    n_deciding = find_latest_day (evidence, n, &start);
  position.value = measure_value (evidence + start, n_deciding, rule);
  if (isnan (position.value))
    {
      judge_without_stance (&position, evidence + start, n_deciding);
    }
  else
    {
      position.qualifier = find_least_firm (evidence + start, n_deciding, rule, position.value);
      position.state = name_state (position.value, position.qualifier);
    }
  position.contradiction = has_contradiction (evidence, n, window_days);
  position.shift = find_shift (evidence, n, window_days);
  position.salience = measure_salience (evidence, n);
  return position;
}
