/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-words.h"

#include <glib/gi18n-lib.h>

#include "sp-dispersion.h"
#include "sp-sign.h"

/* More issues than these are not gone through one by one in the description. */
#define MOST_DESCRIBED_ISSUES 20

#define MINUS "\u2212"

static char *
dup_role (const SpMatrixPlan *plan, const SpMatrixRow *row)
{
  const SpActor *actor = sp_snapshot_get_actor (plan->snapshot, row->actor);
  const SpActor *principal = sp_snapshot_find_actor (plan->snapshot, actor->speaks_for);

  if (row->depth > 0 || principal == NULL)
    return g_strdup (actor->role);
  if (*actor->role == '\0')
    return g_strdup_printf (_ ("speaks for %s"), principal->name);
  /* Translators: a role and the actor that is spoken for, "spokesman, speaks for Russia" */
  return g_strdup_printf (_ ("%s, speaks for %s"), actor->role, principal->name);
}

/* The role, whom the actor speaks for where the indentation does not say so, and how many speakers are folded in. */
char *
sp_matrix_words_role (const SpMatrixPlan *plan, const SpMatrixRow *row)
{
  g_autofree char *role = dup_role (plan, row);
  g_autofree char *speakers = NULL;

  if (row->n_speakers == 0)
    return g_steal_pointer (&role);
  /* Translators: those who speak for the actor of a row, and have no row of their own */
  speakers = g_strdup_printf (ngettext ("with %u speaker", "with %u speakers", row->n_speakers), row->n_speakers);
  return *role == '\0' ? g_steal_pointer (&speakers) : g_strconcat (role, _ (", "), speakers, NULL);
}

/* "Dmitry Peskov, Kremlin spokesman, speaks for Russia" */
char *
sp_matrix_words_actor (SpSnapshot *snapshot, const SpActor *actor)
{
  const SpActor *principal = sp_snapshot_find_actor (snapshot, actor->speaks_for);
  g_autoptr (GString) details = g_string_new (actor->role);

  if (principal != NULL)
    {
      g_string_append (details, details->len > 0 ? _ (", ") : "");
      g_string_append_printf (details, _ ("speaks for %s"), principal->name);
    }
  if (details->len == 0)
    return g_strdup (actor->name);
  /* Translators: a name, then what is told of it: "Dmitry Peskov, Kremlin spokesman" */
  return g_strdup_printf (_ ("%s, %s"), actor->name, details->str);
}

/* "Territorial concessions: from no concession to cession" */
char *
sp_matrix_words_issue (const SpIssue *issue)
{
  if (*issue->oppose_end == '\0' || *issue->support_end == '\0')
    return g_strdup (issue->name);
  /* Translators: an issue and the two ends of its scale */
  return g_strdup_printf (_ ("%s: from “%s” to “%s”"), issue->name, issue->oppose_end, issue->support_end);
}

/* "Volodymyr Zelensky, Territorial concessions: strongly oppose, 1 statement" */
char *
sp_matrix_words_cell (const SpActor *actor, const SpIssue *issue, const SpPosition *position)
{
  g_autofree char *heading = g_strconcat (actor->name, _ (", "), issue->name, NULL);
  g_autoptr (GString) words = g_string_new (sp_sign_get_label (position));

  if (position->n_statements > 0)
    {
      g_string_append (words, _ (", "));
      g_string_append_printf (words, ngettext ("%'u statement", "%'u statements", position->n_statements),
                              position->n_statements);
      if (position->contradiction)
        g_string_append (words, _ (", contradictory"));
      if (position->shift != 0)
        g_string_append (words, position->shift > 0 ? _ (", moved towards support") : _ (", moved towards opposition"));
    }
  return g_strdup_printf (_ ("%s: %s"), heading, words->str);
}

char *
sp_matrix_words_end (const SpIssue *issue, gboolean support)
{
  const char *end = support ? issue->support_end : issue->oppose_end;

  return *end != '\0' ? g_strdup_printf ("%s\u00a0%s", support ? "+" : MINUS, end) : g_strdup ("");
}

char *
sp_matrix_words_ends (const SpIssue *issue)
{
  g_autofree char *oppose = sp_matrix_words_end (issue, FALSE);
  g_autofree char *support = sp_matrix_words_end (issue, TRUE);

  return g_strconcat (oppose, *oppose != '\0' && *support != '\0' ? "   " : "", support, NULL);
}

/* In the user's locale, with a true minus. */
char *
sp_matrix_words_number (double value, guint n_digits)
{
  g_autofree char *digits = NULL;
  gboolean is_zero;

  if (isnan (value))
    return g_strdup ("\u2013");
  digits = g_strdup_printf ("%.*f", (int) n_digits, fabs (value));
  is_zero = strpbrk (digits, "123456789") == NULL;
  return g_strconcat (is_zero ? "" : value < 0.0 ? MINUS : "+", digits, NULL);
}

