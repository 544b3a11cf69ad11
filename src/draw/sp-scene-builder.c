/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scene-builder-private.h"

#include <string.h>

#include "sp-link-address.h"

/*
 * A large matrix has the same few shapes, fonts and glyphs some hundred thousand times: what equals the thing stored
 * before it, and every short text, is stored once and pointed to again.
 */

#define MOST_DASHES 8
#define MOST_POINTS 3         /* of a verb */

static gpointer
append_slot (GPtrArray *chunks,
             guint     *n,
             gsize      size)
{
  guint index = (*n)++;
  gpointer slot;

  if ((index & SP_SCENE_CHUNK_MASK) == 0)
    g_ptr_array_add (chunks, g_malloc (SP_SCENE_CHUNK_SIZE * size));
  slot = (char *) g_ptr_array_index (chunks, index >> SP_SCENE_CHUNK_BITS) + (index & SP_SCENE_CHUNK_MASK) * size;
  return memset (slot, 0, size);
}

SpItem *
sp_scene_builder_append_item (SpSceneBuilder *self,
                              SpItemKind      kind)
{
  SpItem *item;

  if (self->stamp != NULL)
    {
      g_array_set_size (self->stamp, self->stamp->len + 1);
      item = &g_array_index (self->stamp, SpItem, self->stamp->len - 1);
    }
  else
    item = append_slot (self->scene->items, &self->scene->n_items, sizeof (SpItem));
  item->kind = kind;
  if (kind == SP_ITEM_PATH || kind == SP_ITEM_TEXT)
    {
      item->least_scale = (float) (self->least_scale / self->scale);
      item->end_scale = (float) (self->end_scale / self->scale);
    }
  return item;
}

static const char *
store_text (SpSceneBuilder *self,
            const char     *text)
{
  g_autofree char *valid = NULL;
  const char *stored;
  gsize length;

  if (text == NULL || *text == '\0')
    return "";
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  length = strlen (text);
  if (length > SP_SCENE_SHORT_TEXT)
    return sp_arena_copy (&self->scene->arena, text, length + 1);
  stored = g_hash_table_lookup (self->short_texts, text);
  if (stored == NULL)
    {
      stored = sp_arena_copy (&self->scene->arena, text, length + 1);
      g_hash_table_add (self->short_texts, (gpointer) stored);
    }
  return stored;
}

static char *
scale_font (const char *font,
            double      scale)
{
  PangoFontDescription *description = pango_font_description_from_string (font);
  char *scaled;

  pango_font_description_set_size (description, (int) lround (pango_font_description_get_size (description) * scale));
  scaled = pango_font_description_to_string (description);
  pango_font_description_free (description);
  return scaled;
}

static const char *
store_font (SpSceneBuilder *self,
            const char     *font)
{
  g_autofree char *scaled = NULL;

  if (self->placed_font == NULL || g_strcmp0 (self->font, font) != 0)
    {
      g_set_str (&self->font, font);
      if (self->scale != 1.0 && font != NULL)
        scaled = scale_font (font, self->scale);
      self->placed_font = store_text (self, scaled != NULL ? scaled : font);
    }
  return self->placed_font;
}

static SpRect
place_rect (SpSceneBuilder *self,
            SpRect          rect)
{
  return (SpRect) { sp_scene_builder_place_x (self, rect.x), sp_scene_builder_place_y (self, rect.y),
                    rect.width * self->scale, rect.height * self->scale };
}

static const SpPathVerb *
store_verbs (SpSceneBuilder *self)
{
  gsize size = self->verbs->len * sizeof (SpPathVerb);

  if (self->n_last_verbs != self->verbs->len || memcmp (self->last_verbs, self->verbs->data, size) != 0)
    {
      self->last_verbs = sp_arena_copy (&self->scene->arena, self->verbs->data, size);
      self->n_last_verbs = self->verbs->len;
    }
  return self->last_verbs;
}

