/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-text-setting.h"

#include <hb.h>

#include "sp-renderer.h"
#include "sp-text.h"

#define MOST_LETTERS 4        /* that a glyph is guessed to be */
#define NON_JOINER "\xe2\x80\x8c"
#define ELLIPSIS "\xe2\x80\xa6"

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
  gboolean is_backward;       /* they stand from left to right, but are read from right to left */
  gboolean is_ellipsis;
  const char *text;
  gsize length;
} Cluster;

/* Where a line is broken Pango takes the space away, and with it the words run together for who searches the file or has it
 * read out. A sign that keeps letters from being joined is never seen, but belongs to the word. Nothing moves: the space has
 * no width. */
static gboolean
keep_space (const Cluster  *cluster,
            PangoGlyphInfo *glyph)
{
  hb_codepoint_t space;

  if ((*cluster->text != ' ' && strncmp (cluster->text, NON_JOINER, strlen (NON_JOINER)) != 0)
      || !hb_font_get_nominal_glyph (pango_font_get_hb_font (cluster->font), ' ', &space))
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

/* Which of its letters a glyph, counted as they are read, is most likely to be: as many of each as there are. */
static void
guess_letters (const Cluster *cluster,
               guint          index,
               SpPdfGlyph     glyph)
{
  glong n = g_utf8_strlen (cluster->text, (gssize) cluster->length);
  gboolean is_last = index + 1 == cluster->n;
  const char *begin = g_utf8_offset_to_pointer (cluster->text, MIN ((glong) index, n));
  const char *end = g_utf8_offset_to_pointer (begin, MIN (is_last ? MOST_LETTERS : 1, MAX (n - (glong) index, 0)));

  if (cluster->is_ellipsis)
    sp_pdf_font_guess (cluster->file_font, glyph.number, ELLIPSIS, strlen (ELLIPSIS));
  else
    sp_pdf_font_guess (cluster->file_font, glyph.number, begin, (gsize) (end - begin));
}

static double
measure_glyphs (const PangoGlyphInfo *glyphs,
                guint                 n)
{
  int width = 0;

  for (guint i = 0; i < n; i++)
    width += glyphs[i].geometry.width;
  return pango_units_to_double (width);
}

static void
add_cluster (Line          *line,
             const Cluster *cluster,
             double         x,
             double         y)
{
  gboolean is_one = cluster->n == 1;
  gboolean is_read = FALSE;

  for (guint i = 0; i < cluster->n; i++)
    {
      guint place = cluster->is_backward ? cluster->n - 1 - i : i;
      PangoGlyphInfo info = cluster->glyphs[place];
      double glyph_x = x + measure_glyphs (cluster->glyphs, place) + pango_units_to_double (info.geometry.x_offset);
      double glyph_y = y + pango_units_to_double (info.geometry.y_offset);

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
        if (!glyph.reads_so)
          guess_letters (cluster, i, glyph);
        add_glyph (line, cluster, &info, glyph, glyph_x, glyph_y);
      }
    }
  if (is_read)
    end_reading (line);
}

/* How many glyphs from FIRST on stand for the same letters. */
static guint
count_cluster (const PangoGlyphString *glyphs,
               guint                   first)
{
  guint n = 1;

  while (first + n < (guint) glyphs->num_glyphs && glyphs->log_clusters[first + n] == glyphs->log_clusters[first])
    n++;
  return n;
}

static void
add_run_forward (Line           *line,
                 PangoGlyphItem *run,
                 Cluster        *cluster,
                 double          x,
                 double          y)
{
  const PangoGlyphString *glyphs = run->glyphs;
  guint n = (guint) glyphs->num_glyphs;

  for (guint i = 0; i < n; i += cluster->n)
    {
      int begin = glyphs->log_clusters[i];
      int end;

      cluster->n = count_cluster (glyphs, i);
      end = i + cluster->n < n ? glyphs->log_clusters[i + cluster->n] : run->item->length;
      cluster->glyphs = glyphs->glyphs + i;
      cluster->text = line->text + run->item->offset + begin;
      cluster->length = (gsize) MAX (end - begin, 0);
      add_cluster (line, cluster, x, y);
      x += measure_glyphs (cluster->glyphs, cluster->n);
    }
}

/* Glyphs stand from left to right; the letters of a run from right to left begin at the end. They are shown as they are
 * read. */
static void
add_run_backward (Line           *line,
                  PangoGlyphItem *run,
                  Cluster        *cluster,
                  double          x,
                  double          y)
{
  const PangoGlyphString *glyphs = run->glyphs;

  x += measure_glyphs (glyphs->glyphs, (guint) glyphs->num_glyphs);
  for (guint i = (guint) glyphs->num_glyphs; i > 0;)
    {
      guint first = i - 1;
      int begin = glyphs->log_clusters[first];
      int end;

      while (first > 0 && glyphs->log_clusters[first - 1] == begin)
        first--;
      end = first > 0 ? glyphs->log_clusters[first - 1] : run->item->length;
      cluster->n = i - first;
      cluster->glyphs = glyphs->glyphs + first;
      cluster->text = line->text + run->item->offset + begin;
      cluster->length = (gsize) MAX (end - begin, 0);
      x -= measure_glyphs (cluster->glyphs, cluster->n);
      add_cluster (line, cluster, x, y);
      i = first;
    }
}

/* A run, and where it begins. */
typedef struct
{
  PangoGlyphItem *run;
  double x;
} PlacedRun;

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  const PlacedRun *left = a;
  const PlacedRun *right = b;

  return left->run->item->offset - right->run->item->offset;
}

/* An ellipsis stands for all that it takes the place of, which can be searched and copied so. */
static void
add_run (Line            *line,
         const PlacedRun *placed,
         double           y)
{
  PangoItem *item = placed->run->item;
  Cluster cluster = { .font = item->analysis.font };

  if (cluster.font == NULL)
    return;
  cluster.file_font = sp_pdf_fonts_find (line->fonts, cluster.font, &cluster.size);
  y -= pango_units_to_double (placed->run->y_offset);
  cluster.is_backward = item->analysis.level % 2 == 1;
  cluster.is_ellipsis = (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0;
  if (cluster.is_backward)
    add_run_backward (line, placed->run, &cluster, placed->x, y);
  else
    add_run_forward (line, placed->run, &cluster, placed->x, y);
}

/* Runs stand from left to right, too. */
static void
add_line (Line            *line,
          PangoLayoutLine *set,
          double           x,
          double           y)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (PlacedRun));

  for (GSList *l = set->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      PlacedRun placed = { run, x + pango_units_to_double (run->start_x_offset) };

      g_array_append_val (runs, placed);
      x = placed.x + measure_glyphs (run->glyphs->glyphs, (guint) run->glyphs->num_glyphs)
          + pango_units_to_double (run->end_x_offset);
    }
  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    add_run (line, &g_array_index (runs, PlacedRun, i), y);
  end_piece (line);
}

static void
add_lines (Line        *line,
           PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      add_line (line, pango_layout_iter_get_line_readonly (iter), pango_units_to_double (logical.x),
                pango_units_to_double (pango_layout_iter_get_baseline (iter)));
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
