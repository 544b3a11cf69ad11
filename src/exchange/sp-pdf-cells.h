/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-content.h"
#include "sp-pdf-structure.h"
#include "sp-pdf-text.h"

G_BEGIN_DECLS

/* SpPdfCells: paints rows of cells. What a stamp looks like is written once, and copied from there. */
typedef struct _SpPdfCells SpPdfCells;

SpPdfCells *sp_pdf_cells_new         (SpPdfContent *content, SpPdfTexts *texts, SpPdfStructure *structure);
void        sp_pdf_cells_free        (SpPdfCells *self);
void        sp_pdf_cells_begin_scene (SpPdfCells *self);
void        sp_pdf_cells_paint       (SpPdfCells *self, SpScene *scene, const SpCellsItem *cells);

G_END_DECLS