static const double *
store_dashes (SpSceneBuilder *self,
              const double   *given,
              guint           n)
{
  double dashes[MOST_DASHES];

  if (n == 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    dashes[i] = given[i] * self->scale;
  if (self->n_last_dashes != n || memcmp (self->last_dashes, dashes, n * sizeof *dashes) != 0)
    {
      self->last_dashes = sp_arena_copy (&self->scene->arena, dashes, n * sizeof *dashes);
      self->n_last_dashes = n;
    }
  return self->last_dashes;
}

static const double *
store_outline (SpSceneBuilder *self,
               const double   *outline,
               guint           n_points)
{
  double *stored;

  if (n_points == 0)
    return NULL;
  stored = sp_arena_alloc (&self->scene->arena, 2 * n_points * sizeof (double));
  for (guint i = 0; i < n_points; i++)
    {
      stored[2 * i] = self->x + outline[2 * i] * self->scale;
      stored[2 * i + 1] = self->y + outline[2 * i + 1] * self->scale;
    }
  return stored;
}

static void
append_verb (SpSceneBuilder *self,
             SpPathVerb      verb,
             const double   *points,
             guint           n_points)
{
  double placed[2 * MOST_POINTS];

  g_array_append_val (self->verbs, verb);
  for (guint i = 0; i < n_points; i++)
    {
      placed[2 * i] = sp_scene_builder_place_x (self, points[2 * i]);
      placed[2 * i + 1] = sp_scene_builder_place_y (self, points[2 * i + 1]);
    }
  if (n_points > 0)
    g_array_append_vals (self->points, placed, 2 * n_points);
}

/**
 * sp_scene_builder_new:
 * @title: (nullable): the title of the picture, for metadata and assistive technology
 * @ground: the colour of the paper
 *
 * Begins a scene. A builder belongs to one thread at a time.
 *
 * Returns: (transfer full): a builder, to be ended or freed
 */
SpSceneBuilder *
sp_scene_builder_new (const char *title,
                      SpInk       ground)
{
  SpSceneBuilder *self = g_new0 (SpSceneBuilder, 1);

  self->scene = g_new0 (SpScene, 1);
  g_atomic_ref_count_init (&self->scene->references);
  sp_arena_init (&self->scene->arena);
  self->scene->items = g_ptr_array_new_with_free_func (g_free);
  self->scene->targets = g_ptr_array_new_with_free_func (g_free);
  self->scene->runs = g_array_new (FALSE, TRUE, sizeof (SpTargetRun));
  self->scene->ground = ground;
  self->scale = 1.0;
  self->short_texts = g_hash_table_new (g_str_hash, g_str_equal);
  self->verbs = g_array_new (FALSE, FALSE, sizeof (SpPathVerb));
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
  self->scene->title = store_text (self, title);
  self->scene->description = "";
  return self;
}

/**
 * sp_scene_builder_free:
 * @self: (transfer full): a builder that was not ended
 *
 * Throws a scene away that was begun.
 */
void
sp_scene_builder_free (SpSceneBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->scene, sp_scene_unref);
  g_clear_pointer (&self->short_texts, g_hash_table_unref);
  g_clear_pointer (&self->verbs, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->stamp, g_array_unref);
  g_clear_pointer (&self->font, g_free);
  g_free (self);
}

/**
 * sp_scene_builder_end:
 * @self: (transfer full): a builder
 * @width: of the page or picture, in points
 * @height: of the page or picture, in points
 *
 * Ends the scene, closing the groups that are still open, and frees the builder.
 *
 * Returns: (transfer full): the scene
 */
SpScene *
sp_scene_builder_end (SpSceneBuilder *self,
                      double          width,
                      double          height)
{
  SpScene *scene;

  g_return_val_if_fail (self != NULL, NULL);

  while (self->depth > 0)
    sp_scene_builder_end_group (self);
  self->scene->width = width;
  self->scene->height = height;
  scene = g_steal_pointer (&self->scene);
  sp_scene_builder_free (self);
  return scene;
}

/**
 * sp_scene_builder_set_description:
 * @self: a builder
 * @description: (nullable): the whole picture in words
 *
 * Gives the picture its alternative text.
 */
void
sp_scene_builder_set_description (SpSceneBuilder *self,
                                  const char     *description)
{
  g_return_if_fail (self != NULL);

  self->scene->description = store_text (self, description);
}

/**
 * sp_scene_builder_move_to:
 * @self: a builder
 * @x: in points
 * @y: in points
 *
 * Begins a new part of the path at a point.
 */
void
sp_scene_builder_move_to (SpSceneBuilder *self,
                          double          x,
                          double          y)
{
  append_verb (self, SP_PATH_MOVE, (double[]) { x, y }, 1);
}

/**
 * sp_scene_builder_line_to:
 * @self: a builder whose path has a point
 * @x: in points
 * @y: in points
 *
 * Adds a straight line to the path.
 */
void
sp_scene_builder_line_to (SpSceneBuilder *self,
                          double          x,
                          double          y)
{
  append_verb (self, SP_PATH_LINE, (double[]) { x, y }, 1);
}

