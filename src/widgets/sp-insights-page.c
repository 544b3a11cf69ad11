/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-insights-page.h"

#include <glib/gi18n-lib.h>

#include "sp-go-on.h"
#include "sp-insight-group.h"

/* Milliseconds before work is shown to be going on. */
#define SPINNER_DELAY 400

/**
 * SpInsightsPage:
 *
 * The insights are computed in a worker thread from a snapshot, one at a time: what changes meanwhile stops the work and
 * begins it anew. A page that no one sees waits until it is looked at.
 */
struct _SpInsightsPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *date_label;
  GtkWidget *spinner;
  GtkWidget *copy_button;
  AdwComboRow *rule_row;
  AdwSwitchRow *roll_up_row;
  AdwSpinRow *resolution_row;
  GtkStack *stack;
  GtkBox *box;
  AdwStatusPage *empty_page;

  SpStore *store;
  SpSelection *selection;
  SpInsightGroup *groups[SP_N_INSIGHTS];
  GPtrArray *insights;        /* nullable: what is shown */
  SpSnapshot *snapshot;       /* and what it was found in */
  SpInsightOptions options;
  GCancellable *cancellable;  /* nullable: of the work that is going on */
  guint spinner_id;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (SpInsightsPage, sp_insights_page, ADW_TYPE_BIN)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void compute (SpInsightsPage *self);

typedef struct
{
  SpSnapshot *snapshot;
  SpInsightOptions options;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  sp_snapshot_unref (work->snapshot);
  g_free (work);
}

