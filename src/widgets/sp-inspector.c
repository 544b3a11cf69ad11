/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-inspector.h"

#include <glib/gi18n-lib.h>

#include "sp-actor-form.h"
#include "sp-issue-form.h"
#include "sp-link-form.h"
#include "sp-name-matches.h"
#include "sp-related-group.h"
#include "sp-row-words.h"
#include "sp-several-panel.h"
#include "sp-source-error-form.h"
#include "sp-source-form.h"
#include "sp-statement-form.h"

/**
 * SpInspector:
 *
 * The panel beside the pages that shows the fields of the selected row, and what hangs on it.
 */
struct _SpInspector
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *kind_label;
  GtkLabel *name_label;
  GtkStack *forms;
  SpRelatedGroup *statements_group;
  SpRelatedGroup *links_group;
  GtkWidget *cell_button;
  GtkWidget *split_button;
  GtkWidget *delete_button;

  /* Made when something is shown in them for the first time. */
  SpRowForm *row_forms[SP_N_TABLES];
  SpSeveralPanel *several_panel;

  SpStore *store;
  SpSelection *selection;
};

G_DEFINE_FINAL_TYPE (SpInspector, sp_inspector, ADW_TYPE_BIN)

static guint edited_signal;

static GType
get_form_type (SpTable table)
{
  switch (table)
    {
    case SP_TABLE_ACTOR:
      return SP_TYPE_ACTOR_FORM;
    case SP_TABLE_ISSUE:
      return SP_TYPE_ISSUE_FORM;
    case SP_TABLE_SOURCE:
      return SP_TYPE_SOURCE_FORM;
    case SP_TABLE_SOURCE_ERROR:
      return SP_TYPE_SOURCE_ERROR_FORM;
    case SP_TABLE_STATEMENT:
      return SP_TYPE_STATEMENT_FORM;
    case SP_TABLE_LINK:
      return SP_TYPE_LINK_FORM;
    case SP_TABLE_PROJECT:
    case SP_TABLE_VIEW:
    default:
      g_assert_not_reached ();
    }
}

static SpRowForm *
get_form (SpInspector *self,
          SpTable      table)
{
  if (!self->row_forms[table])
    {
      self->row_forms[table] = g_object_new (get_form_type (table), NULL);
      gtk_stack_add_child (self->forms, GTK_WIDGET (self->row_forms[table]));
    }
  return self->row_forms[table];
}

static const char *
name_table (SpTable table)
{
  switch (table)
    {
    case SP_TABLE_ACTOR:
      return _("Actor");
    case SP_TABLE_ISSUE:
      return _("Issue");
    case SP_TABLE_SOURCE:
      return _("Source");
    case SP_TABLE_SOURCE_ERROR:
      return _("Known Error");
    case SP_TABLE_STATEMENT:
      return _("Statement");
    case SP_TABLE_LINK:
      return _("Link");
    case SP_TABLE_PROJECT:
    case SP_TABLE_VIEW:
    default:
      return "";
    }
}

static gboolean
is_there (SpInspector *self)
{
  g_autofree char *name = NULL;

  if (!self->store || !self->selection || sp_selection_is_empty (self->selection))
    return FALSE;
  name = sp_row_dup_name (sp_store_get_snapshot (self->store), sp_selection_get_table (self->selection),
                          sp_selection_get_id (self->selection));
  return *name != '\0';
}

static void
show_cell (SpInspector *self)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (self->store);
  SpId actor = sp_selection_get_id (self->selection);
  SpId issue = sp_selection_get_issue (self->selection);
  g_autofree char *name = g_strdup_printf (C_("statement", "%s: %s"), sp_name_of (snapshot, SP_TABLE_ACTOR, actor),
                                           sp_name_of (snapshot, SP_TABLE_ISSUE, issue));

  gtk_label_set_text (self->kind_label, _("Position"));
  gtk_label_set_text (self->name_label, name);
  gtk_widget_set_visible (GTK_WIDGET (self->forms), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->links_group), FALSE);
  sp_related_group_show_statements (self->statements_group, snapshot, actor, issue, SP_ID_NONE);
}

static void
show_related (SpInspector *self,
              SpTable      table,
              SpId         id)
{
  SpSnapshot *snapshot = sp_store_get_snapshot (self->store);

  if (table == SP_TABLE_ACTOR || table == SP_TABLE_ISSUE || table == SP_TABLE_SOURCE)
    sp_related_group_show_statements (self->statements_group, snapshot, table == SP_TABLE_ACTOR ? id : SP_ID_NONE,
                                      table == SP_TABLE_ISSUE ? id : SP_ID_NONE,
                                      table == SP_TABLE_SOURCE ? id : SP_ID_NONE);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->statements_group), FALSE);

  if (table == SP_TABLE_ACTOR)
    sp_related_group_show_links (self->links_group, snapshot, id);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->links_group), FALSE);
}

static void
show_heading (SpInspector *self,
              SpTable      table,
              SpId         id)
{
  g_autofree char *name = sp_row_dup_name (sp_store_get_snapshot (self->store), table, id);

  gtk_label_set_text (self->kind_label, name_table (table));
  gtk_label_set_text (self->name_label, name);
}

static void
show_row (SpInspector *self)
{
  SpTable table = sp_selection_get_table (self->selection);
  SpId id = sp_selection_get_id (self->selection);
  SpRowForm *form = get_form (self, table);

  show_heading (self, table, id);
  sp_row_form_edit (form, self->store, id);
  gtk_widget_set_visible (GTK_WIDGET (self->forms), TRUE);
  gtk_stack_set_visible_child (self->forms, GTK_WIDGET (form));
  show_related (self, table, id);
}

