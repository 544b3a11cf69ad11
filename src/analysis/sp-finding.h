/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-filter.h"

G_BEGIN_DECLS

/* The statements that are part of a contradiction or of a shift: a set of SpId *, which belong to the snapshot. */
GHashTable *sp_finding_list_statements (SpSnapshot *snapshot, SpFinding finding);

G_END_DECLS
