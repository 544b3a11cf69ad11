/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-content.h"
#include "sp-pdf-fonts.h"

G_BEGIN_DECLS

/* SpPdfTexts: paints texts. Keeps how they are set, since a matrix has the same headings on many of its pages. */
typedef struct _SpPdfTexts SpPdfTexts;

SpPdfTexts *sp_pdf_texts_new   (SpPdfFonts *fonts);
void        sp_pdf_texts_free  (SpPdfTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfTexts, sp_pdf_texts_free)

/* Gives where its lines stand, in points of the scene. */
SpRect      sp_pdf_texts_paint (SpPdfTexts *self, const SpTextItem *text, SpPdfContent *content);

G_END_DECLS
