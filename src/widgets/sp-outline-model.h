/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* SpOutlineItem: an actor, an issue or a source as it stands in a list, with what is counted for it. */
#define SP_TYPE_OUTLINE_ITEM (sp_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (SpOutlineItem, sp_outline_item, SP, OUTLINE_ITEM, GObject)

SpId        sp_outline_item_get_id           (SpOutlineItem *self);
SpTable     sp_outline_item_get_table        (SpOutlineItem *self);
const char *sp_outline_item_get_name         (SpOutlineItem *self);
char       *sp_outline_item_dup_detail       (SpOutlineItem *self);
SpColour    sp_outline_item_get_colour       (SpOutlineItem *self);
guint       sp_outline_item_get_n_statements (SpOutlineItem *self);

/*
 * SpOutlineModel: the actors, issues or sources of a snapshot as a GListModel of SpOutlineItem, made on demand. In
 * order by hand; only those that fit a filter.
 */
#define SP_TYPE_OUTLINE_MODEL (sp_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (SpOutlineModel, sp_outline_model, SP, OUTLINE_MODEL, GObject)

SpOutlineModel *sp_outline_model_new          (SpTable table);
void            sp_outline_model_set_snapshot (SpOutlineModel *self, SpSnapshot *snapshot);   /* nullable */
void            sp_outline_model_set_filter   (SpOutlineModel *self, const char *text);
gboolean        sp_outline_model_find         (SpOutlineModel *self, SpId id, guint *position);
guint           sp_outline_model_get_n_rows   (SpOutlineModel *self);   /* without the filter */

G_END_DECLS
