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
void       sp_frame_add_filter      (SpFrame *self, const char *text);        /* one more part of the line under the title */
void       sp_frame_set_description (SpFrame *self, const char *description); /* the whole picture in words */

/* The scale, 1 at most, at which a body fits on one page, its legend with it; 1 where the page fits the content. */
double     sp_frame_fit             (SpFrame *self, double body_width, double body_height);
/* The room for a body on one of several pages, in points; G_MAXDOUBLE twice where the page fits the content. */
void       sp_frame_get_room        (SpFrame *self, double *width, double *height);

/* The height of legend and sources, in points; 0 for none. */
double     sp_frame_measure_end     (SpFrame *self);

/* A page; its builder belongs to the frame until sp_frame_end_page(). */
SpSceneBuilder *sp_frame_begin_page (SpFrame *self, double body_width, double body_height, double scale);
void            sp_frame_end_page   (SpFrame *self);
/* A page that only says something: "No actors yet". */
void            sp_frame_add_message (SpFrame *self, const char *text);

/* Adds legend and sources, under the last body or on pages of their own, and the page numbers. Frees the frame.
 * Returns the pages. */
SpPages   *sp_frame_end             (SpFrame *self);

G_END_DECLS
