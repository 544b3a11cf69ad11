/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-text-setting.h"

#include <hb.h>

#include "sp-pdf-line.h"
#include "sp-renderer.h"
#include "sp-text.h"

#define LEAST_MARK 0xcc       /* no mark begins with a lesser byte */
#define MOST_LETTERS 32       /* of a cluster that are told one by one */
#define FIRST_PRIVATE 0xe000
#define LAST_PRIVATE 0xf8ff
#define FIRST_PRIVATE_PLANE 0xf0000
#define NON_JOINER "\xe2\x80\x8c"
#define REPLACEMENT "\xef\xbf\xbd"
#define ELLIPSIS "\xe2\x80\xa6"

static void
clear_spot (SpPdfSpot *spot)
{
  g_clear_object (&spot->font);
}

/* Some glyphs of a run that stand for some letters. */
typedef struct
{
  PangoFont *font;
  SpPdfFont *file_font;
  double size;
  gboolean is_ellipsis;
  SpPdfCluster cluster;
} Letters;

/* Where a line is broken Pango takes the space away, and with it the words run together for who searches the file or has it
 * read out. Nothing moves: the space has no width. */
static gboolean
keep_space (const Letters  *letters,
            PangoGlyphInfo *glyph)
{
  hb_codepoint_t space;

  if (*letters->cluster.text != ' '
      || !hb_font_get_nominal_glyph (pango_font_get_hb_font (letters->font), ' ', &space))
    return FALSE;
  glyph->glyph = space;
  return TRUE;
}

static void
add_glyph (SpPdfLine     *line,
           const Letters *letters,
           SpPdfGlyph     glyph,
           double         x,
           double         y)
{
  guint shape = line->has_halo ? sp_pdf_font_get_shape (letters->file_font, glyph.number) : 0;

  sp_pdf_line_begin_piece (line, letters->file_font, letters->size, x, y);
  sp_pdf_line_add_code (line, glyph, x);
  if (shape != 0)
    {
      SpPdfShape added = { x, y, letters->size, shape };

      g_array_append_val (line->setting->shapes, added);
    }
}

static void
add_spot (SpPdfLine     *line,
          const Letters *letters,
          PangoGlyph     glyph,
          double         x,
          double         y)
{
  SpPdfSpot spot = { x, y, g_object_ref (letters->font), glyph };

  g_array_append_val (line->setting->spots, spot);
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

/* Letters that nobody else knows are told as a text, as archives want it. */
static gboolean
is_private (const char *text,
            gsize       length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if ((letter >= FIRST_PRIVATE && letter <= LAST_PRIVATE) || letter >= FIRST_PRIVATE_PLANE)
        return TRUE;
    }
  return FALSE;
}

static void
add_single (SpPdfLine            *line,
            const Letters        *letters,
            const PangoGlyphInfo *info,
            double                x,
            double                y)
{
  double glyph_x = x + pango_units_to_double (info->geometry.x_offset);
  double glyph_y = y + pango_units_to_double (info->geometry.y_offset);
  SpPdfGlyph glyph = sp_pdf_font_get_glyph (letters->file_font, letters->font, info, letters->cluster.text);

  add_glyph (line, letters, glyph, glyph_x, glyph_y);
  if (glyph.is_picture)
    add_spot (line, letters, info->glyph, glyph_x, glyph_y);
}

/* The pictures of glyphs that have no outline. */
static void
add_spots (SpPdfLine     *line,
           const Letters *letters,
           double         x,
           double         y)
{
  for (guint i = 0; i < letters->cluster.n_glyphs; i++)
    {
      const PangoGlyphInfo *info = &letters->cluster.glyphs[i];

      if (sp_pdf_font_is_picture (letters->file_font, letters->font, info->glyph))
        add_spot (line, letters, info->glyph, x + pango_units_to_double (info->geometry.x_offset),
                  y + pango_units_to_double (info->geometry.y_offset));
      x += pango_units_to_double (info->geometry.width);
    }
}

static void
add_cluster (SpPdfLine     *line,
             const Letters *letters,
             double         x,
             double         y)
{
  const SpPdfCluster *cluster = &letters->cluster;
  double right = x + measure_glyphs (cluster->glyphs, cluster->n_glyphs);
  double left = x;
  SpPdfGlyph glyphs[MOST_LETTERS];

  sp_pdf_font_get_cluster (letters->file_font, cluster, letters->size, glyphs);
  for (guint i = 0; i < cluster->n_letters; i++)
    {
      double width = glyphs[i].width * letters->size / SP_PDF_FONT_UNITS;

      right = i + 1 < cluster->n_letters ? right - width : x;
      add_glyph (line, letters, glyphs[i], cluster->is_backward ? right : left, y);
      left += width;
    }
  add_spots (line, letters, x, y);
}

/* As one letter, which is told as the text that it stands for. */
static void
add_as_text (SpPdfLine *line,
             Letters    letters,
             double     x,
             double     y)
{
  sp_pdf_line_begin_piece (line, letters.file_font, letters.size, x, y);
  sp_pdf_line_begin_reading (line, letters.cluster.text, letters.cluster.length);
  if (letters.is_ellipsis || letters.cluster.length == 0)
    letters.cluster.text = letters.is_ellipsis ? ELLIPSIS : REPLACEMENT;
  letters.cluster.length = (gsize) (g_utf8_next_char (letters.cluster.text) - letters.cluster.text);
  letters.cluster.n_letters = 1;
  add_cluster (line, &letters, x, y);
  sp_pdf_line_end_reading (line);
}

