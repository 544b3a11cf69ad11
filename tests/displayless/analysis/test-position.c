/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-position.h"

#define ACTOR 1
#define SPEAKER 2
#define SPEAKER_OF_SPEAKER 3
#define ISSUE 10
#define OTHER_ISSUE 11

typedef struct
{
  SpStance stance;
  SpQualifier qualifier;
  const char *date;
  double salience;
} Said;

static SpSnapshotBuilder *
begin_project (void)
{
  static const char *const names[] = { "State", "Minister", "Spokesman" };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SpActor actor = SP_ACTOR_INIT;

      actor.id = ACTOR + i;
      actor.ordinal = i;
      actor.name = names[i];
      actor.speaks_for = i == 0 ? SP_ID_NONE : ACTOR + i - 1;
      sp_snapshot_builder_put_actor (builder, &actor);
    }
  for (guint i = 0; i < 2; i++)
    {
      SpIssue issue = SP_ISSUE_INIT;

      issue.id = ISSUE + i;
      issue.ordinal = i;
      issue.name = i == 0 ? "Tax" : "Treaty";
      sp_snapshot_builder_put_issue (builder, &issue);
    }
  return builder;
}

static void
add_statement (SpSnapshotBuilder *builder, SpId id, SpId actor, const Said *said)
{
  SpStatement statement = SP_STATEMENT_INIT;

  statement.id = id;
  statement.ordinal = id;
  statement.actor = actor;
  statement.issue = ISSUE;
  statement.stance = said->stance;
  statement.qualifier = said->qualifier;
  statement.salience = said->salience;
  g_assert_true (sp_date_parse (said->date != NULL ? said->date : "", &statement.date));
  sp_snapshot_builder_put_statement (builder, &statement);
}

static SpPosition
judge_at (const Said *said, guint n, SpRule rule, const char *as_of)
{
  SpSnapshotBuilder *builder = begin_project ();
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpPositions) positions = NULL;
  SpPositionOptions options = { .rule = rule };

  for (guint i = 0; i < n; i++)
    add_statement (builder, 100 + i, ACTOR, &said[i]);
  snapshot = sp_snapshot_builder_end (builder);
  g_assert_true (sp_date_parse (as_of, &options.as_of));
  positions = sp_positions_compute (snapshot, &options);
  return *sp_positions_get (positions, 0, 0);
}

static SpPosition
judge (const Said *said, guint n, SpRule rule)
{
  return judge_at (said, n, rule, "");
}

#define STEP(s, day) { .stance = SP_STANCE_STEP (s), .date = day, .salience = NAN }
#define WEIGHED(s, day, weight) { .stance = SP_STANCE_STEP (s), .date = day, .salience = weight }
#define QUALIFIED(s, how, day) { .stance = SP_STANCE_STEP (s), .qualifier = how, .date = day, .salience = NAN }
#define SILENT(how, day) { .stance = { SP_STANCE_KIND_NONE, 0.0 }, .qualifier = how, .date = day, .salience = NAN }

static void
test_nothing_found (void)
{
  SpPosition position = judge (NULL, 0, SP_RULE_LATEST);

  g_assert_cmpint (position.state, ==, SP_POSITION_NOTHING_FOUND);
  g_assert_true (isnan (position.value));
  g_assert_cmpuint (position.n_statements, ==, 0);
}

static void
test_latest (void)
{
  const Said said[] = { STEP (1, "2025-03-01"), STEP (-2, "2025-05-01"), STEP (2, "2024-01-01") };
  SpPosition position = judge (said, G_N_ELEMENTS (said), SP_RULE_LATEST);

  g_assert_cmpfloat (position.value, ==, -2.0);
  g_assert_cmpint (position.state, ==, SP_POSITION_OPPOSE);
  g_assert_cmpuint (position.n_statements, ==, 3);
}

static void
test_latest_tie (void)
{
  const Said said[] = { STEP (1, "2025-05-01"), STEP (2, "2025-05-01"), STEP (-2, "2025-01-01") };

  g_assert_cmpfloat (judge (said, G_N_ELEMENTS (said), SP_RULE_LATEST).value, ==, 1.5);
}

static void
test_mean (void)
{
  const Said said[] = { STEP (1, "2025-05-01"), STEP (2, NULL), STEP (-2, "2025-01-01") };

  g_assert_cmpfloat_with_epsilon (judge (said, G_N_ELEMENTS (said), SP_RULE_MEAN).value, 1.0 / 3.0, 1e-12);
}

