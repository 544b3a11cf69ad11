/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row-pack.h"

G_BEGIN_DECLS

/*
 * SpRowList: the rows of one table in order of id, in chunks that lists share. Immutable and
 * reference-counted; a list in the making (SpRowListBuilder) copies a chunk before it changes it.
 */
typedef struct _SpRowList SpRowList;
typedef struct _SpRowListBuilder SpRowListBuilder;

SpRowList    *sp_row_list_new_empty  (void);
SpRowList    *sp_row_list_ref        (SpRowList *self);
void          sp_row_list_unref      (SpRowList *self);
guint         sp_row_list_get_n_rows (SpRowList *self);
gconstpointer sp_row_list_get        (SpRowList *self, guint index);
gconstpointer sp_row_list_find       (SpRowList *self, SpId id);
gconstpointer sp_row_list_get_by_hand        (SpRowList *self, guint index);
guint         sp_row_list_get_index_by_hand  (SpRowList *self, gconstpointer row);
void          sp_row_list_find_shared (SpRowList *a, SpRowList *b, guint *n_first, guint *n_last);
gboolean      sp_row_list_equal      (SpRowList *a, SpRowList *b, const SpRowType *type);

SpRowListBuilder *sp_row_list_builder_new    (SpRowList *base, const SpRowType *type);
void              sp_row_list_builder_put    (SpRowListBuilder *self, gconstpointer row);
void              sp_row_list_builder_append (SpRowListBuilder *self, gconstpointer row, const gsize *lengths);
void              sp_row_list_builder_take   (SpRowListBuilder *self, gpointer packed);
void              sp_row_list_builder_join   (SpRowListBuilder *self, SpRowListBuilder *other);
void              sp_row_list_builder_remove (SpRowListBuilder *self, SpId id);
SpRowList        *sp_row_list_builder_end    (SpRowListBuilder *self);
void              sp_row_list_builder_free   (SpRowListBuilder *self);

G_END_DECLS
