/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* Every operation of the store: done, undone, redone, told and loaded again. */

typedef struct
{
  const char *name;
  gboolean (*run) (SpStore *store, GError **error);
} Operation;

/* In an edit of its own, or in one that is told to become large. */
typedef struct
{
  const Operation *operation;
  gboolean large;
} Case;

static SpSnapshot *
now (SpStore *store)
{
  return sp_store_get_snapshot (store);
}

static gboolean
update_project (SpStore  *store,
                GError  **error)
{
  const SpProjectRow row = { NULL, "A bridge", "Who wants it?", { 2024, 6, 0 } };

  return sp_store_update_project (store, &row, error);
}

static gboolean
add_actor (SpStore  *store,
           GError  **error)
{
  SpActor row = SP_ACTOR_INIT;

  row.name = "Zo\u00eb";
  row.speaks_for = BOB;
  row.aliases = (const char * const []) { "Zoe", NULL };
  return sp_store_add_actor (store, &row, error) != SP_ID_NONE;
}

static gboolean
update_actor (SpStore  *store,
              GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), ANN);

  row.name = "Ann of the hill";
  row.influence = NAN;
  row.colour = SP_COLOUR_NONE;
  row.speaks_for = SP_ID_NONE;
  row.ordinal = -3.5;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
update_aliases (SpStore  *store,
                GError  **error)
{
  SpActor row = *sp_snapshot_find_actor (now (store), ANN);

  row.aliases = (const char * const []) { "Nan", "A. N.", "Annie", NULL };
  row.tags = NULL;
  return sp_store_update_actor (store, &row, error);
}

static gboolean
delete_actor (SpStore  *store,
              GError  **error)
{
  return sp_store_delete_actor (store, ANN, error);
}

static gboolean
delete_actor_who_is_spoken_for (SpStore  *store,
                                GError  **error)
{
  return sp_store_delete_actor (store, CITY, error);
}

static gboolean
swap_names (SpStore  *store,
            GError  **error)
{
  SpActor ann = *sp_snapshot_find_actor (now (store), ANN);
  SpActor bob = *sp_snapshot_find_actor (now (store), BOB);

  bob.name = "Somebody";
  ann.name = "Bob";
  if (!sp_store_update_actor (store, &bob, error) || !sp_store_update_actor (store, &ann, error))
    return FALSE;
  bob.name = "Ann";
  return sp_store_update_actor (store, &bob, error);
}

static gboolean
merge_actors (SpStore  *store,
              GError  **error)
{
  const SpId others[] = { BOB, RENE };

  return sp_store_merge_actors (store, ANN, others, G_N_ELEMENTS (others), error);
}

static gboolean
merge_with_principal (SpStore  *store,
                      GError  **error)
{
  const SpId others[] = { CITY };

  return sp_store_merge_actors (store, ANN, others, 1, error);
}

static gboolean
split_actor (SpStore  *store,
             GError  **error)
{
  const SpId statements[] = { QUOTED, AGAINST };
  const SpId links[] = { ALLIES };
  SpActor row = SP_ACTOR_INIT;

  row.name = "Another Ann";
  return sp_store_split_actor (store, ANN, &row, statements, 2, links, 1, error) != SP_ID_NONE;
}

static gboolean
add_issue (SpStore  *store,
           GError  **error)
{
  SpIssue row = SP_ISSUE_INIT;

  row.name = "Lights";
  row.oppose_end = "dark";
  row.support_end = "bright";
  return sp_store_add_issue (store, &row, error) != SP_ID_NONE;
}

static gboolean
update_issue (SpStore  *store,
              GError  **error)
{
  SpIssue row = *sp_snapshot_find_issue (now (store), BRIDGE);

  row.reference = 0.0;
  row.note = "Not by the ferry.";
  return sp_store_update_issue (store, &row, error);
}

static gboolean
delete_issue (SpStore  *store,
              GError  **error)
{
  return sp_store_delete_issue (store, BRIDGE, error);
}

static gboolean
add_source (SpStore  *store,
            GError  **error)
{
  SpSource row = SP_SOURCE_INIT;

  row.title = "Morning paper";
  row.language = "de-CH";
  row.retrieved = (SpDate) { 2024, 12, 31 };
  return sp_store_add_source (store, &row, error) != SP_ID_NONE;
}

