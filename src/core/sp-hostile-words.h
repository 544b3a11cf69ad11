/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-hostile-table.h"

G_BEGIN_DECLS

/* The words of rows, which stand in tables of their own: aliases and tags. */

#define SP_MAX_WORD_FIELDS 2

typedef struct
{
  SpId id;
  SpId owner;
  double ordinal;
  const char *word;
} SpOwnedWord;

/* SpOwnedWords: those of one field of a table, in order of their owners, and how many were given to these. */
typedef struct
{
  const SpField *field;
  const SpSchemaTable *table;
  GArray *words;                /* of SpOwnedWord */
  guint next;
  GPtrArray *list;              /* of the present row */
} SpOwnedWords;

void     sp_owned_words_add   (SpOwnedWords *self, SpHostileTable *row, GStringChunk *letters);
void     sp_owned_words_sort  (SpOwnedWords *self);
/* Puts the words of ROW into it. Rows come in rising order of id. FALSE: words came whose owner did not. */
gboolean sp_owned_words_give  (SpOwnedWords *self, SpAnyRow *row);
/* The same words, to be given to the rows behind MIDDLE by another thread. */
void     sp_owned_words_split (SpOwnedWords *self, SpId middle, SpOwnedWords *second);
void     sp_owned_words_clear (SpOwnedWords *self);

G_END_DECLS
