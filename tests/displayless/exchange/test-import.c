/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

static char *
find_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "import", "berlin", name, NULL);
}

static void
import_berlin (ImportFixture *fixture)
{
  g_autofree char *coding = find_fixture ("coding.csv");
  g_autofree char *links = find_fixture ("links.csv");
  g_autofree char *actors = find_fixture ("actors.csv");
  g_autofree char *issues = find_fixture ("issues.csv");

  import_files (fixture, coding, links, actors, issues);
  g_assert_no_error (fixture->error);
}

/* Files as a researcher makes them, given in an order in which references come before what they refer to. */
static void
test_berlin (ImportFixture *fixture,
             gconstpointer  data)
{
  SpSnapshot *snapshot;

  import_berlin (fixture);
  snapshot = sp_store_get_snapshot (fixture->store);
  g_assert_cmpuint (sp_snapshot_get_n_actors (snapshot), ==, 13);
  g_assert_cmpuint (sp_snapshot_get_n_issues (snapshot), ==, 5);
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 15);
  g_assert_cmpuint (sp_snapshot_get_n_links (snapshot), ==, 17);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_ACTOR], ==, 13);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_STATEMENT], ==, 15);
  g_assert_cmpuint (g_strv_length (fixture->report->created_names), ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->report->ignored_columns), ==, 0);
}

static void
test_berlin_values (ImportFixture *fixture,
                    gconstpointer  data)
{
  const SpStatement *statement;
  const SpActor *actor;

  import_berlin (fixture);
  actor = find_actor (fixture, "Steve Witkoff");
  g_assert_cmpint (actor->kind, ==, SP_ACTOR_KIND_PERSON);
  g_assert_cmpint (actor->speaks_for, ==, find_actor (fixture, "United States")->id);
  g_assert_cmpstr (actor->aliases[0], ==, "Steve Wittkopf (as printed)");
  g_assert_true (isnan (actor->influence));
  g_assert_cmpuint (g_strv_length ((GStrv) find_actor (fixture, "United States")->aliases), ==, 3);
  g_assert_cmpstr (find_issue (fixture, "Time limit on the guarantees")->oppose_end, ==, "open-ended");

  statement = find_statement (fixture, "United States", "Security guarantees for Ukraine");
  g_assert_cmpint (statement->form, ==, SP_FORM_DIRECT_QUOTE);
  g_assert_cmpfloat (statement->stance.value, ==, 2);
  statement = find_statement (fixture, "Friedrich Merz", "Security guarantees for Ukraine");
  g_assert_cmpint (statement->qualifier, ==, SP_QUALIFIER_CONDITIONAL);
  g_assert_true (g_str_has_prefix (statement->condition, "any de-escalation"));
  g_assert_cmpstr (statement->note, ==, "");
  statement = find_statement (fixture, "Dmitry Peskov", "Security guarantees for Ukraine");
  g_assert_cmpint (statement->qualifier, ==, SP_QUALIFIER_UNDECIDED);
  g_assert_cmpint (statement->stance.kind, ==, SP_STANCE_KIND_NONE);
  g_assert_true (g_str_has_prefix (statement->note, "awaiting"));
  g_assert_cmpstr (statement->condition, ==, "");
}

static void
test_one_undo (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));
  g_autoptr (GError) error = NULL;

  import_berlin (fixture);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Import");
  sp_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_true (sp_snapshot_equal (before, sp_store_get_snapshot (fixture->store)));
  g_assert_false (sp_store_can_undo (fixture->store));
}

static void
test_dry_run (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (sp_store_get_snapshot (fixture->store));

  fixture->options.dry_run = TRUE;
  import_berlin (fixture);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_LINK], ==, 17);
  g_assert_true (sp_snapshot_equal (before, sp_store_get_snapshot (fixture->store)));
  g_assert_false (sp_store_can_undo (fixture->store));
}

