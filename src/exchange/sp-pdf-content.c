/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-content.h"

#include <math.h>

#include "sp-renderer.h"
#include "sp-scene-walk.h"

#define LARGEST_PAGE 14400.0  /* units each way */
#define LARGEST_UNIT 1024.0
#define FINEST 4              /* decimals where a small error would be repeated along a line */

static const SpInk black = { 0.0f, 0.0f, 0.0f, 1.0f };
static const SpInk unset = { -1.0f, -1.0f, -1.0f, 1.0f };

static gboolean
are_inks_alike (SpInk a,
                SpInk b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static guint
get_alpha (SpInk ink)
{
  return (guint) sp_pdf_round (CLAMP (ink.alpha, 0.0f, 1.0f), 3);
}

static void
add_colour (SpPdfBytes *out,
            SpInk       ink,
            const char *grey,
            const char *colour)
{
  sp_pdf_bytes_number (out, CLAMP (ink.red, 0.0f, 1.0f), SP_PDF_FINE);
  if (ink.red == ink.green && ink.green == ink.blue)
    {
      sp_pdf_bytes_words (out, grey);
      return;
    }
  sp_pdf_bytes_number (out, CLAMP (ink.green, 0.0f, 1.0f), SP_PDF_FINE);
  sp_pdf_bytes_number (out, CLAMP (ink.blue, 0.0f, 1.0f), SP_PDF_FINE);
  sp_pdf_bytes_words (out, colour);
}

static void
add_alpha (SpPdfBytes *out,
           const char *name,
           guint       alpha)
{
  sp_pdf_bytes_words (out, name);
  sp_pdf_bytes_integer (out, alpha);
  sp_pdf_bytes_words (out, "gs\n");
}

/* A power of two. */
static double
find_unit (double length)
{
  double unit = 1.0;

  while (unit * LARGEST_PAGE < length && unit < LARGEST_UNIT)
    unit *= 2.0;
  return unit;
}

void
sp_pdf_content_begin_page (SpPdfContent *self,
                           double        width,
                           double        height)
{
  self->width = width;
  self->height = height;
  self->unit = find_unit (MAX (width, height));
  /* Nothing is lost by rounding so. */
  for (double unit = self->unit; unit > 1.0; unit /= 2.0)
    sp_pdf_bytes_words (&self->bytes, ".5 0 0 .5 0 0 cm\n");
  self->state = (SpPdfState) { .fill = black, .stroke = black, .line_width = 1.0, .font = -1 };
  /* Lines meet in round corners all over. */
  sp_pdf_bytes_words (&self->bytes, "1 j\n");
}

void
sp_pdf_content_add_corners (SpPdfContent *self,
                            SpPdfBytes   *out,
                            SpRect        rect)
{
  double top = self->height - rect.y;

  sp_pdf_bytes_number (out, rect.x / self->unit, SP_PDF_PLACE);
  sp_pdf_bytes_number (out, (top - rect.height) / self->unit, SP_PDF_PLACE);
  sp_pdf_bytes_number (out, (rect.x + rect.width) / self->unit, SP_PDF_PLACE);
  sp_pdf_bytes_number (out, top / self->unit, SP_PDF_PLACE);
}

void
sp_pdf_content_save (SpPdfContent *self)
{
  self->saved = self->state;
  sp_pdf_bytes_words (&self->bytes, "q\n");
}

void
sp_pdf_content_restore (SpPdfContent *self)
{
  self->state = self->saved;
  sp_pdf_bytes_words (&self->bytes, "Q\n");
}

void
sp_pdf_content_set_fill (SpPdfContent *self,
                         SpInk         ink)
{
  SpInk *set = &self->state.fill;
  guint alpha = get_alpha (ink);

  if (are_inks_alike (*set, ink))
    return;
  if (get_alpha (*set) != alpha)
    {
      add_alpha (&self->bytes, "/a", alpha);
      self->fill_alphas[alpha] = TRUE;
    }
  add_colour (&self->bytes, ink, "g\n", "rg\n");
  *set = ink;
}

void
sp_pdf_content_set_stroke (SpPdfContent *self,
                           SpInk         ink)
{
  SpInk *set = &self->state.stroke;
  guint alpha = get_alpha (ink);

  if (are_inks_alike (*set, ink))
    return;
  if (get_alpha (*set) != alpha)
    {
      add_alpha (&self->bytes, "/b", alpha);
      self->stroke_alphas[alpha] = TRUE;
    }
  add_colour (&self->bytes, ink, "G\n", "RG\n");
  *set = ink;
}

/* Readers take no dashes that are all nothing, or less. */
static gboolean
are_dashes_good (const double *dashes,
                 guint         n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      if (!(dashes[i] >= 0.0))
        return FALSE;
      sum += dashes[i];
    }
  return sum > 0.01 && isfinite (sum);
}

