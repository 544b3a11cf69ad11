/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-cff.h"
#include "sp-pdf-fonts.h"
#include "sp-pdf-pictures.h"

G_BEGIN_DECLS

/* A glyph of the font itself, and where it stands, in units and upwards. */
typedef struct
{
  PangoGlyph glyph;
  int x, y;
} SpPdfPart;

/* A character of a font in the file. */
typedef struct
{
  SpPdfPart *parts;           /* nullable: what it looks like */
  guint n_parts;
  int width;
  gboolean is_picture;
  char *text;                 /* the letter that it stands for */
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
  GHashTable *numbers;        /* glyph and letter in one integer -> number */
  GHashTable *clusters;       /* all that makes a cluster what it is -> number of its first letter */
  GArray *characters;         /* SpPdfCharacter, by number */
};

struct _SpPdfFonts
{
  SpPdfFile *file;
  GPtrArray *fonts;           /* SpPdfFont */
  GHashTable *known;          /* PangoFont -> SpPdfFont */
  SpPdfOutline outline;       /* of the glyph that is being looked at */
  guint n_shapes;
  SpPdfPictures *pictures;
  SpPdfBytes forms;           /* their names and those of the pictures, as a page's dictionary has them */
};

void sp_pdf_font_begin_characters (SpPdfFont *self);
void sp_pdf_font_end_characters   (SpPdfFont *self);

/* Names a form or an image that the pages may show, as PREFIX and its number. */
void sp_pdf_fonts_add_form        (SpPdfFonts *self, const char *prefix, guint number, guint object);

/* Writes the font with all that it consists of. */
void sp_pdf_font_write            (SpPdfFont *self, SpPdfFile *file);

G_END_DECLS
