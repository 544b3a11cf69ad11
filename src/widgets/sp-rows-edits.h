/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/* Edits of several actors, issues, sources, statements or links, each one entry of the history. IDS is an array of SpId
 * of rows that exist. *TOLD, when it went well, is a sentence for the user. */
char    *sp_rows_dup_count  (SpTable table, guint n);                                  /* "3 actors" */
gboolean sp_rows_delete     (SpStore *store, SpTable table, GArray *ids, char **told, GError **error);
gboolean sp_rows_rename     (SpStore *store, SpTable table, GArray *ids, const char *find, const char *replacement, char **told,
                             GError **error);
gboolean sp_actors_merge    (SpStore *store, SpId into, GArray *ids, char **told, GError **error);
SpId     sp_actor_split     (SpStore *store, SpId actor, const char *name, const char * const *aliases, GArray *statements,
                             GArray *links, char **told, GError **error);
gboolean sp_actors_tag      (SpStore *store, GArray *ids, const char * const *tags, char **told, GError **error);

G_END_DECLS
