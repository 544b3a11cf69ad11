/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-places-json.h"

static void
read_place (JsonObject *object,
            const char *member,
            JsonNode   *node,
            gpointer    places)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 id = g_ascii_strtoll (member, NULL, 10);
  SpPlace place;

  if (array == NULL || json_array_get_length (array) < 2 || id <= SP_ID_NONE || id > SP_ID_MAX)
    return;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_VALUE (json_array_get_element (array, i)))
      return;
  place.x = json_array_get_double_element (array, 0);
  place.y = json_array_get_double_element (array, 1);
  place.pinned = json_array_get_length (array) > 2 && json_array_get_boolean_element (array, 2);
  if (isfinite (place.x) && isfinite (place.y))
    sp_picture_places_put (places, id, &place);
}

/*
 * sp_picture_places_from_json:
 * Reads what sp_picture_places_to_json() wrote, or what somebody else made of it.
 */
GHashTable *
sp_picture_places_from_json (JsonObject *object)
{
  GHashTable *places = sp_picture_places_new ();

  if (object != NULL)
    json_object_foreach_member (object, read_place, places);
  return places;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  SpId first = **(SpId * const *) a;
  SpId second = **(SpId * const *) b;

  return (first > second) - (first < second);
}

/*
 * sp_picture_places_to_json:
 * In order of the ids, so that the same places are the same text. Hundredths of a point are enough.
 */
JsonObject *
sp_picture_places_to_json (GHashTable *places)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (places);
  JsonObject *object = json_object_new ();

  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      const SpPlace *place = g_hash_table_lookup (places, ids->pdata[i]);
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, *(SpId *) ids->pdata[i]);
      JsonArray *array = json_array_sized_new (3);

      json_array_add_double_element (array, round (place->x * 100) / 100);
      json_array_add_double_element (array, round (place->y * 100) / 100);
      json_array_add_boolean_element (array, place->pinned);
      json_object_set_array_member (object, name, array);
    }
  return object;
}
