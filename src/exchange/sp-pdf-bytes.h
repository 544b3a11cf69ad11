/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* SpPdfBytes: the text of a PDF while it grows. Numbers are written with a point whatever the language, without what
 * they do not need, and with a space behind them; NaN is 0, and what is too large for a reader is made smaller. */
typedef struct
{
  char *data;
  gsize length;
  gsize size;                 /* of the room */
} SpPdfBytes;

/* Decimals of numbers: of places in points, and of what is multiplied or small. */
#define SP_PDF_PLACE 2
#define SP_PDF_FINE 3

void   sp_pdf_bytes_grow      (SpPdfBytes *self, gsize n);
void   sp_pdf_bytes_clear     (SpPdfBytes *self);
gint64 sp_pdf_round           (double value, guint decimals);     /* in units of the last decimal */
void   sp_pdf_bytes_units     (SpPdfBytes *self, gint64 units, guint decimals);
void   sp_pdf_bytes_number    (SpPdfBytes *self, double value, guint decimals);
void   sp_pdf_bytes_integer   (SpPdfBytes *self, guint64 value);
void   sp_pdf_bytes_reference (SpPdfBytes *self, guint number);
void   sp_pdf_bytes_string    (SpPdfBytes *self, const char *data, gsize length);   /* any bytes, in brackets */
void   sp_pdf_bytes_text      (SpPdfBytes *self, const char *text);                 /* UTF-8 as a text string, cut where too long */
void   sp_pdf_bytes_name      (SpPdfBytes *self, const char *name);                 /* "/name", escaped */

static inline void
sp_pdf_bytes_add (SpPdfBytes *self,
                  const char *data,
                  gsize       length)
{
  if (G_UNLIKELY (length == 0))
    return;
  if (G_UNLIKELY (self->size - self->length < length))
    sp_pdf_bytes_grow (self, length);
  memcpy (self->data + self->length, data, length);
  self->length += length;
}

static inline void
sp_pdf_bytes_words (SpPdfBytes *self,
                    const char *words)
{
  sp_pdf_bytes_add (self, words, strlen (words));
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpPdfBytes, sp_pdf_bytes_clear)

G_END_DECLS
