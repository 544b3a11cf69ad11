/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-store-internal.h"

G_BEGIN_DECLS

/* The words of a row (aliases, tags), which stand in tables of their own. */

gboolean   sp_words_write  (SpStore *self, const SpRowType *type, const SpField *field, SpId owner,
                            const char * const *words, GError **error);
/* A statement that sp_words_bind() fills in; the text has to outlive the step. */
sqlite3_stmt *sp_words_prepare_insert (SpStore *self, const SpRowType *type, const SpField *field, GError **error);
void       sp_words_bind   (sqlite3_stmt *statement, SpId id, SpId owner, double ordinal, const char *word);
gboolean   sp_words_delete (SpStore *self, const SpRowType *type, SpId owner, GError **error);

/* Reads the words of all rows of a table, or of one, beside its rows in order of id. */
typedef struct _SpWordsReader SpWordsReader;

SpWordsReader *sp_words_reader_new  (SpStore *self, const SpRowType *type, const SpField *field, SpId owner, GError **error);
gboolean       sp_words_reader_read (SpWordsReader *self, SpId owner, gpointer row, GError **error);
void           sp_words_reader_free (SpWordsReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWordsReader, sp_words_reader_free)

G_END_DECLS