/* X is where the first of its glyphs stands. */
static void
add_letters (SpPdfLine *line,
             Letters   *letters,
             double     x,
             double     y)
{
  SpPdfCluster *cluster = &letters->cluster;

  /* What is nothing to be seen stands for letters all the same. */
  if (cluster->n_glyphs == 1 && cluster->glyphs[0].glyph == PANGO_GLYPH_EMPTY)
    {
      PangoGlyphInfo space = cluster->glyphs[0];

      if (keep_space (letters, &space))
        add_single (line, letters, &space, x, y);
      return;
    }
  cluster->n_letters = (guint) g_utf8_strlen (cluster->text, (gssize) cluster->length);
  if (letters->is_ellipsis || cluster->n_letters == 0 || cluster->n_letters > MOST_LETTERS
      || is_private (cluster->text, cluster->length))
    add_as_text (line, *letters, x, y);
  else if (cluster->n_letters == 1 && cluster->n_glyphs == 1)
    add_single (line, letters, &cluster->glyphs[0], x, y);
  else
    add_cluster (line, letters, x, y);
}

/* Whether what stands at a place of a run belongs to the letter before it: a mark, or what keeps letters from being joined,
 * which is never seen. */
static gboolean
goes_on (const char *run,
         int         place,
         int         length)
{
  return place < length && (guchar) run[place] >= LEAST_MARK
         && (g_unichar_ismark (g_utf8_get_char (run + place)) || g_str_has_prefix (run + place, NON_JOINER));
}

/* How many glyphs, counted as they are read, stand from FIRST on for a letter with all that belongs to it, and from where to
 * where that is in the text. */
static guint
find_letters (const PangoGlyphItem *run,
              const char           *text,
              guint                 first,
              gboolean              is_backward,
              int                  *begin,
              int                  *end)
{
  const PangoGlyphString *glyphs = run->glyphs;
  guint n = (guint) glyphs->num_glyphs;
  guint i = first;

  *begin = glyphs->log_clusters[is_backward ? n - 1 - i : i];
  do
    {
      int cluster = glyphs->log_clusters[is_backward ? n - 1 - i : i];

      while (i < n && glyphs->log_clusters[is_backward ? n - 1 - i : i] == cluster)
        i++;
      *end = i < n ? glyphs->log_clusters[is_backward ? n - 1 - i : i] : run->item->length;
    }
  while (i < n && *end > *begin && goes_on (text, *end, run->item->length));
  return i - first;
}

/* Glyphs stand from left to right; the letters of a run from right to left begin at the end. They are shown as they are
 * read. */
static void
add_glyphs (SpPdfLine      *line,
            PangoGlyphItem *run,
            Letters        *letters,
            double          x,
            double          y)
{
  const char *text = line->text + run->item->offset;
  SpPdfCluster *cluster = &letters->cluster;
  gboolean is_backward = cluster->is_backward;
  guint n = (guint) run->glyphs->num_glyphs;

  if (is_backward)
    x += measure_glyphs (run->glyphs->glyphs, n);
  for (guint i = 0; i < n; i += cluster->n_glyphs)
    {
      double width;
      int begin;
      int end;

      cluster->n_glyphs = find_letters (run, text, i, is_backward, &begin, &end);
      cluster->glyphs = run->glyphs->glyphs + (is_backward ? n - i - cluster->n_glyphs : i);
      cluster->text = text + begin;
      cluster->length = (gsize) MAX (end - begin, 0);
      width = measure_glyphs (cluster->glyphs, cluster->n_glyphs);
      add_letters (line, letters, is_backward ? x - width : x, y);
      x += is_backward ? -width : width;
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
add_run (SpPdfLine       *line,
         const PlacedRun *placed,
         double           y)
{
  PangoItem *item = placed->run->item;
  Letters letters = { .font = item->analysis.font };

  if (letters.font == NULL)
    return;
  letters.file_font = sp_pdf_fonts_find (line->fonts, letters.font, &letters.size);
  y -= pango_units_to_double (placed->run->y_offset);
  letters.cluster.is_backward = item->analysis.level % 2 == 1;
  letters.is_ellipsis = (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0;
  add_glyphs (line, placed->run, &letters, placed->x, y);
}

/* Runs stand from left to right, too. */
static void
add_line (SpPdfLine       *line,
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
  sp_pdf_line_end_piece (line);
}

static void
add_lines (SpPdfLine   *line,
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
  SpPdfLine line = { .setting = self, .fonts = fonts, .text = pango_layout_get_text (layout), .has_halo = text->halo.alpha > 0.0f };

  self->pieces = g_array_new (FALSE, FALSE, sizeof (SpPdfPiece));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (SpPdfShape));
  self->spots = g_array_new (FALSE, FALSE, sizeof (SpPdfSpot));
  g_array_set_clear_func (self->spots, (GDestroyNotify) clear_spot);
  measure (self, layout);
  add_lines (&line, layout);
  sp_pdf_line_clear (&line);
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
