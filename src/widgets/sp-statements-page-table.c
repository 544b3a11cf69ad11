/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statements-page-private.h"

#include <glib/gi18n-lib.h>

#include "sp-statement-edits.h"

/* The columns of the table, and what stands in their cells. */

#define CELL_PADDING 16     /* on both sides together */

static const struct
{
  const char *token;
  int width;                /* at least; 0: as much as there is */
  gboolean shown;           /* at first */
} kinds[SP_N_STATEMENT_COLUMNS] = {
  [SP_STATEMENT_COLUMN_DATE] = { "date", 145, TRUE },
  [SP_STATEMENT_COLUMN_ACTOR] = { "actor", 150, TRUE },
  [SP_STATEMENT_COLUMN_ISSUE] = { "issue", 190, TRUE },
  [SP_STATEMENT_COLUMN_STANCE] = { "stance", 130, TRUE },
  [SP_STATEMENT_COLUMN_QUALIFIER] = { "qualifier", 105, TRUE },
  [SP_STATEMENT_COLUMN_FORM] = { "form", 110, TRUE },
  [SP_STATEMENT_COLUMN_SOURCE] = { "source", 160, TRUE },
  [SP_STATEMENT_COLUMN_QUOTE] = { "quote", 0, TRUE },
  [SP_STATEMENT_COLUMN_CONDITION] = { "condition", 160, FALSE },
  [SP_STATEMENT_COLUMN_SALIENCE] = { "salience", 90, FALSE },
  [SP_STATEMENT_COLUMN_REPORTED_BY] = { "reported-by", 120, FALSE },
  [SP_STATEMENT_COLUMN_CONFIDENCE] = { "confidence", 100, FALSE },
  [SP_STATEMENT_COLUMN_CODER] = { "coder", 110, FALSE },
  [SP_STATEMENT_COLUMN_TAGS] = { "tags", 130, FALSE },
  [SP_STATEMENT_COLUMN_NOTE] = { "note", 160, FALSE },
};

/* Which cell a label belongs to, for the label that has the focus. */
typedef struct
{
  GtkColumnViewCell *cell;
  SpStatementColumn column;
} Place;

/* A click gives the focus to the row: which of its cells was meant is noted. */
static void
cell_pressed_cb (GtkGestureClick *click,
                 int              n_press,
                 double           x,
                 double           y,
                 gpointer         data)
{
  GtkWidget *label = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *page = gtk_widget_get_ancestor (label, SP_TYPE_STATEMENTS_PAGE);

  if (page)
    SP_STATEMENTS_PAGE (page)->last_column = GPOINTER_TO_UINT (data);
}

/* What a cell has no room for. Asked for when it is shown: a tooltip that is set asks the display where the pointer is, in each
 * of thousands of cells. */
static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell,
               gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  Place place = { cell, GPOINTER_TO_UINT (data) };

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (cell_pressed_cb), data);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_object_set_data_full (G_OBJECT (label), "place", g_memdup2 (&place, sizeof place), g_free);
  gtk_column_view_cell_set_focusable (cell, TRUE);
  gtk_column_view_cell_set_child (cell, label);
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
              GtkColumnViewCell        *cell,
              gpointer                  data)
{
  SpStatementColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_column_view_cell_get_child (cell);
  SpStatementItem *item = gtk_column_view_cell_get_item (cell);
  g_autofree char *text = sp_statement_item_dup_text (item, column);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (column == SP_STATEMENT_COLUMN_STANCE)
    mark_stance (label, item);
}

/* All that a column can say, where that is little. */
static GPtrArray *
list_words (SpStatementColumn column)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  GType type = column == SP_STATEMENT_COLUMN_QUALIFIER ? SP_TYPE_QUALIFIER
               : column == SP_STATEMENT_COLUMN_FORM ? SP_TYPE_FORM : G_TYPE_INVALID;

  for (guint8 month = 1; column == SP_STATEMENT_COLUMN_DATE && month <= 12; month++)
    g_ptr_array_add (words, sp_date_format ((SpDate) { 2028, month, 28 }));
  for (int step = -2; column == SP_STATEMENT_COLUMN_STANCE && step <= 2; step++)
    g_ptr_array_add (words, g_strdup (sp_step_to_label (step)));
  if (column == SP_STATEMENT_COLUMN_STANCE)
    g_ptr_array_add (words, g_strdup (_("no stance")));
  if (type != G_TYPE_INVALID)
    {
      GEnumClass *values = g_type_class_ref (type);

      for (guint i = 0; i < values->n_values; i++)
        g_ptr_array_add (words, g_strdup (sp_enum_to_label (type, values->values[i].value)));
      g_type_class_unref (values);
    }
  return words;
}

