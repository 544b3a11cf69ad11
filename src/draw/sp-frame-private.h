/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-frame.h"

G_BEGIN_DECLS

/* The list of sources under a picture: numbered, in the order by hand, each with what is known to be wrong in it. */
typedef struct _SpSourceList SpSourceList;

SpSourceList *sp_source_list_new      (SpSnapshot *snapshot, GHashTable *cited, const SpTheme *theme, gboolean right_to_left);
void          sp_source_list_free     (SpSourceList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSourceList, sp_source_list_free)

guint  sp_source_list_get_n    (SpSourceList *self);
/* The height of the whole list with its heading in a width. */
double sp_source_list_measure  (SpSourceList *self, double width);
/* Draws from source number FIRST on into a room, at least one where AT_LEAST_ONE. Returns the first that is left over and
 * the height used. */
guint  sp_source_list_draw     (SpSourceList *self, SpSceneBuilder *builder, guint first, SpRect room, gboolean at_least_one,
                                double *height);

typedef struct
{
  SpSceneBuilder *builder;
  double width;
  double bottom;              /* of what stands on it */
} SpFramePage;

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

#define SP_FRAME_LEAST_CONTENT_WIDTH 360.0   /* points, of a page that fits its content: title and legend want some room */
#define SP_FRAME_LEAST_ROOM 72.0
#define SP_FRAME_FOOTER_GAP 14.0
#define SP_FRAME_NUMBER_HEIGHT 14.0

/* sp-frame-page.c */
gboolean      sp_frame_fits_content      (SpFrame *self);
double        sp_frame_get_margin        (SpFrame *self);
double        sp_frame_get_content_width (SpFrame *self, double body_width);
double        sp_frame_get_page_end      (SpFrame *self);
double        sp_frame_measure_words     (const char *words, const char *font, double width);
double        sp_frame_measure_header    (SpFrame *self, double width, gboolean is_first);
double        sp_frame_measure_legend    (SpFrame *self, double width);     /* with the gap above it; 0 for none */
double        sp_frame_measure_sources   (SpFrame *self, double width);
SpSourceList *sp_frame_make_source_list  (SpFrame *self);
SpFramePage  *sp_frame_add_page          (SpFrame *self, double body_width);
SpFramePage  *sp_frame_get_last_page     (SpFrame *self);

/* sp-frame-end.c */
void          sp_frame_draw_legend       (SpFrame *self);
void          sp_frame_draw_sources      (SpFrame *self);
void          sp_frame_draw_page_number  (SpFrame *self, const SpFramePage *page, guint index);

/* What stands over a picture: the title and the line below it. Caller frees. */
char  *sp_frame_words_title    (SpSnapshot *snapshot, const SpPictureOptions *options);
char  *sp_frame_words_subtitle (SpSnapshot *snapshot, const SpPictureOptions *options, GPtrArray *filters);

G_END_DECLS
