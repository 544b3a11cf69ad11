/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-position-rule.h"

#include "sp-contradiction.h"
#include "sp-shift.h"

/* Undecided and no comment say of themselves that there is no stance; any other statement without one leaves its
 * stance open. */
static gboolean
leaves_stance_open (const SpEvidence *evidence)
{
  return !sp_evidence_has_stance (evidence) && evidence->qualifier != SP_QUALIFIER_UNDECIDED
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

/* Statements of unknown salience weigh as much as the mean of the known ones; if none is known, or all are 0, every
 * statement weighs the same. */
static double
measure_weighted_mean (const SpEvidence *evidence, guint n)
{
  double usual = measure_salience (evidence, n);
  double sum = 0.0;
  double weights = 0.0;

  for (guint i = 0; i < n; i++)
    if (sp_evidence_has_stance (&evidence[i]))
      {
        double weight = isnan (evidence[i].salience) ? usual : evidence[i].salience;

        sum += weight * evidence[i].value;
        weights += weight;
      }
  return weights > 0.0 ? sum / weights : sp_evidence_measure_mean (evidence, n);
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
      if (!sp_evidence_has_stance (&evidence[i]))
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
  return sp_evidence_has_stance (evidence)
         && (rule != SP_RULE_STRONGEST || fabs (value) < SP_NEUTRAL_WITHIN || evidence->value == value);
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
  if (fabs (value) < SP_NEUTRAL_WITHIN)
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
      return sp_evidence_measure_mean (evidence, n);
    }
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
  position.contradiction = sp_contradiction_find (evidence, n, window_days, NULL, NULL);
  position.shift = sp_shift_find (evidence, n, window_days, NULL);
  position.salience = measure_salience (evidence, n);
  return position;
}
