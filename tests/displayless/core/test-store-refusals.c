/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "sp-row-check.h"

/* Every write that is refused: by code and message, and without a trace. */

typedef struct
{
  const char *name;
  gboolean (*run) (SpStore *store, GError **error);
  SpStoreError code;
  const char *message;      /* a part of it */
} Refusal;

static SpSnapshot *
now (SpStore *store)
{
  return sp_store_get_snapshot (store);
}

static gboolean
add_actor_named (SpStore     *store,
                 const char  *name,
                 GError     **error)
{
  SpActor row = SP_ACTOR_INIT;

  row.name = name;
  return sp_store_add_actor (store, &row, error) != SP_ID_NONE;
}

static gboolean
name_empty (SpStore  *store,
            GError  **error)
{
  return add_actor_named (store, NULL, error);
}

static gboolean
name_blank (SpStore  *store,
            GError  **error)
{
  return add_actor_named (store, " \u00a0", error);
}

static gboolean
name_of_two_lines (SpStore  *store,
                   GError  **error)
{
  return add_actor_named (store, "One\ntwo", error);
}

static gboolean
name_not_utf8 (SpStore  *store,
               GError  **error)
{
  return add_actor_named (store, "Z\xfcrich", error);
}

static gboolean
name_too_long (SpStore  *store,
               GError  **error)
{
  g_autofree char *name = g_strnfill (SP_LINE_MAX_LENGTH + 1, 'x');

  return add_actor_named (store, name, error);
}

static gboolean
name_taken (SpStore  *store,
            GError  **error)
{
  return add_actor_named (store, "  aNN ", error);
}

/* The sample has it composed. */
static gboolean
name_taken_in_other_letters (SpStore  *store,
                             GError  **error)
{
  return add_actor_named (store, "RENE\u0301", error);
}

static gboolean
rename_to_taken (SpStore  *store,
                 GError  **error)
{
  SpIssue row = *sp_snapshot_find_issue (now (store), BRIDGE);

  row.name = "TOLL";
  return sp_store_update_issue (store, &row, error);
}

static gboolean
id_taken (SpStore  *store,
          GError  **error)
{
  SpView row = SP_VIEW_INIT;

  row.id = OVERVIEW;
  row.name = "Another";
  return sp_store_add_view (store, &row, error) != SP_ID_NONE;
}

static gboolean
id_too_large (SpStore  *store,
              GError  **error)
{
  SpView row = SP_VIEW_INIT;

  row.id = SP_ID_MAX + 1;
  row.name = "Another";
  return sp_store_add_view (store, &row, error) != SP_ID_NONE;
}

static gboolean
ordinal_not_a_number (SpStore  *store,
                      GError  **error)
{
  SpView row = *sp_snapshot_find_view (now (store), OVERVIEW);

  row.ordinal = NAN;
  return sp_store_update_view (store, &row, error);
}

static gboolean
influence_too_large (SpStore  *store,
                     GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), BOB);

  row.influence = 100.5;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
kind_unknown (SpStore  *store,
              GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), BOB);

  row.kind = (SpActorKind) 77;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
colour_out_of_range (SpStore  *store,
                     GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), BOB);

  row.colour = 0x1000000;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
alias_empty (SpStore  *store,
             GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), BOB);

  row.aliases = (const char * const []) { "Bobby", " ", NULL };
  return sp_store_update_actor (store, &row, error);
}

static gboolean
speaks_for_itself (SpStore  *store,
                   GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), BOB);

  row.speaks_for = BOB;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
speaks_in_a_circle (SpStore  *store,
                    GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), CITY);

  row.speaks_for = ANN;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
speaks_for_nobody_known (SpStore  *store,
                         GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), BOB);

  row.speaks_for = 999;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
date_impossible (SpStore  *store,
                 GError  **error)
{
  SpSource row = *sp_snapshot_find_source (now (store), PAPER);

  row.date = (SpDate) { 2023, 2, 29 };
  return sp_store_update_source (store, &row, error);
}

static gboolean
title_empty (SpStore  *store,
             GError  **error)
{
  SpSource row = *sp_snapshot_find_source (now (store), PAPER);

  row.title = "";
  return sp_store_update_source (store, &row, error);
}

static gboolean
error_without_note (SpStore  *store,
                    GError  **error)
{
  SpSourceError row = *sp_snapshot_find_source_error (now (store), MISPRINT);

  row.note = "";
  return sp_store_update_source_error (store, &row, error);
}

