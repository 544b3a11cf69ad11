/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-file-choice.h"
#include "sp-merge-dialog.h"
#include "sp-opening-task.h"

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

static gboolean
apply (SpWindow   *self,
       SpMerge    *merge,
       SpProject  *other,
       GError    **error)
{
  SpStore *store = sp_project_get_store (self->project);
  g_auto (GStrv) notes = NULL;
  guint counts[SP_CHANGE_DELETE + 1] = { 0 };
  gulong handler = g_signal_connect (store, "changed", G_CALLBACK (count_change_cb), counts);
  gboolean merged = sp_merge_apply (merge, store, sp_project_get_store (other), &notes, error);

  g_signal_handler_disconnect (store, handler);
  if (merged)
    tell_merged (self, counts, notes);
  return merged;
}

static void
decided_cb (SpMergeDialog *dialog,
            SpWindow      *self)
{
  SpProject *other = g_object_get_data (G_OBJECT (dialog), "other");
  g_autoptr (GError) error = NULL;

  if (!self->project)
    return;
  if (apply (self, sp_merge_dialog_get_merge (dialog), other, &error))
    adw_dialog_close (ADW_DIALOG (dialog));
  else
    sp_merge_dialog_show_error (dialog, error);
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
merge_with (SpWindow  *self,
            SpProject *other)
{
  g_autoptr (SpSnapshot) base = sp_merge_find_base (self->project, other);
  g_autoptr (SpMerge) merge = sp_merge_new (base, sp_store_get_snapshot (sp_project_get_store (self->project)),
                                            sp_store_get_snapshot (sp_project_get_store (other)));
  g_autoptr (GError) error = NULL;

  if (sp_merge_get_n_conflicts (merge) > 0)
    ask (self, g_steal_pointer (&merge), other);
  else if (!apply (self, merge, other, &error))
    sp_window_show_error (self, _("Nothing Was Merged"), error->message);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  SpWindow *self = SP_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProject) other = sp_opening_task_finish (result, &error);

  if (!self->project)
    return;
  if (other)
    merge_with (self, other);
  else
    sp_window_show_error (self, _("Nothing Was Merged"), error->message);
}

static void
file_chosen_cb (GObject      *dialog,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (SpWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file && self->project)
    sp_opening_task_start (file, SP_OPEN_PRIVATE, NULL, NULL, G_OBJECT (self), opened_cb, NULL);
}

static void
merge (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SpWindow *self = SP_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = sp_file_choice_new (_("Merge With Another Copy of the Project"));

  sp_inspector_settle (self->inspector);
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