const char *
sp_matrix_words_foot (SpMatrixFoot foot)
{
  switch (foot)
    {
    case SP_MATRIX_FOOT_AGREEMENT:
      return _ ("Agreement");
    case SP_MATRIX_FOOT_LANDING:
      return _ ("Where it lands");
    case SP_MATRIX_FOOT_ACTORS:
    default:
      return _ ("Actors");
    }
}

/* What the marks of a landing are, and what is known of the weights behind it; of N actors. */
char *
sp_matrix_words_weights (guint n, guint n_unknown_influence, guint n_unknown_salience)
{
  if (n_unknown_influence == n && n_unknown_salience == n)
    return g_strdup (_ ("◆ mean, | median; influence and salience unknown, all count alike"));
  if (n_unknown_influence == n)
    return g_strdup (_ ("◆ mean, | median, weighted by salience; influence unknown"));
  if (n_unknown_salience == n)
    return g_strdup (n_unknown_influence > 0
                       ? _ ("◆ mean, | median, weighted by influence, where unknown as the mean; salience unknown")
                       : _ ("◆ mean, | median, weighted by influence; salience unknown"));
  return g_strdup (n_unknown_influence + n_unknown_salience > 0
                     ? _ ("◆ mean, | median, weighted by influence × salience, where unknown as the mean")
                     : _ ("◆ mean, | median, weighted by influence × salience"));
}

/* Over all issues. */
static char *
describe_weights (const SpMatrixPlan *plan)
{
  guint n = 0;
  guint n_unknown_influence = 0;
  guint n_unknown_salience = 0;

  for (guint column = 0; column < plan->n_columns; column++)
    {
      const SpLanding *landing = &plan->landings[plan->issues[column]];

      n += landing->n_actors;
      n_unknown_influence += landing->n_unknown_influence;
      n_unknown_salience += landing->n_unknown_salience;
    }
  return sp_matrix_words_weights (n, n_unknown_influence, n_unknown_salience);
}

char *
sp_matrix_words_foot_note (const SpMatrixPlan *plan, SpMatrixFoot foot)
{
  switch (foot)
    {
    case SP_MATRIX_FOOT_AGREEMENT:
      return g_strdup_printf (_ ("+1 alike, 0 spread evenly, %s1 split in two"), MINUS);
    case SP_MATRIX_FOOT_LANDING:
      return describe_weights (plan);
    case SP_MATRIX_FOOT_ACTORS:
    default:
      return g_strdup (_ ("from opposition to support"));
    }
}

const char *
sp_matrix_words_side (SpMatrixSide side)
{
  return side == SP_MATRIX_SIDE_ACTIVITY ? _ ("Statements") : _ ("From the centre");
}

char *
sp_matrix_words_amount (double value)
{
  return isnan (value) ? g_strdup ("\u2013") : g_strdup_printf ("%.1f", value);
}

char *
sp_matrix_words_side_value (const SpMatrixRow *row, SpMatrixSide side)
{
  if (side == SP_MATRIX_SIDE_ACTIVITY)
    return g_strdup_printf (ngettext ("%'u statement", "%'u statements", row->n_statements), row->n_statements);
  if (isnan (row->distance))
    return g_strdup (_ ("distance from the centre unknown"));
  /* Translators: how far an actor stands from where the issues land, on the scale of five steps */
  return g_strdup_printf (_ ("%.1f steps from the centre"), row->distance);
}

/* "strongly oppose 2, oppose 0, neutral 1, support 0, strongly support 3" */
static char *
describe_steps (const SpMatrixPlan *plan, guint issue)
{
  GString *words = g_string_new (NULL);
  const double *counts = plan->tallies[issue].steps;

  for (guint step = 0; step < SP_N_STEPS; step++)
    g_string_append_printf (words, "%s%s %.0f", step > 0 ? _ (", ") : "", sp_step_to_label ((int) step - 2), counts[step]);
  return g_string_free_and_steal (words);
}

/* A cell under the table in words. */
char *
sp_matrix_words_foot_value (const SpMatrixPlan *plan, SpMatrixFoot foot, guint issue)
{
  const SpMatrixTally *tally = &plan->tallies[issue];
  const SpLanding *landing = &plan->landings[issue];
  g_autofree char *mean = NULL;
  g_autofree char *median = NULL;

  if (foot == SP_MATRIX_FOOT_ACTORS)
    return describe_steps (plan, issue);
  if (tally->n < SP_MATRIX_LEAST_MEASURED)
    return g_strdup (_ ("too few positions"));
  if (foot == SP_MATRIX_FOOT_AGREEMENT)
    {
      g_autofree char *agreement = sp_matrix_words_number (sp_dispersion_get_agreement (tally->steps, SP_N_STEPS), 2);

      return g_strdup_printf (_ ("agreement %s"), agreement);
    }
  mean = sp_matrix_words_number (landing->mean, 1);
  median = sp_matrix_words_number (landing->median, 1);
  /* Translators: where an issue would land on its scale from −2 to +2 */
  return g_strdup_printf (_ ("lands at %s, median %s"), mean, median);
}

