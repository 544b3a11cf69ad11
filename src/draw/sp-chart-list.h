/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-chart.h"

G_BEGIN_DECLS

/*
 * SpChartList: those who have no place in a chart, since what would place them is not known, or no room for their names,
 * in groups under their headings: set in columns, drawn line by line, so that it can run over pages.
 */
typedef struct _SpChartList SpChartList;

SpChartList *sp_chart_list_new  (const SpChart *chart);
void         sp_chart_list_free (SpChartList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChartList, sp_chart_list_free)

void   sp_chart_list_begin_group (SpChartList *self, const char *heading);     /* left out if nobody follows */
/* WORDS: what is written, NAME: what is read out. POSITION is nullable and borrowed. */
void   sp_chart_list_add         (SpChartList *self, guint actor, const SpPosition *position, const char *words,
                                  const char *name, SpTargetKind kind, SpId id2);
/* An entry of a key: with a number, and nothing to point at, for what it names is elsewhere. */
void   sp_chart_list_add_number  (SpChartList *self, guint number, const char *words);
/* Sets the lines in the chart's width. All lines have one height. */
guint  sp_chart_list_set         (SpChartList *self);
double sp_chart_list_get_line_height (SpChartList *self);
void   sp_chart_list_draw        (SpChartList *self, guint first, guint n, double y);

G_END_DECLS
