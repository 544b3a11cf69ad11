/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refusal-fixture.h"

/* Refused statements, links and errors of sources. */

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

static const Refusal refusals[] = {
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
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    add_tests_of_refusal (&refusals[i]);
  return g_test_run ();
}
