/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-change.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* SpSearchIndex: the words of all rows in a temporary database of its own. Used by one thread at a time. */
typedef struct _SpSearchIndex SpSearchIndex;

SpSearchIndex *sp_search_index_new    (SpSnapshot *snapshot, GCancellable *cancellable);   /* NULL where it cannot be */
void           sp_search_index_free   (SpSearchIndex *self);
gboolean       sp_search_index_follow (SpSearchIndex *self, SpSnapshot *snapshot, SpChange *change);
gboolean       sp_search_index_find   (SpSearchIndex *self, SpTable table, const char *text, guint limit, GArray *ids);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSearchIndex, sp_search_index_free)

/* All words of a row in one text, and whether an index of words finds what is typed. */
char          *sp_search_dup_words    (SpSnapshot *snapshot, SpTable table, SpId id);
gboolean       sp_search_has_words    (const char *text);

G_END_DECLS
