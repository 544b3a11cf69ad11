/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-content.h"
#include "sp-pdf-fonts.h"

G_BEGIN_DECLS

/* SpPdfTexts: paints the texts of a scene. Keeps how short ones are set, since a matrix has the same few in most of its
 * cells. */
typedef struct _SpPdfTexts SpPdfTexts;

SpPdfTexts *sp_pdf_texts_new         (SpPdfFonts *fonts);
void        sp_pdf_texts_free        (SpPdfTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfTexts, sp_pdf_texts_free)

void        sp_pdf_texts_begin_scene (SpPdfTexts *self);

/* Gives where its lines stand, in points of the scene. */
SpRect      sp_pdf_texts_paint       (SpPdfTexts *self, const SpTextItem *text, SpPdfContent *content);

G_END_DECLS
