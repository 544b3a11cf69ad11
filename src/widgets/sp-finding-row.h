/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-insight.h"

G_BEGIN_DECLS

/*
 * SpFindingRow: one row of an insight, with what it was found in below it, made when it is opened.
 * Signal: go-to (int table, gint64 id, gint64 issue): a row of the project, or a cell, is asked for.
 */
#define SP_TYPE_FINDING_ROW (sp_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (SpFindingRow, sp_finding_row, SP, FINDING_ROW, AdwExpanderRow)

/* ROW belongs to INSIGHTS, which is kept. */
GtkWidget *sp_finding_row_new (GPtrArray *insights, const SpInsightRow *row);

G_END_DECLS
