/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-position.h"

G_BEGIN_DECLS

/* What a project shows when all of it is looked at, in words, and the rows that stand behind each of them. */
typedef enum
{
  SP_INSIGHT_CONTESTED,       /* issues */
  SP_INSIGHT_BLOCS,
  SP_INSIGHT_BRIDGES,
  SP_INSIGHT_PIVOTS,
  SP_INSIGHT_CONTRADICTIONS,
  SP_INSIGHT_SHIFTS,
  SP_INSIGHT_GAPS,
} SpInsightKind;

#define SP_N_INSIGHTS (SP_INSIGHT_GAPS + 1)

typedef struct _SpInsightRow SpInsightRow;

/* One thing found. All words are translated. */
struct _SpInsightRow
{
  char *title;
  char *detail;
  SpTable table;              /* SP_TABLE_PROJECT: nothing to go to but the parts */
  SpId id;                    /* of the row that it is about */
  SpId issue;                 /* with an actor: a cell; else SP_ID_NONE */
  double share;               /* 0 .. 1 for a bar, or NAN for none */
  double counts[SP_N_STEPS];  /* actors by step for a bar, all 0 for none */
  GPtrArray *parts;           /* SpInsightRow: what it was found in */
  guint n_more;               /* parts that are left out */
};

typedef struct
{
  SpInsightKind kind;
  char *summary;              /* a sentence, also where nothing was found */
  GPtrArray *rows;            /* SpInsightRow, the most telling first */
  guint n_more;               /* rows that are left out */
} SpInsight;

typedef struct
{
  SpPositionOptions positions;
  double resolution;          /* of blocs; 0 for 1 */
  guint32 seed;
} SpInsightOptions;

/* FALSE stops the work. */
typedef gboolean (*SpInsightProgress) (double fraction, gpointer data);

/* An array of SP_N_INSIGHTS SpInsight in the order of their kinds, or NULL when stopped. */
GPtrArray  *sp_insights_compute       (SpSnapshot *snapshot, const SpInsightOptions *options, SpInsightProgress progress,
                                       gpointer data);
/* The same words about the same rows? */
gboolean    sp_insight_equal          (const SpInsight *a, const SpInsight *b);

/* All of them as plain text, to be copied. */
char       *sp_insights_to_text       (GPtrArray *insights, SpSnapshot *snapshot, const SpInsightOptions *options);

/* Static and translated. */
const char *sp_insight_get_title      (SpInsightKind kind);
const char *sp_insight_get_method     (SpInsightKind kind);   /* how it is computed, and what missing data does */
const char *sp_insight_get_reference  (SpInsightKind kind);   /* "" for a definition of this program */

G_END_DECLS
