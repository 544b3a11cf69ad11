/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-private.h"

/*
 * Where a target of given ids stands. A row of cells is one entry, by its first id; which of its cells it is follows from the
 * second id, and rows that share their second ids share that list as well.
 */

struct _SpTargetIndex
{
  GHashTable *stored;         /* SpTarget -> the same */
  GHashTable *rows;           /* SpId * -> the number of the first run of cells with that first id, plus 1 */
  GHashTable *columns;        /* the array of second ids -> SpId * -> place in it, plus 1 */
};

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
list_columns (const SpCellsItem *cells)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < cells->n_cells; i++)
    if (!g_hash_table_contains (places, &cells->id2s[i]))
      g_hash_table_insert (places, (gpointer) &cells->id2s[i], GUINT_TO_POINTER (i + 1));
  return places;
}

static void
enter_run (SpTargetIndex     *self,
           SpScene           *scene,
           guint              number)
{
  SpTargetRun *run = &g_array_index (scene->runs, SpTargetRun, number);

  for (guint i = run->first; run->cells == NULL && i < run->end; i++)
    {
      gpointer target = (gpointer) sp_scene_get_target_of_run (scene, run, i);

      if (!g_hash_table_contains (self->stored, target))
        g_hash_table_add (self->stored, target);
    }
  if (run->cells == NULL)
    return;
  if (!g_hash_table_contains (self->rows, &run->cells->id1))
    g_hash_table_insert (self->rows, (gpointer) &run->cells->id1, GUINT_TO_POINTER (number + 1));
  if (!g_hash_table_contains (self->columns, run->cells->id2s))
    g_hash_table_insert (self->columns, (gpointer) run->cells->id2s, list_columns (run->cells));
}

SpTargetIndex *
sp_target_index_new (SpScene *scene)
{
  SpTargetIndex *self = g_new0 (SpTargetIndex, 1);

  self->stored = g_hash_table_new (hash_target, are_targets_alike);
  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->columns = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < scene->runs->len; i++)
    enter_run (self, scene, i);
  return self;
}

void
sp_target_index_free (SpTargetIndex *self)
{
  g_hash_table_unref (self->stored);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->columns);
  g_free (self);
}

/* The cell of an actor on an issue: its row may go on in further runs. */
static const SpTarget *
find_cell (SpTargetIndex *self,
           SpScene       *scene,
           SpId           id1,
           SpId           id2)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, &id1));

  for (; number > 0 && number <= scene->runs->len; number++)
    {
      SpTargetRun *run = &g_array_index (scene->runs, SpTargetRun, number - 1);
      guint place;

      if (run->cells == NULL || run->cells->id1 != id1)
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (g_hash_table_lookup (self->columns, run->cells->id2s), &id2));
      if (place > 0)
        return sp_scene_get_target_of_run (scene, run, run->first + place - 1);
    }
  return NULL;
}

const SpTarget *
sp_target_index_find (SpTargetIndex *self,
                      SpScene       *scene,
                      SpTargetKind   kind,
                      SpId           id1,
                      SpId           id2)
{
  SpTarget key = { .kind = kind, .id1 = id1, .id2 = id2 };
  const SpTarget *found = g_hash_table_lookup (self->stored, &key);

  return found == NULL && kind == SP_TARGET_CELL ? find_cell (self, scene, id1, id2) : found;
}
