/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statements-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-statement-editor.h"

/* Editing in the table: one cell in place, or one field of all selected statements. */

static void
tell (SpStatementsPage *self,
      const char       *words)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, words);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
tell_error (SpStatementsPage *self,
            const GError     *error)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, error->message);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
edited_cb (SpStatementsPage  *self,
           const char        *told,
           SpStatementEditor *editor)
{
  if (g_object_get_data (G_OBJECT (editor), "many"))
    tell (self, told);
}

/* The cell from which it was opened may have moved; the table has not. */
static void
editor_closed_cb (SpStatementsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

/* Opens EDITOR at a widget of the page. */
static void
open_editor (SpStatementsPage *self,
             GtkWidget        *editor,
             GtkWidget        *at,
             gboolean          many)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;
  if (many)
    g_object_set_data (G_OBJECT (editor), "many", GINT_TO_POINTER (TRUE));
  gtk_popover_set_pointing_to (GTK_POPOVER (editor), &(GdkRectangle) {
    (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height
  });
  gtk_widget_set_parent (editor, GTK_WIDGET (self));
  g_signal_connect_object (editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "closed", G_CALLBACK (editor_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (editor));
}

/**
 * sp_statements_page_edit_cell:
 * @self: a page with a project
 * @id: a statement
 * @column: one of its columns
 * @cell: where it stands
 *
 * Opens what edits a cell in place; quotes and notes are edited in the inspector.
 */
void
sp_statements_page_edit_cell (SpStatementsPage  *self,
                              SpId               id,
                              SpStatementColumn  column,
                              GtkWidget         *cell)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SpId));

  if (!sp_statement_editor_can (column))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-selected", NULL);
      return;
    }
  if (!sp_snapshot_find_statement (sp_store_get_snapshot (self->store), id))
    return;
  g_array_append_val (ids, id);
  open_editor (self, sp_statement_editor_new (self->store, ids, column), cell, FALSE);
}

static GArray *
list_selected (SpStatementsPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SpId));

  for (guint i = 0; self->store && i < self->selected->len; i++)
    {
      SpId id = g_array_index (self->selected, SpId, i);

      if (sp_snapshot_find_statement (sp_store_get_snapshot (self->store), id))
        g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * sp_statements_page_edit_focused:
 * @self: a page
 *
 * Opens what edits the cell that has the focus.
 *
 * Returns: whether there is one that is edited in place
 */
gboolean
sp_statements_page_edit_focused (SpStatementsPage *self)
{
  SpStatementColumn column;
  GtkWidget *cell;
  SpId id;

  g_return_val_if_fail (SP_IS_STATEMENTS_PAGE (self), FALSE);

  if (!self->store || !sp_statements_page_find_cell (self, &id, &column, &cell) || !sp_statement_editor_can (column))
    return FALSE;
  sp_statements_page_edit_cell (self, id, column, cell);
  return TRUE;
}

static void
edit_cell (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  sp_statements_page_edit_focused (SP_STATEMENTS_PAGE (widget));
}

static void
set_value (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SpStatementsPage *self = SP_STATEMENTS_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);
  int column = g_variant_get_int32 (parameter);

  if (ids->len > 0 && column >= 0 && column < SP_N_STATEMENT_COLUMNS)
    open_editor (self, sp_statement_editor_new (self->store, ids, column), self->selection_bar, TRUE);
}

static void
tag_selected (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpStatementsPage *self = SP_STATEMENTS_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);

  if (ids->len > 0)
    open_editor (self, sp_statement_editor_new_tag (self->store, ids), self->selection_bar, TRUE);
}

static void
delete_selected (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SpStatementsPage *self = SP_STATEMENTS_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  if (ids->len == 0)
    return;
  if (sp_statements_delete (self->store, ids, &told, &error))
    tell (self, told);
  else
    tell_error (self, error);
}

static void
select_all (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (SP_STATEMENTS_PAGE (widget)->list_selection));
}

static void
unselect_all (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SpStatementsPage *self = SP_STATEMENTS_PAGE (widget);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list_selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

/**
 * sp_statements_page_install_edit_actions:
 * @widget_class: the class of the page
 *
 * Installs what edits in the table.
 */
void
sp_statements_page_install_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "statements.edit-cell", NULL, edit_cell);
  gtk_widget_class_install_action (widget_class, "statements.set", "i", set_value);
  gtk_widget_class_install_action (widget_class, "statements.tag", NULL, tag_selected);
  gtk_widget_class_install_action (widget_class, "statements.delete", NULL, delete_selected);
  gtk_widget_class_install_action (widget_class, "statements.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "statements.unselect-all", NULL, unselect_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "statements.edit-cell", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "statements.delete", NULL);
}

/**
 * sp_statements_page_show_selection_bar:
 * @self: a page
 *
 * Shows what can be done with several statements as soon as several are selected.
 */
void
sp_statements_page_show_selection_bar (SpStatementsPage *self)
{
  guint n = self->selected->len;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u selected", "%'u selected", n), n);

  gtk_label_set_text (self->selection_label, words);
  gtk_action_bar_set_revealed (GTK_ACTION_BAR (self->selection_bar), n > 1);
}

/**
 * sp_statements_page_build_set_menu:
 *
 * Returns: (transfer full): a menu of the fields that can be set in all selected statements
 */
GMenuModel *
sp_statements_page_build_set_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int column = 0; column < SP_N_STATEMENT_COLUMNS; column++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!sp_statement_editor_can (column))
        continue;
      item = g_menu_item_new (sp_statement_column_get_title (column), NULL);
      g_menu_item_set_action_and_target (item, "statements.set", "i", column);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
