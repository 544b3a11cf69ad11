/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-walk.h"

/**
 * sp_path_count_points:
 * @path: a path
 *
 * Returns: how many points its verbs have between them
 */
guint
sp_path_count_points (const SpPathItem *path)
{
  guint n = 0;

  for (guint i = 0; i < path->n_verbs; i++)
    n += path->verbs[i] == SP_PATH_CURVE ? 3 : path->verbs[i] == SP_PATH_CLOSE ? 0 : 1;
  return n;
}

/**
 * sp_path_get_bounds:
 * @path: a path with a point at least
 *
 * Returns: the box around all its points, the handles of curves among them; in time proportional to their number
 */
SpRect
sp_path_get_bounds (const SpPathItem *path)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  const double *end = path->points + 2 * sp_path_count_points (path);

  for (const double *point = path->points; point < end; point += 2)
    {
      left = MIN (left, point[0]);
      right = MAX (right, point[0]);
      top = MIN (top, point[1]);
      bottom = MAX (bottom, point[1]);
    }
  return (SpRect) { left, top, right - left, bottom - top };
}

/**
 * sp_stamp_move_item:
 * @item: a path or a text of a stamp
 * @x: the left side of the cell, in points
 * @y: its upper side
 * @points: (out caller-allocates) (nullable): where the points of a path go, two numbers each
 *
 * Returns: the item as it stands in the cell; it borrows from @item and has its points in @points
 */
SpItem
sp_stamp_move_item (const SpItem *item,
                    double        x,
                    double        y,
                    double       *points)
{
  SpItem moved = *item;
  guint n;

  if (item->kind == SP_ITEM_TEXT)
    {
      moved.text.box.x += x;
      moved.text.box.y += y;
      return moved;
    }
  n = sp_path_count_points (&item->path);
  for (guint i = 0; i < n; i++)
    {
      points[2 * i] = x + item->path.points[2 * i];
      points[2 * i + 1] = y + item->path.points[2 * i + 1];
    }
  moved.path.points = points;
  return moved;
}

static const SpItem *
begin_cell (SpSceneWalk *self)
{
  g_free (self->name);
  self->name = sp_scene_dup_cell_name (self->scene, self->cells, self->cell);
  self->made = (SpItem) { .kind = SP_ITEM_GROUP_BEGIN, .group = { self->cells->role, self->name } };
  return &self->made;
}

static const SpItem *
move_item (SpSceneWalk  *self,
           const SpItem *item)
{
  if (item->kind == SP_ITEM_PATH)
    self->points = g_renew (double, self->points, 2 * (gsize) sp_path_count_points (&item->path));
  self->made = sp_stamp_move_item (item, self->cells->x + self->cell * self->cells->step, self->cells->y, self->points);
  return &self->made;
}

/* NULL behind the last cell. */
static const SpItem *
walk_cells (SpSceneWalk *self)
{
  gboolean has_groups = self->cells->role != SP_ROLE_NONE;

  for (; self->cell < self->cells->n_cells; self->cell++, self->part = 0)
    {
      const SpStamp *stamp = self->cells->stamps[self->cell];
      guint n_items = stamp != NULL ? stamp->n_items : 0;
      guint part = self->part++ + (has_groups ? 0 : 1);

      if (part == 0)
        return begin_cell (self);
      if (part <= n_items)
        return move_item (self, &stamp->items[part - 1]);
      if (part == n_items + 1 && has_groups)
        {
          self->made = (SpItem) { .kind = SP_ITEM_GROUP_END };
          return &self->made;
        }
    }
  return NULL;
}

/**
 * sp_scene_walk_next:
 * @self: a walk
 *
 * Returns: (transfer none) (nullable): the next item, or `NULL` at the end
 */
const SpItem *
sp_scene_walk_next (SpSceneWalk *self)
{
  const SpItem *item = NULL;

  while (item == NULL)
    {
      item = self->cells != NULL ? walk_cells (self) : NULL;
      if (item != NULL)
        return item;
      self->cells = NULL;
      if (self->next == sp_scene_get_n_items (self->scene))
        return NULL;
      item = sp_scene_get_item (self->scene, self->next++);
      if (item->kind != SP_ITEM_CELLS && sp_item_is_shown (item, SP_SCENE_SCALE_OF_FILES))
        return item;
      if (item->kind != SP_ITEM_CELLS)
        {
          item = NULL;
          continue;
        }
      self->cells = &item->cells;
      self->cell = 0;
      self->part = 0;
      item = NULL;
    }
  return item;
}

/**
 * sp_scene_walk_clear:
 * @self: a walk, ended or not
 *
 * Frees what the walk made.
 */
void
sp_scene_walk_clear (SpSceneWalk *self)
{
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->name, g_free);
}
