/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix-picture-plan.h"

G_BEGIN_DECLS

/* What a position matrix says in words; the caller frees. */
char *sp_matrix_words_role        (const SpMatrixPlan *plan, const SpMatrixRow *row);   /* "" for none */
char *sp_matrix_words_actor       (SpSnapshot *snapshot, const SpActor *actor);
char *sp_matrix_words_issue       (const SpIssue *issue);
char *sp_matrix_words_actor_in_picture (const SpMatrixPlan *plan, guint row);      /* with group and margins */
char *sp_matrix_words_issue_in_picture (const SpMatrixPlan *plan, guint column);
char *sp_matrix_words_cell        (const SpActor *actor, const SpIssue *issue, const SpPosition *position);
char *sp_matrix_words_end         (const SpIssue *issue, gboolean support);             /* "+ full membership", or "" */
char *sp_matrix_words_ends        (const SpIssue *issue);                               /* both in one line, or "" */
char *sp_matrix_words_number      (double value, guint n_digits);                       /* with a sign; "–" for NAN */
char *sp_matrix_words_weights     (guint n, guint n_unknown_influence, guint n_unknown_salience);
char *sp_matrix_words_description (const SpMatrixPlan *plan);
const char *sp_matrix_words_foot  (SpMatrixFoot foot);
char *sp_matrix_words_foot_note   (const SpMatrixPlan *plan, SpMatrixFoot foot);
char *sp_matrix_words_foot_value  (const SpMatrixPlan *plan, SpMatrixFoot foot, guint issue);
const char *sp_matrix_words_side  (SpMatrixSide side);
char *sp_matrix_words_side_value  (const SpMatrixRow *row, SpMatrixSide side);
char *sp_matrix_words_amount      (double value);                                        /* without a sign; "–" for NAN */

G_END_DECLS
