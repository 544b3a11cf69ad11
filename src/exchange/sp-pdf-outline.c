/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pdf-outline.h"

static void
add_verb (SpPdfOutline *self,
          SpPathVerb    verb)
{
  g_array_append_val (self->verbs, verb);
}

static void
add_point (SpPdfOutline *self,
           float         x,
           float         y)
{
  double point[] = { x, y };

  g_array_append_vals (self->points, point, 2);
}

static void
move_to_cb (hb_draw_funcs_t *funcs,
            void            *data,
            hb_draw_state_t *state,
            float            x,
            float            y,
            void            *user_data)
{
  add_verb (data, SP_PATH_MOVE);
  add_point (data, x, y);
}

static void
line_to_cb (hb_draw_funcs_t *funcs,
            void            *data,
            hb_draw_state_t *state,
            float            x,
            float            y,
            void            *user_data)
{
  add_verb (data, SP_PATH_LINE);
  add_point (data, x, y);
}

static void
curve_to_cb (hb_draw_funcs_t *funcs,
             void            *data,
             hb_draw_state_t *state,
             float            x1,
             float            y1,
             float            x2,
             float            y2,
             float            x3,
             float            y3,
             void            *user_data)
{
  add_verb (data, SP_PATH_CURVE);
  add_point (data, x1, y1);
  add_point (data, x2, y2);
  add_point (data, x3, y3);
}

static void
close_cb (hb_draw_funcs_t *funcs,
          void            *data,
          hb_draw_state_t *state,
          void            *user_data)
{
  add_verb (data, SP_PATH_CLOSE);
}

/* Quadratic curves are given as cubic ones to those who do not ask for them. */
static hb_draw_funcs_t *
get_funcs (void)
{
  static hb_draw_funcs_t *funcs;

  if (g_once_init_enter_pointer (&funcs))
    {
      hb_draw_funcs_t *made = hb_draw_funcs_create ();

      hb_draw_funcs_set_move_to_func (made, move_to_cb, NULL, NULL);
      hb_draw_funcs_set_line_to_func (made, line_to_cb, NULL, NULL);
      hb_draw_funcs_set_cubic_to_func (made, curve_to_cb, NULL, NULL);
      hb_draw_funcs_set_close_path_func (made, close_cb, NULL, NULL);
      hb_draw_funcs_make_immutable (made);
      g_once_init_leave_pointer (&funcs, made);
    }
  return funcs;
}

void
sp_pdf_outline_init (SpPdfOutline *self)
{
  self->verbs = g_array_new (FALSE, FALSE, sizeof (SpPathVerb));
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
}

void
sp_pdf_outline_clear (SpPdfOutline *self)
{
  g_clear_pointer (&self->verbs, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
}

void
sp_pdf_outline_empty (SpPdfOutline *self)
{
  g_array_set_size (self->verbs, 0);
  g_array_set_size (self->points, 0);
}

void
sp_pdf_outline_add (SpPdfOutline  *self,
                    hb_font_t     *font,
                    hb_codepoint_t glyph,
                    double         x,
                    double         y)
{
  guint first = self->points->len;

  hb_font_draw_glyph (font, glyph, get_funcs (), self);
  for (guint i = first; i < self->points->len && (x != 0.0 || y != 0.0); i += 2)
    {
      g_array_index (self->points, double, i) += x;
      g_array_index (self->points, double, i + 1) += y;
    }
}
