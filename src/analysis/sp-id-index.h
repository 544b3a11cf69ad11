/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/* From the id of a row to its index: for whoever asks a million times, where the snapshot's own search takes too long. */
typedef struct
{
  guint mask;
  SpId *ids;
  guint *indexes;
} SpIdIndex;

void     sp_id_index_init  (SpIdIndex *self, guint n_rows);
void     sp_id_index_clear (SpIdIndex *self);
void     sp_id_index_add   (SpIdIndex *self, SpId id, guint index);
gboolean sp_id_index_find  (const SpIdIndex *self, SpId id, guint *index);

G_END_DECLS
