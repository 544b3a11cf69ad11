/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-builder-private.h"

/* Where what is added comes to stand, how large, and from how far away it is seen. */

/* A stamp is scaled but not moved. */
double
sp_scene_builder_place_x (SpSceneBuilder *self,
                          double          x)
{
  return (self->stamp != NULL ? 0.0 : self->x) + x * self->scale;
}

double
sp_scene_builder_place_y (SpSceneBuilder *self,
                          double          y)
{
  return (self->stamp != NULL ? 0.0 : self->y) + y * self->scale;
}

/**
 * sp_scene_builder_set_place:
 * @self: a builder
 * @scale: positive; 1 for none
 * @x: where 0 comes to stand, in points
 * @y: where 0 comes to stand, in points
 *
 * Scales and moves what is added from here on: paths with their lines and dashes, texts with their fonts, targets.
 * Each call takes the place of the one before.
 */
void
sp_scene_builder_set_place (SpSceneBuilder *self,
                            double          scale,
                            double          x,
                            double          y)
{
  g_return_if_fail (self != NULL && scale > 0.0);

  self->scale = scale;
  self->x = x;
  self->y = y;
  self->placed_font = NULL;
}

/**
 * sp_scene_builder_set_scales:
 * @self: a builder
 * @least: pixels to a point of what is added, before it is placed, from which on it is shown; 0 for any
 * @end: those from which on it is not shown any more; 0 for never
 *
 * Says from how far away the paths and texts that are added from here on are to be seen. Each call takes the place of the one
 * before.
 */
void
sp_scene_builder_set_scales (SpSceneBuilder *self,
                             double          least,
                             double          end)
{
  g_return_if_fail (self != NULL && least >= 0.0 && end >= 0.0);

  self->least_scale = least;
  self->end_scale = end;
}
