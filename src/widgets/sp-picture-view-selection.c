/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/* What is pointed at, focused and selected in a picture. */

/* How near to a line the pointer has to be, in pixels. */
#define HIT_TOLERANCE 6.0

G_DEFINE_BOXED_TYPE (SpPictureKey, sp_picture_key, sp_picture_key_copy, sp_picture_key_free)

/**
 * sp_picture_key_copy:
 * @key: a key
 *
 * Returns: (transfer full): a copy
 */
SpPictureKey *
sp_picture_key_copy (const SpPictureKey *key)
{
  return g_memdup2 (key, sizeof *key);
}

/**
 * sp_picture_key_free:
 * @key: (transfer full): a key
 */
void
sp_picture_key_free (SpPictureKey *key)
{
  g_free (key);
}

/**
 * sp_picture_key_equal:
 * @a: (nullable): a key
 * @b: (nullable): another key
 *
 * Returns: whether both mean the same thing, or both nothing
 */
gboolean
sp_picture_key_equal (const SpPictureKey *a,
                      const SpPictureKey *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->kind == b->kind && a->id1 == b->id1 && a->id2 == b->id2;
}

/**
 * sp_picture_key_hash:
 * @key: a key
 *
 * Returns: its hash
 */
guint
sp_picture_key_hash (gconstpointer key)
{
  const SpPictureKey *self = key;

  return g_int64_hash (&self->id1) * 31 + g_int64_hash (&self->id2) * 7 + self->kind;
}

/**
 * sp_picture_key_of:
 * @target: a target of a scene
 *
 * Returns: what it stands for
 */
SpPictureKey
sp_picture_key_of (const SpTarget *target)
{
  return (SpPictureKey) { target->kind, target->id1, target->id2 };
}

/**
 * sp_picture_view_find:
 * @self: the view
 * @key: (nullable): a thing
 *
 * Returns: (nullable): where it stands in the scene
 */
const SpTarget *
sp_picture_view_find (SpPictureView      *self,
                      const SpPictureKey *key)
{
  if (self->scene == NULL || key == NULL)
    return NULL;
  return sp_scene_find_target (self->scene, key->kind, key->id1, key->id2);
}

/**
 * sp_picture_view_hit:
 * @self: the view
 * @x: a place in the widget
 * @y: a place in the widget
 *
 * Returns: (nullable): what is there
 */
const SpTarget *
sp_picture_view_hit (SpPictureView *self,
                     double         x,
                     double         y)
{
  double scene_x, scene_y;

  if (self->scene == NULL)
    return NULL;
  sp_picture_view_to_scene (self, x, y, &scene_x, &scene_y);
  return sp_scene_hit (self->scene, scene_x, scene_y, HIT_TOLERANCE / sp_picture_view_get_scale (self));
}

/**
 * sp_picture_view_set_hover:
 * @self: the view
 * @target: (nullable): what the pointer is on
 */
