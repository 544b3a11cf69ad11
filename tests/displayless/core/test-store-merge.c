/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* What merging and splitting do; that they can be undone is tested with the other operations. */

static SpSnapshot *
now (StoreFixture *fixture)
{
  return sp_store_get_snapshot (fixture->store);
}

static void
merge (StoreFixture *fixture,
       SpId          into,
       SpId          other)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, "Merge");
  g_assert_true (sp_store_merge_actors (fixture->store, into, &other, 1, &error));
  g_assert_no_error (error);
  commit (fixture);
}

static void
test_takes_all_that_hangs_on_it (StoreFixture  *fixture,
                                 gconstpointer  data)
{
  const SpActor *ann;

  merge (fixture, BOB, ANN);
  ann = sp_snapshot_find_actor (now (fixture), BOB);
  g_assert_null (sp_snapshot_find_actor (now (fixture), ANN));
  g_assert_cmpint (sp_snapshot_find_statement (now (fixture), FOR)->actor, ==, BOB);
  g_assert_cmpstr (sp_snapshot_find_statement (now (fixture), FOR)->tags[0], ==, "public");
  g_assert_cmpstr (ann->aliases[0], ==, "Ann");
  g_assert_cmpstr (ann->aliases[1], ==, "Anna");
  g_assert_cmpstr (ann->tags[0], ==, "council");
  g_assert_cmpstr (ann->role, ==, "Mayor");
  g_assert_cmpfloat (ann->influence, ==, 62.5);
  g_assert_cmpint (ann->speaks_for, ==, CITY);
}

static void
test_no_link_with_itself (StoreFixture  *fixture,
                          gconstpointer  data)
{
  merge (fixture, BOB, ANN);
  g_assert_null (sp_snapshot_find_link (now (fixture), ALLIES));
  g_assert_cmpint (sp_snapshot_find_link (now (fixture), RIVALS)->from, ==, BOB);
}

static void
test_speaks_not_for_itself (StoreFixture  *fixture,
                            gconstpointer  data)
{
  merge (fixture, CITY, ANN);
  g_assert_cmpint (sp_snapshot_find_actor (now (fixture), CITY)->speaks_for, ==, SP_ID_NONE);
  undo (fixture);
  merge (fixture, ANN, CITY);
  g_assert_cmpint (sp_snapshot_find_actor (now (fixture), ANN)->speaks_for, ==, SP_ID_NONE);
  g_assert_cmpint (sp_snapshot_find_link (now (fixture), RIVALS)->to, ==, ANN);
}

/* Ann speaks for the city through Bob: merged with the city, Bob speaks for her. */
static void
test_no_circle_of_speakers (StoreFixture  *fixture,
                            gconstpointer  data)
{
  SpActor ann = *sp_snapshot_find_actor (now (fixture), ANN);
  SpActor bob = *sp_snapshot_find_actor (now (fixture), BOB);

  bob.speaks_for = CITY;
  ann.speaks_for = BOB;
  begin (fixture, "Speak");
  g_assert_true (sp_store_update_actor (fixture->store, &bob, NULL));
  g_assert_true (sp_store_update_actor (fixture->store, &ann, NULL));
  commit (fixture);
  merge (fixture, ANN, CITY);
  g_assert_cmpint (sp_snapshot_find_actor (now (fixture), BOB)->speaks_for, ==, ANN);
  g_assert_cmpint (sp_snapshot_find_actor (now (fixture), ANN)->speaks_for, ==, SP_ID_NONE);
}

static void
assert_refuses (StoreFixture *fixture,
                SpId          into,
                const SpId   *others,
                guint         n)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (GError) error = NULL;

  begin (fixture, "Merge");
  g_assert_false (sp_store_merge_actors (fixture->store, into, others, n, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_MISSING);
  commit (fixture);
  assert_equal_snapshots (now (fixture), before);
}

static void
test_refuses_nonsense (StoreFixture  *fixture,
                       gconstpointer  data)
{
  assert_refuses (fixture, ANN, (const SpId []) { ANN }, 1);
  assert_refuses (fixture, ANN, (const SpId []) { BOB, BOB }, 2);
  assert_refuses (fixture, ANN, (const SpId []) { BOB, 999 }, 2);
  assert_refuses (fixture, 999, (const SpId []) { BOB }, 1);
}

static void
test_split_takes_only_what_is_its (StoreFixture  *fixture,
                                   gconstpointer  data)
{
  SpActor row = SP_ACTOR_INIT;
  SpId id;

  row.name = "Another Ann";
  begin (fixture, "Split");
  id = sp_store_split_actor (fixture->store, ANN, &row, (const SpId []) { QUOTED, AGAINST }, 2, (const SpId []) { ALLIES, RIVALS },
                             2, NULL);
  commit (fixture);
  g_assert_cmpint (sp_snapshot_find_statement (now (fixture), QUOTED)->actor, ==, id);
  g_assert_cmpint (sp_snapshot_find_statement (now (fixture), AGAINST)->actor, ==, BOB);
  g_assert_cmpint (sp_snapshot_find_statement (now (fixture), FOR)->actor, ==, ANN);
  g_assert_cmpint (sp_snapshot_find_link (now (fixture), ALLIES)->from, ==, id);
  g_assert_cmpint (sp_snapshot_find_link (now (fixture), RIVALS)->from, ==, BOB);
}

static void
test_split_refuses_a_name_that_is_taken (StoreFixture  *fixture,
                                         gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture));
  g_autoptr (GError) error = NULL;
  SpActor row = SP_ACTOR_INIT;

  row.name = "bob";
  begin (fixture, "Split");
  g_assert_cmpint (sp_store_split_actor (fixture->store, ANN, &row, (const SpId []) { QUOTED }, 1, NULL, 0, &error), ==,
                   SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_DUPLICATE);
  commit (fixture);
  assert_equal_snapshots (now (fixture), before);
}

static void
add (const char *path,
     void      (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/standpoint/store-merge/takes-all-that-hangs-on-it", test_takes_all_that_hangs_on_it);
  add ("/standpoint/store-merge/no-link-with-itself", test_no_link_with_itself);
  add ("/standpoint/store-merge/speaks-not-for-itself", test_speaks_not_for_itself);
  add ("/standpoint/store-merge/no-circle-of-speakers", test_no_circle_of_speakers);
  add ("/standpoint/store-merge/refuses-nonsense", test_refuses_nonsense);
  add ("/standpoint/store-merge/split-takes-only-what-is-its", test_split_takes_only_what_is_its);
  add ("/standpoint/store-merge/split-refuses-a-name-that-is-taken", test_split_refuses_a_name_that_is_taken);
  return g_test_run ();
}
