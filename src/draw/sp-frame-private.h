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

/* What of the list stands on a page. */
typedef struct
{
  guint first;
  guint end;                  /* FIRST where the room is too small for one */
  gboolean at_least_one;
  SpRect room;
  double column_height;
  double height;              /* used */
} SpSourcePart;

/* From source number FIRST on as many as a room has place for, at least one where AT_LEAST_ONE. */
SpSourcePart sp_source_list_place (SpSourceList *self, guint first, SpRect room, gboolean at_least_one);
void         sp_source_list_draw  (SpSourceList *self, SpSceneBuilder *builder, const SpSourcePart *part);

/* What stands where on a page. */
typedef struct
{
  SpSceneBuilder *builder;    /* nullable: where the body has been drawn */
  double width;
  double bottom;              /* of what stands on it */
  double scale;               /* of the body; 0 for a page without one */
  double body_x;
  double body_y;
  gboolean has_legend;
  double legend_y;
  SpSourcePart sources;
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
  char *subtitle;             /* nullable: not made yet */
  SpSourceList *sources;      /* likewise */
  GArray *pages;              /* SpFramePage */
  double enlargement;         /* of what is around the body: sizes of pages are those before */
  gboolean is_end_placed;     /* legend and sources are on the pages */
  SpFrameDrawBody draw_body;  /* nullable: where bodies are drawn at the end */
  gpointer draw_data;
  GDestroyNotify free_draw_data;
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
SpSourceList *sp_frame_ensure_sources    (SpFrame *self);
SpFramePage  *sp_frame_add_page          (SpFrame *self, double body_width);
SpFramePage  *sp_frame_get_last_page     (SpFrame *self);
double        sp_frame_get_page_height   (SpFrame *self, const SpFramePage *page);
SpSceneBuilder *sp_frame_begin_scene     (SpFrame *self, const SpFramePage *page, guint index);    /* with what stands above */

/* sp-frame-end.c */
void          sp_frame_place_end         (SpFrame *self);
SpScene      *sp_frame_end_scene         (SpFrame *self, SpSceneBuilder *builder, guint page);   /* frees the builder */

/* What stands over a picture: the title and the line below it. Caller frees. */
char  *sp_frame_words_title    (SpSnapshot *snapshot, const SpPictureOptions *options);
char  *sp_frame_words_subtitle (SpSnapshot *snapshot, const SpPictureOptions *options, GPtrArray *filters);

G_END_DECLS
