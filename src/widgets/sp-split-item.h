/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpSplitItem: something that hangs on an actor and can go to another one: a spelling (SP_TABLE_ACTOR), a statement or a
 * link. Property: chosen (boolean).
 */
#define SP_TYPE_SPLIT_ITEM (sp_split_item_get_type ())
G_DECLARE_FINAL_TYPE (SpSplitItem, sp_split_item, SP, SPLIT_ITEM, GObject)

GListModel *sp_split_items_list      (SpSnapshot *snapshot, SpId actor);
SpTable     sp_split_item_get_table  (SpSplitItem *self);
SpId        sp_split_item_get_id     (SpSplitItem *self);                   /* SP_ID_NONE of a spelling */
const char *sp_split_item_get_title  (SpSplitItem *self);
const char *sp_split_item_get_detail (SpSplitItem *self);
gboolean    sp_split_item_is_chosen  (SpSplitItem *self);
void        sp_split_item_choose     (SpSplitItem *self, gboolean chosen);
gboolean    sp_split_item_has_words  (SpSplitItem *self, const char *words);  /* in title or detail; case does not count */

G_END_DECLS
