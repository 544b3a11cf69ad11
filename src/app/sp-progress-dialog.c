/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-config.h"

#include "sp-progress-dialog.h"

#define DELAY 400             /* milliseconds before it appears */
#define PULSE 120             /* milliseconds between the steps of a bar without an end */

struct _SpProgressDialog
{
  AdwDialog parent_instance;

  GtkLabel *words_label;
  GtkProgressBar *progress_bar;

  GtkWidget *parent;
  GCancellable *cancellable;
  guint delay_id;
  guint pulse_id;
};

G_DEFINE_FINAL_TYPE (SpProgressDialog, sp_progress_dialog, ADW_TYPE_DIALOG)

static gboolean
appear_cb (gpointer data)
{
  SpProgressDialog *self = data;

  self->delay_id = 0;
  adw_dialog_present (ADW_DIALOG (self), self->parent);
  return G_SOURCE_REMOVE;
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (SP_PROGRESS_DIALOG (data)->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (SpProgressDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
sp_progress_dialog_dispose (GObject *object)
{
  SpProgressDialog *self = SP_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->parent);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_PROGRESS_DIALOG);

  G_OBJECT_CLASS (sp_progress_dialog_parent_class)->dispose (object);
}

static void
sp_progress_dialog_class_init (SpProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_progress_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/standpoint/Standpoint/sp-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgressDialog, words_label);
  gtk_widget_class_bind_template_child (widget_class, SpProgressDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
sp_progress_dialog_init (SpProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sp_progress_dialog_begin:
 * @parent: over what it appears
 * @words: what is being done
 * @cancellable: cancelled when the user asks for it
 *
 * Begins to tell of work. As long as nobody tells how far it is, the bar only moves.
 *
 * Returns: (transfer full): the dialog, to be ended with sp_progress_dialog_end()
 */
SpProgressDialog *
sp_progress_dialog_begin (GtkWidget    *parent,
                          const char   *words,
                          GCancellable *cancellable)
{
  SpProgressDialog *self = g_object_ref_sink (g_object_new (SP_TYPE_PROGRESS_DIALOG, NULL));

  self->parent = g_object_ref (parent);
  self->cancellable = g_object_ref (cancellable);
  adw_dialog_set_title (ADW_DIALOG (self), words);
  gtk_label_set_text (self->words_label, words);
  self->delay_id = g_timeout_add (DELAY, appear_cb, self);
  self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
  return self;
}

/**
 * sp_progress_dialog_set_fraction:
 * @self: a dialog
 * @fraction: from 0 to 1
 *
 * Shows how much is done.
 */
void
sp_progress_dialog_set_fraction (SpProgressDialog *self,
                                 double            fraction)
{
  g_return_if_fail (SP_IS_PROGRESS_DIALOG (self));

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

/**
 * sp_progress_dialog_end:
 * @self: (transfer full): a dialog
 *
 * Takes the dialog away; to be called when the work is over, also when it was cancelled.
 */
void
sp_progress_dialog_end (SpProgressDialog *self)
{
  g_autoptr (SpProgressDialog) ended = self;

  g_return_if_fail (SP_IS_PROGRESS_DIALOG (self));

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    adw_dialog_force_close (ADW_DIALOG (ended));
}
