/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge-fixture.h"

/* What both sides did to fields, and how it comes together. */

EDIT (actor, SpActor)
EDIT (statement, SpStatement)
EDIT (link, SpLink)

static void
set_note (SpActor *row)
{
  row->note = "seen by us";
}

static void
set_role (SpActor *row)
{
  row->role = "Engineer";
}

static void
set_other_role (SpActor *row)
{
  row->role = "Architect";
}

static void
test_nothing (MergeFixture  *fixture,
              gconstpointer  data)
{
  merge_without_conflict (fixture);
  g_assert_true (sp_snapshot_equal (fixture->result, sp_store_get_snapshot (side_store (fixture, SP_MERGE_OURS))));
  apply_and_undo (fixture);
  g_assert_cmpstr (sp_store_get_undo_label (side_store (fixture, SP_MERGE_OURS)), ==, "Sample");
}

static void
test_one_side (MergeFixture  *fixture,
               gconstpointer  data)
{
  SpMergeSide side = (SpMergeSide) GPOINTER_TO_UINT (data);

  edit_actor (fixture, side, BOB, set_role);
  merge_without_conflict (fixture);
  g_assert_cmpstr (get_actor (fixture, BOB)->role, ==, "Engineer");
  apply_and_undo (fixture);
}

static void
test_different_fields (MergeFixture  *fixture,
                       gconstpointer  data)
{
  edit_actor (fixture, SP_MERGE_OURS, BOB, set_note);
  edit_actor (fixture, SP_MERGE_THEIRS, BOB, set_role);
  merge_without_conflict (fixture);
  g_assert_cmpstr (get_actor (fixture, BOB)->note, ==, "seen by us");
  g_assert_cmpstr (get_actor (fixture, BOB)->role, ==, "Engineer");
  apply_and_undo (fixture);
}

static void
test_same_change (MergeFixture  *fixture,
                  gconstpointer  data)
{
  edit_actor (fixture, SP_MERGE_OURS, BOB, set_role);
  edit_actor (fixture, SP_MERGE_THEIRS, BOB, set_role);
  merge_without_conflict (fixture);
  g_assert_cmpstr (get_actor (fixture, BOB)->role, ==, "Engineer");
}

static void
test_same_field (MergeFixture  *fixture,
                 gconstpointer  data)
{
  const SpConflict *conflict;

  edit_actor (fixture, SP_MERGE_OURS, BOB, set_role);
  edit_actor (fixture, SP_MERGE_THEIRS, BOB, set_other_role);
  edit_actor (fixture, SP_MERGE_THEIRS, BOB, set_note);
  compare (fixture, TRUE);
  conflict = get_only_conflict (fixture);
  g_assert_cmpint (conflict->kind, ==, SP_CONFLICT_CHANGED);
  g_assert_cmpint (conflict->table, ==, SP_TABLE_ACTOR);
  g_assert_cmpint (conflict->id, ==, BOB);
  g_assert_cmpstr (conflict->fields[0]->name, ==, "role");
  g_assert_cmpstr (((const SpActor *) conflict->sides[SP_MERGE_THEIRS])->role, ==, "Architect");
  g_assert_cmpuint (sp_merge_get_n_undecided (fixture->merge), ==, 1);

  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_cmpstr (get_actor (fixture, BOB)->role, ==, "Engineer");
  g_assert_cmpstr (get_actor (fixture, BOB)->note, ==, "seen by us");
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpstr (get_actor (fixture, BOB)->role, ==, "Architect");
  apply_and_undo (fixture);
}

static void
change_our_words (SpActor *row)
{
  static const char * const tags[] = { "old town", "ours", NULL };

  row->tags = tags;
}

static void
change_their_words (SpActor *row)
{
  static const char * const tags[] = { "theirs", "council", NULL };

  row->tags = tags;
}

/* Ours took "council" out and put "ours" in; theirs took "old town" out and put "theirs" in. */
static void
test_words (MergeFixture  *fixture,
            gconstpointer  data)
{
  const char * const expected[] = { "ours", "theirs", NULL };

  edit_actor (fixture, SP_MERGE_OURS, ANN, change_our_words);
  edit_actor (fixture, SP_MERGE_THEIRS, ANN, change_their_words);
  merge_without_conflict (fixture);
  g_assert_true (g_strv_equal (get_actor (fixture, ANN)->tags, expected));
  g_assert_cmpuint (g_strv_length ((char **) get_actor (fixture, ANN)->aliases), ==, 2);
  apply_and_undo (fixture);
}

static void
oppose (SpStatement *row)
{
  row->stance = SP_STANCE_STEP (-1);
}

static void
be_undecided (SpStatement *row)
{
  row->stance = SP_STANCE_NONE;
  row->qualifier = SP_QUALIFIER_UNDECIDED;
}

