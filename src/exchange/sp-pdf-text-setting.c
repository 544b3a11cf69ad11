/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-text-setting.h"

#include <hb.h>

#include "sp-renderer.h"
#include "sp-text.h"

/* How a line is being written: a piece as long as it goes on in the same font at the same height. */
typedef struct
{
  SpPdfSetting *self;
  SpPdfFonts *fonts;
  const char *text;
  gboolean has_halo;
  gboolean is_in_piece;
  SpPdfPiece piece;
  gint64 pen;                 /* from where the piece begins, in thousandths of the size */
  SpPdfBytes codes;           /* of glyphs that stand as far apart as they are wide */
  SpPdfBytes array;           /* of codes and steps between them */
  gboolean has_steps;
} Line;

static void
clear_spot (SpPdfSpot *spot)
{
  g_clear_object (&spot->font);
}

static void
end_codes (Line *line)
{
  if (line->codes.length == 0)
    return;
  sp_pdf_bytes_string (&line->array, line->codes.data, line->codes.length);
  line->codes.length = 0;
}

/* Ends what is shown at once; the line goes on from there. */
static void
end_show (Line *line)
{
  SpPdfBytes *shown = &line->self->shown;

  end_codes (line);
  if (line->array.length == 0)
    return;
  if (line->has_steps)
    sp_pdf_bytes_words (shown, "[");
  sp_pdf_bytes_add (shown, line->array.data, line->array.length);
  sp_pdf_bytes_words (shown, line->has_steps ? "]TJ\n" : "Tj\n");
  line->array.length = 0;
  line->has_steps = FALSE;
}

static void
end_piece (Line *line)
{
  if (!line->is_in_piece)
    return;
  end_show (line);
  line->piece.end = line->self->shown.length;
  g_array_append_val (line->self->pieces, line->piece);
  line->is_in_piece = FALSE;
}

static void
begin_piece (Line      *line,
             SpPdfFont *font,
             double     size,
             double     x,
             double     y)
{
  if (line->is_in_piece && line->piece.font == sp_pdf_font_get_number (font) && line->piece.size == size && line->piece.y == y)
    return;
  end_piece (line);
  line->piece = (SpPdfPiece) { x, y, sp_pdf_font_get_number (font), size, line->self->shown.length, 0 };
  line->pen = 0;
  line->is_in_piece = TRUE;
}

static void
add_code (Line      *line,
          SpPdfGlyph glyph,
          double     x)
{
  const char code[] = { (char) (glyph.number >> 8), (char) glyph.number };
  gint64 place = sp_pdf_round ((x - line->piece.x) * SP_PDF_FONT_UNITS / line->piece.size, 0);

  if (place != line->pen)
    {
      end_codes (line);
      sp_pdf_bytes_units (&line->array, line->pen - place, 0);
      line->has_steps = TRUE;
    }
  sp_pdf_bytes_add (&line->codes, code, sizeof code);
  line->pen = place + glyph.width;
}

/* What stands for some letters together, or for others than it usually does. */
static void
begin_reading (Line       *line,
               const char *text,
               gsize       length)
{
  g_autofree char *letters = g_strndup (text, length);

  end_show (line);
  sp_pdf_bytes_words (&line->self->shown, "/Span<</ActualText");
  sp_pdf_bytes_text (&line->self->shown, letters);
  sp_pdf_bytes_words (&line->self->shown, ">>BDC\n");
}

static void
end_reading (Line *line)
{
  end_show (line);
  sp_pdf_bytes_words (&line->self->shown, "EMC\n");
}

/* Some glyphs that stand for some letters; X is where the first one stands. */
typedef struct
{
  PangoFont *font;
  SpPdfFont *file_font;
  double size;
  PangoGlyphInfo *glyphs;
  guint n;
  const char *text;
  gsize length;
} Cluster;

/* Where a line is broken Pango takes the space away, and with it the words run together for who searches the file or has it
 * read out. Nothing moves: the space has no width. */
static gboolean
keep_space (const Cluster  *cluster,
            PangoGlyphInfo *glyph)
{
  hb_codepoint_t space;

  if (*cluster->text != ' ' || !hb_font_get_nominal_glyph (pango_font_get_hb_font (cluster->font), ' ', &space))
    return FALSE;
  glyph->glyph = space;
  return TRUE;
}

static void
add_glyph (Line                 *line,
           const Cluster        *cluster,
           const PangoGlyphInfo *info,
           SpPdfGlyph            glyph,
           double                x,
           double                y)
{
  guint shape = line->has_halo ? sp_pdf_font_get_shape (cluster->file_font, glyph.number) : 0;

  begin_piece (line, cluster->file_font, cluster->size, x, y);
  add_code (line, glyph, x);
  if (shape != 0)
    {
      SpPdfShape added = { x, y, cluster->size, shape };

      g_array_append_val (line->self->shapes, added);
    }
  if (glyph.is_picture)
    {
      SpPdfSpot spot = { x, y, g_object_ref (cluster->font), info->glyph };

      g_array_append_val (line->self->spots, spot);
    }
}

