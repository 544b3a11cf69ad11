/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpFilter: which rows are wanted. Of each field a set of values; an empty set wants all of them. Within a field one
 * of the values has to fit, and every field has to. Reference-counted; whoever changes one makes a copy first.
 */
typedef enum
{
  SP_FILTER_FIELD_ACTOR_KIND,     /* numbers: SpActorKind */
  SP_FILTER_FIELD_ACTOR,          /* numbers: ids */
  SP_FILTER_FIELD_ACTOR_TAG,      /* words */
  SP_FILTER_FIELD_ISSUE,          /* numbers: ids */
  SP_FILTER_FIELD_SOURCE,         /* numbers: ids, SP_ID_NONE for "without a source" */
  SP_FILTER_FIELD_STANCE,         /* numbers: SpFilterStance */
  SP_FILTER_FIELD_QUALIFIER,      /* numbers: SpQualifier */
  SP_FILTER_FIELD_FORM,           /* numbers: SpForm */
  SP_FILTER_FIELD_TAG,            /* words: of statements and links */
  SP_FILTER_FIELD_CODER,          /* words, "" for "nobody named" */
} SpFilterField;

#define SP_N_FILTER_FIELDS (SP_FILTER_FIELD_CODER + 1)

typedef enum
{
  SP_FILTER_STANCE_SUPPORT,
  SP_FILTER_STANCE_NEUTRAL,
  SP_FILTER_STANCE_OPPOSE,
  SP_FILTER_STANCE_NONE,
} SpFilterStance;

#define SP_N_FILTER_STANCES (SP_FILTER_STANCE_NONE + 1)

/* What the program finds by itself, see sp-finding.h. */
typedef enum
{
  SP_FINDING_ANY,
  SP_FINDING_CONTRADICTION,
  SP_FINDING_SHIFT,
} SpFinding;

typedef struct _SpFilter SpFilter;

#define SP_TYPE_FILTER (sp_filter_get_type ())
GType     sp_filter_get_type (void) G_GNUC_CONST;
SpFilter *sp_filter_new      (void);
SpFilter *sp_filter_copy     (const SpFilter *self);
SpFilter *sp_filter_ref      (SpFilter *self);
void      sp_filter_unref    (SpFilter *self);
gboolean  sp_filter_equal    (const SpFilter *a, const SpFilter *b);
gboolean  sp_filter_is_empty (const SpFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFilter, sp_filter_unref)

gboolean  sp_filter_field_has_words (SpFilterField field);
guint     sp_filter_get_n_values    (const SpFilter *self, SpFilterField field);
void      sp_filter_clear_field     (SpFilter *self, SpFilterField field);

gboolean  sp_filter_has_number      (const SpFilter *self, SpFilterField field, gint64 number);
void      sp_filter_set_number      (SpFilter *self, SpFilterField field, gint64 number, gboolean wanted);
GArray   *sp_filter_list_numbers    (const SpFilter *self, SpFilterField field);   /* of gint64, ascending */

gboolean  sp_filter_has_word        (const SpFilter *self, SpFilterField field, const char *word);
void      sp_filter_set_word        (SpFilter *self, SpFilterField field, const char *word, gboolean wanted);
GStrv     sp_filter_list_words      (const SpFilter *self, SpFilterField field);   /* in order */

/* From the first day of START to the last of END; none is open. A known end leaves undated rows out. */
void      sp_filter_set_dates       (SpFilter *self, SpDate start, SpDate end);
SpDate    sp_filter_get_start       (const SpFilter *self);
SpDate    sp_filter_get_end         (const SpFilter *self);
gboolean  sp_filter_has_dates       (const SpFilter *self);

void      sp_filter_set_finding     (SpFilter *self, SpFinding finding);
SpFinding sp_filter_get_finding     (const SpFilter *self);

SpFilterStance sp_filter_stance_of  (SpStance stance);

/* A snapshot with only what fits. What of a filter is about actors and issues can be left out. */
typedef enum
{
  SP_FILTER_PART_STATEMENTS,      /* only statements and links are left out: the evidence */
  SP_FILTER_PART_ALL,             /* and actors and issues: a picture */
} SpFilterPart;

SpSnapshot *sp_filter_apply (const SpFilter *self, SpSnapshot *snapshot, SpFilterPart part, gboolean roll_up);

G_END_DECLS