void
sp_pdf_content_set_line (SpPdfContent *self,
                         double        width,
                         const double *dashes,
                         guint         n_dashes)
{
  SpPdfState *state = &self->state;

  if (!are_dashes_good (dashes, n_dashes))
    n_dashes = 0;
  if (state->line_width != width)
    {
      sp_pdf_bytes_number (&self->bytes, MAX (width, 0.0), SP_PDF_FINE);
      sp_pdf_bytes_words (&self->bytes, "w\n");
      state->line_width = width;
    }
  if (state->n_dashes == n_dashes
      && (n_dashes == 0 || state->dashes == dashes || memcmp (state->dashes, dashes, n_dashes * sizeof *dashes) == 0))
    return;
  sp_pdf_bytes_words (&self->bytes, "[");
  for (guint i = 0; i < n_dashes; i++)
    sp_pdf_bytes_number (&self->bytes, dashes[i], FINEST);
  sp_pdf_bytes_words (&self->bytes, "]0 d\n");
  state->dashes = dashes;
  state->n_dashes = n_dashes;
}

void
sp_pdf_content_set_font (SpPdfContent *self,
                         guint         number,
                         double        size)
{
  if (self->state.font == number && self->state.font_size == size)
    return;
  sp_pdf_bytes_words (&self->bytes, "/f");
  sp_pdf_bytes_integer (&self->bytes, number);
  sp_pdf_bytes_number (&self->bytes, size, SP_PDF_FINE);
  sp_pdf_bytes_words (&self->bytes, "Tf\n");
  self->state.font = number;
  self->state.font_size = size;
}

/* Edges are rounded, not sizes, so that what touches goes on touching. */
static void
add_box (SpPdfContent *self,
         gint64        left,
         gint64        bottom,
         gint64        right,
         gint64        top)
{
  sp_pdf_bytes_units (&self->bytes, left, SP_PDF_PLACE);
  sp_pdf_bytes_units (&self->bytes, bottom, SP_PDF_PLACE);
  sp_pdf_bytes_units (&self->bytes, right - left, SP_PDF_PLACE);
  sp_pdf_bytes_units (&self->bytes, top - bottom, SP_PDF_PLACE);
  sp_pdf_bytes_words (&self->bytes, "re\n");
}

void
sp_pdf_content_add_rectangle (SpPdfContent *self,
                              SpRect        rect)
{
  add_box (self, sp_pdf_round (rect.x, SP_PDF_PLACE), sp_pdf_round (self->height - rect.y - rect.height, SP_PDF_PLACE),
           sp_pdf_round (rect.x + rect.width, SP_PDF_PLACE), sp_pdf_round (self->height - rect.y, SP_PDF_PLACE));
}

/* From the upper left corner to the right, as the builder of scenes makes it. */
static gboolean
add_path_as_box (SpPdfContent     *self,
                 const SpPathItem *path)
{
  const SpPathVerb *verbs = path->verbs;
  const double *p = path->points;

  if (path->n_verbs != 5 || verbs[0] != SP_PATH_MOVE || verbs[1] != SP_PATH_LINE || verbs[2] != SP_PATH_LINE
      || verbs[3] != SP_PATH_LINE || verbs[4] != SP_PATH_CLOSE
      || p[1] != p[3] || p[2] != p[4] || p[5] != p[7] || p[6] != p[0])
    return FALSE;
  add_box (self, sp_pdf_round (p[0], SP_PDF_PLACE), sp_pdf_round (self->height - p[5], SP_PDF_PLACE),
           sp_pdf_round (p[2], SP_PDF_PLACE), sp_pdf_round (self->height - p[1], SP_PDF_PLACE));
  return TRUE;
}

