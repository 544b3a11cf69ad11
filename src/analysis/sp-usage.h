/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-congruence.h"

G_BEGIN_DECLS

/* How often an actor takes a level on an issue: a_ijk, weighed by the kernel. */
typedef struct
{
  guint issue;
  guint actor;
  double level;               /* -2 .. 2 */
  double amount;
} SpUsage;

/* By issue, actor and level; an array of SpUsage. */
GArray *sp_usage_list (SpSnapshot *snapshot, const SpCongruenceOptions *options);

G_END_DECLS