static double
add_cluster (Line          *line,
             const Cluster *cluster,
             double         x,
             double         y)
{
  gboolean is_one = cluster->n == 1;
  gboolean is_read = FALSE;

  for (guint i = 0; i < cluster->n; i++)
    {
      PangoGlyphInfo info = cluster->glyphs[i];
      double glyph_x = x + pango_units_to_double (info.geometry.x_offset);
      double glyph_y = y + pango_units_to_double (info.geometry.y_offset);

      x += pango_units_to_double (info.geometry.width);
      if (info.glyph == PANGO_GLYPH_EMPTY && !keep_space (cluster, &info))
        continue;
      {
        SpPdfGlyph glyph = sp_pdf_font_get_glyph (cluster->file_font, cluster->font, &info, cluster->text,
                                                  is_one ? cluster->length : 0);

        begin_piece (line, cluster->file_font, cluster->size, glyph_x, glyph_y);
        if (!is_read && !glyph.reads_so)
          {
            begin_reading (line, cluster->text, cluster->length);
            is_read = TRUE;
          }
        add_glyph (line, cluster, &info, glyph, glyph_x, glyph_y);
      }
    }
  if (is_read)
    end_reading (line);
  return x;
}

/* Glyphs stand from left to right; the letters of a run from right to left begin at its end. An ellipsis stands for all that it
 * takes the place of, which can be searched and copied so. */
static double
add_run (Line           *line,
         PangoGlyphItem *run,
         double          x,
         double          y)
{
  PangoItem *item = run->item;
  PangoGlyphString *glyphs = run->glyphs;
  gboolean backward = item->analysis.level % 2 == 1;
  Cluster cluster = { .font = item->analysis.font };
  guint n = (guint) glyphs->num_glyphs;
  gsize previous = (gsize) item->length;

  if (cluster.font == NULL)
    return x;
  cluster.file_font = sp_pdf_fonts_find (line->fonts, cluster.font, &cluster.size);
  x += pango_units_to_double (run->start_x_offset);
  y -= pango_units_to_double (run->y_offset);
  for (guint i = 0; i < n; i += cluster.n)
    {
      gsize begin = (gsize) glyphs->log_clusters[i];
      gsize end = previous;

      cluster.n = 1;
      while (i + cluster.n < n && glyphs->log_clusters[i + cluster.n] == glyphs->log_clusters[i])
        cluster.n++;
      if (!backward)
        end = i + cluster.n < n ? (gsize) glyphs->log_clusters[i + cluster.n] : (gsize) item->length;
      cluster.glyphs = glyphs->glyphs + i;
      cluster.text = line->text + item->offset + begin;
      cluster.length = end > begin ? end - begin : 0;
      x = add_cluster (line, &cluster, x, y);
      previous = begin;
    }
  return x + pango_units_to_double (run->end_x_offset);
}

static void
add_lines (Line        *line,
           PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *set = pango_layout_iter_get_line_readonly (iter);
      double y = pango_units_to_double (pango_layout_iter_get_baseline (iter));
      PangoRectangle logical;
      double x;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      x = pango_units_to_double (logical.x);
      for (GSList *run = set->runs; run != NULL; run = run->next)
        x = add_run (line, run->data, x, y);
      end_piece (line);
    }
  while (pango_layout_iter_next_line (iter));
}

static void
measure (SpPdfSetting *self,
         PangoLayout  *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  self->width = pango_units_to_double (logical.width);
  self->height = pango_units_to_double (logical.height);
  self->extents = (SpRect) { pango_units_to_double (logical.x), pango_units_to_double (logical.y), self->width, self->height };
  self->right_to_left = sp_text_is_right_to_left (layout);
  self->halo_width = sp_renderer_get_halo_width (layout);
}

SpPdfSetting *
sp_pdf_setting_new (const SpTextItem *text,
                    SpPdfFonts       *fonts)
{
  SpPdfSetting *self = g_new0 (SpPdfSetting, 1);
  double x;
  double y;
  g_autoptr (PangoLayout) layout = sp_renderer_create_layout (text, &x, &y);
  Line line = { .self = self, .fonts = fonts, .text = pango_layout_get_text (layout), .has_halo = text->halo.alpha > 0.0f };

  self->pieces = g_array_new (FALSE, FALSE, sizeof (SpPdfPiece));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (SpPdfShape));
  self->spots = g_array_new (FALSE, FALSE, sizeof (SpPdfSpot));
  g_array_set_clear_func (self->spots, (GDestroyNotify) clear_spot);
  measure (self, layout);
  add_lines (&line, layout);
  sp_pdf_bytes_clear (&line.codes);
  sp_pdf_bytes_clear (&line.array);
  return self;
}

void
sp_pdf_setting_free (SpPdfSetting *self)
{
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->shapes, g_array_unref);
  g_clear_pointer (&self->spots, g_array_unref);
  sp_pdf_bytes_clear (&self->shown);
  g_free (self);
}