/**
 * sp_scene_builder_curve_to:
 * @self: a builder whose path has a point
 * @x1: first handle
 * @y1: first handle
 * @x2: second handle
 * @y2: second handle
 * @x3: end
 * @y3: end
 *
 * Adds a cubic Bézier curve to the path; all in points.
 */
void
sp_scene_builder_curve_to (SpSceneBuilder *self,
                           double          x1,
                           double          y1,
                           double          x2,
                           double          y2,
                           double          x3,
                           double          y3)
{
  append_verb (self, SP_PATH_CURVE, (double[]) { x1, y1, x2, y2, x3, y3 }, 3);
}

/**
 * sp_scene_builder_close:
 * @self: a builder whose path has a point
 *
 * Closes this part of the path with a straight line.
 */
void
sp_scene_builder_close (SpSceneBuilder *self)
{
  append_verb (self, SP_PATH_CLOSE, NULL, 0);
}

/**
 * sp_scene_builder_add_path:
 * @self: a builder
 * @style: fill, stroke and dashes; its verbs and points are not looked at
 *
 * Adds the path made since the last one as an item, and begins a new one. An empty path adds nothing.
 */
void
sp_scene_builder_add_path (SpSceneBuilder   *self,
                           const SpPathItem *style)
{
  SpPathItem *path;

  g_return_if_fail (self != NULL && style != NULL && style->n_dashes <= MOST_DASHES);

  if (self->verbs->len == 0)
    return;
  path = &sp_scene_builder_append_item (self, SP_ITEM_PATH)->path;
  *path = *style;
  path->n_verbs = self->verbs->len;
  path->verbs = store_verbs (self);
  path->points = sp_arena_copy (&self->scene->arena, self->points->data, self->points->len * sizeof (double));
  path->line_width = style->line_width * self->scale;
  path->dashes = store_dashes (self, style->dashes, style->n_dashes);
  g_array_set_size (self->verbs, 0);
  g_array_set_size (self->points, 0);
}

/**
 * sp_scene_builder_add_text:
 * @self: a builder
 * @text: what to write, where and how; its strings are copied
 *
 * Adds a text as an item. An empty text adds nothing; an address that is not safe to follow is left out.
 */
void
sp_scene_builder_add_text (SpSceneBuilder   *self,
                           const SpTextItem *text)
{
  g_autofree char *address = NULL;
  SpTextItem *item;

  g_return_if_fail (self != NULL && text != NULL);

  if (text->text == NULL || *text->text == '\0')
    return;
  item = &sp_scene_builder_append_item (self, SP_ITEM_TEXT)->text;
  *item = *text;
  item->text = store_text (self, text->text);
  item->font = store_font (self, text->font);
  item->box = place_rect (self, text->box);
  address = sp_link_address_dup (text->address);
  item->address = address != NULL ? store_text (self, address) : NULL;
}

/**
 * sp_scene_builder_begin_group:
 * @self: a builder
 * @role: what the group is
 * @name: (nullable): what it is called, or its alternative text
 *
 * Begins a group: what follows until sp_scene_builder_end_group() belongs to it.
 */
void
sp_scene_builder_begin_group (SpSceneBuilder *self,
                              SpRole          role,
                              const char     *name)
{
  SpItem *item;

  g_return_if_fail (self != NULL);

  item = sp_scene_builder_append_item (self, SP_ITEM_GROUP_BEGIN);
  item->group.role = role;
  item->group.name = store_text (self, name);
  self->depth++;
}

/**
 * sp_scene_builder_end_group:
 * @self: a builder with an open group
 *
 * Ends the group begun last.
 */
void
sp_scene_builder_end_group (SpSceneBuilder *self)
{
  g_return_if_fail (self != NULL && self->depth > 0);

  sp_scene_builder_append_item (self, SP_ITEM_GROUP_END);
  self->depth--;
}

/**
 * sp_scene_builder_add_target:
 * @self: a builder
 * @target: a thing that can be pointed at; its name and outline are copied
 *
 * Adds a target, above those added before.
 */
void
sp_scene_builder_add_target (SpSceneBuilder *self,
                             const SpTarget *target)
{
  SpTarget *slot;

  g_return_if_fail (self != NULL && target != NULL);

  slot = append_slot (self->scene->targets, &self->scene->n_stored_targets, sizeof (SpTarget));
  sp_scene_builder_append_targets (self, NULL, 1);
  *slot = *target;
  slot->name = store_text (self, target->name);
  slot->bounds = place_rect (self, target->bounds);
  slot->outline = store_outline (self, target->outline, target->n_outline);
}
