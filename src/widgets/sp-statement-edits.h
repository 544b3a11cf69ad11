/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-statement-model.h"

G_BEGIN_DECLS

/* Edits of one or many statements, each one entry of the history. IDS is an array of SpId; those that do not exist any
 * more are left out. *TOLD, when it went well, is a sentence for the user. */
gboolean sp_statements_set_value (SpStore *store, GArray *ids, SpStatementColumn column, const SpStatement *values,
                                  char **told, GError **error);
gboolean sp_statements_tag       (SpStore *store, GArray *ids, const char * const *tags, char **told, GError **error);
gboolean sp_statements_untag     (SpStore *store, GArray *ids, const char * const *tags, char **told, GError **error);
gboolean sp_statements_delete    (SpStore *store, GArray *ids, char **told, GError **error);

const char *sp_statement_column_get_title (SpStatementColumn column);     /* translated heading */

G_END_DECLS
