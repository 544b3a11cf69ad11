/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"
#include "sp-picture-view-tile-job.h"
#include "sp-scene-builder.h"

/*
 * A node that is dragged: cut out of the picture together with the ends of its lines, so that both can follow the
 * pointer while the rest stays as it is. What belongs to a node is known from where it stands.
 */

/* Lines end a little before the node, with room for an arrow's head. */
#define REACH 12.0
#define SLACK 1.0
/* Words and signs stand on a line or beside it, up to so far. */
#define ASIDE 8.0
#define LARGEST_SIGN 12.0

static void
clear_thread (gpointer data)
{
  SpPictureThread *thread = data;

  g_free (thread->outline);
}

static SpRect
grow (const SpRect *rect,
      double        by)
{
  return (SpRect) { rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

static gboolean
contains (const SpRect *rect,
          double        x,
          double        y)
{
  return x >= rect->x && y >= rect->y && x <= rect->x + rect->width && y <= rect->y + rect->height;
}

static guint
count_points (const SpPathItem *path)
{
  guint n = 0;

  for (guint i = 0; i < path->n_verbs; i++)
    n += path->verbs[i] == SP_PATH_CURVE ? 3 : path->verbs[i] == SP_PATH_CLOSE ? 0 : 1;
  return n;
}

static gboolean
is_path_within (const SpPathItem *path,
                const SpRect     *area)
{
  guint n = count_points (path);

  for (guint i = 0; i < n; i++)
    if (!contains (area, path->points[2 * i], path->points[2 * i + 1]))
      return FALSE;
  return n > 0;
}

static gboolean
is_item_within (const SpItem *item,
                const SpRect *area)
{
  if (item->kind == SP_ITEM_PATH)
    return is_path_within (&item->path, area);
  return item->kind == SP_ITEM_TEXT && contains (area, item->text.box.x + item->text.box.width / 2,
                                                 item->text.box.y + item->text.box.height / 2);
}

/* Is the path the line of this outline, or a head at its end? */
static gboolean
is_of_thread (const SpItem          *item,
              const SpPictureThread *thread)
{
  const double *first = thread->outline;
  const double *last = thread->outline + 2 * (thread->n_outline - 1);
  SpRect start = grow (&(SpRect) { first[0], first[1], 0, 0 }, REACH);
  SpRect end = grow (&(SpRect) { last[0], last[1], 0, 0 }, REACH);
  const double *points = item->path.points;
  guint n;

  /* All of them begin at one end or the other. */
  if (item->kind != SP_ITEM_PATH || item->path.n_verbs == 0
      || (!contains (&start, points[0], points[1]) && !contains (&end, points[0], points[1])))
    return FALSE;
  n = count_points (&item->path);
  return is_path_within (&item->path, &start) || is_path_within (&item->path, &end)
         || (contains (&start, points[0], points[1]) && contains (&end, points[2 * n - 2], points[2 * n - 1]))
         || (contains (&end, points[0], points[1]) && contains (&start, points[2 * n - 2], points[2 * n - 1]));
}

/* The extents of what could be a word or a sign on a line; else nothing. */
static SpRect
get_mark (const SpItem *item)
{
  SpRect mark = { 0 };
  guint n = item->kind == SP_ITEM_PATH ? count_points (&item->path) : 0;
  double right, bottom;

  if (item->kind == SP_ITEM_TEXT)
    return item->text.box;
  if (n == 0)
    return mark;
  mark.x = right = item->path.points[0];
  mark.y = bottom = item->path.points[1];
  for (guint i = 1; i < n; i++)
    {
      mark.x = MIN (mark.x, item->path.points[2 * i]);
      mark.y = MIN (mark.y, item->path.points[2 * i + 1]);
      right = MAX (right, item->path.points[2 * i]);
      bottom = MAX (bottom, item->path.points[2 * i + 1]);
    }
  mark.width = right - mark.x;
  mark.height = bottom - mark.y;
  return MAX (mark.width, mark.height) <= LARGEST_SIGN ? mark : (SpRect) { 0 };
}

/* Whether a straight line touches a rectangle: it comes near, and not all corners lie on one side of it. */
static gboolean
is_crossed (const SpRect *rect,
            const double *from,
            const double *to)
{
  double dx = to[0] - from[0], dy = to[1] - from[1];
  double right = rect->x + rect->width, bottom = rect->y + rect->height, sides[4];

  if (MAX (from[0], to[0]) < rect->x || MIN (from[0], to[0]) > right || MAX (from[1], to[1]) < rect->y
      || MIN (from[1], to[1]) > bottom)
    return FALSE;
  sides[0] = dx * (rect->y - from[1]) - dy * (rect->x - from[0]);
  sides[1] = dx * (rect->y - from[1]) - dy * (right - from[0]);
  sides[2] = dx * (bottom - from[1]) - dy * (rect->x - from[0]);
  sides[3] = dx * (bottom - from[1]) - dy * (right - from[0]);
  return MIN (MIN (sides[0], sides[1]), MIN (sides[2], sides[3])) <= 0.0
         && MAX (MAX (sides[0], sides[1]), MAX (sides[2], sides[3])) >= 0.0;
}

static gboolean
is_mark_of_thread (const SpRect          *mark,
                   const SpPictureThread *thread)
{
  SpRect around = grow (mark, ASIDE);

  for (guint i = 0; i + 1 < thread->n_outline; i++)
    if (is_crossed (&around, thread->outline + 2 * i, thread->outline + 2 * i + 2))
      return TRUE;
  return FALSE;
}

/* The line, its head, or what stands on it. */
static gboolean
is_of_threads (const SpItem *item,
               GArray       *threads)
{
  SpRect mark = get_mark (item);

  for (guint i = 0; i < threads->len; i++)
    {
      const SpPictureThread *thread = &g_array_index (threads, SpPictureThread, i);

      if (is_of_thread (item, thread) || (mark.height > 0.0 && is_mark_of_thread (&mark, thread)))
        return TRUE;
    }
  return FALSE;
}

static void
copy_path (SpSceneBuilder   *builder,
           const SpPathItem *path)
{
  const double *point = path->points;

  for (guint i = 0; i < path->n_verbs; i++)
    switch (path->verbs[i])
      {
      case SP_PATH_MOVE:
        sp_scene_builder_move_to (builder, point[0], point[1]);
        point += 2;
        break;
      case SP_PATH_LINE:
        sp_scene_builder_line_to (builder, point[0], point[1]);
        point += 2;
        break;
      case SP_PATH_CURVE:
        sp_scene_builder_curve_to (builder, point[0], point[1], point[2], point[3], point[4], point[5]);
        point += 6;
        break;
      case SP_PATH_CLOSE:
      default:
        sp_scene_builder_close (builder);
      }
  sp_scene_builder_add_path (builder, path);
}

static void
copy_item (SpSceneBuilder *builder,
           const SpItem   *item)
{
  sp_scene_builder_set_scales (builder, item->least_scale, item->end_scale);
  if (item->kind == SP_ITEM_PATH)
    copy_path (builder, &item->path);
  else if (item->kind == SP_ITEM_TEXT)
    sp_scene_builder_add_text (builder, &item->text);
}

static void
add_thread (SpPictureView  *self,
            const SpTarget *line,
            const SpRect   *near)
{
  const double *last = line->outline + 2 * (line->n_outline - 1);
  gboolean starts_here = contains (near, line->outline[0], line->outline[1]);
  SpPictureThread thread = { 0 };

  if (!starts_here && !contains (near, last[0], last[1]))
    return;
  thread.outline = g_memdup2 (line->outline, 2 * line->n_outline * sizeof (double));
  thread.n_outline = line->n_outline;
  thread.starts_here = starts_here;
  g_array_append_val (self->threads, thread);
}

/* The look of a line is that of the first stroke along it. */
static void
note_style (SpPictureView *self,
            const SpItem  *item)
{
  for (guint i = 0; i < self->threads->len; i++)
    {
      SpPictureThread *thread = &g_array_index (self->threads, SpPictureThread, i);

      if (thread->width > 0.0 || item->kind != SP_ITEM_PATH || !item->path.has_stroke || !is_of_thread (item, thread))
        continue;
      thread->ink = item->path.stroke;
      thread->width = item->path.line_width;
      thread->n_dashes = MIN (item->path.n_dashes, G_N_ELEMENTS (thread->dashes));
      for (guint k = 0; k < thread->n_dashes; k++)
        thread->dashes[k] = (float) item->path.dashes[k];
    }
}

static void
find_threads (SpPictureView  *self,
              const SpTarget *node)
{
  SpRect near = grow (&node->bounds, REACH);
  guint n = sp_scene_get_n_targets (self->scene);

  self->threads = g_array_new (FALSE, FALSE, sizeof (SpPictureThread));
  g_array_set_clear_func (self->threads, clear_thread);
  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);

      if (target->n_outline >= 2)
        add_thread (self, target, &near);
    }
}