static gboolean
error_without_source (SpStore  *store,
                      GError  **error)
{
  SpSourceError row = SP_SOURCE_ERROR_INIT;

  row.note = "Wrong.";
  return sp_store_add_source_error (store, &row, error) != SP_ID_NONE;
}

static gboolean
passage_backwards (SpStore  *store,
                   GError  **error)
{
  SpStatement row = *sp_snapshot_find_statement (now (store), FOR);

  row.passage = (SpPassage) { 5, 5 };
  return sp_store_update_statement (store, &row, error);
}

static gboolean
passage_without_source (SpStore  *store,
                        GError  **error)
{
  SpStatement row = *sp_snapshot_find_statement (now (store), FOR);

  row.source = SP_ID_NONE;
  return sp_store_update_statement (store, &row, error);
}

static gboolean
stance_between_steps (SpStore  *store,
                      GError  **error)
{
  SpStatement row = *sp_snapshot_find_statement (now (store), FOR);

  row.stance = SP_STANCE_STEP (0.5);
  return sp_store_update_statement (store, &row, error);
}

static gboolean
stance_of_undecided (SpStore  *store,
                     GError  **error)
{
  SpStatement row = *sp_snapshot_find_statement (now (store), WAITING);

  row.stance = SP_STANCE_STEP (0);
  return sp_store_update_statement (store, &row, error);
}

static gboolean
statement_of_nobody (SpStore  *store,
                     GError  **error)
{
  SpStatement row = *sp_snapshot_find_statement (now (store), FOR);

  row.actor = 999;
  return sp_store_update_statement (store, &row, error);
}

static gboolean
statement_on_nothing (SpStore  *store,
                      GError  **error)
{
  SpStatement row = *sp_snapshot_find_statement (now (store), FOR);

  row.issue = SP_ID_NONE;
  return sp_store_update_statement (store, &row, error);
}

static gboolean
link_to_itself (SpStore  *store,
                GError  **error)
{
  SpLink row = *sp_snapshot_find_link (now (store), ALLIES);

  row.to = row.from;
  return sp_store_update_link (store, &row, error);
}

static gboolean
link_too_strong (SpStore  *store,
                 GError  **error)
{
  SpLink row = *sp_snapshot_find_link (now (store), ALLIES);

  row.strength = 6;
  return sp_store_update_link (store, &row, error);
}

static gboolean
link_sign_unknown (SpStore  *store,
                   GError  **error)
{
  SpLink row = *sp_snapshot_find_link (now (store), ALLIES);

  row.sign = (SpSign) 2;
  return sp_store_update_link (store, &row, error);
}

static gboolean
link_ends_before_start (SpStore  *store,
                        GError  **error)
{
  SpLink row = *sp_snapshot_find_link (now (store), ALLIES);

  row.start = (SpDate) { 2024, 2, 0 };
  row.end = (SpDate) { 2024, 1, 31 };
  return sp_store_update_link (store, &row, error);
}

static gboolean
link_of_no_kind (SpStore  *store,
                 GError  **error)
{
  SpLink row = *sp_snapshot_find_link (now (store), ALLIES);

  row.kind = "";
  return sp_store_update_link (store, &row, error);
}

static gboolean
settings_no_object (SpStore  *store,
                    GError  **error)
{
  SpView row = *sp_snapshot_find_view (now (store), OVERVIEW);

  row.settings = "[1]";
  return sp_store_update_view (store, &row, error);
}

static gboolean
settings_broken (SpStore  *store,
                 GError  **error)
{
  SpView row = *sp_snapshot_find_view (now (store), OVERVIEW);

  row.settings = "{\"order\": ";
  return sp_store_update_view (store, &row, error);
}

static gboolean
update_nothing (SpStore  *store,
                GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), BOB);

  row.id = 999;
  row.name = "Bobby";
  return sp_store_update_actor (store, &row, error);
}

static gboolean
delete_nothing (SpStore  *store,
                GError  **error)
{
  return sp_store_delete_link (store, 999, error);
}

static gboolean
other_document (SpStore  *store,
                GError  **error)
{
  const SpProjectRow row = { .uuid = "another" };

  return sp_store_update_project (store, &row, error);
}

