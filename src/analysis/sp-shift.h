/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-evidence.h"

G_BEGIN_DECLS

/* The least change of a stance, in steps, that is told as a shift. */
#define SP_LEAST_SHIFT 0.5

/* The last change of a cell over time. Indexes of the snapshot. */
typedef struct
{
  guint actor;
  guint issue;
  double from;                /* the mean stance of the earlier day, -2 .. 2 */
  double to;
  guint earlier;              /* statements, one of each day */
  guint later;
  gint32 days_apart;          /* 0 where the earlier one is undated */
} SpShift;

/* An array of SpShift, the largest change first. */
GArray *sp_shifts_list (SpSnapshot *snapshot, SpPositions *positions);

/* Among the N pieces of evidence of one cell, newest first: 1 towards support, -1 towards oppose, 0 for none. SHIFT is
 * nullable, and filled where there is one. */
int     sp_shift_find  (const SpEvidence *evidence, guint n, guint window_days, SpShift *shift);

G_END_DECLS