/* Nodes and their labels are never marks of a line, however near it passes. */
static gboolean
is_of_other_node (SpPictureView  *self,
                  const SpTarget *node,
                  const SpItem   *item)
{
  SpRect mark = get_mark (item);
  const SpTarget *target = mark.height > 0.0 ? sp_scene_hit (self->scene, mark.x + mark.width / 2, mark.y + mark.height / 2, 0.0)
                                             : NULL;

  return target != NULL && target->kind == SP_TARGET_ACTOR && target != node && is_item_within (item, &target->bounds);
}

static SpRect
unite (const SpRect *a,
       const SpRect *b)
{
  double left = MIN (a->x, b->x), top = MIN (a->y, b->y);

  return (SpRect) { left, top, MAX (a->x + a->width, b->x + b->width) - left, MAX (a->y + a->height, b->y + b->height) - top };
}

/* What is within the node, and its name as it is written from afar, where that may stand beside it and is known by its words:
 * NAMES has those within. */
static gboolean
is_of_node (SpPictureView *self,
            const SpRect  *node,
            const SpItem  *item,
            GPtrArray     *names)
{
  gboolean from_afar = item->kind == SP_ITEM_TEXT && item->end_scale > 0.0f;

  if (from_afar && !g_ptr_array_find_with_equal_func (names, item->text.text, g_str_equal, NULL))
    return FALSE;
  if (!from_afar && !is_item_within (item, node))
    return FALSE;
  if (!from_afar && item->kind == SP_ITEM_TEXT)
    g_ptr_array_add (names, (gpointer) item->text.text);
  else if (from_afar && sp_item_is_shown (item, sp_picture_view_get_scale (self)))
    self->carried_bounds = unite (&self->carried_bounds, &item->text.box);
  return TRUE;
}

