/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-picture-view.h"
#include "sp-position.h"

G_BEGIN_DECLS

/*
 * SpEvidence: the words, sources and dates behind a cell, node or line of a picture.
 *
 * Signals: edit-actor, edit-issue, edit-statement, edit-link, edit-source (gint64 id), add-statement (gint64 actor,
 * gint64 issue), add-link (gint64 from, gint64 to), close.
 */
#define SP_TYPE_EVIDENCE (sp_evidence_get_type ())
G_DECLARE_FINAL_TYPE (SpEvidence, sp_evidence, SP, EVIDENCE, AdwBin)

GtkWidget *sp_evidence_new (void);

/* Shows what stands behind SUBJECT (nullable: nothing) in SNAPSHOT under OPTIONS. */
void       sp_evidence_set_subject (SpEvidence *self, SpSnapshot *snapshot, const SpPositionOptions *options,
                                    const SpPictureKey *subject);

G_END_DECLS
