/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frame-private.h"

/* How large a body may be, and what else stands on its page. */

/* To keep the sources on its page, or the legend on that of a body that is small anyway, a body is not made smaller than this
 * share of what it could be. */
#define LEAST_SHARE_WITH_SOURCES 0.75

/* Points of a body round which title and legend have their usual size. */
#define WIDTH_OF_PAGE 1100.0
#define LARGEST_ENLARGEMENT 8.0

/* How much a body has to be made smaller, by what else is to stand on its page. */
typedef struct
{
  double alone;
  double with_legend;
  double with_all;
} Scales;

static Scales
measure_scales (SpFrame *self, double body_width, double body_height)
{
  double width;
  double height;
  double legend;
  Scales scales;

  sp_frame_get_room (self, &width, &height);
  legend = sp_frame_measure_legend (self, width);
  scales.alone = MIN (1.0, MIN (width / body_width, height / body_height));
  scales.with_legend = MIN (scales.alone, (height - legend) / body_height);
  scales.with_all = MIN (scales.with_legend, (height - legend - sp_frame_measure_sources (self, width)) / body_height);
  return scales;
}

/**
 * sp_frame_fit:
 * @self: a frame that knows its signs and sources
 * @body_width: in points
 * @body_height: in points
 *
 * Finds how much a body has to be made smaller to stand on one page. The legend stays with it; the sources too as long
 * as that costs little, else they go on a page of their own. Where even so the scale were below %SP_FRAME_LEAST_SCALE,
 * the legend leaves the page as well, unless the body were small without it too.
 *
 * Returns: above 0, and 1 at most
 */
double
sp_frame_fit (SpFrame *self, double body_width, double body_height)
{
  Scales scales;

  g_return_val_if_fail (self != NULL, 1.0);

  if (sp_frame_fits_content (self) || body_width <= 0.0 || body_height <= 0.0)
    return 1.0;
  scales = measure_scales (self, body_width, body_height);
  if (scales.with_all >= SP_FRAME_LEAST_SCALE && scales.with_all >= LEAST_SHARE_WITH_SOURCES * scales.with_legend)
    return scales.with_all;
  if (scales.with_legend >= SP_FRAME_LEAST_SCALE)
    return scales.with_legend;
  if (scales.alone < SP_FRAME_LEAST_SCALE && scales.with_legend >= LEAST_SHARE_WITH_SOURCES * scales.alone)
    return scales.with_legend;
  return scales.alone;
}

/**
 * sp_frame_enlarge:
 * @self: a frame without a page
 * @body_width: in points
 *
 * Makes title, legend and sources larger where the page fits its content and a body is so wide that it will be hung up, or seen
 * as a whole from afar, so that they are read from there, too. On a page of a given size it does nothing.
 */
void
sp_frame_enlarge (SpFrame *self, double body_width)
{
  g_return_if_fail (self != NULL && self->pages->len == 0);

  if (sp_frame_fits_content (self))
    self->enlargement = CLAMP (body_width / WIDTH_OF_PAGE, 1.0, LARGEST_ENLARGEMENT);
}

/**
 * sp_frame_fit_readable:
 * @self: a frame that knows its signs and sources
 * @body_width: in points
 * @body_height: in points
 * @least: the smallest scale at which the body can be read
 *
 * The same for a body that had rather go over several pages than become too small: sources and legend stand on its page only
 * where it can be read beside them.
 *
 * Returns: 1 at most; below @least where the body cannot be read on one page
 */
double
sp_frame_fit_readable (SpFrame *self, double body_width, double body_height, double least)
{
  Scales scales;

  g_return_val_if_fail (self != NULL, 1.0);

  if (sp_frame_fits_content (self) || body_width <= 0.0 || body_height <= 0.0)
    return 1.0;
  scales = measure_scales (self, body_width, body_height);
  if (scales.with_all >= least)
    return scales.with_all;
  return scales.with_legend >= least ? scales.with_legend : scales.alone;
}

/**
 * sp_frame_get_room:
 * @self: a frame that knows its filters
 * @width: (out): in points
 * @height: (out): in points, on the first page, which has the highest header
 *
 * Finds the room for a body on a page without legend and sources; %G_MAXDOUBLE twice where the page fits the content.
 */
void
sp_frame_get_room (SpFrame *self, double *width, double *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = G_MAXDOUBLE;
  *height = G_MAXDOUBLE;
  if (sp_frame_fits_content (self))
    return;
  *width = sp_frame_get_content_width (self, 0.0);
  *height = MAX (sp_frame_get_page_end (self) - sp_frame_get_margin (self) - sp_frame_measure_header (self, *width, TRUE),
                 SP_FRAME_LEAST_ROOM);
}

/**
 * sp_frame_measure_end:
 * @self: a frame that knows its signs and sources
 *
 * Measures what comes after the last body.
 *
 * Returns: the height of the legend and the sources that are shown, in points
 */
double
sp_frame_measure_end (SpFrame *self)
{
  double width;
  double height;

  g_return_val_if_fail (self != NULL, 0.0);

  if (sp_frame_fits_content (self))
    return 0.0;
  sp_frame_get_room (self, &width, &height);
  return sp_frame_measure_legend (self, width) + sp_frame_measure_sources (self, width);
}