static void
test_weighted (void)
{
  const Said said[] = { WEIGHED (2, "2025-05-01", 75), WEIGHED (-2, "2025-01-01", 25) };

  g_assert_cmpfloat_with_epsilon (judge (said, G_N_ELEMENTS (said), SP_RULE_WEIGHTED).value, 1.0, 1e-12);
}

/* The known saliences 60 and 20 have the mean 40: (60 · 2 + 20 · -2 + 40 · -1) / 120. */
static void
test_weighted_unknown (void)
{
  const Said said[] = { WEIGHED (2, NULL, 60), WEIGHED (-2, NULL, 20), STEP (-1, NULL) };

  g_assert_cmpfloat_with_epsilon (judge (said, G_N_ELEMENTS (said), SP_RULE_WEIGHTED).value, 1.0 / 3.0, 1e-12);
}

static void
test_weighted_all_unknown (void)
{
  const Said said[] = { STEP (2, NULL), STEP (-1, NULL) };

  g_assert_cmpfloat (judge (said, G_N_ELEMENTS (said), SP_RULE_WEIGHTED).value, ==, 0.5);
}

static void
test_strongest (void)
{
  const Said said[] = { STEP (1, "2025-05-01"), STEP (-2, "2024-05-01"), STEP (2, "2023-05-01") };
  SpPosition position = judge (said, G_N_ELEMENTS (said), SP_RULE_STRONGEST);

  g_assert_cmpfloat (position.value, ==, -2.0);
}

static void
test_strongest_qualifier (void)
{
  const Said said[] = { QUALIFIED (1, SP_QUALIFIER_AMBIGUOUS, "2025-05-01"), STEP (-2, "2024-05-01") };

  g_assert_cmpint (judge (said, G_N_ELEMENTS (said), SP_RULE_STRONGEST).state, ==, SP_POSITION_OPPOSE);
}

static void
test_exact_point (void)
{
  const Said said[] = { { .stance = SP_STANCE_POINT (75), .salience = 33.3 } };
  SpPosition position = judge (said, G_N_ELEMENTS (said), SP_RULE_LATEST);

  g_assert_cmpfloat (position.value, ==, 1.0);
  g_assert_cmpfloat (position.salience, ==, 33.3);
}

