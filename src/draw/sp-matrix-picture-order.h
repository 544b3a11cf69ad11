/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix-picture-plan.h"

G_BEGIN_DECLS

/* Which actors have a row and which issues a column, in which order, under which bars, beside which tree. Sets rows, issues,
 * groups and trees of a plan. */
void sp_matrix_order_rows    (SpMatrixPlan *plan);
void sp_matrix_order_columns (SpMatrixPlan *plan);

/* For the plan itself. */
void sp_matrix_group_clear   (gpointer group);
void sp_matrix_tree_free     (SpMatrixTree *tree);

G_END_DECLS