static gboolean
update_source (SpStore  *store,
               GError  **error)
{
  SpSource row = *sp_snapshot_find_source (now (store), PAPER);

  row.text = "";
  row.date = SP_DATE_NONE;
  row.kind = SP_SOURCE_KIND_VOTE_RECORD;
  return sp_store_update_source (store, &row, error);
}

static gboolean
delete_source (SpStore  *store,
               GError  **error)
{
  return sp_store_delete_source (store, PAPER, error);
}

static gboolean
add_source_error (SpStore  *store,
                  GError  **error)
{
  SpSourceError row = SP_SOURCE_ERROR_INIT;

  row.source = MINUTES;
  row.note = "The page is missing.";
  return sp_store_add_source_error (store, &row, error) != SP_ID_NONE;
}

static gboolean
update_source_error (SpStore  *store,
                     GError  **error)
{
  SpSourceError row = *sp_snapshot_find_source_error (now (store), MISPRINT);

  row.source = MINUTES;
  row.passage = SP_PASSAGE_NONE;
  row.quote = "Anm";
  return sp_store_update_source_error (store, &row, error);
}

static gboolean
delete_source_error (SpStore  *store,
                     GError  **error)
{
  return sp_store_delete_source_error (store, MISPRINT, error);
}

static gboolean
add_new_statement (SpStore  *store,
                   GError  **error)
{
  SpStatement row = SP_STATEMENT_INIT;

  row.actor = BOB;
  row.issue = BRIDGE;
  row.stance = SP_STANCE_POINT (100.0);
  row.condition = "if the toll falls";
  row.tags = (const char * const []) { "a", "b", NULL };
  return sp_store_add_statement (store, &row, error) != SP_ID_NONE;
}

static gboolean
update_statement (SpStore  *store,
                  GError  **error)
{
  SpStatement row = *sp_snapshot_find_statement (now (store), FOR);

  row.stance = SP_STANCE_POINT (0.0);
  row.actor = BOB;
  row.source = MINUTES;
  row.salience = 5.0;
  row.confidence = 100.0;
  row.tags = (const char * const []) { "public", "loud", NULL };
  return sp_store_update_statement (store, &row, error);
}

static gboolean
delete_statement (SpStore  *store,
                  GError  **error)
{
  return sp_store_delete_statement (store, FOR, error);
}

static gboolean
add_link (SpStore  *store,
          GError  **error)
{
  SpLink row = SP_LINK_INIT;

  row.from = CITY;
  row.to = ANN;
  row.kind = "pays";
  row.start = (SpDate) { 2020, 0, 0 };
  row.end = (SpDate) { 2020, 2, 29 };
  return sp_store_add_link (store, &row, error) != SP_ID_NONE;
}

static gboolean
update_link (SpStore  *store,
             GError  **error)
{
  SpLink row = *sp_snapshot_find_link (now (store), ALLIES);

  row.directed = FALSE;
  row.sign = SP_SIGN_NONE;
  row.strength = 5;
  row.tags = NULL;
  return sp_store_update_link (store, &row, error);
}

static gboolean
delete_link (SpStore  *store,
             GError  **error)
{
  return sp_store_delete_link (store, ALLIES, error);
}

static gboolean
add_view (SpStore  *store,
          GError  **error)
{
  SpView row = SP_VIEW_INIT;

  row.name = "Overview";
  return sp_store_add_view (store, &row, error) != SP_ID_NONE;
}

static gboolean
update_view (SpStore  *store,
             GError  **error)
{
  SpView row = *sp_snapshot_find_view (now (store), OVERVIEW);

  row.kind = SP_PICTURE_KIND_DIAGRAM;
  row.settings = "{}";
  return sp_store_update_view (store, &row, error);
}

static gboolean
delete_view (SpStore  *store,
             GError  **error)
{
  return sp_store_delete_view (store, OVERVIEW, error);
}

static gboolean
do_many_things (SpStore  *store,
                GError  **error)
{
  return update_project (store, error)
         && add_actor (store, error)
         && delete_source (store, error)
         && update_aliases (store, error)
         && delete_issue (store, error)
         && add_new_statement (store, NULL) == FALSE
         && delete_actor (store, error)
         && add_view (store, error);
}

