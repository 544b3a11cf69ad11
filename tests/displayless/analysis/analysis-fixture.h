/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

/* Projects in a few lines: actors are numbered from 0 with the ids 1, 2 ..., issues with the ids 101, 102 ... */
#define ACTOR_ID(index_) ((SpId) (index_) + 1)
#define ISSUE_ID(index_) ((SpId) (index_) + 101)

static const char *const fixture_names[] = { "Ada", "Ben", "Cid", "Dora", "Eva", "Finn", "Gus", "Hal" };

static inline void
fixture_add_actor (SpSnapshotBuilder *builder, guint index, double influence, SpId speaks_for)
{
  SpActor actor = SP_ACTOR_INIT;

  actor.id = ACTOR_ID (index);
  actor.ordinal = index;
  actor.name = fixture_names[index];
  actor.influence = influence;
  actor.speaks_for = speaks_for;
  sp_snapshot_builder_put_actor (builder, &actor);
}

static inline void
fixture_add_issue (SpSnapshotBuilder *builder, guint index, const char *name)
{
  SpIssue issue = SP_ISSUE_INIT;

  issue.id = ISSUE_ID (index);
  issue.ordinal = index;
  issue.name = name;
  sp_snapshot_builder_put_issue (builder, &issue);
}

/* The id is the number of the statement. */
static inline void
fixture_say (SpSnapshotBuilder *builder, SpId id, guint actor, guint issue, double step, const char *date)
{
  SpStatement statement = SP_STATEMENT_INIT;

  statement.id = id;
  statement.actor = ACTOR_ID (actor);
  statement.issue = ISSUE_ID (issue);
  statement.stance = isnan (step) ? SP_STANCE_NONE : SP_STANCE_STEP (step);
  statement.qualifier = isnan (step) ? SP_QUALIFIER_UNDECIDED : SP_QUALIFIER_FIRM;
  g_assert_true (sp_date_parse (date, &statement.date));
  sp_snapshot_builder_put_statement (builder, &statement);
}

static inline void
fixture_link (SpSnapshotBuilder *builder, SpId id, guint from, guint to, SpSign sign, int strength)
{
  SpLink link = SP_LINK_INIT;

  link.id = id;
  link.from = ACTOR_ID (from);
  link.to = ACTOR_ID (to);
  link.kind = "talks to";
  link.sign = sign;
  link.strength = strength;
  sp_snapshot_builder_put_link (builder, &link);
}
