/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-picture.h"

G_BEGIN_DECLS

/*
 * SpExportDialog: asks how a picture is to look, shows it, asks where it is to go, and writes it in a thread: one, or
 * all of them into a folder. The choices are kept for the next time.
 * Signal: exported (GFile), a file or a folder.
 */
#define SP_TYPE_EXPORT_DIALOG (sp_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpExportDialog, sp_export_dialog, SP, EXPORT_DIALOG, AdwDialog)

AdwDialog *sp_export_dialog_new         (SpSnapshot *snapshot, const char *name);
/* Before it is presented: each picture as it is on the screen, and which of them is chosen; -1 for all of them. */
void       sp_export_dialog_add_picture (SpExportDialog *self, const char *title, const SpPictureOptions *picture);
void       sp_export_dialog_choose      (SpExportDialog *self, int index);

G_END_DECLS
