/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-scene.h"

G_BEGIN_DECLS

/*
 * SpSceneWalk: the items of a scene from first to last, rows of cells taken apart into groups, paths and texts, for those who
 * have no quicker way with cells. Stands on the stack:
 *
 *   g_auto (SpSceneWalk) walk = SP_SCENE_WALK_INIT (scene);
 *
 *   while ((item = sp_scene_walk_next (&walk)) != NULL)
 */
typedef struct
{
  SpScene *scene;
  guint next;                 /* item of the scene */
  const SpCellsItem *cells;   /* that is being taken apart; nullable */
  guint cell;
  guint part;                 /* of the cell: the beginning of its group, its items, the end */
  SpItem made;
  double *points;
  char *name;
} SpSceneWalk;

#define SP_SCENE_WALK_INIT(scene) { (scene), 0, NULL, 0, 0, { 0 }, NULL, NULL }

/* Never SP_ITEM_CELLS, and nothing that is not seen in a file; NULL at the end. What comes from a row of cells is valid until
 * the next call, the rest as long as the scene. */
const SpItem *sp_scene_walk_next  (SpSceneWalk *self);
void          sp_scene_walk_clear (SpSceneWalk *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpSceneWalk, sp_scene_walk_clear)

/* An item of a stamp as it stands in a cell: POINTS, of a path, have room for those of the item. */
SpItem        sp_stamp_move_item  (const SpItem *item, double x, double y, double *points);
guint         sp_path_count_points (const SpPathItem *path);
SpRect        sp_path_get_bounds   (const SpPathItem *path);

G_END_DECLS
