/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refusal-fixture.h"

#include "sp-row-check.h"

/* Refused rows of the project, actors, issues, sources and views. */

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
  { "update-nothing", update_nothing, SP_STORE_ERROR_MISSING, "no such actor" },
  { "delete-nothing", delete_nothing, SP_STORE_ERROR_MISSING, "no such link" },
  { "other-document", other_document, SP_STORE_ERROR_INVALID, "identifier of a project" },
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
