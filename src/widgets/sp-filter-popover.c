/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-filter-popover.h"

#include <glib/gi18n-lib.h>

#include "sp-entry-field.h"
#include "sp-filter-values.h"
#include "sp-filter-words.h"

/* Fewer values are seen at a glance. */
#define LEAST_TO_SEARCH 9

struct _SpFilterPopover
{
  GtkPopover parent_instance;

  GtkStack *pages;
  GtkListBox *field_list;
  SpEntryField *start_field;
  SpEntryField *end_field;
  GtkLabel *value_title;
  GtkEditable *value_search;
  GtkListView *value_view;
  GtkStack *value_stack;
  GtkStringFilter *value_filter;
  GtkFilterListModel *value_model;

  GtkWidget *rows[SP_N_FILTER_FIELDS];
  SpSnapshot *snapshot;
  SpFilter *filter;
  SpFilterField field;        /* whose values are shown */
  gboolean following;
};

G_DEFINE_FINAL_TYPE (SpFilterPopover, sp_filter_popover, GTK_TYPE_POPOVER)

static guint changed_signal;

/* In the order of how often they are asked for. */
static const SpFilterField fields[] = {
  SP_FILTER_FIELD_ACTOR_KIND, SP_FILTER_FIELD_ACTOR_TAG, SP_FILTER_FIELD_ACTOR, SP_FILTER_FIELD_ISSUE,
  SP_FILTER_FIELD_SOURCE, SP_FILTER_FIELD_STANCE, SP_FILTER_FIELD_QUALIFIER, SP_FILTER_FIELD_FORM,
  SP_FILTER_FIELD_TAG, SP_FILTER_FIELD_CODER,
};

static void
describe_field (SpFilterPopover *self,
                SpFilterField    field)
{
  g_autofree char *words = self->snapshot ? sp_filter_dup_values_words (self->filter, self->snapshot, field) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[field]), words ? words : "");
}

static void
show_filter (SpFilterPopover *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    describe_field (self, fields[i]);
  self->following = TRUE;
  sp_entry_field_set_date (self->start_field, sp_filter_get_start (self->filter));
  sp_entry_field_set_date (self->end_field, sp_filter_get_end (self->filter));
  self->following = FALSE;
}

/* Takes FILTER. */
static void
change_filter (SpFilterPopover *self,
               SpFilter        *filter)
{
  g_clear_pointer (&self->filter, sp_filter_unref);
  self->filter = filter;
  show_filter (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
dates_edited_cb (SpFilterPopover *self)
{
  SpFilter *filter;

  if (self->following)
    return;
  filter = sp_filter_copy (self->filter);
  sp_filter_set_dates (filter, sp_entry_field_get_date (self->start_field), sp_entry_field_get_date (self->end_field));
  change_filter (self, filter);
}

static void
value_toggled_cb (GtkCheckButton  *button,
                  SpFilterPopover *self)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (button), "list-item");
  SpFilterValue *value = gtk_list_item_get_item (list_item);
  SpFilter *filter;

  if (self->following || !value || sp_filter_value_is_wanted (value, self->filter) == gtk_check_button_get_active (button))
    return;
  filter = sp_filter_copy (self->filter);
  sp_filter_value_set_wanted (value, filter, gtk_check_button_get_active (button));
  change_filter (self, filter);
}

static void
setup_value_cb (SpFilterPopover *self,
                GtkListItem     *list_item)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  g_object_set_data (G_OBJECT (button), "list-item", list_item);
  g_signal_connect (button, "toggled", G_CALLBACK (value_toggled_cb), self);
  gtk_list_item_set_focusable (list_item, FALSE);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, button);
}

static void
bind_value_cb (SpFilterPopover *self,
               GtkListItem     *list_item)
{
  GtkCheckButton *button = GTK_CHECK_BUTTON (gtk_list_item_get_child (list_item));
  SpFilterValue *value = gtk_list_item_get_item (list_item);

  self->following = TRUE;
  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (button)), sp_filter_value_get_label (value));
  gtk_check_button_set_active (button, sp_filter_value_is_wanted (value, self->filter));
  self->following = FALSE;
}

