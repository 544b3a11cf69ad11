/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-evidence.h"

G_BEGIN_DECLS

/* Two statements of one cell that are opposed and lie within one window. Indexes of the snapshot. */
typedef struct
{
  guint actor;
  guint issue;
  guint later;                /* statements */
  guint earlier;
  gint32 days_apart;          /* 0 where both are undated */
} SpContradiction;

/* An array of SpContradiction, in the snapshot's order of actors and then of issues. */
GArray  *sp_contradictions_list (SpSnapshot *snapshot, SpPositions *positions);

/* The newest pair among the N pieces of evidence of one cell, newest first. LATER and EARLIER are nullable. */
gboolean sp_contradiction_find  (const SpEvidence *evidence, guint n, guint window_days, guint *later, guint *earlier);

G_END_DECLS