static void
test_states (void)
{
  static const struct
  {
    Said said;
    SpPositionState state;
  } cases[] = {
    { STEP (2, NULL), SP_POSITION_SUPPORT },
    { STEP (-1, NULL), SP_POSITION_OPPOSE },
    { STEP (0, NULL), SP_POSITION_NEUTRAL },
    { QUALIFIED (2, SP_QUALIFIER_CONDITIONAL, NULL), SP_POSITION_CONDITIONAL },
    { QUALIFIED (-1, SP_QUALIFIER_AMBIGUOUS, NULL), SP_POSITION_AMBIGUOUS },
    { SILENT (SP_QUALIFIER_CONDITIONAL, NULL), SP_POSITION_CONDITIONAL },
    { SILENT (SP_QUALIFIER_AMBIGUOUS, NULL), SP_POSITION_AMBIGUOUS },
    { SILENT (SP_QUALIFIER_UNDECIDED, NULL), SP_POSITION_UNDECIDED },
    { SILENT (SP_QUALIFIER_NO_COMMENT, NULL), SP_POSITION_NO_COMMENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (SpRule rule = SP_RULE_LATEST; rule <= SP_RULE_STRONGEST; rule++)
      g_assert_cmpint (judge (&cases[i].said, 1, rule).state, ==, cases[i].state);
}

static void
test_undecided_is_newest (void)
{
  const Said said[] = { STEP (2, "2025-01-01"), SILENT (SP_QUALIFIER_UNDECIDED, "2025-05-01") };
  SpPosition latest = judge (said, G_N_ELEMENTS (said), SP_RULE_LATEST);

  g_assert_cmpint (latest.state, ==, SP_POSITION_UNDECIDED);
  g_assert_true (isnan (latest.value));
  g_assert_cmpint (judge (said, G_N_ELEMENTS (said), SP_RULE_MEAN).state, ==, SP_POSITION_SUPPORT);
}

static void
test_no_comment_takes_nothing_back (void)
{
  const Said said[] = { STEP (2, "2025-01-01"), SILENT (SP_QUALIFIER_NO_COMMENT, "2025-05-01") };
  SpPosition position = judge (said, G_N_ELEMENTS (said), SP_RULE_LATEST);

  g_assert_cmpint (position.state, ==, SP_POSITION_SUPPORT);
  g_assert_cmpuint (position.n_statements, ==, 2);
}

static void
test_undecided_ignores_stance (void)
{
  const Said said[] = { QUALIFIED (2, SP_QUALIFIER_UNDECIDED, NULL) };

  g_assert_cmpint (judge (said, 1, SP_RULE_MEAN).state, ==, SP_POSITION_UNDECIDED);
}

static void
test_least_firm (void)
{
  const Said said[] = { STEP (2, "2025-01-01"), QUALIFIED (1, SP_QUALIFIER_CONDITIONAL, "2024-01-01") };

  g_assert_cmpint (judge (said, G_N_ELEMENTS (said), SP_RULE_MEAN).state, ==, SP_POSITION_CONDITIONAL);
  g_assert_cmpint (judge (said, G_N_ELEMENTS (said), SP_RULE_LATEST).state, ==, SP_POSITION_SUPPORT);
}

static void
test_as_of (void)
{
  const Said said[] = { STEP (1, "2025-03-01"), STEP (-2, "2025-05-01") };

  g_assert_cmpfloat (judge_at (said, 2, SP_RULE_LATEST, "2025-04-30").value, ==, 1.0);
  g_assert_cmpfloat (judge_at (said, 2, SP_RULE_LATEST, "2025-05-01").value, ==, -2.0);
  g_assert_cmpfloat (judge_at (said, 2, SP_RULE_LATEST, "2025-05").value, ==, -2.0);
  g_assert_cmpint (judge_at (said, 2, SP_RULE_LATEST, "2024").state, ==, SP_POSITION_NOTHING_FOUND);
}

static void
test_coarse_date (void)
{
  const Said said[] = { STEP (1, "2025-12") };

  g_assert_cmpuint (judge_at (said, 1, SP_RULE_LATEST, "2025-12-30").n_statements, ==, 0);
  g_assert_cmpuint (judge_at (said, 1, SP_RULE_LATEST, "2025-12-31").n_statements, ==, 1);
}

static void
test_undated_is_oldest (void)
{
  const Said said[] = { STEP (1, "1900"), STEP (-2, NULL) };

  g_assert_cmpfloat (judge (said, 2, SP_RULE_LATEST).value, ==, 1.0);
  g_assert_cmpfloat (judge_at (said, 2, SP_RULE_LATEST, "1800").value, ==, -2.0);
}

static void
test_contradiction (void)
{
  const Said near_by[] = { STEP (1, "2025-03-01"), STEP (0, "2025-03-10"), STEP (-1, "2025-03-31") };
  const Said far[] = { STEP (1, "2025-03-01"), STEP (-1, "2025-04-01") };
  const Said same_side[] = { STEP (1, "2025-03-01"), STEP (2, "2025-03-02") };
  const Said undated[] = { STEP (1, NULL), STEP (-2, NULL) };
  const Said dated_and_undated[] = { STEP (1, NULL), STEP (-2, "2025-03-01") };

  g_assert_true (judge (near_by, 3, SP_RULE_LATEST).contradiction);
  g_assert_false (judge (far, 2, SP_RULE_LATEST).contradiction);
  g_assert_false (judge (same_side, 2, SP_RULE_LATEST).contradiction);
  g_assert_true (judge (undated, 2, SP_RULE_LATEST).contradiction);
  g_assert_false (judge (dated_and_undated, 2, SP_RULE_LATEST).contradiction);
}

static void
test_shift (void)
{
  const Said towards_support[] = { STEP (-2, "2024"), STEP (1, "2025-01-01"), STEP (1, "2025-06-01") };
  const Said towards_oppose[] = { STEP (2, NULL), STEP (1, "2025-01-01") };
  const Said little[] = { { .stance = SP_STANCE_POINT (60), .date = "2024", .salience = NAN },
                          { .stance = SP_STANCE_POINT (70), .date = "2025", .salience = NAN } };
  const Said within_window[] = { STEP (2, "2025-01-01"), STEP (-2, "2025-01-05") };

  g_assert_cmpint (judge (towards_support, 3, SP_RULE_LATEST).shift, ==, 1);
  g_assert_cmpint (judge (towards_oppose, 2, SP_RULE_LATEST).shift, ==, -1);
  g_assert_cmpint (judge (little, 2, SP_RULE_LATEST).shift, ==, 0);
  g_assert_cmpint (judge (within_window, 2, SP_RULE_LATEST).shift, ==, 0);
}

static SpPositions *
compute_speakers (gboolean roll_up, gboolean in_circle)
{
  SpSnapshotBuilder *builder = begin_project ();
  g_autoptr (SpSnapshot) snapshot = NULL;
  const Said said = STEP (2, "2025-01-01");
  SpPositionOptions options = { .roll_up = roll_up };

  if (in_circle)
    {
      SpActor actor = SP_ACTOR_INIT;

      actor.id = ACTOR;
      actor.name = "State";
      actor.speaks_for = SPEAKER_OF_SPEAKER;
      sp_snapshot_builder_put_actor (builder, &actor);
    }
  add_statement (builder, 100, SPEAKER_OF_SPEAKER, &said);
  snapshot = sp_snapshot_builder_end (builder);
  return sp_positions_compute (snapshot, &options);
}

static void
test_roll_up (void)
{
  g_autoptr (SpPositions) together = compute_speakers (TRUE, FALSE);
  g_autoptr (SpPositions) alone = compute_speakers (FALSE, FALSE);

  for (guint actor = 0; actor < 3; actor++)
    g_assert_cmpfloat (sp_positions_get (together, actor, 0)->value, ==, 2.0);
  g_assert_cmpint (sp_positions_get (alone, 0, 0)->state, ==, SP_POSITION_NOTHING_FOUND);
  g_assert_cmpint (sp_positions_get (alone, 2, 0)->state, ==, SP_POSITION_SUPPORT);
}

static void
test_circle (void)
{
  g_autoptr (SpPositions) positions = compute_speakers (TRUE, TRUE);

  g_assert_cmpuint (sp_positions_get (positions, 2, 0)->n_statements, ==, 1);
}

static void
test_evidence (void)
{
  SpSnapshotBuilder *builder = begin_project ();
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (SpPositions) positions = NULL;
  const Said said[] = { STEP (1, NULL), STEP (1, "2025-03-01"), STEP (1, "2025-05"), STEP (1, "2025-03-01") };
  const guint expected[] = { 2, 3, 1, 0 };
  const guint *evidence;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    add_statement (builder, 100 + i, ACTOR, &said[i]);
  snapshot = sp_snapshot_builder_end (builder);
  positions = sp_positions_compute (snapshot, NULL);
  evidence = sp_positions_get_evidence (positions, 0, 0, &n);
  g_assert_cmpmem (evidence, n * sizeof (guint), expected, sizeof expected);
  g_assert_null (sp_positions_get_evidence (positions, 1, 1, &n));
  g_assert_cmpuint (n, ==, 0);
}

#define N_ACTORS 130
#define N_ISSUES 60
#define N_MANY 60000

/* Statements of all actors, or of one. In the order of cells, or as they come. */
static SpSnapshot *
make_many (guint only, gboolean in_order)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_ACTORS; i++)
    {
      SpActor actor = SP_ACTOR_INIT;
      SpIssue issue = SP_ISSUE_INIT;

      actor.id = issue.id = 1 + i;
      actor.name = issue.name = "Name";
      sp_snapshot_builder_put_actor (builder, &actor);
      if (i < N_ISSUES)
        sp_snapshot_builder_put_issue (builder, &issue);
    }
  for (guint i = 0; i < N_MANY; i++)
    {
      SpStatement statement = SP_STATEMENT_INIT;
      guint place = in_order ? (guint) ((guint64) i * N_ACTORS * N_ISSUES / N_MANY)
                             : (guint) g_rand_int_range (random, 0, N_ACTORS * N_ISSUES);

      statement.id = 1 + i;
      statement.actor = 1 + place / N_ISSUES;
      statement.issue = 1 + place % N_ISSUES;
      statement.stance = SP_STANCE_STEP (g_rand_int_range (random, -2, 3));
      statement.qualifier = (SpQualifier) g_rand_int_range (random, 0, 3);
      statement.date = (SpDate) { 2020 + (gint16) g_rand_int_range (random, 0, 4), (guint8) g_rand_int_range (random, 1, 13), 0 };
      if (only == G_MAXUINT || statement.actor == 1 + (SpId) only)
        sp_snapshot_builder_put_statement (builder, &statement);
    }
  return sp_snapshot_builder_end (builder);
}

