/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-filter-test.h"
#include "sp-finding.h"

/* State (1) <- Minister (2) <- Spokesman (3), Union (4) apart; issues 10 and 11; sources 20 and 21. */
#define STATE 1
#define MINISTER 2
#define SPOKESMAN 3
#define UNION 4
#define TAX 10
#define TREATY 11
#define PAPER 20
#define MINUTES 21

static void
add_actor (SpSnapshotBuilder *builder, SpId id, const char *name, SpActorKind kind, SpId speaks_for, const char *tag)
{
  SpActor actor = SP_ACTOR_INIT;
  const char *const tags[] = { tag, NULL };

  actor.id = id;
  actor.ordinal = id;
  actor.name = name;
  actor.kind = kind;
  actor.speaks_for = speaks_for;
  actor.tags = tags;
  sp_snapshot_builder_put_actor (builder, &actor);
}

static void
add_statement (SpSnapshotBuilder *builder, SpId id, SpId actor, SpId issue, double step, const char *date, SpId source)
{
  SpStatement statement = SP_STATEMENT_INIT;
  const char *const tags[] = { "loud", NULL };

  statement.id = id;
  statement.actor = actor;
  statement.issue = issue;
  statement.stance = isnan (step) ? SP_STANCE_NONE : SP_STANCE_STEP (step);
  statement.qualifier = isnan (step) ? SP_QUALIFIER_UNDECIDED : SP_QUALIFIER_FIRM;
  statement.source = source;
  statement.coder = id % 2 == 0 ? "Ada" : "";
  statement.tags = id == 100 ? tags : NULL;
  g_assert_true (sp_date_parse (date, &statement.date));
  sp_snapshot_builder_put_statement (builder, &statement);
}

static SpSnapshot *
create_project (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpLink link = SP_LINK_INIT;

  add_actor (builder, STATE, "State", SP_ACTOR_KIND_STATE, SP_ID_NONE, "west");
  add_actor (builder, MINISTER, "Minister", SP_ACTOR_KIND_PERSON, STATE, NULL);
  add_actor (builder, SPOKESMAN, "Spokesman", SP_ACTOR_KIND_PERSON, MINISTER, NULL);
  add_actor (builder, UNION, "Union", SP_ACTOR_KIND_ORGANISATION, SP_ID_NONE, "west");
  for (guint i = 0; i < 2; i++)
    {
      SpIssue issue = SP_ISSUE_INIT;
      SpSource source = SP_SOURCE_INIT;

      issue.id = TAX + i;
      issue.ordinal = i + 1;
      issue.name = i == 0 ? "Tax" : "Treaty";
      sp_snapshot_builder_put_issue (builder, &issue);
      source.id = PAPER + i;
      source.ordinal = i + 1;
      source.title = i == 0 ? "Paper" : "Minutes";
      sp_snapshot_builder_put_source (builder, &source);
    }
  add_statement (builder, 100, SPOKESMAN, TAX, 2, "2025-03-01", PAPER);
  add_statement (builder, 101, UNION, TAX, -2, "2025-03-02", PAPER);
  add_statement (builder, 102, UNION, TREATY, 1, "2024", MINUTES);
  add_statement (builder, 103, STATE, TREATY, NAN, "", SP_ID_NONE);
  link.id = 200;
  link.from = SPOKESMAN;
  link.to = UNION;
  link.kind = "meets";
  link.source = PAPER;
  sp_snapshot_builder_put_link (builder, &link);
  return sp_snapshot_builder_end (builder);
}

/* The ids of the statements that fit, as text. */
static char *
list_fitting (const SpFilter *filter)
{
  g_autoptr (SpSnapshot) snapshot = create_project ();
  g_autoptr (SpFilterTest) test = sp_filter_test_new (filter, snapshot);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    if (sp_filter_test_statement (test, sp_snapshot_get_statement (snapshot, i)))
      g_string_append_printf (ids, "%d ", (int) sp_snapshot_get_statement (snapshot, i)->id);
  return g_string_free (ids, FALSE);
}

typedef struct
{
  const char *name;
  SpFilterField field;
  gint64 number;
  const char *word;
  const char *expected;
} Case;

