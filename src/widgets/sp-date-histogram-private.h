/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-date-histogram.h"

G_BEGIN_DECLS

#define SP_DATE_HISTOGRAM_BARS 30
#define SP_DATE_HISTOGRAM_LABELS 16
#define SP_DATE_HISTOGRAM_MARGIN 8

struct _SpDateHistogram
{
  GtkWidget parent_instance;

  SpSnapshot *snapshot;
  gint32 first_day;
  gint32 last_day;
  SpDate date;
  guint *counts;            /* of N_BINS; NULL until it is drawn */
  guint n_bins;
  int label_widths[2];      /* of a year, and of a month with its year, in pixels, */
  guint label_font;         /* in the font of this state of the widget's context; 0 before it is drawn, */
  int label_year;           /* and for this year */
  double drag_start;
};

double sp_date_histogram_place_day (SpDateHistogram *self, double day);
void   sp_date_histogram_draw      (SpDateHistogram *self, GtkSnapshot *snapshot);

G_END_DECLS
