/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-evidence.h"

G_BEGIN_DECLS

/* Below this a mean is a neutral stance: sums of thirds do not come out as an exact zero. */
#define SP_NEUTRAL_WITHIN 1e-9

/* How far apart, unless something else is asked for, opposite stances still contradict each other. */
#define SP_WINDOW_DAYS 30

/* What the N pieces of evidence of one cell, newest first and at least one, amount to. */
SpPosition sp_position_judge (const SpEvidence *evidence, guint n, SpRule rule, guint window_days);

G_END_DECLS
