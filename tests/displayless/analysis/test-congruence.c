/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-congruence.h"

/* Actor 0 supports the first issue twice and opposes the second once; actor 1 supports the first once and is neutral on
 * the second; actor 2 opposes the first. In one source and one week, the second statement of actor 0 a month later. */
static SpSnapshot *
make_project (void)
{
  static const struct
  {
    SpId actor;
    SpId issue;
    int step;
    SpId source;
    SpDate date;
  } said[] = {
    { 1, 11, 2, 21, { 2025, 3, 3 } },  { 1, 11, 2, 21, { 2025, 4, 3 } },  { 1, 12, -2, 21, { 2025, 3, 3 } },
    { 2, 11, 2, 22, { 2025, 3, 4 } },  { 2, 12, 0, 22, { 2025, 3, 4 } },  { 3, 11, -2, 22, { 2025, 3, 5 } },
  };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      SpActor actor = SP_ACTOR_INIT;

      actor.id = i + 1;
      actor.ordinal = i;
      actor.name = "A";
      sp_snapshot_builder_put_actor (builder, &actor);
    }
  for (guint i = 0; i < 2; i++)
    {
      SpIssue issue = SP_ISSUE_INIT;

      issue.id = i + 11;
      issue.ordinal = i;
      issue.name = "I";
      sp_snapshot_builder_put_issue (builder, &issue);
    }
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      SpStatement statement = SP_STATEMENT_INIT;

      statement.id = 100 + i;
      statement.actor = said[i].actor;
      statement.issue = said[i].issue;
      statement.stance = SP_STANCE_STEP (said[i].step);
      statement.source = said[i].source;
      statement.date = said[i].date;
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  return sp_snapshot_builder_end (builder);
}

static void
assert_ties (SpCongruenceOptions options, double first_second, double first_third, double second_third)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (SpMatrix) ties = sp_congruence_compute (snapshot, &options);

  g_assert_cmpfloat_with_epsilon (sp_matrix_get (ties, 0, 1), first_second, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_matrix_get (ties, 1, 0), first_second, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_matrix_get (ties, 0, 2), first_third, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_matrix_get (ties, 1, 2), second_third, 1e-12);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (sp_matrix_get (ties, i, i), ==, 0.0);
}

/* First issue: 2 · 1 · 1; second: 1 · 1 · (1 - 2/4). */
static void
test_congruence (void)
{
  assert_ties ((SpCongruenceOptions) { .kind = SP_NETWORK_CONGRUENCE }, 2.5, 0.0, 0.0);
}

static void
test_conflict (void)
{
  assert_ties ((SpCongruenceOptions) { .kind = SP_NETWORK_CONFLICT }, 0.5, 2.0, 1.0);
}

static void
test_subtract (void)
{
  assert_ties ((SpCongruenceOptions) { .kind = SP_NETWORK_SUBTRACT }, 2.0, -2.0, -1.0);
}

/* The actors have 3, 2 and 1 statements. */
static void
test_average_activity (void)
{
  assert_ties ((SpCongruenceOptions) { .kind = SP_NETWORK_SUBTRACT, .normalisation = SP_NORMALISATION_AVERAGE_ACTIVITY },
               2.0 / 2.5, -2.0 / 2.0, -1.0 / 1.5);
}

/* Between the first two: the first alone has one statement, the second alone one, and Σ a a' is 2. */
static void
test_jaccard (void)
{
  assert_ties ((SpCongruenceOptions) { .kind = SP_NETWORK_SUBTRACT, .normalisation = SP_NORMALISATION_JACCARD },
               2.0 / 4.0, -2.0 / 4.0, -1.0 / 3.0);
}

/* The lengths are √5, √2 and 1. */
static void
test_cosine (void)
{
  assert_ties ((SpCongruenceOptions) { .kind = SP_NETWORK_SUBTRACT, .normalisation = SP_NORMALISATION_COSINE },
               2.0 / sqrt (10.0), -2.0 / sqrt (5.0), -1.0 / sqrt (2.0));
}

