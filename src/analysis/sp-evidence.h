/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-position.h"

G_BEGIN_DECLS

/* What the rules need to know of one statement that counts for a cell. */
typedef struct
{
  guint statement;            /* index in the snapshot */
  guint actor;                /* indexes of the cell: with roll-up not always the one who spoke */
  guint issue;
  gint32 day;                 /* the last day of the statement's date, or 0 for none */
  double value;               /* -2 .. 2, or NAN for none */
  float salience;             /* or NAN */
  SpQualifier qualifier;
} SpEvidence;

/* All that counts, by actor, then issue, then newest first. An array of SpEvidence. */
GArray *sp_evidence_collect (SpSnapshot *snapshot, const SpPositionOptions *options);

G_END_DECLS
