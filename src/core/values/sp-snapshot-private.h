/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-list.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

struct _SpSnapshot
{
  gatomicrefcount references;
  gpointer project;                  /* packed */
  SpRowList *tables[SP_N_TABLES];    /* that of the project is NULL */
};

/* Of all tables together, without the project's own row. */
guint         sp_snapshot_count_rows     (SpSnapshot *self);

/* The untyped ways in and out, for code that treats all tables alike. */
void          sp_snapshot_builder_put    (SpSnapshotBuilder *self, SpTable table, gconstpointer row);
/* A row whose id is greater than all of its table; LENGTHS by number of field, of texts that need not end with a zero. */
void          sp_snapshot_builder_append (SpSnapshotBuilder *self, SpTable table, gconstpointer row, const gsize *lengths);
void          sp_snapshot_builder_take   (SpSnapshotBuilder *self, SpTable table, gpointer packed);

/* All rows of a table of OTHER, which is freed, behind those that are there: their ids are greater. */
void          sp_snapshot_builder_join   (SpSnapshotBuilder *self, SpTable table, SpSnapshotBuilder *other);

G_END_DECLS
