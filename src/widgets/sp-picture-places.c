/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-settings.h"

/* Tables of the places of nodes. */

/**
 * sp_picture_places_new:
 *
 * Returns: (transfer full) (element-type SpId SpPlace): an empty table of places
 */
GHashTable *
sp_picture_places_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * sp_picture_places_put:
 * @places: a table of places that no one else holds yet
 * @actor: an actor
 * @place: where its node stands
 */
void
sp_picture_places_put (GHashTable    *places,
                       SpId           actor,
                       const SpPlace *place)
{
  g_hash_table_insert (places, g_memdup2 (&actor, sizeof actor), g_memdup2 (place, sizeof *place));
}

/**
 * sp_picture_places_copy:
 * @places: a table of places
 * @pinned_only: whether to leave out nodes that are not pinned
 *
 * Returns: (transfer full) (element-type SpId SpPlace): a copy
 */
GHashTable *
sp_picture_places_copy (GHashTable *places,
                        gboolean    pinned_only)
{
  GHashTable *copy = sp_picture_places_new ();
  GHashTableIter iter;
  gpointer id, place;

  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &id, &place))
    if (!pinned_only || ((SpPlace *) place)->pinned)
      sp_picture_places_put (copy, *(SpId *) id, place);
  return copy;
}

/**
 * sp_picture_places_equal:
 * @one: a table of places
 * @other: another one
 *
 * Returns: whether both have the same nodes in the same places
 */
gboolean
sp_picture_places_equal (GHashTable *one,
                         GHashTable *other)
{
  GHashTableIter iter;
  gpointer id, value;

  if (g_hash_table_size (one) != g_hash_table_size (other))
    return FALSE;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const SpPlace *here = value, *there = g_hash_table_lookup (other, id);

      if (there == NULL || here->x != there->x || here->y != there->y || here->pinned != there->pinned)
        return FALSE;
    }
  return TRUE;
}
