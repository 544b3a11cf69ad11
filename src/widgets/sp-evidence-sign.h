/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-position.h"

G_BEGIN_DECLS

/* SpEvidenceSign: the sign of a position exactly as a cell of the matrix shows it, in the window's style. */
#define SP_TYPE_EVIDENCE_SIGN (sp_evidence_sign_get_type ())
G_DECLARE_FINAL_TYPE (SpEvidenceSign, sp_evidence_sign, SP, EVIDENCE_SIGN, GtkWidget)

void sp_evidence_sign_set_position (SpEvidenceSign *self, const SpPosition *position);

G_END_DECLS
