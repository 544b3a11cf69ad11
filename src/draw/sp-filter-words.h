/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-filter.h"

G_BEGIN_DECLS

/* A filter in words, translated. Parts are the fields that ask for something, the dates and the finding. */
#define SP_FILTER_PART_DATES   SP_N_FILTER_FIELDS
#define SP_FILTER_PART_FINDING (SP_N_FILTER_FIELDS + 1)
#define SP_N_FILTER_PARTS      (SP_N_FILTER_FIELDS + 2)

const char *sp_filter_part_get_label (guint part);                                                /* "Kind of Actor" */
char       *sp_filter_dup_part_words (const SpFilter *filter, SpSnapshot *snapshot, guint part);  /* NULL if it asks nothing */
char       *sp_filter_dup_values_words (const SpFilter *filter, SpSnapshot *snapshot, SpFilterField field);
char       *sp_filter_dup_value_words (SpFilterField field, SpSnapshot *snapshot, gint64 number);
char       *sp_filter_dup_word_words (const char *word);
void        sp_filter_clear_part     (SpFilter *filter, guint part);

G_END_DECLS