static const Refusal refusals[] = {
  { "name-empty", name_empty, SP_STORE_ERROR_INVALID, "“name”: It cannot be empty" },
  { "name-blank", name_blank, SP_STORE_ERROR_INVALID, "“name”: It cannot be empty" },
  { "name-of-two-lines", name_of_two_lines, SP_STORE_ERROR_INVALID, "one line" },
  { "name-not-utf8", name_not_utf8, SP_STORE_ERROR_INVALID, "UTF-8" },
  { "name-too-long", name_too_long, SP_STORE_ERROR_INVALID, "too long" },
  { "name-taken", name_taken, SP_STORE_ERROR_DUPLICATE, "an actor named “  aNN ” already" },
  { "name-taken-in-other-letters", name_taken_in_other_letters, SP_STORE_ERROR_DUPLICATE, "already" },
  { "rename-to-taken", rename_to_taken, SP_STORE_ERROR_DUPLICATE, "an issue named “TOLL” already" },
  { "id-taken", id_taken, SP_STORE_ERROR_DUPLICATE, "identifier" },
  { "id-too-large", id_too_large, SP_STORE_ERROR_INVALID, "9007199254740991" },
  { "ordinal-not-a-number", ordinal_not_a_number, SP_STORE_ERROR_INVALID, "“ordinal”" },
  { "influence-too-large", influence_too_large, SP_STORE_ERROR_INVALID, "“influence”: Enter a number from 0 to 100" },
  { "kind-unknown", kind_unknown, SP_STORE_ERROR_INVALID, "“kind”" },
  { "colour-out-of-range", colour_out_of_range, SP_STORE_ERROR_INVALID, "“colour”" },
  { "alias-empty", alias_empty, SP_STORE_ERROR_INVALID, "“alias”" },
  { "speaks-for-itself", speaks_for_itself, SP_STORE_ERROR_INVALID, "“Bob” cannot speak for" },
  { "speaks-in-a-circle", speaks_in_a_circle, SP_STORE_ERROR_INVALID, "“City” cannot speak for" },
  { "speaks-for-nobody-known", speaks_for_nobody_known, SP_STORE_ERROR_MISSING, "no such actor" },
  { "date-impossible", date_impossible, SP_STORE_ERROR_INVALID, "“date”: The calendar has no such date" },
  { "title-empty", title_empty, SP_STORE_ERROR_INVALID, "“title”" },
  { "error-without-note", error_without_note, SP_STORE_ERROR_INVALID, "“note”" },
  { "error-without-source", error_without_source, SP_STORE_ERROR_MISSING, "no such source" },
  { "passage-backwards", passage_backwards, SP_STORE_ERROR_INVALID, "“passage”: A passage ends after" },
  { "passage-without-source", passage_without_source, SP_STORE_ERROR_INVALID, "Choose the source" },
  { "stance-between-steps", stance_between_steps, SP_STORE_ERROR_INVALID, "“stance”: A stance is a step" },
  { "stance-of-undecided", stance_of_undecided, SP_STORE_ERROR_INVALID, "has no stance" },
  { "statement-of-nobody", statement_of_nobody, SP_STORE_ERROR_MISSING, "no such actor" },
  { "statement-on-nothing", statement_on_nothing, SP_STORE_ERROR_MISSING, "no such issue" },
  { "link-to-itself", link_to_itself, SP_STORE_ERROR_INVALID, "another actor" },
  { "link-too-strong", link_too_strong, SP_STORE_ERROR_INVALID, "from 1 to 5" },
  { "link-sign-unknown", link_sign_unknown, SP_STORE_ERROR_INVALID, "“sign”" },
  { "link-ends-before-start", link_ends_before_start, SP_STORE_ERROR_INVALID, "“end_date”" },
  { "link-of-no-kind", link_of_no_kind, SP_STORE_ERROR_INVALID, "“kind”" },
  { "settings-no-object", settings_no_object, SP_STORE_ERROR_INVALID, "JSON object" },
  { "settings-broken", settings_broken, SP_STORE_ERROR_INVALID, "JSON object" },
  { "update-nothing", update_nothing, SP_STORE_ERROR_MISSING, "no such actor" },
  { "delete-nothing", delete_nothing, SP_STORE_ERROR_MISSING, "no such link" },
  { "other-document", other_document, SP_STORE_ERROR_INVALID, "identifier of a project" },
};

static void
test_error (StoreFixture  *fixture,
            gconstpointer  data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;

  begin (fixture, "Refused");
  g_assert_false (refusal->run (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, (int) refusal->code);
  if (strstr (error->message, refusal->message) == NULL)
    g_error ("The message is: %s", error->message);
}

static void
test_changes_nothing (StoreFixture  *fixture,
                      gconstpointer  data)
{
  const Refusal *refusal = data;
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture->store));

  begin (fixture, "Refused");
  g_assert_false (refusal->run (fixture->store, NULL));
  commit (fixture);
  g_assert_true (now (fixture->store) == before);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
  reopen_store (fixture);
  assert_equal_snapshots (now (fixture->store), before);
}

