/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sample-rows.h"
#include "golden-charts.h"

#define FIRST_STATEMENT 1000
#define NOBODY SP_ID_NONE
#define UNKNOWN NAN
#define N_CROWD 300
#define N_SWARM 1500
#define N_AT_HEARINGS 600

typedef struct
{
  SpId id;
  const char *name;
  SpActorKind kind;
  double influence;
  SpId speaks_for;
} Actor;

typedef struct
{
  SpId actor;
  SpId issue;
  int step;                   /* 9: none */
  SpQualifier qualifier;
  double salience;
  SpDate date;
} Statement;

#define NONE 9
#define QUAY GOLDEN_CHARTS_QUAY
#define CRANE GOLDEN_CHARTS_CRANE
#define FIRM SP_QUALIFIER_FIRM

static const Actor actors[] = {
  { 1, "Port Authority", SP_ACTOR_KIND_OFFICE, 90.0, NOBODY },
  { 2, "Ada Lind", SP_ACTOR_KIND_PERSON, 35.0, 1 },
  { 3, "Dockers’ Union", SP_ACTOR_KIND_ORGANISATION, 70.0, NOBODY },
  { 4, "Fishers", SP_ACTOR_KIND_GROUP, 15.0, NOBODY },
  { 5, "Northland", SP_ACTOR_KIND_STATE, 100.0, NOBODY },
  { 6, "Southland", SP_ACTOR_KIND_STATE, 60.0, NOBODY },
  { 7, "Association for the Preservation of the Old Harbour", SP_ACTOR_KIND_ORGANISATION, 25.0, NOBODY },
  { 8, "The press", SP_ACTOR_KIND_OTHER, UNKNOWN, NOBODY },
  { 9, "Shipowners", SP_ACTOR_KIND_GROUP, 80.0, NOBODY },
  { 10, "Mayor", SP_ACTOR_KIND_PERSON, 55.0, NOBODY },
  { 11, "Neighbours", SP_ACTOR_KIND_GROUP, UNKNOWN, NOBODY },
  { 12, "Bank of the Isles", SP_ACTOR_KIND_ORGANISATION, 75.0, NOBODY },
  { 13, "Customs", SP_ACTOR_KIND_OFFICE, 40.0, NOBODY },
  { 14, "Pilots", SP_ACTOR_KIND_GROUP, 0.0, NOBODY },
};

static const Statement statements[] = {
  { 1, QUAY, 2, FIRM, 90.0, { 2025, 2, 10 } },
  { 2, QUAY, 1, FIRM, UNKNOWN, { 2025, 3, 20 } },
  { 3, QUAY, -2, FIRM, 80.0, { 2025, 1, 15 } },
  { 3, QUAY, -1, FIRM, 85.0, { 2025, 5, 0 } },
  { 4, QUAY, -2, FIRM, 100.0, { 2024, 0, 0 } },
  { 5, QUAY, 1, SP_QUALIFIER_CONDITIONAL, 20.0, { 2025, 4, 1 } },
  { 6, QUAY, -1, SP_QUALIFIER_AMBIGUOUS, 30.0, { 2025, 4, 1 } },
  { 7, QUAY, -2, FIRM, UNKNOWN, SP_DATE_NONE },
  { 8, QUAY, 0, FIRM, 40.0, { 2025, 6, 1 } },
  { 9, QUAY, 2, FIRM, 70.0, { 2024, 11, 5 } },
  { 9, QUAY, 2, FIRM, 75.0, { 2025, 6, 3 } },
  { 10, QUAY, 1, FIRM, 50.0, { 2025, 6, 10 } },
  { 10, QUAY, -1, FIRM, 55.0, { 2025, 5, 25 } },
  { 11, QUAY, NONE, SP_QUALIFIER_UNDECIDED, 60.0, { 2025, 3, 0 } },
  { 12, QUAY, NONE, SP_QUALIFIER_NO_COMMENT, 10.0, { 2025, 5, 2 } },
  { 13, QUAY, NONE, SP_QUALIFIER_AMBIGUOUS, UNKNOWN, { 2025, 2, 1 } },
  { 1, CRANE, -1, FIRM, 40.0, { 2025, 5, 5 } },
  { 5, CRANE, 2, FIRM, 65.0, { 2025, 5, 5 } },
  { 9, CRANE, 2, FIRM, 90.0, { 2025, 5, 5 } },
};

static SpSnapshotBuilder *
begin_project (const char *title)
{
  SpSnapshotBuilder *builder = sample_begin (title, (SpDate) { 2025, 6, 30 });
  SpSource source = sample_source (1, "Minutes of the harbour council", "City archive", (SpDate) { 2025, 6, 20 });

  sp_snapshot_builder_put_source (builder, &source);
  return builder;
}

static void
put_actor (SpSnapshotBuilder *builder, const Actor *from)
{
  SpActor actor = sample_actor (from->id, from->name, from->kind, from->influence, from->speaks_for);

  sp_snapshot_builder_put_actor (builder, &actor);
}

static void
put_issue (SpSnapshotBuilder *builder, SpId id, const char *name, const char *question, double reference)
{
  SpIssue issue = sample_issue (id, name, "the old quay stays as it is", "a new quay for large ships");

  issue.question = question;
  issue.reference = reference;
  sp_snapshot_builder_put_issue (builder, &issue);
}

static void
put_statement (SpSnapshotBuilder *builder, SpId id, const Statement *from)
{
  SpStance stance = from->step == NONE ? SP_STANCE_NONE : SP_STANCE_STEP (from->step);
  SpStatement statement = sample_statement (id, from->actor, from->issue, stance, from->qualifier, from->date);

  statement.salience = from->salience;
  statement.source = 1;
  sp_snapshot_builder_put_statement (builder, &statement);
}

