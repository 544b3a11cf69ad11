/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-scene.h"

G_BEGIN_DECLS

/*
 * SpPictureTiles: the pixels of one scene, in squares that worker threads fill with the renderer. What is not ready
 * at the wanted scale is shown from another scale or from one coarse picture of the whole, so nothing is ever blank.
 * Used in the main thread only.
 */
typedef struct _SpPictureTiles SpPictureTiles;

SpPictureTiles *sp_picture_tiles_new       (SpScene *scene, double ratio, GSourceOnceFunc ready, gpointer data);
void            sp_picture_tiles_free      (SpPictureTiles *self);
SpScene        *sp_picture_tiles_get_scene (SpPictureTiles *self);
gboolean        sp_picture_tiles_request   (SpPictureTiles *self, double scale, double ratio,
                                            const graphene_rect_t *visible, guint n_visible);
void            sp_picture_tiles_snapshot  (SpPictureTiles *self, GtkSnapshot *snapshot, double scale,
                                            double device_scale, const graphene_rect_t *visible);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPictureTiles, sp_picture_tiles_free)

G_END_DECLS
