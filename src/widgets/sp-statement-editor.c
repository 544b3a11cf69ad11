/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-statement-editor.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-field.h"
#include "sp-entry-field.h"
#include "sp-name-field.h"
#include "sp-stance-field.h"

struct _SpStatementEditor
{
  GtkPopover parent_instance;

  SpStore *store;
  GArray *ids;
  SpStatementColumn column;
  gboolean tagging;           /* add tags beside the others, rather than setting them */
  GtkListBox *list;
  GtkWidget *field;           /* NULL where the list itself is the choice */
};

G_DEFINE_FINAL_TYPE (SpStatementEditor, sp_statement_editor, GTK_TYPE_POPOVER)

static guint edited_signal;

static void
close_editor (SpStatementEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
finish (SpStatementEditor *self,
        gboolean           written,
        const char        *told,
        const GError      *error)
{
  if (written)
    {
      close_editor (self);
      g_signal_emit (self, edited_signal, 0, told);
    }
  else if (self->field)
    sp_field_reject (SP_FIELD (self->field), error->message);
}

static void
write_values (SpStatementEditor *self,
              const SpStatement *values)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gboolean written = sp_statements_set_value (self->store, self->ids, self->column, values, &told, &error);

  finish (self, written, told, error);
}

static void
write_tags (SpStatementEditor *self)
{
  g_auto (GStrv) tags = sp_entry_field_dup_list (SP_ENTRY_FIELD (self->field));
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  if (*tags)
    finish (self, sp_statements_tag (self->store, self->ids, (const char * const *) tags, &told, &error), told, error);
  else
    close_editor (self);
}

static void
read_name (SpStatementEditor *self,
           SpStatement       *values)
{
  SpId id = sp_name_field_get_id (SP_NAME_FIELD (self->field));

  values->actor = values->issue = values->source = id;
}

static void
read_entry (SpStatementEditor *self,
            SpStatement       *values)
{
  SpEntryField *field = SP_ENTRY_FIELD (self->field);
  const char *text = sp_entry_field_get_text (field);

  values->date = sp_entry_field_get_date (field);
  values->salience = values->confidence = sp_entry_field_get_number (field);
  values->condition = values->reported_by = values->coder = values->note = values->quote = text;
}

/* Only the field of the column counts. */
static void
write_field (SpStatementEditor *self)
{
  SpStatement values = SP_STATEMENT_INIT;
  g_auto (GStrv) tags = NULL;

  if (SP_IS_NAME_FIELD (self->field))
    read_name (self, &values);
  else if (self->column == SP_STATEMENT_COLUMN_TAGS)
    tags = sp_entry_field_dup_list (SP_ENTRY_FIELD (self->field));
  else if (SP_IS_ENTRY_FIELD (self->field))
    read_entry (self, &values);
  else
    values.stance = sp_stance_field_get_stance (SP_STANCE_FIELD (self->field));
  values.tags = (const char * const *) tags;
  write_values (self, &values);
}

static void
accept_cb (SpStatementEditor *self)
{
  if (!sp_field_is_valid (SP_FIELD (self->field)))
    return;
  sp_field_settle (SP_FIELD (self->field));
  if (self->tagging)
    write_tags (self);
  else
    write_field (self);
}

static void
choose_cb (SpStatementEditor *self,
           GtkListBoxRow     *row)
{
  SpStatement values = SP_STATEMENT_INIT;

  values.qualifier = gtk_list_box_row_get_index (row);
  values.form = gtk_list_box_row_get_index (row);
  write_values (self, &values);
}

/* The value that all of them have, or the default. */
static const SpStatement *
get_first (SpStatementEditor *self)
{
  return sp_snapshot_find_statement (sp_store_get_snapshot (self->store), g_array_index (self->ids, SpId, 0));
}

static void
add_choices (SpStatementEditor *self,
             GType              type,
             int                current)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);

  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  for (guint i = 0; i < class->n_values; i++)
    {
      g_autofree char *text = sp_choice_dup_label (type, class->values[i].value);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_list_box_append (self->list, row);
      if (class->values[i].value == current)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "statement-choices");
}

