/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-chart-list.h"

G_BEGIN_DECLS

/*
 * SpChartPages: a chart that runs over pages where it does not fit on one: on each a head, as many rows as there is room
 * for, and after the last row the list.
 */
typedef struct
{
  guint first;                /* rows */
  guint end;
  guint first_line;           /* of the list */
  guint n_lines;
  double rows_height;
  double height;
} SpChartPage;

typedef struct
{
  SpChart *chart;
  const char *description;    /* the picture in words */
  double head;                /* the height that stands above the rows of each page */
  guint n_rows;
  const double *heights;      /* of the rows */
  double empty_height;        /* of what stands instead where there are none */
  SpChartList *list;
  guint n_lines;              /* of it */
  double list_gap;            /* above the list */
  void (*draw) (gpointer data, const SpChartPage *page);      /* all but the list, with the builder of the chart */
  gpointer data;              /* for it */
} SpChartPages;

/* Returns FALSE when PROGRESS (nullable) said so. */
gboolean sp_chart_pages_draw (const SpChartPages *self, SpFrame *frame, SpLayoutProgress progress, gpointer progress_data);

G_END_DECLS
