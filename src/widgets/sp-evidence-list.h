/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sp-picture-view.h"
#include "sp-position.h"

G_BEGIN_DECLS

/* SpEvidenceItem: a statement or a link that stands behind something in a picture. */
#define SP_TYPE_EVIDENCE_ITEM (sp_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (SpEvidenceItem, sp_evidence_item, SP, EVIDENCE_ITEM, GObject)

SpSnapshot        *sp_evidence_item_get_snapshot  (SpEvidenceItem *self);
const SpStatement *sp_evidence_item_get_statement (SpEvidenceItem *self);   /* NULL if it is a link */
const SpLink      *sp_evidence_item_get_link      (SpEvidenceItem *self);   /* NULL if it is a statement */
gboolean           sp_evidence_item_names_actor   (SpEvidenceItem *self);   /* has it to say whose it is? */
gboolean           sp_evidence_item_names_issue   (SpEvidenceItem *self);

GListModel        *sp_evidence_list_new           (SpSnapshot *snapshot, const SpPositionOptions *options,
                                                   const SpPictureKey *subject, SpPosition *position);

G_END_DECLS
