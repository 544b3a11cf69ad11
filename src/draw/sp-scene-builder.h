/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/* SpSceneBuilder: the only maker of scenes. Copies what it is given. */
typedef struct _SpSceneBuilder SpSceneBuilder;

SpSceneBuilder *sp_scene_builder_new  (const char *title, SpInk ground);
void            sp_scene_builder_free (SpSceneBuilder *self);
SpScene        *sp_scene_builder_end  (SpSceneBuilder *self, double width, double height);   /* frees the builder */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSceneBuilder, sp_scene_builder_free)

void sp_scene_builder_set_description (SpSceneBuilder *self, const char *description);

/* What is added from here on is scaled, its text and lines too, and then moved; 1, 0, 0 ends that. */
void sp_scene_builder_set_place (SpSceneBuilder *self, double scale, double x, double y);

/* What is added from here on is shown where the picture is looked at in at least LEAST pixels to a point and in less than END,
 * counted before it is placed; 0, 0 ends that. Groups and targets are always there. */
void sp_scene_builder_set_scales (SpSceneBuilder *self, double least, double end);

/* A path is begun, drawn and added with the style of STYLE (whose verbs and points are ignored). */
void sp_scene_builder_move_to  (SpSceneBuilder *self, double x, double y);
void sp_scene_builder_line_to  (SpSceneBuilder *self, double x, double y);
void sp_scene_builder_curve_to (SpSceneBuilder *self, double x1, double y1, double x2, double y2, double x3, double y3);
void sp_scene_builder_close    (SpSceneBuilder *self);
void sp_scene_builder_rectangle (SpSceneBuilder *self, double x, double y, double width, double height, double radius);
void sp_scene_builder_ellipse  (SpSceneBuilder *self, double cx, double cy, double rx, double ry);
void sp_scene_builder_add_path (SpSceneBuilder *self, const SpPathItem *style);

void sp_scene_builder_add_text    (SpSceneBuilder *self, const SpTextItem *text);
void sp_scene_builder_begin_group (SpSceneBuilder *self, SpRole role, const char *name);
void sp_scene_builder_end_group   (SpSceneBuilder *self);
void sp_scene_builder_add_target  (SpSceneBuilder *self, const SpTarget *target);

/* What is drawn between the two becomes a stamp, with the upper left corner of the cell at 0, 0: paths and texts alone. It
 * lives as long as the scene. */
void           sp_scene_builder_begin_stamp (SpSceneBuilder *self);
const SpStamp *sp_scene_builder_end_stamp   (SpSceneBuilder *self);

/* A row of cells, copied; equal id2s one row after the other are stored once. */
void sp_scene_builder_add_cells   (SpSceneBuilder *self, const SpCellsItem *cells);

/* Names a cell in words, caller frees: called in any thread, as long as the scene lives. */
typedef char *(*SpCellWords) (guint row, guint column, gpointer data);
void sp_scene_builder_set_cell_words (SpSceneBuilder *self, SpCellWords words, gpointer data, GDestroyNotify free_data);

/* The natural size of a text in points: in one line, or wrapped to WIDTH if > 0. Thread-safe. */
void sp_text_measure (const char *text, const char *font, double width, double *out_width, double *out_height);

G_END_DECLS
