/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/*
 * The headings of a matrix stay at the edge of the window while its cells are scrolled: the window is then made of
 * panes, each of which shows a part of the scene from an origin of its own.
 */

/* Headings that take more of the window than this are scrolled like the rest. */
#define MAX_HEADINGS_SHARE 0.45

/**
 * sp_picture_pane_get_area:
 * @pane: a part of the window
 * @scale: pixels to a point
 * @rect: a rectangle of the scene
 *
 * Returns: the rectangle in the widget
 */
graphene_rect_t
sp_picture_pane_get_area (const SpPicturePane *pane,
                          double               scale,
                          const SpRect        *rect)
{
  return GRAPHENE_RECT_INIT ((float) (pane->origin.x + rect->x * scale), (float) (pane->origin.y + rect->y * scale),
                             (float) (rect->width * scale), (float) (rect->height * scale));
}

static void
join_rect (SpRect       *rect,
           const SpRect *other)
{
  double right = MAX (rect->x + rect->width, other->x + other->width);
  double bottom = MAX (rect->y + rect->height, other->y + other->height);

  if (rect->width <= 0.0)
    {
      *rect = *other;
      return;
    }
  rect->x = MIN (rect->x, other->x);
  rect->y = MIN (rect->y, other->y);
  rect->width = right - rect->x;
  rect->height = bottom - rect->y;
}

/**
 * sp_picture_view_find_headings:
 * @self: the view
 *
 * Finds where the headings of a matrix stand, so that they can stay in sight.
 */
void
sp_picture_view_find_headings (SpPictureView *self)
{
  guint n = self->scene != NULL && self->kind == SP_PICTURE_KIND_MATRIX ? sp_scene_get_n_targets (self->scene) : 0;

  self->row_headings = (SpRect) { 0 };
  self->column_headings = (SpRect) { 0 };
  for (guint i = 0; i < n && (i = sp_scene_skip_cells (self->scene, i)) < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);

      if (target->kind == SP_TARGET_ACTOR)
        join_rect (&self->row_headings, &target->bounds);
      else if (target->kind == SP_TARGET_ISSUE)
        join_rect (&self->column_headings, &target->bounds);
    }
}

/* How far the column headings have to be moved down to stay in sight; 0 if they are. */
static double
get_column_headings_shift (SpPictureView          *self,
                           const graphene_point_t *origin,
                           double                  scale)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double top = origin->y + self->column_headings.y * scale;

  if (self->column_headings.height <= 0.0 || self->column_headings.height * scale > height * MAX_HEADINGS_SHARE)
    return 0.0;
  return MAX (-top, 0.0);
}

/* The same for the row headings, which stand at the left, or at the right in a picture that runs from right to left. */
static double
get_row_headings_shift (SpPictureView          *self,
                        const graphene_point_t *origin,
                        double                  scale)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double left = origin->x + self->row_headings.x * scale;
  double right = left + self->row_headings.width * scale;

  if (self->row_headings.width <= 0.0 || self->row_headings.width * scale > width * MAX_HEADINGS_SHARE)
    return 0.0;
  if (self->row_headings.x > sp_scene_get_width (self->scene) / 2)
    return MIN (width - right, 0.0);
  return MAX (-left, 0.0);
}

/**
 * sp_picture_view_find_names_zoom:
 * @self: the view
 * @unit: pixels to a point at a zoom of 1
 *
 * Returns: the largest zoom at which the row headings stay at the edge; larger than any where there are none
 */
double
sp_picture_view_find_names_zoom (SpPictureView *self,
                                 double         unit)
{
  /* A little less, so that no rounding takes them away. */
  double width = gtk_widget_get_width (GTK_WIDGET (self)) * MAX_HEADINGS_SHARE * 0.999;

  return self->row_headings.width > 0.0 ? width / (self->row_headings.width * unit) : G_MAXDOUBLE;
}

/**
 * sp_picture_view_list_panes:
 * @self: the view
 * @panes: (out caller-allocates) (array fixed-size=4): the parts of the window, the topmost last
 *
 * Returns: how many there are, at least one
 */
