/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-builder-private.h"

#include <string.h>

/* Rows of cells, and what they look like. */

void
sp_scene_builder_append_targets (SpSceneBuilder    *self,
                                 const SpCellsItem *cells,
                                 guint              n)
{
  SpScene *scene = self->scene;
  SpTargetRun *last = scene->runs->len > 0 ? &g_array_index (scene->runs, SpTargetRun, scene->runs->len - 1) : NULL;
  SpTargetRun run = { .first = scene->n_targets, .end = scene->n_targets + n, .cells = cells };

  run.first_stored = scene->n_stored_targets - (cells == NULL ? n : 0);
  scene->n_targets += n;
  if (last != NULL && last->cells == NULL && cells == NULL)
    last->end = scene->n_targets;
  else
    g_array_append_val (scene->runs, run);
}

/**
 * sp_scene_builder_begin_stamp:
 * @self: a builder without a stamp that is being made
 *
 * Begins a stamp: what is added from here on goes into it and not into the scene, scaled as the rest is, but not moved.
 */
void
sp_scene_builder_begin_stamp (SpSceneBuilder *self)
{
  g_return_if_fail (self != NULL && self->stamp == NULL);

  self->stamp = g_array_new (FALSE, TRUE, sizeof (SpItem));
}

/**
 * sp_scene_builder_end_stamp:
 * @self: a builder with a stamp that is being made
 *
 * Ends the stamp.
 *
 * Returns: (transfer none): the stamp, which lives as long as the scene
 */
const SpStamp *
sp_scene_builder_end_stamp (SpSceneBuilder *self)
{
  SpStamp *stamp;

  g_return_val_if_fail (self != NULL && self->stamp != NULL, NULL);

  stamp = sp_arena_alloc (&self->scene->arena, sizeof (SpStamp));
  stamp->n_items = self->stamp->len;
  stamp->items = sp_arena_copy (&self->scene->arena, self->stamp->data, self->stamp->len * sizeof (SpItem));
  g_clear_pointer (&self->stamp, g_array_unref);
  return stamp;
}

static const SpId *
store_ids (SpSceneBuilder *self,
           const SpId     *ids,
           guint           n)
{
  if (self->n_last_id2s != n || memcmp (self->last_id2s, ids, n * sizeof *ids) != 0)
    {
      self->last_id2s = sp_arena_copy (&self->scene->arena, ids, n * sizeof *ids);
      self->n_last_id2s = n;
    }
  return self->last_id2s;
}

/**
 * sp_scene_builder_add_cells:
 * @self: a builder
 * @cells: a row of cells, whose stamps were made by this builder; what it points to is copied
 *
 * Adds cells as an item, and as targets above those added before. A row of none adds nothing.
 */
void
sp_scene_builder_add_cells (SpSceneBuilder    *self,
                            const SpCellsItem *cells)
{
  SpCellsItem *item;

  g_return_if_fail (self != NULL && self->stamp == NULL && cells != NULL);

  if (cells->n_cells == 0)
    return;
  item = &sp_scene_builder_append_item (self, SP_ITEM_CELLS)->cells;
  *item = *cells;
  item->x = sp_scene_builder_place_x (self, cells->x);
  item->y = sp_scene_builder_place_y (self, cells->y);
  item->step = cells->step * self->scale;
  item->width = cells->width * self->scale;
  item->height = cells->height * self->scale;
  item->stamps = sp_arena_copy (&self->scene->arena, cells->stamps, cells->n_cells * sizeof *cells->stamps);
  item->id2s = store_ids (self, cells->id2s, cells->n_cells);
  sp_scene_builder_append_targets (self, item, item->n_cells);
}

/**
 * sp_scene_builder_set_cell_words:
 * @self: a builder
 * @words: makes the name of a cell, the caller frees; called in any thread, in several at once too
 * @data: for @words
 * @free_data: (nullable): called with @data when the scene goes
 *
 * Tells how the cells of the scene are named. Without it they have no names.
 */
void
sp_scene_builder_set_cell_words (SpSceneBuilder *self,
                                 SpCellWords     words,
                                 gpointer        data,
                                 GDestroyNotify  free_data)
{
  g_return_if_fail (self != NULL && self->scene->cell_words == NULL);

  self->scene->cell_words = words;
  self->scene->cell_words_data = data;
  self->scene->free_cell_words_data = free_data;
}
