/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sp-picture.h"

G_BEGIN_DECLS

/*
 * SpExportDialog: asks how a picture is to look, where it is to go, and writes it in a thread.
 * Signal: exported (GFile).
 */
#define SP_TYPE_EXPORT_DIALOG (sp_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SpExportDialog, sp_export_dialog, SP, EXPORT_DIALOG, AdwDialog)

/* Takes what the options hold for the time of the dialog: MATRIX and DIAGRAM as on the screen. */
AdwDialog *sp_export_dialog_new (SpSnapshot *snapshot, const char *name, SpPictureKind kind,
                                 const SpPictureOptions *matrix, const SpPictureOptions *diagram);

G_END_DECLS
