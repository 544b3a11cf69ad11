/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

/* Rows of the projects that tests make by hand: what they differ in is given, and they stand in the order of their ids. */

static inline SpActor
sample_actor (SpId id, const char *name, SpActorKind kind, double influence, SpId speaks_for)
{
  SpActor actor = SP_ACTOR_INIT;

  actor.id = id;
  actor.ordinal = (double) id;
  actor.name = name;
  actor.kind = kind;
  actor.influence = influence;
  actor.speaks_for = speaks_for;
  return actor;
}

static inline SpIssue
sample_issue (SpId id, const char *name, const char *oppose_end, const char *support_end)
{
  SpIssue issue = SP_ISSUE_INIT;

  issue.id = id;
  issue.ordinal = (double) id;
  issue.name = name;
  issue.oppose_end = oppose_end;
  issue.support_end = support_end;
  return issue;
}

static inline SpStatement
sample_statement (SpId id, SpId actor, SpId issue, SpStance stance, SpQualifier qualifier, SpDate date)
{
  SpStatement statement = SP_STATEMENT_INIT;

  statement.id = id;
  statement.ordinal = (double) id;
  statement.actor = actor;
  statement.issue = issue;
  statement.stance = stance;
  statement.qualifier = qualifier;
  statement.date = date;
  return statement;
}

static inline SpSource
sample_source (SpId id, const char *title, const char *publisher, SpDate date)
{
  SpSource source = SP_SOURCE_INIT;

  source.id = id;
  source.ordinal = (double) id;
  source.title = title;
  source.publisher = publisher;
  source.date = date;
  return source;
}

static inline SpLink
sample_link (SpId id, SpId from, SpId to, const char *kind, SpSign sign)
{
  SpLink link = SP_LINK_INIT;

  link.id = id;
  link.ordinal = (double) id;
  link.from = from;
  link.to = to;
  link.kind = kind;
  link.sign = sign;
  return link;
}

static inline SpSnapshotBuilder *
sample_begin (const char *title, SpDate as_of)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);
  SpProjectRow project = { .title = title, .as_of = as_of };

  sp_snapshot_builder_set_project (builder, &project);
  return builder;
}
