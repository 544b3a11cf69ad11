/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pdf-bytes.h"
#include "sp-scene.h"

G_BEGIN_DECLS

/* 1 and 0 by thousandths. */
#define SP_PDF_OPAQUE 1000

/* What is set of how things are painted. */
typedef struct
{
  SpInk fill;
  SpInk stroke;
  double line_width;
  const double *dashes;
  guint n_dashes;
  gint64 font;                /* -1 for none */
  double font_size;
} SpPdfState;

/* What is painted again and again in different places: it sets all that it needs itself, and leaves only that it is opaque,
 * and lines whole. The phase of a hatch follows from where it stands. */
typedef struct
{
  SpPdfBytes bytes;
  GArray *hatches;            /* SpPdfHatch */
} SpPdfStamp;

typedef struct
{
  gsize place;                /* in the bytes, of the phase */
  double sum;                 /* x + y of its corner */
} SpPdfHatch;

/*
 * SpPdfContent: what is painted on a page, as the operators of a PDF. Places are those of the scene, from the upper left
 * corner; what is set already is not set again.
 */
typedef struct
{
  SpPdfBytes bytes;
  double width;               /* of the page */
  double height;
  double unit;                /* of the page, in points: more than 1 where it has too many of them for a reader */
  SpPdfState state;
  SpPdfState saved;           /* there is one of it for the page and one for a stamp: none lies in another of its kind */
  SpPdfStamp *stamp;          /* nullable: that is being made; then also */
  SpPdfState page_state;      /* what waits until it is */
  SpPdfState page_saved;
  double page_height;
  gboolean fill_alphas[SP_PDF_OPAQUE + 1];     /* which were used, on any page */
  gboolean stroke_alphas[SP_PDF_OPAQUE + 1];
} SpPdfContent;

void sp_pdf_content_begin_page      (SpPdfContent *self, double width, double height);
void sp_pdf_content_add_corners     (SpPdfContent *self, SpPdfBytes *out, SpRect rect);     /* four numbers, in its units */
void sp_pdf_content_save            (SpPdfContent *self);
void sp_pdf_content_restore         (SpPdfContent *self);
void sp_pdf_content_set_fill        (SpPdfContent *self, SpInk ink);
void sp_pdf_content_set_stroke      (SpPdfContent *self, SpInk ink);
void sp_pdf_content_set_line        (SpPdfContent *self, double width, const double *dashes, guint n_dashes);
void sp_pdf_content_set_font        (SpPdfContent *self, guint number, double size);

void sp_pdf_content_add_rectangle   (SpPdfContent *self, SpRect rect);       /* to the path */
void sp_pdf_content_paint_path      (SpPdfContent *self, const SpPathItem *path);

/* What is painted between the two goes into the stamp alone, with its upper left corner at 0, 0. */
void sp_pdf_content_begin_stamp     (SpPdfContent *self, SpPdfStamp *stamp);
void sp_pdf_content_end_stamp       (SpPdfContent *self);
void sp_pdf_stamp_clear             (SpPdfStamp *stamp);

/* A stamp at 0, 0 of what the page is moved to, which is at X, Y of the scene. */
void sp_pdf_content_paint_stamp     (SpPdfContent *self, const SpPdfStamp *stamp, double x, double y);

/* As each stamp has to find it. */
void sp_pdf_content_set_plain       (SpPdfContent *self);

/* The words of a page's dictionary that name the degrees of transparency. */
void sp_pdf_content_write_resources (SpPdfContent *self, SpPdfBytes *resources);

G_END_DECLS
