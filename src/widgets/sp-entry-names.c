/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-entry-names.h"

/* A button of a menu is of a class that GTK keeps to itself; its words are a property. */
#define MENU_BUTTON "GtkModelButton"

static void
name_button (GtkWidget *button)
{
  g_autofree char *text = NULL;

  g_object_get (button, "text", &text, NULL);
  if (!text || !*text)
    return;
  /* GTK names it by a label that has no role, and so no words. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
name_buttons (GtkWidget *widget,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    name_button (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    name_buttons (child, type);
}

/* Of every widget that is shown, those that are menus. */
static gboolean
name_menu_cb (GSignalInvocationHint *hint,
              guint                  n_values,
              const GValue          *values,
              gpointer               data)
{
  gpointer widget = g_value_get_object (&values[0]);
  GType type = GTK_IS_POPOVER_MENU (widget) ? g_type_from_name (MENU_BUTTON) : G_TYPE_INVALID;

  if (type != G_TYPE_INVALID)
    name_buttons (widget, type);
  return TRUE;
}

/* Of every row that gets its item, those whose item is a string: the rows of drop-downs. */
static gboolean
name_row_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               data)
{
  GtkListItem *row = GTK_IS_LIST_ITEM (g_value_get_object (&values[1])) ? g_value_get_object (&values[1]) : NULL;
  gpointer item = row ? gtk_list_item_get_item (row) : NULL;

  if (GTK_IS_STRING_OBJECT (item))
    gtk_list_item_set_accessible_label (row, gtk_string_object_get_string (item));
  return TRUE;
}

/**
 * sp_entry_names_give:
 *
 * Has every entry of every menu and drop-down that comes on the screen, also of those that GTK and libadwaita make by
 * themselves, named by its words. A screen reader then tells them, and a script finds them. Call it once, after GTK has
 * started.
 */
void
sp_entry_names_give (void)
{
  static gboolean given = FALSE;
  g_autoptr (GTypeClass) widgets = g_type_class_ref (GTK_TYPE_WIDGET);
  g_autoptr (GTypeClass) factories = g_type_class_ref (GTK_TYPE_SIGNAL_LIST_ITEM_FACTORY);

  if (given)
    return;
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, name_menu_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("bind", GTK_TYPE_SIGNAL_LIST_ITEM_FACTORY), 0, name_row_cb, NULL, NULL);
  given = TRUE;
}
