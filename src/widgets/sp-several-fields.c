/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-several-fields.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-entry-field.h"
#include "sp-rows-field.h"

/* What stands for values that differ. */
#define VARIOUS -1

struct _SpSeveralFields
{
  AdwPreferencesGroup parent_instance;

  SpStore *store;
  SpTable table;
  GArray *ids;
  GPtrArray *rows;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (SpSeveralFields, sp_several_fields, ADW_TYPE_PREFERENCES_GROUP)

static guint edited_signal;

static const SpRowsField *
get_field (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "field");
}

static char *
dup_input (GtkWidget *row)
{
  int value;

  if (SP_IS_ENTRY_FIELD (row))
    return g_strdup (sp_entry_field_get_text (SP_ENTRY_FIELD (row)));
  value = sp_choice_field_get_value (SP_CHOICE_FIELD (row));
  return value == VARIOUS ? NULL : g_strdup_printf ("%d", value);
}

static void
edited_cb (SpSeveralFields *self,
           GtkWidget       *row)
{
  g_autofree char *value = dup_input (row);
  g_autoptr (GArray) ids = g_array_ref (self->ids);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (!value)
    return;
  self->writing = TRUE;
  written = sp_rows_field_set (get_field (row), self->store, ids, value, &told, &error);
  self->writing = FALSE;
  if (written)
    g_signal_emit (self, edited_signal, 0, told);
  else
    sp_field_reject (SP_FIELD (row), error->message);
}

static void
offer (SpChoiceField     *row,
       const SpRowsField *field,
       gboolean           various)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  g_autoptr (GEnumClass) klass = field->get_type ? g_type_class_ref (field->get_type ()) : NULL;

  if (various)
    g_ptr_array_add (labels, g_strdup (_("Various")));
  if (field->kind == SP_ROWS_FIELD_SWITCH)
    {
      g_ptr_array_add (labels, g_strdup (_("Both ways")));
      g_ptr_array_add (labels, g_strdup (_("One way")));
    }
  for (guint i = 0; klass && i < klass->n_values; i++)
    g_ptr_array_add (labels, sp_choice_dup_label (field->get_type (), klass->values[i].value));
  sp_choice_field_set_labels (row, (const char * const *) labels->pdata, various ? VARIOUS : 0);
}

static void
load_row (SpSeveralFields *self,
          GtkWidget       *row)
{
  g_autofree char *value = sp_rows_field_dup_value (get_field (row), sp_store_get_snapshot (self->store), self->ids);

  if (SP_IS_ENTRY_FIELD (row))
    {
      sp_entry_field_set_text (SP_ENTRY_FIELD (row), value ? value : "");
      sp_entry_field_set_hint (SP_ENTRY_FIELD (row), value ? NULL : _("various"));
      return;
    }
  offer (SP_CHOICE_FIELD (row), get_field (row), value == NULL);
  sp_choice_field_set_value (SP_CHOICE_FIELD (row), value ? atoi (value) : VARIOUS);
}

static void
add_row (SpSeveralFields   *self,
         const SpRowsField *field)
{
  gboolean is_choice = field->kind == SP_ROWS_FIELD_CHOICE || field->kind == SP_ROWS_FIELD_SWITCH;
  GtkWidget *row = is_choice ? g_object_new (SP_TYPE_CHOICE_FIELD, "title", _(field->title), NULL)
                             : g_object_new (SP_TYPE_ENTRY_FIELD, "title", _(field->title),
                                             "format", field->kind == SP_ROWS_FIELD_DATE ? SP_ENTRY_FORMAT_DATE
                                                                                         : SP_ENTRY_FORMAT_TEXT, NULL);

  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
replace_rows (SpSeveralFields *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (const SpRowsField *field = sp_rows_fields_get (self->table); field->title; field++)
    add_row (self, field);
}

static void
sp_several_fields_dispose (GObject *object)
{
  SpSeveralFields *self = SP_SEVERAL_FIELDS (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_several_fields_parent_class)->dispose (object);
}

static void
sp_several_fields_class_init (SpSeveralFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_several_fields_dispose;
  edited_signal = g_signal_new ("edited", SP_TYPE_SEVERAL_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sp_several_fields_init (SpSeveralFields *self)
{
  self->table = SP_TABLE_PROJECT;
  self->ids = g_array_new (FALSE, FALSE, sizeof (SpId));
  self->rows = g_ptr_array_new ();
}

/**
 * sp_several_fields_show:
 * @self: a group
 * @store: the project's store
 * @table: actors, issues, sources, statements or links
 * @ids: (element-type SpId): several rows that exist
 *
 * Shows these rows as they are now; what is written by the group itself is shown already. Takes O(n) time for n rows.
 */
void
sp_several_fields_show (SpSeveralFields *self,
                        SpStore         *store,
                        SpTable          table,
                        GArray          *ids)
{
  g_return_if_fail (SP_IS_SEVERAL_FIELDS (self));

  if (self->writing)
    return;
  g_set_object (&self->store, store);
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  if (self->table != table)
    {
      self->table = table;
      replace_rows (self);
    }
  for (guint i = 0; i < self->rows->len; i++)
    load_row (self, g_ptr_array_index (self->rows, i));
}
