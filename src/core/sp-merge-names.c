/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-row-check.h"
#include "sp-row-sql.h"

/* What a merge has to settle between rows: names that stand twice, and actors that speak for each other in a circle. */

static const SpTable named_tables[] = { SP_TABLE_ACTOR, SP_TABLE_ISSUE };

static const char *
get_name (SpTable       table,
          gconstpointer row)
{
  return table == SP_TABLE_ACTOR ? ((const SpActor *) row)->name : ((const SpIssue *) row)->name;
}

static gconstpointer
find_row (SpSnapshot *snapshot,
          SpTable     table,
          SpId        id)
{
  return sp_row_list_find (snapshot->tables[table], id);
}

/* Ours that were added since the common ancestor, by name. */
static GHashTable *
index_added (SpMerge *self,
             SpTable  table)
{
  GHashTable *added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SpRowList *list = self->sides[SP_MERGE_OURS]->tables[table];

  for (guint i = 0; i < sp_row_list_get_n_rows (list); i++)
    {
      gconstpointer row = sp_row_list_get (list, i);

      if (find_row (self->base, table, sp_row_get_id (row)) == NULL)
        g_hash_table_insert (added, sp_name_to_key (get_name (table, row)), (gpointer) row);
    }
  return added;
}

/* Their rows that are one with ours: their id -> our id. */
static void
match_table (SpMerge    *self,
             SpSnapshot *theirs,
             SpTable     table,
             GHashTable *same)
{
  g_autoptr (GHashTable) added = index_added (self, table);
  SpRowList *list = theirs->tables[table];

  for (guint i = 0; i < sp_row_list_get_n_rows (list); i++)
    {
      gconstpointer row = sp_row_list_get (list, i);
      SpId id = sp_row_get_id (row);
      g_autofree char *key = sp_name_to_key (get_name (table, row));
      gconstpointer own = g_hash_table_lookup (added, key);

      if (own == NULL || sp_row_get_id (own) == id || find_row (self->base, table, id) != NULL
          || find_row (self->sides[SP_MERGE_OURS], table, id) != NULL
          || find_row (theirs, table, sp_row_get_id (own)) != NULL)
        continue;
      g_hash_table_insert (same, g_memdup2 (&id, sizeof id), g_memdup2 (own, sizeof (SpId)));
      /* Translators: %1$s is the word for a table, such as “actor”, %2$s a name */
      g_ptr_array_add (self->notes, g_strdup_printf (_("The %1$s “%2$s” was added on both sides and is one now."),
                                                     sp_enum_to_label (SP_TYPE_TABLE, table), get_name (table, row)));
    }
}

static void
follow (SpTable     table,
        SpAnyRow   *row,
        GHashTable *same[SP_N_TABLES],
        gboolean   *changed)
{
  for (guint i = 0; i < sp_n_row_references; i++)
    {
      const SpRowReference *reference = &sp_row_references[i];
      SpId *place = (SpId *) (gpointer) ((char *) row + reference->offset);
      const SpId *one = NULL;

      if (reference->table == table && same[reference->target] != NULL)
        one = g_hash_table_lookup (same[reference->target], place);
      if (one == NULL)
        continue;
      *place = *one;
      *changed = TRUE;
    }
}

static void
rewrite_table (SpSnapshot        *theirs,
               SpTable            table,
               GHashTable        *same[SP_N_TABLES],
               SpSnapshotBuilder *builder)
{
  SpRowList *list = theirs->tables[table];

  for (guint i = 0; i < sp_row_list_get_n_rows (list); i++)
    {
      SpAnyRow row = { 0 };
      const SpId *one = NULL;
      gboolean changed = FALSE;

      memcpy (&row, sp_row_list_get (list, i), sp_row_types[table].size);
      follow (table, &row, same, &changed);
      if (same[table] != NULL)
        one = g_hash_table_lookup (same[table], &row.head.id);
      if (one != NULL)
        {
          sp_snapshot_builder_remove (builder, table, row.head.id);
          row.head.id = *one;
        }
      if (one != NULL || changed)
        sp_snapshot_builder_put (builder, table, &row);
    }
}

