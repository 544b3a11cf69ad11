/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-search-dialog.h"

#include <glib/gi18n-lib.h>

#include "sp-search-results.h"

struct _SpSearchDialog
{
  AdwDialog parent_instance;

  GtkEditable *entry;
  GtkListBox *list;
  GtkStack *stack;
  GtkScrolledWindow *scroller;

  SpStore *store;
  SpSearchResults *results;
};

G_DEFINE_FINAL_TYPE (SpSearchDialog, sp_search_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  ACTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const SpSearchResult *
get_result (SpSearchDialog *self,
            GtkListBoxRow  *row)
{
  return &g_array_index (self->results->results, SpSearchResult, gtk_list_box_row_get_index (row));
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

static GtkWidget *
create_row (const SpSearchResult *result)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_label (result->title, NULL));
  if (*result->detail)
    gtk_box_append (GTK_BOX (box), create_label (result->detail, "caption"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, result->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sp_search_group_get_label (result->group), -1);
  return row;
}

static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       data)
{
  SpSearchDialog *self = data;
  SpSearchGroup group = get_result (self, row)->group;
  g_autofree char *count = NULL;
  GtkWidget *box;

  if (before && get_result (self, before)->group == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  count = g_strdup_printf ("%'u", self->results->n_found[group]);
  gtk_box_append (GTK_BOX (box), create_label (sp_search_group_get_label (group), "caption-heading"));
  gtk_box_append (GTK_BOX (box), create_label (count, "caption"));
  gtk_widget_add_css_class (box, "search-group");
  gtk_list_box_row_set_header (row, box);
}

static void
select_row (SpSearchDialog *self,
            GtkListBoxRow  *row)
{
  graphene_rect_t bounds;

  if (!row)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y - 30,
                               bounds.origin.y + bounds.size.height);
}

static void
search (SpSearchDialog *self)
{
  SpSearch *search = sp_search_for_store (self->store);
  SpSearchResults *results = sp_search_results_find (search, sp_store_get_snapshot (self->store),
                                                     gtk_editable_get_text (self->entry));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->results, sp_search_results_free);
  self->results = results;
  for (guint i = 0; i < results->results->len; i++)
    gtk_list_box_append (self->list, create_row (&g_array_index (results->results, SpSearchResult, i)));
  gtk_stack_set_visible_child_name (self->stack, results->results->len > 0 ? "results" : "none");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  select_row (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
choose (SpSearchDialog *self,
        GtkListBoxRow  *row)
{
  SpSearchGroup group = get_result (self, row)->group;
  SpId id = get_result (self, row)->id;
  const char *action = get_result (self, row)->action;
  g_autoptr (SpSearchDialog) kept = g_object_ref (self);

  adw_dialog_close (ADW_DIALOG (self));
  if (action)
    g_signal_emit (self, signals[ACTION], 0, action);
  else
    g_signal_emit (self, signals[CHOSEN], 0, sp_search_group_get_table (group), id);
}

static void
row_activated_cb (SpSearchDialog *self,
                  GtkListBoxRow  *row)
{
  choose (self, row);
}

static void
entry_activated_cb (SpSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row)
    choose (self, row);
}

static void
stopped_cb (SpSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
key_pressed_cb (SpSearchDialog  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected ? gtk_list_box_row_get_index (selected) : -1;
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : keyval == GDK_KEY_Page_Down ? 8
             : keyval == GDK_KEY_Page_Up ? -8 : 0;

  if (step == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  index = CLAMP (index + step, 0, (int) self->results->results->len - 1);
  select_row (self, gtk_list_box_get_row_at_index (self->list, index));
  return GDK_EVENT_STOP;
}

static void
sp_search_dialog_dispose (GObject *object)
{
  SpSearchDialog *self = SP_SEARCH_DIALOG (object);

  /* While rows go, the headings of the others are asked for, by what was found. */
  if (self->list)
    gtk_list_box_remove_all (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_SEARCH_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->results, sp_search_results_free);

  G_OBJECT_CLASS (sp_search_dialog_parent_class)->dispose (object);
}

static void
sp_search_dialog_class_init (SpSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_search_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", SP_TYPE_SEARCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  signals[ACTION] = g_signal_new ("action", SP_TYPE_SEARCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SpSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SpSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SpSearchDialog, scroller);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
sp_search_dialog_init (SpSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * sp_search_dialog_new:
 * @store: the project's store
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
sp_search_dialog_new (SpStore *store)
{
  SpSearchDialog *self = g_object_new (SP_TYPE_SEARCH_DIALOG, NULL);

  self->store = g_object_ref (store);
  search (self);
  g_signal_connect_object (sp_search_for_store (store), "ready", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
