/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-row-order.h"

#include <glib/gi18n-lib.h>

#include "sp-name-matches.h"
#include "sp-row-form.h"

typedef struct
{
  SpId id;
  double ordinal;
} Place;

static GArray *
list_places (SpSnapshot *snapshot,
             SpTable     table)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n = table == SP_TABLE_ACTOR ? sp_snapshot_get_n_actors (snapshot)
            : table == SP_TABLE_ISSUE ? sp_snapshot_get_n_issues (snapshot) : sp_snapshot_get_n_sources (snapshot);

  for (guint i = 0; i < n; i++)
    {
      Place place;

      if (table == SP_TABLE_ACTOR)
        place = (Place) { sp_snapshot_get_actor (snapshot, i)->id, sp_snapshot_get_actor (snapshot, i)->ordinal };
      else if (table == SP_TABLE_ISSUE)
        place = (Place) { sp_snapshot_get_issue (snapshot, i)->id, sp_snapshot_get_issue (snapshot, i)->ordinal };
      else
        place = (Place) { sp_snapshot_get_source (snapshot, i)->id, sp_snapshot_get_source (snapshot, i)->ordinal };
      g_array_append_val (places, place);
    }
  return places;
}

static gboolean
find_place (GArray *places,
            SpId    id,
            guint  *index)
{
  for (*index = 0; *index < places->len; (*index)++)
    if (g_array_index (places, Place, *index).id == id)
      return TRUE;
  return FALSE;
}

static gboolean
write_ordinal (SpStore  *store,
               SpTable   table,
               SpId      id,
               double    ordinal,
               GError  **error)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (store);

  if (table == SP_TABLE_ACTOR)
    {
      SpActor actor = *sp_snapshot_find_actor (snapshot, id);

      actor.ordinal = ordinal;
      return sp_store_update_actor (store, &actor, error);
    }
  if (table == SP_TABLE_ISSUE)
    {
      SpIssue issue = *sp_snapshot_find_issue (snapshot, id);

      issue.ordinal = ordinal;
      return sp_store_update_issue (store, &issue, error);
    }
  SpSource source = *sp_snapshot_find_source (snapshot, id);

  source.ordinal = ordinal;
  return sp_store_update_source (store, &source, error);
}

/* Gives a number between those of its neighbours to the row at INDEX, or new numbers to all if there is none. */
static gboolean
write_order (SpStore  *store,
             SpTable   table,
             GArray   *places,
             guint     index,
             GError  **error)
{
  double low = index > 0 ? g_array_index (places, Place, index - 1).ordinal
                         : g_array_index (places, Place, index + 1).ordinal - 2;
  double high = index + 1 < places->len ? g_array_index (places, Place, index + 1).ordinal : low + 2;
  double middle = low + (high - low) / 2;

  /* The store takes 0 for "last". */
  if (middle == 0)
    middle = low + (high - low) / 4;
  if (low < middle && middle < high)
    return write_ordinal (store, table, g_array_index (places, Place, index).id, middle, error);

  for (guint i = 0; i < places->len; i++)
    if (!write_ordinal (store, table, g_array_index (places, Place, i).id, i + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
move_to (SpStore  *store,
         SpTable   table,
         GArray   *places,
         guint     from,
         guint     to,
         GError  **error)
{
  Place place = g_array_index (places, Place, from);
  g_autofree char *label = sp_edit_label (_("Move “%s”"), sp_name_of (sp_store_get_snapshot (store), table, place.id));

  if (from == to)
    return TRUE;
  g_array_remove_index (places, from);
  g_array_insert_val (places, to, place);
  if (!sp_store_begin (store, label, error))
    return FALSE;
  if (write_order (store, table, places, to, error))
    return sp_store_commit (store, error);

  sp_store_rollback (store);
  return FALSE;
}

/**
 * sp_row_order_move_before:
 * @store: the project's store
 * @table: actors, issues or sources
 * @id: the row to move
 * @before: the row that is to follow it, or %SP_ID_NONE to move it to the end
 * @error: return location for an error of the store
 *
 * Changes the order by hand. A row that does not exist any more stays where it is.
 *
 * Returns: whether it went well
 */
gboolean
sp_row_order_move_before (SpStore  *store,
                          SpTable   table,
                          SpId      id,
                          SpId      before,
                          GError  **error)
{
  g_autoptr (GArray) places = list_places (sp_store_get_snapshot (store), table);
  guint from;
  guint to;

  if (!find_place (places, id, &from))
    return TRUE;
  if (!find_place (places, before, &to))
    to = places->len;
  return move_to (store, table, places, from, from < to ? to - 1 : to, error);
}

/**
 * sp_row_order_move_by:
 * @store: the project's store
 * @table: actors, issues or sources
 * @id: the row to move
 * @steps: how far: negative is up
 * @error: return location for an error of the store
 *
 * Changes the order by hand. At the ends the row stays where it is.
 *
 * Returns: whether it went well
 */
gboolean
sp_row_order_move_by (SpStore  *store,
                      SpTable   table,
                      SpId      id,
                      int       steps,
                      GError  **error)
{
  g_autoptr (GArray) places = list_places (sp_store_get_snapshot (store), table);
  guint from;
  int to;

  if (!find_place (places, id, &from))
    return TRUE;
  to = CLAMP ((int) from + steps, 0, (int) places->len - 1);
  return move_to (store, table, places, from, (guint) to, error);
}
