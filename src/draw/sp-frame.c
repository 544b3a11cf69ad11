/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

#include <glib/gi18n-lib.h>

#include "sp-text.h"

/*
 * The pages stay open until the end, since only then is it known how many there are, and in what room of the last one
 * the legend and the sources go.
 */

#define LEAST_CONTENT_WIDTH 360.0   /* points, of a page that fits its content: title and legend want some room */
#define HEADER_GAP 12.0
#define SUBTITLE_GAP 2.0
#define FOOTER_GAP 14.0
#define NUMBER_HEIGHT 14.0
#define MESSAGE_HEIGHT 120.0
#define LEAST_ROOM 72.0

/* To keep the sources on its page, a body is not made smaller than this share of what it could be. */
#define LEAST_SHARE_WITH_SOURCES 0.85

typedef struct
{
  SpSceneBuilder *builder;
  double width;
  double bottom;              /* of what stands on it */
} Page;

struct _SpFrame
{
  SpSnapshot *snapshot;
  SpPictureOptions options;
  const SpTheme *theme;
  SpLegend *legend;
  GHashTable *cited;          /* SpId * of sources */
  GPtrArray *filters;
  char *description;
  char *title;
  char *title_font;
  char *running_font;
  char *subtitle_font;
  char *small_font;
  GArray *pages;
};

static gboolean
fits_content (SpFrame *self)
{
  return self->options.page_width <= 0.0 || self->options.page_height <= 0.0;
}

static double
get_margin (SpFrame *self)
{
  double margin = MAX (self->options.margin, 0.0);

  if (fits_content (self))
    return margin;
  return MIN (margin, (MIN (self->options.page_width, self->options.page_height) - LEAST_ROOM) / 2.0);
}

static double
get_content_width (SpFrame *self, double body_width)
{
  if (fits_content (self))
    return MAX (body_width, LEAST_CONTENT_WIDTH);
  return self->options.page_width - 2.0 * get_margin (self);
}

/* The lower end of what may stand on a page: the number of the page goes into the margin, or above it where it is narrow. */
static double
get_page_end (SpFrame *self)
{
  if (fits_content (self))
    return G_MAXDOUBLE;
  return self->options.page_height - MAX (get_margin (self), NUMBER_HEIGHT);
}

static SpSourceList *
make_source_list (SpFrame *self)
{
  return sp_source_list_new (self->snapshot, self->cited, self->theme, self->options.right_to_left);
}

static double
measure_legend (SpFrame *self, double width)
{
  if (!self->options.show_legend || sp_legend_is_empty (self->legend))
    return 0.0;
  return sp_legend_measure (self->legend, width) + FOOTER_GAP;
}

static double
measure_sources (SpFrame *self, double width)
{
  g_autoptr (SpSourceList) list = make_source_list (self);

  if (!self->options.show_sources || sp_source_list_get_n (list) == 0)
    return 0.0;
  return sp_source_list_measure (list, width) + FOOTER_GAP;
}

static double
measure_words (const char *words, const char *font, double width)
{
  double height;

  sp_text_measure (words, font, width, NULL, &height);
  return height;
}

static double
measure_header (SpFrame *self, double width, gboolean is_first)
{
  g_autofree char *subtitle = NULL;
  double height;

  if (!self->options.show_title)
    return 0.0;
  if (!is_first)
    return measure_words (self->title, self->running_font, 0.0) + HEADER_GAP;
  subtitle = sp_frame_words_subtitle (self->snapshot, &self->options, self->filters);
  height = measure_words (self->title, self->title_font, width) + HEADER_GAP;
  return *subtitle == '\0' ? height : height + SUBTITLE_GAP + measure_words (subtitle, self->subtitle_font, width);
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
  SpRect box = { get_margin (self), get_margin (self), width, 0.0 };
  const char *font = is_first ? self->title_font : self->running_font;
  g_autofree char *subtitle = NULL;

  if (!self->options.show_title)
    return;
  box.height = measure_words (self->title, font, is_first ? width : 0.0);
  sp_scene_builder_begin_group (builder, SP_ROLE_CAPTION, self->title);
  add_line (self, builder, self->title, font, self->theme->text, box, is_first);
  if (is_first)
    {
      subtitle = sp_frame_words_subtitle (self->snapshot, &self->options, self->filters);
      box.y += box.height + SUBTITLE_GAP;
      box.height = measure_words (subtitle, self->subtitle_font, width);
      add_line (self, builder, subtitle, self->subtitle_font, self->theme->faint_text, box, TRUE);
    }
  sp_scene_builder_end_group (builder);
}

