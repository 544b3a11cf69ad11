/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-candidates.h"

enum
{
  ANN = 1, UNION, STATES, MAY,
  BRIDGE, TOLL,
  PAPER,
};

static void
put_actor (SpSnapshotBuilder *builder,
           SpId               id,
           const char        *name,
           const char        *alias)
{
  SpActor actor = SP_ACTOR_INIT;

  actor.id = id;
  actor.ordinal = (double) id;
  actor.name = name;
  actor.aliases = (const char * const []) { alias, NULL };
  sp_snapshot_builder_put_actor (builder, &actor);
}

static void
put_issue (SpSnapshotBuilder *builder,
           SpId               id,
           const char        *name)
{
  SpIssue issue = SP_ISSUE_INIT;

  issue.id = id;
  issue.ordinal = (double) id;
  issue.name = name;
  sp_snapshot_builder_put_issue (builder, &issue);
}

static SpSnapshotBuilder *
begin (const char *text)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpSource source = SP_SOURCE_INIT;

  put_actor (builder, ANN, "Ann Lee", "Lee");
  put_actor (builder, UNION, "River Union", "Річковий Союз");
  put_actor (builder, STATES, "US", NULL);
  put_actor (builder, MAY, "May", NULL);
  put_issue (builder, BRIDGE, "Building the river bridge");
  put_issue (builder, TOLL, "Toll for lorries");
  source.id = PAPER;
  source.title = "Paper";
  source.text = text;
  sp_snapshot_builder_put_source (builder, &source);
  return builder;
}

static char *
find_names (const char *text)
{
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (begin (text));
  g_autoptr (GArray) names = sp_candidates_find_names (snapshot, text);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const SpNameCandidate *name = &g_array_index (names, SpNameCandidate, i);
      g_autofree char *words = g_utf8_substring (text, name->passage.start, name->passage.end);

      g_string_append_printf (list, "%s=%d;", words, (int) name->actor);
    }
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static void
assert_names (const char *text,
              const char *expected)
{
  g_autofree char *names = find_names (text);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_names_and_spellings (void)
{
  assert_names ("Ann Lee spoke. Then Lee left the River Union.", "Ann Lee=1;Lee=1;River Union=2;");
  assert_names ("«Річковий Союз» чекає", "Річковий Союз=2;");
}

static void
test_names_at_bounds_of_words (void)
{
  assert_names ("Fleece, Leeward, a river unionist, Ann. Lee", "Lee=1;");
}

static void
test_case_of_names (void)
{
  assert_names ("They may tell us. In May the US did; ANN LEE may not.", "May=4;US=3;ANN LEE=1;");
}

static void
test_forms_of_names (void)
{
  assert_names ("Lee's plan, the US-led talks, Річковий Союзу, River Unions", "Lee's=1;US-led=3;Річковий Союзу=2;River Unions=2;");
}

static GArray *
find_statements (SpSnapshot *snapshot)
{
  g_autoptr (GArray) names = sp_candidates_find_names (snapshot, sp_snapshot_find_source (snapshot, PAPER)->text);

  return sp_candidates_find_statements (snapshot, PAPER, names);
}

static void
test_sentence_with_actor_verb_and_issue (void)
{
  const char *text = "A quiet day. Mr. Lee insisted that the bridge over the river be built. The toll stays. Nobody said why.";
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (begin (text));
  g_autoptr (GArray) found = find_statements (snapshot);
  const SpStatementCandidate *candidate;
  g_autofree char *words = NULL;

  g_assert_cmpuint (found->len, ==, 1);
  candidate = &g_array_index (found, SpStatementCandidate, 0);
  words = g_utf8_substring (text, candidate->passage.start, candidate->passage.end);
  g_assert_cmpstr (words, ==, "Mr. Lee insisted that the bridge over the river be built.");
  g_assert_cmpint (candidate->actor, ==, ANN);
  g_assert_cmpint (candidate->issue, ==, BRIDGE);
}

static void
test_actor_before_the_verb (void)
{
  g_autoptr (SpSnapshot) snapshot =
    sp_snapshot_builder_end (begin ("In the US the River Union rejected a toll on lorries, which Ann Lee wants."));
  g_autoptr (GArray) found = find_statements (snapshot);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, SpStatementCandidate, 0).actor, ==, UNION);
  g_assert_cmpint (g_array_index (found, SpStatementCandidate, 0).issue, ==, TOLL);
}

static void
test_what_is_coded_is_left_out (void)
{
  SpSnapshotBuilder *builder = begin ("Lee demanded a toll for lorries.");
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GArray) found = NULL;
  SpStatement statement = SP_STATEMENT_INIT;

  statement.id = 90;
  statement.actor = ANN;
  statement.issue = TOLL;
  statement.source = PAPER;
  statement.passage = (SpPassage) { 4, 20 };
  sp_snapshot_builder_put_statement (builder, &statement);
  snapshot = sp_snapshot_builder_end (builder);
  found = find_statements (snapshot);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_nothing_in_nothing (void)
{
  g_autoptr (SpSnapshot) snapshot = sp_snapshot_builder_end (begin (""));
  g_autoptr (GArray) found = find_statements (snapshot);

  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standpoint/candidates/names-and-spellings", test_names_and_spellings);
  g_test_add_func ("/standpoint/candidates/names-at-bounds-of-words", test_names_at_bounds_of_words);
  g_test_add_func ("/standpoint/candidates/case-of-names", test_case_of_names);
  g_test_add_func ("/standpoint/candidates/forms-of-names", test_forms_of_names);
  g_test_add_func ("/standpoint/candidates/sentence-with-actor-verb-and-issue", test_sentence_with_actor_verb_and_issue);
  g_test_add_func ("/standpoint/candidates/actor-before-the-verb", test_actor_before_the_verb);
  g_test_add_func ("/standpoint/candidates/what-is-coded-is-left-out", test_what_is_coded_is_left_out);
  g_test_add_func ("/standpoint/candidates/nothing-in-nothing", test_nothing_in_nothing);
  return g_test_run ();
}