SpSnapshot *
golden_charts_new_port (void)
{
  SpSnapshotBuilder *builder = begin_project ("Who wants what for the harbour");

  put_issue (builder, QUAY, "The new quay", "Should the harbour get a quay for large ships?", 30.0);
  put_issue (builder, CRANE, "The crane", "", NAN);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    put_actor (builder, &actors[i]);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    put_statement (builder, FIRST_STATEMENT + i, &statements[i]);
  return sp_snapshot_builder_end (builder);
}

SpSnapshot *
golden_charts_new_council (void)
{
  static const Statement said[] = {
    { 1, QUAY, 2, FIRM, UNKNOWN, { 2025, 3, 10 } },
    { 3, QUAY, -2, FIRM, UNKNOWN, { 2025, 3, 10 } },
    { 4, QUAY, -1, SP_QUALIFIER_CONDITIONAL, UNKNOWN, { 2025, 3, 12 } },
    { 9, QUAY, 2, FIRM, UNKNOWN, { 2025, 3, 31 } },
    { 7, QUAY, -2, FIRM, UNKNOWN, { 0, 0, 0 } },
    { 9, CRANE, 1, FIRM, UNKNOWN, { 2025, 3, 20 } },
  };
  SpSnapshotBuilder *builder = begin_project ("Three weeks in the council");

  put_issue (builder, QUAY, "The new quay", "", NAN);
  put_issue (builder, CRANE, "The crane", "", NAN);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    put_actor (builder, &actors[i]);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    put_statement (builder, FIRST_STATEMENT + i, &said[i]);
  return sp_snapshot_builder_end (builder);
}

SpSnapshot *
golden_charts_new_silent (void)
{
  SpSnapshotBuilder *builder = begin_project ("Before the hearing");

  put_issue (builder, QUAY, "The new quay", "", NAN);
  for (guint i = 0; i < 3; i++)
    put_actor (builder, &actors[i]);
  return sp_snapshot_builder_end (builder);
}

/* Numbers without a pattern that the eye would find, the same each time. */
static guint
spread (guint number, guint range)
{
  number = (number ^ number >> 16) * 0x45d9f3bu;
  number = (number ^ number >> 16) * 0x45d9f3bu;
  return (number ^ number >> 16) % range;
}

static SpSnapshot *
make_crowd (const char *title, guint n)
{
  SpSnapshotBuilder *builder = begin_project (title);

  put_issue (builder, QUAY, "The new quay", "", 50.0);
  put_issue (builder, CRANE, "The crane", "", NAN);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Household %u", i);
      Actor actor = { i, name, SP_ACTOR_KIND_GROUP, i % 10 == 0 ? UNKNOWN : spread (i, 101), NOBODY };
      Statement statement = { i, i % 7 == 0 ? CRANE : QUAY, (int) spread (i + 1000, 5) - 2, FIRM, spread (i + 2000, 101),
                              { 2025, 1 + i % 6, 1 + spread (i + 3000, 28) } };

      put_actor (builder, &actor);
      put_statement (builder, FIRST_STATEMENT + i, &statement);
    }
  return sp_snapshot_builder_end (builder);
}

SpSnapshot *
golden_charts_new_crowd (void)
{
  return make_crowd ("A crowd", N_CROWD);
}

SpSnapshot *
golden_charts_new_swarm (void)
{
  return make_crowd ("A whole town", N_SWARM);
}

/* On the quay opposition gives way to support, on the crane nobody agrees, on the toll there is little to say. */
static int
choose_step (guint number, guint issue)
{
  int chance = (int) spread (number + 7000, 5) - 2;

  if (issue != QUAY)
    return chance;
  return number * 5 > N_AT_HEARINGS * (1 + spread (number + 9000, 4)) ? MAX (chance, -chance) : MIN (chance, -chance);
}

SpSnapshot *
golden_charts_new_hearings (void)
{
  SpSnapshotBuilder *builder = begin_project ("What was said at the hearings");
  const guint toll = CRANE + 1;

  put_issue (builder, QUAY, "The new quay", "", 50.0);
  put_issue (builder, CRANE, "The crane", "", NAN);
  put_issue (builder, toll, "The toll", "", NAN);
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    put_actor (builder, &actors[i]);
  for (guint i = 0; i < N_AT_HEARINGS; i++)
    {
      guint month = 24 * i / N_AT_HEARINGS;
      guint issue = spread (i, 30) < 18 ? QUAY : spread (i, 30) < 29 ? CRANE : toll;
      SpQualifier qualifier = spread (i + 4000, 12) == 0 ? SP_QUALIFIER_CONDITIONAL
                              : spread (i + 5000, 14) == 0 ? SP_QUALIFIER_AMBIGUOUS
                              : spread (i + 6000, 14) == 0 ? SP_QUALIFIER_UNDECIDED : FIRM;
      Statement statement = { 1 + spread (i + 1000, G_N_ELEMENTS (actors)), issue,
                              qualifier == SP_QUALIFIER_UNDECIDED ? NONE : choose_step (i, issue), qualifier, UNKNOWN,
                              { (gint16) (2023 + month / 12), (guint8) (1 + month % 12), (guint8) (1 + spread (i + 3000, 28)) } };

      if (spread (i + 2000, 10) == 0)
        statement.date.day = 0;
      else if (spread (i + 2000, 40) == 1)
        statement.date = SP_DATE_NONE;
      put_statement (builder, FIRST_STATEMENT + i, &statement);
    }
  return sp_snapshot_builder_end (builder);
}
