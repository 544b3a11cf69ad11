/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-snapshot.h"

G_BEGIN_DECLS

/*
 * SpChartBar: chooses which chart is shown, and of which issue.
 *
 * Properties: kind (SpPictureKind, one of the charts), issue (int64, 0 for all issues, or for the first one of a chart that
 * has to have one), each notified when it is chosen here or set.
 */
#define SP_TYPE_CHART_BAR (sp_chart_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpChartBar, sp_chart_bar, SP, CHART_BAR, AdwBin)

void sp_chart_bar_follow (SpChartBar *self, SpSnapshot *snapshot);    /* lists the issues as they are now */

G_END_DECLS