static void
test_cancelled (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *path = find_fixture ("actors.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_list_store_append (files, file);
  g_assert_false (sp_import (fixture->store, G_LIST_MODEL (files), NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sp_store_can_undo (fixture->store));
}

static void
test_headings_are_forgiven (ImportFixture *fixture,
                            gconstpointer  data)
{
  import_text (fixture, "a.csv", "Actor Name;TYPE;Speaks-For;Also written;Power;Color\n"
                                 "B;State;;;37,5;#1A5FB4\nA;person;B;x;;\n");
  g_assert_cmpfloat (find_actor (fixture, "B")->influence, ==, 37.5);
  g_assert_cmpint (find_actor (fixture, "B")->colour, ==, 0x1a5fb4);
}

static void
test_lists (ImportFixture *fixture,
            gconstpointer  data)
{
  const SpActor *actor;

  import_text (fixture, "a.csv", "name,aliases,tags\nA,\"x\\;y;  z ; ;w\",one\n");
  actor = find_actor (fixture, "A");
  g_assert_cmpuint (g_strv_length ((GStrv) actor->aliases), ==, 3);
  g_assert_cmpstr (actor->aliases[0], ==, "x;y");
  g_assert_cmpstr (actor->aliases[1], ==, "z");
  g_assert_cmpstr (actor->tags[0], ==, "one");
}

static void
test_aliases_are_found (ImportFixture *fixture,
                        gconstpointer  data)
{
  import_text (fixture, "a.csv", "name,also_written\nGermany,Berlin; BRD\n");
  import_text (fixture, "s.csv", "actor,issue,stance\nBRD,Peace,2\n");
  g_assert_cmpuint (sp_snapshot_get_n_actors (sp_store_get_snapshot (fixture->store)), ==, 1);
  find_statement (fixture, "Germany", "Peace");
}

/* The store tells names apart as people do, and so does the import. */
static void
test_names_read_the_same (ImportFixture *fixture,
                          gconstpointer  data)
{
  import_text (fixture, "a.csv", "name,role\nCaf\xc3\xa9,r\n");
  import_text (fixture, "s.csv", "actor,issue,stance\nCAFE\xcc\x81,Peace,2\n");
  g_assert_cmpuint (g_strv_length (fixture->report->created_names), ==, 1);
  find_statement (fixture, "Caf\xc3\xa9", "Peace");
}

static void
test_unknown_names_are_created (ImportFixture *fixture,
                                gconstpointer  data)
{
  import_text (fixture, "s.csv", "actor,issue,stance,source\nA,Peace,2,Paper\nB,Peace,-1,Paper\n");
  g_assert_cmpuint (g_strv_length (fixture->report->created_names), ==, 4);
  g_assert_true (g_strv_contains ((const char * const *) fixture->report->created_names, "actor: B"));
  g_assert_cmpint (find_actor (fixture, "B")->kind, ==, SP_ACTOR_KIND_OTHER);
  g_assert_cmpuint (sp_snapshot_get_n_sources (sp_store_get_snapshot (fixture->store)), ==, 1);
}

/* Without ids an actor that is there is completed: empty cells change nothing, lists grow. */
static void
test_names_complete (ImportFixture *fixture,
                     gconstpointer  data)
{
  const SpActor *actor;

  import_text (fixture, "a.csv", "name,role,influence,tags,also_written\nA,first,10,x,Alpha\n");
  import_text (fixture, "b.csv", "name,role,influence,tags,also_written\nAlpha,second,,x; y,\n");
  actor = find_actor (fixture, "A");
  g_assert_cmpstr (actor->role, ==, "second");
  g_assert_cmpfloat (actor->influence, ==, 10);
  g_assert_cmpuint (g_strv_length ((GStrv) actor->tags), ==, 2);
  g_assert_cmpuint (fixture->report->updated[SP_TABLE_ACTOR], ==, 1);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_ACTOR], ==, 0);
}

static void
test_nothing_new_is_no_update (ImportFixture *fixture,
                               gconstpointer  data)
{
  import_text (fixture, "a.csv", "name,role\nA,first\n");
  import_text (fixture, "a.csv", "name,role\nA,first\n");
  g_assert_cmpuint (fixture->report->updated[SP_TABLE_ACTOR], ==, 0);
}

static void
test_ids_replace (ImportFixture *fixture,
                  gconstpointer  data)
{
  const SpActor *actor;

  import_text (fixture, "a.csv", "id,name,role,note\n7,A,first,kept\n");
  import_text (fixture, "a.csv", "id,name,role\n7,Renamed,\n");
  actor = sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), 7);
  g_assert_cmpstr (actor->name, ==, "Renamed");
  g_assert_cmpstr (actor->role, ==, "");
  g_assert_cmpstr (actor->note, ==, "kept");
}

static void
test_statements_with_ids_replace (ImportFixture *fixture,
                                  gconstpointer  data)
{
  SpSnapshot *snapshot;

  import_text (fixture, "s.csv", "id,actor,issue,stance,note\n5,A,Peace,2,n\n");
  import_text (fixture, "s.csv", "id,actor,issue,stance,point\n5,A,Peace,,30\n");
  snapshot = sp_store_get_snapshot (fixture->store);
  g_assert_cmpuint (sp_snapshot_get_n_statements (snapshot), ==, 1);
  g_assert_cmpint (sp_snapshot_find_statement (snapshot, 5)->stance.kind, ==, SP_STANCE_KIND_POINT);
  g_assert_cmpstr (sp_snapshot_find_statement (snapshot, 5)->note, ==, "n");
  g_assert_cmpuint (fixture->report->updated[SP_TABLE_STATEMENT], ==, 1);
}

