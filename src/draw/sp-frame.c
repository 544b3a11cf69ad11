/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

#include <glib/gi18n-lib.h>

#include "sp-filter-words.h"
#include "sp-text.h"

/*
 * The pages stay open until the end, since only then is it known how many there are, and in what room of the last one
 * the legend and the sources go.
 */

#define MESSAGE_HEIGHT 120.0   /* points */

static void
name_filters (SpFrame *self, const SpFilter *filter)
{
  for (guint part = 0; filter != NULL && part < SP_N_FILTER_PARTS; part++)
    {
      char *words = sp_filter_dup_part_words (filter, self->snapshot, part);

      if (words != NULL)
        g_ptr_array_add (self->filters, words);
    }
}

/**
 * sp_frame_new:
 * @snapshot: the project
 * @options: what is shown around the picture, its page and its theme; copied
 *
 * Begins the pages of a picture.
 *
 * Returns: (transfer full): a frame, to be ended or freed
 */
SpFrame *
sp_frame_new (SpSnapshot *snapshot, const SpPictureOptions *options)
{
  SpFrame *self;

  g_return_val_if_fail (snapshot != NULL && options != NULL, NULL);

  self = g_new0 (SpFrame, 1);
  self->snapshot = sp_snapshot_ref (snapshot);
  self->options = *options;
  self->options.places = NULL;
  self->options.filter = NULL;
  self->theme = sp_theme_get (options->theme);
  self->legend = sp_legend_new (self->theme, options->right_to_left);
  self->cited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filters = g_ptr_array_new_with_free_func (g_free);
  self->title = sp_frame_words_title (snapshot, options);
  self->title_font = sp_theme_dup_font (self->theme, self->theme->title_size, TRUE);
  self->running_font = sp_theme_dup_font (self->theme, self->theme->text_size, TRUE);
  self->subtitle_font = sp_theme_dup_font (self->theme, self->theme->text_size, FALSE);
  self->small_font = sp_theme_dup_font (self->theme, self->theme->small_size, FALSE);
  self->enlargement = 1.0;
  self->pages = g_array_new (FALSE, FALSE, sizeof (SpFramePage));
  name_filters (self, options->filter);
  return self;
}

/**
 * sp_frame_free:
 * @self: (transfer full): a frame that was not ended
 *
 * Throws away what was drawn.
 */
void
sp_frame_free (SpFrame *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->pages->len; i++)
    g_clear_pointer (&g_array_index (self->pages, SpFramePage, i).builder, sp_scene_builder_free);
  g_clear_pointer (&self->pages, g_array_unref);
  if (self->free_draw_data != NULL)
    self->free_draw_data (self->draw_data);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->sources, sp_source_list_free);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->legend, sp_legend_free);
  g_clear_pointer (&self->cited, g_hash_table_unref);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->title_font, g_free);
  g_clear_pointer (&self->running_font, g_free);
  g_clear_pointer (&self->subtitle_font, g_free);
  g_clear_pointer (&self->small_font, g_free);
  g_free (self);
}

/**
 * sp_frame_get_legend:
 * @self: a frame
 *
 * Returns: (transfer none): its legend, to note signs in; it is drawn where the options show one
 */
SpLegend *
sp_frame_get_legend (SpFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->legend;
}

/**
 * sp_frame_add_filter:
 * @self: a frame without a page
 * @text: translated words for what was chosen or left out; copied
 *
 * Adds to the line under the title.
 */
void
sp_frame_add_filter (SpFrame *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  g_ptr_array_add (self->filters, g_strdup (text));
  g_clear_pointer (&self->subtitle, g_free);
}

/**
 * sp_frame_set_description:
 * @self: a frame without a page
 * @description: the whole picture in words; copied
 *
 * Gives every page its alternative text.
 */
void
sp_frame_set_description (SpFrame *self, const char *description)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->description, description);
}

/**
 * sp_frame_add_body:
 * @self: a frame that is to be ended by sp_frame_end_later()
 * @body_width: in points, before it is scaled
 * @body_height: in points
 * @scale: from sp_frame_fit(), or what the picture chose
 *
 * Adds a page with a title and a body that is drawn when the page is asked for. A matrix begins at the leading margin, any
 * other picture stands in the middle.
 */
void
sp_frame_add_body (SpFrame *self, double body_width, double body_height, double scale)
{
  SpFramePage *page;
  double spare;

  g_return_if_fail (self != NULL && scale > 0.0 && !self->is_end_placed);

  scale /= self->enlargement;
  page = sp_frame_add_page (self, body_width * scale);
  spare = page->width - 2.0 * sp_frame_get_margin (self) - body_width * scale;
  page->scale = scale;
  page->body_x = sp_frame_get_margin (self);
  page->body_y = page->bottom;
  if (self->options.kind != SP_PICTURE_KIND_MATRIX)
    page->body_x += MAX (spare, 0.0) / 2.0;
  else if (self->options.right_to_left)
    page->body_x += MAX (spare, 0.0);
  page->bottom += body_height * scale;
}

/**
 * sp_frame_count_pages:
 * @self: a frame with all its bodies
 *
 * Finds where legend and sources go.
 *
 * Returns: how many pages there are with them
 */
guint
sp_frame_count_pages (SpFrame *self)
{
  g_return_val_if_fail (self != NULL && self->pages->len > 0, 0);

  sp_frame_place_end (self);
  return self->pages->len;
}

/**
 * sp_frame_turn_page:
 * @self: a frame none of whose bodies has been drawn
 *
 * Turns the page by a quarter, and forgets the bodies. What was noted and cited stays.
 */
