/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-project-view.h"

#include <glib/gi18n.h>

#include "sp-late-popover.h"

#define MENUS "/io/github/standpoint/Standpoint/sp-window-menus.ui"

G_DEFINE_FINAL_TYPE (SpProjectView, sp_project_view, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static char *
dup_undo_tooltip (SpProjectView *self,
                  const char    *label)
{
  return label && *label ? g_strdup_printf (_("Undo: %s"), label) : g_strdup (_("Undo"));
}

static char *
dup_redo_tooltip (SpProjectView *self,
                  const char    *label)
{
  return label && *label ? g_strdup_printf (_("Redo: %s"), label) : g_strdup (_("Redo"));
}

static void
sp_project_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_STORE:
      g_value_set_object (value, SP_PROJECT_VIEW (object)->store);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_project_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_STORE:
      g_set_object (&SP_PROJECT_VIEW (object)->store, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_project_view_dispose (GObject *object)
{
  SpProjectView *self = SP_PROJECT_VIEW (object);

  g_clear_object (&self->store);
  /* The bin would let go of the template's outermost child once more. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_PROJECT_VIEW);

  G_OBJECT_CLASS (sp_project_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-project-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, outline_split);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, inspector_split);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, outline);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, inspector);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, banner);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, pages);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, side_title);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, main_title);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, add_menu_button);
  gtk_widget_class_bind_template_child (widget_class, SpProjectView, primary_menu_button);
  gtk_widget_class_bind_template_callback (widget_class, dup_undo_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, dup_redo_tooltip);
}

static void
sp_project_view_class_init (SpProjectViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_project_view_dispose;
  object_class->get_property = sp_project_view_get_property;
  object_class->set_property = sp_project_view_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, SP_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_type_ensure (SP_TYPE_OUTLINE);
  g_type_ensure (SP_TYPE_INSPECTOR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sp_project_view_init (SpProjectView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_late_popover_attach_menu (self->add_menu_button, MENUS, "add_menu");
  sp_late_popover_attach_menu (self->primary_menu_button, MENUS, "primary_menu");
}

/**
 * sp_project_view_new:
 *
 * Returns: (transfer floating): a view without a project
 */
SpProjectView *
sp_project_view_new (void)
{
  return g_object_new (SP_TYPE_PROJECT_VIEW, NULL);
}

/**
 * sp_project_view_set_title:
 * @self: a view
 * @title: the title of its project
 * @subtitle: where it is kept
 *
 * Shows them over the list, or over the pages where the window is narrow.
 */
void
sp_project_view_set_title (SpProjectView *self,
                           const char    *title,
                           const char    *subtitle)
{
  g_return_if_fail (SP_IS_PROJECT_VIEW (self));

  adw_window_title_set_title (self->side_title, title);
  adw_window_title_set_title (self->main_title, title);
  adw_window_title_set_subtitle (self->side_title, subtitle);
  adw_window_title_set_subtitle (self->main_title, subtitle);
}
