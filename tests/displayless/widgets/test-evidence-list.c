/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-evidence-list.h"

/* What stands behind a mark of a timeline. */

#define ISSUE 100

typedef struct
{
  SpId id;
  SpId actor;
  int step;
  SpDate date;
} Said;

/* Three say the same on one day, one the opposite, one the same a day later, and one on the day after that. */
static const Said said[] = {
  { 11, 1, 2, { 2024, 5, 1 } }, { 12, 2, 2, { 2024, 5, 1 } }, { 13, 3, 2, { 2024, 5, 1 } }, { 14, 4, -2, { 2024, 5, 1 } },
  { 15, 5, 2, { 2024, 5, 2 } }, { 16, 1, 1, { 2024, 5, 3 } },
};

static SpSnapshot *
make_project (void)
{
  g_autoptr (SpSnapshotBuilder) builder = sp_snapshot_builder_new (NULL);
  SpIssue issue = SP_ISSUE_INIT;

  issue.id = ISSUE;
  issue.name = "Toll";
  sp_snapshot_builder_put_issue (builder, &issue);
  for (SpId id = 1; id <= 5; id++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %d", (int) id);
      SpActor actor = SP_ACTOR_INIT;

      actor.id = id;
      actor.ordinal = id;
      actor.name = name;
      sp_snapshot_builder_put_actor (builder, &actor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      SpStatement statement = SP_STATEMENT_INIT;

      statement.id = said[i].id;
      statement.ordinal = said[i].id;
      statement.actor = said[i].actor;
      statement.issue = ISSUE;
      statement.stance = SP_STANCE_STEP (said[i].step);
      statement.date = said[i].date;
      sp_snapshot_builder_put_statement (builder, &statement);
    }
  return sp_snapshot_builder_end (g_steal_pointer (&builder));
}

static gint64
sum_ids (GListModel *list)
{
  gint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SpEvidenceItem) item = g_list_model_get_item (list, i);

      sum += sp_evidence_item_get_statement (item)->id;
    }
  return sum;
}

static void
test_one_statement (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GListModel) list = NULL;
  SpPictureKey key = { SP_TARGET_STATEMENT, 12, SP_ID_NONE };

  list = sp_evidence_list_new (snapshot, &(SpPositionOptions) { 0 }, &key, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_cmpint (sum_ids (list), ==, 12);
}

static void
test_those_that_say_the_same (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GListModel) list = NULL;
  SpPictureKey key = { SP_TARGET_STATEMENT, 11, 13 };

  list = sp_evidence_list_new (snapshot, &(SpPositionOptions) { 0 }, &key, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 3);
  g_assert_cmpint (sum_ids (list), ==, 11 + 12 + 13);
}

/* A piece of a bar: from its first statement to its last, but not the opposite, nor the weaker one after them. */
static void
test_those_of_a_period (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GListModel) list = NULL;
  SpPictureKey key = { SP_TARGET_STATEMENT, 11, 15 };

  list = sp_evidence_list_new (snapshot, &(SpPositionOptions) { 0 }, &key, NULL);
  g_assert_cmpint (sum_ids (list), ==, 11 + 12 + 13 + 15);
}

static void
test_a_statement_that_is_gone (void)
{
  g_autoptr (SpSnapshot) snapshot = make_project ();
  g_autoptr (GListModel) list = NULL;
  SpPictureKey key = { SP_TARGET_STATEMENT, 99, 13 };

  list = sp_evidence_list_new (snapshot, &(SpPositionOptions) { 0 }, &key, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/evidence-list/one-statement", test_one_statement);
  g_test_add_func ("/standpoint/evidence-list/those-that-say-the-same", test_those_that_say_the_same);
  g_test_add_func ("/standpoint/evidence-list/those-of-a-period", test_those_of_a_period);
  g_test_add_func ("/standpoint/evidence-list/a-statement-that-is-gone", test_a_statement_that_is_gone);
  return g_test_run ();
}