/* The widest of them, so that no language loses the end of a word. */
static int
measure_words (SpStatementsPage  *self,
               SpStatementColumn  column)
{
  g_autoptr (GPtrArray) words = list_words (column);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int widest = 0;

  for (guint i = 0; i < words->len; i++)
    {
      int width;

      pango_layout_set_text (layout, g_ptr_array_index (words, i), -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width + CELL_PADDING);
    }
  return widest;
}

static void
add_column (SpStatementsPage  *self,
            SpStatementColumn  column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  /* The model sorts; the sorter is there for the heading to be clicked. */
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (column));
  self->columns[column] = gtk_column_view_column_new (sp_statement_column_get_title (column), factory);
  gtk_column_view_column_set_id (self->columns[column], kinds[column].token);
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  gtk_column_view_column_set_visible (self->columns[column], kinds[column].shown);
  if (kinds[column].width > 0)
    gtk_column_view_column_set_fixed_width (self->columns[column], MAX (kinds[column].width, measure_words (self, column)));
  else
    gtk_column_view_column_set_expand (self->columns[column], TRUE);
  gtk_column_view_append_column (self->column_view, self->columns[column]);
}

/**
 * sp_statements_page_add_columns:
 * @self: a page with its template
 *
 * Makes the columns, and an action for each that shows or hides it.
 */
void
sp_statements_page_add_columns (SpStatementsPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < SP_N_STATEMENT_COLUMNS; i++)
    {
      g_autoptr (GPropertyAction) action = NULL;

      add_column (self, i);
      action = g_property_action_new (kinds[i].token, self->columns[i], "visible");
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", G_ACTION_GROUP (group));
}

/**
 * sp_statements_page_build_columns_menu:
 * @self: a page with its columns
 *
 * Returns: (transfer full): a menu of the columns to show and hide
 */
GMenuModel *
sp_statements_page_build_columns_menu (SpStatementsPage *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < SP_N_STATEMENT_COLUMNS; i++)
    {
      g_autofree char *action = g_strconcat ("column.", kinds[i].token, NULL);

      g_menu_append (menu, sp_statement_column_get_title (i), action);
    }
  return G_MENU_MODEL (menu);
}

static const Place *
get_place (GtkWidget *cell)
{
  GtkWidget *label = gtk_widget_get_first_child (cell);

  return GTK_IS_LABEL (label) ? g_object_get_data (G_OBJECT (label), "place") : NULL;
}

/* The cell that has the focus, or the one that was meant of a row that has it. */
static GtkWidget *
find_focused (SpStatementsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->column_view)))
    return NULL;
  if (get_place (focus))
    return focus;
  for (GtkWidget *cell = gtk_widget_get_first_child (focus); cell; cell = gtk_widget_get_next_sibling (cell))
    if (get_place (cell) && get_place (cell)->column == self->last_column)
      return cell;
  return NULL;
}

/**
 * sp_statements_page_find_cell:
 * @self: a page
 * @id: (out): the statement
 * @column: (out): the column
 * @cell: (out) (transfer none): what stands in it
 *
 * Finds the cell that has the focus.
 *
 * Returns: whether there is one
 */
gboolean
sp_statements_page_find_cell (SpStatementsPage   *self,
                              SpId               *id,
                              SpStatementColumn  *column,
                              GtkWidget         **cell)
{
  GtkWidget *focused = find_focused (self);
  const Place *place = focused ? get_place (focused) : NULL;
  SpStatementItem *item = place ? gtk_column_view_cell_get_item (place->cell) : NULL;

  if (!item)
    return FALSE;
  *id = sp_statement_item_get_id (item);
  *column = self->last_column = place->column;
  *cell = focused;
  return TRUE;
}
