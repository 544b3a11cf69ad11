/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-contest.h"

#include "analysis-fixture.h"
#include "sp-pivot.h"

/* Everybody supports peace; on tax two are strongly for and two strongly against; only one has a view on fish. */
static SpSnapshot *
make_project (void)
{
  static const int tax[] = { 2, 2, -2, -2 };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  fixture_add_issue (builder, 0, "Peace");
  fixture_add_issue (builder, 1, "Tax");
  fixture_add_issue (builder, 2, "Fish");
  for (guint i = 0; i < 4; i++)
    {
      fixture_add_actor (builder, i, NAN, SP_ID_NONE);
      fixture_say (builder, 1000 + i, i, 0, 1, "");
      fixture_say (builder, 2000 + i, i, 1, tax[i], "");
    }
  fixture_say (builder, 3000, 0, 2, 2, "");
  return sp_snapshot_builder_end (builder);
}

static void
test_rank (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autofree SpContest *contests = sp_contests_rank (snapshot, positions);

  g_assert_cmpuint (contests[0].issue, ==, 1);
  g_assert_cmpfloat_with_epsilon (contests[0].polarisation, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (contests[0].consensus, 0.0, 1e-12);
  g_assert_cmpfloat (contests[0].counts[0], ==, 2.0);
  g_assert_cmpuint (contests[1].issue, ==, 0);
  g_assert_cmpfloat_with_epsilon (contests[1].polarisation, 0.0, 1e-12);
}

static void
test_one_is_no_contest (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autofree SpContest *contests = sp_contests_rank (snapshot, positions);

  g_assert_cmpuint (contests[2].issue, ==, 2);
  g_assert_cmpuint (contests[2].n_actors, ==, 1);
  g_assert_true (isnan (contests[2].polarisation));
}

static void
test_speaker_counts_once (void)
{
  const SpPositionOptions options = { .roll_up = TRUE };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpPositions) positions = NULL;

  fixture_add_issue (builder, 0, "Peace");
  fixture_add_actor (builder, 0, NAN, SP_ID_NONE);
  fixture_add_actor (builder, 1, NAN, ACTOR_ID (0));
  fixture_say (builder, 1, 1, 0, 2, "");
  snapshot = sp_snapshot_builder_end (builder);
  positions = sp_positions_compute (snapshot, &options);
  g_assert_cmpuint (sp_contest_measure (snapshot, positions, 0).n_actors, ==, 1);
}

/* A mean between two steps is told by the nearer one, but never as neutral. */
static void
test_step (void)
{
  g_assert_cmpint (sp_position_get_step (&(SpPosition) { .value = 0.2 }), ==, 1);
  g_assert_cmpint (sp_position_get_step (&(SpPosition) { .value = -0.2, .state = SP_POSITION_CONDITIONAL }), ==, -1);
  g_assert_cmpint (sp_position_get_step (&(SpPosition) { .value = 1.6 }), ==, 2);
  g_assert_cmpint (sp_position_get_step (&(SpPosition) { .value = NAN }), ==, 0);
}

/* Influences 50, 30 and 20 at 2, -2 and -1. Together 0.2; without the first -1.6, without the second 1.142857,
 * without the third 0.5. The median is -1: at or below it lies exactly half of the weight. */
static SpSnapshot *
make_weighted (guint n_actors)
{
  static const double influences[] = { 50, 30, 20 };
  static const int steps[] = { 2, -2, -1 };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  fixture_add_issue (builder, 0, "Tax");
  for (guint i = 0; i < 3; i++)
    {
      fixture_add_actor (builder, i, influences[i], SP_ID_NONE);
      if (i < n_actors)
        fixture_say (builder, 1000 + i, i, 0, steps[i], "");
    }
  return sp_snapshot_builder_end (builder);
}

static void
test_pivots (void)
{
  static const double moves[] = { 0.2 + 1.6, 0.2 - 80.0 / 70.0, 0.2 - 0.5 };
  g_autoptr (SpSnapshot) snapshot = make_weighted (3);
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autoptr (GArray) pivots = sp_pivots_of_issue (snapshot, positions, 0);

  g_assert_cmpuint (pivots->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const SpPivot *pivot = &g_array_index (pivots, SpPivot, i);

      g_assert_cmpfloat_with_epsilon (pivot->mean_move, moves[i], 1e-12);
      g_assert_cmpint (pivot->turns_it, ==, i == 0);
      g_assert_cmpint (pivot->at_median, ==, i == 2);
    }
}

static void
test_pivotal_actors (void)
{
  g_autoptr (SpSnapshot) snapshot = make_weighted (3);
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autofree SpPivotalActor *actors = sp_pivotal_actors_rank (snapshot, positions);

  g_assert_cmpuint (actors[0].actor, ==, 0);
  g_assert_cmpuint (actors[0].n_turned, ==, 1);
  g_assert_cmpuint (actors[1].actor, ==, 1);
  g_assert_cmpfloat_with_epsilon (actors[1].mean_move, 80.0 / 70.0 - 0.2, 1e-12);
}

/* Three alike: nobody turns what the others decide as well. On an issue that lands at neutral nobody decides a side. */
static void
test_balance (void)
{
  static const int steps[] = { 1, 0, -1 };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpPositions) positions = NULL;
  g_autofree SpPivotalActor *actors = NULL;

  fixture_add_issue (builder, 0, "Balanced");
  fixture_add_issue (builder, 1, "Alike");
  for (guint i = 0; i < 3; i++)
    {
      fixture_add_actor (builder, i, NAN, SP_ID_NONE);
      fixture_say (builder, 1000 + i, i, 0, steps[i], "");
      fixture_say (builder, 2000 + i, i, 1, 1, "");
    }
  snapshot = sp_snapshot_builder_end (builder);
  positions = sp_positions_compute (snapshot, NULL);
  actors = sp_pivotal_actors_rank (snapshot, positions);
  g_assert_cmpuint (actors[0].n_turned, ==, 0);
}

static void
test_two_are_no_pivots (void)
{
  g_autoptr (SpSnapshot) snapshot = make_weighted (2);
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autofree SpPivotalActor *actors = sp_pivotal_actors_rank (snapshot, positions);

  g_assert_cmpuint (actors[0].n_turned, ==, 0);
  g_assert_true (isnan (actors[0].mean_move));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/contest/most-contested-first", test_rank);
  g_test_add_func ("/standpoint/contest/one-actor-is-no-contest", test_one_is_no_contest);
  g_test_add_func ("/standpoint/contest/speaker-counts-once", test_speaker_counts_once);
  g_test_add_func ("/standpoint/contest/step-of-a-value", test_step);
  g_test_add_func ("/standpoint/pivot/worked-example", test_pivots);
  g_test_add_func ("/standpoint/pivot/most-pivotal-first", test_pivotal_actors);
  g_test_add_func ("/standpoint/pivot/balance-is-nobody's", test_balance);
  g_test_add_func ("/standpoint/pivot/two-are-no-pivots", test_two_are_no_pivots);
  return g_test_run ();
}
