/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-views-popover.h"

#include <glib/gi18n-lib.h>

#include "sp-saved-views.h"

struct _SpViewsPopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GtkWidget *list_scroller;
  AdwEntryRow *name_row;
  SpId renaming;            /* whose name is being typed, or none: that of a new one */
};

G_DEFINE_FINAL_TYPE (SpViewsPopover, sp_views_popover, GTK_TYPE_POPOVER)

enum
{
  SAVE,
  APPLY,
  UPDATE,
  RENAME,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SpId
get_id (gpointer row)
{
  return *(const SpId *) g_object_get_data (row, "id");
}

static void
begin_naming (SpViewsPopover *self,
              SpId            id,
              const char     *name)
{
  g_autofree char *title = id != SP_ID_NONE ? g_strdup_printf (_("New name of “%s”"), name) : NULL;

  self->renaming = id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), title ? title : _("Save this picture as"));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
}

static void
name_applied_cb (SpViewsPopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  SpId renaming = self->renaming;

  if (*name == '\0')
    return;
  begin_naming (self, SP_ID_NONE, "");
  if (renaming != SP_ID_NONE)
    g_signal_emit (self, signals[RENAME], 0, renaming, name);
  else
    g_signal_emit (self, signals[SAVE], 0, name);
}

static void
closed_cb (SpViewsPopover *self)
{
  begin_naming (self, SP_ID_NONE, "");
}

static void
row_activated_cb (SpViewsPopover *self,
                  GtkListBoxRow  *row)
{
  SpId id = get_id (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[APPLY], 0, id);
}

static GtkWidget *
get_row (GtkWidget *button)
{
  return gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
}

static void
update_cb (SpViewsPopover *self,
           GtkWidget      *button)
{
  SpId id = get_id (get_row (button));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[UPDATE], 0, id);
}

static void
rename_cb (SpViewsPopover *self,
           GtkWidget      *button)
{
  GtkWidget *row = get_row (button);

  begin_naming (self, get_id (row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
delete_cb (SpViewsPopover *self,
           GtkWidget      *button)
{
  SpId id = get_id (get_row (button));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[DELETE], 0, id);
}

static void
add_button (SpViewsPopover *self,
            GtkWidget      *row,
            const char     *icon,
            const char     *tooltip,
            GCallback       callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_view (SpViewsPopover *self,
          const SpView   *view)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), view->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&view->id, sizeof view->id), g_free);
  add_button (self, row, "document-save-symbolic", _("Save the present picture here"), G_CALLBACK (update_cb));
  add_button (self, row, "document-edit-symbolic", _("Rename"), G_CALLBACK (rename_cb));
  add_button (self, row, "user-trash-symbolic", _("Delete"), G_CALLBACK (delete_cb));
  gtk_list_box_append (self->list, row);
}

static void
sp_views_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_VIEWS_POPOVER);

  G_OBJECT_CLASS (sp_views_popover_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_values,
            GType       first,
            GType       second)
{
  return g_signal_new (name, SP_TYPE_VIEWS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_values, first,
                       second);
}

static void
sp_views_popover_class_init (SpViewsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_views_popover_dispose;
  signals[SAVE] = add_signal ("save", 1, G_TYPE_STRING, G_TYPE_NONE);
  signals[APPLY] = add_signal ("apply", 1, G_TYPE_INT64, G_TYPE_NONE);
  signals[UPDATE] = add_signal ("update", 1, G_TYPE_INT64, G_TYPE_NONE);
  signals[RENAME] = add_signal ("rename", 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[DELETE] = add_signal ("delete", 1, G_TYPE_INT64, G_TYPE_NONE);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-views-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpViewsPopover, list);
  gtk_widget_class_bind_template_child (widget_class, SpViewsPopover, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, SpViewsPopover, name_row);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
sp_views_popover_init (SpViewsPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  begin_naming (self, SP_ID_NONE, "");
}

/**
 * sp_views_popover_follow:
 * @self: a popover
 * @snapshot: (nullable): the project as it is now
 * @kind: of picture
 *
 * Lists the saved views.
 */
void
sp_views_popover_follow (SpViewsPopover *self,
                         SpSnapshot     *snapshot,
                         SpPictureKind   kind)
{
  g_autoptr (GPtrArray) views = NULL;

  g_return_if_fail (SP_IS_VIEWS_POPOVER (self));

  gtk_list_box_remove_all (self->list);
  if (snapshot)
    views = sp_saved_views_list (snapshot, kind);
  for (guint i = 0; views && i < views->len; i++)
    add_view (self, views->pdata[i]);
  gtk_widget_set_visible (self->list_scroller, views && views->len > 0);
}
