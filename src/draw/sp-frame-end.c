/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

#include <glib/gi18n-lib.h>

#include "sp-text.h"

/* What comes after the last body: the legend, the sources, and the number of each page. */

#define LEAST_SHARE_BELOW 0.5

static void
place_legend (SpFrame *self)
{
  SpFramePage *page = sp_frame_get_last_page (self);
  double height = sp_frame_measure_legend (self, page->width - 2.0 * sp_frame_get_margin (self));

  if (height <= 0.0)
    return;
  if (page->bottom + height > sp_frame_get_page_end (self))
    page = sp_frame_add_page (self, 0.0);
  else
    page->bottom += SP_FRAME_FOOTER_GAP;
  page->has_legend = TRUE;
  page->legend_y = page->bottom;
  page->bottom += height - SP_FRAME_FOOTER_GAP;
}

/* A list of which little would stand below the picture had rather stand whole on the next page. */
static gboolean
keeps_together (SpFrame *self, SpSourceList *list)
{
  SpFramePage *page = sp_frame_get_last_page (self);
  double width = page->width - 2.0 * sp_frame_get_margin (self);
  double end = sp_frame_get_page_end (self);
  double height = sp_source_list_measure (list, width);
  double here = end - page->bottom - SP_FRAME_FOOTER_GAP;
  double next = end - sp_frame_get_margin (self) - sp_frame_measure_header (self, width, FALSE);

  return height <= next && here < LEAST_SHARE_BELOW * height;
}

/* On a new page at least one source is drawn, so that even a page of a hand's breadth comes to an end. */
static void
place_sources (SpFrame *self)
{
  SpSourceList *list = sp_frame_ensure_sources (self);
  gboolean is_new_page = self->options.show_sources && sp_source_list_get_n (list) > 0 && keeps_together (self, list);
  guint first = 0;

  if (is_new_page)
    sp_frame_add_page (self, 0.0);
  while (self->options.show_sources && first < sp_source_list_get_n (list))
    {
      SpFramePage *page = sp_frame_get_last_page (self);
      double y = page->bottom + (is_new_page ? 0.0 : SP_FRAME_FOOTER_GAP);
      double end = sp_frame_get_page_end (self);
      SpRect room = { sp_frame_get_margin (self), y, page->width - 2.0 * sp_frame_get_margin (self), end - y };

      page->sources = sp_source_list_place (list, first, room, is_new_page);
      first = page->sources.end;
      if (page->sources.height > 0.0)
        page->bottom = y + page->sources.height;
      is_new_page = first < sp_source_list_get_n (list);
      if (is_new_page)
        sp_frame_add_page (self, 0.0);
    }
}

void
sp_frame_place_end (SpFrame *self)
{
  if (self->is_end_placed)
    return;
  place_legend (self);
  place_sources (self);
  self->is_end_placed = TRUE;
}

static void
draw_page_number (SpFrame *self, SpSceneBuilder *builder, const SpFramePage *page, guint index)
{
  double margin = sp_frame_get_margin (self);
  double room = MAX (margin, SP_FRAME_NUMBER_HEIGHT);
  g_autofree char *number = NULL;
  SpRect box = { margin, self->options.page_height - (room + SP_FRAME_NUMBER_HEIGHT) / 2.0,
                 page->width - 2.0 * margin, SP_FRAME_NUMBER_HEIGHT };
  SpTextItem text = { .font = self->small_font, .ink = self->theme->faint_text, .box = box, .vertical = SP_ALIGN_MIDDLE };

  if (self->pages->len < 2)
    return;
  /* Translators: the number of a page and how many there are */
  number = g_strdup_printf (_ ("%u of %u"), index + 1, self->pages->len);
  text.text = number;
  text.align = sp_text_align_trailing (number, self->options.right_to_left);
  sp_scene_builder_begin_group (builder, SP_ROLE_ARTIFACT, "");
  sp_scene_builder_add_text (builder, &text);
  sp_scene_builder_end_group (builder);
}

SpScene *
sp_frame_end_scene (SpFrame *self, SpSceneBuilder *builder, guint index)
{
  const SpFramePage *page = &g_array_index (self->pages, SpFramePage, index);
  double margin = sp_frame_get_margin (self);

  sp_scene_builder_set_place (builder, self->enlargement, 0.0, 0.0);
  if (page->has_legend)
    sp_legend_draw (self->legend, builder, margin, page->legend_y, page->width - 2.0 * margin);
  if (page->sources.end > page->sources.first)
    sp_source_list_draw (self->sources, builder, &page->sources);
  draw_page_number (self, builder, page, index);
  return sp_scene_builder_end (builder, page->width * self->enlargement,
                               sp_frame_get_page_height (self, page) * self->enlargement);
}
