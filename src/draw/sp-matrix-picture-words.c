/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-matrix-picture-words.h"

#include <glib/gi18n-lib.h>

#include "sp-landing.h"
#include "sp-sign.h"

/* More issues than these are not gone through one by one in the description. */
#define MOST_DESCRIBED_ISSUES 20

#define MINUS "\u2212"

/* The role, and whom the actor speaks for where the indentation does not say so. */
char *
sp_matrix_words_role (const SpMatrixPlan *plan, const SpMatrixRow *row)
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

/* "Dmitry Peskov, Kremlin spokesman, speaks for Russia" */
char *
sp_matrix_words_actor (SpSnapshot *snapshot, const SpActor *actor)
{
  const SpActor *principal = sp_snapshot_find_actor (snapshot, actor->speaks_for);
  GString *words = g_string_new (actor->name);

  if (*actor->role != '\0')
    g_string_append_printf (words, ", %s", actor->role);
  if (principal != NULL)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, _ ("speaks for %s"), principal->name);
    }
  return g_string_free (words, FALSE);
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
  GString *words = g_string_new (actor->name);

  g_string_append (words, ", ");
  g_string_append (words, issue->name);
  g_string_append (words, ": ");
  g_string_append (words, sp_sign_get_label (position));
  if (position->n_statements == 0)
    return g_string_free (words, FALSE);
  g_string_append (words, ", ");
  g_string_append_printf (words, ngettext ("%u statement", "%u statements", position->n_statements),
                          position->n_statements);
  if (position->contradiction)
    g_string_append (words, _ (", contradictory"));
  if (position->shift != 0)
    g_string_append (words, position->shift > 0 ? _ (", moved towards support") : _ (", moved towards opposition"));
  return g_string_free (words, FALSE);
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

/* What is known of the weights behind the landing, over all issues. */
static char *
describe_weights (const SpMatrixPlan *plan)
{
  guint n = 0;
  guint n_unknown_influence = 0;
  guint n_unknown_salience = 0;

  for (guint column = 0; column < plan->n_columns; column++)
    {
      SpLanding landing = sp_landing_of_issue (plan->snapshot, plan->positions, plan->issues[column]);

      n += landing.n_actors;
      n_unknown_influence += landing.n_unknown_influence;
      n_unknown_salience += landing.n_unknown_salience;
    }
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
  g_autofree char *actors = g_strdup_printf (ngettext ("%u actor", "%u actors", plan->n_rows), plan->n_rows);
  g_autofree char *issues = g_strdup_printf (ngettext ("%u issue", "%u issues", plan->n_columns), plan->n_columns);

  g_string_append_printf (words, _ ("A position matrix of %s on %s."), actors, issues);
  for (guint column = 0; column < plan->n_columns && plan->n_columns <= MOST_DESCRIBED_ISSUES; column++)
    {
      Tally tally = tally_issue (plan, plan->issues[column]);

      g_string_append_c (words, ' ');
      g_string_append_printf (words, _ ("%s: in support %u, opposed %u, neither %u."),
                              sp_snapshot_get_issue (plan->snapshot, plan->issues[column])->name, tally.n_support,
                              tally.n_oppose, tally.n_other);
    }
  return g_string_free (words, FALSE);
}
