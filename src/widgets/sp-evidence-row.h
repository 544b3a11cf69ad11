/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-evidence-list.h"

G_BEGIN_DECLS

/* SpEvidenceRow: one statement or link with its words, source and date. Signals: edit, open-source. */
#define SP_TYPE_EVIDENCE_ROW (sp_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (SpEvidenceRow, sp_evidence_row, SP, EVIDENCE_ROW, GtkBox)

GtkWidget      *sp_evidence_row_new      (void);
SpEvidenceItem *sp_evidence_row_get_item (SpEvidenceRow *self);
void            sp_evidence_row_set_item (SpEvidenceRow *self, SpEvidenceItem *item);

G_END_DECLS
