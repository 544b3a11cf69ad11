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

/* 0.1 + 0.2 are just more than 0.3 in binary fractions, and half of the weight is at -1 all the same. */
static void
test_half_of_inexact_weights (void)
{
  const double values[] = { -1, 1, 2 };
  const double weights[] = { 0.3, 0.1, 0.2 };
  SpLanding landing = sp_landing_compute (values, weights, 3);

  g_assert_cmpfloat (landing.median, ==, -1.0);
  g_assert_cmpfloat_with_epsilon (landing.share_above, 0.5, 1e-12);
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

/* N actors and as many issues, some of whom say nothing, or lie between the steps. */
static SpSnapshot *
make_large_project (GRand *random, guint n, gboolean between)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpId id = 10000;

  for (guint i = 0; i < n; i++)
    {
      SpIssue issue = SP_ISSUE_INIT;
      SpActor actor = SP_ACTOR_INIT;

      issue.id = 1000 + i;
      issue.name = "Issue";
      sp_snapshot_builder_put_issue (builder, &issue);
      actor.id = 1 + i;
      actor.name = "Actor";
      actor.influence = g_rand_boolean (random) ? g_rand_double (random) * 100.0 : NAN;
      actor.speaks_for = i % 7 == 3 ? i : SP_ID_NONE;
      sp_snapshot_builder_put_actor (builder, &actor);
    }
  for (guint i = 0; i < 22 * n; i++)
    {
      SpStatement statement = SP_STATEMENT_INIT;

      statement.id = id++;
      statement.actor = 1 + g_rand_int_range (random, 0, (gint32) n - 1);
      statement.issue = 1000 + g_rand_int_range (random, 0, (gint32) n);
      statement.stance = between ? SP_STANCE_POINT (g_rand_double (random) * 100.0)
                                 : SP_STANCE_STEP (g_rand_int_range (random, -2, 3));
      statement.salience = g_rand_boolean (random) ? g_rand_double (random) : NAN;
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  return sp_snapshot_builder_end (builder);
}

static void
test_all_issues_as_each_by_itself (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  /* The last ones are so many that they are gone through in two threads. */
  for (guint way = 0; way < 6; way++)
    {
      const SpPositionOptions options = { .rule = SP_RULE_MEAN, .roll_up = way % 2 == 1 };
      g_autoptr (SpSnapshot) snapshot = make_large_project (random, way < 4 ? 40 : 240, way >= 2 && way < 4);
      g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options);
      g_autofree SpLanding *landings = sp_landing_of_all_issues (snapshot, positions);

      for (guint i = 0; i < sp_positions_get_n_issues (positions); i++)
        {
          SpLanding expected = sp_landing_of_issue (snapshot, positions, i);

          g_assert_cmpuint (landings[i].n_actors, ==, expected.n_actors);
          g_assert_cmpuint (landings[i].n_unknown_influence, ==, expected.n_unknown_influence);
          g_assert_cmpuint (landings[i].n_unknown_salience, ==, expected.n_unknown_salience);
          g_assert_true (landings[i].mean == expected.mean || (isnan (landings[i].mean) && isnan (expected.mean)));
          g_assert_true (landings[i].median == expected.median || (isnan (landings[i].median) && isnan (expected.median)));
        }
    }
}

/* Values that are many are sorted, those that are few are joined: both land alike. */
static void
test_joined_as_sorted (void)
{
  double few[400];
  double many[400];
  double weights[400];
  SpLanding joined;
  SpLanding sorted;

  for (guint i = 0; i < 400; i++)
    {
      few[i] = i % 5 - 2.0;
      many[i] = few[i] + i * 1e-9;
      weights[i] = 1.0 + i * 7 % 13;
    }
  joined = sp_landing_compute (few, weights, 400);
  sorted = sp_landing_compute (many, weights, 400);
  g_assert_cmpfloat_with_epsilon (joined.mean, sorted.mean, 1e-6);
  g_assert_cmpfloat_with_epsilon (joined.median, sorted.median, 1e-6);
}

static void
test_rows_have_every_cell (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (SpSnapshot) snapshot = make_large_project (random, 40, FALSE);
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);

  for (guint actor = 0; actor < sp_positions_get_n_actors (positions); actor++)
    {
      guint n, n_evidence, n_found = 0, n_statements = 0;
      const guint *issues;
      const SpPosition *cells = sp_positions_get_row (positions, actor, &n, &issues);
      const guint *evidence = sp_positions_get_row_evidence (positions, actor, &n_evidence);

      for (guint issue = 0; issue < sp_positions_get_n_issues (positions); issue++)
        {
          guint n_behind;
          const guint *behind = sp_positions_get_evidence (positions, actor, issue, &n_behind);

          if (n_behind == 0)
            continue;
          g_assert_cmpuint (issues[n_found], ==, issue);
          g_assert_true (&cells[n_found++] == sp_positions_get (positions, actor, issue));
          g_assert_true (behind == evidence + n_statements);
          n_statements += n_behind;
        }
      g_assert_cmpuint (n_found, ==, n);
      g_assert_cmpuint (n_statements, ==, n_evidence);
    }
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
  g_test_add_func ("/standpoint/landing/all-issues-as-each-by-itself", test_all_issues_as_each_by_itself);
  g_test_add_func ("/standpoint/landing/joined-as-sorted", test_joined_as_sorted);
  g_test_add_func ("/standpoint/landing/rows-have-every-cell", test_rows_have_every_cell);
  g_test_add_func ("/standpoint/landing/weighted-mean-and-median", test_weighted);
  g_test_add_func ("/standpoint/landing/median-between", test_median_between);
  g_test_add_func ("/standpoint/landing/half-of-inexact-weights", test_half_of_inexact_weights);
  g_test_add_func ("/standpoint/landing/no-weight-counts-all-the-same", test_no_weight);
  g_test_add_func ("/standpoint/landing/nobody-is-unknown", test_nobody);
  g_test_add_func ("/standpoint/landing/unknown-influence-is-told", test_unknown_influence);
  g_test_add_func ("/standpoint/landing/roll-up-counts-nobody-twice", test_roll_up);
  g_test_add_func ("/standpoint/landing/distance-from-the-centre", test_distance_from_centre);
  g_test_add_func ("/standpoint/landing/no-centre-without-others", test_no_centre_without_others);
  return g_test_run ();
}
