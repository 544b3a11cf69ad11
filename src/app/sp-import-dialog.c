/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-import-dialog.h"

#include <glib/gi18n.h>

#include "sp-import-task.h"

/* Nobody reads more lines of a kind than this; the rest is counted. */
#define MOST_LINES 100

static const char * const table_labels[SP_N_TABLES] = {
  [SP_TABLE_PROJECT] = N_("Project"),
  [SP_TABLE_ACTOR] = N_("Actors"),
  [SP_TABLE_ISSUE] = N_("Issues"),
  [SP_TABLE_SOURCE] = N_("Sources"),
  [SP_TABLE_SOURCE_ERROR] = N_("Known errors of sources"),
  [SP_TABLE_STATEMENT] = N_("Statements"),
  [SP_TABLE_LINK] = N_("Links"),
  [SP_TABLE_VIEW] = N_("Views"),
};

/**
 * SpImportDialog:
 *
 * What files hold, before it becomes part of the project: rows that would be added and changed, names that would be
 * created, and rows that are wrong, by file, line and column.
 */
struct _SpImportDialog
{
  AdwDialog parent_instance;

  GtkButton *import_button;
  AdwBanner *error_banner;
  GtkStack *stack;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkListBox *changes_list;
  AdwPreferencesGroup *problems_group;
  AdwSwitchRow *skip_row;
  GtkListBox *problems_list;
  AdwPreferencesGroup *names_group;
  GtkListBox *names_list;
  AdwPreferencesGroup *columns_group;
  GtkListBox *columns_list;
  GtkLabel *failed_label;

  SpStore *store;
  GListModel *files;
  GCancellable *cancellable;    /* nullable: of what runs */
  gboolean has_changes;         /* the files hold something to be imported */
};

G_DEFINE_FINAL_TYPE (SpImportDialog, sp_import_dialog, ADW_TYPE_DIALOG)

enum
{
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_line (GtkListBox *list,
          const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);
}

/* Shows some lines and counts the rest; without any, the group is not there. */
static void
show_lines (AdwPreferencesGroup *group,
            GtkListBox          *list,
            GStrv                lines)
{
  guint n = lines != NULL ? g_strv_length (lines) : 0;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < MIN (n, MOST_LINES); i++)
    add_line (list, lines[i], NULL);
  if (n > MOST_LINES)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("and %'u more", "and %'u more", n - MOST_LINES),
                                               n - MOST_LINES);

      add_line (list, rest, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

static char *
describe_counts (guint added,
                 guint updated)
{
  g_autofree char *added_words = g_strdup_printf (ngettext ("%'u added", "%'u added", added), added);
  g_autofree char *updated_words = g_strdup_printf (ngettext ("%'u changed", "%'u changed", updated), updated);

  if (updated == 0)
    return g_steal_pointer (&added_words);
  if (added == 0)
    return g_steal_pointer (&updated_words);
  return g_strdup_printf (_("%s, %s"), added_words, updated_words);
}

static void
show_changes (SpImportDialog       *self,
              const SpImportReport *report)
{
  self->has_changes = FALSE;
  gtk_list_box_remove_all (self->changes_list);
  for (guint i = 0; i < SP_N_TABLES; i++)
    {
      g_autofree char *counts = describe_counts (report->added[i], report->updated[i]);

      if (report->added[i] == 0 && report->updated[i] == 0)
        continue;
      self->has_changes = TRUE;
      add_line (self->changes_list, _(table_labels[i]), counts);
    }
  if (!self->has_changes)
    add_line (self->changes_list, _("Nothing"), _("All that the files hold is in the project already."));
}

static void
update_button (SpImportDialog *self)
{
  gboolean is_complete = !gtk_widget_get_visible (GTK_WIDGET (self->problems_group));

  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button),
                            self->has_changes && !self->cancellable
                            && (is_complete || adw_switch_row_get_active (self->skip_row)));
}

static void
skip_changed_cb (SpImportDialog *self)
{
  update_button (self);
}

