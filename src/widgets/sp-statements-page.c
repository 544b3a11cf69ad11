/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statements-page.h"

#include <glib/gi18n-lib.h>

#include "sp-statement-model.h"

/**
 * SpStatementsPage:
 *
 * The table of statements. What is selected in it is edited in the inspector.
 */
struct _SpStatementsPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkEditable *filter_entry;
  GtkLabel *count_label;
  GtkColumnView *column_view;
  GtkSingleSelection *list_selection;
  AdwStatusPage *empty_page;
  GtkWidget *empty_button;

  GtkColumnViewColumn *columns[SP_N_STATEMENT_COLUMNS];
  SpStatementModel *model;
  SpStore *store;
  SpSelection *selection;
  gboolean following;       /* the table follows the selection, not the other way round */
};

G_DEFINE_FINAL_TYPE (SpStatementsPage, sp_statements_page, ADW_TYPE_BIN)

static const struct
{
  const char *title;
  int width;                /* 0: as much as there is */
} kinds[SP_N_STATEMENT_COLUMNS] = {
  [SP_STATEMENT_COLUMN_DATE] = { N_("Date"), 110 },
  [SP_STATEMENT_COLUMN_ACTOR] = { N_("Actor"), 150 },
  [SP_STATEMENT_COLUMN_ISSUE] = { N_("Issue"), 190 },
  [SP_STATEMENT_COLUMN_STANCE] = { N_("Stance"), 170 },
  [SP_STATEMENT_COLUMN_FORM] = { N_("Form"), 110 },
  [SP_STATEMENT_COLUMN_SOURCE] = { N_("Source"), 160 },
  [SP_STATEMENT_COLUMN_QUOTE] = { N_("Quote"), 0 },
};

static guint
count_all (SpStatementsPage *self)
{
  return self->store ? sp_snapshot_get_n_statements (sp_store_get_snapshot (self->store)) : 0;
}

static void
follow_selection (SpStatementsPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->selection && sp_selection_get_table (self->selection) == SP_TABLE_STATEMENT
      && !sp_statement_model_find (self->model, sp_selection_get_id (self->selection), &position))
    position = GTK_INVALID_LIST_POSITION;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->list_selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_column_view_scroll_to (self->column_view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
update (SpStatementsPage *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint n_all = count_all (self);
  g_autofree char *words = NULL;

  if (n_shown == n_all)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u statement", "%u statements", n_all), n_all);
  else
    words = g_strdup_printf (_("%u of %u"), n_shown, n_all);
  gtk_label_set_text (self->count_label, words);

  adw_status_page_set_title (self->empty_page, n_all > 0 ? _("Nothing Fits") : _("No Statements"));
  adw_status_page_set_description (self->empty_page, n_all > 0 ? _("Try other words, or fewer.")
                                   : _("One actor on one issue, with the words and their source. "
                                       "Select a passage of a source, or add a statement here."));
  gtk_widget_set_visible (self->empty_button, n_all == 0);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "table" : "empty");
  follow_selection (self);
}

static void
show_snapshot (SpStatementsPage *self)
{
  self->following = TRUE;
  sp_statement_model_set_snapshot (self->model, self->store ? sp_store_get_snapshot (self->store) : NULL);
  self->following = FALSE;
  update (self);
}

static void
filter_changed_cb (SpStatementsPage *self)
{
  self->following = TRUE;
  sp_statement_model_set_filter (self->model, gtk_editable_get_text (self->filter_entry));
  self->following = FALSE;
  update (self);
}

static void
filter_stopped_cb (SpStatementsPage *self)
{
  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
list_selected_cb (SpStatementsPage *self)
{
  SpStatementItem *item = gtk_single_selection_get_selected_item (self->list_selection);

  if (!self->following && self->selection && item)
    sp_selection_select (self->selection, SP_TABLE_STATEMENT, sp_statement_item_get_id (item));
}

static void
list_activated_cb (SpStatementsPage *self)
{
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
  follow_selection (self);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
mark_stance (GtkWidget       *label,
             SpStatementItem *item)
{
  double value = sp_statement_item_get_value (item);
  const char *classes[] = { "stance", isnan (value) ? "no-step" : value > 0 ? "supports" : value < 0 ? "opposes" : "neutral",
                            NULL };

  gtk_widget_set_css_classes (label, classes);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  data)
{
  SpStatementColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = sp_statement_item_dup_text (gtk_list_item_get_item (list_item), column);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, column == SP_STATEMENT_COLUMN_QUOTE && *text ? text : NULL);
  if (column == SP_STATEMENT_COLUMN_STANCE)
    mark_stance (label, gtk_list_item_get_item (list_item));
}

static void
add_column (SpStatementsPage  *self,
            SpStatementColumn  column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  /* The model sorts; the sorter is there for the heading to be clicked. */
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (column));
  self->columns[column] = gtk_column_view_column_new (_(kinds[column].title), factory);
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  if (kinds[column].width > 0)
    gtk_column_view_column_set_fixed_width (self->columns[column], kinds[column].width);
  else
    gtk_column_view_column_set_expand (self->columns[column], TRUE);
  gtk_column_view_append_column (self->column_view, self->columns[column]);
}

static void
sp_statements_page_dispose (GObject *object)
{
  SpStatementsPage *self = SP_STATEMENTS_PAGE (object);

  sp_statements_page_set_store (self, NULL);
  g_clear_object (&self->selection);
  if (self->column_view)
    g_signal_handlers_disconnect_by_func (gtk_column_view_get_sorter (self->column_view), order_changed_cb, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_STATEMENTS_PAGE);
  for (guint i = 0; i < SP_N_STATEMENT_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sp_statements_page_parent_class)->dispose (object);
}

static void
sp_statements_page_class_init (SpStatementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_statements_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-statements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, list_selection);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SpStatementsPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
}

static void
sp_statements_page_init (SpStatementsPage *self)
{
  self->model = sp_statement_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < SP_N_STATEMENT_COLUMNS; i++)
    add_column (self, i);
  gtk_single_selection_set_model (self->list_selection, G_LIST_MODEL (self->model));
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

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, show_snapshot, self);
  if (!g_set_object (&self->store, store))
    return;

  if (store)
    g_signal_connect_swapped (store, "notify::snapshot", G_CALLBACK (show_snapshot), self);
  show_snapshot (self);
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
