/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-outline-model.h"

/* The list of actors beside the pages: how many statements each of them has, whatever became of the rows. */

#define N_STATEMENTS 3000
#define N_ACTORS 3

static void
put_statement (SpSnapshotBuilder *builder,
               SpId               id,
               SpId               actor)
{
  SpStatement row = SP_STATEMENT_INIT;

  row.id = id;
  row.actor = actor;
  sp_snapshot_builder_put_statement (builder, &row);
}

static SpSnapshot *
make_snapshot (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  for (SpId id = 1; id <= N_ACTORS; id++)
    {
      SpActor row = SP_ACTOR_INIT;

      row.id = id;
      row.ordinal = (double) id;
      row.name = id == 1 ? "Anna" : id == 2 ? "Boris" : "Chen";
      sp_snapshot_builder_put_actor (builder, &row);
    }
  for (SpId id = 1; id <= N_STATEMENTS; id++)
    put_statement (builder, id, id % N_ACTORS + 1);
  return sp_snapshot_builder_end (builder);
}

static void
assert_counts (SpOutlineModel *model,
               guint           anna,
               guint           boris,
               guint           chen)
{
  const guint expected[N_ACTORS] = { anna, boris, chen };

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_ACTORS);
  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autoptr (SpOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpuint (sp_outline_item_get_n_statements (item), ==, expected[i]);
    }
}

static void
count_told_cb (GListModel *list,
               guint       position,
               guint       removed,
               guint       added,
               guint      *n_told)
{
  *n_told += added;
}

static void
test_counts_follow (void)
{
  const guint third = N_STATEMENTS / N_ACTORS;
  g_autoptr (SpOutlineModel) model = sp_outline_model_new (SP_TABLE_ACTOR);
  g_autoptr (SpSnapshot) first = make_snapshot ();
  g_autoptr (SpSnapshot) second = NULL;
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (first);
  guint n_told = 0;

  put_statement (builder, 1500, 2);                   /* another actor than before */
  put_statement (builder, N_STATEMENTS + 1, 3);
  sp_snapshot_builder_remove (builder, SP_TABLE_STATEMENT, 3);
  second = sp_snapshot_builder_end (builder);

  sp_outline_model_set_snapshot (model, first);
  assert_counts (model, third, third, third);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_told_cb), &n_told);
  sp_outline_model_set_snapshot (model, second);
  assert_counts (model, third - 2, third + 1, third + 1);
  g_assert_cmpuint (n_told, >=, 2);
  sp_outline_model_set_snapshot (model, first);
  assert_counts (model, third, third, third);
}

static void
test_counts_of_another_project (void)
{
  g_autoptr (SpOutlineModel) model = sp_outline_model_new (SP_TABLE_ACTOR);
  g_autoptr (SpSnapshot) first = make_snapshot ();
  g_autoptr (SpSnapshot) same_rows = make_snapshot ();

  sp_outline_model_set_snapshot (model, first);
  sp_outline_model_set_snapshot (model, same_rows);
  assert_counts (model, N_STATEMENTS / N_ACTORS, N_STATEMENTS / N_ACTORS, N_STATEMENTS / N_ACTORS);
  sp_outline_model_set_snapshot (model, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  sp_outline_model_set_snapshot (model, first);
  assert_counts (model, N_STATEMENTS / N_ACTORS, N_STATEMENTS / N_ACTORS, N_STATEMENTS / N_ACTORS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standpoint/outline-model/counts-follow", test_counts_follow);
  g_test_add_func ("/standpoint/outline-model/counts-of-another-project", test_counts_of_another_project);
  return g_test_run ();
}
