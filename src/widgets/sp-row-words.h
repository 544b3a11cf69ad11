/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store.h"

G_BEGIN_DECLS

/* Rows in words, translated; all (transfer full). */
char *sp_stance_dup_step_words (SpStance stance);                             /* "strongly support" */
char *sp_stance_dup_words   (const SpStatement *statement);                   /* "strongly support, conditional" */
char *sp_link_dup_words     (SpSnapshot *snapshot, const SpLink *link);       /* "Ukraine → Russia: opposes" */
char *sp_row_dup_name       (SpSnapshot *snapshot, SpTable table, SpId id);   /* of any row; "" if there is none */

/* Deletes a row as one edit; *TOLD, when it went well, is a sentence with all that went with it. */
gboolean sp_row_delete      (SpStore *store, SpTable table, SpId id, char **told, GError **error);

G_END_DECLS
