/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-matrix-picture-page.h"

G_BEGIN_DECLS

/* The cells of a page: cells that look alike share what they look like. */
typedef struct _SpMatrixCells SpMatrixCells;

SpMatrixCells *sp_matrix_cells_new      (const SpMatrixPage *page);    /* borrows the page and its builder */
void           sp_matrix_cells_free     (SpMatrixCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMatrixCells, sp_matrix_cells_free)

void           sp_matrix_cells_draw_row (SpMatrixCells *self, guint row, double y);

G_END_DECLS
