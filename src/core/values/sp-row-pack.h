/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-type.h"

G_BEGIN_DECLS

/* A row with all its words in one piece of memory, reference-counted; read only. */
gpointer sp_row_pack  (const SpRowType *type, gconstpointer row);
gpointer sp_row_ref   (gpointer packed);
void     sp_row_unref (gpointer packed);
void     sp_row_unref_all (gpointer *rows, guint n);

/* SpRowPacker: the same for many rows of one table, in blocks. */
typedef struct _SpRowPacker SpRowPacker;

SpRowPacker *sp_row_packer_new  (const SpRowType *type);
void         sp_row_packer_free (SpRowPacker *self);
gpointer     sp_row_packer_pack (SpRowPacker *self, gconstpointer row, const gsize *lengths);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRowPacker, sp_row_packer_free)

G_END_DECLS