static void
show_report (SpImportDialog       *self,
             const SpImportReport *report)
{
  show_changes (self, report);
  show_lines (self->problems_group, self->problems_list, report->problems);
  show_lines (self->names_group, self->names_list, report->created_names);
  show_lines (self->columns_group, self->columns_list, report->ignored_columns);
  gtk_stack_set_visible_child_name (self->stack, "report");
  update_button (self);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  gtk_progress_bar_set_fraction (SP_IMPORT_DIALOG (data)->progress_bar, CLAMP (fraction, 0, 1));
}

static void
start (SpImportDialog      *self,
       const char          *words,
       gboolean             dry_run,
       gboolean             skip_bad_rows,
       GAsyncReadyCallback  callback)
{
  self->cancellable = g_cancellable_new ();
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_banner_set_revealed (self->error_banner, FALSE);
  gtk_label_set_text (self->progress_label, words);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  update_button (self);
  sp_import_task_start (self->store, self->files, dry_run, skip_bad_rows, self->cancellable, progress_cb,
                        G_OBJECT (self), callback, NULL);
}

/* Returns whether the dialog is still there. */
static gboolean
end (SpImportDialog *self,
     const GError   *error)
{
  g_clear_object (&self->cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  adw_dialog_close (ADW_DIALOG (self));
  return FALSE;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  SpImportDialog *self = SP_IMPORT_DIALOG (source);
  g_autoptr (SpImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gboolean looked = sp_import_task_finish (result, &report, &error);

  if (!end (self, error))
    return;
  if (looked)
    {
      show_report (self, report);
      return;
    }
  gtk_label_set_text (self->failed_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  SpImportDialog *self = SP_IMPORT_DIALOG (source);
  g_autoptr (SpImportReport) report = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean imported = sp_import_task_finish (result, &report, &error);
  guint added = 0;
  guint updated = 0;

  if (!end (self, error))
    return;
  if (!imported)
    {
      gtk_stack_set_visible_child_name (self->stack, "report");
      adw_banner_set_title (self->error_banner, error->message);
      adw_banner_set_revealed (self->error_banner, TRUE);
      update_button (self);
      return;
    }
  for (guint i = 0; i < SP_N_TABLES; i++)
    {
      added += report->added[i];
      updated += report->updated[i];
    }
  counts = describe_counts (added, updated);
  /* Translators: %s is "12 added, 3 changed" */
  words = g_strdup_printf (_("Imported: %s"), counts);
  g_signal_emit (self, signals[IMPORTED], 0, words);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
import_cb (SpImportDialog *self)
{
  start (self, _("Importing…"), FALSE, adw_switch_row_get_active (self->skip_row), imported_cb);
}

static void
cancel_cb (SpImportDialog *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
sp_import_dialog_dispose (GObject *object)
{
  SpImportDialog *self = SP_IMPORT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->files);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (sp_import_dialog_parent_class)->dispose (object);
}

static void
sp_import_dialog_class_init (SpImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_import_dialog_dispose;

  /**
   * SpImportDialog::imported:
   * @self: the dialog, about to close
   * @words: what was done
   */
  signals[IMPORTED] = g_signal_new ("imported", SP_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, changes_list);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, problems_group);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, skip_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, problems_list);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, names_group);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, names_list);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, columns_list);
  gtk_widget_class_bind_template_child (widget_class, SpImportDialog, failed_label);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_changed_cb);
}

static void
sp_import_dialog_init (SpImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_import_dialog_new:
 * @store: the project, not in an edit
 * @files: of GFile: as for sp_import()
 *
 * Returns: (transfer floating): a dialog that looks into the files at once, to be presented
 */
AdwDialog *
sp_import_dialog_new (SpStore    *store,
                      GListModel *files)
{
  SpImportDialog *self = g_object_new (SP_TYPE_IMPORT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->files = g_object_ref (files);
  start (self, _("Looking into the files…"), TRUE, TRUE, looked_cb);
  return ADW_DIALOG (self);
}
