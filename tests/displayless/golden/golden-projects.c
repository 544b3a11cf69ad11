/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-rows.h"
#include "golden-projects.h"

#include "sp-picture.h"

#define FIRST_STATEMENT 1000
#define FIRST_LINK 5000

typedef struct
{
  SpSnapshotBuilder *builder;
  SpId last_statement;
  SpId last_link;
} Making;

static Making
begin_project (const char *title)
{
  return (Making) { sample_begin (title, (SpDate) { 2025, 6, 30 }), FIRST_STATEMENT, FIRST_LINK };
}

static void
put_actor (Making *making, SpId id, const char *name, const char *role, SpActorKind kind, double influence, SpId speaks_for)
{
  SpActor actor = sample_actor (id, name, kind, influence, speaks_for);

  actor.role = role;
  sp_snapshot_builder_put_actor (making->builder, &actor);
}

static void
put_issue (Making *making, guint number, const char *name, const char *oppose_end, const char *support_end)
{
  SpIssue issue = sample_issue (GOLDEN_ISSUE + number, name, oppose_end, support_end);

  sp_snapshot_builder_put_issue (making->builder, &issue);
}

static void
put_source (Making *making, SpId id, const char *title, const char *publisher, const char *address)
{
  SpSource source = sample_source (id, title, publisher, (SpDate) { 2025, 6, 20 });

  source.address = address;
  sp_snapshot_builder_put_source (making->builder, &source);
}

static void
say (Making *making, SpId actor, guint issue, SpStance stance, SpQualifier qualifier, SpDate date)
{
  SpStatement statement = sample_statement (++making->last_statement, actor, GOLDEN_ISSUE + issue, stance, qualifier, date);

  statement.source = 1;
  sp_snapshot_builder_put_statement (making->builder, &statement);
}

static void
say_step (Making *making, SpId actor, guint issue, int step, SpQualifier qualifier)
{
  say (making, actor, issue, SP_STANCE_STEP (step), qualifier, (SpDate) { 2025, 6, 20 });
}

static void
link_actors (Making *making, SpId from, SpId to, const char *kind, SpSign sign, int strength, gboolean directed)
{
  SpLink link = sample_link (++making->last_link, from, to, kind, sign);

  link.strength = strength;
  link.directed = directed;
  sp_snapshot_builder_put_link (making->builder, &link);
}

static void
say_in_every_step (Making *making)
{
  static const SpQualifier qualifiers[] = { SP_QUALIFIER_FIRM, SP_QUALIFIER_CONDITIONAL, SP_QUALIFIER_AMBIGUOUS };

  for (guint row = 0; row < G_N_ELEMENTS (qualifiers); row++)
    for (guint column = 0; column < 5; column++)
      say_step (making, row + 1, column, 2 - (int) column, qualifiers[row]);
}

static void
say_without_stance (Making *making)
{
  static const SpQualifier qualifiers[] = { SP_QUALIFIER_UNDECIDED, SP_QUALIFIER_NO_COMMENT, SP_QUALIFIER_CONDITIONAL,
                                            SP_QUALIFIER_AMBIGUOUS };

  for (guint column = 0; column < G_N_ELEMENTS (qualifiers); column++)
    say (making, 4, column, SP_STANCE_NONE, qualifiers[column], (SpDate) { 2025, 6, 20 });
}

static void
change_mind (Making *making)
{
  say_step (making, 5, 0, 2, SP_QUALIFIER_FIRM);
  say (making, 5, 0, SP_STANCE_STEP (-1), SP_QUALIFIER_FIRM, (SpDate) { 2025, 6, 12 });
  say_step (making, 5, 1, 1, SP_QUALIFIER_FIRM);
  say (making, 5, 1, SP_STANCE_STEP (-1), SP_QUALIFIER_FIRM, (SpDate) { 2024, 1, 0 });
  say_step (making, 5, 2, -2, SP_QUALIFIER_CONDITIONAL);
  say (making, 5, 2, SP_STANCE_STEP (1), SP_QUALIFIER_FIRM, (SpDate) { 2023, 0, 0 });
  say (making, 5, 3, SP_STANCE_POINT (62), SP_QUALIFIER_FIRM, (SpDate) { 2025, 6, 1 });
  say (making, 5, 4, SP_STANCE_POINT (88), SP_QUALIFIER_FIRM, SP_DATE_NONE);
}