guint
sp_picture_view_list_panes (SpPictureView *self,
                            SpPicturePane *panes)
{
  double scale = sp_picture_view_get_scale (self);
  graphene_point_t origin = sp_picture_view_get_origin (self);
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float height = gtk_widget_get_height (GTK_WIDGET (self));
  double down = get_column_headings_shift (self, &origin, scale);
  double across = get_row_headings_shift (self, &origin, scale);
  float strip_height = self->column_headings.height * scale;
  float strip_width = self->row_headings.width * scale;
  float strip_x = across < 0.0 ? width - strip_width : 0.0f;
  guint n = 0;

  panes[n++] = (SpPicturePane) { GRAPHENE_RECT_INIT (0, 0, width, height), origin };
  if (down > 0.0)
    panes[n++] = (SpPicturePane) { GRAPHENE_RECT_INIT (0, 0, width, strip_height),
                                   GRAPHENE_POINT_INIT (origin.x, (float) (origin.y + down)) };
  if (across != 0.0)
    panes[n++] = (SpPicturePane) { GRAPHENE_RECT_INIT (strip_x, 0, strip_width, height),
                                   GRAPHENE_POINT_INIT ((float) (origin.x + across), origin.y) };
  if (down > 0.0 && across != 0.0)
    panes[n++] = (SpPicturePane) { GRAPHENE_RECT_INIT (strip_x, 0, strip_width, strip_height),
                                   GRAPHENE_POINT_INIT ((float) (origin.x + across), (float) (origin.y + down)) };
  return n;
}

/* The part of the window that is left between the headings. */
static graphene_rect_t
get_clear_area (SpPictureView *self)
{
  SpPicturePane panes[SP_PICTURE_MAX_PANES];
  guint n = sp_picture_view_list_panes (self, panes);
  graphene_rect_t area = panes[0].area;

  for (guint i = 1; i < n; i++)
    {
      const graphene_rect_t *strip = &panes[i].area;

      if (strip->size.width == panes[0].area.size.width)
        {
          area.origin.y = strip->size.height;
          area.size.height = panes[0].area.size.height - strip->size.height;
        }
      else if (strip->size.height == panes[0].area.size.height)
        {
          area.origin.x = strip->origin.x > 0 ? 0 : strip->size.width;
          area.size.width = panes[0].area.size.width - strip->size.width;
        }
    }
  return area;
}

/**
 * sp_picture_view_get_target_area:
 * @self: the view
 * @target: a target of the scene
 *
 * Returns: the target's bounds in the widget; of a heading, where it stands at the edge
 */
graphene_rect_t
sp_picture_view_get_target_area (SpPictureView  *self,
                                 const SpTarget *target)
{
  double scale = sp_picture_view_get_scale (self);
  SpPicturePane pane = { .origin = sp_picture_view_get_origin (self) };

  if (target->kind == SP_TARGET_ISSUE)
    pane.origin.y += get_column_headings_shift (self, &pane.origin, scale);
  else if (target->kind == SP_TARGET_ACTOR)
    pane.origin.x += get_row_headings_shift (self, &pane.origin, scale);
  return sp_picture_pane_get_area (&pane, scale, &target->bounds);
}

static double
get_missing (double start,
             double length,
             double room_start,
             double room)
{
  double end_missing = room_start + room - (start + length);

  if (start < room_start || length > room)
    return room_start - start;
  return MIN (end_missing, 0.0);
}

/* How far a thing has to go up to come out from under what lies over the picture. */
static double
get_covered (SpPictureView         *self,
             const graphene_rect_t *area)
{
  graphene_rect_t cover;

  if (self->cover == NULL)
    return 0.0;
  /* Where it will stand: it is only placed after the view. */
  cover.size.width = gtk_widget_get_width (self->cover) + gtk_widget_get_margin_end (self->cover);
  cover.size.height = gtk_widget_get_height (self->cover) + gtk_widget_get_margin_bottom (self->cover);
  cover.origin.y = gtk_widget_get_height (GTK_WIDGET (self)) - cover.size.height;
  cover.origin.x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                   ? 0 : gtk_widget_get_width (GTK_WIDGET (self)) - cover.size.width;
  if (!graphene_rect_intersection (&cover, area, NULL))
    return 0.0;
  return area->origin.y + area->size.height - cover.origin.y;
}

/**
 * sp_picture_view_show_target:
 * @self: the view
 * @target: a target of the scene
 *
 * Scrolls as little as needed for the target to be in sight.
 */
