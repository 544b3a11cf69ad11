/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-outline.h"

#include <glib/gi18n-lib.h>

#include "sp-outline-model.h"
#include "sp-outline-row.h"
#include "sp-row-order.h"

#define N_LISTS 3

/**
 * SpOutline:
 *
 * The list of actors, issues or sources beside the pages. It writes nothing but the order by hand.
 */
struct _SpOutline
{
  AdwBin parent_instance;

  AdwToggleGroup *table_group;
  GtkEditable *filter_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkMultiSelection *list_selection;
  AdwStatusPage *empty_page;
  GtkWidget *empty_button;
  GtkWidget *menu;

  SpOutlineModel *models[N_LISTS];
  SpStore *store;
  SpSelection *selection;
  gboolean following;       /* the list follows the selection, not the other way round */
};

static const SpTable tables[N_LISTS] = { SP_TABLE_ACTOR, SP_TABLE_ISSUE, SP_TABLE_SOURCE };

G_DEFINE_FINAL_TYPE (SpOutline, sp_outline, ADW_TYPE_BIN)

enum
{
  PICKED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_current (SpOutline *self)
{
  guint active = adw_toggle_group_get_active (self->table_group);

  return active < N_LISTS ? active : 0;
}

static SpOutlineModel *
get_model (SpOutline *self)
{
  return self->models[get_current (self)];
}

static void
describe_emptiness (SpOutline *self)
{
  static const struct
  {
    const char *title;
    const char *description;
    const char *button;
    const char *action;
  } words[N_LISTS] = {
    { N_("No Actors"), N_("Who takes a stand: people, offices, organisations, states, groups."), N_("Add Actor…"),
      "win.add-actor" },
    { N_("No Issues"), N_("What is contested: a question, and a scale between two ends."), N_("Add Issue…"), "win.add-issue" },
    { N_("No Sources"), N_("The texts and records that statements come from."), N_("Add Source…"), "win.add-source" },
  };
  guint current = get_current (self);
  gboolean filtered = sp_outline_model_get_n_rows (get_model (self)) > 0;

  adw_status_page_set_title (self->empty_page, filtered ? _("Nothing Fits") : _(words[current].title));
  adw_status_page_set_description (self->empty_page, filtered ? _("Try other words, or fewer.")
                                                              : _(words[current].description));
  gtk_widget_set_visible (self->empty_button, !filtered);
  gtk_button_set_label (GTK_BUTTON (self->empty_button), _(words[current].button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), words[current].action);
}

static void
follow_selection (SpOutline *self)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (get_model (self))));
  GArray *ids = self->selection && sp_selection_get_table (self->selection) == tables[get_current (self)]
                  ? sp_selection_get_ids (self->selection) : NULL;
  guint position;

  for (guint i = 0; ids && i < ids->len; i++)
    if (sp_outline_model_find (get_model (self), g_array_index (ids, SpId, i), &position))
      gtk_bitset_add (selected, position);
  self->following = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->list_selection), selected, all);
  self->following = FALSE;
}

static void
describe_filter (SpOutline *self)
{
  guint n = sp_outline_model_get_n_rows (get_model (self));
  g_autofree char *actors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Filter %'u actor", "Filter %'u actors", n), n);
  g_autofree char *issues = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Filter %'u issue", "Filter %'u issues", n), n);
  g_autofree char *sources = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Filter %'u source", "Filter %'u sources", n), n);
  const char *words[N_LISTS] = { actors, issues, sources };

  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->filter_entry), words[get_current (self)]);
}

static void
update (SpOutline *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (get_model (self))) == 0;

  if (empty)
    describe_emptiness (self);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  describe_filter (self);
  follow_selection (self);
}

static void
show_snapshot (SpOutline *self)
{
  SpSnapshot *snapshot = self->store ? sp_store_get_snapshot (self->store) : NULL;

  self->following = TRUE;
  for (guint i = 0; i < N_LISTS; i++)
    sp_outline_model_set_snapshot (self->models[i], snapshot);
  self->following = FALSE;
  update (self);
}

