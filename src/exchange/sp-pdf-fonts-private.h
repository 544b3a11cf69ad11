/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-cff.h"
#include "sp-pdf-fonts.h"

G_BEGIN_DECLS

/* A character of a font in the file. */
typedef struct
{
  hb_codepoint_t glyph;       /* of the font itself */
  int width;
  gboolean is_picture;
  char *text;                 /* nullable: the letters that it stands for */
  char *guess;                /* nullable: where it stands for none alone, what it is a part of */
  guint shape;                /* its outline as a form, 0 for none yet */
} SpPdfCharacter;

struct _SpPdfFont
{
  SpPdfFonts *fonts;
  guint number;
  guint object;
  hb_font_t *font;            /* 1000 units high */
  gboolean is_bold;           /* made bold, since the family has no bold face */
  gboolean has_colours;
  SpPdfCff program;
  GHashTable *numbers;        /* PangoGlyph -> number */
  GArray *characters;         /* SpPdfCharacter, by number */
};

/* Writes the font with all that it consists of. */
void sp_pdf_font_write (SpPdfFont *self, SpPdfFile *file);

G_END_DECLS