static void
assert_row_equal (SpPositions *all, SpPositions *one, guint actor)
{
  for (guint issue = 0; issue < N_ISSUES; issue++)
    {
      const SpPosition *a = sp_positions_get (all, actor, issue);
      const SpPosition *b = sp_positions_get (one, actor, issue);
      guint n_of_a, n_of_b;

      sp_positions_get_evidence (all, actor, issue, &n_of_a);
      sp_positions_get_evidence (one, actor, issue, &n_of_b);
      g_assert_cmpuint (n_of_a, ==, n_of_b);
      g_assert_cmpint (a->state, ==, b->state);
      g_assert_true (a->value == b->value || (isnan (a->value) && isnan (b->value)));
      g_assert_cmpint (a->contradiction, ==, b->contradiction);
      g_assert_cmpint (a->shift, ==, b->shift);
    }
}

/* So many that they are gone through in two threads: each actor as if there were no other. */
static void
test_many (void)
{
  for (guint way = 0; way < 4; way++)
    {
      gboolean in_order = way % 2 == 0;
      SpPositionOptions options = { .as_of = way < 2 ? SP_DATE_NONE : (SpDate) { 2021, 6, 0 } };
      g_autoptr (SpSnapshot) snapshot = make_many (G_MAXUINT, in_order);
      g_autoptr (SpPositions) all = sp_positions_compute (snapshot, &options);

      for (guint actor = 0; actor < N_ACTORS; actor += 13)
        {
          g_autoptr (SpSnapshot) part = make_many (actor, in_order);
          g_autoptr (SpPositions) one = sp_positions_compute (part, &options);

          assert_row_equal (all, one, actor);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (sp_snapshot_builder_new (NULL));
  g_autoptr (SpPositions) positions = sp_positions_compute (snapshot, NULL);

  g_assert_cmpuint (sp_positions_get_n_actors (positions), ==, 0);
  g_assert_cmpuint (sp_positions_get_n_issues (positions), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/position/nothing-found", test_nothing_found);
  g_test_add_func ("/standpoint/position/latest", test_latest);
  g_test_add_func ("/standpoint/position/latest-of-one-day-is-the-mean", test_latest_tie);
  g_test_add_func ("/standpoint/position/mean", test_mean);
  g_test_add_func ("/standpoint/position/weighted", test_weighted);
  g_test_add_func ("/standpoint/position/weighted-with-unknown-salience", test_weighted_unknown);
  g_test_add_func ("/standpoint/position/weighted-without-salience-is-the-mean", test_weighted_all_unknown);
  g_test_add_func ("/standpoint/position/strongest-takes-the-newest-of-equals", test_strongest);
  g_test_add_func ("/standpoint/position/strongest-has-its-own-qualifier", test_strongest_qualifier);
  g_test_add_func ("/standpoint/position/exact-point", test_exact_point);
  g_test_add_func ("/standpoint/position/every-state", test_states);
  g_test_add_func ("/standpoint/position/newer-undecided-replaces-stance", test_undecided_is_newest);
  g_test_add_func ("/standpoint/position/no-comment-takes-nothing-back", test_no_comment_takes_nothing_back);
  g_test_add_func ("/standpoint/position/undecided-has-no-stance", test_undecided_ignores_stance);
  g_test_add_func ("/standpoint/position/least-firm-of-those-that-decide", test_least_firm);
  g_test_add_func ("/standpoint/position/as-of", test_as_of);
  g_test_add_func ("/standpoint/position/coarse-date-counts-from-its-last-day", test_coarse_date);
  g_test_add_func ("/standpoint/position/undated-is-oldest", test_undated_is_oldest);
  g_test_add_func ("/standpoint/position/contradiction-within-window", test_contradiction);
  g_test_add_func ("/standpoint/position/shift-is-the-last-change", test_shift);
  g_test_add_func ("/standpoint/position/roll-up-through-others", test_roll_up);
  g_test_add_func ("/standpoint/position/roll-up-survives-a-circle", test_circle);
  g_test_add_func ("/standpoint/position/evidence-newest-first", test_evidence);
  g_test_add_func ("/standpoint/position/many-as-each-actor-alone", test_many);
  g_test_add_func ("/standpoint/position/empty-project", test_empty);
  return g_test_run ();
}