static const Operation operations[] = {
  { "update-project", update_project },
  { "add-actor", add_actor },
  { "update-actor", update_actor },
  { "update-aliases", update_aliases },
  { "delete-actor", delete_actor },
  { "delete-actor-who-is-spoken-for", delete_actor_who_is_spoken_for },
  { "swap-names", swap_names },
  { "merge-actors", merge_actors },
  { "merge-with-principal", merge_with_principal },
  { "split-actor", split_actor },
  { "add-issue", add_issue },
  { "update-issue", update_issue },
  { "delete-issue", delete_issue },
  { "add-source", add_source },
  { "update-source", update_source },
  { "delete-source", delete_source },
  { "add-source-error", add_source_error },
  { "update-source-error", update_source_error },
  { "delete-source-error", delete_source_error },
  { "add-statement", add_new_statement },
  { "update-statement", update_statement },
  { "delete-statement", delete_statement },
  { "add-link", add_link },
  { "update-link", update_link },
  { "delete-link", delete_link },
  { "add-view", add_view },
  { "update-view", update_view },
  { "delete-view", delete_view },
  { "do-many-things", do_many_things },
};

static void
begin_case (StoreFixture *fixture,
            const Case   *tested)
{
  if (tested->large)
    begin_large (fixture, tested->operation->name);
  else
    begin (fixture, tested->operation->name);
}

static SpSnapshot *
run (StoreFixture *fixture,
     const Case   *tested)
{
  g_autoptr (GError) error = NULL;

  begin_case (fixture, tested);
  g_assert_true (tested->operation->run (fixture->store, &error));
  g_assert_no_error (error);
  commit (fixture);
  return sp_snapshot_ref (now (fixture->store));
}

static void
test_undo_and_redo (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture->store));
  g_autoptr (SpSnapshot) after = run (fixture, data);

  g_assert_false (sp_snapshot_equal (before, after));
  undo (fixture);
  assert_equal_snapshots (now (fixture->store), before);
  redo (fixture);
  assert_equal_snapshots (now (fixture->store), after);
}

static void
test_undo_after_reopening (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture->store));
  g_autoptr (SpSnapshot) after = run (fixture, data);

  reopen_store (fixture);
  undo (fixture);
  assert_equal_snapshots (now (fixture->store), before);
  reopen_store (fixture);
  redo (fixture);
  assert_equal_snapshots (now (fixture->store), after);
}

static void
test_change_is_difference (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture->store));
  g_autoptr (SpSnapshot) after = run (fixture, data);

  assert_change_is_difference (fixture->change, before, after);
  undo (fixture);
  assert_change_is_difference (fixture->change, after, before);
  redo (fixture);
  assert_change_is_difference (fixture->change, before, after);
}

static void
test_refreshed_is_loaded (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpSnapshot) after = run (fixture, data);

  reopen_store (fixture);
  assert_equal_snapshots (now (fixture->store), after);
  for (guint i = 0; i < sp_snapshot_get_n_actors (after); i++)
    g_assert_cmpint (sp_snapshot_get_actor (now (fixture->store), i)->id, ==, sp_snapshot_get_actor (after, i)->id);
}

static void
test_rollback (StoreFixture  *fixture,
               gconstpointer  data)
{
  const Case *tested = data;
  g_autoptr (SpSnapshot) before = sp_snapshot_ref (now (fixture->store));

  begin_case (fixture, tested);
  g_assert_true (tested->operation->run (fixture->store, NULL));
  sp_store_rollback (fixture->store);
  g_assert_true (now (fixture->store) == before);
  reopen_store (fixture);
  assert_equal_snapshots (now (fixture->store), before);
  g_assert_cmpstr (sp_store_get_undo_label (fixture->store), ==, "Sample");
}

static void
add_tests_of_case (const Case *tested)
{
  const struct
  {
    const char *name;
    void (*test) (StoreFixture *fixture, gconstpointer data);
  } tests[] = {
    { "undo-and-redo", test_undo_and_redo },
    { "undo-after-reopening", test_undo_after_reopening },
    { "change-is-difference", test_change_is_difference },
    { "refreshed-is-loaded", test_refreshed_is_loaded },
    { "rollback", test_rollback },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standpoint/store/%s%s/%s", tested->operation->name,
                                               tested->large ? "-in-large-edit" : "", tests[i].name);

      g_test_add (path, StoreFixture, tested, set_up, tests[i].test, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  static Case cases[2 * G_N_ELEMENTS (operations)];

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cases[i] = (Case) { &operations[i / 2], i % 2 == 1 };
      add_tests_of_case (&cases[i]);
    }
  return g_test_run ();
}
