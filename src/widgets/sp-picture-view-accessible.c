/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-target.h"
#include "sp-picture-view-private.h"

/*
 * The picture for screen readers: a matrix as a grid of rows with headings and cells, a diagram or a chart as a list of
 * what stands in it. The children are made when they are asked for or when the keyboard comes, since most pictures are
 * only looked at.
 */

/* So many children are made at a blink. */
#define MAX_UNASKED 4000

static GtkAccessibleRole
get_role (SpPictureView  *self,
          const SpTarget *target)
{
  gboolean matrix = self->kind == SP_PICTURE_KIND_MATRIX;

  switch (target->kind)
    {
    case SP_TARGET_ACTOR:
      return matrix ? GTK_ACCESSIBLE_ROLE_ROW_HEADER : GTK_ACCESSIBLE_ROLE_OPTION;
    case SP_TARGET_ISSUE:
      return matrix ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_OPTION;
    case SP_TARGET_CELL:
      return matrix ? GTK_ACCESSIBLE_ROLE_GRID_CELL : GTK_ACCESSIBLE_ROLE_OPTION;
    case SP_TARGET_SOURCE:
      return GTK_ACCESSIBLE_ROLE_LINK;
    case SP_TARGET_LINK:
    case SP_TARGET_AGREEMENT:
    case SP_TARGET_STATEMENT:
    default:
      return GTK_ACCESSIBLE_ROLE_OPTION;
    }
}

typedef struct
{
  SpPictureView *view;
  GHashTable *former;         /* nullable: those of the scene before, to be used again */
  GHashTable *rows;           /* number -> SpPictureTarget */
} Building;

static SpPictureTarget *
use_child (Building       *building,
           const SpTarget *target)
{
  SpPictureKey key = sp_picture_key_of (target);
  SpPictureTarget *child = NULL;
  g_autofree char *name = sp_scene_dup_target_name (building->view->scene, target);

  if (building->former == NULL || !g_hash_table_steal_extended (building->former, &key, NULL, (gpointer *) &child))
    {
      child = sp_picture_target_new (building->view, get_role (building->view, target));
      sp_picture_target_set_key (child, &key);
    }
  sp_picture_target_set_name (child, name);
  sp_picture_target_set_selected (child, sp_picture_view_is_selected (building->view, &key));
  g_hash_table_insert (building->view->leaves, (gpointer) sp_picture_target_get_key (child), child);
  return child;
}

/* Row 0 is that of the column headings, as in the numbers that are read out. */
static SpPictureTarget *
ensure_row (Building *building,
            guint     number)
{
  SpPictureTarget *row = g_hash_table_lookup (building->rows, GUINT_TO_POINTER (number));

  if (row != NULL)
    return row;
  row = sp_picture_target_new (building->view, GTK_ACCESSIBLE_ROLE_ROW);
  g_hash_table_insert (building->rows, GUINT_TO_POINTER (number), row);
  sp_picture_target_place (row, NULL, building->view->children, building->view->children->len);
  g_ptr_array_add (building->view->children, row);
  return row;
}

static void
add_to_row (Building        *building,
            SpPictureTarget *child,
            const SpTarget  *target)
{
  gboolean heading = target->kind == SP_TARGET_ISSUE;
  guint number = heading ? 0 : target->row + 1;
  SpPictureTarget *row = ensure_row (building, number);
  GPtrArray *cells = sp_picture_target_get_children (row);

  sp_picture_target_place (child, row, cells, cells->len);
  sp_picture_target_set_position (child, number + 1, target->kind == SP_TARGET_ACTOR ? 1 : target->column + 2);
  if (target->kind == SP_TARGET_ACTOR)
    sp_picture_target_set_name (row, target->name);
  g_ptr_array_add (cells, g_object_ref (child));
}

static void
add_child (Building       *building,
           const SpTarget *target)
{
  SpPictureTarget *child = use_child (building, target);
  gboolean in_table = building->view->kind == SP_PICTURE_KIND_MATRIX && target->kind != SP_TARGET_SOURCE;

  if (in_table)
    {
      add_to_row (building, child, target);
      return;
    }
  sp_picture_target_place (child, NULL, building->view->children, building->view->children->len);
  g_ptr_array_add (building->view->children, g_object_ref (child));
}

/* Rows are read from the top and nodes before the lines between them, whatever was painted first. */
static void
add_children (Building *building,
              gboolean  heads)
{
  SpScene *scene = building->view->scene;
  guint n = scene != NULL ? sp_scene_get_n_targets (scene) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (scene, i);
      gboolean head = target->kind == SP_TARGET_ISSUE || target->kind == SP_TARGET_ACTOR;

      if (head == heads)
        add_child (building, target);
    }
}

static void
let_go (gpointer data)
{
  SpPictureTarget *child = data;

  sp_picture_target_detach (child);
  g_clear_object (&child);
}