void
sp_picture_view_show_target (SpPictureView  *self,
                             const SpTarget *target)
{
  graphene_rect_t area = sp_picture_view_get_target_area (self, target);
  graphene_rect_t clear = get_clear_area (self);
  double margin = 8.0;
  double dx = get_missing (area.origin.x - margin, area.size.width + 2 * margin, clear.origin.x, clear.size.width);
  double dy = get_missing (area.origin.y - margin, area.size.height + 2 * margin, clear.origin.y, clear.size.height);

  /* Headings that stay at the edge cannot be brought nearer. */
  if (target->kind == SP_TARGET_ACTOR && clear.size.width < gtk_widget_get_width (GTK_WIDGET (self)))
    dx = 0.0;
  if (target->kind == SP_TARGET_ISSUE && clear.size.height < gtk_widget_get_height (GTK_WIDGET (self)))
    dy = 0.0;
  graphene_rect_offset (&area, (float) dx, (float) dy);
  graphene_rect_inset (&area, (float) -margin, (float) -margin);
  sp_picture_view_move_origin (self, dx, dy - get_covered (self, &area));
}

static gboolean
is_in_sight (SpPictureView  *self,
             const SpTarget *target,
             int             width,
             int             height)
{
  graphene_rect_t area = sp_picture_view_get_target_area (self, target);
  graphene_rect_t clear = get_clear_area (self);

  /* A heading stands at the edge, outside of what is clear of headings. */
  if (target->kind == SP_TARGET_ACTOR)
    clear.origin.x = 0;
  if (target->kind == SP_TARGET_ISSUE)
    clear.origin.y = 0;
  return area.origin.x >= clear.origin.x - 1 && area.origin.x + area.size.width <= width + 1
         && area.origin.y >= clear.origin.y - 1 && area.origin.y + area.size.height <= height + 1;
}

/**
 * sp_picture_view_follow_size:
 * @self: the view, of which nothing is up to date but its size
 * @width: how wide it was before
 * @height: how high
 *
 * Brings zoom and scroll range up to date. What is selected and was in sight stays in sight: it is what the panel that
 * takes the room is about.
 */
void
sp_picture_view_follow_size (SpPictureView *self,
                             int            width,
                             int            height)
{
  const SpPictureKey *selected = sp_picture_view_get_selected (self);
  const SpTarget *target = selected != NULL ? sp_picture_view_find (self, selected) : NULL;
  gboolean was_in_sight = target != NULL && is_in_sight (self, target, width, height);

  sp_picture_view_update_scrolling (self);
  if (was_in_sight)
    sp_picture_view_show_target (self, target);
}

/**
 * sp_picture_view_to_scene:
 * @self: the view
 * @x: a place in the widget
 * @y: a place in the widget
 * @scene_x: (out): the same in points of the scene
 * @scene_y: (out): the same in points of the scene
 *
 * Headings that stay at the edge count as what is seen there.
 */
void
sp_picture_view_to_scene (SpPictureView *self,
                          double         x,
                          double         y,
                          double        *scene_x,
                          double        *scene_y)
{
  SpPicturePane panes[SP_PICTURE_MAX_PANES];
  double scale = sp_picture_view_get_scale (self);
  guint pane = sp_picture_view_list_panes (self, panes) - 1;

  while (pane > 0 && !graphene_rect_contains_point (&panes[pane].area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    pane--;
  *scene_x = (x - panes[pane].origin.x) / scale;
  *scene_y = (y - panes[pane].origin.y) / scale;
}

/**
 * sp_picture_view_from_scene:
 * @self: the view
 * @scene_x: a place in points of the scene
 * @scene_y: a place in points of the scene
 * @x: (out): the same in the widget
 * @y: (out): the same in the widget
 */
void
sp_picture_view_from_scene (SpPictureView *self,
                            double         scene_x,
                            double         scene_y,
                            double        *x,
                            double        *y)
{
  graphene_point_t origin = sp_picture_view_get_origin (self);
  double scale = sp_picture_view_get_scale (self);

  *x = origin.x + scene_x * scale;
  *y = origin.y + scene_y * scale;
}

/**
 * sp_picture_view_scroll_to:
 * @self: the view
 * @key: a thing in the picture
 *
 * Brings it into sight; nothing happens if the picture does not have it.
 */
void
sp_picture_view_scroll_to (SpPictureView      *self,
                           const SpPictureKey *key)
{
  const SpTarget *target;

  g_return_if_fail (SP_IS_PICTURE_VIEW (self));
  g_return_if_fail (key != NULL);

  target = sp_picture_view_find (self, key);
  if (target != NULL)
    sp_picture_view_show_target (self, target);
}