/* A stance and "undecided" from different people together would be a statement that neither of them coded. */
static void
test_stance_and_qualifier_stand_together (MergeFixture  *fixture,
                                          gconstpointer  data)
{
  edit_statement (fixture, SP_MERGE_OURS, FOR, oppose);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, be_undecided);
  compare (fixture, TRUE);
  g_assert_cmpuint (get_only_conflict (fixture)->n_fields, ==, 3);
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpint (get_statement (fixture, FOR)->stance.kind, ==, SP_STANCE_KIND_NONE);
  g_assert_cmpint (get_statement (fixture, FOR)->qualifier, ==, SP_QUALIFIER_UNDECIDED);
  apply_and_undo (fixture);
  choose_all_and_build (fixture, SP_MERGE_OURS);
  g_assert_cmpint (get_statement (fixture, FOR)->qualifier, ==, SP_QUALIFIER_FIRM);
}

static void
move_passage (SpStatement *row)
{
  row->passage = (SpPassage) { 14, 24 };
}

static void
move_to_minutes (SpStatement *row)
{
  row->source = MINUTES;
  row->passage = SP_PASSAGE_NONE;
}

static void
test_source_and_passage_stand_together (MergeFixture  *fixture,
                                        gconstpointer  data)
{
  edit_statement (fixture, SP_MERGE_OURS, FOR, move_passage);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, move_to_minutes);
  compare (fixture, TRUE);
  g_assert_cmpstr (get_only_conflict (fixture)->fields[0]->name, ==, "source");
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpint (get_statement (fixture, FOR)->source, ==, MINUTES);
  g_assert_cmpint (get_statement (fixture, FOR)->passage.start, ==, -1);
  apply_and_undo (fixture);
}

static void
give_to_bob (SpStatement *row)
{
  row->actor = BOB;
}

static void
give_to_rene (SpStatement *row)
{
  row->actor = RENE;
}

static void
test_moved_reference (MergeFixture  *fixture,
                      gconstpointer  data)
{
  edit_statement (fixture, SP_MERGE_OURS, FOR, oppose);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, give_to_bob);
  merge_without_conflict (fixture);
  g_assert_cmpint (get_statement (fixture, FOR)->actor, ==, BOB);
  g_assert_cmpfloat (get_statement (fixture, FOR)->stance.value, ==, -1.0);
  apply_and_undo (fixture);
}

static void
test_reference_moved_twice (MergeFixture  *fixture,
                            gconstpointer  data)
{
  edit_statement (fixture, SP_MERGE_OURS, FOR, give_to_rene);
  edit_statement (fixture, SP_MERGE_THEIRS, FOR, give_to_bob);
  compare (fixture, TRUE);
  g_assert_cmpstr (get_only_conflict (fixture)->fields[0]->name, ==, "actor");
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_cmpint (get_statement (fixture, FOR)->actor, ==, BOB);
}

static SpId
code_passage (MergeFixture *fixture,
              SpMergeSide   side,
              const char   *coder,
              int           step)
{
  SpStatement row = SP_STATEMENT_INIT;

  row.actor = ANN;
  row.issue = BRIDGE;
  row.source = PAPER;
  row.passage = (SpPassage) { 0, 13 };
  row.stance = SP_STANCE_STEP (step);
  row.coder = coder;
  row.tags = (const char * const []) { "first round", NULL };
  return add_row (fixture, side, SP_TABLE_STATEMENT, &row);
}

static void
test_double_coding (MergeFixture  *fixture,
                    gconstpointer  data)
{
  SpId ours = code_passage (fixture, SP_MERGE_OURS, "A", 2);
  SpId theirs = code_passage (fixture, SP_MERGE_THEIRS, "B", 1);

  merge_without_conflict (fixture);
  g_assert_cmpstr (get_statement (fixture, ours)->coder, ==, "A");
  g_assert_cmpstr (get_statement (fixture, theirs)->coder, ==, "B");
  g_assert_cmpstr (get_statement (fixture, theirs)->tags[0], ==, "first round");
  g_assert_cmpuint (sp_snapshot_get_n_statements (fixture->result), ==, 6);
  apply_and_undo (fixture);
}

static void
end_early (SpLink *row)
{
  row->end = (SpDate) { 2020, 0, 0 };
}

static void
start_late (SpLink *row)
{
  row->start = (SpDate) { 2022, 0, 0 };
}

/* Each is right for itself; together the link would end before it begins. */
static void
test_dates_stand_together (MergeFixture  *fixture,
                           gconstpointer  data)
{
  edit_link (fixture, SP_MERGE_OURS, RIVALS, end_early);
  edit_link (fixture, SP_MERGE_THEIRS, RIVALS, start_late);
  compare (fixture, TRUE);
  g_assert_cmpstr (get_only_conflict (fixture)->fields[0]->name, ==, "start_date");
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  apply_and_undo (fixture);
}