static void
table_changed_cb (SpOutline *self)
{
  self->following = TRUE;
  gtk_multi_selection_set_model (self->list_selection, G_LIST_MODEL (get_model (self)));
  self->following = FALSE;
  update (self);
}

static void
filter_changed_cb (SpOutline *self)
{
  self->following = TRUE;
  for (guint i = 0; i < N_LISTS; i++)
    sp_outline_model_set_filter (self->models[i], gtk_editable_get_text (self->filter_entry));
  self->following = FALSE;
  update (self);
}

static void
filter_stopped_cb (SpOutline *self)
{
  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
list_selected_cb (SpOutline *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SpId));
  g_autoptr (GtkBitset) bits = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->following || !self->selection)
    return;
  bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->list_selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (SpOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (get_model (self)), position);
      SpId id = sp_outline_item_get_id (item);

      g_array_append_val (ids, id);
    }
  sp_selection_select_several (self->selection, tables[get_current (self)], ids);
  if (ids->len > 0)
    g_signal_emit (self, signals[PICKED], 0);
}

static void
list_activated_cb (SpOutline *self)
{
  list_selected_cb (self);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
selection_changed_cb (SpOutline *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    if (!sp_selection_is_empty (self->selection) && !sp_selection_is_cell (self->selection)
        && sp_selection_get_table (self->selection) == tables[i])
      sp_outline_show_table (self, tables[i]);
  follow_selection (self);
}

static void
open_menu_at (SpOutline *self,
              GtkWidget *row)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) {
    (int) (bounds.origin.x + bounds.size.width / 2), (int) (bounds.origin.y + bounds.size.height), 1, 1
  });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                SpOutline       *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  SpOutlineItem *item = sp_outline_row_get_item (SP_OUTLINE_ROW (row));

  if (!item || !self->selection)
    return;
  if (!sp_selection_has (self->selection, sp_outline_item_get_table (item), sp_outline_item_get_id (item)))
    sp_selection_select (self->selection, sp_outline_item_get_table (item), sp_outline_item_get_id (item));
  open_menu_at (self, row);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
open_menu_by_key (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SpOutline *self = SP_OUTLINE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    open_menu_at (self, focus);
}

static void
move_row (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SpOutline *self = SP_OUTLINE (widget);
  SpTable table = tables[get_current (self)];
  g_autoptr (GError) error = NULL;

  if (self->store && self->selection && sp_selection_get_table (self->selection) == table
      && sp_selection_get_id (self->selection) != SP_ID_NONE
      && !sp_row_order_move_by (self->store, table, sp_selection_get_id (self->selection),
                                g_str_equal (name, "outline.move-up") ? -1 : 1, &error))
    g_warning ("%s", error->message);
}

static void
row_dropped_cb (SpOutlineRow  *row,
                SpOutlineItem *moved,
                gboolean       after,
                SpOutline     *self)
{
  guint position = 0;
  g_autoptr (SpOutlineItem) next = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->store || !sp_outline_model_find (get_model (self), sp_outline_item_get_id (sp_outline_row_get_item (row)),
                                              &position))
    return;
  next = g_list_model_get_item (G_LIST_MODEL (get_model (self)), position + (after ? 1 : 0));
  if (next && sp_outline_item_get_id (next) == sp_outline_item_get_id (moved))
    return;
  if (!sp_row_order_move_before (self->store, sp_outline_item_get_table (moved), sp_outline_item_get_id (moved),
                                 next ? sp_outline_item_get_id (next) : SP_ID_NONE, &error))
    g_warning ("%s", error->message);
}

