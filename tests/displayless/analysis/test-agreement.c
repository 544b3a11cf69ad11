/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-agreement.h"

/* Four actors, three issues; 9 is nothing found. */
static const int stances[4][3] = { { 2, 1, -2 }, { 2, -1, 9 }, { -2, 9, 2 }, { 9, 9, 9 } };

static SpPositions *
compute_positions (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;

  for (guint i = 0; i < 4; i++)
    {
      SpActor actor = SP_ACTOR_INIT;

      actor.id = i + 1;
      actor.ordinal = i;
      actor.name = "A";
      sp_snapshot_builder_put_actor (builder, &actor);
    }
  for (guint j = 0; j < 3; j++)
    {
      SpIssue issue = SP_ISSUE_INIT;

      issue.id = j + 1;
      issue.ordinal = j;
      issue.name = "I";
      sp_snapshot_builder_put_issue (builder, &issue);
    }
  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < 3; j++)
      if (stances[i][j] != 9)
        {
          SpStatement statement = SP_STATEMENT_INIT;

          statement.id = 100 + 10 * i + j;
          statement.actor = i + 1;
          statement.issue = j + 1;
          statement.stance = SP_STANCE_STEP (stances[i][j]);
          sp_snapshot_builder_put_statement (builder, &statement);
        }
  snapshot = sp_snapshot_builder_end (builder);
  return sp_positions_compute (snapshot, NULL);
}

/* Alike on the first issue, half the range apart on the second: the mean of 1 and 0. */
static void
test_actors (void)
{
  g_autoptr (SpPositions) positions = compute_positions ();
  g_autoptr (SpMatrix) agreement = sp_agreement_between_actors (positions);

  g_assert_cmpfloat (sp_matrix_get (agreement, 0, 1), ==, 0.5);
  g_assert_cmpfloat (sp_matrix_get (agreement, 1, 0), ==, 0.5);
  g_assert_cmpfloat (sp_matrix_get (agreement, 0, 2), ==, -1.0);
  g_assert_cmpfloat (sp_matrix_get (agreement, 1, 2), ==, -1.0);
}

static void
test_silence (void)
{
  g_autoptr (SpPositions) positions = compute_positions ();
  g_autoptr (SpMatrix) agreement = sp_agreement_between_actors (positions);

  for (guint i = 0; i < 3; i++)
    g_assert_true (isnan (sp_matrix_get (agreement, 3, i)));
  g_assert_cmpfloat (sp_matrix_get (agreement, 3, 3), ==, 1.0);
}

/* Between the first two issues: actor 0 is half a step pair apart (0.5), actor 1 one and a half (-0.5). */
static void
test_issues (void)
{
  g_autoptr (SpPositions) positions = compute_positions ();
  g_autoptr (SpMatrix) agreement = sp_agreement_between_issues (positions);

  g_assert_cmpuint (agreement->n_rows, ==, 3);
  g_assert_cmpfloat (sp_matrix_get (agreement, 0, 1), ==, 0.0);
  g_assert_cmpfloat (sp_matrix_get (agreement, 0, 2), ==, -1.0);
  g_assert_cmpfloat (sp_matrix_get (agreement, 1, 2), ==, -0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/agreement/between-actors", test_actors);
  g_test_add_func ("/standpoint/agreement/silence-is-unknown", test_silence);
  g_test_add_func ("/standpoint/agreement/between-issues", test_issues);
  return g_test_run ();
}
