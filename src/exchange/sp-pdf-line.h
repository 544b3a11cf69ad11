/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-text-setting.h"

G_BEGIN_DECLS

/*
 * SpPdfLine: a line of a text while it is being written: a piece as long as it goes on in the same font at the same height.
 */
typedef struct
{
  SpPdfSetting *setting;
  SpPdfFonts *fonts;
  const char *text;
  gboolean has_halo;
  gboolean is_in_piece;
  SpPdfPiece piece;
  gint64 pen;                 /* from where the piece begins, in thousandths of the size */
  SpPdfBytes codes;           /* of glyphs that stand as far apart as they are wide */
  SpPdfBytes array;           /* of codes and steps between them */
  gboolean has_steps;
} SpPdfLine;

void sp_pdf_line_clear         (SpPdfLine *self);

/* What follows is in a font at a height; X is where its first glyph stands. */
void sp_pdf_line_begin_piece   (SpPdfLine *self, SpPdfFont *font, double size, double x, double y);
void sp_pdf_line_end_piece     (SpPdfLine *self);
void sp_pdf_line_add_code      (SpPdfLine *self, SpPdfGlyph glyph, double x);

/* What stands between the two reads as a text: for what cannot be told letter by letter. */
void sp_pdf_line_begin_reading (SpPdfLine *self, const char *text, gsize length);
void sp_pdf_line_end_reading   (SpPdfLine *self);

G_END_DECLS
