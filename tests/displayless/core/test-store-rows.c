/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* What is written is what is read: every field of every table, filled in one way, then in another. */

static SpStore *
get_editing (StoreFixture *fixture)
{
  begin (fixture, "Write");
  return fixture->store;
}

static void
assert_stored (StoreFixture  *fixture,
               SpTable        table,
               gconstpointer  row)
{
  gconstpointer stored;

  commit (fixture);
  reopen_store (fixture);
  stored = sp_row_list_find (sp_store_get_snapshot (fixture->store)->tables[table], *(const SpId *) row);
  g_assert_nonnull (stored);
  g_assert_true (sp_row_equal (&sp_row_types[table], stored, row));
}

static void
test_project (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *uuid = g_strdup (sp_snapshot_get_project (sp_store_get_snapshot (fixture->store))->uuid);
  const SpProjectRow row = { uuid, "Title", "Two\nlines", { 2025, 12, 15 } };

  g_assert_true (sp_store_update_project (get_editing (fixture), &row, NULL));
  commit (fixture);
  reopen_store (fixture);
  g_assert_true (sp_row_equal (&sp_row_types[SP_TABLE_PROJECT], &row,
                               sp_snapshot_get_project (sp_store_get_snapshot (fixture->store))));
}

static void
test_actor (StoreFixture  *fixture,
            gconstpointer  data)
{
  SpActor row = { 1001, -2.25, "Zo\u00eb \u05d0", SP_ACTOR_KIND_OFFICE, "Head", BOB, 0.0, 0x000000, "Note\n\u2014",
                  (const char * const []) { "Zoe", "Z.", NULL }, (const char * const []) { "x", "x", "y", NULL } };

  g_assert_cmpint (sp_store_add_actor (get_editing (fixture), &row, NULL), ==, row.id);
  assert_stored (fixture, SP_TABLE_ACTOR, &row);
  row = (SpActor) { 1001, 3.5, "Zoe", SP_ACTOR_KIND_OTHER, "", CITY, 100.0, 0xffffff, "",
                    (const char * const []) { "Zz", NULL }, (const char * const []) { "y", "z", "x", "w", NULL } };
  g_assert_true (sp_store_update_actor (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_ACTOR, &row);
  row = SP_ACTOR_INIT;
  row.id = 1001;
  row.name = "Zoe";
  g_assert_true (sp_store_update_actor (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_ACTOR, &row);
}

static void
test_issue (StoreFixture  *fixture,
            gconstpointer  data)
{
  SpIssue row = { 1001, 7.0, "Lights", "On?", "off", "on", 12.125, "Note" };

  g_assert_cmpint (sp_store_add_issue (get_editing (fixture), &row, NULL), ==, row.id);
  assert_stored (fixture, SP_TABLE_ISSUE, &row);
  row = (SpIssue) { 1001, 6.0, "Lamps", "", "dark", "", NAN, "" };
  g_assert_true (sp_store_update_issue (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_ISSUE, &row);
}

static void
test_source (StoreFixture  *fixture,
             gconstpointer  data)
{
  SpSource row = { 1001, 7.0, "Speech", SP_SOURCE_KIND_SPEECH, "Ann", "Press", { 2025, 0, 0 }, "en",
                   "https://example.org/a?b=c#d", { 2025, 12, 0 }, "Text\r\n\ttab", "Note" };

  g_assert_cmpint (sp_store_add_source (get_editing (fixture), &row, NULL), ==, row.id);
  assert_stored (fixture, SP_TABLE_SOURCE, &row);
  row = (SpSource) { 1001, 8.0, "Other", SP_SOURCE_KIND_OTHER, "", "", SP_DATE_NONE, "", "", { 1, 1, 1 }, "", "" };
  g_assert_true (sp_store_update_source (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_SOURCE, &row);
}

static void
test_source_error (StoreFixture  *fixture,
                   gconstpointer  data)
{
  SpSourceError row = { 1001, 7.0, PAPER, { 0, G_MAXINT32 }, "Ann", "Anne" };

  g_assert_cmpint (sp_store_add_source_error (get_editing (fixture), &row, NULL), ==, row.id);
  assert_stored (fixture, SP_TABLE_SOURCE_ERROR, &row);
  row = (SpSourceError) { 1001, 6.0, MINUTES, SP_PASSAGE_NONE, "", "Anna" };
  g_assert_true (sp_store_update_source_error (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_SOURCE_ERROR, &row);
}

static void
test_statement (StoreFixture  *fixture,
                gconstpointer  data)
{
  SpStatement row = { 1001, 7.0, ANN, BRIDGE, SP_STANCE_STEP (-2), SP_QUALIFIER_CONDITIONAL, "if", 33.0,
                      { 2024, 2, 29 }, SP_FORM_DIRECT_QUOTE, PAPER, { 1, 2 }, "n", "Bob", 50.0, "Kim", "Note",
                      (const char * const []) { "t", NULL } };

  g_assert_cmpint (sp_store_add_statement (get_editing (fixture), &row, NULL), ==, row.id);
  assert_stored (fixture, SP_TABLE_STATEMENT, &row);
  row = (SpStatement) { 1001, 6.0, BOB, TOLL, SP_STANCE_POINT (0.5), SP_QUALIFIER_FIRM, "", NAN, SP_DATE_NONE,
                        SP_FORM_OWN_ASSESSMENT, SP_ID_NONE, SP_PASSAGE_NONE, "", "", NAN, "", "", NULL };
  g_assert_true (sp_store_update_statement (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_STATEMENT, &row);
  row.qualifier = SP_QUALIFIER_NO_COMMENT;
  row.stance = SP_STANCE_NONE;
  g_assert_true (sp_store_update_statement (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_STATEMENT, &row);
}

static void
test_link (StoreFixture  *fixture,
           gconstpointer  data)
{
  SpLink row = { 1001, 7.0, ANN, BOB, "presses", FALSE, SP_SIGN_NEGATIVE, 5, { 2020, 0, 0 }, { 2020, 0, 0 }, PAPER,
                 { 3, 9 }, "for it", "Note", (const char * const []) { "t", "u", NULL } };

  g_assert_cmpint (sp_store_add_link (get_editing (fixture), &row, NULL), ==, row.id);
  assert_stored (fixture, SP_TABLE_LINK, &row);
  row = (SpLink) { 1001, 6.0, CITY, ANN, "pays", TRUE, SP_SIGN_POSITIVE, 1, SP_DATE_NONE, SP_DATE_NONE, SP_ID_NONE,
                   SP_PASSAGE_NONE, "", "", (const char * const []) { "u", NULL } };
  g_assert_true (sp_store_update_link (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_LINK, &row);
}

static void
test_view (StoreFixture  *fixture,
           gconstpointer  data)
{
  SpView row = { 1001, 7.0, "V", SP_PICTURE_KIND_DIAGRAM, "{\"a\": [1, 2]}" };

  g_assert_cmpint (sp_store_add_view (get_editing (fixture), &row, NULL), ==, row.id);
  assert_stored (fixture, SP_TABLE_VIEW, &row);
  row = (SpView) { 1001, 6.0, "W", SP_PICTURE_KIND_MATRIX, "" };
  g_assert_true (sp_store_update_view (get_editing (fixture), &row, NULL));
  assert_stored (fixture, SP_TABLE_VIEW, &row);
}

static void
test_delete_actor (StoreFixture  *fixture,
                   gconstpointer  data)
{
  SpSnapshot *snapshot;

  g_assert_true (sp_store_delete_actor (get_editing (fixture), ANN, NULL));
  commit (fixture);
  snapshot = sp_store_get_snapshot (fixture->store);
  g_assert_null (sp_snapshot_find_actor (snapshot, ANN));
  g_assert_null (sp_snapshot_find_statement (snapshot, FOR));
  g_assert_null (sp_snapshot_find_statement (snapshot, QUOTED));
  g_assert_null (sp_snapshot_find_link (snapshot, ALLIES));
  g_assert_nonnull (sp_snapshot_find_statement (snapshot, AGAINST));
  g_assert_nonnull (sp_snapshot_find_link (snapshot, RIVALS));
}

static void
test_delete_who_is_spoken_for (StoreFixture  *fixture,
                               gconstpointer  data)
{
  g_assert_true (sp_store_delete_actor (get_editing (fixture), CITY, NULL));
  commit (fixture);
  g_assert_cmpint (sp_snapshot_find_actor (sp_store_get_snapshot (fixture->store), ANN)->speaks_for, ==, SP_ID_NONE);
}

static void
test_delete_issue (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_assert_true (sp_store_delete_issue (get_editing (fixture), TOLL, NULL));
  commit (fixture);
  g_assert_cmpuint (sp_snapshot_get_n_statements (sp_store_get_snapshot (fixture->store)), ==, 1);
}

static void
test_delete_source (StoreFixture  *fixture,
                    gconstpointer  data)
{
  const SpStatement *statement;
  SpSnapshot *snapshot;

  g_assert_true (sp_store_delete_source (get_editing (fixture), PAPER, NULL));
  commit (fixture);
  snapshot = sp_store_get_snapshot (fixture->store);
  statement = sp_snapshot_find_statement (snapshot, FOR);
  g_assert_cmpint (statement->source, ==, SP_ID_NONE);
  g_assert_cmpint (statement->passage.start, ==, -1);
  g_assert_cmpint (sp_snapshot_find_link (snapshot, ALLIES)->source, ==, SP_ID_NONE);
  g_assert_null (sp_snapshot_find_source_error (snapshot, MISPRINT));
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*test) (StoreFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/standpoint/store/project-reads-back", test_project },
    { "/standpoint/store/actor-reads-back", test_actor },
    { "/standpoint/store/issue-reads-back", test_issue },
    { "/standpoint/store/source-reads-back", test_source },
    { "/standpoint/store/source-error-reads-back", test_source_error },
    { "/standpoint/store/statement-reads-back", test_statement },
    { "/standpoint/store/link-reads-back", test_link },
    { "/standpoint/store/view-reads-back", test_view },
    { "/standpoint/store/delete-actor-removes-its-statements-and-links", test_delete_actor },
    { "/standpoint/store/delete-actor-leaves-who-spoke-for-it", test_delete_who_is_spoken_for },
    { "/standpoint/store/delete-issue-removes-its-statements", test_delete_issue },
    { "/standpoint/store/delete-source-keeps-statements-and-links", test_delete_source },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
