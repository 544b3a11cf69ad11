/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

#include "sp-text.h"

/* What a page of a frame has around its body, and how large that is. */

#define HEADER_GAP 12.0
#define SUBTITLE_GAP 3.0

gboolean
sp_frame_fits_content (SpFrame *self)
{
  return self->options.page_width <= 0.0 || self->options.page_height <= 0.0;
}

double
sp_frame_get_margin (SpFrame *self)
{
  double margin = MAX (self->options.margin, 0.0);

  if (sp_frame_fits_content (self))
    return margin;
  return MIN (margin, (MIN (self->options.page_width, self->options.page_height) - SP_FRAME_LEAST_ROOM) / 2.0);
}

double
sp_frame_get_content_width (SpFrame *self, double body_width)
{
  if (sp_frame_fits_content (self))
    return MAX (body_width, SP_FRAME_LEAST_CONTENT_WIDTH);
  return self->options.page_width - 2.0 * sp_frame_get_margin (self);
}

/* The lower end of what may stand on a page: the number of the page goes into the margin, or above it where it is narrow. */
double
sp_frame_get_page_end (SpFrame *self)
{
  if (sp_frame_fits_content (self))
    return G_MAXDOUBLE;
  return self->options.page_height - MAX (sp_frame_get_margin (self), SP_FRAME_NUMBER_HEIGHT);
}

SpSourceList *
sp_frame_ensure_sources (SpFrame *self)
{
  if (self->sources == NULL)
    self->sources = sp_source_list_new (self->snapshot, self->cited, self->theme, self->options.right_to_left);
  return self->sources;
}

double
sp_frame_measure_legend (SpFrame *self, double width)
{
  if (!self->options.show_legend || sp_legend_is_empty (self->legend))
    return 0.0;
  return sp_legend_measure (self->legend, width) + SP_FRAME_FOOTER_GAP;
}

double
sp_frame_measure_sources (SpFrame *self, double width)
{
  if (!self->options.show_sources || sp_source_list_get_n (sp_frame_ensure_sources (self)) == 0)
    return 0.0;
  return sp_source_list_measure (self->sources, width) + SP_FRAME_FOOTER_GAP;
}

double
sp_frame_measure_words (const char *words, const char *font, double width)
{
  double height;

  sp_text_measure (words, font, width, NULL, &height);
  return height;
}

static const char *
ensure_subtitle (SpFrame *self)
{
  if (self->subtitle == NULL)
    self->subtitle = sp_frame_words_subtitle (self->snapshot, &self->options, self->filters);
  return self->subtitle;
}

double
sp_frame_measure_header (SpFrame *self, double width, gboolean is_first)
{
  const char *subtitle;
  double height;

  if (!self->options.show_title)
    return 0.0;
  if (!is_first)
    return sp_frame_measure_words (self->title, self->running_font, 0.0) + HEADER_GAP;
  subtitle = ensure_subtitle (self);
  height = sp_frame_measure_words (self->title, self->title_font, width) + HEADER_GAP;
  return *subtitle == '\0' ? height : height + SUBTITLE_GAP + sp_frame_measure_words (subtitle, self->subtitle_font, width);
}

static void
add_line (SpFrame *self, SpSceneBuilder *builder, const char *words, const char *font, SpInk ink, SpRect box, gboolean wrap)
{
  SpTextItem text = {
    .text = words,
    .font = font,
    .ink = ink,
    .box = box,
    .align = sp_text_align_leading (words, self->options.right_to_left),
    .wrap = wrap,
  };

  sp_scene_builder_add_text (builder, &text);
}

static void
draw_header (SpFrame *self, SpSceneBuilder *builder, double width, gboolean is_first)
{
  SpRect box = { sp_frame_get_margin (self), sp_frame_get_margin (self), width, 0.0 };
  const char *font = is_first ? self->title_font : self->running_font;
  const char *subtitle;

  if (!self->options.show_title)
    return;
  box.height = sp_frame_measure_words (self->title, font, is_first ? width : 0.0);
  sp_scene_builder_begin_group (builder, is_first ? SP_ROLE_TITLE : SP_ROLE_ARTIFACT, "");
  add_line (self, builder, self->title, font, self->theme->text, box, is_first);
  sp_scene_builder_end_group (builder);
  if (!is_first)
    return;
  subtitle = ensure_subtitle (self);
  if (*subtitle == '\0')
    return;
  box.y += box.height + SUBTITLE_GAP;
  box.height = sp_frame_measure_words (subtitle, self->subtitle_font, width);
  sp_scene_builder_begin_group (builder, SP_ROLE_CAPTION, "");
  add_line (self, builder, subtitle, self->subtitle_font, self->theme->faint_text, box, TRUE);
  sp_scene_builder_end_group (builder);
}

SpFramePage *
sp_frame_add_page (SpFrame *self, double body_width)
{
  SpFramePage page = { 0 };
  double width = sp_frame_get_content_width (self, body_width);
  gboolean is_first = self->pages->len == 0;

  page.width = width + 2.0 * sp_frame_get_margin (self);
  page.bottom = sp_frame_get_margin (self) + sp_frame_measure_header (self, width, is_first);
  g_array_append_val (self->pages, page);
  return sp_frame_get_last_page (self);
}

SpFramePage *
sp_frame_get_last_page (SpFrame *self)
{
  return &g_array_index (self->pages, SpFramePage, self->pages->len - 1);
}

double
sp_frame_get_page_height (SpFrame *self, const SpFramePage *page)
{
  return sp_frame_fits_content (self) ? page->bottom + sp_frame_get_margin (self) : self->options.page_height;
}

SpSceneBuilder *
sp_frame_begin_scene (SpFrame *self, const SpFramePage *page, guint index)
{
  SpSceneBuilder *builder = sp_scene_builder_new (self->title, self->theme->ground);

  if (self->description != NULL)
    sp_scene_builder_set_description (builder, self->description);
  sp_scene_builder_set_place (builder, self->enlargement, 0.0, 0.0);
  draw_header (self, builder, page->width - 2.0 * sp_frame_get_margin (self), index == 0);
  sp_scene_builder_set_place (builder, 1.0, 0.0, 0.0);
  if (page->scale > 0.0)
    sp_scene_builder_set_place (builder, page->scale * self->enlargement, page->body_x * self->enlargement,
                                page->body_y * self->enlargement);
  return builder;
}
