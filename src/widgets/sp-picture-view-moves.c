/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

#include "sp-search.h"

/*
 * Where the keyboard goes from where it is. All by where things stand, so that a picture that runs from right to left
 * needs no rules of its own. Each search is linear in the targets.
 */

/* Going sideways costs so much more than going straight on. */
#define DETOUR 2.5
#define STRIDE 2.0            /* points: nothing in a table is smaller */
/* The most that a line leaves free before its node, in points. */
#define MAX_GAP 16.0

typedef struct
{
  double x;
  double y;
} Step;

static const Step steps[] = {
  [GTK_DIR_UP] = { 0, -1 },
  [GTK_DIR_DOWN] = { 0, 1 },
  [GTK_DIR_LEFT] = { -1, 0 },
  [GTK_DIR_RIGHT] = { 1, 0 },
};

static Step
get_centre (const SpTarget *target)
{
  return (Step) { target->bounds.x + target->bounds.width / 2, target->bounds.y + target->bounds.height / 2 };
}

static gboolean
is_line (const SpTarget *target)
{
  return target->n_outline >= 2;
}

/* Cells and headings of a matrix, nodes of a diagram, all that stands in a chart. */
static gboolean
is_stop (SpPictureView  *self,
         const SpTarget *target)
{
  switch (target->kind)
    {
    case SP_TARGET_ACTOR:
      return TRUE;
    case SP_TARGET_ISSUE:
    case SP_TARGET_CELL:
    case SP_TARGET_STATEMENT:
      return self->kind != SP_PICTURE_KIND_DIAGRAM;
    case SP_TARGET_LINK:
    case SP_TARGET_AGREEMENT:
    case SP_TARGET_SOURCE:
    default:
      return FALSE;
    }
}

/* In a table it is what is met first on the way: some hundred thousand cells are not gone through for it. */
static const SpTarget *
find_beside (SpPictureView    *self,
             const SpTarget   *from,
             GtkDirectionType  direction)
{
  Step step = steps[direction];
  Step at = get_centre (from);

  at.x += step.x * from->bounds.width / 2;
  at.y += step.y * from->bounds.height / 2;
  while (at.x >= 0.0 && at.y >= 0.0 && at.x <= sp_scene_get_width (self->scene) && at.y <= sp_scene_get_height (self->scene))
    {
      const SpTarget *target = sp_scene_hit (self->scene, at.x, at.y, 0.0);

      if (target != NULL && target != from && is_stop (self, target))
        return target;
      at.x += step.x * STRIDE;
      at.y += step.y * STRIDE;
    }
  return NULL;
}

/* How hard it is to get from one target to another in a direction; infinite if it lies elsewhere. */
static double
get_effort (const SpTarget   *from,
            const SpTarget   *to,
            GtkDirectionType  direction)
{
  Step step = steps[direction];
  Step start = get_centre (from);
  Step end = get_centre (to);
  double ahead = (end.x - start.x) * step.x + (end.y - start.y) * step.y;
  double aside = fabs ((end.x - start.x) * step.y) + fabs ((end.y - start.y) * step.x);

  if (ahead <= 0.5)
    return INFINITY;
  return aside > 2.0 * ahead ? INFINITY : ahead + DETOUR * aside;
}

/**
 * sp_picture_view_find_neighbour:
 * @self: the view
 * @from: where the keyboard is
 * @direction: up, down, left or right
 *
 * Returns: (nullable): the next cell or node there
 */
const SpTarget *
sp_picture_view_find_neighbour (SpPictureView    *self,
                                const SpTarget   *from,
                                GtkDirectionType  direction)
{
  const SpTarget *best = NULL;
  double least = INFINITY;
  guint n = sp_scene_get_n_targets (self->scene);

  if (self->kind == SP_PICTURE_KIND_MATRIX)
    return find_beside (self, from, direction);
  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);
      double effort;

      if (target == from || !is_stop (self, target))
        continue;
      effort = get_effort (from, target, direction);
      if (effort < least)
        {
          least = effort;
          best = target;
        }
    }
  return best;
}

/**
 * sp_picture_view_find_last:
 * @self: the view
 * @from: where the keyboard is
 * @direction: up, down, left or right
 * @n: how many steps at most
 *
 * Returns: (nullable): the cell or node that so many steps lead to
 */
const SpTarget *
sp_picture_view_find_last (SpPictureView    *self,
                           const SpTarget   *from,
                           GtkDirectionType  direction,
                           guint             n)
{
  const SpTarget *target = from;

  for (guint i = 0; i < n; i++)
    {
      const SpTarget *next = sp_picture_view_find_neighbour (self, target, direction);

      if (next == NULL)
        break;
      target = next;
    }
  return target;
}

/**
 * sp_picture_view_find_in_order:
 * @self: the view
 * @from: (nullable): where the keyboard is
 * @step: 1 for the next, -1 for the one before
 *
 * Returns: (nullable): the next cell, node or line in reading order; without @from, the first or the last
 */
const SpTarget *
sp_picture_view_find_in_order (SpPictureView  *self,
                               const SpTarget *from,
                               int             step)
{
  int n = (int) sp_scene_get_n_targets (self->scene);
  int index = step > 0 ? -1 : n;

  for (int i = 0; from != NULL && i < n; i++)
    if (sp_scene_get_target (self->scene, i) == from)
      index = i;
  index += step;
  return index >= 0 && index < n ? sp_scene_get_target (self->scene, index) : NULL;
}