void
sp_picture_view_set_hover (SpPictureView  *self,
                           const SpTarget *target)
{
  if (self->hover == target)
    return;
  self->hover = target;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_set_focus:
 * @self: the view
 * @target: (nullable): where the keyboard is to be
 *
 * Moves the keyboard's place and brings it into sight.
 */
void
sp_picture_view_set_focus (SpPictureView  *self,
                           const SpTarget *target)
{
  const SpTarget *former = self->focus;

  self->focus = target;
  if (target != NULL)
    sp_picture_view_show_target (self, target);
  if (former != target)
    sp_picture_view_tell_focus (self, former);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_change_selection:
 * @self: the view
 *
 * Tells everyone that the selection is another.
 */
void
sp_picture_view_change_selection (SpPictureView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  sp_picture_view_tell_selection (self);
  g_object_notify (G_OBJECT (self), "selected");
  g_signal_emit_by_name (self, "selection-changed");
}

static void
add_key (SpPictureView  *self,
         const SpTarget *target)
{
  SpPictureKey key = sp_picture_key_of (target);

  g_hash_table_add (self->selected, sp_picture_key_copy (&key));
}

static void
set_anchor (SpPictureView  *self,
            const SpTarget *target)
{
  self->has_anchor = target != NULL;
  if (target != NULL)
    self->anchor = sp_picture_key_of (target);
}

/**
 * sp_picture_view_select_target:
 * @self: the view
 * @target: (nullable): what to select
 *
 * Selects one thing alone, or nothing, and moves the keyboard there.
 */
void
sp_picture_view_select_target (SpPictureView  *self,
                               const SpTarget *target)
{
  g_hash_table_remove_all (self->selected);
  if (target != NULL)
    {
      add_key (self, target);
      sp_picture_view_set_focus (self, target);
    }
  set_anchor (self, target);
  sp_picture_view_change_selection (self);
}

/**
 * sp_picture_view_toggle_target:
 * @self: the view
 * @target: what to add to the selection, or to take out
 */
void
sp_picture_view_toggle_target (SpPictureView  *self,
                               const SpTarget *target)
{
  SpPictureKey key = sp_picture_key_of (target);

  if (!g_hash_table_remove (self->selected, &key))
    add_key (self, target);
  sp_picture_view_set_focus (self, target);
  set_anchor (self, target);
  sp_picture_view_change_selection (self);
}

static SpRect
span_rects (const SpRect *a,
            const SpRect *b)
{
  double x = MIN (a->x, b->x);
  double y = MIN (a->y, b->y);

  return (SpRect) { x, y, MAX (a->x + a->width, b->x + b->width) - x, MAX (a->y + a->height, b->y + b->height) - y };
}

static gboolean
is_centre_within (const SpTarget *target,
                  const SpRect   *area)
{
  double x = target->bounds.x + target->bounds.width / 2;
  double y = target->bounds.y + target->bounds.height / 2;

  return x >= area->x && y >= area->y && x <= area->x + area->width && y <= area->y + area->height;
}

/* In a matrix an area means cells; headings are chosen one by one. In a diagram it means nodes, in a chart what stands
 * for an actor or for a statement. */
static gboolean
is_chosen_by_area (SpPictureView  *self,
                   const SpTarget *target)
{
  switch (target->kind)
    {
    case SP_TARGET_CELL:
    case SP_TARGET_STATEMENT:
      return TRUE;
    case SP_TARGET_ACTOR:
      return self->kind != SP_PICTURE_KIND_MATRIX;
    case SP_TARGET_ISSUE:
    case SP_TARGET_LINK:
    case SP_TARGET_AGREEMENT:
    case SP_TARGET_SOURCE:
    default:
      return FALSE;
    }
}

static void
add_area (SpPictureView *self,
          const SpRect  *area)
{
  guint n = self->scene != NULL ? sp_scene_get_n_targets (self->scene) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);

      if (is_chosen_by_area (self, target) && is_centre_within (target, area))
        add_key (self, target);
    }
}

/**
 * sp_picture_view_select_area:
 * @self: the view
 * @area: a rectangle of the scene
 * @add: whether what is selected stays so
 *
 * Selects the cells or the nodes in a rectangle, and tells no one yet, since the rectangle is still being drawn. Takes
 * time linear in the targets.
 */
