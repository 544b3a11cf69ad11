/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "sp-insight.h"

G_BEGIN_DECLS

/* What every insight is found in. */
typedef struct
{
  SpSnapshot *snapshot;
  SpPositions *positions;
  const SpInsightOptions *options;
} SpInsightSource;

/* More than these nobody reads. */
#define SP_INSIGHT_MOST_ROWS 20
#define SP_INSIGHT_MOST_PARTS 500

/* sp-insight.c. Rows take ownership of their words; adding counts what is left out. */
SpInsight    *sp_insight_new          (SpInsightKind kind);
SpInsightRow *sp_insight_row_new      (char *title, char *detail);
SpInsightRow *sp_insight_row_new_for  (const SpInsightSource *source, SpTable table, guint index, char *detail);
SpInsightRow *sp_insight_row_new_cell (const SpInsightSource *source, guint actor, guint issue, gboolean by_actor, char *detail);
gboolean      sp_insight_has_room     (SpInsight *self);
void          sp_insight_add          (SpInsight *self, SpInsightRow *row);
void          sp_insight_row_add      (SpInsightRow *self, SpInsightRow *part);
const char   *sp_insight_name_actor   (const SpInsightSource *source, guint actor);
const char   *sp_insight_name_issue   (const SpInsightSource *source, guint issue);
char         *sp_insight_format_value (double value);           /* "+0.7", with a true minus */
char         *sp_insight_format_share (double share);           /* "47 %" */

/* sp-insights-issues.c, sp-insights-blocs.c, sp-insights-pivots.c, sp-insights-turns.c */
SpInsight    *sp_insight_find_contested      (const SpInsightSource *source);
SpInsight    *sp_insight_find_gaps           (const SpInsightSource *source);
void          sp_insight_find_blocs          (const SpInsightSource *source, SpInsight **blocs, SpInsight **bridges);
SpInsight    *sp_insight_find_pivots         (const SpInsightSource *source);
SpInsight    *sp_insight_find_contradictions (const SpInsightSource *source);
SpInsight    *sp_insight_find_shifts         (const SpInsightSource *source);

G_END_DECLS
