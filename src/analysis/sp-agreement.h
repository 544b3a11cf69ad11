/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix.h"
#include "sp-position.h"

G_BEGIN_DECLS

#define SP_ANALYSIS_ERROR (sp_analysis_error_quark ())
GQuark sp_analysis_error_quark (void);

typedef enum
{
  SP_ANALYSIS_ERROR_TOO_FEW,     /* actors, issues or statements, as the message says */
  SP_ANALYSIS_ERROR_TOO_MANY,
  SP_ANALYSIS_ERROR_FAILED,
} SpAnalysisError;

/* How far every two actors' positions are alike, from -1 (opposed) to 1 (alike): actors x actors, NAN where
 * they share no issue, 1 on the diagonal. And the same between issues over actors. */
SpMatrix *sp_agreement_between_actors (SpPositions *positions);
SpMatrix *sp_agreement_between_issues (SpPositions *positions);

/* Between actors that count where all are added up: with roll-up, who speaks for another agrees with nobody on its own. */
SpMatrix *sp_agreement_between_counted_actors (SpSnapshot *snapshot, SpPositions *positions);

/* More than these make a matrix of gigabytes. */
#define SP_AGREEMENT_MOST_ACTORS 20000

G_END_DECLS