/**
 * sp_picture_view_find_first:
 * @self: the view
 *
 * Returns: (nullable): where the keyboard begins: the first cell of a matrix, the first node of a diagram
 */
const SpTarget *
sp_picture_view_find_first (SpPictureView *self)
{
  guint n = self->scene != NULL ? sp_scene_get_n_targets (self->scene) : 0;
  const SpTarget *heading = NULL;

  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);

      if (target->kind == SP_TARGET_CELL || target->kind == SP_TARGET_STATEMENT
          || (target->kind == SP_TARGET_ACTOR && self->kind != SP_PICTURE_KIND_MATRIX))
        return target;
      if (heading == NULL && is_stop (self, target))
        heading = target;
    }
  return heading;
}

static double
measure_distance (const SpTarget *node,
                  const double   *point)
{
  double dx = MAX (MAX (node->bounds.x - point[0], point[0] - node->bounds.x - node->bounds.width), 0.0);
  double dy = MAX (MAX (node->bounds.y - point[1], point[1] - node->bounds.y - node->bounds.height), 0.0);

  return hypot (dx, dy);
}

static const SpTarget *
find_node_at (SpPictureView *self,
              const double  *point)
{
  const SpTarget *best = NULL;
  double least = INFINITY;
  guint n = sp_scene_get_n_targets (self->scene);

  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);
      double distance = target->kind == SP_TARGET_ACTOR ? measure_distance (target, point) : INFINITY;

      if (distance < least)
        {
          least = distance;
          best = target;
        }
    }
  return best;
}

/* Lines end a little before a node; where two are near, the nearer is meant. */
static gboolean
ends_at_node (SpPictureView  *self,
              const double   *point,
              const SpTarget *node)
{
  return measure_distance (node, point) <= MAX_GAP && find_node_at (self, point) == node;
}

static gboolean
is_at_node (SpPictureView  *self,
            const SpTarget *line,
            const SpTarget *node)
{
  return is_line (line) && (ends_at_node (self, line->outline, node)
                            || ends_at_node (self, line->outline + 2 * (line->n_outline - 1), node));
}

/**
 * sp_picture_view_find_end:
 * @self: the view
 * @line: a line of a diagram
 * @direction: up, down, left or right
 *
 * Returns: (nullable): the node at that end of the line
 */
const SpTarget *
sp_picture_view_find_end (SpPictureView    *self,
                          const SpTarget   *line,
                          GtkDirectionType  direction)
{
  const double *first = line->outline;
  const double *last = line->outline + 2 * (line->n_outline - 1);
  Step step = steps[direction];
  double ahead = (last[0] - first[0]) * step.x + (last[1] - first[1]) * step.y;

  return find_node_at (self, ahead >= 0.0 ? last : first);
}

/**
 * sp_picture_view_find_line:
 * @self: the view
 * @node: the node whose lines to go through
 * @from: (nullable): the line to go on from
 * @step: 1 or -1
 *
 * Returns: (nullable): the next line at the node, round and round
 */
const SpTarget *
sp_picture_view_find_line (SpPictureView  *self,
                           const SpTarget *node,
                           const SpTarget *from,
                           int             step)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint n = sp_scene_get_n_targets (self->scene);
  guint index;

  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);

      if (is_at_node (self, target, node))
        g_ptr_array_add (lines, (gpointer) target);
    }
  if (lines->len == 0)
    return NULL;
  if (from == NULL || !g_ptr_array_find (lines, from, &index))
    return g_ptr_array_index (lines, step > 0 ? 0 : lines->len - 1);
  return g_ptr_array_index (lines, (index + lines->len + step) % lines->len);
}

static gboolean
has_word (const char *name,
          const char *typed)
{
  g_autofree char *folded = sp_search_fold (name);
  const char *place = folded;

  while ((place = strstr (place, typed)) != NULL)
    {
      if (place == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place))))
        return TRUE;
      place = g_utf8_next_char (place);
    }
  return FALSE;
}

/* The cell in the row or column of a heading where the keyboard is in a cell already. */
static const SpTarget *
get_cell_for_heading (SpPictureView  *self,
                      const SpTarget *heading)
{
  const SpTarget *cell = NULL;

  if (self->focus == NULL || self->focus->kind != SP_TARGET_CELL)
    return heading;
  if (heading->kind == SP_TARGET_ACTOR)
    cell = sp_scene_find_target (self->scene, SP_TARGET_CELL, heading->id1, self->focus->id2);
  else if (heading->kind == SP_TARGET_ISSUE)
    cell = sp_scene_find_target (self->scene, SP_TARGET_CELL, self->focus->id1, heading->id1);
  return cell != NULL ? cell : heading;
}

/**
 * sp_picture_view_find_name:
 * @self: the view
 * @typed: the beginning of a word of a name
 *
 * Finds an actor or an issue. In a matrix, with the keyboard in a cell, it is the cell of that actor or issue.
 *
 * Returns: (nullable): where it stands
 */
const SpTarget *
sp_picture_view_find_name (SpPictureView *self,
                           const char    *typed)
{
  g_autofree char *folded = sp_search_fold (typed);
  guint n = sp_scene_get_n_targets (self->scene);

  for (guint i = 0; i < n && (i = sp_scene_skip_cells (self->scene, i)) < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);
      gboolean heading = target->kind == SP_TARGET_ACTOR || target->kind == SP_TARGET_ISSUE;
      gboolean named = heading || (self->kind != SP_PICTURE_KIND_MATRIX && is_stop (self, target));

      if (named && has_word (target->name, folded))
        return get_cell_for_heading (self, target);
    }
  return NULL;
}