/**
 * sp_merge_take_names_as_one:
 * @self: a merge in the making, with its base and our side
 * @theirs: the other side
 *
 * Two people who add the same actor or issue mean the same one: theirs gets our identifier, wherever it is referred
 * to. A row that one side only renamed is left alone.
 *
 * Returns: (transfer full): the other side
 */
SpSnapshot *
sp_merge_take_names_as_one (SpMerge    *self,
                            SpSnapshot *theirs)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (theirs);
  GHashTable *same[SP_N_TABLES] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (named_tables); i++)
    {
      same[named_tables[i]] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      match_table (self, theirs, named_tables[i], same[named_tables[i]]);
      n += g_hash_table_size (same[named_tables[i]]);
    }
  for (guint table = SP_TABLE_PROJECT + 1; n > 0 && table < SP_N_TABLES; table++)
    rewrite_table (theirs, table, same, builder);
  for (guint i = 0; i < G_N_ELEMENTS (named_tables); i++)
    g_hash_table_unref (same[named_tables[i]]);
  return sp_snapshot_builder_end (builder);
}

static char *
find_free_name (GHashTable *names,
                const char *name)
{
  for (guint number = 2;; number++)
    {
      g_autofree char *tried = g_strdup_printf ("%s (%u)", name, number);
      g_autofree char *key = sp_name_to_key (tried);

      if (!g_hash_table_contains (names, key))
        return g_steal_pointer (&tried);
    }
}

static gboolean
is_our_name (SpMerge       *self,
             SpTable        table,
             gconstpointer  row)
{
  gconstpointer own = find_row (self->sides[SP_MERGE_OURS], table, sp_row_get_id (row));

  return own != NULL && g_strcmp0 (get_name (table, own), get_name (table, row)) == 0;
}

static void
rename_row (SpTable            table,
            gconstpointer      row,
            GHashTable        *names,
            SpSnapshotBuilder *builder,
            GPtrArray         *notes)
{
  g_autofree char *name = find_free_name (names, get_name (table, row));
  SpAnyRow renamed = { 0 };

  memcpy (&renamed, row, sp_row_types[table].size);
  if (table == SP_TABLE_ACTOR)
    renamed.actor.name = name;
  else
    renamed.issue.name = name;
  sp_snapshot_builder_put (builder, table, &renamed);
  g_hash_table_add (names, sp_name_to_key (name));
  /* Translators: %1$s is the word for a table, such as “actor”, %2$s and %3$s are names */
  g_ptr_array_add (notes, g_strdup_printf (_("Two different rows (%1$s) are called “%2$s”: theirs is “%3$s” now."),
                                           sp_enum_to_label (SP_TYPE_TABLE, table), get_name (table, row), name));
}

static void
part_names_of_table (SpMerge           *self,
                     SpSnapshot        *result,
                     SpTable            table,
                     SpSnapshotBuilder *builder,
                     GPtrArray         *notes)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SpRowList *list = result->tables[table];

  /* Our own names stay: they come first. */
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < sp_row_list_get_n_rows (list); i++)
      {
        gconstpointer row = sp_row_list_get (list, i);
        g_autofree char *key = NULL;

        if (is_our_name (self, table, row) != (round == 0))
          continue;
        key = sp_name_to_key (get_name (table, row));
        if (g_hash_table_contains (names, key))
          rename_row (table, row, names, builder, notes);
        else
          g_hash_table_add (names, g_steal_pointer (&key));
      }
}

/**
 * sp_merge_part_names:
 * @self: a merge
 * @result: what comes out
 * @notes: (element-type utf8): gets a sentence for each name that is made different
 *
 * Two different rows may have come to one name, by renaming: no two actors and no two issues share one.
 *
 * Returns: (transfer full): what comes out
 */
