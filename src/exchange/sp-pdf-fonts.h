/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "sp-pdf-file.h"
#include "sp-scene.h"

G_BEGIN_DECLS

/*
 * SpPdfFonts: the fonts of a PDF, each with no more than the characters that were asked for. What a text is shown with
 * goes into the file as outlines, so that fonts of every kind, variations, slanted and emboldened ones look as on the
 * screen; what stands for which letters goes with it, so that every text can be searched and copied.
 */
typedef struct _SpPdfFonts SpPdfFonts;
typedef struct _SpPdfFont SpPdfFont;

/* Of a font's size. */
#define SP_PDF_FONT_UNITS 1000

/* A glyph as the file has it. */
typedef struct
{
  guint number;               /* in the font, 1 .. 65535 */
  int width;                  /* how far the next one stands, in thousandths of the size */
  gboolean is_picture;        /* has no outline, but is seen: its place in the font is empty */
} SpPdfGlyph;

/* Glyphs of one font that stand for some letters together, from left to right. */
typedef struct
{
  const PangoGlyphInfo *glyphs;
  guint n_glyphs;
  const char *text;
  gsize length;
  guint n_letters;
  gboolean is_backward;       /* the letters are read from right to left */
} SpPdfCluster;

SpPdfFonts *sp_pdf_fonts_new  (SpPdfFile *file);
void        sp_pdf_fonts_free (SpPdfFonts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfFonts, sp_pdf_fonts_free)

/* What Pango set a text with, without its size, which is in points. */
SpPdfFont  *sp_pdf_fonts_find (SpPdfFonts *self, PangoFont *font, double *size);

/* What a glyph that is a picture looks like, as "/p3", and where it lies about the glyph's place on the line, in points
 * downwards. Drawn once for each ink. FALSE where nothing is to be seen. */
typedef struct
{
  guint number;
  SpRect box;
} SpPdfPicture;

gboolean    sp_pdf_fonts_get_picture (SpPdfFonts *self, PangoFont *font, PangoGlyph glyph, SpInk ink, SpPdfPicture *picture);

/* Writes all, and adds the words of a page's dictionary that name them. */
void        sp_pdf_fonts_write (SpPdfFonts *self, SpPdfBytes *resources);

guint       sp_pdf_font_get_number (SpPdfFont *self);      /* "/f3" is the font of number 3 */
/* A glyph that stands for one letter, which begins at LETTER. */
SpPdfGlyph  sp_pdf_font_get_glyph   (SpPdfFont *self, PangoFont *font, const PangoGlyphInfo *glyph, const char *letter);

/* What a cluster is in the file: a glyph for each of its letters, as they are read. They stand side by side, as wide together
 * as the cluster, and one of them looks like the whole, without what is a picture. */
void        sp_pdf_font_get_cluster (SpPdfFont *self, const SpPdfCluster *cluster, double size, SpPdfGlyph *letters);
gboolean    sp_pdf_font_is_picture  (SpPdfFont *self, PangoFont *font, PangoGlyph glyph);

/* The outline of a glyph by its number: a form, "/g3", whose unit is the size of the text, and which is stroked with the ink
 * and the line of whoever draws it. The width of the line is in thousandths of the size. 0 where there is none. */
guint       sp_pdf_font_get_shape  (SpPdfFont *self, guint glyph);

G_END_DECLS