void
sp_frame_turn_page (SpFrame *self)
{
  double width;

  g_return_if_fail (self != NULL);

  width = self->options.page_width;
  self->options.page_width = self->options.page_height;
  self->options.page_height = width;
  self->is_end_placed = FALSE;
  g_array_set_size (self->pages, 0);
}

/**
 * sp_frame_begin_page:
 * @self: a frame
 * @body_width: in points, before it is scaled
 * @body_height: in points
 * @scale: from sp_frame_fit(), or what the picture chose
 *
 * Begins a page with its title. The builder that comes back places the body: from 0, 0 to @body_width, @body_height.
 *
 * Returns: (transfer none): a builder, to be used until sp_frame_end_page()
 */
SpSceneBuilder *
sp_frame_begin_page (SpFrame *self, double body_width, double body_height, double scale)
{
  SpFramePage *page;

  g_return_val_if_fail (self != NULL && scale > 0.0, NULL);

  sp_frame_add_body (self, body_width, body_height, scale);
  page = sp_frame_get_last_page (self);
  page->builder = sp_frame_begin_scene (self, page, self->pages->len - 1);
  return page->builder;
}

/**
 * sp_frame_end_page:
 * @self: a frame with a page
 *
 * Ends the body begun last.
 */
void
sp_frame_end_page (SpFrame *self)
{
  g_return_if_fail (self != NULL && self->pages->len > 0);

  sp_scene_builder_set_place (sp_frame_get_last_page (self)->builder, 1.0, 0.0, 0.0);
}

/**
 * sp_frame_add_message:
 * @self: a frame
 * @text: translated words
 *
 * Adds a page that has words in the place of a picture.
 */
void
sp_frame_add_message (SpFrame *self, const char *text)
{
  double width;
  double height;
  SpSceneBuilder *builder;
  SpTextItem item = { .text = text, .font = self->subtitle_font, .ink = self->theme->faint_text,
                      .align = SP_ALIGN_MIDDLE, .vertical = SP_ALIGN_MIDDLE, .wrap = TRUE };

  sp_frame_get_room (self, &width, &height);
  width = MIN (width, SP_FRAME_LEAST_CONTENT_WIDTH);
  height = MIN (height, MAX (MESSAGE_HEIGHT, sp_frame_measure_words (text, self->subtitle_font, width)));
  builder = sp_frame_begin_page (self, width, height, 1.0);
  item.box = (SpRect) { 0.0, 0.0, width, height };
  sp_scene_builder_begin_group (builder, SP_ROLE_CAPTION, "");
  sp_scene_builder_add_text (builder, &item);
  sp_scene_builder_end_group (builder);
  sp_frame_end_page (self);
}

/* A page as it is asked for. */
static SpScene *
draw_page_cb (guint index, SpLayoutProgress progress, gpointer progress_data, gpointer data)
{
  SpFrame *self = data;
  const SpFramePage *page = &g_array_index (self->pages, SpFramePage, index);
  g_autoptr (SpSceneBuilder) builder = sp_frame_begin_scene (self, page, index);

  if (page->scale > 0.0 && !self->draw_body (builder, index, progress, progress_data, self->draw_data))
    return NULL;
  return sp_frame_end_scene (self, g_steal_pointer (&builder), index);
}

/**
 * sp_frame_end:
 * @self: (transfer full): a frame with a page
 *
 * Adds the legend and the sources, under the last body or on pages of their own, and numbers the pages where there are
 * several.
 *
 * Returns: (transfer full): the pages
 */
SpPages *
sp_frame_end (SpFrame *self)
{
  GPtrArray *scenes;

  g_return_val_if_fail (self != NULL && self->pages->len > 0, NULL);

  scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);
  sp_frame_place_end (self);
  for (guint i = 0; i < self->pages->len; i++)
    {
      SpFramePage *page = &g_array_index (self->pages, SpFramePage, i);

      if (page->builder == NULL)
        page->builder = sp_frame_begin_scene (self, page, i);
      g_ptr_array_add (scenes, sp_frame_end_scene (self, g_steal_pointer (&page->builder), i));
    }
  sp_frame_free (self);
  return sp_pages_new_of_scenes (scenes);
}

static void
free_frame_cb (gpointer frame)
{
  sp_frame_free (frame);
}

/**
 * sp_frame_end_later:
 * @self: (transfer full): a frame with a body that sp_frame_add_body() told of
 * @draw: draws a body, in whichever thread, and in several at once
 * @data: for @draw
 * @free_data: (nullable): called with @data when the pages go
 *
 * The same for bodies that are drawn when their page is asked for. The bodies come first; further pages have none.
 *
 * Returns: (transfer full): the pages, which own the frame
 */
SpPages *
sp_frame_end_later (SpFrame *self, SpFrameDrawBody draw, gpointer data, GDestroyNotify free_data)
{
  g_autofree SpPageSize *sizes = NULL;

  g_return_val_if_fail (self != NULL && self->pages->len > 0 && draw != NULL, NULL);

  sp_frame_place_end (self);
  self->draw_body = draw;
  self->draw_data = data;
  self->free_draw_data = free_data;
  sizes = g_new (SpPageSize, self->pages->len);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const SpFramePage *page = &g_array_index (self->pages, SpFramePage, i);

      sizes[i] = (SpPageSize) { page->width * self->enlargement, sp_frame_get_page_height (self, page) * self->enlargement };
    }
  return sp_pages_new (sizes, self->pages->len, draw_page_cb, self, free_frame_cb);
}
