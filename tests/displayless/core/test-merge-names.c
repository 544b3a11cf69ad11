/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-fixture.h"

/* Names, which two actors must not share, and speakers, who must not speak for one another. */

EDIT (actor, SpActor)

static void
add_statement_of (MergeFixture *fixture,
                  SpMergeSide   side,
                  SpId          actor)
{
  SpStatement row = SP_STATEMENT_INIT;

  row.actor = actor;
  row.issue = TOLL;
  row.stance = SP_STANCE_STEP (1);
  add_row (fixture, side, SP_TABLE_STATEMENT, &row);
}

static guint
count_statements_of (SpSnapshot *snapshot,
                     SpId        actor)
{
  guint n = 0;

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    n += sp_snapshot_get_statement (snapshot, i)->actor == actor;
  return n;
}

static void
test_same_name_added (MergeFixture  *fixture,
                      gconstpointer  data)
{
  SpId ours = add_named_actor (fixture, SP_MERGE_OURS, "Harbour board", "");
  SpId theirs = add_named_actor (fixture, SP_MERGE_THEIRS, "harbour board ", "Owner");

  add_statement_of (fixture, SP_MERGE_OURS, ours);
  add_statement_of (fixture, SP_MERGE_THEIRS, theirs);
  compare (fixture, TRUE);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_null (get_actor (fixture, theirs));
  g_assert_cmpstr (get_actor (fixture, ours)->name, ==, "Harbour board");
  g_assert_cmpuint (count_statements_of (fixture->result, ours), ==, 2);
  g_assert_cmpuint (g_strv_length (fixture->notes), ==, 1);
  apply_and_undo (fixture);
}

static void
rename_harbour (SpActor *row)
{
  row->name = "Harbour board";
}

/* One side renamed an actor, the other added another one of that name: they are not the same. */
static void
test_same_name_by_renaming (MergeFixture  *fixture,
                            gconstpointer  data)
{
  SpId ours = add_named_actor (fixture, SP_MERGE_OURS, "Harbour board", "");

  edit_actor (fixture, SP_MERGE_THEIRS, BOB, rename_harbour);
  merge_without_conflict (fixture);
  g_assert_cmpstr (get_actor (fixture, ours)->name, ==, "Harbour board");
  g_assert_cmpstr (get_actor (fixture, BOB)->name, ==, "Harbour board (2)");
  g_assert_cmpuint (g_strv_length (fixture->notes), ==, 1);
  apply_and_undo (fixture);
}

static void
be_bob (SpActor *row)
{
  row->name = "Bob";
}

static void
be_nobody (SpActor *row)
{
  row->name = "Somebody";
}

static void
be_rene (SpActor *row)
{
  row->name = "Ren\u00e9";
}

static void
set_note (SpActor *row)
{
  row->note = "seen by us";
}

/* Their side exchanged the names of two actors. */
static void
test_names_change_places (MergeFixture  *fixture,
                          gconstpointer  data)
{
  edit_actor (fixture, SP_MERGE_THEIRS, BOB, be_nobody);
  edit_actor (fixture, SP_MERGE_THEIRS, RENE, be_bob);
  edit_actor (fixture, SP_MERGE_THEIRS, BOB, be_rene);
  edit_actor (fixture, SP_MERGE_OURS, BOB, set_note);
  merge_without_conflict (fixture);
  g_assert_cmpstr (get_actor (fixture, RENE)->name, ==, "Bob");
  g_assert_cmpstr (get_actor (fixture, BOB)->name, ==, "Ren\u00e9");
  apply_and_undo (fixture);
}

static void
speak_for_bob (SpActor *row)
{
  row->speaks_for = BOB;
}

static void
speak_for_rene (SpActor *row)
{
  row->speaks_for = RENE;
}

static void
test_circle_of_speakers (MergeFixture  *fixture,
                         gconstpointer  data)
{
  edit_actor (fixture, SP_MERGE_OURS, BOB, speak_for_rene);
  edit_actor (fixture, SP_MERGE_THEIRS, RENE, speak_for_bob);
  merge_without_conflict (fixture);
  g_assert_cmpint (get_actor (fixture, BOB)->speaks_for, ==, RENE);
  g_assert_cmpint (get_actor (fixture, RENE)->speaks_for, ==, SP_ID_NONE);
  g_assert_cmpuint (g_strv_length (fixture->notes), ==, 1);
  apply_and_undo (fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (MergeFixture *fixture, gconstpointer data);
  } tests[] = {
    { "same-name-added", test_same_name_added },
    { "same-name-by-renaming", test_same_name_by_renaming },
    { "names-change-places", test_names_change_places },
    { "circle-of-speakers", test_circle_of_speakers },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/merge/", tests[i].name, NULL);

      g_test_add (path, MergeFixture, NULL, set_up_merge, tests[i].test, tear_down_merge);
    }
  return g_test_run ();
}