static void
test_duplicates (void)
{
  assert_ties ((SpCongruenceOptions) { .duplicates = SP_DUPLICATES_SOURCE }, 1.5, 0.0, 0.0);
  assert_ties ((SpCongruenceOptions) { .duplicates = SP_DUPLICATES_ONCE }, 1.5, 0.0, 0.0);
  assert_ties ((SpCongruenceOptions) { .duplicates = SP_DUPLICATES_WEEK }, 2.5, 0.0, 0.0);
  assert_ties ((SpCongruenceOptions) { .duplicates = SP_DUPLICATES_MONTH }, 2.5, 0.0, 0.0);
}

static void
test_range (void)
{
  assert_ties ((SpCongruenceOptions) { .from = { 2025, 3, 0 }, .to = { 2025, 3, 0 } }, 1.5, 0.0, 0.0);
  assert_ties ((SpCongruenceOptions) { .kind = SP_NETWORK_CONFLICT, .to = { 2025, 3, 4 } }, 0.5, 0.0, 0.0);
}

/* A window of 8 days about 3 March: the second actor is a day away, the later statement of the first far outside. */
static void
test_kernel (void)
{
  assert_ties ((SpCongruenceOptions) { .kernel = SP_KERNEL_TRIANGULAR, .centre = { 2025, 3, 3 }, .window_days = 8 },
               0.75 * 1.5, 0.0, 0.0);
}

/* A window of 61 days about 3 April, once each: what actor 0 said on 3 March lies just outside, and does not stand for what
 * it said at the centre; actor 1 is 30 days away, 1 - 60/61. */
static void
test_duplicates_within_window (void)
{
  assert_ties ((SpCongruenceOptions) { .duplicates = SP_DUPLICATES_ONCE, .kernel = SP_KERNEL_TRIANGULAR,
                                       .centre = { 2025, 4, 3 }, .window_days = 61 },
               1.0 / 61.0, 0.0, 0.0);
}

/* Six days about 3 April: early in March a statement weighs some 1e-22, and Σ a a' as little. In fractions, which do not
 * round, m10 + m01 + m11 makes 0.27845711 of it. */
static void
test_jaccard_far_away (void)
{
  assert_ties ((SpCongruenceOptions) { .normalisation = SP_NORMALISATION_JACCARD, .kernel = SP_KERNEL_GAUSSIAN,
                                       .centre = { 2025, 4, 3 }, .window_days = 6 },
               0.27845711002794576, 0.0, 0.0);
}

static void
test_shapes (void)
{
  g_assert_cmpfloat (sp_kernel_weigh (SP_KERNEL_UNIFORM, 5, 10), ==, 0.5);
  g_assert_cmpfloat (sp_kernel_weigh (SP_KERNEL_UNIFORM, 6, 10), ==, 0.0);
  g_assert_cmpfloat_with_epsilon (sp_kernel_weigh (SP_KERNEL_EPANECHNIKOV, -2.5, 10), 0.5625, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_kernel_weigh (SP_KERNEL_TRIANGULAR, -2.5, 10), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (sp_kernel_weigh (SP_KERNEL_GAUSSIAN, 0, 10), 0.3989422804014327, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/congruence/congruence", test_congruence);
  g_test_add_func ("/standpoint/congruence/conflict", test_conflict);
  g_test_add_func ("/standpoint/congruence/subtract", test_subtract);
  g_test_add_func ("/standpoint/congruence/average-activity", test_average_activity);
  g_test_add_func ("/standpoint/congruence/jaccard", test_jaccard);
  g_test_add_func ("/standpoint/congruence/cosine", test_cosine);
  g_test_add_func ("/standpoint/congruence/duplicates", test_duplicates);
  g_test_add_func ("/standpoint/congruence/date-range", test_range);
  g_test_add_func ("/standpoint/congruence/kernel-weighs-by-time", test_kernel);
  g_test_add_func ("/standpoint/congruence/duplicates-within-window", test_duplicates_within_window);
  g_test_add_func ("/standpoint/congruence/jaccard-far-from-the-centre", test_jaccard_far_away);
  g_test_add_func ("/standpoint/congruence/kernel-shapes", test_shapes);
  return g_test_run ();
}