SpSnapshot *
golden_project_new_states (void)
{
  static const char * const issues[] = { "Bridge toll", "Night trains", "Harbour expansion", "School lunches", "Wind farm" };
  Making making = begin_project ("Every state of a cell");
  SpSourceError error = { .id = 1, .source = 1, .quote = "20 May", .note = "the council met on 20 June",
                          .passage = SP_PASSAGE_NONE };

  put_actor (&making, 1, "Firm", "from strong support to strong opposition", SP_ACTOR_KIND_PERSON, NAN, SP_ID_NONE);
  put_actor (&making, 2, "Conditional", "", SP_ACTOR_KIND_PERSON, NAN, SP_ID_NONE);
  put_actor (&making, 3, "Ambiguous", "", SP_ACTOR_KIND_PERSON, NAN, SP_ID_NONE);
  put_actor (&making, 4, "Without a stance", "", SP_ACTOR_KIND_PERSON, NAN, SP_ID_NONE);
  put_actor (&making, 5, "Of changing mind", "", SP_ACTOR_KIND_PERSON, NAN, SP_ID_NONE);
  put_actor (&making, 6, "Silent", "speaks for the one above", SP_ACTOR_KIND_PERSON, NAN, 5);
  for (guint i = 0; i < G_N_ELEMENTS (issues); i++)
    put_issue (&making, i, issues[i], "rejected", "built");
  put_source (&making, 1, "Minutes of the council", "City archive", "https://example.org/minutes?id=1&lang=en");
  sp_snapshot_builder_put_source_error (making.builder, &error);
  say_in_every_step (&making);
  say_without_stance (&making);
  change_mind (&making);
  return sp_snapshot_builder_end (making.builder);
}

SpSnapshot *
golden_project_new_camps (void)
{
  static const char * const names[] = { "Anglers", "Bakers", "Carpenters", "Dockers", "Engineers", "Farmers", "Gardeners",
                                        "Hunters", "Innkeepers" };
  Making making = begin_project ("Two camps and a middle");

  put_source (&making, 1, "Hearing", "", "");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Question %u", i + 1);

      put_issue (&making, i, name, i % 2 == 0 ? "less" : "later", i % 2 == 0 ? "more" : "sooner");
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int side = (int) (i % 3) - 1;

      put_actor (&making, i + 1, names[i], "", SP_ACTOR_KIND_GROUP, NAN, SP_ID_NONE);
      for (guint issue = 0; issue < 6; issue++)
        if ((i + issue) % 5 != 0)
          say_step (&making, i + 1, issue, side * (issue % 2 == 0 ? 1 : -1) * ((i + issue) % 2 == 0 ? 2 : 1), SP_QUALIFIER_FIRM);
    }
  return sp_snapshot_builder_end (making.builder);
}

SpSnapshot *
golden_project_new_right_to_left (void)
{
  Making making = begin_project ("שיחות על הנמל");

  put_actor (&making, 1, "ראש העיר", "נציגת הציבור", SP_ACTOR_KIND_OFFICE, 80.0, SP_ID_NONE);
  put_actor (&making, 2, "דוברת העירייה", "", SP_ACTOR_KIND_PERSON, 30.0, 1);
  put_actor (&making, 3, "Harbour Board", "", SP_ACTOR_KIND_ORGANISATION, 60.0, SP_ID_NONE);
  put_issue (&making, 0, "הרחבת הנמל", "אין הרחבה", "הרחבה מלאה");
  put_issue (&making, 1, "רכבת לילה", "ללא", "כל שעה");
  put_source (&making, 1, "פרוטוקול הישיבה", "ארכיון העיר", "https://example.org/");
  say_step (&making, 1, 0, 2, SP_QUALIFIER_FIRM);
  say_step (&making, 2, 0, 1, SP_QUALIFIER_CONDITIONAL);
  say_step (&making, 3, 0, -2, SP_QUALIFIER_FIRM);
  say (&making, 3, 0, SP_STANCE_STEP (1), SP_QUALIFIER_FIRM, (SpDate) { 2024, 1, 5 });
  say_step (&making, 3, 1, 0, SP_QUALIFIER_FIRM);
  link_actors (&making, 1, 3, "לוחץ", SP_SIGN_NEGATIVE, 3, TRUE);
  link_actors (&making, 3, 2, "informs", SP_SIGN_POSITIVE, 1, TRUE);
  return sp_snapshot_builder_end (making.builder);
}

SpSnapshot *
golden_project_new_empty (void)
{
  Making making = begin_project ("");

  return sp_snapshot_builder_end (making.builder);
}

