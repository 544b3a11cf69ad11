/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-bytes.h"
#include "sp-pdf-outline.h"

G_BEGIN_DECLS

/*
 * SpPdfCff: a font program in the Compact Font Format (Adobe Technical Notes 5176 and 5177), with the outlines of glyphs
 * as they are drawn: whatever the font's own format, variation, slant and boldness are. 1000 units are an em.
 * Characters are numbered in the order in which they are added, from 1; 0 is empty.
 */
typedef struct
{
  SpPdfBytes characters;      /* the programs, one after another */
  GArray *ends;               /* gsize: of each in them */
  double left, bottom, right, top;   /* round all outlines */
} SpPdfCff;

void  sp_pdf_cff_init  (SpPdfCff *self);
void  sp_pdf_cff_clear (SpPdfCff *self);
guint sp_pdf_cff_add   (SpPdfCff *self, const SpPdfOutline *outline, int width);
void  sp_pdf_cff_write (SpPdfCff *self, const char *name, SpPdfBytes *out);

G_END_DECLS
