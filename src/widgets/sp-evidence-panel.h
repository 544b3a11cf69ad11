/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-picture-view.h"
#include "sp-position.h"

G_BEGIN_DECLS

/*
 * SpEvidencePanel: the words, sources and dates behind a cell, node or line of a picture.
 *
 * Signals: edit-actor, edit-issue, edit-statement, edit-link, edit-source (gint64 id), add-statement (gint64 actor,
 * gint64 issue; 0 is "not known yet"), close.
 */
#define SP_TYPE_EVIDENCE_PANEL (sp_evidence_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpEvidencePanel, sp_evidence_panel, SP, EVIDENCE_PANEL, AdwBin)

GtkWidget *sp_evidence_panel_new (void);

/* Shows what stands behind SUBJECT (nullable: nothing) in SNAPSHOT under OPTIONS. */
void       sp_evidence_panel_set_subject (SpEvidencePanel *self, SpSnapshot *snapshot, const SpPositionOptions *options,
                                          const SpPictureKey *subject);

G_END_DECLS