static void
add_path (SpPdfContent     *self,
          const SpPathItem *path)
{
  static const char * const operators[] = {
    [SP_PATH_MOVE] = "m\n", [SP_PATH_LINE] = "l\n", [SP_PATH_CURVE] = "c\n", [SP_PATH_CLOSE] = "h\n",
  };
  const double *point = path->points;

  if (add_path_as_box (self, path))
    return;
  for (guint i = 0; i < path->n_verbs; i++)
    {
      SpPathVerb verb = path->verbs[i];
      guint n = verb == SP_PATH_CURVE ? 3 : verb == SP_PATH_CLOSE ? 0 : 1;

      for (; n > 0; n--, point += 2)
        {
          sp_pdf_bytes_number (&self->bytes, point[0], SP_PDF_PLACE);
          sp_pdf_bytes_number (&self->bytes, self->height - point[1], SP_PDF_PLACE);
        }
      sp_pdf_bytes_words (&self->bytes, operators[verb]);
    }
}

/* How far into its dashes the line of a hatch begins whose corner is at the sum of x and y. */
static void
add_phase (SpPdfBytes *out,
           double      sum)
{
  double period = SP_HATCH_SPACING * G_SQRT2 / 2.0;
  double phase = fmod (sum * G_SQRT2 / 2.0 + SP_HATCH_WIDTH / 2.0, period);

  sp_pdf_bytes_number (out, phase < 0.0 ? phase + period : phase, SP_PDF_FINE);
}

/* The strokes of a hatch are the dashes of one line across them, as wide as the path: the same strokes, wherever x + y is a
 * multiple of the spacing, in few words. */
static void
stroke_hatch (SpPdfContent *self,
              SpRect        bounds)
{
  double sum = bounds.x + bounds.y;
  double end = sum + bounds.width + bounds.height;
  double across = bounds.x + bounds.width / 2.0 - bounds.y - bounds.height / 2.0;

  sp_pdf_content_set_line (self, ceil ((bounds.width + bounds.height) * G_SQRT2 / 2.0) + 1.0, NULL, 0);
  sp_pdf_bytes_words (&self->bytes, "[");
  sp_pdf_bytes_number (&self->bytes, SP_HATCH_WIDTH, FINEST);
  sp_pdf_bytes_number (&self->bytes, SP_HATCH_SPACING * G_SQRT2 / 2.0 - SP_HATCH_WIDTH, FINEST);
  sp_pdf_bytes_words (&self->bytes, "]");
  if (self->stamp != NULL)
    {
      SpPdfHatch hatch = { self->bytes.length, sum };

      g_array_append_val (self->stamp->hatches, hatch);
    }
  else
    add_phase (&self->bytes, sum);
  sp_pdf_bytes_words (&self->bytes, "d\n");
  sp_pdf_bytes_number (&self->bytes, (sum + across) / 2.0, SP_PDF_FINE);
  sp_pdf_bytes_number (&self->bytes, self->height - (sum - across) / 2.0, SP_PDF_FINE);
  sp_pdf_bytes_words (&self->bytes, "m\n");
  sp_pdf_bytes_number (&self->bytes, (end + across) / 2.0, SP_PDF_FINE);
  sp_pdf_bytes_number (&self->bytes, self->height - (end - across) / 2.0, SP_PDF_FINE);
  sp_pdf_bytes_words (&self->bytes, "l\nS\n");
}

static void
fill_with_hatch (SpPdfContent     *self,
                 const SpPathItem *path)
{
  sp_pdf_content_set_fill (self, path->ground);
  sp_pdf_content_save (self);
  add_path (self, path);
  sp_pdf_bytes_words (&self->bytes, "W f\n");
  sp_pdf_content_set_stroke (self, path->fill);
  stroke_hatch (self, sp_path_get_bounds (path));
  sp_pdf_content_restore (self);
}

