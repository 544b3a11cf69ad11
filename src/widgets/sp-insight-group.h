/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-insight.h"

G_BEGIN_DECLS

/*
 * SpInsightGroup: one insight: its sentence, its rows, and how it was computed.
 * Signal: go-to (int table, gint64 id, gint64 issue), as of SpFindingRow.
 */
#define SP_TYPE_INSIGHT_GROUP (sp_insight_group_get_type ())
G_DECLARE_FINAL_TYPE (SpInsightGroup, sp_insight_group, SP, INSIGHT_GROUP, AdwPreferencesGroup)

GtkWidget *sp_insight_group_new  (SpInsightKind kind);
void       sp_insight_group_show (SpInsightGroup *self, GPtrArray *insights);

G_END_DECLS
