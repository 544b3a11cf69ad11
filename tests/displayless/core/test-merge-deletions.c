/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-fixture.h"

/* One side deletes, the other goes on working: nothing of that is decided silently. */

EDIT (actor, SpActor)
EDIT (source, SpSource)
EDIT (statement, SpStatement)

static void
set_note (SpActor *row)
{
  row->note = "still needed";
}

static void
set_statement_note (SpStatement *row)
{
  row->note = "looked at again";
}

static gboolean
has_row (MergeFixture *fixture,
         SpTable       table,
         SpId          id)
{
  return sp_row_list_find (fixture->result->tables[table], id) != NULL;
}

static void
test_untouched (MergeFixture  *fixture,
                gconstpointer  data)
{
  SpMergeSide deleter = (SpMergeSide) GPOINTER_TO_UINT (data);

  delete_row (fixture, deleter, SP_TABLE_ACTOR, ANN);
  edit_actor (fixture, !deleter, RENE, set_note);
  merge_without_conflict (fixture);
  g_assert_false (has_row (fixture, SP_TABLE_ACTOR, ANN));
  g_assert_false (has_row (fixture, SP_TABLE_STATEMENT, FOR));
  g_assert_false (has_row (fixture, SP_TABLE_LINK, ALLIES));
  apply_and_undo (fixture);
}

static void
test_deleted_by_both (MergeFixture  *fixture,
                      gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, ANN);
  delete_row (fixture, SP_MERGE_THEIRS, SP_TABLE_ACTOR, ANN);
  merge_without_conflict (fixture);
  g_assert_false (has_row (fixture, SP_TABLE_ACTOR, ANN));
}

/* The row that was edited comes back with all that hung on it: statements with their tags, links. */
static void
test_edited (MergeFixture  *fixture,
             gconstpointer  data)
{
  SpMergeSide deleter = (SpMergeSide) GPOINTER_TO_UINT (data);
  const SpStatement *statement;

  delete_row (fixture, deleter, SP_TABLE_ACTOR, ANN);
  edit_actor (fixture, !deleter, ANN, set_note);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->kind, ==, SP_CONFLICT_DELETED);
  g_assert_null (get_only_conflict (fixture)->sides[deleter]);
  g_assert_nonnull (get_only_conflict (fixture)->sides[!deleter]);

  choose_all_and_build (fixture, !deleter);
  g_assert_cmpstr (sp_snapshot_find_actor (fixture->result, ANN)->note, ==, "still needed");
  statement = sp_snapshot_find_statement (fixture->result, FOR);
  g_assert_nonnull (statement);
  g_assert_cmpstr (statement->tags[0], ==, "public");
  g_assert_true (has_row (fixture, SP_TABLE_STATEMENT, QUOTED));
  g_assert_true (has_row (fixture, SP_TABLE_LINK, ALLIES));
  apply_and_undo (fixture);

  choose_all_and_build (fixture, deleter);
  g_assert_false (has_row (fixture, SP_TABLE_ACTOR, ANN));
  g_assert_false (has_row (fixture, SP_TABLE_STATEMENT, FOR));
  apply_and_undo (fixture);
}

static void
test_undecided_keeps (MergeFixture  *fixture,
                      gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, ANN);
  edit_actor (fixture, SP_MERGE_THEIRS, ANN, set_note);
  compare (fixture, TRUE);
  build (fixture);
  g_assert_true (has_row (fixture, SP_TABLE_ACTOR, ANN));
}

static SpId
add_statement_on (MergeFixture *fixture,
                  SpMergeSide   side,
                  SpId          actor,
                  SpId          issue,
                  SpId          source)
{
  SpStatement row = SP_STATEMENT_INIT;

  row.actor = actor;
  row.issue = issue;
  row.source = source;
  row.stance = SP_STANCE_STEP (1);
  return add_row (fixture, side, SP_TABLE_STATEMENT, &row);
}

/* The actor itself is as it was, but the other side went on coding what it says. */
static void
test_new_statement (MergeFixture  *fixture,
                    gconstpointer  data)
{
  SpId added = add_statement_on (fixture, SP_MERGE_THEIRS, ANN, BRIDGE, SP_ID_NONE);

  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, ANN);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->id, ==, ANN);
  g_assert_cmpuint (get_only_conflict (fixture)->n_dependents, ==, 1);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_true (has_row (fixture, SP_TABLE_STATEMENT, added));
  g_assert_true (has_row (fixture, SP_TABLE_STATEMENT, FOR));
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_false (has_row (fixture, SP_TABLE_STATEMENT, added));
  apply_and_undo (fixture);
}

/* A statement that went with its actor asks for the actor, once. */
static void
test_edited_statement_of_deleted_actor (MergeFixture  *fixture,
                                        gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, ANN);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, set_statement_note);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->table, ==, SP_TABLE_ACTOR);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpstr (sp_snapshot_find_statement (fixture->result, FOR)->note, ==, "looked at again");
  apply_and_undo (fixture);
}

static void
test_edited_statement (MergeFixture  *fixture,
                       gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_STATEMENT, FOR);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, set_statement_note);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->id, ==, FOR);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpstr (sp_snapshot_find_statement (fixture->result, FOR)->tags[0], ==, "public");
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_false (has_row (fixture, SP_TABLE_STATEMENT, FOR));
}

static void
give_to_bob (SpStatement *row)
{
  row->actor = BOB;
}

/* Their statement was moved away from the actor that we deleted: the actor goes, the statement is the question. */
static void
test_moved_away (MergeFixture  *fixture,
                 gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, ANN);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, give_to_bob);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->table, ==, SP_TABLE_STATEMENT);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_false (has_row (fixture, SP_TABLE_ACTOR, ANN));
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->actor, ==, BOB);
  apply_and_undo (fixture);
}