static void
set_title (MergeFixture *fixture,
           SpMergeSide   side,
           const char   *title)
{
  StoreFixture *store = &fixture->sides[side];
  SpProjectRow row = *sp_snapshot_get_project (sp_store_get_snapshot (store->store));

  row.title = title;
  begin (store, "Title");
  g_assert_true (sp_store_update_project (store->store, &row, NULL));
  commit (store);
}

/* The samples are documents of different UUID: that of ours stays. */
static void
test_project (MergeFixture  *fixture,
              gconstpointer  data)
{
  set_title (fixture, SP_MERGE_THEIRS, "Theirs");
  merge_without_conflict (fixture);
  g_assert_cmpstr (sp_snapshot_get_project (fixture->result)->title, ==, "Theirs");
  g_assert_cmpstr (sp_snapshot_get_project (fixture->result)->uuid, ==,
                   sp_snapshot_get_project (sp_store_get_snapshot (side_store (fixture, SP_MERGE_OURS)))->uuid);
  apply_and_undo (fixture);
  set_title (fixture, SP_MERGE_OURS, "Ours");
  compare (fixture, TRUE);
  g_assert_cmpint (get_only_conflict (fixture)->table, ==, SP_TABLE_PROJECT);
}

static void
test_log_comes_along (MergeFixture  *fixture,
                      gconstpointer  data)
{
  StoreFixture *ours = &fixture->sides[SP_MERGE_OURS];

  rename_bob_with_label (&fixture->sides[SP_MERGE_THEIRS], "Rob", "Their edit");
  compare (fixture, TRUE);
  g_assert_true (sp_merge_apply (fixture->merge, ours->store, side_store (fixture, SP_MERGE_THEIRS), NULL, NULL, NULL));
  g_assert_cmpint (count (ours, "SELECT count(*) FROM log WHERE label = 'Their edit'"), ==, 1);
  g_assert_cmpint (count (ours, "SELECT count(*) FROM log WHERE label = 'Merge'"), ==, 1);
}

static void
test_edited_meanwhile (MergeFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  compare (fixture, TRUE);
  edit_actor (fixture, SP_MERGE_OURS, BOB, set_note);
  g_assert_false (sp_merge_apply (fixture->merge, side_store (fixture, SP_MERGE_OURS), NULL, NULL, NULL, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_INVALID);
}

static void
test_without_base (MergeFixture  *fixture,
                   gconstpointer  data)
{
  delete_row (fixture, SP_MERGE_OURS, SP_TABLE_STATEMENT, QUOTED);
  add_named_actor (fixture, SP_MERGE_THEIRS, "Harbour board", "");
  edit_actor (fixture, SP_MERGE_THEIRS, BOB, set_role);
  compare (fixture, FALSE);
  g_assert_false (sp_merge_has_base (fixture->merge));
  g_assert_cmpstr (get_only_conflict (fixture)->fields[0]->name, ==, "role");
  choose_all_and_build (fixture, SP_MERGE_THEIRS);
  g_assert_nonnull (get_statement (fixture, QUOTED));
  g_assert_cmpstr (get_actor (fixture, BOB)->role, ==, "Engineer");
  g_assert_cmpuint (sp_snapshot_get_n_actors (fixture->result), ==, 5);
  apply_and_undo (fixture);
}

#define TEST(path, test) { "/standpoint/merge/" path, test, 0 }

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
    TEST ("nothing-changed", test_nothing),
    { "/standpoint/merge/only-ours-changed", test_one_side, SP_MERGE_OURS },
    { "/standpoint/merge/only-theirs-changed", test_one_side, SP_MERGE_THEIRS },
    TEST ("different-fields", test_different_fields),
    TEST ("same-change", test_same_change),
    TEST ("same-field", test_same_field),
    TEST ("words", test_words),
    TEST ("stance-and-qualifier-stand-together", test_stance_and_qualifier_stand_together),
    TEST ("source-and-passage-stand-together", test_source_and_passage_stand_together),
    TEST ("dates-stand-together", test_dates_stand_together),
    TEST ("moved-reference", test_moved_reference),
    TEST ("reference-moved-twice", test_reference_moved_twice),
    TEST ("double-coding", test_double_coding),
    TEST ("project", test_project),
    TEST ("log-comes-along", test_log_comes_along),
    TEST ("edited-meanwhile", test_edited_meanwhile),
    TEST ("without-base", test_without_base),
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, MergeFixture, GUINT_TO_POINTER (tests[i].side), set_up_merge, tests[i].test,
                tear_down_merge);
  return g_test_run ();
}
