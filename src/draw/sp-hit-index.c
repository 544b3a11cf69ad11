/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-private.h"

#include <string.h>

/*
 * A grid over the picture: each field lists the targets that touch it. An outline is entered along its way and not
 * with its whole bounds, so that a long slanting line does not fill the grid. A row of cells is one entry, under the number of
 * its first target.
 */

#define MAX_FIELDS_PER_SIDE 256

struct _SpHitIndex
{
  guint columns;
  guint rows;
  double field_width;
  double field_height;
  guint *starts;              /* columns * rows + 1 */
  guint *targets;             /* indexes of targets, field after field, ascending in each */
};

typedef struct
{
  guint *counts;
  guint *entries;             /* NULL while they are only counted */
  guint *last;                /* the target entered last in a field, plus one */
} Filling;

static guint
clamp_field (double place,
             double size,
             guint  n)
{
  double field = place / size;

  if (!(field > 0.0))
    return 0;
  return field >= n ? n - 1 : (guint) field;
}

static void
enter_area (SpHitIndex *self,
            Filling    *filling,
            guint       target,
            double      left,
            double      top,
            double      right,
            double      bottom)
{
  guint first_column = clamp_field (left, self->field_width, self->columns);
  guint last_column = clamp_field (right, self->field_width, self->columns);
  guint last_row = clamp_field (bottom, self->field_height, self->rows);

  for (guint row = clamp_field (top, self->field_height, self->rows); row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      {
        gsize field = (gsize) row * self->columns + column;

        if (filling->last[field] == target + 1)
          continue;
        filling->last[field] = target + 1;
        if (filling->entries != NULL)
          filling->entries[self->starts[field] + filling->counts[field]] = target;
        filling->counts[field]++;
      }
}

static void
enter_segment (SpHitIndex   *self,
               Filling      *filling,
               guint         target,
               const double *from,
               const double *to)
{
  double across = fabs (to[0] - from[0]) / self->field_width;
  double down = fabs (to[1] - from[1]) / self->field_height;
  guint n = (guint) CLAMP (ceil (MAX (across, down)), 1.0, 4.0 * MAX_FIELDS_PER_SIDE);

  for (guint i = 0; i < n; i++)
    {
      double x1 = from[0] + (to[0] - from[0]) * i / n;
      double y1 = from[1] + (to[1] - from[1]) * i / n;
      double x2 = from[0] + (to[0] - from[0]) * (i + 1) / n;
      double y2 = from[1] + (to[1] - from[1]) * (i + 1) / n;

      enter_area (self, filling, target, MIN (x1, x2), MIN (y1, y2), MAX (x1, x2), MAX (y1, y2));
    }
}

static void
enter_target (SpHitIndex     *self,
              Filling        *filling,
              const SpTarget *target,
              guint           number)
{
  SpRect bounds = target->bounds;

  if (target->n_outline < 2)
    enter_area (self, filling, number, bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height);
  for (guint i = 0; i + 1 < target->n_outline; i++)
    enter_segment (self, filling, number, target->outline + 2 * i, target->outline + 2 * i + 2);
}

static void
enter_targets (SpHitIndex *self,
               SpScene    *scene,
               Filling    *filling)
{
  for (guint i = 0; i < scene->runs->len; i++)
    {
      SpTargetRun *run = &g_array_index (scene->runs, SpTargetRun, i);
      SpTarget row;

      if (run->cells != NULL)
        {
          row = (SpTarget) { .bounds = sp_cells_get_bounds (run->cells) };
          enter_target (self, filling, &row, run->first);
        }
      for (guint k = run->first; run->cells == NULL && k < run->end; k++)
        enter_target (self, filling, sp_scene_get_target_of_run (scene, run, k), k);
    }
}

static double
get_distance (const double *from,
              const double *to,
              double        x,
              double        y)
{
  double dx = to[0] - from[0];
  double dy = to[1] - from[1];
  double length = dx * dx + dy * dy;
  double along = length > 0.0 ? CLAMP (((x - from[0]) * dx + (y - from[1]) * dy) / length, 0.0, 1.0) : 0.0;

  return hypot (from[0] + along * dx - x, from[1] + along * dy - y);
}

static gboolean
is_hit (const SpTarget *target,
        double          x,
        double          y,
        double          tolerance)
{
  SpRect bounds = target->bounds;

  if (target->n_outline < 2)
    return x >= bounds.x && y >= bounds.y && x <= bounds.x + bounds.width && y <= bounds.y + bounds.height;
  for (guint i = 0; i + 1 < target->n_outline; i++)
    if (get_distance (target->outline + 2 * i, target->outline + 2 * i + 2, x, y) <= tolerance)
      return TRUE;
  return FALSE;
}

/* The cell at a place, or NULL between cells. */
static const SpTarget *
find_cell (SpScene     *scene,
           SpTargetRun *run,
           double       x,
           double       y)
{
  guint first;
  guint end;

  sp_cells_find_between (run->cells, x, x, &first, &end);
  for (guint i = end; i > first; i--)
    {
      SpTarget cell = { .bounds = sp_cells_get_cell (run->cells, i - 1) };

      if (is_hit (&cell, x, y, 0.0))
        return sp_scene_get_target_of_run (scene, run, run->first + i - 1);
    }
  return NULL;
}

static const SpTarget *
find_at (SpScene *scene,
         guint    entry,
         double   x,
         double   y,
         double   tolerance)
{
  SpTargetRun *run = sp_scene_find_run (scene, entry);
  const SpTarget *target;

  if (run->cells != NULL)
    return find_cell (scene, run, x, y);
  target = sp_scene_get_target_of_run (scene, run, entry);
  return is_hit (target, x, y, tolerance) ? target : NULL;
}

/**
 * sp_hit_index_new:
 * @scene: the scene whose targets are to be found
 *
 * Lists the targets by place. Takes time linear in the targets and in the length of their outlines.
 *
 * Returns: (transfer full): the index; it borrows from @scene
 */
SpHitIndex *
sp_hit_index_new (SpScene *scene)
{
  SpHitIndex *self = g_new0 (SpHitIndex, 1);
  guint side = CLAMP ((guint) sqrt (scene->n_stored_targets + scene->runs->len), 1, MAX_FIELDS_PER_SIDE);
  gsize n_fields = (gsize) side * side;
  g_autofree guint *counts = g_new0 (guint, n_fields);
  g_autofree guint *last = g_new0 (guint, n_fields);
  Filling filling = { .counts = counts, .last = last };

  self->columns = side;
  self->rows = side;
  self->field_width = MAX (scene->width / side, 1.0);
  self->field_height = MAX (scene->height / side, 1.0);
  self->starts = g_new0 (guint, n_fields + 1);
  enter_targets (self, scene, &filling);
  for (gsize i = 0; i < n_fields; i++)
    self->starts[i + 1] = self->starts[i] + counts[i];
  self->targets = g_new (guint, self->starts[n_fields]);
  memset (counts, 0, n_fields * sizeof *counts);
  memset (last, 0, n_fields * sizeof *last);
  filling.entries = self->targets;
  enter_targets (self, scene, &filling);
  return self;
}

/**
 * sp_hit_index_free:
 * @self: (transfer full): an index
 *
 * Frees the index.
 */
void
sp_hit_index_free (SpHitIndex *self)
{
  g_free (self->starts);
  g_free (self->targets);
  g_free (self);
}

/**
 * sp_hit_index_find:
 * @self: the index of @scene
 * @scene: the scene it was made of
 * @x: in points
 * @y: in points
 * @tolerance: how near to an outline counts, in points
 *
 * Finds the last added target at a point.
 *
 * Returns: (transfer none) (nullable): the target, or `NULL`
 */
const SpTarget *
sp_hit_index_find (SpHitIndex *self,
                   SpScene    *scene,
                   double      x,
                   double      y,
                   double      tolerance)
{
  guint first_column = clamp_field (x - tolerance, self->field_width, self->columns);
  guint last_column = clamp_field (x + tolerance, self->field_width, self->columns);
  guint last_row = clamp_field (y + tolerance, self->field_height, self->rows);
  const SpTarget *found = NULL;
  guint found_index = 0;

  for (guint row = clamp_field (y - tolerance, self->field_height, self->rows); row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      {
        gsize field = (gsize) row * self->columns + column;

        for (guint i = self->starts[field + 1]; i > self->starts[field]; i--)
          {
            guint index = self->targets[i - 1];
            const SpTarget *target;

            if (found != NULL && index <= found_index)
              break;
            target = find_at (scene, index, x, y, tolerance);
            if (target == NULL)
              continue;
            found = target;
            found_index = index;
            break;
          }
      }
  return found;
}
