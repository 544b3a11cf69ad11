/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statements-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-late-popover.h"

/**
 * SpStatementsPage:
 *
 * The table of statements. One that is selected in it is also shown in the inspector. It is cut into several files:
 * sp-statements-page-table.c has the columns, sp-statements-page-edit.c the editing.
 */
G_DEFINE_FINAL_TYPE (SpStatementsPage, sp_statements_page, ADW_TYPE_BIN)

static guint
count_all (SpStatementsPage *self)
{
  return self->store ? sp_snapshot_get_n_statements (sp_store_get_snapshot (self->store)) : 0;
}

/* Selects in the table what is selected by id, wherever it stands now. */
static void
restore_selected (SpStatementsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  guint position;

  for (guint i = 0; i < self->selected->len; i++)
    if (sp_statement_model_find (self->model, g_array_index (self->selected, SpId, i), &position))
      gtk_bitset_add (selected, position);
  self->following = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->list_selection), selected, all);
  self->following = FALSE;
}

static void
follow_selection (SpStatementsPage *self)
{
  SpId id = self->selection && sp_selection_get_table (self->selection) == SP_TABLE_STATEMENT
              ? sp_selection_get_id (self->selection) : SP_ID_NONE;
  guint position;

  if (self->following || (id == SP_ID_NONE && self->selected->len != 1)
      || (self->selected->len == 1 && g_array_index (self->selected, SpId, 0) == id))
    return;
  g_array_set_size (self->selected, 0);
  if (id != SP_ID_NONE)
    g_array_append_val (self->selected, id);
  restore_selected (self);
  sp_statements_page_show_selection_bar (self);
  if (id != SP_ID_NONE && sp_statement_model_find (self->model, id, &position))
    gtk_column_view_scroll_to (self->column_view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
update (SpStatementsPage *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint n_all = count_all (self);
  g_autofree char *words = NULL;

  if (n_shown == n_all)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u statement", "%'u statements", n_all), n_all);
  else
    words = g_strdup_printf (_("%u of %u"), n_shown, n_all);
  gtk_label_set_text (self->count_label, words);

  adw_status_page_set_title (self->empty_page, n_all > 0 ? _("Nothing Fits") : _("No Statements"));
  adw_status_page_set_description (self->empty_page, n_all > 0 ? _("Try other words, or fewer.")
                                   : _("One actor on one issue, with the words and their source. "
                                       "Select a passage of a source, or add a statement here."));
  gtk_widget_set_visible (self->empty_button, n_all == 0);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "table" : "empty");
}

static void
drop_deleted (SpStatementsPage *self)
{
  for (guint i = self->selected->len; i > 0; i--)
    if (!self->store || !sp_snapshot_find_statement (sp_store_get_snapshot (self->store),
                                                     g_array_index (self->selected, SpId, i - 1)))
      g_array_remove_index (self->selected, i - 1);
}

/* The lines have moved, or there are others. What is selected stays so, and the place on the screen where it can. */
static void
show_lines (SpStatementsPage *self)
{
  drop_deleted (self);
  restore_selected (self);
  sp_statements_page_show_selection_bar (self);
  update (self);
}

static void
store_changed_cb (SpStatementsPage *self)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (self->store);

  self->following = FALSE;
  if (self->filter_popover)
    sp_filter_popover_follow (self->filter_popover, snapshot);
  sp_filter_bar_set_filter (self->filter_bar, sp_filter_bar_get_filter (self->filter_bar), snapshot);
  show_lines (self);
}

/* The model hears of a change before the page does. */
static void
lines_changing_cb (SpStatementsPage *self)
{
  self->following = TRUE;
}

static void
text_changed_cb (SpStatementsPage *self)
{
  self->following = TRUE;
  sp_statement_model_set_text (self->model, gtk_editable_get_text (self->filter_entry));
  self->following = FALSE;
  show_lines (self);
}

static void
text_stopped_cb (SpStatementsPage *self)
{
  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
set_filter (SpStatementsPage *self,
            SpFilter         *filter)
{
  g_autoptr (SpFilter) kept = sp_filter_ref (filter);

  if (self->filter_popover)
    sp_filter_popover_set_filter (self->filter_popover, kept);
  sp_filter_bar_set_filter (self->filter_bar, kept, self->store ? sp_store_get_snapshot (self->store) : NULL);
  self->following = TRUE;
  sp_statement_model_set_filter (self->model, kept);
  self->following = FALSE;
  show_lines (self);
}

static void
popover_changed_cb (SpStatementsPage *self)
{
  set_filter (self, sp_filter_popover_get_filter (self->filter_popover));
}

static GtkWidget *
create_filter_popover (gpointer owner)
{
  SpStatementsPage *self = owner;

  self->filter_popover = g_object_new (SP_TYPE_FILTER_POPOVER, NULL);
  sp_filter_popover_follow (self->filter_popover, self->store ? sp_store_get_snapshot (self->store) : NULL);
  sp_filter_popover_set_filter (self->filter_popover, sp_filter_bar_get_filter (self->filter_bar));
  g_signal_connect_object (self->filter_popover, "changed", G_CALLBACK (popover_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->filter_popover);
}

static void
bar_changed_cb (SpStatementsPage *self)
{
  set_filter (self, sp_filter_bar_get_filter (self->filter_bar));
}

static void
list_selected_cb (SpStatementsPage *self)
{
  g_autoptr (GtkBitset) bits = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->following)
    return;
  bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->list_selection));
  g_array_set_size (self->selected, 0);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      SpId id = sp_statement_model_get_id (self->model, position);

      g_array_append_val (self->selected, id);
    }
  sp_statements_page_show_selection_bar (self);
  if (!self->selection)
    return;
  self->following = TRUE;
  if (self->selected->len == 1)
    sp_selection_select (self->selection, SP_TABLE_STATEMENT, g_array_index (self->selected, SpId, 0));
  else if (self->selected->len > 1)
    sp_selection_select_several (self->selection, SP_TABLE_STATEMENT, self->selected);
  else if (sp_selection_get_table (self->selection) == SP_TABLE_STATEMENT)
    sp_selection_clear (self->selection);
  self->following = FALSE;
}

