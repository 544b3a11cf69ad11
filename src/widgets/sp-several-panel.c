/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-several-panel.h"

#include <glib/gi18n-lib.h>

#include "sp-entry-field.h"
#include "sp-name-matches.h"
#include "sp-row-words.h"
#include "sp-rows-edits.h"
#include "sp-several-fields.h"
#include "sp-statement-edits.h"

/* As many names as are read. */
#define MOST_NAMES 12

struct _SpSeveralPanel
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *names_label;
  GtkLabel *fault_label;
  SpSeveralFields *fields;
  GtkWidget *tags_group;
  GtkWidget *merge_group;
  GtkWidget *rename_group;
  SpEntryField *tags_field;
  AdwComboRow *into_row;
  AdwEntryRow *find_row;
  AdwEntryRow *replacement_row;
  GtkWidget *rename_button;

  SpStore *store;
  SpTable table;
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (SpSeveralPanel, sp_several_panel, ADW_TYPE_BIN)

static guint edited_signal;

static void
finish (SpSeveralPanel *self,
        gboolean        written,
        const char     *told,
        const GError   *error)
{
  gtk_label_set_label (self->fault_label, written ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), !written);
  if (written)
    g_signal_emit (self, edited_signal, 0, told);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
merge_cb (SpSeveralPanel *self)
{
  guint index = adw_combo_row_get_selected (self->into_row);
  g_autoptr (GArray) ids = g_array_ref (self->ids);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  if (index < ids->len)
    finish (self, sp_actors_merge (self->store, g_array_index (ids, SpId, index), ids, &told, &error), told, error);
}

static void
fields_edited_cb (SpSeveralPanel *self,
                  const char     *told)
{
  finish (self, TRUE, told, NULL);
}

static gboolean
write_tags (SpSeveralPanel      *self,
            GArray              *ids,
            const char * const  *tags,
            char               **told,
            GError             **error)
{
  if (self->table == SP_TABLE_STATEMENT)
    return sp_statements_tag (self->store, ids, tags, told, error);
  return sp_actors_tag (self->store, ids, tags, told, error);
}

static void
tags_applied_cb (SpSeveralPanel *self)
{
  g_auto (GStrv) tags = NULL;
  g_autoptr (GArray) ids = g_array_ref (self->ids);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gboolean written;

  sp_field_settle (SP_FIELD (self->tags_field));
  tags = sp_entry_field_dup_list (self->tags_field);
  if (*tags == NULL)
    return;
  written = write_tags (self, ids, (const char * const *) tags, &told, &error);
  if (written)
    sp_entry_field_set_text (self->tags_field, "");
  finish (self, written, told, error);
}

static void
find_changed_cb (SpSeveralPanel *self)
{
  gtk_widget_set_sensitive (self->rename_button, *gtk_editable_get_text (GTK_EDITABLE (self->find_row)) != '\0');
}

static void
rename_cb (SpSeveralPanel *self)
{
  const char *find = gtk_editable_get_text (GTK_EDITABLE (self->find_row));
  g_autoptr (GArray) ids = g_array_ref (self->ids);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  if (*find)
    finish (self, sp_rows_rename (self->store, self->table, ids, find,
                                  gtk_editable_get_text (GTK_EDITABLE (self->replacement_row)), &told, &error), told, error);
}

static void
delete_cb (SpSeveralPanel *self)
{
  g_autoptr (GArray) ids = g_array_ref (self->ids);
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  finish (self, sp_rows_delete (self->store, self->table, ids, &told, &error), told, error);
}

static void
sp_several_panel_dispose (GObject *object)
{
  SpSeveralPanel *self = SP_SEVERAL_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_SEVERAL_PANEL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (sp_several_panel_parent_class)->dispose (object);
}

static void
sp_several_panel_class_init (SpSeveralPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_several_panel_dispose;
  edited_signal = g_signal_new ("edited", SP_TYPE_SEVERAL_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SP_TYPE_ENTRY_FIELD);
  g_type_ensure (SP_TYPE_SEVERAL_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-several-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, heading);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, names_label);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, fault_label);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, fields);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, tags_group);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, merge_group);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, rename_group);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, tags_field);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, into_row);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, find_row);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, replacement_row);
  gtk_widget_class_bind_template_child (widget_class, SpSeveralPanel, rename_button);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, fields_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
sp_several_panel_init (SpSeveralPanel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (SpId));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_names (SpSeveralPanel *self)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (self->store);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *count = sp_rows_dup_count (self->table, self->ids->len);

  for (guint i = 0; i < MIN (self->ids->len, MOST_NAMES); i++)
    {
      g_autofree char *name = sp_row_dup_name (snapshot, self->table, g_array_index (self->ids, SpId, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", name);
    }
  if (self->ids->len > MOST_NAMES)
    g_string_append (names, "\n…");
  gtk_label_set_label (self->heading, count);
  gtk_label_set_label (self->names_label, names->str);
}

static void
offer_names (SpSeveralPanel *self)
{
  g_autoptr (GtkStringList) all = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->ids->len; i++)
    gtk_string_list_append (all, sp_name_of (sp_store_get_snapshot (self->store), self->table,
                                             g_array_index (self->ids, SpId, i)));
  adw_combo_row_set_model (self->into_row, G_LIST_MODEL (all));
}

/**
 * sp_several_panel_show:
 * @self: a panel
 * @store: the project's store
 * @table: actors, issues, sources, statements or links
 * @ids: (element-type SpId): several rows that exist
 *
 * Shows what can be done with these rows.
 */
void
sp_several_panel_show (SpSeveralPanel *self,
                       SpStore        *store,
                       SpTable         table,
                       GArray         *ids)
{
  g_return_if_fail (SP_IS_SEVERAL_PANEL (self));

  g_set_object (&self->store, store);
  self->table = table;
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), FALSE);
  gtk_widget_set_visible (self->tags_group, table == SP_TABLE_ACTOR || table == SP_TABLE_STATEMENT);
  gtk_widget_set_visible (self->merge_group, table == SP_TABLE_ACTOR);
  gtk_widget_set_visible (self->rename_group, table != SP_TABLE_STATEMENT && table != SP_TABLE_LINK);
  sp_several_fields_show (self->fields, store, table, self->ids);
  find_changed_cb (self);
  if (table == SP_TABLE_ACTOR)
    offer_names (self);
  show_names (self);
}
