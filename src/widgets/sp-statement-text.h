/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-search.h"

G_BEGIN_DECLS

/*
 * SpStatementText: words that were typed to find statements by, looked up once for a whole project: in the words of
 * the statements, in the names of actors, issues and sources, and in the stance in words.
 */
typedef struct _SpStatementText SpStatementText;

SpStatementText *sp_statement_text_new  (SpSearch *search, SpSnapshot *snapshot, const char *text);
void             sp_statement_text_free (SpStatementText *self);
gboolean         sp_statement_text_fits (SpStatementText *self, const SpStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStatementText, sp_statement_text_free)

G_END_DECLS