static const Case cases[] = {
  { "kind", SP_FILTER_FIELD_ACTOR_KIND, SP_ACTOR_KIND_PERSON, NULL, "100 " },
  { "actor", SP_FILTER_FIELD_ACTOR, UNION, NULL, "101 102 " },
  { "actor-tag", SP_FILTER_FIELD_ACTOR_TAG, 0, "west", "101 102 103 " },
  { "issue", SP_FILTER_FIELD_ISSUE, TREATY, NULL, "102 103 " },
  { "source", SP_FILTER_FIELD_SOURCE, PAPER, NULL, "100 101 " },
  { "no-source", SP_FILTER_FIELD_SOURCE, SP_ID_NONE, NULL, "103 " },
  { "stance", SP_FILTER_FIELD_STANCE, SP_FILTER_STANCE_OPPOSE, NULL, "101 " },
  { "no-stance", SP_FILTER_FIELD_STANCE, SP_FILTER_STANCE_NONE, NULL, "103 " },
  { "qualifier", SP_FILTER_FIELD_QUALIFIER, SP_QUALIFIER_UNDECIDED, NULL, "103 " },
  { "form", SP_FILTER_FIELD_FORM, SP_FORM_DIRECT_QUOTE, NULL, "" },
  { "tag", SP_FILTER_FIELD_TAG, 0, "loud", "100 " },
  { "coder", SP_FILTER_FIELD_CODER, 0, "Ada", "100 102 " },
  { "no-coder", SP_FILTER_FIELD_CODER, 0, "", "101 103 " },
};

static void
test_field (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autofree char *fitting = NULL;

  if (expected->word != NULL)
    sp_filter_set_word (filter, expected->field, expected->word, TRUE);
  else
    sp_filter_set_number (filter, expected->field, expected->number, TRUE);
  fitting = list_fitting (filter);
  g_assert_cmpstr (fitting, ==, expected->expected);
}

static void
test_every_field_has_to_fit (void)
{
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autofree char *fitting = NULL;

  sp_filter_set_number (filter, SP_FILTER_FIELD_ISSUE, TAX, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_ISSUE, TREATY, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_ACTOR, UNION, TRUE);
  sp_filter_set_dates (filter, (SpDate) { 2024, 6, 0 }, (SpDate) { 2024, 0, 0 });
  fitting = list_fitting (filter);
  g_assert_cmpstr (fitting, ==, "102 ");
}

static void
test_dates_leave_undated_out (void)
{
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autofree char *fitting = NULL;

  sp_filter_set_dates (filter, SP_DATE_NONE, (SpDate) { 2025, 3, 1 });
  fitting = list_fitting (filter);
  g_assert_cmpstr (fitting, ==, "100 102 ");
}

static void
test_taken_back_is_empty (void)
{
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autoptr (SpFilter) copy = NULL;

  sp_filter_set_word (filter, SP_FILTER_FIELD_TAG, "loud", TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_FORM, 2, TRUE);
  copy = sp_filter_copy (filter);
  g_assert_true (sp_filter_equal (copy, filter));
  sp_filter_set_word (filter, SP_FILTER_FIELD_TAG, "loud", FALSE);
  g_assert_false (sp_filter_equal (copy, filter));
  g_assert_false (sp_filter_is_empty (filter));
  sp_filter_set_number (filter, SP_FILTER_FIELD_FORM, 2, FALSE);
  g_assert_true (sp_filter_is_empty (filter));
  g_assert_true (sp_filter_has_word (copy, SP_FILTER_FIELD_TAG, "loud"));
}

/* A picture of states still counts what persons say for them, if speakers are counted. */
static void
test_speakers_count_for_kept (void)
{
  g_autoptr (SpSnapshot) snapshot = create_project ();
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autoptr (SpSnapshot) together = NULL;
  g_autoptr (SpSnapshot) alone = NULL;

  sp_filter_set_number (filter, SP_FILTER_FIELD_ACTOR_KIND, SP_ACTOR_KIND_STATE, TRUE);
  together = sp_filter_apply (filter, snapshot, SP_FILTER_PART_ALL, TRUE);
  g_assert_cmpuint (sp_snapshot_get_n_actors (together), ==, 1);
  g_assert_cmpint (sp_snapshot_find_statement (together, 100)->actor, ==, STATE);
  alone = sp_filter_apply (filter, snapshot, SP_FILTER_PART_ALL, FALSE);
  g_assert_null (sp_snapshot_find_statement (alone, 100));
  g_assert_nonnull (sp_snapshot_find_statement (alone, 103));
  g_assert_cmpuint (sp_snapshot_get_n_links (alone), ==, 0);
}

