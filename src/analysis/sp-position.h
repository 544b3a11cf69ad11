/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* The seven states of a cell that must never be confused. Support and oppose are the sign of the value;
 * conditional and ambiguous come with a value where the statement has one. */
typedef enum
{
  SP_POSITION_NOTHING_FOUND,
  SP_POSITION_SUPPORT,
  SP_POSITION_OPPOSE,
  SP_POSITION_NEUTRAL,
  SP_POSITION_CONDITIONAL,
  SP_POSITION_AMBIGUOUS,
  SP_POSITION_UNDECIDED,
  SP_POSITION_NO_COMMENT,
} SpPositionState;

typedef struct
{
  double value;               /* -2 .. 2, or NAN where no statement that decides has a stance */
  SpPositionState state;
  SpQualifier qualifier;      /* of the statements that decide the value: the least firm of them */
  guint n_statements;         /* at or before the date, those of speakers included when rolled up */
  gboolean contradiction;     /* opposite stances within one window */
  int shift;                  /* last change over time: 1 towards support, -1 towards oppose, 0 none */
  double salience;            /* mean of the known ones, or NAN */
} SpPosition;

typedef struct
{
  SpDate as_of;               /* none: everything counts. Undated statements are older than every dated one */
  SpRule rule;
  gboolean roll_up;           /* add the statements of all who speak for the actor, directly or through others */
  guint window_days;          /* of a contradiction; 0 for the default of 30 */
} SpPositionOptions;

typedef struct _SpPositions SpPositions;   /* immutable, reference-counted; in the snapshot's orders */

SpPositions      *sp_positions_compute  (SpSnapshot *snapshot, const SpPositionOptions *options);
SpPositions      *sp_positions_ref      (SpPositions *self);
void              sp_positions_unref    (SpPositions *self);
guint             sp_positions_get_n_actors (SpPositions *self);
guint             sp_positions_get_n_issues (SpPositions *self);
gboolean          sp_positions_is_rolled_up (SpPositions *self);
guint             sp_positions_get_window_days (SpPositions *self);
const SpPosition *sp_positions_get      (SpPositions *self, guint actor, guint issue);
/* The cells of an actor of which something was found, in the order of the issues: an array of N, and the issue of each. */
const SpPosition *sp_positions_get_row  (SpPositions *self, guint actor, guint *n, const guint **issues);
/* The statements behind all of them, cell after cell: an array of N indexes of statements in the snapshot, borrowed. */
const guint      *sp_positions_get_row_evidence (SpPositions *self, guint actor, guint *n);
/* The statements behind a cell, newest first: an array of N indexes of statements in the snapshot, borrowed. */
const guint      *sp_positions_get_evidence (SpPositions *self, guint actor, guint issue, guint *n);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPositions, sp_positions_unref)

/* The position that a statement would make if there were no other. */
SpPosition        sp_position_of_statement (const SpStatement *statement);

#define SP_N_STEPS 5

/* The step -2 .. 2 that stands for a value; one with a sign is never 0. */
int               sp_position_get_step    (const SpPosition *position);

G_END_DECLS