static Page *
add_page (SpFrame *self, double body_width)
{
  Page page = { .builder = sp_scene_builder_new (self->title, self->theme->ground) };
  double width = get_content_width (self, body_width);
  gboolean is_first = self->pages->len == 0;

  page.width = width + 2.0 * get_margin (self);
  page.bottom = get_margin (self) + measure_header (self, width, is_first);
  if (self->description != NULL)
    sp_scene_builder_set_description (page.builder, self->description);
  draw_header (self, page.builder, width, is_first);
  g_array_append_val (self->pages, page);
  return &g_array_index (self->pages, Page, self->pages->len - 1);
}

static Page *
get_last_page (SpFrame *self)
{
  return &g_array_index (self->pages, Page, self->pages->len - 1);
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
  self->theme = sp_theme_get (options->theme);
  self->legend = sp_legend_new (self->theme, options->right_to_left);
  self->cited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->filters = g_ptr_array_new_with_free_func (g_free);
  self->title = sp_frame_words_title (snapshot, options);
  self->title_font = sp_theme_dup_font (self->theme, self->theme->title_size, TRUE);
  self->running_font = sp_theme_dup_font (self->theme, self->theme->text_size, TRUE);
  self->subtitle_font = sp_theme_dup_font (self->theme, self->theme->text_size, FALSE);
  self->small_font = sp_theme_dup_font (self->theme, self->theme->small_size, FALSE);
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
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
    g_clear_pointer (&g_array_index (self->pages, Page, i).builder, sp_scene_builder_free);
  g_clear_pointer (&self->pages, g_array_unref);
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
 * sp_frame_cite:
 * @self: a frame
 * @source: a source behind the picture, or %SP_ID_NONE
 *
 * Puts a source on the list. Takes constant time; again and none do nothing.
 */
void
sp_frame_cite (SpFrame *self, SpId source)
{
  g_return_if_fail (self != NULL);

  if (source != SP_ID_NONE && !g_hash_table_contains (self->cited, &source))
    g_hash_table_add (self->cited, g_memdup2 (&source, sizeof source));
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
 * sp_frame_fit:
 * @self: a frame that knows its signs and sources
 * @body_width: in points
 * @body_height: in points
 *
 * Finds how much a body has to be made smaller to stand on one page. The legend stays with it; the sources too as long
 * as that costs little, else they go on a page of their own. Where even so the scale were below %SP_FRAME_LEAST_SCALE,
 * the legend leaves the page as well.
 *
 * Returns: above 0, and 1 at most
 */
double
sp_frame_fit (SpFrame *self, double body_width, double body_height)
{
  double width;
  double height;
  double legend;
  double alone;
  double with_legend;
  double with_all;

  g_return_val_if_fail (self != NULL, 1.0);

  if (fits_content (self) || body_width <= 0.0 || body_height <= 0.0)
    return 1.0;
  sp_frame_get_room (self, &width, &height);
  legend = measure_legend (self, width);
  alone = MIN (1.0, MIN (width / body_width, height / body_height));
  with_legend = MIN (alone, (height - legend) / body_height);
  with_all = MIN (with_legend, (height - legend - measure_sources (self, width)) / body_height);
  if (with_all >= SP_FRAME_LEAST_SCALE && with_all >= LEAST_SHARE_WITH_SOURCES * with_legend)
    return with_all;
  return with_legend >= SP_FRAME_LEAST_SCALE ? with_legend : alone;
}

/**
 * sp_frame_get_room:
 * @self: a frame that knows its filters
 * @width: (out): in points
 * @height: (out): in points, on the first page, which has the highest header
 *
 * Finds the room for a body on a page without legend and sources; %G_MAXDOUBLE twice where the page fits the content.
 */
void
sp_frame_get_room (SpFrame *self, double *width, double *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = G_MAXDOUBLE;
  *height = G_MAXDOUBLE;
  if (fits_content (self))
    return;
  *width = get_content_width (self, 0.0);
  *height = MAX (get_page_end (self) - get_margin (self) - measure_header (self, *width, TRUE), LEAST_ROOM);
}

/**
 * sp_frame_begin_page:
 * @self: a frame
 * @body_width: in points, before it is scaled
 * @body_height: in points
 * @scale: from sp_frame_fit(), or what the picture chose
 *
 * Begins a page with its title. The builder that comes back places the body: from 0, 0 to @body_width, @body_height. A
 * matrix begins at the leading margin, a diagram stands in the middle.
 *
 * Returns: (transfer none): a builder, to be used until sp_frame_end_page()
 */
SpSceneBuilder *
sp_frame_begin_page (SpFrame *self, double body_width, double body_height, double scale)
{
  Page *page;
  double x;
  double spare;

  g_return_val_if_fail (self != NULL && scale > 0.0, NULL);

  page = add_page (self, body_width * scale);
  spare = page->width - 2.0 * get_margin (self) - body_width * scale;
  x = get_margin (self);
  if (self->options.kind == SP_PICTURE_KIND_DIAGRAM)
    x += MAX (spare, 0.0) / 2.0;
  else if (self->options.right_to_left)
    x += MAX (spare, 0.0);
  sp_scene_builder_set_place (page->builder, scale, x, page->bottom);
  page->bottom += body_height * scale;
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

  sp_scene_builder_set_place (get_last_page (self)->builder, 1.0, 0.0, 0.0);
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
  width = MIN (width, LEAST_CONTENT_WIDTH);
  height = MIN (height, MAX (MESSAGE_HEIGHT, measure_words (text, self->subtitle_font, width)));
  builder = sp_frame_begin_page (self, width, height, 1.0);
  item.box = (SpRect) { 0.0, 0.0, width, height };
  sp_scene_builder_add_text (builder, &item);
  sp_frame_end_page (self);
}

static void
draw_legend (SpFrame *self)
{
  Page *page = get_last_page (self);
  double width = page->width - 2.0 * get_margin (self);
  double height = measure_legend (self, width);

  if (height <= 0.0)
    return;
  if (page->bottom + height > get_page_end (self))
    page = add_page (self, 0.0);
  else
    page->bottom += FOOTER_GAP;
  sp_legend_draw (self->legend, page->builder, get_margin (self), page->bottom, width);
  page->bottom += height - FOOTER_GAP;
}

/* On a new page at least one source is drawn, so that even a page of a hand's breadth comes to an end. */
static void
draw_sources (SpFrame *self)
{
  g_autoptr (SpSourceList) list = make_source_list (self);
  gboolean is_new_page = FALSE;
  guint first = 0;

  while (self->options.show_sources && first < sp_source_list_get_n (list))
    {
      Page *page = get_last_page (self);
      double y = page->bottom + (is_new_page ? 0.0 : FOOTER_GAP);
      double end = get_page_end (self);
      SpRect room = { get_margin (self), y, page->width - 2.0 * get_margin (self), end - y };
      double height;

      first = sp_source_list_draw (list, page->builder, first, room, is_new_page, &height);
      if (height > 0.0)
        page->bottom = y + height;
      is_new_page = first < sp_source_list_get_n (list);
      if (is_new_page)
        add_page (self, 0.0);
    }
}

static void
draw_page_number (SpFrame *self, const Page *page, guint index)
{
  double margin = get_margin (self);
  double room = MAX (margin, NUMBER_HEIGHT);
  g_autofree char *number = NULL;
  SpRect box = { margin, self->options.page_height - (room + NUMBER_HEIGHT) / 2.0, page->width - 2.0 * margin, NUMBER_HEIGHT };
  SpTextItem text = { .font = self->small_font, .ink = self->theme->faint_text, .box = box, .vertical = SP_ALIGN_MIDDLE };

  if (self->pages->len < 2)
    return;
  /* Translators: the number of a page and how many there are */
  number = g_strdup_printf (_ ("%u of %u"), index + 1, self->pages->len);
  text.text = number;
  text.align = sp_text_align_trailing (number, self->options.right_to_left);
  sp_scene_builder_add_text (page->builder, &text);
}

/**
 * sp_frame_end:
 * @self: (transfer full): a frame with a page
 *
 * Adds the legend and the sources, under the last body or on pages of their own, and numbers the pages where there are
 * several.
 *
 * Returns: (transfer full) (element-type SpScene): the pages
 */
GPtrArray *
sp_frame_end (SpFrame *self)
{
  GPtrArray *scenes;

  g_return_val_if_fail (self != NULL && self->pages->len > 0, NULL);

  scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scene_unref);
  draw_legend (self);
  draw_sources (self);
  for (guint i = 0; i < self->pages->len; i++)
    {
      Page *page = &g_array_index (self->pages, Page, i);
      double height = fits_content (self) ? page->bottom + get_margin (self) : self->options.page_height;

      draw_page_number (self, page, i);
      g_ptr_array_add (scenes, sp_scene_builder_end (g_steal_pointer (&page->builder), page->width, height));
    }
  sp_frame_free (self);
  return scenes;
}
