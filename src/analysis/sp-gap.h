/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-position.h"

G_BEGIN_DECLS

/* Where the project has nothing. Arrays of guint: indexes of the snapshot, in its order. */
typedef struct
{
  GArray *silent_actors;      /* without any statement, but linked to others */
  GArray *isolated_actors;    /* without any statement and any link; nobody speaks for them or they for anybody */
  GArray *empty_issues;       /* without any statement */
} SpGaps;

SpGaps *sp_gaps_find (SpSnapshot *snapshot, SpPositions *positions);
void    sp_gaps_free (SpGaps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGaps, sp_gaps_free)

G_END_DECLS
