/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-view-private.h"

/*
 * The widget itself and its properties. The scene and its pixels, place and zoom, panes, drawing, selection, pointer,
 * dragging, keyboard and accessibility stand in files of their own.
 */

enum
{
  PROP_0,
  PROP_KIND,
  PROP_SCENE,
  PROP_ZOOM,
  PROP_FITTING,
  PROP_EDITABLE,
  PROP_SELECTED,
  N_PROPS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (SpPictureView, sp_picture_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE, sp_picture_view_accessible_init))

static void
scroll_cb (SpPictureView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->scene != NULL && self->drag == SP_PICTURE_DRAG_NONE && self->hover != NULL)
    sp_picture_view_set_hover (self, sp_picture_view_hit (self, self->pointer.x, self->pointer.y));
}

static void
set_adjustment (SpPictureView  *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  if (self->adjustments[orientation] != NULL && self->adjustments[orientation] == adjustment)
    return;
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], scroll_cb, self);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  sp_picture_view_update_scrolling (self);
}

static void
sp_picture_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpPictureView *self = SP_PICTURE_VIEW (object);

  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_SCENE:
      g_value_set_boxed (value, self->scene);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FITTING:
      g_value_set_boolean (value, self->fitting);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_SELECTED:
      g_value_set_boxed (value, sp_picture_view_get_selected (self));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_picture_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SpPictureView *self = SP_PICTURE_VIEW (object);

  switch (property_id)
    {
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    case PROP_SCENE:
      sp_picture_view_set_scene (self, g_value_get_boxed (value));
      break;
    case PROP_ZOOM:
      sp_picture_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FITTING:
      sp_picture_view_set_fitting (self, g_value_get_boolean (value));
      break;
    case PROP_EDITABLE:
      sp_picture_view_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_picture_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = 64;
  *natural = 320;
}

static void
sp_picture_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SpPictureView *self = SP_PICTURE_VIEW (widget);

  sp_picture_view_follow_size (self, self->width, self->height);
  self->width = width;
  self->height = height;
}

/* A diagram is first of all a whole; a matrix and a chart are read. */
static gboolean
is_whole (SpPictureKind kind)
{
  return kind == SP_PICTURE_KIND_DIAGRAM;
}

static void
sp_picture_view_constructed (GObject *object)
{
  SpPictureView *self = SP_PICTURE_VIEW (object);

  G_OBJECT_CLASS (sp_picture_view_parent_class)->constructed (object);
  self->fitting = is_whole (self->kind);
  self->starting = !self->fitting;
  g_object_set (object, "accessible-role",
                self->kind == SP_PICTURE_KIND_MATRIX ? GTK_ACCESSIBLE_ROLE_GRID : GTK_ACCESSIBLE_ROLE_LIST_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE, -1);
}

static void
sp_picture_view_dispose (GObject *object)
{
  SpPictureView *self = SP_PICTURE_VIEW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  sp_picture_view_stop_drag (self);
  sp_picture_view_stop_zoom (self);
  sp_picture_view_stop_flick (self);
  sp_picture_view_drop_carried (self);
  sp_picture_view_end_fade (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);
  self->focus = NULL;
  self->hover = NULL;
  g_clear_pointer (&self->tiles, sp_picture_tiles_free);
  g_clear_pointer (&self->scene, sp_scene_unref);
  sp_picture_view_drop_children (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    g_clear_object (&self->adjustments[i]);
  G_OBJECT_CLASS (sp_picture_view_parent_class)->dispose (object);
}

static void
sp_picture_view_finalize (GObject *object)
{
  SpPictureView *self = SP_PICTURE_VIEW (object);

  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_string_free (g_steal_pointer (&self->typed), TRUE);
  G_OBJECT_CLASS (sp_picture_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SP_TYPE_PICTURE_KIND, SP_PICTURE_KIND_MATRIX,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCENE] = g_param_spec_boxed ("scene", NULL, NULL, SP_TYPE_SCENE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.0, G_MAXDOUBLE, 1.0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FITTING] = g_param_spec_boolean ("fitting", NULL, NULL, TRUE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_boxed ("selected", NULL, NULL, SP_TYPE_PICTURE_KEY,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
add_signal (const char *name,
            guint       n_values,
            GType       first,
            GType       second,
            GType       third)
{
  g_signal_new (name, SP_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                n_values, first, second, third);
}

static void
sp_picture_view_class_init (SpPictureViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = sp_picture_view_get_property;
  object_class->set_property = sp_picture_view_set_property;
  object_class->constructed = sp_picture_view_constructed;
  object_class->dispose = sp_picture_view_dispose;
  object_class->finalize = sp_picture_view_finalize;
  widget_class->measure = sp_picture_view_measure;
  widget_class->size_allocate = sp_picture_view_size_allocate;
  widget_class->snapshot = sp_picture_view_snapshot;
  install_properties (object_class);

  add_signal ("selection-changed", 0, G_TYPE_NONE, G_TYPE_NONE, G_TYPE_NONE);
  add_signal ("target-activated", 1, SP_TYPE_PICTURE_KEY, G_TYPE_NONE, G_TYPE_NONE);
  add_signal ("ground-activated", 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_NONE);
  add_signal ("node-moved", 3, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  add_signal ("link-drawn", 2, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_NONE);
  add_signal ("menu-requested", 3, SP_TYPE_PICTURE_KEY, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "picture");
  sp_picture_view_install_actions (widget_class);
}

static void
sp_picture_view_init (SpPictureView *self)
{
  self->zoom = 1.0;
  self->typed = g_string_new (NULL);
  self->selected = g_hash_table_new_full (sp_picture_key_hash, (GEqualFunc) sp_picture_key_equal,
                                          (GDestroyNotify) sp_picture_key_free, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  sp_picture_view_add_pointer (self);
  sp_picture_view_add_drag (self);
  sp_picture_view_add_keyboard (self);
}

/**
 * sp_picture_view_new:
 * @kind: which picture it is to show
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
sp_picture_view_new (SpPictureKind kind)
{
  return g_object_new (SP_TYPE_PICTURE_VIEW, "kind", kind, NULL);
}

/**
 * sp_picture_view_get_kind:
 * @self: the view
 *
 * Returns: which picture it shows
 */
SpPictureKind
sp_picture_view_get_kind (SpPictureView *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), SP_PICTURE_KIND_MATRIX);
  return self->kind;
}

/**
 * sp_picture_view_set_kind:
 * @self: a view of anything but a matrix
 * @kind: another picture than a matrix
 *
 * Makes the view ready for another kind of picture; it is empty until it gets one.
 */
void
sp_picture_view_set_kind (SpPictureView *self,
                          SpPictureKind  kind)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));
  g_return_if_fail (self->kind != SP_PICTURE_KIND_MATRIX && kind != SP_PICTURE_KIND_MATRIX);

  if (self->kind == kind)
    return;
  sp_picture_view_set_scene (self, NULL);
  self->kind = kind;
  sp_picture_view_set_fitting (self, is_whole (kind));
  self->starting = !is_whole (kind);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/**
 * sp_picture_view_get_editable:
 * @self: the view
 *
 * Returns: whether nodes can be moved and links drawn
 */
gboolean
sp_picture_view_get_editable (SpPictureView *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_VIEW (self), FALSE);
  return self->editable;
}

/**
 * sp_picture_view_set_editable:
 * @self: the view
 * @editable: whether nodes can be moved and links drawn
 */
void
sp_picture_view_set_editable (SpPictureView *self,
                              gboolean       editable)
{
  g_return_if_fail (SP_IS_PICTURE_VIEW (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}
