/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-reader-private.h"

#define GROUND_ALPHA 0.2
#define CURRENT_ALPHA 0.42
#define LANE_HEIGHT 3

/* What is drawn with. */
typedef struct
{
  GtkTextView *view;
  cairo_t *cr;
  int first;                /* the characters on the screen */
  int last;
} Drawing;

/* The blocks of Unicode that are set aside for scripts from right to left. */
static gboolean
is_right_to_left (gunichar character)
{
  return (character >= 0x590 && character < 0x900) || (character >= 0xfb1d && character < 0xfe00)
         || (character >= 0xfe70 && character < 0xff00) || (character >= 0x10800 && character < 0x11000)
         || (character >= 0x1e800 && character < 0x1f000);
}

static gboolean
has_right_to_left (const GtkTextIter *start,
                   const GtkTextIter *end)
{
  for (GtkTextIter iter = *start; gtk_text_iter_compare (&iter, end) < 0; gtk_text_iter_forward_char (&iter))
    if (is_right_to_left (gtk_text_iter_get_char (&iter)))
      return TRUE;
  return FALSE;
}

static GdkRectangle
locate (Drawing           *self,
        const GtkTextIter *iter)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (self->view, iter, &place);
  if (place.width < 0)
    {
      place.x += place.width;
      place.width = -place.width;
    }
  return place;
}

static void
draw_ground (Drawing            *self,
             const SpReaderMark *mark,
             const GdkRectangle *place,
             double              alpha)
{
  if (mark->table != SP_TABLE_STATEMENT && alpha == GROUND_ALPHA)
    return;
  cairo_set_source_rgba (self->cr, mark->ink.red, mark->ink.green, mark->ink.blue, alpha);
  cairo_rectangle (self->cr, place->x, place->y, place->width, place->height);
  cairo_fill (self->cr);
}

