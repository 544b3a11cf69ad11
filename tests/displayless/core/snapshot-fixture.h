/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot-private.h"

/* Snapshots made without a file. */

static inline SpSnapshot *
make_statements (SpId first,
                 SpId last,
                 SpId step)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (NULL);

  for (SpId id = first; id != last + step; id += step)
    {
      SpStatement row = SP_STATEMENT_INIT;

      row.id = id;
      row.actor = id % 7;
      sp_snapshot_builder_put_statement (builder, &row);
    }
  return sp_snapshot_builder_end (builder);
}

static inline void
assert_statements_in_order (SpSnapshot *snapshot)
{
  SpId last = SP_ID_NONE;

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    {
      const SpStatement *row = sp_snapshot_get_statement (snapshot, i);

      g_assert_cmpint (row->id, >, last);
      g_assert_true (sp_snapshot_find_statement (snapshot, row->id) == row);
      last = row->id;
    }
}