/* Who speaks for whom may stand in any order, and be turned round. */
static void
test_speakers_in_any_order (ImportFixture *fixture,
                            gconstpointer  data)
{
  import_text (fixture, "a.csv", "name,speaks_for\nA,B\nB,C\nC,D\n");
  g_assert_cmpint (find_actor (fixture, "A")->speaks_for, ==, find_actor (fixture, "B")->id);
  g_assert_cmpint (find_actor (fixture, "C")->speaks_for, ==, find_actor (fixture, "D")->id);
  g_assert_true (g_strv_contains ((const char * const *) fixture->report->created_names, "actor: D"));
}

/* They are written twice, and still stand where they stood in the file. */
static void
test_speakers_keep_their_place (ImportFixture *fixture,
                                gconstpointer  data)
{
  import_text (fixture, "a.csv", "name,speaks_for\nA,\nB,A\nC,\nD,C\n");
  g_assert_cmpfloat (find_actor (fixture, "A")->ordinal, <, find_actor (fixture, "B")->ordinal);
  g_assert_cmpfloat (find_actor (fixture, "B")->ordinal, <, find_actor (fixture, "C")->ordinal);
  g_assert_cmpfloat (find_actor (fixture, "C")->ordinal, <, find_actor (fixture, "D")->ordinal);
}

static void
test_speakers_turned_round (ImportFixture *fixture,
                            gconstpointer  data)
{
  import_text (fixture, "a.csv", "id,name,speaks_for\n1,A,B\n2,B,\n");
  import_text (fixture, "a.csv", "id,name,speaks_for\n2,B,A\n1,A,\n");
  g_assert_cmpint (find_actor (fixture, "A")->speaks_for, ==, SP_ID_NONE);
  g_assert_cmpint (find_actor (fixture, "B")->speaks_for, ==, 1);
  g_assert_cmpuint (fixture->report->updated[SP_TABLE_ACTOR], ==, 2);
}

static void
test_circle_of_speakers (ImportFixture *fixture,
                         gconstpointer  data)
{
  write_file (fixture, "a.csv", "name,speaks_for\nA,B\nB,C\nC,A\n");
  g_assert_false (import_files (fixture, "a.csv"));
  g_assert_error (fixture->error, SP_IMPORT_ERROR, SP_IMPORT_ERROR_ROW);
  g_assert_true (g_str_has_prefix (fixture->error->message, "a.csv, line 4"));
  g_assert_null (find_actor (fixture, "A"));
}

static void
test_edges (ImportFixture *fixture,
            gconstpointer  data)
{
  const SpLink *link;

  import_text (fixture, "edges.csv", "\"source\",\"target\",\"sign\"\n\"A\",\"B\",1\n\"A\",\"C\",-1\n");
  g_assert_cmpuint (fixture->report->added[SP_TABLE_LINK], ==, 2);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_ACTOR], ==, 3);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_SOURCE], ==, 0);
  link = sp_snapshot_get_link (sp_store_get_snapshot (fixture->store), 0);
  g_assert_cmpint (link->from, ==, find_actor (fixture, "A")->id);
}

static void
test_votes (ImportFixture *fixture,
            gconstpointer  data)
{
  const SpStatement *statement;

  import_text (fixture, "v.csv", "\"\",\"5262\",\"5411\"\nA,yes,Abstain\nB,no,\nC,absent,y\n");
  g_assert_cmpuint (fixture->report->added[SP_TABLE_STATEMENT], ==, 4);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_ACTOR], ==, 3);
  statement = find_statement (fixture, "A", "5411");
  g_assert_cmpfloat (statement->stance.value, ==, 0);
  g_assert_cmpint (statement->stance.kind, ==, SP_STANCE_KIND_STEP);
  g_assert_cmpint (statement->form, ==, SP_FORM_BEHAVIOUR);
  g_assert_cmpfloat (find_statement (fixture, "B", "5262")->stance.value, ==, -2);
}

static void
test_ignored_columns (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_text (fixture, "a.csv", "name,Shoe size,role\nA,44,r\n");
  g_assert_cmpuint (g_strv_length (fixture->report->ignored_columns), ==, 1);
  g_assert_cmpstr (fixture->report->ignored_columns[0], ==, "a.csv: Shoe size");
}