/* Their statement was moved to the actor that we deleted; on our side it is where it was. */
static void
test_moved_to_deleted (MergeFixture  *fixture,
                       gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, BOB);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, give_to_bob);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->id, ==, BOB);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->actor, ==, ANN);
  g_assert_false (has_row (fixture, SP_TABLE_ACTOR, BOB));
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->actor, ==, BOB);
  apply_and_undo (fixture);
}

/* A source that is kept takes back the statements that pointed to it, with their passages, and its errors. */
static void
set_text (SpSource *row)
{
  row->note = "scanned anew";
}

static void
test_source (MergeFixture  *fixture,
             gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_SOURCE, PAPER);
  edit_source (fixture, SP_MERGE_THEIRS, PAPER, set_text);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->id, ==, PAPER);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->source, ==, PAPER);
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->passage.end, ==, 13);
  g_assert_true (has_row (fixture, SP_TABLE_SOURCE_ERROR, MISPRINT));
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->source, ==, SP_ID_NONE);
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->passage.start, ==, -1);
  apply_and_undo (fixture);
}

/* An edited statement needs its source, which was deleted together with it. */
static void
test_kept_statement_keeps_source (MergeFixture  *fixture,
                                  gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_STATEMENT, FOR);
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_SOURCE, PAPER);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, set_statement_note);
  compare (fixture, TRUE);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_true (has_row (fixture, SP_TABLE_SOURCE, PAPER));
  g_assert_cmpint (sp_snapshot_find_statement (fixture->result, FOR)->source, ==, PAPER);
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_false (has_row (fixture, SP_TABLE_SOURCE, PAPER));
  apply_and_undo (fixture);
}

static void
speak_for_bob (SpActor *row)
{
  row->speaks_for = BOB;
}

static void
test_new_speaker (MergeFixture  *fixture,
                  gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, BOB);
  edit_actor (fixture, SP_MERGE_THEIRS, RENE, speak_for_bob);
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->id, ==, BOB);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpint (sp_snapshot_find_actor (fixture->result, RENE)->speaks_for, ==, BOB);
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_cmpint (sp_snapshot_find_actor (fixture->result, RENE)->speaks_for, ==, SP_ID_NONE);
  apply_and_undo (fixture);
}

/* Ann spoke for the city all the time; a city that is kept has its speaker again. */
static void
test_speaker_comes_back (MergeFixture  *fixture,
                         gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ACTOR, CITY);
  edit_actor (fixture, SP_MERGE_THEIRS, CITY, set_note);
  compare (fixture, TRUE);
  get_only_conflict (fixture);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpint (sp_snapshot_find_actor (fixture->result, ANN)->speaks_for, ==, CITY);
  apply_and_undo (fixture);
}

/* Each side deleted what the other went on working with. */
static void
test_crosswise (MergeFixture  *fixture,
                gconstpointer  data)
{
  SpId ours = add_statement_on (fixture, SP_MERGE_OURS, RENE, TOLL, PAPER);
  SpId theirs = add_statement_on (fixture, SP_MERGE_THEIRS, RENE, BRIDGE, MINUTES);

  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_ISSUE, BRIDGE);
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_SOURCE, MINUTES);
  delete_row (fixture, SP_MERGE_THEIRS, SP_TABLE_ISSUE, TOLL);
  delete_row (fixture, SP_MERGE_THEIRS, SP_TABLE_SOURCE, PAPER);
  compare (fixture, TRUE);
  g_assert_cmpuint (sp_merge_get_n_conflicts (fixture->merge), ==, 4);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_true (has_row (fixture, SP_TABLE_STATEMENT, ours));
  g_assert_false (has_row (fixture, SP_TABLE_STATEMENT, theirs));
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_false (has_row (fixture, SP_TABLE_STATEMENT, ours));
  g_assert_true (has_row (fixture, SP_TABLE_STATEMENT, theirs));
  apply_and_undo (fixture);
  sp_merge_choose_all (fixture->merge, SP_MERGE_UNDECIDED);
  build (fixture);
  g_assert_true (has_row (fixture, SP_TABLE_STATEMENT, ours));
  g_assert_true (has_row (fixture, SP_TABLE_STATEMENT, theirs));
  apply_and_undo (fixture);
}

#define TEST(path, test) { "/standpoint/merge-deletions/" path, test, 0 }

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (MergeFixture *fixture, gconstpointer data);
    SpMergeSide side;
  } tests[] = {
    { "/standpoint/merge-deletions/untouched/by-us", test_untouched, SP_MERGE_OURS },
    { "/standpoint/merge-deletions/untouched/by-them", test_untouched, SP_MERGE_THEIRS },
    TEST ("by-both", test_deleted_by_both),
    { "/standpoint/merge-deletions/edited/by-us", test_edited, SP_MERGE_OURS },
    { "/standpoint/merge-deletions/edited/by-them", test_edited, SP_MERGE_THEIRS },
    TEST ("undecided-keeps", test_undecided_keeps),
    TEST ("new-statement", test_new_statement),
    TEST ("edited-statement-of-deleted-actor", test_edited_statement_of_deleted_actor),
    TEST ("edited-statement", test_edited_statement),
    TEST ("moved-away", test_moved_away),
    TEST ("moved-to-deleted", test_moved_to_deleted),
    TEST ("source", test_source),
    TEST ("kept-statement-keeps-source", test_kept_statement_keeps_source),
    TEST ("new-speaker", test_new_speaker),
    TEST ("speaker-comes-back", test_speaker_comes_back),
    TEST ("crosswise", test_crosswise),
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, MergeFixture, GUINT_TO_POINTER (tests[i].side), set_up_merge, tests[i].test,
                tear_down_merge);
  return g_test_run ();
}
