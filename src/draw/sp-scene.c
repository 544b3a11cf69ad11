/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-private.h"

/*
 * The scene as it is read. It never changes once the builder has ended, so nothing here locks; the two indexes for
 * the pointer and for the keyboard are made by the first who asks, whichever thread that is.
 */

G_DEFINE_BOXED_TYPE (SpScene, sp_scene, sp_scene_ref, sp_scene_unref)

static guint
hash_target (gconstpointer key)
{
  const SpTarget *target = key;
  guint64 mixed = (guint64) target->id1 * 0x9e3779b97f4a7c15u ^ (guint64) target->id2 * 0xc2b2ae3d27d4eb4fu;

  return (guint) (mixed >> 32) ^ (guint) mixed ^ (guint) target->kind * 0x85ebca6bu;
}

static gboolean
are_targets_alike (gconstpointer a,
                   gconstpointer b)
{
  const SpTarget *left = a;
  const SpTarget *right = b;

  return left->kind == right->kind && left->id1 == right->id1 && left->id2 == right->id2;
}

static GHashTable *
index_targets (SpScene *self)
{
  GHashTable *index = g_hash_table_new (hash_target, are_targets_alike);

  for (guint i = 0; i < self->n_targets; i++)
    {
      gpointer target = (gpointer) sp_scene_get_target (self, i);

      if (!g_hash_table_contains (index, target))
        g_hash_table_add (index, target);
    }
  return index;
}

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
  g_clear_pointer (&self->target_index, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
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

/**
 * sp_scene_get_n_targets:
 * @self: a scene
 *
 * Returns: how many things can be pointed at
 */
guint
sp_scene_get_n_targets (SpScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_targets;
}

/**
 * sp_scene_get_target:
 * @self: a scene
 * @index: below sp_scene_get_n_targets()
 *
 * Looks a target up in constant time. A later one lies above an earlier one.
 *
 * Returns: (transfer none): the target, valid as long as the scene
 */
const SpTarget *
sp_scene_get_target (SpScene *self,
                     guint    index)
{
  g_return_val_if_fail (self != NULL && index < self->n_targets, NULL);

  return (const SpTarget *) g_ptr_array_index (self->targets, index >> SP_SCENE_CHUNK_BITS)
         + (index & SP_SCENE_CHUNK_MASK);
}

static void
ensure_target_index (SpScene *self)
{
  if (g_once_init_enter_pointer (&self->target_index))
    g_once_init_leave_pointer (&self->target_index, index_targets (self));
}

static void
ensure_hit_index (SpScene *self)
{
  if (g_once_init_enter_pointer (&self->hit_index))
    g_once_init_leave_pointer (&self->hit_index, sp_hit_index_new (self));
}

/**
 * sp_scene_prepare:
 * @self: a scene
 *
 * Does what the first calls of sp_scene_find_target() and sp_scene_hit() take time for, in a thread where nobody waits
 * for it. Takes time in proportion to the number of targets; safe in any thread.
 */
void
sp_scene_prepare (SpScene *self)
{
  g_return_if_fail (self != NULL);

  ensure_target_index (self);
  ensure_hit_index (self);
}

/**
 * sp_scene_find_target:
 * @self: a scene
 * @kind: what it is
 * @id1: its first id
 * @id2: its second id, %SP_ID_NONE where the kind has only one
 *
 * Finds where something stands in the picture. The first call takes linear time, the others constant time; safe in
 * any thread.
 *
 * Returns: (transfer none) (nullable): the first target of that kind and those ids, or `NULL` where the picture does
 *   not show it
 */
const SpTarget *
sp_scene_find_target (SpScene     *self,
                      SpTargetKind kind,
                      SpId         id1,
                      SpId         id2)
{
  SpTarget key = { .kind = kind, .id1 = id1, .id2 = id2 };

  g_return_val_if_fail (self != NULL, NULL);

  ensure_target_index (self);
  return g_hash_table_lookup (self->target_index, &key);
}

/**
 * sp_scene_hit:
 * @self: a scene
 * @x: in points
 * @y: in points
 * @tolerance: how far from a line still counts as on it, in points
 *
 * Finds what is under the pointer: the last added of the targets whose bounds hold the point or, where a target has
 * an outline, whose outline passes within @tolerance. The first call takes linear time, the others look only at what
 * is near; safe in any thread.
 *
 * Returns: (transfer none) (nullable): the topmost target, or `NULL` where there is none
 */
const SpTarget *
sp_scene_hit (SpScene *self,
              double   x,
              double   y,
              double   tolerance)
{
  g_return_val_if_fail (self != NULL, NULL);

  ensure_hit_index (self);
  return sp_hit_index_find (self->hit_index, self, x, y, tolerance);
}
