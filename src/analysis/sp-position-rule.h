/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-evidence.h"

G_BEGIN_DECLS

/* What the N pieces of evidence of one cell, newest first and at least one, amount to. */
SpPosition sp_position_judge (const SpEvidence *evidence, guint n, SpRule rule, guint window_days);

G_END_DECLS
