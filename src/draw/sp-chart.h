/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-frame.h"

G_BEGIN_DECLS

/*
 * What the charts (grid, spectrum and timeline) share. Everything is placed as if it ran from left to right, in points,
 * and mirrored where the picture does not.
 */
typedef struct
{
  SpSnapshot *snapshot;
  SpPositions *positions;
  const SpPictureOptions *options;
  const SpTheme *theme;
  char *name_font;
  char *bold_font;
  char *heading_font;
  char *small_font;
  gboolean some_influence;    /* whether any actor's is known */
  gboolean has_halos;         /* round texts; in a crowd they would be most of the work */
  double width;               /* of the body */
  SpSceneBuilder *builder;    /* of the page that is being drawn */
} SpChart;

void   sp_chart_init       (SpChart *self, SpSnapshot *snapshot, SpPositions *positions, const SpPictureOptions *options);
void   sp_chart_clear      (SpChart *self);

/* The width that a chart takes of a page, or of a picture that fits its content. */
double sp_chart_find_width (const SpChart *self, SpFrame *frame);

/* The issue that was chosen, or G_MAXUINT where there is none. */
guint  sp_chart_find_issue (const SpChart *self);

/* Drawing */
SpRect sp_chart_mirror     (const SpChart *self, SpRect rect);
double sp_chart_mirror_x   (const SpChart *self, double x);
void   sp_chart_add_text   (const SpChart *self, const char *text, const char *font, SpInk ink, SpRect box, SpAlign align,
                            gboolean wrap);       /* start is the side where the picture's lines begin */
void   sp_chart_add_line   (const SpChart *self, double x1, double y1, double x2, double y2, const SpPathItem *style);
void   sp_chart_add_rule   (const SpChart *self, double x1, double y1, double x2, double y2, SpInk ink, double width);
void   sp_chart_add_box    (const SpChart *self, SpRect box, const SpPathItem *style);
void   sp_chart_add_diamond (const SpChart *self, double x, double y, double radius, const SpPathItem *style);
void   sp_chart_add_target (const SpChart *self, const SpTarget *target);     /* its bounds are mirrored */

/* An actor: its shape by kind, its fill and sign by POSITION (nullable: by its own colour), with the marks of contradiction
 * and shift; a dashed rim where influence is unknown while others' is known. */
void   sp_chart_add_actor  (const SpChart *self, guint actor, const SpPosition *position, double x, double y, double radius);
/* The radius of an actor whose area tells its influence; unknown is as large as a middling one. */
double sp_chart_find_radius (const SpChart *self, guint actor, double least, double largest);

/* Words */
double sp_chart_measure_width  (const char *text, const char *font);
double sp_chart_measure_height (const char *text, const char *font, double width);
char  *sp_chart_name_actor (const SpChart *self, guint actor, const SpPosition *position);    /* to be read out, of a node */
char  *sp_chart_number     (double value);                    /* 0 to 100, as short as it can be */
void   sp_chart_cite_cell  (const SpChart *self, SpFrame *frame, guint actor, guint issue);

/* Instead of a picture: words, and NULL with an error. */
SpPages   *sp_chart_draw_message (SpSnapshot *snapshot, const SpPictureOptions *options, const char *message);
SpPages   *sp_chart_fail_cancelled (GError **error);

/* The height of a line as a share of its font's size: every common font fits in. */
#define SP_CHART_LINE 1.4
/* A chart that would be smaller goes over pages: its smallest text keeps six points. */
#define SP_CHART_LEAST_SCALE 0.8

#define SP_CHART_HAIRLINE 0.4
#define SP_CHART_RULE 0.8

/* More sentences than these nobody listens to. */
#define SP_CHART_MOST_SENTENCES 60

G_END_DECLS
