/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "sp-change.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Rows that were added without being recorded: those of a table with the ids from FIRST to LAST. */
typedef struct
{
  SpTable table;
  SpId first;
  SpId last;
} SpAddedRange;

/* Reads a changeset that was just applied to DATABASE or recorded from it; NULL if it is damaged. BESIDES (nullable): of
 * SpAddedRange, in order of table and id, none of which overlap: rows that were all added, or all deleted. */
SpChange *sp_change_new_for_changeset (sqlite3 *database, int size, gconstpointer changeset, const GArray *besides,
                                       SpChangeKind kind);

/* What makes one state of the other. */
SpChange *sp_change_new_for_difference (SpSnapshot *before, SpSnapshot *after);

G_END_DECLS
