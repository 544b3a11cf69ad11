/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-file-choice.h"
#include "sp-merge-dialog.h"
#include "sp-merge-task.h"
#include "sp-progress-dialog.h"

/* Bringing another copy of the project in: the file is opened for reading, compared, asked about and taken as one edit. */

static void
count_change_cb (SpStore  *store,
                 SpChange *change,
                 guint     counts[])
{
  for (guint i = 0; i < sp_change_get_n_items (change); i++)
    counts[sp_change_get_item (change, i)->kind]++;
}

static void
tell_merged (SpWindow    *self,
             const guint  counts[],
             GStrv        notes)
{
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;

  if (counts[SP_CHANGE_INSERT] + counts[SP_CHANGE_UPDATE] + counts[SP_CHANGE_DELETE] == 0)
    {
      sp_window_toast (self, _("Nothing to merge: the other file has nothing new"));
      return;
    }
  /* Translators: numbers of rows of tables */
  words = g_strdup_printf (_("Merged: %u added, %u changed, %u deleted"), counts[SP_CHANGE_INSERT],
                           counts[SP_CHANGE_UPDATE], counts[SP_CHANGE_DELETE]);
  sp_window_toast_undo (self, words);
  if (notes[0] == NULL)
    return;
  list = g_strjoinv ("\n", notes);
  sp_window_show_error (self, _("Merged With Notes"), list);
}

/* A merge that is being done. */
typedef struct
{
  SpWindow *window;
  SpMergeDialog *dialog;        /* in which it was decided, and which owns it then; or NULL */
  SpMerge *merge;               /* else */
  SpProgressDialog *progress;
  guint counts[SP_CHANGE_DELETE + 1];
  gulong handler;
} Applying;

static void
free_applying (Applying *applying)
{
  g_clear_object (&applying->window);
  g_clear_object (&applying->dialog);
  g_clear_pointer (&applying->merge, sp_merge_free);
  g_free (applying);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Applying, free_applying)

static void
set_dialog_busy (SpMergeDialog *dialog,
                 gboolean       busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (dialog), !busy);
  adw_dialog_set_can_close (ADW_DIALOG (dialog), !busy);
}

static void
tell_not_merged (SpWindow      *self,
                 SpMergeDialog *dialog,
                 const GError  *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (dialog)
    sp_merge_dialog_show_error (dialog, error);
  else
    sp_window_show_error (self, _("Nothing Was Merged"), error->message);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Applying) applying = data;
  SpWindow *self = applying->window;
  g_auto (GStrv) notes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean merged = sp_merge_task_apply_finish (result, &notes, &error);

  g_signal_handler_disconnect (sp_project_get_store (self->project), applying->handler);
  sp_progress_dialog_end (applying->progress);
  if (applying->dialog)
    set_dialog_busy (applying->dialog, FALSE);
  if (merged && applying->dialog)
    adw_dialog_close (ADW_DIALOG (applying->dialog));
  if (merged)
    tell_merged (self, applying->counts, notes);
  else
    tell_not_merged (self, applying->dialog, error);
}

static void
apply (SpWindow      *self,
       SpMergeDialog *dialog,
       SpMerge       *merge,
       SpProject     *other)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Applying *applying = g_new0 (Applying, 1);

  applying->window = g_object_ref (self);
  g_set_object (&applying->dialog, dialog);
  applying->merge = dialog ? NULL : merge;
  applying->handler = g_signal_connect (sp_project_get_store (self->project), "changed", G_CALLBACK (count_change_cb),
                                        applying->counts);
  applying->progress = sp_progress_dialog_begin (GTK_WIDGET (self), _("Merging…"), cancellable);
  sp_merge_task_apply (self->project, merge, other, cancellable, G_OBJECT (self), applied_cb, applying);
}

static void
decided_cb (SpMergeDialog *dialog,
            SpWindow      *self)
{
  if (!self->project || sp_store_is_lent (sp_project_get_store (self->project)))
    return;
  set_dialog_busy (dialog, TRUE);
  apply (self, dialog, sp_merge_dialog_get_merge (dialog), g_object_get_data (G_OBJECT (dialog), "other"));
}

static void
ask (SpWindow  *self,
     SpMerge   *merge,
     SpProject *other)
{
  AdwDialog *dialog = sp_merge_dialog_new (merge);

  g_object_set_data_full (G_OBJECT (dialog), "other", g_object_ref (other), g_object_unref);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
compared_cb (GObject      *progress,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (SpProject) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMerge) merge = sp_merge_task_compare_finish (result, &other, &error);

  sp_progress_dialog_end (SP_PROGRESS_DIALOG (progress));
  if (!merge)
    tell_not_merged (self, NULL, error);
  else if (sp_merge_get_n_conflicts (merge) > 0)
    ask (self, g_steal_pointer (&merge), other);
  else
    apply (self, NULL, g_steal_pointer (&merge), other);
}

static void
progress_cb (double   fraction,
             gpointer object)
{
  sp_progress_dialog_set_fraction (SP_PROGRESS_DIALOG (object), fraction);
}

static void
file_chosen_cb (GObject      *dialog,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SpProgressDialog *progress;

  if (!file || !self->project)
    return;
  progress = sp_progress_dialog_begin (GTK_WIDGET (self), _("Comparing the two copies…"), cancellable);
  sp_merge_task_compare (self->project, file, cancellable, progress_cb, G_OBJECT (progress), compared_cb,
                         g_object_ref (self));
}

static void
merge (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = sp_file_choice_new (_("Merge With Another Copy of the Project"));

  sp_inspector_settle (self->view->inspector);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, file_chosen_cb, g_object_ref (self));
}

/**
 * sp_window_install_merge_actions:
 * @widget_class: the class of the window
 *
 * Installs the action that merges.
 */
void
sp_window_install_merge_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.merge", NULL, merge);
}