char *
sp_matrix_words_issue_in_picture (const SpMatrixPlan *plan, guint column)
{
  g_autofree char *name = sp_matrix_words_issue (sp_snapshot_get_issue (plan->snapshot, plan->issues[column]));
  GString *words = g_string_new (name);

  for (guint i = 0; i < plan->column_groups->len; i++)
    {
      const SpMatrixGroup *group = &g_array_index (plan->column_groups, SpMatrixGroup, i);

      if (column >= group->first && column < group->end)
        /* Translators: a letter for issues that divide the actors alike */
        g_string_append_printf (words, _ (", among the like issues %s"), group->label);
    }
  for (SpMatrixFoot foot = SP_MATRIX_FOOT_AGREEMENT; plan->has_feet && foot < SP_MATRIX_N_FEET; foot++)
    {
      g_autofree char *value = sp_matrix_words_foot_value (plan, foot, plan->issues[column]);

      g_string_append_printf (words, "%s%s", _ (", "), value);
    }
  return g_string_free_and_steal (words);
}

char *
sp_matrix_words_actor_in_picture (const SpMatrixPlan *plan, guint row)
{
  g_autofree char *name
    = sp_matrix_words_actor (plan->snapshot, sp_snapshot_get_actor (plan->snapshot, plan->rows[row].actor));
  const SpMatrixGroup *group = sp_matrix_plan_find_row_group (plan, row);
  GString *words = g_string_new (name);

  if (group != NULL)
    g_string_append_printf (words, "%s%s", _ (", "), group->label);
  for (SpMatrixSide side = 0; plan->has_sides && side < SP_MATRIX_N_SIDES; side++)
    {
      g_autofree char *value = sp_matrix_words_side_value (&plan->rows[row], side);

      g_string_append_printf (words, "%s%s", _ (", "), value);
    }
  return g_string_free_and_steal (words);
}

/* "Bloc 1: 5 actors." */
static void
append_groups (const SpMatrixPlan *plan, GString *words)
{
  for (guint i = 0; i < plan->row_groups->len && i < MOST_DESCRIBED_ISSUES; i++)
    {
      const SpMatrixGroup *group = &g_array_index (plan->row_groups, SpMatrixGroup, i);
      guint n = group->end - group->first;

      g_autofree char *count = g_strdup_printf (ngettext ("%'u actor", "%'u actors", n), n);

      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("%s: %s"), group->label, count);
      g_string_append_c (words, '.');
    }
}

typedef struct
{
  guint n_support;
  guint n_oppose;
  guint n_other;
} Tally;

static Tally
tally_issue (const SpMatrixPlan *plan, guint issue)
{
  Tally tally = { 0, 0, 0 };

  for (guint actor = 0; actor < sp_positions_get_n_actors (plan->positions); actor++)
    {
      const SpPosition *position = sp_positions_get (plan->positions, actor, issue);

      if (position->state == SP_POSITION_NOTHING_FOUND)
        continue;
      if (position->value > 0.0)
        tally.n_support++;
      else if (position->value < 0.0)
        tally.n_oppose++;
      else
        tally.n_other++;
    }
  return tally;
}

/* The whole picture in words. */
char *
sp_matrix_words_description (const SpMatrixPlan *plan)
{
  GString *words = g_string_new (NULL);
  g_autofree char *actors = g_strdup_printf (ngettext ("%'u actor", "%'u actors", plan->n_rows), plan->n_rows);
  g_autofree char *issues = g_strdup_printf (ngettext ("%'u issue", "%'u issues", plan->n_columns), plan->n_columns);

  g_string_append_printf (words, _ ("A position matrix of %s on %s."), actors, issues);
  for (guint column = 0; column < plan->n_columns && plan->n_columns <= MOST_DESCRIBED_ISSUES; column++)
    {
      Tally tally = tally_issue (plan, plan->issues[column]);

      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("%s: in support %u, opposed %u, neither %u."),
                              sp_snapshot_get_issue (plan->snapshot, plan->issues[column])->name, tally.n_support,
                              tally.n_oppose, tally.n_other);
    }
  append_groups (plan, words);
  return g_string_free (words, FALSE);
}