void
sp_pdf_content_paint_path (SpPdfContent     *self,
                           const SpPathItem *path)
{
  gboolean has_fill = path->has_fill && path->pattern == SP_PATTERN_SOLID;
  /* A line of no width is not the thinnest that there is. */
  gboolean has_stroke = path->has_stroke && path->line_width > 0.0;

  if (path->has_fill && path->pattern == SP_PATTERN_HATCH)
    fill_with_hatch (self, path);
  if (has_fill)
    sp_pdf_content_set_fill (self, path->fill);
  if (has_stroke)
    {
      sp_pdf_content_set_stroke (self, path->stroke);
      sp_pdf_content_set_line (self, path->line_width, path->dashes, path->n_dashes);
    }
  /* Where the line can be seen through, the fill under it shows: painted at once it would not. */
  if (has_fill && has_stroke && get_alpha (path->stroke) < SP_PDF_OPAQUE)
    {
      add_path (self, path);
      sp_pdf_bytes_words (&self->bytes, "f\n");
      has_fill = FALSE;
    }
  if (!has_fill && !has_stroke)
    return;
  add_path (self, path);
  sp_pdf_bytes_words (&self->bytes, !has_stroke ? "f\n" : has_fill ? "B\n" : "S\n");
}

void
sp_pdf_stamp_clear (SpPdfStamp *stamp)
{
  sp_pdf_bytes_clear (&stamp->bytes);
  g_clear_pointer (&stamp->hatches, g_array_unref);
}

/* What the page has so far waits in the stamp. */
void
sp_pdf_content_begin_stamp (SpPdfContent *self,
                            SpPdfStamp   *stamp)
{
  stamp->hatches = g_array_new (FALSE, FALSE, sizeof (SpPdfHatch));
  stamp->bytes = self->bytes;
  self->bytes = (SpPdfBytes) { 0 };
  self->page_state = self->state;
  self->page_saved = self->saved;
  self->page_height = self->height;
  self->state = (SpPdfState) { .fill = unset, .stroke = unset, .line_width = -1.0, .font = -1 };
  self->height = 0.0;
  self->stamp = stamp;
}

void
sp_pdf_content_end_stamp (SpPdfContent *self)
{
  SpPdfStamp *stamp = self->stamp;
  SpPdfBytes made;

  sp_pdf_content_set_plain (self);
  made = self->bytes;
  self->bytes = stamp->bytes;
  stamp->bytes = made;
  self->state = self->page_state;
  self->saved = self->page_saved;
  self->height = self->page_height;
  self->stamp = NULL;
}

void
sp_pdf_content_paint_stamp (SpPdfContent     *self,
                            const SpPdfStamp *stamp,
                            double            x,
                            double            y)
{
  gsize from = 0;

  for (guint i = 0; i < stamp->hatches->len; i++)
    {
      const SpPdfHatch *hatch = &g_array_index (stamp->hatches, SpPdfHatch, i);

      sp_pdf_bytes_add (&self->bytes, stamp->bytes.data + from, hatch->place - from);
      add_phase (&self->bytes, x + y + hatch->sum);
      from = hatch->place;
    }
  sp_pdf_bytes_add (&self->bytes, stamp->bytes.data + from, stamp->bytes.length - from);
}

void
sp_pdf_content_set_plain (SpPdfContent *self)
{
  if (get_alpha (self->state.fill) < SP_PDF_OPAQUE)
    sp_pdf_content_set_fill (self, black);
  if (get_alpha (self->state.stroke) < SP_PDF_OPAQUE)
    sp_pdf_content_set_stroke (self, black);
  sp_pdf_content_set_line (self, self->state.line_width, NULL, 0);
}

static void
write_alphas (SpPdfBytes     *resources,
              const gboolean *used,
              const char     *name,
              const char     *key)
{
  for (guint alpha = 0; alpha <= SP_PDF_OPAQUE; alpha++)
    {
      if (!used[alpha])
        continue;
      sp_pdf_bytes_words (resources, name);
      sp_pdf_bytes_integer (resources, alpha);
      sp_pdf_bytes_words (resources, key);
      sp_pdf_bytes_units (resources, alpha, SP_PDF_FINE);
      sp_pdf_bytes_words (resources, ">>");
    }
}

void
sp_pdf_content_write_resources (SpPdfContent *self,
                                SpPdfBytes   *resources)
{
  sp_pdf_bytes_words (resources, "/ExtGState<<");
  write_alphas (resources, self->fill_alphas, "/a", "<</ca ");
  write_alphas (resources, self->stroke_alphas, "/b", "<</CA ");
  sp_pdf_bytes_words (resources, ">>");
}
