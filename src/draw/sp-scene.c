/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-private.h"

/*
 * The scene as it is read. It never changes once the builder has ended, so nothing here locks; what can be pointed at
 * is in sp-scene-targets.c.
 */

G_DEFINE_BOXED_TYPE (SpScene, sp_scene, sp_scene_ref, sp_scene_unref)

/**
 * sp_scene_ref:
 * @self: a scene
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
SpScene *
sp_scene_ref (SpScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_scene_unref:
 * @self: (transfer full): a scene
 *
 * Gives a reference back; the last one frees the scene and all that it handed out.
 */
void
sp_scene_unref (SpScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->hit_index, sp_hit_index_free);
  g_clear_pointer (&self->target_index, sp_target_index_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  for (guint i = 0; i < self->runs->len; i++)
    g_free (g_array_index (self->runs, SpTargetRun, i).made);
  g_clear_pointer (&self->runs, g_array_unref);
  if (self->free_cell_words_data != NULL)
    self->free_cell_words_data (self->cell_words_data);
  sp_arena_clear (&self->arena);
  g_free (self);
}

/**
 * sp_scene_get_width:
 * @self: a scene
 *
 * Returns: the width of the page or picture in points
 */
double
sp_scene_get_width (SpScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->width;
}

/**
 * sp_scene_get_height:
 * @self: a scene
 *
 * Returns: the height of the page or picture in points
 */
double
sp_scene_get_height (SpScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->height;
}

/**
 * sp_scene_get_title:
 * @self: a scene
 *
 * Returns: (transfer none): the title of the picture, "" where it has none
 */
const char *
sp_scene_get_title (SpScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * sp_scene_get_description:
 * @self: a scene
 *
 * Returns: (transfer none): the whole picture in words, for those who do not see it; "" where nobody wrote it
 */
const char *
sp_scene_get_description (SpScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/**
 * sp_scene_get_ground:
 * @self: a scene
 *
 * Returns: the colour of the paper
 */
SpInk
sp_scene_get_ground (SpScene *self)
{
  g_return_val_if_fail (self != NULL, (SpInk) { 0 });

  return self->ground;
}

/**
 * sp_scene_get_n_items:
 * @self: a scene
 *
 * Returns: how many items are painted
 */
guint
sp_scene_get_n_items (SpScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items;
}

/**
 * sp_scene_get_item:
 * @self: a scene
 * @index: below sp_scene_get_n_items()
 *
 * Looks an item up in constant time. Items are painted in the order of their index.
 *
 * Returns: (transfer none): the item, valid as long as the scene
 */
const SpItem *
sp_scene_get_item (SpScene *self,
                   guint    index)
{
  g_return_val_if_fail (self != NULL && index < self->n_items, NULL);

  return (const SpItem *) g_ptr_array_index (self->items, index >> SP_SCENE_CHUNK_BITS) + (index & SP_SCENE_CHUNK_MASK);
}
