/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-rows.h"
#include "diagram-samples.h"

static void
put_actor (SpSnapshotBuilder *builder,
           SpId               id,
           const char        *name,
           SpActorKind        kind,
           SpId               speaks_for,
           double             influence)
{
  SpActor actor = sample_actor (id, name, kind, influence, speaks_for);

  sp_snapshot_builder_put_actor (builder, &actor);
}

static void
put_links (SpSnapshotBuilder *builder)
{
  SpLink links[] = {
    sample_link (DIAGRAM_SAMPLE_SUPPORTS, 1, 2, "supports", SP_SIGN_POSITIVE),
    sample_link (DIAGRAM_SAMPLE_PRESSES, 1, 2, "presses", SP_SIGN_NEGATIVE),
    sample_link (DIAGRAM_SAMPLE_REPRESENTS, 3, 1, "represents", SP_SIGN_NONE),
    sample_link (DIAGRAM_SAMPLE_ENDED, 5, 6, "advises", SP_SIGN_NONE),
    sample_link (105, 2, 1, "answers", SP_SIGN_POSITIVE),
    sample_link (106, 4, 3, "negotiates with", SP_SIGN_NONE),
    sample_link (107, 6, 2, "hosts", SP_SIGN_POSITIVE),
    sample_link (108, 7, 6, "oversees", SP_SIGN_NONE),
    sample_link (109, 1, 7, "opposes", SP_SIGN_NEGATIVE),
  };

  links[3].end = (SpDate) { 2020, 6, 30 };
  links[5].directed = FALSE;
  links[6].strength = 4;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    sp_snapshot_builder_put_link (builder, &links[i]);
}

static void
put_statement (SpSnapshotBuilder *builder,
               SpId               id,
               SpId               actor,
               SpStance           stance,
               SpQualifier        qualifier)
{
  SpStatement statement = sample_statement (id, actor, DIAGRAM_SAMPLE_ISSUE, stance, qualifier, (SpDate) { 2024, 5, 2 });

  sp_snapshot_builder_put_statement (builder, &statement);
}

SpSnapshot *
diagram_sample_new_talks (void)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpProjectRow project = { .title = "Talks" };
  SpIssue issue = SP_ISSUE_INIT;

  sp_snapshot_builder_set_project (builder, &project);
  put_actor (builder, DIAGRAM_SAMPLE_NORTH, "North", SP_ACTOR_KIND_STATE, SP_ID_NONE, 90.0);
  put_actor (builder, DIAGRAM_SAMPLE_SOUTH, "South", SP_ACTOR_KIND_STATE, SP_ID_NONE, 60.0);
  put_actor (builder, DIAGRAM_SAMPLE_SPEAKER, "Speaker of North", SP_ACTOR_KIND_PERSON, 1, 20.0);
  put_actor (builder, 4, "Speaker of South", SP_ACTOR_KIND_PERSON, 2, NAN);
  put_actor (builder, 5, "Envoy", SP_ACTOR_KIND_PERSON, 3, 5.0);
  put_actor (builder, 6, "Leaders of the neighbouring countries", SP_ACTOR_KIND_GROUP, SP_ID_NONE, 40.0);
  put_actor (builder, 7, "Union of the neighbouring countries", SP_ACTOR_KIND_ORGANISATION, SP_ID_NONE, 50.0);
  put_actor (builder, 8, "Office for the talks", SP_ACTOR_KIND_OFFICE, 7, 0.0);
  issue.id = DIAGRAM_SAMPLE_ISSUE;
  issue.name = "Guarantees";
  sp_snapshot_builder_put_issue (builder, &issue);
  put_statement (builder, 201, 1, SP_STANCE_STEP (2), SP_QUALIFIER_FIRM);
  put_statement (builder, 202, 2, SP_STANCE_NONE, SP_QUALIFIER_UNDECIDED);
  put_statement (builder, 203, 6, SP_STANCE_STEP (-2), SP_QUALIFIER_FIRM);
  put_statement (builder, 204, 7, SP_STANCE_STEP (2), SP_QUALIFIER_FIRM);
  put_links (builder);
  return sp_snapshot_builder_end (builder);
}

SpSnapshot *
diagram_sample_new_large (guint n_actors)
{
  static const char * const names[] = { "Ministry of Agriculture and Food", "Committee", "Association for Regional Development",
                                        "Council of Labour", "Agency" };
  static const char * const kinds[] = { "supports", "seeks membership of", "advises" };
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpProjectRow project = { .title = "Large" };
  GRand *random = g_rand_new_with_seed (3);

  sp_snapshot_builder_set_project (builder, &project);
  for (guint i = 0; i < n_actors; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", names[i % G_N_ELEMENTS (names)], i);

      put_actor (builder, i + 1, name, i % SP_ACTOR_KIND_OTHER, SP_ID_NONE, i % 4 == 0 ? NAN : i % 101);
    }
  for (guint i = 0; i < n_actors * 3 / 2; i++)
    {
      guint from = i < n_actors ? i : (guint) g_rand_int_range (random, 0, (gint32) n_actors);
      guint to = (from + (guint) g_rand_int_range (random, 1, (gint32) MIN (n_actors, 8))) % n_actors;
      SpLink link = sample_link (1000 + i, from + 1, to + 1, kinds[i % 3], (int) (i % 3) - 1);

      sp_snapshot_builder_put_link (builder, &link);
    }
  g_rand_free (random);
  return sp_snapshot_builder_end (builder);
}
