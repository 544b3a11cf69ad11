/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-centre.h"
#include "sp-landing.h"

static void
test_weighted (void)
{
  const double values[] = { 2, -2, 0, NAN };
  const double weights[] = { 30, 50, 20, 1000 };
  SpLanding landing = sp_landing_compute (values, weights, 4);

  g_assert_cmpfloat_with_epsilon (landing.mean, -0.4, 1e-12);
  g_assert_cmpfloat (landing.median, ==, -2.0);
  g_assert_cmpfloat (landing.share_below, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (landing.share_above, 0.5, 1e-12);
  g_assert_cmpuint (landing.n_actors, ==, 3);
}

static void
test_median_between (void)
{
  const double values[] = { 2, -2, 0 };
  const double weights[] = { 40, 40, 20 };
  SpLanding landing = sp_landing_compute (values, weights, 3);

  g_assert_cmpfloat (landing.median, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (landing.share_below, 0.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (landing.share_above, 0.4, 1e-12);
}

static void
test_no_weight (void)
{
  const double values[] = { 2, 1 };
  const double weights[] = { 0, 0 };

  g_assert_cmpfloat (sp_landing_compute (values, weights, 2).mean, ==, 1.5);
}

static void
test_nobody (void)
{
  const double values[] = { NAN };
  const double weights[] = { 1 };

  g_assert_true (isnan (sp_landing_compute (values, weights, 1).mean));
  g_assert_true (isnan (sp_landing_compute (values, weights, 0).median));
}

/* A state that supports with influence 60, a group that opposes with 20, a third without a known influence that is
 * strongly opposed, and a speaker of the state who supports as well. */
static SpSnapshot *
make_project (void)
{
  static const struct
  {
    double influence;
    SpId speaks_for;
    int step;
  } actors[] = { { 60, 0, 2 }, { 20, 0, -1 }, { NAN, 0, -2 }, { 10, 1, 2 } };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;

  issue.id = 50;
  issue.name = "Tax";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      SpActor actor = SP_ACTOR_INIT;
      SpStatement statement = SP_STATEMENT_INIT;

      actor.id = i + 1;
      actor.ordinal = i;
      actor.name = "A";
      actor.influence = actors[i].influence;
      actor.speaks_for = actors[i].speaks_for;
      sp_snapshot_builder_put_actor (builder, &actor);
      statement.id = 100 + i;
      statement.actor = actor.id;
      statement.issue = issue.id;
      statement.stance = SP_STANCE_STEP (actors[i].step);
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  return sp_snapshot_builder_end (builder);
}

/* The unknown influence is taken as the mean of 60, 20 and 10, which is 30: (120 - 20 - 60 + 20) / 120. */
static void
test_unknown_influence (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  SpLanding landing = sp_landing_of_issue (snapshot, positions, 0);

  g_assert_cmpfloat_with_epsilon (landing.mean, 0.5, 1e-12);
  g_assert_cmpuint (landing.n_unknown_influence, ==, 1);
  g_assert_cmpuint (landing.n_unknown_salience, ==, 4);
}

/* With roll-up the speaker counts in the state only, and the unknown influence is 40: (120 - 20 - 80) / 120. */
static void
test_roll_up (void)
{
  const SpPositionOptions options = { .roll_up = TRUE };
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options);
  SpLanding landing = sp_landing_of_issue (snapshot, positions, 0);

  g_assert_cmpuint (landing.n_actors, ==, 3);
  g_assert_cmpfloat_with_epsilon (landing.mean, 1.0 / 6.0, 1e-12);
}

/* The issue lands at (2 * 60 - 20 - 2 * 40) / 120 with the unknown influence as the mean, 40, when the speaker is rolled up. */
static void
test_distance_from_centre (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  const SpPositionOptions options = { .roll_up = TRUE };
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options);
  SpLanding landing = sp_landing_of_issue (snapshot, positions, 0);
  g_autofree SpCentreDistance *distances = sp_centre_measure_distances (snapshot, positions);

  g_assert_cmpfloat_with_epsilon (distances[0].distance, 2.0 - landing.mean, 1e-12);
  g_assert_cmpfloat_with_epsilon (distances[2].distance, 2.0 + landing.mean, 1e-12);
  g_assert_cmpuint (distances[0].n_issues, ==, 1);
}

static void
test_no_centre_without_others (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpActor actor = SP_ACTOR_INIT;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpPositions) positions = NULL;
  g_autofree SpCentreDistance *distances = NULL;

  actor.id = 1;
  actor.name = "Alone";
  sp_snapshot_builder_put_actor (builder, &actor);
  snapshot = sp_snapshot_builder_end (builder);
  positions = sp_positions_compute (snapshot, NULL);
  distances = sp_centre_measure_distances (snapshot, positions);
  g_assert_true (isnan (distances[0].distance));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/landing/weighted-mean-and-median", test_weighted);
  g_test_add_func ("/standpoint/landing/median-between", test_median_between);
  g_test_add_func ("/standpoint/landing/no-weight-counts-all-the-same", test_no_weight);
  g_test_add_func ("/standpoint/landing/nobody-is-unknown", test_nobody);
  g_test_add_func ("/standpoint/landing/unknown-influence-is-told", test_unknown_influence);
  g_test_add_func ("/standpoint/landing/roll-up-counts-nobody-twice", test_roll_up);
  g_test_add_func ("/standpoint/landing/distance-from-the-centre", test_distance_from_centre);
  g_test_add_func ("/standpoint/landing/no-centre-without-others", test_no_centre_without_others);
  return g_test_run ();
}
