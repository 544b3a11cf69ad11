/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-picture-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-still-scrolling.h"

#define EVIDENCE_HEIGHT 220   /* pixels, before anybody chose another */

enum
{
  PROP_0,
  PROP_KIND,
  PROP_STORE,
  PROP_SELECTED,
  PROP_BUSY,
  PROP_IS_MATRIX,
  PROP_IS_DIAGRAM,
  PROP_IS_CHART,
  PROP_HAS_ORDER,
  PROP_EVIDENCE_HEIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpPicturePage, sp_picture_page, ADW_TYPE_BIN)

/**
 * sp_picture_page_tell_kind:
 * @self: the page
 *
 * Tells those who show other controls for another kind of picture.
 */
void
sp_picture_page_tell_kind (SpPicturePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  for (guint i = PROP_IS_MATRIX; i <= PROP_HAS_ORDER; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/**
 * sp_picture_page_tell:
 * @self: the page
 * @error: what went wrong
 *
 * Tells the user, without standing in the way.
 */
void
sp_picture_page_tell (SpPicturePage *self,
                      const GError  *error)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, error->message);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The panel takes no room of the picture while nothing is selected. */
static gboolean
has_evidence (SpPicturePage      *self,
              gboolean            is_wanted,
              const SpPictureKey *selected)
{
  return is_wanted && selected != NULL;
}

/* What could not be drawn may be drawn in another way, and where there are no issues yet there is a chart without them. */
static gboolean
has_controls (SpPicturePage *self,
              const char    *shown,
              gboolean       is_chart)
{
  return is_chart || g_strcmp0 (shown, "empty") != 0;
}

static void
selection_changed_cb (SpPicturePage *self)
{
  self->has_wanted = FALSE;
  sp_picture_page_show_evidence (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
ground_activated_cb (SpPicturePage *self,
                     double         x,
                     double         y)
{
  if (self->kind == SP_PICTURE_KIND_DIAGRAM)
    g_signal_emit_by_name (self, "add-actor", x, y);
}

static void
link_drawn_cb (SpPicturePage *self,
               gint64         from,
               gint64         to)
{
  g_signal_emit_by_name (self, "add-link", from, to);
}

static void
zoom_changed_cb (SpPicturePage *self)
{
  /* Translators: the zoom of a picture. */
  g_autofree char *text = g_strdup_printf (_("%d %%"), (int) round (100 * sp_picture_view_get_zoom (self->view)));

  gtk_button_set_label (self->zoom_button, text);
}

static void
zoom_in_cb (SpPicturePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "picture.zoom-in", NULL);
}

static void
zoom_out_cb (SpPicturePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "picture.zoom-out", NULL);
}

static void
zoom_original_cb (SpPicturePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "picture.zoom-original", NULL);
}

/* What is asked for in the panel is asked for by the page. */
static const char *
get_signal_name (gpointer instance)
{
  return g_signal_name (g_signal_get_invocation_hint (instance)->signal_id);
}

static void
forward_edit_cb (SpPicturePage *self,
                 gint64         id)
{
  g_signal_emit_by_name (self, get_signal_name (self->evidence), id);
}

static void
forward_add_cb (SpPicturePage *self,
                gint64         actor,
                gint64         issue)
{
  g_signal_emit_by_name (self, get_signal_name (self->evidence), actor, issue);
}

static void
close_evidence_cb (SpPicturePage *self)
{
  gtk_toggle_button_set_active (self->evidence_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
fill_empty_cb (SpPicturePage *self)
{
  if (self->snapshot != NULL && sp_snapshot_get_n_actors (self->snapshot) > 0)
    g_signal_emit_by_name (self, "add-issue");
  else
    g_signal_emit_by_name (self, "add-actor", (double) NAN, (double) NAN);
}

static void
try_again_cb (SpPicturePage *self)
{
  sp_picture_page_draw (self);
}

static void
sp_picture_page_map (GtkWidget *widget)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);

  GTK_WIDGET_CLASS (sp_picture_page_parent_class)->map (widget);
  if (self->is_stale)
    sp_picture_page_draw (self);
}