SpSnapshot *
sp_merge_part_names (SpMerge    *self,
                     SpSnapshot *result,
                     GPtrArray  *notes)
{
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (result);

  for (guint i = 0; i < G_N_ELEMENTS (named_tables); i++)
    part_names_of_table (self, result, named_tables[i], builder, notes);
  return sp_snapshot_builder_end (builder);
}

static SpId
get_spoken_for (GHashTable *speakers,
                SpId        id)
{
  const SpId *found = g_hash_table_lookup (speakers, &id);

  return found != NULL ? *found : SP_ID_NONE;
}

static gboolean
is_in_circle (GHashTable *speakers,
              SpId        id)
{
  SpId next = get_spoken_for (speakers, id);

  for (guint steps = 0; next != SP_ID_NONE && next != id && steps <= g_hash_table_size (speakers); steps++)
    next = get_spoken_for (speakers, next);
  return next == id;
}

/* Ours alone are no circle: an actor in one speaks for somebody else than on our side. */
static void
open_circle (SpMerge           *self,
             const SpActor     *actor,
             GHashTable        *speakers,
             SpSnapshotBuilder *builder,
             GPtrArray         *notes)
{
  const SpActor *own = sp_snapshot_find_actor (self->sides[SP_MERGE_OURS], actor->id);
  SpActor opened = *actor;

  opened.speaks_for = own != NULL ? own->speaks_for : SP_ID_NONE;
  if (opened.speaks_for != SP_ID_NONE && !g_hash_table_contains (speakers, &opened.speaks_for))
    opened.speaks_for = SP_ID_NONE;
  g_hash_table_replace (speakers, g_memdup2 (&actor->id, sizeof actor->id),
                        g_memdup2 (&opened.speaks_for, sizeof opened.speaks_for));
  sp_snapshot_builder_put_actor (builder, &opened);
  g_ptr_array_add (notes, g_strdup_printf (_("“%s” speaks for whom it spoke for on our side: with both changes, "
                                             "actors would speak for each other in a circle."), actor->name));
}

static GHashTable *
index_speakers (SpSnapshot *snapshot)
{
  GHashTable *speakers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    {
      const SpActor *actor = sp_snapshot_get_actor (snapshot, i);

      g_hash_table_insert (speakers, g_memdup2 (&actor->id, sizeof actor->id),
                           g_memdup2 (&actor->speaks_for, sizeof actor->speaks_for));
    }
  return speakers;
}

static gboolean
speaks_as_ours (SpMerge       *self,
                const SpActor *actor,
                GHashTable    *speakers)
{
  const SpActor *own = sp_snapshot_find_actor (self->sides[SP_MERGE_OURS], actor->id);

  return (own != NULL ? own->speaks_for : SP_ID_NONE) == get_spoken_for (speakers, actor->id);
}

/**
 * sp_merge_open_circles:
 * @self: a merge
 * @result: what comes out
 * @notes: (element-type utf8): gets a sentence for each actor that is set back
 *
 * Each side may have made one half of a circle of actors that speak for each other.
 *
 * Returns: (transfer full): what comes out
 */
SpSnapshot *
sp_merge_open_circles (SpMerge    *self,
                       SpSnapshot *result,
                       GPtrArray  *notes)
{
  g_autoptr (GHashTable) speakers = index_speakers (result);
  SpSnapshotBuilder *builder = sp_snapshot_builder_new (result);

  /* One that is set back may close another circle. */
  for (gboolean opened = TRUE; opened;)
    {
      opened = FALSE;
      for (guint i = 0; i < sp_snapshot_get_n_actors (result); i++)
        {
          const SpActor *actor = sp_snapshot_get_actor (result, i);

          if (speaks_as_ours (self, actor, speakers) || !is_in_circle (speakers, actor->id))
            continue;
          open_circle (self, actor, speakers, builder, notes);
          opened = TRUE;
        }
    }
  return sp_snapshot_builder_end (builder);
}
