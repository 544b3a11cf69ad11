/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-position.h"

G_BEGIN_DECLS

/* What the rules need to know of one statement that counts for a cell; in 32 bytes, as there are very many of them. */
typedef struct
{
  guint statement;            /* index in the snapshot */
  guint actor;                /* indexes of the cell: with roll-up not always the one who spoke */
  guint issue;
  gint32 day : 24;            /* the last day of the statement's date, or 0 for none */
  guint32 qualifier : 8;      /* an SpQualifier */
  double value;               /* -2 .. 2, or NAN for none */
  double salience;            /* or NAN */
} SpEvidence;

static inline gboolean
sp_evidence_has_stance (const SpEvidence *evidence)
{
  return !isnan (evidence->value);
}

/* Mean of the N values that are known, or NAN. */
double     sp_evidence_measure_mean (const SpEvidence *evidence, guint n);
/* What the rules need to know of one statement; without its cell. */
SpEvidence sp_evidence_read (SpSnapshot *snapshot, guint statement);
/* The evidence of a cell that positions have: as many as they say, newest first. */
GArray    *sp_evidence_list_cell (SpSnapshot *snapshot, SpPositions *positions, guint actor, guint issue);

/* Where to divide N entries by actor, that none has a part in both halves. */
guint      sp_evidence_find_half (const SpEvidence *evidence, guint n);

/* All that counts, by actor, then issue, then newest first. An array of SpEvidence. */
GArray    *sp_evidence_collect (SpSnapshot *snapshot, const SpPositionOptions *options);

G_END_DECLS