static void
draw_carried (SpPictureView *self,
              SpScene       *scene)
{
  double ratio = sp_picture_view_get_device_scale (self);
  double scale = sp_picture_view_get_scale (self) * ratio;
  SpRect *bounds = &self->carried_bounds;

  self->carried = sp_picture_tile_draw (scene, scale, ratio, bounds->x * scale, bounds->y * scale,
                                        MAX ((int) ceil (bounds->width * scale), 1),
                                        MAX ((int) ceil (bounds->height * scale), 1));
}

/**
 * sp_picture_view_carry:
 * @self: the view
 * @node: a node of its scene
 *
 * Takes a node and its lines out of the picture. Takes time linear in the scene.
 */
void
sp_picture_view_carry (SpPictureView  *self,
                       const SpTarget *node)
{
  SpInk nothing = { 0 };
  SpSceneBuilder *carried = sp_scene_builder_new ("", nothing);
  SpSceneBuilder *rest = sp_scene_builder_new ("", sp_scene_get_ground (self->scene));
  double width = sp_scene_get_width (self->scene);
  double height = sp_scene_get_height (self->scene);
  g_autoptr (SpScene) carried_scene = NULL;
  g_autoptr (SpScene) rest_scene = NULL;
  SpRect own = grow (&node->bounds, SLACK);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n = sp_scene_get_n_items (self->scene);

  sp_picture_view_end_fade (self);
  sp_picture_view_drop_carried (self);
  find_threads (self, node);
  self->carried_bounds = own;
  for (guint i = 0; i < n; i++)
    {
      const SpItem *item = sp_scene_get_item (self->scene, i);

      if (is_of_node (self, &own, item, names))
        copy_item (carried, item);
      else if (is_of_threads (item, self->threads) && !is_of_other_node (self, node, item))
        note_style (self, item);
      else
        copy_item (rest, item);
    }
  carried_scene = sp_scene_builder_end (carried, width, height);
  rest_scene = sp_scene_builder_end (rest, width, height);
  draw_carried (self, carried_scene);
  sp_picture_view_add_tiles (self, &self->rest, rest_scene);
}

/**
 * sp_picture_view_drop_carried:
 * @self: the view
 *
 * Puts the picture together again.
 */
void
sp_picture_view_drop_carried (SpPictureView *self)
{
  g_clear_object (&self->carried);
  g_clear_pointer (&self->rest, sp_picture_tiles_free);
  g_clear_pointer (&self->threads, g_array_unref);
  self->rest_ready = FALSE;
  self->carried_shift = GRAPHENE_POINT_INIT (0, 0);
}

/**
 * sp_picture_view_release:
 * @self: the view
 *
 * Shows a node that was dropped where the scene has it, since no scene came that has it elsewhere.
 */
void
sp_picture_view_release (SpPictureView *self)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));

  if (self->former_tiles == NULL)
    sp_picture_view_drop_carried (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