static void
add_name_field (SpStatementEditor *self,
                SpTable            table,
                SpId               current)
{
  SpNameField *field = g_object_new (SP_TYPE_NAME_FIELD, "title", sp_statement_column_get_title (self->column),
                                     "required", table != SP_TABLE_SOURCE, NULL);

  sp_name_field_set_table (field, table);
  sp_name_field_set_snapshot (field, sp_store_get_snapshot (self->store));
  sp_name_field_set_id (field, current);
  g_signal_connect_object (field, "taken", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  self->field = GTK_WIDGET (field);
}

static void
add_entry_field (SpStatementEditor *self,
                 SpEntryFormat      format,
                 const char        *text)
{
  self->field = g_object_new (SP_TYPE_ENTRY_FIELD, "title", sp_statement_column_get_title (self->column),
                              "format", format, NULL);
  if (text)
    sp_entry_field_set_text (SP_ENTRY_FIELD (self->field), text);
}

static void
add_stance_field (SpStatementEditor *self)
{
  const SpStatement *first = get_first (self);
  const SpIssue *issue = self->ids->len == 1 ? sp_snapshot_find_issue (sp_store_get_snapshot (self->store), first->issue) : NULL;
  SpStanceField *field = g_object_new (SP_TYPE_STANCE_FIELD, "title", sp_statement_column_get_title (self->column), NULL);

  sp_stance_field_set_ends (field, issue ? issue->oppose_end : "", issue ? issue->support_end : "");
  sp_stance_field_set_stance (field, self->ids->len == 1 ? first->stance : SP_STANCE_NONE);
  g_signal_connect_object (field, "edited", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  self->field = GTK_WIDGET (field);
}

/* One statement's value stands in the field to be changed; of many, the field begins empty. */
static void
add_field (SpStatementEditor *self)
{
  const SpStatement *first = get_first (self);
  gboolean single = self->ids->len == 1;
  g_autofree char *date = sp_date_to_iso (first->date);

  switch ((int) self->column)
    {
    case SP_STATEMENT_COLUMN_ACTOR:
      add_name_field (self, SP_TABLE_ACTOR, single ? first->actor : SP_ID_NONE);
      break;
    case SP_STATEMENT_COLUMN_ISSUE:
      add_name_field (self, SP_TABLE_ISSUE, single ? first->issue : SP_ID_NONE);
      break;
    case SP_STATEMENT_COLUMN_SOURCE:
      add_name_field (self, SP_TABLE_SOURCE, single ? first->source : SP_ID_NONE);
      break;
    case SP_STATEMENT_COLUMN_DATE:
      add_entry_field (self, SP_ENTRY_FORMAT_DATE, single ? date : NULL);
      break;
    case SP_STATEMENT_COLUMN_SALIENCE:
    case SP_STATEMENT_COLUMN_CONFIDENCE:
      add_entry_field (self, SP_ENTRY_FORMAT_NUMBER, NULL);
      if (single)
        sp_entry_field_set_number (SP_ENTRY_FIELD (self->field), self->column == SP_STATEMENT_COLUMN_SALIENCE
                                                                   ? first->salience : first->confidence);
      break;
    case SP_STATEMENT_COLUMN_TAGS:
      add_entry_field (self, SP_ENTRY_FORMAT_LIST, NULL);
      if (single && !self->tagging)
        sp_entry_field_set_list (SP_ENTRY_FIELD (self->field), first->tags);
      break;
    case SP_STATEMENT_COLUMN_REPORTED_BY:
      add_entry_field (self, SP_ENTRY_FORMAT_TEXT, single ? first->reported_by : NULL);
      break;
    case SP_STATEMENT_COLUMN_CODER:
      add_entry_field (self, SP_ENTRY_FORMAT_TEXT, single ? first->coder : NULL);
      break;
    case SP_STATEMENT_COLUMN_CONDITION:
      add_entry_field (self, SP_ENTRY_FORMAT_TEXT, single ? first->condition : NULL);
      break;
    default:
      break;
    }
}

static void
fill (SpStatementEditor *self)
{
  const SpStatement *first = get_first (self);
  int none = -1;

  if (self->column == SP_STATEMENT_COLUMN_QUALIFIER)
    add_choices (self, SP_TYPE_QUALIFIER, self->ids->len == 1 ? (int) first->qualifier : none);
  else if (self->column == SP_STATEMENT_COLUMN_FORM)
    add_choices (self, SP_TYPE_FORM, self->ids->len == 1 ? (int) first->form : none);
  else if (self->column == SP_STATEMENT_COLUMN_STANCE)
    add_stance_field (self);
  else
    add_field (self);

  if (!self->field)
    return;
  if (SP_IS_ENTRY_FIELD (self->field))
    g_signal_connect_object (self->field, "entry-activated", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, self->field);
}

static void
sp_statement_editor_map (GtkWidget *widget)
{
  SpStatementEditor *self = SP_STATEMENT_EDITOR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  GTK_WIDGET_CLASS (sp_statement_editor_parent_class)->map (widget);
  if (self->field)
    gtk_widget_child_focus (self->field, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
sp_statement_editor_dispose (GObject *object)
{
  SpStatementEditor *self = SP_STATEMENT_EDITOR (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (sp_statement_editor_parent_class)->dispose (object);
}

static void
sp_statement_editor_class_init (SpStatementEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_statement_editor_dispose;
  GTK_WIDGET_CLASS (klass)->map = sp_statement_editor_map;
  edited_signal = g_signal_new ("edited", SP_TYPE_STATEMENT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sp_statement_editor_init (SpStatementEditor *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), list);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
}

static GtkWidget *
create (SpStore           *store,
        GArray            *ids,
        SpStatementColumn  column,
        gboolean           tagging)
{
  SpStatementEditor *self = g_object_new (SP_TYPE_STATEMENT_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->ids = g_array_ref (ids);
  self->column = column;
  self->tagging = tagging;
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * sp_statement_editor_new:
 * @store: the project's store
 * @ids: (element-type SpId): statements that exist, one at least
 * @column: what to change of them
 *
 * Returns: (transfer floating): a popover, to be given a parent and shown
 */
GtkWidget *
sp_statement_editor_new (SpStore           *store,
                         GArray            *ids,
                         SpStatementColumn  column)
{
  return create (store, ids, column, FALSE);
}

/**
 * sp_statement_editor_new_tag:
 * @store: the project's store
 * @ids: (element-type SpId): statements that exist, one at least
 *
 * Returns: (transfer floating): a popover that adds tags to the statements
 */
GtkWidget *
sp_statement_editor_new_tag (SpStore *store,
                             GArray  *ids)
{
  return create (store, ids, SP_STATEMENT_COLUMN_TAGS, TRUE);
}

/**
 * sp_statement_editor_can:
 * @column: a column of the table
 *
 * Returns: whether it is edited in the table; quotes and notes have room in the inspector only
 */
gboolean
sp_statement_editor_can (SpStatementColumn column)
{
  return column != SP_STATEMENT_COLUMN_QUOTE && column != SP_STATEMENT_COLUMN_NOTE;
}
