/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-legend.h"
#include "sp-picture.h"
#include "sp-scene-builder.h"

G_BEGIN_DECLS

/*
 * SpFrame: the pages around a picture: title, a line with date, rule and filters, the body, the legend and the
 * sources, and on more than one page their numbers. Use:
 *
 *   frame = sp_frame_new (snapshot, options);
 *   ... sp_legend_note_*() on sp_frame_get_legend (frame), sp_frame_cite() for every source behind the picture ...
 *   scale = sp_frame_fit (frame, body_width, body_height);      or pages of sp_frame_get_room()
 *   builder = sp_frame_begin_page (frame, body_width, body_height, scale);
 *   ... the body, drawn from 0, 0 to body_width, body_height; the builder moves and scales it ...
 *   sp_frame_end_page (frame);
 *   return sp_frame_end (frame);
 *
 * A picture of many pages tells the size of each body by sp_frame_add_body(), and draws it when its page is asked for:
 * sp_frame_end_later().
 *
 * The body mirrors itself where options->right_to_left; the frame mirrors the rest.
 */
typedef struct _SpFrame SpFrame;

/* Below this scale the text of a body is no longer readable in print. */
#define SP_FRAME_LEAST_SCALE 0.65

SpFrame   *sp_frame_new  (SpSnapshot *snapshot, const SpPictureOptions *options);
void       sp_frame_free (SpFrame *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFrame, sp_frame_free)

SpLegend  *sp_frame_get_legend      (SpFrame *self);
void       sp_frame_cite            (SpFrame *self, SpId source);             /* as often as it likes; NONE is ignored */
void       sp_frame_cite_evidence   (SpFrame *self, SpPositions *positions, const guint *actors, guint n_actors);
void       sp_frame_add_filter      (SpFrame *self, const char *text);        /* one more part of the line under the title */
void       sp_frame_set_description (SpFrame *self, const char *description); /* the whole picture in words */

/* The scale, 1 at most, at which a body fits on one page, its legend with it; 1 where the page fits the content. */
double     sp_frame_fit             (SpFrame *self, double body_width, double body_height);
/* The same for a body that goes over several pages rather than be drawn below a scale. */
double     sp_frame_fit_readable    (SpFrame *self, double body_width, double body_height, double least);
/* Where the page fits the content: as on a poster, title and legend are larger round a body that is wider than a page. */
void       sp_frame_enlarge         (SpFrame *self, double body_width);
/* The room for a body on one of several pages, in points; G_MAXDOUBLE twice where the page fits the content. */
void       sp_frame_get_room        (SpFrame *self, double *width, double *height);

/* The height of legend and sources, in points; 0 for none. */
double     sp_frame_measure_end     (SpFrame *self);

/* A page whose body is drawn when the page is. */
void       sp_frame_add_body        (SpFrame *self, double body_width, double body_height, double scale);
/* How many pages there will be with these bodies: with legend and sources. Nothing may be noted or added after that. */
guint      sp_frame_count_pages     (SpFrame *self);
/* The other way round: forgets the bodies and how many pages there were. */
void       sp_frame_turn_page       (SpFrame *self);

/* A page; its builder belongs to the frame until sp_frame_end_page(). */
SpSceneBuilder *sp_frame_begin_page (SpFrame *self, double body_width, double body_height, double scale);
void            sp_frame_end_page   (SpFrame *self);
/* A page that only says something: "No actors yet". */
void            sp_frame_add_message (SpFrame *self, const char *text);

/* Adds legend and sources, under the last body or on pages of their own, and the page numbers. Frees the frame.
 * Returns the pages. */
SpPages   *sp_frame_end             (SpFrame *self);

/* Draws body BODY, from 0, 0; FALSE where PROGRESS said to stop. Called in any thread, in several at once. */
typedef gboolean (*SpFrameDrawBody) (SpSceneBuilder *builder, guint body, SpLayoutProgress progress, gpointer progress_data,
                                     gpointer data);
/* The same for bodies that were only told of: DATA is freed with the pages. */
SpPages   *sp_frame_end_later       (SpFrame *self, SpFrameDrawBody draw, gpointer data, GDestroyNotify free_data);

G_END_DECLS
