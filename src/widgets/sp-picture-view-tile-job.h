/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "sp-scene.h"

G_BEGIN_DECLS

/* Pixels on a side of a tile. */
#define SP_PICTURE_TILE_SIZE 512

/* What the main thread and the workers share of one scene. */
typedef struct
{
  SpScene *scene;
  int frame;              /* atomic: the number of the last frame drawn */
  int stopped;            /* atomic */
} SpPictureTileState;

/* A square of a scene to be filled. It goes to a worker and comes back to the main thread. */
typedef struct _SpPictureTileJob SpPictureTileJob;

struct _SpPictureTileJob
{
  SpPictureTileState *state;
  double scale;           /* pixels a point */
  double ratio;           /* pixels of the device to one of the window's */
  int column;
  int row;
  int width;
  int height;
  int frame;              /* atomic: the last frame that wanted it */
  int urgency;            /* the most urgent goes first */
  GdkTexture *texture;    /* when it is back; NULL if no one wanted it any more */
  void (*receive) (SpPictureTileJob *job);   /* called in the main thread, unless stopped */
  gpointer owner;
};

SpPictureTileState *sp_picture_tile_state_new   (SpScene *scene);
SpPictureTileState *sp_picture_tile_state_ref   (SpPictureTileState *self);
void                sp_picture_tile_state_unref (SpPictureTileState *self);
void                sp_picture_tile_job_push    (SpPictureTileJob *self);
GdkTexture         *sp_picture_tile_draw        (SpScene *scene, double scale, double ratio, double x, double y, int width,
                                                  int height);

G_END_DECLS