static void
test_edit_goes_on (StoreFixture  *fixture,
                   gconstpointer  data)
{
  const Refusal *refusal = data;
  SpView row = SP_VIEW_INIT;

  row.name = "After all";
  begin (fixture, "Refused");
  g_assert_false (refusal->run (fixture->store, NULL));
  row.id = sp_store_add_view (fixture->store, &row, NULL);
  g_assert_cmpint (row.id, !=, SP_ID_NONE);
  commit (fixture);
  g_assert_nonnull (sp_snapshot_find_view (now (fixture->store), row.id));
}

static void
test_outside_of_an_edit (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (add_actor_named (fixture->store, "Eve", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
}

static void
test_begin_twice (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, "First");
  g_assert_false (sp_store_begin (fixture->store, "Second", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
  g_assert_true (sp_store_is_editing (fixture->store));
}

static void
test_commit_without_begin (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_NESTED);
}

static void
test_write_after_closing (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sp_store_close (fixture->store);
  g_assert_false (sp_store_begin (fixture->store, "Late", &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (sp_snapshot_find_actor (now (fixture->store), ANN));
}

static int
deny_aliases_cb (gpointer    data,
                 int         action,
                 const char *table,
                 const char *unused,
                 const char *database,
                 const char *trigger)
{
  return action == SQLITE_INSERT && g_strcmp0 (table, "actor_alias") == 0 ? SQLITE_DENY : SQLITE_OK;
}

/* The row itself is written by the time its words fail. */
static void
test_failure_half_way (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SpActor row = SP_ACTOR_INIT;

  row.name = "Eve";
  row.aliases = (const char * const []) { "Eva", NULL };
  begin (fixture, "Half");
  sqlite3_set_authorizer (sp_store_get_database (fixture->store), deny_aliases_cb, NULL);
  g_assert_cmpint (sp_store_add_actor (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  sqlite3_set_authorizer (sp_store_get_database (fixture->store), NULL, NULL);
  commit (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  begin (fixture, "Whole");
  g_assert_cmpint (sp_store_add_actor (fixture->store, &row, NULL), !=, SP_ID_NONE);
  commit (fixture);
}

/* SQLite gives up the whole transaction where a disk is full: here it is told that it is. */
static void
test_no_space (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture->store));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (SP_TEXT_MAX_LENGTH, 'x');
  SpIssue row = SP_ISSUE_INIT;

  sqlite3_exec (sp_store_get_database (fixture->store), "PRAGMA max_page_count = 1", NULL, NULL, NULL);
  row.name = "Room";
  row.note = text;
  begin (fixture, "Too much");
  g_assert_cmpint (sp_store_add_issue (fixture->store, &row, &error), ==, SP_ID_NONE);
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no space"));
  g_clear_error (&error);
  g_assert_false (sp_store_commit (fixture->store, &error));
  g_assert_error (error, SP_STORE_ERROR, SP_STORE_ERROR_FAILED);
  g_assert_true (now (fixture->store) == before);
}

static void
add_tests_of_refusal (const Refusal *refusal)
{
  g_autofree char *wrong = g_strdup_printf ("/standpoint/store/refuses/%s/error", refusal->name);
  g_autofree char *nothing = g_strdup_printf ("/standpoint/store/refuses/%s/changes-nothing", refusal->name);
  g_autofree char *on = g_strdup_printf ("/standpoint/store/refuses/%s/edit-goes-on", refusal->name);

  g_test_add (wrong, StoreFixture, refusal, set_up, test_error, tear_down);
  g_test_add (nothing, StoreFixture, refusal, set_up, test_changes_nothing, tear_down);
  g_test_add (on, StoreFixture, refusal, set_up, test_edit_goes_on, tear_down);
}

static void
add_test (const char *path,
          void      (*test) (StoreFixture *fixture, gconstpointer data))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    add_tests_of_refusal (&refusals[i]);
  add_test ("/standpoint/store/write-outside-of-an-edit-is-refused", test_outside_of_an_edit);
  add_test ("/standpoint/store/begin-within-begin-is-refused", test_begin_twice);
  add_test ("/standpoint/store/commit-without-begin-is-refused", test_commit_without_begin);
  add_test ("/standpoint/store/write-after-closing-is-refused", test_write_after_closing);
  add_test ("/standpoint/store/write-that-fails-half-way-changes-nothing", test_failure_half_way);
  add_test ("/standpoint/store/full-disk-takes-the-edit-back", test_no_space);
  return g_test_run ();
}
