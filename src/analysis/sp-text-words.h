/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-values.h"

G_BEGIN_DECLS

/* A word of a text: letters, digits, and what joins them. */
typedef struct
{
  SpPassage passage;
  char *folded;             /* without its case */
  gint32 n_behind;          /* characters behind it that no blank parts from it: stops, quotation marks */
  gboolean capital;         /* it begins with a capital letter */
  gboolean acronym;         /* it consists of capital letters */
  gboolean ends_sentence;   /* a full stop and the like come behind it, or a new line */
} SpTextWord;

GArray *sp_text_words_split (const char *text);     /* of SpTextWord; free with g_array_unref () */

/* Whether WORD is the other one, or a form of it with at most a few letters more at its end. */
gboolean sp_text_word_is_form_of (const SpTextWord *word, const SpTextWord *base);

G_END_DECLS