/* Rows are made anew each time; their cells live on where the new scene has them. */
static void
drop_rows (GPtrArray *children)
{
  for (guint i = 0; i < children->len; i++)
    {
      SpPictureTarget *child = g_ptr_array_index (children, i);
      GPtrArray *cells = sp_picture_target_get_children (child);

      if (cells == NULL)
        continue;
      g_ptr_array_set_size (cells, 0);
      sp_picture_target_detach (child);
    }
  g_ptr_array_unref (children);
}

static void
build_children (SpPictureView *self)
{
  g_autoptr (GHashTable) former = g_steal_pointer (&self->leaves);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  Building building = { self, former, rows };

  g_clear_pointer (&self->children, drop_rows);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  self->leaves = g_hash_table_new_full (sp_picture_key_hash, (GEqualFunc) sp_picture_key_equal, NULL, let_go);
  add_children (&building, TRUE);
  add_children (&building, FALSE);
}

/**
 * sp_picture_view_drop_children:
 * @self: the view
 *
 * Lets go of the children; a screen reader may keep some of them for a while.
 */
void
sp_picture_view_drop_children (SpPictureView *self)
{
  g_clear_pointer (&self->children, drop_rows);
  g_clear_pointer (&self->leaves, g_hash_table_unref);
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  SpPictureView *self = SP_PICTURE_VIEW (accessible);

  if (self->scene == NULL)
    return NULL;
  if (self->children == NULL)
    build_children (self);
  return self->children->len > 0 ? g_object_ref (g_ptr_array_index (self->children, 0)) : NULL;
}

/**
 * sp_picture_view_accessible_init:
 * @iface: the interface of the class
 *
 * Gives the view children of its own and leaves the rest to the widget.
 */
void
sp_picture_view_accessible_init (GtkAccessibleInterface *iface)
{
  GtkAccessibleInterface *parent = g_type_interface_peek_parent (iface);

  iface->get_at_context = parent->get_at_context;
  iface->get_platform_state = parent->get_platform_state;
  iface->get_accessible_parent = parent->get_accessible_parent;
  iface->get_next_accessible_sibling = parent->get_next_accessible_sibling;
  iface->get_bounds = parent->get_bounds;
  iface->get_first_accessible_child = get_first_accessible_child;
}

static void
tell_size (SpPictureView *self)
{
  guint n = self->scene != NULL && self->kind == SP_PICTURE_KIND_MATRIX ? sp_scene_get_n_targets (self->scene) : 0;
  guint rows = 0;
  guint columns = 0;

  for (guint i = 0; i < n && (i = sp_scene_skip_cells (self->scene, i)) < n; i++)
    {
      const SpTarget *target = sp_scene_get_target (self->scene, i);

      rows += target->kind == SP_TARGET_ACTOR;
      columns += target->kind == SP_TARGET_ISSUE;
    }
  if (n > 0)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int) rows + 1,
                                    GTK_ACCESSIBLE_RELATION_COL_COUNT, (int) columns + 1, -1);
}

/**
 * sp_picture_view_update_children:
 * @self: the view
 *
 * Tells of a new scene. What stands in it as in the one before stays the same object.
 */
void
sp_picture_view_update_children (SpPictureView *self)
{
  const char *title = self->scene != NULL ? sp_scene_get_title (self->scene) : "";
  const char *description = self->scene != NULL ? sp_scene_get_description (self->scene) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  tell_size (self);
  if (self->children != NULL)
    build_children (self);
}

static void
tell_child (SpPictureView      *self,
            const SpPictureKey *key)
{
  SpPictureTarget *child = g_hash_table_lookup (self->leaves, key);

  if (child != NULL)
    gtk_accessible_update_platform_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}

/**
 * sp_picture_view_tell_focus:
 * @self: the view
 * @former: (nullable): where the keyboard was
 *
 * Tells where the keyboard is now. A screen reader hears of it only if the children exist, so they are made for it
 * unless they are too many to be made without being asked for.
 */
void
sp_picture_view_tell_focus (SpPictureView  *self,
                            const SpTarget *former)
{
  SpPictureKey key;

  if (self->leaves == NULL && self->scene != NULL && sp_scene_get_n_targets (self->scene) <= MAX_UNASKED)
    build_children (self);
  if (self->leaves == NULL)
    return;
  if (former != NULL)
    {
      key = sp_picture_key_of (former);
      tell_child (self, &key);
    }
  if (self->focus != NULL && self->focus != former)
    {
      key = sp_picture_key_of (self->focus);
      tell_child (self, &key);
    }
}

/**
 * sp_picture_view_tell_selection:
 * @self: the view
 *
 * Tells which children are selected now.
 */
void
sp_picture_view_tell_selection (SpPictureView *self)
{
  GHashTableIter iter;
  gpointer key, child;

  if (self->leaves == NULL)
    return;
  g_hash_table_iter_init (&iter, self->leaves);
  while (g_hash_table_iter_next (&iter, &key, &child))
    sp_picture_target_set_selected (child, sp_picture_view_is_selected (self, key));
}
