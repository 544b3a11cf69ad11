/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpDateHistogram: statements over time, with a mark at a day that is dragged, clicked or moved with the keys.
 * Signals: looked (int day: the mark is under way), kept (it came to rest). A day of 0 stands for all dates.
 */
#define SP_TYPE_DATE_HISTOGRAM (sp_date_histogram_get_type ())
G_DECLARE_FINAL_TYPE (SpDateHistogram, sp_date_histogram, SP, DATE_HISTOGRAM, GtkWidget)

gboolean sp_date_histogram_follow   (SpDateHistogram *self, SpSnapshot *snapshot);    /* whether there is a range */
void     sp_date_histogram_set_date (SpDateHistogram *self, SpDate date);
gint32   sp_date_histogram_get_first_day (SpDateHistogram *self);
gint32   sp_date_histogram_get_last_day  (SpDateHistogram *self);

G_END_DECLS
