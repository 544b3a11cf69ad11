/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-position.h"

G_BEGIN_DECLS

/* What becomes of an issue without an actor. */
typedef struct
{
  guint actor;
  guint issue;
  double mean_move;           /* of where it lands, in steps: with the actor less without it */
  gboolean turns_it;          /* it lands on a side of neutral, and would not without the actor */
  gboolean at_median;         /* the actor holds the position of the weighted median */
} SpPivot;

/* The same over all issues. */
typedef struct
{
  guint actor;
  guint n_issues;             /* on which it has a value, and two others besides */
  guint n_turned;             /* of these: turned by it */
  guint n_at_median;
  double mean_move;           /* how far it moves the landing on average, never negative; NAN without an issue */
} SpPivotalActor;

/* An array of SpPivot for the actors with a value on an issue, in the snapshot's order. */
GArray         *sp_pivots_of_issue      (SpSnapshot *snapshot, SpPositions *positions, guint issue);
/* All actors, the most pivotal first: as many as the snapshot has. */
SpPivotalActor *sp_pivotal_actors_rank  (SpSnapshot *snapshot, SpPositions *positions);

G_END_DECLS