static void
sp_picture_page_direction_changed (GtkWidget        *widget,
                                   GtkTextDirection  former)
{
  GTK_WIDGET_CLASS (sp_picture_page_parent_class)->direction_changed (widget, former);
  sp_picture_page_draw (SP_PICTURE_PAGE (widget));
}

static gboolean
sp_picture_page_grab_focus (GtkWidget *widget)
{
  SpPicturePage *self = SP_PICTURE_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->empty_button));
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
sp_picture_page_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpPicturePage *self = SP_PICTURE_PAGE (object);

  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SELECTED:
      g_value_set_boxed (value, sp_picture_page_get_selected (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_IS_MATRIX:
      g_value_set_boolean (value, self->kind == SP_PICTURE_KIND_MATRIX);
      break;
    case PROP_IS_DIAGRAM:
      g_value_set_boolean (value, self->kind == SP_PICTURE_KIND_DIAGRAM);
      break;
    case PROP_IS_CHART:
      g_value_set_boolean (value, sp_picture_page_is_chart (self));
      break;
    case PROP_HAS_ORDER:
      g_value_set_boolean (value, self->kind == SP_PICTURE_KIND_MATRIX || self->kind == SP_PICTURE_KIND_TIMELINE);
      break;
    case PROP_EVIDENCE_HEIGHT:
      g_value_set_int (value, self->evidence_height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_picture_page_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SpPicturePage *self = SP_PICTURE_PAGE (object);

  switch (property_id)
    {
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    case PROP_STORE:
      sp_picture_page_set_store (self, g_value_get_object (value));
      break;
    case PROP_EVIDENCE_HEIGHT:
      sp_picture_page_set_evidence_height (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
create_view (SpPicturePage *self)
{
  self->view = SP_PICTURE_VIEW (sp_picture_view_new (self->kind));
  sp_picture_view_set_editable (self->view, TRUE);
  gtk_scrolled_window_set_child (self->scrolled_window, GTK_WIDGET (self->view));
  sp_still_scrolling_follow (self->scrolled_window);
  sp_picture_view_set_cover (self->view, self->zoom_controls);
  g_object_bind_property (self->view, "fitting", self->fit_button, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->view, "notify::zoom", G_CALLBACK (zoom_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "target-activated", G_CALLBACK (sp_picture_page_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "ground-activated", G_CALLBACK (ground_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "node-moved", G_CALLBACK (sp_picture_page_move_node), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "link-drawn", G_CALLBACK (link_drawn_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "menu-requested", G_CALLBACK (sp_picture_page_popup_menu), self, G_CONNECT_SWAPPED);
  zoom_changed_cb (self);
}

static void
sp_picture_page_constructed (GObject *object)
{
  SpPicturePage *self = SP_PICTURE_PAGE (object);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  G_OBJECT_CLASS (sp_picture_page_parent_class)->constructed (object);
  sp_picture_page_tell_kind (self);
  create_view (self);
  sp_picture_page_follow_choices (self);
  sp_picture_page_connect_charts (self);
  sp_picture_page_connect_views (self);
  sp_picture_page_connect_evidence (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (sp_picture_page_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (sp_picture_page_draw), self, G_CONNECT_SWAPPED);
  sp_picture_page_update_actions (self);
}

static void
sp_picture_page_dispose (GObject *object)
{
  SpPicturePage *self = SP_PICTURE_PAGE (object);

  if (self->settings != NULL)
    sp_picture_page_set_store (self, NULL);
  g_clear_object (&self->settings);
  if (self->date != NULL)
    g_signal_handlers_disconnect_by_data (self->date, self);
  g_clear_object (&self->date);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* The bin would let go of the template's outermost child once more. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_PICTURE_PAGE);
  self->view = NULL;
  G_OBJECT_CLASS (sp_picture_page_parent_class)->dispose (object);
}

static void
sp_picture_page_finalize (GObject *object)
{
  SpPicturePage *self = SP_PICTURE_PAGE (object);

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_free);
  G_OBJECT_CLASS (sp_picture_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SP_TYPE_PICTURE_KIND, SP_PICTURE_KIND_MATRIX,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, SP_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_boxed ("selected", NULL, NULL, SP_TYPE_PICTURE_KEY,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_MATRIX] = g_param_spec_boolean ("is-matrix", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_DIAGRAM] = g_param_spec_boolean ("is-diagram", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_CHART] = g_param_spec_boolean ("is-chart", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_ORDER] = g_param_spec_boolean ("has-order", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EVIDENCE_HEIGHT] = g_param_spec_int ("evidence-height", NULL, NULL, 1, G_MAXINT, EVIDENCE_HEIGHT,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
add_signal (const char *name,
            guint       n_values,
            GType       type)
{
  g_signal_new (name, SP_TYPE_PICTURE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_values, type, type);
}

static void
add_signals (void)
{
  add_signal ("edit-actor", 1, G_TYPE_INT64);
  add_signal ("edit-issue", 1, G_TYPE_INT64);
  add_signal ("edit-statement", 1, G_TYPE_INT64);
  add_signal ("edit-link", 1, G_TYPE_INT64);
  add_signal ("edit-source", 1, G_TYPE_INT64);
  add_signal ("add-statement", 2, G_TYPE_INT64);
  add_signal ("add-link", 2, G_TYPE_INT64);
  add_signal ("add-actor", 2, G_TYPE_DOUBLE);
  add_signal ("add-issue", 0, G_TYPE_NONE);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, controls);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, layout_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, evidence_button);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, choices_button);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, views_button);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, date_bar);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, zoom_controls);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, fit_button);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, paned);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, evidence);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, SpPicturePage, failed_page);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, has_controls);
  gtk_widget_class_bind_template_callback (widget_class, has_evidence);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_original_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, forward_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_evidence_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
sp_picture_page_class_init (SpPicturePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = sp_picture_page_get_property;
  object_class->set_property = sp_picture_page_set_property;
  object_class->constructed = sp_picture_page_constructed;
  object_class->dispose = sp_picture_page_dispose;
  object_class->finalize = sp_picture_page_finalize;
  widget_class->map = sp_picture_page_map;
  widget_class->direction_changed = sp_picture_page_direction_changed;
  widget_class->grab_focus = sp_picture_page_grab_focus;
  install_properties (object_class);
  add_signals ();

  g_type_ensure (SP_TYPE_EVIDENCE_PANEL);
  g_type_ensure (SP_TYPE_FILTER_BAR);
  g_type_ensure (SP_TYPE_DATE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-picture-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  sp_picture_page_install_actions (widget_class);
}

static void
sp_picture_page_init (SpPicturePage *self)
{
  self->evidence_height = EVIDENCE_HEIGHT;
  self->settings = sp_picture_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_picture_page_new:
 * @kind: which picture
 *
 * Returns: (transfer floating): a page without a project
 */
GtkWidget *
sp_picture_page_new (SpPictureKind kind)
{
  return g_object_new (SP_TYPE_PICTURE_PAGE, "kind", kind, NULL);
}

/**
 * sp_picture_page_get_view:
 * @self: the page
 *
 * Returns: (transfer none): the view of the picture
 */
SpPictureView *
sp_picture_page_get_view (SpPicturePage *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_PAGE (self), NULL);
  return self->view;
}

/**
 * sp_picture_page_get_selected:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): what is selected in the picture
 */
const SpPictureKey *
sp_picture_page_get_selected (SpPicturePage *self)
{
  g_return_val_if_fail (SP_IS_PICTURE_PAGE (self), NULL);
  return self->view != NULL ? sp_picture_view_get_selected (self->view) : NULL;
}