static void
setup_row_cb (SpOutline   *self,
              GtkListItem *list_item)
{
  GtkWidget *row = sp_outline_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (row_pressed_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));

  g_signal_connect (row, "dropped", G_CALLBACK (row_dropped_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (SpOutline   *self,
             GtkListItem *list_item)
{
  SpOutlineItem *item = gtk_list_item_get_item (list_item);

  sp_outline_row_set_item (SP_OUTLINE_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, sp_outline_item_get_name (item));
}

static void
unbind_row_cb (SpOutline   *self,
               GtkListItem *list_item)
{
  sp_outline_row_set_item (SP_OUTLINE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
sp_outline_dispose (GObject *object)
{
  SpOutline *self = SP_OUTLINE (object);

  sp_outline_set_store (self, NULL);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_OUTLINE);
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_object (&self->models[i]);

  G_OBJECT_CLASS (sp_outline_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, SpOutline, table_group);
  gtk_widget_class_bind_template_child (widget_class, SpOutline, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, SpOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, SpOutline, list_view);
  gtk_widget_class_bind_template_child (widget_class, SpOutline, list_selection);
  gtk_widget_class_bind_template_child (widget_class, SpOutline, empty_page);
  gtk_widget_class_bind_template_child (widget_class, SpOutline, empty_button);
  gtk_widget_class_bind_template_child (widget_class, SpOutline, menu);
  gtk_widget_class_bind_template_callback (widget_class, table_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
sp_outline_class_init (SpOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_outline_dispose;

  /* Rows were selected in the list, not elsewhere. */
  signals[PICKED] = g_signal_new ("picked", SP_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SpOutline::activated:
   *
   * The selected row was opened with a double click or with Enter.
   */
  signals[ACTIVATED] = g_signal_new ("activated", SP_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "outline.move-up", NULL, move_row);
  gtk_widget_class_install_action (widget_class, "outline.move-down", NULL, move_row);
  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, open_menu_by_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "outline.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "outline.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "outline.menu", NULL);
}

static void
sp_outline_init (SpOutline *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    self->models[i] = sp_outline_model_new (tables[i]);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  table_changed_cb (self);
}

/**
 * sp_outline_set_store:
 * @self: an outline
 * @store: (nullable): the project's store
 *
 * Shows the rows of a project, and follows it.
 */
void
sp_outline_set_store (SpOutline *self,
                      SpStore   *store)
{
  g_return_if_fail (SP_IS_OUTLINE (self));

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, show_snapshot, self);
  if (!g_set_object (&self->store, store))
    return;

  if (store)
    g_signal_connect_swapped (store, "notify::snapshot", G_CALLBACK (show_snapshot), self);
  show_snapshot (self);
}

/**
 * sp_outline_set_selection:
 * @self: an outline
 * @selection: what is selected in the window
 *
 * Shows what is selected, and selects.
 */
void
sp_outline_set_selection (SpOutline   *self,
                          SpSelection *selection)
{
  g_return_if_fail (SP_IS_OUTLINE (self));

  if (self->selection)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sp_outline_show_table:
 * @self: an outline
 * @table: actors, issues or sources
 *
 * Shows one of the three lists.
 */
void
sp_outline_show_table (SpOutline *self,
                       SpTable    table)
{
  g_return_if_fail (SP_IS_OUTLINE (self));

  for (guint i = 0; i < N_LISTS; i++)
    if (tables[i] == table)
      adw_toggle_group_set_active (self->table_group, i);
}

/**
 * sp_outline_get_table:
 * @self: an outline
 *
 * Returns: which of the lists is shown
 */
SpTable
sp_outline_get_table (SpOutline *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE (self), SP_TABLE_ACTOR);

  return tables[get_current (self)];
}

/**
 * sp_outline_focus_filter:
 * @self: an outline
 *
 * Puts the focus into the entry of the filter.
 */
void
sp_outline_focus_filter (SpOutline *self)
{
  g_return_if_fail (SP_IS_OUTLINE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

/**
 * sp_outline_get_n_shown:
 * @self: an outline
 *
 * Returns: how many rows are in the list under the filter
 */
guint
sp_outline_get_n_shown (SpOutline *self)
{
  g_return_val_if_fail (SP_IS_OUTLINE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (get_model (self)));
}
