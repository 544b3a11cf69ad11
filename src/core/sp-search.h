/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/*
 * SpSearch: the one way to search the words of a project. There is one for each store, made when it is first asked
 * for. It begins to answer at once, by looking through the rows, and becomes fast as soon as its index is made in the
 * background; without FTS5 in SQLite it stays as it began. Signal: ready, when answers begin to come from the index.
 */
#define SP_TYPE_SEARCH (sp_search_get_type ())
G_DECLARE_FINAL_TYPE (SpSearch, sp_search, SP, SEARCH, GObject)

SpSearch *sp_search_for_store (SpStore *store);
gboolean  sp_search_is_ready  (SpSearch *self);
GArray   *sp_search_find      (SpSearch *self, SpTable table, const char *text, guint limit);

/* Words to compare: without case, accents and the vowel signs of Arabic. */
char     *sp_search_fold      (const char *text);

G_END_DECLS