/* Tables that others number from 1 do not get into each other's way. */
static void
test_small_ids (ImportFixture *fixture,
                gconstpointer  data)
{
  const SpStatement *statement;

  write_file (fixture, "actors.csv", "id,name,role\n1,A,r\n2,B,r\n");
  write_file (fixture, "issues.csv", "id,name,question\n1,I,q\n");
  write_file (fixture, "sources.csv", "id,title,kind\n1,S,article\n");
  write_file (fixture, "statements.csv", "id,actor,issue,stance,source\n1,2,1,1,1\n2,A,I,1,2\n");
  import_files (fixture, "statements.csv", "issues.csv", "sources.csv", "actors.csv");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->report->added[SP_TABLE_ACTOR], ==, 2);
  statement = find_statement (fixture, "B", "I");
  g_assert_cmpint (statement->source, ==, 1);
  g_assert_cmpuint (g_strv_length (fixture->report->created_names), ==, 1);
  g_assert_cmpstr (fixture->report->created_names[0], ==, "source: 2");
}

/* A name that went to another row means that row. */
static void
test_renamed (ImportFixture *fixture,
              gconstpointer  data)
{
  import_text (fixture, "a.csv", "id,name,role\n1,A,r\n2,B,r\n");
  write_file (fixture, "b.csv", "id,name,role\n1,C,r\n2,A,r\n");
  write_file (fixture, "s.csv", "actor,issue,stance\nA,I,1\nC,I,2\n");
  import_files (fixture, "b.csv", "s.csv");
  g_assert_no_error (fixture->error);
  g_assert_cmpint (find_actor (fixture, "A")->id, ==, 2);
  g_assert_cmpfloat (find_statement (fixture, "A", "I")->stance.value, ==, 1);
  g_assert_cmpfloat (find_statement (fixture, "C", "I")->stance.value, ==, 2);
}

static void
test_blanks_around_cells (ImportFixture *fixture,
                          gconstpointer  data)
{
  import_text (fixture, "a.csv", "name,role,note\n \f A\t,  two words ,\f \n");
  g_assert_cmpstr (find_actor (fixture, "A")->role, ==, "two words");
  g_assert_cmpstr (find_actor (fixture, "A")->note, ==, "");
}

static void
test_label (ImportFixture *fixture,
            gconstpointer  data)
{
  fixture->options.label = "Import actors";
  import_text (fixture, "a.csv", "name,role\nA,r\n");
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Import actors");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_import_test ("/standpoint/import/berlin", test_berlin);
  add_import_test ("/standpoint/import/berlin-values", test_berlin_values);
  add_import_test ("/standpoint/import/one-undo", test_one_undo);
  add_import_test ("/standpoint/import/dry-run", test_dry_run);
  add_import_test ("/standpoint/import/cancelled", test_cancelled);
  add_import_test ("/standpoint/import/headings-are-forgiven", test_headings_are_forgiven);
  add_import_test ("/standpoint/import/lists", test_lists);
  add_import_test ("/standpoint/import/aliases-are-found", test_aliases_are_found);
  add_import_test ("/standpoint/import/names-read-the-same", test_names_read_the_same);
  add_import_test ("/standpoint/import/unknown-names-are-created", test_unknown_names_are_created);
  add_import_test ("/standpoint/import/names-complete", test_names_complete);
  add_import_test ("/standpoint/import/nothing-new-is-no-update", test_nothing_new_is_no_update);
  add_import_test ("/standpoint/import/ids-replace", test_ids_replace);
  add_import_test ("/standpoint/import/statements-with-ids-replace", test_statements_with_ids_replace);
  add_import_test ("/standpoint/import/speakers-in-any-order", test_speakers_in_any_order);
  add_import_test ("/standpoint/import/speakers-keep-their-place", test_speakers_keep_their_place);
  add_import_test ("/standpoint/import/speakers-turned-round", test_speakers_turned_round);
  add_import_test ("/standpoint/import/circle-of-speakers", test_circle_of_speakers);
  add_import_test ("/standpoint/import/edges", test_edges);
  add_import_test ("/standpoint/import/votes", test_votes);
  add_import_test ("/standpoint/import/ignored-columns", test_ignored_columns);
  add_import_test ("/standpoint/import/small-ids", test_small_ids);
  add_import_test ("/standpoint/import/renamed", test_renamed);
  add_import_test ("/standpoint/import/blanks-around-cells", test_blanks_around_cells);
  add_import_test ("/standpoint/import/label", test_label);
  return g_test_run ();
}
