/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * SpProgressDialog: tells that something takes its time, and offers to stop it. It appears only if the work is not over
 * within the blink of an eye.
 */
#define SP_TYPE_PROGRESS_DIALOG (sp_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpProgressDialog, sp_progress_dialog, SP, PROGRESS_DIALOG, AdwDialog)

SpProgressDialog *sp_progress_dialog_begin       (GtkWidget *parent, const char *words, GCancellable *cancellable);
void              sp_progress_dialog_set_fraction (SpProgressDialog *self, double fraction);
void              sp_progress_dialog_end         (SpProgressDialog *self);      /* gives the reference back */

G_END_DECLS
