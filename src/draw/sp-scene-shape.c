/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-builder.h"

/* How far the handles of a cubic curve lie from its ends to come nearest to a quarter of a circle. */
#define QUARTER 0.5522847498307936

/**
 * sp_scene_builder_rectangle:
 * @self: a builder
 * @x: left
 * @y: top
 * @width: not negative
 * @height: not negative
 * @radius: of the corners, made smaller where it does not fit; 0 for sharp ones
 *
 * Adds a closed rectangle to the path; all in points.
 */
void
sp_scene_builder_rectangle (SpSceneBuilder *self,
                            double          x,
                            double          y,
                            double          width,
                            double          height,
                            double          radius)
{
  double r = MIN (radius, MIN (width, height) / 2.0);
  double k = r * (1.0 - QUARTER);
  double right = x + width;
  double bottom = y + height;

  if (r <= 0.0)
    {
      sp_scene_builder_move_to (self, x, y);
      sp_scene_builder_line_to (self, right, y);
      sp_scene_builder_line_to (self, right, bottom);
      sp_scene_builder_line_to (self, x, bottom);
      sp_scene_builder_close (self);
      return;
    }
  sp_scene_builder_move_to (self, x + r, y);
  sp_scene_builder_line_to (self, right - r, y);
  sp_scene_builder_curve_to (self, right - k, y, right, y + k, right, y + r);
  sp_scene_builder_line_to (self, right, bottom - r);
  sp_scene_builder_curve_to (self, right, bottom - k, right - k, bottom, right - r, bottom);
  sp_scene_builder_line_to (self, x + r, bottom);
  sp_scene_builder_curve_to (self, x + k, bottom, x, bottom - k, x, bottom - r);
  sp_scene_builder_line_to (self, x, y + r);
  sp_scene_builder_curve_to (self, x, y + k, x + k, y, x + r, y);
  sp_scene_builder_close (self);
}

/**
 * sp_scene_builder_ellipse:
 * @self: a builder
 * @cx: centre
 * @cy: centre
 * @rx: half of the width
 * @ry: half of the height
 *
 * Adds a closed ellipse to the path; all in points.
 */
void
sp_scene_builder_ellipse (SpSceneBuilder *self,
                          double          cx,
                          double          cy,
                          double          rx,
                          double          ry)
{
  double kx = rx * QUARTER;
  double ky = ry * QUARTER;

  sp_scene_builder_move_to (self, cx + rx, cy);
  sp_scene_builder_curve_to (self, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
  sp_scene_builder_curve_to (self, cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
  sp_scene_builder_curve_to (self, cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
  sp_scene_builder_curve_to (self, cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
  sp_scene_builder_close (self);
}