/* A double click, or Enter: edits the cell that it is on. */
static void
list_activated_cb (SpStatementsPage *self)
{
  SpStatementColumn column;
  GtkWidget *cell;
  SpId id;

  if (sp_statements_page_find_cell (self, &id, &column, &cell))
    sp_statements_page_edit_cell (self, id, column, cell);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-selected", NULL);
}

static void
order_changed_cb (SpStatementsPage *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->column_view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  gboolean descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  self->following = TRUE;
  for (guint i = 0; i < SP_N_STATEMENT_COLUMNS; i++)
    if (column == self->columns[i])
      sp_statement_model_set_order (self->model, i, descending);
  self->following = FALSE;
  show_lines (self);
}

static gboolean
sp_statements_page_grab_focus (GtkWidget *widget)
{
  SpStatementsPage *self = SP_STATEMENTS_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->column_view)) || gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

static void
sp_statements_page_dispose (GObject *object)
{
  SpStatementsPage *self = SP_STATEMENTS_PAGE (object);

  sp_statements_page_set_store (self, NULL);
  g_clear_object (&self->selection);
  if (self->column_view)
    g_signal_handlers_disconnect_by_func (gtk_column_view_get_sorter (self->column_view), order_changed_cb, self);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  /* The bin would let go of the template's outermost child once more. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_STATEMENTS_PAGE);
  for (guint i = 0; i < SP_N_STATEMENT_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sp_statements_page_parent_class)->dispose (object);
}

static void
sp_statements_page_finalize (GObject *object)
{
  g_clear_pointer (&SP_STATEMENTS_PAGE (object)->selected, g_array_unref);

  G_OBJECT_CLASS (sp_statements_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-statements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, list_selection);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, selection_label);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, set_button);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
}

static void
sp_statements_page_class_init (SpStatementsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_statements_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_statements_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = sp_statements_page_grab_focus;

  g_type_ensure (SP_TYPE_FILTER_BAR);
  bind_template (GTK_WIDGET_CLASS (klass));
  sp_statements_page_install_edit_actions (GTK_WIDGET_CLASS (klass));
}

static GtkWidget *
create_columns_menu (gpointer owner)
{
  g_autoptr (GMenuModel) columns = sp_statements_page_build_columns_menu (owner);

  return gtk_popover_menu_new_from_model (columns);
}

static GtkWidget *
create_set_menu (gpointer owner)
{
  g_autoptr (GMenuModel) fields = sp_statements_page_build_set_menu ();

  return gtk_popover_menu_new_from_model (fields);
}

static void
sp_statements_page_init (SpStatementsPage *self)
{
  self->model = sp_statement_model_new ();
  self->selected = g_array_new (FALSE, FALSE, sizeof (SpId));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_statements_page_add_columns (self);
  sp_late_popover_attach (self->filter_button, create_filter_popover, self);
  sp_late_popover_attach (self->columns_button, create_columns_menu, self);
  sp_late_popover_attach (self->set_button, create_set_menu, self);
  gtk_multi_selection_set_model (self->list_selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (self->column_view, self->columns[SP_STATEMENT_COLUMN_DATE], GTK_SORT_DESCENDING);
  update (self);
}

/**
 * sp_statements_page_set_store:
 * @self: a page
 * @store: (nullable): the project's store
 *
 * Shows the statements of a project, and follows it.
 */
void
sp_statements_page_set_store (SpStatementsPage *self,
                              SpStore          *store)
{
  g_return_if_fail (SP_IS_STATEMENTS_PAGE (self));

  if (self->store == store)
    return;
  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  /* The table is told of a change between the two. */
  if (store)
    g_signal_connect_swapped (store, "notify::snapshot", G_CALLBACK (lines_changing_cb), self);
  self->following = TRUE;
  sp_statement_model_set_store (self->model, store);
  self->following = FALSE;
  if (store)
    g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  if (self->filter_popover)
    sp_filter_popover_follow (self->filter_popover, store ? sp_store_get_snapshot (store) : NULL);
  show_lines (self);
}

/**
 * sp_statements_page_set_selection:
 * @self: a page
 * @selection: what is selected in the window
 *
 * Shows what is selected, and selects.
 */
void
sp_statements_page_set_selection (SpStatementsPage *self,
                                  SpSelection      *selection)
{
  g_return_if_fail (SP_IS_STATEMENTS_PAGE (self));

  if (self->selection)
    g_signal_handlers_disconnect_by_func (self->selection, follow_selection, self);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (follow_selection), self, G_CONNECT_SWAPPED);
  follow_selection (self);
}

/**
 * sp_statements_page_focus_filter:
 * @self: a page
 *
 * Puts the focus into the entry of the filter.
 */
void
sp_statements_page_focus_filter (SpStatementsPage *self)
{
  g_return_if_fail (SP_IS_STATEMENTS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}
