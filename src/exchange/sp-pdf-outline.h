/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <hb.h>

#include "sp-scene.h"

G_BEGIN_DECLS

/* The outline of a glyph, as the paths of a scene are, but upwards, in the units of the font that drew it. */
typedef struct
{
  GArray *verbs;              /* SpPathVerb; each part ends with SP_PATH_CLOSE */
  GArray *points;             /* double: x, y pairs */
} SpPdfOutline;

void sp_pdf_outline_init  (SpPdfOutline *self);
void sp_pdf_outline_clear (SpPdfOutline *self);
void sp_pdf_outline_empty (SpPdfOutline *self);

/* Adds that of a glyph whose place is at X, Y. */
void sp_pdf_outline_add   (SpPdfOutline *self, hb_font_t *font, hb_codepoint_t glyph, double x, double y);

G_END_DECLS
