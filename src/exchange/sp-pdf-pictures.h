/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-fonts.h"

G_BEGIN_DECLS

/* SpPdfPictures: glyphs that have no outline, as images: those of coloured fonts, and the boxes for what no font has. */
typedef struct _SpPdfPictures SpPdfPictures;

SpPdfPictures *sp_pdf_pictures_new  (SpPdfFile *file);
void           sp_pdf_pictures_free (SpPdfPictures *self);

/* OBJECT is that of an image that was written for this; 0 where there was one before. */
gboolean       sp_pdf_pictures_find (SpPdfPictures *self, PangoFont *font, PangoGlyph glyph, SpInk ink,
                                     SpPdfPicture *picture, guint *object);

G_END_DECLS