void
sp_picture_view_select_area (SpPictureView *self,
                             const SpRect  *area,
                             gboolean       add)
{
  if (!add)
    g_hash_table_remove_all (self->selected);
  add_area (self, area);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sp_picture_view_select_range:
 * @self: the view
 * @target: where the range ends
 *
 * Selects everything between where the selection began and a target.
 */
void
sp_picture_view_select_range (SpPictureView  *self,
                              const SpTarget *target)
{
  const SpTarget *anchor = self->has_anchor ? sp_picture_view_find (self, &self->anchor) : NULL;
  SpRect area;

  if (anchor == NULL)
    {
      sp_picture_view_select_target (self, target);
      return;
    }
  area = span_rects (&anchor->bounds, &target->bounds);
  g_hash_table_remove_all (self->selected);
  add_area (self, &area);
  add_key (self, anchor);
  add_key (self, target);
  sp_picture_view_set_focus (self, target);
  sp_picture_view_change_selection (self);
}

/**
 * sp_picture_view_select_all:
 * @self: the view
 *
 * Selects every cell of a matrix, or every node of a diagram.
 */
void
sp_picture_view_select_all (SpPictureView *self)
{
  SpRect everything = { -G_MAXDOUBLE / 4, -G_MAXDOUBLE / 4, G_MAXDOUBLE / 2, G_MAXDOUBLE / 2 };

  sp_picture_view_select_area (self, &everything, FALSE);
  sp_picture_view_change_selection (self);
}

/**
 * sp_picture_view_keep_selection:
 * @self: the view, with its new scene; the former one still exists
 *
 * Carries focus and selection over to a new scene; what it does not have falls away.
 */
void
sp_picture_view_keep_selection (SpPictureView *self)
{
  GHashTableIter iter;
  gpointer key;
  guint n = g_hash_table_size (self->selected);

  if (self->focus != NULL)
    {
      SpPictureKey focus = sp_picture_key_of (self->focus);

      self->focus = sp_picture_view_find (self, &focus);
    }
  g_hash_table_iter_init (&iter, self->selected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (sp_picture_view_find (self, key) == NULL)
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->selected) != n)
    sp_picture_view_change_selection (self);
}

/**
 * sp_picture_view_select:
 * @self: the view
 * @key: (nullable): what to select, or `NULL` for nothing
 *
 * Selects one thing alone and brings it into sight. What the picture does not have is not selected.
 */
void
sp_picture_view_select (SpPictureView      *self,
                        const SpPictureKey *key)
{
  const SpTarget *target;

  g_return_if_fail (SP_IS_PICTURE_VIEW (self));

  target = sp_picture_view_find (self, key);
  if (target == NULL && g_hash_table_size (self->selected) == 0)
    return;
  if (target != NULL && g_hash_table_size (self->selected) == 1 && g_hash_table_contains (self->selected, key))
    return;
  sp_picture_view_select_target (self, target);
}

/**
 * sp_picture_view_get_selected:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): what is selected; of several, the one with the keyboard. Valid until the next change
 */
const SpPictureKey *
sp_picture_view_get_selected (SpPictureView *self)
{
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), NULL);

  if (self->focus != NULL)
    {
      self->current = sp_picture_key_of (self->focus);
      if (g_hash_table_contains (self->selected, &self->current))
        return &self->current;
    }
  g_hash_table_iter_init (&iter, self->selected);
  if (!g_hash_table_iter_next (&iter, &key, NULL))
    return NULL;
  self->current = *(SpPictureKey *) key;
  return &self->current;
}

/**
 * sp_picture_view_list_selected:
 * @self: the view
 *
 * Returns: (transfer full) (element-type SpPictureKey): all that is selected, in the picture's order
 */
GArray *
sp_picture_view_list_selected (SpPictureView *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (SpPictureKey));
  guint n;

  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), keys);

  n = self->scene != NULL && g_hash_table_size (self->selected) > 0 ? sp_scene_get_n_targets (self->scene) : 0;
  for (guint i = 0; i < n; i++)
    {
      SpPictureKey key = sp_picture_key_of (sp_scene_get_target (self->scene, i));

      if (g_hash_table_contains (self->selected, &key))
        g_array_append_val (keys, key);
    }
  return keys;
}

/**
 * sp_picture_view_is_selected:
 * @self: the view
 * @key: a thing
 *
 * Returns: whether it is selected
 */
gboolean
sp_picture_view_is_selected (SpPictureView      *self,
                             const SpPictureKey *key)
{
  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), FALSE);
  return g_hash_table_contains (self->selected, key);
}
