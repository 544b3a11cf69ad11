/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-split-dialog.h"

#include <glib/gi18n-lib.h>

#include "sp-entry-field.h"
#include "sp-name-matches.h"
#include "sp-rows-edits.h"
#include "sp-split-item.h"

struct _SpSplitDialog
{
  AdwDialog parent_instance;

  GtkWidget *split_button;
  AdwBanner *error_banner;
  SpEntryField *name_field;
  GtkEditable *filter_entry;
  GtkCheckButton *all_button;
  GtkListView *list_view;
  GtkLabel *count_label;

  SpStore *store;
  SpId actor;
  GListModel *items;
  GtkFilterListModel *shown;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (SpSplitDialog, sp_split_dialog, ADW_TYPE_DIALOG)

enum
{
  SPLIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_chosen (GListModel *items)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SpSplitItem) item = g_list_model_get_item (items, i);

      n += sp_split_item_is_chosen (item);
    }
  return n;
}

static void
update (SpSplitDialog *self)
{
  guint n = count_chosen (self->items);
  guint n_all = g_list_model_get_n_items (self->items);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint n_shown_chosen = count_chosen (G_LIST_MODEL (self->shown));
  /* Translators: how many of the statements, links and spellings of an actor go to a new one */
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u goes to the new actor",
                                                         "%'u of %'u go to the new actor", n), n, n_all);

  gtk_label_set_text (self->count_label, words);
  self->setting = TRUE;
  gtk_check_button_set_active (self->all_button, n_shown > 0 && n_shown_chosen == n_shown);
  gtk_check_button_set_inconsistent (self->all_button, n_shown_chosen > 0 && n_shown_chosen < n_shown);
  self->setting = FALSE;
  gtk_widget_set_sensitive (self->split_button, n > 0 && sp_field_is_valid (SP_FIELD (self->name_field)));
}

static void
typed_cb (SpSplitDialog *self)
{
  adw_banner_set_revealed (self->error_banner, FALSE);
  update (self);
}

static void
filter_changed_cb (SpSplitDialog *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

/* All that are shown: a filter makes a part of them one step. */
static void
all_toggled_cb (SpSplitDialog *self)
{
  gboolean chosen = gtk_check_button_get_active (self->all_button);

  if (self->setting)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (SpSplitItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      sp_split_item_choose (item, chosen);
    }
  update (self);
}

static void
activated_cb (SpSplitDialog *self,
              guint          position)
{
  g_autoptr (SpSplitItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  sp_split_item_choose (item, !sp_split_item_is_chosen (item));
  update (self);
}

static GtkWidget *
create_label (const char *style,
              int         n_lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), n_lines > 1);
  gtk_label_set_lines (GTK_LABEL (label), n_lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

/* The row is what is pressed; the mark in it only shows. */
static void
setup_row_cb (SpSplitDialog *self,
              GtkListItem   *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (words), create_label (NULL, 1));
  gtk_box_append (GTK_BOX (words), create_label ("caption", 3));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (SpSplitDialog *self,
             GtkListItem   *list_item)
{
  SpSplitItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *words = gtk_widget_get_next_sibling (check);
  GBinding *binding = g_object_bind_property (item, "chosen", check, "active", G_BINDING_SYNC_CREATE);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), sp_split_item_get_title (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), sp_split_item_get_detail (item));
  gtk_list_item_set_accessible_label (list_item, sp_split_item_get_title (item));
  gtk_list_item_set_accessible_description (list_item, sp_split_item_get_detail (item));
  g_object_set_data (G_OBJECT (list_item), "binding", binding);
}

static void
unbind_row_cb (SpSplitDialog *self,
               GtkListItem   *list_item)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (list_item), "binding"));
}

static gboolean
is_shown (gpointer item,
          gpointer data)
{
  SpSplitDialog *self = data;

  return sp_split_item_has_words (item, gtk_editable_get_text (self->filter_entry));
}

static void
split_cb (SpSplitDialog *self)
{
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autoptr (GArray) statements = g_array_new (FALSE, FALSE, sizeof (SpId));
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (SpId));
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  SpId id;

  sp_field_settle (SP_FIELD (self->name_field));
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (SpSplitItem) item = g_list_model_get_item (self->items, i);
      SpId row = sp_split_item_get_id (item);

      if (!sp_split_item_is_chosen (item))
        continue;
      if (row == SP_ID_NONE)
        g_strv_builder_add (aliases, sp_split_item_get_title (item));
      else
        g_array_append_val (sp_split_item_get_table (item) == SP_TABLE_LINK ? links : statements, row);
    }
  list = g_strv_builder_end (aliases);
  id = sp_actor_split (self->store, self->actor, sp_entry_field_get_text (self->name_field), (const char * const *) list,
                       statements, links, &told, &error);
  if (id == SP_ID_NONE)
    {
      adw_banner_set_title (self->error_banner, error->message);
      adw_banner_set_revealed (self->error_banner, TRUE);
      return;
    }
  g_signal_emit (self, signals[SPLIT], 0, id, told);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sp_split_dialog_dispose (GObject *object)
{
  SpSplitDialog *self = SP_SPLIT_DIALOG (object);

  if (self->list_view)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_SPLIT_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sp_split_dialog_parent_class)->dispose (object);
}

static void
sp_split_dialog_class_init (SpSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_split_dialog_dispose;
  signals[SPLIT] = g_signal_new ("split", SP_TYPE_SPLIT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (SP_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSplitDialog, split_button);
  gtk_widget_class_bind_template_child (widget_class, SpSplitDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, SpSplitDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, SpSplitDialog, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, SpSplitDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, SpSplitDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, SpSplitDialog, count_label);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
sp_split_dialog_init (SpSplitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
check_name (const char *text,
            gpointer    data)
{
  SpSplitDialog *self = data;
  SpSnapshot *snapshot = sp_store_get_snapshot (self->store);

  for (guint i = 0; i < sp_snapshot_get_n_actors (snapshot); i++)
    if (g_str_equal (sp_snapshot_get_actor (snapshot, i)->name, text))
      return g_strdup (_("another actor has this name"));
  return NULL;
}

/**
 * sp_split_dialog_new:
 * @store: the project's store
 * @actor: an actor
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
sp_split_dialog_new (SpStore *store,
                     SpId     actor)
{
  SpSplitDialog *self = g_object_new (SP_TYPE_SPLIT_DIALOG, NULL);
  const SpActor *row = sp_snapshot_find_actor (sp_store_get_snapshot (store), actor);
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->store = g_object_ref (store);
  self->actor = actor;
  self->items = sp_split_items_list (sp_store_get_snapshot (store), actor);
  self->shown = gtk_filter_list_model_new (g_object_ref (self->items),
                                           GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_model (self->list_view, selection);
  sp_entry_field_set_check (self->name_field, check_name, self);
  if (row && row->aliases[0])
    sp_entry_field_set_text (self->name_field, row->aliases[0]);
  update (self);
  return ADW_DIALOG (self);
}