static void
compute_in_thread_cb (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  Work *work = data;
  GPtrArray *insights = sp_insights_compute (work->snapshot, &work->options, sp_go_on_unless_cancelled_cb, cancellable);

  if (insights)
    g_task_return_pointer (task, insights, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
}

static void
stop_spinner (SpInsightsPage *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
}

static void
show_spinner_cb (gpointer data)
{
  SpInsightsPage *self = data;

  self->spinner_id = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
}

static void
show_empty (SpInsightsPage *self,
            gboolean        has_statements)
{
  adw_status_page_set_title (self->empty_page, has_statements ? _("No Statements Yet at This Date") : _("No Statements"));
  adw_status_page_set_description (self->empty_page, has_statements
                                   ? _("All statements are later than the date of the project.")
                                   : _("Who is furthest apart, who agrees, who moved: all of it follows from statements."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_set_sensitive (self->copy_button, FALSE);
}

static gboolean
counts_any (SpSnapshot *snapshot)
{
  SpDate as_of = sp_snapshot_get_project (snapshot)->as_of;
  gint32 day = sp_date_get_last_day (as_of);

  for (guint i = 0; i < sp_snapshot_get_n_statements (snapshot); i++)
    if (!sp_date_is_known (as_of) || sp_date_get_last_day (sp_snapshot_get_statement (snapshot, i)->date) <= day)
      return TRUE;
  return FALSE;
}

static void
show_date (SpInsightsPage *self)
{
  SpDate as_of = sp_snapshot_get_project (sp_store_get_snapshot (self->store))->as_of;
  g_autofree char *date = sp_date_format (as_of);
  g_autofree char *text = sp_date_is_known (as_of) ? g_strdup_printf (_("As of %s"), date) : g_strdup (_("All statements"));

  gtk_label_set_text (self->date_label, text);
}

static void
show_insights (SpInsightsPage *self,
               const Work     *work,
               GPtrArray      *insights)
{
  g_clear_pointer (&self->insights, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  self->insights = g_ptr_array_ref (insights);
  self->snapshot = sp_snapshot_ref (work->snapshot);
  self->options = work->options;
  for (guint kind = 0; kind < SP_N_INSIGHTS; kind++)
    sp_insight_group_show (self->groups[kind], insights);
  gtk_stack_set_visible_child_name (self->stack, "insights");
  gtk_widget_set_sensitive (self->copy_button, TRUE);
}

static void
computed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  SpInsightsPage *self = SP_INSIGHTS_PAGE (object);
  g_autoptr (GPtrArray) insights = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  stop_spinner (self);
  if (insights && self->store && !self->is_stale)
    show_insights (self, g_task_get_task_data (G_TASK (result)), insights);
  if (self->is_stale)
    compute (self);
}

static Work *
create_work (SpInsightsPage *self)
{
  Work *work = g_new0 (Work, 1);

  work->snapshot = sp_snapshot_ref (sp_store_get_snapshot (self->store));
  work->options.positions.as_of = sp_snapshot_get_project (work->snapshot)->as_of;
  work->options.positions.rule = adw_combo_row_get_selected (self->rule_row);
  work->options.positions.roll_up = adw_switch_row_get_active (self->roll_up_row);
  work->options.resolution = adw_spin_row_get_value (self->resolution_row);
  work->options.seed = 1;
  return work;
}

/* Begins the work, or ends the one that is going on so that it begins anew. */
static void
compute (SpInsightsPage *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_stale = self->store != NULL;
  if (self->cancellable)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  if (!self->store || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->is_stale = FALSE;
  show_date (self);
  if (!counts_any (sp_store_get_snapshot (self->store)))
    {
      show_empty (self, sp_snapshot_get_n_statements (sp_store_get_snapshot (self->store)) > 0);
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->spinner_id = g_timeout_add_once (SPINNER_DELAY, show_spinner_cb, self);
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_task_data (task, create_work (self), free_work);
  g_task_run_in_thread (task, compute_in_thread_cb);
}

static gboolean
touches_rows (SpChange *change)
{
  for (int table = 0; table < SP_N_TABLES; table++)
    if (table != SP_TABLE_VIEW && table != SP_TABLE_SOURCE && table != SP_TABLE_SOURCE_ERROR && sp_change_touches (change, table))
      return TRUE;
  return FALSE;
}

static void
store_changed_cb (SpInsightsPage *self,
                  SpChange       *change)
{
  if (touches_rows (change))
    compute (self);
}

static void
go_to_cb (SpInsightsPage *self,
          int             table,
          gint64          id,
          gint64          issue)
{
  if (!self->selection)
    return;

  if (issue != SP_ID_NONE)
    sp_selection_select_cell (self->selection, id, issue);
  else
    sp_selection_select (self->selection, table, id);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
copy_cb (SpInsightsPage *self)
{
  g_autofree char *text = NULL;

  if (!self->insights)
    return;

  text = sp_insights_to_text (self->insights, self->snapshot, &self->options);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("All insights are on the clipboard as text")));
}

static void
sp_insights_page_map (GtkWidget *widget)
{
  SpInsightsPage *self = SP_INSIGHTS_PAGE (widget);

  GTK_WIDGET_CLASS (sp_insights_page_parent_class)->map (widget);
  if (self->is_stale && !self->cancellable)
    compute (self);
}

static void
sp_insights_page_dispose (GObject *object)
{
  SpInsightsPage *self = SP_INSIGHTS_PAGE (object);

  sp_insights_page_set_store (self, NULL);
  g_clear_object (&self->selection);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_pointer (&self->insights, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  /* The bin would let go of the template's outermost child once more. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_INSIGHTS_PAGE);

  G_OBJECT_CLASS (sp_insights_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-insights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, date_label);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, rule_row);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, roll_up_row);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, resolution_row);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, box);
  gtk_widget_class_bind_template_child (widget_class, SpInsightsPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, compute);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
sp_insights_page_class_init (SpInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_insights_page_dispose;
  widget_class->map = sp_insights_page_map;
  /**
   * SpInsightsPage::activated:
   *
   * A row was asked for; it is selected already.
   */
  signals[ACTIVATED] = g_signal_new ("activated", SP_TYPE_INSIGHTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  bind_template (widget_class);
}

static void
sp_insights_page_init (SpInsightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint kind = 0; kind < SP_N_INSIGHTS; kind++)
    {
      self->groups[kind] = SP_INSIGHT_GROUP (sp_insight_group_new (kind));
      g_signal_connect_object (self->groups[kind], "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->box, GTK_WIDGET (self->groups[kind]));
    }
}

/**
 * sp_insights_page_set_store:
 * @self: a page
 * @store: (nullable): the project's store
 *
 * Shows what stands out in a project, and follows it.
 */
void
sp_insights_page_set_store (SpInsightsPage *self,
                            SpStore        *store)
{
  g_return_if_fail (SP_IS_INSIGHTS_PAGE (self));

  if (self->store)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  if (!g_set_object (&self->store, store))
    return;

  if (store)
    g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  compute (self);
}

/**
 * sp_insights_page_set_selection:
 * @self: a page
 * @selection: what is selected in the window
 *
 * Lets a click select what stands behind an insight.
 */
void
sp_insights_page_set_selection (SpInsightsPage *self,
                                SpSelection    *selection)
{
  g_return_if_fail (SP_IS_INSIGHTS_PAGE (self));

  g_set_object (&self->selection, selection);
}