static void
show_values (SpFilterPopover *self,
             SpFilterField    field)
{
  g_autoptr (GListModel) values = sp_filter_list_values (self->snapshot, field);
  guint n = g_list_model_get_n_items (values);

  self->field = field;
  gtk_editable_set_text (self->value_search, "");
  gtk_widget_set_visible (GTK_WIDGET (self->value_search), n >= LEAST_TO_SEARCH);
  gtk_label_set_label (self->value_title, sp_filter_part_get_label (field));
  gtk_filter_list_model_set_model (self->value_model, values);
  gtk_stack_set_visible_child_name (self->value_stack, n > 0 ? "values" : "none");
  gtk_stack_set_visible_child_name (self->pages, "values");
}

static void
field_activated_cb (SpFilterPopover *self,
                    GtkListBoxRow   *row)
{
  for (guint i = 0; self->snapshot && i < G_N_ELEMENTS (fields); i++)
    if (GTK_WIDGET (row) == self->rows[fields[i]])
      show_values (self, fields[i]);
}

static void
search_changed_cb (SpFilterPopover *self)
{
  gtk_string_filter_set_search (self->value_filter, gtk_editable_get_text (self->value_search));
}

static void
go_back_cb (SpFilterPopover *self)
{
  gtk_stack_set_visible_child_name (self->pages, "fields");
  gtk_widget_grab_focus (self->rows[self->field]);
}

static void
closed_cb (SpFilterPopover *self)
{
  gtk_stack_set_visible_child_name (self->pages, "fields");
}

static void
add_row (SpFilterPopover *self,
         SpFilterField    field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sp_filter_part_get_label (field));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->field_list, row);
  self->rows[field] = row;
}

static void
sp_filter_popover_dispose (GObject *object)
{
  SpFilterPopover *self = SP_FILTER_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_FILTER_POPOVER);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->filter, sp_filter_unref);

  G_OBJECT_CLASS (sp_filter_popover_parent_class)->dispose (object);
}

static void
sp_filter_popover_class_init (SpFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_filter_popover_dispose;
  changed_signal = g_signal_new ("changed", SP_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SP_TYPE_ENTRY_FIELD);
  g_type_ensure (SP_TYPE_FILTER_VALUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, pages);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, field_list);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, start_field);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, end_field);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, value_title);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, value_search);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, value_view);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, value_stack);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, value_filter);
  gtk_widget_class_bind_template_child (widget_class, SpFilterPopover, value_model);
  gtk_widget_class_bind_template_callback (widget_class, dates_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
sp_filter_popover_init (SpFilterPopover *self)
{
  self->filter = sp_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_row (self, fields[i]);
}

/**
 * sp_filter_popover_follow:
 * @self: a popover
 * @snapshot: (nullable): the project as it is now
 *
 * Offers what occurs in a project.
 */
void
sp_filter_popover_follow (SpFilterPopover *self,
                          SpSnapshot      *snapshot)
{
  g_return_if_fail (SP_IS_FILTER_POPOVER (self));

  if (snapshot)
    sp_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->snapshot = snapshot;
  show_filter (self);
}

/**
 * sp_filter_popover_set_filter:
 * @self: a popover
 * @filter: a filter, not to be changed any more
 *
 * Shows a filter. Nothing is emitted: it was not chosen here.
 */
void
sp_filter_popover_set_filter (SpFilterPopover *self,
                              SpFilter        *filter)
{
  g_return_if_fail (SP_IS_FILTER_POPOVER (self));

  sp_filter_ref (filter);
  g_clear_pointer (&self->filter, sp_filter_unref);
  self->filter = filter;
  show_filter (self);
}

/**
 * sp_filter_popover_get_filter:
 * @self: a popover
 *
 * Returns: (transfer none): what is chosen
 */
SpFilter *
sp_filter_popover_get_filter (SpFilterPopover *self)
{
  g_return_val_if_fail (SP_IS_FILTER_POPOVER (self), NULL);

  return self->filter;
}
