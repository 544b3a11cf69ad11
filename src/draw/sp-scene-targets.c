/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-private.h"

/*
 * What can be pointed at. The targets of a row of cells are made when the first of them is asked for, and so are the two
 * indexes for the pointer and for the keyboard, by the first who asks, whichever thread that is.
 */

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

const SpTarget *
sp_scene_get_stored_target (SpScene *self,
                            guint    index)
{
  return (const SpTarget *) g_ptr_array_index (self->targets, index >> SP_SCENE_CHUNK_BITS)
         + (index & SP_SCENE_CHUNK_MASK);
}

/* The run that a target is in: in a table they are about equally long. */
SpTargetRun *
sp_scene_find_run (SpScene *self,
                   guint    target)
{
  guint low = 0;
  guint high = self->runs->len;
  guint guess = (guint) ((guint64) target * high / self->n_targets);

  for (guint i = MAX (guess, 1) - 1; i < MIN (guess + 2, high); i++)
    {
      SpTargetRun *run = &g_array_index (self->runs, SpTargetRun, i);

      if (run->first <= target && target < run->end)
        return run;
    }
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->runs, SpTargetRun, middle).first <= target)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->runs, SpTargetRun, low);
}

static SpTarget *
make_targets (const SpCellsItem *cells)
{
  SpTarget *targets = g_new0 (SpTarget, cells->n_cells);

  for (guint i = 0; i < cells->n_cells; i++)
    {
      targets[i].kind = SP_TARGET_CELL;
      targets[i].id1 = cells->id1;
      targets[i].id2 = cells->id2s[i];
      targets[i].bounds = sp_cells_get_cell (cells, i);
      targets[i].row = cells->row;
      targets[i].column = cells->first_column + i;
    }
  return targets;
}

const SpTarget *
sp_scene_get_target_of_run (SpScene     *self,
                            SpTargetRun *run,
                            guint        target)
{
  if (run->cells == NULL)
    return sp_scene_get_stored_target (self, run->first_stored + (target - run->first));
  if (g_once_init_enter_pointer (&run->made))
    g_once_init_leave_pointer (&run->made, make_targets (run->cells));
  return &run->made[target - run->first];
}

/**
 * sp_scene_get_target:
 * @self: a scene
 * @index: below sp_scene_get_n_targets()
 *
 * Looks a target up, in constant time in a scene without cells, else in the logarithm of their rows. A later one lies above
 * an earlier one. The same index gives the same pointer.
 *
 * Returns: (transfer none): the target, valid as long as the scene
 */
const SpTarget *
sp_scene_get_target (SpScene *self,
                     guint    index)
{
  g_return_val_if_fail (self != NULL && index < self->n_targets, NULL);

  return sp_scene_get_target_of_run (self, sp_scene_find_run (self, index), index);
}

/**
 * sp_scene_skip_cells:
 * @self: a scene
 * @index: of a target, or their number
 *
 * Finds the next target that is not in a row of cells, @index itself where it is not.
 *
 * Returns: its index, or the number of targets where none is left
 */
guint
sp_scene_skip_cells (SpScene *self,
                     guint    index)
{
  g_return_val_if_fail (self != NULL, 0);

  while (index < self->n_targets)
    {
      SpTargetRun *run = sp_scene_find_run (self, index);

      if (run->cells == NULL)
        return index;
      index = run->end;
    }
  return self->n_targets;
}

static char *
dup_words (SpScene *self,
           guint    row,
           guint    column)
{
  return self->cell_words != NULL ? self->cell_words (row, column, self->cell_words_data) : g_strdup ("");
}

/**
 * sp_scene_dup_target_name:
 * @self: a scene
 * @target: one of its targets
 *
 * Names a target in words, for a tooltip or to be read out.
 *
 * Returns: (transfer full): the words, never `NULL`
 */
char *
sp_scene_dup_target_name (SpScene        *self,
                          const SpTarget *target)
{
  g_return_val_if_fail (self != NULL && target != NULL, NULL);

  return target->name != NULL ? g_strdup (target->name) : dup_words (self, target->row, target->column);
}

/**
 * sp_scene_dup_cell_name:
 * @self: a scene
 * @cells: a row of cells of it
 * @cell: which of them, from 0
 *
 * Names a cell in words: what the name of its group is.
 *
 * Returns: (transfer full): the words, never `NULL`
 */
char *
sp_scene_dup_cell_name (SpScene           *self,
                        const SpCellsItem *cells,
                        guint              cell)
{
  g_return_val_if_fail (self != NULL && cells != NULL && cell < cells->n_cells, NULL);

  return dup_words (self, cells->row, cells->first_column + cell);
}

static void
ensure_target_index (SpScene *self)
{
  if (g_once_init_enter_pointer (&self->target_index))
    g_once_init_leave_pointer (&self->target_index, sp_target_index_new (self));
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
 * for it. Takes time in proportion to the number of targets, a row of cells counting as one; safe in any thread.
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
  g_return_val_if_fail (self != NULL, NULL);

  ensure_target_index (self);
  return sp_target_index_find (self->target_index, self, kind, id1, id2);
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