static gboolean
has_row (SpInspector *self,
         SpTable      table,
         SpId         id)
{
  g_autofree char *name = sp_row_dup_name (sp_store_get_snapshot (self->store), table, id);

  return *name != '\0';
}

/* Those of the selected rows that exist. */
static GArray *
list_several (SpInspector *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SpId));
  GArray *selected = self->selection ? sp_selection_get_ids (self->selection) : NULL;

  for (guint i = 0; self->store && selected && i < selected->len; i++)
    if (has_row (self, sp_selection_get_table (self->selection), g_array_index (selected, SpId, i)))
      g_array_append_val (ids, g_array_index (selected, SpId, i));
  return ids;
}

/* What is left of several is selected still: one of them after a merge. */
static void
several_edited_cb (SpInspector *self,
                   const char  *told)
{
  g_autoptr (GArray) ids = list_several (self);

  sp_selection_select_several (self->selection, sp_selection_get_table (self->selection), ids);
  g_signal_emit (self, edited_signal, 0, told);
}

static void
create_several_panel (SpInspector *self)
{
  self->several_panel = g_object_new (SP_TYPE_SEVERAL_PANEL, NULL);
  g_signal_connect_object (self->several_panel, "edited", G_CALLBACK (several_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->several_panel), "several");
}

static gboolean
show_several (SpInspector *self)
{
  g_autoptr (GArray) ids = list_several (self);

  if (ids->len < 2)
    return FALSE;
  if (!self->several_panel)
    create_several_panel (self);
  sp_several_panel_show (self->several_panel, self->store, sp_selection_get_table (self->selection), ids);
  gtk_stack_set_visible_child_name (self->stack, "several");
  return TRUE;
}

static void
show_selected (SpInspector *self)
{
  gboolean cell = self->selection && sp_selection_is_cell (self->selection);

  if (show_several (self))
    return;
  if (!is_there (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "row");
  gtk_widget_set_visible (self->cell_button, cell);
  gtk_widget_set_visible (self->split_button, !cell && sp_selection_get_table (self->selection) == SP_TABLE_ACTOR);
  gtk_widget_set_visible (self->delete_button, !cell);
  if (cell)
    show_cell (self);
  else
    show_row (self);
}

/* Typing that is under way belongs to the row that was selected. */
static void
selection_changed_cb (SpInspector *self)
{
  sp_inspector_settle (self);
  show_selected (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
snapshot_changed_cb (SpInspector *self)
{
  if (is_there (self) && !sp_selection_is_cell (self->selection))
    {
      SpTable table = sp_selection_get_table (self->selection);

      show_heading (self, table, sp_selection_get_id (self->selection));
      sp_row_form_reload (get_form (self, table));
      show_related (self, table, sp_selection_get_id (self->selection));
    }
  else
    show_selected (self);
}

static void
sp_inspector_dispose (GObject *object)
{
  SpInspector *self = SP_INSPECTOR (object);

  sp_inspector_set_store (self, NULL);
  g_clear_object (&self->selection);
  /* The bin would let go of the template's outermost child once more. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_INSPECTOR);

  G_OBJECT_CLASS (sp_inspector_parent_class)->dispose (object);
}

static void
sp_inspector_class_init (SpInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_inspector_dispose;

  /**
   * SpInspector::edited:
   * @told: what was done with several rows, in a sentence for the user
   */
  edited_signal = g_signal_new ("edited", SP_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  g_type_ensure (SP_TYPE_RELATED_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, SpInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, kind_label);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, name_label);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, forms);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, statements_group);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, links_group);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, cell_button);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, split_button);
  gtk_widget_class_bind_template_child (widget_class, SpInspector, delete_button);
}

static void
sp_inspector_init (SpInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_inspector_set_store:
 * @self: an inspector
 * @store: (nullable): the project's store
 *
 * Shows and edits a project, and follows it.
 */
void
sp_inspector_set_store (SpInspector *self,
                        SpStore     *store)
{
  g_return_if_fail (SP_IS_INSPECTOR (self));

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, snapshot_changed_cb, self);
  if (!g_set_object (&self->store, store))
    return;

  if (store)
    g_signal_connect_swapped (store, "notify::snapshot", G_CALLBACK (snapshot_changed_cb), self);
  show_selected (self);
}

/**
 * sp_inspector_set_selection:
 * @self: an inspector
 * @selection: what is selected in the window
 *
 * Follows the selection.
 */
void
sp_inspector_set_selection (SpInspector *self,
                            SpSelection *selection)
{
  g_return_if_fail (SP_IS_INSPECTOR (self));

  if (self->selection)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_set_object (&self->selection, selection);
  sp_related_group_set_selection (self->statements_group, selection);
  sp_related_group_set_selection (self->links_group, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  show_selected (self);
}

/**
 * sp_inspector_edit:
 * @self: an inspector
 *
 * Puts the focus to the first field of what is selected, wherever it was in the inspector before.
 */
void
sp_inspector_edit (SpInspector *self)
{
  GtkWidget *form;

  g_return_if_fail (SP_IS_INSPECTOR (self));

  form = gtk_stack_get_visible_child (self->forms);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "row") == 0 && form && gtk_widget_get_mapped (form))
    gtk_widget_grab_focus (sp_row_form_find_gap (SP_ROW_FORM (form)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * sp_inspector_settle:
 * @self: an inspector
 *
 * Ends typing that is under way, before saving for example.
 */
void
sp_inspector_settle (SpInspector *self)
{
  GtkWidget *form;

  g_return_if_fail (SP_IS_INSPECTOR (self));

  form = gtk_stack_get_visible_child (self->forms);
  if (self->store && form && sp_row_form_get_id (SP_ROW_FORM (form)) != SP_ID_NONE)
    sp_row_form_settle (SP_ROW_FORM (form));
}
