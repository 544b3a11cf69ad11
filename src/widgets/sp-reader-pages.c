/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-reader-private.h"

#include <glib/gi18n-lib.h>

#include "sp-source-text.h"

#define LABEL_GAP 12
#define PAGE_GAP 18

/*
 * sp_reader_create_page_tag:
 * @self: a reader in the making
 *
 * Makes the tag for the characters between pages. They have no shape of their own, and a font draws a box instead: it
 * is made as small as can be, with room for a line and a number around it.
 */
void
sp_reader_create_page_tag (SpReader *self)
{
  self->hidden_tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), NULL,
                                                 "foreground-rgba", &(GdkRGBA) { 0 }, "size-points", 0.5,
                                                 "pixels-above-lines", PAGE_GAP, "pixels-below-lines", PAGE_GAP, NULL);
}

/*
 * sp_reader_find_pages:
 * @self: a reader with a new text
 *
 * Looks for the ends of pages, and hides the characters that stand there.
 */
void
sp_reader_find_pages (SpReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gint32 offset = 0;

  g_array_set_size (self->page_breaks, 0);
  for (const char *p = self->text; *p; p = g_utf8_next_char (p), offset++)
    if (*p == SP_PAGE_BREAK)
      {
        GtkTextIter start;
        GtkTextIter end;

        g_array_append_val (self->page_breaks, offset);
        gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
        gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + 1);
        gtk_text_buffer_apply_tag (buffer, self->hidden_tag, &start, &end);
      }
}

/*
 * sp_reader_get_page:
 * @self: a reader
 * @offset: a place in its text
 *
 * Returns: the page that it is on, from 1; 0 for a text without pages
 */
guint
sp_reader_get_page (SpReader *self,
                    int       offset)
{
  guint page = 0;

  while (page < self->page_breaks->len && g_array_index (self->page_breaks, gint32, page) <= offset)
    page++;
  return self->page_breaks->len > 0 ? page + 1 : 0;
}

static void
draw_break (SpReader           *self,
            cairo_t            *cr,
            const GdkRectangle *visible,
            int                 y,
            guint               page)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  /* Translators: the number of a page, between two pages of a text */
  g_autofree char *words = g_strdup_printf (_("Page %u"), page);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  double left = visible->x + gtk_text_view_get_left_margin (view);
  double right = visible->x + visible->width - gtk_text_view_get_right_margin (view);
  double middle = (left + right) / 2;
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, middle - width / 2.0, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, left, (int) y + 0.5);
  cairo_line_to (cr, middle - width / 2.0 - LABEL_GAP, (int) y + 0.5);
  cairo_move_to (cr, middle + width / 2.0 + LABEL_GAP, (int) y + 0.5);
  cairo_line_to (cr, right, (int) y + 0.5);
  cairo_stroke (cr);
}

/*
 * sp_reader_pages_draw:
 * @self: a reader
 * @snapshot: what to draw into, in the coordinates of its buffer
 * @ink: the colour of lines and numbers
 *
 * Draws a line with the number of the page that begins between any two pages that are on the screen.
 */
void
sp_reader_pages_draw (SpReader    *self,
                      GtkSnapshot *snapshot,
                      const SpInk *ink)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  cairo_t *cr;

  if (self->page_breaks->len == 0)
    return;
  gtk_text_view_get_visible_rect (view, &visible);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (visible.x, visible.y, visible.width, visible.height));
  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
  for (guint i = 0; i < self->page_breaks->len; i++)
    {
      GtkTextIter iter;
      GdkRectangle place;

      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                          g_array_index (self->page_breaks, gint32, i));
      gtk_text_view_get_iter_location (view, &iter, &place);
      if (place.y + PAGE_GAP > visible.y && place.y - PAGE_GAP < visible.y + visible.height)
        draw_break (self, cr, &visible, place.y + place.height / 2, i + 2);
    }
  cairo_destroy (cr);
}
