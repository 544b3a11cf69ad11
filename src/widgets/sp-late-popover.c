/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-late-popover.h"

/* Pixels that a popover leaves of its window. */
#define BORDER 20

typedef struct
{
  SpLatePopoverFunc make;
  gpointer owner;
  int width;          /* that its template asks for, or -1 */
} Late;

typedef struct
{
  const char *resource;
  const char *name;
} LateMenu;

/* A popover is as wide as its words need: it grows with the text as far as the window has room. */
static void
fit_width (GtkWidget *popover,
           int        width)
{
  int resolution = -1;
  int room = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (popover))) - BORDER;

  g_object_get (gtk_widget_get_settings (popover), "gtk-xft-dpi", &resolution, NULL);
  if (width > 0 && resolution > 0)
    gtk_widget_set_size_request (popover, CLAMP (width * resolution / (96 * PANGO_SCALE), width, MAX (room, width)), -1);
}

static void
pressed_cb (GtkMenuButton *button,
            gpointer       data)
{
  Late *late = data;

  if (!gtk_menu_button_get_popover (button))
    {
      gtk_menu_button_set_popover (button, late->make (late->owner));
      gtk_widget_get_size_request (GTK_WIDGET (gtk_menu_button_get_popover (button)), &late->width, NULL);
    }
  fit_width (GTK_WIDGET (gtk_menu_button_get_popover (button)), late->width);
}

static void
menu_pressed_cb (GtkMenuButton *button,
                 gpointer       data)
{
  LateMenu *late = data;
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_popover (button))
    return;
  builder = gtk_builder_new_from_resource (late->resource);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, late->name)));
}

/* A button says that it opens something only when it has it; the one inside is what is read out. */
static void
tell_has_popup (GtkMenuButton *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

/**
 * sp_late_popover_attach:
 * @button: a button without a popover
 * @make: makes the popover, a floating widget; called at most once
 * @owner: what is handed to it; lives as long as the button can be pressed
 *
 * Has the popover made when the button is pressed for the first time.
 */
void
sp_late_popover_attach (GtkMenuButton     *button,
                        SpLatePopoverFunc  make,
                        gpointer           owner)
{
  Late *late = g_new (Late, 1);

  *late = (Late) { make, owner, -1 };
  gtk_menu_button_set_create_popup_func (button, pressed_cb, late, g_free);
  tell_has_popup (button);
}

/**
 * sp_late_popover_attach_menu:
 * @button: a button without a menu
 * @resource: (type utf8): the path of a resource that has menus, a string that stays
 * @name: which of them, a string that stays
 *
 * Has the menu made when the button is pressed for the first time.
 */
void
sp_late_popover_attach_menu (GtkMenuButton *button,
                             const char    *resource,
                             const char    *name)
{
  LateMenu *late = g_new (LateMenu, 1);

  *late = (LateMenu) { resource, name };
  gtk_menu_button_set_create_popup_func (button, menu_pressed_cb, late, g_free);
  tell_has_popup (button);
}
