/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-line.h"

void
sp_pdf_line_clear (SpPdfLine *self)
{
  sp_pdf_bytes_clear (&self->codes);
  sp_pdf_bytes_clear (&self->array);
}

static void
end_codes (SpPdfLine *self)
{
  if (self->codes.length == 0)
    return;
  sp_pdf_bytes_string (&self->array, self->codes.data, self->codes.length);
  self->codes.length = 0;
}

/* Ends what is shown at once; the line goes on from there. */
static void
end_show (SpPdfLine *self)
{
  SpPdfBytes *shown = &self->setting->shown;

  end_codes (self);
  if (self->array.length == 0)
    return;
  if (self->has_steps)
    sp_pdf_bytes_words (shown, "[");
  sp_pdf_bytes_add (shown, self->array.data, self->array.length);
  sp_pdf_bytes_words (shown, self->has_steps ? "]TJ\n" : "Tj\n");
  self->array.length = 0;
  self->has_steps = FALSE;
}

void
sp_pdf_line_end_piece (SpPdfLine *self)
{
  if (!self->is_in_piece)
    return;
  end_show (self);
  self->piece.end = self->setting->shown.length;
  g_array_append_val (self->setting->pieces, self->piece);
  self->is_in_piece = FALSE;
}

void
sp_pdf_line_begin_piece (SpPdfLine *self,
                         SpPdfFont *font,
                         double     size,
                         double     x,
                         double     y)
{
  if (self->is_in_piece && self->piece.font == sp_pdf_font_get_number (font) && self->piece.size == size && self->piece.y == y)
    return;
  sp_pdf_line_end_piece (self);
  self->piece = (SpPdfPiece) { x, y, sp_pdf_font_get_number (font), size, self->setting->shown.length, 0 };
  self->pen = 0;
  self->is_in_piece = TRUE;
}

void
sp_pdf_line_add_code (SpPdfLine *self,
                      SpPdfGlyph glyph,
                      double     x)
{
  const char code[] = { (char) (glyph.number >> 8), (char) glyph.number };
  gint64 place = sp_pdf_round ((x - self->piece.x) * SP_PDF_FONT_UNITS / self->piece.size, 0);

  if (place != self->pen)
    {
      end_codes (self);
      sp_pdf_bytes_units (&self->array, self->pen - place, 0);
      self->has_steps = TRUE;
    }
  sp_pdf_bytes_add (&self->codes, code, sizeof code);
  self->pen = place + glyph.width;
}

void
sp_pdf_line_begin_reading (SpPdfLine  *self,
                           const char *text,
                           gsize       length)
{
  g_autofree char *letters = g_strndup (text, length);

  end_show (self);
  sp_pdf_bytes_words (&self->setting->shown, "/Span<</ActualText");
  sp_pdf_bytes_text (&self->setting->shown, letters);
  sp_pdf_bytes_words (&self->setting->shown, ">>BDC\n");
}

void
sp_pdf_line_end_reading (SpPdfLine *self)
{
  end_show (self);
  sp_pdf_bytes_words (&self->setting->shown, "EMC\n");
}