static void
set_dashes (Drawing    *self,
            SpMarkLine  line)
{
  const double dashes[] = { 6, 3 };
  const double dash_dot[] = { 6, 2.5, 1.5, 2.5 };
  const double dots[] = { 1.5, 2.5 };
  const double faint[] = { 1, 3 };

  if (line == SP_MARK_LINE_DASHES)
    cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  else if (line == SP_MARK_LINE_DASH_DOT)
    cairo_set_dash (self->cr, dash_dot, G_N_ELEMENTS (dash_dot), 0);
  else if (line == SP_MARK_LINE_DOTS)
    cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
  else if (line == SP_MARK_LINE_FAINT)
    cairo_set_dash (self->cr, faint, G_N_ELEMENTS (faint), 0);
  else
    cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
add_wave (Drawing *self,
          double   left,
          double   right,
          double   y)
{
  cairo_move_to (self->cr, left, y);
  for (double x = left; x < right; x += 2)
    cairo_rel_line_to (self->cr, MIN (2, right - x), (int) ((x - left) / 2) % 2 == 0 ? -1.5 : 1.5);
}

static void
draw_line (Drawing            *self,
           const SpReaderMark *mark,
           const GdkRectangle *place)
{
  double y = place->y + place->height + 0.5 + mark->lane * LANE_HEIGHT;

  cairo_set_source_rgb (self->cr, mark->ink.red, mark->ink.green, mark->ink.blue);
  cairo_set_line_width (self->cr, mark->line <= SP_MARK_LINE_DOTS ? 2 : 1);
  set_dashes (self, mark->line);
  if (mark->line == SP_MARK_LINE_WAVE)
    add_wave (self, place->x, place->x + place->width, y + 0.5);
  else
    {
      cairo_move_to (self->cr, place->x, y - (mark->line == SP_MARK_LINE_DOUBLE ? 1 : 0));
      cairo_rel_line_to (self->cr, place->width, 0);
    }
  if (mark->line == SP_MARK_LINE_DOUBLE)
    {
      cairo_move_to (self->cr, place->x, y + 1);
      cairo_rel_line_to (self->cr, place->width, 0);
    }
  cairo_stroke (self->cr);
}

static void
draw_run (Drawing            *self,
          const SpReaderMark *mark,
          GdkRectangle        place,
          double              alpha)
{
  if (place.width <= 0)
    return;
  draw_ground (self, mark, &place, alpha);
  draw_line (self, mark, &place);
}

/* Within a line of two directions the characters of a passage need not stand side by side. */
static void
draw_mixed_line (Drawing            *self,
                 const SpReaderMark *mark,
                 GtkTextIter         iter,
                 const GtkTextIter  *end,
                 double              alpha)
{
  GdkRectangle run = locate (self, &iter);

  for (; gtk_text_iter_compare (&iter, end) < 0; gtk_text_iter_forward_char (&iter))
    {
      GdkRectangle place = locate (self, &iter);

      if (place.y == run.y && place.x <= run.x + run.width + 1 && place.x + place.width >= run.x - 1)
        gdk_rectangle_union (&run, &place, &run);
      else
        {
          draw_run (self, mark, run, alpha);
          run = place;
        }
    }
  draw_run (self, mark, run, alpha);
}

/* From ITER, within one line on the screen, up to END, which is behind the last character. */
static void
draw_in_line (Drawing            *self,
              const SpReaderMark *mark,
              const GtkTextIter  *iter,
              const GtkTextIter  *end,
              double              alpha)
{
  GdkRectangle place = locate (self, iter);
  GtkTextIter last = *end;
  GdkRectangle final;

  if (has_right_to_left (iter, end))
    {
      draw_mixed_line (self, mark, *iter, end, alpha);
      return;
    }
  gtk_text_iter_backward_char (&last);
  final = locate (self, &last);
  place.width = final.x + final.width - place.x;
  draw_run (self, mark, place, alpha);
}

static void
draw_mark (Drawing            *self,
           const SpReaderMark *mark,
           double              alpha)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, MAX (mark->passage.start, self->first));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, MIN (mark->passage.end, self->last));
  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter line_end = iter;

      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_view_forward_display_line_end (self->view, &line_end);
      /* The end of a wrapped line is before its last character, a blank. */
      if (!gtk_text_iter_ends_line (&line_end) || gtk_text_iter_equal (&line_end, &iter))
        gtk_text_iter_forward_char (&line_end);
      if (gtk_text_iter_compare (&line_end, &end) > 0)
        line_end = end;
      draw_in_line (self, mark, &iter, &line_end, alpha);
      iter = line_end;
      if (gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_char (&iter);
    }
}

/* Whole paragraphs: a line on the screen has no first character that could be asked for in both directions. */
static void
find_visible_characters (Drawing            *self,
                         const GdkRectangle *visible)
{
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (self->view, &iter, visible->y, NULL);
  self->first = gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (self->view, &iter, visible->y + visible->height, NULL);
  gtk_text_iter_forward_line (&iter);
  self->last = gtk_text_iter_get_offset (&iter);
}

/*
 * sp_reader_marks_draw:
 * @view: the reader
 * @snapshot: what to draw into, in the coordinates of its buffer
 * @marks: (element-type SpReaderMark): its marks
 * @current: (nullable): the one that is selected
 */
void
sp_reader_marks_draw (GtkTextView        *view,
                      GtkSnapshot        *snapshot,
                      GArray             *marks,
                      const SpReaderMark *current)
{
  Drawing self = { .view = view };
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  find_visible_characters (&self, &visible);
  self.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (visible.x, visible.y, visible.width, visible.height));
  for (guint i = 0; i < marks->len; i++)
    {
      const SpReaderMark *mark = &g_array_index (marks, SpReaderMark, i);

      if (mark->passage.start < self.last && mark->passage.end > self.first)
        draw_mark (&self, mark, mark == current ? CURRENT_ALPHA : GROUND_ALPHA);
    }
  cairo_destroy (self.cr);
}
