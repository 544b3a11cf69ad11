/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-fonts.h"

G_BEGIN_DECLS

/* Places are in points from the upper left corner of the text, before it is turned. */

/* Glyphs of one font on one height, one after another. */
typedef struct
{
  double x, y;                /* where the first one stands on its line */
  guint font;
  double size;
  gsize begin, end;           /* of the operators that show it */
} SpPdfPiece;

/* A glyph's outline, for a halo. */
typedef struct
{
  double x, y;
  double size;
  guint shape;
} SpPdfShape;

/* A glyph that has none. */
typedef struct
{
  double x, y;
  PangoFont *font;
  PangoGlyph glyph;
} SpPdfSpot;

/* SpPdfSetting: a text that was set by Pango, as the operators that show it. */
typedef struct
{
  double width;
  double height;
  SpRect extents;             /* of the lines */
  gboolean right_to_left;
  double halo_width;
  GArray *pieces;             /* SpPdfPiece */
  SpPdfBytes shown;
  GArray *shapes;             /* SpPdfShape: only where there is a halo */
  GArray *spots;              /* SpPdfSpot */
} SpPdfSetting;

SpPdfSetting *sp_pdf_setting_new  (const SpTextItem *text, SpPdfFonts *fonts);
void          sp_pdf_setting_free (SpPdfSetting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPdfSetting, sp_pdf_setting_free)

G_END_DECLS
