/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-target.h"

#include "sp-picture-view-private.h"

struct _SpPictureTarget
{
  GObject parent_instance;

  SpPictureView *view;        /* not owned; NULL when the view has let go of it */
  GtkAccessibleRole role;
  GtkATContext *context;
  SpPictureKey key;
  char *name;
  gboolean told;              /* whether it was ever said if it is selected */
  gboolean selected;
  SpPictureTarget *row;       /* nullable: not owned */
  GPtrArray *siblings;        /* those it stands among, itself included */
  guint index;
  GPtrArray *children;        /* of a row */
};

enum
{
  PROP_0,
  PROP_ACCESSIBLE_ROLE,
};

static void sp_picture_target_accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpPictureTarget, sp_picture_target, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, sp_picture_target_accessible_init))

static GtkATContext *
get_at_context (GtkAccessible *accessible)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (accessible);

  if (self->context == NULL && self->view != NULL)
    self->context = gtk_at_context_create (self->role, accessible, gtk_widget_get_display (GTK_WIDGET (self->view)));
  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
get_platform_state (GtkAccessible              *accessible,
                    GtkAccessiblePlatformState  state)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (accessible);
  SpPictureKey focus;

  if (self->view == NULL || self->children != NULL || state == GTK_ACCESSIBLE_PLATFORM_STATE_ACTIVE)
    return FALSE;
  if (state == GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSABLE)
    return TRUE;
  if (self->view->focus == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return FALSE;
  focus = sp_picture_key_of (self->view->focus);
  return sp_picture_key_equal (&focus, &self->key);
}

static GtkAccessible *
get_accessible_parent (GtkAccessible *accessible)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (accessible);

  if (self->row != NULL)
    return g_object_ref (GTK_ACCESSIBLE (self->row));
  return self->view != NULL ? g_object_ref (GTK_ACCESSIBLE (self->view)) : NULL;
}

static GtkAccessible *
get_first_accessible_child (GtkAccessible *accessible)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (accessible);

  if (self->children == NULL || self->children->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->children, 0));
}

static GtkAccessible *
get_next_accessible_sibling (GtkAccessible *accessible)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (accessible);

  if (self->siblings == NULL || self->index + 1 >= self->siblings->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->siblings, self->index + 1));
}

/* A row takes in its cells. */
static gboolean
find_area (SpPictureTarget *self,
           graphene_rect_t *area)
{
  const SpTarget *target = self->view != NULL ? sp_picture_view_find (self->view, &self->key) : NULL;

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      graphene_rect_t cell;

      if (!find_area (g_ptr_array_index (self->children, i), &cell))
        continue;
      if (i == 0)
        *area = cell;
      graphene_rect_union (area, &cell, area);
    }
  if (self->children != NULL)
    return self->children->len > 0;
  if (target == NULL)
    return FALSE;
  *area = sp_picture_view_get_target_area (self->view, target);
  return TRUE;
}

static gboolean
get_bounds (GtkAccessible *accessible,
            int           *x,
            int           *y,
            int           *width,
            int           *height)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (accessible);
  graphene_rect_t area, row = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!find_area (self, &area) || (self->row != NULL && !find_area (self->row, &row)))
    return FALSE;
  *x = (int) floorf (area.origin.x - row.origin.x);
  *y = (int) floorf (area.origin.y - row.origin.y);
  *width = (int) ceilf (area.size.width);
  *height = (int) ceilf (area.size.height);
  return TRUE;
}

static void
sp_picture_target_accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_at_context = get_at_context;
  iface->get_platform_state = get_platform_state;
  iface->get_accessible_parent = get_accessible_parent;
  iface->get_first_accessible_child = get_first_accessible_child;
  iface->get_next_accessible_sibling = get_next_accessible_sibling;
  iface->get_bounds = get_bounds;
}

static void
sp_picture_target_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_ACCESSIBLE_ROLE)
    g_value_set_enum (value, SP_PICTURE_TARGET (object)->role);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_picture_target_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property_id == PROP_ACCESSIBLE_ROLE)
    SP_PICTURE_TARGET (object)->role = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sp_picture_target_dispose (GObject *object)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (object);

  sp_picture_target_detach (self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (sp_picture_target_parent_class)->dispose (object);
}

static void
sp_picture_target_finalize (GObject *object)
{
  SpPictureTarget *self = SP_PICTURE_TARGET (object);

  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (sp_picture_target_parent_class)->finalize (object);
}

static void
sp_picture_target_class_init (SpPictureTargetClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = sp_picture_target_get_property;
  object_class->set_property = sp_picture_target_set_property;
  object_class->dispose = sp_picture_target_dispose;
  object_class->finalize = sp_picture_target_finalize;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
sp_picture_target_init (SpPictureTarget *self)
{
}

/**
 * sp_picture_target_new:
 * @view: the view that it stands in
 * @role: what it is; a row can have children
 *
 * Returns: (transfer full): it, without name and place
 */
SpPictureTarget *
sp_picture_target_new (SpPictureView     *view,
                       GtkAccessibleRole  role)
{
  SpPictureTarget *self = g_object_new (SP_TYPE_PICTURE_TARGET, "accessible-role", role, NULL);

  self->view = view;
  if (role == GTK_ACCESSIBLE_ROLE_ROW)
    self->children = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * sp_picture_target_detach:
 * @self: a target whose view is going, or no longer has it
 *
 * Cuts it off from the view and from the targets around it; a screen reader may keep it for longer.
 */
void
sp_picture_target_detach (SpPictureTarget *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  self->siblings = NULL;
  self->row = NULL;
  self->view = NULL;
}

/**
 * sp_picture_target_set_key:
 * @self: the target
 * @key: what it stands for
 */
void
sp_picture_target_set_key (SpPictureTarget    *self,
                           const SpPictureKey *key)
{
  self->key = *key;
}

/**
 * sp_picture_target_get_key:
 * @self: the target
 *
 * Returns: (transfer none): what it stands for
 */
const SpPictureKey *
sp_picture_target_get_key (SpPictureTarget *self)
{
  return &self->key;
}

/**
 * sp_picture_target_set_name:
 * @self: the target
 * @name: its name and value, as they are read out
 */
void
sp_picture_target_set_name (SpPictureTarget *self,
                            const char      *name)
{
  if (g_set_str (&self->name, name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sp_picture_target_set_position:
 * @self: a cell or heading
 * @row: its row, from 1
 * @column: its column, from 1
 */
void
sp_picture_target_set_position (SpPictureTarget *self,
                                guint            row,
                                guint            column)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) row,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) column, -1);
}

/**
 * sp_picture_target_set_selected:
 * @self: the target
 * @selected: whether it is selected
 */
void
sp_picture_target_set_selected (SpPictureTarget *self,
                                gboolean         selected)
{
  if (self->told && self->selected == selected)
    return;
  self->told = TRUE;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * sp_picture_target_place:
 * @self: the target
 * @row: (nullable): the row that it stands in
 * @siblings: (transfer none): those it stands among; they outlive its place
 * @index: where among them
 */
void
sp_picture_target_place (SpPictureTarget *self,
                         SpPictureTarget *row,
                         GPtrArray       *siblings,
                         guint            index)
{
  self->row = row;
  self->siblings = siblings;
  self->index = index;
}

/**
 * sp_picture_target_get_children:
 * @self: a target
 *
 * Returns: (transfer none) (nullable): the cells of a row
 */
GPtrArray *
sp_picture_target_get_children (SpPictureTarget *self)
{
  return self->children;
}