SpSnapshot *
golden_project_new_long (guint n_actors, guint n_issues)
{
  Making making = begin_project ("A title so long that it cannot stand in one line of a page, "
                                  "whatever the page, and has to be broken");

  put_source (&making, 1, "A source with a very long title that tells everything about itself at once", "Its publisher",
              "https://example.org/a/very/long/address/that/nobody/would/want/to/type/in/by/hand/at/any/time");
  for (guint i = 0; i < n_issues; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u. Reorganisation of responsibilities", i + 1);

      put_issue (&making, i, name, "", "");
    }
  for (guint i = 0; i < n_actors; i++)
    {
      g_autofree char *name = g_strdup_printf ("Standing Committee on Matters of Transport and Water, part %u", i + 1);

      put_actor (&making, i + 1, name, i % 4 == 0 ? "a role of some words" : "", SP_ACTOR_KIND_ORGANISATION, NAN, SP_ID_NONE);
      for (guint issue = 0; issue < n_issues; issue++)
        if ((i * 7 + issue * 3) % 4 != 0)
          say_step (&making, i + 1, issue, (int) ((i * 5 + issue * 11) % 5) - 2, SP_QUALIFIER_FIRM);
    }
  return sp_snapshot_builder_end (making.builder);
}

static void
put_nodes_of_every_kind (Making *making)
{
  SpActor coloured = sample_actor (7, "Southland", SP_ACTOR_KIND_STATE, 100.0, SP_ID_NONE);

  put_actor (making, 1, "Northland", "", SP_ACTOR_KIND_STATE, 90.0, SP_ID_NONE);
  put_actor (making, 2, "Ministry of Rivers", "", SP_ACTOR_KIND_OFFICE, 60.0, 1);
  put_actor (making, 3, "River League", "", SP_ACTOR_KIND_ORGANISATION, 50.0, SP_ID_NONE);
  put_actor (making, 4, "Fishers", "", SP_ACTOR_KIND_GROUP, 20.0, SP_ID_NONE);
  put_actor (making, 5, "Ada Lind", "spokeswoman", SP_ACTOR_KIND_PERSON, 30.0, 3);
  put_actor (making, 6, "The press", "", SP_ACTOR_KIND_OTHER, NAN, SP_ID_NONE);
  coloured.colour = 0x1a5fb4;
  sp_snapshot_builder_put_actor (making->builder, &coloured);
}

SpSnapshot *
golden_project_new_links (void)
{
  Making making = begin_project ("Who is with whom on the river");

  put_nodes_of_every_kind (&making);
  put_issue (&making, 0, "The dam", "torn down", "built");
  put_issue (&making, 1, "The lock", "closed", "open");
  put_source (&making, 1, "River report", "River Press", "https://example.org/river");
  for (SpId actor = 1; actor <= 7; actor++)
    for (guint issue = 0; issue < 2 && actor != 6; issue++)
      say_step (&making, actor, issue, (int) ((actor + issue) % 5) - 2, actor == 4 ? SP_QUALIFIER_CONDITIONAL : SP_QUALIFIER_FIRM);
  link_actors (&making, 1, 7, "supplies", SP_SIGN_POSITIVE, 5, TRUE);
  link_actors (&making, 1, 7, "presses", SP_SIGN_NEGATIVE, 3, TRUE);
  link_actors (&making, 7, 1, "sues", SP_SIGN_NEGATIVE, 1, TRUE);
  link_actors (&making, 3, 4, "allied with", SP_SIGN_POSITIVE, 2, FALSE);
  link_actors (&making, 4, 7, "pays", SP_SIGN_NONE, 1, TRUE);
  link_actors (&making, 3, 7, "talks with", SP_SIGN_NONE, 3, FALSE);
  link_actors (&making, 6, 3, "criticises", SP_SIGN_NEGATIVE, 2, TRUE);
  link_actors (&making, 4, 1, "boycotts", SP_SIGN_NEGATIVE, 4, FALSE);
  return sp_snapshot_builder_end (making.builder);
}

GHashTable *
golden_places_new (void)
{
  static const SpPlace pinned[] = { { 0.0, 0.0, TRUE }, { -150.0, -90.0, TRUE }, { 120.0, 190.0, TRUE }, { -90.0, 190.0, TRUE },
                                    { 280.0, 240.0, TRUE }, { 300.0, 120.0, TRUE }, { 250.0, -30.0, TRUE } };
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (pinned); i++)
    {
      SpId id = i + 1;

      g_hash_table_insert (places, g_memdup2 (&id, sizeof id), g_memdup2 (&pinned[i], sizeof pinned[i]));
    }
  return places;
}