static void
test_next_one_up_is_spoken_for (void)
{
  g_autoptr (SpSnapshot) snapshot = create_project ();
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autoptr (SpSnapshot) left = NULL;

  sp_filter_set_number (filter, SP_FILTER_FIELD_ACTOR, STATE, TRUE);
  sp_filter_set_number (filter, SP_FILTER_FIELD_ACTOR, SPOKESMAN, TRUE);
  left = sp_filter_apply (filter, snapshot, SP_FILTER_PART_ALL, FALSE);
  g_assert_cmpint (sp_snapshot_find_actor (left, SPOKESMAN)->speaks_for, ==, STATE);
}

static void
test_source_shows_who_is_heard (void)
{
  g_autoptr (SpSnapshot) snapshot = create_project ();
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autoptr (SpSnapshot) heard = NULL;
  g_autoptr (SpSnapshot) evidence = NULL;

  sp_filter_set_number (filter, SP_FILTER_FIELD_SOURCE, MINUTES, TRUE);
  heard = sp_filter_apply (filter, snapshot, SP_FILTER_PART_ALL, FALSE);
  g_assert_cmpuint (sp_snapshot_get_n_actors (heard), ==, 1);
  g_assert_cmpint (sp_snapshot_get_actor (heard, 0)->id, ==, UNION);
  g_assert_cmpuint (sp_snapshot_get_n_issues (heard), ==, 1);
  g_assert_cmpuint (sp_snapshot_get_n_links (heard), ==, 0);
  evidence = sp_filter_apply (filter, snapshot, SP_FILTER_PART_STATEMENTS, FALSE);
  g_assert_cmpuint (sp_snapshot_get_n_actors (evidence), ==, 4);
  g_assert_cmpuint (sp_snapshot_get_n_statements (evidence), ==, 1);
}

static void
test_empty_is_the_same (void)
{
  g_autoptr (SpSnapshot) snapshot = create_project ();
  g_autoptr (SpFilter) filter = sp_filter_new ();
  g_autoptr (SpSnapshot) left = sp_filter_apply (filter, snapshot, SP_FILTER_PART_ALL, FALSE);

  g_assert_true (left == snapshot);
}

static void
assert_found (SpFinding finding, const char *expected)
{
  g_autoptr (SpSnapshot) base = create_project ();
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (base);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  /* Within a month of 101: opposite. Half a year later: another change, and one without a stance between. */
  add_statement (builder, 110, UNION, TAX, 1, "2025-03-20", PAPER);
  add_statement (builder, 111, UNION, TAX, NAN, "2025-06-01", PAPER);
  add_statement (builder, 112, UNION, TAX, -1, "2025-09-20", PAPER);
  add_statement (builder, 113, UNION, TAX, -1, "2025-10-20", PAPER);
  snapshot = sp_snapshot_builder_end (builder);
  found = sp_finding_list_statements (snapshot, finding);
  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    if (g_hash_table_contains (found, &sp_snapshot_get_statement (snapshot, i)->id))
      g_string_append_printf (ids, "%d ", (int) sp_snapshot_get_statement (snapshot, i)->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_contradictions (void)
{
  assert_found (SP_FINDING_CONTRADICTION, "101 110 ");
}

static void
test_shifts (void)
{
  assert_found (SP_FINDING_SHIFT, "110 112 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/standpoint/filter/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_field);
    }
  g_test_add_func ("/standpoint/filter/every-field-has-to-fit", test_every_field_has_to_fit);
  g_test_add_func ("/standpoint/filter/dates-leave-undated-out", test_dates_leave_undated_out);
  g_test_add_func ("/standpoint/filter/taken-back-is-empty", test_taken_back_is_empty);
  g_test_add_func ("/standpoint/filter/speakers-count-for-kept", test_speakers_count_for_kept);
  g_test_add_func ("/standpoint/filter/next-one-up-is-spoken-for", test_next_one_up_is_spoken_for);
  g_test_add_func ("/standpoint/filter/source-shows-who-is-heard", test_source_shows_who_is_heard);
  g_test_add_func ("/standpoint/filter/empty-is-the-same", test_empty_is_the_same);
  g_test_add_func ("/standpoint/filter/contradictions", test_contradictions);
  g_test_add_func ("/standpoint/filter/shifts", test_shifts);
  return g_test_run ();
}
