/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis-fixture.h"
#include "sp-contradiction.h"
#include "sp-shift.h"

/* Ada says yes and ten days later no, and is for fish from May on after being against it a year before; Ben goes from no
 * to a weak no in a year, by way of an undecided day; Cid speaks for Ada and contradicts her. */
static SpSnapshot *
make_project (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  fixture_add_issue (builder, 0, "Tax");
  fixture_add_issue (builder, 1, "Fish");
  fixture_add_actor (builder, 0, NAN, SP_ID_NONE);
  fixture_add_actor (builder, 1, NAN, SP_ID_NONE);
  fixture_add_actor (builder, 2, NAN, ACTOR_ID (0));
  fixture_say (builder, 1, 0, 0, 2, "2025-03-01");
  fixture_say (builder, 2, 0, 0, -1, "2025-03-11");
  fixture_say (builder, 3, 0, 1, -2, "2024-05-01");
  fixture_say (builder, 4, 0, 1, 2, "2025-05-01");
  fixture_say (builder, 5, 1, 0, -2, "2024-01-01");
  fixture_say (builder, 6, 1, 0, NAN, "2024-08-01");
  fixture_say (builder, 7, 1, 0, -1, "2025-01-01");
  fixture_say (builder, 8, 2, 1, -2, "2025-05-02");
  return sp_snapshot_builder_end (builder);
}

static SpId
name_statement (SpSnapshot *snapshot, guint index)
{
  return sp_snapshot_get_statement (snapshot, index)->id;
}

static void
test_contradiction (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autoptr (GArray) list = sp_contradictions_list (snapshot, positions);
  const SpContradiction *found = &g_array_index (list, SpContradiction, 0);

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (found->actor, ==, 0);
  g_assert_cmpuint (found->issue, ==, 0);
  g_assert_cmpint (name_statement (snapshot, found->later), ==, 2);
  g_assert_cmpint (name_statement (snapshot, found->earlier), ==, 1);
  g_assert_cmpint (found->days_apart, ==, 10);
}

static void
test_window (void)
{
  const SpPositionOptions options = { .window_days = 9 };
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options);
  g_autoptr (GArray) list = sp_contradictions_list (snapshot, positions);

  g_assert_cmpuint (list->len, ==, 0);
}

/* The speaker's word counts as the actor's, and not once more as its own. */
static void
test_roll_up (void)
{
  const SpPositionOptions options = { .roll_up = TRUE };
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options);
  g_autoptr (GArray) list = sp_contradictions_list (snapshot, positions);
  const SpContradiction *found = &g_array_index (list, SpContradiction, 1);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (found->issue, ==, 1);
  g_assert_cmpint (name_statement (snapshot, found->later), ==, 8);
  g_assert_cmpint (name_statement (snapshot, found->earlier), ==, 4);
}

static void
test_shifts (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);
  g_autoptr (GArray) list = sp_shifts_list (snapshot, positions);
  const SpShift *first = &g_array_index (list, SpShift, 0);
  const SpShift *second = &g_array_index (list, SpShift, 1);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (first->issue, ==, 1);
  g_assert_cmpfloat (first->from, ==, -2.0);
  g_assert_cmpfloat (first->to, ==, 2.0);
  g_assert_cmpint (first->days_apart, ==, 365);
  g_assert_cmpuint (second->actor, ==, 1);
  g_assert_cmpint (name_statement (snapshot, second->later), ==, 7);
  g_assert_cmpint (name_statement (snapshot, second->earlier), ==, 5);
}

/* From 6.4 to 18.9 of 100 is half a step, though not to the last binary digit. */
static void
test_just_half_a_step (void)
{
  const SpEvidence evidence[] = {
    { .statement = 1, .day = 2460800, .value = 18.9 / 25.0 - 2.0, .salience = NAN },
    { .statement = 0, .day = 2460700, .value = 6.4 / 25.0 - 2.0, .salience = NAN },
  };

  g_assert_cmpint (sp_shift_find (evidence, 2, 30, NULL), ==, 1);
}

static void
test_date (void)
{
  const SpPositionOptions options = { .as_of = { 2024, 12, 31 } };
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, &options);
  g_autoptr (GArray) contradictions = sp_contradictions_list (snapshot, positions);
  g_autoptr (GArray) shifts = sp_shifts_list (snapshot, positions);

  g_assert_cmpuint (contradictions->len, ==, 0);
  g_assert_cmpuint (shifts->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/contradiction/names-both-statements", test_contradiction);
  g_test_add_func ("/standpoint/contradiction/outside-the-window", test_window);
  g_test_add_func ("/standpoint/contradiction/of-speakers", test_roll_up);
  g_test_add_func ("/standpoint/shift/largest-first-undecided-passed-over", test_shifts);
  g_test_add_func ("/standpoint/shift/just-half-a-step", test_just_half_a_step);
  g_test_add_func ("/standpoint/shift/not-before-its-date", test_date);
  return g_test_run ();
}
